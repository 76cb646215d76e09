//! # Lump penalty out of proportion
//! **What it does.** Finds a penalty in one sum above 30 % of the price, said as a share
//! or as an amount beside one price, also without the word 违约金 (任何一方违约，付对方合同总额
//! 的三倍), and penalties of ten times (十倍, 假一罚十).
//! **Why it matters.** What is more than 30 % above the loss is generally too much and is
//! cut on request (民法典 585); the figure then promises more than it gives.
//! **Limit.** 30 % of the price is right, 31 % is not. Caps (累计不超过), daily rates and
//! penalties for one occasion are not lump penalties. The mark is a practical one.

use std::ops::Range;

use super::{
    blanket_exclusion::{Sentence, sentences_of, sentences_with},
    deposit_exceeds_twenty_percent::{price, share_of},
};
use crate::{
    check::{
        Citation, Finding, Severity, regex,
        script::{Script, number},
    },
    model::value::money,
};

/// Words of sentences that set a limit to what is paid.
const CAPS: [&str; 10] = [
    "不超过",
    "为限",
    "上限",
    "累计",
    "最高",
    "封顶",
    "不得超过",
    "不得高于",
    "不得要求",
    "不得约定",
];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let mut report = |at: Range<usize>| {
        out.push(
            Finding::new(
                "penalty_share_high",
                Severity::Warning,
                at,
                "违约金可能过高：请按预计的损失调低，一般不超过价款的30%。",
            )
            .because("违约金超过损失30%的，一般会被认为过高，对方可以请求减少。")
            .under(Citation::read("民法典第585条")),
        );
    };
    for sentence in sentences_with(
        script,
        &[
            "违约",
            "违反",
            "违背",
            "毁约",
            "反悔",
            "悔约",
            "不履行",
            "变卦",
        ],
    ) {
        if sentence.says(&CAPS) {
            continue;
        }
        if let Some(at) = share(&sentence).or_else(|| amount(&sentence, text)) {
            report(at);
        }
    }
    let tenfold = regex!(
        r"假一罚(?:十|百|万|10)|((?:[二三四五六七八九]?十|10|拾)倍)[^，]{0,10}?(?:支付|赔偿|赔付|罚|违约金)|(?:支付|赔偿|赔付|罚)[^，]{0,16}?((?:[二三四五六七八九]?十|10|拾)倍)"
    );
    for sentence in sentences_of(text, regex!(r"假一罚|[十拾0]倍")) {
        let Some(found) = tenfold.captures(sentence.words) else {
            continue;
        };
        let words = found.get(1).or(found.get(2)).or(found.get(0));
        if let Some(words) =
            words.filter(|_| !sentence.says(&["食品", "不超过", "不得", "上限", "为限"]))
        {
            report(sentence.at(words));
        }
    }
}

/// More than 30 % of the price, called 违约金 or to be paid for a breach.
fn share(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let before = regex!(
        r"(?:总价款?|总金额|合同总额|总额|全款|价款|货款|房价款?|车价款?|成交价款?|工程款|转让费|转让款|加盟费|总费用|(?:合同|协议|订单)(?:总?价款?|金额|款))(?:总额)?的?\s*(百分之[零一二三四五六七八九十百0-9.点]+|[0-9]+(?:\.[0-9]+)?\s*[%％]|[一二三四五六七八九]成|一半|[一两二三四五六七八九1-9双]倍)[^，]{0,14}?(?:违约金|赔偿金|罚款|罚金)"
    );
    let after = regex!(
        r"违约金[^，]{0,12}?(?:总价款?|总金额|合同总额|总额|全款|价款|货款|房价款?|车价款?|成交价款?|工程款|转让费|转让款|加盟费|总费用|(?:合同|协议|订单)(?:总?价款?|金额|款))(?:总额)?的?\s*(百分之[零一二三四五六七八九十百0-9.点]+|[0-9]+(?:\.[0-9]+)?\s*[%％]|[一二三四五六七八九]成|一半|[一两二三四五六七八九1-9双]倍)"
    );
    let paid = regex!(
        r"(?:付|赔|赔偿|支付|给付|承担|罚)[^，。；\n]{0,14}?(?:总价款?|总金额|合同总额|总额|全款|价款|货款|房价款?|车价款?|成交价款?|工程款|转让费|转让款|加盟费|总费用|(?:合同|协议|订单)(?:总?价款?|金额|款))(?:总额|金额)?的?\s*(百分之[零一二三四五六七八九十百0-9.点]+|[0-9]+(?:\.[0-9]+)?\s*[%％]|[一二三四五六七八九]成|一半|[一两二三四五六七八九1-9双]倍)|(?:按|付|赔|赔偿|支付|承担)[^，。；\n]{0,6}?([一两二三四五六七八九1-9双]倍|一半|[一二三四五六七八九]成)的?(?:总价款?|总金额|合同总额|货款|(?:合同|协议|订单)(?:总?价款?|金额|款))"
    );
    let named = (before.captures(sentence.words)).or_else(|| after.captures(sentence.words));
    let found = match named {
        Some(found) => found,
        None => {
            let found = paid.captures(sentence.words)?;
            let before = &sentence.words[..found.get(0)?.start()];
            is_for_breach(sentence, before).then_some(found)?
        }
    };
    let (whole, share) = (found.get(0)?, found.get(1).or(found.get(2))?);
    let part = regex!(r"(?:未付|逾期|剩余|已付|欠付|应付|当期|该批|该期|部分|迟延)[^，]{0,4}$");
    let is_part = part.is_match(&sentence.words[..whole.start()])
        || regex!(
            r"未付|逾期|剩余|已付|欠付|应付|当期|该批|该期|部分|迟延|余款|尾款|该单|当次|当月|该项"
        )
        .is_match(whole.as_str());
    let of_price = match share.as_str().strip_suffix('倍') {
        Some("双") => Some(2_000_000),
        Some(times) => number(times).map(|n| u64::from(n) * 1_000_000),
        None => share_of(share.as_str()),
    };
    (!is_part && of_price? > 300_000).then(|| sentence.at(share))
}

