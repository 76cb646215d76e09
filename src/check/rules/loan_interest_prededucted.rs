//! # Interest taken off the loan in advance
//! **What it does.** Finds interest that is deducted when the loan is paid out.
//! **Why it matters.** It may not be; the loan is then what was really paid, and interest
//! is reckoned on that (民法典 670).
//! **Limit.** 利息不得预先扣除 and interest paid at the end of a month are right.

use super::blanket_exclusion::sentences_with;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !regex!(r"借款|贷款|出借|本金").is_match(text) {
        return;
    }
    let form = regex!(
        r"(?:预扣|预先扣除|先行扣除|提前扣除|事先扣除|先扣除?|一次性扣除)[^，]{0,14}?利息|利息[^，]{0,10}?(?:预先|先行|提前|事先|一次性|从(?:本金|借款(?:本金)?)中|在?(?:放款|出借|交付借款|发放借款)时)[^，]{0,8}?(?:扣除|扣收|扣下|扣减|预扣)|(?:从|在)(?:本金|借款(?:本金)?)中[^，]{0,8}?扣(?:除|下|掉|去|减)[^，]{0,10}?利息|利息(?:就|即)?当场[^，。；]{0,8}?(?:扣|拿|留|抽)|砍头息|(?:先|事先|预先|提前|当场|当日|放款时|转账时)(?:就|即)?(?:把|将)?[^，。；]{0,14}?利息[^，。；款]{0,6}?(?:留下|留存|扣下|扣掉|扣走|扣去|收走|减掉|减去|抽走|拿走|留作|截留)|(?:扣掉|扣下|扣去|扣除|减去|减掉|去掉|刨去|抛去|留下)[^，。；]{0,14}?利息(?:以?后|，)[^。；]{0,10}?(?:转|付给|交付|到账|到手|打款|打入|汇)|(?:已经?|当场)(?:扣除|扣下|扣掉|扣去|留下)[^，。；]{0,12}?利息"
    );
    let kept = [
        "不得",
        "不预先",
        "不会",
        "禁止",
        "不应",
        "不能",
        "没有",
        "未",
        "无权",
        "还款",
        "还本付息",
        "再抵",
        "再还",
        "抵充",
    ];
    for sentence in sentences_with(script, &["利息", "砍头息"]) {
        if let Some(found) = form.find(sentence.words).filter(|_| !sentence.says(&kept)) {
            out.push(
                Finding::new(
                    "loan_interest_prededucted",
                    Severity::Error,
                    sentence.at(found),
                    "借款利息不得预先扣除：请删去，并按照实际交付的金额写借款本金。",
                )
                .because("预先扣除利息的，按照实际借到的数额返还并计算利息。")
                .under(Citation::read("民法典第670条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "loan_interest_prededucted";

    #[test]
    fn interest_is_not_taken_off_in_advance() {
        finds(RULE, "出借人交付借款时⟦预先扣除第一个月利息⟧。");
        finds(RULE, "借款⟦利息在放款时一次性扣除⟧。");
        finds(RULE, "放款时⟦从本金中扣下首年利息⟧。");
        finds(RULE, "出借人⟦当场把半年利息扣下⟧，其余转给借款人。");
        finds(RULE, "本金5万元，⟦扣掉头三个月利息后转⟧给借款人。");
        clean(RULE, "借款利息不得预先扣除。");
        clean(RULE, "借款人所付款项，先扣除到期利息，再抵本金。");
        clean(RULE, "借款人每月末支付当月利息。");
        clean(RULE, "甲方从应付的货款中先扣除逾期利息。");
    }
}
