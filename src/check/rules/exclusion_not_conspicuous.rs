//! # Exclusion set in ordinary type
//! **What it does.** Finds paragraphs of a draft that free a party of liability, limit
//! it or forfeit a right, and are not set in bold.
//! **Why it matters.** In a form clause such words must catch the eye (民法典 496), else
//! the other side may say that they are no part of the agreement.
//! **Limit.** The same words in bold, for both parties, or after a fault of the other
//! side are right. Plain text files tell nothing of bold.

use super::{
    blanket_exclusion::Sentence,
    injury_liability_excluded::{Excluded, exclusion},
};
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let lines = script.lines().iter();
    let plain = lines.filter(|l| l.kind == LineKind::Paragraph && l.conspicuous == Some(false));
    for line in plain {
        let signs = regex!(r"概不|不再?承担|不再?负|自负|无关|不予|赔偿|放弃");
        let mut from = 0;
        while let Some(hit) = signs.find_at(script.words(line), from) {
            let sentence = Sentence::around(script.text(), line.range.start + hit.start());
            if let Some(at) = excluded(&sentence) {
                out.push(
                    Finding::new(
                        "exclusion_not_conspicuous",
                        Severity::Hint,
                        at,
                        "这里免除或者限制了责任：请把这一段设为加粗，并向对方说明。",
                    )
                    .because("反复使用的条款没有用醒目方式提示的，对方可以主张它不是协议的内容。")
                    .under(Citation::read("民法典第496条")),
                );
                break;
            }
            from = hit.end();
        }
    }
}

/// The words that free, limit or forfeit.
fn excluded(sentence: &Sentence<'_>) -> Option<std::ops::Range<usize>> {
    if let Some((kind, at)) = exclusion(sentence) {
        let is_caused = regex!(r"因[^，]{1,40}(?:的，|，)|致使|造成[^，]{0,12}的，");
        return (kind != Excluded::Something || !is_caused.is_match(sentence.words)).then_some(at);
    }
    let form = regex!(
        r"概不退[还款换]?|一律不退[还款换]?|不予退(?:还|款)|视为放弃|赔偿(?:总额|责任|金额)?[^，。]{0,16}以[^，。]{1,24}为限"
    );
    let kept = ["不得", "不视为", "双方", "任何一方", "除外", "因此丧失"];
    let found = form
        .find(sentence.words)
        .filter(|_| !sentence.says(&kept))?;
    Some(sentence.at(found))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::run;
    use crate::{
        check::{Finding, script::Script, testing::TODAY},
        model::{draft::Draft, fill::fill},
    };

    fn found(words: &str, is_bold: bool) -> Vec<String> {
        let draft: Draft = serde_json::from_value(json!({
            "format": "liyue", "version": 1,
            "agreement": {
                "id": "t", "title": "维护协议", "fields": [], "parties": [],
                "clauses": [{"id": "c", "heading": "责任", "body": [
                    {"paragraph": words, "conspicuous": is_bold}
                ]}],
                "signing": {"signers": []}
            },
            "answers": {}
        }))
        .expect("it is a draft");
        let article = fill(&draft);
        let script = Script::of_article(&draft, &article, TODAY);
        let mut out: Vec<Finding> = Vec::new();
        run(&script, &mut out);
        out.iter()
            .map(|f| script.text()[f.at.clone()].to_string())
            .collect()
    }

    #[test]
    fn an_exclusion_in_ordinary_type_is_reported() {
        for (words, fault) in [
            ("乙方对录像丢失概不负责。", "概不负责"),
            ("乙方对录像丢失不承担赔偿责任。", "不承担赔偿责任"),
            ("费用已经支付的，不予退还。", "不予退还"),
            ("甲方逾期没有申请的，视为放弃。", "视为放弃"),
            (
                "乙方的赔偿总额以一年的维护费为限。",
                "赔偿总额以一年的维护费为限",
            ),
        ] {
            assert_eq!(found(words, false), [fault], "{words}");
            assert!(found(words, true).is_empty(), "{words}");
        }
    }

    #[test]
    fn words_that_exclude_nothing_of_weight_are_right() {
        for words in [
            "签订后公告征收的，双方不承担违约责任。",
            "因甲方没有办理续费的，乙方不承担违约责任。",
            "告知不免除迟延的责任。",
            "本期累计以五小时为限。",
            "逾期提出的，不因此丧失权利，也不视为放弃。",
        ] {
            assert!(found(words, false).is_empty(), "{words}");
        }
    }
}
