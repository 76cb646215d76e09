//! # Party named differently at the end
//! **What it does.** Compares the name beside 甲方（盖章） and the like in the signing
//! block with the name in the head, and full company names in the preamble that differ
//! from the head's in a few characters.
//! **Why it matters.** Who is bound is then open.
//! **Limit.** A short name defined by 以下简称 is no other name; an empty line to sign
//! on is none either.

use crate::check::{
    Finding, Severity, regex,
    script::{BLANK, LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"^(甲方|乙方|丙方|丁方)(?:[（(](?:盖章|签字|签章|签名|签字或者?盖章|公章)[）)])?\s*[：:]\s*(\S[^（(]*)"
    );
    for line in script
        .lines()
        .iter()
        .filter(|l| matches!(l.kind, LineKind::Signing | LineKind::Row))
    {
        let Some(c) = form.captures(script.words(line)) else {
            continue;
        };
        let (Some(role), Some(name)) = (c.get(1), c.get(2)) else {
            continue;
        };
        let party = script.parties().iter().find(|p| p.role == role.as_str());
        let Some(party) = party.filter(|p| !p.name.is_empty()) else {
            continue;
        };
        let written = name.as_str().trim();
        let at = line.range.start + name.start()..line.range.start + name.start() + written.len();
        let no_name = written.chars().all(|c| c == BLANK || c == '_' || c == '/')
            || written.contains(BLANK)
            || written.contains("__")
            || written.contains('＿')
            || at == party.at
            || script.is_made(&at);
        let short = format!("以下简称“{written}”");
        if no_name || written == party.name || script.text().contains(&short) || is_label(written) {
            continue;
        }
        let message = format!(
            "这里的{}是“{written}”，开头写的是“{}”：请改为同一个全称。",
            party.role, party.name
        );
        out.push(
            Finding::new("party_name_differs", Severity::Error, at, message)
                .because("前后名称不一致，谁受约束就不清楚。"),
        );
    }
}

/// A second label on the line: 甲方（盖章）：乙方（盖章）：
fn is_label(words: &str) -> bool {
    regex!(r"^(甲方|乙方|丙方)|：$|[:：]").is_match(words)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const HEAD: &str = "协议\n甲方：江南灯饰有限公司\n乙方：和安商店\n第一条 范围\n略。\n";

    #[test]
    fn another_name_in_the_signing_block_is_found() {
        finds(
            "party_name_differs",
            &format!("{HEAD}甲方（盖章）：⟦江北太阳能有限公司⟧\n乙方（盖章）：和安商店\n"),
        );
        clean(
            "party_name_differs",
            &format!("{HEAD}甲方（盖章）：江南灯饰有限公司\n乙方（盖章）：\n"),
        );
        clean(
            "party_name_differs",
            &format!("{HEAD}甲方（盖章）：________\n乙方（盖章）：和安商店\n"),
        );
    }
}
