//! # Invoice refused or charged for
//! **What it does.** Finds 不开发票, 开票另加税点 and receipts in place of invoices in
//! agreements with a consumer.
//! **Why it matters.** A consumer who asks for an invoice must get one, and the price
//! shown includes it (消费者权益保护法 22).
//! **Limit.** 开具发票，不得加价 and a date for the invoice are right.

use super::blanket_exclusion::sentences_of;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !(text.contains("发票") || text.contains("开票") || text.contains("收据"))
        || !script.is_consumer()
    {
        return;
    }
    let form = regex!(
        r"(?:概|恕|一律)?不予?(?:再|负责)?(?:开具?|提供|出具)(?:任何)?发票|(?:开具?|索要|索取|需要?|要求)?(?:发票|开票)的?，?[^，]{0,6}?(?:另行?加?收?|加收|另付|加付)[^，]{0,8}?(?:税点|税费|税款|税金|[%％点]|费用|手续费)|以收据代替?发票|(?:仅|只)(?:提供|开具?)收据"
    );
    let kept = ["不得", "不能", "不因", "不另", "不加", "已经", "没有"];
    for sentence in sentences_of(text, regex!(r"发票|开票|收据")) {
        if let Some(found) = form.find(sentence.words).filter(|_| !sentence.says(&kept)) {
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
