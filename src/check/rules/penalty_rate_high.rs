//! # Daily penalty that adds up
//! **What it does.** Reads daily rates of 违约金, 滞纳金 and the like (千分之三, 万分之五,
//! 0.1%, 1‰) and shows what they come to in a year.
//! **Why it matters.** What is more than 30 % above the loss may be cut on request; a
//! rate that nobody reckons over a year is often of that kind.
//! **Limit.** 0.05 % a day is right; above it is a hint where money is late, above 0.1 % a
//! warning for work too. A cap of 30 % of the price at most, in the sentence or the
//! clause, makes it right. These are practical marks, not limits of the law. Yearly
//! rates, caps and shares of each point or lot are not daily rates.

use super::{
    blanket_exclusion::{Sentence, sentences_with},
    deposit_exceeds_twenty_percent::price,
};
use crate::{
    check::{
        Finding, Severity, regex,
        script::{Line, LineKind, Script, number},
    },
    model::value::money,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let rate = regex!(
        r"(?:千分之|万分之|百分之)[零一二三四五六七八九十0-9.点]+|[0-9]+(?:\.[0-9]+)?\s*[%％‰‱]"
    );
    let is_late = regex!(r"违约金|滞纳金|罚息|逾期|迟|延期|误期|误工|拖|误|晚|欠");
    for sentence in sentences_with(script, &["%", "％", "‰", "‱", "分之"]) {
        if !is_late.is_match(sentence.words) {
            continue;
        }
        for found in rate.find_iter(sentence.words) {
            let (head, tail) = (
                &sentence.words[..found.start()],
                &sentence.words[found.end()..],
            );
            let follows = regex!(r"^\s*(?:/|／|每)\s*[日天]").is_match(tail);
            // 每日营业额的5%为管理费: a share of the day's takings.
            let is_fee = regex!(r"^的?[^，。；]{0,4}?(?:管理费|佣金|提成|分成|折扣|优惠)");
            if is_fee.is_match(tail) || !is_daily(head) && (!follows || head.ends_with("不超过"))
            {
                continue;
            }
            let least = if is_of_work(head) { 1000 } else { 500 };
            let Some(millionths) = millionths(found.as_str()).filter(|m| *m > least) else {
                continue;
            };
            if !is_capped(script, &sentence, head) {
                out.push(finding(sentence.at(found), found.as_str(), millionths));
            }
        }
    }
}

/// Do these words before a rate make it a daily one?
fn is_daily(head: &str) -> bool {
    let daily = regex!(
        r"(?:[每按][日天]|每(?:逾期|延迟|迟延|延期|延误|拖延|拖欠|超期|超过|耽误|耽搁|迟|误|拖|延|欠|晚|超|过)[^，0-9二三四五六七八九十百两数几半每]{0,6}?[1一壹]?\s*个?(?:自然|工作|日历)?[日天])[^年]{0,40}$|(?:^|[，、：的款金额息按以])[日天](?:利率|息|率)?(?:为|按)?\s*$|[日天](?:违约金|滞纳金|罚息)(?:标准|比例)?(?:为|按|是)[^，。0-9]{0,12}$|(?:逾期|迟延|延迟|拖延|拖欠|延误|晚|迟|拖)(?:付款?|交货?|支付|交付|送|还)?[1一]\s*[日天](?:付款|交货|交付)?[，按付加罚扣支向另][^年]{0,40}$"
    );
    let is_other = regex!(r"不超过|累计|为限|上限|最高|总计|合计|年利率|元，|逾期超过|%|％|‰|分之");
    // 每逾期一日扣1分，每扣1分减1%: the rate is of what was last said to be each.
    let last = head.rfind('每').map_or(head, |n| &head[n..]);
    let found = daily.find(last).map(|m| m.as_str());
    found.is_some_and(|words| !is_other.is_match(words))
}

/// Is it work that is late, and no money? Its daily penalty is no interest.
fn is_of_work(head: &str) -> bool {
    regex!(
        r"(?:逾期|迟延|延迟|延期|延误|拖延|推迟|超期|误期|迟|误|晚)[^，。款钱费租]{0,8}?(?:交|完工|竣工|完成|发货|供货|送|安装|出具|提交|到货|到场|施工|开工|验收|过户|检测|开通|上线|放货|试模|维修)"
    )
    .is_match(head)
        && !regex!(r"付款|付费|付租|迟付|付清|结算|欠|未付|应付|还款|逾期支付|缴费").is_match(head)
}

