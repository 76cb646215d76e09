//! # Reference to a clause that is off
//! **What it does.** Finds `{{@clause}}` slots whose clause or annex is switched
//! off, or not printed because of a choice.
//! **Why it matters.** The number would point at another clause, or nowhere.

use crate::check::{
    Problem, Severity,
    subject::{Subject, part_name, problem},
};
use crate::model::article::GapKind;

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    for gap in &subject.article.gaps {
        let GapKind::ReferenceToAbsentClause { heading, .. } = &gap.kind else {
            continue;
        };
        let place = part_name(subject.draft, &gap.place.part);
        let message =
            format!("{place}引用了已停用的“{heading}”：请重新启用它，或停用引用它的条款。");
        let why = "停用的条款不会印出来，引用它的话就落空了。";
        out.push(problem(
            "reference_to_absent_clause",
            Severity::Error,
            &gap.place,
            message,
            why,
        ));
    }
}
