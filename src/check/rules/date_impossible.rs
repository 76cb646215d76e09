//! # Date that does not read or does not exist
//! **What it does.** Reads every printed date; reports what is no date and what
//! the calendar does not have.
//! **Why it matters.** Periods are counted from it (民法典 201, 202).
//! **Limit.** 2028-02-29 exists, 2026-02-29 does not.

use super::unreadable;
use crate::check::{Problem, subject::Subject};
use crate::model::{draft::Kind, value::Fault};

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    let why = "期限从日期起算，日期不明则期限不明。";
    unreadable(
        subject,
        out,
        "date_impossible",
        why,
        |k| *k == Kind::Date,
        |field, fault| match fault {
            Fault::NoSuchDay => format!("“{}”：日历上没有这一天，请核对。", field.label),
            Fault::Range => format!("“{}”：年份请填1900年至2199年之间。", field.label),
            _ => format!(
                "“{}”不是完整的日期：请写成2026年1月5日或2026-01-05。",
                field.label
            ),
        },
    );
}
