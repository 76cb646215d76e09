//! # One sum under two names
//! **What it does.** Finds 质保金, 保证金, 押金 and 定金 used for one and the same sum: one
//! beside the other (保证金（押金）), or one paid and another returned in one sentence.
//! **Why it matters.** Each of them has its own rules on forfeiture and return; a sum
//! with two names has none that is sure.
//! **Limit.** 收取保证金，退还押金 is reported; a short form that is defined (履约保证金，
//! 以下简称“保证金”) and two sums that are both paid are right.

use std::ops::Range;

use super::blanket_exclusion::{Sentence, sentences_of};
use crate::check::{Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let sign = regex!(r"质保金|保证金|押金|定金");
    let beside = regex!(
        r"(质保金|质量保证金|履约保证金|保证金|押金|定金)(?:（(?:也称|又称|即|或者?)?|/|／|，?即|，?也称)[“]?(质保金|质量保证金|履约保证金|保证金|押金|定金)"
    );
    let paid = regex!(
        r"(?:支付|收取|缴纳|交纳|交付|交)[^，]{0,8}?(质保金|质量保证金|履约保证金|保证金|押金|定金)"
    );
    let back =
        regex!(r"(?:退还|返还|退回)[^，]{0,8}?(质保金|质量保证金|履约保证金|保证金|押金|定金)");
    for sentence in sentences_of(text, sign) {
        for found in beside.captures_iter(sentence.words) {
            if let (Some(one), Some(other)) = (found.get(1), found.get(2))
                && differ(one.as_str(), other.as_str())
            {
                out.push(finding(sentence.at(other), one.as_str(), other.as_str()));
            }
        }
        if !sentence.says(&["退还", "返还", "退回"]) {
            continue;
        }
        let one = paid.captures(sentence.words).and_then(|c| c.get(1));
        let other = back.captures(sentence.words).and_then(|c| c.get(1));
        if let (Some(one), Some(other)) = (one, other)
            && one.end() < other.start()
            && differ(one.as_str(), other.as_str())
            && !is_paid(text, other.as_str())
        {
            out.push(finding(sentence.at(other), one.as_str(), other.as_str()));
        }
    }
}

/// Is this sum paid somewhere, so that it stands on its own?
fn is_paid(text: &str, name: &str) -> bool {
    let paid = regex!(r"(?:支付|收取|缴纳|交纳|交付)[^，退还]{0,8}$");
    text.match_indices(name).any(|(n, _)| {
        let sentence = Sentence::around(text, n);
        paid.is_match(&text[sentence.start..n])
    })
}

/// 履约保证金 may be called 保证金 for short, but not 押金.
fn differ(one: &str, other: &str) -> bool {
    let is_guarantee = |w: &str| w == "质保金" || w == "质量保证金";
    let is_short = one.ends_with(other) || other.ends_with(one);
    let are_guarantees = is_guarantee(one) && is_guarantee(other);
    !is_short && !are_guarantees
}

fn finding(at: Range<usize>, one: &str, other: &str) -> Finding {
    let message = format!("同一笔钱先称“{one}”又称“{other}”：请只用一个名称，并写明退还条件。");
    Finding::new("security_words_confused", Severity::Hint, at, message)
        .because("定金、押金、保证金和质保金各有不同的用途，名称不一，退还时容易争执。")
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "security_words_confused";

    #[test]
    fn one_sum_with_two_names_is_reported() {
        finds(RULE, "乙方交纳保证金（⟦押金⟧）3,000元。");
        finds(RULE, "甲方收取保证金3,000元，乙方交还物品后退还⟦押金⟧。");
    }

    #[test]
    fn two_sums_and_short_forms_are_right() {
        clean(RULE, "甲方收取履约保证金3,000元，协议终止后退还保证金。");
        clean(
            RULE,
            "乙方支付押金500元。\n乙方支付定金2,000元，交还钥匙时退还押金。",
        );
        clean(RULE, "质量保证金（以下简称“质保金”）为价款的5%。");
    }
}
