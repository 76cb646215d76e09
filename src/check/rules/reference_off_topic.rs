//! # Reference to a clause on something else
//! **What it does.** Where 第六条约定的日期交货 says what the clause is to settle, looks
//! whether that clause says a word of it; when it does not and another has it in its
//! heading, the number is wrong.
//! **Why it matters.** The duty that the sentence rests on is not where it sends the reader.
//! **Limit.** A clause that speaks of the thing anywhere is right, and so is a reference that
//! does not say what for.

use std::ops::Range;

use super::typed_reference_to_missing_item::clauses;
use crate::check::{
    Finding, Severity, regex,
    script::{Script, heading_label},
};

/// Words for one and the same thing.
const TOPICS: &[&[&str]] = &[
    &["交货", "供货", "送货", "交付", "发货"],
    &["付款", "支付", "结算", "货款", "价款", "付清", "费用"],
    &["验收", "检验", "检查", "查验"],
    &["保修", "质保", "保证期", "包修"],
    &["保密", "秘密"],
    &["违约金", "违约"],
    &["押金", "保证金"],
    &["租金", "房租"],
    &["退货", "换货", "退换"],
];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let clauses = clauses(script);
    // What the reference is for, up to the next mark.
    let purpose = regex!(
        r"^(?:第[一二三四五六七八九十0-9]+[款项])?(?:约定|规定|所列|所述|载明|写明)的?([^，。；：、\n]{2,10})"
    );
    for (at, wanted) in script.references().own.iter().cloned() {
        let Some(said) = purpose.captures(&text[at.end..]).and_then(|c| c.get(1)) else {
            continue;
        };
        // What is named first: 约定的租金付清 is about the rent.
        let place = |topic: &&&[&str]| topic.iter().filter_map(|w| said.as_str().find(w)).min();
        let topics = TOPICS.iter().filter(|topic| place(topic).is_some());
        let Some(topic) = topics.min_by_key(|topic| place(topic)) else {
            continue;
        };
        let speaks = |words: &str| topic.iter().any(|word| words.contains(word));
        let mut named = clauses.iter().filter(|(n, _)| *n == Some(wanted));
        let (Some((_, named)), None) = (named.next(), named.next()) else {
            continue;
        };
        if speaks(&text[named.clone()]) || script.is_made(&at) {
            continue;
        }
        let mut others = clauses.iter().map(|(_, range)| range);
        let Some(right) = others.find(|range| speaks(title(script, range))) else {
            continue;
        };
        let message = format!(
            "“{}”没有写{}，写{}的是“{}”：请核对条号。",
            &text[at.clone()],
            said.as_str(),
            title(script, right),
            text[right.clone()].lines().next().unwrap_or("")
        );
        out.push(
            Finding::new("reference_off_topic", Severity::Warning, at, message)
                .because("条号引错，这句话依据的约定就落空了。"),
        );
    }
}

/// The words of a clause's heading behind its number.
fn title<'s>(script: &'s Script<'_>, clause: &Range<usize>) -> &'s str {
    let words = script.line_at(clause.start).map_or("", |l| script.words(l));
    words[heading_label(words).map_or(0, str::len)..].trim()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "reference_off_topic";

    fn with(reference: &str) -> String {
        format!(
            "加工合同\n第一条 交货\n2026年12月15日前一次交齐。\n第二条 付款\n月底付清。\n第三条 责任\n乙方未按{reference}约定的日期交货的，每日付5元。"
        )
    }

    #[test]
    fn a_reference_leads_to_what_it_says() {
        finds(RULE, &with("⟦第二条⟧"));
        clean(RULE, &with("第一条"));
    }

    #[test]
    fn a_clause_that_speaks_of_it_is_right() {
        clean(RULE, &with("第二条").replace("月底付清", "交货后月底付清"));
        clean(RULE, &with("第二条").replace("日期交货", "日期办理"));
    }
}
