//! What a rule reports: a problem with its place, reason, source of law and remedy.

use serde::Serialize;

use crate::model::{
    article::{Part, Place},
    draft::{Answer, Id},
};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Must be mended before signing.
    Error,
    /// Likely to do harm.
    Warning,
    /// Advice.
    Hint,
}

/// Something missing or wrong in a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The rule's name: `missing_answer`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where to click.
    pub place: Place,
    /// The printed words it is about; empty when it is about no words.
    pub words: String,
    /// Plain Chinese: what is wrong and what to do.
    pub message: String,
    /// Why it matters; may be empty.
    pub why: &'static str,
    /// What it rests on.
    pub law: Option<Citation>,
    /// A one-click remedy, where there is one right answer.
    pub fix: Option<Fix>,
}

/// The statute or standard that a rule rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Statute and article: 民法典第586条.
    pub source: &'static str,
    /// How sure we are of it.
    pub confidence: Confidence,
}

/// How a citation was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The article was read in full text.
    Read,
    /// Wording or number seen in a secondary page.
    Secondary,
    /// From memory: such a rule never reports an error.
    Memory,
}

impl Citation {
    /// A citation whose article was read in full text.
    pub const fn read(source: &'static str) -> Citation {
        Citation {
            source,
            confidence: Confidence::Read,
        }
    }

    /// A citation seen in a secondary page.
    pub const fn secondary(source: &'static str) -> Citation {
        Citation {
            source,
            confidence: Confidence::Secondary,
        }
    }

    /// A citation from memory.
    pub const fn memory(source: &'static str) -> Citation {
        Citation {
            source,
            confidence: Confidence::Memory,
        }
    }
}

/// A remedy the user can take with one click.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What the button says: 改为“，”.
    pub label: String,
    /// The words as they stand, with a little of what is around them.
    pub before: String,
    /// The same words mended.
    pub after: String,
    /// What it does.
    pub change: FixChange,
}

/// What a [`Fix`] does to the draft.
#[derive(Clone, Debug, PartialEq)]
pub enum FixChange {
    /// Answers a field.
    Answer {
        /// The field.
        field: Id,
        /// The new answer.
        answer: Answer,
    },
    /// Replaces words of the agreement's own text.
    Wording {
        /// The part in which they stand.
        part: Part,
        /// The words as its source has them.
        from: String,
        /// The new words; may hold slots.
        to: String,
    },
}

impl Fix {
    /// A remedy that answers a field anew.
    pub fn answer(field: &Id, before: &str, after: &str) -> Fix {
        Fix {
            label: format!("改为{after}"),
            before: before.into(),
            after: after.into(),
            change: FixChange::Answer {
                field: field.clone(),
                answer: Answer::from(after),
            },
        }
    }
}
