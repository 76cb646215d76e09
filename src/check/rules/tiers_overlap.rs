//! # Two tiers that share their border
//! **What it does.** Finds N以内 and N以上, or N以下 and N以上, with one number in one
//! sentence: both include it.
//! **Why it matters.** At the border both rules apply.
//! **Limit.** 3日以内 and 超过3日 are right, 3日以内 and 3日以上 are not.

use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !script.text().contains("以上") {
        return;
    }
    let form = regex!(
        r"([0-9]+(?:\.[0-9]+)?)\s*(个?工作日|日|天|个月|年|元|万元|台|次|%|小时)(?:\(含\))?(以内|以下|以上)"
    );
    for sentence in script.sentences() {
        let words = &script.text()[sentence.clone()];
        let tiers: Vec<_> = form.captures_iter(words).collect();
        let is_pair = |a: &regex::Captures<'_>, b: &regex::Captures<'_>| {
            a[1] == b[1] && a[2] == b[2] && (&a[3] == "以上") != (&b[3] == "以上")
        };
        for (n, tier) in tiers.iter().enumerate() {
            if !tiers[..n].iter().any(|other| is_pair(other, tier)) {
                continue;
            }
            let Some(m) = tier.get(0) else { continue };
            let at = sentence.start + m.start()..sentence.start + m.end();
            let message = format!(
                "“以上”“以内”“以下”都包含本数，{}{}落在两档里：请把一档改为“超过”或者“不满”。",
                &tier[1], &tier[2]
            );
            out.push(
                Finding::new("tiers_overlap", Severity::Hint, at, message)
                    .because("正好等于界限时，两档都适用。")
                    .under(Citation::read("民法典第1259条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn tiers_that_both_hold_the_border_are_found() {
        finds(
            "tiers_overlap",
            "协议\n迟延3日以内的免费，⟦3日以上⟧的每日支付50元。",
        );
        clean(
            "tiers_overlap",
            "协议\n迟延3日以内的免费，超过3日的每日支付50元；5日以上另计。",
        );
    }
}
