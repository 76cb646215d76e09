//! # Party named differently further down
//! **What it does.** Compares the name beside 甲方（盖章） and the like with the name in
//! the head, and finds names in the text that are a party's but for one or two characters.
//! **Why it matters.** Who is bound is then open.
//! **Limit.** A short name defined by 以下简称, an empty line to sign on, a party's
//! operator or representative who signs for it, and another party are none.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{BLANK, LineKind, PartyWords, Script, bare_name},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let mut found = signed_names(script);
    let parties = script.parties().iter().filter(|p| !p.name.is_empty());
    for party in parties {
        found.extend(look_alikes(script, party).into_iter().map(|at| (at, party)));
    }
    found.sort_by_key(|(at, _)| at.start);
    found.dedup_by_key(|(at, _)| at.start);
    for (at, party) in found {
        let message = format!(
            "这里写的是“{}”，开头的{}是“{}”：请改为同一个全称。",
            &script.text()[at.clone()],
            party.role,
            party.name
        );
        out.push(
            Finding::new("party_name_differs", Severity::Error, at, message)
                .because("前后名称不一致，谁受约束就不清楚。"),
        );
    }
}

/// Other names than the head's beside the roles of the signing block.
fn signed_names<'s>(script: &'s Script<'_>) -> Vec<(Range<usize>, &'s PartyWords)> {
    let form = regex!(
        r"^([\u4E00-\u9FFF]{1,6})(?:[（(]([^（）()]{1,12})[）)])?(?:盖章|签字|签章|签名|公章)?\s*[：:]\s*(\S.*)$"
    );
    let end = script.headings().last().map_or(0, |(_, l)| l.range.start);
    let lines = script
        .lines()
        .iter()
        .filter(|l| matches!(l.kind, LineKind::Signing | LineKind::Row) && l.range.start > end);
    let mut found = Vec::new();
    for line in lines {
        let Some(c) = form.captures(script.words(line)) else {
            continue;
        };
        let (Some(role), Some(value)) = (c.get(1), c.get(3)) else {
            continue;
        };
        let is_of = |p: &&PartyWords| {
            p.role == role.as_str() || !p.called.is_empty() && p.called == role.as_str()
        };
        let Some(party) = script.parties().iter().find(is_of) else {
            continue;
        };
        let written = bare_name(value.as_str());
        let start = line.range.start + value.start();
        let at = start..start + written.len();
        let is_line = |c: char| c == BLANK || "_＿/　 ".contains(c);
        let is_no_name = written.is_empty()
            || written.contains(is_line)
            || regex!(r"^(甲方|乙方|丙方)|[:：]|[年月日]$|^[（(]").is_match(written);
        if is_no_name
            || party.name.is_empty()
            || bare_name(&party.name) == written
            || same_but_kind(&party.name, written)
            || script.is_made(&at)
            || stands_for(script, party, written)
        {
            continue;
        }
        found.push((at, party));
    }
    found
}

/// 沈记事务所 and 沈记事务所（普通合伙）.
fn same_but_kind(name: &str, written: &str) -> bool {
    let kind = regex!(r"[（(](?:特殊)?(?:普通合伙|有限合伙|个人独资|个体工商户)[^（）()]*[）)]$");
    kind.replace(name, "") == kind.replace(written, "")
}

/// A defined short name, or a person whom the head names beside the party: its
/// operator, its representative.
fn stands_for(script: &Script<'_>, party: &PartyWords, written: &str) -> bool {
    let text = script.text();
    let is_short = ["简称", "称", "为"]
        .iter()
        .any(|word| script.says(&[&format!("{word}“{written}”"), &format!("{word}{written}）")]));
    let is_person = written.chars().count() <= 4;
    let is_company = party.name.chars().count() > 4;
    let first = text.find(written);
    is_short || is_person && is_company && first.is_some_and(|n| n < head_end(script))
}

fn head_end(script: &Script<'_>) -> usize {
    let first = script.headings().next();
    first.map_or(script.text().len(), |(_, l)| l.range.start)
}

