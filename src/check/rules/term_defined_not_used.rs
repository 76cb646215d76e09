//! # Term defined and never used
//! **What it does.** Finds （以下简称“X”） and “X”指…… whose X stands nowhere else.
//! **Why it matters.** The text it belonged to was cut, or goes by another name.
//! **Limit.** One further use is enough.

use crate::check::{Finding, Severity, regex, script::Script, search::captures_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    for term in definitions(script) {
        if is_used(text, term) {
            continue;
        }
        let message = format!(
            "“{}”只在这里定义，后面没有用到：请删去定义，或者统一用这个名称。",
            term.as_str()
        );
        out.push(
            Finding::new(
                "term_defined_not_used",
                Severity::Hint,
                term.range(),
                message,
            )
            .because("定义了不用，说明后面可能用了别的名称，或者删掉了条款。"),
        );
    }
}

/// Does the term stand anywhere but here?
fn is_used(text: &str, term: regex::Match<'_>) -> bool {
    text[term.end()..].contains(term.as_str()) || text[..term.start()].contains(term.as_str())
}

/// The terms that are defined, where they are: 以下简称“X”, 以下合称“X”, and “X”指…….
/// What one article alone calls X, 本条所称“X”, is none.
pub(super) fn definitions<'s>(script: &'s Script<'_>) -> impl Iterator<Item = regex::Match<'s>> {
    let form = regex!(
        r"(?:以下|下)(?:简称|合称|统称|称)(?:为)?“([^”]{1,12})”|(本条|本款|本项|前款|前条)?(?:所称|中的)?“([^”]{1,12})”(?:[，,]?(?:是|系)指|[，,]?指[^定派明示令标控认]|[，,]指)"
    );
    captures_with(script, &["称“", "称为“", "指"], form)
        .filter(|c| c.get(2).is_none())
        .filter_map(|c| c.get(1).or(c.get(3)))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_term_explained_by_what_it_means_is_defined_too() {
        finds(
            "term_defined_not_used",
            "“⟦关联方⟧”，指受同一人控制的企业。“产品”指水泵。产品由乙方交付。",
        );
        clean(
            "term_defined_not_used",
            "“产品”指水泵。产品由乙方交付。甲方在“收货人”指定的地点收货，本条所称“休息日”是指星期日。",
        );
    }

    #[test]
    fn a_term_that_stands_alone_is_found() {
        finds(
            "term_defined_not_used",
            "甲方的监控设备（以下简称“⟦系统⟧”）由乙方维护。设备故障的，乙方修理。",
        );
        clean(
            "term_defined_not_used",
            "甲方的监控设备（以下简称“系统”）由乙方维护。系统故障的，乙方修理。",
        );
    }
}
