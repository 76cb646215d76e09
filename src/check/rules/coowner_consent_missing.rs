//! # Consent of co-owners missing
//! **What it does.** Looks in a whole house sale for any word on co-owners, the spouse
//! or sole ownership.
//! **Why it matters.** Joint owners must all consent to a sale; a spouse or heir who did
//! not can contest it years later.
//! **Limit.** 房屋由甲方单独所有 is enough, silence is not.

use super::{land_ownership_sold::says, signing_block_missing::title};
use crate::check::{Citation, Finding, Severity, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let known = [
        "共有",
        "配偶",
        "夫妻",
        "妻子",
        "丈夫",
        "单独所有",
        "独自所有",
        "个人所有",
        "家庭成员",
        "全体权利人",
        "继承人同意",
    ];
    if !is_sale(script) || !script.is_whole() || says(script.text(), &known) {
        return;
    }
    let Some(at) = title(script) else { return };
    let message = "没有写房屋有没有共有人：请由配偶和全部共有人签字同意，或写明由卖方单独所有。";
    out.push(
        Finding::new("coowner_consent_missing", Severity::Warning, at, message)
            .because("共有的房屋要共有人同意才能出售，没有同意的人日后可以提出异议。")
            .under(Citation::read("民法典第301条")),
    );
}

/// Is a house sold, and not built on or let?
pub(super) fn is_sale(script: &Script<'_>) -> bool {
    let title = script.title();
    script.is_house_sale()
        && says(title, &["买卖", "转让", "购房", "卖房", "出售"])
        && !says(title, &["租", "居间", "中介", "委托"])
}

#[cfg(test)]
mod tests {
    use super::super::signing_block_missing::whole;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "coowner_consent_missing";

    #[test]
    fn a_house_sale_must_say_who_else_owns_the_house() {
        finds(RULE, &whole("⟦农村房屋买卖协议⟧", "双方自愿买卖房屋。"));
        clean(
            RULE,
            &whole("农村房屋买卖协议", "房屋由甲方单独所有，价款见下。"),
        );
        clean(RULE, &whole("农村房屋买卖协议", "甲方的配偶已经签字同意。"));
    }

    #[test]
    fn an_excerpt_and_other_agreements_are_left_alone() {
        clean(RULE, "农村房屋买卖协议\n双方自愿买卖房屋。");
        clean(RULE, &whole("设备维护协议", "双方自愿签订。"));
    }
}
