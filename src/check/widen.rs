//! A text with half-width marks as one with the full-width marks they stand for, so
//! that rules need to know but one kind, and the way back to its own bytes.

use std::ops::Range;

use super::{rules::half_width_mark::marks, script::Script};

/// A text with full-width marks.
pub(super) struct Widened {
    pub(super) text: String,
    /// Where the marks put in end, and the bytes added up to there.
    added: Vec<(usize, usize)>,
}

impl Widened {
    /// The text of a script with its half-width marks widened; none where it has none.
    pub(super) fn of(script: &Script<'_>) -> Option<Widened> {
        let marks = marks(script);
        if marks.is_empty() {
            return None;
        }
        let source = script.text();
        let mut text = String::with_capacity(source.len() + 2 * marks.len());
        let mut added = Vec::with_capacity(marks.len());
        let mut from = 0;
        for (at, full) in marks {
            text.push_str(&source[from..at.start]);
            text.push_str(full);
            from = at.end;
            added.push((text.len(), text.len() - from));
        }
        text.push_str(&source[from..]);
        Some(Widened { text, added })
    }

    /// The bytes of the source from which these come.
    pub(super) fn back(&self, at: &Range<usize>) -> Range<usize> {
        let back = |n: usize| {
            let known = self.added.partition_point(|(end, _)| *end <= n);
            let before = known.checked_sub(1).map_or(0, |k| self.added[k].1);
            n - before
        };
        back(at.start)..back(at.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_leads_back_to_its_own_words() {
        let source = "协议\n甲方(客户):和安商店,价款1,000元;至8:00止。";
        let script = Script::of_text(source, jiff::civil::date(2026, 11, 24));
        let widened = Widened::of(&script).expect("it has half-width marks");
        assert_eq!(
            widened.text,
            "协议\n甲方（客户）：和安商店，价款1,000元；至8:00止。"
        );
        for (word, full) in [
            ("客户", "客户"),
            (",价", "，价"),
            ("1,000", "1,000"),
            ("止。", "止。"),
        ] {
            let at = widened.text.find(full).expect("it is there");
            let back = widened.back(&(at..at + full.len()));
            assert_eq!(&source[back], word);
        }
    }
}
