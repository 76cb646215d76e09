//! # One notice, two periods
//! **What it does.** Compares the days of notice that different sentences give for the
//! same thing: ending the agreement, renewing it, mending a breach.
//! **Why it matters.** Which of the two holds is open.
//! **Limit.** 30 days for ending and 15 for renewing are right, 30 and 15 for ending
//! are not.

use crate::check::{
    Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let ahead = regex!(
        r"(?:提前|前)([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(工作日|日|天)(?:内)?(?:以)?(?:书面)?(?:形式)?通知"
    );
    let cure = regex!(
        r"(?:通知|催告)(?:之日起|后)?([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(工作日|日|天)内(?:没有|未|仍未|不)?(?:改正|纠正|整改)"
    );
    let mut known: Vec<(&str, u32, String)> = Vec::new();
    for sentence in script.sentences() {
        let words = &script.text()[sentence.clone()];
        if !words.contains("通知") && !words.contains("催告") {
            continue;
        }
        let ends = regex!(r"解除|终止").is_match(words);
        let renews = regex!(r"续期|续签|续约|延长期限").is_match(words);
        let notice = ahead.captures(words).and_then(|c| match (ends, renews) {
            (true, false) => Some(("解除或者终止", c)),
            (false, true) => Some(("续期", c)),
            _ => None,
        });
        let cured = || cure.captures(words).filter(|_| ends);
        let found = notice.or_else(|| cured().map(|c| ("改正违约", c)));
        let Some((what, c)) = found else { continue };
        let (Some(digits), Some(unit)) = (c.get(1), c.get(2)) else {
            continue;
        };
        let Some(n) = number(digits.as_str()) else {
            continue;
        };
        let unit = unit.as_str().replace('天', "日");
        match known.iter().find(|(thing, ..)| *thing == what) {
            Some((_, days, same)) if (*days, same.as_str()) != (n, unit.as_str()) => {
                let at = sentence.start + digits.start()..sentence.start + digits.end();
                let message =
                    format!("前面约定{what}的通知期是{days}{same}，这里是{n}{unit}：请统一。");
                out.push(
                    Finding::new("notice_days_conflict", Severity::Warning, at, message)
                        .because("同一件事两个期限，按哪个算就有争议。"),
                );
            }
            Some(_) => {}
            None => known.push((what, n, unit)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn two_periods_for_one_thing_are_found() {
        finds(
            "notice_days_conflict",
            "协议\n一方解除协议，应当提前30日书面通知对方。\n提前终止的，应当提前⟦15⟧日通知对方。",
        );
        clean(
            "notice_days_conflict",
            "协议\n一方解除协议，应当提前30日书面通知对方。\n希望续期的，应当提前15日书面通知对方。",
        );
    }
}
