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
        r"^([甲乙丙丁戊]方?|[\u4E00-\u9FFF]{1,5}[方人]|承诺者|用户单位|用户|客户|业主|学员|消费者|学校)\s*(?:[（(]([^）)]*)[）)])?\s*[：:]\s*(.*)$"
    );
    let found = form.captures(words)?;
    let mut role = found[1].to_owned();
    let mut called = found.get(2).map_or("", |m| m.as_str());
    let is_other = regex!(
        r"联系|负责|代表|代理|经办|收款|收件|收货|见证|监护|签[订约]|法人|开户|双方|各方|三方|对方|地方|接收|验收|制表|填表|审核|批准|被授权|受益|第三|申请人|知情|当事|开票|紧急|[立]约?人$|见方"
    );
    if is_other.is_match(&role) || regex!(r"盖章|签字|签章|签名|公章").is_match(called) {
        return None;
    }
    let short = regex!(r"^(?:以下|下)?(?:简|统)?称(?:为)?[：:]?");
    called = &called[short.find(called).map_or(0, |m| m.end())..];
    called = called.trim_matches(['“', '”', '"', '「', '」', ' ']);
    if regex!(r"^[甲乙丙丁戊]方$").is_match(called) {
        // 出租方（甲方）：……
        let role_of_kind = std::mem::replace(&mut role, called.to_owned());
        return named(line, &found, role, role_of_kind);
    }
    named(line, &found, role, called.to_owned())
}

fn named(
    line: &Line,
    found: &regex::Captures<'_>,
    mut role: String,
    mut called: String,
) -> Option<PartyWords> {
    let at = |from: usize, to: usize| line.range.start + from..line.range.start + to;
    let value = found.get(3)?;
    // The particulars that follow on the line, and 以下简称“……”.
    let end = regex!(
        r"[，,；。\t]|[ 　]{2,}|[（(](?:以下|下称|简称|身份证|公民身份|统一社会|男|女|盖章|签字)|[ 　]+(?:身份证|公民身份|统一社会|联系电话|电话|男|女)"
    );
    let name = &value.as_str()[..end.find(value.as_str()).map_or(value.len(), |m| m.start())];
    let name = name.trim_end();
    let alias = regex!(r"[（(](?:以下|下)?简?称(?:为)?[“]?([甲乙丙丁戊]方)[”]?[）)]");
    if let Some(alias) = alias.captures(value.as_str())
        && !role.starts_with(['甲', '乙', '丙', '丁', '戊'])
    {
        // 出租人：李……（以下简称甲方）
        called = std::mem::replace(&mut role, alias[1].to_owned());
    }
    let is_blank = name
        .chars()
        .all(|c| c == BLANK || c == '_' || c == '/' || c.is_whitespace());
    let role_at = found.get(1)?;
    let at = match is_blank {
        true => at(role_at.start(), role_at.end()),
        false => at(value.start(), value.start() + name.len()),
    };
    let name = if is_blank {
        String::new()
    } else {
        name.to_owned()
    };
    Some(PartyWords {
        role,
        called,
        name,
        at,
    })
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
}
