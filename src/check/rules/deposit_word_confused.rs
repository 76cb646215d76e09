//! # 定金 and 订金 confused
//! **What it does.** Finds 订金 in an agreement that also says 定金, and 订金, 押金 or
//! 保证金 that is to be returned double.
//! **Why it matters.** Only a 定金 agreed as such is forfeited or returned double
//! (民法典合同编通则解释 67); with the wrong word the court refuses it.
//! **Limit.** An agreement that says what 订金 is (订金不具有定金性质, 订金按照预付款处理)
//! is right, and so is one with 订金 alone.

use super::blanket_exclusion::{sentences_of, sentences_with};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let is_mixed = script.says(&["订金"]) && script.says(&["定金"]) && !is_explained(script);
    if is_mixed {
        out.extend(text.match_indices("订金").map(|(start, word)| {
            finding(
                start..start + word.len(),
                "“定金”和“订金”混用：请统一用词，并写明违约时退不退、怎么退。",
            )
        }));
    }
    let double = regex!(r"(?:双|加|两|二)倍(?:返还|退还|退回|赔偿)");
    for sentence in sentences_of(text, regex!(r"倍(?:返还|退还|退回|赔偿)")) {
        let name = regex!(r"订金|押金|履约保证金|保证金|诚意金|订约金");
        let names = name.find(sentence.words);
        let is_deposit = sentence.says(&["定金", "不适用", "不得"]);
        if let Some(name) = names
            && !is_deposit
            && double.is_match(sentence.words)
            && !(is_mixed && name.as_str() == "订金")
        {
            let message = format!(
                "“{}”没有双倍返还的效力：确实要双倍返还的，请改称“定金”并不超过价款的20%。",
                name.as_str()
            );
            out.push(finding(sentence.at(name), message));
        }
    }
}

/// Does the agreement say that 订金 is no 定金?
fn is_explained(script: &Script<'_>) -> bool {
    sentences_with(script, &["订金"]).any(|sentence| {
        sentence.says(&[
            "没有",
            "不具有",
            "不是",
            "不适用",
            "不属于",
            "预付款",
            "不视为",
        ])
    })
}

fn finding(at: std::ops::Range<usize>, message: impl Into<String>) -> Finding {
    Finding::new("deposit_word_confused", Severity::Warning, at, message)
        .because("没有写明定金性质的，法院不会支持没收或者双倍返还。")
        .under(Citation::read("民法典合同编通则解释第67条"))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "deposit_word_confused";

    #[test]
    fn the_two_words_mixed_are_reported() {
        finds(
            RULE,
            "乙方支付⟦订金⟧2,000元。\n甲方不履行的，双倍返还定金。",
        );
        clean(RULE, "乙方支付定金2,000元。\n甲方不履行的，双倍返还定金。");
        clean(RULE, "乙方支付订金2,000元，交货时抵作货款。");
        clean(RULE, "乙方支付订金2,000元，订金不具有定金的性质。");
    }

    #[test]
    fn what_is_no_deposit_is_not_returned_double() {
        finds(RULE, "甲方违约的，应当双倍返还⟦押金⟧。");
        finds(RULE, "甲方违约的，⟦订金⟧加倍返还。");
        clean(RULE, "甲方应当在协议终止后5日内退还押金。");
        clean(RULE, "押金不适用双倍返还。");
    }
}
