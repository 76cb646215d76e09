//! # Agreement that ends by itself on a breach
//! **What it does.** Finds 自动解除, 自动终止 and 合同即告解除 as a consequence of a breach or
//! a delay.
//! **Why it matters.** An agreement is ended by a notice that reaches the other side
//! (民法典 565); without one nobody knows from when.
//! **Limit.** 期满自动终止, and a notice after whose term the agreement ends by itself,
//! are right; 无需通知 is not.

use super::blanket_exclusion::sentences_of;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"自动(?:终止|解除|失效|作废)|自行(?:终止|解除|失效)|(?:即告|即行|当即|随即|自然)(?:终止|解除|失效|作废)|(?:合同|协议|约定|契约)(?:就|即|便|也就|就此)(?:算|告)?(?:终止|解除|失效|作废|结束|取消)"
    );
    let breach = regex!(r"违约|违反|逾期|未[^来成满]|不履行|拖欠|没有|不付|不按|拒绝|拖|延误|误工");
    let kept = [
        "通知",
        "期满",
        "届满",
        "到期",
        "催告",
        "不自动",
        "不得",
        "并不",
        "授权终止",
        "随之",
    ];
    let unnoticed =
        regex!(r"(?:无需|无须|毋须|不需要?|不必|不用|不再|不经|不另)[^，。；]{0,12}?(?:通知|催告)");
    for sentence in sentences_of(script.text(), form) {
        let words = unnoticed.replace_all(sentence.words, "");
        let is_kept = kept.iter().any(|kept| words.contains(kept));
        if !breach.is_match(sentence.words) || is_kept {
            continue;
        }
        if let Some(found) = form.find(sentence.words) {
            out.push(
                Finding::new(
                    "automatic_termination",
                    Severity::Hint,
                    sentence.at(found),
                    "违约时协议不宜自动终止：请写明由守约方书面通知解除，自通知到达时生效。",
                )
                .because("没有通知，双方对协议从哪一天起解除容易各执一词。")
                .under(Citation::read("民法典第565条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "automatic_termination";

    #[test]
    fn a_breach_does_not_end_the_agreement_by_itself() {
        finds(RULE, "乙方逾期30日未付款的，本协议⟦自动解除⟧。");
        finds(RULE, "一方违约的，本协议⟦自行终止⟧。");
        finds(RULE, "乙方晚付一次违约，⟦合同即告终止⟧，甲方不必书面通知。");
        finds(RULE, "拖欠租金的，⟦协议就算作废⟧，无须催告。");
        clean(RULE, "一方违约的，对方书面通知后，合同即告解除。");
    }

    #[test]
    fn the_end_of_the_term_and_a_notice_are_right() {
        clean(RULE, "本协议期满自动终止。");
        clean(
            RULE,
            "乙方收到催告后15日内仍未付款的，本协议自该期限届满时自动解除。",
        );
        clean(RULE, "乙方逾期未付款的，本协议并不自动解除。");
        clean(RULE, "乙方未经同意不得自行拆装。");
    }
}
