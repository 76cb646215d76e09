//! # Typed resident ID number that is wrong
//! **What it does.** Reads the number typed after 身份证号, 身份证件号码 or 公民身份号码
//! (GB 11643: 18 characters, region, birth date not after today, check digit). Masked
//! numbers, passports and the foreign permanent residence card (it begins with 9) are
//! let be; an answer of the kind is checked by its field. The 15-digit form is a
//! warning of its own.
//! **Why it matters.** A wrong digit names another person, or nobody.
//! **Limit.** 11010519491231002X is right, 110105194912310020 is not.

use std::ops::Range;

use regex::Regex;

use crate::{
    check::{
        Citation, Finding, Severity, regex,
        script::{BLANK, Script},
    },
    model::value::{Fault, half_width, resident_id},
};

/// Fewer characters are the end of a number, or the number of another paper.
const LEAST: usize = 12;

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for (start, rest) in after_labels(script, regex!(r"身份证件?|身份号码")) {
        let Some((length, number)) = number_at(rest) else {
            continue;
        };
        let at = start..start + length;
        let is_meant = number.starts_with(|c: char| c.is_ascii_digit())
            && number.len() >= LEAST
            && !number.to_ascii_uppercase().contains("XX");
        if is_meant && is_typed(script, &at) {
            out.extend(judge(script, at, &number));
        }
    }
}

fn judge(script: &Script<'_>, at: Range<usize>, number: &str) -> Option<Finding> {
    let (severity, message) = match resident_id::read(number) {
        Ok(id) if id.birth <= script.today() => return None,
        // The foreign permanent residence card has no region.
        Err(Fault::Region) if number.starts_with('9') => return None,
        Ok(_) => (
            Severity::Error,
            "身份证号里的出生日期晚于今天，请核对原件。".into(),
        ),
        Err(Fault::OldNumber) => (
            Severity::Warning,
            "这是15位的旧身份证号，请换成身份证上的18位号码。".into(),
        ),
        Err(Fault::CheckDigit) => (
            Severity::Error,
            "身份证号的校验码不对，至少有一位写错，请核对原件。".into(),
        ),
        Err(Fault::NoSuchDay) => (
            Severity::Error,
            "身份证号里的出生日期不存在，请核对原件。".into(),
        ),
        Err(Fault::Region) => (
            Severity::Error,
            "身份证号开头的地区代码不存在，请核对原件。".into(),
        ),
        Err(Fault::Character(c)) => (
            Severity::Error,
            format!("身份证号里不会有“{c}”，请核对原件。"),
        ),
        Err(_) => (
            Severity::Error,
            format!("身份证号应为18位，这里是{}位，请核对原件。", number.len()),
        ),
    };
    let finding = Finding::new("typed_id_number_invalid", severity, at, message)
        .because("号码错一位，指向的就是另一个人。");
    Some(match severity {
        Severity::Error => finding.under(Citation::secondary("GB 11643—1999")),
        _ => finding,
    })
}

/// What follows these labels and their 号码, brackets, colon or 为, up to the end of
/// the line: where it begins, and its words. In the order of the text, each once.
pub(super) fn after_labels<'s>(script: &'s Script<'_>, labels: &Regex) -> Vec<(usize, &'s str)> {
    let join = regex!(
        r"^(?:号码|编号|号)?[）)]?(?:[（(][^（）()]{0,12}[^（）()0-9０-９][）)])?[ 　]*(?:[：:]|为|是)?[ 　]*"
    );
    let text = script.text();
    let mut found = Vec::new();
    for label in labels.find_iter(text) {
        let from = label.end();
        let Some(line) = script.line_at(from) else {
            continue;
        };
        let rest = text.get(from..line.range.end).unwrap_or("");
        let joined = join.find(rest).map_or(0, |m| m.end());
        found.push((from + joined, &rest[joined..]));
    }
    found.dedup_by_key(|(start, _)| *start);
    found
}

