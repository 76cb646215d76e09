//! # One house, two areas
//! **What it does.** Compares the figures beside 建筑面积, 套内面积, 使用面积 and the like.
//! Two figures for one room, or two figures whose digits are the same in another order,
//! are reported.
//! **Why it matters.** Rent, price and taxes go by the area.
//! **Limit.** 86.5 and 68.5 square metres of 502室 are reported; 502室 and 503室 have
//! their own, and so have 建筑面积 and 套内面积.

use std::ops::Range;

use crate::check::{Finding, Severity, regex, script::Script};

struct Area<'a> {
    label: &'a str,
    figure: String,
    at: Range<usize>,
    sentence: Range<usize>,
}

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["面积"]) {
        return;
    }
    let form = regex!(
        r"((?:套内|房屋|总)?建筑面积|(?:套内|使用|占地|租赁|承租|房屋|宗地|承包|流转)面积)(?:为|是|：|:)?\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:平方米|平米|㎡|m²|亩)"
    );
    let is_other = regex!(r"变更|改为|调整|实测|误差|分摊|公摊|其中|原合同|扩大|缩减");
    let mut known: Vec<Area<'_>> = Vec::new();
    for c in form.captures_iter(text) {
        let (Some(label), Some(figure), Some(all)) = (c.get(1), c.get(2), c.get(0)) else {
            continue;
        };
        let sentence = script.sentence_at(all.start());
        if is_other.is_match(&text[sentence.clone()]) {
            continue;
        }
        let area = Area {
            label: label.as_str().trim_start_matches("房屋"),
            figure: plain(figure.as_str()),
            at: figure.start()..all.end(),
            sentence,
        };
        let before = known.iter().find(|k| k.label == area.label);
        if let Some(before) = before
            && before.figure != area.figure
            && before.sentence != area.sentence
            && is_same_thing(text, before, &area)
        {
            let message = format!(
                "{}前面写的是{}，这里是{}：请核对。",
                area.label,
                &text[before.at.clone()],
                &text[area.at.clone()]
            );
            out.push(
                Finding::new("area_differs", Severity::Warning, area.at.clone(), message)
                    .because("同一处的面积前后不同，按面积计算的款项就有争议。"),
            );
        }
        known.push(area);
    }
}

/// Both name one room, or the digits are the same and no other room is named.
fn is_same_thing(text: &str, a: &Area<'_>, b: &Area<'_>) -> bool {
    let room = regex!(r"[0-9A-Za-z]+室");
    let before = |area: &Area<'_>| {
        text.get(area.sentence.start..area.at.start)
            .unwrap_or("")
            .to_owned()
    };
    let (a_words, b_words) = (before(a), before(b));
    let last = |words: &str| room.find_iter(words).last().map(|m| m.as_str().to_owned());
    match (last(&a_words), last(&b_words)) {
        (Some(a), Some(b)) => a == b,
        _ => digits(&a.figure) == digits(&b.figure),
    }
}

/// 1,200.50 is 1200.5.
fn plain(figure: &str) -> String {
    let figure = figure.replace(',', "");
    match figure.contains('.') {
        true => figure
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
        false => figure,
    }
}

fn digits(figure: &str) -> Vec<char> {
    let mut digits: Vec<char> = figure.chars().collect();
    digits.sort_unstable();
    digits
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "area_differs";

    #[test]
    fn another_area_of_the_same_room_is_found() {
        let text = |again: &str| {
            format!(
                "协议\n甲方出租文安路31号502室，建筑面积86.5平方米。\n附件 清单\n1. 房屋：{again}；"
            )
        };
        finds(RULE, &text("502室，建筑面积⟦85平方米⟧"));
        finds(RULE, &text("建筑面积⟦68.5平方米⟧"));
        clean(RULE, &text("502室，建筑面积86.50平方米"));
        clean(RULE, &text("503室，建筑面积68.5平方米"));
        clean(RULE, &text("建筑面积40平方米"));
        clean(RULE, &text("502室，套内面积68.5平方米"));
    }

    #[test]
    fn a_measured_area_is_another_one() {
        clean(
            RULE,
            "协议\n502室，建筑面积86.5平方米。\n502室，实测建筑面积68.5平方米，以实测为准。",
        );
    }
}
