//! # No word on disputes
//! **What it does.** Notes a whole agreement that says nothing about disputes: no heading
//! and no sentence on 争议, 纠纷, 仲裁, 诉讼 or a court.
//! **Why it matters.** How disputes are settled is one of the usual terms; without it
//! the statute sends the parties to the defendant's court.
//! **Limit.** An excerpt is not a whole agreement. One sentence on disputes is enough.

use crate::check::{Citation, Finding, Severity, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let words = ["争议", "纠纷", "仲裁", "起诉", "诉讼", "法院", "争端"];
    if script.says(&words) || !script.is_whole() {
        return;
    }
    let Some(title) = script.lines().iter().find(|l| !l.range.is_empty()) else {
        return;
    };
    out.push(
        Finding::new(
            "dispute_clause_missing",
            Severity::Hint,
            title.range.clone(),
            "没有写发生争议怎么办。建议加一条，写明向哪家法院起诉或者由哪家仲裁机构仲裁。",
        )
        .because("没有约定的，只能按照法律规定去被告住所地或者履行地的法院，也不能仲裁。")
        .under(Citation::read("民法典第470条")),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "dispute_clause_missing";

    fn agreement(title: &str, last: &str) -> String {
        format!(
            "{title}\n甲方：安和商店\n乙方：和平工厂\n第一条 货物\n第二条 价款\n第三条 交付\n第四条 验收\n第五条 {last}\n甲方（盖章）：\n乙方（盖章）：\n"
        )
    }

    #[test]
    fn a_whole_agreement_without_a_word_on_disputes_is_noted() {
        finds(RULE, &agreement("⟦供货协议⟧", "附则"));
        clean(RULE, &agreement("供货协议", "争议解决"));
        clean(
            RULE,
            &agreement("供货协议", "协商不成的，向被告住所地人民法院起诉"),
        );
    }

    #[test]
    fn an_excerpt_may_leave_them_out() {
        clean(RULE, "供货协议\n第一条 货物\n甲方供应轴承。\n");
    }
}
