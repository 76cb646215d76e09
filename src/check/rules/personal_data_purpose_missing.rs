//! # Personal data collected without a purpose
//! **What it does.** Finds personal data whose purpose, scope or time of keeping the
//! holder decides at will, and, in a whole agreement, data of customers, users, residents
//! or staff that are collected without a word on what for.
//! **Why it matters.** Persons must be told purpose and time of keeping beforehand; one
//! sentence does it.
//! **Limit.** 个人信息仅用于履行本协议 is enough. The identity number of a party or a
//! signatory tells who he is and needs no purpose.

use std::ops::Range;

use super::{
    blanket_exclusion::{Sentence, sentences_of},
    land_ownership_sold::says,
};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let data = regex!(r"信息|资料|数据|隐私|影像|照片|身份证|电话|手机号|姓名|住址");
    let mut collected = None;
    for sentence in sentences_of(text, data) {
        if let Some(at) = at_will(&sentence) {
            let message = "用途、范围和保存期限不能由收集的一方任意决定：请写明收集哪些信息、用来做什么、保存多久。";
            out.push(report(at, Severity::Warning, message));
            return;
        }
        if collected.is_none() {
            collected = collection(&sentence).filter(|_| !is_entrusted(script, &sentence));
        }
    }
    if let Some(at) = collected.filter(|_| script.is_whole() && !says_purpose(script)) {
        let message = "要收集个人信息，没有写它的用途：建议加一句“所收集的个人信息仅用于履行本协议，履行完毕后删除”。";
        out.push(report(at, Severity::Hint, message));
    }
}

fn report(at: Range<usize>, severity: Severity, message: &str) -> Finding {
    Finding::new("personal_data_purpose_missing", severity, at, message)
        .because("收集个人信息要事先说明用途和保存期限，写进协议最省事。")
        .under(Citation::read("个人信息保护法第17条、第19条"))
}

/// 用途、范围由甲方视情况决定, 可用于任何用途.
fn at_will(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let person = [
        "个人信息",
        "个人资料",
        "隐私",
        "各项信息",
        "全部信息",
        "学员",
        "家长",
        "客户",
        "顾客",
        "用户",
        "会员",
        "业主",
        "住户",
        "员工",
        "车主",
        "乘客",
        "患者",
        "消费者",
        "访客",
        "姓名",
        "电话",
        "手机",
        "身份证",
        "人脸",
        "乙方的信息",
        "乙方信息",
        "乙方资料",
        "租客",
    ];
    let decided = regex!(
        r"(?:用途|目的|使用范围|使用方式|收集范围|范围|怎么用|如何使用|保存期限|留存期限|留存多久|保存多久|保存时间|使用期限)[^，。；]{0,16}?，?(?:都|均|一律)?(?:由|归|听|凭)(?:[甲乙丙]方|我方|[\u4E00-\u9FFF]{2,4}?)(?:自行|自主|单方|视情况|看情况|根据需要|按需要?|酌情|随意|全权)?(?:决定|确定|掌握|安排|说了算|定)"
    );
    let any = regex!(
        r"(?:可以?|有权|得以?)[^，。；]{0,12}?用于?(?:任何|一切|其他任何|各种)(?:其他)?(?:用途|目的|方面|地方|场合)|用途不限|不限用途|用途和期限均?不限|想怎么用就怎么用"
    );
    let kept = [
        "不得", "不能", "依法", "法律", "协商", "共同", "不可", "禁止", "无权", "不由",
    ];
    let matters = ["用", "目的", "范围", "期限", "存多久", "时间"];
    if !sentence.says(&matters) || !sentence.says(&person) || sentence.says(&kept) {
        return None;
    }
    let found = decided.find(sentence.words);
    let found = found.or_else(|| any.find(sentence.words))?;
    Some(sentence.at(found))
}

