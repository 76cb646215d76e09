//! # Reference to an article that is not there
//! **What it does.** Finds 第X条 in running text that is none of this agreement's
//! articles. Articles of a statute, which follow 《…》 or the name of a law, are passed
//! over, and so are the further ones of the same list: 《民法典》第五百条、第五百零一条.
//! **Why it matters.** After an article was cut the reference points nowhere, and each
//! side reads into it what suits it.
//! **Limit.** Of ten articles 第十条 is right, 第十一条 is reported.

use crate::check::{Finding, Severity, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let known: Vec<u32> = script.headings().filter_map(|(n, _)| n).collect();
    if known.is_empty() {
        return;
    }
    for (at, wanted) in script.references().own.iter().cloned() {
        if known.contains(&wanted) || script.is_made(&at) {
            continue;
        }
        let message = format!(
            "这里引用了“{}”，但本协议没有这一条：请改为现在的条号，或者删去引用。",
            &script.text()[at.clone()]
        );
        out.push(
            Finding::new(
                "typed_reference_to_missing_clause",
                Severity::Error,
                at,
                message,
            )
            .because("删改条款后条号没有跟着改，引用就落空了。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "typed_reference_to_missing_clause";

    fn agreement(words: &str) -> String {
        format!("维护协议\n第一条 范围\n乙方维护设备。\n第二条 费用\n{words}\n")
    }

    #[test]
    fn a_reference_beyond_the_last_article_is_found() {
        finds(RULE, &agreement("违反⟦第三条⟧的，乙方返还费用。"));
        clean(RULE, &agreement("违反第二条的，乙方返还费用。"));
        finds(RULE, &agreement("依照本协议⟦第12条⟧处理。"));
    }

    #[test]
    fn articles_of_the_contract_that_a_supplement_changes_are_its_own() {
        let text = |words: &str| format!("租赁合同补充协议\n第一条 租金\n{words}\n");
        for words in [
            "原合同其余条款（第七条、第九条至第十四条）继续履行。",
            "原合同第四条修改为：“每月5日前付租；逾期的，按第十五条承担责任。”",
            "原合同第二十三条（保密）、第二十六条继续有效。",
        ] {
            clean(RULE, &text(words));
        }
        finds(
            RULE,
            &text("原合同继续履行，本补充协议⟦第九条⟧另有约定的除外。"),
        );
        clean(
            RULE,
            &agreement("双方签订《钢材买卖合同》，按该合同第六条、第十一条付款。"),
        );
    }

    #[test]
    fn articles_of_statutes_are_not_ours() {
        clean(
            RULE,
            &agreement("依照《中华人民共和国民法典》第五百八十五条、第五百八十六条处理。"),
        );
        clean(
            RULE,
            &agreement("民法典第一百八十条和第五百九十条另有规定。"),
        );
        clean(
            RULE,
            &agreement("依照《仲裁法》（2025年修订）第二十七条第一款和第二十九条处理。"),
        );
    }
}
