//! The form of a table: a grid of cells, rows added and taken away, a block pasted
//! from a spreadsheet into the cell where the caret is.

use egui::{Event, Grid, Id as WidgetId, Response, ScrollArea, TextEdit, Ui, vec2};

use super::{controls, fields::Entry, memory::Memory, theme};
use crate::{
    model::draft::{Field, Id, Kind, TableForm},
    session::action::Action,
};

/// Room for the button that removes a row, and for the gap beside each cell.
const REMOVE: f32 = 44.0;
/// Columns of words give way down to this width before the grid scrolls.
const WORDS_LEAST: f32 = 84.0;
/// Height of a cell.
const CELL: f32 = 26.0;

/// Draws the grid; gives its response and whether the caret is in a cell.
pub(super) fn table_input(
    ui: &mut Ui,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    entry: &Entry<'_>,
    form: &TableForm,
    answer: &str,
) -> (Response, bool) {
    let t = memory.strings();
    let mut rows = cells(answer, form.columns.len());
    let before = rows.clone();
    if rows.is_empty() {
        rows.push(vec![String::new(); form.columns.len()]);
    }
    let mut has_caret = false;
    let mut removed = None;
    let widths = widths(form, ui.available_width() - REMOVE);
    let grid = ScrollArea::horizontal()
        .id_salt(("table", entry.field.id.as_str()))
        .show(ui, |ui| {
            Grid::new(("grid", entry.field.id.as_str()))
                .spacing(vec2(theme::TIGHT, theme::TIGHT))
                .show(ui, |ui| {
                    head(ui, form, &widths);
                    for n in 0..rows.len() {
                        let remove = controls::text_button(ui, "×");
                        controls::name(&remove, &(t.remove_row)(n + 1, &entry.name));
                        if remove.on_hover_text(t.remove_row_hint).clicked() {
                            removed = Some(n);
                        }
                        for (k, width) in widths.iter().enumerate() {
                            let name = (t.cell)(&form.columns[k].label, n + 1, &entry.name);
                            has_caret |= cell(ui, memory, entry, *width, &name, (n, k), &mut rows);
                        }
                        ui.end_row();
                    }
                })
                .response
        })
        .inner;
    ui.horizontal(|ui| {
        let add = controls::text_button(ui, t.add_row);
        controls::name(&add, &(t.add_row_to)(&entry.name));
        if add.clicked() {
            rows.push(vec![String::new(); form.columns.len()]);
        }
        controls::small_print(ui, t.paste_rows);
    });
    if let Some(n) = removed {
        rows.remove(n);
    }
    let is_untouched =
        before.is_empty() && rows.iter().flatten().all(String::is_empty) && rows.len() == 1;
    if rows != before && !is_untouched {
        actions.push(Action::Edit {
            field: entry.field.id.clone(),
            text: text(&rows),
        });
    }
    (grid, has_caret)
}

fn head(ui: &mut Ui, form: &TableForm, widths: &[f32]) {
    ui.label(""); // above the buttons that remove a row
    for (column, width) in form.columns.iter().zip(widths) {
        ui.vertical(|ui| {
            ui.set_width(*width);
            let unit = crate::model::value::unit(column);
            let words = if unit.is_empty() {
                column.label.clone()
            } else {
                format!("{}（{unit}）", column.label)
            };
            controls::small_print(ui, &words);
        });
    }
    ui.end_row();
}

