//! # Sentence that breaks off
//! **What it does.** Finds a paragraph that ends in ， or 、, or in a word that wants
//! another behind it (和 或者 以及 并 因 由 为 对 在 与; 还要 and 按照 even before 。), or in a letter after a
//! paragraph with a full sentence. Titles, rows and list entries with ； are no sentences.
//! **Why it matters.** What was meant to follow is not agreed.
//! **Limit.** …负责安装。 is right, …负责为乙方 and …负责， are reported.

use crate::check::{
    Finding, Severity, regex,
    script::{BLANK, Line, Script},
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
            && words.contains(['，', '。', '；'])
            && !is_entry(words);
        let stops = is_ended
            && regex!(r"[，。；：\u4E00-\u9FFF](?:还要|还应|还需|应当|必须|以及|并且|或者|按照|依照|根据|由于|如果|除非|包括但不限于)[。；]$")
            .is_match(words);
        if !hangs && !open && !stops {
            out.extend(without_consequence(script, line));
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

/// An entry of a list that ends with its sum: 1．茶席，20件，计1200元.
fn is_entry(words: &str) -> bool {
    regex!(r"^(?:[0-9]{1,2}[．.、]|合计|共计|小计)[^。；]*[0-9]元$").is_match(words)
}

/// 承运人未在约定时间运抵，且迟延超过48小时的。 and nothing of what then happens.
fn without_consequence(script: &Script<'_>, line: &Line) -> Option<Finding> {
    let words = script.words(line);
    let case = regex!(
        r"^[^，。；：]{0,8}?(?:未|逾期|迟延|延迟|超过|拒绝|拒不|擅自|发生|遇到|不能)[^。；：]*的$"
    );
    let consequence = regex!(
        r"应|可以?|有权|须|必须|承担|支付|赔|视为|不得|不[高低少多]于|补|换|修|由|归|即|是|为|属|算|自动|均|都|按|免|退|加|扣"
    );
    // The last of several cases ends so.
    let start = script.text()[..line.range.start].trim_end();
    if words.len() == line.range.len() && start.ends_with(['：', '；', '，']) {
        return None;
    }
    let mut from = 0;
    for sentence in words.split_inclusive('。') {
        let own = sentence.trim_end_matches('。');
        let at = line.range.start + from..line.range.start + from + own.len();
        from += sentence.len();
        let is_ended = own.len() < sentence.len();
        if is_ended && case.is_match(own) && !consequence.is_match(own) {
            let message = "这句话只说了什么情形，没有说怎么办：请补完。";
            return Some(
                Finding::new("sentence_breaks_off", Severity::Warning, at, message)
                    .because("没有写完的话不算约定。"),
            );
        }
    }
    None
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
        finds(
            "sentence_breaks_off",
            "协议\n毁损的，照价赔偿。⟦承运人未在约定时间运抵，且迟延超过48小时的⟧。改地点的，另付运费。\n",
        );
        clean(
            "sentence_breaks_off",
            "协议\n标价如下：\n1．茶席，20件，计1200元\n2．果篮，40个，计1800元\n合计60件，3000元\n",
        );
        clean(
            "sentence_breaks_off",
            "协议\n有下列情形之一的，甲方可以解除：\n拖欠租金满三十日，经催告仍不支付的。\n",
        );
        clean(
            "sentence_breaks_off",
            "协议\n甲方负责送货和安装。\n双方确认如下：\n（一）送货；\n（二）安装\n",
        );
    }
}
