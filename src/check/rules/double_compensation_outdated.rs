//! # Double compensation for fraud
//! **What it does.** Finds 退一赔一, 假一赔一 and double compensation for fraud in a
//! consumer agreement: since 2014 the law adds three times the price, at least 500 yuan.
//! **Why it matters.** The lower promise misleads the consumer and does not bind him.
//! **Limit.** 退一赔一 is reported, 退一赔三 is not; nor is 双倍返还定金, nor double
//! compensation for something else than fraud.
//! **Remedy.** 退一赔三, 假一赔三.

use super::arbitration_and_court_both::{says, sentence};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["赔"]) || !script.is_consumer() {
        return;
    }
    let form = regex!(
        r"(退一赔一|假一赔一)|(?:双倍|加倍|[一两二12]倍)(?:的?价款|的?货款)?赔偿|(?:双倍|加倍)(?:予以|进行|给予)?赔偿|赔偿(?:金额?)?[^，。；\n]{0,20}?(?:双倍|[一两二12]倍)"
    );
    for found in form.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let sentence = &text[sentence(text, whole.start())];
        let slogan = found.get(1).map(|m| m.as_str());
        let is_fraud = slogan.is_some()
            || says(
                sentence,
                &[
                    "欺诈",
                    "欺骗",
                    "假货",
                    "假冒",
                    "伪劣",
                    "虚假",
                    "以次充好",
                    "赝品",
                ],
            );
        let is_other = says(sentence, &["死亡", "健康", "定金", "违约金"])
            || text[whole.end()..].starts_with("以上")
            || text[..whole.start()].ends_with(['十', '百']);
        if !is_fraud || is_other {
            continue;
        }
        let mut finding = Finding::new(
            "double_compensation_outdated",
            Severity::Warning,
            whole.range(),
            "经营者欺诈消费者的，增加的赔偿现在是价款的三倍，不足500元的按500元，请更正。",
        )
        .because("约定低于法律规定的，消费者仍可按法律要求赔偿，低的约定还会引起争议。")
        .under(Citation::read("消费者权益保护法第55条"));
        match slogan {
            Some("退一赔一") => finding = finding.mended("退一赔三"),
            Some(_) => finding = finding.mended("假一赔三"),
            None => {}
        }
        out.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "double_compensation_outdated";

    fn consumer(words: &str) -> String {
        format!("销售协议\n甲方（经营者）：安和电器店\n乙方（消费者）：林小满\n{words}\n")
    }

    #[test]
    fn less_than_three_times_the_price_for_fraud_is_reported() {
        finds(RULE, &consumer("商品为假冒的，甲方承诺⟦退一赔一⟧。"));
        finds(RULE, &consumer("甲方有欺诈行为的，应当⟦双倍赔偿⟧乙方。"));
        finds(
            RULE,
            &consumer("甲方欺诈的，增加⟦赔偿的金额为价款的一倍⟧。"),
        );
        clean(RULE, &consumer("商品为假冒的，甲方承诺退一赔三。"));
        clean(RULE, &consumer("甲方欺诈的，增加赔偿的金额为价款的三倍。"));
    }

    #[test]
    fn deposits_delay_and_trade_are_something_else() {
        clean(RULE, &consumer("甲方虚假宣传并且不履行的，双倍返还定金。"));
        clean(RULE, &consumer("甲方迟延送货的，按照运费双倍赔偿。"));
        clean(
            RULE,
            &consumer("明知存在缺陷，造成健康严重损害的，赔偿损失二倍以下的金额。"),
        );
        clean(
            RULE,
            "供货协议\n甲方：安和厂\n乙方：和平店\n假冒的退一赔一。\n",
        );
    }

    #[test]
    fn the_slogan_is_set_right() {
        mends(
            RULE,
            &consumer("甲方承诺退一赔一。"),
            &consumer("甲方承诺退一赔三。"),
        );
    }
}
