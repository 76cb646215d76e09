//! # Ordinary risks listed as force majeure
//! **What it does.** Finds want of money, changes of staff, failing suppliers or
//! equipment and price movements in a list of 不可抗力, or in words of every day that
//! treat them like it (机器坏了、工人走了也按不可抗力办).
//! **Why it matters.** 不可抗力 is what cannot be foreseen, avoided or overcome (民法典
//! 180); such events are normally no excuse, whatever the list says.
//! **Limit.** 地震、洪水 are right, and so is 资金困难不属于不可抗力.

use std::ops::Range;

use super::blanket_exclusion::{Sentence, sentences_with};
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
    for sentence in sentences_with(script, &["不可抗力"]) {
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
            out.push(report(sentence.at(found)));
        }
    }
    for sentence in sentences_with(script, &["不可抗力"]) {
        for at in everyday(&sentence) {
            let is_known = out.iter().any(|f| {
                f.rule == "force_majeure_overbroad" && f.at.start < at.end && at.start < f.at.end
            });
            if !is_known {
                out.push(report(at));
            }
        }
    }
}

/// What a trade meets every day, where it is put on a level with 不可抗力.
fn everyday(sentence: &Sentence<'_>) -> Vec<Range<usize>> {
    let ordinary = regex!(
        r"(?:机器|机床|设备|生产线|车辆|车子|货车|模具|电脑|系统|服务器)(?:坏了?|出了?(?:毛病|故障|问题)|趴窝|抛锚|损坏|停机)|(?:工人|师傅|员工|人手|技术员|司机|厨师|老师)(?:走了?|辞工|跑了|辞职|跳槽|不够|不来|短缺|紧张|回家|离开)|(?:招不到|缺)(?:人手?|工人)|(?:原料|原材料|材料|铜|铝|钢|铁|塑料|油|柴油|煤|菜|肉|运费|人工|工钱|面粉|粮食|房租|进货|进价|物价)+(?:涨价|涨了价?|价格?(?:上涨|大涨|暴涨))|(?:上家|上游|供货商|供应商|厂家)(?:不发货|断货|缺货|没货|涨价|晚到|停产)|(?:手头紧|没钱了?|周转不开|周转不灵|资金链断裂|贷款没下来|银行不放款)|(?:生意|销路|行情)(?:不好|变差|变化|下滑)|堵车|塞车"
    );
    let as_well = regex!(
        r"(?:按|按照|算|算作|算是|当|当成|当作|视为|视同|作为|归入|归到|属|属于|等同于?|等于|比照|参照|列为|同)不可抗力"
    );
    let named =
        regex!(r"不可抗力(?:，|情形|事件|还|也|的?范围)*(?:包括|是指|指|比如|例如|包含|含)");
    let denied = regex!(
        r"(?:不|不能|不得|不应|不可|不会|不再|并非|非|无法)(?:按|按照|算|当|视为|视同|作为|归|属|等同|列|构成|是|得)[^，。]{0,4}不可抗力|不在(?:其内|此列|内)|除外|不包括|不包含|不含|不算在内|能否|是否"
    );
    let words = sentence.words;
    if denied.is_match(words) {
        return Vec::new();
    }
    let level = as_well.find(words).map(|m| m.start());
    let list = named.find(words).map(|m| m.end());
    let caused = regex!(r"(?:造成|引起|导致|所致|致使|以致|而)的?[^、，]{0,6}$");
    (ordinary.find_iter(words))
        .filter(|m| {
            level.is_some_and(|at| m.end() <= at)
                || list.is_some_and(|at| at <= m.start() && !words[at..m.start()].contains("的，"))
        })
        .filter(|m| !caused.is_match(&words[..m.start()]))
        .map(|m| sentence.at(m))
        .collect()
}

fn report(at: Range<usize>) -> Finding {
    Finding::new(
        "force_majeure_overbroad",
        Severity::Hint,
        at,
        "这一项一般不属于不可抗力：请从清单中删去。",
    )
    .because("不可抗力是不能预见、不能避免且不能克服的情况，经营中的普通风险通常不能据此免责。")
    .under(Citation::read("民法典第180条"))
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

    #[test]
    fn everyday_risks_are_no_force_majeure_whatever_it_is_called() {
        finds(
            RULE,
            "⟦机器坏了⟧、⟦工人走了⟧、⟦铜铝涨价⟧也按不可抗力办，晚交不算违约。",
        );
        finds(RULE, "遇到⟦堵车⟧的，算不可抗力，晚到不赔。");
        finds(RULE, "⟦上家断货⟧、⟦手头紧⟧都视同不可抗力。");
        clean(RULE, "机器坏了、工人走了不算不可抗力，照样赔。");
        clean(RULE, "机器坏了不能按不可抗力办。");
        clean(RULE, "因不可抗力停工的，原料涨价由双方各担一半。");
        clean(RULE, "遇不可抗力致使机器坏了的，24小时内通知对方。");
        clean(RULE, "地震、洪水按不可抗力办；机器坏了，赶紧修。");
    }
}
