//! # Bracket or quote without its other half
//! **What it does.** Finds, line by line, ( （ 《 “ 「 【 that nothing closes and
//! their other halves that nothing opened. `1）` and `a)` number a list.
//! **Why it matters.** Where the remark or the quotation ends is open.
//! **Limit.** （甲方） is right, （甲方 is reported.

use crate::check::{
    Finding, Severity,
    script::{LineKind, Script},
};

/// Opening marks, each followed by its closing mark.
const PAIRS: [(char, char); 6] = [
    ('（', '）'),
    ('(', ')'),
    ('《', '》'),
    ('“', '”'),
    ('「', '」'),
    ('【', '】'),
];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let mut marks: Vec<(usize, char)> = (PAIRS.iter())
        .flat_map(|(open, close)| [*open, *close])
        .flat_map(|mark| script.places_of(mark).iter().map(move |at| (*at, mark)))
        .collect();
    marks.sort_unstable();
    let mut marks = marks.into_iter().peekable();
    for line in script.lines() {
        let mut open: Vec<(char, usize, char)> = Vec::new();
        while let Some((at, c)) = marks.next_if(|(at, _)| *at < line.range.end) {
            if line.kind == LineKind::Cell || at < line.range.start {
                continue;
            }
            if let Some((_, close)) = PAIRS.iter().find(|(o, _)| *o == c) {
                open.push((*close, at, c));
            } else if let Some((_, close)) = PAIRS.iter().find(|(_, close)| *close == c) {
                // （ may be closed by ) where somebody mixed the two widths.
                let twin = match close {
                    '）' => ')',
                    ')' => '）',
                    other => *other,
                };
                match open
                    .iter()
                    .rposition(|(wanted, ..)| *wanted == c || *wanted == twin)
                {
                    Some(k) => {
                        for (_, at, c) in open.drain(k + 1..) {
                            report(script, at..at + c.len_utf8(), out);
                        }
                        open.pop();
                    }
                    None if is_list_number(&text[line.range.start..at], c) => {}
                    None => report(script, at..at + c.len_utf8(), out),
                }
            }
        }
        for (_, at, c) in open {
            report(script, at..at + c.len_utf8(), out);
        }
    }
}

/// `1）` or `a)` at the head of a line or behind a mark.
fn is_list_number(before: &str, c: char) -> bool {
    matches!(c, '）' | ')')
        && before
            .chars()
            .next_back()
            .is_some_and(|b| b.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(b))
        && before
            .trim_end_matches(|b: char| {
                b.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(b)
            })
            .chars()
            .next_back()
            .is_none_or(|b| "；。：，、 ".contains(b))
}

fn report(script: &Script<'_>, at: std::ops::Range<usize>, out: &mut Vec<Finding>) {
    let message = format!(
        "“{}”没有配对的另一半：请补上或者删去。",
        &script.text()[at.clone()]
    );
    out.push(
        Finding::new("brackets_unbalanced", Severity::Warning, at, message)
            .because("括号、引号不配对，说明或者引语到哪里为止就不清楚。"),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn halves_without_their_other_half_are_found() {
        finds("brackets_unbalanced", "甲方⟦（⟧以下称销售方。");
        finds(
            "brackets_unbalanced",
            "甲方（以下称“销售方⟦）⟧。"
                .replace("“", "⟦“⟧")
                .replace("⟦）⟧", "）")
                .as_str(),
        );
        finds(
            "brackets_unbalanced",
            "依照《民法典⟦（⟧处理》。"
                .replace("⟦（⟧", "")
                .replace('》', "")
                .replace('《', "⟦《⟧")
                .as_str(),
        );
        clean(
            "brackets_unbalanced",
            "甲方（以下称“销售方”）负责：1）送货；2）安装。",
        );
        clean("brackets_unbalanced", "甲方（以下称销售方)负责。");
    }
}
