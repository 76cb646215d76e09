//! # Reference to a clause that does not exist
//! **What it does.** Finds `{{@clause}}` slots whose clause or annex is not in the
//! agreement.
//! **Why it matters.** 第五条 pointing nowhere leaves the sentence without a meaning.

use crate::check::{
    Problem, Severity,
    subject::{Subject, part_name, problem},
};
use crate::model::article::GapKind;

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    for gap in &subject.article.gaps {
        let GapKind::ReferenceToMissingClause { target } = &gap.kind else {
            continue;
        };
        let place = part_name(subject.draft, &gap.place.part);
        let message = format!("{place}引用了不存在的条款（{target}）：请改引现有条款或删去这句。");
        let why = "引用落空，这句话就没有着落。";
        out.push(problem(
            "reference_to_missing_clause",
            Severity::Error,
            &gap.place,
            message,
            why,
        ));
    }
}
