//! # Half-width mark in Chinese text
//! **What it does.** Finds , ; : ? ! ( ) . beside a Chinese character. Numbers, times,
//! addresses on the web and phrases in Latin letters keep theirs.
//! **Why it matters.** It is the mark of a text pasted together, and prints unevenly.
//! **Limit.** 甲方,乙方 is reported, 1,000元 and 8:00至17:00 are right.
//! **Remedy.** The full-width mark.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
};

/// More of them in a plain text are one finding: it was typed so throughout.
const MANY: usize = 12;

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let marks = marks(script);
    let why = "半角标点多是拼凑文本留下的，印出来疏密不匀。";
    if script.draft().is_none() && marks.len() > MANY {
        let message = format!(
            "全文有{}处半角标点，从这里开始：请全部改为全角标点。",
            marks.len()
        );
        let first = marks.into_iter().take(1).map(|(at, _)| at);
        out.extend(first.map(|at| {
            Finding::new("half_width_mark", Severity::Hint, at, message.clone()).because(why)
        }));
        return;
    }
    for (at, full) in marks {
        let mark = &script.text()[at.clone()];
        let message = format!("中文里用了半角的“{mark}”，请改为“{full}”。");
        out.push(
            Finding::new("half_width_mark", Severity::Hint, at, message)
                .because(why)
                .mended(full),
        );
    }
}

/// The half-width marks beside Chinese, each with its full-width one.
pub(in crate::check) fn marks(script: &Script<'_>) -> Vec<(Range<usize>, &'static str)> {
    let text = script.text();
    let mut marks = Vec::new();
    for found in regex!(r"[,;:?!().]").find_iter(text) {
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        let mark = found.as_str();
        let beside = match mark {
            "(" => {
                after.is_some_and(is_han)
                    || before.is_some_and(is_han) && !after.is_some_and(|c| c.is_ascii_alphabetic())
            }
            ")" => before.is_some_and(is_han),
            // A stop between Chinese and the end, or other Chinese: 货款. 3.5 and 图.1 are none.
            "." => before.is_some_and(is_han) && after.is_none_or(|c| c == '\n' || is_han(c)),
            _ => {
                before.is_some_and(|c| is_han(c) || "”》）".contains(c))
                    || after.is_some_and(is_han)
                        && before.is_some_and(|c| c.is_ascii_alphanumeric() || c == ')')
            }
        };
        let is_cell = script
            .line_at(found.start())
            .is_none_or(|l| l.kind == LineKind::Cell);
        // Two marks in a row have a rule of their own.
        let is_doubled =
            matches!(mark, "," | ";") && after.is_some_and(|c| "，。；：、".contains(c));
        let is_list_number = mark == ")" && before.is_some_and(|c| c.is_ascii_alphanumeric());
        if !beside
            || is_doubled
            || is_cell
            || is_list_number
            || script.is_checked_value(&found.range())
        {
            continue;
        }
        let full = match mark {
            "," => "，",
            ";" => "；",
            ":" => "：",
            "?" => "？",
            "!" => "！",
            "(" => "（",
            "." => "。",
            _ => "）",
        };
        marks.push((found.range(), full));
    }
    // A bracket's other half goes with it: (新娘) but also (3月) and (含税13%).
    let known: Vec<usize> = marks.iter().map(|(at, _)| at.start).collect();
    for (open, close) in brackets(text) {
        let is_wide =
            |n: usize| !text[n..].starts_with(['(', ')']) || known.binary_search(&n).is_ok();
        let is_half =
            |n: usize| text[n..].starts_with(['(', ')']) && known.binary_search(&n).is_err();
        if is_wide(open) && is_half(close) {
            marks.push((close..close + 1, "）"));
        } else if is_half(open) && is_wide(close) {
            marks.push((open..open + 1, "（"));
        }
    }
    marks.sort_by_key(|(at, _)| at.start);
    marks
}

/// Pairs of round brackets of either width on one line.
fn brackets(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for found in regex!(r"[()（）\n]").find_iter(text) {
        match found.as_str() {
            "(" | "（" => open.push(found.start()),
            ")" | "）" => pairs.extend(open.pop().map(|start| (start, found.start()))),
            _ => open.clear(),
        }
    }
    pairs
}

fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x4E00..=0x9FFF | 0x3400..=0x4DBF)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    #[test]
    fn a_bracket_behind_a_mark_is_found_and_two_marks_are_left_to_their_rule() {
        finds("half_width_mark", "协议\n价款：⟦(⟧含税率13%的一千元。");
        clean("half_width_mark", "协议\n甲方付款,，乙方开票。");
    }

    #[test]
    fn a_half_width_mark_beside_chinese_is_found_and_mended() {
        finds(
            "half_width_mark",
            "协议\n第一条 约定\n甲方⟦,⟧乙方自愿订立本协议⟦;⟧双方遵守。",
        );
        mends(
            "half_width_mark",
            "协议\n甲方,乙方(以下合称双方)订立本协议.",
            "协议\n甲方，乙方（以下合称双方）订立本协议。",
        );
        clean(
            "half_width_mark",
            "协议\n价款1,000元，每日8:00至17:00，网址https://example.com/a?b=1。",
        );
        clean("half_width_mark", "协议\n设备为Model A(rev. 2), type B。");
    }

    #[test]
    fn a_text_typed_so_throughout_is_one_finding() {
        let many = "甲方,乙方,".repeat(7);
        finds(
            "half_width_mark",
            &format!("协议\n甲方⟦,⟧乙方,{many}遵守。"),
        );
    }

    #[test]
    fn both_halves_of_a_bracket_go_together() {
        mends(
            "half_width_mark",
            "价款(含税13%)一次付清。",
            "价款（含税13%）一次付清。",
        );
    }
}
