//! # 法人 for a person
//! **What it does.** Finds 法人 as the label of a person's name or signature, and 法人代表.
//! **Why it matters.** 法人 is the organisation itself; the person who acts for it is its
//! 法定代表人 (of an individual business, its 经营者). The wrong word shows a careless draft
//! and leaves open who signs.
//! **Limit.** 法人（签字）： is reported; 企业法人, 非法人组织 and 法人：某某有限公司 are not.
//! **Remedy.** 法定代表人, unless an individual business is named.

use std::ops::Range;

use super::land_ownership_sold::says;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let is_shop = text.contains("个体工商户");
    for (n, word) in text.match_indices("法人") {
        let Some(at) = fault(text, n..n + word.len()) else {
            continue;
        };
        let words = &text[at.clone()];
        let meaning = match words {
            "法人" => "指的是单位本身",
            _ => "不是法律上的称呼",
        };
        let message = format!(
            "“{words}”{meaning}，代表单位签字的人应写“法定代表人”（个体工商户写“经营者”）。"
        );
        let finding = Finding::new("legal_person_label", Severity::Error, at, message)
            .because("名称写错，代表单位签字的是谁、有没有权限，容易被追问。")
            .under(Citation::read("民法典第57条、第61条"));
        out.push(if is_shop {
            finding
        } else {
            finding.mended("法定代表人")
        });
    }
}

/// The words at fault, if 法人 here means a person.
fn fault(text: &str, at: Range<usize>) -> Option<Range<usize>> {
    let (before, rest) = (&text[..at.start], &text[at.end..]);
    if let Some(tail) = rest.strip_prefix("代表") {
        let tail = tail.strip_prefix('人').unwrap_or(tail);
        let is_other = tail.starts_with(['权', '处', '机', '大', '证', '会']);
        return (!is_other).then(|| at.start..text.len() - tail.len());
    }
    let starts = before.is_empty()
        || before.ends_with(['\n', ' ', '　', '、', '/', '／', '\t'])
        || ["甲方", "乙方", "丙方", "丁方", "单位", "公司"]
            .iter()
            .any(|w| before.ends_with(w));
    if !starts || ["事业单位", "机关单位"].iter().any(|w| before.ends_with(w)) {
        return None;
    }
    let signed = regex!(
        r"^(?:(?:或者?|/|、)(?:其)?(?:授权|委托)[^：:\n（(]{0,6})?(?:[（(](?:签字|签名|签章|签字或盖章|签字或者盖章|签字盖章|姓名)[）)]|签字|签名|签章)\s*(?:[：:_＿]|\n|$)"
    );
    let labelled = regex!(
        r"^(?:姓名|身份证号码?|联系电话|电话|手机)?(?:(?:或者?|/|、)(?:其)?(?:授权|委托)[^：:\n（(]{0,6})?\s*[：:]([^\n]*)"
    );
    let is_person = signed.is_match(rest)
        || labelled.captures(rest).is_some_and(|c| {
            let organisations = ["公司", "厂", "中心", "社", "店", "院", "校", "局", "委员会"];
            !says(&c[1], &organisations)
        });
    is_person.then_some(at)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "legal_person_label";

    #[test]
    fn a_person_is_no_legal_person() {
        finds(RULE, "维护协议\n⟦法人⟧：周明远");
        finds(RULE, "维护协议\n甲方⟦法人⟧（签字）：");
        finds(RULE, "维护协议\n由甲方的⟦法人代表⟧签字。");
        mends(
            RULE,
            "维护协议\n法人：周明远\n法人代表（签字）：",
            "维护协议\n法定代表人：周明远\n法定代表人（签字）：",
        );
    }

    #[test]
    fn organisations_are_legal_persons() {
        clean(RULE, "维护协议\n法定代表人：周明远");
        clean(RULE, "维护协议\n法人：北京和安设备有限公司");
        clean(RULE, "维护协议\n甲方是依法设立的企业法人。");
        clean(RULE, "维护协议\n非法人组织：和安合伙企业");
        clean(RULE, "维护协议\n乙方是法人或者非法人组织的，应当盖章。");
    }

    #[test]
    fn of_an_individual_business_the_user_must_choose() {
        let text = "维护协议\n乙方（个体工商户）：和安维修店\n法人：周明远";
        mends(RULE, "维护协议\n法人：", "维护协议\n法定代表人：");
        finds(RULE, &text.replace("法人：", "⟦法人⟧："));
    }
}