/// Is something paid because a promise was broken, and not by a statute, for work done
/// or as a refund?
fn is_for_breach(sentence: &Sentence<'_>, before: &str) -> bool {
    regex!(r"违约|违反|违背|毁约|反悔|悔约|不履行|变卦").is_match(before)
        && !sentence.says(&[
            "欺诈",
            "假冒",
            "假货",
            "食品",
            "消费者权益",
            "依法",
            "退还",
            "返还",
            "退回",
            "退货",
            "已完成",
            "完成部分",
            "进度",
            "定金",
            "依照",
            "保险",
            "不再支付",
            "无须",
            "无需",
        ])
}

/// An amount above 30 % of the only price.
fn amount(sentence: &Sentence<'_>, text: &str) -> Option<Range<usize>> {
    let form = regex!(
        r"违约金的?(?:数额|金额)?[：:]?(?:为|计|共计)?(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整]*[（(]?\s*([¥￥]\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元?|[0-9][0-9,]*(?:\.[0-9]+)?\s*万?元)"
    );
    if sentence.says(&["每", "逐", "/日"]) {
        return None;
    }
    let found = form.captures(sentence.words)?.get(1)?;
    let penalty = money::read(found.as_str()).ok()?;
    let price = price(sentence.words).or_else(|| price(text))?;
    (penalty.saturating_mul(10) > price.saturating_mul(3)).then(|| sentence.at(found))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "penalty_share_high";

    #[test]
    fn thirty_percent_of_the_price_are_right() {
        clean(RULE, "违约方应当向对方支付总价款30%的违约金。");
        finds(RULE, "违约方应当向对方支付总价款⟦31%⟧的违约金。");
        finds(RULE, "违约方按照合同总价款的⟦百分之五十⟧承担违约金。");
        finds(RULE, "违约金为合同金额的⟦两倍⟧。");
    }

    #[test]
    fn a_sum_for_a_breach_by_any_name_is_read() {
        finds(RULE, "哪方违反本合同，一次性付对方合同总额⟦三倍⟧。");
        finds(RULE, "甲方反悔的，赔乙方合同价款的⟦一半⟧。");
        finds(RULE, "任何一方毁约，按⟦双倍⟧合同价款赔给对方。");
        finds(RULE, "谁反悔谁赔对方⟦一半⟧货款。");
        finds(RULE, "违约方赔偿对方总价的⟦百分之五十⟧，双方不得反悔。");
        clean(RULE, "甲方反悔的，赔乙方合同价款的三成。");
        clean(
            RULE,
            "甲方违约的，退还已付货款，并付合同总额的40%作为已完成部分的报酬。",
        );
        clean(RULE, "卖方违反承诺、有欺诈行为的，依法赔偿货款三倍。");
        clean(RULE, "乙方签约后付合同总额的50%，违约的承担相应责任。");
    }

    #[test]
    fn an_amount_is_compared_with_the_one_price() {
        clean(RULE, "总价款为10,000元。\n违约方支付违约金3,000元。");
        finds(RULE, "总价款为10,000元。\n违约方支付违约金⟦3,000.01元⟧。");
        clean(RULE, "总价款为1,000元。\n泄密的，每次支付违约金5,000元。");
    }

    #[test]
    fn ten_times_are_reported() {
        finds(RULE, "甲方保证正品，⟦假一罚十⟧。");
        finds(RULE, "乙方使用假冒配件的，按照配件价格的⟦十倍⟧支付违约金。");
        clean(RULE, "食品不符合安全标准的，依法支付价款十倍的赔偿金。");
        clean(RULE, "甲方保证正品，假一赔十。");
    }

    #[test]
    fn caps_and_shares_of_a_part_are_right() {
        clean(RULE, "违约金累计不超过总价款的50%。");
        clean(RULE, "逾期超过30日的，按照未付价款的40%支付违约金。");
    }
}
