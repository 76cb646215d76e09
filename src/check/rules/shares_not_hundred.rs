//! # Shares that are not a whole
//! **What it does.** Adds the shares that one sentence gives to each party of one thing
//! to be divided (分成, 分配, 分担, 各占), in %, in tenths (六成) or in fractions, or
//! that it gives to each of the instalments announced (分四次付清), and reports another
//! sum than the whole.
//! **Why it matters.** The rest belongs to nobody, or too much is given away.
//! **Limit.** 60% and 40% are right, 60% and 30% are not.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let share = regex!(
        r"([甲乙丙丁戊]方?|[\u4E00-\u9FFF]方)[^，。；、%％成]{0,10}?(?:([0-9]{1,3}(?:\.[0-9]{1,2})?)[%％]|([一二三四五六七八九])成(半)?)"
    );
    for sentence in script.sentences() {
        let words = &script.text()[sentence.clone()];
        if let Some((at, sum)) = fractions(words).or_else(|| instalments(words)) {
            let at = sentence.start + at.start..sentence.start + at.end;
            let message = format!("各份加起来是{sum}，不是全部：请核对。");
            out.push(
                Finding::new("shares_not_hundred", Severity::Error, at, message)
                    .because("加起来不是全部，剩下或者多出的部分归谁、付不付就没有约定。"),
            );
            continue;
        }
        if !words.contains(['%', '％', '成']) {
            continue;
        }
        if !regex!(r"分成|分配|分担|各占|各得|按比例|利润|收益|盈余|亏损|股权|出资比例")
            .is_match(words)
            || regex!(
                r"违约|逾期|税率|以上|以下|超过|不低于|不少于|不足|另|低于|高于|其余|剩余|余下|剩下"
            )
            .is_match(words)
        {
            continue;
        }
        let shares: Vec<_> = share.captures_iter(words).collect();
        let mut roles: Vec<&str> = shares
            .iter()
            .filter_map(|c| c.get(1))
            .map(|m| m.as_str())
            .collect();
        let count = roles.len();
        roles.sort_unstable();
        roles.dedup();
        let figures = words.matches(['%', '％']).count()
            + regex!(r"[一二三四五六七八九]成").find_iter(words).count();
        if count < 2 || roles.len() != count || figures != count {
            continue;
        }
        let sum: f64 = shares.iter().filter_map(hundredths).sum();
        let (Some(first), Some(last)) = (
            shares.first().and_then(|c| c.get(0)),
            shares.last().and_then(|c| c.get(0)),
        ) else {
            continue;
        };
        if (sum - 10_000.0).abs() > 0.5 {
            let at = sentence.start + first.start()..sentence.start + last.end();
            let message = format!("各方的比例加起来是{}%，不是100%：请核对。", sum / 100.0);
            out.push(
                Finding::new("shares_not_hundred", Severity::Error, at, message)
                    .because("比例加起来不是100%，剩下或者多出的部分归谁就没有约定。"),
            );
        }
    }
}

/// 甲分二分之一，乙分三分之一，丙分五分之一: where they stand, with their sum.
fn fractions(words: &str) -> Option<(Range<usize>, String)> {
    if !words.contains("分之") {
        return None;
    }
    let form = regex!(
        r"[\u4E00-\u9FFF]{2,4}(?:分得?|占|得|拿|出|承担|分担)([二三四五六七八九十])分之([一二三四五六七八九])"
    );
    let found: Vec<_> = form.captures_iter(words).collect();
    if found.len() < 2 || words.matches("分之").count() != found.len() {
        return None;
    }
    let (mut over, mut under) = (0_u32, 1_u32);
    for c in &found {
        let (below, above) = (number(&c[1])?, number(&c[2])?);
        (over, under) = (
            over.checked_mul(below)?
                .checked_add(above.checked_mul(under)?)?,
            under.checked_mul(below)?,
        );
    }
    let (start, end) = (found.first()?.get(0)?.start(), found.last()?.get(0)?.end());
    let goes_on = regex!(r"其余|剩余|余下|剩下|归").is_match(&words[end..]);
    let hundredths = u64::from(over) * 100 / u64::from(under);
    (over != under && !goes_on).then(|| (start..end, format!("全部的{hundredths}%")))
}

/// 分四次付清：…付三成，…付四成，…付两成半，…付一成.
fn instalments(words: &str) -> Option<(Range<usize>, String)> {
    let announced = regex!(r"分([二两三四五六])[次期笔](?:付清?|支付|付款)").captures(words)?;
    let said = match &announced[1] {
        "两" => 2,
        digits => number(digits)?,
    };
    let form = regex!(r"付(?:合同|工程|货|总|价|款)*(?:的)?([一二两三四五六七八九])成(半)?");
    let from = announced.get(0)?.end();
    let found: Vec<_> = form.captures_iter(&words[from..]).collect();
    let tenths = words[from..].matches('成').count() - words[from..].matches("完成").count();
    if found.len() != said as usize || tenths < found.len() {
        return None;
    }
    let mut halves = 0;
    for c in &found {
        let tenths = match &c[1] {
            "两" => 2,
            digits => number(digits)?,
        };
        halves += tenths * 2 + u32::from(c.get(2).is_some());
    }
    let (start, end) = (found.first()?.get(0)?.start(), found.last()?.get(0)?.end());
    (halves != 20).then(|| (from + start..from + end, format!("全部的{}%", halves * 5)))
}

/// 4,000 of 40% and of 四成, 4,500 of 四成半.
fn hundredths(share: &regex::Captures<'_>) -> Option<f64> {
    match share.get(2) {
        Some(percent) => Some((percent.as_str().parse::<f64>().ok()? * 100.0).round()),
        None => {
            let half = f64::from(u8::from(share.get(4).is_some())) * 500.0;
            Some(f64::from(number(share.get(3)?.as_str())?) * 1000.0 + half)
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

    #[test]
    fn fractions_and_instalments_make_a_whole() {
        let split = |last: &str| {
            format!("协议\n赚了的钱，曹立群分二分之一，曾水生分三分之一，廖春香分{last}。")
        };
        finds(
            "shares_not_hundred",
            "协议\n赚了的钱，⟦曹立群分二分之一，曾水生分三分之一，廖春香分五分之一⟧。",
        );
        clean("shares_not_hundred", &split("六分之一"));
        let paid = "协议\n总价分四次付清：开工前付三成，验收后付四成，完工后付两成，竣工后付一成。";
        clean("shares_not_hundred", paid);
        finds(
            "shares_not_hundred",
            "协议\n总价分四次付清：开工前⟦付三成，验收后付四成，完工后付两成半，竣工后付一成⟧。",
        );
    }

    #[test]
    fn tenths_and_bare_roles_are_added_too() {
        finds(
            "shares_not_hundred",
            "协议\n第一条 分配\n余额按月分配：⟦乙方得六成，甲方得二成，丙方得一成⟧。",
        );
        clean(
            "shares_not_hundred",
            "协议\n第一条 分配\n余额按月分配：乙方得六成，甲方得三成半，丙方得其余；盈余按甲40%、乙35%、丙25%分配。",
        );
    }
}
