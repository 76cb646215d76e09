//! # Daily penalty that adds up
//! **What it does.** Reads daily rates of 违约金, 滞纳金 and the like (千分之三, 万分之五,
//! 0.1%, 1‰) and shows what they come to in a year.
//! **Why it matters.** What is more than 30 % above the loss may be cut on request; a
//! rate that nobody reckons over a year is often of that kind.
//! **Limit.** 0.05 % a day is right; above it is a hint, above 0.1 % a warning. These are
//! practical marks, not limits of the law. Yearly rates and caps are not daily rates.

use super::blanket_exclusion::sentences_of;
use crate::check::{
    Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let rate = regex!(
        r"(?:千分之|万分之|百分之)[零一二三四五六七八九十0-9.点]+|[0-9]+(?:\.[0-9]+)?\s*[%％‰‱]"
    );
    let daily = regex!(
        r"(?:[每按][日天]|每(?:逾期|延迟|迟延|延期|拖延|拖欠|超期|超过|晚)[^，]{0,6}?[日天])[^年]{0,40}$|[^0-9一二三四五六七八九十][日天]\s*$"
    );
    let is_late = [
        "违约金",
        "滞纳金",
        "罚息",
        "逾期",
        "迟延",
        "延迟",
        "延期",
        "拖欠",
    ];
    let is_other = [
        "不超过",
        "累计",
        "为限",
        "上限",
        "最高",
        "总计",
        "合计",
        "年利率",
        "元，",
        "逾期超过",
        "%",
        "％",
        "‰",
        "分之",
    ];
    for sentence in sentences_of(text, regex!(r"[%％‰‱]|分之")) {
        if !sentence.says(&is_late) {
            continue;
        }
        for found in rate.find_iter(sentence.words) {
            let (head, tail) = (
                &sentence.words[..found.start()],
                &sentence.words[found.end()..],
            );
            let follows = regex!(r"^\s*(?:/|／|每)\s*[日天]").is_match(tail);
            let near = daily.find(head).map(|m| m.as_str());
            let is_daily = near.is_some_and(|n| !is_other.iter().any(|w| n.contains(w)));
            if !is_daily && (!follows || head.ends_with("不超过")) {
                continue;
            }
            let at = sentence.at(found);
            if let Some(millionths) = millionths(found.as_str()).filter(|m| *m > 500) {
                out.push(finding(at, found.as_str(), millionths));
            }
        }
    }
}

fn finding(at: std::ops::Range<usize>, words: &str, millionths: u64) -> Finding {
    let severity = match millionths {
        ..=1000 => Severity::Hint,
        _ => Severity::Warning,
    };
    let yearly = millionths.saturating_mul(365);
    let (whole, rest) = (yearly / 10_000, yearly % 10_000 / 100);
    let yearly = format!("{whole}.{rest:02}");
    let yearly = yearly.trim_end_matches('0').trim_end_matches('.');
    let message = format!(
        "每日{words}合每年{yearly}%，可能过高：请按预计的损失调低，常见的是每日0.05%以内。"
    );
    Finding::new("penalty_rate_high", severity, at, message)
        .because("约定过高的，对方可以请求法院或者仲裁机构减少，一般以损失的1.3倍为参考。")
}

/// 千分之三 is 3000 millionths, 20% are 200,000, 三成 are 300,000.
pub(super) fn millionths(words: &str) -> Option<u64> {
    let words = words.trim();
    let units = [("百分之", 10_000), ("千分之", 1000), ("万分之", 100)];
    for (head, unit) in units {
        if let Some(digits) = words.strip_prefix(head) {
            return scaled(digits, unit);
        }
    }
    let signs = [
        ('%', 10_000),
        ('％', 10_000),
        ('‰', 1000),
        ('‱', 100),
        ('成', 100_000),
    ];
    signs.iter().find_map(|(sign, unit)| {
        let digits = words.strip_suffix(*sign)?;
        scaled(digits.trim(), *unit)
    })
}

/// A decimal of either digits times a unit, cut off below one.
fn scaled(digits: &str, unit: u64) -> Option<u64> {
    let (whole, decimals) = digits.split_once(['.', '点']).unwrap_or((digits, ""));
    let mut sum = u64::from(number(whole)?).checked_mul(unit)?;
    let mut place = unit;
    for digit in decimals.chars() {
        place /= 10;
        let digit = u64::from(number(digit.encode_utf8(&mut [0; 4]))?);
        sum = sum.checked_add(digit.checked_mul(place)?)?;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::millionths;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "penalty_rate_high";

    #[test]
    fn five_in_ten_thousand_a_day_are_right() {
        clean(RULE, "每逾期一日，按照逾期金额的万分之五支付违约金。");
        finds(RULE, "每逾期一日，按照逾期金额的⟦万分之六⟧支付违约金。");
        clean(RULE, "每逾期一日，按照逾期金额的0.05%支付违约金。");
        finds(RULE, "每逾期一日，按照逾期金额的⟦0.051%⟧支付违约金。");
    }

    #[test]
    fn every_spelling_of_a_daily_rate_is_read() {
        finds(RULE, "逾期付款的，按⟦1‰⟧/日支付违约金。");
        finds(RULE, "逾期付款的，按日⟦千分之三⟧支付滞纳金。");
        finds(RULE, "乙方逾期的，每天支付欠款⟦百分之一⟧的违约金。");
        finds(RULE, "逾期的，违约金每日⟦0.5%⟧，累计不超过总价款的10%。");
        assert_eq!(millionths("千分之零点五"), Some(500));
        assert_eq!(millionths("0.0516%"), Some(516));
        assert_eq!(millionths("三成"), Some(300_000));
        assert_eq!(millionths("99999999999%"), None);
    }

    #[test]
    fn other_shares_near_a_day_are_right() {
        clean(RULE, "每逾期一日支付违约金100元，累计不超过总价款的10%。");
        clean(
            RULE,
            "每逾期一日，按照逾期金额的0.05%支付违约金，满30日的，按照价款的5%支付。",
        );
        clean(RULE, "逾期的，自付款之日起按照年利率6%支付利息。");
        clean(RULE, "乙方应当在5日内支付总价款的30%，逾期的承担违约金。");
        clean(RULE, "每日按应付款的\u{FFFC}%支付违约金。");
    }
}
