//! # Amount without its unit
//! **What it does.** Finds a price, fee, rent or total that is said to be a bare number.
//! **Why it matters.** 5 may be 5 yuan or 50,000.
//! 支付300的违约金 is one too.
//! **Limit.** 价款为5000元 and ¥5000 are right, 价款为5000 is not.

use std::ops::Range;

use crate::check::{Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(?:总价款|价款|总价|合同价|租金|服务费|维护费|费用|押金|定金|货款)(?:总额|总计|合计|共计)?(?:为|是|：)(?:人民币)?\s*([0-9][0-9,]*(?:\.[0-9]+)?)"
    );
    // 支付300的违约金
    let before_name = regex!(
        r"(?:支付|给付|付|交纳|缴纳|赔偿|罚)\s*([0-9][0-9,]*)\s*的(?:违约金|赔偿金|滞纳金|租金|费用|服务费|押金|定金|补偿)"
    );
    let text = script.text();
    for c in before_name.captures_iter(text).filter_map(|c| c.get(1)) {
        report(c.range(), c.as_str(), out);
    }
    for c in form.captures_iter(text) {
        let Some(figure) = c.get(1) else { continue };
        let rest = &text[figure.end()..];
        let has_unit = regex!(
            r"^\s*([元圆万亿%％‰折倍角分]|美元|港元|欧元|日元|/|每|至|×|x|X|\*|＊|＋|\+|=|＝|～|-|个|次|日|天|月|年)"
        )
        .is_match(rest);
        if has_unit || script.is_checked_value(&figure.range()) {
            continue;
        }
        report(figure.range(), figure.as_str(), out);
    }
}

fn report(at: Range<usize>, figure: &str, out: &mut Vec<Finding>) {
    out.push(
        Finding::new(
            "amount_unit_missing",
            Severity::Warning,
            at,
            format!("“{figure}”没有写单位：请写明是元还是万元。"),
        )
        .because("没有单位，元和万元可以差一万倍。"),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_bare_number_as_a_price_is_found() {
        finds("amount_unit_missing", "设备的总价款为⟦50000⟧，分两期付清。");
        clean(
            "amount_unit_missing",
            "设备的总价款为50000元，租金为¥3,000.00，服务费为总额的5%，费用为3万元。",
        );
    }
}
