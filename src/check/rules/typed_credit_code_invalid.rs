//! # Typed unified social credit code that is wrong
//! **What it does.** Reads the code typed after 统一社会信用代码 and 纳税人识别号 (GB 32100: 18 characters
//! of its alphabet, the last a check character). An answer of the kind is checked by
//! its field.
//! **Why it matters.** The code names the company; a wrong one names none.
//! **Limit.** 91110105MA0000007L is right, 91110105MA0000008L is not.
//! **Remedy.** Letters read for digits (O, I, S, Z) put right, when that makes the
//! code a right one.

use crate::{
    check::{
        Citation, Finding, Severity,
        script::{Script, after_labels, is_typed, number_at},
    },
    model::value::{Fault, credit_code},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for (start, rest) in after_labels(script, &["信用代码", "纳税人识别号", "税号"]) {
        let Some((length, code)) = number_at(rest) else {
            continue;
        };
        let at = start..start + length;
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        // The number of a taxpayer may be an older one, or a person's.
        let is_code = script.text()[..start]
            .trim_end_matches(['：', ':', ' ', '为'])
            .ends_with("代码")
            || code.len() == 18 && code.bytes().filter(u8::is_ascii_alphabetic).count() > 1;
        if digits < 8 || code.contains("XXX") || !is_code || !is_typed(script, &at) {
            continue;
        }
        let message = match credit_code::read(&code) {
            Ok(_) => continue,
            Err(Fault::Length) => {
                format!(
                    "统一社会信用代码应为18位，这里是{}位，请核对营业执照。",
                    code.len()
                )
            }
            Err(Fault::Character(c)) => {
                format!("统一社会信用代码里不会有“{c}”，请核对营业执照。")
            }
            Err(_) => "统一社会信用代码的校验码不对，至少有一位写错，请核对营业执照。".to_owned(),
        };
        let finding = Finding::new("typed_credit_code_invalid", Severity::Error, at, message)
            .because("代码错一位，就查不到这家单位。")
            .under(Citation::secondary("GB 32100—2015"));
        out.push(match credit_code::mended(&code) {
            Some(right) => finding.mended(right),
            None => finding,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "typed_credit_code_invalid";

    #[test]
    fn a_right_code_is_let_be_and_one_with_a_wrong_check_character_is_found() {
        clean(RULE, "统一社会信用代码：91110105MA0000007L");
        finds(RULE, "统一社会信用代码：⟦91110105MA0000008L⟧");
        clean(RULE, "乙方（统一社会信用代码91110105ma0000007l）负责安装。");
        clean(RULE, "统一社会信用代码：9111 0105 MA00 0000 7L");
    }

    #[test]
    fn a_letter_read_for_a_digit_is_mended() {
        mends(
            RULE,
            "统一社会信用代码：91110000600O37341L",
            "统一社会信用代码：91110000600037341L",
        );
        finds(RULE, "统一社会信用代码为⟦91350100M000100Y4Z⟧。");
    }

    #[test]
    fn a_character_too_few_is_found_and_the_old_number_under_its_own_label_is_not() {
        finds(RULE, "统一社会信用代码：⟦91110000600037341⟧");
        clean(RULE, "统一社会信用代码（或注册号）：\u{FFFC}");
        clean(RULE, "营业执照注册号：330106000012345");
        clean(RULE, "统一社会信用代码：91330106********7L");
        clean(RULE, "统一社会信用代码以营业执照为准，2026年换发。");
    }
}
