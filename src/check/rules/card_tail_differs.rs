//! # End of a card that is no card of the text
//! **What it does.** Compares 尾号为4460 with the card and account numbers of the text.
//! **Why it matters.** Money may go to another account.
//! **Limit.** A text without a whole number, or with one that is masked, is passed over.

use crate::check::{Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["尾号"]) {
        return;
    }
    let numbers: Vec<String> = regex!(r"[0-9](?:[0-9 ]{8,28})[0-9]")
        .find_iter(text)
        .filter(|m| {
            let before = &text[text.floor_char_boundary(m.start().saturating_sub(60))..m.start()];
            regex!(r"卡号|账号|帐号|账户|银行|存折|[卡户][：:]?").is_match(before)
        })
        .map(|m| m.as_str().replace(' ', ""))
        .filter(|n| n.len() >= 12)
        .collect();
    let is_masked = regex!(r"[0-9]{4}[ ]?[*＊×]{3,}").is_match(text);
    if numbers.is_empty() || is_masked {
        return;
    }
    for c in regex!(r"尾号(?:为|是|：)?[ ]?([0-9]{3,6})").captures_iter(text) {
        let Some(tail) = c.get(1) else { continue };
        if !numbers.iter().any(|n| n.ends_with(tail.as_str())) {
            out.push(
                Finding::new(
                    "card_tail_differs",
                    Severity::Warning,
                    tail.range(),
                    format!("文中没有以{}结尾的账号：请核对尾号和账号。", tail.as_str()),
                )
                .because("尾号与账号不符，款项可能打错账户。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "card_tail_differs";

    #[test]
    fn the_end_of_another_number_is_found() {
        let with = |tail: &str| {
            format!("甲方把款打到乙方卡上，卡号6222026365104654406。打进尾号为{tail}的卡即算付清。")
        };
        finds(RULE, &with("⟦4460⟧"));
        clean(RULE, &with("4406"));
        clean(
            RULE,
            "甲方打进乙方尾号为4460的卡即算付清，联系电话13900000418。",
        );
    }
}
