//! # Annex that is named but not attached
//! **What it does.** Finds 附件X in running text without an annex of that number, when
//! the agreement has annexes or is a whole one.
//! **Why it matters.** What the annex was to settle is not settled.
//! **Limit.** With 附件一 attached, 附件一 is right and 附件二 is reported.

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script, is_of_another, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let annexes: Vec<Option<u32>> = script.annexes().map(|(n, _)| n).collect();
    if annexes.is_empty() && !script.is_whole() {
        return;
    }
    let form = regex!(r"附件([一二三四五六七八九十]{1,3}|[0-9]{1,2})(式)?");
    for c in form.captures_iter(script.text()) {
        // 本合同及附件一式两份 names none.
        let Some(at) = c.get(0).map(|m| m.range()).filter(|_| c.get(2).is_none()) else {
            continue;
        };
        let is_heading = script
            .line_at(at.start)
            .is_none_or(|l| l.kind != LineKind::Paragraph);
        let wanted = number(&c[1]);
        let is_there = annexes.contains(&wanted)
            || is_listed(script, &script.text()[at.clone()])
            // A single annex may go without its number.
            || wanted == Some(1) && annexes == [None];
        let near = script
            .text()
            .floor_char_boundary(at.start.saturating_sub(60));
        let is_of_another = is_of_another(&script.text()[near..at.start]);
        if is_heading || is_there || is_of_another || script.is_made(&at) {
            continue;
        }
        let message = format!(
            "提到了“{}”，但后面没有这个附件：请附上，或者删去这里的引用。",
            &script.text()[at.clone()]
        );
        out.push(
            Finding::new("annex_missing", Severity::Error, at, message)
                .because("附件没有附上，其中的约定就不存在。"),
        );
    }
}

/// Is it in a list of annexes, which are on sheets of their own?
fn is_listed(script: &Script<'_>, label: &str) -> bool {
    let mut lines = script.lines().iter();
    lines.any(|l| l.kind == LineKind::Row && script.words(l).starts_with(label))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn an_annex_beyond_those_attached_is_found() {
        finds(
            "annex_missing",
            "维护协议\n第一条 范围\n设备见附件一，收费见⟦附件二⟧。\n附件一 设备清单\n",
        );
        clean(
            "annex_missing",
            "维护协议\n第一条 范围\n设备见附件一，收费见附件二。\n附件一 设备清单\n附件二 收费表\n",
        );
        clean(
            "annex_missing",
            "维护协议\n第一条 范围\n设备见附件1。\n附件：设备清单\n",
        );
    }
}
