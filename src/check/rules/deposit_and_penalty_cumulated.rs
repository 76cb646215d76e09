//! # Deposit and penalty for the same breach
//! **What it does.** Finds sentences that forfeit or double the 定金 and on top of it
//! demand 违约金, and sentences that let both apply together.
//! **Why it matters.** The injured party may choose one of them only (民法典 588).
//! **Limit.** 定金不予返还，并支付违约金 is reported; 只能选择其中一种 and 不得同时适用
//! are right, and so is damages for what the deposit does not cover.

use super::blanket_exclusion::sentences_with;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !script.says(&["违约金"]) {
        return;
    }
    let together = regex!(
        r"定金[^，]{0,10}违约金[^，]{0,8}?((?:同时|合并|一并|并行)(?:适用|主张|执行|要求|支付))|违约金[^，]{0,10}定金[^，]{0,8}?((?:同时|合并|一并|并行)(?:适用|主张|执行|要求|支付))"
    );
    let on_top = regex!(
        r"(?:定金(?:不予?|不再|概不|一律不)(?:退|返还)|没收[^，]{0,6}定金|倍返还[^，]{0,4}定金|定金[^，]{0,4}归[^，]{0,3}方|(?:无权|不得)[^，]{0,10}(?:返还|退还)[^，]{0,4}定金)[^，]{0,8}，?((?:并且?|同时|另行?|还|且)[^，]{0,30}违约金)"
    );
    for sentence in sentences_with(script, &["定金"]) {
        if sentence.says(&[
            "不得同时",
            "不能同时",
            "不同时",
            "不可同时",
            "不一并",
            "不得一并",
            "不合并",
            "不得合并",
            "不并用",
            "不并行",
            "不叠加",
            "不能一起",
            "选择",
            "择一",
            "其中一",
            "只能",
            "扣除",
        ]) {
            continue;
        }
        let found = on_top
            .captures(sentence.words)
            .or_else(|| together.captures(sentence.words));
        let found = found.and_then(|c| c.get(1).or_else(|| c.get(2)));
        if let Some(found) = found {
            out.push(
                Finding::new(
                    "deposit_and_penalty_cumulated",
                    Severity::Warning,
                    sentence.at(found),
                    "定金和违约金不能一起要：请写明守约方只能选择其中一种。",
                )
                .because("同一违约既要定金又要违约金的，只能得到其中一种支持。")
                .under(Citation::read("民法典第588条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "deposit_and_penalty_cumulated";

    #[test]
    fn both_for_one_breach_are_reported() {
        finds(
            RULE,
            "乙方不履行的，定金不予返还，⟦并按照总价款的10%支付违约金⟧。",
        );
        finds(
            RULE,
            "甲方违约的，应当双倍返还定金，⟦同时支付违约金⟧3,000元。",
        );
        finds(RULE, "定金和违约金可以⟦同时适用⟧。");
    }

    #[test]
    fn a_choice_between_them_is_right() {
        clean(
            RULE,
            "同一违约既适用定金又适用违约金的，守约方只能选择其中一种。",
        );
        clean(RULE, "定金和违约金不得同时适用。");
        clean(RULE, "违约金与定金不同时主张。");
        clean(RULE, "违约金和定金不合并适用，由守约方挑一种。");
        clean(RULE, "定金不予返还，不足以弥补损失的，并应当补足差额。");
        clean(
            RULE,
            "乙方不履行的，无权请求返还定金；逾期付款的，并支付违约金。",
        );
    }
}
