//! # One deposit, two sums
//! **What it does.** Compares the sums that an agreement gives for its 押金, where it is taken
//! and where it is given back.
//! **Why it matters.** The difference is kept by one side and missed by the other.
//! **Limit.** Deposits with a name of their own (钥匙押金), per thing, made up or drawn on
//! are let be, and so are three sums or more, which are several deposits.

use std::ops::Range;

use crate::{
    check::{
        Finding, Severity, regex,
        script::{LineKind, Script},
    },
    model::value::money,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["押金"]) {
        return;
    }
    let form = regex!(
        r"(?:^|[^\u4E00-\u9FFF]|[付交收的还退其将把])押金(?:为|是|共计|共|计|：|人民币|[¥￥])*\s*([0-9][0-9,]*(?:\.[0-9]+)?)元|([0-9][0-9,]*(?:\.[0-9]+)?)元(?:的|作为|作|为)?押金"
    );
    let taken = regex!(r"(?:交|付|收)[^，。；0-9]{0,6}([0-9][0-9,]*(?:\.[0-9]+)?)元");
    let is_other = regex!(r"每|各|另|补|扣|增加|不足|剩余|余额|倍|违约|折|抵|改为|变更|原");
    let mut sums: Vec<(u64, Range<usize>)> = Vec::new();
    let mut add = |figure: regex::Match<'_>, start: usize| {
        let at = start + figure.start()..start + figure.end() + '元'.len_utf8();
        let sentence = script.sentence_at(at.start);
        let words = &text[sentence.start.min(at.start)..at.end];
        if let Ok(fen) = money::read(figure.as_str())
            && !is_other.is_match(words)
        {
            sums.push((fen, at));
        }
    };
    for line in script.lines() {
        let words = script.words(line);
        let is_text = matches!(line.kind, LineKind::Paragraph | LineKind::Row);
        let heading = text[..line.range.start].trim_end_matches(['：', ':', ' ', '\u{3000}', '\n']);
        let found = form.captures(words).filter(|_| is_text);
        if let Some(figure) = found.and_then(|c| c.get(1).or(c.get(2))) {
            add(figure, line.range.start);
        } else if is_text
            && heading.ends_with("押金")
            && let Some(figure) = taken.captures(words).and_then(|c| c.get(1))
        {
            add(figure, line.range.start);
        }
    }
    let mut values: Vec<u64> = sums.iter().map(|(fen, _)| *fen).collect();
    values.sort_unstable();
    values.dedup();
    let ([_, _], Some((first, _))) = (&values[..], sums.first()) else {
        return;
    };
    let other = sums.iter().find(|(fen, _)| fen != first);
    out.extend(other.filter(|(_, at)| !script.is_made(at)).map(|(_, at)| {
        let message = format!("前面的押金是{}，这里不同：请核对。", money::print(*first));
        Finding::new("deposit_differs", Severity::Warning, at.clone(), message)
            .because("收多少、退多少对不上，差额就有争议。")
    }));
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "deposit_differs";

    #[test]
    fn what_is_taken_is_given_back() {
        let text = |back: &str| {
            format!(
                "租机协议\n第一条 押金\n取机时交3000元，打收条。\n第二条 还机\n验机没有损坏，{back}押金当场退还。"
            )
        };
        finds(RULE, &text("⟦2000元⟧"));
        clean(RULE, &text("3,000元"));
    }

    #[test]
    fn other_deposits_are_let_be() {
        clean(RULE, "租房协议\n乙方交押金3000元。\n另交钥匙押金200元。");
        clean(
            RULE,
            "租房协议\n乙方交押金3000元。\n不足的，补交的押金500元。",
        );
        clean(RULE, "租车协议\n乙方交押金3000元。\n每辆车押金500元。");
    }
}
