//! # Number of clauses that is not theirs
//! **What it does.** Compares 本合同共十三条 with the clauses that are there.
//! **Why it matters.** It invites the question which clause was taken out.
//! **Limit.** The number of the last clause is right; a clause or sheet more or less is not.

use crate::check::{
    Finding, Severity, regex,
    script::{Script, number},
    search::captures_with,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(?:本|此)(?:合同|协议|合约|契约)书?(?:正文|全文|条款)?(?:共计|共有|总共|一共|合计|共)([一二三四五六七八九十]{1,4}|[0-9]{1,3})条"
    );
    let clauses: Vec<u32> = script.headings().filter_map(|(n, _)| n).collect();
    let Some(last) = clauses.iter().max().copied() else {
        return;
    };
    for c in captures_with(script, &["共", "合计"], form) {
        let Some(digits) = c.get(1) else { continue };
        let Some(said) = number(digits.as_str()) else {
            continue;
        };
        let at = digits.start()..digits.end() + '条'.len_utf8();
        if said == last || script.is_made(&at) {
            continue;
        }
        let message = format!("这里说共{said}条，实有{last}条：请核对，或者删去这句话。");
        out.push(
            Finding::new("clause_count_wrong", Severity::Warning, at, message)
                .because("条数对不上，别人会问少了或者多了哪一条。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "clause_count_wrong";

    #[test]
    fn the_last_clause_tells_the_number() {
        let text = |n: &str| {
            format!(
                "协议\n第一条 乙方供货。\n第二条 甲方付款。\n第三条 本合同正文共{n}，一式两份。"
            )
        };
        finds(RULE, &text("⟦四条⟧"));
        finds(RULE, &text("⟦2条⟧"));
        clean(RULE, &text("三条"));
    }
}
