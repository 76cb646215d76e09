//! # Account number that is none
//! **What it does.** Wants 9 to 30 digits; company accounts have no check digit.
//! **Why it matters.** A payment to a wrong number comes back, or goes elsewhere.
//! **Limit.** 9 digits are right, 8 are not.

use super::unreadable;
use crate::check::{Problem, subject::Subject};
use crate::model::{draft::Kind, value::Fault};

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    let why = "账号错一位，款项就到不了。";
    unreadable(
        subject,
        out,
        "bank_account_invalid",
        why,
        |k| *k == Kind::BankAccount,
        |field, fault| match fault {
            Fault::Character(c) => format!("“{}”只能是数字，里面有“{c}”。", field.label),
            _ => format!("“{}”应为9至30位数字，请核对。", field.label),
        },
    );
}
