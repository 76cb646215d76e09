//! # Returns refused to a consumer
//! **What it does.** Finds 概不退换, 售出不退, 定金一律不退 and the like in agreements with
//! a consumer.
//! **Why it matters.** Form clauses that exclude refund, replacement or compensation
//! are void (消费者权益保护法 26), and goods with faults must be taken back (24).
//! **Limit.** 非质量问题不退换 and 质量问题除外 are right, and so is a deposit forfeited
//! for the buyer's own default.

use super::blanket_exclusion::sentences_of;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !text.contains("不退") && !text.contains("不予退") || !script.is_consumer() {
        return;
    }
    let form = regex!(
        r"(?:一经)?售出，?(?:后)?，?(?:概|一律|恕|均)?不予?退(?:不换|换|货|款)?|(?:概|恕)不退(?:不换|换|货|款|还)?|(?:[商货产]品|款项|费用|定金|订金|预付款|押金|余额|会员费)?一律不予?退(?:换|货|款|还)?|不退不换|不退换|不予退换"
    );
    let kept = [
        "除外",
        "以外",
        "但",
        "不得",
        "非质量",
        "不能以",
        "另有规定",
        "无理由",
        "质量问题的",
        "不是质量",
        "不影响",
        "依法应当",
    ];
    for sentence in sentences_of(text, regex!(r"不予?退")) {
        let Some(found) = form.find(sentence.words).filter(|_| !sentence.says(&kept)) else {
            continue;
        };
        out.push(
            Finding::new(
                "consumer_return_denied",
                Severity::Warning,
                sentence.at(found),
                "对消费者不能一概不退换：请写明质量问题依法退货、换货或者修理。",
            )
            .because("排除消费者退货、换货和赔偿权利的格式条款无效，商家还可能受到处罚。")
            .under(Citation::read("消费者权益保护法第26条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "consumer_return_denied";

    #[test]
    fn a_consumer_cannot_be_refused_every_return() {
        finds(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 退换\n商品⟦售出概不退换⟧。",
        );
        finds(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 退换\n已经支付的⟦定金一律不退⟧。",
        );
    }

    #[test]
    fn exceptions_and_agreements_of_businesses_are_right() {
        clean(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 退换\n非质量问题不退换。",
        );
        clean(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 退换\n打折商品不退不换，质量问题除外。",
        );
        clean(
            RULE,
            "购货协议\n乙方（采购方）：和安商店\n第一条 退换\n商品售出概不退换。",
        );
        clean(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 退换\n甲方不得以特价为由不予退换。",
        );
    }
}
