//! Chinese input. A field's text holds the pinyin while it is composed; the
//! session must not: page, undo and problems see what was committed, no more.

use egui::{Event, ImeEvent, InputState, Ui};

use crate::{
    model::draft::Id,
    session::{Session, action::Action},
};

/// How long after an interruption a commit still belongs to the interrupted
/// composition, in seconds: input methods answer within a few frames.
const LATE: f64 = 0.3;

/// What is being composed, and where.
#[derive(Default)]
pub struct Composition {
    open: Option<Open>,
    interrupted: Option<Interrupted>,
}

struct Open {
    field: Id,
    /// The field's text with the composed letters in it.
    text: String,
    /// Character the composition began at.
    at: usize,
}

struct Interrupted {
    field: Id,
    at: usize,
    time: f64,
}

impl Composition {
    /// Is something being composed?
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// What the field's widget must show: its answer, or the text being composed.
    pub(super) fn shown(&self, field: &Id, answer: &str) -> String {
        match &self.open {
            Some(open) if open.field == *field => open.text.clone(),
            _ => answer.to_owned(),
        }
    }

    /// After the widget of `field` handled this frame's input: what of its text is
    /// for the session. `selection` is the widget's, in characters; while composing
    /// it spans the composed letters.
    pub(super) fn settled(
        &mut self,
        ui: &Ui,
        field: &Id,
        text: String,
        selection: Option<(usize, usize)>,
    ) -> String {
        let was_open = self.open.as_ref().is_some_and(|o| o.field == *field);
        let is_open = ui.input(|input| composing_after(input, was_open));
        match selection.filter(|_| is_open) {
            Some((start, end)) => {
                let committed = without(&text, start, end);
                self.open = Some(Open {
                    field: field.clone(),
                    text,
                    at: start,
                });
                committed
            }
            None => {
                if was_open {
                    self.open = None;
                }
                text
            }
        }
    }

    /// The caret is not in `field`: a composition there was interrupted.
    pub(super) fn left(&mut self, ui: &Ui, field: &Id) {
        if let Some(open) = self.open.take_if(|o| o.field == *field) {
            ui.memory_mut(egui::Memory::interrupt_ime);
            self.interrupted = Some(Interrupted {
                field: open.field,
                at: open.at,
                time: ui.input(|i| i.time),
            });
        }
    }

    /// Before any widget: what an interrupted composition still commits goes where
    /// it was composed, not where the caret has gone since.
    pub(super) fn return_late_commit(
        &mut self,
        ui: &Ui,
        session: &Session,
        actions: &mut Vec<Action>,
    ) {
        let Some(interrupted) = &self.interrupted else {
            return;
        };
        let (commit, is_over) = ui.input_mut(|input| {
            let late = input.time - interrupted.time > LATE;
            let first = input
                .events
                .iter()
                .position(|e| matches!(e, Event::Ime(_) | Event::Text(_) | Event::Key { .. }));
            match first.map(|n| (n, &input.events[n])) {
                Some((n, Event::Ime(ImeEvent::Commit(text)))) if !late => {
                    let text = text.clone();
                    input.events.remove(n);
                    (Some(text), true)
                }
                Some((_, Event::Ime(ImeEvent::Preedit { text, .. }))) if text.is_empty() => {
                    (None, late)
                }
                Some(_) => (None, true),
                None => (None, late),
            }
        });
        if let (Some(commit), Some(draft)) = (commit, session.draft()) {
            let mut text = draft.answer(interrupted.field.as_str()).to_owned();
            let at = byte_of(&text, interrupted.at);
            text.insert_str(at, &commit);
            actions.push(Action::Edit {
                field: interrupted.field.clone(),
                text,
            });
        }
        if is_over {
            self.interrupted = None;
        }
    }
}

/// Is a composition open after this frame's events?
fn composing_after(input: &InputState, before: bool) -> bool {
    input.events.iter().fold(before, |open, event| match event {
        Event::Ime(ImeEvent::Preedit { text, .. }) => !text.is_empty(),
        Event::Ime(ImeEvent::Commit(_)) | Event::WindowFocused(false) => false,
        _ => open,
    })
}

fn without(text: &str, start: usize, end: usize) -> String {
    let mut rest = text.to_owned();
    rest.replace_range(byte_of(text, start)..byte_of(text, end), "");
    rest
}

fn byte_of(text: &str, character: usize) -> usize {
    text.char_indices()
        .nth(character)
        .map_or(text.len(), |(byte, _)| byte)
}
