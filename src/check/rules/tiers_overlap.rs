//! # Tiers that overlap
//! **What it does.** Reads the tiers of a sentence, a list or a column (20万元以上不满
//! 50万元, 101件至300件, 300件以上) and finds two that hold the same amount: a border that
//! both include, or more than a border.
//! **Why it matters.** What lies in both has two prices, rates or consequences.
//! **Limit.** 3日以内 and 超过3日, 20至50 and 50以上 with 不满50 are right; 3日以内 and
//! 3日以上 share the border; 20至50 and 40至80 share what lies between. Two open tiers
//! (超过3日, 超过15日) are steps and not compared.

use crate::check::{
    Citation, Finding, Severity,
    script::{Script, Tier},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for group in script.tiers() {
        report(script, group, out);
    }
}

fn report(script: &Script<'_>, group: &[Tier], out: &mut Vec<Finding>) {
    for (n, tier) in group.iter().enumerate() {
        let text = script.text();
        let mut before = group[..n].iter().filter(|other| {
            let between = text.get(other.at.end..tier.at.start).unwrap_or("");
            other.is_of(tier, !between.contains('。'))
        });
        let Some(other) = before.find(|o| o.shares(tier)) else {
            continue;
        };
        let words = &text[other.at.clone()];
        if other.overlaps(tier) {
            let message = format!("这一档与前面的“{words}”重叠：请把界限改成首尾相接。");
            out.push(
                Finding::new("tiers_overlap", Severity::Warning, tier.at.clone(), message)
                    .because("落在两档里的，两个标准都适用。"),
            );
        } else {
            let border = tier.border(other);
            let message = format!(
                "“以上”“以内”“以下”都包含本数，{border}落在两档里：请把一档改为“超过”或者“不满”。"
            );
            out.push(
                Finding::new("tiers_overlap", Severity::Hint, tier.at.clone(), message)
                    .because("正好等于界限时，两档都适用。")
                    .under(Citation::read("民法典第1259条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "tiers_overlap";

    #[test]
    fn tiers_that_both_hold_the_border_are_found() {
        finds(RULE, "协议\n迟延3日以内的免费，⟦3日以上⟧的每日支付50元。");
        clean(
            RULE,
            "协议\n迟延3日以内的免费，超过3日的每日支付50元；5日以上另计。",
        );
    }

    #[test]
    fn counted_things_share_a_border_too() {
        let text = |last: &str| {
            format!(
                "协议\n单价按件数：100件以下（含100件），每件76元；101件至300件，每件70元；{last}，每件64元。"
            )
        };
        finds(RULE, &text("⟦300件以上（含300件）⟧"));
        clean(RULE, &text("300件以上（不含300件）"));
        clean(RULE, &text("超过300件"));
        clean(RULE, &text("301件以上"));
    }

    #[test]
    fn entries_of_a_list_that_overlap_are_found() {
        let text = |second: &str| {
            format!(
                "协议\n第一条 返利\n按下列标准计算：\n1. 回款额20万元以上不满50万元的，返1%；\n2. 回款额{second}的，返2%；\n3. 回款额80万元以上的，返3%。"
            )
        };
        finds(RULE, &text("⟦40万元以上不满80万元⟧"));
        clean(RULE, &text("50万元以上不满80万元"));
        clean(RULE, &text("50万元以上、不满80万元"));
        clean(
            RULE,
            "协议\n销售额20万元以上不满50万元的，返1%；回款额40万元以上不满80万元的，返2%。",
        );
    }

    #[test]
    fn rows_of_a_table_are_a_list() {
        let text = |second: &str| {
            format!(
                "协议\n回款总额\t比例\n不满300万元\t0\n300万元以上、不满450万元\t1%\n{second}\t2%\n600万元以上\t3%"
            )
        };
        finds(RULE, &text("⟦400万元以上、不满600万元⟧"));
        clean(RULE, &text("450万元以上、不满600万元"));
    }

    #[test]
    fn open_steps_and_dates_are_no_tiers() {
        clean(
            RULE,
            "协议\n逾期超过3日的，每日50元；逾期超过15日的，可以解除。",
        );
        clean(RULE, "协议\n每月1日至5日付租金，5日至10日抄表。");
        clean(
            RULE,
            "协议\n每天8:00至12:00、12:00至18:00开放；货到10日以内付清的，减2%；超过10日、不超过20日付清的，减1%。",
        );
    }
}
