//! # Typed date that the calendar does not have
//! **What it does.** Reads dates in running text and rows: 2026年2月30日, 2月30日,
//! 2026年13月, 二〇二六年二月三十日, 2026-02-30 and 2026.2.30. Lunar dates are let
//! be; an answer of the kind is checked by its field.
//! **Why it matters.** Periods are counted from dates (民法典 201, 202).
//! **Limit.** 2028年2月29日 exists, 2026年2月29日 does not. 13月 alone is a length of time.

use std::ops::Range;

use jiff::civil::Date;

use crate::{
    check::{
        Finding, Severity, regex,
        script::{Script, after_labels, is_typed, near, number},
    },
    model::value::{Fault, date, half_width},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let arabic = regex!(r"([0-9０-９]{1,2})[ 　]*月(?:[ 　]*([0-9０-９]{1,2})[ 　]*[日号])?");
    let year_before = regex!(r"([0-9０-９]{4})[ 　]*年[ 　]*$");
    let chinese = regex!(
        r"([一二][〇零○一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?"
    );
    let dashed = regex!(r"^[0-9]{4}([-/.])[0-9]{1,2}[-/.][0-9]{1,2}");
    let mut places = Vec::new();
    for found in arabic.captures_iter(text) {
        let (Some(whole), month) = (found.get(0), &found[1]) else {
            continue;
        };
        let near = text.ceil_char_boundary(whole.start().saturating_sub(40));
        let year = year_before.captures(&text[near..whole.start()]);
        let year = year.and_then(|y| Some((near + y.get(0)?.start(), y.get(1)?.as_str())));
        let start = year.map_or(whole.start(), |(start, _)| start);
        let day = found.get(2).map(|m| m.as_str());
        // 3至5月 is a span of months.
        let is_span = year.is_none() && text[..start].ends_with('至') && day.is_none();
        let is_there = !is_impossible(year.map(|(_, year)| year), month, day);
        if !is_there && !is_span && !is_other(&text[..start]) {
            places.push(start..whole.end());
        }
    }
    for found in chinese.captures_iter(text) {
        let (Some(whole), day) = (found.get(0), found.get(3).map(|m| m.as_str())) else {
            continue;
        };
        if is_impossible(Some(&found[1]), &found[2], day) && !is_other(&text[..whole.start()]) {
            places.push(whole.range());
        }
    }
    for (start, rest) in after_labels(script, &["日期", "时间"]) {
        let Some(found) = dashed.find(rest) else {
            continue;
        };
        if date::read(found.as_str()) == Err(Fault::NoSuchDay) {
            places.push(start..start + found.len());
        }
    }
    // 2026.13.10 and 2027-02-30 in running text and cells, not in numbers of papers.
    for found in regex!(
        r"20[0-9]{2}(?:-[0-9]{1,2}-[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2})"
    )
    .find_iter(text)
    {
        let (before, _) = near(script, found.start());
        let is_part = |c: char| c.is_ascii_alphanumeric() || "-./_（(".contains(c);
        let is_number = regex!(r"(?:号|编号|文号|型号|版本|版)[码：:（( ]*$").is_match(before);
        let goes_on = text[found.end()..].starts_with(|c: char| is_part(c) || c == '号');
        if !before.ends_with(is_part)
            && !goes_on
            && !is_number
            && date::read(&found.as_str().replace(['.', '/'], "-")) == Err(Fault::NoSuchDay)
        {
            places.push(found.range());
        }
    }
    places.sort_by_key(|at| at.start);
    places.dedup_by_key(|at| at.start);
    // 日期为2月30日时，系统应当提示: an example of a fault.
    let is_example = |at: &Range<usize>| {
        regex!(r"^[^。；]{0,30}?(?:时|的)，?[^，。；]{0,4}?(?:应当?)?(?:提示|报错|拦截)")
            .is_match(near(script, at.end).1)
    };
    let places = places.into_iter();
    for at in places.filter(|at| is_typed(script, at) && !is_example(at)) {
        let message = "日历上没有这一天，请核对日期。";
        out.push(
            Finding::new("typed_date_impossible", Severity::Error, at, message)
                .because("期限从日期起算，日期不存在则期限不明。"),
        );
    }
}

fn is_impossible(year: Option<&str>, month: &str, day: Option<&str>) -> bool {
    let read = |digits: &str| number(&half_width(digits)).and_then(|n| i8::try_from(n).ok());
    // A leap year, when none is named.
    let year = year.map_or(Some(2028), year_of);
    let (Some(year), Some(month)) = (year, read(month)) else {
        return false;
    };
    match day.map(read) {
        Some(Some(day)) => Date::new(year, month, day).is_err(),
        Some(None) => false,
        // 13月 without year or day is thirteen months.
        None => year != 2028 && !(1..=12).contains(&month),
    }
}

fn year_of(digits: &str) -> Option<i16> {
    half_width(digits).chars().try_fold(0_i16, |year, c| {
        let digit = match c {
            '○' => 0,
            c => number(c.encode_utf8(&mut [0; 4]))?,
        };
        year.checked_mul(10)?
            .checked_add(i16::try_from(digit).ok()?)
    })
}

/// Before a lunar date, or inside a longer number.
fn is_other(before: &str) -> bool {
    let near: String = before.chars().rev().take(8).collect();
    before.ends_with(|c: char| c.is_ascii_digit() || ".-～—".contains(c))
        || ["历农", "历阴", "历旧", "历夏"]
            .iter()
            .any(|word| near.contains(word))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "typed_date_impossible";

    #[test]
    fn days_that_do_not_exist_are_found() {
        finds(RULE, "本协议自⟦2026年2月29日⟧起生效。");
        clean(RULE, "本协议自2028年2月29日起生效。");
        finds(RULE, "货款应当在⟦2026年11月31日⟧前付清。");
        finds(RULE, "每年⟦2月30日⟧对账。");
        clean(RULE, "每年2月29日对账。");
        finds(RULE, "签订日期：⟦2026年 9月 0日⟧");
        finds(RULE, "交付日期：⟦2026-02-30⟧");
        clean(RULE, "交付日期：2026-02-28");
    }

    #[test]
    fn a_thirteenth_month_is_found_with_its_year_only() {
        finds(RULE, "设备应当在⟦2026年13月⟧前交付。");
        clean(RULE, "设备应当在2026年12月前交付。");
        clean(RULE, "保修期13月。");
        finds(RULE, "设备应当在⟦二〇二六年十三月五日⟧前交付。");
    }

    #[test]
    fn dates_in_chinese_numerals_are_read() {
        finds(RULE, "本协议自⟦二〇二六年二月三十日⟧起生效。");
        clean(RULE, "本协议自二〇二八年二月二十九日起生效。");
    }

    #[test]
    fn lunar_dates_numbers_and_blanks_are_let_be() {
        clean(RULE, "按照农历2月30日结算一次。");
        clean(RULE, "合同编号2026-13-45，共2份。");
        clean(RULE, "\u{FFFC}年\u{FFFC}月\u{FFFC}日");
        clean(RULE, "期限为36个月，每月31日对账。");
    }
}
