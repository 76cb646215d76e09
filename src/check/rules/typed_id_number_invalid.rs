//! # Typed resident ID number that is wrong
//! **What it does.** Reads the number typed after 身份证号, 身份证件号码 or 公民身份号码
//! (GB 11643: 18 characters, region, birth date not after today, check digit). Masked
//! numbers, passports and the foreign permanent residence card (it begins with 9) are
//! let be; an answer of the kind is checked by its field. The 15-digit form is a
//! warning of its own.
//! **Why it matters.** A wrong digit names another person, or nobody.
//! **Limit.** 11010519491231002X is right, 110105194912310020 is not.

use std::ops::Range;

use crate::{
    check::{
        Citation, Finding, Severity,
        script::{Script, after_labels, is_typed, number_at},
    },
    model::value::{Fault, resident_id},
};

/// Fewer characters are the end of a number, or the number of another paper.
const LEAST: usize = 12;

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for (start, rest) in after_labels(script, &["身份证件", "身份证", "身份号码"]) {
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
