//! # Freight of faulty goods on the consumer
//! **What it does.** Finds clauses that let the consumer carry freight, visit or
//! dismantling costs of goods that are repaired, replaced or returned for a fault.
//! **Why it matters.** Necessary costs of that are the seller's (消费者权益保护法 24).
//! **Limit.** Return without reason, repair after the guarantee, damage by the consumer
//! and a surcharge for express transport may be charged to him; so may what he only
//! advances.

use super::{blanket_exclusion::sentences_of, land_ownership_sold::says};
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let cost = regex!(r"运费|运输费|邮费|快递费|寄费|路费|上门费|拆装费|拆卸费");
    if !cost.is_match(text) {
        return;
    }
    let Some(consumer) = consumer(script) else {
        return;
    };
    // 运费由用户承担
    let borne = regex!(
        r"(?:运费|运输费用?|邮费|快递费|寄费|路费|上门费|拆装费|拆卸费)[^，]{0,8}?，?(?:均|都|全部|一律)?(?:(?:由|归)([^，]{2,4}?)(?:自行|自己)?(?:承担|负担|支付|出|付)|自理|自付|自负)"
    );
    // 运费用户自己出
    let left = regex!(
        r"(?:运费|运输费用?|邮费|快递费|寄费|路费|上门费|拆装费|拆卸费)(?:、[^，、]{1,5}费){0,2}(?:均|都|全部|一律|也)?([甲乙丙]方|用户|顾客|消费者|买方|买家|客户|车主|业主|机主|住户|报修人)(?:自行|自己)?(?:承担|负担|支付|自理|自付|自负|出|付|掏)"
    );
    // 用户自付往返运费
    let paid = regex!(
        r"([甲乙丙]方|用户|顾客|消费者|买方|买家|客户|车主|业主|机主|住户|报修人)(?:须|应当?|需要?|要)?(?:自行|自己)?(?:承担|负担|支付|自付|自理|自出|出|付)(?:往返|来回|返修|维修|修理|送修|返厂|寄修|换货)?[^，]{0,4}?的?(?:运费|运输费|邮费|快递费|寄费|路费|上门费|拆装费|拆卸费)"
    );
    for sentence in sentences_of(text, cost) {
        let words = sentence.words;
        let forms = [borne, left, paid];
        let Some(found) = forms.iter().find_map(|form| form.captures(words)) else {
            continue;
        };
        let bearer = found.get(1).map(|m| m.as_str());
        let is_consumers = bearer.is_none_or(|b| b == consumer || is_customer(b));
        let Some(whole) = found.get(0).filter(|_| is_consumers) else {
            continue;
        };
        let start = text[..sentence.start].rfind('\n').map_or(0, |n| n + 1);
        if is_for_a_fault(words, &text[start..sentence.start]) {
            out.push(
                Finding::new(
                    "repair_freight_on_consumer",
                    Severity::Warning,
                    sentence.at(whole),
                    "因质量问题退货、换货、修理的运输等费用，应由经营者承担：请改写。",
                )
                .because("让消费者承担这些必要费用的约定，与法律规定不符。")
                .under(Citation::read("消费者权益保护法第24条")),
            );
        }
    }
}

/// Is the cost one of a fault within the guarantee, by this sentence or, when it only
/// speaks of repair, by what stands before it in the paragraph?
fn is_for_a_fault(words: &str, before: &str) -> bool {
    let faulty = [
        "质量",
        "故障",
        "保修",
        "包修",
        "三包",
        "缺陷",
        "返修",
        "不合格",
        "修理",
    ];
    let repaired = [
        "修好", "返厂", "送修", "寄修", "维修", "检修", "寄回", "换货",
    ];
    let guaranteed = [
        "保修期内",
        "包修期内",
        "质保期内",
        "三包期内",
        "质量问题",
        "故障",
    ];
    let kept = [
        "保修期外",
        "期满",
        "届满",
        "过保",
        "超过",
        "超出",
        "无理由",
        "非质量",
        "不是质量",
        "无质量",
        "自身",
        "人为",
        "不当",
        "加急",
        "差额",
        "改用",
        "期外",
        "不在",
        "不属于",
        "除外",
        "以外",
        "不得",
        "更换地址",
        "垫付",
        "报销",
        "返还",
    ];
    let caused = ["保修期外", "期满", "届满", "过保", "人为", "不当", "无理由"];
    let not_by_man = |words: &str| words.replace("非人为", "").replace("不是人为", "");
    if says(&not_by_man(words), &kept) {
        return false;
    }
    says(words, &faulty)
        || says(words, &repaired)
            && says(before, &guaranteed)
            && !says(&not_by_man(before), &caused)
}

