//! # Sentence that breaks off
//! **What it does.** Finds a paragraph that ends in ， or 、, or in a word that wants
//! another behind it (和 或者 以及 并 因 由 为 对 在 与; 还要 and 按照 even before 。), or in a letter after a
//! paragraph with a full sentence. Titles, rows and list entries with ； are no sentences.
//! **Why it matters.** What was meant to follow is not agreed.
//! **Limit.** …负责安装。 is right, …负责为乙方 and …负责， are reported.

use crate::check::{
    Finding, Severity, regex,
    script::{BLANK, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for line in script.paragraphs() {
        let words = script.words(line);
        let Some(last) = words.chars().next_back() else {
            continue;
        };
        // Boxes to tick are no sentence.
        if last == BLANK || words.contains(['☑', '☒', '□', '■']) {
            continue;
        }
        let is_ended = matches!(last, '。' | '；' | '：');
        let hangs = matches!(last, '，' | '、')
            || !is_ended
                && regex!(
                    r"[\u4E00-\u9FFF](以及|或者|并且|因为|由于|和|与|或|及|并|把|被|将|向|从)$"
                )
                .is_match(words);
        // A line with a clause in it and no end; short lines may be captions.
        let open = !is_ended
            && regex!(r"[\u4E00-\u9FFF]$").is_match(words)
            && words.contains(['，', '。', '；']);
        let stops = is_ended
            && regex!(r"[，。；：\u4E00-\u9FFF](?:还要|还应|还需|应当|必须|以及|并且|或者|按照|依照|根据|由于|如果|除非|包括但不限于)[。；]$")
            .is_match(words);
        if !hangs && !open && !stops {
            continue;
        }
        let tail = words.char_indices().rev().nth(5).map_or(0, |(n, _)| n);
        let at = line.range.start + tail..line.range.end;
        let message = format!(
            "这一段到“{}”就断了：请补完这句话，或者加上句号。",
            &words[tail..]
        );
        out.push(
            Finding::new("sentence_breaks_off", Severity::Warning, at, message)
                .because("没有写完的话不算约定。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_paragraph_without_its_end_is_found() {
        finds("sentence_breaks_off", "协议\n甲方负责送货⟦安装和调试，⟧\n");
        finds(
            "sentence_breaks_off",
            "协议\n甲方负责送货，并负⟦责为乙方培训⟧\n",
        );
        finds("sentence_breaks_off", "协议\n甲方负责送⟦货、安装以及⟧\n");
        clean(
            "sentence_breaks_off",
            "协议\n甲方负责送货和安装。\n双方确认如下：\n（一）送货；\n（二）安装\n",
        );
    }
}
