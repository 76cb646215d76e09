//! # Amount with more than two decimals of a yuan
//! **What it does.** Finds amounts such as 128.456元 in running text and rows. Zeros at
//! the end, 万元 and prices for a unit (单价, 每千瓦时, 元/吨) are let be.
//! **Why it matters.** What is smaller than a fen cannot be paid.
//! **Limit.** 128.45元 and 128.450元 are right, 128.456元 is not.

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script, is_typed, near},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    for found in regex!(r"[0-9][0-9,]*\.[0-9]{3,}").find_iter(text) {
        let (before, after) = (&text[..found.start()], &text[found.end()..]);
        let decimals = found
            .as_str()
            .split_once('.')
            .map_or("", |(_, decimals)| decimals);
        let is_fen = decimals.bytes().skip(2).all(|b| b == b'0');
        let is_amount = regex!(r"^[ 　]*[元圆]").is_match(after)
            || before.trim_end().ends_with(['¥', '￥'])
                && !after.trim_start().starts_with(['万', '亿']);
        if is_fen || !is_amount || before.ends_with(['.', '-']) {
            continue;
        }
        let is_cell = script
            .line_at(found.start())
            .is_none_or(|l| l.kind == LineKind::Cell);
        let (before, after) = near(script, found.start());
        let unit_price = regex!(
            r"单价|每|汇率|净值|[电水气油]价|[元圆][ ]?[/／]|/(?:千瓦时|度|吨|公斤|千克|克|升|米|只|件|个)"
        );
        let is_unit_price = unit_price.is_match(before) || unit_price.is_match(after);
        if is_cell || is_unit_price || !is_typed(script, &found.range()) {
            continue;
        }
        out.push(
            Finding::new(
                "amount_decimals_too_many",
                Severity::Warning,
                found.range(),
                "金额最小到分，这里的小数多于两位，请核对后改正。",
            )
            .because("不足一分的数付不了，各自取整就会差钱。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "amount_decimals_too_many";

    #[test]
    fn a_third_decimal_is_found() {
        clean(RULE, "维修费为128.45元。");
        clean(RULE, "维修费为128.450元。");
        finds(RULE, "维修费为⟦128.456⟧元。");
        finds(RULE, "维修费：¥⟦1,280.005⟧");
    }

    #[test]
    fn unit_prices_and_larger_units_are_let_be() {
        clean(RULE, "电费按照0.5283元/千瓦时结算。");
        clean(RULE, "单价为0.1255元，按实际张数结算。");
        clean(RULE, "投资总额为128.4565万元。");
        clean(RULE, "每张打印费0.125元。");
        clean(RULE, "程序版本为3.0.125，元数据另附。");
    }
}
