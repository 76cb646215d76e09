//! # End before start, in words
//! **What it does.** Finds 自…年…月…日起至…年…月…日, and 开工日期… with 完工日期…, whose second
//! day is before the first.
//! **Why it matters.** A period that ends before it begins has no length.
//! **Limit.** The same day is right.

use std::ops::Range;

use jiff::civil::Date;

use crate::check::{Finding, Severity, regex, script::Script, search::captures_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for (start, end, at) in periods(script) {
        if end < start && !script.is_checked_value(&at) {
            out.push(
                Finding::new(
                    "typed_end_before_start",
                    Severity::Error,
                    at,
                    "终止日期早于起始日期：请核对先后。",
                )
                .because("先后颠倒，期限就无从计算。"),
            );
        }
    }
}

/// Periods with both days: start, end, and where the end stands.
pub(super) fn periods(script: &Script<'_>) -> Vec<(Date, Date, Range<usize>)> {
    let form = regex!(
        r"(?:开工|进场|开始|起始|起租|起算)(?:日期|时间|日)?(?:为|是|于|：)?([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日[，；、 　]?(?:完工|竣工|结束|终止|截止|退场)(?:日期|时间|日)?(?:为|是|于|：)?(([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日)|([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日(?:起|零时起|开始)?(?:，)?(?:至|到|—|－|-|～)(([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日)"
    );
    let mut periods = Vec::new();
    for c in captures_with(script, &["年"], form) {
        let date = |k: usize| {
            let part = |n: usize| c.get(n).and_then(|m| m.as_str().parse::<i16>().ok());
            let day = |n: usize| part(n).and_then(|v| i8::try_from(v).ok());
            Date::new(part(k)?, day(k + 1)?, day(k + 2)?).ok()
        };
        let labelled = (date(1), date(5), c.get(4));
        let (start, end, at) = match labelled.0 {
            Some(_) => labelled,
            None => (date(8), date(12), c.get(11)),
        };
        if let (Some(start), Some(end), Some(at)) = (start, end, at) {
            periods.push((start, end, at.range()));
        }
    }
    periods
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_period_that_runs_backwards_is_found() {
        finds(
            "typed_end_before_start",
            "期限自2026年12月1日起至⟦2026年11月30日⟧止。",
        );
        clean(
            "typed_end_before_start",
            "期限自2026年12月1日起至2026年12月1日止。",
        );
    }

    #[test]
    fn a_work_cannot_be_done_before_it_begins() {
        finds(
            "typed_end_before_start",
            "开工日期2026年5月18日，完工日期⟦2026年4月30日⟧，雨天顺延。",
        );
        clean(
            "typed_end_before_start",
            "开工日期2026年4月18日，完工日期2026年4月30日，雨天顺延。",
        );
    }
}
