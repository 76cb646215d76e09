//! # Article that sends the reader to itself
//! **What it does.** Finds 按照第八条 and the like within the eighth article, where no
//! paragraph or item of it is meant.
//! **Why it matters.** What it promises to settle elsewhere is settled nowhere; mostly the
//! number of another article was meant.
//! **Limit.** 第八条第一款 within the eighth article is right, and so is 本条.

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let sends = regex!(r"(?:按照?|依照?|依据|根据|适用|参照|详?见)(?:本(?:合同|协议|合约))?$");
    let headings: Vec<_> = script.headings().collect();
    for (at, wanted) in script.references().own.iter().cloned() {
        let n = headings.partition_point(|(_, l)| l.range.start <= at.start);
        let own = n.checked_sub(1).and_then(|n| headings[n].0);
        let near = text.floor_char_boundary(at.start.saturating_sub(30));
        let is_meant = own == Some(wanted)
            && sends.is_match(&text[near..at.start])
            && !regex!(r"^(?:第|中|所列|前|以[上下])").is_match(&text[at.end..])
            && !is_in_annex(script, at.start);
        if !is_meant {
            continue;
        }
        let message = format!(
            "“{}”就是这一条自己：请改为真正要引用的条号，或者把内容写在这里。",
            &text[at.clone()]
        );
        out.push(
            Finding::new("clause_refers_to_itself", Severity::Warning, at, message)
                .because("一条引用自己，等于没有约定；多半是引错了条号。"),
        );
    }
}

fn is_in_annex(script: &Script<'_>, at: usize) -> bool {
    let annex = script
        .lines()
        .iter()
        .find(|l| l.kind == LineKind::AnnexHeading);
    annex.is_some_and(|l| l.range.start < at)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "clause_refers_to_itself";

    #[test]
    fn a_reference_to_its_own_article_is_found() {
        finds(
            RULE,
            "协议\n第一条 价款\n一千元。\n第二条 乙方逾期的，依照本合同⟦第二条⟧的约定支付违约金。",
        );
        clean(
            RULE,
            "协议\n第一条 价款\n一千元。\n第二条 乙方逾期的，依照本合同第一条的约定支付违约金。",
        );
        clean(
            RULE,
            "协议\n第一条 价款\n一千元。\n第二条 乙方逾期的，依照第二条第一款支付违约金。",
        );
        clean(
            RULE,
            "协议\n第二条 乙方逾期的，依照《民法典》第二条支付违约金。",
        );
    }
}
