//! # Unified social credit code that is wrong
//! **What it does.** GB 32100: 18 characters of its alphabet and the check
//! character. Offers the code with letters read for digits put right, when that
//! makes it a right one.
//! **Why it matters.** The code names the company; a wrong one names none.
//! **Limit.** 91110105MA0000007L is right, 91110105MA0000008L is not.

use crate::check::{
    Fix, Problem, Severity,
    subject::{Subject, problem},
};
use crate::model::{
    draft::Kind,
    value::{Fault, credit_code},
};

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    for (field, place, answer) in subject
        .answers()
        .filter(|(f, ..)| f.kind == Kind::CreditCode)
    {
        let label = &field.label;
        let message = match credit_code::read(answer.trim()) {
            Ok(_) => continue,
            Err(Fault::Length) => format!("“{label}”应为18位，请核对营业执照。"),
            Err(Fault::Character(c)) => format!("“{label}”里不会有“{c}”，请核对营业执照。"),
            Err(_) => format!("“{label}”校验码不对，至少有一位写错，请核对营业执照。"),
        };
        let why = "代码错一位，就查不到这家单位。";
        let mut found = problem("credit_code_invalid", Severity::Error, place, message, why);
        found.fix = credit_code::mended(answer).map(|code| Fix::answer(&field.id, answer, &code));
        out.push(found);
    }
}
