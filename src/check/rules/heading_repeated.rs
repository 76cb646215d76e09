//! # Two articles with one heading
//! **What it does.** Finds a heading whose words stand over an earlier article too.
//! **Why it matters.** Two articles on one thing often disagree.
//! **Limit.** 甲方义务 and 乙方义务 are two headings.

use std::collections::HashSet;

use crate::check::{
    Finding, Severity,
    script::{LineKind, Script, heading_label},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let mut seen: HashSet<&str> = HashSet::new();
    for line in script.lines() {
        if line.kind == LineKind::AnnexHeading {
            seen.clear();
        }
        let words = script.words(line);
        let Some(label) = heading_label(words).filter(|_| line.kind == LineKind::Heading) else {
            continue;
        };
        let title = words[label.len()..].trim();
        // Sentences that stand as a heading are compared by other rules.
        if !title.is_empty() && title.chars().count() <= 12 && !seen.insert(title) {
            let at = line.range.end - title.len()..line.range.end;
            let message = format!("前面已经有一条“{title}”：请合并，或者换一个标题。");
            out.push(
                Finding::new("heading_repeated", Severity::Hint, at, message)
                    .because("两条讲同一件事，容易互相矛盾。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_heading_used_again_is_found() {
        finds(
            "heading_repeated",
            "协议\n第一条 保修\n一年。\n第二条 ⟦保修⟧\n两年。\n",
        );
        clean(
            "heading_repeated",
            "协议\n第一条 甲方义务\n付款。\n第二条 乙方义务\n交货。\n",
        );
    }
}
