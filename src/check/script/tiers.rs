//! Tiers as a text writes them: 20万元以上不满50万元, 101件至300件, 超过10日、不超过20日.

use std::ops::Range;

use super::{LineKind, Script};
use crate::check::regex;

/// Amounts from one border to another.
#[derive(Clone, Debug)]
pub(in crate::check) struct Tier {
    /// Where it stands.
    pub at: Range<usize>,
    /// What is counted, as the words before say: 回款额.
    noun: String,
    unit: String,
    low: Option<Border>,
    high: Option<Border>,
}

#[derive(Clone, Debug)]
struct Border {
    /// Ten-thousandths.
    value: u64,
    words: String,
    is_held: bool,
}

impl Tier {
    /// Does it count the same thing in the same unit? In one sentence a tier without a
    /// thing counts what the one before counts.
    pub(in crate::check) fn is_of(&self, other: &Tier, is_one_sentence: bool) -> bool {
        self.unit == other.unit
            && (self.noun == other.noun
                || is_one_sentence && (self.noun.is_empty() || other.noun.is_empty()))
    }

    /// Does the next tier begin beyond this one's end? Whole numbers that follow one
    /// another, 100 and 101, leave nothing between.
    pub(in crate::check) fn leaves_gap(&self, next: &Tier) -> bool {
        const ONE: u64 = 10_000;
        match (&self.high, &next.low) {
            (Some(top), Some(bottom)) => bottom.value > top.value.saturating_add(ONE),
            _ => false,
        }
    }

    /// Is there an amount that both hold? Two open at one end are steps.
    pub(in crate::check) fn shares(&self, other: &Tier) -> bool {
        let (lower, upper) = match (&self.high, &other.high, &self.low, &other.low) {
            (Some(_), None, ..) => (self, other),
            (None, Some(_), ..) => (other, self),
            (Some(a), Some(b), Some(_), Some(_)) if a.value <= b.value => (self, other),
            (Some(_), Some(_), Some(_), Some(_)) => (other, self),
            (Some(_), Some(_), None, Some(_)) => (self, other),
            (Some(_), Some(_), Some(_), None) => (other, self),
            _ => return false,
        };
        let (Some(top), Some(bottom)) = (&lower.high, &upper.low) else {
            return false;
        };
        // A tier within another, or one above an open end, is no neighbour.
        let is_inside = lower.low.as_ref().is_some_and(|l| bottom.value <= l.value);
        let ends_before = upper.high.as_ref().is_some_and(|h| h.value < top.value);
        if is_inside || ends_before {
            return false;
        }
        // Only bounded tiers overlap for certain: an open one may be a step further on.
        match bottom.value.cmp(&top.value) {
            std::cmp::Ordering::Less => upper.high.is_some(),
            std::cmp::Ordering::Equal => bottom.is_held && top.is_held,
            std::cmp::Ordering::Greater => false,
        }
    }

    /// Do they, sharing something, share more than a border?
    pub(in crate::check) fn overlaps(&self, other: &Tier) -> bool {
        let touch = |a: &Tier, b: &Tier| matches!((&a.high, &b.low), (Some(h), Some(l)) if h.value == l.value);
        !touch(self, other) && !touch(other, self)
    }

    /// The border that both share: 300件.
    pub(in crate::check) fn border(&self, other: &Tier) -> String {
        let borders = [&self.low, &self.high, &other.low, &other.high];
        let words = borders.into_iter().flatten();
        let same = |b: &&Border| {
            let all = [&self.low, &self.high, &other.low, &other.high];
            all.into_iter()
                .flatten()
                .filter(|o| o.value == b.value)
                .count()
                > 1
        };
        let mut same = words.filter(same);
        same.next()
            .map_or(String::new(), |b| format!("{}{}", b.words, self.unit))
    }
}

/// The tiers that stand together: of one sentence, list or column.
pub(super) fn groups(script: &Script<'_>) -> Vec<Vec<Tier>> {
    let mut groups = Vec::new();
    let mut group: Vec<Tier> = Vec::new();
    let mut was = None;
    for line in script.lines() {
        let words = script.words(line);
        let found = match line.kind {
            LineKind::Paragraph | LineKind::Cell => tiers(words, line.range.start),
            _ => Vec::new(),
        };
        match line.kind {
            // Other cells of the row, and rows without a tier, end nothing.
            LineKind::Cell if found.is_empty() => continue,
            // A list goes on while each entry has one tier.
            LineKind::Paragraph | LineKind::Cell if found.len() == 1 && was == Some(line.kind) => {}
            _ => {
                groups.push(std::mem::take(&mut group));
            }
        }
        was = (found.len() == 1).then_some(line.kind);
        group.extend(found);
    }
    groups.push(group);
    groups
}

