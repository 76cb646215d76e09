//! # Article number of the trademark law
//! **What it does.** Finds an article number after 商标法, when the agreement may run
//! past 2026: the statute revised in 2026 takes force on 2027-01-01 and counts anew.
//! **Why it matters.** The number will lead to another rule while the agreement runs.
//! **Limit.** 《商标法》第四十三条 is reported; 《商标法》 alone is not, nor a number in an
//! agreement whose every term ends by 2026, nor one that names the revision of 2026.

use jiff::civil::date;

use super::pre1999_contract_law_cited::is_meant_as_old;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["商标法"]) || ends_by_2026(text) {
        return;
    }
    let cited = regex!(
        r"商标法》?([（(][^）)\n]{0,16}[）)])?(第[一二三四五六七八九十百零〇0-9]+条(?:第[一二三四五六七八九十0-9]+款)?)"
    );
    for found in cited.captures_iter(text) {
        let (Some(whole), Some(article)) = (found.get(0), found.get(2)) else {
            continue;
        };
        let before = text[..whole.start()].trim_end_matches("中华人民共和国");
        let names_the_revision = found
            .get(1)
            .is_some_and(|year| year.as_str().contains("2026"));
        if names_the_revision || is_meant_as_old(before.trim_end_matches('《')) {
            continue;
        }
        let message = if script.today() < date(2027, 1, 1) {
            "修订后的商标法自2027年1月1日起施行，条号会变。建议只写法名，不写条号。"
        } else {
            "修订后的商标法已经施行，条号有变。建议只写法名，不写条号。"
        };
        out.push(
            Finding::new(
                "trademark_article_expiring",
                Severity::Hint,
                article.range(),
                message,
            )
            .because("协议履行期间条号换了内容，读的人会查错。")
            .under(Citation::read("商标法（2026年修订）第87条")),
        );
    }
}

/// Are there terms, and do all of them end by 2026?
fn ends_by_2026(text: &str) -> bool {
    let ends = regex!(r"(?:至|到|止于)\s*(20[0-9]{2})\s*年").captures_iter(text);
    let last = ends.filter_map(|c| c[1].parse::<u32>().ok()).max();
    last.is_some_and(|year| year <= 2026)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "trademark_article_expiring";

    #[test]
    fn an_article_number_is_reported_and_the_bare_name_is_not() {
        finds(RULE, "依照《中华人民共和国商标法》⟦第四十三条⟧备案。");
        finds(RULE, "依照商标法⟦第57条第二款⟧处理。");
        clean(
            RULE,
            "依照《中华人民共和国商标法》备案，适用本协议第四十三条。",
        );
        clean(RULE, "依照《中华人民共和国商标法实施条例》第六十九条备案。");
        clean(RULE, "依照《商标法》（2026年修订）第五十条备案。");
        clean(RULE, "依照原《商标法》第四十三条备案的许可继续有效。");
    }

    #[test]
    fn an_agreement_that_ends_before_the_revision_may_cite_numbers() {
        let text = "许可按照《商标法》第四十三条备案。";
        clean(RULE, &format!("期限至2026年12月31日。{text}"));
        let marked = text.replace("第四十三条", "⟦第四十三条⟧");
        finds(RULE, &format!("期限至2027年1月1日。{marked}"));
    }
}
