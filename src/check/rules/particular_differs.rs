//! # One particular, two values
//! **What it does.** Compares the numbers beside 统一社会信用代码, 身份证号码 and 账号 that
//! rows give for one party in the head and again in the signing block, and the accounts
//! that sentences name with those of rows.
//! **Why it matters.** One of them is wrong.
//! **Limit.** Values of one party's rows that differ in one digit are reported; other
//! parties have their own. An account in a sentence is compared with others only when
//! they are one slip apart: two digits changed round, or one other digit before the last.

use std::{collections::HashMap, ops::Range};

use super::identifier_differs::{Slip, slip};
use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"^(统一社会信用代码|居民身份证号码|身份证号码?|公民身份号码|银行账号|账号)\s*[：:]\s*([0-9A-Za-z ]{6,30})$"
    );
    let mut party = String::new();
    let mut known: HashMap<(String, &str), String> = HashMap::new();
    let mut reported: Vec<Range<usize>> = Vec::new();
    for line in script.lines() {
        if line.kind == LineKind::AnnexHeading {
            break;
        }
        let words = script.words(line);
        let is_row = matches!(line.kind, LineKind::Row | LineKind::Signing);
        match is_row.then(|| role(script, words)).flatten() {
            Some(role) => party = role,
            None if party.is_empty() => continue,
            // Its particulars follow the party; any other line ends them.
            None if is_particular(words) => {}
            None => party.clear(),
        }
        let named = (!party.is_empty()).then(|| form.captures(words));
        let Some(c) = named.flatten() else {
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
            reported.push(at.clone());
            out.push(finding(at, message));
        }
    }
    accounts(script, &reported, out);
}

fn finding(at: Range<usize>, message: String) -> Finding {
    Finding::new("particular_differs", Severity::Warning, at, message)
        .because("同一方的同一号码前后不同，其中一个是错的。")
}

/// 住所：…, 法定代表人（签字）：…, 2026年…: what is said of a party.
fn is_particular(words: &str) -> bool {
    regex!(
        r"^(?:[^：:，。；]{0,6}(?:代码|身份证|身份号码|住所|住址|住：|地址|场所|电话|手机|传真|邮|代表|负责人|经营者|联系|开户|银行账|账|户名|税|证号|日期|时间|性别|委托代理|经办)|[（(]?(?:盖章|签字)|[0-9]{4}年)"
    )
    .is_match(words)
}

/// The party at the start of a line: 甲方, or as the head calls it.
fn role(script: &Script<'_>, words: &str) -> Option<String> {
    if let Some(found) = regex!(r"^(甲方|乙方|丙方|丁方)").find(words) {
        return Some(found.as_str().to_owned());
    }
    let form = regex!(r"^([\u4E00-\u9FFF]{2,5})[ 　]*[（(：:]");
    let name = form.captures(words)?.get(1)?.as_str();
    let mut parties = script.parties().iter();
    let party = parties.find(|p| p.role == name || !name.is_empty() && p.called == name)?;
    Some(party.role.clone())
}

/// Accounts anywhere, one slip from one that stands before.
fn accounts(script: &Script<'_>, reported: &[Range<usize>], out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["账号"]) && !script.says(&["帐号"]) && !script.says(&["卡号"]) {
        return;
    }
    let form = regex!(r"(?:[账帐卡]号)(?:为|是)?[：:]?\s*([0-9][0-9 ]{8,30}[0-9])");
    let mut known: Vec<(String, Range<usize>)> = Vec::new();
    for found in form.captures_iter(text).filter_map(|c| c.get(1)) {
        let (at, plain) = (found.range(), found.as_str().replace(' ', ""));
        if known.iter().any(|(value, _)| *value == plain) {
            continue;
        }
        let sentence = script.sentence_at(at.start);
        let other = known.iter().find(|(value, first)| {
            matches!(slip(value, &plain), Some(Slip::Swap | Slip::Inner))
                && script.sentence_at(first.start) != sentence
        });
        if let Some((before, _)) = other
            && !reported.contains(&at)
            && !regex!(r"变更|更换|改为|原账[号户]").is_match(&text[sentence])
        {
            let message = format!("账号前面写的是{before}，这里差了一处：请核对。");
            out.push(finding(at.clone(), message));
        }
        known.push((plain, at));
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

    #[test]
    fn an_account_in_a_sentence_is_compared_with_that_of_a_row() {
        let text = |again: &str| {
            format!(
                "协议\n供方：和安合作社\n需方：和平合作社\n第一条 付款\n汇入供方账户：安城支行，账号9070107120242050012381。\n供方（盖章）：和安合作社\n账号：{again}\n"
            )
        };
        finds("particular_differs", &text("⟦9070107120242050012318⟧"));
        finds("particular_differs", &text("⟦9070107120247050012381⟧"));
        clean("particular_differs", &text("9070 1071 2024 2050 0123 81"));
        clean("particular_differs", &text("9070107120242050012382"));
        clean("particular_differs", &text("34050147620800001235"));
    }

    #[test]
    fn rows_of_parties_that_are_no_letters_are_compared() {
        let text = |again: &str| {
            format!(
                "协议\n供方：和安合作社\n账号：600012345678\n需方：和平合作社\n账号：600099998888\n第一条 付款\n供方收款账户：\n账号：600077776666\n供方（盖章）：\n账号：{again}\n"
            )
        };
        finds("particular_differs", &text("⟦600012345600⟧"));
        clean(
            "particular_differs",
            "协议\n委托人：和安公司\n账号：600012345678\n代理人：和平公司\n账号：600099998888\n第一条 范围\n略。",
        );
        clean("particular_differs", &text("600012345678"));
    }
}
