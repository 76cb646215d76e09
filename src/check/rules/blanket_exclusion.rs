//! # Blanket exclusion of liability
//! **What it does.** Finds 概不负责, 一切后果自负 and 不承担任何责任 without an exception
//! and without a cause that lies with the other side.
//! **Why it matters.** It reaches injury, intent and gross negligence too, for which
//! nobody can free himself (民法典 506); a form clause of this kind is void.
//! **Limit.** 不承担任何责任 is reported; with 故意或者重大过失除外 behind it, after a
//! fault of the other side, for both parties or for leaving the agreement, it is right.

use std::ops::Range;

use super::injury_liability_excluded::{Excluded, exclusion};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for sentence in excluding_sentences(script) {
        if let Some((Excluded::Everything, at)) = exclusion(&sentence) {
            out.push(
                Finding::new(
                    "blanket_exclusion",
                    Severity::Warning,
                    at,
                    "责任免除得太宽：请写明免除哪些情形的责任，并写明人身损害、故意和重大过失除外。",
                )
                .because("一概免责的约定会连人身损害、故意和重大过失也免掉，这部分没有效力，用在格式条款里还可能整句无效。")
                .under(Citation::read("民法典第506条")),
            );
        }
    }
}

/// Sentences in which somebody may be freed of liability.
pub(super) fn excluding_sentences<'s>(
    script: &'s Script<'_>,
) -> impl Iterator<Item = Sentence<'s>> {
    const SIGNS: &[&str] = &[
        "概不",
        "不承担",
        "不再承担",
        "不负",
        "不再负",
        "自负",
        "自行负责",
        "自行承担",
        "无关",
        "不予赔偿",
        "不予任何赔偿",
    ];
    sentences_with(script, SIGNS)
}

/// What stands between two marks 。；！？ or line ends, whatever kind of line it is in.
pub(super) struct Sentence<'t> {
    /// Its words, without the mark at its end.
    pub words: &'t str,
    /// Where it starts in the text.
    pub start: usize,
}

impl<'t> Sentence<'t> {
    /// The sentence around this byte.
    pub(super) fn around(text: &'t str, at: usize) -> Sentence<'t> {
        let marks = ['。', '；', '！', '？', '\n'];
        let before = text[..at].char_indices().rev();
        let mark = before.into_iter().find(|(_, c)| marks.contains(c));
        let start = mark.map_or(0, |(n, c)| n + c.len_utf8());
        let end = text[at..].find(marks).map_or(text.len(), |n| at + n);
        Sentence {
            words: &text[start..end],
            start,
        }
    }

    fn end(&self) -> usize {
        self.start + self.words.len()
    }

    /// Does it say one of these?
    pub(super) fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.words.contains(word))
    }

    /// Where words found in it stand in the text.
    pub(super) fn at(&self, found: regex::Match<'_>) -> Range<usize> {
        self.start + found.start()..self.start + found.end()
    }
}

/// The sentences that hold one of these words, each once.
pub(super) fn sentences_with<'s>(
    script: &'s Script<'_>,
    words: &[&'static str],
) -> impl Iterator<Item = Sentence<'s>> {
    let text = script.text();
    let mut places: Vec<usize> = words.iter().flat_map(|w| script.places(w)).collect();
    places.sort_unstable();
    let mut places = places.into_iter();
    let mut from = 0;
    std::iter::from_fn(move || {
        let place = places.find(|at| *at >= from)?;
        let sentence = Sentence::around(text, place);
        from = sentence.end().max(place + 1);
        Some(sentence)
    })
}

/// The sentences in which a form is found, each once.
pub(super) fn sentences_of<'t>(
    text: &'t str,
    form: &'t regex::Regex,
) -> impl Iterator<Item = Sentence<'t>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let sentence = Sentence::around(text, form.find_at(text, from)?.start());
        from = sentence.end();
        Some(sentence)
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "blanket_exclusion";

    #[test]
    fn freedom_from_everything_is_reported() {
        finds(RULE, "设备交付以后发生的问题，甲方⟦概不负责⟧。");
        finds(RULE, "由此产生的⟦一切后果由乙方自负⟧。");
        finds(RULE, "甲方对停机造成的损失⟦不承担任何经济和法律责任⟧。");
    }

    #[test]
    fn an_exception_or_a_fault_of_the_other_side_makes_it_right() {
        clean(
            RULE,
            "甲方对停机造成的损失不承担任何责任，故意或者重大过失除外。",
        );
        clean(RULE, "乙方擅自拆装造成的损坏，甲方不承担任何责任。");
        clean(RULE, "因不可抗力不能履行的，不承担任何责任。");
        clean(RULE, "协议到期后终止，双方互不承担任何责任。");
        clean(RULE, "乙方可以随时解除本协议，不承担任何责任。");
        clean(RULE, "商家不得以货物已经售出为由概不负责。");
        clean(RULE, "乙方自负盈亏，甲方不承担超时责任。");
    }
}
