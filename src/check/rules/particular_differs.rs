//! # One particular, two values
//! **What it does.** Compares the numbers beside 统一社会信用代码, 身份证号码 and 账号 that
//! rows give for one party in the head and again in the signing block.
//! **Why it matters.** One of them is wrong.
//! **Limit.** Values that differ in one digit are reported; other parties have their own.

use std::collections::HashMap;

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"^(统一社会信用代码|居民身份证号码|身份证号码?|公民身份号码|银行账号|账号)\s*[：:]\s*([0-9A-Za-z ]{6,30})$"
    );
    let role = regex!(r"^(甲方|乙方|丙方|丁方)");
    let mut party = String::new();
    let mut known: HashMap<(String, &str), String> = HashMap::new();
    for line in script.lines() {
        if line.kind == LineKind::AnnexHeading {
            break;
        }
        let words = script.words(line);
        if matches!(line.kind, LineKind::Row | LineKind::Signing)
            && let Some(m) = role.find(words)
        {
            party = m.as_str().to_owned();
        }
        let Some(c) = form.captures(words).filter(|_| !party.is_empty()) else {
            continue;
        };
        let (Some(label), Some(value)) = (c.get(1), c.get(2)) else {
            continue;
        };
        let kind = match label.as_str() {
            "统一社会信用代码" => "统一社会信用代码",
            "银行账号" | "账号" => "账号",
            _ => "身份证号码",
        };
        let plain = value.as_str().replace(' ', "").to_uppercase();
        let before = known
            .entry((party.clone(), kind))
            .or_insert_with(|| plain.clone());
        if *before != plain {
            let at = line.range.start + value.start()..line.range.start + value.end();
            let message = format!("{party}的{kind}前面写的是{before}，这里不同：请核对。");
            out.push(
                Finding::new("particular_differs", Severity::Warning, at, message)
                    .because("同一方的同一号码前后不同，其中一个是错的。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_second_value_for_one_party_is_found() {
        let text = |again: &str| {
            format!(
                "协议\n甲方：和安商店\n账号：6000 1234 5678\n乙方：和平商店\n账号：6000 9999 8888\n第一条 范围\n略。\n甲方（盖章）：\n账号：{again}\n"
            )
        };
        finds("particular_differs", &text("⟦6000 1234 5679⟧"));
        clean("particular_differs", &text("600012345678"));
    }
}
