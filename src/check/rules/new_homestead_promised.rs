//! # New homestead promised to the seller
//! **What it does.** In a house sale, finds words by which the seller will apply for
//! another homestead, or is to be given one.
//! **Why it matters.** Who has sold a rural house is refused a new homestead; what was
//! agreed on that footing cannot be performed.
//! **Limit.** 甲方可以重新申请宅基地 is reported; 再申请宅基地的，不予批准 is not.

use super::{homestead_buyer_outside_collective::is_rural_sale, land_ownership_sold::says};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !is_rural_sale(script) {
        return;
    }
    let text = script.text();
    let form = regex!(
        r"(?:再次|重新|另行|再|另外|另|仍可以?|可以继续|继续)[^。；，：\n]{0,8}?(?:申请|申报|审批|批给|划给|划拨|分配|安排)[^。；，：\n]{0,6}?宅基地"
    );
    for found in form.find_iter(text) {
        let sentence = script.sentence_at(found.start());
        let words = &text[sentence];
        let seller = ["甲方", "卖方", "出卖人", "出让方", "卖房人"];
        let denied = [
            "不予批准",
            "不得",
            "不能",
            "不再",
            "不会",
            "不可",
            "无权",
            "放弃",
            "知道",
            "知悉",
            "征收",
            "拆迁",
            "安置",
            "不批准",
            "不符合",
        ];
        if !says(words, &seller) || says(words, &denied) {
            continue;
        }
        let message = "卖房后再申请宅基地，不会获得批准：请删去这句，并写明甲方卖房后的住处。";
        out.push(
            Finding::new(
                "new_homestead_promised",
                Severity::Error,
                found.range(),
                message,
            )
            .because("卖方以为还能再批宅基地，卖房后可能没有住处，日后容易反悔。")
            .under(Citation::read("土地管理法第62条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "new_homestead_promised";

    #[test]
    fn a_new_homestead_for_the_seller_is_reported() {
        finds(
            RULE,
            "农村房屋买卖协议\n甲方卖房后可以⟦重新申请宅基地⟧，乙方应当协助。",
        );
        finds(
            RULE,
            "农村房屋买卖协议\n甲方⟦另行向村里申请一处宅基地⟧建房。",
        );
    }

    #[test]
    fn a_notice_that_it_will_be_refused_is_right() {
        clean(
            RULE,
            "农村房屋买卖协议\n甲方知道：卖出房屋后再申请宅基地的，不予批准。",
        );
        clean(RULE, "农村房屋买卖协议\n甲方卖房后不再申请宅基地。");
        clean(RULE, "农村房屋买卖协议\n甲方于1998年申请宅基地建房。");
        clean(RULE, "宅基地确权委托协议\n甲方重新申请宅基地登记。");
    }
}
