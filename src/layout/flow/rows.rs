//! Label–value blocks: labels in a column as wide as the widest, values beside them.

use super::{FlowBuilder, FlowRow, is_written, lone_blank};
use crate::{
    layout::{
        items::scale,
        pages::{Len, Role},
        paragraph::{Align, Font},
    },
    model::article::{Part, Row},
};

/// Rows with more lines than this may part between pages; shorter ones stay whole.
const ROW_WHOLE_MAX_LINES: usize = 6;
/// The label column of a label–value block is at most this wide.
const LABEL_MAX_EM: Len = 13;

/// Where a block stands and how it is set.
struct Block {
    x: Len,
    measure: Len,
    label_width: Len,
    font: Font,
    pitch: Len,
    /// Space above its first row.
    before: Len,
}

impl FlowBuilder<'_> {
    /// Width of the labels of some rows: the widest, its colon and a little room.
    pub(super) fn label_width(&self, rows: &[Row], font: Font) -> Len {
        let widest = rows
            .iter()
            .map(|r| self.width(&r.label, font))
            .max()
            .unwrap_or(0);
        (widest + font.size * 3 / 2).min(LABEL_MAX_EM * font.size)
    }

    pub(super) fn label_value_rows(&mut self, rows: &[Row], part: &Part) {
        let style = self.style;
        let own = self.label_width(rows, style.body);
        let x = style.indent();
        self.rows_block(
            rows,
            &Block {
                x,
                measure: style.measure - x,
                label_width: if is_party_block(part) {
                    own.max(self.party_label)
                } else {
                    own
                },
                font: style.body,
                pitch: style.pitch,
                before: style.block_gap,
            },
        );
    }

    /// The lines of a cover: larger, wider apart, clear of both edges.
    pub(super) fn cover_rows(&mut self, rows: &[Row]) {
        let style = self.style;
        let x = style.measure / 8;
        self.rows_block(
            rows,
            &Block {
                x,
                measure: style.measure - 2 * x,
                label_width: self.label_width(rows, style.cover_body),
                font: style.cover_body,
                pitch: style.cover_body.size * 5 / 2,
                before: 0,
            },
        );
    }

    fn rows_block(&mut self, rows: &[Row], block: &Block) {
        let value_x = block.x + block.label_width;
        let measure = block.measure - block.label_width;
        for (n, r) in rows.iter().enumerate() {
            let mut label = self.words();
            label.text(&r.label, block.font, &r.place);
            label.text("：", block.font, &r.place);
            let mut value = self.words();
            match lone_blank(&r.value) {
                // A blank alone fills its column: rules of one block end together.
                Some((width_em, by_hand, place)) => {
                    let lines = (scale(width_em, block.font.size) + measure / 2) / measure;
                    for line in 0..lines.max(1) {
                        if line > 0 {
                            value.text("\n", block.font, place);
                        }
                        value.blank_of(measure, block.font, by_hand, place);
                    }
                }
                None => value.pieces(&r.value, block.font),
            }
            let pitch = if is_written(&r.value) {
                block.pitch.max(self.style.writing_pitch)
            } else {
                block.pitch
            };
            let label = label.set(0, block.label_width, Align::Start);
            let label = self.cell(label, block.x, Role::Label, 0);
            let value = value.set(0, measure, Align::Justify);
            let value = self.cell(value, value_x, Role::Value, 1);
            let (first, near_end) = (n == 0, n + 2 == rows.len());
            let mut row = FlowRow::of(label, pitch, block.font.size);
            row.cells.push(value);
            self.push(FlowRow {
                before: if first { block.before } else { 0 },
                keep_together: row.lines() <= ROW_WHOLE_MAX_LINES,
                keep_with_next: first && rows.len() > 1 || near_end,
                ..row
            });
        }
    }
}

/// Head and parties stand below each other: their values in one column.
pub(super) fn is_party_block(part: &Part) -> bool {
    matches!(part, Part::Title | Part::Party(_))
}
