//! # Renewal by itself without a window
//! **What it does.** Finds 自动续期, 自动续约 and the like without a number of days before
//! the end within which either side may say no.
//! **Why it matters.** A forgotten date binds for another term; consumers must be
//! reminded before it (消费者权益保护法实施条例 10).
//! **Limit.** 期满前30日没有书面表示不再续期的，自动续期一年 is right, 期满无异议的，自动续期
//! is not; 不自动续期 is right.

use super::blanket_exclusion::{Sentence, sentences_with};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let form = regex!(
        r"自动(?:续期|续约|续签|续费|展期|续展|延续)|(?:协议|合同|有效期|服务期|期限)[^，]{0,8}?自动(?:顺延|延长|延期)"
    );
    let window = regex!(
        r"(?:提前|前|最迟|至少|不少于)[^，。；\n]{0,4}?(?:(?:[0-9]+|[一二两三四五六七八九十]+)\s*个?(?:工作)?(?:日|天|月|周)|\u{FFFC})"
    );
    for sentence in sentences_with(script, &["自动"]) {
        let Some(found) = form.find(sentence.words) else {
            continue;
        };
        let before = &sentence.words[..found.start()];
        let is_denied =
            regex!(r"[不非]$|(?:不(?:再|约定|设|适用|采用|实行)|没有|并无|未约定)[^，]{0,4}$")
                .is_match(before)
                || sentence.says(&["不自动", "不得", "不会"]);
        let is_delay = sentence.says(&["工期", "交付", "保修", "质保", "时限"]);
        if is_denied || is_delay || window.is_match(paragraph(text, &sentence)) {
            continue;
        }
        let renewal = found.as_str().find("自动").unwrap_or(0);
        let at = sentence.start + found.start() + renewal..sentence.start + found.end();
        let finding = Finding::new(
            "renewal_without_window",
            Severity::Warning,
            at,
            "自动续期没有写明多少日前可以提出不续：请补上，并写明续期次数和价格。",
        )
        .because("忘了日子就又被约束一期，价格是否照旧也容易争执。");
        out.push(if script.is_consumer() {
            finding.under(Citation::read("消费者权益保护法实施条例第10条"))
        } else {
            finding
        });
    }
}

/// The line in which a sentence stands.
fn paragraph<'t>(text: &'t str, sentence: &Sentence<'_>) -> &'t str {
    let start = text[..sentence.start].rfind('\n').map_or(0, |n| n + 1);
    let end = text[sentence.start..].find('\n');
    &text[start..end.map_or(text.len(), |n| sentence.start + n)]
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "renewal_without_window";

    #[test]
    fn a_renewal_needs_a_time_to_say_no() {
        finds(RULE, "协议期满双方无异议的，本协议⟦自动续期⟧一年。");
        finds(RULE, "服务期满后，本协议⟦自动延长⟧一年。");
        clean(
            RULE,
            "任何一方在期满前30日没有书面表示不再续期的，本协议自动续期一年。",
        );
        clean(
            RULE,
            "期满前\u{FFFC}日任何一方没有异议的，本协议自动续期一年。",
        );
    }

    #[test]
    fn what_does_not_renew_is_right() {
        clean(RULE, "本协议期满即终止，不自动续期。");
        clean(RULE, "期满可以优先承租，不约定自动续期。");
        clean(RULE, "因甲方原因停工的，工期自动顺延。");
        clean(RULE, "系统自动延长屏幕亮起的时间。");
    }
}
