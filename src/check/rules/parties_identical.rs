//! # Both parties are one
//! **What it does.** Finds two parties with one name in the head.
//! **Why it matters.** Nobody agrees with himself.
//! **Limit.** Names that differ in one character are two parties.

use crate::check::{Finding, Severity, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let parties = script.parties();
    for (n, party) in parties.iter().enumerate() {
        let twin = parties[..n]
            .iter()
            .find(|p| !p.name.is_empty() && p.name == party.name);
        if let Some(twin) = twin {
            let message = format!(
                "{}与{}是同一个名称：请核对是哪一方填错了。",
                twin.role, party.role
            );
            out.push(
                Finding::new(
                    "parties_identical",
                    Severity::Error,
                    party.at.clone(),
                    message,
                )
                .because("双方不能是同一个主体。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn one_name_for_two_parties_is_found() {
        finds(
            "parties_identical",
            "协议\n甲方：和安商店\n乙方：⟦和安商店⟧\n第一条 范围\n略。",
        );
        clean(
            "parties_identical",
            "协议\n甲方：和安商店\n乙方：和平商店\n第一条 范围\n略。",
        );
    }
}
