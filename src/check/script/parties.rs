//! The parties as the head of an agreement introduces them.

use std::ops::Range;

use super::{BLANK, Line, LineKind, Script};
use crate::check::regex;

/// A party as the head of the agreement introduces it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::check) struct PartyWords {
    /// 甲方
    pub role: String,
    /// 销售方, or empty.
    pub called: String,
    /// The name; empty while it is blank.
    pub name: String,
    /// Where the name stands, or the role when there is no name.
    pub at: Range<usize>,
}

/// Each role of the head once.
pub(super) fn parties(script: &Script<'_>) -> Vec<PartyWords> {
    let mut parties: Vec<PartyWords> = Vec::new();
    for line in head(script).filter(|l| l.kind == LineKind::Row) {
        if let Some(party) = party(&script.text, line)
            && !parties.iter().any(|p| p.role == party.role)
        {
            parties.push(party);
        }
    }
    match parties.len() {
        0 => of_the_preamble(script),
        _ => parties,
    }
}

/// 本协议由和安商店（以下简称供方）与和平商店（下称需方）订立, in a head without rows.
fn of_the_preamble(script: &Script<'_>) -> Vec<PartyWords> {
    let form = regex!(
        r"(?:^|[，、：由与和及])([\p{Han}（）()]{2,40}?)[（(](?:以下|下)(?:简|统)?称(?:为)?[“「]?([甲乙丙丁戊]方|[\u4E00-\u9FFF]{1,4}[方人])[”」]?[，,；）)]"
    );
    let mut parties: Vec<PartyWords> = Vec::new();
    for line in head(script).filter(|l| l.kind == LineKind::Paragraph) {
        for c in form.captures_iter(script.words(line)) {
            if let (Some(name), Some(role)) = (c.get(1), c.get(2))
                && !parties.iter().any(|p| p.role == role.as_str())
            {
                let lead = regex!(r"^(?:本|兹|现)[^由]{0,12}由").find(name.as_str());
                let skip = lead.map_or(0, |m| m.end());
                let start = line.range.start + name.start() + skip;
                let name = &name.as_str()[skip..];
                parties.push(PartyWords {
                    role: role.as_str().to_owned(),
                    called: String::new(),
                    name: name.to_owned(),
                    at: start..start + name.len(),
                });
            }
        }
    }
    parties
}

/// The lines before the first clause, and those of a first clause on the parties.
fn head<'a>(script: &'a Script<'_>) -> impl Iterator<Item = &'a Line> {
    let mut headings = script.lines.iter().filter(|l| l.kind == LineKind::Heading);
    let is_on_parties = |l: &&Line| {
        regex!(r"当事人|合同主体|双方信息|各方信息|双方基本|基本信息|(协议|合同)(双|各|三)方$")
            .is_match(script.words(l))
    };
    let first = headings.next();
    let end = match first.filter(is_on_parties) {
        Some(_) => headings.next(),
        None => first,
    };
    let end = end.map_or(usize::MAX, |l| l.range.start);
    script.lines.iter().take_while(move |l| l.range.start < end)
}

/// 甲方（销售方）：北京……, or 出租方：……
fn party(text: &str, line: &Line) -> Option<PartyWords> {
    let words = &text[line.range.clone()];
    let form = regex!(
        r"^([甲乙丙丁戊]方?|[\u4E00-\u9FFF]{1,5}[方人]|承诺者|用户单位|用户|客户|业主|学员|消费者|学校|建房户|商家|会员|顾客)\s*(?:[（(]([^）)]*)[）)])?\s*[：:]\s*(.*)$"
    );
    // 直播机构（乙方）：……: any label that a bracket makes a party.
    let of_any = regex!(r"^([\u4E00-\u9FFF]{2,8})\s*[（(]([甲乙丙丁戊]方)[）)]\s*[：:]\s*(.*)$");
    let found = form.captures(words).or_else(|| of_any.captures(words))?;
    let mut role = found[1].to_owned();
    let mut called = found.get(2).map_or("", |m| m.as_str());
    let is_other = regex!(
        r"联系|负责|代表|代理|经办|收款|收件|收货|见证|监护|签[订约]|法人|开户|双方|各方|三方|对方|地方|接收|验收|制表|填表|审核|批准|被授权|受益|第三|申请人|知情|当事|开票|紧急|立约|对接|见方|^[甲乙丙丁戊]方."
    );
    if is_other.is_match(&role) || regex!(r"盖章|签字|签章|签名|公章").is_match(called) {
        return None;
    }
    let value = found.get(3)?;
    // 出租方（甲方）：……, 发包人（业主，下称甲方）：……, or 出租人：……（以下简称甲方）.
    let short = regex!(r"(?:^|[，,]|称(?:为)?|[（(])[“「]?([甲乙丙丁戊]方)[”」]?(?:$|[）)])");
    let ordinal = ['甲', '乙', '丙', '丁', '戊'];
    let alias = [called, value.as_str()];
    let mut alias = alias.iter().filter_map(|words| short.captures(words));
    let of_kind;
    if let Some(alias) = alias.next().filter(|_| !role.starts_with(ordinal)) {
        of_kind = std::mem::replace(&mut role, alias[1].to_owned());
        called = &of_kind;
    } else {
        let lead = regex!(r"^(?:以下|下)?(?:简|统)?称(?:为)?[：:]?");
        called = &called[lead.find(called).map_or(0, |m| m.end())..];
    }
    let called = called
        .trim_matches(['“', '”', '"', '「', '」', ' '])
        .to_owned();
    let name = bare_name(value.as_str());
    let is_blank = |c: char| c == BLANK || c == '_' || c == '/' || c.is_whitespace();
    let name = if name.chars().all(is_blank) { "" } else { name };
    let role_at = found.get(1)?;
    let (from, to) = match name {
        "" => (role_at.start(), role_at.end()),
        name => (value.start(), value.start() + name.len()),
    };
    Some(PartyWords {
        role,
        called,
        name: name.to_owned(),
        at: line.range.start + from..line.range.start + to,
    })
}

