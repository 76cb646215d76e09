//! # Personal data passed on without consent
//! **What it does.** Finds a right to give, share or sell personal data to third parties
//! without the person's consent, also where consent is presumed from signing.
//! **Why it matters.** Another handler may get personal data only after the person was
//! told who it is and consented separately.
//! **Limit.** 经乙方单独同意，可以向第三方提供 and 不得向第三方提供 are not reported,
//! 无需乙方同意 is.

use super::land_ownership_sold::says;
use crate::check::{Citation, Finding, Severity, regex, script::Script, search::find_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let others = [
        "第三方",
        "第三人",
        "他人",
        "关联公司",
        "关联企业",
        "合作伙伴",
        "合作方",
        "合作单位",
        "合作机构",
        "合作商",
        "合作企业",
        "合作公司",
        "商家",
        "商户",
        "同行",
        "加盟",
        "保险公司",
        "贷款",
        "中介",
        "广告",
        "其他公司",
        "其他企业",
        "集团",
        "平台",
    ];
    if !script.says(&others) {
        return;
    }
    let form = regex!(
        r"(?:有权|可以|可|视为(?:已经?)?(?:同意|授权)(?:甲方|乙方)?|即(?:同意|授权)(?:甲方|乙方)?)(?:自行|直接|随时|任意)?(?:(?:将|把)?[^。；，\n]{0,30}?(?:提供|共享|披露|转让|出售|分享|推送|转交|转给|透露|发送|发给|交换|卖给|交给)(?:给|予|到)?[^。；，\n]{0,16}?(?:第三方|第三人|他人|关联公司|关联企业|合作伙伴|合作方|合作单位|合作机构|合作商[家户]?|合作企业|合作公司|其他商[家户]|外部商[家户]|同行|加盟商|加盟店|保险公司|贷款公司|贷款机构|中介|广告商|广告公司|其他公司|其他企业|集团各?公司|其他平台|合作平台)|[^。；，\n]{0,4}?(?:向|与|和)[^。；，\n]{0,16}?(?:第三方|第三人|他人|关联公司|关联企业|合作伙伴|合作方|合作单位|合作机构|合作商[家户]?|合作企业|合作公司|其他商[家户]|外部商[家户]|同行|加盟商|加盟店|保险公司|贷款公司|贷款机构|中介|广告商|广告公司|其他公司|其他企业|集团各?公司|其他平台|合作平台)[^。；，\n]{0,8}?(?:提供|共享|披露|转让|出售|分享|推送|转交|转给|透露|发送|发给|交换|卖给|交给)[^。；，\n]{0,24}(?:信息|资料|数据|电话|号码))"
    );
    const GIVEN: &[&str] = &[
        "提供", "共享", "披露", "转让", "出售", "分享", "推送", "转交", "转给", "透露", "发送",
        "发给", "交换", "卖给", "交给",
    ];
    let personal = [
        "个人信息",
        "用户信息",
        "客户信息",
        "用户资料",
        "客户资料",
        "会员",
        "姓名",
        "电话",
        "手机号",
        "身份证",
        "消费者",
        "隐私",
        "联系方式",
        "车牌号",
        "学员信息",
        "业主信息",
        "住户信息",
        "车主信息",
    ];
    let those = regex!(r"(?:这些|上述|该等?|前述|以上|所留|登记的?)的?(?:信息|资料|数据)");
    let denials = [
        "不得",
        "不可以",
        "无权",
        "禁止",
        "不能",
        "匿名",
        "去标识",
        "法律规定",
        "法律要求",
        "依法",
        "法律、行政法规",
        "理赔",
        "定损",
        "配送",
        "物流",
        "派单",
        "所必需",
        "为办理",
        "为完成",
    ];
    let consent =
        regex!(r"(?:经|取得|征得|获得|事先|书面|单独|另行)[^。；，\n]{0,12}(?:同意|授权)");
    let without = regex!(r"(?:无需|无须|不需要?|不必|不经|未经|不用)[^。；，\n]{0,12}同意");
    for found in find_with(script, GIVEN, form) {
        let sentence = &text[script.sentence_at(found.start())];
        let has_consent = consent.is_match(sentence) && !without.is_match(sentence);
        let line = script.line_at(found.start());
        let is_personal = says(sentence, &personal)
            || those.is_match(sentence) && line.is_some_and(|l| says(script.words(l), &personal));
        if !is_personal || says(sentence, &denials) || has_consent {
            continue;
        }
        let message = "把个人信息提供给他人，要告知接收方并取得本人单独同意：请补写，或删去这句。";
        out.push(
            Finding::new(
                "data_sharing_without_consent",
                Severity::Warning,
                found.range(),
                message,
            )
            .because("没有单独同意就提供个人信息，会被投诉、处罚，还要赔偿。")
            .under(Citation::read("个人信息保护法第23条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "data_sharing_without_consent";

    #[test]
    fn sharing_wants_consent() {
        finds(RULE, "甲方⟦可以将乙方的个人信息提供给合作伙伴⟧。");
        finds(RULE, "甲方⟦有权向第三方提供乙方的姓名和电话⟧。");
        finds(RULE, "乙方签字⟦视为同意甲方向第三方提供其个人信息⟧。");
        finds(RULE, "无需乙方同意，甲方⟦可以把乙方的电话提供给第三方⟧。");
        clean(
            RULE,
            "经乙方单独同意，甲方可以将乙方的个人信息提供给合作伙伴。",
        );
    }

    #[test]
    fn data_spoken_of_before_and_partners_of_every_kind_count() {
        finds(
            RULE,
            "门店登记乙方的姓名和电话。门店⟦可以把上述资料转给保险、贷款等合作商家⟧，不再另问。",
        );
        clean(
            RULE,
            "门店登记乙方的姓名和电话。门店不得把上述资料转给合作商家。",
        );
        clean(
            RULE,
            "门店登记乙方的姓名和电话。门店可以把上述资料提供给保险公司理赔。",
        );
        clean(
            RULE,
            "门店登记设备的型号和位置。门店可以把上述资料转给合作商家。",
        );
    }

    #[test]
    fn a_ban_and_other_things_shared_are_right() {
        clean(RULE, "未经乙方同意，甲方不得将个人信息提供给第三方。");
        clean(RULE, "甲方可以将设备提供给第三方检测。");
        clean(RULE, "甲方可以依法向他人披露乙方的姓名。");
    }
}
