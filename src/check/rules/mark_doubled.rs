//! # Two marks in a row
//! **What it does.** Finds ，， 。。 ，。 ；。 、， ：： and the like, of either width. …… and
//! —— are one mark, and a mark behind a closing bracket or quote is right.
//! **Why it matters.** A word between them may be missing.
//! **Limit.** ）。 and ”， are right, 。， is reported.
//! **Remedy.** The one mark that ends most.

use crate::check::{Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for found in
        regex!(r"[，。；：、！？]{2,}|[，。；：、][,;:.]|[,;][，。；：、]").find_iter(script.text())
    {
        let marks = found.as_str();
        // ？！ and ！！ are an expression, not a slip.
        if marks.chars().all(|c| matches!(c, '？' | '！')) {
            continue;
        }
        let right = ['。', '；', '：', '，', '、', '？', '！'];
        let full: String = (marks.chars())
            .map(|c| match c {
                ',' => '，',
                ';' => '；',
                ':' => '：',
                '.' => '。',
                c => c,
            })
            .collect();
        let right = right.into_iter().find(|c| full.contains(*c));
        let message =
            format!("“{marks}”是连着的两个标点：请看看中间是否漏了字，没有漏的只留一个。");
        out.push(
            Finding::new("mark_doubled", Severity::Warning, found.range(), message)
                .because("两个标点连在一起，中间可能漏了字。")
                .mended(right.map_or(String::new(), String::from)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    #[test]
    fn two_marks_are_found_and_made_one() {
        finds("mark_doubled", "乙方付款⟦，，⟧甲方开票。");
        mends(
            "mark_doubled",
            "乙方付款，。甲方开票；。",
            "乙方付款。甲方开票。",
        );
        finds("mark_doubled", "乙方付款⟦，,⟧甲方开票。");
        mends(
            "mark_doubled",
            "乙方付款，,甲方开票.。",
            "乙方付款，甲方开票.。",
        );
        clean(
            "mark_doubled",
            "甲方称“保证”，乙方（买方）。等等……如此——那样。",
        );
    }
}
