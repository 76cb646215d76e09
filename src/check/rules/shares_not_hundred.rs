//! # Shares that are not a whole
//! **What it does.** Adds the percentages that one sentence gives to 甲方 and to 乙方 of
//! one thing to be divided (分成, 分配, 分担, 各占) and reports a sum other than 100.
//! **Why it matters.** The rest belongs to nobody, or too much is given away.
//! **Limit.** 60% and 40% are right, 60% and 30% are not.

use crate::check::{Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let share = regex!(r"(甲方|乙方|丙方)[^，。；%]{0,10}?([0-9]{1,3}(?:\.[0-9]{1,2})?)[%％]");
    for sentence in script.sentences() {
        let words = &script.text()[sentence.clone()];
        if !words.contains('%') && !words.contains('％') {
            continue;
        }
        if !regex!(r"分成|分配|分担|各占|按比例|利润|收益").is_match(words)
            || regex!(r"违约|逾期|税|以上|以下|超过|不低于|不少于|不足|另").is_match(words)
        {
            continue;
        }
        let shares: Vec<_> = share.captures_iter(words).collect();
        let roles: Vec<&str> = shares
            .iter()
            .filter_map(|c| c.get(1))
            .map(|m| m.as_str())
            .collect();
        let mut distinct = roles.clone();
        distinct.sort_unstable();
        distinct.dedup();
        if shares.len() < 2
            || distinct.len() != roles.len()
            || words.matches(['%', '％']).count() != roles.len()
        {
            continue;
        }
        let hundredths: i64 = shares
            .iter()
            .filter_map(|c| c[2].parse::<f64>().ok())
            .map(|p| (p * 100.0).round() as i64)
            .sum();
        let (Some(first), Some(last)) = (
            shares.first().and_then(|c| c.get(0)),
            shares.last().and_then(|c| c.get(0)),
        ) else {
            continue;
        };
        if hundredths != 10_000 {
            let at = sentence.start + first.start()..sentence.start + last.end();
            let sum = hundredths as f64 / 100.0;
            let message = format!("各方的比例加起来是{sum}%，不是100%：请核对。");
            out.push(
                Finding::new("shares_not_hundred", Severity::Error, at, message)
                    .because("比例加起来不是100%，剩下或者多出的部分归谁就没有约定。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn shares_that_leave_a_rest_are_found() {
        finds(
            "shares_not_hundred",
            "协议\n利润按月分配，⟦甲方分得60%，乙方分得30%⟧。",
        );
        clean(
            "shares_not_hundred",
            "协议\n利润按月分配，甲方分得60%，乙方分得40%。",
        );
        clean(
            "shares_not_hundred",
            "协议\n乙方分得利润的10%，甲方另付税款的6%。",
        );
    }
}
