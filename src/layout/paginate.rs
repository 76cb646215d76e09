//! The flow → pages: where one page ends and the next begins.
//!
//! Greedy over lines: fill the page, then step back to the last place where a
//! break is allowed. No glyph is touched, so this reruns in full after every edit.

use super::{
    flow::{Cell, FlowRow},
    pages::{CellBox, Len, OutlineEntry, Page, PlacedLine, Rect, Role},
    style::{self, STROKE, Style},
};

/// Lines of a paragraph that stay together at a page's foot and head.
const WIDOW: usize = 2;
/// Lines above a signing block on its page, at least.
const SIGNING_COMPANY: usize = 2;

/// Part of a row on a page.
struct Placed {
    row: usize,
    lines: std::ops::Range<usize>,
    /// Top of the row, its upper padding included, from the top of the text area.
    y: Len,
    /// A table's head again: nothing that was not read before.
    repeated: bool,
}

/// The next line to place.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
struct Position {
    row: usize,
    line: usize,
}

/// Breaks the flow into pages and collects the outline.
pub(super) fn paginate(rows: &[FlowRow], style: &Style) -> (Vec<Page>, Vec<OutlineEntry>) {
    let company = signing_company(rows);
    let mut at = Position { row: 0, line: 0 };
    let (mut pages, mut outline) = (Vec::new(), Vec::new());
    while at.row < rows.len() {
        let (placed, next) = fill_page(rows, &company, style.text_height, at);
        for p in placed.iter().filter(|p| p.lines.start == 0 && !p.repeated) {
            if let Some((text, level)) = &rows[p.row].outline {
                outline.push(OutlineEntry {
                    text: text.clone(),
                    level: *level,
                    page: pages.len(),
                    y: style.margin_top + p.y,
                });
            }
        }
        pages.push(page(rows, &placed, style));
        at = next;
    }
    if pages.is_empty() {
        pages.push(Page::default());
    }
    (pages, outline)
}

/// For each row, how many lines stand between its end and the signing block that
/// follows on the same page; nothing where there is none.
fn signing_company(rows: &[FlowRow]) -> Vec<Option<usize>> {
    let mut company = vec![None; rows.len()];
    let mut lines: Option<usize> = None;
    for (n, row) in rows.iter().enumerate().rev() {
        company[n] = lines;
        lines = match (row.group, lines) {
            _ if row.break_before => None,
            (Some(_), _) => Some(0),
            (None, Some(count)) if count < SIGNING_COMPANY => Some(count + row.lines()),
            _ => None,
        };
    }
    company
}

fn fill_page(
    rows: &[FlowRow],
    company: &[Option<usize>],
    height: Len,
    from: Position,
) -> (Vec<Placed>, Position) {
    let mut placed: Vec<Placed> = Vec::new();
    let mut y = 0;
    let mut at = from;
    if let Some(head) = rows[from.row].head {
        placed.push(Placed {
            row: head,
            lines: 0..rows[head].lines(),
            y,
            repeated: true,
        });
        y += rows[head].height();
    }
    // The last legal break: where the next page would begin.
    let mut legal: Option<Position> = None;
    // The last break between rows that splits no block: for chains longer than a page.
    let mut tolerable: Option<Position> = None;
    let mut is_empty = true;
    while at.row < rows.len() {
        let row = &rows[at.row];
        if row.break_before && at.line == 0 && !is_empty {
            return (placed, at);
        }
        if !is_empty && at.line == 0 {
            y += row.before;
        }
        placed.push(Placed {
            row: at.row,
            lines: at.line..at.line,
            y,
            repeated: false,
        });
        y += row.pad.0;
        let total = row.lines();
        while at.line < total {
            let below = if at.line + 1 == total || row.frame.is_some() {
                row.pad.1
            } else {
                0
            };
            if y + row.pitch + below > height && !is_empty {
                // Nothing legal on a whole page: break at the last full line all the same.
                let next = legal.or(tolerable).unwrap_or(at);
                cut(&mut placed, next);
                return (placed, next);
            }
            is_empty = false;
            y += row.pitch;
            at.line += 1;
            placed.last_mut().expect("pushed above").lines.end = at.line;
            if may_end_page(row, company[at.row], at.line, total) {
                legal = Some(if at.line < total {
                    at
                } else {
                    Position {
                        row: at.row + 1,
                        line: 0,
                    }
                });
            }
        }
        y += row.pad.1;
        at = Position {
            row: at.row + 1,
            line: 0,
        };
        let heads = row.cells.iter().any(|c| c.role == Role::TableHead);
        if row.group.is_none() && row.outline.is_none() && !heads {
            tolerable = Some(at);
        }
    }
    (placed, at)
}

