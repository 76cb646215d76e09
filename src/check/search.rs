//! Searching a long text for a costly form: only the lines that hold a sign of it, one
//! of a few words, are read with it. Words are looked up many times faster than a form
//! with classes and bounds is searched for.

use regex::{Captures, Match, Regex};

use super::script::Script;

/// What `form`, which may not reach across lines, finds in the lines in which a sign
/// is found.
pub(super) fn find_with<'t>(
    script: &'t Script<'_>,
    signs: &[&'static str],
    form: &'t Regex,
) -> impl Iterator<Item = Match<'t>> {
    finds(script, signs, form).map(|(_, found)| found)
}

/// The captures that `form`, which may not reach across lines, has in the lines in which
/// a sign is found; their places are those of the whole text.
pub(super) fn captures_with<'t>(
    script: &'t Script<'_>,
    signs: &[&'static str],
    form: &'t Regex,
) -> impl Iterator<Item = Captures<'t>> {
    let finds = finds(script, signs, form);
    finds.filter_map(|(text, found)| form.captures_at(text, found.start()))
}

/// Each find, with the text up to the end of its line.
fn finds<'t>(
    script: &'t Script<'_>,
    signs: &[&'static str],
    form: &'t Regex,
) -> impl Iterator<Item = (&'t str, Match<'t>)> {
    let lines = lines_with(script, signs).into_iter();
    lines.flat_map(move |(start, end)| {
        let text = &script.text()[..end];
        let mut from = start;
        std::iter::from_fn(move || {
            let found = (from <= end).then(|| form.find_at(text, from))??;
            from = beyond(text, found);
            Some((text, found))
        })
    })
}

/// Where to go on after a find, one character further when it is empty.
fn beyond(text: &str, found: Match<'_>) -> usize {
    match found.is_empty() {
        true if found.end() == text.len() => found.end() + 1,
        true => text.ceil_char_boundary(found.end() + 1),
        false => found.end(),
    }
}

/// Start and end of each line that holds a sign, its line feed included.
fn lines_with(script: &Script<'_>, signs: &[&'static str]) -> Vec<(usize, usize)> {
    let text = script.text();
    let places = signs.iter().flat_map(|sign| script.places(sign));
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    let mut lines: Vec<(usize, usize)> = Vec::new();
    for sign in places {
        let from = lines.last().map_or(0, |(_, end)| *end);
        if sign < from {
            continue;
        }
        let start = text[from..sign].rfind('\n').map_or(from, |n| from + n + 1);
        let end = text[sign..].find('\n').map_or(text.len(), |n| sign + n + 1);
        lines.push((start, end));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::regex;

    fn script(text: &str) -> Script<'static> {
        Script::of_text(text, jiff::civil::date(2026, 11, 24))
    }

    #[test]
    fn a_form_is_found_where_a_sign_is_and_nowhere_else() {
        let text = "甲方付款3次\n甲方交货5次\n付款7次，付款9次";
        let script = script(text);
        let (signs, form) = (&["付款"], regex!(r"[款货]([0-9])次"));
        let found = find_with(&script, signs, form);
        let found: Vec<_> = found.map(|m| m.as_str()).collect();
        assert_eq!(found, ["款3次", "款7次", "款9次"]);
        let captured = captures_with(&script, signs, form).filter_map(|c| c.get(1));
        let captured: Vec<_> = captured.map(|m| &text[m.start()..]).collect();
        assert_eq!(captured[1], "7次，付款9次");
        assert_eq!(captured.len(), 3);
    }

    #[test]
    fn empty_finds_come_to_an_end() {
        let script = script("付款\n付");
        let found = find_with(&script, &["款"], regex!("货*"));
        assert_eq!(found.count(), 4);
    }
}
