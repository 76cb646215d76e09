//! # Term that does not fit its dates
//! **What it does.** Compares 期限为N年 or N个月 with the two dates of the same sentence.
//! Both readings are right: a year from 2026-11-23 ends on 2027-11-22 or 2027-11-23.
//! **Why it matters.** When the agreement ends is open.
//! **Limit.** A day more or less than the two readings is reported.

use jiff::{Span, civil::Date};

use super::typed_end_before_start::periods;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(?:期限|有效期|租期|服务期|合作期|期|共|为期)(?:为|是|共|：|限为)?\s*(?:共)?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})(年|个月)"
    );
    let mut behind = 0;
    for (start, end, at) in periods(script) {
        let sentence = script.sentence_at(at.start);
        // What stands before an earlier period is that one's term.
        let from = sentence.start.max(behind).min(sentence.end);
        behind = at.end;
        let words = &script.text()[from..sentence.end];
        let mut terms = (form.captures_iter(words))
            .filter(|c| !c.get(0).is_some_and(|m| is_part(&words[..m.start()])));
        let (Some(term), None) = (terms.next(), terms.next()) else {
            continue;
        };
        let Some(n) = number(&term[1]).map(i64::from) else {
            continue;
        };
        let span = match &term[2] {
            "年" => Span::new().try_years(n),
            _ => Span::new().try_months(n),
        };
        let Some(day) = span.ok().and_then(|span| start.checked_add(span).ok()) else {
            continue;
        };
        let eve: Option<Date> = day.yesterday().ok();
        if end == day || Some(end) == eve || end < start {
            continue;
        }
        let message = format!(
            "期限{}{}与起止日期不符：按起始日期应到{}止，请核对。",
            &term[1],
            &term[2],
            crate::model::value::date::print(eve.unwrap_or(day))
        );
        out.push(
            Finding::new("term_end_mismatch", Severity::Warning, at, message)
                .because("期限和日期对不上，什么时候到期就有争议。")
                .under(Citation::read("民法典第201条、第202条")),
        );
    }
}

/// Do these words make what follows them a part of the term: 其中试用期, 首个免租期?
fn is_part(before: &str) -> bool {
    regex!(r"(?:其中|包括|含)[^，。；]{0,6}$|(?:试用|免租|保修|质保|宽限|装修|缓冲|磨合)$")
        .is_match(before)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_term_of_another_length_is_found_and_both_readings_are_right() {
        finds(
            "term_end_mismatch",
            "协议\n服务期限为2年，自2026年11月23日起至⟦2027年11月22日⟧止。",
        );
        clean(
            "term_end_mismatch",
            "协议\n服务期限为一年，自2026年11月23日起至2027年11月22日止。",
        );
        clean(
            "term_end_mismatch",
            "协议\n服务期限为1年，自2026年11月23日起至2027年11月23日止。",
        );
        finds(
            "term_end_mismatch",
            "协议\n服务期限为6个月，自2026年11月23日起至⟦2027年5月24日⟧止。",
        );
        clean(
            "term_end_mismatch",
            "协议\n自2026年12月1日起至2029年11月30日止，其中试用期三个月。",
        );
        finds(
            "term_end_mismatch",
            "协议\n合作期一年，自2026年12月1日起至2027年11月30日止，淡季两期，第二期三个月，自2027年5月1日起至⟦2027年8月31日⟧止。",
        );
    }
}
