//! # Postcode that is none
//! **What it does.** Wants after 邮编 or 邮政编码 six digits of which the first two run
//! from 01 to 86; 999077 is Hong Kong and 999078 Macau.
//! **Why it matters.** Letters to the address of notice may go astray.
//! **Limit.** 311115 is right, 31111 and 991115 are not.

use crate::{
    check::{
        Finding, Severity, regex,
        script::{Script, after_labels, is_typed},
    },
    model::value::half_width,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for (start, rest) in after_labels(script, &["邮编", "邮政编码"]) {
        let Some(found) = regex!(r"^[0-9０-９]+").find(rest) else {
            continue;
        };
        let at = start..start + found.len();
        let code = half_width(found.as_str());
        let goes_on = |c: char| c.is_ascii_alphanumeric() || "*＊×•_＿-份个".contains(c);
        let is_other = code.len() < 3 || rest[found.end()..].starts_with(goes_on);
        if is_other || is_postcode(&code) || !is_typed(script, &at) {
            continue;
        }
        let message = if code.len() == 6 {
            "没有以这两位开头的邮政编码，请核对。".to_owned()
        } else {
            format!("邮政编码应为6位数字，这里是{}位，请核对。", code.len())
        };
        out.push(
            Finding::new("postcode_invalid", Severity::Warning, at, message)
                .because("邮政编码写错，寄出的通知可能误投或者退回。"),
        );
    }
}

fn is_postcode(code: &str) -> bool {
    let region = code.get(..2).and_then(|two| two.parse::<u8>().ok());
    let is_mainland = region.is_some_and(|two| (1..=86).contains(&two));
    code.len() == 6 && (is_mainland || matches!(code, "999077" | "999078"))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "postcode_invalid";

    #[test]
    fn six_digits_of_a_region_are_right() {
        for code in [
            "311115",
            "010000",
            "860000",
            "999077",
            "３１１１１５",
            "\u{FFFC}",
        ] {
            clean(RULE, &format!("邮政编码：{code}"));
        }
        finds(RULE, "邮政编码：⟦31111⟧");
        finds(RULE, "邮编⟦3111155⟧，收件人沈怀安。");
        finds(RULE, "邮编：⟦991115⟧");
        finds(RULE, "邮编：⟦001115⟧");
        clean(RULE, "邮编：3111**");
        clean(RULE, "写明邮编、地址和收件人。");
    }
}
