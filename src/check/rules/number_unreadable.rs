//! # Number or percentage that does not read
//! **What it does.** Reads every printed number and percentage; reports what is no
//! number and what lies outside the field's limits.
//! **Why it matters.** A number that cannot be read cannot be added up, printed in capitals or relied on.
//! **Limit.** With a least value of 1, 1 is right and 0 is not; 100 % is right,
//! 100.1 % is not.

use super::unreadable;
use crate::check::{Problem, subject::Subject};
use crate::model::{draft::Kind, value::Fault};

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    let is_kind = |k: &Kind| matches!(k, Kind::Number { .. } | Kind::Percent);
    unreadable(
        subject,
        out,
        "number_unreadable",
        "",
        is_kind,
        |field, fault| match fault {
            Fault::TooSmall(min) => format!("“{}”不能小于{min}{}。", field.label, field.unit),
            Fault::TooLarge(max) => format!("“{}”不能大于{max}{}。", field.label, field.unit),
            Fault::Decimals => format!("“{}”的小数位数太多。", field.label),
            _ if field.kind == Kind::Percent => format!("“{}”请填百分数，如85。", field.label),
            _ => format!("“{}”请填整数，不写单位。", field.label),
        },
    );
}