/// The role of the party that is a consumer: 乙方.
pub(super) fn consumer<'s>(script: &'s Script<'_>) -> Option<&'s str> {
    if !script.is_consumer() {
        return private_customer(script);
    }
    let parties = script.parties().iter();
    let mut named = parties
        .filter(|p| regex!(r"消费者|顾客|用户|[买购]").is_match(&p.called))
        .map(|p| p.role.as_str());
    Some(named.next_back().unwrap_or("消费者"))
}

/// Does one party buy for daily life: by the name for it, by the statute, or because a
/// person deals with a shop as its customer?
pub(super) fn has_consumer(script: &Script<'_>) -> bool {
    consumer(script).is_some()
}

/// A word for the customer of a shop?
fn is_customer(role: &str) -> bool {
    regex!(
        r"^(?:顾客|客户|客人|用户|买方|买家|买主|消费者|业主|车主|机主|会员|学员|家长|学员家长|住户|报修人)$"
    )
    .is_match(role)
}

/// 用户：戚美兰 beside 销售方：东莞……公司; of 甲方 and 买方 only where consumers'
/// complaints are spoken of.
fn private_customer<'s>(script: &'s Script<'_>) -> Option<&'s str> {
    let row = regex!(
        r"^([^\s：:（(，。；]{1,6})\s*(?:[（(]([^）)]{1,10})[）)])?\s*[：:]\s*([^，,；。（(\s]+)"
    );
    let business = regex!(r"公司|个体工商户|(?:店|厂|行|部|社|馆|中心|工作室|学校|医院)$");
    let complaints = ["消费者协会", "消协", "消费者权益", "12315"];
    let neutral = ["甲方", "乙方", "买受人", "购买人", "购买方", "买方"];
    let (mut customer, mut has_business) = (None, false);
    let head = script.lines().iter().take(16);
    for line in head.take_while(|l| l.kind != LineKind::Heading) {
        let words = script.words(line);
        let Some(found) = row.captures(words).filter(|_| line.kind == LineKind::Row) else {
            continue;
        };
        let (role, name) = (found.get(1)?.as_str(), found.get(3)?.as_str());
        let called = found.get(2).map_or("", |m| m.as_str());
        if business.is_match(name) || words.contains("个体工商户") {
            has_business = true;
        } else if customer.is_none() && regex!(r"^[\p{Han}·]{2,4}$").is_match(name) {
            let is_named = [role, called]
                .iter()
                .any(|w| is_customer(w) && *w != "买方");
            let is_neutral = neutral.contains(&role) && script.says(&complaints);
            if is_named || is_neutral {
                customer = Some(if called.ends_with('方') {
                    called
                } else {
                    role
                });
            }
        }
    }
    customer.filter(|_| has_business)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "repair_freight_on_consumer";

    fn with(words: &str) -> String {
        format!("购货协议\n甲方：和安电器商店\n乙方（消费者）：张和\n第一条 保修\n{words}")
    }

    #[test]
    fn freight_for_a_fault_is_the_sellers() {
        finds(RULE, &with("保修期内返修的，往返⟦运费由乙方承担⟧。"));
        finds(RULE, &with("质量问题换货的，⟦快递费自理⟧。"));
        clean(RULE, &with("保修期内返修的，往返运费由甲方承担。"));
    }

    #[test]
    fn a_person_who_deals_with_a_shop_is_a_consumer() {
        let shop = "售后协议\n销售方：乙城净洁公司\n用户：张和\n第一条 保修\n";
        finds(
            RULE,
            &format!("{shop}保修期内的故障免费修。送修和寄回的⟦邮费用户自己出⟧。"),
        );
        finds(RULE, &format!("{shop}质量问题换货的，⟦用户自付来回运费⟧。"));
        clean(RULE, &format!("{shop}质量问题换货的，运费销售方出。"));
        clean(
            RULE,
            &format!("{shop}过保以后的故障收费修。送修和寄回的邮费用户自己出。"),
        );
        clean(
            RULE,
            &format!("{shop}质量问题换货的，运费由用户垫付，销售方凭票返还。"),
        );
        let firm = shop.replace("张和", "乙城商店");
        clean(RULE, &format!("{firm}质量问题换货的，用户自付来回运费。"));
    }

    #[test]
    fn freight_for_other_reasons_may_be_the_consumers() {
        clean(RULE, &with("无理由退货的，运费由乙方承担；质量问题除外。"));
        clean(RULE, &with("保修期外修理的，运费由乙方承担。"));
        clean(RULE, &with("因乙方使用不当返修的，运费由乙方承担。"));
        clean(
            RULE,
            "供货协议\n甲方：和安公司\n乙方：乙城商店\n第一条 保修\n返修的，运费由乙方承担。",
        );
    }
}
