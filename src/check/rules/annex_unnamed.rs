//! # Annex that nothing names
//! **What it does.** Finds an annex that the running text before the annexes names
//! neither by its number nor by its title; at the reference to another annex where
//! that one was meant.
//! **Why it matters.** Whether it binds is open to dispute.
//! **Limit.** An annex whose title stands in the text is named. Annexes that may be
//! switched off in a draft, and texts that make all annexes part of the agreement, are
//! passed over.

use std::ops::Range;

use crate::{
    check::{
        Finding, Severity, regex,
        script::{LineKind, Script},
    },
    model::article::Part,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let Some(first) = script.annexes().next().map(|(_, l)| l.range.start) else {
        return;
    };
    let body = &script.text()[..first];
    if script.headings().next().is_none()
        || regex!(r"(各|全部|所有|所附)(的)?附件|附件(均|都|是|为|与|构成|作为)").is_match(body)
    {
        return;
    }
    for (number, line) in script.annexes() {
        let words = script.words(line);
        let label = regex!(r"^附[件表][一二三四五六七八九十0-9]*(?:-[0-9]+)?").find(words);
        let label = label.map_or("", |m| m.as_str());
        let title =
            words[label.len()..].trim_matches(|c: char| c.is_whitespace() || c == '：' || c == ':');
        let is_named = body.contains(label)
            && (number.is_some() || label == "附件" || label == "附表")
            || !title.is_empty() && body.contains(title);
        let optional = script.draft().is_some_and(|draft| {
            let Part::Annex(id) = script.place(line.range.start).part else {
                return false;
            };
            let mut annexes = draft.agreement.annexes.iter();
            annexes.any(|a| a.id == id && a.optional)
        });
        if is_named || optional || line.kind != LineKind::AnnexHeading {
            continue;
        }
        if let Some(at) = meant(script, body, title, words) {
            let message = format!(
                "“{}”里没有这些内容，它们在“{words}”里：请核对附件的序号。",
                &script.text()[at.clone()]
            );
            out.push(
                Finding::new("annex_unnamed", Severity::Warning, at, message)
                    .because("附件引错，正文说的内容就找不到；没有提到的附件是否算数也会争执。"),
            );
            continue;
        }
        let message = format!("正文没有提到“{words}”：请在相应条款里写明它是本协议的附件。");
        out.push(
            Finding::new("annex_unnamed", Severity::Hint, line.range.clone(), message)
                .because("正文没有提到的附件，是否算协议的一部分容易争执。"),
        );
    }
}

/// The reference to another annex in a sentence that speaks of what this one's title
/// names: 灭火器的位置见附件一 where 附件二 is 灭火器登记表.
fn meant(script: &Script<'_>, body: &str, title: &str, own: &str) -> Option<Range<usize>> {
    const WORD: usize = 3;
    let form = regex!(r"附件(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})");
    let characters: Vec<char> = title.chars().collect();
    let words: Vec<String> = characters
        .windows(WORD)
        .map(|w| w.iter().collect())
        .collect();
    let found = form
        .find_iter(body)
        .filter(|m| !own.starts_with(m.as_str()));
    let mut found = found.filter(|m| {
        let sentence = script.sentence_at(m.start());
        let before = &body[sentence.start.min(m.start())..m.start()];
        let mut others = script.annexes().map(|(_, l)| script.words(l));
        let other = others.find(|words| words.starts_with(m.as_str()));
        let says = |of: &str| words.iter().any(|w| of.contains(w.as_str()));
        says(before) && other.is_some_and(|other| !says(other))
    });
    found.next().map(|m| m.range())
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn an_annex_is_named_by_number_or_title() {
        let text =
            |body: &str, annex: &str| format!("维护协议\n第一条 范围\n{body}\n{annex}\n设备略\n");
        finds(
            "annex_unnamed",
            &text("乙方维护甲方的设备。", "⟦附件一 设备清单⟧"),
        );
        clean(
            "annex_unnamed",
            &text("乙方维护附件一的设备。", "附件一 设备清单"),
        );
        clean(
            "annex_unnamed",
            &text("乙方维护设备清单上的设备。", "附件一 设备清单"),
        );
        clean(
            "annex_unnamed",
            &text("各附件是本协议的组成部分。", "附件一 设备清单"),
        );
    }

    #[test]
    fn another_annex_is_named_in_its_place() {
        let text = |annex: &str| {
            format!(
                "租赁协议\n第一条 仓库\n仓库以附件一为准。\n灭火器的位置见{annex}。\n附件一 平面图\n图略\n附件二 灭火器登记表\n表略\n"
            )
        };
        finds("annex_unnamed", &text("⟦附件一⟧"));
        clean("annex_unnamed", &text("附件二"));
    }
}
