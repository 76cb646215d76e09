//! The shell around the editor: one frame, and the effects of its actions.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, Sender, channel},
    time::{Duration, Instant},
};

use eframe::egui::{self, ViewportCommand};

use super::{
    Options,
    picker::{DesktopPicker, FilePicker},
    printing,
    probe::ProbeFile,
    recovery::RecoveryWriter,
};
use crate::{
    fonts::Fonts,
    pdf,
    session::{
        Environment, RecentFile, RecoveredDraft, Session,
        action::{Action, Effect, Event, Zoom},
    },
    store::{self, Fingerprint, Recents, Recovered, Recovery, SaveError, Settings},
    ui::{Editor, strings::Language},
};

/// A recovery copy is at most this old.
const RECOVERY_DELAY: Duration = Duration::from_secs(1);

/// What a desktop's own bars take of the screen's height, in points.
const ROOM_FOR_BARS: f32 = 80.0;

/// The window's state outside the editor.
pub(super) struct Shell {
    editor: Editor,
    picker: Box<dyn FilePicker>,
    answers: (Sender<Event>, Receiver<Event>),
    /// The file we read or wrote last, and what it held.
    known: Option<(PathBuf, Fingerprint)>,
    /// Nothing in tests: the list belongs to the user.
    recents: Option<Recents>,
    recovered: Vec<Recovered>,
    recovery: Option<RecoveryWriter>,
    recovery_due: Option<Instant>,
    settings: Settings,
    probe: Option<ProbeFile>,
    title: String,
    is_closing: bool,
    is_fitted: bool,
    /// PDFs handed to a viewer, removed when the window closes.
    handed_out: Vec<tempfile::TempPath>,
}

impl Shell {
    pub(super) fn new(ctx: &egui::Context, options: &Options) -> Shell {
        let (recents, recovered) = (Recents::load(), Recovery::list());
        let settings = Settings::load();
        let session = Session::new(Environment {
            fonts: Fonts::bundled(),
            today: jiff::ZonedDateTime::now().date(),
            templates: store::templates(),
            recent: recents.files.iter().map(recent_file).collect(),
            recovered: recovered.iter().map(recovered_draft).collect(),
        });
        let mut editor = Editor::new(session);
        editor.input_method_below =
            cfg!(target_os = "linux") && std::env::var_os("WAYLAND_DISPLAY").is_none();
        take_settings(ctx, &mut editor, &settings);
        let probe = options.probe.as_deref().map(ProbeFile::new);
        if probe.is_some() {
            editor.memory.probe.switch_on();
        }
        let mut shell = Shell {
            recents: Some(recents),
            recovered,
            settings,
            probe,
            ..Shell::with(editor, Box::new(DesktopPicker))
        };
        let (sender, repaint) = (shell.answers.0.clone(), ctx.clone());
        shell.recovery = Recovery::begin().map(|recovery| {
            RecoveryWriter::new(recovery, move |e| {
                // The window may be gone by now; then nobody waits for the answer.
                let _ = sender.send(failed(e));
                repaint.request_repaint();
            })
        });
        if let Some(path) = &options.open {
            shell.act(Action::OpenPath(path.clone()));
            shell.perform_all(ctx);
        }
        shell
    }

    /// A shell that knows of no earlier work and keeps no record of it.
    fn with(editor: Editor, picker: Box<dyn FilePicker>) -> Shell {
        Shell {
            editor,
            picker,
            answers: channel(),
            known: None,
            recents: None,
            recovered: Vec::new(),
            recovery: None,
            recovery_due: None,
            settings: Settings::default(),
            probe: None,
            title: String::new(),
            is_closing: false,
            is_fitted: false,
            handed_out: Vec::new(),
        }
    }

    fn act(&mut self, action: Action) {
        let effects = self.editor.session.apply(action);
        self.editor.effects.extend(effects);
    }

    fn take_answers(&mut self) {
        while let Ok(event) = self.answers.1.try_recv() {
            self.report(event);
        }
    }

    /// Performs effects until none is left; what came of one may ask for more.
    fn perform_all(&mut self, ctx: &egui::Context) {
        while !self.editor.effects.is_empty() {
            for effect in std::mem::take(&mut self.editor.effects) {
                if let Some(event) = self.perform(ctx, effect) {
                    self.report(event);
                }
            }
        }
    }

    fn report(&mut self, event: Event) {
        let effects = self.editor.session.report(event);
        self.editor.effects.extend(effects);
    }

