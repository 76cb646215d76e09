//! # Dates in two styles
//! **What it does.** Finds a date that mixes digits (2026年十月, 二〇二六年11月), and dates
//! in Chinese numerals in a text whose other dates are in Arabic ones. Names of
//! statutes in 《》 are let be.
//! **Why it matters.** GB/T 15835 wants one style; a mixture looks pieced together and
//! is easily misread.
//! **Limit.** 二〇二六年十一月 alone is right, beside 2026年10月 it is not.
//! **Remedy.** The date in Arabic numerals.

use std::ops::Range;

use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Script, is_typed, near, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    // Two patterns, each with one literal to look for, are far quicker than one.
    let arabic_year = regex!(
        r"([0-9]{4})年(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})月(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号])?)?"
    );
    let chinese_year = regex!(
        r"([一二][〇零○一二三四五六七八九]{3})年(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})月(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号])?)?"
    );
    let (mut mixed, mut chinese, mut has_arabic) = (Vec::new(), Vec::new(), false);
    let arabic_years = arabic_year.captures_iter(text);
    for found in arabic_years.chain(chinese_year.captures_iter(text)) {
        let parts = (1..=3).filter_map(|n| found.get(n));
        let arabic = parts
            .clone()
            .filter(|m| m.as_str().starts_with(|c: char| c.is_ascii_digit()))
            .count();
        let (Some(whole), count) = (found.get(0), parts.clone().count()) else {
            continue;
        };
        if is_other(script, &whole.range()) {
            continue;
        }
        // A year alone, 2027年的耕种, is no style of dates.
        has_arabic |= arabic > 1;
        let right =
            in_arabic([found.get(1), found.get(2), found.get(3)].map(|m| m.map(|m| m.as_str())));
        let unit_at_end = &whole.as_str()[whole.as_str().len() - UNIT..];
        let right =
            right.map(|words| words.replace('日', if unit_at_end == "号" { "号" } else { "日" }));
        match arabic {
            0 => chinese.push((whole.range(), right)),
            n if n < count => mixed.push((whole.range(), right)),
            _ => {}
        }
    }
    let mixed = mixed.into_iter().map(|(at, right)| {
        (
            at,
            right,
            "同一个日期里混用了汉字和阿拉伯数字，请统一写法。",
        )
    });
    let chinese = chinese
        .into_iter()
        .filter(|_| has_arabic)
        .map(|(at, right)| {
            (
                at,
                right,
                "别处的日期用阿拉伯数字，这里用汉字，请统一写法。",
            )
        });
    let mut all: Vec<_> = mixed.chain(chinese).collect();
    all.sort_by_key(|(at, ..)| at.start);
    for (at, right, message) in all.into_iter().filter(|(at, ..)| is_typed(script, at)) {
        let finding = Finding::new("date_style_mixed", Severity::Hint, at, message)
            .because("写法不一，看起来像拼凑的文本，也容易看错。")
            .under(Citation::secondary("GB/T 15835—2011"));
        out.push(match right {
            Some(right) => finding.mended(right),
            None => finding,
        });
    }
}

/// 年, 月, 日 and 号 take this many bytes.
const UNIT: usize = '年'.len_utf8();

/// 2026年11月24日, or as much of it as there is.
fn in_arabic(parts: [Option<&str>; 3]) -> Option<String> {
    let mut words = String::new();
    for (part, unit) in parts.iter().zip(["年", "月", "日"]) {
        let Some(digits) = part else { break };
        let is_year = unit == "年";
        let plain = match digits.starts_with(|c: char| c.is_ascii_digit()) {
            true => (*digits).to_owned(),
            false if is_year => digits.chars().map(digit).collect::<Option<String>>()?,
            false => number(digits)?.to_string(),
        };
        words = words + &plain + unit;
    }
    Some(words)
}

fn digit(c: char) -> Option<char> {
    let place = "〇一二三四五六七八九".chars().position(|d| d == c);
    let place = place.or(matches!(c, '零' | '○').then_some(0));
    place.and_then(|n| char::from_digit(u32::try_from(n).ok()?, 10))
}

/// In the name of a statute, said of one, or inside a longer number.
fn is_other(script: &Script<'_>, at: &Range<usize>) -> bool {
    let before = near(script, at.start).0;
    let after = &script.text()[at.end..];
    let is_in_name = match (before.rfind('《'), before.rfind('》')) {
        (Some(open), Some(close)) => open > close,
        (Some(_), None) => true,
        _ => false,
    };
    is_in_name
        || before.ends_with(|c: char| {
            c.is_ascii_digit() || "〇零○一二三四五六七八九十百千万第".contains(c)
        })
        || regex!(r"^[^，。；\n]{0,6}(?:修订|修正|修改|施行|公布|颁布|发布|版)").is_match(after)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "date_style_mixed";

    #[test]
    fn one_style_throughout_is_right() {
        clean(
            RULE,
            "协议自二〇二六年十一月二十四日起，至二〇二七年十一月二十三日止。",
        );
        clean(RULE, "协议自2026年11月24日起，至2027年11月23日止。");
        finds(
            RULE,
            "协议自⟦二〇二六年十一月二十四日⟧起，至2027年11月23日止。",
        );
    }

    #[test]
    fn a_date_of_two_styles_is_mended() {
        mends(RULE, "货物于2026年十月送到。", "货物于2026年10月送到。");
        mends(
            RULE,
            "货物于二〇二六年11月二十四日送到。",
            "货物于2026年11月24日送到。",
        );
        mends(
            RULE,
            "货物于2026年10月3日订购，二零二六年十一月二号送到。",
            "货物于2026年10月3日订购，2026年11月2号送到。",
        );
    }

    #[test]
    fn statutes_and_lengths_of_time_are_let_be() {
        clean(
            RULE,
            "房屋建于一九八六年；依照《土地管理法》（2019年修正）办理。",
        );
        clean(RULE, "保修期三年，自2026年11月24日起算。");
        clean(RULE, "《二〇二六年度维护计划》于2026年1月5日提交。");
    }
}
