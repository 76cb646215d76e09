//! # A total that is not the sum of its column
//! **What it does.** Adds the column above 合计 or 总计, in tables and in lists of an item
//! and an amount a line, and compares.
//! **Why it matters.** One of the figures is wrong.
//! **Limit.** 38,000, 96,000 and 26,000 with 合计160,000 are right, with 合计158,000 they are
//! not. Tables with subtotals, discounts or cells that are no figures are left alone;
//! percentages may lose their last place to rounding.

mod list;
mod table;

use std::ops::Range;

pub(super) use self::table::tables;
use crate::{
    check::{Finding, Severity, script::Script},
    model::value::money,
};

/// A total with the sum of what stands above it, in ten-thousandths.
pub(super) struct Total {
    /// The figure of the total.
    pub at: Range<usize>,
    pub sum: u64,
    pub written: u64,
    /// What may be lost to rounding.
    slack: u64,
    /// Fen in one, where money is added.
    pub fen: Option<u64>,
}

impl Total {
    /// The amount written, in fen.
    pub(super) fn written_fen(&self) -> Option<u64> {
        Some(self.written.checked_mul(self.fen?)? / 10_000)
    }
}

/// Every total of the text with the sum above it.
pub(super) fn totals(script: &Script<'_>) -> Vec<Total> {
    let text = script.text();
    if !["合计", "总计", "共计", "合　计"]
        .iter()
        .any(|w| text.contains(w))
    {
        return Vec::new();
    }
    let mut totals = table::totals(script);
    totals.extend(list::totals(script));
    totals
}

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for total in totals(script) {
        if total.sum.abs_diff(total.written) <= total.slack {
            continue;
        }
        let sum = print(total.sum, total.fen);
        let written = print(total.written, total.fen);
        let message = format!("上面各项相加是{sum}，合计写的是{written}：请核对。");
        out.push(
            Finding::new("table_total_mismatch", Severity::Error, total.at, message)
                .because("各项与合计对不上，按哪个算就有争议。"),
        );
    }
}

fn print(value: u64, fen: Option<u64>) -> String {
    match fen.and_then(|fen| value.checked_mul(fen)) {
        Some(fen) => money::print(fen / 10_000),
        None => {
            let (whole, rest) = (value / 10_000, value % 10_000);
            let decimals = format!("{rest:04}");
            match decimals.trim_end_matches('0') {
                "" => whole.to_string(),
                decimals => format!("{whole}.{decimals}"),
            }
        }
    }
}

/// A figure in ten-thousandths, and how many decimals it is written with.
fn figure(words: &str) -> Option<(u64, usize)> {
    let words = words.replace(',', "");
    let (whole, decimals) = words.split_once('.').unwrap_or((&words, ""));
    if decimals.len() > 4 {
        return None;
    }
    let padded: String = decimals.chars().chain("0000".chars()).take(4).collect();
    let whole: u64 = whole.parse().ok()?;
    let value = whole
        .checked_mul(10_000)?
        .checked_add(padded.parse().ok()?)?;
    Some((value, decimals.len()))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "table_total_mismatch";

    #[test]
    fn a_column_that_adds_to_another_total_is_found() {
        let text = |total: &str| {
            format!(
                "协议\n名称\t数量\t单价（元）\t金额（元）\n主机\t2台\t500\t1,000.00\n显示器\t3台\t300\t900.00\n合计\t\t\t{total}\n第二条 付款\n略。"
            )
        };
        finds(RULE, &text("⟦1,800.00⟧"));
        clean(RULE, &text("1,900.00"));
        clean(RULE, &text("1,900"));
    }

    #[test]
    fn every_column_with_a_total_is_added() {
        let text = |share: &str, area: &str| {
            format!(
                "协议\n股东\t出资额（万元）\t比例\n甲\t350\t66.7%\n乙\t150\t33.3%\n合计\t{area}\t{share}\n"
            )
        };
        clean(RULE, &text("100%", "500"));
        finds(RULE, &text("100%", "⟦550⟧"));
        finds(RULE, &text("⟦110%⟧", "500"));
    }

    #[test]
    fn a_list_with_an_amount_a_line_is_a_column() {
        let text = |total: &str| {
            format!(
                "协议\n附件 费用明细\n序号 项目 金额（元）\n1 会场及布置 38,000\n2 住宿与餐饮 96,000\n合计 {total}\n"
            )
        };
        finds(RULE, &text("⟦133,000⟧"));
        clean(RULE, &text("134,000"));
        finds(
            RULE,
            "协议\n附件 报价单\n人工费：31,200元\n药剂：6,400元\n合计：⟦37,500元⟧\n",
        );
        clean(
            RULE,
            "协议\n附件 报价单\n规格：大号\n数量：300\n单价：420元\n合计：126,000元\n",
        );
    }

    #[test]
    fn subtotals_discounts_and_words_are_left_alone() {
        clean(
            RULE,
            "协议\n模块\t费用（元）\n总账\t12,000\n小计\t12,000\n实施\t6,000\n合计\t18,000\n",
        );
        clean(
            RULE,
            "协议\n模块\t费用（元）\n总账\t12,000\n报表\t赠送\n实施\t6,000\n合计\t17,000\n",
        );
        clean(
            RULE,
            "协议\n模块\t费用（元）\n总账\t12,000\n优惠\t1,000\n合计\t11,000\n",
        );
    }
}
