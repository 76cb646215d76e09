//! The flow → pages: where one page ends and the next begins.
//!
//! Greedy over lines: fill the page, then step back to the last place where a
//! break is allowed. No glyph is touched, so this reruns in full after every edit.

use super::{
    flow::FlowRow,
    pages::{Len, OutlineEntry, Page, PlacedLine},
    style,
};

/// Lines of a paragraph that stay together at a page's foot and head.
const WIDOW: usize = 2;
/// Lines of the last clause above a signing block, at least.
const SIGNING_COMPANY: usize = 2;

/// Part of a row on a page.
struct Placed {
    row: usize,
    lines: std::ops::Range<usize>,
    /// Top of the first line, from the top of the text area.
    y: Len,
}

/// The next line to place.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
struct Position {
    row: usize,
    line: usize,
}

/// Breaks the flow into pages and collects the outline.
pub(super) fn paginate(rows: &[FlowRow]) -> (Vec<Page>, Vec<OutlineEntry>) {
    let company = signing_company(rows);
    let mut at = Position { row: 0, line: 0 };
    let (mut pages, mut outline) = (Vec::new(), Vec::new());
    while at.row < rows.len() {
        let (placed, next) = fill_page(rows, &company, at);
        for p in placed.iter().filter(|p| p.lines.start == 0) {
            if let Some(text) = &rows[p.row].outline {
                let y = style::MARGIN_TOP + p.y;
                outline.push(OutlineEntry {
                    text: text.clone(),
                    level: 0,
                    page: pages.len(),
                    y,
                });
            }
        }
        pages.push(page(rows, &placed));
        at = next;
    }
    if pages.is_empty() {
        pages.push(Page::default());
    }
    (pages, outline)
}

/// For each row, how many lines of text stand between its end and the signing
/// block that follows, when only text does; nothing where there is none.
fn signing_company(rows: &[FlowRow]) -> Vec<Option<usize>> {
    let mut company = vec![None; rows.len()];
    let mut lines: Option<usize> = None;
    for (n, row) in rows.iter().enumerate().rev() {
        company[n] = lines;
        lines = match (row.group, lines) {
            (Some(_), _) => Some(0),
            (None, Some(count)) if row.is_text => Some(count + row.lines()),
            _ => None,
        };
    }
    company
}

fn fill_page(
    rows: &[FlowRow],
    company: &[Option<usize>],
    from: Position,
) -> (Vec<Placed>, Position) {
    let mut placed: Vec<Placed> = Vec::new();
    let mut y = 0;
    let mut at = from;
    // The last legal break: where the next page would begin.
    let mut legal: Option<Position> = None;
    while at.row < rows.len() {
        let row = &rows[at.row];
        let starts_page = placed.is_empty();
        if row.break_before && at.line == 0 && !starts_page {
            return (placed, at);
        }
        if !starts_page && at.line == 0 {
            y += row.before;
        }
        placed.push(Placed {
            row: at.row,
            lines: at.line..at.line,
            y,
        });
        let total = row.lines();
        while at.line < total {
            let first = placed.len() == 1 && placed[0].lines.is_empty();
            if y + row.pitch > style::TEXT_HEIGHT && !first {
                // Nothing legal on a whole page: break at the last full line all the same.
                let next = legal.unwrap_or(at);
                cut(&mut placed, next);
                return (placed, next);
            }
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
        at = Position {
            row: at.row + 1,
            line: 0,
        };
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
    placed.retain(|p| p.row < next.row || (p.row == next.row && next.line > p.lines.start));
    if let Some(last) = placed.last_mut().filter(|p| p.row == next.row) {
        last.lines.end = next.line;
    }
}

/// Lines at their final positions, in reading order.
fn page(rows: &[FlowRow], placed: &[Placed]) -> Page {
    let mut lines = Vec::new();
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
            let row = &rows[p.row];
            let first =
                style::on_grid(style::MARGIN_TOP + p.y + style::baseline(row.pitch, row.size));
            for (k, n) in p.lines.clone().enumerate() {
                let Some(line) = cell.lines.get(n) else { break };
                lines.push(PlacedLine {
                    x: style::MARGIN_LEFT + cell.x,
                    baseline: first + k as Len * row.pitch,
                    line: line.clone(),
                    role: cell.role,
                    paragraph: cell.paragraph,
                });
            }
        }
        start = end;
    }
    Page { lines }
}
