//! # Bank card number whose check digit is wrong
//! **What it does.** A card of a person has 16 to 19 digits and begins with 62 for
//! UnionPay; its last digit is a check (Luhn); a letter O or l stands for no digit.
//! Reads numbers after 卡号, 账号 and 账户, and answers of the kind with 16 or 19 digits.
//! Accounts of companies have no check digit: what stands beside 对公 or under the name
//! of a company is let be.
//! **Why it matters.** With one digit wrong the money does not arrive.
//! **Limit.** 6217000000000006 is right, 6217000000000007 is not.

use std::ops::Range;

use super::credit_code_doubtful::answers_of;
use crate::{
    check::{
        Finding, Severity, regex,
        script::{Line, Script, after_labels, is_typed, near, number_at},
    },
    model::draft::Kind,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let mut cards: Vec<(Range<usize>, String)> = Vec::new();
    for (start, rest) in after_labels(script, &["卡号", "账号", "帐号", "账户"]) {
        let Some((length, number)) = number_at(rest) else {
            continue;
        };
        let at = start..start + length;
        let is_card = (16..=19).contains(&number.len());
        if is_card && is_typed(script, &at) && !is_of_company(script, start) {
            cards.push((at, number));
        }
    }
    for at in answers_of(script, &Kind::BankAccount) {
        let number = script.text()[at.clone()].to_owned();
        if matches!(number.len(), 16 | 19) {
            cards.push((at, number));
        }
    }
    cards.sort_by_key(|(at, _)| at.start);
    for (at, number) in cards {
        if has_letter_for_digit(&number) {
            out.push(
                Finding::new(
                    "bank_card_check_failed",
                    Severity::Warning,
                    at,
                    "卡号里混进了字母（O像0，l、I像1），请改成数字。",
                )
                .because("卡号错一位，款项就到不了。"),
            );
            continue;
        }
        let is_digits = number.bytes().all(|b| b.is_ascii_digit());
        if !is_digits || !number.starts_with("62") || passes_luhn(&number) {
            continue;
        }
        out.push(
            Finding::new(
                "bank_card_check_failed",
                Severity::Hint,
                at,
                "如果这是个人银行卡号，至少有一位写错，请对照卡片核对；单位账号不必理会。",
            )
            .because("卡号错一位，款项就到不了。"),
        );
    }
}

/// Does the account belong to a company, by its label or by the name of its holder
/// up to three lines above?
fn is_of_company(script: &Script<'_>, at: usize) -> bool {
    let lines = script.lines();
    let n = lines.partition_point(|l| l.range.end < at);
    let lines_above = lines.get(n.saturating_sub(3)..=n).unwrap_or(&[]);
    let holder = regex!(
        r"(?:户名|账户名|户主|账户名称|收款人|收款单位|单位名称)[^。；]*?(?:公司|合作社|厂|店|部|所|院|中心|学校|委员会)"
    );
    let label = near(script, at).0;
    // Names of holders stand in short lines.
    let is_row = |line: &Line| line.range.len() < 200;
    ["对公", "单位", "公司", "基本"]
        .iter()
        .any(|word| label.contains(word))
        || lines_above
            .iter()
            .any(|l| is_row(l) && holder.is_match(script.words(l)))
}

/// Digits but for one or two letters that look like one: O for 0, I and l for 1.
fn has_letter_for_digit(number: &str) -> bool {
    let letters = number.chars().filter(|c| !c.is_ascii_digit());
    let letters: Vec<char> = letters.collect();
    matches!(letters.len(), 1 | 2) && letters.iter().all(|c| "OoIl".contains(*c))
}

fn passes_luhn(number: &str) -> bool {
    let digits = number.chars().rev().filter_map(|c| c.to_digit(10));
    let sum: u32 = digits
        .enumerate()
        .map(|(n, digit)| match (n % 2, digit) {
            (0, digit) => digit,
            (_, 0..=4) => digit * 2,
            _ => digit * 2 - 9,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "bank_card_check_failed";

    #[test]
    fn a_letter_for_a_digit_is_found() {
        finds(RULE, "收款卡号：⟦6222 O217 0100 9357 205⟧");
        finds(RULE, "收款卡号：⟦622202l701009357205⟧");
        clean(RULE, "合同账号：OA20260100935720");
    }

    #[test]
    fn a_card_one_digit_off_is_found() {
        for card in [
            "6200000000000005",
            "6217000000000006",
            "62220200000000000",
            "6222020000000000000",
            "6222 0200 0000 0000 000",
        ] {
            clean(RULE, &format!("收款卡号：{card}"));
        }
        finds(RULE, "收款卡号：⟦6217000000000007⟧");
        finds(RULE, "汇入卖方银行卡（卡号⟦6217 0000 1000 0000 004⟧）。");
    }

    #[test]
    fn what_is_no_card_of_a_person_is_let_be() {
        clean(RULE, "账号：9558800000000001");
        clean(RULE, "账号：621700000000000");
        clean(RULE, "对公账号：6217000000000007");
        clean(
            RULE,
            "户名：杭州禾屿家用电器有限公司\n开户银行：和安银行城西支行\n账号：6217000000000007",
        );
        clean(RULE, "卡号：6217********0007");
        clean(RULE, "账号：\u{FFFC}");
    }
}
