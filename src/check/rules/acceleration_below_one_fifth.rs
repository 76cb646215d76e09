//! # One late instalment makes all due
//! **What it does.** Finds, in sales by instalments, that the whole price falls due, when
//! any one instalment is late.
//! **Why it matters.** The seller may ask for the whole price only when a fifth of it is
//! due and unpaid, after a demand (民法典 634).
//! **Limit.** 达到总价款的五分之一，经催告 is right, and so are clauses of loans.

use super::blanket_exclusion::sentences_with;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !text.contains("期") || regex!(r"借款|贷款|出借|债务").is_match(text) {
        return;
    }
    let form = regex!(
        r"((?:任何?一期|任意一期|其中一期|某一期|一期)[^，]{0,12}?(?:逾期|未付|(?:未|没有)按[^，]{0,8}?付款?|不付|拖欠|迟延))[^；]{0,40}?(?:(?:全部|剩余|其余|余下|未到期)[^，]{0,12}?(?:到期|付清|支付|清偿)|(?:付清|支付|清偿)(?:全部|剩余|其余|余下))"
    );
    let kept = ["五分之一", "20%", "百分之二十", "20％"];
    for sentence in sentences_with(text, "一期") {
        let found = form.captures(sentence.words).and_then(|c| c.get(1));
        if let Some(found) = found.filter(|_| !sentence.says(&kept)) {
            out.push(
                Finding::new(
                    "acceleration_below_one_fifth",
                    Severity::Warning,
                    sentence.at(found),
                    "一期逾期不能就要求付清全部：请写明未付的到期款达到总价款五分之一，并经催告。",
                )
                .because("分期付款买卖中，未达到五分之一或者没有催告的，要求一次付清不会得到支持。")
                .under(Citation::read("民法典第634条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "acceleration_below_one_fifth";

    #[test]
    fn a_fifth_must_be_due() {
        finds(
            RULE,
            "乙方⟦任何一期逾期⟧的，甲方有权要求一次付清全部剩余价款，全部价款立即到期。",
        );
        clean(
            RULE,
            "乙方任何一期逾期，未付的到期价款达到总价款的五分之一，经催告仍不付的，甲方可以要求支付全部价款。",
        );
        clean(RULE, "任何一期逾期的，乙方应当支付该期的违约金。");
        clean(RULE, "借款分期归还，任何一期逾期的，全部借款到期。");
    }
}
