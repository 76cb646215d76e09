//! # Only one party may end the agreement
//! **What it does.** Finds, in a whole agreement, that 解除 is a right of one party only.
//! **Why it matters.** The other has the grounds of the law alone, and a form clause
//! that takes his main rights is void (民法典 497).
//! **Limit.** 任何一方 or 守约方可以解除, a right for each, and a right kept by a consumer
//! alone are right. Where it is unclear who may, nothing is reported.

use super::{blanket_exclusion::sentences_with, repair_freight_on_consumer::consumer};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !text.contains("解除") || !script.is_whole() {
        return;
    }
    let form = regex!(
        r"([甲乙丙丁]方|[\u4E00-\u9FFF]{1,3}方|[买卖]受?人)(?:有权|可以|可)[^，]{0,28}?解除"
    );
    let mut first = None;
    for sentence in sentences_with(text, "解除") {
        let may = regex!(r"有权|可以|可[^能]|权利");
        if sentence.says(&["协商一致", "不得解除", "无权解除"]) || !may.is_match(sentence.words)
        {
            continue;
        }
        let Some((role, at)) = form.captures(sentence.words).and_then(|c| {
            let role = c.get(1)?.as_str();
            let known = script.parties().iter().find(|p| role.ends_with(&p.role));
            Some((known?.role.clone(), sentence.at(c.get(0)?)))
        }) else {
            // 守约方, 任何一方, or a right whose owner is not said.
            return;
        };
        match &first {
            None => first = Some((role, at)),
            Some((known, _)) if *known != role => return,
            Some(_) => {}
        }
    }
    let Some((role, at)) = first.filter(|(role, _)| consumer(script) != Some(role)) else {
        return;
    };
    let message = format!("只约定了{role}的解除权：请为另一方也写明可以解除的情形。");
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
        finds(
            RULE,
            &with("", "乙方逾期付款的，⟦甲方有权书面通知乙方解除⟧本协议。"),
        );
        clean(
            RULE,
            &with(
                "",
                "乙方逾期付款的，甲方有权解除本协议；甲方停止服务的，乙方有权解除本协议。",
            ),
        );
        clean(
            RULE,
            &with(
                "",
                "乙方逾期付款的，甲方有权解除本协议；任何一方可以提前三十日通知对方解除。",
            ),
        );
    }

    #[test]
    fn a_consumer_may_have_the_right_alone() {
        clean(RULE, &with("（消费者）", "乙方可以随时解除本协议。"));
        clean(RULE, "第四条 解除\n甲方有权解除本协议。");
    }
}