/// May a page end after `line` lines of this row?
fn may_end_page(row: &FlowRow, company: Option<usize>, line: usize, total: usize) -> bool {
    let alone = company.is_some_and(|below| below + (total - line) < SIGNING_COMPANY);
    let inside = line < total;
    if alone && row.group.is_none() {
        false
    } else if inside {
        !row.keep_together && line >= WIDOW && total - line >= WIDOW
    } else {
        !row.keep_with_next
    }
}

/// Takes back what will stand on the next page.
fn cut(placed: &mut Vec<Placed>, next: Position) {
    placed.retain(|p| {
        p.repeated || p.row < next.row || (p.row == next.row && next.line > p.lines.start)
    });
    if let Some(last) = placed
        .last_mut()
        .filter(|p| p.row == next.row && !p.repeated)
    {
        last.lines.end = next.line;
    }
}

/// Lines at their final positions, in reading order, and the borders of tables.
fn page(rows: &[FlowRow], placed: &[Placed], style: &Style) -> Page {
    let mut page = Page::default();
    let mut start = 0;
    while start < placed.len() {
        let group = rows[placed[start].row].group;
        let mut end = start + 1;
        while group.is_some() && end < placed.len() && rows[placed[end].row].group == group {
            end += 1;
        }
        let mut cells: Vec<_> = placed[start..end]
            .iter()
            .flat_map(|p| rows[p.row].cells.iter().map(move |cell| (cell, p)))
            .collect();
        cells.sort_by_key(|(cell, p)| (group.map(|_| cell.column), p.row)); // stable: columns keep their order
        for (cell, p) in cells {
            lines(&mut page, &rows[p.row], cell, p, style);
        }
        for p in &placed[start..end] {
            borders(&mut page, &rows[p.row], p, style);
        }
        start = end;
    }
    page.strokes.sort_unstable();
    page.strokes.dedup(); // neighbours share a border
    page
}

fn lines(page: &mut Page, row: &FlowRow, cell: &Cell, p: &Placed, style: &Style) {
    let top = style.margin_top + p.y + row.pad.0;
    // A table's cells stand in the middle of their row, where it is whole.
    let spare = row.lines().saturating_sub(cell.lines.len());
    let whole = row.frame.is_some() && p.lines.len() == row.lines();
    let down = if whole {
        spare as Len * row.pitch / 2
    } else {
        0
    };
    let first = style::on_grid(top + down + style::baseline(row.pitch, row.size));
    for (k, n) in p.lines.clone().enumerate() {
        let Some(line) = cell.lines.get(n) else { break };
        let (role, paragraph) = if p.repeated {
            (Role::Repeated, u32::MAX)
        } else {
            (cell.role, cell.paragraph)
        };
        page.lines.push(PlacedLine {
            x: style.margin_left + cell.x,
            baseline: first + k as Len * row.pitch,
            line: line.clone(),
            role,
            paragraph,
            row: p.row as u32,
        });
    }
}

fn borders(page: &mut Page, row: &FlowRow, p: &Placed, style: &Style) {
    let Some(frame) = &row.frame else { return };
    let (Some(first), Some(last)) = (frame.xs.first(), frame.xs.last()) else {
        return;
    };
    let height = row.pad.0 + p.lines.len() as Len * row.pitch + row.pad.1;
    let top = style::on_pixel(style.margin_top + p.y);
    let bottom = style::on_pixel(style.margin_top + p.y + height);
    let x = |x: &Len| style::on_pixel(style.margin_left + x);
    let right = x(last) - STROKE;
    // The outermost borders lie within the text area.
    let border = |at: &Len| if at == last { right } else { x(at) };
    for y in [top, bottom] {
        page.strokes.push(Rect {
            x0: x(first),
            y0: y,
            x1: right + STROKE,
            y1: y + STROKE,
        });
    }
    for at in frame.xs.iter() {
        page.strokes.push(Rect {
            x0: border(at),
            y0: top,
            x1: border(at) + STROKE,
            y1: bottom,
        });
    }
    if p.repeated {
        return;
    }
    for (cell, sides) in row.cells.iter().zip(frame.xs.windows(2)) {
        page.cells.push(CellBox {
            rect: Rect {
                x0: x(&sides[0]) + STROKE,
                y0: top + STROKE,
                x1: border(&sides[1]),
                y1: bottom,
            },
            place: frame.place.clone(),
            is_empty: cell.lines.iter().all(|l| l.text.is_empty()),
        });
    }
}
