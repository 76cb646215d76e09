//! # Consent of the village collective missing
//! **What it does.** Looks in a whole sale of a rural house for the consent, opinion or
//! seal of the collective economic organisation or the village committee, and in any such
//! sale for words that do without it.
//! **Why it matters.** Membership and homesteads are the collective's affair. Without
//! its written word the buyer's membership is unproven and registration may stick.
//! **Limit.** A line 村民委员会（盖章） is enough; 村民委员会调解 is not. 不用村集体同意 is
//! reported, 不经村集体同意不得转让 is not.

use std::ops::Range;

use super::{
    blanket_exclusion::sentences_of, coowner_consent_missing::is_sale,
    homestead_buyer_outside_collective::is_rural_sale, signing_block_missing::title,
};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !is_sale(script) || !is_rural_sale(script) {
        return;
    }
    if let Some(at) = waived(script.text()) {
        report(
            out,
            at,
            "农村房屋出售不能绕开村集体：请取得农村集体经济组织（没有的，村民委员会）的书面同意。",
        );
        return;
    }
    if !script.is_whole() {
        return;
    }
    let consent = regex!(
        r"(?:经济组织|合作社|合作联社|联合社|经联社|股份社|村民委员会|居民委员会|村委会|居委会|村民小组|村集体|村组集体|村两委|村里|村民会议|村民代表会议|成员代表会议|成员大会)[^。；\n]{0,24}(?:同意|意见|批准|盖章|公章|审核|签章|许可)|(?:同意|意见|批准|许可)[^。；\n]{0,12}(?:经济组织|合作社|联合社|村民委员会|村委会|村集体)|同意方|集体(?:同意|意见|决议)"
    );
    if consent.is_match(script.text()) {
        return;
    }
    let Some(at) = title(script) else { return };
    report(
        out,
        at,
        "没有写村集体是否同意：请取得农村集体经济组织（没有的，村民委员会）的书面同意，附在协议后面。",
    );
}

/// 不必告诉村集体, 不用村委会盖章.
fn waived(text: &str) -> Option<Range<usize>> {
    let form = regex!(
        r"(?:不必|不用|不需要?|无需|无须|毋须|用不着|没必要|不再|不通过|不经过?|不找|不告诉|不报)[^，。；\n]{0,8}?(?:村集体|村委会|村民委员会|经济组织|合作社|联合社|村里|村上|村组|生产队|村民小组|村干部)[^，。；\n]{0,10}|(?:村集体|村委会|村民委员会|经济组织|合作社|联合社|村里)(?:是否)?(?:同意|批准|知道)(?:与否|不同意)?[^，。；\n]{0,4}(?:不影响|都(?:有效|算数|照))[^，。；\n]{0,8}"
    );
    let asked = regex!(
        r"同意|批准|点头|盖章|签字|审批|知道|知晓|告诉|告知|通知|许可|通过|意见|备案|不找|不报"
    );
    let kept = [
        "不得",
        "方可",
        "才能",
        "不能",
        "无效",
        "修缮",
        "装修",
        "翻建",
        "翻修",
        "修建",
        "改建",
        "已经",
        "已同意",
        "已出具",
        "已取得",
        "另行",
        "再次",
        "赔偿",
    ];
    let mut sentences = sentences_of(text, form);
    sentences.find_map(|sentence| {
        let found = form.find(sentence.words)?;
        let after = &sentence.words[found.end()..];
        let is_supposed = found.as_str().ends_with('的') || after.starts_with('的');
        (asked.is_match(found.as_str()) && !is_supposed && !sentence.says(&kept))
            .then(|| sentence.at(found))
    })
}

fn report(out: &mut Vec<Finding>, at: Range<usize>, message: &str) {
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
    fn words_that_do_without_the_collective_are_reported() {
        let sale =
            |words: &str| format!("农村房屋买卖协议\n第一条 同意\n双方都是本村村民。{words}");
        finds(RULE, &sale("这次买卖⟦无需村委会盖章⟧。"));
        finds(RULE, &sale("两家自愿，⟦用不着村里点头⟧。"));
        finds(RULE, &sale("⟦村集体同意与否不影响协议效力⟧。"));
        clean(RULE, &sale("不经村集体同意不得转让。"));
        clean(RULE, &sale("村集体已经书面同意，不必再由村委会盖章。"));
        clean(RULE, &sale("乙方修缮房屋，不必经村委会批准。"));
    }

    #[test]
    fn a_flat_in_town_needs_no_village() {
        clean(RULE, &whole("房屋买卖协议", "双方自愿买卖商品房。"));
    }
}
