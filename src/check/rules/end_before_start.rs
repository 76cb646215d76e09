//! # End before start
//! **What it does.** A date field may say `not_before` another; finds pairs in the
//! wrong order. Fields not printed or not readable are passed over.
//! **Why it matters.** A period that ends before it begins has no length.
//! **Limit.** The same day is right, the day before is not.

use crate::check::{
    Problem, Severity,
    subject::{Subject, problem},
};
use crate::model::value::date;

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    for (field, place, answer) in subject.answers() {
        let Some(other) = &field.not_before else {
            continue;
        };
        let Some((start, _, begin)) = subject.answers().find(|(f, ..)| f.id == *other) else {
            continue;
        };
        if let (Ok(end), Ok(begin)) = (date::read(answer), date::read(begin))
            && end < begin
        {
            let message = format!(
                "“{}”（{}）早于“{}”（{}），请核对先后。",
                field.label,
                date::print(end),
                start.label,
                date::print(begin)
            );
            let why = "先后颠倒，期限就无从计算。";
            out.push(problem(
                "end_before_start",
                Severity::Error,
                place,
                message,
                why,
            ));
        }
    }
}