/// One cell; true when it has the caret.
fn cell(
    ui: &mut Ui,
    memory: &mut Memory,
    entry: &Entry<'_>,
    width: f32,
    name: &str,
    (n, k): (usize, usize),
    rows: &mut Vec<Vec<String>>,
) -> bool {
    // A composition belongs to the cell, not to the whole table.
    let key = Id::from(format!("{}/{n}/{k}", entry.field.id).as_str());
    let id = WidgetId::unique(("cell", key.as_str()));
    let had_focus = ui.memory(|m| m.has_focus(id));
    if had_focus && let Some(block) = pasted_block(ui) {
        spread(rows, (n, k), &block);
    }
    if !had_focus {
        memory.composition.left(ui, &key);
    }
    let mut shown = memory.composition.shown(&key, &rows[n][k]);
    let output = TextEdit::singleline(&mut shown)
        .id(id)
        .desired_width(width)
        .min_size(vec2(0.0, CELL))
        .align(egui::Align2::LEFT_CENTER)
        .show(ui);
    let response = output.response.response;
    controls::name(&response, name);
    memory
        .probe
        .widget(ui, || format!("cell:{key}"), response.rect);
    if response.has_focus() || response.changed() {
        let selection = output.cursor_range.map(|range| {
            let range = range.as_sorted_char_range();
            (range.start.into(), range.end.into())
        });
        let settled = memory.composition.settled(ui, &key, shown, selection);
        rows[n][k] = settled.replace(['\t', '\n', '\r'], " ");
    }
    if response.lost_focus() {
        memory.visited.insert(entry.field.id.clone());
    }
    response.has_focus()
}

/// Text on the clipboard with rows or cells in it, taken before the cell sees it.
fn pasted_block(ui: &Ui) -> Option<String> {
    ui.input_mut(|input| {
        let is_block =
            |e: &Event| matches!(e, Event::Paste(text) if text.trim_end().contains(['\t', '\n']));
        let at = input.events.iter().position(is_block)?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}

/// Lays a block over the cells from `(n, k)` on; what sticks out at the right is
/// kept in the last column, so that nothing is lost.
fn spread(rows: &mut Vec<Vec<String>>, (n, k): (usize, usize), block: &str) {
    let columns = rows[n].len();
    for (down, line) in block.trim_end_matches(['\n', '\r']).lines().enumerate() {
        while rows.len() <= n + down {
            rows.push(vec![String::new(); columns]);
        }
        for (across, cell) in line.splitn(columns - k, '\t').enumerate() {
            rows[n + down][k + across] = cell.replace('\t', " ");
        }
    }
}

/// Every line of the answer as cells, also lines with nothing in them.
fn cells(answer: &str, columns: usize) -> Vec<Vec<String>> {
    let row = |line: &str| {
        let mut row: Vec<String> = line.splitn(columns, '\t').map(String::from).collect();
        row.resize(columns, String::new());
        row
    };
    answer.lines().map(row).collect()
}

fn text(rows: &[Vec<String>]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    lines.join("\n")
}

/// Widths of the columns; those of words give way where the form is narrow.
fn widths(form: &TableForm, room: f32) -> Vec<f32> {
    let gaps = theme::TIGHT * form.columns.len() as f32;
    let wanted: Vec<f32> = form.columns.iter().map(width).collect();
    let (all, over) = (wanted.iter().sum::<f32>(), |w: &f32| {
        (w - WORDS_LEAST).max(0.0)
    });
    let missing = (all + gaps - room).max(0.0);
    let spare = wanted.iter().map(over).sum::<f32>().max(1.0);
    let share = (missing / spare).min(1.0);
    wanted.iter().map(|w| w - over(w) * share).collect()
}

fn width(column: &Field) -> f32 {
    match column.kind {
        Kind::Number { .. } | Kind::Percent => 56.0,
        Kind::Money | Kind::Date => 88.0,
        Kind::LongText => 200.0,
        _ => 120.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_go_to_text_and_back() {
        for answer in ["水泵\t2\t350\n\t\t\n风机\t1\t80", "a\t\t"] {
            assert_eq!(text(&cells(answer, 3)), answer);
        }
        assert_eq!(cells("水泵", 2), [["水泵", ""]]);
    }

    #[test]
    fn a_block_from_a_spreadsheet_fills_rows_from_the_caret_on() {
        let mut rows = cells("甲\t1\n乙\t2", 2);
        spread(&mut rows, (1, 0), "丙\t3\n丁\t4\n");
        assert_eq!(text(&rows), "甲\t1\n丙\t3\n丁\t4");
        spread(&mut rows, (0, 1), "5\t6");
        assert_eq!(text(&rows), "甲\t5 6\n丙\t3\n丁\t4");
    }
}
