//! # Half-width mark in Chinese text
//! **What it does.** Finds , ; : ? ! ( ) . beside a Chinese character. Numbers, times,
//! addresses on the web and phrases in Latin letters keep theirs.
//! **Why it matters.** It is the mark of a text pasted together, and prints unevenly.
//! **Limit.** 甲方,乙方 is reported, 1,000元 and 8:00至17:00 are right.
//! **Remedy.** The full-width mark.

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
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
                        && before.is_some_and(|c| c.is_ascii_alphanumeric())
            }
        };
        let is_cell = script
            .line_at(found.start())
            .is_none_or(|l| l.kind == LineKind::Cell);
        let is_list_number = mark == ")" && before.is_some_and(|c| c.is_ascii_alphanumeric());
        if !beside || is_cell || is_list_number || script.is_checked_value(&found.range()) {
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
        out.push(
            Finding::new(
                "half_width_mark",
                Severity::Hint,
                found.range(),
                format!("中文里用了半角的“{mark}”，请改为“{full}”。"),
            )
            .because("半角标点多是拼凑文本留下的，印出来疏密不匀。")
            .mended(full),
        );
    }
}

fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x4E00..=0x9FFF | 0x3400..=0x4DBF)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

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
}
