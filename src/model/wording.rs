//! The agreement's own words, part by part: taken out, changed and put back.

use super::{
    article::Part,
    draft::{Annex, Block, Clause, Content, Draft},
};

/// The words of one part of an agreement.
#[derive(Clone, Debug, PartialEq)]
pub enum Wording {
    /// The title.
    Title(String),
    /// What stands before the first clause.
    Preamble(Vec<Block>),
    /// A clause.
    Clause(Clause),
    /// An annex.
    Annex(Annex),
}

impl Wording {
    /// The words of a part; none for parties and the signing block, whose words are
    /// labels and answers.
    pub fn of(draft: &Draft, part: &Part) -> Option<Wording> {
        let agreement = &draft.agreement;
        match part {
            Part::Title => Some(Wording::Title(agreement.title.clone())),
            Part::Preamble => Some(Wording::Preamble(agreement.preamble.clone())),
            Part::Clause(id) => {
                let clause = agreement.clauses.iter().find(|c| c.id == *id);
                clause.cloned().map(Wording::Clause)
            }
            Part::Annex(id) => {
                let annex = agreement.annexes.iter().find(|a| a.id == *id);
                annex.cloned().map(Wording::Annex)
            }
            Part::Party(_) | Part::Signing => None,
        }
    }

    /// The part whose words these are.
    pub fn part(&self) -> Part {
        match self {
            Wording::Title(_) => Part::Title,
            Wording::Preamble(_) => Part::Preamble,
            Wording::Clause(clause) => Part::Clause(clause.id.clone()),
            Wording::Annex(annex) => Part::Annex(annex.id.clone()),
        }
    }

    /// The same words with `from` replaced by `to` wherever it stands.
    pub fn replaced(&self, from: &str, to: &str) -> Wording {
        let mut new = self.clone();
        let put = |text: &mut String| {
            if !from.is_empty() && text.contains(from) {
                *text = text.replace(from, to);
            }
        };
        let blocks = match &mut new {
            Wording::Title(title) => {
                put(title);
                return new;
            }
            Wording::Preamble(blocks) => blocks,
            Wording::Clause(clause) => {
                put(&mut clause.heading);
                &mut clause.body
            }
            Wording::Annex(annex) => {
                put(&mut annex.title);
                &mut annex.body
            }
        };
        for block in blocks {
            match &mut block.content {
                Content::Paragraph(text) | Content::Section(text) => put(text),
                Content::Items(items) => items.iter_mut().for_each(put),
                Content::Particulars(_) | Content::Table(_) => {}
            }
        }
        new
    }

    /// Puts the words where they belong.
    pub fn put_into(&self, draft: &mut Draft) {
        let agreement = &mut draft.agreement;
        match self {
            Wording::Title(title) => agreement.title.clone_from(title),
            Wording::Preamble(blocks) => agreement.preamble.clone_from(blocks),
            Wording::Clause(new) => {
                if let Some(old) = agreement.clauses.iter_mut().find(|c| c.id == new.id) {
                    // Whether it is switched on is no word of it.
                    let on = old.on;
                    *old = Clause { on, ..new.clone() };
                }
            }
            Wording::Annex(new) => {
                if let Some(old) = agreement.annexes.iter_mut().find(|a| a.id == new.id) {
                    let on = old.on;
                    *old = Annex { on, ..new.clone() };
                }
            }
        }
    }
}
