//! # Sentence that stands twice
//! **What it does.** Finds a sentence of [`CHARACTERS_MIN`] characters or more that stood
//! word for word in the clauses before.
//! **Why it matters.** It was pasted twice, often over the sentence that belonged there; and
//! when one of the two is changed later, they disagree.
//! **Limit.** Annexes begin anew; sentences that differ in one word are two.

use std::collections::HashSet;

use crate::check::{
    Finding, Severity,
    script::{LineKind, Script},
};

/// Shorter sentences (费用由乙方承担) may well stand twice.
const CHARACTERS_MIN: usize = 16;

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let mut seen: HashSet<&str> = HashSet::new();
    for line in script.lines() {
        match line.kind {
            LineKind::AnnexHeading => seen.clear(),
            LineKind::Paragraph => {}
            _ => continue,
        }
        let words = script.words(line);
        let mut from = 0;
        for sentence in words.split_inclusive('。') {
            let at = line.range.start + from..line.range.start + from + sentence.len();
            from += sentence.len();
            let is_whole = sentence.ends_with('。');
            if !is_whole || sentence.len() < CHARACTERS_MIN * '。'.len_utf8() {
                continue;
            }
            if !seen.insert(sentence) && !script.is_made(&at) {
                out.push(
                    Finding::new(
                        "sentence_repeated",
                        Severity::Hint,
                        at,
                        "这句话前面已经写过一遍：请删去一处，并看看这里是否漏了原来的话。",
                    )
                    .because("同一句话写两遍，以后只改一处，两处就不一致了。"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "sentence_repeated";

    #[test]
    fn a_long_sentence_stands_once() {
        let sentence = "供方送货时应当提交进货票据和合格证明。";
        finds(
            RULE,
            &format!("协议\n一、送货\n每日送一次。{sentence}\n二、结账\n按月结清。⟦{sentence}⟧"),
        );
        clean(
            RULE,
            &format!(
                "协议\n一、送货\n{sentence}\n二、退货\n{}",
                sentence.replace("送货", "退货")
            ),
        );
    }

    #[test]
    fn short_sentences_and_annexes_may_say_it_again() {
        clean(
            RULE,
            "协议\n一、送货\n运费由供方承担。\n二、退货\n运费由供方承担。",
        );
        let sentence = "供方送货时应当提交进货票据和合格证明。";
        clean(
            RULE,
            &format!("协议\n一、送货\n{sentence}\n附件一 送货单\n{sentence}"),
        );
    }
}
