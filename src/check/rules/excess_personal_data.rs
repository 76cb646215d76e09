//! # More personal data than the agreement needs
//! **What it does.** Finds face images, fingerprints, family members, marital status,
//! copies of identity cards and the like, where they are collected or have a row of their
//! own and no need is said. House sales are left alone: registration asks for them; so are
//! copies of cards whose numbers the parties give, for checking them.
//! **Why it matters.** Only what the purpose needs may be collected; copies of identity
//! cards and biometric data do the most harm when they leak.
//! **Limit.** 乙方须提供身份证复印件 is reported; 不收集身份证复印件 and an agent's card with
//! his power of attorney are not.

use super::land_ownership_sold::says;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if script.is_house_sale() {
        return;
    }
    let text = script.text();
    let has_numbers = regex!(r"(?m)^(?:居民|公民)?身份证(?:号码|号|编号)\s*[：:]").is_match(text);
    let form = regex!(
        r"人脸(?:识别)?(?:信息|照片|图像|数据|特征)?|面部(?:信息|照片|特征)|指纹信息|家庭成员(?:信息|情况|名单|姓名|及[^，。；：\n]{0,6})?|(?:居民)?身份证(?:的?正反面)?(?:复印件|照片|扫描件|影印件)|手持身份证照片?|(?:户口本|户口簿)(?:的?复印件|照片|扫描件)|婚姻状况|宗教信仰|政治面貌|手机通讯录|通讯录"
    );
    for found in form.find_iter(text) {
        let Some(line) = script.line_at(found.start()) else {
            continue;
        };
        if has_numbers && found.as_str().contains("身份证") {
            continue;
        }
        let words = script.words(line);
        let label = words[found.end() - line.range.start..].starts_with(['：', ':']);
        let is_row = label
            && found.start() == line.range.start
            && matches!(line.kind, LineKind::Row | LineKind::Paragraph);
        let sentence = &text[script.sentence_at(found.start())];
        if is_row || line.kind == LineKind::Paragraph && is_collected(sentence) {
            let message = format!(
                "“{}”一般用不着：请删去，够用即可；确有需要的，写明用途，并取得本人单独同意。",
                found.as_str()
            );
            out.push(
                Finding::new(
                    "excess_personal_data",
                    Severity::Warning,
                    found.range(),
                    message,
                )
                .because("收集个人信息以必要为限，多收的信息一旦泄露，收集的一方要承担责任。")
                .under(Citation::read("个人信息保护法第6条")),
            );
        }
    }
}

/// Is it asked for, and nothing said that it need not be, or why?
fn is_collected(sentence: &str) -> bool {
    let verbs = [
        "提供",
        "提交",
        "收集",
        "采集",
        "留存",
        "登记",
        "填写",
        "录入",
        "上传",
        "出示",
        "携带",
        "交付",
        "核对",
        "附",
        "存档",
        "一并交",
        "交给",
        "拍照",
        "押在",
        "并留",
    ];
    let excused = [
        "不收集",
        "不采集",
        "不强制",
        "不强求",
        "不录入",
        "不登记",
        "不索",
        "不拍",
        "不以",
        "不得",
        "不要求",
        "不留",
        "不提供",
        "不需",
        "不必",
        "不用",
        "不保存",
        "不应",
        "禁止",
        "无需",
        "无须",
        "不含",
        "不包括",
        "授权委托",
        "代理人",
        "法定代表人",
        "经办人",
        "营业执照",
        "资质",
        "资格证",
        "登记机构",
        "公安",
        "法律规定",
        "法律、行政法规",
        "用于",
        "为办理",
        "所必需",
        "确有必要",
        "单独同意",
        "门禁",
        "备案",
        "录用",
        "劳动合同",
    ];
    says(sentence, &verbs) && !says(sentence, &excused)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "excess_personal_data";

    #[test]
    fn data_that_repairs_do_not_need_are_reported() {
        finds(
            RULE,
            "热水器维修协议\n乙方报修时须提供⟦身份证复印件⟧和⟦人脸照片⟧。",
        );
        finds(RULE, "热水器维修协议\n乙方：林若溪\n⟦婚姻状况⟧：已婚");
        finds(
            RULE,
            "热水器维修协议\n报修人把⟦户口本复印件⟧一并交维修商存档。",
        );
        clean(
            RULE,
            "热水器维修协议\n乙方报修时提供姓名、电话、地址和故障照片。",
        );
    }

    #[test]
    fn what_is_not_collected_or_is_needed_is_right() {
        clean(RULE, "热水器维修协议\n甲方不收集身份证复印件和人脸信息。");
        clean(
            RULE,
            "健身协议\n入场使用会员卡或者二维码，不强制采集人脸信息。",
        );
        clean(
            RULE,
            "热水器维修协议\n代理人签署的，应当提交授权委托书和身份证复印件。",
        );
        clean(
            RULE,
            "热水器维修协议\n乙方提供身份证复印件，用于办理以旧换新补贴。",
        );
        clean(
            RULE,
            "农机买卖协议\n买方：方秋生\n居民身份证号码：371327190403220376\n买方提供身份证复印件2份。",
        );
        clean(RULE, "农村房屋买卖协议\n甲方应当提供身份证复印件。");
        clean(
            RULE,
            "热水器维修协议\n乙方的家庭成员使用热水器的，适用本协议。",
        );
    }
}