/// 登记住户的姓名、电话; 客户须提供身份证号.
fn collection(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let taken = regex!(
        r"(?:收集|采集|登记|录入|留存|抄录|记录|建档)[^，。；]{0,6}?(?:客户|顾客|用户|住户|业主|居民|会员|学员|家长|员工|职工|租客|车主|访客|游客|乘客|来访人员|进店人员)(?:及[^，。；]{1,6})?的?[^，。；]{0,12}?(?:姓名|电话|手机号|身份证|住址|联系方式|个人信息|人脸|指纹|车牌)"
    );
    let given = regex!(
        r"(?:客户|顾客|用户|住户|业主|居民|会员|学员|家长|员工|职工|租客|访客|游客|来访人员)(?:均|都)?(?:必须|应当|须|应|需|要)[^，。；]{0,4}?(?:提供|提交|填写|登记|留下)[^，。；]{0,10}?(?:姓名|手机号|身份证|住址|联系方式|个人信息|人脸|指纹)"
    );
    let kept = [
        "不收集",
        "不采集",
        "不登记",
        "不得",
        "不必",
        "不要求",
        "无需",
        "无须",
        "用于",
        "为了",
        "以便",
        "凭",
        "为办理",
        "以供",
        "联系",
        "通知",
        "禁止",
        "不留存",
    ];
    let verbs = [
        "收集", "采集", "登记", "录入", "留存", "抄录", "记录", "建档", "提供", "提交", "填写",
        "留下",
    ];
    if sentence.says(&kept) || !sentence.says(&verbs) {
        return None;
    }
    let found = taken.find(sentence.words);
    let found = found.or_else(|| given.find(sentence.words))?;
    Some(sentence.at(found))
}

/// Data that one business handles for another are
/// [`entrusted_data_terms_missing`](super::entrusted_data_terms_missing)'s.
fn is_entrusted(script: &Script<'_>, sentence: &Sentence<'_>) -> bool {
    let handled = regex!(
        r"(?:收集|采集|录入|登记)[^，。；]{0,12}?(?:用户|客户|会员|消费者|车主|业主|学员|患者|员工|职工)[^，。；]{0,12}?(?:信息|资料|数据|档案|名单|电话)"
    );
    !script.is_consumer() && handled.is_match(sentence.words)
}

fn says_purpose(script: &Script<'_>) -> bool {
    let data = [
        "信息",
        "个人资料",
        "身份证",
        "隐私",
        "资料",
        "数据",
        "姓名",
        "电话",
    ];
    let headings = ["个人信息", "身份信息", "个人资料", "隐私", "数据"];
    let purpose = [
        "用于",
        "仅为",
        "目的",
        "保密",
        "不得提供",
        "不得泄露",
        "不得向",
        "只用",
        "外传",
        "删除",
        "个人信息保护法",
    ];
    let headed = script
        .headings()
        .any(|(_, l)| says(script.words(l), &headings));
    let sentences = script.sentences().iter();
    let mut sentences = sentences.map(|s| &script.text()[s.clone()]);
    headed || sentences.any(|s| says(s, &data) && says(s, &purpose))
}

#[cfg(test)]
mod tests {
    use super::super::signing_block_missing::whole;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "personal_data_purpose_missing";

    #[test]
    fn data_collected_want_a_purpose() {
        let taken = "乙方每月⟦登记住户的姓名⟧、电话和身份证号码。";
        finds(RULE, &whole("物业服务协议", taken));
        finds(
            RULE,
            &whole("培训协议", "⟦学员须提供身份证⟧号码和家庭情况。"),
        );
        let plain = taken.replace(['⟦', '⟧'], "");
        clean(RULE, &format!("物业服务协议\n{plain}"));
        let told = format!("{plain}这些信息仅用于上门服务。");
        clean(RULE, &whole("物业服务协议", &told));
        clean(RULE, &whole("物业服务协议", "乙方不登记住户的身份证号码。"));
    }

    #[test]
    fn the_holder_cannot_decide_on_the_purpose_at_will() {
        finds(
            RULE,
            "健身协议\n门店采集会员的照片，⟦用途和保存多久由门店决定⟧。",
        );
        finds(RULE, "健身协议\n会员的姓名、电话，门店⟦可以用于任何用途⟧。");
        clean(
            RULE,
            "健身协议\n会员的姓名、电话，门店不得用于任何其他用途。",
        );
        clean(RULE, "健身协议\n会员资料的使用范围由双方协商确定。");
    }

    #[test]
    fn the_number_of_a_party_or_signatory_needs_none() {
        let numbered = whole("房屋买卖协议", "双方自愿买卖。").replace(
            "乙方：方秋生\n",
            "乙方：方秋生\n居民身份证号码：371327190403220376\n",
        );
        clean(RULE, &numbered);
        let signed =
            whole("借款协议", "到期归还。") + "见证人：林远\n身份证号：371327190403220376\n";
        clean(RULE, &signed);
    }
}
