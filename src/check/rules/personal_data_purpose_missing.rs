//! # Identity number without a purpose
//! **What it does.** In a whole agreement with a row for an identity number, looks for a
//! clause on personal data or a sentence that says what they are used for.
//! **Why it matters.** Persons must be told purpose and time of keeping beforehand; one
//! sentence does it.
//! **Limit.** 个人信息仅用于履行本协议 is enough. Numbers in annexes and agreements between
//! companies are not looked at.

use super::land_ownership_sold::says;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !text.contains("身份证") || !script.is_whole() || says_purpose(script) {
        return;
    }
    let row =
        regex!(r"^(?:甲方|乙方|丙方)?的?(?:居民|公民)?身份证(?:件)?(?:号码|号|编号)?\s*[：:]");
    let mut lines = script.lines().iter();
    let mut lines = lines
        .by_ref()
        .take_while(|l| l.kind != LineKind::AnnexHeading);
    let Some((line, label)) = lines.find_map(|l| row.find(script.words(l)).map(|m| (l, m))) else {
        return;
    };
    let label = label.as_str().trim_end_matches([' ', '：', ':']);
    let at = line.range.start..line.range.start + label.len();
    let message = "写了身份证号码，没有写它的用途：建议加一句“本协议所载个人信息仅用于订立、履行本协议及处理争议，保存至协议履行完毕且诉讼时效届满为止”。";
    out.push(
        Finding::new("personal_data_purpose_missing", Severity::Hint, at, message)
            .because("收集个人信息要事先说明用途和保存期限，写进协议最省事。")
            .under(Citation::read("个人信息保护法第17条、第19条")),
    );
}

fn says_purpose(script: &Script<'_>) -> bool {
    let data = ["个人信息", "身份信息", "个人资料", "身份证", "隐私"];
    let purpose = [
        "用于",
        "仅为",
        "目的",
        "保密",
        "不得提供",
        "不得泄露",
        "不得向",
    ];
    let headed = script.headings().any(|(_, l)| says(script.words(l), &data));
    let sentences = script.sentences().iter();
    let mut sentences = sentences.map(|s| &script.text()[s.clone()]);
    headed || sentences.any(|s| says(s, &data) && says(s, &purpose))
}

#[cfg(test)]
mod tests {
    use super::super::signing_block_missing::whole;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "personal_data_purpose_missing";

    fn with_number(sentence: &str) -> String {
        whole("房屋买卖协议", sentence).replace(
            "乙方：方秋生\n",
            "乙方：方秋生\n⟦居民身份证号码⟧：371327190403220376\n",
        )
    }

    #[test]
    fn a_number_wants_a_purpose() {
        finds(RULE, &with_number("双方自愿买卖。"));
        let told = with_number("本协议所载的个人信息仅用于履行本协议。");
        clean(RULE, &told.replace(['⟦', '⟧'], ""));
        clean(RULE, &whole("房屋买卖协议", "双方自愿买卖。"));
        clean(RULE, "房屋买卖协议\n居民身份证号码：371327190403220376");
    }
}
