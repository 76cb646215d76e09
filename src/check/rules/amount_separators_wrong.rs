//! # Commas of an amount in the wrong places
//! **What it does.** Finds amounts of yuan whose digits are not divided by threes:
//! 1,00,000元, ¥1,0000, and in cells below 金额 and the like. A row of amounts (分别为100,50,20元) is none.
//! **Why it matters.** Nobody can tell whether a comma or a digit is wrong.
//! **Limit.** 100,000元 is right, 1,00,000元 is not. There is no remedy: only the
//! parties know the amount.

use std::ops::Range;

use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Script, is_typed, near},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    for found in regex!(r"[0-9]+,[0-9,]*[0-9]").find_iter(text) {
        let (before, after) = (&text[..found.start()], &text[found.end()..]);
        let is_amount = regex!(r"^(?:\.[0-9]+)?[ 　]*[万亿]?[元圆]").is_match(after)
            || before.trim_end().ends_with(['¥', '￥'])
            || is_cell_of_amounts(script, &found.range());
        if !is_amount || is_grouped(found.as_str()) || !is_typed(script, &found.range()) {
            continue;
        }
        let is_row = regex!(r"分别|依次|各为|[、,]$").is_match(near(script, found.start()).0);
        let digits = found.as_str().bytes().filter(u8::is_ascii_digit).count();
        let has_long_group = found.as_str().split(',').any(|group| group.len() >= 3);
        if is_row || digits < 5 || !has_long_group {
            continue;
        }
        out.push(
            Finding::new(
                "amount_separators_wrong",
                Severity::Warning,
                found.range(),
                "金额里的逗号没有按每三位一个来写，请核对金额后改正。",
            )
            .because("看不出是逗号点错了还是少写了数字，付款时容易争执。")
            .under(Citation::secondary("GB/T 15835—2011")),
        );
    }
}

/// A whole cell below 金额, 单价 and the like.
fn is_cell_of_amounts(script: &Script<'_>, at: &Range<usize>) -> bool {
    let line = script.line_at(at.start).filter(|l| l.cell.is_some());
    line.is_some_and(|l| {
        let is_whole = regex!(r"^[0-9.,]+$").is_match(script.words(l));
        is_whole && regex!(r"金额|价|费|款|小计|合计|总额").is_match(script.column_head(l))
    })
}

/// One to three digits, then groups of three.
fn is_grouped(written: &str) -> bool {
    let mut groups = written.split(',');
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "amount_separators_wrong";

    #[test]
    fn groups_of_three_are_right_and_others_are_found() {
        clean(RULE, "总价为100,000元，税率13%。");
        finds(RULE, "总价为⟦1,00,000⟧元，税率13%。");
        finds(RULE, "总价为人民币⟦1,0000⟧.00元。");
        finds(RULE, "总价：¥⟦12,34,567⟧.00");
        finds(RULE, "总价为⟦1280,000⟧元。");
        clean(RULE, "总价：¥1,234,567.00");
        clean(RULE, "总价为1234567元。");
    }

    #[test]
    fn rows_of_amounts_and_other_numbers_are_let_be() {
        clean(RULE, "三期租金分别为1200,1300,1500元。");
        clean(RULE, "押金为100、1200,300元。");
        clean(RULE, "第1,2,3项各收5元。");
        clean(RULE, "图号1,0000，共2张。");
    }
}
