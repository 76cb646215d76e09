//! The functional core of the editor: the draft, what follows from it, where the
//! user is. [`Session::apply`] alone changes it and returns what the shell must do;
//! [`Session::report`] takes what the shell has done. No files, no clock, no window.

pub mod action;

mod apply;
mod history;
mod report;
mod setup;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use action::{Dialog, Effect, Zoom};
use history::History;
use jiff::civil::Date;

use crate::{
    check::{self, Problem},
    fonts::Fonts,
    layout::{Layouter, Options, pages::Pages},
    model::{
        article::{Article, Part, Place},
        draft::{Draft, Id},
        fill::fill,
    },
};

/// Longest answer taken, in characters: far more than any clause, and short enough
/// that every keystroke stays instant.
pub const ANSWER_MAX: usize = 20_000;

/// What the session is told of the world.
pub struct Environment {
    /// The bundled fonts.
    pub fonts: &'static Fonts,
    /// Today, for birth dates and the like.
    pub today: Date,
    /// Templates of the gallery.
    pub templates: Vec<Draft>,
    /// Drafts opened last.
    pub recent: Vec<RecentFile>,
    /// Drafts that a crash left behind.
    pub recovered: Vec<RecoveredDraft>,
}

/// A draft opened before, as the start screen shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct RecentFile {
    /// The file.
    pub path: PathBuf,
    /// The agreement's title.
    pub title: String,
    /// It is no longer there.
    pub missing: bool,
}

/// A draft that a crash left behind, as the start screen shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct RecoveredDraft {
    /// The agreement's title; empty when the copy cannot be read.
    pub title: String,
    /// When the copy was written.
    pub when: String,
}

/// Is what we see in a file?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedState {
    /// It never was.
    Never,
    /// It is, as it stands.
    Saved,
    /// It was, before the last changes.
    Changed,
    /// It is, and cannot be saved: a newer version wrote it.
    ReadOnly,
}

/// Where the caret is wanted. The window follows when the serial changes.
#[derive(Clone, Debug, PartialEq)]
pub struct CaretRequest {
    /// Grows with each request.
    pub serial: u64,
    /// The field; none means the part's first.
    pub field: Option<Id>,
    /// The part whose form holds it.
    pub part: Part,
}

/// What the pages shall show. The window follows when the serial changes.
#[derive(Clone, Debug, PartialEq)]
pub struct ScrollRequest {
    /// Grows with each request.
    pub serial: u64,
    /// The place.
    pub place: Place,
}

/// What was done or cannot be, for the window to say in its language.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// An answer was longer than [`ANSWER_MAX`]; the rest was not taken.
    AnswerCut,
    /// The draft is of a newer version and cannot be changed.
    ReadOnly,
    /// A draft of a newer version was opened.
    OpenedReadOnly,
    /// A remedy was taken.
    Fixed,
    /// There is no problem to go to.
    NoProblems,
    /// Unsaved work was recovered.
    Recovered,
    /// The draft stands in its file.
    Saved,
    /// The PDF stands in its file.
    Exported,
    /// What became of printing, in the shell's words.
    Printed(String),
}

/// A short message on what was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Grows with each message.
    pub serial: u64,
    /// What it says.
    pub message: Message,
    /// The file it is about.
    pub path: Option<PathBuf>,
}

/// The editor's state.
pub struct Session {
    environment: Environment,
    open: Option<Open>,
    layouter: Layouter,
    /// What shows while no draft is open.
    nothing: (Article, Arc<Pages>),
    caret: CaretRequest,
    scroll: ScrollRequest,
    dialog: Option<Dialog>,
    toast: Option<Toast>,
    zoom: Zoom,
    serial: u64,
    /// What the user asked for and a save must come before.
    pending: Option<action::Action>,
}

/// An open draft and what follows from it.
struct Open {
    draft: Draft,
    article: Article,
    pages: Arc<Pages>,
    problems: Vec<Problem>,
    progress: (usize, usize),
    history: History,
    part: Part,
    focus: Option<Place>,
    path: Option<PathBuf>,
    read_only: bool,
    /// The draft as it stands in its file, by the history's revision.
    saved: Option<u64>,
}

impl Session {
    /// A session on the start screen.
    pub fn new(environment: Environment) -> Session {
        let layouter = Layouter::new(environment.fonts);
        let place = Place::part(Part::Title);
        Session {
            environment,
            open: None,
            layouter,
            nothing: (Article::default(), Arc::default()),
            caret: CaretRequest {
                serial: 0,
                field: None,
                part: Part::Title,
            },
            scroll: ScrollRequest { serial: 0, place },
            dialog: None,
            toast: None,
            zoom: Zoom::FitWidth,
            serial: 0,
            pending: None,
        }
    }

    /// What the session was told of the world.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The draft; none on the start screen.
    pub fn draft(&self) -> Option<&Draft> {
        self.open.as_ref().map(|o| &o.draft)
    }

    /// The draft's words.
    pub fn article(&self) -> &Article {
        self.open.as_ref().map_or(&self.nothing.0, |o| &o.article)
    }

