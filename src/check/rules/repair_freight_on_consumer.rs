//! # Freight of faulty goods on the consumer
//! **What it does.** Finds clauses that let the consumer carry freight, visit or
//! dismantling costs of goods that are repaired, replaced or returned for a fault.
//! **Why it matters.** Necessary costs of that are the seller's (消费者权益保护法 24).
//! **Limit.** Return without reason, repair after the guarantee, damage by the consumer
//! and a surcharge for express transport may be charged to him.

use super::blanket_exclusion::sentences_of;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !regex!(r"运费|运输费|邮费|快递费|上门费|拆装费|拆卸费").is_match(text) {
        return;
    }
    let Some(consumer) = consumer(script) else {
        return;
    };
    let form = regex!(
        r"(?:运费|运输费用?|邮费|快递费|上门费|拆装费|拆卸费)[^，]{0,8}?，?(?:均|全部|一律)?(?:由([^，]{2,4}?)(?:自行)?(?:承担|负担|支付)|自理|自付|自负)"
    );
    let faulty = [
        "质量",
        "故障",
        "保修",
        "包修",
        "三包",
        "缺陷",
        "返修",
        "不合格",
        "修理",
    ];
    let kept = [
        "保修期外",
        "期满",
        "届满",
        "超过",
        "超出",
        "无理由",
        "非质量",
        "自身",
        "人为",
        "不当",
        "加急",
        "差额",
        "改用",
        "期外",
        "不在",
        "不属于",
        "除外",
        "以外",
        "不得",
        "更换地址",
    ];
    for sentence in sentences_of(
        text,
        regex!(r"费由|费均由|费全部由|费一律由|费用由|自理|自付|自负"),
    ) {
        let Some(found) = form.captures(sentence.words) else {
            continue;
        };
        let bearer = found.get(1).map(|m| m.as_str());
        let is_consumers = bearer.is_none_or(|b| {
            b == consumer || ["用户", "顾客", "消费者", "买方", "客户"].contains(&b)
        });
        let Some(whole) = found.get(0).filter(|_| is_consumers) else {
            continue;
        };
        if sentence.says(&faulty) && !sentence.says(&kept) {
            out.push(
                Finding::new(
                    "repair_freight_on_consumer",
                    Severity::Warning,
                    sentence.at(whole),
                    "因质量问题退货、换货、修理的运输等费用，应由经营者承担：请改写。",
                )
                .because("让消费者承担这些必要费用的约定，与法律规定不符。")
                .under(Citation::read("消费者权益保护法第24条")),
            );
        }
    }
}

/// The role of the party that is a consumer: 乙方.
pub(super) fn consumer<'s>(script: &'s Script<'_>) -> Option<&'s str> {
    if !script.is_consumer() {
        return None;
    }
    let parties = script.parties().iter();
    let mut named = parties
        .filter(|p| regex!(r"消费者|顾客|用户|[买购]").is_match(&p.called))
        .map(|p| p.role.as_str());
    Some(named.next_back().unwrap_or("消费者"))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "repair_freight_on_consumer";

    fn with(words: &str) -> String {
        format!("购货协议\n甲方：和安电器商店\n乙方（消费者）：张和\n第一条 保修\n{words}")
    }

    #[test]
    fn freight_for_a_fault_is_the_sellers() {
        finds(RULE, &with("保修期内返修的，往返⟦运费由乙方承担⟧。"));
        finds(RULE, &with("质量问题换货的，⟦快递费自理⟧。"));
        clean(RULE, &with("保修期内返修的，往返运费由甲方承担。"));
    }

    #[test]
    fn freight_for_other_reasons_may_be_the_consumers() {
        clean(RULE, &with("无理由退货的，运费由乙方承担；质量问题除外。"));
        clean(RULE, &with("保修期外修理的，运费由乙方承担。"));
        clean(RULE, &with("因乙方使用不当返修的，运费由乙方承担。"));
        clean(
            RULE,
            "供货协议\n甲方：和安公司\n乙方：乙城商店\n第一条 保修\n返修的，运费由乙方承担。",
        );
    }
}
