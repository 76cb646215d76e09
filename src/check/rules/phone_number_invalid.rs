//! # Telephone number that cannot ring
//! **What it does.** Checks form and length: mobile 11 digits from 13 to 19,
//! landline with area code, 400 and 800, service numbers of 5 to 8 digits.
//! **Why it matters.** Notices and repair calls go there.
//! **Limit.** 13912345678 is right; one digit less or more is not.

use super::unreadable;
use crate::check::{Problem, subject::Subject};
use crate::model::{draft::Kind, value::Fault};

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    let why = "通知和报修都要打这个号码。";
    unreadable(
        subject,
        out,
        "phone_number_invalid",
        why,
        |k| *k == Kind::Phone,
        |field, fault| match fault {
            Fault::AreaCode => format!("“{}”是固定电话，请补上区号，如010-65512345。", field.label),
            Fault::Character(c) => format!("“{}”里有不属于电话号码的字符“{c}”。", field.label),
            _ => format!("“{}”的位数不对：手机11位，固定电话请带区号。", field.label),
        },
    );
}
