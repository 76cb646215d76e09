//! # Deposit above a fifth of the price
//! **What it does.** Compares every 定金, as a share (30%, 三成, 一半, 三分之一) or as an
//! amount in figures or capitals, with the price in its sentence or, when the agreement
//! names one price only, with that.
//! **Why it matters.** What is above 20 % of the price has no effect as a deposit (民法典
//! 586): it is neither forfeited nor returned double.
//! **Limit.** 定金为总价款的20% is right, 21 % is not; ¥2,000.00 of ¥10,000.00 is right,
//! ¥2,000.01 is not. Words that deal with the excess (超过20%的部分) are right.

use std::{cell::OnceCell, ops::Range};

use super::{blanket_exclusion::sentences_with, penalty_rate_high::millionths};
use crate::{
    check::{
        Citation, Finding, Severity, regex,
        script::{Script, number},
    },
    model::value::{capital, money},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let whole_price = OnceCell::new();
    for sentence in sentences_with(script, &["定金"]) {
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
        r"定金的?(?:金额|数额|比例|标准)?(?:[：:]|为|是|计|按照?|以|定为|约定为|占|相当于|等于|收取?|付|（)*(?:本|该|全部)?(?:[\p{Han}]{0,6}?(?:款|价|额|费|金|报酬|租金)(?:总额|金额)?)?的?\s*(百分之[零一二三四五六七八九十百0-9.点]+|[一二三四五六七八九]分之[一二三四五六七八九]|[0-9]+(?:\.[0-9]+)?\s*[%％]|[一二两三四五六七八九]成半?|一半|半数|对半)"
    );
    let before = regex!(
        r"(百分之[零一二三四五六七八九十百0-9.点]+|[一二三四五六七八九]分之[一二三四五六七八九]|[0-9]+(?:\.[0-9]+)?\s*[%％]|[一二两三四五六七八九]成半?|一半|半数|对半)(?:（[^）]{0,40}）)?(?:，?即[^，]{0,24})?(?:，?(?:的款项?|的钱|的|当作|充作|用作|算作|算是|算|作为|作|当|为|支付|交付|交纳|缴纳|付|交|向[甲乙]方|预付|给[甲乙]方))*定金"
    );
    let found = after.captures(words).or_else(|| before.captures(words))?;
    let (whole, share) = (found.get(0)?, found.get(1)?);
    // Shares of what is left, or of a sum that the deposit is set against.
    let clause = words[..share.start()].rfind(['，', '。', '：']);
    let clause = clause.map_or(0, |n| n).min(whole.start());
    let other = regex!(r"余|剩|尾|首|抵|扣|返|退|违约|冲|补足|不足|低于|少于|损失");
    let is_other = other.is_match(&words[clause..whole.end()])
        || regex!(r"定金[^，。；]{0,3}(?:及|和|与|加|连同)").is_match(whole.as_str());
    (!is_other && share_of(share.as_str())? > 200_000).then(|| share.range())
}

/// Millionths of the price: 三成, 一半, 三分之一, 30%.
pub(super) fn share_of(words: &str) -> Option<u64> {
    if matches!(words, "一半" | "半数" | "对半") {
        return Some(500_000);
    }
    if let Some(tenths) = words.strip_suffix("成半") {
        return Some(u64::from(number(tenths)?) * 100_000 + 50_000);
    }
    let fraction = (words.split_once("分之"))
        .filter(|(below, _)| !matches!(*below, "百" | "千" | "万"))
        .and_then(|(below, above)| Some((number(below)?, number(above)?)));
    match fraction {
        Some((below, above)) => (u64::from(above) * 1_000_000).checked_div(u64::from(below)),
        None => millionths(words),
    }
}

