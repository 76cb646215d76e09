//! The signing block: one piece, a column a signer, two side by side, room for
//! seals and fingerprints.

use super::{Cell, FlowBuilder, FlowRow, is_written, lone_blank, words::Words};
use crate::{
    layout::{
        items::scale,
        pages::{Len, Role},
        paragraph::Align,
        style,
    },
    model::article::{FINGERPRINT, Piece, Place, Row, SigningColumn},
};

/// Signers side by side.
const ABREAST: usize = 2;
/// Space between two columns.
const GUTTER_EM: Len = 3;
/// The least share of its width that a date's blank may be narrowed to: ＿＿年 of
/// 三号 keeps 10 mm then, room for four written digits.
const NARROW_MIN: (Len, Len) = (6, 10);

impl FlowBuilder<'_> {
    /// 此页无正文: heads the page that the signing block has to itself.
    pub(super) fn signing_note(&mut self, text: &str, place: Place) {
        let style = self.style;
        let mut words = self.words();
        words.text(text, style.body, &place);
        let set = words.set(style.indent(), style.measure, Align::Justify);
        let cell = self.cell(set, 0, Role::Paragraph, 0);
        self.push(FlowRow {
            break_before: true,
            keep_with_next: true,
            keep_together: true,
            pad: (0, style.pitch),
            ..FlowRow::of(cell, style.pitch, style.em())
        });
    }

    pub(super) fn signing(&mut self, columns: &[SigningColumn]) {
        let bands = columns.chunks(ABREAST);
        let count = bands.len();
        let abreast = columns.len().min(ABREAST);
        for (n, band) in bands.enumerate() {
            self.band(band, abreast, n + 1 == count);
        }
    }

    /// Signers side by side, in columns as wide as if there were `abreast` of them.
    fn band(&mut self, columns: &[SigningColumn], abreast: usize, last: bool) {
        let style = self.style;
        let group = Some(self.groups);
        self.groups += 1;
        let (count, gutter) = (abreast as Len, GUTTER_EM * style.em());
        let width = (style.measure - gutter * (count - 1)) / count;
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut prints: Vec<Cell> = Vec::new();
        for (k, column) in columns.iter().enumerate() {
            let x = k as Len * (width + gutter);
            let lines = std::iter::once(&column.head).chain(&column.rows);
            for (n, r) in lines.enumerate() {
                let words = self.signing_words(r, n == 0, width);
                let set = words.set(0, width, Align::Start);
                if rows.len() == n {
                    rows.push(Vec::new());
                }
                rows[n].push(self.cell(set, x, Role::Signing, k as u16));
            }
            if column.fingerprint {
                let mut words = self.words();
                words.text(
                    FINGERPRINT,
                    style.body,
                    &Place::part(column.head.place.part.clone()),
                );
                let set = words.set(0, width, Align::Start);
                prints.push(self.cell(set, x, Role::Signing, k as u16));
            }
        }
        let has_print = !prints.is_empty();
        if has_print {
            rows.push(prints);
        }
        let seal = columns.iter().any(|c| c.seal);
        let count = rows.len();
        let mut used = 0;
        for (n, cells) in rows.into_iter().enumerate() {
            let pitch = if n == 0 {
                style.signer_pitch
            } else {
                style.signing_pitch
            };
            let mut row = FlowRow {
                cells,
                keep_together: true,
                keep_with_next: n + 1 < count || !last,
                group,
                before: if n == 0 { 16_000 } else { 0 },
                ..FlowRow::new(pitch, style.em())
            };
            let ends = n + 1 == count;
            if ends && has_print {
                row.pad.1 = style::FINGERPRINT - pitch / 2;
            }
            used += row.height();
            if ends && n > 0 && seal {
                row.before = (style::SEAL - used).max(0);
            }
            self.push(row);
        }
    }

    fn signing_words(&self, r: &Row, head: bool, width: Len) -> Words<'_> {
        let style = self.style;
        let font = if head { style.strong } else { style.body };
        let mut words = self.words();
        // A label too long for its column parts before its bracket: （签字）.
        let fits = self.width(&r.label, font) + style.em() <= width;
        let part = r.label.rfind('（').filter(|at| !fits && *at > 0);
        let (first, rest) = r.label.split_at(part.unwrap_or(0));
        if part.is_some() {
            words.text(first, font, &r.place);
            words.text("\n", font, &r.place);
        }
        words.text(rest, font, &r.place);
        words.text("：", font, &r.place);
        // The rule takes what the label leaves, or a line of its own.
        let left = width - self.width(rest, font) - style.em();
        let Some((_, by_hand, place)) = lone_blank(&r.value) else {
            // So do the rules of ＿＿年＿＿月＿＿日, which had better not part.
            let mut value = r.value.clone();
            let is_long = is_written(&value) && self.pieces_width(&value) > left;
            if is_long && !self.narrow(&mut value, left) {
                words.text("\n", font, &r.place);
            }
            words.pieces(&value, style.body);
            return words;
        };
        if left < style::WRITING_MIN {
            words.text("\n", font, place);
            words.blank(width, by_hand, place);
        } else {
            words.blank(left, by_hand, place);
        }
        words
    }

    /// Narrows the blanks so that the pieces fit; not below [`NARROW_MIN`] of their
    /// width, and then not at all.
    fn narrow(&self, pieces: &mut [Piece], width: Len) -> bool {
        let all = self.pieces_width(pieces);
        let blanks = pieces.iter().filter_map(|piece| match piece {
            Piece::Blank { width_em, .. } => Some(scale(*width_em, self.style.body.size)),
            Piece::Text { .. } => None,
        });
        let blanks: Len = blanks.sum();
        let room = width - (all - blanks);
        if blanks == 0 || room * NARROW_MIN.1 < blanks * NARROW_MIN.0 {
            return false;
        }
        for piece in pieces {
            if let Piece::Blank { width_em, .. } = piece {
                *width_em = (i64::from(*width_em) * i64::from(room) / i64::from(blanks)) as i32;
            }
        }
        true
    }

    fn pieces_width(&self, pieces: &[Piece]) -> Len {
        let body = self.style.body;
        let width = |piece: &Piece| match piece {
            Piece::Text { text, .. } => self.width(text, body),
            Piece::Blank { width_em, .. } => scale(*width_em, body.size),
        };
        pieces.iter().map(width).sum()
    }
}
