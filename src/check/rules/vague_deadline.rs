//! # Duty without a figure for its time
//! **What it does.** Finds a duty (应当, 应, 必须, 须, 负责) that is to be performed 及时,
//! 尽快, 迅速 or 在合理时间内, in a sentence without any figure or day; once a sentence.
//! **Why it matters.** What is prompt is disputed afterwards; a number is not.
//! **Limit.** 应当及时修复 is reported; 应当在24小时内及时修复 and 未及时修复的 are not.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let vague = regex!(r"及时|尽快|迅速|尽早|(?:在)?合理(?:的)?(?:时间|期限|期间)内");
    let mut last: Option<Range<usize>> = None;
    for found in vague.find_iter(text) {
        let is_running = script
            .line_at(found.start())
            .is_some_and(|l| l.kind == LineKind::Paragraph);
        let sentence = script.sentence_at(found.start());
        if !is_running || last.as_ref() == Some(&sentence) {
            continue;
        }
        let before = &text[sentence.start..found.start()];
        let is_failure = before.ends_with(['未', '不', '没', '能']) || before.ends_with("没有");
        let is_noun = text[found.end()..].starts_with(['性', '率']);
        if is_failure || is_noun || !has_duty(before) || is_timed(&text[sentence.clone()]) {
            continue;
        }
        last = Some(sentence);
        let message = format!("“{}”没有具体时间：请写明几日或者几小时内。", found.as_str());
        out.push(
            Finding::new("vague_deadline", Severity::Hint, found.range(), message)
                .because("多久算及时各说各话，逾期了也难以追究。"),
        );
    }
}

/// Do the words before it impose a duty?
fn has_duty(before: &str) -> bool {
    let shall = |(n, word): (usize, &str)| {
        let is_other = before[..n].ends_with(['供', '相', '响', '反', '适', '对', '效', '感']);
        let next = before[n + word.len()..].chars().next();
        !is_other && !matches!(next, Some('付' | '收' | '急' | '用' | '力'))
    };
    ["必须", "须", "负责"].iter().any(|w| before.contains(w))
        || before.match_indices("应").any(shall)
}

/// Does the sentence name a time, or where it is named?
fn is_timed(sentence: &str) -> bool {
    let figure = regex!(
        r"[0-9０-９\u{FFFC}]|__|[一二两三四五六七八九十百半]余?个?(?:日|天|小时|分钟|工作日|月|周|星期|年|自然日)|当日|当天|当场|立即|即时|次日|约定的?(?:时间|期限|时限)|第[一二三四五六七八九十百]+条"
    );
    figure.is_match(sentence)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "vague_deadline";

    #[test]
    fn a_duty_without_a_figure_is_reported_once() {
        finds(RULE, "维护协议\n乙方应当⟦及时⟧修复，并尽快告知甲方。");
        finds(RULE, "维护协议\n乙方应⟦在合理期限内⟧整改。");
        finds(RULE, "维护协议\n乙方必须⟦尽快⟧到场；甲方应⟦迅速⟧开门。");
    }

    #[test]
    fn a_figure_anywhere_in_the_sentence_is_enough() {
        clean(RULE, "维护协议\n乙方应当及时修复，最迟不超过24小时。");
        clean(RULE, "维护协议\n乙方应当在收到通知后三日内及时修复。");
        clean(RULE, "维护协议\n乙方应当在约定的时间及时修复。");
        clean(RULE, "维护协议\n乙方应当及时修复，时限见第三条。");
    }

    #[test]
    fn where_there_is_no_duty_there_is_no_deadline() {
        clean(RULE, "维护协议\n乙方未及时修复的，甲方可以另请他人。");
        clean(RULE, "维护协议\n供应商及时供货是本协议的基础。");
        clean(RULE, "维护协议\n乙方应当保证数据的及时性。");
        clean(RULE, "及时修复协议\n乙方可以尽快安排。");
    }
}
