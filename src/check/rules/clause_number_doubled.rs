//! # Number used twice
//! **What it does.** Finds a heading whose typed number is not above that of the
//! heading before: 第五条 第五条, 第五条 第四条. A list begins anew with 一、 under
//! another article.
//! **Why it matters.** A reference to it means two articles.
//! **Limit.** 第五条 第六条 is right.

use super::clause_number_skipped::steps;
use crate::check::{Finding, Severity, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for (before, number, at) in steps(script) {
        if number <= before && !(number == 1 && script.text()[at.clone()].ends_with(|c| c != '条'))
        {
            let message = format!("条号{number}重复或者倒退：前一条已经是{before}，请重新编号。");
            out.push(
                Finding::new("clause_number_doubled", Severity::Error, at, message)
                    .because("两条同号，引用时不知道指哪一条。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_number_that_does_not_rise_is_found() {
        finds(
            "clause_number_doubled",
            "协议\n第一条 范围\n甲。\n⟦第一条⟧ 费用\n乙。\n第二条 期限\n丙。\n",
        );
        clean(
            "clause_number_doubled",
            "协议\n第一条 范围\n甲。\n第二条 费用\n乙。\n",
        );
    }
}
