//! # Only one party may end the agreement at will
//! **What it does.** Finds, in a whole agreement, that one party may 解除 at any time or
//! without a reason, or that one party may not 解除 at all, while the other party
//! has no such right, or has one.
//! **Why it matters.** A form clause that takes the other side's main rights is void
//! (民法典 497).
//! **Limit.** A right for each, 任何一方可以随时解除, a right on a stated ground, and a
//! right kept by a consumer alone are right.

use super::{blanket_exclusion::sentences_with, repair_freight_on_consumer::consumer};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !text.contains("解除") || !script.is_whole() {
        return;
    }
    let may = regex!(
        r"([甲乙丙丁]方|[\u4E00-\u9FFF]{1,3}[方人])(?:均|都|也)?(?:有权|可以|可)[^，]{0,28}?解除"
    );
    let at_will = regex!(r"随时|任意|单方|无条件|无需理由|无须理由|不需要理由|自行决定");
    let may_not = regex!(
        r"([甲乙丙丁]方|[\u4E00-\u9FFF]{1,3}[方人])(?:不得|无权)(?:以任何(?:理由|方式)|因任何原因|单方面?|提前|中途|要求|主张){0,2}解除"
    );
    // Who may end it, who at will, and who may not.
    let (mut owners, mut free, mut bound) = (Vec::new(), Vec::new(), Vec::new());
    for sentence in sentences_with(text, "解除") {
        let role = |m: regex::Match<'_>| {
            let mut parties = script.parties().iter();
            let party = parties.find(|p| m.as_str().ends_with(&p.role));
            party.map(|p| p.role.as_str())
        };
        for c in may.captures_iter(sentence.words) {
            let (Some(whole), Some(who)) = (c.get(0), c.get(1)) else {
                continue;
            };
            // 守约方, 任何一方: a right of each.
            let Some(role) = role(who) else { return };
            owners.push(role);
            if at_will.is_match(whole.as_str()) {
                free.push((role, sentence.at(whole)));
            }
        }
        for c in may_not.captures_iter(sentence.words) {
            if let (Some(whole), Some(role)) = (c.get(0), c.get(1).and_then(role)) {
                bound.push((role, sentence.at(whole)));
            }
        }
    }
    let consumer = consumer(script);
    let alone = free
        .into_iter()
        .find(|(role, _)| owners.iter().all(|o| o == role) && consumer != Some(*role));
    let bound = bound
        .into_iter()
        .find(|(role, _)| owners.iter().any(|o| o != role));
    let (message, at) = match (alone, bound) {
        (Some((role, at)), _) => (
            format!("只有{role}可以随意解除：请为另一方也写明可以解除的情形。"),
            at,
        ),
        (None, Some((role, at))) => (
            format!("{role}不得解除，另一方却可以：请为{role}也写明可以解除的情形。"),
            at,
        ),
        (None, None) => return,
    };
    out.push(
        Finding::new("termination_one_sided", Severity::Warning, at, message)
            .because("另一方只能依照法律规定的情形解除，用在格式条款里还可能因不公平而无效。")
            .under(Citation::read("民法典第497条")),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "termination_one_sided";

    fn with(called: &str, words: &str) -> String {
        format!(
            "维护协议\n甲方：安视公司\n乙方{called}：和安商店\n第一条 范围\n第二条 费用\n第三条 期限\n第四条 解除\n{words}\n第五条 生效\n甲方（盖章）：\n乙方（盖章）：\n"
        )
    }

    #[test]
    fn a_right_of_one_party_only_is_reported() {
        finds(RULE, &with("", "⟦甲方有权随时书面通知乙方解除⟧本协议。"));
        clean(
            RULE,
            &with(
                "",
                "甲方有权随时解除本协议；甲方停止服务的，乙方有权解除本协议。",
            ),
        );
        clean(RULE, &with("", "乙方逾期付款的，甲方有权解除本协议。"));
    }

    #[test]
    fn a_party_that_may_not_at_all_is_reported() {
        finds(
            RULE,
            &with(
                "",
                "乙方逾期付款的，甲方有权解除本协议；⟦乙方不得以任何理由解除⟧本协议。",
            ),
        );
        clean(RULE, &with("", "任何一方可以随时解除本协议。"));
    }

    #[test]
    fn a_consumer_may_have_the_right_alone() {
        clean(RULE, &with("（消费者）", "乙方可以随时解除本协议。"));
        clean(RULE, "第四条 解除\n甲方有权解除本协议。");
    }
}
