//! # Resettlement all to the buyer
//! **What it does.** In the sale of a rural house, finds the clause that gives all
//! expropriation or demolition benefits to the buyer, when nothing is said of the case
//! that the sale is void.
//! **Why it matters.** The clause stands only if the sale does; if it is void, courts
//! divide the benefits by fault.
//! **Limit.** With a sentence on the consequences of invalidity there is nothing to say.

use super::homestead_buyer_outside_collective::is_rural_sale;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["归"]) || !is_rural_sale(script) {
        return;
    }
    let settled = regex!(
        r"无效[^。；\n]{0,60}(?:过错|返还|退还|分担|分配|折价|处理)|(?:确认|认定|宣告)(?:为)?无效"
    );
    if settled.is_match(text) {
        return;
    }
    let form = regex!(
        r"(?:征收|征地|征用|拆迁|动迁|搬迁|安置)[^，。；\n]{0,24}?，?(?:全部|均|一律|都|概)?归(?:乙方|买方|受让方|买受人)(?:所有|享有)?"
    );
    for found in form.find_iter(text) {
        if regex!(r"不归|部分|一半|各").is_match(found.as_str()) {
            continue;
        }
        let message =
            "征收、拆迁利益归买方，以买卖有效为前提：请补写协议被确认无效时，这些利益怎样分。";
        out.push(
            Finding::new(
                "resettlement_all_to_buyer",
                Severity::Hint,
                found.range(),
                message,
            )
            .because("协议一旦被确认无效，法院会按过错分配拆迁利益，这一句就落空了。")
            .under(Citation::read("民法典第157条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "resettlement_all_to_buyer";

    #[test]
    fn all_to_the_buyer_needs_a_word_on_invalidity() {
        finds(RULE, "农村房屋买卖协议\n今后⟦拆迁利益全部归乙方所有⟧。");
        clean(
            RULE,
            "农村房屋买卖协议\n今后拆迁利益全部归乙方所有。\n本协议无效的，拆迁利益按照过错分担。",
        );
        finds(
            RULE,
            "农村房屋买卖协议\n⟦拆迁利益归乙方⟧。\n部分条款无效的，不影响其他条款的效力。",
        );
    }

    #[test]
    fn shares_and_other_agreements_are_left_alone() {
        clean(RULE, "农村房屋买卖协议\n拆迁利益各归一半，一部分归乙方。");
        clean(RULE, "门面租赁协议\n拆迁利益归乙方。");
    }
}
