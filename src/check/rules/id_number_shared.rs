//! # Two parties with one number
//! **What it does.** Finds the same resident number or credit code in two fields.
//! **Why it matters.** Nobody agrees with himself; one of them was copied.
//! **Limit.** Numbers that differ in one digit are two numbers.

use crate::check::{
    Problem, Severity,
    subject::{Subject, problem},
};
use crate::model::{draft::Kind, value};

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    let is_number = |k: &Kind| matches!(k, Kind::ResidentId | Kind::CreditCode);
    let mut seen: Vec<(String, &str)> = Vec::new();
    for (field, place, answer) in subject.answers().filter(|(f, ..)| is_number(&f.kind)) {
        let Ok(number) = value::read(field, answer) else {
            continue;
        };
        match seen.iter().find(|(known, _)| *known == number) {
            Some((_, other)) => {
                let message = format!(
                    "“{}”与“{other}”填了同一个号码，请核对是哪一方的。",
                    field.label
                );
                let why = "双方不能是同一个主体。";
                out.push(problem(
                    "id_number_shared",
                    Severity::Error,
                    place,
                    message,
                    why,
                ));
            }
            None => seen.push((number, &field.label)),
        }
    }
}
