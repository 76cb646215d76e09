//! # Contract law of before 1999 cited
//! **What it does.** Finds 经济合同法, 涉外经济合同法 and 技术合同法, with or without 《》 and
//! 中华人民共和国. 合同法 replaced them in 1999 and is itself repealed. 原《经济合同法》
//! means the old law, and an agreement signed before October 1999 may cite it.
//! **Why it matters.** The agreement is not void for it, but the reader is sent to a
//! statute that has not been in force for a generation.
//! **Limit.** 《技术合同法》 is reported; 技术合同 and 经济合同法律关系 are not.
//! **Remedy.** 《中华人民共和国民法典》 in its place, unless an article number or a
//! regulation made under the old law follows.

use jiff::civil::{Date, date};

use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !(script.says(&["经济合同法"]) || script.says(&["技术合同法"]))
        || is_signed_before(script, date(1999, 10, 1))
    {
        return;
    }
    let form = regex!(
        r"《(?:中华人民共和国)?(涉外经济合同法|经济合同法|技术合同法)》|(?:中华人民共和国)?(涉外经济合同法|经济合同法|技术合同法)"
    );
    for found in form.captures_iter(text) {
        let (Some(whole), Some(name)) = (found.get(0), found.get(1).or(found.get(2))) else {
            continue;
        };
        let (before, after) = (&text[..whole.start()], &text[whole.end()..]);
        if is_meant_as_old(before) || after.starts_with(['律', '规', '学', '理', '制']) {
            continue;
        }
        let mut finding = Finding::new(
            "pre1999_contract_law_cited",
            Severity::Warning,
            whole.range(),
            format!(
                "《{}》早已失效，请改引《中华人民共和国民法典》。",
                name.as_str()
            ),
        )
        .because("引用失效多年的法律不会使协议无效，但会误导读的人，也说明文本陈旧。")
        .under(Citation::memory("原合同法第428条"));
        let is_alone = !before.ends_with(['《', '〈']) && !after.starts_with(['》', '〉']);
        if is_alone
            && !after.starts_with("实施")
            && !after.starts_with("条例")
            && !cites_article(after)
        {
            finding = finding.mended("《中华人民共和国民法典》");
        }
        out.push(finding);
    }
}

/// Is the agreement dated, and before this day?
pub(super) fn is_signed_before(script: &Script<'_>, day: Date) -> bool {
    script.signing_date().is_some_and(|signed| signed < day)
}

/// Do the words before the name of a statute say that the old law is meant?
pub(super) fn is_meant_as_old(before: &str) -> bool {
    [
        "原",
        "原来的",
        "旧",
        "旧的",
        "已废止的",
        "已失效的",
        "当时的",
    ]
    .iter()
    .any(|word| before.ends_with(word))
}

/// Does an article number follow, or regulations made under the statute? Then more
/// than the name would change.
pub(super) fn cites_article(after: &str) -> bool {
    regex!(r"^(?:[（(][^）)\n]{0,16}[）)])?第[一二三四五六七八九十百零〇0-9]+条|^(?:的|及其?|和)?实施(?:细则|条例)")
        .is_match(after)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "pre1999_contract_law_cited";

    #[test]
    fn statutes_that_the_contract_law_replaced_are_reported() {
        finds(RULE, "根据⟦《中华人民共和国经济合同法》⟧，订立本协议。");
        finds(RULE, "依照⟦涉外经济合同法⟧和⟦《技术合同法》⟧办理。");
        finds(RULE, "依照⟦《技术合同法》⟧第十五条办理。");
        finds(RULE, "依照《⟦中华人民共和国技术合同法⟧实施条例》办理。");
    }

    #[test]
    fn kinds_of_contract_and_the_old_law_by_its_name_are_right() {
        clean(RULE, "本协议是技术合同，依照《中华人民共和国民法典》订立。");
        clean(RULE, "双方之间的经济合同法律关系自签字时成立。");
        clean(RULE, "此前的纠纷适用原《经济合同法》。");
        clean(RULE, "用工依照《中华人民共和国劳动合同法》办理。");
    }

    #[test]
    fn an_agreement_of_the_time_may_cite_its_law() {
        clean(RULE, "签订日期：1999年9月30日\n根据《经济合同法》订立。");
        finds(RULE, "签订日期：1999年10月1日\n根据⟦《经济合同法》⟧订立。");
    }

    #[test]
    fn the_civil_code_takes_its_place_where_no_article_follows() {
        mends(
            RULE,
            "根据《经济合同法》，订立本协议。",
            "根据《中华人民共和国民法典》，订立本协议。",
        );
    }
}
