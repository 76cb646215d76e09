//! What the user can ask for, and what the session asks the world to do about it.

use std::path::PathBuf;

use crate::model::{
    article::{Part, Place},
    draft::{Id, PageSetup},
};

/// A request of the user. Only [`super::Session::apply`] acts on it.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Replace a field's answer by this text, verbatim.
    Edit {
        /// The field.
        field: Id,
        /// The whole new text.
        text: String,
    },
    /// Leave a field for the pen, or take that back.
    SetByHand {
        /// The field.
        field: Id,
        /// Left for the pen.
        by_hand: bool,
    },
    /// The caret left its field: the next edit is an undo step of its own.
    LeaveField,
    /// Switch an optional clause or annex on or off.
    Switch {
        /// Clause or annex.
        id: Id,
        /// Printed.
        on: bool,
    },
    /// Set the pages in another way.
    SetPages(PageSetup),
    /// Show a part's form.
    ChoosePart(Part),
    /// Show a part, put the caret into its field if it has one, and bring the page there.
    GoTo(Place),
    /// The form gave the caret to a field: the page marks it and scrolls there.
    Focused(Place),
    /// Go to the next problem after the current place, around the end.
    NextProblem,
    /// Go to the problem before.
    PreviousProblem,
    /// Take the one-click remedy of problem `n` of the list.
    Fix(usize),
    /// Take back the last step.
    Undo,
    /// Take back the last undo.
    Redo,
    /// Start a draft of a built-in template.
    New(Id),
    /// Ask which file to open.
    Open,
    /// Open this file.
    OpenPath(PathBuf),
    /// Open a draft recovered after a crash, by its number in the start screen's list.
    Recover(usize),
    /// Forget a recovered draft, by its number in the start screen's list.
    DiscardRecovered(usize),
    /// Save to the draft's file, or ask for one.
    Save,
    /// Ask for a file and save there.
    SaveAs,
    /// Ask for a file and write the PDF there.
    Export,
    /// Print.
    Print,
    /// Back to the start screen; asks first when there is unsaved work.
    CloseDraft,
    /// Leave the program; asks first when there is unsaved work.
    Quit,
    /// The answer to an open dialog.
    Dialog(DialogAnswer),
    /// Zoom the pages: 1.0 is one CSS pixel (1/96 in) to the px.
    Zoom(Zoom),
    /// Remove the message at the foot of the window.
    DismissToast,
}

/// How large the pages are shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Zoom {
    /// The page is as wide as its column.
    FitWidth,
    /// A fixed factor, 0.5 to 4.
    Factor(f32),
    /// One step larger.
    In,
    /// One step smaller.
    Out,
}

/// A question that must be answered before work goes on. At most one is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// There is unsaved work and the user asked to go on to `then`.
    Unsaved {
        /// What the user asked for.
        then: Box<Action>,
    },
    /// The file was changed by another program or window since we read it.
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
    },
    /// Errors stand; export or print only as a watermarked draft copy.
    ErrorsStand {
        /// How many.
        count: usize,
        /// `Action::Export` or `Action::Print`.
        then: Box<Action>,
    },
    /// No file dialog could be shown: the user types a path.
    TypePath {
        /// What the path is for.
        purpose: Purpose,
        /// What stands in the field at first.
        suggested: PathBuf,
    },
    /// Something went wrong outside; nothing is lost.
    Failed {
        /// What happened and what to do, in plain Chinese.
        message: String,
    },
    /// About this program: version, licences, law note.
    About,
}

/// How a [`Dialog`] was answered.
#[derive(Clone, Debug, PartialEq)]
pub enum DialogAnswer {
    /// Save first, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Overwrite the changed file.
    Overwrite,
    /// Write elsewhere.
    SaveAs,
    /// Export or print with the 草稿 watermark.
    AsDraft,
    /// Go to the first error.
    ShowErrors,
    /// This path.
    Path(PathBuf),
    /// Close the question, do nothing.
    Cancel,
}

/// What a file is picked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A draft to open.
    Open,
    /// Where to save the draft.
    Save,
    /// Where to write the PDF.
    Export {
        /// With the 草稿 watermark.
        draft_copy: bool,
    },
}

/// What the session asks the shell (`app.rs`) to do. The shell answers with [`Event`].
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Show a file dialog.
    Pick {
        /// What for.
        purpose: Purpose,
        /// Suggested path or file name.
        suggested: PathBuf,
    },
    /// Read a draft file.
    Load(PathBuf),
    /// Write the draft to this file, atomically.
    Write {
        /// The file.
        path: PathBuf,
        /// Write even if the file changed since it was read.
        overwrite: bool,
    },
    /// Write the PDF.
    WritePdf {
        /// The file.
        path: PathBuf,
        /// With the 草稿 watermark.
        draft_copy: bool,
    },
    /// Write the PDF to a private file and hand it to the printer.
    Print {
        /// With the 草稿 watermark.
        draft_copy: bool,
    },
    /// Keep a recovery copy of the draft as it is now.
    KeepRecovery,
    /// Unsaved work is gone or saved: drop the recovery copy.
    DropRecovery,
    /// Load the recovered draft of that number.
    LoadRecovered(usize),
    /// Delete the recovered draft of that number.
    DeleteRecovered(usize),
    /// Close the window for good.
    Close,
}

/// What the shell reports back.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A file dialog was answered; `None` when cancelled.
    Picked {
        /// What for.
        purpose: Purpose,
        /// The path.
        path: Option<PathBuf>,
    },
    /// No file dialog can be shown on this machine.
    NoPicker {
        /// What for.
        purpose: Purpose,
        /// What was suggested.
        suggested: PathBuf,
    },
    /// A draft was read.
    Loaded {
        /// The file, or nothing for a recovered draft that never had one.
        path: Option<PathBuf>,
        /// The draft.
        draft: Box<crate::model::draft::Draft>,
        /// The file is of a newer version: look, do not save.
        read_only: bool,
        /// The draft was recovered and stands in no file.
        recovered: bool,
    },
    /// The draft stands in this file.
    Written {
        /// The file.
        path: PathBuf,
    },
    /// The file was changed by another program since we read it; nothing was written.
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
    },
    /// The PDF stands in this file.
    Exported {
        /// The file.
        path: PathBuf,
    },
    /// The pages went to the printer, or to the PDF viewer for printing.
    Printed {
        /// What was done, in plain Chinese.
        message: String,
    },
    /// Something failed; plain Chinese with the next step.
    Failed {
        /// The message.
        message: String,
    },
}
