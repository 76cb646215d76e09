//! Tables in the article: rows of cells from an answer, empty rows for the pen,
//! the sums of the last row.

use super::{Filler, Form, NOTHING, blanks::blank_width, push_value};
use crate::model::{
    article::{self, CellAlign, Column, Gap, GapKind, Part, Piece, Place},
    draft::{Field, Id, Kind, Policy, TableForm},
    value::{self, table},
};

/// What heads the column of row numbers.
const NUMBER: &str = "序号";
/// What stands in front of the sums.
const TOTAL: &str = "合计";

/// The cells of one row.
type Cells = Vec<Vec<Piece>>;

impl<'a> Filler<'a> {
    /// The table of a field; nothing but a gap when it is none.
    pub(super) fn table(&mut self, part: &Part, id: &Id) {
        let field = self.fields.get(id.as_str()).copied();
        let Some((field, form)) = field.and_then(|f| match &f.kind {
            Kind::Table(form) => Some((f, form)),
            _ => None,
        }) else {
            let kind = GapKind::UnknownField {
                name: id.to_string(),
                column: 0,
            };
            let place = Place::part(part.clone());
            return self.gaps.push(Gap { place, kind });
        };
        let place = Place::field(part.clone(), id.clone());
        let answer = self.draft.answer(id.as_str());
        let by_hand = self.draft.is_by_hand(field);
        let is_empty = by_hand || table::rows(answer).next().is_none();
        let rows = if is_empty {
            self.empty_rows(field, form, by_hand, &place)
        } else {
            self.answered_rows(form, answer, &place)
        };
        let total = self.total_row(form, if is_empty { "" } else { answer }, &place);
        let content = article::Content::Table(article::Table {
            columns: columns(form),
            rows,
            total,
            place,
        });
        self.push(part.clone(), content);
    }

    /// Rows for the pen. What is missing is marked in the first; an optional table
    /// that is empty says so in one row.
    fn empty_rows(
        &mut self,
        field: &Field,
        form: &TableForm,
        by_hand: bool,
        place: &Place,
    ) -> Vec<Cells> {
        let count = usize::from(form.empty_rows.max(1));
        let nothing = !by_hand && field.policy == Policy::Optional;
        (0..if nothing { 1 } else { count })
            .map(|n| {
                let mut cells = Cells::new();
                for _ in &form.columns {
                    let mut cell = Vec::new();
                    if nothing {
                        push_value(&mut cell, NOTHING.into(), place);
                    } else if !by_hand && n == 0 {
                        cell.push(blank_cell(place));
                    }
                    cells.push(cell);
                }
                self.numbered(form, n, cells, place)
            })
            .collect()
    }

    fn answered_rows(&mut self, form: &'a TableForm, answer: &str, place: &Place) -> Vec<Cells> {
        let mut rows = Vec::new();
        for (n, typed) in table::rows(answer).enumerate() {
            let mut cells = Cells::new();
            for (k, column) in form.columns.iter().enumerate() {
                let typed = typed.get(k).copied().unwrap_or("");
                let mut cell = Vec::new();
                match column.policy {
                    _ if !value::is_blank(typed) => {
                        // The unit stands in the column's head.
                        self.answer(&mut cell, column, typed, Form::Bare, place);
                    }
                    Policy::Required => cell.push(blank_cell(place)),
                    Policy::Optional => push_value(&mut cell, NOTHING.into(), place),
                    Policy::ByHand => {}
                }
                cells.push(cell);
            }
            rows.push(self.numbered(form, n, cells, place));
            if self.length > super::LENGTH_MAX {
                break;
            }
        }
        rows
    }

    /// Puts the row's number in front, where the table has them.
    fn numbered(&self, form: &TableForm, n: usize, cells: Cells, place: &Place) -> Cells {
        let mut row = Cells::new();
        if form.numbered {
            let mut cell = Vec::new();
            super::push_text(&mut cell, (n + 1).to_string(), place);
            row.push(cell);
        }
        row.extend(cells);
        row
    }

    /// 合计 and the sums below their columns; a sum that does not come out is left
    /// to be written, and `check` says why.
    fn total_row(&self, form: &TableForm, answer: &str, place: &Place) -> Option<Cells> {
        if form.totals.is_empty() {
            return None;
        }
        let mut cells: Cells = Vec::new();
        if form.numbered {
            cells.push(Vec::new());
        }
        for column in &form.columns {
            let mut cell = Vec::new();
            if form.adds_up(column) {
                match table::total(form, column, answer) {
                    Ok(sum) if !answer.is_empty() => push_value(&mut cell, sum, place),
                    _ => {}
                }
            }
            cells.push(cell);
        }
        let label = cells.iter_mut().next().filter(|c| c.is_empty())?;
        super::push_text(label, TOTAL.into(), place);
        Some(cells)
    }
}

fn blank_cell(place: &Place) -> Piece {
    Piece::Blank {
        width_em: 0,
        place: place.clone(),
        by_hand: false,
    }
}

fn columns(form: &TableForm) -> Vec<Column> {
    let number = form.numbered.then(|| Column {
        label: NUMBER.into(),
        align: CellAlign::Center,
        writing_em: 2_000,
    });
    let rest = form.columns.iter().map(|column| Column {
        label: match value::unit(column) {
            "" => column.label.clone(),
            unit => format!("{}（{unit}）", column.label),
        },
        align: match column.kind {
            Kind::Money | Kind::Number { .. } | Kind::Percent => CellAlign::End,
            Kind::Date | Kind::Choice(_) | Kind::Phone => CellAlign::Center,
            _ => CellAlign::Start,
        },
        writing_em: blank_width(column, false).min(14_000),
    });
    number.into_iter().chain(rest).collect()
}
