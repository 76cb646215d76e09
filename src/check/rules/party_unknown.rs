//! # Party that nobody introduced
//! **What it does.** Finds 甲方, 乙方, 丙方 or 丁方 in the text when the head introduces
//! parties but not this one; its first place.
//! **Why it matters.** A duty of nobody is no duty.
//! **Limit.** An agreement of 甲方 and 乙方 may not speak of 丙方.

use crate::check::{
    Finding, Severity,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if script.parties().len() < 2 {
        return;
    }
    for role in ["甲方", "乙方", "丙方", "丁方"] {
        if !script.text().contains(role)
            || script
                .parties()
                .iter()
                .any(|p| p.role == role || p.called == role)
            || is_called(script.text(), role)
        {
            continue;
        }
        let body = script
            .lines()
            .iter()
            .filter(|l| matches!(l.kind, LineKind::Paragraph));
        let found = body.filter_map(|l| {
            let at = script.words(l).find(role)?;
            Some(l.range.start + at..l.range.start + at + role.len())
        });
        if let Some(at) = found.into_iter().next() {
            let message =
                format!("正文提到“{role}”，但开头没有这一方：请改为实际的一方，或者在开头补上。");
            out.push(
                Finding::new("party_unknown", Severity::Error, at, message)
                    .because("没有这一方，这句话就约束不了任何人。"),
            );
        }
    }
}

/// Does the text give somebody this role: 以下称“丙方”, 又称“甲方”“乙方”?
fn is_called(text: &str, role: &str) -> bool {
    text.match_indices(role).any(|(n, _)| {
        let before = text[..n].trim_end_matches(['“', '「', '"', '：', '为']);
        before.ends_with('称') || before.ends_with('”') && text[..n].ends_with('“')
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_party_without_introduction_is_found_once() {
        finds(
            "party_unknown",
            "协议\n甲方：和安商店\n乙方：和平商店\n第一条 担保\n⟦丙方⟧为乙方担保，丙方承担责任。",
        );
        clean(
            "party_unknown",
            "协议\n甲方：和安商店\n乙方：和平商店\n丙方：和顺商店\n第一条 担保\n丙方为乙方担保。",
        );
    }
}