    fn perform(&mut self, ctx: &egui::Context, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Pick { purpose, suggested } => {
                let (sender, ctx) = (self.answers.0.clone(), ctx.clone());
                let answer = Box::new(move |event| {
                    // The window may be gone by now; then nobody waits for the answer.
                    let _ = sender.send(event);
                    ctx.request_repaint();
                });
                let t = self.editor.memory.strings();
                self.picker.pick(purpose, &suggested, t, answer);
                None
            }
            Effect::Load(path) => Some(self.load(path)),
            Effect::Write { path, overwrite } => self.write(path, overwrite),
            Effect::WritePdf { path, draft_copy } => Some(self.export(path, draft_copy)),
            Effect::Print { draft_copy } => self.print(ctx, draft_copy),
            Effect::KeepRecovery => {
                let due = || Instant::now() + RECOVERY_DELAY;
                self.recovery_due.get_or_insert_with(due);
                None
            }
            Effect::DropRecovery => {
                self.recovery_due = None;
                if let Some(recovery) = &self.recovery {
                    recovery.discard();
                }
                None
            }
            Effect::LoadRecovered(n) => {
                let recovered = self.recovered.get(n)?;
                Some(match Recovery::load(recovered) {
                    Ok(draft) => Event::Loaded {
                        path: recovered.path.clone(),
                        draft: Box::new(draft),
                        read_only: false,
                        recovered: true,
                    },
                    Err(e) => failed(e),
                })
            }
            Effect::DeleteRecovered(n) => {
                if n < self.recovered.len() {
                    Recovery::delete(&self.recovered.remove(n));
                    self.show_start_lists();
                }
                None
            }
            Effect::Close => {
                self.is_closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
                None
            }
        }
    }

    fn load(&mut self, path: PathBuf) -> Event {
        match store::open(&path) {
            Ok(opened) => {
                self.known = Some((path.clone(), opened.fingerprint));
                self.note_recent(&path, &opened.draft.agreement.title);
                Event::Loaded {
                    path: Some(path),
                    draft: Box::new(opened.draft),
                    read_only: opened.newer,
                    recovered: false,
                }
            }
            Err(e) => failed(e),
        }
    }

    fn write(&mut self, path: PathBuf, overwrite: bool) -> Option<Event> {
        let draft = self.editor.session.draft()?;
        let expected = self
            .known
            .as_ref()
            .filter(|(known, _)| *known == path && !overwrite);
        Some(
            match store::save(&path, draft, expected.map(|(_, print)| print)) {
                Ok(fingerprint) => {
                    let title = draft.agreement.title.clone();
                    self.known = Some((path.clone(), fingerprint));
                    self.note_recent(&path, &title);
                    Event::Written { path }
                }
                Err(SaveError::ChangedOnDisk(path)) => Event::ChangedOnDisk { path },
                Err(e) => failed(e),
            },
        )
    }

    /// The list of recent files is a convenience: if it cannot be written, the work
    /// goes on without a word.
    fn note_recent(&mut self, path: &Path, title: &str) {
        if let Some(recents) = &mut self.recents {
            let _ = recents.note(path, title);
            self.show_start_lists();
        }
    }

    fn show_start_lists(&mut self) {
        let recent = self.recents.iter().flat_map(|r| &r.files);
        let recent = recent.map(recent_file).collect();
        let recovered = self.recovered.iter().map(recovered_draft).collect();
        self.editor.session.set_start_lists(recent, recovered);
    }

    fn export(&mut self, path: PathBuf, draft_copy: bool) -> Event {
        match self.pdf(draft_copy) {
            Ok(bytes) => match store::write_file(&path, &bytes) {
                Ok(()) => Event::Exported { path },
                Err(e) => failed(e),
            },
            Err(e) => failed(e),
        }
    }

    fn pdf(&self, draft_copy: bool) -> Result<Vec<u8>, pdf::Error> {
        let session = &self.editor.session;
        let properties = pdf::Properties {
            title: session.article().title.clone(),
            author: String::new(),
            subject: String::new(),
            date: jiff::ZonedDateTime::now().datetime(),
        };
        let pages = session.pages_for_print(draft_copy);
        pdf::write(&pages, Fonts::bundled(), &properties)
    }

    fn print(&mut self, ctx: &egui::Context, draft_copy: bool) -> Option<Event> {
        let bytes = match self.pdf(draft_copy) {
            Ok(bytes) => bytes,
            Err(e) => return Some(failed(e)),
        };
        // tempfile makes files that only their owner can read.
        let file = tempfile::Builder::new()
            .prefix("liyue-")
            .suffix(".pdf")
            .tempfile();
        let path = match file.and_then(|mut f| {
            std::io::Write::write_all(&mut f, &bytes)?;
            Ok(f.into_temp_path())
        }) {
            Ok(path) => path,
            Err(e) => return Some(failed(e)),
        };
        let (pdf, t) = (path.to_path_buf(), self.editor.memory.strings());
        self.handed_out.push(path);
        let (sender, ctx) = (self.answers.0.clone(), ctx.clone());
        std::thread::spawn(move || {
            // The window may be gone by now; then nobody waits for the answer.
            let _ = sender.send(printing::print(&pdf, t));
            ctx.request_repaint();
        });
        None
    }

    fn keep_recovery(&mut self, ctx: &egui::Context) {
        let Some(due) = self.recovery_due else {
            return;
        };
        let wait = due.saturating_duration_since(Instant::now());
        if !wait.is_zero() && ctx.input(|i| i.focused) {
            ctx.request_repaint_after(wait);
            return;
        }
        self.recovery_due = None;
        let session = &self.editor.session;
        let (Some(recovery), Some(draft)) = (&self.recovery, session.draft()) else {
            return;
        };
        let when = jiff::ZonedDateTime::now()
            .strftime("%Y-%m-%d %H:%M")
            .to_string();
        recovery.keep(draft, session.path().map(Path::to_path_buf), when);
    }

    /// The cross of the window asks like every other way out.
    fn guard_close(&mut self, ctx: &egui::Context) {
        if ctx.input(|i| i.viewport().close_requested()) && !self.is_closing {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.act(Action::Quit);
        }
    }

    /// On a laptop's 1366×768 the first window would reach below the screen.
    fn fit_small_screen(&mut self, ctx: &egui::Context) {
        let Some(screen) = ctx.input(|i| i.viewport().monitor_size) else {
            return;
        };
        let wants = super::SIZE.0;
        if !self.is_fitted && (screen.y < wants[1] + ROOM_FOR_BARS || screen.x < wants[0]) {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
        self.is_fitted = true;
    }

    fn open_dropped(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|i| i.raw.dropped_files.first().map(|f| f.path().to_path_buf()));
        if let Some(path) = dropped {
            self.act(Action::OpenPath(path));
        }
    }

    fn show_title(&mut self, ctx: &egui::Context) {
        let title = self.editor.title();
        if title != self.title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    /// Settings are written once nothing moves any more.
    fn keep_settings(&mut self, ctx: &egui::Context) {
        let now = Settings {
            outline_width: self.editor.memory.outline_width,
            form_width: self.editor.memory.form_width,
            zoom: match self.editor.session.zoom() {
                Zoom::Factor(factor) => Some(factor),
                _ => None,
            },
            dark: self.editor.memory.dark,
            english: self.editor.memory.language == Language::English,
        };
        if now != self.settings && !ctx.input(|i| i.pointer.any_down()) {
            self.settings = now;
            // A convenience, like the list of recent files.
            let _ = self.settings.save();
        }
    }
}

