//! # One person for both sides
//! **What it does.** Finds the same representative or agent named for two parties.
//! **Why it matters.** Who acts for both sides needs the consent of those he acts for;
//! often a name was merely copied into the wrong row.
//! **Limit.** The same name twice for one party, in the head and in the signing block,
//! is right.

use std::ops::Range;

use super::land_ownership_sold::says;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let role = regex!(
        r"^(甲方|乙方|丙方|丁方|买方|卖方|委托方|受托方|承诺方|用户单位)[（(：:\s代法授委负签]"
    );
    let named = regex!(
        r"(甲方|乙方|丙方|丁方|买方|卖方)?的?(?:法定代表人|授权代表|授权代理人|委托代理人|代理人|签约代表|代表人|代表|负责人)(?:[（(](?:签字|签名|签章)[）)]|签字|签名)?\s*[：:]\s*([\u4E00-\u9FFF·]{2,6})(?:\s|$)"
    );
    let mut party = String::new();
    let mut seen: Vec<(String, String)> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for line in script.lines() {
        let words = script.words(line);
        match line.kind {
            LineKind::Heading | LineKind::AnnexHeading => party.clear(),
            LineKind::Row | LineKind::Signing | LineKind::Paragraph => {}
            _ => continue,
        }
        if let Some(c) = role.captures(words) {
            party = c[1].to_owned();
        }
        if !says(words, &["代表", "代理人", "负责人"]) {
            continue;
        }
        for c in named.captures_iter(words) {
            let (whose, Some(name)) = (c.get(1).map_or(party.as_str(), |m| m.as_str()), c.get(2))
            else {
                continue;
            };
            if whose.is_empty() || ["签字", "签名", "盖章", "签章"].contains(&name.as_str())
            {
                continue;
            }
            let for_other = seen.iter().any(|(n, p)| n == name.as_str() && p != whose);
            if for_other && !told.iter().any(|n| n == name.as_str()) {
                told.push(name.as_str().to_owned());
                let start = line.range.start;
                out.push(finding(
                    name.as_str(),
                    start + name.start()..start + name.end(),
                ));
            }
            seen.push((name.as_str().to_owned(), whose.to_owned()));
        }
    }
}

fn finding(name: &str, at: Range<usize>) -> Finding {
    let message = format!("“{name}”同时代表两方：请核对；确实由一人代表的，请双方书面同意。");
    Finding::new("sole_signature_both_sides", Severity::Hint, at, message)
        .because("一人代表双方签约，没有被代表的各方同意或者追认，日后可以不认账。")
        .under(Citation::read("民法典第168条"))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "sole_signature_both_sides";

    #[test]
    fn one_person_cannot_sit_on_both_sides() {
        finds(
            RULE,
            "维护协议\n甲方：甲城商店\n法定代表人：周明远\n乙方：乙城公司\n授权代表：⟦周明远⟧",
        );
        finds(RULE, "维护协议\n甲方代表：何静    乙方代表：⟦何静⟧");
        clean(
            RULE,
            "维护协议\n甲方：甲城商店\n法定代表人：周明远\n乙方：乙城公司\n授权代表：何静",
        );
    }

    #[test]
    fn the_same_party_may_name_him_twice() {
        clean(
            RULE,
            "维护协议\n甲方：甲城商店\n法定代表人：周明远\n第一条 范围\n略。\n甲方（盖章）：\n法定代表人（签字）：周明远",
        );
        clean(
            RULE,
            "维护协议\n甲方（盖章）：\n代表（签字）：\n乙方（盖章）：\n代表（签字）：",
        );
    }
}
