//! # Village committee's word called final
//! **What it does.** Finds a decision, opinion or mediation of a village
//! committee that is called final or binding, or that bars the courts.
//! **Why it matters.** The committee mediates; it does not judge. Either party may still
//! go to court, so the words settle nothing.
//! **Limit.** 村民委员会的处理决定为最终决定 is reported; 由村民委员会调解，调解不成的向法院起诉
//! is not. Arbitration by the committee is another rule's.

use super::land_ownership_sold::says;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["村民委员会", "村委会", "村集体"]) {
        return;
    }
    let form = regex!(
        r"(?:村民委员会|村委会|村集体)[^。；\n]{0,24}?(?:处理|决定|裁决|裁定|调解|意见|结果|处置|裁断)[^。；\n]{0,20}?(?:最终(?:决定|结果|意见|结论)?|终局|终审|必须(?:服从|执行|遵守|接受)|应当?(?:无条件)?服从|无条件(?:服从|执行|接受)|不得(?:再行?|另行)?(?:起诉|诉讼|上诉|申诉|反悔|异议))"
    );
    for found in form.find_iter(text) {
        let words = found.as_str();
        let sentence = &text[script.sentence_at(found.start())];
        let denied = [
            "不是最终",
            "不作裁决",
            "不影响",
            "仲裁",
            "非最终",
            "不具有",
            "没有约束力",
        ];
        if says(words, &denied) || says(sentence, &["仲裁", "不是终局", "可以向人民法院", "不影响"])
        {
            continue;
        }
        let message =
            "村民委员会可以调解，但它的意见不是最终的：请改为“调解不成的，向人民法院起诉”。";
        out.push(
            Finding::new(
                "house_committee_mediation_called_final",
                Severity::Warning,
                found.range(),
                message,
            )
            .because("村民委员会的任务是调解纠纷，不能替法院裁判；一方不服，照样可以起诉。")
            .under(Citation::read("村民委员会组织法第2条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "house_committee_mediation_called_final";

    #[test]
    fn a_final_word_of_the_committee_is_reported() {
        finds(RULE, "发生争议的，以⟦村民委员会的处理决定为最终决定⟧。");
        finds(RULE, "发生争议由⟦村委会处理，双方必须服从⟧。");
        finds(RULE, "经⟦村委会调解后，任何一方不得再起诉⟧。");
    }

    #[test]
    fn mediation_that_leaves_the_court_open_is_right() {
        clean(RULE, "由村民委员会调解，调解不成的，向人民法院起诉。");
        clean(RULE, "村集体可以参加调解，但是不作裁决。");
        clean(RULE, "村民委员会的意见不影响双方起诉，也不是最终决定。");
        clean(RULE, "仲裁裁决是终局的，对双方均有约束力。");
    }
}
