//! # Table row with more cells than columns
//! **What it does.** Finds rows of printed tables that have something beyond the
//! last column.
//! **Why it matters.** What has no column is not printed.
//! **Limit.** With two columns, two cells are right and three are not.

use crate::check::{
    Problem, Severity,
    subject::{Subject, problem},
};
use crate::model::{draft::Kind, value};

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    for (field, place, answer) in subject.answers() {
        let Kind::Table(form) = &field.kind else {
            continue;
        };
        for (n, row) in value::table::rows(answer).enumerate() {
            let beyond = row.iter().skip(form.columns.len());
            if beyond.into_iter().all(|cell| value::is_blank(cell)) {
                continue;
            }
            let message = format!(
                "“{}”第{}行的内容比栏目多：多出的不会印出来，请移到前面的栏里或删去。",
                field.label,
                n + 1
            );
            let why = "没有栏目的内容印不到纸上。";
            out.push(problem(
                "table_row_too_long",
                Severity::Error,
                place,
                message,
                why,
            ));
        }
    }
}