/// The tiers in some words, which start at this byte of the script.
fn tiers(words: &str, start: usize) -> Vec<Tier> {
    let form = regex!(
        r"(?x)
        (?P<over>超过|大于|高于)?\s*
        (?P<a>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<aw>万)?(?P<au>个工作日|个月|日|天|年|元|台|件|套|箱|次|吨|公里|人|亩|小时|分钟|%|％|平方米|个|只|盒|瓶|株|本|册|张|份|米|户|单|桌|公斤|斤)?
        (?P<ain>（含[^）]{0,8}）|（不含[^）]{0,8}）)?
        (?:
          (?P<until>(?:以上|及以上)?(?:（含[^）]{0,8}）)?[、，]?(?:至|到|—|～|~|不满|不足|不到|不超过|低于|小于|但不满|但不足|但不超过))\s*
            (?P<b>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<bw>万)?(?P<bu>个?工作日|个月|日|天|年|元|台|件|套|箱|次|吨|公里|人|亩|小时|分钟|%|％|平方米|个|只|盒|瓶|株|本|册|张|份|米|户|单|桌|公斤|斤)
            (?P<down>以下|以内)?(?P<bin>（含[^）]{0,8}）|（不含[^）]{0,8}）)?
          |(?P<side>以内|以下|及以下|以上|及以上)(?P<sin>（含[^）]{0,8}）|（不含[^）]{0,8}）)?
        )?"
    );
    let mut tiers = Vec::new();
    if !words.contains(|c: char| c.is_ascii_digit()) || !signs().is_match(words) {
        return tiers;
    }
    for all in form.find_iter(words) {
        // Most figures are no tier; only a tier is worth taking apart.
        let lead = &words[words.floor_char_boundary(all.start().saturating_sub(9))..all.end()];
        let found = signs().is_match(lead);
        let Some(c) = found
            .then(|| form.captures_at(words, all.start()))
            .flatten()
        else {
            continue;
        };
        let group = |name: &str| c.name(name).map_or("", |m| m.as_str());
        let unit = match group("bu") {
            "" => group("au"),
            unit => unit,
        };
        let (before, over) = (&words[..all.start()], !group("over").is_empty());
        let close = &before[before.floor_char_boundary(before.len().saturating_sub(9))..];
        let under = ["不超过", "不满", "不足", "不到", "低于", "小于", "未满"]
            .into_iter()
            .find(|word| close.ends_with(word));
        if unit.is_empty() || !group("au").is_empty() && group("au") != unit {
            continue;
        }
        let is_excluded = |name: &str| group(name).contains("不含");
        let border = |n: &str, ten_thousand: &str, is_held| {
            let wan = !group(ten_thousand).is_empty();
            let value = value(group(n), wan)?;
            let words = format!("{}{}", group(n), group(ten_thousand));
            Some(Border {
                value,
                words,
                is_held,
            })
        };
        let first_wan = if group("b").is_empty() || !group("au").is_empty() {
            "aw"
        } else {
            "bw"
        };
        let (low, high) = if !group("b").is_empty() {
            let until = group("until");
            let is_whole =
                until.ends_with(['至', '到', '—', '～', '~']) || until.ends_with("不超过");
            (
                border("a", first_wan, !over && !is_excluded("ain")),
                border("b", "bw", is_whole && !is_excluded("bin")),
            )
        } else if group("side").ends_with("以上") {
            (border("a", "aw", !over && !is_excluded("sin")), None)
        } else if !group("side").is_empty() {
            (None, border("a", "aw", !is_excluded("sin")))
        } else if over {
            (border("a", "aw", false), None)
        } else if let Some(under) = under {
            (None, border("a", "aw", under == "不超过"))
        } else {
            continue;
        };
        let from = under
            .filter(|_| low.is_none())
            .map_or(all.start(), |under| all.start() - under.len());
        let noun = noun(&words[..from]);
        // 每月1日至5日, 2026年以内, 第31天至第90天 are times and places.
        if noun.ends_with(['月', '年', '第', '每', '少', '多', '低', '高', '于', '过'])
            || noun.ends_with("附件")
        {
            continue;
        }
        tiers.push(Tier {
            at: start + from..start + all.end(),
            noun,
            unit: unit.replace('天', "日"),
            low,
            high,
        });
    }
    tiers
}

/// Words without one of which there is no tier.
fn signs() -> &'static regex::Regex {
    regex!(r"超过|大于|高于|以上|以下|以内|至|到|—|～|~|不满|不足|低于|小于|未满")
}

/// What stands before a tier in its part of the sentence, without the number of an entry.
fn noun(before: &str) -> String {
    let part = before
        .rsplit([
            '，', '。', '；', '：', ':', '、', '（', '）', '\t', ' ', '.', '．',
        ])
        .next()
        .unwrap_or("");
    let part = part.trim_start_matches(|c: char| c.is_ascii_digit());
    part.trim().trim_end_matches(['为', '在', '达']).to_owned()
}

fn value(figure: &str, is_wan: bool) -> Option<u64> {
    let figure = figure.replace(',', "");
    let (whole, decimals) = figure.split_once('.').unwrap_or((&figure, ""));
    let whole: u64 = whole.parse().ok()?;
    let padded: String = decimals.chars().chain("0000".chars()).take(4).collect();
    let value = whole
        .checked_mul(10_000)?
        .checked_add(padded.parse().ok()?)?;
    if is_wan {
        value.checked_mul(10_000)
    } else {
        Some(value)
    }
}
