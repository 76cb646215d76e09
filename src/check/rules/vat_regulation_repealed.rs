//! # Repealed VAT regulation cited
//! **What it does.** Finds 增值税暂行条例 in an agreement made since 2026-01-01, the day
//! on which 增值税法 took its place.
//! **Why it matters.** Rates, invoices and deductions now follow the statute.
//! **Limit.** 增值税暂行条例 is reported, 增值税法 and 原增值税暂行条例 are not.
//! **Remedy.** 《中华人民共和国增值税法》, unless an article number or the 实施细则 follows.

use jiff::civil::date;

use super::pre1999_contract_law_cited::{cites_article, is_meant_as_old};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let made_on = script.signing_date().unwrap_or(script.today());
    if !script.says(&["增值税暂行条例"]) || made_on < date(2026, 1, 1) {
        return;
    }
    let form = regex!(r"《(?:中华人民共和国)?增值税暂行条例》|(?:中华人民共和国)?增值税暂行条例");
    for found in form.find_iter(text) {
        let (before, after) = (&text[..found.start()], &text[found.end()..]);
        if is_meant_as_old(before) {
            continue;
        }
        let mut finding = Finding::new(
            "vat_regulation_repealed",
            Severity::Warning,
            found.range(),
            "《增值税暂行条例》已经废止，请改引《中华人民共和国增值税法》。",
        )
        .because("增值税法自2026年1月1日起施行，税率、开票和抵扣都以它为准。")
        .under(Citation::read("增值税法第38条"));
        let is_alone = !before.ends_with(['《', '〈']) && !after.starts_with(['》', '〉']);
        if is_alone && !cites_article(after) {
            finding = finding.mended("《中华人民共和国增值税法》");
        }
        out.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "vat_regulation_repealed";

    #[test]
    fn the_regulation_is_reported_and_the_statute_is_not() {
        finds(RULE, "乙方依照⟦《中华人民共和国增值税暂行条例》⟧开具发票。");
        finds(RULE, "乙方依照《⟦增值税暂行条例⟧实施细则》开具发票。");
        clean(
            RULE,
            "乙方依照《中华人民共和国增值税法》开具增值税专用发票。",
        );
        clean(RULE, "2025年的税款依照原《增值税暂行条例》计算。");
    }

    #[test]
    fn the_day_of_signing_decides() {
        clean(RULE, "签订日期：2025年12月31日\n依照增值税暂行条例开票。");
        finds(RULE, "签订日期：2026年1月1日\n依照⟦增值税暂行条例⟧开票。");
    }

    #[test]
    fn the_statute_takes_its_place() {
        mends(
            RULE,
            "乙方依照增值税暂行条例开具发票。",
            "乙方依照《中华人民共和国增值税法》开具发票。",
        );
    }
}
