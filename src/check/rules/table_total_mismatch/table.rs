//! Tables, and their totals.

use super::{Total, figure};
use crate::check::{
    regex,
    script::{CellPlace, Line, Script},
};

/// A table: the cells of its head and of each row below.
pub(in crate::check::rules) struct Table<'a> {
    pub head: Vec<&'a Line>,
    pub body: Vec<Vec<&'a Line>>,
}

/// The tables of a script, none where the head has figures. Empty cells of a plain text
/// are not there, so that a row may have fewer cells than the head.
pub(in crate::check::rules) fn tables<'a>(script: &'a Script<'_>) -> Vec<Table<'a>> {
    let mut tables: Vec<Table<'a>> = Vec::new();
    let mut was: Option<CellPlace> = None;
    for line in script.lines() {
        let Some(cell) = line.cell else { continue };
        let table = tables.last_mut();
        match (was.filter(|w| w.head == cell.head), table) {
            (Some(was), Some(table)) if was.row == cell.row => {
                table.body.last_mut().unwrap_or(&mut table.head).push(line);
            }
            (Some(_), Some(table)) => table.body.push(vec![line]),
            _ => tables.push(Table {
                head: vec![line],
                body: Vec::new(),
            }),
        }
        was = Some(cell);
    }
    tables.retain(|t| {
        t.head.len() >= 2
            && !t.body.is_empty()
            && !t
                .head
                .iter()
                .any(|l| regex!(r"^[¥￥]?[0-9]").is_match(script.words(l)))
    });
    tables
}

/// The totals of the tables.
pub(super) fn totals(script: &Script<'_>) -> Vec<Total> {
    let mut totals = Vec::new();
    for table in tables(script) {
        totals.extend(of_table(script, &table).unwrap_or_default());
    }
    totals
}

fn of_table(script: &Script<'_>, table: &Table<'_>) -> Option<Vec<Total>> {
    let is_total = |row: &Vec<&Line>| {
        let form = regex!(r"^(?:合\s*计|总\s*计|共\s*计)(?:[（(][^）)]*[）)])?[：:]?$");
        row.iter().take(2).any(|l| form.is_match(script.words(l)))
    };
    let at = table.body.iter().position(is_total)?;
    let (parts, last) = (&table.body[..at], &table.body[at]);
    let is_apart = regex!(r"小计|合计|其中|优惠|折|减|扣|税|赠|免|总计");
    let width = table.head.len();
    let is_plain = parts.len() >= 2
        && parts.iter().all(|row| {
            row.len() == width && !row.iter().any(|l| is_apart.is_match(script.words(l)))
        });
    if !is_plain || table.body[at + 1..].iter().any(is_total) {
        return None;
    }
    let is_rate = regex!(r"单价|单位|序号|编号|折|税率|月租|均|运价|标准|日期|时间");
    let heads: Vec<&str> = table.head.iter().map(|l| script.words(l)).collect();
    let figures: Vec<&Line> = (last.iter().copied())
        .filter(|l| script.words(l).contains(|c: char| c.is_ascii_digit()))
        .collect();
    let column = |l: &Line| l.cell.map(|c| c.column);
    // A row that reaches the last column stands below its heads; of another, typed
    // without its empty cells, only a lone figure is sure to be the money.
    let is_aligned = last
        .iter()
        .any(|l| column(l) == table.head.last().and_then(|h| column(h)));
    let mut totals = Vec::new();
    for line in &figures {
        let n = match is_aligned {
            true => table.head.iter().position(|h| column(h) == column(line))?,
            false if figures.len() == 1 => width - 1,
            false => return None,
        };
        if n > 0 && !is_rate.is_match(heads[n]) {
            totals.extend(of_column(script, heads[n], parts, n, line));
        }
    }
    Some(totals)
}

fn of_column(
    script: &Script<'_>,
    head: &str,
    parts: &[Vec<&Line>],
    n: usize,
    total: &Line,
) -> Option<Total> {
    let form = regex!(r"^[¥￥]?([0-9][0-9,]*(?:\.[0-9]+)?)\s*([%％\u4E00-\u9FFF]{0,3})$");
    let is_none = regex!(r"^[—－/／-]{1,2}$");
    let c = form.captures(script.words(total))?;
    let (written, mut places) = figure(&c[1])?;
    let unit = c[2].to_owned();
    let (mut sum, mut count) = (0_u64, 0_u64);
    for row in parts {
        let words = script.words(row.get(n)?);
        if is_none.is_match(words) {
            continue;
        }
        let c = form.captures(words)?;
        let (value, decimals) = figure(&c[1])?;
        if c[2] != unit && !(c[2].is_empty() || unit.is_empty()) {
            return None;
        }
        sum = sum.checked_add(value)?;
        count += 1;
        places = places.max(decimals);
    }
    let is_share = unit == "%" || unit == "％";
    let place = 10_u64.pow(u32::try_from(4_usize.saturating_sub(places)).ok()?);
    let is_money = !is_share && regex!(r"元|金额|价|费|款|租金").is_match(head);
    let fen = match head.contains("万元") || unit == "万元" {
        true => 1_000_000,
        false => 100,
    };
    (count >= 2).then_some(Total {
        at: total.range.clone(),
        sum,
        written,
        slack: if is_share {
            place.saturating_mul(count)
        } else {
            0
        },
        fen: is_money.then_some(fen),
    })
}
