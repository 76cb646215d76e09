//! Values typed by hand: where they stand, by their labels, and how they are read.

use std::ops::Range;

use super::{BLANK, Script};
use crate::{check::regex, model::value::half_width};

/// What follows these labels and their 号码, brackets, colon or 为, up to the end of
/// the line, and the cells below a column so labelled: where it begins, and its words.
/// In the order of the text, each once.
pub(in crate::check) fn after_labels<'s>(
    script: &'s Script<'_>,
    labels: &[&'static str],
) -> Vec<(usize, &'s str)> {
    let join = regex!(
        r"^(?:号码|编号|号)?[）)]?(?:[（(][^（）()]{0,12}[^（）()0-9０-９][）)])?[ 　]*(?:[：:]|为|是)?[ 　]*"
    );
    let text = script.text();
    let mut found = Vec::new();
    let mut labelled: Vec<Range<usize>> = (labels.iter())
        .flat_map(|label| script.places(label).map(|at| at..at + label.len()))
        .collect();
    // Of two labels in one place the longer: 身份证件, 身份证.
    labelled.sort_by_key(|at| (at.start, std::cmp::Reverse(at.end)));
    labelled.dedup_by_key(|at| at.start);
    for label in labelled {
        let from = label.end;
        let Some(line) = script.line_at(from) else {
            continue;
        };
        let rest = text.get(from..line.range.end).unwrap_or("");
        let joined = join.find(rest).map_or(0, |m| m.end());
        found.push((from + joined, &rest[joined..]));
    }
    for line in script.lines().iter().filter(|l| l.cell.is_some()) {
        let head = script.column_head(line);
        if labels.iter().any(|label| head.contains(label)) {
            found.push((line.range.start, script.words(line)));
        }
    }
    found.sort_by_key(|(start, _)| *start);
    found.dedup_by_key(|(start, _)| *start);
    found
}

/// A number of digits and letters at the start of these words, perhaps in groups of
/// 15 to 20 characters together: the bytes it takes, and its characters in half width.
/// A masked number is none.
pub(in crate::check) fn number_at(words: &str) -> Option<(usize, String)> {
    let form = regex!(r"^[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+(?:[ -][0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+)*");
    let whole = form.find(words)?.as_str();
    let first = whole.split([' ', '-']).next()?;
    let joined = half_width(whole).replace([' ', '-'], "");
    let (run, number) = if first != whole && (15..=20).contains(&joined.len()) {
        match half_width(first).into_owned() {
            first_joined if first_joined.len() >= 15 => (first, first_joined),
            _ => (whole, joined),
        }
    } else {
        (first, half_width(first).into_owned())
    };
    let is_masked = words[run.len()..].starts_with(['*', '＊', '×', '•', '_', '＿', BLANK]);
    (!is_masked).then_some((run.len(), number))
}

/// The words of the sentence just before and from this byte on, a hundred characters
/// each at most: enough to judge by, however long a line is.
pub(in crate::check) fn near<'s>(script: &'s Script<'_>, at: usize) -> (&'s str, &'s str) {
    const REACH: usize = 300;
    let (text, sentence) = (script.text(), script.sentence_at(at));
    let start = text.ceil_char_boundary(at.saturating_sub(REACH));
    let end = text.floor_char_boundary(at.saturating_add(REACH));
    let before = text.get(start.max(sentence.start)..at);
    let after = text.get(at..end.min(sentence.end));
    (before.unwrap_or(""), after.unwrap_or(""))
}

/// Words that somebody typed and that no rule on fields checks.
pub(in crate::check) fn is_typed(script: &Script<'_>, at: &Range<usize>) -> bool {
    !script.is_made(at) && !script.is_checked_value(at)
}
