//! # Repeated or grave breach left undefined
//! **What it does.** Finds 多次违反, 屡次违约 or 严重违约 with a consequence and without a
//! number of times, a description or a demand that comes first.
//! **Why it matters.** The parties will count differently when it matters most.
//! **Limit.** 12个月内三次, “严重违约”是指 and 经催告 are right.

use super::blanket_exclusion::Sentence;
use crate::check::{Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let form = regex!(
        r"(?:多次|屡次|经常|反复)(?:违反|违约|不履行|拖欠|逾期|迟到|投诉|发生)|屡教不改|严重(?:违约|违反)|情节严重|重大违约"
    );
    let counts = regex!(
        r"(?:[0-9]+|[一二两三四五六七八九十]+|\u{FFFC})\s*次|指下列|下列(?:情形|行为)|以下(?:情形|行为)|之一|催告"
    );
    let has_result = regex!(r"解除|终止|违约金|赔偿|取消|扣除|扣减|停止");
    for found in form.find_iter(text) {
        let sentence = Sentence::around(text, found.start());
        let line = script.line_at(found.start()).map(|l| script.words(l));
        let is_defined =
            counts.is_match(line.unwrap_or(sentence.words)) || is_explained(text, found.as_str());
        if has_result.is_match(sentence.words) && !is_defined {
            let message = format!(
                "“{}”没有标准：请写明次数、期间或者具体情形。",
                found.as_str()
            );
            out.push(
                Finding::new(
                    "repeated_breach_undefined",
                    Severity::Hint,
                    found.range(),
                    message,
                )
                .because("到了要解除或者追责的时候，双方会为算不算而争执。"),
            );
        }
    }
}

/// Is the word defined somewhere: “严重违约”是指, 严重违约包括?
fn is_explained(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(n, _)| {
        regex!(r"^[”）]?(?:行为)?(?:是?指|包括|：|系指)").is_match(&text[n + word.len()..])
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "repeated_breach_undefined";

    #[test]
    fn repeated_and_grave_need_a_measure() {
        finds(RULE, "乙方⟦多次违反⟧本协议的，甲方可以书面通知解除。");
        finds(RULE, "一方⟦严重违约⟧的，应当支付违约金。");
        clean(
            RULE,
            "乙方在12个月内三次收到书面违约通知，属于多次违反，甲方可以解除。",
        );
        clean(
            RULE,
            "一方严重违约的，对方可以解除。\n“严重违约”是指拖欠费用满两个月。",
        );
        clean(RULE, "设备多次发生故障，乙方应当查明原因。");
    }
}
