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
    let is_shop = script.says(&["个体工商户"]);
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
    let is_within = before.ends_with(['，', ',', '；', '（', '(']);
    if is_within && is_person_within(before, rest) {
        return Some(at);
    }
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

/// In the line of a party, after its name: 甲方：和安公司，法人：周明远，电话…
fn is_person_within(before: &str, rest: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let person = regex!(r"^(?:姓名)?\s*[：:]\s*[\p{Han}·]{2,8}\s*(?:[，,；;。、）)(（\s]|$)");
    let organisation = regex!(r"^[^，,；;\n）)]{0,40}?(?:公司|厂|中心|店|院|校|局|委员会|合作社)");
    let bare = regex!(r"^(?:是|为)?\s*([\p{Han}]{2,3})(?:[，,；;）)]|$)");
    let no_name = regex!(
        r"^(?:资|单|组|独|地|章|印|名|证|营|登|主体|股|财|机|企|分|授|委|身|信|变|人|或|和|与|及|均|的|应|不|有|须|需|签|盖|住|电|一|未|已|无|户|社|团)"
    );
    let is_party = regex!(
        r"^[^，。：:\n]{1,12}(?:[（(][^）)\n]{0,12}[）)])?[：:][^。]*(?:公司|厂|中心|社|店|院|部|行|馆)"
    );
    if person.is_match(rest) {
        return !organisation.is_match(rest);
    }
    is_party.is_match(line)
        && bare
            .captures(rest)
            .is_some_and(|c| !no_name.is_match(&c[1]))
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
    fn a_person_in_the_line_of_a_company_is_no_legal_person_either() {
        let company = "维护协议\n甲方：北京和安设备有限公司，";
        finds(RULE, &format!("{company}⟦法人⟧：周明远，电话010-88880000"));
        finds(RULE, &format!("{company}⟦法人⟧周明远，电话010-88880000"));
        finds(
            RULE,
            "维护协议\n甲方：北京和安设备有限公司（⟦法人⟧：周明远）",
        );
        clean(RULE, &format!("{company}法定代表人：周明远"));
        clean(RULE, &format!("{company}法人：和安控股有限公司"));
        clean(RULE, &format!("{company}法人单位，地址北京"));
        clean(RULE, "维护协议\n乙方可以是自然人，法人，或者其他组织。");
        mends(
            RULE,
            "维护协议\n甲方：北京和安设备有限公司，法人：周明远，电话010-88880000",
            "维护协议\n甲方：北京和安设备有限公司，法定代表人：周明远，电话010-88880000",
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
