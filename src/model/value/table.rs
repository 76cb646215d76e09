//! Tables: an answer's rows and cells, and what a column adds up to.

use super::{Fault, is_blank, money, number};
use crate::model::draft::{Field, Kind, TableForm};

/// The rows of an answer with anything in them, each cut into cells, in order.
pub fn rows(answer: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = answer.lines().filter(|line| !is_blank(line));
    lines.map(|line| line.split('\t').map(str::trim).collect())
}

/// The sum of a column of money, in fen, or of whole numbers, as an agreement
/// prints it; cells that are empty count nothing.
pub fn total(form: &TableForm, column: &Field, answer: &str) -> Result<String, Fault> {
    let sum = sum(form, column, answer)?;
    Ok(match column.kind {
        Kind::Money => money::print(sum),
        _ => sum.to_string(),
    })
}

/// The sum of a column, money in fen.
pub(super) fn sum(form: &TableForm, column: &Field, answer: &str) -> Result<u64, Fault> {
    let at = form.columns.iter().position(|c| c.id == column.id);
    let at = at.ok_or(Fault::Form)?;
    let mut sum = 0_u64;
    for row in rows(answer) {
        let cell = row.get(at).copied().unwrap_or("");
        if is_blank(cell) {
            continue;
        }
        let value = match column.kind {
            Kind::Money => money::read(cell)?,
            Kind::Number { min, max } => {
                u64::try_from(number::read_whole(cell, min, max)?).map_err(|_| Fault::Range)?
            }
            _ => return Err(Fault::Form),
        };
        sum = sum.checked_add(value).ok_or(Fault::Range)?;
    }
    Ok(sum)
}

/// The column whose total stands for the table in running text: the last, which
/// holds the amounts.
pub(super) fn total_column(form: &TableForm) -> Result<&Field, Fault> {
    let mut columns = form.columns.iter();
    columns.rfind(|c| form.adds_up(c)).ok_or(Fault::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_lines_and_cells_lie_between_tabs() {
        let found: Vec<Vec<&str>> = rows("水泵\t2\t350\n\n \t\u{3000}\n风机 \t 1").collect();
        assert_eq!(found, [vec!["水泵", "2", "350"], vec!["风机", "1"]]);
    }
}
