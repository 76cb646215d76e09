//! # Party without a signing line
//! **What it does.** Looks in a whole agreement for a line to sign or seal on for every
//! party of the head, by its role, by what it is called, or by its name.
//! **Why it matters.** The contract comes into being only when all parties have signed;
//! whoever has no line is easily left out.
//! **Limit.** Three parties and two lines are reported. A block under other names
//! (客户（盖章）), 双方签字 and one-sided promises are not.

use super::{
    land_ownership_sold::says,
    signing_block_missing::{is_one_sided, signing_lines},
};
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{PartyWords, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !script.is_whole() || is_one_sided(script) {
        return;
    }
    let lines: Vec<&str> = signing_lines(script).map(|l| script.words(l)).collect();
    let guardian = regex!(r"家长|监护人|父母");
    let has_guardian = (script.parties().iter())
        .any(|p| guardian.is_match(&p.role) || guardian.is_match(&p.called));
    // A child is signed for.
    let is_ward = |p: &PartyWords| {
        has_guardian
            && says(&p.role, &["学员", "学生", "孩子", "幼儿"])
            && !guardian.is_match(&p.role)
    };
    let parties = script
        .parties()
        .iter()
        .filter(|p| is_known(p) && !is_ward(p));
    let (signed, unsigned): (Vec<_>, Vec<_>) =
        parties.partition(|p| lines.iter().any(|l| signs(l, p)));
    let together = ["双方", "各方", "三方", "全体"];
    if signed.is_empty() || lines.iter().any(|l| says(l, &together)) {
        return;
    }
    // Somebody signs whom the head does not name: it may be that party.
    let other = regex!(r"^([\u4E00-\u9FFF]{2,12})[（(](?:盖章|签字|签章|签名|公章)");
    let is_stranger = |l: &&str| {
        other.is_match(l)
            && !signed.iter().any(|p| signs(l, p))
            && !says(
                l,
                &[
                    "代表",
                    "代理",
                    "负责人",
                    "经营者",
                    "经办",
                    "见证",
                    "证明",
                    "村民委员会",
                    "村委会",
                    "合作社",
                    "集体",
                    "共有",
                ],
            )
    };
    if lines.iter().any(is_stranger) {
        return;
    }
    for party in unsigned {
        let message = format!(
            "签署栏里没有{}：请为{}加上签字或者盖章、日期的位置。",
            party.role, party.role
        );
        out.push(
            Finding::new(
                "signature_block_incomplete",
                Severity::Error,
                party.at.clone(),
                message,
            )
            .because("协议要各方都签名、盖章或者按指印才成立，漏掉一方，对它就没有约束力。")
            .under(Citation::read("民法典第490条")),
        );
    }
}

/// A role that parties have, and not some other row ending with 方.
fn is_known(party: &PartyWords) -> bool {
    !says(
        &party.role,
        &["双方", "对方", "地方", "见证", "见方", "监理", "投资人"],
    )
}

/// Is this a line for the party to sign on?
fn signs(line: &str, party: &PartyWords) -> bool {
    let called = party.called.trim_start_matches("以下");
    let called = called.trim_start_matches("简称").trim_start_matches("称");
    let called = called.trim_matches(['“', '”', '"', '为', '：']);
    // 乙方（签字）：周和（和安商店经营者）
    if party.name.chars().count() > 3 && line.contains(&party.name) {
        return true;
    }
    let names = [party.role.as_str(), called, party.name.as_str()];
    let after = regex!(
        r"^[）)]?\s*(?:[（(][^）)]*[）)])?\s*(?:的?(?:法定代表|授权|代表|委托|负责|经办|签约|经营者|投资人|户主|本人|经手)[^：:]{0,16})?\s*(?:[（(][^）)]*[）)])?\s*(?:[：:]|签|盖|公章|章|指印|捺印|$)"
    );
    names.iter().filter(|n| !n.is_empty()).any(|name| {
        let mut places = line.match_indices(name);
        places.any(|(n, _)| after.is_match(&line[n + name.len()..]))
    })
}

#[cfg(test)]
mod tests {
    use super::super::signing_block_missing::whole;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "signature_block_incomplete";

    #[test]
    fn a_party_without_a_line_is_reported() {
        let two = whole("维护协议", "双方合作。");
        let three = two.replace("乙方：方秋生\n", "乙方：方秋生\n丙方（保证人）：⟦陈远山⟧\n");
        finds(RULE, &three);
        let signed = three.replace(['⟦', '⟧'], "") + "丙方（签字）：\n";
        clean(RULE, &signed);
    }

    #[test]
    fn a_line_may_name_the_role_the_name_or_the_calling() {
        let two = whole("维护协议", "双方合作。");
        for block in [
            "甲方（盖章）：        乙方（签字）：",
            "沈怀安（签字）：\n方秋生（签字）：",
            "甲方代表签字：\n乙方代表签字：",
            "甲方：沈怀安\n签字：\n乙方：方秋生\n签字：",
            "双方签字：",
            "委托人（签字）：\n受托人（签字）：",
        ] {
            clean(RULE, &two.replace("甲方（签字）：\n乙方（签字）：", block));
        }
        let called = two
            .replace("乙方：", "乙方（买方）：")
            .replace("乙方（签字）：", "买方（签字）：");
        clean(RULE, &called);
    }
}
