//! # Consent of the village collective missing
//! **What it does.** Looks in a whole sale of a rural house for the consent, opinion or
//! seal of the collective economic organisation or the village committee.
//! **Why it matters.** Membership and homesteads are the collective's affair. Without
//! its written word the buyer's membership is unproven and registration may stick.
//! **Limit.** A line 村民委员会（盖章） is enough; 村民委员会调解 is not.

use super::{
    coowner_consent_missing::is_sale, homestead_buyer_outside_collective::is_rural_sale,
    signing_block_missing::title,
};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !is_sale(script) || !is_rural_sale(script) || !script.is_whole() {
        return;
    }
    let consent = regex!(
        r"(?:经济组织|合作社|合作联社|村民委员会|村委会|村民小组|村集体|村民会议|村民代表会议)[^。；\n]{0,24}(?:同意|意见|批准|盖章|公章|审核|签章|许可)|(?:同意|意见|批准|许可)[^。；\n]{0,12}(?:经济组织|合作社|村民委员会|村委会|村集体)"
    );
    if consent.is_match(script.text()) {
        return;
    }
    let Some(at) = title(script) else { return };
    let message = "没有写村集体是否同意：请取得农村集体经济组织（没有的，村民委员会）的书面同意，附在协议后面。";
    out.push(
        Finding::new("collective_consent_missing", Severity::Warning, at, message)
            .because("成员身份和宅基地由村集体管理，没有书面同意，买方的资格和过户都没有保证。")
            .under(Citation::read("农村集体经济组织法第5条、第13条")),
    );
}

#[cfg(test)]
mod tests {
    use super::super::signing_block_missing::whole;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "collective_consent_missing";

    #[test]
    fn a_rural_house_sale_needs_the_word_of_the_collective() {
        finds(
            RULE,
            &whole("⟦农村房屋买卖协议⟧", "双方都是本村村民，由村民委员会调解。"),
        );
        clean(
            RULE,
            &whole(
                "农村房屋买卖协议",
                "双方都是本村村民，已经村民委员会书面同意。",
            ),
        );
        clean(
            RULE,
            &whole("农村房屋买卖协议", "双方都是本村村民，附村集体意见书。"),
        );
    }

    #[test]
    fn a_flat_in_town_needs_no_village() {
        clean(RULE, &whole("房屋买卖协议", "双方自愿买卖商品房。"));
    }
}
