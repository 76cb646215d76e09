//! # Amount that does not read
//! **What it does.** Reads every printed amount; reports what is no amount, commas
//! in the wrong places, more than two decimals, negative or absurd sums.
//! **Why it matters.** Figures and 大写 are printed from this one value.
//! **Limit.** 12,800.00 reads; 1,28,00 and 12.345 do not.

use super::unreadable;
use crate::check::{Problem, subject::Subject};
use crate::model::{draft::Kind, value::Fault};

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    let why = "小写和大写金额都由这一处得出。";
    unreadable(
        subject,
        out,
        "amount_unreadable",
        why,
        |k| *k == Kind::Money,
        |field, fault| match fault {
            Fault::Separators => format!(
                "“{}”的逗号分隔有误：每三位一个逗号，或都不写。",
                field.label
            ),
            Fault::Decimals => format!("“{}”最多两位小数（到分）。", field.label),
            Fault::Range => format!("“{}”不能为负，也不能超过百万亿元。", field.label),
            _ => format!("“{}”读不出金额：请只写数字，如12800或1.28万。", field.label),
        },
    );
}
