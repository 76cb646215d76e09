//! # One notice, two periods
//! **What it does.** Compares the days of notice that different sentences give for the
//! same thing: ending the agreement at will, renewing it, mending a breach or paying a
//! debt before the other side may end the agreement.
//! **Why it matters.** Which of the two holds is open.
//! **Limit.** 30 days for ending and 15 for renewing are right, 30 and 15 for ending
//! are not; two parties, two debts and an end for a stated cause have their own periods.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script, number},
};

/// A period of days: for what, whose, how long.
struct Period {
    what: String,
    /// The party it binds; empty for either.
    whose: String,
    /// For one stated breach only: 改动结构. Two of those are two things.
    is_narrow: bool,
    length: (u32, String),
    at: Range<usize>,
}

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if let Some((at, agreed)) = aforesaid(script) {
        let message = format!(
            "前面约定的是提前{agreed}，这里说“{}”：请统一。",
            &script.text()[at.clone()]
        );
        out.push(
            Finding::new("notice_days_conflict", Severity::Warning, at, message)
                .because("同一件事两个期限，按哪个算就有争议。"),
        );
        return;
    }
    let mut periods: Vec<Period> = Vec::new();
    for sentence in script.sentences() {
        periods.extend(notice(script, sentence));
    }
    for line in script
        .lines()
        .iter()
        .filter(|l| l.kind == LineKind::Paragraph)
    {
        periods.extend(cures(script, &line.range));
    }
    periods.sort_by_key(|p| p.at.start);
    for (n, period) in periods.iter().enumerate() {
        let is_same = |p: &&Period| {
            p.what == period.what
                && !(p.is_narrow && period.is_narrow)
                && (p.whose == period.whose || p.whose.is_empty() || period.whose.is_empty())
        };
        let Some(first) = periods[..n].iter().find(is_same) else {
            continue;
        };
        if first.length == period.length {
            continue;
        }
        let (Period { what, .. }, (days, same), (n, unit)) =
            (period, &first.length, &period.length);
        let message = format!("前面约定{what}的期限是{days}{same}，这里是{n}{unit}：请统一。");
        out.push(
            Finding::new(
                "notice_days_conflict",
                Severity::Warning,
                period.at.clone(),
                message,
            )
            .because("同一件事两个期限，按哪个算就有争议。"),
        );
    }
}

/// 未按前述约定提前四十五日通知 where no sentence on ending agrees on so long a notice.
fn aforesaid(script: &Script<'_>) -> Option<(Range<usize>, String)> {
    let text = script.text();
    let back = regex!(
        r"(?:前述|上述|前款|前条)[^，。；\n0-9]{0,6}?(提前([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(日|天|月))"
    );
    let ends = regex!(r"解除|终止|退租|退出|解约");
    let plain = regex!(r"提前([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(日|天|月)");
    let length = |c: &regex::Captures<'_>, n: usize, unit: usize| {
        let unit = if &c[unit] == "天" { "日" } else { &c[unit] };
        number(&c[n]).map(|n| format!("{n}{unit}"))
    };
    let c = back.captures(text)?;
    let (at, said) = (c.get(1)?.range(), length(&c, 2, 3)?);
    if !ends.is_match(&text[script.sentence_at(at.start)]) {
        return None;
    }
    let of_others = plain.captures_iter(text).filter(|c| {
        let start = c.get(0).map_or(0, |m| m.start());
        start != at.start && ends.is_match(&text[script.sentence_at(start)])
    });
    let agreed: Vec<String> = of_others.filter_map(|c| length(&c, 1, 2)).collect();
    let first = agreed.first()?.clone();
    (!agreed.contains(&said)).then_some((at, first))
}

