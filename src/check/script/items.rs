//! Numbered items of lists typed by hand: （一）, （1）, 1、, 1.2 and ①, with the number
//! that went before each in its own list. Lists nest: a label of an outer list ends
//! the inner ones.

use std::ops::Range;

use super::{Line, LineKind, Script, number};
use crate::check::regex;

/// A label of a list.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::check) struct Item {
    /// The label, as bytes of the text.
    pub at: Range<usize>,
    /// Its number: 2 of （二）, 3 of 4.3.
    pub number: u32,
    /// The number before it in its list, 0 for the first.
    pub before: u32,
    /// How the label is written.
    pub style: ItemStyle,
    /// Nothing follows the label on its line.
    pub is_bare: bool,
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum ItemStyle {
    /// （一）
    Han,
    /// （1）
    Bracketed,
    /// 1）
    HalfBracketed,
    /// 1、 or 1.
    Plain,
    /// 4.2: the second of the fourth.
    Decimal(u32),
    /// 4.2.1
    Third(u32, u32),
    /// ①
    Circled,
}

/// The items of the running text in order.
pub(super) fn items(script: &Script<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    // The lists that are open, the innermost last, with their last numbers.
    let mut open: Vec<(ItemStyle, u32)> = Vec::new();
    let mut clause = None;
    for line in &script.lines {
        match line.kind {
            LineKind::Heading => {
                clause = super::heading_number(script.words(line));
                open.clear();
            }
            LineKind::AnnexHeading | LineKind::Section => {
                clause = None;
                open.clear();
            }
            LineKind::Paragraph | LineKind::Row => {
                for (at, style, number) in labels(script, line, clause) {
                    let known = open.iter().rposition(|(s, _)| *s == style);
                    let before = match known {
                        Some(n) => {
                            open.truncate(n + 1);
                            std::mem::replace(&mut open[n].1, number)
                        }
                        None => {
                            open.push((style, number));
                            0
                        }
                    };
                    items.push(Item {
                        is_bare: at == line.range,
                        at,
                        number,
                        before,
                        style,
                    });
                }
            }
            LineKind::Title | LineKind::Cell | LineKind::Signing => {}
        }
    }
    items
}

/// The label at the head of a line, and circled and bracketed ones within it.
fn labels(
    script: &Script<'_>,
    line: &Line,
    clause: Option<u32>,
) -> Vec<(Range<usize>, ItemStyle, u32)> {
    let words = script.words(line);
    let form = regex!(
        r"^(?:[（(]([一二三四五六七八九十]{1,3})[）)]|[（(]([0-9]{1,2})[）)]|([0-9]{1,2})[)）]|(([0-9]{1,2})[.．]([0-9]{1,2})(?:[.．]([0-9]{1,2}))?)|([0-9]{1,2})[、.．])"
    );
    let mut found = Vec::new();
    // （6）、（12）两项: items that are named.
    let named = regex!(r"^[（(][^（()）]{1,3}[）)](?:[、和及与至][（(]|[两一二三各]?[项款])");
    if let Some(c) = form.captures(words).filter(|_| !named.is_match(words)) {
        let of = |n: usize| c.get(n).and_then(|m| number(m.as_str()));
        let end = c.get(4).or(c.get(0)).map_or(0, |m| m.end());
        let read = if let Some(n) = of(1) {
            Some((ItemStyle::Han, n))
        } else if let Some(n) = of(2) {
            Some((ItemStyle::Bracketed, n))
        } else if let Some(n) = of(3) {
            Some((ItemStyle::HalfBracketed, n))
        } else if let (Some(first), Some(second)) = (of(5), of(6)) {
            let is_label = clause.is_none_or(|n| n == first) && !is_measure(&words[end..]);
            is_label.then(|| match of(7) {
                Some(third) => (ItemStyle::Third(first, second), third),
                None => (ItemStyle::Decimal(first), second),
            })
        } else {
            of(8).map(|n| (ItemStyle::Plain, n))
        };
        found.extend(read.map(|(style, n)| (line.range.start..line.range.start + end, style, n)));
    }
    if words.contains(['（', '(']) {
        run_in(words, line.range.start, &mut found);
    }
    for (n, c) in words.match_indices(|c| ('①'..='⑳').contains(&c)) {
        let before = words[..n].trim_end().chars().next_back();
        let is_label = before.is_none_or(|b| "：；，。、:;".contains(b));
        let at = line.range.start + n..line.range.start + n + c.len();
        let value = c
            .chars()
            .next()
            .map_or(0, |c| u32::from(c) - u32::from('①') + 1);
        if is_label {
            found.push((at, ItemStyle::Circled, value));
        }
    }
    found
}