impl eframe::App for Shell {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.fit_small_screen(&ctx);
        self.guard_close(&ctx);
        self.open_dropped(&ctx);
        self.take_answers();
        self.editor.ui(ui);
        self.perform_all(&ctx);
        self.keep_recovery(&ctx);
        self.keep_settings(&ctx);
        self.show_title(&ctx);
        if let Some(probe) = &mut self.probe {
            let seen = self.editor.memory.probe.take();
            probe.note(&self.editor.session, seen, &ctx);
        }
    }

    /// Widgets start afresh with each window; what is worth keeping is in the settings.
    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

fn take_settings(ctx: &egui::Context, editor: &mut Editor, settings: &Settings) {
    let memory = &mut editor.memory;
    memory.outline_width = settings.outline_width;
    memory.form_width = settings.form_width;
    memory.dark = settings.dark;
    if settings.english {
        memory.language = Language::English;
    }
    ctx.set_theme(if settings.dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    });
    if let Some(factor) = settings.zoom {
        editor.session.apply(Action::Zoom(Zoom::Factor(factor)));
    }
}

fn failed(error: impl std::fmt::Display) -> Event {
    Event::Failed {
        message: error.to_string(),
    }
}

fn recent_file(file: &store::RecentFile) -> RecentFile {
    RecentFile {
        path: file.path.clone(),
        title: file.title.clone(),
        missing: file.missing,
    }
}

fn recovered_draft(draft: &Recovered) -> RecoveredDraft {
    RecoveredDraft {
        title: draft.title.clone(),
        when: draft.when.clone(),
    }
}

#[cfg(test)]
#[path = "shell_tests.rs"]
mod tests;
