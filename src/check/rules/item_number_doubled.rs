//! # Number of a list used twice
//! **What it does.** Finds two items in a row of one list, typed by hand, with the same
//! number: （三）（三）, 6.2 6.2.
//! **Why it matters.** A reference to the item may mean either.
//! **Limit.** A list that begins anew at 1 is another list.

use crate::check::{Finding, Severity, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for item in script.items() {
        if item.number == item.before && item.number > 1 && !script.is_made(&item.at) {
            let message = format!(
                "序号“{}”用了两次：请重新编号。",
                &script.text()[item.at.clone()]
            );
            out.push(
                Finding::new(
                    "item_number_doubled",
                    Severity::Warning,
                    item.at.clone(),
                    message,
                )
                .because("两项同号，引用时就分不清是哪一项。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn the_second_item_of_one_number_is_found() {
        finds(
            "item_number_doubled",
            "协议\n第三条 义务\n（一）养鱼；\n（二）护埂；\n⟦（二）⟧放水。",
        );
        finds(
            "item_number_doubled",
            "协议\n第六条 保管\n6.1 入库。\n6.2 损耗。\n⟦6.2⟧ 赔偿。",
        );
        clean(
            "item_number_doubled",
            "协议\n第三条 义务\n（一）养鱼；\n（二）护埂。\n乙方还应当：\n1. 放水；\n2. 清淤。\n（三）退塘。",
        );
    }
}
