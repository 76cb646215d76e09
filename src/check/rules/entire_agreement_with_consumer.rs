//! # Entire agreement with a consumer
//! **What it does.** Finds clauses by which an agreement with a consumer replaces all
//! that was said before (取代此前的口头和书面约定, 构成完整协议).
//! **Why it matters.** What advertising, shop signs and notices promise binds the
//! business anyway (消费者权益保护法实施条例 12).
//! **Limit.** Between businesses the clause is right, and so is one that keeps the
//! promises that favour the consumer.

use super::blanket_exclusion::sentences_with;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !script.is_consumer() {
        return;
    }
    let form = regex!(
        r"取代[^，]{0,24}?(?:口头|书面|此前|之前)[^，]{0,16}|构成[^，]{0,10}?(?:完整|全部)(?:的)?(?:协议|合意|约定)|(?:口头|宣传|广告)[^，]{0,8}?(?:承诺|约定|内容)?(?:均|一律)?(?:没有|不具有?)(?:法律)?(?:效力|约束力)"
    );
    let kept = [
        "不影响",
        "不减少",
        "不取代",
        "除外",
        "有利",
        "仍",
        "不限制",
        "以外",
        "但",
    ];
    for sentence in sentences_with(script, &["取代", "完整", "全部", "口头", "宣传", "广告"])
    {
        let Some(found) = form.find(sentence.words).filter(|_| !sentence.says(&kept)) else {
            continue;
        };
        out.push(
            Finding::new(
                "entire_agreement_with_consumer",
                Severity::Hint,
                sentence.at(found),
                "请补一句：广告、店堂告示中作出的承诺和消费者的法定权利不受影响。",
            )
            .because("对消费者的广告宣传和售后承诺，即使没有写进协议，商家也应当履行。")
            .under(Citation::read("消费者权益保护法实施条例第12条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "entire_agreement_with_consumer";

    #[test]
    fn earlier_promises_to_a_consumer_are_not_replaced() {
        finds(
            RULE,
            "购机协议\n乙方（消费者）：张和\n第一条 效力\n本协议⟦取代此前的口头和书面约定⟧。",
        );
        clean(
            RULE,
            "购机协议\n乙方（消费者）：张和\n第一条 效力\n本协议取代此前的口头约定，广告中的承诺仍然有效。",
        );
        clean(
            RULE,
            "供货协议\n乙方：和安商店\n第一条 效力\n本协议取代此前的口头和书面约定。",
        );
    }
}