/// （1）（2） within a sentence, behind the first: 须一致同意：（1）转让；（2）借款.
fn run_in(words: &str, start: usize, found: &mut Vec<(Range<usize>, ItemStyle, u32)>) {
    let form = regex!(r"[：；，。][（(](?:([一二三四五六七八九十]{1,3})|([0-9]{1,2}))[）)]");
    for c in form.captures_iter(words) {
        let Some(whole) = c.get(0) else { continue };
        let (digits, style) = match (c.get(1), c.get(2)) {
            (Some(digits), _) => (digits, ItemStyle::Han),
            (None, Some(digits)) => (digits, ItemStyle::Bracketed),
            (None, None) => continue,
        };
        let Some(number) = number(digits.as_str()) else {
            continue;
        };
        let last = found.iter().rev().find(|(_, s, _)| *s == style);
        let goes_on = last.map_or(number == 1, |(.., last)| number > *last);
        // （6）、（12）两项: items that are named.
        let is_named = words[whole.end()..].starts_with(['、', '和', '及', '与', '至', '项', '款']);
        if goes_on && !is_named {
            let mark = whole.as_str().chars().next().map_or(0, char::len_utf8);
            found.push((
                start + whole.start() + mark..start + whole.end(),
                style,
                number,
            ));
        }
    }
}

/// Does a measure begin here, or does the number go on: 3.5毫米厚, 1.2×0.3, 3.1至3.5.
fn is_measure(rest: &str) -> bool {
    let goes_on = regex!(
        r"^(?:[0-9.%％‰×xX*~～—\-+/℃°]|[米毫厘分公千克吨元角万亿倍升亩度寸英折年月天日小时个台套件只级][^、：]|至|到|和|与|、|以[上下内])"
    );
    // Behind a space a unit is one only when the sentence ends with it: 3.5 毫米，.
    let apart = regex!(
        r"^[ 　]+(?:[0-9×~～+/-]|(?:毫米|厘米|米|公斤|千克|吨|元|万元|倍|升|亩)(?:[，。、；×）]|$))"
    );
    goes_on.is_match(rest) || apart.is_match(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<(u32, u32)> {
        let script = Script::of_text(text, jiff::civil::date(2026, 11, 24));
        let items = script.items().iter();
        items.map(|i| (i.before, i.number)).collect()
    }

    #[test]
    fn an_outer_label_ends_the_inner_lists() {
        let text = "协议\n一、范围\n1. 早餐，其中\n（1）面条；\n（2）粥。\n2. 午餐：\n（1）米饭。\n3. 晚餐。";
        assert_eq!(
            numbers(text),
            [(0, 1), (0, 1), (1, 2), (1, 2), (0, 1), (2, 3)]
        );
    }

    #[test]
    fn decimals_belong_to_their_clause_and_measures_are_none() {
        let text = "协议\n第一条 材料\n1.1 槽钢。\n3.5毫米厚花纹钢板；\n1.2米长踏板；\n1.2 木材。";
        assert_eq!(numbers(text), [(0, 1), (1, 2)]);
    }

    #[test]
    fn bracketed_numbers_are_read_within_a_sentence_that_begins_with_one() {
        assert_eq!(
            numbers("协议\n第一条 须一致同意：（1）转让；（2）支出；（4）借款；其他见（3）。"),
            [(0, 1), (1, 2), (2, 4)]
        );
        assert_eq!(numbers("协议\n第一条 尺寸见图；（3）号图作废。"), []);
    }

    #[test]
    fn circled_numbers_are_read_within_a_sentence() {
        assert_eq!(
            numbers("协议\n第一条 材料\n提供：①执照；②图样，见②；④清单。"),
            [(0, 1), (1, 2), (2, 4)]
        );
    }
}
