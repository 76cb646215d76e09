//! # Slot without a field, or written wrongly
//! **What it does.** Finds `{{name}}` slots whose field the agreement does not
//! have, and slots that are not closed, empty or ask for an unknown form.
//! **Why it matters.** The braces would be printed.

use crate::check::{
    Problem, Severity,
    subject::{Subject, part_name, problem},
};
use crate::model::article::GapKind;

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    for gap in &subject.article.gaps {
        let place = part_name(subject.draft, &gap.place.part);
        let message = match &gap.kind {
            GapKind::UnknownField { name, column: 0 } => format!("{place}要填的“{name}”没有定义。"),
            GapKind::UnknownField { name, column } => {
                format!("{place}第{column}个字处的空格“{name}”没有定义。")
            }
            GapKind::BadSlot { slot, column } => {
                format!("{place}第{column}个字处的“{slot}”写法有误，应如{{{{名称}}}}。")
            }
            _ => continue,
        };
        let why = "花括号会原样印在纸上。";
        out.push(problem(
            "slot_without_field",
            Severity::Error,
            &gap.place,
            message,
            why,
        ));
    }
}
