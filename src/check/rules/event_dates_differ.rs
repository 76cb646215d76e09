//! # One event, two dates
//! **What it does.** Compares the dates that clauses and annexes give for one event:
//! beside 交店日期, 竣工日期 and the like, and as the last day of one act (应于…前将全部
//! 礼盒送达) with the day from which lateness is counted (未在…前将全部礼盒送达的，每逾期一日).
//! **Why it matters.** From which day the other side is late is open.
//! **Limit.** Different days in different clauses are reported; batches, changes of an
//! older agreement and a later day of grace (仍未送达) are not.

use std::ops::Range;

use jiff::civil::Date;

use super::guarantee_period_differs::with_heading;
use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
};

struct Event {
    name: String,
    date: Date,
    at: Range<usize>,
    /// The clause or annex it stands in, counted.
    clause: usize,
    in_annex: bool,
}

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["年"]) || regex!(r"补充|变更").is_match(script.title()) {
        return;
    }
    let mut events: Vec<Event> = Vec::new();
    let (mut clause, mut in_annex) = (0, false);
    for (n, line) in script.lines().iter().enumerate() {
        match line.kind {
            LineKind::Heading => clause += 1,
            LineKind::AnnexHeading => (clause, in_annex) = (clause + 1, true),
            LineKind::Row | LineKind::Paragraph => {
                let start = with_heading(script, n);
                for (name, date, at) in named(&text[start..line.range.end]) {
                    let at = start + at.start..start + at.end;
                    events.push(Event {
                        name,
                        date,
                        at,
                        clause,
                        in_annex,
                    });
                }
            }
            _ => {}
        }
    }
    let is_change = regex!(r"变更|改为|调整|顺延|推迟|延至|提前至|原合同|原定|批|分期|阶段|分别");
    events.retain(|e| !is_change.is_match(&text[script.sentence_at(e.at.start)]));
    for (n, event) in events.iter().enumerate() {
        let mut same = events.iter().filter(|e| e.name == event.name);
        let Some(first) = same.next() else { continue };
        let differs = first.date != event.date && first.clause != event.clause;
        let several = events[..n]
            .iter()
            .any(|e| e.name == event.name && e.date != first.date);
        let third = events[n..]
            .iter()
            .any(|e| e.name == event.name && e.date != first.date && e.date != event.date);
        if !differs || several || third || first.in_annex {
            continue;
        }
        let message = format!(
            "前面写的是“{}”，这里是“{}”：请统一。",
            &text[first.at.clone()],
            &text[event.at.clone()]
        );
        out.push(
            Finding::new(
                "event_dates_differ",
                Severity::Warning,
                event.at.clone(),
                message,
            )
            .because("同一件事两个日期，从哪天起算逾期就有争议。"),
        );
    }
}

/// The events with their days in a line: 交店日期为…, 应于…前将货物送达, and the same
/// act late: 未在…前将货物送达的，每逾期一日.
fn named(words: &str) -> Vec<(String, Date, Range<usize>)> {
    let mut events = Vec::new();
    if !words.contains('年') || !words.contains(|c: char| c.is_ascii_digit()) {
        return events;
    }
    let label = regex!(
        r"(交[\u4E00-\u9FFF]|交付使用|竣工|开工|完工|进场|撤场|开业|入住|起租|搬离|腾退|发货|到货)(?:日期|日|时间)(?:为|是|：|:|定为|定在|定于|确定为)\s*([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)"
    );
    for c in label.captures_iter(words) {
        if let (Some(name), Some(day)) = (c.get(1), c.get(2))
            && let Some(date) = date(day.as_str())
        {
            events.push((name.as_str().to_owned(), date, day.range()));
        }
    }
    let deadline = regex!(
        r"(应当?|须|必须|未能?|没有|不能)?(?:于|在)([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)(?:之前|以前|前)((?:将|把)?[^，。；0-9]{0,16}?(?:送达|送到|运到|交付|交货|交房|交齐|完工|竣工|付清|腾空|搬离|交还))([^，。；]{0,12})(?:([，。；])([^。；]{0,12}))?"
    );
    for c in deadline.captures_iter(words) {
        let (Some(day), Some(act)) = (c.get(2), c.get(3)) else {
            continue;
        };
        let mood = c.get(1).map_or("", |m| m.as_str());
        let then = c.get(6).map_or("", |m| m.as_str());
        let is_late = mood.starts_with(['未', '没', '不']);
        let counts = regex!(r"^(?:[^，]{0,6}，)?(?:每|按日|逾期)").is_match(then);
        let is_still = act.as_str().contains(['仍', '尚', '还']) && !act.as_str().contains("交还");
        if is_late && !counts || is_still || regex!(r"催告|宽限").is_match(words) {
            continue;
        }
        let act = act.as_str().replace(['将', '把'], "");
        let act = act.replace("全部", "").replace("上述", "");
        if let Some(date) = date(day.as_str()) {
            events.push((act, date, day.range()));
        }
    }
    events
}

fn date(words: &str) -> Option<Date> {
    let mut numbers = words.split(['年', '月', '日']);
    let mut next = || numbers.next().and_then(|n| n.parse::<i16>().ok());
    let (year, month, day) = (next()?, next()?, next()?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "event_dates_differ";

    #[test]
    fn a_day_in_the_annex_is_compared_with_that_of_the_clause() {
        let text = |again: &str| {
            format!(
                "协议\n第三条 交店日期为2026年9月15日，以书面交接为准。\n附件 交店清单\n交店日期：{again}。"
            )
        };
        finds(RULE, &text("⟦2026年10月1日⟧"));
        clean(RULE, &text("2026年9月15日"));
        clean(
            RULE,
            "协议\n第三条 开工日期为2026年9月15日。\n第四条 竣工日期为2026年10月1日。",
        );
        clean(
            RULE,
            "补充协议\n第一条 竣工日期为2026年9月15日。\n第二条 竣工日期为2026年10月1日。",
        );
    }

    #[test]
    fn lateness_is_counted_from_the_day_of_delivery() {
        let text = |again: &str| {
            format!(
                "协议\n第三条 生产方应于2026年8月20日前将全部礼盒送达订购方仓库。\n第七条 生产方{again}"
            )
        };
        finds(
            RULE,
            &text("未在⟦2026年8月30日⟧前将全部礼盒送达的，每逾期一日支付违约金。"),
        );
        clean(
            RULE,
            &text("未在2026年8月20日前将全部礼盒送达的，每逾期一日支付违约金。"),
        );
        clean(
            RULE,
            &text("在2026年8月30日前仍未送达的，订购方可以解除合同。"),
        );
        clean(
            RULE,
            &text("未在2026年8月30日前将全部礼盒送达的，订购方可以解除合同。"),
        );
        clean(RULE, &text("应于2026年8月30日前将赠品送达。"));
    }
}
