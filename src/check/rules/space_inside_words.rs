//! # Space inside words
//! **What it does.** Finds white space between two Chinese characters inside a
//! sentence. A space behind a heading's number, in rows, cells and signing lines is
//! layout, and two or more at a place are a blank.
//! **Why it matters.** A word is torn, or something was cut out.
//! **Limit.** 甲方负责 is right, 甲方 负责 is reported.
//! **Remedy.** No space.

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    for (start, space) in text.match_indices([' ', '\u{3000}', '\u{A0}']) {
        let space = start..start + space.len();
        let before = text[..space.start].chars().next_back();
        let after = text[space.end..].chars().next();
        if !before.is_some_and(is_word) || !after.is_some_and(is_word) {
            continue;
        }
        let line = script.line_at(space.start);
        let is_text = line.is_some_and(|l| {
            let words = script.words(l);
            l.kind == LineKind::Paragraph && words.ends_with(['。', '；', '：', '，'])
        });
        let is_number = line.is_some_and(|l| {
            regex!(r"^(第.{1,5}[条款项章节]|[（(].{1,3}[）)]|.{1,2}、)$")
                .is_match(&text[l.range.start..space.start])
        });
        if is_text && !is_number {
            out.push(
                Finding::new(
                    "space_inside_words",
                    Severity::Hint,
                    space,
                    "句子中间多了一个空格，请删去；如果这里本来有字，请补上。",
                )
                .because("中文词语之间不空格，多出的空格常是删字留下的。")
                .mended(""),
            );
        }
    }
}

fn is_word(c: char) -> bool {
    matches!(
        c,
        '\u{4E00}'..='\u{9FFF}' | '，' | '。' | '；' | '：' | '、'
    )
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    #[test]
    fn a_space_between_characters_is_found_and_closed() {
        finds("space_inside_words", "协议\n甲方应当⟦ ⟧负责安装。");
        mends(
            "space_inside_words",
            "协议\n甲方 应当 负责安装。",
            "协议\n甲方应当负责安装。",
        );
        clean("space_inside_words", "协议\n（一） 甲方负责安装 A 型设备。");
        clean("space_inside_words", "协议\n甲方代表    乙方代表");
    }
}
