//! # Invoice refused or charged for
//! **What it does.** Finds 不开发票, 价格不带票, 顾客不得索要发票, 开票另加税点 and
//! receipts in place of invoices in agreements with a consumer.
//! **Why it matters.** A consumer who asks for an invoice must get one, and the price
//! shown includes it (消费者权益保护法 22).
//! **Limit.** 开具发票，不得加价 and a date for the invoice are right.

use super::{blanket_exclusion::sentences_with, repair_freight_on_consumer::has_consumer};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !(script.says(&["票"]) || script.says(&["收据"])) || !has_consumer(script) {
        return;
    }
    let form = regex!(
        r"(?:概|恕|一律)?不予?(?:再|负责)?(?:开具?|提供|出具)(?:任何)?发票|(?:开具?|索要|索取|需要?|要求)?(?:发票|开票)的?，?[^，]{0,6}?(?:另行?加?收?|加收|另付|加付)[^，]{0,8}?(?:税点|税费|税款|税金|[%％点]|费用|手续费)|以收据代替?发票|(?:仅|只)(?:提供|开具?|给|有)收据|(?:不|恕不|概不|一律不|不予)(?:带|含|给|开|出)发?票|(?:开|出)不了发?票|(?:要|开具?)发?票的?，?[^，]{0,6}?(?:加|上浮|多付|多收|涨)[^，]{0,4}?[0-9一二三四五六七八九十]{1,4}个?(?:点|[%％])"
    );
    // 顾客不得索要发票
    let barred = regex!(
        r"(?:乙方|用户|顾客|客户|消费者|买方|买家|买受人|车主|业主|会员|学员|家长|报修人)(?:均|也|一律|以后)?(?:不得|不能|无权|不可|不再|不可以)(?:再)?(?:向[^，]{1,6}?)?(?:索要|索取|讨要|要求(?:[^，]{1,6}?)?(?:开具?|提供|出具)|要)[^，]{0,4}?(?:发票|票据|票|收据)"
    );
    let kept = [
        "不得",
        "不能",
        "不因",
        "不另",
        "不加",
        "已经",
        "没有",
        "拒付",
        "不付款",
        "拒绝",
        "投诉",
        "举报",
        "赔",
        "违约",
    ];
    for sentence in sentences_with(script, &["票", "收据"]) {
        let refused = form.find(sentence.words).filter(|_| !sentence.says(&kept));
        if let Some(found) = refused.or_else(|| barred.find(sentence.words)) {
            out.push(
                Finding::new(
                    "invoice_refused",
                    Severity::Warning,
                    sentence.at(found),
                    "消费者索要发票的，必须开具，也不得因此加价：请删去这句。",
                )
                .because("拒开发票或者另收税费违反法律，消费者可以投诉。")
                .under(Citation::read("消费者权益保护法第22条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "invoice_refused";

    #[test]
    fn a_consumer_gets_an_invoice_without_surcharge() {
        finds(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 付款\n特价商品⟦不开具发票⟧。",
        );
        finds(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 付款\n⟦需要开票的，另加6个点⟧税费。",
        );
        finds(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 付款\n甲方⟦只提供收据⟧。",
        );
    }

    #[test]
    fn a_shop_cannot_sell_without_an_invoice_in_other_words() {
        let shop = "净水机协议\n商家：和安公司\n用户：张和\n第一条 付款\n";
        finds(RULE, &format!("{shop}特价机⟦不含票⟧。"));
        finds(RULE, &format!("{shop}⟦要发票的，价钱加8%⟧。"));
        finds(RULE, &format!("{shop}⟦用户不得再要求商家提供发票⟧。"));
        clean(RULE, &format!("{shop}商家不得以特价为由不开发票。"));
        clean(RULE, &format!("{shop}商家不开发票的，用户可以拒绝付款。"));
        clean(RULE, &format!("{shop}用户未要发票的，凭订单保修。"));
    }

    #[test]
    fn invoices_in_the_price_and_between_businesses_are_right() {
        clean(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 付款\n甲方应当在收款后5日内开具发票，不得因此加价。",
        );
        clean(
            RULE,
            "购货协议\n乙方：和安商店\n第一条 付款\n单价不含税，需要开票的，另加6%税费。",
        );
    }
}
