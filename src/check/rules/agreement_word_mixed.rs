//! # 本合同 and 本协议 for one document
//! **What it does.** Finds the rarer of the two words where both mean this document.
//! **Why it matters.** A reader may look for a second document.
//! **Limit.** 购买合同 beside 本协议 is another document and right.

use crate::check::{Finding, Severity, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let count = |word: &str| text.matches(word).count();
    let (contract, agreement) = (count("本合同"), count("本协议"));
    if contract == 0 || agreement == 0 {
        return;
    }
    let (rare, usual) = if contract <= agreement {
        ("本合同", "本协议")
    } else {
        ("本协议", "本合同")
    };
    let Some(at) = text.find(rare) else { return };
    let message = format!("全文多用“{usual}”，这里却用“{rare}”：请统一用一个词。");
    out.push(
        Finding::new(
            "agreement_word_mixed",
            Severity::Hint,
            at..at + rare.len(),
            message,
        )
        .because("两个词混用，会让人以为还有另一份文件。"),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn the_rarer_word_is_found_once() {
        finds(
            "agreement_word_mixed",
            "本协议自签字起生效。⟦本合同⟧一式两份。本协议未尽事宜另行商定。本合同。本协议。",
        );
        clean(
            "agreement_word_mixed",
            "本协议是购买合同的补充。合同编号另填。",
        );
    }
}
