//! # Returns refused to a consumer
//! **What it does.** Finds 概不退换, 售出不退, 定金一律不退, 都不退也不换 and the like in
//! agreements with a consumer; and prepaid cards whose balance is never paid back or
//! falls to the shop.
//! **Why it matters.** Form clauses that exclude refund, replacement or compensation
//! are void (消费者权益保护法 26), and goods with faults must be taken back (24).
//! **Limit.** 非质量问题不退换 and 质量问题除外 are right, and so is a deposit forfeited
//! for the buyer's own default and a bonus that lapses; 无论有什么质量问题都不退换 is not.

mod prepaid;

use super::{blanket_exclusion::sentences_of, repair_freight_on_consumer::has_consumer};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let before = out.len();
    let has_consumer = has_consumer(script);
    if has_consumer && (script.says(&["退"]) || script.says(&["离柜"])) {
        returns(text, out);
    }
    if has_consumer || prepaid::is_card_holder(script) {
        let known: Vec<_> = out[before..].iter().map(|f| f.at.clone()).collect();
        let balances = prepaid::balances_kept(script).into_iter();
        let new = balances
            .filter(|at| !(known.iter()).any(|known| known.start < at.end && at.start < known.end));
        out.extend(new.map(|at| {
            Finding::new(
                "consumer_return_denied",
                Severity::Warning,
                at,
                "预付卡的余额不能一概不退：请写明停业、搬迁或者不能继续服务时退余额，以及会员退卡怎样结算。",
            )
            .because("排除消费者请求返还预付款的权利的格式条款无效，商家关门、搬走的，余额仍要退。")
            .under(Citation::read("消费者权益保护法第26条、预付式消费解释第9条"))
        }));
    }
}

fn returns(text: &str, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(?:都|概|一律|均|统统)?(?:不|不予|不能|不给|不包|不可以)退(?:货|款)?[、，]?(?:也|又|或者?|和)?(?:不|不予|不能|不给|不包|不可以)换货?(?:[、，]?(?:也|又)?(?:不|不予|不能|不给|不包)(?:保?修|赔)理?)?|(?:一经)?售出，?(?:后)?，?(?:概|一律|恕|均)?不予?退(?:不换|换|货|款)?|(?:概|恕)不退(?:不换|换|货|款|还)?|(?:[商货产]品|款项|费用|定金|订金|预付款|押金|余额|会员费)?一律不予?退(?:换|货|款|还)?|不退不换|不退换|不予退换|(?:都|一概|概|一律|统统)(?:不能|不给|不包|不可以|不再|不)退(?:换|货|款|$)|(?:离柜|出门|离店)，?(?:概不|一律不|不)(?:负责|认账?|退换?)|(?:拒绝|谢绝)退换货?"
    );
    let kept = [
        "除外",
        "以外",
        "但",
        "不得",
        "不能以",
        "另有规定",
        "不影响",
        "依法应当",
        "投诉",
    ];
    let sound = ["非质量", "无理由", "质量问题的", "不是质量", "无质量"];
    // “特价商品概不退换”的字条不作数; 换季都不是拒绝退换的理由
    let is_disowned = regex!(r"不作数|不算数|无效|不(?:是|构成|能作为|得作为)[^，。]{0,8}理由");
    let even_so = regex!(r"无论|不论|不管|哪怕|即使|即便|就算|问题的?，?(?:也|都)");
    for sentence in sentences_of(text, regex!(r"不[^，。；\n]{0,2}退|退换|离柜|出门|离店"))
    {
        let is_kept = sentence.says(&kept)
            || is_disowned.is_match(sentence.words)
            || sentence.says(&sound) && !even_so.is_match(sentence.words);
        let Some(found) = form.find(sentence.words).filter(|_| !is_kept) else {
            continue;
        };
        out.push(
            Finding::new(
                "consumer_return_denied",
                Severity::Warning,
                sentence.at(found),
                "对消费者不能一概不退换：请写明质量问题依法退货、换货或者修理。",
            )
            .because("排除消费者退货、换货和赔偿权利的格式条款无效，商家还可能受到处罚。")
            .under(Citation::read("消费者权益保护法第26条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "consumer_return_denied";

    #[test]
    fn a_consumer_cannot_be_refused_every_return() {
        finds(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 退换\n商品⟦售出概不退换⟧。",
        );
        finds(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 退换\n已经支付的⟦定金一律不退⟧。",
        );
    }

    #[test]
    fn a_shop_cannot_refuse_faulty_goods_in_other_words() {
        let shop = "特卖单\n店家：和安鞋店\n顾客：张和\n第一条 退换\n";
        finds(
            RULE,
            &format!("{shop}鞋子离店后，不管有没有质量问题，⟦不能退，也不能换⟧。"),
        );
        finds(RULE, &format!("{shop}有质量问题的，也⟦一律不给退货⟧。"));
        finds(RULE, &format!("{shop}货款两清，⟦离柜概不负责⟧。"));
        clean(
            RULE,
            &format!("{shop}没有质量问题的，不退也不换。").replace("没有", "无"),
        );
        clean(RULE, &format!("{shop}店家不退也不换的，顾客可以投诉。"));
        clean(RULE, &format!("{shop}七日内可退，十五日内可换。"));
        clean(
            RULE,
            &format!("{shop}拆过包装、用过几次，都不是拒绝退换的理由。"),
        );
        clean(RULE, &format!("{shop}柜台上“特价概不退换”的字条不作数。"));
    }

    #[test]
    fn the_balance_of_a_card_comes_back() {
        let card =
            "储值卡约定\n商家：和安洗车店\n会员：张和\n一、储值\n会员储值1,000元，赠200元。\n";
        for words in [
            "充进去的钱只能洗车，不管搬走还是关门，卡里剩多少⟦都不退现⟧。",
            "有效期两年，到期没用完的余额⟦自动清零⟧。",
            "会员中途不来的，剩余金额⟦归本店所有⟧。",
            "会员⟦不得要求退卡⟧。",
        ] {
            finds(RULE, &format!("{card}{words}"));
        }
        for words in [
            "会员退卡的，赠送部分作废，余额7日内原路退。",
            "到期余额不作废，延长一年。",
            "商家关门的，不得以余额少为由不退。",
            "已经消费的金额不退。",
            "到期没用完的余额可以退现。",
            "卡丢了补办新卡，旧卡作废。",
        ] {
            clean(RULE, &format!("{card}{words}"));
        }
        clean(
            RULE,
            "供货协议\n甲方：和安商店\n乙方：和安公司\n广告账户充值后，剩余金额一律作废。",
        );
    }

    #[test]
    fn exceptions_and_agreements_of_businesses_are_right() {
        clean(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 退换\n非质量问题不退换。",
        );
        clean(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 退换\n打折商品不退不换，质量问题除外。",
        );
        clean(
            RULE,
            "购货协议\n乙方（采购方）：和安商店\n第一条 退换\n商品售出概不退换。",
        );
        clean(
            RULE,
            "购货协议\n乙方（消费者）：张和\n第一条 退换\n甲方不得以特价为由不予退换。",
        );
    }
}
