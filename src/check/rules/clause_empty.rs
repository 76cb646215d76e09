//! # Article without words
//! **What it does.** Finds a heading that is followed by the next heading, an annex or
//! the end, with nothing in between, unless the heading itself is a sentence; and an
//! item of a list that is only its number.
//! **Why it matters.** What the heading promises is not agreed.
//! **Limit.** One word below the heading is enough.

use crate::{
    check::{
        Finding, Severity, regex,
        script::{Line, LineKind, Script},
    },
    model::article::Part,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let lines = script.lines();
    for (n, line) in lines.iter().enumerate() {
        let words = script.words(line);
        if line.kind != LineKind::Heading || is_sentence(words) {
            continue;
        }
        let next = lines.get(n + 1);
        let is_followed = next.is_some_and(|next| match next.kind {
            LineKind::Heading => is_below(words, script.words(next)),
            LineKind::AnnexHeading | LineKind::Signing => false,
            _ => true,
        });
        if !is_followed && !is_undecided(script, line) {
            let message = format!("“{words}”下面没有内容：请补写，或者删去这一条。");
            out.push(
                Finding::new("clause_empty", Severity::Error, line.range.clone(), message)
                    .because("只有标题的条款等于没有约定。"),
            );
        }
    }
    for item in script.items().iter().filter(|i| i.is_bare) {
        let label = &script.text()[item.at.clone()];
        let message = format!("“{label}”后面没有内容：请补写，或者删去这一项并重新编号。");
        out.push(
            Finding::new("clause_empty", Severity::Error, item.at.clone(), message)
                .because("只有序号的条款等于没有约定。"),
        );
    }
}

/// Are its paragraphs only waiting for a choice, which is a missing answer?
fn is_undecided(script: &Script<'_>, heading: &Line) -> bool {
    let Some(draft) = script.draft() else {
        return false;
    };
    let Part::Clause(id) = script.place(heading.range.start).part else {
        return false;
    };
    let clause = draft.agreement.clauses.iter().find(|c| c.id == id);
    let mut conditions = clause
        .into_iter()
        .flat_map(|c| &c.body)
        .filter_map(|b| b.when.as_ref());
    conditions.any(|when| draft.answer(when.field.as_str()).trim().is_empty())
}

/// A heading that says it all: 三、本协议一式两份，双方各执一份。
fn is_sentence(words: &str) -> bool {
    words.ends_with(['。', '；', '：', '，']) || words.chars().count() > 24
}

/// Is the next heading one of a lower kind: 一、 under 第一条, or the other way round?
fn is_below(words: &str, next: &str) -> bool {
    let article = regex!(r"^第.+条");
    article.is_match(words) != article.is_match(next)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_heading_alone_is_found() {
        finds("clause_empty", "协议\n⟦第一条 费用⟧\n第二条 期限\n一年。\n");
        finds(
            "clause_empty",
            "协议\n第一条 期限\n一年。\n⟦第二条 争议解决⟧\n",
        );
        clean(
            "clause_empty",
            "协议\n第一条 期限\n一年。\n第二条 本协议一式两份，双方各执一份。\n",
        );
        clean(
            "clause_empty",
            "协议\n第一条 义务\n一、甲方的义务\n付款。\n",
        );
    }
}
