//! Changes of the agreement itself: clauses on and off, how its pages are set.

use super::{Session, action::Effect, after_change, history::Change};
use crate::model::draft::{Draft, Id, PageSetup};

impl Session {
    pub(super) fn switch(&mut self, id: &Id, on: bool) -> Vec<Effect> {
        let Some(before) = self.draft().and_then(|d| switched(d, id)) else {
            return vec![];
        };
        if before == on || !self.may_change() {
            return vec![];
        }
        let Some(open) = &mut self.open else {
            return vec![];
        };
        let change = Change::Switch {
            id: id.clone(),
            before,
            after: on,
        };
        open.history.make(&mut open.draft, change, false);
        self.recompute();
        after_change()
    }

    pub(super) fn set_pages(&mut self, setup: PageSetup) -> Vec<Effect> {
        let Some(before) = self.draft().map(|d| d.agreement.pages.clone()) else {
            return vec![];
        };
        if before == setup || !self.may_change() {
            return vec![];
        }
        let Some(open) = &mut self.open else {
            return vec![];
        };
        let change = Change::Pages {
            before,
            after: setup,
        };
        open.history.make(&mut open.draft, change, false);
        self.recompute();
        after_change()
    }
}

fn switched(draft: &Draft, id: &Id) -> Option<bool> {
    let agreement = &draft.agreement;
    let clause = agreement
        .clauses
        .iter()
        .find(|c| c.id == *id && c.optional)
        .map(|c| c.on);
    clause.or_else(|| {
        agreement
            .annexes
            .iter()
            .find(|a| a.id == *id && a.optional)
            .map(|a| a.on)
    })
}
