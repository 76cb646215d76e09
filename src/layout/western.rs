//! Western text among Chinese: where it begins and ends, which face draws it, what
//! counts as a space or as part of a number.

use std::ops::Range;

use super::class;
use crate::fonts::{FaceId, Fonts};

/// A run longer than any line is shaped in pieces of this many bytes: the shaper
/// gives up on endless ones.
const RUN_MAX: usize = 256;

/// Bytes → runs that one face can draw.
pub(super) fn one_face(
    fonts: &Fonts,
    text: &str,
    range: Range<usize>,
    wanted: FaceId,
) -> Vec<(FaceId, Range<usize>)> {
    let mut runs: Vec<(FaceId, Range<usize>)> = Vec::new();
    for (at, c) in text[range.clone()].char_indices() {
        let at = range.start + at;
        let end = at + c.len_utf8();
        if class::is_invisible(c) {
            continue;
        }
        let face = fonts.face_for(c, wanted).unwrap_or(wanted);
        match runs.last_mut() {
            Some((f, r)) if *f == face && r.end == at && r.len() < RUN_MAX => r.end = end,
            _ => runs.push((face, at..end)),
        }
    }
    runs
}

/// Where the Western text that starts before `from` ends.
pub(super) fn western_end(text: &str, from: usize, limit: usize) -> usize {
    text[from..limit]
        .char_indices()
        .find(|&(i, c)| {
            let at = from + i;
            is_space(c) || (class::classify(c).is_some() && !is_apostrophe(text, at, c))
        })
        .map_or(limit, |(i, _)| from + i)
}

/// ’ inside a Western word is its apostrophe, not a Chinese closing quote.
pub(super) fn is_apostrophe(text: &str, at: usize, c: char) -> bool {
    c == '’'
        && text[..at]
            .chars()
            .next_back()
            .is_some_and(|p| p.is_ascii_alphanumeric())
        && text[at + c.len_utf8()..].starts_with(|n: char| n.is_ascii_alphabetic())
}

pub(super) fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}'
    )
}

/// Digits and the marks inside a number: 12,800.00, 2026-11-24, 010-6551.
pub(super) fn is_number_part(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.')
}

/// May an endless piece be torn here? Not before a mark that closes nor after one
/// that opens.
pub(super) fn may_tear(a: char, b: char) -> bool {
    !"([{<\"".contains(a) && !".,;:!?)]}>%\"'’".contains(b)
}

pub(super) fn first_char(text: &str) -> char {
    text.chars().next().unwrap_or('\0')
}

/// The characters before and after a byte position.
pub(super) fn around(text: &str, at: usize) -> (char, char) {
    (
        text[..at].chars().next_back().unwrap_or('\0'),
        first_char(&text[at..]),
    )
}
