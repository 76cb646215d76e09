//! What the user can ask for by menu, button and key: one table that menu,
//! toolbar, keyboard and tests walk.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::strings::Strings;
use crate::{
    model::draft::{Field, Kind, Policy},
    session::{
        Session,
        action::{Action, Zoom},
    },
};

/// A command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Back to the gallery to start another agreement.
    New,
    /// Open a draft.
    Open,
    /// Save the draft.
    Save,
    /// Save the draft under another name.
    SaveAs,
    /// Write the PDF.
    Export,
    /// Print.
    Print,
    /// Leave the program.
    Quit,
    /// Take back the last step.
    Undo,
    /// Take back the last undo.
    Redo,
    /// Leave the focused field for the pen, or take that back.
    ByHand,
    /// Go to the next problem.
    NextProblem,
    /// Go to the problem before.
    PreviousProblem,
    /// Larger pages.
    ZoomIn,
    /// Smaller pages.
    ZoomOut,
    /// Pages as wide as their column.
    FitWidth,
    /// About this program.
    About,
}

/// The menus, in order: what heads each is in [`Strings::menus`].
pub const MENUS: [&[Command]; 4] = [
    &[
        Command::New,
        Command::Open,
        Command::Save,
        Command::SaveAs,
        Command::Export,
        Command::Print,
        Command::Quit,
    ],
    &[
        Command::Undo,
        Command::Redo,
        Command::ByHand,
        Command::NextProblem,
        Command::PreviousProblem,
    ],
    &[Command::ZoomIn, Command::ZoomOut, Command::FitWidth],
    &[Command::About],
];

/// What the user reads of a command.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// On its button and in its menu.
    pub label: &'static str,
    /// Under the pointer.
    pub tooltip: &'static str,
}

impl Command {
    /// Every command, in the order of the menus.
    pub fn all() -> impl Iterator<Item = Command> {
        MENUS.into_iter().flatten().copied()
    }

    /// The command's name for scripts that drive the window.
    pub fn name(self) -> &'static str {
        match self {
            Command::New => "new",
            Command::Open => "open",
            Command::Save => "save",
            Command::SaveAs => "save_as",
            Command::Export => "export",
            Command::Print => "print",
            Command::Quit => "quit",
            Command::Undo => "undo",
            Command::Redo => "redo",
            Command::ByHand => "by_hand",
            Command::NextProblem => "next_problem",
            Command::PreviousProblem => "previous_problem",
            Command::ZoomIn => "zoom_in",
            Command::ZoomOut => "zoom_out",
            Command::FitWidth => "fit_width",
            Command::About => "about",
        }
    }

    /// Label and tooltip.
    pub fn words(self, t: &Strings) -> Words {
        (t.command)(self)
    }

    /// The keys, the usual ones first.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const CTRL: Modifiers = Modifiers::COMMAND;
        const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        const fn on(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(modifiers, key)
        }
        match self {
            Command::New => const { &[on(CTRL, Key::N)] },
            Command::Open => const { &[on(CTRL, Key::O)] },
            Command::Save => const { &[on(CTRL, Key::S)] },
            Command::SaveAs => const { &[on(CTRL_SHIFT, Key::S)] },
            Command::Export => const { &[on(CTRL, Key::E)] },
            Command::Print => const { &[on(CTRL, Key::P)] },
            Command::Quit => const { &[on(CTRL, Key::Q)] },
            Command::Undo => const { &[on(CTRL, Key::Z)] },
            Command::Redo => const { &[on(CTRL, Key::Y), on(CTRL_SHIFT, Key::Z)] },
            Command::ByHand => const { &[on(CTRL, Key::H)] },
            Command::NextProblem => const { &[on(Modifiers::NONE, Key::F8)] },
            Command::PreviousProblem => const { &[on(Modifiers::SHIFT, Key::F8)] },
            Command::ZoomIn => const { &[on(CTRL, Key::Equals), on(CTRL, Key::Plus)] },
            Command::ZoomOut => const { &[on(CTRL, Key::Minus)] },
            Command::FitWidth => const { &[on(CTRL, Key::Num0)] },
            Command::About => &[],
        }
    }

    /// The usual keys as the user reads them: Ctrl+=; empty without keys.
    pub fn keys(self, ctx: &egui::Context) -> String {
        let keys = self.shortcuts().first();
        let text = keys.map_or_else(String::new, |k| ctx.format_shortcut(k));
        text.replace("Equals", "=").replace("Minus", "-")
    }

    /// What the command asks of the session; nothing for what the window does itself.
    pub fn action(self, session: &Session) -> Option<Action> {
        Some(match self {
            Command::New => Action::CloseDraft,
            Command::Open => Action::Open,
            Command::Save => Action::Save,
            Command::SaveAs => Action::SaveAs,
            Command::Export => Action::Export,
            Command::Print => Action::Print,
            Command::Quit => Action::Quit,
            Command::Undo => Action::Undo,
            Command::Redo => Action::Redo,
            Command::ByHand => {
                let (field, by_hand) = pen_choice(session)?;
                Action::SetByHand {
                    field: field.id.clone(),
                    by_hand: !by_hand,
                }
            }
            Command::NextProblem => Action::NextProblem,
            Command::PreviousProblem => Action::PreviousProblem,
            Command::ZoomIn => Action::Zoom(Zoom::In),
            Command::ZoomOut => Action::Zoom(Zoom::Out),
            Command::FitWidth => Action::Zoom(Zoom::FitWidth),
            Command::About => return None,
        })
    }

    /// Can it be asked for now?
    pub fn is_enabled(self, session: &Session) -> bool {
        let draft = session.draft().is_some();
        match self {
            Command::Open | Command::Quit | Command::About => true,
            Command::Undo => draft && session.can_undo(),
            Command::Redo => draft && session.can_redo(),
            Command::ByHand => pen_choice(session).is_some(),
            Command::NextProblem | Command::PreviousProblem => {
                draft && !session.problems().is_empty()
            }
            _ => draft,
        }
    }
}

/// The focused field, if the user may leave it for the pen, and whether it is.
fn pen_choice(session: &Session) -> Option<(&Field, bool)> {
    let draft = session.draft()?;
    let id = session.focus()?.field.as_ref()?;
    let field = draft.agreement.field(id.as_str())?;
    let may = field.policy != Policy::ByHand && !matches!(field.kind, Kind::Choice(_));
    may.then(|| (field, draft.is_by_hand(field)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::ui::strings::Language;

    #[test]
    fn no_two_commands_answer_to_the_same_keys() {
        let keys: Vec<_> = Command::all()
            .flat_map(|c| c.shortcuts().iter().map(|s| format!("{s:?}")))
            .collect();
        let unique: BTreeSet<_> = keys.iter().collect();
        assert_eq!(keys.len(), unique.len(), "{keys:?}");
    }

    #[test]
    fn every_command_says_what_it_does_in_each_language() {
        for language in Language::ALL {
            let words: Vec<_> = Command::all()
                .map(|c| c.words(language.strings()))
                .collect();
            let labels: BTreeSet<_> = words.iter().map(|w| w.label).collect();
            assert_eq!(labels.len(), words.len(), "labels are unique");
            assert!(words.iter().all(|w| !w.tooltip.is_empty()));
        }
    }
}
