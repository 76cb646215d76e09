//! # Deposit above a fifth of the price
//! **What it does.** Compares every 定金, as a percentage or as an amount, with the price
//! in its sentence or, when the agreement names one price only, with that.
//! **Why it matters.** What is above 20 % of the price has no effect as a deposit (民法典
//! 586): it is neither forfeited nor returned double.
//! **Limit.** 定金为总价款的20% is right, 21 % is not; ¥2,000.00 of ¥10,000.00 is right,
//! ¥2,000.01 is not. Words that deal with the excess (超过20%的部分) are right.

use std::{cell::OnceCell, ops::Range};

use super::{blanket_exclusion::sentences_with, penalty_rate_high::millionths};
use crate::{
    check::{Citation, Finding, Severity, regex, script::Script},
    model::value::money,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let whole_price = OnceCell::new();
    for sentence in sentences_with(text, "定金") {
        if sentence.says(&["超过", "高于", "超出", "不得大于", "每"]) {
            continue;
        }
        let words = sentence.words;
        let mut report = |at: Range<usize>| {
            out.push(
                Finding::new(
                    "deposit_exceeds_twenty_percent",
                    Severity::Error,
                    sentence.start + at.start..sentence.start + at.end,
                    "定金超过了价款的20%：请调低，或者写明超过的部分是预付款。",
                )
                .because("超过20%的部分没有定金的效力，违约时既不能没收，也不能要求双倍返还。")
                .under(Citation::read("民法典第586条")),
            );
        };
        if let Some(at) = share(words) {
            report(at);
        } else if let Some((at, deposit)) = amount(words) {
            let price = price(words).or_else(|| *whole_price.get_or_init(|| price(text)));
            if price.is_some_and(|price| deposit.saturating_mul(5) > price) {
                report(at);
            }
        }
    }
}

/// A deposit of more than a fifth, said as a share of the price.
fn share(words: &str) -> Option<Range<usize>> {
    let after = regex!(
        r"定金的?(?:金额|数额|比例)?[：:]?(?:为|是|计|按照?|定为|约定为|占)?[：:]?本?(?:合同|协议|商品|货物|设备|产品|房屋|车辆)?的?(?:总价款?|总金额|总额|价款|金额|货款|房价款?|成交价款?|价格|售价)?(?:总额|金额)?的?\s*(百分之[零一二三四五六七八九十百0-9.点]+|[0-9]+(?:\.[0-9]+)?\s*[%％]|[一二三四五六七八九]成)"
    );
    let before = regex!(
        r"(?:总价款?|总金额|总额|价款|金额|货款|房价款?|成交价款?|价格|售价)(?:总额)?的?\s*(百分之[零一二三四五六七八九十百0-9.点]+|[0-9]+(?:\.[0-9]+)?\s*[%％]|[一二三四五六七八九]成)(?:（[^）]{0,40}）)?(?:，?即[^，]{0,24})?，?(?:的|作为|为|支付|交付|交纳|缴纳|付|向[甲乙]方|预付|给[甲乙]方)*定金"
    );
    let found = after.captures(words).or_else(|| before.captures(words))?;
    let share = found.get(1)?;
    (millionths(share.as_str())? > 200_000).then(|| share.range())
}

/// A deposit said as an amount of fen.
fn amount(words: &str) -> Option<(Range<usize>, u64)> {
    let after = regex!(
        r"定金(?:（[^）]{0,20}）)?的?(?:金额|数额)?[：:]?(?:为|是|计|共计|合计)*(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整]*[（(]?(?:小写[：:]?)?\s*([¥￥]\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元?|[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元)"
    );
    let before = regex!(
        r"([¥￥]\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元?|[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元)整?(?:（[^）]{0,40}）)?(?:的|作为|为)定金"
    );
    let found = after.captures(words).or_else(|| before.captures(words))?;
    let is_double = words[..found.get(0)?.start()].ends_with('倍');
    let amount = found.get(1).filter(|_| !is_double)?;
    Some((amount.range(), money::read(amount.as_str()).ok()?))
}

/// The price in fen, where these words name one total and no other.
pub(super) fn price(words: &str) -> Option<u64> {
    let form = regex!(
        r"(首期|首付|剩余|余下|部分|已付|未付|应付|每期|当期|本期|尾|余|[一二三四五六]期|支付|付清|退还)?(?:合同总价款?|总价款?|总金额|合同(?:金额|价款?)|房屋价款|房价款?|成交价款?|购房款|货款总额|价款总额|售价|价款(?:为|共计|合计|总计|：))(?:（[^）]{0,12}）)?(?:总额|合计|共计|总计)?[：:]?(?:为|是|共|计|合计|共计|总计)*[：:]?(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整]*[（(]?(?:小写[：:]?)?\s*([¥￥]\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元?|[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元)"
    );
    let mut price = None;
    for found in form.captures_iter(words) {
        let amount = found.get(2)?;
        let is_unit = words[amount.end()..].starts_with(['/', '／', '每']);
        if found.get(1).is_some() || is_unit {
            continue;
        }
        let fen = money::read(amount.as_str()).ok()?;
        if price.is_some_and(|known| known != fen) {
            return None;
        }
        price = Some(fen);
    }
    price
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "deposit_exceeds_twenty_percent";

    #[test]
    fn a_deposit_of_just_a_fifth_is_right() {
        clean(RULE, "乙方支付定金，定金为总价款的20%。");
        finds(RULE, "乙方应当支付定金，定金为总价款的⟦21%⟧。");
        clean(RULE, "乙方按照货款百分之二十支付定金。");
        finds(RULE, "乙方按照货款⟦百分之三十⟧支付定金。");
        finds(RULE, "乙方签约时付合同总价款⟦三成⟧的定金。");
    }

    #[test]
    fn an_amount_is_compared_with_the_one_price() {
        clean(RULE, "总价款为¥10,000.00。\n乙方支付定金¥2,000.00。");
        finds(RULE, "总价款为¥10,000.00。\n乙方支付定金⟦¥2,000.01⟧。");
        finds(
            RULE,
            "设备总价1.5万元，乙方支付定金人民币伍仟元整（⟦¥5,000⟧）。",
        );
        finds(RULE, "售价：8000元\n定金：⟦3,000元⟧");
        clean(
            RULE,
            "甲设备总价款为10,000元。\n乙设备总价款为90,000元。\n定金5,000元。",
        );
    }

    #[test]
    fn other_sums_beside_a_deposit_are_right() {
        clean(RULE, "总价款10,000元，余款7,000元；返还双倍定金4,000元。");
        clean(
            RULE,
            "已付定金不退，并另按照总价款的30%支付预付款，定金不得超过总价款的25%。",
        );
        clean(RULE, "定金为总价款的30%，超过20%的部分作为预付款。");
        clean(
            RULE,
            "余款7,000元和首期价款3,000元。\n乙方支付定金\u{FFFC}元。",
        );
    }
}