/// A deposit said as an amount of fen, in figures or in capitals.
fn amount(words: &str) -> Option<(Range<usize>, u64)> {
    let after = regex!(
        r"定金(?:（[^）]{0,20}）)?的?(?:金额|数额)?(?:[：:]|为|是|计|共计|合计)*(?:人民币)?([零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆](?:[零壹贰叁肆伍陆柒捌玖]角)?(?:[零壹贰叁肆伍陆柒捌玖]+分)?[整正]?)?[（(]?(?:小写[：:]?)?\s*([¥￥]\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元?|[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元|[一二两三四五六七八九十][零一二两三四五六七八九十百千万]*元)?"
    );
    let before = regex!(
        r"([¥￥]\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元?|[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元|[壹贰叁肆伍陆柒捌玖][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*[元圆][整正])整?(?:（[^）]{0,40}）)?(?:的|作为|作|为|当作|充作|算|当)*定金"
    );
    let read = |m: regex::Match<'_>| Some((m.range(), fen_of(m.as_str())?));
    let is_returned = |to: usize| {
        let clause = words[..to].rfind('，').unwrap_or(0);
        regex!(r"倍|返还|退还|退回").is_match(&words[clause..to])
    };
    for found in after.captures_iter(words) {
        let sum = found.get(2).or(found.get(1));
        if let Some(sum) = sum.filter(|_| !is_returned(found.get(0).map_or(0, |m| m.start()))) {
            return read(sum);
        }
    }
    let found = before.captures(words)?.get(1)?;
    read(found).filter(|_| !is_returned(found.start()))
}

/// An amount in figures, in capitals or in small numerals (两万元).
fn fen_of(words: &str) -> Option<u64> {
    if let Ok(fen) = money::read(words) {
        return Some(fen);
    }
    let small = "一二两三四五六七八九十百千";
    let capitals: Vec<char> = "壹贰贰叁肆伍陆柒捌玖拾佰仟".chars().collect();
    let mut in_capitals: String = (words.chars())
        .map(|c| {
            small
                .chars()
                .position(|s| s == c)
                .map_or(c, |n| capitals[n])
        })
        .collect();
    if in_capitals.starts_with('拾') {
        in_capitals.insert(0, '壹');
    }
    if in_capitals.ends_with('元') {
        in_capitals.push('整');
    }
    capital::read_money(&in_capitals)
}

/// The price in fen, where these words name one total and no other.
pub(super) fn price(words: &str) -> Option<u64> {
    let form = regex!(
        r"(首期|首付|剩余|余下|部分|已付|未付|应付|每期|当期|本期|尾|余|[一二三四五六]期|支付|付清|退还)?(?:合同总价款?|总价款?|总金额|合同(?:金额|价款?)|房屋价款|房价款?|成交价款?|购房款|货款(?:合计|共计|总计|总额)|价款总额|售价|总(?:苗|货|车|房|工程|设备|加工|服务|材料)款|总(?:费用|报酬|造价|租金)|每[株棵台件套只个箱吨斤盒瓶头羽块辆把张双本份][^，。；\n]{1,10}元，(?:一?共计?|合计|总共|总计)|价款(?:为|共计|合计|总计|：)?)(?:（[^）]{0,12}）)?(?:总额|合计|共计|总计)?[：:]?(?:为|是|共|计|合计|共计|总计)*[：:]?(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整]*[（(]?(?:小写[：:]?)?\s*([¥￥]\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元?|[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元|[一二两三四五六七八九十][零一二两三四五六七八九十百千万]*元)"
    );
    let mut price = None;
    for found in form.captures_iter(words) {
        let amount = found.get(2)?;
        let is_unit = words[amount.end()..].starts_with(['/', '／', '每']);
        if found.get(1).is_some() || is_unit {
            continue;
        }
        let fen = fen_of(amount.as_str())?;
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
    fn a_share_in_everyday_words_is_read() {
        finds(RULE, "买方先付总货款的⟦三成⟧作为定金，余款提货时付清。");
        finds(RULE, "签约当天交⟦一半⟧定金。");
        finds(RULE, "定金为车款的⟦三分之一⟧。");
        finds(RULE, "定金（合同价的⟦百分之二十五⟧）在签约时付。");
        finds(RULE, "签约付⟦两成半⟧定金。");
        clean(RULE, "签约付两成定金，余款的一半在发货时付。");
        clean(RULE, "定金为车款的五分之一。");
        clean(RULE, "定金抵作货款，货款余额的70%月底付清。");
        clean(RULE, "总价的30%为预付款，不作定金。");
        clean(RULE, "乙方付总价的30%，定金另行约定。");
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
    fn capitals_and_a_price_by_the_piece_are_read() {
        finds(RULE, "总价款为10,000元，定金⟦贰仟伍佰元整⟧。");
        finds(RULE, "总价五万元，定金⟦两万元⟧。");
        clean(RULE, "总价十二万元，定金两万元。");
        clean(RULE, "总价款为10,000元，定金贰仟元整。");
        finds(
            RULE,
            "桂花600株，每株100元，共60,000元。\n买方付⟦18,000元⟧作定金。",
        );
        clean(
            RULE,
            "桂花600株，每株100元，共60,000元。\n买方付12,000元作定金。",
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
