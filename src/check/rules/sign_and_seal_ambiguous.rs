//! # Signature, or seal, or both?
//! **What it does.** Finds 签字盖章 and 签字、盖章 where the agreement's effect hangs on
//! them, with neither 或者 nor 并 between.
//! **Why it matters.** Courts have read 签字、盖章 as both and 签字盖章 as either; whoever
//! wants out takes the other reading.
//! **Limit.** 签字或者盖章, 签字并盖章 and 甲方盖章、乙方签字 are right.

use super::land_ownership_sold::says;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let form = regex!(
        r"(?:签字|签名|签署)[、，/／（(]?(?:盖章|加盖公章|盖公章)[）)]?|(?:盖章|加盖公章)[、，/／（(]?(?:签字|签名)[）)]?"
    );
    let defined = regex!(r"签字、?盖章”?(?:，?是?指|即|的含义|意为)");
    if !script.says(&["章"]) || defined.is_match(text) {
        return;
    }
    let effect = ["生效", "成立", "有效"];
    let settled = [
        "缺一不可",
        "其中一",
        "任一",
        "之一",
        "均须",
        "同时具备",
        "二者",
        "均可",
        "都可",
        "都行",
        "都算",
    ];
    for found in form.find_iter(text) {
        let sentence = script.sentence_at(found.start());
        let clause = clause(text, found.start(), sentence.start, sentence.end);
        if !says(clause, &effect) || says(&text[sentence], &settled) {
            continue;
        }
        // 生效条款、无效: effect in a name, not a condition.
        if says(clause, &["不生效的", "无效"]) && !clause.contains("后生效") {
            continue;
        }
        let message = "“签字盖章”有两种读法：请改为“签字或者盖章”，或“签字并盖章”。";
        out.push(
            Finding::new(
                "sign_and_seal_ambiguous",
                Severity::Warning,
                found.range(),
                message,
            )
            .because("只签字没有盖章时，协议生效没有，双方会各执一词。")
            .under(Citation::secondary("最高人民法院（2013）民申字第72号案")),
        );
    }
}

/// The part of a sentence between its commas that holds this byte, with the part after
/// it: 双方签字、盖章之日起，本协议生效.
fn clause(text: &str, at: usize, start: usize, end: usize) -> &str {
    let from = text[start..at].rfind('，').map_or(start, |n| start + n);
    let mut commas = text[at..end].match_indices('，').map(|(n, _)| at + n);
    let to = commas.nth(1).unwrap_or(end);
    &text[from..to]
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "sign_and_seal_ambiguous";

    #[test]
    fn signature_and_seal_want_a_word_between() {
        finds(RULE, "本协议自双方⟦签字、盖章⟧之日起生效。");
        finds(RULE, "本协议经双方⟦签字盖章⟧后生效。");
        finds(RULE, "自双方代表⟦签字（盖章）⟧之日起，本协议生效。");
        clean(RULE, "本协议自双方签字或者盖章之日起生效。");
        clean(RULE, "本协议自双方签字并盖章之日起生效。");
        clean(RULE, "本协议自甲方盖章、乙方签字之日起生效。");
    }

    #[test]
    fn where_effect_does_not_hang_on_it_nothing_is_said() {
        clean(RULE, "交接清单由双方签字、盖章。");
        clean(RULE, "一式两份，签字盖章均可，自最后一方签署之日起生效。");
        clean(RULE, "本协议经双方签字、盖章后生效，签字和盖章缺一不可。");
        clean(RULE, "甲方（签字、盖章）：");
    }
}
