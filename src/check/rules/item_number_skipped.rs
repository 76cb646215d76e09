//! # Number of a list skipped
//! **What it does.** Finds a list, typed by hand, whose next number is missing:
//! （一）（三）, 1、3、, 4.1 4.3, ①③; and the 4.2 that stands between 5.1 and 5.3. Each
//! list is counted by itself, however they nest.
//! **Why it matters.** An item may have been lost.
//! **Limit.** 1、2、 is right; a list may begin anew at 1; an excerpt of decimals may begin
//! anywhere.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{Item, ItemStyle, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for item in script.items() {
        let (before, now) = (item.before, item.number);
        let may_begin_anywhere = matches!(item.style, ItemStyle::Decimal(_) | ItemStyle::Third(..));
        let is_first = before == 0 && may_begin_anywhere;
        if now > before.saturating_add(1) && !is_first && !script.is_made(&item.at) {
            if let Some(at) = of_another_clause(script, item) {
                let message = format!(
                    "这里的序号是别的条的：请改为{}.{}。",
                    first_of(item),
                    before + 1
                );
                out.push(
                    Finding::new("item_number_skipped", Severity::Warning, at, message)
                        .because("序号没有跟着条号改，引用时会指到别处。"),
                );
                continue;
            }
            let message = format!("序号从{before}跳到了{now}：请补上缺的一项，或者重新编号。");
            out.push(
                Finding::new(
                    "item_number_skipped",
                    Severity::Warning,
                    item.at.clone(),
                    message,
                )
                .because("跳号说明可能漏了一项。"),
            );
        }
    }
}

/// 5 of 5.3.
fn first_of(item: &Item) -> u32 {
    match item.style {
        ItemStyle::Decimal(first) => first,
        _ => 0,
    }
}

/// The 4.2 that stands between 5.1 and 5.3.
fn of_another_clause(script: &Script<'_>, item: &Item) -> Option<Range<usize>> {
    let ItemStyle::Decimal(first) = item.style else {
        return None;
    };
    let form = regex!(r"^([0-9]{1,2})[.．]([0-9]{1,2})[ 　]*[^0-9.．%％]");
    let n = script
        .lines()
        .partition_point(|l| l.range.start < item.at.start);
    let line = script.lines()[..n].last()?;
    let c = form.captures(script.words(line))?;
    let (one, two): (u32, u32) = (c[1].parse().ok()?, c[2].parse().ok()?);
    let end = line.range.start + c.get(2)?.end();
    (one != first && two == item.before + 1 && item.number == item.before + 2)
        .then_some(line.range.start..end)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_gap_in_a_list_is_found() {
        finds(
            "item_number_skipped",
            "协议\n第一条 材料\n（一）执照；\n⟦（三）⟧图样。",
        );
        finds(
            "item_number_skipped",
            "协议\n第四条 使用\n4.1 不转租。\n⟦4.3⟧ 不抵押。",
        );
        finds(
            "item_number_skipped",
            "协议\n第四条 材料\n提供：①执照；⟦③⟧图样。",
        );
    }

    #[test]
    fn a_number_of_another_clause_is_found_where_it_stands() {
        finds(
            "item_number_skipped",
            "协议\n第五条 质量\n5.1 不低于样品。\n⟦4.2⟧ 收货后抽检。\n5.3 不合格的退回。",
        );
    }

    #[test]
    fn nested_lists_and_new_ones_are_right() {
        clean(
            "item_number_skipped",
            "协议\n第一条 餐次\n1. 早餐\n（1）面条；\n（2）粥。\n2. 午餐\n（1）米饭。\n3. 晚餐\n第二条 其他\n1. 留样。",
        );
        clean(
            "item_number_skipped",
            "协议\n第四条 使用\n4.2 不转租。\n4.3 不抵押。",
        );
    }
}
