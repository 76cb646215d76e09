//! # Liability for intent or gross negligence excluded
//! **What it does.** Finds a party that frees itself of its own 故意 or 重大过失, or
//! 不论何种原因.
//! **Why it matters.** Such words have no effect for loss of property caused so (民法典
//! 506); the rest of the clause then becomes a matter of dispute.
//! **Limit.** 甲方因重大过失造成损失，甲方不承担责任 is reported; 乙方故意造成的损失，甲方
//! 不承担责任 and 故意或者重大过失除外 are right.

use super::{
    blanket_exclusion::excluding_sentences,
    injury_liability_excluded::{Excluded, exclusion},
};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !regex!(r"故意|重大过失|不论|无论|不管").is_match(script.text()) {
        return;
    }
    for sentence in excluding_sentences(script.text()) {
        if let Some((Excluded::GrossNegligence, at)) = exclusion(&sentence) {
            out.push(
                Finding::new(
                    "gross_negligence_excluded",
                    Severity::Error,
                    at,
                    "故意和重大过失造成的财产损失不能免责：请写明“故意或者重大过失造成的除外”。",
                )
                .because("把故意和重大过失也免掉的约定无效，发生损失时仍要赔偿。")
                .under(Citation::read("民法典第506条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "gross_negligence_excluded";

    #[test]
    fn a_party_cannot_free_itself_of_its_own_gross_fault() {
        finds(RULE, "甲方因重大过失造成货物损坏的，甲方⟦不承担赔偿责任⟧。");
        finds(
            RULE,
            "无论甲方是否存在故意或者重大过失，甲方⟦不承担任何责任⟧。",
        );
        finds(RULE, "不论何种原因造成数据丢失，乙方⟦概不负责⟧。");
    }

    #[test]
    fn faults_of_the_other_side_and_exceptions_are_right() {
        clean(RULE, "乙方故意损坏设备的，甲方不承担维修责任。");
        clean(
            RULE,
            "乙方不承担数据丢失的责任，乙方故意或者重大过失造成的除外。",
        );
        clean(RULE, "无论乙方是否有重大过失，甲方不承担维修责任。");
        clean(RULE, "因故意或者重大过失造成损失的，应当赔偿。");
    }
}
