//! # Number skipped
//! **What it does.** Finds a heading whose typed number is more than one above that of
//! the heading before, headings of one kind (第三条, 三、) counted by themselves; they
//! begin anew behind an annex heading. An excerpt may begin anywhere.
//! **Why it matters.** The reader asks what was cut, and references go wrong.
//! **Limit.** 第一条 第二条 is right, 第一条 第三条 is reported.

use crate::check::{
    Finding, Severity,
    script::{LineKind, Script, heading_label},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for (before, number, at) in steps(script) {
        if before > 0 && number > before.saturating_add(1) {
            let message = format!("条号从{before}跳到了{number}：请补上缺的条款，或者重新编号。");
            out.push(
                Finding::new("clause_number_skipped", Severity::Error, at, message)
                    .because("跳号让人怀疑缺了条款，引用条号也容易出错。"),
            );
        }
    }
}

/// Each typed number with the one before it of the same kind, 0 for the first.
pub(super) fn steps(script: &Script<'_>) -> Vec<(u32, u32, std::ops::Range<usize>)> {
    let mut steps = Vec::new();
    let (mut article, mut list) = (0, 0);
    let mut headings = script.headings();
    for line in script.lines() {
        if line.kind == LineKind::AnnexHeading {
            (article, list) = (0, 0);
        }
        if line.kind != LineKind::Heading {
            continue;
        }
        let words = script.words(line);
        let Some((Some(number), _)) = headings.next() else {
            continue;
        };
        let is_article = words.starts_with('第');
        let label = heading_label(words).unwrap_or(words);
        let label = label.trim_end_matches(['、', '．', '.', ' ', '\u{3000}']);
        let at = line.range.start..line.range.start + label.len();
        if is_article {
            list = 0;
        }
        let last = if is_article { &mut article } else { &mut list };
        if !script.is_made(&at) {
            steps.push((*last, number, at));
        }
        *last = number;
    }
    steps
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_gap_between_numbers_is_found() {
        finds(
            "clause_number_skipped",
            "协议\n第一条 范围\n甲。\n⟦第三条⟧ 费用\n乙。\n第四条 期限\n丙。\n",
        );
        finds(
            "clause_number_skipped",
            "协议\n一、范围\n甲。\n⟦四⟧、费用\n乙。\n",
        );
        clean(
            "clause_number_skipped",
            "协议\n第一条 范围\n甲。\n第二条 费用\n乙。\n附件一 表\n一、甲\n二、乙\n",
        );
    }
}
