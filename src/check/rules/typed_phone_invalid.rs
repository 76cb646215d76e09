//! # Typed telephone number that cannot ring
//! **What it does.** Reads the number typed after 电话, 手机, 热线 or 联系方式 and in columns so headed: mobile 11 digits,
//! landline with its area code, 400 and 800, service numbers. Several numbers,
//! extensions and +86 are read; masked and foreign numbers are let be, and example
//! numbers are left to `placeholder_value`. A landline without area code is a warning.
//! **Why it matters.** Notices and repair calls go there.
//! **Limit.** 13900000418 is right; one digit less or more is not.

use std::ops::Range;

use super::placeholder_value::is_placeholder_number;
use crate::{
    check::{
        Finding, Severity, regex,
        script::{Script, after_labels, is_typed},
    },
    model::value::{Fault, half_width, phone},
};

/// Fewer digits may be a count of anything.
const LEAST: usize = 7;

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(r"^[+＋]?[（(]?[0-9０-９][0-9０-９ 　()（）转\-－—–]*");
    for (start, rest) in after_labels(
        script,
        &["电话", "手机", "联系方式", "热线", "传真", "客服"],
    ) {
        let Some(found) = form.find(rest) else {
            continue;
        };
        // A number that goes on is masked, an amount, a serial number, an e-mail address.
        let goes_on = |c: char| c.is_ascii_alphanumeric() || "*＊×•_＿@.,元台部个次件".contains(c);
        if rest[found.end()..].starts_with(goes_on) {
            continue;
        }
        let written = found.as_str().trim_end_matches(|c| !is_digit(c));
        let at = start..start + written.len();
        let is_foreign =
            written.starts_with(['+', '＋']) && !half_width(written).starts_with("+86");
        if digits(written).len() < LEAST || is_foreign || !is_typed(script, &at) {
            continue;
        }
        let Err(fault) = read(written) else {
            continue;
        };
        let parts: Vec<&str> = written
            .split_whitespace()
            .filter(|part| digits(part).len() >= LEAST)
            .collect();
        match parts[..] {
            [] => report(at, written, fault, out),
            [one] if read(one).is_err() => report(at, written, fault, out),
            _ => {
                for part in parts {
                    let Err(fault) = read(part) else { continue };
                    let n = written.find(part).unwrap_or(0);
                    report(start + n..start + n + part.len(), part, fault, out);
                }
            }
        }
    }
}

fn report(at: Range<usize>, written: &str, fault: Fault, out: &mut Vec<Finding>) {
    if is_placeholder_number(&digits(written)) {
        return;
    }
    let (severity, message) = match fault {
        Fault::AreaCode => (
            Severity::Warning,
            "这像是固定电话，请补上区号，如0571-60000211。",
        ),
        _ => (
            Severity::Error,
            "电话号码的位数不对：手机应为11位，固定电话请带区号。",
        ),
    };
    out.push(
        Finding::new("typed_phone_invalid", severity, at, message)
            .because("通知和报修都要打这个号码。"),
    );
}

/// Reads a number as people write it in running text.
fn read(written: &str) -> Result<(), Fault> {
    let plain = half_width(written).replace(['—', '–'], "-");
    let read = |number: &str| phone::read(number).map(|_| ());
    let fault = match read(&plain) {
        Ok(()) => return Ok(()),
        Err(fault) => fault,
    };
    // +86-571-60000211 leaves out the 0 of the area code.
    let home = plain
        .strip_prefix("+86")
        .or_else(|| plain.strip_prefix("0086"));
    let home = home.map(|number| format!("0{}", number.trim_start_matches(['-', ' '])));
    if home.is_some_and(|number| read(&number).is_ok()) {
        return Ok(());
    }
    // 400-000-3301转2
    match plain.split_once('转') {
        Some((number, _)) if number.starts_with(['4', '8']) => read(number),
        _ => Err(fault),
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn digits(written: &str) -> String {
    let plain = half_width(written);
    plain.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "typed_phone_invalid";

    #[test]
    fn one_digit_less_or_more_is_found() {
        clean(RULE, "联系电话：13900000418");
        finds(RULE, "联系电话：⟦1390000041⟧");
        finds(
            RULE,
            "乙方联系人方秋生，手机号⟦139000004188⟧，负责现场协调。",
        );
        finds(RULE, "联系方式：⟦0571-6000021100⟧");
        finds(RULE, "电话：⟦60000211⟧");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for number in [
            "0571-60000211",
            "（0571）60000211",
            "(0571)60000211",
            "0371--63213668",
            "0571—60000211",
            "+86-571-60000211",
            "+86 13900000418",
            "400-000-3301转2",
            "0551-62799596转801",
            "13900000418、13900000537",
            "13900000418 13900000537",
            "13900000418/0571-60000211",
            "13900000418（微信同号）",
            "12315",
            "+852 2345 6789",
            "139****0418",
            "1390000XXXX",
            "\u{FFFC}",
        ] {
            clean(RULE, &format!("联系电话：{number}"));
        }
        clean(RULE, "服务电话（24小时）：400-000-3301");
        finds(RULE, "联系电话：13900000418 ⟦1390000053⟧");
    }

    #[test]
    fn a_telephone_that_is_goods_or_a_deed_is_no_number() {
        clean(RULE, "乙方每月电话回访2次，发放手机10000000部。");
        clean(RULE, "联系方式：1. 电话；2. 邮件。");
        clean(RULE, "手机串号：860000000000001");
    }

    #[test]
    fn an_example_number_is_left_to_its_own_rule() {
        clean(RULE, "联系电话：12345678901");
    }
}
