//! # Two figures of one amount that differ
//! **What it does.** Finds an amount that a bracket repeats in figures with another
//! value: 5万元（¥5,000.00）.
//! **Why it matters.** They differ mostly by ten thousand times: 万 was dropped or added.
//! **Limit.** 5万元（¥50,000.00） is right; a bracket that says more than the amount
//! (含税, 每件) is no repetition.

use crate::{
    check::{Finding, Severity, regex, script::Script},
    model::value::money,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"([0-9][0-9,]*(?:\.[0-9]+)?[ 　]*[万亿]?)[ 　]*元?(?:整)?[（(](?:即|计|合|小写|折合)?[：:]?(?:人民币)?[¥￥]?[ 　]*([0-9][0-9,]*(?:\.[0-9]+)?[ 　]*[万亿]?)[ 　]*元?(?:整)?[）)]"
    );
    for c in form.captures_iter(script.text()) {
        let (Some(whole), Some(first), Some(second)) = (c.get(0), c.get(1), c.get(2)) else {
            continue;
        };
        let read = |m: regex::Match<'_>| money::read(m.as_str().trim()).ok();
        let is_money = whole.as_str().contains('元') || whole.as_str().contains(['¥', '￥']);
        let (Some(one), Some(other), true) = (read(first), read(second), is_money) else {
            continue;
        };
        if one != other && !script.is_made(&whole.range()) {
            let message = format!(
                "前面是{}，括号里是{}，是同一笔钱却不相等：请核对。",
                money::print(one),
                money::print(other)
            );
            out.push(
                Finding::new(
                    "amount_figures_differ",
                    Severity::Error,
                    whole.range(),
                    message,
                )
                .because("同一笔钱写了两个数，付多少就有争议。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "amount_figures_differ";

    #[test]
    fn an_amount_repeated_with_another_value_is_found() {
        finds(RULE, "代销方交纳保证金⟦5万元（¥5,000.00）⟧。");
        clean(RULE, "代销方交纳保证金5万元（¥50,000.00）。");
        clean(
            RULE,
            "价款为100元（每件10元），运费为5,000元（含税4,800元）。",
        );
        clean(RULE, "第3期（2026年）付款，见图2（3）。");
    }
}
