//! # Tiers that leave a gap
//! **What it does.** Reads the tiers of a sentence, list or column as
//! [`tiers_overlap`](super::tiers_overlap) does and finds, among three or more that rise,
//! one that begins beyond the end of the one before.
//! **Why it matters.** What lies between has no price, rate or consequence.
//! **Limit.** 100件以下, 101件至300件 leave nothing between; 不满10万元 and 12万元以上 do.

use crate::check::{Finding, Severity, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for group in script.tiers() {
        if group.len() < 3 {
            continue;
        }
        for pair in group.windows(2) {
            let [before, tier] = pair else { continue };
            if !before.leaves_gap(tier) || !group.iter().all(|t| t.is_of(tier, true)) {
                continue;
            }
            let words = &script.text()[before.at.clone()];
            let message = format!("这一档与前面的“{words}”之间有空档：请写明空档怎样算。");
            out.push(
                Finding::new("tiers_gap", Severity::Warning, tier.at.clone(), message)
                    .because("落在空档里的，没有标准可以适用。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "tiers_gap";

    #[test]
    fn what_lies_between_two_tiers_is_found() {
        let with = |last: &str| {
            format!(
                "协议\n第一条 提成\n（1）不满5万元的，提3%；\n（2）5万元以上不满10万元的，提5%；\n（3）{last}的，提8%。"
            )
        };
        finds(RULE, &with("⟦12万元以上⟧"));
        clean(RULE, &with("10万元以上"));
        clean(
            RULE,
            "协议\n第一条 价格\n100件以下，每件76元；101件至300件，每件70元；超过300件，每件64元。",
        );
    }
}
