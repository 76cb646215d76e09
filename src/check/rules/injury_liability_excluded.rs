//! # Liability for injury excluded
//! **What it does.** Finds 概不负责, 自负, 不承担责任 and 与甲方无关 in a sentence about
//! injury or death of the other party.
//! **Why it matters.** Such words have no effect (民法典 506), whoever signed them.
//! **Limit.** 人身伤害概不负责 is reported; injury by the injured's own fault, and words
//! that keep the liability (不免除人身损害责任), are right. Who bears injuries of third
//! persons between the parties is another rule's matter.

use std::ops::Range;

use super::blanket_exclusion::{Sentence, excluding_sentences};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !regex!(r"人身|伤亡|受伤|工伤|伤残|死亡|身体|安全事故").is_match(script.text())
    {
        return;
    }
    for sentence in excluding_sentences(script.text()) {
        if let Some((Excluded::Injury, at)) = exclusion(&sentence) {
            out.push(
                Finding::new(
                    "injury_liability_excluded",
                    Severity::Error,
                    at,
                    "造成对方人身损害的责任不能用协议免除：请删去，或改写为投保和先行救助的义务。",
                )
                .because("免除人身损害责任的约定无效，出事后仍要依法赔偿。")
                .under(Citation::read("民法典第506条")),
            );
        }
    }
}

/// What somebody frees himself of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Excluded {
    /// Injury of the other party.
    Injury,
    /// Intent or gross negligence of his own.
    GrossNegligence,
    /// Everything.
    Everything,
    /// Something that the law allows, or leaves to the facts.
    Something,
}

/// The exclusion of liability in a sentence, if it is one without an exception.
pub(super) fn exclusion(sentence: &Sentence<'_>) -> Option<(Excluded, Range<usize>)> {
    let form = regex!(
        r"一概不(?:负责|承担)|概不(?:负责|承担[^，\n]{0,8}责任|赔偿)|不再?(?:承担|负)(?:任何|一切|全部)[^，\n]{0,12}(?:责任|赔偿)|不再?(?:承担|负)[^，\n]{0,8}责任|(?:一切|全部|所有|任何)?(?:后果|责任|风险|损失|安全)(?:均|全部|概|一律)?(?:由[^，\n]{1,6})?自(?:负|行负责|行承担)|(?:概|均|一律|都)?与[甲乙丙丁我本][方公][^，\n]{0,2}无关|不予(?:任何)?赔偿"
    );
    let kept = [
        "不得",
        "不能免",
        "并不",
        "无效",
        "不应",
        "禁止",
        "不免除",
        "除外",
        "以外",
        "之外",
        "但",
        "另有规定",
        "不受此限",
        "双方",
        "任何一方",
        "互不",
        "各方",
        "见证",
        "居间",
    ];
    let found = form.find(sentence.words)?;
    if sentence.says(&kept) {
        return None;
    }
    let kind = kind(sentence, &found);
    Some((kind, sentence.at(found)))
}

fn kind(sentence: &Sentence<'_>, found: &regex::Match<'_>) -> Excluded {
    let whatever = ["不论", "无论", "不管", "任何原因", "一切原因"];
    let causes = [
        "自行",
        "擅自",
        "违反",
        "违规",
        "违约",
        "过错",
        "不当",
        "过失",
        "故意",
        "原因",
        "未按",
        "没有按",
        "未经",
        "未及时",
        "逾期",
        "拒绝",
        "隐瞒",
        "虚假",
        "不符",
        "不可抗力",
        "改装",
        "没有",
        "不按",
    ];
    let has_cause = !sentence.says(&whatever)
        && causes
            .iter()
            .any(|c| sentence.words[..found.start()].contains(c));
    let staff = regex!(r"第三[人方]|他人|人员|员工|工人|雇员");
    let is_injury = regex!(r"人身|伤亡|受伤|工伤|伤残|死亡|身体|安全事故").is_match(sentence.words);
    let words = found.as_str();
    let is_of_others = (words.contains("无关") || words.contains("自"))
        && staff.is_match(&sentence.words[..found.start()]);
    if is_injury && !has_cause && !is_of_others {
        return Excluded::Injury;
    }
    if is_own_gross_fault(sentence, found) {
        return Excluded::GrossNegligence;
    }
    let is_all = regex!(r"概|任何|一切|全部|所有|均|一律|自负").is_match(words);
    let leaves = sentence.says(&["解除", "终止", "退货", "人身", "安全"]);
    if is_all && !has_cause && !leaves {
        Excluded::Everything
    } else {
        Excluded::Something
    }
}

/// Does the party that is freed name its own intent or gross negligence, or any cause
/// at all?
fn is_own_gross_fault(sentence: &Sentence<'_>, found: &regex::Match<'_>) -> bool {
    let before = &sentence.words[..found.start()];
    if regex!(r"(?:不论|无论|不管)(?:是|因)?(?:何种|任何|什么|何|哪种)原因").is_match(before)
    {
        return true;
    }
    let fault = regex!(r"([甲乙丙丁我本][方公])?[^，\n甲乙丙丁我本]{0,20}(?:故意|重大过失)");
    let Some(fault) = fault.captures(before) else {
        return false;
    };
    let freed = regex!(r"([甲乙丙丁我本][方公])[^，\n甲乙丙丁我本]{0,8}$").captures(before);
    let freed = freed.as_ref().and_then(|f| f.get(1));
    match (fault.get(1), freed) {
        (Some(of), Some(freed)) => of.as_str() == freed.as_str(),
        _ => regex!(r"不论|无论|不管|即使|包括").is_match(before),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "injury_liability_excluded";

    #[test]
    fn injury_of_the_other_party_cannot_be_left_to_him() {
        finds(RULE, "乙方在场地内发生人身伤亡的，甲方⟦概不负责⟧。");
        finds(RULE, "顾客试用期间受伤的，甲方⟦不承担任何责任⟧。");
        finds(RULE, "乙方进入厂区后人身⟦安全自负⟧。");
        finds(RULE, "参加者的人身伤害⟦与甲方无关⟧。");
        finds(RULE, "不论何种原因造成乙方人身损害，甲方⟦不承担赔偿责任⟧。");
    }

    #[test]
    fn own_fault_and_words_that_keep_the_liability_are_right() {
        clean(RULE, "乙方擅自拆装造成的人身损害，甲方不承担责任。");
        clean(RULE, "以上约定不免除人身损害赔偿责任。");
        clean(RULE, "甲方不承担预期利润的损失责任，人身损害除外。");
        clean(RULE, "乙方员工的人身安全由乙方负责，与甲方无关。");
        clean(RULE, "造成人身伤害的，甲方应当赔偿。");
    }
}