/// Names in the text that begin and end like a party's, are as long but for two
/// characters, and are nobody's.
fn look_alikes(script: &Script<'_>, party: &PartyWords) -> Vec<Range<usize>> {
    let text = script.text();
    let name: Vec<char> = party.name.chars().collect();
    let is_han = |c: &char| ('\u{4E00}'..='\u{9FFF}').contains(c);
    if name.len() < 3 || !name.iter().all(is_han) || script.draft().is_some() {
        return Vec::new();
    }
    let head: String = name[..2].iter().collect();
    let tail: String = name[name.len() - 2..].iter().collect();
    let mut found = Vec::new();
    for n in script.places(&head) {
        let rest = &text[n..];
        if rest.starts_with(&party.name) {
            continue;
        }
        let length = match name.len() {
            3 if !is_introduced(&text[..n]) => person_length(rest),
            3 => None,
            4 | 5 => None,
            _ => company_length(rest, &tail, name.len()),
        };
        let Some(length) = length else { continue };
        let other: Vec<char> = rest[..length].chars().collect();
        let words = &rest[..length];
        if !(1..=2).contains(&distance(&name, &other)) {
            continue;
        }
        let is_known = (script.parties().iter()).any(|p| p.name == words || p.name.contains(words))
            || is_introduced(&text[..text.find(words).unwrap_or(n)]);
        let is_short = ["简称", "称", "名为"]
            .iter()
            .any(|word| script.says(&[&format!("{word}“{words}”")]));
        if !is_known && !is_short {
            found.push(n..n + length);
        }
    }
    found
}

/// Is it said who this person is: 经营者崔海霞, 之妻李秀兰?
fn is_introduced(before: &str) -> bool {
    regex!(r"(?:经营者|代表人?|负责人|联系人|代理人|配偶|妻子?|丈夫|[之的][妻夫子女弟兄姐妹父母]|投资人|收款人|经办人)[：:]?$")
        .is_match(&before[before.floor_char_boundary(before.len().saturating_sub(30))..])
}

/// Three characters that read on like the name of a person: 刘桂芬承担, 刘桂芬、.
fn person_length(rest: &str) -> Option<usize> {
    let form = regex!(
        r"^([\u4E00-\u9FFF]{2}[^区市县镇乡村路街局院校厂店号楼型技术\P{Han}])(?:承担|应当?|负责|支付|签|收|向|将|与|和|于|的|、|，|。|；|）|$)"
    );
    Some(form.captures(rest)?.get(1)?.len())
}

/// Up to the end of the next name of a company of about this length.
fn company_length(rest: &str, tail: &str, length: usize) -> Option<usize> {
    // As many bytes as a name three characters longer may take.
    let reach = rest.floor_char_boundary(3 * (length + 3));
    let end = rest[..reach].find(tail)? + tail.len();
    let words = &rest[..end];
    let count = words.chars().take(length + 4).count();
    let is_one = words
        .chars()
        .all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    (is_one && count.abs_diff(length) <= 2 && count > 4).then_some(end)
}

/// How many characters must be put in, taken out or changed, or change places.
fn distance(a: &[char], b: &[char]) -> usize {
    // The rows of the usual table, two at a time: names are short.
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let best = (before + usize::from(x != y))
                .min(row[j] + 1)
                .min(row[j + 1] + 1);
            before = std::mem::replace(&mut row[j + 1], best);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "party_name_differs";
    const HEAD: &str = "协议\n甲方：江南灯饰有限公司\n乙方：和安商店\n第一条 范围\n略。\n";

    #[test]
    fn another_name_in_the_signing_block_is_found() {
        let with = |lines: &str| format!("{HEAD}{lines}");
        finds(
            RULE,
            &with("甲方（盖章）：⟦江北太阳能有限公司⟧\n乙方（盖章）：和安商店\n"),
        );
        clean(
            RULE,
            &with("甲方（盖章）：江南灯饰有限公司\n乙方（盖章）：\n"),
        );
        clean(
            RULE,
            &with("甲方（盖章）：________\n乙方（盖章）：和安商店（公章）\n"),
        );
        finds(
            RULE,
            "协议\n供方：江南灯饰有限公司\n需方：和安商店\n第一条 范围\n略。\n供方（盖章）：⟦江南彩灯有限公司⟧\n",
        );
    }

    #[test]
    fn an_operator_signs_for_the_shop() {
        clean(
            RULE,
            "协议\n甲方：江南灯饰有限公司，住甲城\n乙方：甲城区和安商店（个体工商户）\n经营者：周和\n第一条 范围\n略。\n乙方（签字）：周和\n",
        );
    }

    #[test]
    fn a_name_that_is_nearly_a_partys_is_found_in_the_text() {
        let with = |name: &str| {
            format!(
                "协议\n承运人：青岛海汇物流股份有限公司\n托运人：和安商店\n第一条 责任\n损失由{name}赔偿。\n"
            )
        };
        finds(RULE, &with("⟦青岛海汇物流有限公司⟧"));
        clean(RULE, &with("青岛海汇物流股份有限公司"));
        clean(RULE, &with("青岛和平保险有限公司"));
        let person = |name: &str| {
            format!("协议\n转让人：何静\n受让人：刘桂芳\n第一条 风险\n风险由{name}承担。\n")
        };
        finds(RULE, &person("⟦刘桂芬⟧"));
        clean(RULE, &person("刘桂芳"));
    }
}
