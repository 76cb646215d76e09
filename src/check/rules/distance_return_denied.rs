//! # Return without reason refused after a distance sale
//! **What it does.** Finds 不支持七日无理由退货 in consumer agreements on sales by
//! internet, telephone or mail, and the return lost by opening the package.
//! **Why it matters.** The consumer may return such goods within 7 days without a reason
//! (消费者权益保护法 25); a refusal has no effect. To open a package and look is no
//! ground to refuse (消费者权益保护法实施条例 19).
//! **Limit.** The exceptions of the law (定作、鲜活易腐, confirmed by the consumer) and
//! sales in the shop are right.

use super::{blanket_exclusion::sentences_with, repair_freight_on_consumer::has_consumer};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

/// Words of the return without reason.
const SIGNS: &[&str] = &["无理由", "七日", "七天", "7日", "7天"];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let distance = regex!(r"网络|网上|网购|网店|线上|电商|直播|邮购|电话订购|电视购物");
    if !script.says(SIGNS) || !has_consumer(script) || !distance.is_match(text) {
        return;
    }
    let form = regex!(
        r"(?:不|概不|恕不)(?:予)?(?:支持|适用|享受|接受|提供|办理)[^，]{0,6}?(?:七|7)?[日天]?无理由退[货换]?|(?:不得|不能|无权)[^，]{0,8}?无理由退[货换]?|无理由退[货换][^，]{0,4}(?:不予|拒绝|恕不|概不)[^，]{0,4}|(?:七|7)[日天][^，。]{0,6}?退货[^，。]{0,3}?(?:不再|不予|恕不|概不|拒绝|取消|作废)[^，]{0,4}"
    );
    let kept = [
        "定作",
        "定制",
        "鲜活",
        "易腐",
        "数字化",
        "报纸",
        "性质",
        "确认",
        "属于",
        "下列",
        "依法",
        "法律规定",
        "门店",
        "到店",
        "线下",
        "现场",
        "不得拒绝",
        "不得以",
        "超过",
        "逾期",
        "过了",
        "届满",
    ];
    for sentence in sentences_with(script, SIGNS) {
        if let Some(found) = form.find(sentence.words).filter(|_| !sentence.says(&kept)) {
            out.push(
                Finding::new(
                    "distance_return_denied",
                    Severity::Warning,
                    sentence.at(found),
                    "网购等远程购物一般可以七日无理由退货：请改为依法办理，并写明依法不适用的商品。",
                )
                .because("除法律列明或者消费者购买时确认的商品外，拒绝无理由退货的约定没有效力。")
                .under(Citation::read("消费者权益保护法第25条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "distance_return_denied";

    #[test]
    fn goods_bought_online_may_be_returned() {
        finds(
            RULE,
            "网络购物协议\n乙方（消费者）：李安\n第一条 退货\n特价商品⟦不支持七日无理由退货⟧。",
        );
        finds(
            RULE,
            "网络购物协议\n乙方（消费者）：李安\n第一条 退货\n商品开封后，乙方⟦不得要求无理由退货⟧。",
        );
    }

    #[test]
    fn to_open_the_package_ends_no_right() {
        let text = "网络购物协议\n乙方（消费者）：李安\n第一条 退货\n封条撕开的，前述";
        finds(RULE, &format!("{text}⟦七日退货不再办理⟧。"));
        clean(RULE, &format!("{text}超过七日退货不再办理。"));
    }

    #[test]
    fn exceptions_of_the_law_and_shop_sales_are_right() {
        clean(
            RULE,
            "网络购物协议\n乙方（消费者）：李安\n第一条 退货\n定作的商品不适用七日无理由退货。",
        );
        clean(
            RULE,
            "购物协议\n乙方（消费者）：李安\n第一条 退货\n特价商品不支持七日无理由退货。",
        );
        clean(
            RULE,
            "网络购物协议\n乙方（消费者）：李安\n第一条 退货\n乙方自收货之日起7日内可以无理由退货。",
        );
    }
}