/// Does the sentence, or a later one of the clause that names no daily rate of its own,
/// cap the sum at 30 % of the price at most? A share of one lot or month is a small base:
/// for work any cap of it will do.
fn is_capped(script: &Script<'_>, sentence: &Sentence<'_>, head: &str) -> bool {
    let text = script.text();
    let is_small = regex!(r"当月|当次|当批|该批|本批|该次|本次|单次|该票|该单").is_match(head)
        && !regex!(r"付款|迟付|欠|未付|应付|逾期支付").is_match(head);
    let most = if is_small { 1_000_000 } else { 300_000 };
    if cap(sentence.words, text).is_some_and(|cap| cap <= most) {
        return true;
    }
    let from = sentence.start + sentence.words.len();
    let heading = |l: &&Line| l.kind == LineKind::Heading && l.range.start >= from;
    let end = script.lines().iter().find(heading);
    let end = end.map_or(text.len(), |l| l.range.start);
    let near = text[from..end]
        .char_indices()
        .nth(240)
        .map_or(end, |(n, _)| from + n);
    let mut later = text[from..near].split(['。', '；', '\n']);
    later.any(|words| {
        let is_of_penalties = words.contains("违约金") || words.contains("上述");
        let is_own = regex!(r"[每按][日天]|每(?:逾期|延|迟|拖|误|晚)").is_match(words);
        is_of_penalties && !is_own && cap(words, text).is_some_and(|cap| cap <= most)
    })
}

/// The cap that these words set, in millionths of the price; an amount is held against
/// the one price, and counts for nothing much where none is known.
fn cap(words: &str, text: &str) -> Option<u64> {
    let share = regex!(
        r"(?:不超过|不得超过|不应超过|不高于|不得高于|最高|最多|至多|上限)[^，。；]{0,20}?(百分之[零一二三四五六七八九十百0-9.点]+|[0-9]+(?:\.[0-9]+)?\s*[%％]|[一二三四五六七八九]成)|(百分之[零一二三四五六七八九十百0-9.点]+|[0-9]+(?:\.[0-9]+)?\s*[%％]|[一二三四五六七八九]成)(?:为限|封顶|为上限|为最高|为顶)"
    );
    let amount = regex!(
        r"(?:不超过|不得超过|不应超过|不高于|不得高于|最高|最多|至多|上限为?)[^，。；]{0,6}?([¥￥]\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元?|[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元)"
    );
    let shares = share.captures_iter(words);
    let shares = shares.filter_map(|c| millionths(c.get(1).or(c.get(2))?.as_str()));
    if let Some(least) = shares.min() {
        return Some(least);
    }
    let sum = money::read(amount.captures(words)?.get(1)?.as_str()).ok()?;
    match price(text) {
        Some(price) => sum.checked_mul(1_000_000)?.checked_div(price),
        None => Some(0),
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
        finds(
            RULE,
            "甲方每迟一日，付合同总价⟦百分之一⟧的违约金，直到付清。",
        );
        finds(RULE, "租客晚交的，每拖一天按欠租的⟦千分之五⟧加付。");
        finds(RULE, "逾期付款的，日息⟦0.3%⟧。");
        finds(RULE, "买方晚付一天，加付欠款的⟦百分之一⟧。");
        finds(RULE, "逾期付款，日违约金为未付款的⟦1%⟧。");
        finds(RULE, "交货每延误一天扣总价的⟦3%⟧。");
        clean(
            RULE,
            "每日营业额的5%为管理费，逾期支付的每日按0.03%付违约金。",
        );
        clean(RULE, "逾期一日以上的，按总价的5%付违约金。");
        assert_eq!(millionths("千分之零点五"), Some(500));
        assert_eq!(millionths("0.0516%"), Some(516));
        assert_eq!(millionths("三成"), Some(300_000));
        assert_eq!(millionths("99999999999%"), None);
    }

    #[test]
    fn a_cap_of_three_tenths_makes_a_rate_right() {
        clean(RULE, "逾期的，违约金每日0.5%，累计不超过总价款的30%。");
        finds(RULE, "逾期的，违约金每日⟦0.5%⟧，累计不超过总价款的31%。");
        clean(
            RULE,
            "逾期付款的，每日付欠款的0.5%。违约金总额以总价款的一成为限。",
        );
        clean(
            RULE,
            "总价款10,000元。\n逾期付款的，每日付总价款的0.5%，最高不超过3,000元。",
        );
        finds(
            RULE,
            "总价款10,000元。\n逾期付款的，每日付总价款的⟦0.5%⟧，最高不超过3,001元。",
        );
        finds(
            RULE,
            "甲方逾期付款的，每日付欠款的⟦0.5%⟧；乙方逾期交货的，每日付0.05%，不超过总价款的10%。",
        );
    }

    #[test]
    fn late_work_bears_no_interest() {
        clean(RULE, "乙方逾期交付的，每逾期一日按设计费的0.1%支付违约金。");
        finds(
            RULE,
            "乙方逾期交付的，每逾期一日按设计费的⟦0.11%⟧支付违约金。",
        );
        finds(
            RULE,
            "甲方逾期付款的，每逾期一日按设计费的⟦0.1%⟧支付违约金。",
        );
        clean(
            RULE,
            "保管人未放货，每迟延一日按该批当月仓储费的5%支付违约金，累计不超过该批当月仓储费的50%。",
        );
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
        clean(RULE, "每逾期一日扣1分，每扣1分减收服务费的1%。");
        clean(RULE, "逾期的，每超过15日按总价的1%支付违约金。");
        clean(
            RULE,
            "抽查不合格的，得分每低1个百分点减付当日费用的1%，不视为迟延。",
        );
    }
}
