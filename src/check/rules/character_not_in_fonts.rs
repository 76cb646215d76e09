//! # Character that no bundled font can draw
//! **What it does.** Looks up every printed character, in answers and in the
//! agreement's own words; each place reports its characters once.
//! **Why it matters.** A name must not print as a box.
//! **Limit.** 䶮 and 𬱖 are in the fonts, 𠮷 and emoji are not.

use std::collections::BTreeMap;

use crate::check::{
    Problem, Severity,
    subject::{Subject, part_name, problem, words},
};
use crate::model::article::Place;

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    let mut missing: BTreeMap<Place, Vec<char>> = BTreeMap::new();
    // An agreement is long and made of few characters: each is looked up once.
    let mut drawn = vec![false; char::MAX as usize + 1];
    for (place, text) in words(subject.article) {
        for c in text.chars() {
            let is_in_fonts = &mut drawn[c as usize];
            *is_in_fonts = *is_in_fonts || is_drawn(subject, c);
            if *is_in_fonts {
                continue;
            }
            // A value printed in several places is one problem, where it is first.
            let known = missing
                .iter()
                .any(|(p, cs)| place.field.is_some() && p.field == place.field && cs.contains(&c));
            if !known {
                let found = missing.entry(place.clone().into_owned()).or_default();
                if !found.contains(&c) {
                    found.push(c);
                }
            }
        }
    }
    for (place, characters) in missing {
        let field = place
            .field
            .as_ref()
            .and_then(|id| subject.draft.agreement.field(id.as_str()));
        let name = match field {
            Some(field) => format!("“{}”", field.label),
            None => part_name(subject.draft, &place.part),
        };
        let shown: Vec<String> = characters
            .iter()
            .map(|c| format!("{c}（U+{:04X}）", u32::from(*c)))
            .collect();
        let message = format!(
            "{name}里的字印不出来：{}。请换用字形相近的通用字，或改为手写。",
            shown.join("、")
        );
        let why = "字库里没有这个字，打印出来会是一个方框。";
        out.push(problem(
            "character_not_in_fonts",
            Severity::Error,
            &place,
            message,
            why,
        ));
    }
}

/// Line ends and characters without ink need no glyph.
fn is_drawn(subject: &Subject<'_>, c: char) -> bool {
    crate::model::value::is_blank(c.encode_utf8(&mut [0; 4])) || subject.fonts.covers(c)
}
