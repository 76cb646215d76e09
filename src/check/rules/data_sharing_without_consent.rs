//! # Personal data passed on without consent
//! **What it does.** Finds a right to give, share or sell personal data to third parties
//! without the person's consent, also where consent is presumed from signing.
//! **Why it matters.** Another handler may get personal data only after the person was
//! told who it is and consented separately.
//! **Limit.** 经乙方单独同意，可以向第三方提供 and 不得向第三方提供 are not reported,
//! 无需乙方同意 is.

use super::land_ownership_sold::says;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

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
    ];
    if !says(text, &others) {
        return;
    }
    let form = regex!(
        r"(?:有权|可以|可|视为(?:已经?)?(?:同意|授权)(?:甲方|乙方)?|即(?:同意|授权)(?:甲方|乙方)?)(?:自行|直接|随时)?(?:(?:将|把)?[^。；，\n]{0,30}?(?:提供|共享|披露|转让|出售|分享)(?:给|予)?[^。；，\n]{0,8}?(?:第三方|第三人|他人|关联公司|关联企业|合作伙伴|合作方|合作单位|合作机构)|[^。；，\n]{0,4}?(?:向|与|和)[^。；，\n]{0,10}?(?:第三方|第三人|他人|关联公司|关联企业|合作伙伴|合作方|合作单位|合作机构)[^。；，\n]{0,8}?(?:提供|共享|披露|转让|出售|分享)[^。；，\n]{0,24}(?:信息|资料|数据|电话|号码))"
    );
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
    ];
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
    ];
    let consent =
        regex!(r"(?:经|取得|征得|获得|事先|书面|单独|另行)[^。；，\n]{0,12}(?:同意|授权)");
    let without = regex!(r"(?:无需|无须|不需要?|不必|不经|未经|不用)[^。；，\n]{0,12}同意");
    for found in form.find_iter(text) {
        let sentence = &text[script.sentence_at(found.start())];
        let has_consent = consent.is_match(sentence) && !without.is_match(sentence);
        if !says(sentence, &personal) || says(sentence, &denials) || has_consent {
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
    fn a_ban_and_other_things_shared_are_right() {
        clean(RULE, "未经乙方同意，甲方不得将个人信息提供给第三方。");
        clean(RULE, "甲方可以将设备提供给第三方检测。");
        clean(RULE, "甲方可以依法向他人披露乙方的姓名。");
    }
}
