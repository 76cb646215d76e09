//! # Date that its own reckoning does not give
//! **What it does.** Reads a date that a clause reckons aloud (逾期超过10天，即2026年12月28日以后;
//! 三十日内，即…前) and looks for a date of the agreement from which that many days or
//! months lead there, forward or back.
//! **Why it matters.** Two last days for one duty: each side will go by its own.
//! **Limit.** A day more or less is counting in or out the first day; working days and
//! days counted from an act that has no date yet are left alone.

use jiff::{Span, civil::Date};

use crate::{
    check::{
        Citation, Finding, Severity, regex,
        script::{Script, number},
        search::captures_with,
    },
    model::value::date,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"([0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(日|天|月|年)(?:以上|以内|之内|内|之后|以后|后|前|的)?[，,（(]?(?:也就是|亦即|就是|即)(?:在|到|至|截至|不晚于|最迟)?([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)"
    );
    let mut dates = None;
    for c in captures_with(script, &["即", "就是"], form) {
        let (Some(n), Some(unit), Some(at)) = (c.get(1), c.get(2), c.get(3)) else {
            continue;
        };
        let (Some(n), Ok(day)) = (number(n.as_str()), date::read(at.as_str())) else {
            continue;
        };
        let sentence = script.sentence_at(at.start());
        let before = &script.text()[sentence.start..at.start()];
        if regex!(r"收到|通知|之日|当天|当日|次日").is_match(before) && !before.contains('年')
        {
            continue;
        }
        let dates = dates.get_or_insert_with(|| dates_of(script));
        let mut others = dates.iter().filter(|(start, _)| *start != at.start());
        let others: Vec<Date> = others.by_ref().map(|(_, d)| *d).collect();
        let leads = |from: &Date| {
            let there = reckoned(*from, i64::from(n), unit.as_str());
            there.is_some_and(|(earliest, latest)| (earliest..=latest).contains(&day))
        };
        let back = |from: &Date| {
            let there = reckoned(*from, -i64::from(n), unit.as_str());
            there.is_some_and(|(earliest, latest)| (earliest..=latest).contains(&day))
        };
        if others.is_empty() || others.iter().any(|d| leads(d) || back(d)) {
            continue;
        }
        let message = format!(
            "从合同里写明的日期起算，{}{}都到不了“{}”：请核对天数或日期。",
            n,
            match unit.as_str() {
                "月" => "个月",
                unit => unit,
            },
            at.as_str()
        );
        out.push(
            Finding::new(
                "computed_date_wrong",
                Severity::Warning,
                at.range(),
                message,
            )
            .because("天数和日期对不上，最后一天是哪天就有争议。")
            .under(Citation::read("民法典第201条、第202条")),
        );
    }
}

/// The dates that the whole text names, with their places.
fn dates_of(script: &Script<'_>) -> Vec<(usize, Date)> {
    let form = regex!(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日");
    let found = form.find_iter(script.text());
    let found = found.filter_map(|m| Some((m.start(), date::read(m.as_str()).ok()?)));
    found.collect()
}

/// The days so long after this one, counted either way: one less and one more.
fn reckoned(from: Date, n: i64, unit: &str) -> Option<(Date, Date)> {
    let span = match unit {
        "月" => Span::new().try_months(n),
        "年" => Span::new().try_years(n),
        _ => Span::new().try_days(n),
    };
    let day = from.checked_add(span.ok()?).ok()?;
    Some((day.yesterday().ok()?, day.tomorrow().ok()?))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "computed_date_wrong";

    #[test]
    fn days_lead_to_their_date_counted_either_way() {
        let text = |day: &str| {
            format!(
                "烤炉定制协议\n三、乙方应于2026年12月20日交货。\n四、晚交超过十天，即{day}以后仍没交货的，甲方可以退单。"
            )
        };
        finds(RULE, &text("⟦2026年12月28日⟧"));
        finds(RULE, &text("⟦2027年1月1日⟧"));
        for right in ["2026年12月29日", "2026年12月30日", "2026年12月31日"] {
            clean(RULE, &text(right));
        }
    }

    #[test]
    fn months_lead_forward_and_back() {
        let text = |day: &str| {
            format!(
                "租赁合同\n二、租期至2027年6月30日止。\n三、续租的，承租人应在期满前两个月，即{day}前提出。"
            )
        };
        finds(RULE, &text("⟦2027年5月30日⟧"));
        clean(RULE, &text("2027年4月30日"));
    }

    #[test]
    fn an_act_without_a_date_gives_nothing_to_reckon_from() {
        clean(
            RULE,
            "协议\n一、本合同2026年12月1日签订。\n二、收到通知之日起10日内，即2027年3月1日前付清。",
        );
        clean(RULE, "协议\n一、乙方在10天内，即2027年3月1日前付清。");
    }
}
