//! Rows of a table with quantity, unit price and amount.

use super::{Mismatch, product};
use crate::check::{regex, rules::table_total_mismatch::tables, script::Script};

pub(super) fn compare(script: &Script<'_>) -> Vec<Mismatch> {
    let mut found = Vec::new();
    let is_more = regex!(r"折|优惠|税额|不含税|天数|月数|次数|期数|周期|频次|系数|月份|损耗");
    for table in tables(script) {
        let head: Vec<&str> = table.head.iter().map(|l| script.words(l)).collect();
        if head.iter().any(|h| is_more.is_match(h)) {
            continue;
        }
        let only = |form: &regex::Regex| {
            let mut columns = head.iter().enumerate().filter(|(_, h)| form.is_match(h));
            match (columns.next(), columns.next()) {
                (Some((n, _)), None) => Some(n),
                _ => None,
            }
        };
        let (Some(q), Some(p), Some(a)) = (
            only(regex!(r"^数量")),
            only(regex!(r"单价")),
            only(regex!(r"金额|小计|合计|总价|价款")),
        ) else {
            continue;
        };
        if a == p || head[p].contains('万') != head[a].contains('万') || head[a].contains('万') {
            continue;
        }
        let unit_of = |words: &str| {
            let unit = regex!(r"[/／]\s*([\u4E00-\u9FFF]{1,3})").captures(words);
            unit.map(|c| c[1].to_owned())
        };
        let form =
            regex!(r"^[¥￥]?([0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:元)?(?:[/／][\u4E00-\u9FFF]{1,3})?$");
        let count = regex!(r"^([0-9][0-9,]*(?:\.[0-9]+)?)\s*([\u4E00-\u9FFF]{0,3})$");
        let head_unit = regex!(r"[（(]([\u4E00-\u9FFF]{1,3})[）)]").captures(head[q]);
        let head_unit = head_unit.map(|c| c[1].to_owned());
        for row in table.body.iter().filter(|r| r.len() == head.len()) {
            let cell = |n: usize| row.get(n).map_or("", |l| script.words(l));
            let (Some(n), Some(price), Some(amount)) = (
                count.captures(cell(q)),
                form.captures(cell(p)),
                form.captures(cell(a)),
            ) else {
                continue;
            };
            let unit = Some(n[2].to_owned()).filter(|u| !u.is_empty());
            let unit = unit.or_else(|| head_unit.clone());
            let price_unit = unit_of(cell(p)).or_else(|| unit_of(head[p]));
            if let (Some(unit), Some(price_unit)) = (unit, price_unit)
                && unit != price_unit
            {
                continue;
            }
            let (Some(off), Some(line), Some(figure)) = (
                product(&n[1], &price[1], &amount[1], 1),
                row.get(a),
                amount.get(1),
            ) else {
                continue;
            };
            found.push(Mismatch {
                at: line.range.start + figure.start()..line.range.start + figure.end(),
                product: off.0,
                written: off.1,
            });
        }
    }
    found
}