/// A name without the particulars and short names that follow it on its line. What
/// the law makes part of a name, （普通合伙）, stays.
pub(in crate::check) fn bare_name(value: &str) -> &str {
    let mut depth = 0_u32;
    let mut end = value.len();
    for (n, c) in value.char_indices() {
        match c {
            '（' | '(' => {
                let group = &value[n + c.len_utf8()..];
                let close = group.find(['）', ')']);
                let rest = close.map_or("", |m| group[m..].trim_start_matches(['）', ')']));
                let is_last =
                    rest.is_empty() || rest.starts_with(['，', ',', '；', ' ', '\u{3000}']);
                let is_name = regex!(r"^(?:特殊)?(?:普通合伙|有限合伙|个人独资)").is_match(group);
                if depth == 0 && is_last && !is_name {
                    end = n;
                    break;
                }
                depth += 1;
            }
            '）' | ')' => depth = depth.saturating_sub(1),
            '，' | ',' | '；' | '。' | '\t' if depth == 0 => {
                end = n;
                break;
            }
            ' ' | '\u{3000}' if depth == 0 => {
                let next = value[n..].trim_start();
                let particular = regex!(
                    r"^(?:身份证|居民身份|公民身份|统一社会|联系|电话|手机|男|女|住|地址|[^\s：:]{1,8}[：:])"
                );
                if particular.is_match(next) || value[n..].starts_with("  ") {
                    end = n;
                    break;
                }
            }
            _ => {}
        }
    }
    value[..end].trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn introduces(line: &str, role: &str, called: &str, name: &str) {
        let text = format!("协议\n{line}\n第一条 范围\n");
        let script = Script::of_text(&text, jiff::civil::date(2026, 11, 24));
        let found = script.parties().first().cloned();
        let found = found.map(|p| (p.role, p.called, p.name));
        assert_eq!(found, Some((role.into(), called.into(), name.into())));
    }

    #[test]
    fn a_party_is_read_from_its_row_however_it_is_introduced() {
        introduces("甲方（销售方）：和安商店", "甲方", "销售方", "和安商店");
        introduces("出租方（甲方）：沈怀安", "甲方", "出租方", "沈怀安");
        introduces(
            "出租人（以下简称“甲方”）：沈怀安",
            "甲方",
            "出租人",
            "沈怀安",
        );
        introduces("出租人：沈怀安（以下简称甲方）", "甲方", "出租人", "沈怀安");
        introduces("借款人：沈怀安，身份证号码：3301", "借款人", "", "沈怀安");
        introduces(
            "甲方：和安（集团）有限公司",
            "甲方",
            "",
            "和安（集团）有限公司",
        );
        introduces(
            "发包人（业主，下称甲方）：沈怀安",
            "甲方",
            "发包人",
            "沈怀安",
        );
        introduces(
            "买受人：沈记茶庄（个体工商户，经营者沈怀安）",
            "买受人",
            "",
            "沈记茶庄",
        );
        introduces(
            "甲方：沈记事务所（普通合伙）",
            "甲方",
            "",
            "沈记事务所（普通合伙）",
        );
        introduces("甲方：____", "甲方", "", "");
    }

    #[test]
    fn rows_on_other_people_introduce_nobody() {
        let text =
            "协议\n联系人：沈怀安\n法定代表人：沈怀安\n收款人：沈怀安\n双方：沈怀安\n第一条 范围\n";
        let script = Script::of_text(text, jiff::civil::date(2026, 11, 24));
        assert_eq!(script.parties(), []);
    }

    #[test]
    fn a_first_clause_on_the_parties_belongs_to_the_head() {
        let text =
            "协议\n一、合同当事人\n甲方：和安商店\n乙方：和平商店\n二、范围\n丙方：和顺商店\n";
        let script = Script::of_text(text, jiff::civil::date(2026, 11, 24));
        assert_eq!(script.parties().len(), 2);
    }

    #[test]
    fn parties_are_read_from_the_preamble_where_no_rows_are() {
        let text = "协议\n本协议由甲城塑料厂（下称供方，地址：甲城东路5号）与乙城电器厂（下称需方）订立。\n一、供方供货。\n";
        let script = Script::of_text(text, jiff::civil::date(2026, 11, 24));
        let found: Vec<_> = script
            .parties()
            .iter()
            .map(|p| (p.role.as_str(), p.name.as_str()))
            .collect();
        assert_eq!(found, [("供方", "甲城塑料厂"), ("需方", "乙城电器厂")]);
    }
}
