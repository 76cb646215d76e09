//! # Guarantee that runs from the purchase
//! **What it does.** Finds, in agreements with a consumer in which the business installs
//! the goods, a guarantee that runs from the purchase, the invoice or the payment.
//! **Why it matters.** For goods that the business installs the period runs from the
//! completion of the installation (消费者权益保护法实施条例 18).
//! **Limit.** Goods that nobody installs may count from delivery; 自安装完成之日起 is right.
//! **Remedy.** 安装完成之日.

use super::{blanket_exclusion::sentences_with, repair_freight_on_consumer::has_consumer};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["安装"]) || !has_consumer(script) {
        return;
    }
    let installs = regex!(
        r"(?:[甲乙]方|卖方|商家|经营者|我方|销售方)(?:应当?|负责|免费|上门|派员|在[^，。；\n]{1,24}?内?|为[甲乙]方|提供|完成|将|的)*安装|上门安装"
    );
    let own = regex!(r"自行安装|自己安装");
    if !installs.is_match(text) || own.is_match(text) {
        return;
    }
    let form = regex!(
        r"(?:保修|质保|包修|三包|保用|质量保证)[^，]{0,24}?，?(?:均|都)?(?:自|从|以|由)[^，]{0,8}?((?:购买|购货|购机|售出|销售|开票|发票开具|付款|发票(?:上|上面|开出)?的?)(?:之日|日期|日子|当日|当天|那天|日))"
    );
    let other = ["安装", "无需", "不需", "其他商品", "延长"];
    for sentence in sentences_with(
        script,
        &["保修", "质保", "包修", "三包", "保用", "质量保证"],
    ) {
        let found = form.captures(sentence.words).and_then(|c| c.get(1));
        let Some(found) = found.filter(|_| !sentence.says(&other)) else {
            continue;
        };
        let at = sentence.at(found);
        out.push(
            Finding::new(
                "guarantee_from_purchase",
                Severity::Warning,
                at,
                "由商家安装的商品，保修期应自安装完成之日起算：请改写。",
            )
            .because("从购买起算，安装之前的日子也会算进保修期，这样的约定低于国家规定。")
            .under(Citation::read("消费者权益保护法实施条例第18条"))
            .mended("安装完成之日"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "guarantee_from_purchase";

    fn with(words: &str) -> String {
        format!("购机协议\n甲方：和安电器商店\n乙方（消费者）：张和\n第一条 服务\n{words}")
    }

    #[test]
    fn goods_that_the_seller_installs_count_from_the_installation() {
        finds(
            RULE,
            &with("甲方负责安装。\n整机保修期为三年，自⟦购买之日⟧起计算。"),
        );
        mends(
            RULE,
            &with("甲方应当上门安装。\n质保期从开票之日起计算。"),
            &with("甲方应当上门安装。\n质保期从安装完成之日起计算。"),
        );
        finds(
            RULE,
            &with("甲方负责安装。\n整机保修三年，水泵保修两年，都从⟦发票上的日子⟧起算。"),
        );
        clean(
            RULE,
            &with("甲方负责安装。\n整机保修期自安装完成之日起计算。"),
        );
    }

    #[test]
    fn goods_without_installation_and_businesses_are_right() {
        clean(RULE, &with("整机保修期为三年，自购买之日起计算。"));
        clean(
            RULE,
            &with("甲方负责安装。\n无需安装的商品，保修期自购买之日起计算。"),
        );
        clean(
            RULE,
            "供货协议\n甲方：和安公司\n第一条 服务\n甲方负责安装。\n质保期自付款之日起计算。",
        );
    }
}
