//! # Example left in place of a value
//! **What it does.** Finds names (张三, 李四, 王五), 某某, XX公司, 测试 as somebody's name,
//! numbers such as 13800138000 and 11111111111, and addresses such as test@test.com;
//! in answers too. What is forbidden by example (不得使用“某某专卖店”字样) is let be.
//! **Why it matters.** A name that is nobody's binds nobody.
//! **Limit.** 张三 is found, 张三丰 is not; 13900000418 is let be.

use std::ops::Range;

use regex::Regex;

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script, near},
    search::find_with,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let mut found: Vec<Range<usize>> = Vec::new();
    let names = ["张三", "李四", "王五", "赵六"];
    let names = names
        .iter()
        .flat_map(|name| script.places(name).map(|at| at..at + name.len()));
    found.extend(names.filter(|at| is_name(text, at) && !is_example(script, at.start)));
    let mut end = 0;
    const CROSSES: &[&str] = &["某某", "XX", "xx", "Xx", "××", "ＸＸ", "ｘｘ"];
    let crosses = regex!(r"某某|XX|xx|Xx|××|ＸＸ|ｘｘ");
    for m in find_with(script, CROSSES, crosses) {
        let (before, words) = (&text[..m.start()], &text[m.start()..]);
        let length = match m.as_str() {
            "某某" => unknown_length(words),
            _ => company_length(words),
        };
        if let Some(length) = length
            && m.start() >= end
            && !ends_in_letter(before)
            && !is_example(script, m.start())
        {
            end = m.start() + length;
            found.push(m.start()..end);
        }
    }
    for m in find_with(script, WANTED, typed_for_want_of_one()) {
        let goes_on = |c: char| c.is_ascii_alphanumeric() || c == '*';
        if !ends_in_letter(&text[..m.start()]) && !text[m.end()..].starts_with(goes_on) {
            found.push(m.range());
        }
    }
    found.extend(test_names(script));
    found.sort_by_key(|at| at.start);
    for at in found.into_iter().filter(|at| !script.is_made(at)) {
        let message = format!("“{}”像是示例，请换成真实的内容。", &text[at.clone()]);
        out.push(
            Finding::new("placeholder_value", Severity::Hint, at, message)
                .because("示例留在协议里，就说不清对方是谁、怎样联系。"),
        );
    }
}

/// Is it a number that people type for want of a real one?
pub(super) fn is_placeholder_number(digits: &str) -> bool {
    let found = typed_for_want_of_one().find(digits);
    found.is_some_and(|m| m.as_str() == digits)
}

/// What one of them begins or ends with.
const WANTED: &[&str] = &[
    "13800",
    "13900",
    "13000",
    "13888",
    "12345",
    "00000",
    "11111",
    "88888",
    "99999",
    "01234",
    "@test.com",
    "@xxx.com",
    "@abc.com",
    "@123.com",
];

/// Numbers and e-mail addresses that people type for want of real ones.
fn typed_for_want_of_one() -> &'static Regex {
    regex!(
        r"13800138000|13800000000|13900000000|13000000000|13888888888|12345678901|12345678910|00000000000|11111111111|88888888888|99999999999|01234567890|(?:test@test|xxx@xxx|abc@abc|123@123)\.com"
    )
}

/// The bytes of XX公司 and XX市XX有限公司 at the start of these words, when it is the
/// name of a company.
pub(super) fn company_length(words: &str) -> Option<usize> {
    let form = regex!(
        r"^[XxＸｘ×]{2,}(?:\p{Han}{1,3}[XxＸｘ×]{2,})*(\p{Han}{0,12}?(?:[（(]\p{Han}{1,6}[）)]\p{Han}{0,6}?)?)(?:公司|集团)"
    );
    let found = form.captures(beginning(words))?;
    let is_kind = !found[1].contains([
        '元', '年', '月', '日', '的', '由', '向', '给', '付', '至', '在', '与', '和', '为', '或',
    ]);
    is_kind.then(|| found[0].len())
}

/// The bytes of 某某, 某某某 or 某某有限公司 at the start of these words.
fn unknown_length(words: &str) -> Option<usize> {
    let form = regex!(r"^某{2,}(?:[^\P{Han}的由向给付至在与和为或]{0,12}?公司)?");
    form.find(beginning(words)).map(|m| m.len())
}

