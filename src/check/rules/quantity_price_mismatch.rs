//! # Quantity times price is another amount
//! **What it does.** In one sentence with a quantity, a unit price and an amount,
//! multiplies and compares, in whatever order they stand (每套185元，共120套，合计…); months
//! of rent with the rent of a quarter, half a year or a year; typed sums with × and =;
//! and the rows of a table with 数量, 单价 and 金额. A fen may be lost to rounding.
//! **Why it matters.** One of the three is wrong.
//! **Limit.** 3台，单价500元，共计1,500元 is right, 共计1,600元 is not. Where units differ,
//! several things are counted or a discount is named, nothing is said.

mod periods;
mod rows;
mod sentences;

use std::ops::Range;

use crate::{
    check::{Finding, Severity, script::Script},
    model::value::money,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    for sentence in script.sentences() {
        let words = &text[sentence.clone()];
        if !words.contains(['元', '×']) || !words.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let found = sentences::compare(words)
            .or_else(|| periods::compare(words))
            .or_else(|| sentences::equation(words));
        if let Some(off) = found {
            let at = sentence.start + off.at.start..sentence.start + off.at.end;
            out.push(finding(at, off.product, off.written));
        }
    }
    for off in rows::compare(script) {
        out.push(finding(off.at, off.product, off.written));
    }
}

/// An amount that is not the product, in fen.
struct Mismatch {
    at: Range<usize>,
    product: u64,
    written: u64,
}

fn finding(at: Range<usize>, product: u64, written: u64) -> Finding {
    let message = format!(
        "数量乘以单价是{}，这里写的是{}：请核对。",
        money::print(product),
        money::print(written)
    );
    Finding::new("quantity_price_mismatch", Severity::Error, at, message)
        .because("数量、单价和金额对不上，付多少就有争议。")
}

/// A figure in thousandths: 1,200.5 is 1_200_500.
fn thousandths(figure: &str) -> Option<u64> {
    let figure = figure.replace(',', "");
    let (whole, decimals) = figure.split_once('.').unwrap_or((&figure, ""));
    if decimals.len() > 3 {
        return None;
    }
    let padded: String = decimals.chars().chain("000".chars()).take(3).collect();
    let whole: u64 = whole.parse().ok()?;
    whole.checked_mul(1000)?.checked_add(padded.parse().ok()?)
}

/// The product where the amount is not that; a whole amount of yuan may be rounded when
/// one of the factors has decimals.
fn product(quantity: &str, price: &str, amount: &str, unit_fen: u64) -> Option<(u64, u64)> {
    let price_fen = money::read(price).ok()?;
    let thousandfold = thousandths(quantity)?.checked_mul(price_fen)?;
    let written = money::read(amount).ok()?.checked_mul(unit_fen)?;
    let is_rounded = !amount.contains('.') && (quantity.contains('.') || price.contains('.'));
    let slack = match (unit_fen, is_rounded) {
        (1, true) => 100_000,
        (1, false) => 1_000,
        // Of ten thousand yuan the last place written is open.
        _ => return None,
    };
    let is_off = thousandfold.abs_diff(written.checked_mul(1000)?) > slack;
    is_off.then_some((thousandfold / 1000, written))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "quantity_price_mismatch";

    #[test]
    fn a_product_that_is_another_amount_is_found() {
        finds(RULE, "协议\n乙方供应风机3台，单价500元，共计⟦1,600⟧元。");
        clean(RULE, "协议\n乙方供应风机3台，单价500元，共计1,500元。");
    }

    #[test]
    fn the_three_may_stand_in_any_order() {
        finds(
            RULE,
            "协议\n冬季校服，每套185元，共120套，货款合计⟦21,200⟧元，含税。",
        );
        clean(
            RULE,
            "协议\n冬季校服，每套185元，共120套，货款合计22,200元，含税。",
        );
        finds(RULE, "协议\n钢管20.5吨，4,200元/吨，货款⟦86,000⟧元。");
        clean(RULE, "协议\n钢管20.5吨，4,200元/吨，货款86,100元。");
        finds(RULE, "协议\n底座20,000件，单价2.80元，总价⟦58,000⟧元。");
    }

    #[test]
    fn other_units_and_several_things_are_not_multiplied() {
        clean(RULE, "协议\n底座20,000件，单价2.80元，总价56,000元。");
        clean(
            RULE,
            "协议\n藏青、米白各2吨，含税单价36元/公斤，总价144,000元。",
        );
        clean(
            RULE,
            "协议\n礼盒两款，每款3,000个，单价11元，总价66,000元。",
        );
        clean(RULE, "协议\n工作服100套，每套3件，每件50元，共15,000元。");
        clean(RULE, "协议\n工作服100套，每套50元，优惠500元，共4,500元。");
        clean(RULE, "协议\n每人每天100元，5天，共20人，合计10,000元。");
    }

    #[test]
    fn months_make_quarters_and_years() {
        let text = |year: &str| {
            format!("协议\n前三年每平方米每月18元，月租金21,600元，年租金{year}元；后两年另计。")
        };
        finds(RULE, &text("⟦249,200⟧"));
        clean(RULE, &text("259,200"));
        finds(RULE, "协议\n租金每月7,500元，三个月合计⟦22,000⟧元。");
        clean(RULE, "协议\n租金每月7,500元，三个月合计22,500元。");
        finds(RULE, "协议\n服务费每月74,400元，每季⟦223,000⟧元。");
        clean(
            RULE,
            "协议\n服务费每月3,000元，一次付清的全年优惠价33,000元。",
        );
    }

    #[test]
    fn typed_equations_are_reckoned() {
        finds(RULE, "协议\n护理费150元/天×20天=⟦3,200⟧元。");
        clean(RULE, "协议\n护理费150元/天×20天=3,000元。");
        clean(RULE, "协议\n定金100,000元×5%=5,000元。");
    }

    #[test]
    fn rows_of_a_table_are_multiplied() {
        let text = |amount: &str| {
            format!(
                "协议\n序号\t名称\t数量\t单价（元）\t金额（元）\n1\t主机\t28张\t650\t{amount}\n2\t凳\t56只\t45.00\t2,520.00\n合计\t\t\t\t20,720"
            )
        };
        finds(RULE, &text("⟦18,300⟧"));
        clean(RULE, &text("18,200"));
        clean(
            RULE,
            "协议\n名称\t数量\t单价（元/公斤）\t金额（元）\n布\t2吨\t36\t72,000",
        );
        clean(
            RULE,
            "协议\n名称\t数量\t单价（元）\t折扣\t金额（元）\n布\t2\t36\t0.9\t64.80",
        );
    }
}
