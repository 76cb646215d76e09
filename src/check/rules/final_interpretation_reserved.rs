//! # Last word on the meaning reserved
//! **What it does.** Finds 最终解释权归甲方 and the like.
//! **Why it matters.** To consumers such a form clause is forbidden (消费者权益保护法 26);
//! elsewhere an unclear form clause is read against the one who wrote it (民法典 498).
//! **Limit.** 解释权归人民法院 and 任何一方不享有最终解释权 are right.

use super::blanket_exclusion::sentences_with;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(?:最终|全部|一切)?的?解释权(?:均|全部)?(?:归|属于?|由)[^，]{1,24}|(?:保留|享有|拥有|具有)[^，]{0,16}解释权"
    );
    let (severity, law, message) = if script.is_consumer() {
        (
            Severity::Error,
            "消费者权益保护法第26条",
            "经营者不得对消费者保留解释权：请删去这句。",
        )
    } else {
        (
            Severity::Warning,
            "民法典第498条",
            "保留解释权的约定可能无效：请删去，把有疑问的地方写清楚。",
        )
    };
    for sentence in sentences_with(script.text(), "解释权") {
        let is_shared = ["不", "没有", "无权", "双方", "共同", "法院", "仲裁", "机关"];
        if let Some(found) = form
            .find(sentence.words)
            .filter(|_| !sentence.says(&is_shared))
        {
            out.push(
                Finding::new(
                    "final_interpretation_reserved",
                    severity,
                    sentence.at(found),
                    message,
                )
                .because("有争议时由法院或者仲裁机构解释，意思不清的格式条款作不利于提供方的解释。")
                .under(Citation::read(law)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "final_interpretation_reserved";

    #[test]
    fn the_last_word_of_one_party_is_reported() {
        finds(RULE, "本活动的⟦最终解释权归甲方所有⟧。");
        finds(RULE, "甲方⟦保留对本协议的最终解释权⟧。");
        clean(RULE, "任何一方不享有最终解释权。");
        clean(RULE, "对本协议的解释权属于双方共同所有。");
        clean(RULE, "甲方应当解释收费标准。");
    }
}
