//! # Payment that waits for somebody else's
//! **What it does.** Finds that a party pays only after it has been paid by its own
//! customer (收到业主付款后支付乙方).
//! **Why it matters.** Large enterprises may not make small suppliers wait so
//! (保障中小企业款项支付条例 9); for others it makes the date unsure.
//! **Limit.** 最迟不超过验收后60日 beside it is right, and so is passing on a sum that is
//! collected for the other.

use super::blanket_exclusion::sentences_of;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(?:收到|取得|获得)[^，]{0,8}?(?:业主|发包方|总包方?|总承包方|上游|建设单位|最终用户|最终客户|下游客户|第三[方人])[^，]{0,10}?(?:付款|款项|支付|货款|工程款|回款|拨款|结算款)[^，]{0,10}?后"
    );
    let own = regex!(r"支付|付款|付给|结算|付清");
    let kept = [
        "最迟",
        "无论",
        "不论",
        "不以",
        "代收",
        "转付",
        "转交",
        "代为收取",
        "保险",
        "不得",
        "不影响",
    ];
    for sentence in sentences_of(
        script.text(),
        regex!(r"业主|发包方|总包|总承包方|上游|建设单位|最终用户|最终客户|下游客户|第三[方人]"),
    ) {
        let Some(found) = form.find(sentence.words).filter(|_| !sentence.says(&kept)) else {
            continue;
        };
        if !own.is_match(&sentence.words[found.end()..]) {
            continue;
        }
        out.push(
            Finding::new(
                "payment_when_paid",
                Severity::Hint,
                sentence.at(found),
                "付款要等第三方先付，日期就定不下来：请另写一个最迟的付款日期。",
            )
            .because("第三方迟迟不付时，收款方不知道何时能收到；大型企业对中小企业不得这样约定。")
            .under(Citation::read("保障中小企业款项支付条例第9条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "payment_when_paid";

    #[test]
    fn waiting_for_the_payment_of_another_is_reported() {
        finds(RULE, "甲方在⟦收到业主支付的工程款后⟧10日内向乙方付款。");
        finds(RULE, "甲方⟦收到第三方回款后⟧，向乙方支付货款。");
    }

    #[test]
    fn a_last_day_and_money_passed_on_are_right() {
        clean(
            RULE,
            "甲方在收到业主付款后10日内向乙方付款，最迟不超过验收后60日。",
        );
        clean(
            RULE,
            "甲方代收第三方款项的，收到第三方付款后3日内转付乙方。",
        );
        clean(RULE, "甲方在收到发票后10日内向乙方付款。");
    }
}
