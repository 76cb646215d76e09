//! Problems: what is missing or wrong in a draft, where, why, and what to do.
//!
//! Pure. Rules stand one a file under `rules/` and are registered in one table.

pub mod rules;

use serde::Serialize;

use crate::model::{article::Place, draft::Answer};

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

/// Something missing or wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The rule's name: `missing_answer`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where to click.
    pub place: Place,
    /// Plain Chinese: what is wrong and what to do.
    pub message: String,
    /// Why it matters; may be empty.
    pub why: String,
    /// A one-click remedy, where there is one right answer.
    pub fix: Option<Fix>,
}

/// A remedy the user can take with one click.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What the button says.
    pub label: String,
    /// The field to answer.
    pub field: crate::model::draft::Id,
    /// The new answer.
    pub answer: Answer,
}
