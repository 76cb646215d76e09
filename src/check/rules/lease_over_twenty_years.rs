//! # Lease of more than twenty years
//! **What it does.** Reads the term of a lease, as a number of years (租期为三十年) or from
//! its two dates (2027年1月1日交付起租，2051年12月31日收楼).
//! **Why it matters.** A lease holds for 20 years at most; what is beyond is void (民法典
//! 705), whatever rent was paid ahead.
//! **Limit.** 20 years are right, a day more is not. Contracts on farmland and woodland
//! follow laws of their own and are let be, and so are words that name the limit itself.

use std::ops::Range;

use jiff::{Span, civil::Date};

use crate::{
    check::{
        Citation, Finding, Severity, regex,
        script::{Script, number},
        search::captures_with,
    },
    model::value::date,
};

/// The longest lease (民法典 705).
const YEARS_MAX: i16 = 20;

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let is_lease = regex!(r"租").is_match(script.title());
    let is_land = regex!(r"承包|流转|经营权|土地|田|林地|山林|荒|滩").is_match(script.title());
    if !is_lease || is_land {
        return;
    }
    let mut found: Vec<Range<usize>> = by_years(script).chain(by_dates(script)).collect();
    found.sort_by_key(|at| at.start);
    // A term said both ways is one fault.
    let mut line = None;
    found.retain(|at| {
        let own = script.line_at(at.start).map(|l| l.range.start);
        let is_new = own != line;
        line = own;
        is_new
    });
    for at in found {
        out.push(
            Finding::new(
                "lease_over_twenty_years",
                Severity::Warning,
                at,
                "租期超过了二十年，超过的部分无效：请改为二十年以内，期满再续订。",
            )
            .because("二十年以后的租期没有保障，预付的租金和装修投入会落空。")
            .under(Citation::read("民法典第705条")),
        );
    }
}

/// 租期为三十年.
fn by_years<'s>(script: &'s Script<'_>) -> impl Iterator<Item = Range<usize>> + 's {
    let form = regex!(
        r"(?:租期|租赁期限?|租用期限?|承租期限?|出租期限?|租)(?:为|是|共|：|限为|定为)*\s*(?:共|计)?([0-9]{1,3}|[一二三四五六七八九十]{1,4})年"
    );
    captures_with(script, &["租"], form).filter_map(|c| {
        let (whole, years) = (c.get(0)?, number(c.get(1)?.as_str())?);
        let sentence = script.sentence_at(whole.start());
        let is_limit = regex!(r"超过|超出|不得|最长|最高|无效|累计")
            .is_match(&script.text()[sentence.start..whole.end().max(sentence.start)])
            || script.text()[whole.end()..].starts_with(['以', '的', '内']);
        (years > YEARS_MAX.unsigned_abs().into() && !is_limit).then(|| whole.range())
    })
}

/// The two days between which a sentence lets something.
fn by_dates<'s>(script: &'s Script<'_>) -> impl Iterator<Item = Range<usize>> + 's {
    let form = regex!(
        r"([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)([^。；0-9\n]{1,12})([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)"
    );
    captures_with(script, &["年"], form).filter_map(|c| {
        let (start, between, end) = (c.get(1)?, c.get(2)?, c.get(3)?);
        let is_term = regex!(r"至|到|—|－|～|租|止|收|退").is_match(between.as_str());
        let last = last_day(date::read(start.as_str()).ok()?)?;
        let is_beyond = date::read(end.as_str()).ok()? > last;
        (is_term && is_beyond).then(|| start.start()..end.end())
    })
}

/// The last day of the longest lease from this day on, by the later of both ways to
/// count.
fn last_day(start: Date) -> Option<Date> {
    start
        .checked_add(Span::new().try_years(YEARS_MAX).ok()?)
        .ok()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "lease_over_twenty_years";

    fn lease(words: &str) -> String {
        format!("厂房租赁协议\n甲方：和安公司\n乙方：和平五金厂\n第一条 租期\n{words}")
    }

    #[test]
    fn twenty_years_are_right_and_more_are_not() {
        clean(RULE, &lease("租赁期限为二十年，期满可以续订。"));
        finds(RULE, &lease("⟦租赁期限为二十一年⟧，期满可以续订。"));
        finds(RULE, &lease("甲方把厂房⟦租30年⟧给乙方。"));
        clean(RULE, &lease("自2027年1月1日起至2046年12月31日止。"));
        clean(RULE, &lease("自2027年1月1日起至2047年1月1日止。"));
        finds(RULE, &lease("自⟦2027年1月1日起至2047年1月2日⟧止。"));
        finds(RULE, &lease("⟦2027年1月1日交付起租，2051年12月31日⟧收楼。"));
    }

    #[test]
    fn a_term_said_both_ways_is_one_fault() {
        finds(
            RULE,
            &lease("⟦租期25年⟧，自2027年1月1日起至2051年12月31日止。"),
        );
    }

    #[test]
    fn other_spans_and_the_limit_itself_are_right() {
        clean(RULE, &lease("续租的，总的租期不得超过20年，不能租25年。"));
        clean(RULE, &lease("厂房2003年1月1日建成，2026年1月1日翻修。"));
        clean(
            RULE,
            "土地经营权流转租赁合同\n第一条 租期\n租期30年，自2027年1月1日起至2056年12月31日止。",
        );
    }
}
