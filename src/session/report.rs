//! What the shell reports back, and what follows from it.

use std::path::PathBuf;

use super::{
    Message, Session,
    action::{Dialog, Effect, Event, Purpose},
};

impl Session {
    /// Takes what the shell has done and says what it must do next.
    pub fn report(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Picked { purpose, path } => self.picked(purpose, path),
            Event::NoPicker { purpose, suggested } => {
                self.dialog = Some(Dialog::TypePath { purpose, suggested });
                vec![]
            }
            Event::Loaded {
                path,
                draft,
                read_only,
                recovered,
            } => {
                let effects = if recovered {
                    vec![Effect::KeepRecovery]
                } else {
                    vec![Effect::DropRecovery]
                };
                self.open_draft(*draft, path, read_only, !recovered);
                if recovered && let Some(open) = &mut self.open {
                    // What was recovered is in no file: it counts as changed.
                    open.saved = open.path.is_some().then_some(u64::MAX);
                    open.history.mark_changed();
                    self.say(Message::Recovered, None);
                } else if read_only {
                    self.say(Message::OpenedReadOnly, None);
                }
                effects
            }
            Event::Written { path } => self.written(path),
            Event::ChangedOnDisk { path } => {
                self.dialog = Some(Dialog::ChangedOnDisk { path });
                vec![]
            }
            Event::Exported { path } => {
                self.say(Message::Exported, Some(path));
                vec![]
            }
            Event::Printed { message } => {
                self.say(Message::Printed(message), None);
                vec![]
            }
            Event::Failed { message } => {
                self.pending = None;
                self.dialog = Some(Dialog::Failed { message });
                vec![]
            }
        }
    }

    pub(super) fn picked(&mut self, purpose: Purpose, path: Option<PathBuf>) -> Vec<Effect> {
        let Some(path) = path else {
            self.pending = None;
            return vec![];
        };
        match purpose {
            Purpose::Open => vec![Effect::Load(path)],
            Purpose::Save => {
                // A name chosen by the user is his consent to replace what is there.
                vec![Effect::Write {
                    path: with_extension(path, "liyue"),
                    overwrite: true,
                }]
            }
            Purpose::Export { draft_copy } => {
                vec![Effect::WritePdf {
                    path: with_extension(path, "pdf"),
                    draft_copy,
                }]
            }
        }
    }

    fn written(&mut self, path: PathBuf) -> Vec<Effect> {
        let Some(open) = &mut self.open else {
            return vec![];
        };
        open.saved = Some(open.history.revision());
        open.history.seal();
        open.path = Some(path.clone());
        let mut effects = vec![Effect::DropRecovery];
        match self.pending.take() {
            Some(then) => effects.extend(self.go_on(then)),
            None => self.say(Message::Saved, Some(path)),
        }
        effects
    }
}

/// A name typed without an ending gets ours.
fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some() {
        path
    } else {
        path.with_extension(extension)
    }
}