/// As much of these words as a name may take.
fn beginning(words: &str) -> &str {
    &words[..words.floor_char_boundary(150)]
}

/// Stands the name alone, or after a role?
fn is_name(text: &str, at: &Range<usize>) -> bool {
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let before = &text[..at.start];
    let after = &text[at.end..];
    let begins = !before.ends_with(is_han)
        || before.ends_with([
            '方', '人', '为', '由', '是', '员', '和', '与', '表', '定', '派',
        ]);
    let titles = ["先生", "女士", "同志"];
    let ends = !after.starts_with(is_han) || titles.iter().any(|title| after.starts_with(title));
    begins && ends
}

fn ends_in_letter(before: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_alphanumeric() || "-*@.×".contains(c))
}

/// Is it quoted as an example of what must not be said?
pub(super) fn is_example(script: &Script<'_>, at: usize) -> bool {
    let forbids = regex!(r"字样|名义|不得|禁止|例如|比如|虚构|假名");
    let (before, after) = near(script, at);
    let is_quoted = before.ends_with(['“', '「']);
    // 凡称“某某领导已经同意”的: a sentence is quoted, no name.
    let is_sentence = regex!(r"^[^”」]{0,4}[^”」公]{4,}[”」]").is_match(after);
    is_quoted && (is_sentence || forbids.is_match(before) || forbids.is_match(after))
}

/// 测试 and 测试公司 where the name or address of somebody belongs.
fn test_names(script: &Script<'_>) -> Vec<Range<usize>> {
    let label = regex!(
        r"(?:方|人|名称|姓名|代表|负责人|住所|地址|公司|单位)(?:[（(][^（）()]*[）)])?[：:][ 　]*$"
    );
    let value = regex!(r"^测试(?:有限公司|公司|单位|用户|人员|客户|姓名|地址|数据)?[0-9一二三]*$");
    let text = script.text();
    let mut found = Vec::new();
    for n in script.places("测试") {
        let Some(line) = script.line_at(n) else {
            continue;
        };
        let before = text.get(line.range.start..n).unwrap_or("");
        let rest = text.get(n..line.range.end).unwrap_or("");
        let is_row = !matches!(line.kind, LineKind::Paragraph | LineKind::Cell);
        if is_row && label.is_match(before) && value.is_match(rest) {
            found.push(n..line.range.end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "placeholder_value";

    #[test]
    fn names_of_nobody_are_found() {
        finds(RULE, "甲方：⟦张三⟧\n乙方：⟦李四⟧");
        finds(RULE, "乙方⟦王五⟧先生负责验收。");
        clean(RULE, "甲方：张三丰\n乙方：李四光");
        clean(RULE, "甲方：和张三林");
    }

    #[test]
    fn companies_of_nobody_are_found() {
        finds(RULE, "甲方：⟦XX公司⟧");
        finds(RULE, "甲方：⟦××市××商贸有限公司⟧");
        finds(RULE, "甲方：⟦某某供暖设备有限公司⟧");
        finds(RULE, "联系人：⟦某某⟧");
        finds(RULE, "甲方：⟦测试公司⟧\n甲方联系人：⟦测试⟧");
        clean(RULE, "检验方式：测试\n甲方：测试仪器（杭州）有限公司");
        clean(RULE, "支付XX元由乙公司开票。");
    }

    #[test]
    fn numbers_typed_for_want_of_one_are_found() {
        for number in ["13800138000", "13800000000", "12345678901", "11111111111"] {
            finds(RULE, &format!("联系电话：⟦{number}⟧"));
            clean(RULE, &format!("编号：2{number}"));
        }
        finds(RULE, "邮箱：⟦test@test.com⟧");
        clean(RULE, "联系电话：13900000418，010-60000126。");
        clean(RULE, "邮箱：repair@hexu.example.com");
    }

    #[test]
    fn what_is_forbidden_by_example_is_let_be() {
        clean(RULE, "乙方不得在招牌上使用“某某专卖店”字样。");
        clean(RULE, "规格为XXL，型号MXX-20，共595×600毫米。");
    }
}
