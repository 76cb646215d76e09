//! # Missing answer
//! **What it does.** Finds required fields that are printed, are not left for the
//! pen and have nothing in them, and such cells of tables. White space of any kind is nothing.
//! **Why it matters.** A blank forgotten is filled by somebody later, or by the law.
//! **Limit.** One full-width space is missing, one character is not.

use crate::check::{
    Problem, Severity,
    subject::{Subject, is_required, problem},
};
use crate::model::{article::Part, draft::Policy, value::is_blank};

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    for p in subject
        .printed
        .iter()
        .filter(|p| is_required(subject.draft, p.field))
    {
        if is_blank(subject.draft.answer(p.field.id.as_str())) {
            let party = match p.place.part {
                Part::Party(n) => subject.draft.agreement.parties.get(n),
                _ => None,
            };
            // 住所 alone may be anybody's.
            let whose = party.map_or(String::new(), |p| format!("{}的", p.role));
            let message = format!(
                "{whose}“{}”还没有填写：请填写，或改为签署时手写。",
                p.field.label
            );
            let why = "留空的条款日后容易各说各话。";
            out.push(problem(
                "missing_answer",
                Severity::Error,
                &p.place,
                message,
                why,
            ));
        }
    }
    for cell in &subject.cells {
        if cell.field.policy == Policy::Required && is_blank(cell.text) {
            let message = format!(
                "“{}”还没有填写：请填写这一格，或删去这一行。",
                cell.field.label
            );
            let why = "留空的条款日后容易各说各话。";
            out.push(problem(
                "missing_answer",
                Severity::Error,
                &cell.place,
                message,
                why,
            ));
        }
    }
}
