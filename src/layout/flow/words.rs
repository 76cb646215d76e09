//! The inlines of one paragraph in the making.

use crate::{
    layout::{
        items::scale,
        pages::{Len, RuleKind},
        paragraph::{Align, Font, Inline, Paragraph},
        style::Style,
    },
    model::{
        article::{Piece, Place},
        draft::Kinsoku,
    },
};

/// Inlines in the making, with the table of their places.
pub(super) struct Words<'a> {
    style: &'a Style,
    underline: bool,
    pub(super) inlines: Vec<Inline>,
    places: Vec<Place>,
}

impl<'a> Words<'a> {
    pub(super) fn new(style: &'a Style, underline: bool) -> Words<'a> {
        Words {
            style,
            underline,
            inlines: Vec::new(),
            places: Vec::new(),
        }
    }

    pub(super) fn text(&mut self, text: &str, font: Font, place: &Place) {
        self.run(text, font, false, place);
    }

    fn run(&mut self, text: &str, font: Font, underline: bool, place: &Place) {
        let place = self.place(place);
        self.inlines.push(Inline::Text {
            text: text.into(),
            font,
            underline,
            place,
        });
    }

    pub(super) fn blank(&mut self, width: Len, by_hand: bool, place: &Place) {
        self.blank_of(width, self.style.body, by_hand, place);
    }

    /// A blank on a line of this font.
    pub(super) fn blank_of(&mut self, width: Len, font: Font, by_hand: bool, place: &Place) {
        let place = self.place(place);
        let kind = if by_hand {
            RuleKind::ByHand
        } else {
            RuleKind::Missing
        };
        self.inlines.push(Inline::Blank {
            width,
            size: font.size,
            kind,
            place,
        });
    }

    /// The words of a table's cell: in a form of boxes nothing is underlined.
    pub(super) fn cell_pieces(&mut self, pieces: &[Piece], font: Font) {
        self.underline = false;
        self.pieces(pieces, font);
    }

    pub(super) fn pieces(&mut self, pieces: &[Piece], font: Font) {
        for piece in pieces {
            match piece {
                Piece::Text { text, place, value } => {
                    self.run(text, font, *value && self.underline, place);
                }
                Piece::Blank {
                    width_em,
                    place,
                    by_hand,
                } => {
                    self.blank_of(scale(*width_em, font.size), font, *by_hand, place);
                }
            }
        }
    }

    /// Index of a place; a paragraph has few, so a search is the shortest way.
    fn place(&mut self, place: &Place) -> u16 {
        let at = self
            .places
            .iter()
            .position(|p| p == place)
            .unwrap_or_else(|| {
                self.places.push(place.clone());
                self.places.len() - 1
            });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    pub(super) fn set(self, indent: Len, measure: Len, align: Align) -> Paragraph {
        Paragraph {
            measure,
            indent,
            align,
            kinsoku: Kinsoku::default(),
            inlines: self.inlines,
            places: self.places.into(),
        }
    }
}
