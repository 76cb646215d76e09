//! Blanks: as long as what will be written on them.

use super::push_text;
use crate::model::{
    article::{Piece, Place},
    draft::{Field, Kind},
    value,
};

/// ＿＿＿年＿＿月＿＿日
pub(super) fn date_blank(pieces: &mut Vec<Piece>, by_hand: bool, place: &Place) {
    for (width_em, unit) in [(3_000, "年"), (2_000, "月"), (2_000, "日")] {
        pieces.push(Piece::Blank {
            width_em,
            place: place.clone(),
            by_hand,
        });
        push_text(pieces, unit.into(), place);
    }
}

pub(super) fn blank(
    pieces: &mut Vec<Piece>,
    field: &Field,
    capital: bool,
    by_hand: bool,
    place: &Place,
) {
    let rule = |width_em: i32, pieces: &mut Vec<Piece>| {
        pieces.push(Piece::Blank {
            width_em,
            place: place.clone(),
            by_hand,
        });
    };
    if field.kind == Kind::Date {
        return date_blank(pieces, by_hand, place);
    }
    let width = blank_width(field, capital);
    rule(
        if by_hand {
            width.max(BY_HAND_MIN)
        } else {
            width
        },
        pieces,
    );
    let unit = value::unit(field);
    if !capital && !unit.is_empty() {
        push_text(pieces, unit.into(), place);
    }
}

/// What handwriting needs: 8 em at 12 pt are a little more than 30 mm.
pub(super) const BY_HAND_MIN: i32 = 8_000;

/// Length of a blank in thousandths of an em, by what will be written on it.
pub(super) fn blank_width(field: &Field, capital: bool) -> i32 {
    match field.kind {
        Kind::Money if capital => 14_000,
        Kind::Number { .. } | Kind::Percent => 4_000,
        Kind::Person | Kind::Date => 6_000,
        Kind::Money | Kind::Phone | Kind::Text | Kind::Choice(_) => 8_000,
        Kind::ResidentId | Kind::CreditCode | Kind::Email | Kind::BankAccount => 10_000,
        Kind::Company | Kind::Address => 14_000,
        Kind::LongText => 72_000,
        Kind::Table(_) => 8_000,
    }
}
