//! # Agreement that has outgrown the page
//! **What it does.** Reports when answers repeated all over the agreement come to
//! more than [`LENGTH_MAX`](crate::model::fill::LENGTH_MAX) bytes: what is beyond
//! prints as blanks.
//! **Why it matters.** Nobody writes 4,000 pages; such a file is broken or bait.

use crate::check::{
    Problem, Severity,
    subject::{Subject, problem},
};
use crate::model::article::GapKind;

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    let gaps = subject.article.gaps.iter();
    if let Some(gap) = gaps.into_iter().find(|gap| gap.kind == GapKind::TooLong) {
        let message = "协议太长，后面的内容没有印出：请删去重复引用的长段内容。".to_string();
        out.push(problem(
            "agreement_too_long",
            Severity::Error,
            &gap.place,
            message,
            "",
        ));
    }
}
