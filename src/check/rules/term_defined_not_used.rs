//! # Term defined and never used
//! **What it does.** Finds （以下简称“X”） whose X stands nowhere else.
//! **Why it matters.** The text it belonged to was cut, or goes by another name.
//! **Limit.** One further use is enough.

use crate::check::{Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    for c in definitions().captures_iter(text) {
        let Some(term) = c.get(1) else { continue };
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

/// 以下简称“X”, 以下合称“X”, 以下称“X”.
pub(super) fn definitions() -> &'static regex::Regex {
    regex!(r"以下(?:简称|合称|统称|称)(?:为)?“([^”]{1,12})”")
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

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
