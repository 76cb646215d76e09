//! # Article number of the old civil procedure law
//! **What it does.** Finds 民事诉讼法 art. 34 cited for a court chosen by agreement and
//! art. 33 cited for exclusive jurisdiction. Since 2022-01-01 they are art. 35 and 34.
//! **Why it matters.** The old number now leads to another rule.
//! **Limit.** Art. 34 for real estate and art. 35 for a chosen court are right.
//! **Remedy.** The number one higher.

use jiff::civil::date;

use super::{
    arbitration_and_court_both::{says, sentence},
    pre1999_contract_law_cited::{is_meant_as_old, is_signed_before},
};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["民事诉讼法"]) || is_signed_before(script, date(2022, 1, 1)) {
        return;
    }
    let cited = regex!(r"《?(?:中华人民共和国)?民事诉讼法》?(第(三十三|三十四|33|34)条)");
    for found in cited.captures_iter(text) {
        let (Some(whole), Some(article)) = (found.get(0), found.get(1)) else {
            continue;
        };
        let sentence = &text[sentence(text, whole.start())];
        let is_exclusive = says(
            sentence,
            &[
                "专属",
                "不动产",
                "房屋",
                "土地",
                "场地",
                "港口",
                "继承",
                "遗产",
                "建设工程",
            ],
        );
        let is_chosen = says(
            sentence,
            &["约定", "协议管辖", "协议选择", "书面协议", "选择"],
        ) && says(sentence, &["管辖", "法院"]);
        let (new, source) = match (&found[2], is_exclusive) {
            ("三十四", false) if is_chosen => ("第三十五条", "民事诉讼法第35条"),
            ("34", false) if is_chosen => ("第35条", "民事诉讼法第35条"),
            ("三十三", true) => ("第三十四条", "民事诉讼法第34条"),
            ("33", true) => ("第34条", "民事诉讼法第34条"),
            _ => continue,
        };
        if is_meant_as_old(&text[..whole.start()]) {
            continue;
        }
        out.push(
            Finding::new(
                "civil_procedure_article_outdated",
                Severity::Hint,
                article.range(),
                format!("民事诉讼法2022年起条号已变，这一条现在是{new}。"),
            )
            .because("旧条号在现行法里是别的内容，读的人会查错。")
            .under(Citation::read(source))
            .mended(new),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "civil_procedure_article_outdated";

    #[test]
    fn a_chosen_court_stands_in_article_35() {
        finds(
            RULE,
            "双方根据《中华人民共和国民事诉讼法》⟦第三十四条⟧，约定由原告住所地人民法院管辖。",
        );
        clean(
            RULE,
            "双方根据《中华人民共和国民事诉讼法》第三十五条，约定由原告住所地人民法院管辖。",
        );
    }

    #[test]
    fn exclusive_jurisdiction_stands_in_article_34() {
        finds(RULE, "不动产纠纷依照民事诉讼法⟦第33条⟧专属管辖。");
        clean(RULE, "不动产纠纷依照民事诉讼法第34条专属管辖。");
        clean(
            RULE,
            "房屋租赁争议依照民事诉讼法第三十四条，约定由房屋所在地法院管辖。",
        );
        clean(
            RULE,
            "合同纠纷依照民事诉讼法第二十四条，由被告住所地法院管辖。",
        );
        clean(
            RULE,
            "依照民事诉讼法第三十五条和本协议第三十四条，约定管辖法院。",
        );
    }

    #[test]
    fn the_day_of_signing_decides() {
        let text = "依照民事诉讼法第三十四条，约定由甲方住所地人民法院管辖。";
        clean(RULE, &format!("签订日期：2021年12月31日\n{text}"));
        let marked = text.replace("第三十四条", "⟦第三十四条⟧");
        finds(RULE, &format!("签订日期：2022年1月1日\n{marked}"));
    }

    #[test]
    fn the_right_number_takes_its_place() {
        mends(
            RULE,
            "依照民事诉讼法第34条，约定由甲方住所地人民法院管辖。专属管辖依照民事诉讼法第三十三条。",
            "依照民事诉讼法第35条，约定由甲方住所地人民法院管辖。专属管辖依照民事诉讼法第三十四条。",
        );
    }
}
