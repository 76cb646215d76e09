//! # Article number of the old arbitration law
//! **What it does.** Finds 仲裁法 art. 16 to 20 cited for the agreement to arbitrate
//! in an agreement made since 2026-03-01: the revised statute has these rules in art.
//! 27 to 31.
//! **Why it matters.** The old number now leads to a rule about something else.
//! **Limit.** Art. 20 is reported, art. 21 is not; a citation that names its year
//! (2017年修正) or another statute (劳动争议调解仲裁法) is right.
//! **Remedy.** The new number: 16→27, 17→28, 18→29, 19→30, 20→31.

use jiff::civil::date;

use super::{
    arbitration_and_court_both::{says, sentence},
    pre1999_contract_law_cited::is_meant_as_old,
};
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Script, number},
};

/// Old number, new number in Arabic and Chinese digits, source.
const MOVED: &[(u32, &str, &str, &str)] = &[
    (16, "27", "二十七", "仲裁法第27条"),
    (17, "28", "二十八", "仲裁法第28条"),
    (18, "29", "二十九", "仲裁法第29条"),
    (19, "30", "三十", "仲裁法第30条"),
    (20, "31", "三十一", "仲裁法第31条"),
];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let made_on = script.signing_date().unwrap_or(script.today());
    if !script.says(&["仲裁法"]) || made_on < date(2026, 3, 1) {
        return;
    }
    let cited = regex!(
        r"《?(?:中华人民共和国)?仲裁法》?(?:[（(][^）)\n]{0,16}[）)])?((?:第[一二三四五六七八九十百零〇0-9]+条(?:第[一二三四五六七八九十0-9]+[款项])*[、和及与]?)+)"
    );
    for found in cited.captures_iter(text) {
        let (Some(whole), Some(list)) = (found.get(0), found.get(1)) else {
            continue;
        };
        let before = &text[..whole.start()];
        let is_other = ["调解", "劳动", "争议", "纠纷"].iter();
        let names_its_year = text[whole.start()..list.start()].contains("20");
        if is_other.into_iter().any(|word| before.ends_with(word))
            || is_meant_as_old(before)
            || names_its_year
            || !is_about_the_agreement(&text[sentence(text, whole.start())])
        {
            continue;
        }
        for article in
            regex!(r"第([一二三四五六七八九十百零〇0-9]+)条").captures_iter(list.as_str())
        {
            let Some((_, arabic, chinese, source)) =
                (MOVED.iter()).find(|moved| number(&article[1]) == Some(moved.0))
            else {
                continue;
            };
            let Some(at) = article.get(0) else { continue };
            let is_arabic = article[1].bytes().all(|b| b.is_ascii_digit());
            let new = format!("第{}条", if is_arabic { arabic } else { chinese });
            out.push(
                Finding::new(
                    "arbitration_law_article_outdated",
                    Severity::Hint,
                    list.start() + at.start()..list.start() + at.end(),
                    format!("仲裁法自2026年3月1日起条号已变，这一条现在是{new}。"),
                )
                .because("旧条号在新法里是别的内容，读的人会查错。")
                .under(Citation::read(source))
                .mended(new),
            );
        }
    }
}

fn is_about_the_agreement(sentence: &str) -> bool {
    says(
        sentence,
        &[
            "仲裁协议",
            "仲裁条款",
            "仲裁委员会",
            "仲裁事项",
            "效力",
            "无效",
            "异议",
            "约定",
            "独立",
        ],
    )
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "arbitration_law_article_outdated";

    #[test]
    fn the_numbers_moved_by_the_revision_are_reported() {
        finds(
            RULE,
            "仲裁条款符合《中华人民共和国仲裁法》⟦第十六条⟧的要求。",
        );
        finds(RULE, "仲裁协议的效力适用仲裁法⟦第19条⟧、⟦第20条⟧第二款。");
        clean(
            RULE,
            "仲裁条款符合《中华人民共和国仲裁法》第二十七条的要求。",
        );
        clean(RULE, "仲裁协议的效力适用仲裁法第二十一条。");
        clean(RULE, "仲裁协议的效力适用仲裁法第十五条。");
    }

    #[test]
    fn other_statutes_and_years_are_let_be() {
        clean(RULE, "员工的约定适用《劳动争议调解仲裁法》第十六条。");
        clean(RULE, "效力依照原《仲裁法》第十六条认定。");
        clean(RULE, "效力依照《仲裁法》（2017年修正）第十六条认定。");
        clean(RULE, "效力依照仲裁法第二十七条和本协议第十六条认定。");
    }

    #[test]
    fn the_day_of_signing_decides() {
        clean(
            RULE,
            "签订日期：2026年2月28日\n仲裁条款依照仲裁法第十六条订立。",
        );
        finds(
            RULE,
            "签订日期：2026年3月1日\n仲裁条款依照仲裁法⟦第十六条⟧订立。",
        );
    }

    #[test]
    fn the_new_number_is_written_in_the_same_digits() {
        mends(
            RULE,
            "仲裁协议的效力适用仲裁法第十六条、第十八条和第19条。",
            "仲裁协议的效力适用仲裁法第二十七条、第二十九条和第30条。",
        );
    }
}
