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
    let is_sale = regex!(r"买|购|销售|价款|货款|车款").is_match(text);
    let other = regex!(r"借款|贷款|出借|债务|租金|承租").is_match(text);
    if !script.says(&["期"]) || !is_sale || other {
        return;
    }
    let form = regex!(
        r"((?:(?:任何?|任意|其中|某)?(?:一期|一次|一笔|一个月)[^，清]{0,12}?(?:逾期|未付|(?:未|没有?)(?:能)?[按准][^，]{0,8}?付款?|不付|没付|没有付|拖欠|迟延|迟付|晚付)|(?:逾期|拖欠|迟付|晚付|欠付|漏付|未付|没付)(?:任何|任意|其中|哪怕)?(?:一期|一次|一笔|一个月)))[^；]{0,40}?(?:(?:全部|剩余|其余|余下|未到期|剩下)[^，]{0,12}?(?:到期|付清|支付|清偿|交清|结清)|(?:付清|支付|清偿|交清|结清|还清)[^，]{0,4}?(?:全部|剩余|其余|余下|剩下|所有))"
    );
    let kept = ["五分之一", "20%", "百分之二十", "20％", "1/5"];
    for sentence in sentences_with(script, &["一期", "一次", "一笔", "一个月"]) {
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
        finds(
            RULE,
            "车款分12期付。买方⟦晚付一期⟧，卖方就可以叫买方一次结清剩下的车款。",
        );
        finds(
            RULE,
            "货款分期付。只要有⟦一个月没有按时付⟧，买方须立即付清其余货款。",
        );
        clean(RULE, "货款分期付，提前一次付清剩余货款的，免收手续费。");
        clean(RULE, "任何一期逾期的，乙方应当支付该期的违约金。");
        clean(RULE, "借款分期归还，任何一期逾期的，全部借款到期。");
    }
}
