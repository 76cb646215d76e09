//! Slots in text: `{{price}}`, `{{price|大写}}`, `{{@warranty}}`; `{{{{` is a literal `{{`.

/// A run of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// The value of a field.
    Value {
        /// The field's id.
        field: &'a str,
        /// In Chinese capitals: 人民币壹万元整, 贰.
        capital: bool,
        /// Character column of the slot in the text, from 1.
        column: usize,
    },
    /// The live number of a clause or annex.
    Reference {
        /// Its id.
        target: &'a str,
    },
    /// A slot that is not closed, is empty or asks for an unknown form.
    Bad {
        /// The slot as it stands.
        slot: &'a str,
        /// Character column of the slot in the text, from 1.
        column: usize,
    },
}

const OPEN: &str = "{{";
const CLOSE: &str = "}}";
/// The one form a value can be asked for in.
const CAPITAL: &str = "大写";

/// Splits a text into words and slots. Never fails: a bad slot is a segment.
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut rest = 0;
    while let Some(found) = text[rest..].find(OPEN) {
        let open = rest + found;
        let after = open + OPEN.len();
        if text[after..].starts_with(OPEN) {
            push_words(&mut segments, &text[rest..after]);
            rest = after + OPEN.len();
            continue;
        }
        push_words(&mut segments, &text[rest..open]);
        let column = text[..open].chars().count() + 1;
        // A slot ends before the next one begins: a forgotten }} spoils no more than its own.
        let limit = text[after..].find(OPEN).map_or(text.len(), |n| after + n);
        let Some(inside) = text[after..limit].find(CLOSE) else {
            segments.push(Segment::Bad {
                slot: &text[open..limit],
                column,
            });
            rest = limit;
            continue;
        };
        let end = after + inside + CLOSE.len();
        segments.push(slot(&text[after..after + inside], &text[open..end], column));
        rest = end;
    }
    push_words(&mut segments, &text[rest..]);
    segments
}

fn push_words<'a>(segments: &mut Vec<Segment<'a>>, words: &'a str) {
    if !words.is_empty() {
        segments.push(Segment::Words(words));
    }
}

fn slot<'a>(inside: &'a str, whole: &'a str, column: usize) -> Segment<'a> {
    let is_id =
        |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let inside = inside.trim();
    if let Some(target) = inside.strip_prefix('@').filter(|t| is_id(t)) {
        return Segment::Reference { target };
    }
    match inside.split_once('|') {
        None if is_id(inside) => Segment::Value {
            field: inside,
            capital: false,
            column,
        },
        Some((field, form)) if is_id(field.trim()) && form.trim() == CAPITAL => Segment::Value {
            field: field.trim(),
            capital: true,
            column,
        },
        _ => Segment::Bad {
            slot: whole,
            column,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_falls_into_words_values_and_references() {
        assert_eq!(
            segments("价款{{price}}（{{price|大写}}）见{{@pay}}。"),
            [
                Segment::Words("价款"),
                Segment::Value {
                    field: "price",
                    capital: false,
                    column: 3
                },
                Segment::Words("（"),
                Segment::Value {
                    field: "price",
                    capital: true,
                    column: 13
                },
                Segment::Words("）见"),
                Segment::Reference { target: "pay" },
                Segment::Words("。"),
            ]
        );
    }

    #[test]
    fn doubled_braces_are_a_literal_brace() {
        assert_eq!(
            segments("a{{{{b"),
            [Segment::Words("a{{"), Segment::Words("b")]
        );
    }

    #[test]
    fn a_bad_slot_is_named_with_its_column_and_spoils_no_other() {
        for (text, slot, column) in [
            ("甲{{price", "{{price", 2),
            ("甲{{}}", "{{}}", 2),
            ("甲{{price|小写}}", "{{price|小写}}", 2),
            ("{{价格}}", "{{价格}}", 1),
            ("{{a {{b}}", "{{a ", 1),
        ] {
            let found = segments(text);
            assert!(
                found.contains(&Segment::Bad { slot, column }),
                "{text}: {found:?}"
            );
        }
        assert!(matches!(
            segments("{{a {{b}}")[1],
            Segment::Value { field: "b", .. }
        ));
    }

    proptest! {
        #[test]
        fn any_text_can_be_split(text in ".{0,40}(\\{\\{|\\}\\}|@|\\|){0,6}.{0,10}") {
            let _ = segments(&text);
        }
    }
}
