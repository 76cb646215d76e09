//! # Only one party may end the agreement at will
//! **What it does.** Finds, in a whole agreement, that one party may 解除 or 终止 at any
//! time or without a reason while the other has no such right; and in any text that one
//! party may not do so at all while the other may.
//! **Why it matters.** A form clause that takes the other side's main rights is void
//! (民法典 497).
//! **Limit.** A right for each, 任何一方可以随时解除, a right on a stated ground, and a
//! right kept by a consumer alone are right.

use super::{blanket_exclusion::sentences_with, repair_freight_on_consumer::consumer};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !script.says(&["解除"]) && !script.says(&["终止"]) {
        return;
    }
    let may = regex!(
        r"([甲乙丙丁]方|[\u4E00-\u9FFF]{1,3}[方人])[^，方人的]{0,14}?(?:均|都|也)?(?:有权|可以|可|想)[^，]{0,28}?(?:解除|终止)"
    );
    let at_will = regex!(
        r"随时|任意|单方|无条件|无需理由|无须理由|不需要?(?:任何)?理由|自行决定|(?:不论|无论|不管)[^，]{0,4}有[没无]有?[^，]{0,3}(?:理由|原因)|任何时候|什么时候|不讲理由"
    );
    let may_not = regex!(
        r"([甲乙丙丁]方|[\u4E00-\u9FFF]{1,3}[方人])(?:[^，。方人的未如无]{0,12}?)(?:都|均|一律|概)?(?:不得|无权|不能|不可以)(?:以任何(?:理由|方式)|因任何原因|单方面?|提前|中途|要求|主张|提出|申请){0,2}(?:解除|终止)"
    );
    // Who may end it, who at will, and who may not.
    let (mut owners, mut free, mut bound) = (Vec::new(), Vec::new(), Vec::new());
    for sentence in sentences_with(script, &["解除", "终止"]) {
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
            let is_denied = whole.as_str().contains("不可") || is_object(who.as_str(), role);
            if is_denied || !is_of_the_agreement(&sentence.words[whole.end()..]) {
                continue;
            }
            owners.push(role);
            if at_will.is_match(whole.as_str()) {
                free.push((role, sentence.at(whole)));
            }
        }
        for c in may_not.captures_iter(sentence.words) {
            if let (Some(whole), Some(who)) = (c.get(0), c.get(1))
                && let Some(role) = role(who)
                && !is_object(who.as_str(), role)
                && is_of_the_agreement(&sentence.words[whole.end()..])
            {
                bound.push((role, sentence.at(whole)));
            }
        }
    }
    let consumer = consumer(script);
    let alone = free
        .into_iter()
        .find(|(role, _)| owners.iter().all(|o| o == role) && consumer != Some(*role))
        .filter(|_| script.is_whole());
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

/// 通知甲方, 未经甲方: the party is not the one that may or may not.
fn is_object(words: &str, role: &str) -> bool {
    let before = words.strip_suffix(role).unwrap_or(words);
    before.ends_with(['知', '经', '向', '对', '给', '与', '由', '得', '和', '求'])
}

/// Is it the agreement that ends, and not a service or an account?
fn is_of_the_agreement(after: &str) -> bool {
    let object =
        regex!(r"^(?:$|[，、）)]|本|合同|协议|该|约定|契约|租赁|合作|的|并|且|权|或|与|关系)");
    object.is_match(after)
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
        finds(
            RULE,
            "租车协议\n甲方：和安学校\n乙方：安行公司\n甲方不管有没有原因都可以终止本协议；⟦乙方在协议期内一律不得要求终止⟧。",
        );
        finds(RULE, &with("", "⟦甲方可以不需任何理由终止⟧本协议。"));
        clean(RULE, &with("", "任何一方可以随时解除本协议。"));
        clean(RULE, &with("", "甲方可以随时终止巡检服务。"));
        clean(
            RULE,
            &with("", "甲方逾期付款的，乙方可以解除本协议；甲方不得终止供电。"),
        );
        clean(
            RULE,
            &with(
                "",
                "甲方逾期付款的，乙方可以解除本协议；乙方未经甲方同意不得终止本协议。",
            ),
        );
    }

    #[test]
    fn a_consumer_may_have_the_right_alone() {
        clean(RULE, &with("（消费者）", "乙方可以随时解除本协议。"));
        clean(RULE, "第四条 解除\n甲方有权解除本协议。");
    }
}
