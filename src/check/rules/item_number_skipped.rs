//! # Number of a list skipped
//! **What it does.** Finds a list, typed by hand, whose next number is missing:
//! （一）（三）, 1、3、, 4.1 4.3, ①③. Each list is counted by itself, however they nest.
//! **Why it matters.** An item may have been lost.
//! **Limit.** 1、2、 is right; a list may begin anew at 1; an excerpt of decimals may begin
//! anywhere.

use crate::check::{
    Finding, Severity,
    script::{ItemStyle, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for item in script.items() {
        let (before, now) = (item.before, item.number);
        let may_begin_anywhere = matches!(item.style, ItemStyle::Decimal(_) | ItemStyle::Third(..));
        let is_first = before == 0 && may_begin_anywhere;
        if now > before.saturating_add(1) && !is_first && !script.is_made(&item.at) {
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
