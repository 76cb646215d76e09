//! # Party without a name
//! **What it does.** In a text file, finds a row of the head that introduces a party and
//! leaves its name empty. Blanks of a draft are `missing_answer`'s, drawn ones (____)
//! `blank_left_open`'s.
//! **Why it matters.** A contract is found where parties, subject and quantity can be
//! told; without the name nobody can be sued.
//! **Limit.** 甲方： with nothing after it is reported; with the name on the next line, or
//! with ____ after it, it is not.

use super::land_ownership_sold::says;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if script.draft().is_some() {
        return;
    }
    let form = regex!(
        r"^(甲方|乙方|丙方|丁方|买方|卖方|出租方|承租方|委托方|受托方|供方|需方|出卖人|买受人|承诺方|用户单位)(?:[（(]([^）)]*)[）)])?\s*[：:](.*)$"
    );
    let lines = script.lines();
    let count = lines
        .iter()
        .take_while(|l| l.kind != LineKind::Heading)
        .count();
    let head = &lines[..count];
    let parties = head.iter().filter(|l| form.is_match(script.words(l)));
    if parties.count() < 2 || count == lines.len() {
        return;
    }
    for (n, line) in head.iter().enumerate() {
        let Some(c) = form.captures(script.words(line)) else {
            continue;
        };
        let (Some(role), Some(value)) = (c.get(1), c.get(3)) else {
            continue;
        };
        let signs = c.get(2).is_some_and(|m| says(m.as_str(), &["章", "签"]));
        let next = head.get(n + 1).map_or("", |l| script.words(l));
        if signs || !is_blank(value.as_str()) || form.captures(next).is_none() && is_named(next) {
            continue;
        }
        let at = line.range.start + role.start()..line.range.start + role.end();
        let message = format!(
            "{}的名称还空着：请照营业执照或者身份证填写全称。",
            role.as_str()
        );
        out.push(
            Finding::new("party_identity_missing", Severity::Error, at, message)
                .because("当事人是谁都不能确定，协议可能不成立，出了纠纷也找不到人。")
                .under(Citation::read("民法典第470条")),
        );
    }
}

/// Nothing but room to write, and perhaps （以下简称甲方）.
fn is_blank(value: &str) -> bool {
    let bare = regex!(r"[（(][^）)]*[称为][^）)]*[）)]").replace_all(value, "");
    bare.chars()
        .all(|c| c.is_whitespace() || matches!(c, '—' | '-' | '…' | '.'))
}

/// Does the line after the role give the name?
fn is_named(next: &str) -> bool {
    let name = regex!(r"^(?:名称|姓名|单位名称|公司名称|企业名称|单位|公司)\s*[：:](.*)$");
    match name.captures(next) {
        Some(c) => !is_blank(&c[1]),
        // A name without a label.
        None => !next.is_empty() && !next.contains(['：', ':', '。']) && !is_blank(next),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "party_identity_missing";

    #[test]
    fn a_blank_name_is_reported_and_a_written_one_is_right() {
        finds(
            RULE,
            "维护协议\n甲方：甲城和安商店\n⟦乙方⟧：\n第一条 范围\n略。",
        );
        finds(
            RULE,
            "维护协议\n⟦甲方⟧（客户）：\n⟦乙方⟧：　　（以下简称“乙方”）\n第一条 范围\n略。",
        );
        clean(
            RULE,
            "维护协议\n甲方：甲城和安商店\n乙方：乙城安视公司\n第一条 范围\n略。",
        );
    }

    #[test]
    fn the_name_may_stand_on_the_next_line() {
        clean(
            RULE,
            "维护协议\n甲方：\n名称：甲城和安商店\n乙方：\n乙城安视公司\n第一条 范围\n略。",
        );
        finds(
            RULE,
            "维护协议\n⟦甲方⟧：\n名称：\n乙方：乙城安视公司\n第一条 范围\n略。",
        );
    }

    #[test]
    fn a_drawn_blank_is_another_rules() {
        clean(
            RULE,
            "维护协议\n甲方：________\n乙方：\n名称：____\n第一条 范围\n略。",
        );
    }

    #[test]
    fn signing_lines_are_blank_by_nature() {
        clean(RULE, "补充协议\n甲方（盖章）：\n乙方（盖章）：\n");
        clean(RULE, "维护协议\n第一条 范围\n略。\n甲方：\n乙方：\n");
    }
}
