//! # Consent of co-owners missing
//! **What it does.** Looks in a whole house sale for any word on co-owners, the spouse
//! or sole ownership, and in any house sale for a co-owner who does not agree, does not
//! know of the sale, or is not asked.
//! **Why it matters.** Joint owners must all consent to a sale; a spouse or heir who did
//! not can contest it years later.
//! **Limit.** 房屋由甲方单独所有 is enough, silence is not; 配偶还不知道此事 is reported,
//! 共有人不同意的，退还房款 is not.

use std::ops::Range;

use super::{
    blanket_exclusion::sentences_of, homestead_buyer_outside_collective::is_house_sale,
    land_ownership_sold::says, signing_block_missing::title,
};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

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
    if !is_sale(script) {
        return;
    }
    let (at, message) = if let Some(at) = left_out(script.text()) {
        (
            at,
            "有共有人没有同意出售：请先取得配偶和全部共有人的签字同意，再订立协议。",
        )
    } else if script.is_whole() && !script.says(&known) {
        let Some(at) = title(script) else { return };
        (
            at,
            "没有写房屋有没有共有人：请由配偶和全部共有人签字同意，或写明由卖方单独所有。",
        )
    } else {
        return;
    };
    out.push(
        Finding::new("coowner_consent_missing", Severity::Warning, at, message)
            .because("共有的房屋要共有人同意才能出售，没有同意的人日后可以提出异议。")
            .under(Citation::read("民法典第301条")),
    );
}

/// The clause by which a co-owner does not agree, does not know, or is passed over.
fn left_out(text: &str) -> Option<Range<usize>> {
    let refused = regex!(
        r"不知道|不知情|不知晓|(?:没有?|未|尚未|还未)(?:告诉|通知|告知|同意|表示同意|表态|签字|签名|答应|商量|征得|征求|取得)|不同意|反对|瞒着|背着|拒绝签|不肯签|不肯卖|不愿意?卖|(?:不必|不用|无需|无须|不需要?|用不着|毋须)[^，。；]{0,8}(?:共有人|配偶|妻子?|丈夫|家人|兄弟|姐妹|继承人|子女)[^，。；]{0,8}(?:同意|签字|签名|知道|到场|点头)"
    );
    let owner =
        regex!(r"共有|共同所有|共同继承|夫妻|配偶|妻|丈夫|兄|弟|姐|妹|继承人|子女|儿子|女儿|父|母");
    let kept = [
        "如",
        "若",
        "倘",
        "一旦",
        "不得",
        "保证",
        "承诺",
        "不存在",
        "因",
        "造成",
        "导致",
        "隐瞒",
        "声称",
        "方可",
        "才能",
        "登记机构",
        "赔偿",
        "不影响",
        "单独所有",
        "集体",
        "村委",
    ];
    for sentence in sentences_of(text, refused) {
        if !owner.is_match(sentence.words) || sentence.says(&kept) {
            continue;
        }
        for found in refused.find_iter(sentence.words) {
            let (before, after) = (
                &sentence.words[..found.start()],
                &sentence.words[found.end()..],
            );
            let clause = before.rfind('，').map_or(0, |n| n + '，'.len_utf8());
            let end = after.find('，').unwrap_or(after.len());
            let is_supposed = after[..end].ends_with('的') || after.starts_with("的");
            let is_denied = before.ends_with(['不', '无']) || before.ends_with("没有");
            if !is_supposed && !is_denied {
                return Some(sentence.start + clause..sentence.start + found.end() + end);
            }
        }
    }
    None
}

/// Is a house sold, and not built on or let?
pub(super) fn is_sale(script: &Script<'_>) -> bool {
    let title = script.title();
    is_house_sale(script)
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
    fn a_co_owner_who_is_passed_over_is_reported() {
        let sale = |words: &str| format!("住房转让协议\n第一条 房屋\n{words}");
        finds(RULE, &sale("房屋由甲方与妹妹共有，⟦妹妹对出售还不知情⟧。"));
        finds(RULE, &sale("甲方的妻子是共有人，⟦没有同意出售⟧。"));
        finds(RULE, &sale("甲方一人签字即可，⟦不必再由其他共有人签字⟧。"));
        clean(RULE, &sale("甲方的妻子是共有人，已经同意出售。"));
        clean(RULE, &sale("共有人不同意出售的，甲方退还全部房款。"));
        clean(RULE, &sale("未经共有人同意，甲方不得出售。"));
        clean(RULE, &sale("甲方保证没有共有人不知情的情形。"));
    }

    #[test]
    fn an_excerpt_and_other_agreements_are_left_alone() {
        clean(RULE, "农村房屋买卖协议\n双方自愿买卖房屋。");
        clean(RULE, &whole("设备维护协议", "双方自愿签订。"));
    }
}
