//! Undo and redo: small reversible steps. Edits of one field are one step until
//! the field is left.

use crate::model::{
    draft::{Answer, Draft, Id, PageSetup},
    wording::Wording,
};

/// The revision of a draft nobody has changed.
pub(super) const FIRST: u64 = 0;
/// Steps remembered; older ones can no longer be taken back.
const STEPS_MAX: usize = 2_000;

/// One reversible change.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// A field's answer; none means there was no entry.
    Answer {
        field: Id,
        before: Option<Answer>,
        after: Option<Answer>,
    },
    /// A clause or annex switched.
    Switch { id: Id, before: bool, after: bool },
    /// The words of one part.
    Wording {
        before: Box<Wording>,
        after: Box<Wording>,
    },
    /// How the pages are set.
    Pages { before: PageSetup, after: PageSetup },
}

#[derive(Clone, Debug)]
struct Step {
    change: Change,
    /// Revisions before and after: taking a step back restores the number too, so
    /// that going back to what was saved is saved.
    from: u64,
    to: u64,
}

/// The steps done and undone.
#[derive(Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    revision: u64,
    newest: u64,
    /// The next edit of the same field still belongs to the last step.
    merging: bool,
}

impl History {
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The draft differs from any file, though no step says so.
    pub(super) fn mark_changed(&mut self) {
        self.newest += 1;
        self.revision = self.newest;
    }

    /// The next edit is a step of its own.
    pub(super) fn seal(&mut self) {
        self.merging = false;
    }

    /// Makes a change and remembers how to take it back.
    pub(super) fn make(&mut self, draft: &mut Draft, change: Change, mergeable: bool) {
        change.forward(draft);
        self.newest += 1;
        let from = std::mem::replace(&mut self.revision, self.newest);
        self.undone.clear();
        let mut last = self.done.last_mut().filter(|_| self.merging && mergeable);
        let absorbed = last
            .as_mut()
            .is_some_and(|last| last.change.absorb(&change));
        match last {
            Some(last) if absorbed => last.to = self.revision,
            _ => self.done.push(Step {
                change,
                from,
                to: self.revision,
            }),
        }
        if self.done.len() > STEPS_MAX {
            self.done.remove(0);
        }
        self.merging = mergeable;
    }

    /// Takes the last step back; gives what it changed.
    pub(super) fn undo(&mut self, draft: &mut Draft) -> Option<Change> {
        let step = self.done.pop()?;
        step.change.backward(draft);
        self.revision = step.from;
        self.merging = false;
        let change = step.change.clone();
        self.undone.push(step);
        Some(change)
    }

    /// Takes the last undone step again; gives what it changed.
    pub(super) fn redo(&mut self, draft: &mut Draft) -> Option<Change> {
        let step = self.undone.pop()?;
        step.change.forward(draft);
        self.revision = step.to;
        self.merging = false;
        let change = step.change.clone();
        self.done.push(step);
        Some(change)
    }
}

impl Change {
    fn forward(&self, draft: &mut Draft) {
        match self {
            Change::Answer { field, after, .. } => set_answer(draft, field, after.as_ref()),
            Change::Switch { id, after, .. } => set_switch(draft, id, *after),
            Change::Wording { after, .. } => after.put_into(draft),
            Change::Pages { after, .. } => draft.agreement.pages.clone_from(after),
        }
    }

    fn backward(&self, draft: &mut Draft) {
        match self {
            Change::Answer { field, before, .. } => set_answer(draft, field, before.as_ref()),
            Change::Switch { id, before, .. } => set_switch(draft, id, *before),
            Change::Wording { before, .. } => before.put_into(draft),
            Change::Pages { before, .. } => draft.agreement.pages.clone_from(before),
        }
    }

    /// Takes a later change of the same field into this one.
    fn absorb(&mut self, later: &Change) -> bool {
        match (self, later) {
            (
                Change::Answer { field, after, .. },
                Change::Answer {
                    field: same,
                    after: newer,
                    ..
                },
            ) if field == same => {
                after.clone_from(newer);
                true
            }
            _ => false,
        }
    }
}

fn set_answer(draft: &mut Draft, field: &Id, answer: Option<&Answer>) {
    match answer {
        Some(answer) => drop(draft.answers.insert(field.clone(), answer.clone())),
        None => drop(draft.answers.remove(field)),
    }
}

fn set_switch(draft: &mut Draft, id: &Id, on: bool) {
    let agreement = &mut draft.agreement;
    if let Some(clause) = agreement.clauses.iter_mut().find(|c| c.id == *id) {
        clause.on = on;
    } else if let Some(annex) = agreement.annexes.iter_mut().find(|a| a.id == *id) {
        annex.on = on;
    }
}
