//! # Party under 18
//! **What it does.** Reads identity numbers in the head of the agreement and reports a
//! birth less than 18 years before today, unless a guardian is mentioned.
//! **Why it matters.** What goes beyond a minor's understanding takes effect only with
//! the guardian's consent.
//! **Limit.** On the eighteenth birthday the party is of age; the day before it is not.

use jiff::ToSpan;

use super::land_ownership_sold::says;
use crate::{
    check::{
        Citation, Finding, Severity, regex,
        script::{LineKind, Script},
    },
    model::value::resident_id,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if says(script.text(), &["监护人", "法定代理人"]) {
        return;
    }
    let number = regex!(r"[1-9][0-9]{16}[0-9Xx]");
    let lines = script.lines().iter();
    for line in lines.take_while(|l| l.kind != LineKind::Heading) {
        let words = script.words(line);
        if line.kind != LineKind::Row {
            continue;
        }
        for found in number.find_iter(words) {
            let Ok(id) = resident_id::read(found.as_str()) else {
                continue;
            };
            let of_age = id.birth.checked_add(18.years());
            let is_minor = of_age.is_ok_and(|day| day > script.today());
            if !is_minor || id.birth > script.today() {
                continue;
            }
            let at = line.range.start + found.start()..line.range.start + found.end();
            let message =
                "从身份证号码看，这一方还不满18周岁：请核对号码；确实未成年的，由监护人签字同意。";
            out.push(
                Finding::new("minor_party", Severity::Warning, at, message)
                    .because("未成年人签的协议，超出其年龄、智力的，要监护人同意或者追认才有效。")
                    .under(Citation::read("民法典第144条、第145条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "minor_party";

    /// A number of that birthday, with its check digit.
    fn number(birth: &str) -> String {
        let body = format!("110105{birth}001");
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let digits = body.bytes().map(|b| u32::from(b - b'0'));
        let sum: u32 = digits.zip(weights).map(|(d, w)| d * w).sum();
        format!("{body}{}", char::from(b"10X98765432"[(sum % 11) as usize]))
    }

    #[test]
    fn of_age_on_the_eighteenth_birthday() {
        // Checked on 2026-11-24.
        let young = format!("买卖协议\n乙方：林若溪\n身份证号：⟦{}⟧", number("20081125"));
        finds(RULE, &young);
        let grown = format!("买卖协议\n乙方：林若溪\n身份证号：{}", number("20081124"));
        clean(RULE, &grown);
    }

    #[test]
    fn a_guardian_or_another_place_is_right() {
        let id = number("20150101");
        clean(
            RULE,
            &format!("买卖协议\n乙方：林若溪\n身份证号：{id}\n监护人：林远"),
        );
        clean(RULE, &format!("买卖协议\n第一条 学员\n学员号码：{id}"));
    }
}
