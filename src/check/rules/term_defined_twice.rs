//! # One short name for two things
//! **What it does.** Finds a second 以下简称“X” or “X”指…… with the same X.
//! **Why it matters.** Which of the two is meant later is open.
//! **Limit.** Two different short names are right.

use std::collections::HashSet;

use super::term_defined_not_used::definitions;
use crate::check::{Finding, Severity, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let mut seen = HashSet::new();
    for term in definitions(script) {
        if !seen.insert(term.as_str()) {
            let message = format!(
                "“{}”前面已经定义过：请换一个简称，或者删去其中一处。",
                term.as_str()
            );
            out.push(
                Finding::new(
                    "term_defined_twice",
                    Severity::Warning,
                    term.range(),
                    message,
                )
                .because("同一个简称指两样东西，后面就分不清。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_short_name_given_again_is_found() {
        finds(
            "term_defined_twice",
            "主机（以下简称“设备”）和摄像头（以下简称“⟦设备⟧”）由乙方维护。",
        );
        clean(
            "term_defined_twice",
            "主机（以下简称“主机”）和摄像头（以下简称“镜头”）由乙方维护主机和镜头。",
        );
    }
}
