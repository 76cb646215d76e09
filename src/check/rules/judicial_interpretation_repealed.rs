//! # Repealed judicial interpretation cited
//! **What it does.** Finds the interpretations of the old 合同法 (一 and 二) and 担保法,
//! by name or by number (法释〔1999〕19号, 法释〔2009〕5号, 法释〔2000〕44号), in an agreement
//! that is not dated before 2021.
//! **Why it matters.** They went with their statutes; their rules now stand in the
//! interpretations of 民法典, partly changed.
//! **Limit.** 合同法解释（二） is reported; 民法典合同编通则解释 and 买卖合同解释 are not.

use std::ops::Range;

use jiff::civil::date;

use super::pre1999_contract_law_cited::{is_meant_as_old, is_signed_before};
use crate::check::{Citation, Finding, Severity, regex, script::Script, search::captures_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["解释"]) && !script.says(&["法释"])
        || is_signed_before(script, date(2021, 1, 1))
    {
        return;
    }
    let by_name = regex!(
        r"《?(?:最高人民法院)?(?:关于)?(?:适用)?[《〈]?(?:中华人民共和国)?(合同法|担保法)[》〉]?(?:若干问题)?的?(?:司法)?解释(?:[（(]?[一二12][）)]?)?》?"
    );
    let by_number = regex!(
        r"法释[〔\[［【（(](?:1999[〕\]］】）)]第?19|2009[〕\]］】）)]第?5|(2000)[〕\]］】）)]第?44)号"
    );
    let mut named: Vec<Range<usize>> = Vec::new();
    for found in captures_with(script, &["解释"], by_name) {
        let Some(whole) = found.get(0) else { continue };
        let before = &text[..whole.start()];
        let is_other = ["劳动", "经济", "技术", "涉外"];
        if is_meant_as_old(before) || is_other.iter().any(|word| before.ends_with(word)) {
            continue;
        }
        named.push(whole.range());
        out.push(finding(whole.range(), &found[1] == "担保法"));
    }
    for found in captures_with(script, &["法释"], by_number) {
        let Some(whole) = found.get(0) else { continue };
        // A number in brackets after the name is the same fault.
        let is_named = named.iter().any(|name| {
            name.end <= whole.start()
                && matches!(
                    &text[name.end..whole.start()],
                    "" | "（" | "(" | "，" | "（即"
                )
        });
        if !is_named && !is_meant_as_old(&text[..whole.start()]) {
            out.push(finding(whole.range(), found.get(1).is_some()));
        }
    }
}

fn finding(at: Range<usize>, is_security: bool) -> Finding {
    let message = if is_security {
        "担保法的司法解释已经不再适用，请改引民法典有关担保制度的解释，条号也要核对。"
    } else {
        "合同法的司法解释已经不再适用，请改引民法典合同编通则解释，条号也要核对。"
    };
    Finding::new(
        "judicial_interpretation_repealed",
        Severity::Warning,
        at,
        message,
    )
    .because("这些解释随旧法一起清理，内容已有变化，照旧引用会误导读的人。")
    .under(Citation::memory("民法典施行前司法解释的清理（2021年）"))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "judicial_interpretation_repealed";

    #[test]
    fn interpretations_of_the_old_statutes_are_reported() {
        finds(
            RULE,
            "违约金按照⟦《最高人民法院关于适用〈中华人民共和国合同法〉若干问题的解释（二）》⟧调整。",
        );
        finds(RULE, "按照⟦合同法司法解释二⟧和⟦《担保法解释》⟧办理。");
        finds(RULE, "按照⟦法释〔2009〕5号⟧第二十九条办理。");
        finds(RULE, "按照⟦《合同法解释（二）》⟧（法释〔2009〕5号）办理。");
    }

    #[test]
    fn interpretations_in_force_are_right() {
        clean(
            RULE,
            "按照《最高人民法院关于适用〈中华人民共和国民法典〉合同编通则若干问题的解释》办理。",
        );
        clean(
            RULE,
            "买卖合同解释、担保制度解释和法释〔2023〕13号继续适用。",
        );
        clean(
            RULE,
            "劳动合同法司法解释不适用于本协议，合同的解释以文义为准。",
        );
    }

    #[test]
    fn an_agreement_of_the_time_may_cite_them() {
        clean(RULE, "签订日期：2020年12月31日\n按照合同法解释（二）办理。");
        finds(RULE, "签订日期：2021年1月1日\n按照⟦合同法解释（二）⟧办理。");
    }
}
