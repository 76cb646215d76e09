//! # Choice of an option that is not offered
//! **What it does.** Finds answers of choices that name none of the options, as a
//! file edited by hand may have.
//! **Why it matters.** No option is printed, and paragraphs that depend on it are missing.

use super::unreadable;
use crate::check::{Problem, subject::Subject};
use crate::model::draft::Kind;

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    unreadable(
        subject,
        out,
        "choice_unknown",
        "",
        |k| matches!(k, Kind::Choice(_)),
        |field, _| format!("“{}”选了不存在的选项，请重新选择。", field.label),
    );
}