/// 提前30日书面通知, 于十五日前以书面形式告知.
fn notice(script: &Script<'_>, sentence: &Range<usize>) -> Option<Period> {
    let words = &script.text()[sentence.clone()];
    if !words.contains('前') || !words.contains(['知', '函', '提']) {
        return None;
    }
    let form = regex!(
        r"(?:(?:提前|前)(?:至少)?([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(工作日|日|天|月)(?:内)?|([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(工作日|日|天|月)(?:之前|以前|前))(?:[，]?(?:以|用|向)[^，。；]{2,12}?|以?书面(?:形式|方式)?)?(?:通知|告知|函告|知会|提出)"
    );
    let ends = regex!(r"解除|终止|退租|退出|提前结束|中途不|停止合作|不再(?:合作|承包|承租|续)|结束(?:合同|协议|合作|承包)").is_match(words);
    let renews = regex!(r"续期|续签|续约|续租|延长期限").is_match(words);
    let for_cause = regex!(
        r"违约|逾期|拖欠|欠付|连续|累计|不可抗力|政策|征收|拆迁|严重|低于|超过|未能|没有|发现|试用|停业|转让|出售|出卖|因[^此]|期满|届满|到期"
    );
    let what = match (ends, renews) {
        (true, false) if !for_cause.is_match(words) => "解除或者终止",
        (false, true) => "续期",
        _ => return None,
    };
    let c = form.captures(words)?;
    let digits = c.get(1).or(c.get(3))?;
    let unit = unit_of(c.get(2).or(c.get(4))?.as_str());
    Some(Period {
        what: what.to_owned(),
        whose: whose(&words[..c.get(0)?.start()]),
        is_narrow: false,
        length: (number(digits.as_str())?, unit),
        at: sentence.start + digits.start()..sentence.start + digits.end(),
    })
}

fn unit_of(words: &str) -> String {
    match words {
        "天" => "日",
        "月" => "个月",
        "工作日" => "个工作日",
        other => other,
    }
    .to_owned()
}

/// The party that must give notice: the first named, unless it is either of them.
fn whose(before: &str) -> String {
    if regex!(r"任何?一方|双方|一方|各方|任意").is_match(before) {
        return String::new();
    }
    let party = regex!(
        r"[甲乙丙丁]方|出租[人方]|承租[人方]|买方|卖方|[供需]方|存货人|保管人|委托[人方]|受托[人方]"
    );
    party
        .find(before)
        .map_or(String::new(), |m| m.as_str().to_owned())
}