/// A number of digits and letters at the start of these words, perhaps in groups of
/// 15 to 20 characters together: the bytes it takes, and its characters in half width.
/// A masked number is none.
pub(super) fn number_at(words: &str) -> Option<(usize, String)> {
    let form = regex!(r"^[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+(?:[ -][0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+)*");
    let whole = form.find(words)?.as_str();
    let first = whole.split([' ', '-']).next()?;
    let joined = half_width(whole).replace([' ', '-'], "");
    let (run, number) = if first != whole && (15..=20).contains(&joined.len()) {
        match half_width(first).into_owned() {
            first_joined if first_joined.len() >= 15 => (first, first_joined),
            _ => (whole, joined),
        }
    } else {
        (first, half_width(first).into_owned())
    };
    let is_masked = words[run.len()..].starts_with(['*', '＊', '×', '•', '_', '＿', BLANK]);
    (!is_masked).then_some((run.len(), number))
}

/// The words of the sentence just before and from this byte on, a hundred characters
/// each at most: enough to judge by, however long a line is.
pub(super) fn near<'s>(script: &'s Script<'_>, at: usize) -> (&'s str, &'s str) {
    const REACH: usize = 300;
    let (text, sentence) = (script.text(), script.sentence_at(at));
    let start = text.ceil_char_boundary(at.saturating_sub(REACH));
    let end = text.floor_char_boundary(at.saturating_add(REACH));
    let before = text.get(start.max(sentence.start)..at);
    let after = text.get(at..end.min(sentence.end));
    (before.unwrap_or(""), after.unwrap_or(""))
}

/// Words that somebody typed and that no rule on fields checks.
pub(super) fn is_typed(script: &Script<'_>, at: &Range<usize>) -> bool {
    !script.is_made(at) && !script.is_checked_value(at)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "typed_id_number_invalid";

    #[test]
    fn a_right_number_is_let_be_and_one_with_a_wrong_check_digit_is_found() {
        clean(RULE, "居民身份证号码：11010519491231002X");
        clean(RULE, "身份证号为110101190001010014，住址同上。");
        finds(RULE, "居民身份证号码：⟦110105194912310020⟧");
        finds(
            RULE,
            "卖方（身份证号⟦110102190001010014⟧）保证房屋没有抵押。",
        );
    }

    #[test]
    fn days_that_do_not_exist_and_births_to_come_are_found() {
        finds(RULE, "身份证号：⟦110101190002300013⟧");
        finds(RULE, "公民身份号码：⟦110101190013010011⟧");
        finds(RULE, "身份证号：⟦110101209912310015⟧");
        clean(RULE, "身份证号：110101190402290010");
        finds(RULE, "身份证号：⟦520103190002290010⟧");
    }

    #[test]
    fn regions_are_of_the_mainland_or_of_residence_permits() {
        finds(RULE, "身份证号：⟦123456789012345677⟧");
        finds(RULE, "身份证号：⟦16010619020817034X⟧");
        clean(RULE, "身份证号：810000190001010018");
        clean(RULE, "永久居留身份证号码：911840190001010017");
    }

    #[test]
    fn the_old_number_and_one_of_seventeen_digits_are_found() {
        finds(RULE, "身份证号码：⟦110105491231002⟧");
        finds(RULE, "身份证号码：⟦11010519491231002⟧");
        finds(RULE, "身份证号码：⟦1101051949123100O2⟧");
    }

    #[test]
    fn groups_full_width_masks_and_other_papers_are_no_fault() {
        clean(RULE, "身份证号：110105 19491231 002X");
        clean(RULE, "身份证号：１１０１０５１９４９１２３１００２ｘ");
        clean(RULE, "身份证号：110105********002X");
        clean(RULE, "身份证号：11010519491231****");
        clean(RULE, "身份证号：11010519491231XXXX");
        clean(RULE, "身份证件号码：E12345678");
        clean(RULE, "身份证号码：\u{FFFC}");
        clean(RULE, "提供身份证复印件2份，身份证号末四位002X。");
    }
}
