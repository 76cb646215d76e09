//! # Term that is used and never defined
//! **What it does.** In an agreement that defines terms, finds one in quotes that is
//! treated like them and that no place defines: no 指, 以下简称, 包括, heading or label.
//! Finds also “X”的定义见, 按照“X”的定义 without a definition.
//! **Why it matters.** What hangs on the term (a payment, a period) hangs on nothing.
//! **Limit.** Names, marks, titles, buttons, quoted speech and words explained where
//! they stand are no terms. One place that defines the term is enough.

use std::collections::HashSet;

use super::term_defined_not_used::definitions;
use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    // Two definitions make quotes a way to mark terms.
    if definitions(script).nth(1).is_none() {
        return;
    }
    let quoted = regex!(r"“([\p{Han}A-Za-z0-9]{2,10})”");
    let mut seen = HashSet::new();
    for c in quoted.captures_iter(text) {
        let (Some(whole), Some(term)) = (c.get(0), c.get(1)) else {
            continue;
        };
        let in_text = script
            .line_at(whole.start())
            .is_some_and(|l| l.kind == LineKind::Paragraph);
        let is_term = in_text
            && is_used_as_a_term(&text[..whole.start()], &text[whole.end()..])
            && seen.insert(term.as_str());
        if !is_term || is_defined(script, term.as_str()) {
            continue;
        }
        let message = format!(
            "“{}”没有定义：请写明它指什么，或者改用已经定义的词。",
            term.as_str()
        );
        out.push(
            Finding::new(
                "term_used_not_defined",
                Severity::Warning,
                term.range(),
                message,
            )
            .because("付款、期限等以一个没有定义的词为准，双方会各按各的理解。"),
        );
    }
}

/// Does an obligation hang on the quoted word: 于“终验日”后, 按“基准价”计算?
fn is_used_as_a_term(before: &str, after: &str) -> bool {
    let near = before.char_indices().rev().nth(6).map_or(0, |(n, _)| n);
    let leads = regex!(
        r"(?:于|在|自|至|按照?|以|由|对|将|从|超过|低于|达到|属于|每个?|任何|该|全部|承担|支付|提供|交付|完成|使用)$"
    );
    let follows = regex!(
        r"^(?:之?日?(?:前|后|起|内|止)|届满|计算|为准|的(?:费用|价格|价款|范围|要求|期限|标准|损失|责任|数量|[0-9]+[%％])|进行|负责|应当|不得)"
    );
    let is_name = regex!(
        r"(?:品牌|商标|牌|称|叫|名|注明|标明|写明|写有|标有|印有|字样|点击|选择|勾选|公众号|小程序|软件|系统|平台|账户|微信|题|词|句|说|表示|答|回复|备注|栏|[、”])$"
    );
    leads.is_match(&before[near..]) && follows.is_match(after) && !is_name.is_match(&before[near..])
}

/// Does any place say what it is?
fn is_defined(script: &Script<'_>, term: &str) -> bool {
    let text = script.text();
    let explains = regex!(
        r"^”?(?:[，,]?(?:是|系)?指|[：:]|（|[，,]?即|[，,]?包括|[，,]?为|[，,]?是|的定义|[，,]?由)"
    );
    let names = regex!(r"(?:简称|合称|统称|称为?|即|名为|定义为)“?$");
    let labelled = script.lines().iter().any(|l| {
        matches!(
            l.kind,
            LineKind::Heading
                | LineKind::AnnexHeading
                | LineKind::Section
                | LineKind::Cell
                | LineKind::Row
        ) && script.words(l).contains(term)
    });
    labelled
        || text.match_indices(term).any(|(n, _)| {
            explains.is_match(&text[n + term.len()..]) || {
                let near = text.floor_char_boundary(n.saturating_sub(18));
                names.is_match(&text[near..n])
            }
        })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "term_used_not_defined";

    fn with(words: &str) -> String {
        format!(
            "开发协议\n第一条 定义\n“系统”指乙方开发的软件；“上线日”指系统开始使用之日。\n第二条 付款\n上线日后五日内付一半。\n{words}"
        )
    }

    #[test]
    fn a_term_without_its_definition_is_found() {
        finds(RULE, &with("余款于“⟦终验日⟧”后十日内付清。"));
        clean(RULE, &with("余款于“上线日”后十日内付清。"));
        clean(
            RULE,
            &with("余款于“终验日”后十日内付清，终验日是验收报告签署之日。"),
        );
    }

    #[test]
    fn quotes_that_mark_no_term_are_right() {
        clean(RULE, &with("乙方在首页标明“合格”后交付，按“云岭”牌计算。"));
        clean(RULE, "开发协议\n第一条 付款\n余款于“终验日”后十日内付清。");
    }
}
