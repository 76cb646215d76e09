//! # Quantity times price is another amount
//! **What it does.** In one sentence with a quantity, a unit price and an amount,
//! multiplies and compares; a fen a line may be lost to rounding.
//! **Why it matters.** One of the three is wrong.
//! **Limit.** 3台，单价500元，共计1,500元 is right, 共计1,600元 is not.

use crate::{
    check::{Finding, Severity, regex, script::Script},
    model::value::money,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !script.text().contains("单价") {
        return;
    }
    let count = regex!(r"([0-9]{1,6})\s*[台套件个只把张块本份次米吨箱辆]");
    let price = regex!(r"单价(?:为|是|：)?\s*([¥￥]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*元?");
    let amount = regex!(
        r"(?:共计|合计|总计|总价|金额|共)(?:为|是|：)?\s*([¥￥]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*元"
    );
    for sentence in script.sentences() {
        let words = &script.text()[sentence.clone()];
        let mut counts = count.captures_iter(words);
        let (Some(n), None) = (counts.next(), counts.next()) else {
            continue;
        };
        let (Some(p), Some(a)) = (price.captures(words), amount.captures(words)) else {
            continue;
        };
        let (Ok(n), Ok(p), Ok(total)) =
            (n[1].parse::<u64>(), money::read(&p[1]), money::read(&a[1]))
        else {
            continue;
        };
        let Some(product) = n.checked_mul(p) else {
            continue;
        };
        let Some(at) = a
            .get(1)
            .map(|m| sentence.start + m.start()..sentence.start + m.end())
        else {
            continue;
        };
        if product.abs_diff(total) > 1 {
            let message = format!(
                "数量乘以单价是{}，这里写的是{}：请核对。",
                money::print(product),
                money::print(total)
            );
            out.push(
                Finding::new("quantity_price_mismatch", Severity::Error, at, message)
                    .because("数量、单价和金额对不上，付多少就有争议。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_product_that_is_another_amount_is_found() {
        finds(
            "quantity_price_mismatch",
            "协议\n乙方供应风机3台，单价500元，共计⟦1,600⟧元。",
        );
        clean(
            "quantity_price_mismatch",
            "协议\n乙方供应风机3台，单价500元，共计1,500元。",
        );
    }
}
