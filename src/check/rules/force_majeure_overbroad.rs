//! # Ordinary risks listed as force majeure
//! **What it does.** Finds want of money, changes of staff, failing suppliers or
//! equipment and price movements in a list of 不可抗力.
//! **Why it matters.** 不可抗力 is what cannot be foreseen, avoided or overcome (民法典
//! 180); such events are normally no excuse, whatever the list says.
//! **Limit.** 地震、洪水 are right, and so is 资金困难不属于不可抗力.

use super::blanket_exclusion::sentences_with;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let lists = regex!(r"包括|指|如|等|视为|属于");
    let ordinary = regex!(
        r"资金(?:困难|紧张|短缺|不足|周转困难|周转不灵)|人员(?:变动|流失|不足|短缺)|员工(?:离职|辞职)|供应商(?:违约|延迟|缺货|断货|停产|迟延)[^、，]{0,4}|设备(?:故障|损坏)|机器故障|原材料(?:涨价|价格上涨|短缺)|市场(?:变化|波动|行情)|价格(?:上涨|波动)|经营(?:困难|不善|亏损)|交通(?:堵塞|拥堵)|汇率(?:变动|波动)"
    );
    let kept = [
        "不属于",
        "不构成",
        "不包括",
        "不视为",
        "不是",
        "除外",
        "并非",
        "不得",
        "不作为",
        "不能",
    ];
    for sentence in sentences_with(script.text(), "不可抗力") {
        if !lists.is_match(sentence.words) || sentence.says(&kept) {
            continue;
        }
        for found in ordinary.find_iter(sentence.words) {
            // Damage or a change caused by force majeure is not in the list.
            if regex!(r"(?:造成|引起|导致|所致)的?[^、，]{0,6}$")
                .is_match(&sentence.words[..found.start()])
            {
                continue;
            }
            out.push(
                Finding::new(
                    "force_majeure_overbroad",
                    Severity::Hint,
                    sentence.at(found),
                    "这一项一般不属于不可抗力：请从清单中删去。",
                )
                .because("不可抗力是不能预见、不能避免且不能克服的情况，经营中的普通风险通常不能据此免责。")
                .under(Citation::read("民法典第180条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "force_majeure_overbroad";

    #[test]
    fn ordinary_risks_in_the_list_are_reported() {
        finds(
            RULE,
            "不可抗力包括地震、洪水、⟦资金困难⟧、⟦人员变动⟧和⟦设备故障⟧。",
        );
        clean(RULE, "不可抗力包括地震、洪水、战争和瘟疫。");
        clean(RULE, "资金困难、人员不足和配件缺货不属于不可抗力。");
        clean(RULE, "不可抗力造成的设备损坏，如需要修复，费用另行约定。");
    }
}