/// 经书面催告后10日内仍未付清租金的，可以解除; 通知后15日内未改正的，可以解除.
fn cures(script: &Script<'_>, line: &Range<usize>) -> Vec<Period> {
    let text = script.text();
    let words = &text[line.clone()];
    let mut periods = Vec::new();
    if !words.contains("解除") && !words.contains("终止")
        || !words.contains(['催', '通']) && !words.contains("警告")
    {
        return periods;
    }
    let form = regex!(
        r"(?:催[告缴收款促付]|通知|警告)[^。；]{0,20}?([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(工作日|日|天)(?:之内|以内|内)(?:仍然|仍|还|尚)?(?:未能?|没有|不)?(改正|纠正|整改|缴|交|支付|付|补足|补缴|清)"
    );
    let debt = regex!(
        r"摊位费|租金|房租|货款|价款|工程款|服务费|物业费|管理费|承包费|仓储费|加工费|运费|借款|利息|本金"
    );
    let party = regex!(r"[甲乙丙丁]方|出租[人方]|承租[人方]|买方|卖方|[供需]方|借款人");
    for c in form.captures_iter(words) {
        let (Some(all), Some(digits), Some(unit)) = (c.get(0), c.get(1), c.get(2)) else {
            continue;
        };
        // The consequence stands in this sentence or in the next.
        let end = script.sentence_at(line.start + all.end()).end;
        let next = script.sentence_at(end).end.min(line.end).max(end);
        let tail = &text[line.start + all.end()..next];
        if !tail.contains("解除") && !tail.contains("终止") {
            continue;
        }
        let before = &words[..all.start()];
        let is_mending = matches!(&c[3], "改正" | "纠正" | "整改");
        let owed = debt.find_iter(before).last().map(|m| m.as_str());
        let (Some(n), false) = (number(digits.as_str()), !is_mending && owed.is_none()) else {
            continue;
        };
        if regex!(r"连续|累计|第[一二三]次|两次|三次").is_match(before) {
            continue;
        }
        let is_narrow = is_mending && !regex!(r"一方|违反本|违约").is_match(before);
        periods.push(Period {
            what: match owed {
                Some(owed) if !is_mending => format!("催告支付{owed}"),
                _ => "改正违约".to_owned(),
            },
            whose: party
                .find(before)
                .map_or(String::new(), |m| m.as_str().to_owned()),
            is_narrow,
            length: (n, unit_of(unit.as_str())),
            at: line.start + digits.start()..line.start + digits.end(),
        });
    }
    periods
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "notice_days_conflict";

    #[test]
    fn what_was_said_before_is_said_again() {
        let text = |days: &str| {
            format!(
                "协议\n一、要提前终止的，应提前三十日通知对方。\n二、提前终止合同，但未按前述约定{days}通知的，付360元。"
            )
        };
        finds("notice_days_conflict", &text("⟦提前四十五日⟧"));
        clean("notice_days_conflict", &text("提前三十天"));
    }

    #[test]
    fn two_periods_for_one_thing_are_found() {
        finds(
            RULE,
            "协议\n一方解除协议，应当提前30日书面通知对方。\n提前终止的，应当提前⟦15⟧日通知对方。",
        );
        clean(
            RULE,
            "协议\n一方解除协议，应当提前30日书面通知对方。\n希望续期的，应当提前15日书面通知对方。",
        );
    }

    #[test]
    fn notice_is_read_in_other_words() {
        let text = |again: &str| {
            format!("协议\n任何一方均可解除本合同，但应提前30日书面通知对方。\n{again}")
        };
        finds(
            RULE,
            &text("双方均可以解除合同，欲行使该权利的一方于⟦十五⟧日前以书面形式告知另一方即可。"),
        );
        clean(
            RULE,
            &text("双方均可以解除合同，欲行使该权利的一方于三十日前以书面形式告知另一方即可。"),
        );
        clean(
            RULE,
            &text("乙方连续两月低于80分的，甲方可以提前15日书面通知解除合同。"),
        );
    }

    #[test]
    fn each_party_may_have_its_own_period() {
        clean(
            RULE,
            "协议\n甲方解除合同的，应当提前60日书面通知乙方。\n乙方解除合同的，应当提前30日书面通知甲方。",
        );
        finds(
            RULE,
            "协议\n甲方解除合同的，应当提前60日书面通知乙方。\n甲方终止本合同，应当提前⟦30⟧日通知乙方。",
        );
    }

    #[test]
    fn the_days_of_grace_for_one_debt_are_compared() {
        let text = |again: &str| {
            format!(
                "协议\n乙方逾期未缴摊位费的，甲方书面催缴，乙方自收到通知之日起7日内缴清的，不影响履行；7日内仍未缴清的，甲方可以解除合同。\n乙方{again}内仍不缴清的，甲方可以解除合同。"
            )
        };
        finds(
            RULE,
            &text("拖欠摊位费，经甲方书面催缴，自收到通知之日起⟦10⟧日"),
        );
        clean(
            RULE,
            &text("拖欠摊位费，经甲方书面催缴，自收到通知之日起七日"),
        );
        clean(
            RULE,
            &text("拖欠管理费，经甲方书面催缴，自收到通知之日起10日"),
        );
    }

    #[test]
    fn two_breaches_may_have_their_own_days() {
        let text = |first: &str| {
            format!(
                "协议\n{first}，经甲方通知后5日内未改正的，甲方可以解除合同。\n乙方擅自改动结构，经甲方通知后{}日内未整改的，甲方可以解除合同。",
                "3"
            )
        };
        clean(RULE, &text("乙方占道经营"));
        let text = text("乙方违反本合同").replace("后3日", "后⟦3⟧日");
        finds(RULE, &text);
    }
}
