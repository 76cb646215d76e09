//! # Nothing on breach
//! **What it does.** Looks in a whole agreement for any word on breach, damages,
//! compensation, or what else follows when somebody does not perform.
//! **Why it matters.** The law fills the gap with proven loss only, which is hard to
//! prove; an agreed sum or way is easier.
//! **Limit.** One sentence 造成损失的，应当赔偿 is enough.

use super::signing_block_missing::title;
use crate::check::{Citation, Finding, Severity, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let known = [
        "违约",
        "赔",
        "违反",
        "损失",
        "滞纳金",
        "罚息",
        "补偿",
        "扣",
        "双倍",
        "加付",
        "加收",
        "不退",
        "退货",
        "重做",
        "返工",
        "免费",
        "晚付",
        "拖欠",
        "逾期",
        "不履行",
        "迟延",
        "迟交",
        "迟付",
        "每拖",
        "每日付",
        "每天付",
        "每日按",
        "每天按",
    ];
    if !script.is_whole() || script.says(&known) {
        return;
    }
    let Some(at) = title(script) else { return };
    let message = "没有写违约责任：建议补上哪一方违约、怎样承担责任。";
    out.push(
        Finding::new("breach_clause_missing", Severity::Hint, at, message)
            .because("没有约定的，只能按实际损失索赔，损失要自己举证。")
            .under(Citation::read("民法典第470条、第577条")),
    );
}

#[cfg(test)]
mod tests {
    use super::super::signing_block_missing::whole;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "breach_clause_missing";

    #[test]
    fn an_agreement_says_what_follows_a_breach() {
        finds(RULE, &whole("⟦维护协议⟧", "乙方每月巡检一次。"));
        clean(RULE, &whole("维护协议", "乙方造成损失的，应当赔偿。"));
        clean(RULE, &whole("维护协议", "到期不付的，每日付价款的0.03%。"));
        clean(RULE, "维护协议\n乙方每月巡检一次。");
    }
}
