//! # The annex adds to another price
//! **What it does.** Compares the total of a price list in an annex with the price that
//! the clauses name, where they refer to that list.
//! **Why it matters.** Which of the two is owed is open.
//! **Limit.** 养护费46,300元，明细见附件 with 合计46,800元 in the annex is reported. Where the
//! clauses name that total too, or exactly what lies between the two (another cost, a
//! discount), nothing is said.

use super::{
    instalments_not_total::{amounts, total_price},
    table_total_mismatch::totals,
};
use crate::{
    check::{Finding, Severity, regex, script::Script},
    model::value::money,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let Some((_, annex)) = script.annexes().next() else {
        return;
    };
    let Some(clauses) = text.get(..annex.range.start) else {
        return;
    };
    let refers = regex!(
        r"(?:明细|清单|报价单?|组成|构成|价格|预算)[^，。；]{0,6}(?:见|列|载|如|按|以)[^，。；]{0,4}附件|附件[^，。；]{0,8}(?:报价|明细|清单|价格|预算)"
    );
    if !script.says(&["附件"]) || !refers.is_match(clauses) {
        return;
    }
    let Some(price) = total_price(script, annex.range.start) else {
        return;
    };
    let is_open = regex!(r"优惠|下浮|让利|抹零|打折|暂定|暂估|不含税|据实");
    let mut in_annexes = totals(script)
        .into_iter()
        .filter(|t| t.at.start > annex.range.start && t.fen.is_some());
    let (Some(total), None) = (in_annexes.next(), in_annexes.next()) else {
        return;
    };
    let Some(written) = total.written_fen() else {
        return;
    };
    let known = amounts(clauses);
    let apart = price.fen.abs_diff(written);
    let line = script
        .line_at(price.at.start)
        .map_or("", |l| script.words(l));
    if apart == 0 || known.contains(&written) || known.contains(&apart) || is_open.is_match(line) {
        return;
    }
    // Half of the price or twice it is the price of something else.
    if written < price.fen / 2 || written / 2 > price.fen {
        return;
    }
    let message = format!(
        "附件合计是{}，前面写的价款是{}：请核对。",
        money::print(written),
        money::print(price.fen)
    );
    out.push(
        Finding::new("annex_total_differs", Severity::Warning, total.at, message)
            .because("正文和附件两个价款，按哪个付就有争议。"),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "annex_total_differs";

    fn text(price: &str, total: &str) -> String {
        format!(
            "协议\n第三条 养护费全年{price}，明细见附件报价单。\n附件 报价单\n人工费 31,200元\n药剂 6,400元\n合计 {total}\n"
        )
    }

    #[test]
    fn an_annex_with_another_total_is_found() {
        finds(RULE, &text("37,300元", "⟦37,600元⟧"));
        clean(RULE, &text("37,600元", "37,600元"));
        clean(RULE, &text("36,600元（优惠1,000元后）", "37,600元"));
        clean(RULE, &text("37,300元，不含运费300元", "37,600元"));
    }

    #[test]
    fn a_table_in_an_annex_has_a_total_too() {
        let text = |total: &str| {
            format!(
                "协议\n一、费用总额包干，人民币壹拾伍万捌仟元整（¥158,000.00），明细见附件。\n附件 费用明细\n项目\t金额（元）\n会场\t62,000\n餐饮\t96,000\n合计\t{total}\n"
            )
        };
        finds(RULE, &text("⟦160,000⟧"));
        clean(RULE, &text("158,000"));
    }
}
