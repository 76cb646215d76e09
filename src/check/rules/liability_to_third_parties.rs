//! # Injury of third persons shifted to one party
//! **What it does.** Finds sentences by which one party alone answers for accidents of
//! its staff or of third persons (乙方人员的安全由乙方负责，与甲方无关), without a word on
//! recourse, insurance or the relation between the parties.
//! **Why it matters.** It binds the two parties only: the injured may still sue whoever
//! is liable by law (民法典 465).
//! **Limit.** With 在双方之间由乙方承担, with recourse or with insurance it is right.

use super::{
    blanket_exclusion::{Sentence, sentences_with},
    injury_liability_excluded::{Excluded, exclusion},
};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let form = regex!(
        r"(?:人员|员工|工人|雇员|司机|第三[人方]|他人|用户|行人)[^。]{0,24}?(?:人身|安全|伤亡|伤害|受伤|事故|工伤)[^。]{0,24}?((?:均|全部|概|一律)?由[甲乙丙丁]方(?:自行|全部|独立|单独)?(?:承担|负责)|(?:均|概)?与[甲乙丙丁]方无关|自行(?:承担|负责)|自负)"
    );
    for sentence in sentences_with(script, &["人身", "安全", "伤", "事故"]) {
        let Some(found) = form.captures(sentence.words).and_then(|c| c.get(1)) else {
            continue;
        };
        let is_excluded = matches!(exclusion(&sentence), Some((Excluded::Injury, _)));
        if is_excluded || is_between_parties(text, &sentence) {
            continue;
        }
        out.push(
            Finding::new(
                "liability_to_third_parties",
                Severity::Hint,
                sentence.at(found),
                "这样的分担只在双方之间有效：请写明谁先赔、怎样追偿，并约定投保。",
            )
            .because("受害人不受这份协议约束，仍可以依法要求任何应负责的一方赔偿。")
            .under(Citation::read("民法典第465条")),
        );
    }
}

/// Does the paragraph around the sentence say what holds between the parties only?
fn is_between_parties(text: &str, sentence: &Sentence<'_>) -> bool {
    let start = text[..sentence.start].rfind('\n').map_or(0, |n| n + 1);
    let end = text[sentence.start..].find('\n');
    let paragraph = &text[start..end.map_or(text.len(), |n| sentence.start + n)];
    regex!(r"追偿|保险|投保|意外险|责任险|工伤险|双方之间|不影响|先行|过错|原因|违反|缺陷")
        .is_match(paragraph)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "liability_to_third_parties";

    #[test]
    fn accidents_of_staff_left_to_one_party_are_reported() {
        finds(RULE, "乙方人员在维修中的人身安全⟦由乙方负责⟧。");
        finds(
            RULE,
            "第三人在场地内发生安全事故的，⟦均由乙方承担⟧赔偿责任。",
        );
    }

    #[test]
    fn recourse_insurance_and_the_relation_of_the_parties_make_it_right() {
        clean(
            RULE,
            "乙方人员在维修中受到人身损害的，在双方之间由乙方承担，不影响受害人依法主张权利。",
        );
        clean(
            RULE,
            "乙方应当为其人员投保工伤保险。乙方人员的人身安全由乙方负责。",
        );
        clean(RULE, "乙方人员的安全由乙方负责并投保。");
        clean(RULE, "施工现场的安全管理由乙方负责。");
    }
}
