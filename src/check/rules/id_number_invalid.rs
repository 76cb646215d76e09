//! # Resident ID number that is wrong
//! **What it does.** GB 11643: 18 characters, region, birth date, check digit; the
//! birth date not after today. The 15-digit form is told apart.
//! **Why it matters.** A wrong digit names another person, or nobody.
//! **Limit.** A person born today has a number, one born tomorrow has none.

use crate::check::{
    Problem, Severity,
    subject::{Subject, problem},
};
use crate::model::{
    draft::Kind,
    value::{Fault, resident_id},
};

const NAME: &str = "id_number_invalid";

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    for (field, place, answer) in subject
        .answers()
        .filter(|(f, ..)| f.kind == Kind::ResidentId)
    {
        let label = &field.label;
        let message = match resident_id::read(answer.trim()) {
            Ok(id) if id.birth <= subject.today => continue,
            Ok(_) => format!("“{label}”里的出生日期晚于今天，请核对原件。"),
            Err(Fault::OldNumber) => format!("“{label}”是15位旧号码，请换成18位。"),
            Err(Fault::CheckDigit) => format!("“{label}”校验码不对，至少有一位写错，请核对原件。"),
            Err(Fault::NoSuchDay) => format!("“{label}”里的出生日期不存在，请核对原件。"),
            Err(Fault::Region) => format!("“{label}”开头的地区代码不存在，请核对原件。"),
            Err(Fault::Character(c)) => format!("“{label}”里有不该有的字符“{c}”。"),
            Err(_) => format!("“{label}”应为18位，请核对原件。"),
        };
        let why = "号码错一位，指向的就是另一个人。";
        out.push(problem(NAME, Severity::Error, place, message, why));
    }
}