    /// The draft's pages.
    pub fn pages(&self) -> &Arc<Pages> {
        self.open.as_ref().map_or(&self.nothing.1, |o| &o.pages)
    }

    /// The draft's problems in page order.
    pub fn problems(&self) -> &[Problem] {
        self.open.as_ref().map_or(&[], |o| &o.problems)
    }

    /// The part whose form is shown.
    pub fn part(&self) -> &Part {
        self.open.as_ref().map_or(&Part::Title, |o| &o.part)
    }

    /// The place marked on the page.
    pub fn focus(&self) -> Option<&Place> {
        self.open.as_ref().and_then(|o| o.focus.as_ref())
    }

    /// Where the caret is wanted.
    pub fn caret(&self) -> &CaretRequest {
        &self.caret
    }

    /// What the pages shall show.
    pub fn scroll(&self) -> &ScrollRequest {
        &self.scroll
    }

    /// The draft's file.
    pub fn path(&self) -> Option<&Path> {
        self.open.as_ref().and_then(|o| o.path.as_deref())
    }

    /// Is what we see in a file?
    pub fn saved(&self) -> SavedState {
        let Some(open) = &self.open else {
            return SavedState::Saved;
        };
        match open.saved {
            _ if open.read_only => SavedState::ReadOnly,
            Some(revision) if revision == open.history.revision() => SavedState::Saved,
            Some(_) => SavedState::Changed,
            None => SavedState::Never,
        }
    }

    /// Would closing now lose something? A draft in no file that nobody has typed
    /// into would not be missed.
    pub fn has_unsaved_work(&self) -> bool {
        let Some(open) = &self.open else { return false };
        match self.saved() {
            SavedState::Saved | SavedState::ReadOnly => false,
            SavedState::Changed => true,
            SavedState::Never => open.history.revision() != history::FIRST,
        }
    }

    /// Is there a step to take back?
    pub fn can_undo(&self) -> bool {
        self.open.as_ref().is_some_and(|o| o.history.can_undo())
    }

    /// Is there an undone step to take again?
    pub fn can_redo(&self) -> bool {
        self.open.as_ref().is_some_and(|o| o.history.can_redo())
    }

    /// The question that must be answered first.
    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialog.as_ref()
    }

    /// The message on what was done.
    pub fn toast(&self) -> Option<&Toast> {
        self.toast.as_ref()
    }

    /// How large the pages are shown.
    pub fn zoom(&self) -> Zoom {
        self.zoom
    }

    /// Required fields that are printed: how many are filled, of how many.
    pub fn progress(&self) -> (usize, usize) {
        self.open.as_ref().map_or((0, 0), |o| o.progress)
    }

    /// The pages with or without the 草稿 mark, for export and print.
    pub fn pages_for_print(&self, draft_copy: bool) -> Pages {
        let mut layouter = Layouter::new(self.environment.fonts);
        let options = Options {
            watermark: draft_copy,
        };
        layouter.update(self.article(), &options)
    }

    /// Shows a newer list of recent and recovered drafts on the start screen.
    pub fn set_start_lists(&mut self, recent: Vec<RecentFile>, recovered: Vec<RecoveredDraft>) {
        self.environment.recent = recent;
        self.environment.recovered = recovered;
    }

    fn open_draft(&mut self, draft: Draft, path: Option<PathBuf>, read_only: bool, saved: bool) {
        let article = fill(&draft);
        let history = History::default();
        let open = Open {
            pages: Arc::default(),
            problems: Vec::new(),
            progress: (0, 0),
            saved: saved.then_some(history.revision()),
            part: first_part(&draft),
            draft,
            article,
            history,
            focus: None,
            path,
            read_only,
        };
        self.open = Some(open);
        self.recompute();
        self.request_caret(None);
    }

    /// Everything that follows from the draft.
    fn recompute(&mut self) {
        let Some(open) = &mut self.open else { return };
        let environment = &self.environment;
        open.article = fill(&open.draft);
        open.pages = Arc::new(self.layouter.update(&open.article, &Options::default()));
        open.problems = check::check(
            &open.draft,
            &open.article,
            environment.fonts,
            environment.today,
        );
        open.progress = check::progress(&open.draft);
    }

    fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    fn request_caret(&mut self, field: Option<Id>) {
        let serial = self.next_serial();
        self.caret = CaretRequest {
            serial,
            field,
            part: self.part().clone(),
        };
    }

    fn request_scroll(&mut self, place: Place) {
        let serial = self.next_serial();
        self.scroll = ScrollRequest { serial, place };
    }

    fn say(&mut self, message: Message, path: Option<PathBuf>) {
        let serial = self.next_serial();
        self.toast = Some(Toast {
            serial,
            message,
            path,
        });
    }
}

/// The first part with something to fill.
fn first_part(draft: &Draft) -> Part {
    if draft.agreement.parties.is_empty() {
        Part::Title
    } else {
        Part::Party(0)
    }
}

/// Effects that follow any change of the draft.
fn after_change() -> Vec<Effect> {
    vec![Effect::KeepRecovery]
}
