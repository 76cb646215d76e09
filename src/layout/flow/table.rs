//! Tables: columns as wide as their content asks for, bordered rows that do not
//! split, a head that every page repeats.

use super::{FlowBuilder, FlowRow, Frame};
use crate::{
    layout::{
        items::scale,
        pages::{Len, Role},
        paragraph::{Align, Font},
        style,
    },
    model::article::{CellAlign, Piece, Table},
};

/// A column is at least this wide, in ems of the table's size.
const LEAST_EM: Len = 3;
/// A column of words is at least this wide, if it has as many.
const WORDS_EM: Len = 5;
/// Words in columns wider than this are set flush on both sides.
const JUSTIFY_FROM_EM: Len = 14;

/// What a column asks for.
#[derive(Clone, Copy)]
struct Wish {
    /// Without tearing a word or a number.
    least: Len,
    /// With every cell on one line.
    all: Len,
}

impl FlowBuilder<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let style = self.style;
        let widths = self.column_widths(table);
        let mut xs = vec![0];
        for width in &widths {
            xs.push(xs[xs.len() - 1] + width + 2 * style::CELL_PAD.0);
        }
        let frame = Frame {
            xs: xs.into(),
            place: table.place.clone(),
        };
        let head_index = self.rows.len();
        let head = self.head_row(table, &widths, &frame);
        // A head that takes a good part of the page is printed once.
        let head_repeats = head.height() < style.text_height / 4;
        self.push(head);
        let count = table.rows.len() + usize::from(table.total.is_some());
        for (n, cells) in table.body().enumerate() {
            let is_total = n >= table.rows.len();
            let row = self.body_row(table, cells, is_total, &widths, &frame);
            self.push(FlowRow {
                // The last row never stands alone on a page, nor does the total.
                keep_with_next: n + 2 == count,
                head: head_repeats.then_some(head_index),
                ..row
            });
        }
    }

    fn head_row(&mut self, table: &Table, widths: &[Len], frame: &Frame) -> FlowRow {
        let style = self.style;
        let mut row = self.bordered(frame);
        for (k, column) in table.columns.iter().enumerate() {
            let mut words = self.words();
            words.text(&column.label, style.table_strong, &table.place);
            let set = words.set(0, widths[k], Align::Center);
            let x = frame.xs[k] + style::CELL_PAD.0;
            row.cells.push(self.cell(set, x, Role::TableHead, k as u16));
        }
        FlowRow {
            before: style.block_gap.max(style.pitch / 3),
            keep_with_next: true,
            ..row
        }
    }

    fn body_row(
        &mut self,
        table: &Table,
        cells: &[Vec<Piece>],
        is_total: bool,
        widths: &[Len],
        frame: &Frame,
    ) -> FlowRow {
        let style = self.style;
        let mut row = self.bordered(frame);
        for (k, pieces) in cells.iter().enumerate().take(widths.len()) {
            let font = if is_total {
                style.table_strong
            } else {
                style.table
            };
            let mut words = self.words();
            match pieces[..] {
                // The blank of a cell is as long as the cell.
                [
                    Piece::Blank {
                        by_hand, ref place, ..
                    },
                ] => {
                    words.blank_of(widths[k], font, by_hand, place);
                }
                _ => words.cell_pieces(pieces, font),
            }
            let align = match table.columns[k].align {
                _ if is_total && k == 0 => Align::Center,
                CellAlign::Center => Align::Center,
                CellAlign::End => Align::End,
                CellAlign::Start if widths[k] >= JUSTIFY_FROM_EM * font.size => Align::Justify,
                CellAlign::Start => Align::Start,
            };
            let set = words.set(0, widths[k], align);
            let x = frame.xs[k] + style::CELL_PAD.0;
            row.cells.push(self.cell(set, x, Role::TableCell, k as u16));
        }
        if cells.iter().any(Vec::is_empty) && !is_total {
            // To be written in: as high as lines to write on.
            let missing = style.writing_pitch - row.height();
            let (above, below) = (missing / 2, missing - missing / 2);
            row.pad.0 += above.max(0);
            row.pad.1 += below.max(0);
        }
        row
    }

    fn bordered(&self, frame: &Frame) -> FlowRow {
        let style = self.style;
        FlowRow {
            pad: (style::CELL_PAD.1, style::CELL_PAD.1),
            keep_together: true,
            frame: Some(frame.clone()),
            ..FlowRow::new(style.table_pitch, style.table.size)
        }
    }

    /// Widths of the columns without their padding; the table is as wide as the
    /// text. What is left over goes to those who ask for more.
    fn column_widths(&self, table: &Table) -> Vec<Len> {
        let pads = 2 * style::CELL_PAD.0 * table.columns.len() as Len;
        let room = (self.style.measure - pads).max(0);
        let wishes = self.wishes(table, room);
        let least: i64 = wishes.iter().map(|w| i64::from(w.least)).sum();
        let all: i64 = wishes.iter().map(|w| i64::from(w.all)).sum();
        let room = i64::from(room);
        // Between the least and all, each column gets the same share of its wish.
        let width = |w: &Wish| {
            let (own_least, own_all) = (i64::from(w.least), i64::from(w.all));
            let width = if all <= room {
                own_all * room / all.max(1)
            } else if least <= room {
                own_least + (own_all - own_least) * (room - least) / (all - least).max(1)
            } else {
                own_least * room / least
            };
            width as Len
        };
        let mut widths: Vec<Len> = wishes.iter().map(width).collect();
        // Rounding leaves less than a thousandth of a point a column.
        let rest = room as Len - widths.iter().sum::<Len>();
        if let Some(last) = widths.last_mut() {
            *last += rest;
        }
        widths
    }

    fn wishes(&self, table: &Table, room: Len) -> Vec<Wish> {
        let style = self.style;
        let size = style.table.size;
        let columns = table.columns.iter().enumerate();
        columns
            .map(|(k, column)| {
                let head = self.text_wish(&column.label, style.table_strong);
                let mut wish = Wish {
                    least: (LEAST_EM * size).min(head.all),
                    all: head.all.min(6 * size),
                };
                for (n, row) in table.body().enumerate() {
                    let Some(cell) = row.get(k) else { continue };
                    if cell.is_empty() && n >= table.rows.len() {
                        continue; // nothing is written below a column that has no sum
                    }
                    let mut own = Wish { least: 0, all: 0 };
                    for piece in cell {
                        if let Piece::Text { text, .. } = piece {
                            let text = self.text_wish(text, style.table_strong);
                            own.all += text.all;
                            own.least = own.least.max(text.least);
                        }
                    }
                    if !cell.iter().any(|p| matches!(p, Piece::Text { .. })) {
                        own.all = scale(column.writing_em, size);
                    }
                    if column.align == CellAlign::End {
                        own.least = own.all; // figures stay on one line
                    }
                    wish.all = wish.all.max(own.all);
                    wish.least = wish.least.max(own.least);
                }
                // An endless word squeezes no other column away; figures come first.
                let most = if column.align == CellAlign::End {
                    room / 3
                } else {
                    room / 6
                };
                wish.least = wish.least.max(wish.all.min(WORDS_EM * size)).min(most);
                wish.all = wish.all.min(room).max(wish.least);
                wish
            })
            .collect()
    }

    /// Natural width of a cell's words and of the longest piece that had better
    /// not be torn: a word, a number.
    fn text_wish(&self, text: &str, font: Font) -> Wish {
        let mut all = 0;
        let mut least = 0;
        for line in text.lines() {
            let mut width = 0;
            let parts = line.split_inclusive(|c: char| !c.is_ascii_graphic());
            for part in parts {
                let own = self.width(part, font);
                // A quarter em where Chinese and Western meet.
                width += own + font.size / 4;
                let piece = part.trim_end_matches(|c: char| !c.is_ascii_graphic());
                least = least.max(self.width(piece, font));
            }
            all = all.max(width);
        }
        Wish {
            least: least.max(font.size),
            all: all + font.size / 4,
        }
    }
}
