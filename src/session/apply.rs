//! What each action does.

use std::path::PathBuf;

use super::{
    ANSWER_MAX, Message, SavedState, Session,
    action::{Action, Dialog, DialogAnswer, Effect, Purpose, Zoom},
    after_change,
    history::Change,
};
use crate::{
    check::{FixChange, Severity},
    model::{
        article::{Part, Place},
        draft::{Answer, Draft, Id},
        parts,
        wording::Wording,
    },
};

/// Zoom steps, as browsers have them.
const ZOOMS: [f32; 11] = [0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 1.75, 2.0, 3.0, 4.0];

impl Session {
    /// Does what the user asked and says what the shell must do.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Edit { field, text } => self.edit(&field, text),
            Action::SetByHand { field, by_hand } => self.set_by_hand(&field, by_hand),
            Action::LeaveField => {
                if let Some(open) = &mut self.open {
                    open.history.seal();
                }
                vec![]
            }
            Action::Switch { id, on } => self.switch(&id, on),
            Action::SetPages(setup) => self.set_pages(setup),
            Action::ChoosePart(part) => self.choose_part(part),
            Action::GoTo(place) => self.go_to(place),
            Action::Focused(place) => self.focused(place),
            Action::NextProblem => self.walk_problems(true),
            Action::PreviousProblem => self.walk_problems(false),
            Action::Fix(n) => self.fix(n),
            Action::Undo => self.step_back(true),
            Action::Redo => self.step_back(false),
            Action::New(_)
            | Action::Open
            | Action::OpenPath(_)
            | Action::Recover(_)
            | Action::CloseDraft
            | Action::Quit => self.leave_for(action),
            Action::DiscardRecovered(n) => vec![Effect::DeleteRecovered(n)],
            Action::Save => self.save(),
            Action::SaveAs => self.pick_save(),
            Action::Export | Action::Print => self.print_or_export(action),
            Action::Dialog(answer) => self.answer(answer),
            Action::Zoom(zoom) => self.set_zoom(zoom),
            Action::DismissToast => {
                self.toast = None;
                vec![]
            }
        }
    }

    // ---- the draft ------------------------------------------------------------

    fn edit(&mut self, field: &Id, mut text: String) -> Vec<Effect> {
        if let Some((cut, _)) = text.char_indices().nth(ANSWER_MAX) {
            text.truncate(cut);
            self.say(Message::AnswerCut, None);
        }
        self.change_answer(field, true, |answer| answer.text = text)
    }

    fn set_by_hand(&mut self, field: &Id, by_hand: bool) -> Vec<Effect> {
        self.change_answer(field, false, |answer| answer.by_hand = by_hand)
    }

    fn change_answer(
        &mut self,
        field: &Id,
        mergeable: bool,
        set: impl FnOnce(&mut Answer),
    ) -> Vec<Effect> {
        let known = self
            .draft()
            .is_some_and(|d| d.agreement.field(field.as_str()).is_some());
        if !known || !self.may_change() {
            return vec![];
        }
        let Some(open) = &mut self.open else {
            return vec![];
        };
        let before = open.draft.answers.get(field).cloned();
        let mut answer = before.clone().unwrap_or_default();
        set(&mut answer);
        if before.as_ref() == Some(&answer) || (before.is_none() && answer == Answer::default()) {
            return vec![];
        }
        let change = Change::Answer {
            field: field.clone(),
            before,
            after: Some(answer),
        };
        open.history.make(&mut open.draft, change, mergeable);
        self.recompute();
        after_change()
    }

    /// A file of a newer version may be looked at only: what its unknown parts mean
    /// for a change we cannot tell.
    pub(super) fn may_change(&mut self) -> bool {
        let read_only = self.open.as_ref().is_some_and(|o| o.read_only);
        if read_only {
            self.say(Message::ReadOnly, None);
        }
        !read_only
    }

    fn fix(&mut self, n: usize) -> Vec<Effect> {
        let Some(fix) = self.problems().get(n).and_then(|p| p.fix.clone()) else {
            return vec![];
        };
        let effects = match fix.change {
            FixChange::Answer { field, answer } => {
                self.change_answer(&field, false, |old| *old = answer)
            }
            FixChange::Wording { part, from, to } => self.change_wording(&part, &from, &to),
        };
        if !effects.is_empty() {
            self.say(Message::Fixed, None);
        }
        effects
    }

    /// Replaces words of one part by others; undoable like an answer.
    fn change_wording(&mut self, part: &Part, from: &str, to: &str) -> Vec<Effect> {
        if !self.may_change() {
            return vec![];
        }
        let Some(open) = &mut self.open else {
            return vec![];
        };
        let Some(before) = Wording::of(&open.draft, part) else {
            return vec![];
        };
        let after = before.replaced(from, to);
        if after == before {
            return vec![];
        }
        let change = Change::Wording {
            before: Box::new(before),
            after: Box::new(after),
        };
        open.history.make(&mut open.draft, change, false);
        self.recompute();
        after_change()
    }

    fn step_back(&mut self, back: bool) -> Vec<Effect> {
        let Some(open) = &mut self.open else {
            return vec![];
        };
        let changed = if back {
            open.history.undo(&mut open.draft)
        } else {
            open.history.redo(&mut open.draft)
        };
        let Some(changed) = changed else {
            return vec![];
        };
        self.recompute();
        if let Some(place) = self.place_of(&changed) {
            self.go_to(place);
        }
        if self.saved() == SavedState::Saved {
            vec![Effect::DropRecovery]
        } else {
            after_change()
        }
    }

    /// Where a change shows: in the chosen part if it is there, else where it is first.
    fn place_of(&self, change: &Change) -> Option<Place> {
        let draft = self.draft()?;
        match change {
            Change::Answer { field, .. } => {
                let asks =
                    |part: &Part| parts::fields_of(draft, part).iter().any(|f| f.id == *field);
                let chosen = Some(self.part()).filter(|part| asks(part)).cloned();
                let part = chosen.or_else(|| parts::parts(draft).into_iter().find(asks))?;
                Some(Place::field(part, field.clone()))
            }
            Change::Pages { .. } => Some(Place::part(Part::Title)),
            Change::Wording { before, .. } => Some(Place::part(before.part())),
            Change::Switch { id, .. } => {
                let part = parts::parts(draft).into_iter().find(
                    |part| matches!(part, Part::Clause(other) | Part::Annex(other) if other == id),
                );
                part.map(Place::part)
            }
        }
    }

    // ---- where the user is ----------------------------------------------------

    fn choose_part(&mut self, part: Part) -> Vec<Effect> {
        if let Some(open) = &mut self.open {
            open.history.seal();
            open.part = part.clone();
            open.focus = None;
            self.request_caret(None);
            self.request_scroll(Place::part(part));
        }
        vec![]
    }

    fn go_to(&mut self, place: Place) -> Vec<Effect> {
        if let Some(open) = &mut self.open {
            open.history.seal();
            open.part = place.part.clone();
            open.focus = place.field.is_some().then(|| place.clone());
            self.request_caret(place.field.clone());
            self.request_scroll(place);
        }
        vec![]
    }

    fn focused(&mut self, place: Place) -> Vec<Effect> {
        if let Some(open) = &mut self.open
            && open.focus.as_ref() != Some(&place)
        {
            open.history.seal();
            open.focus = Some(place.clone());
            self.request_scroll(place);
        }
        vec![]
    }

    fn walk_problems(&mut self, forward: bool) -> Vec<Effect> {
        let count = self.problems().len();
        if count == 0 {
            if self.open.is_some() {
                self.say(Message::NoProblems, None);
            }
            return vec![];
        }
        let here = self
            .focus()
            .cloned()
            .unwrap_or_else(|| Place::part(self.part().clone()));
        let at = self.problems().iter().position(|p| p.place == here);
        let next = match at {
            Some(at) if forward => (at + 1) % count,
            Some(at) => (at + count - 1) % count,
            None => self.nearest_problem(&here, forward),
        };
        let place = self.problems()[next].place.clone();
        self.go_to(place)
    }

    /// From a place without a problem: the first one after it, or the last before.
    fn nearest_problem(&self, here: &Place, forward: bool) -> usize {
        let order = self.draft().map(parts::parts).unwrap_or_default();
        let rank = |part: &Part| order.iter().position(|p| p == part);
        let problems = self.problems();
        if forward {
            problems
                .iter()
                .position(|p| rank(&p.place.part) >= rank(&here.part))
                .unwrap_or(0)
        } else {
            let before = problems
                .iter()
                .rposition(|p| rank(&p.place.part) < rank(&here.part));
            before.unwrap_or(problems.len() - 1)
        }
    }

    fn set_zoom(&mut self, zoom: Zoom) -> Vec<Effect> {
        let now = match self.zoom {
            Zoom::Factor(factor) => factor,
            _ => 1.0,
        };
        self.zoom = match zoom {
            Zoom::FitWidth => Zoom::FitWidth,
            Zoom::Factor(factor) if factor.is_finite() => Zoom::Factor(factor.clamp(0.5, 4.0)),
            Zoom::Factor(_) => self.zoom,
            Zoom::In => Zoom::Factor(ZOOMS.into_iter().find(|z| *z > now + 0.01).unwrap_or(4.0)),
            Zoom::Out => Zoom::Factor(
                ZOOMS
                    .into_iter()
                    .rev()
                    .find(|z| *z < now - 0.01)
                    .unwrap_or(0.5),
            ),
        };
        vec![]
    }

    // ---- files ------------------------------------------------------------------

    /// Goes on to another draft, the start screen or the end; asks first when
    /// something would be lost.
    fn leave_for(&mut self, action: Action) -> Vec<Effect> {
        if self.has_unsaved_work() {
            self.dialog = Some(Dialog::Unsaved {
                then: Box::new(action),
            });
            return vec![];
        }
        self.go_on(action)
    }

    /// What `leave_for` asked about, with nothing left to lose.
    pub(super) fn go_on(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::New(template) => {
                let known = |t: &&Draft| t.agreement.id == template;
                let Some(template) = self.environment.templates.iter().find(known) else {
                    return vec![];
                };
                let draft = Draft::from_template(template);
                self.open_draft(draft, None, false, false);
                vec![Effect::DropRecovery]
            }
            Action::Open => {
                let suggested = self.path().map(PathBuf::from).unwrap_or_default();
                vec![Effect::Pick {
                    purpose: Purpose::Open,
                    suggested,
                }]
            }
            Action::OpenPath(path) => vec![Effect::Load(path)],
            Action::Recover(n) => vec![Effect::LoadRecovered(n)],
            Action::CloseDraft => {
                self.open = None;
                vec![Effect::DropRecovery]
            }
            Action::Quit => vec![Effect::DropRecovery, Effect::Close],
            _ => vec![],
        }
    }

    fn save(&mut self) -> Vec<Effect> {
        match (self.saved(), self.path()) {
            _ if self.open.is_none() => vec![],
            (SavedState::ReadOnly, _) => {
                self.may_change();
                vec![]
            }
            (_, Some(path)) => vec![Effect::Write {
                path: path.into(),
                overwrite: false,
            }],
            (_, None) => self.pick_save(),
        }
    }

    fn pick_save(&mut self) -> Vec<Effect> {
        if self.open.is_none() || !self.may_change() {
            return vec![];
        }
        let suggested = self.suggested("liyue");
        vec![Effect::Pick {
            purpose: Purpose::Save,
            suggested,
        }]
    }

    /// A file name from the title and the last party's name, beside the draft.
    fn suggested(&self, extension: &str) -> PathBuf {
        if let Some(path) = self.path() {
            return path.with_extension(extension);
        }
        let Some(draft) = self.draft() else {
            return PathBuf::new();
        };
        let names = draft
            .agreement
            .parties
            .iter()
            .rev()
            .map(|p| draft.answer(p.name.as_str()).trim());
        let name = names.clone().find(|n| !n.is_empty()).unwrap_or("");
        let joint = if name.is_empty() { "" } else { "-" };
        let whole = format!("{}{joint}{name}", draft.agreement.title);
        // Characters that some file system refuses, and a length that all take.
        let safe: String = whole
            .chars()
            .map(|c| {
                if c.is_control() || "/\\:*?\"<>|".contains(c) {
                    '_'
                } else {
                    c
                }
            })
            .take(60)
            .collect();
        PathBuf::from(format!("{safe}.{extension}"))
    }

    fn print_or_export(&mut self, action: Action) -> Vec<Effect> {
        if self.open.is_none() {
            return vec![];
        }
        let errors = self
            .problems()
            .iter()
            .filter(|p| p.severity == Severity::Error)
            .count();
        if errors > 0 {
            self.dialog = Some(Dialog::ErrorsStand {
                count: errors,
                then: Box::new(action),
            });
            return vec![];
        }
        self.print_now(&action, false)
    }

    fn print_now(&mut self, action: &Action, draft_copy: bool) -> Vec<Effect> {
        if *action == Action::Print {
            return vec![Effect::Print { draft_copy }];
        }
        let suggested = self.suggested("pdf");
        vec![Effect::Pick {
            purpose: Purpose::Export { draft_copy },
            suggested,
        }]
    }

    // ---- dialogs ------------------------------------------------------------------

    fn answer(&mut self, answer: DialogAnswer) -> Vec<Effect> {
        let Some(dialog) = self.dialog.take() else {
            return vec![];
        };
        match (dialog, answer) {
            (Dialog::Unsaved { then }, DialogAnswer::Save) => {
                self.pending = Some(*then);
                self.save()
            }
            (Dialog::Unsaved { then }, DialogAnswer::Discard) => {
                let mut effects = vec![Effect::DropRecovery];
                effects.extend(self.go_on(*then));
                effects
            }
            (Dialog::ChangedOnDisk { path }, DialogAnswer::Overwrite) => {
                vec![Effect::Write {
                    path,
                    overwrite: true,
                }]
            }
            (Dialog::ChangedOnDisk { .. }, DialogAnswer::SaveAs) => self.pick_save(),
            (Dialog::ErrorsStand { then, .. }, DialogAnswer::AsDraft) => {
                self.print_now(&then, true)
            }
            (Dialog::ErrorsStand { .. }, DialogAnswer::ShowErrors) => {
                let error = self
                    .problems()
                    .iter()
                    .find(|p| p.severity == Severity::Error);
                match error.map(|p| p.place.clone()) {
                    Some(place) => self.go_to(place),
                    None => vec![],
                }
            }
            (Dialog::TypePath { purpose, .. }, DialogAnswer::Path(path)) => {
                self.picked(purpose, Some(path))
            }
            // Anything else closes the question and does nothing.
            _ => {
                self.pending = None;
                vec![]
            }
        }
    }
}
