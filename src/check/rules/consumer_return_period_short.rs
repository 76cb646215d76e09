//! # Return or exchange period below the state rule
//! **What it does.** Reads, in agreements with a consumer, within how many days of
//! purchase a fault lets him return goods (7) or exchange them (15), and in sales at a
//! distance, within how many he may return them without a reason (7).
//! **Why it matters.** The agreed period may not be shorter than the state rule's; the
//! longer one applies anyway (消费者权益保护法实施条例 18; 消费者权益保护法 25).
//! **Limit.** 7日内出现性能故障可以退货 is right, 6日 is not; 15日内可以换货 is right, 14日
//! is not; 7日无理由退货 is right, 6日 is not. How soon the seller must pay or deliver is
//! another matter.
//! **Remedy.** The period of the rule, where it is written once.

use std::ops::Range;

use super::{
    blanket_exclusion::{Sentence, sentences_with},
    repair_freight_on_consumer::has_consumer,
};
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !(script.says(&["退"]) || script.says(&["换"])) || !has_consumer(script) {
        return;
    }
    for sentence in sentences_with(script, &["故障", "问题", "瑕疵", "缺陷", "损坏"]) {
        out.extend(of_a_fault(&sentence));
    }
    let distance =
        regex!(r"网络|网上|网购|网店|线上|电商|直播|邮购|电话订购|电视购物|小程序|旗舰店|下单");
    if script.says(&["无理由"]) && distance.is_match(text) {
        let sentences = sentences_with(script, &["无理由"]);
        out.extend(sentences.filter_map(|s| without_a_reason(&s)));
    }
}

fn of_a_fault(sentence: &Sentence<'_>) -> Option<Finding> {
    let form = regex!(
        r"([0-9]{1,3}|[一二两三四五六七八九十]{1,3})([日天])(?:之)?内[^，]{0,6}?(?:发生|出现|发现|存在|如有|有)[^，]{0,14}?(?:故障|问题|瑕疵|缺陷|损坏)[^。；]{0,24}?(退货|退款|退换|可退|换货|更换|调换)"
    );
    let found = form.captures(sentence.words)?;
    let (days, unit, right) = (found.get(1)?, found.get(2)?, found.get(3)?);
    let after = &sentence.words[right.start()..];
    let (limit, article) = if after.contains('退') {
        (7, "部分商品修理更换退货责任规定第9条")
    } else {
        (15, "部分商品修理更换退货责任规定第10条")
    };
    if number(days.as_str()).is_none_or(|n| n >= limit) || sentence.says(&["不得少于", "检验"])
    {
        return None;
    }
    let at = sentence.start + days.start()..sentence.start + unit.end();
    let message = format!(
        "因性能故障{}的期限不宜短于{limit}日：请延长。",
        if limit == 7 { "退货" } else { "换货" }
    );
    let why = "约定的退货、换货期限低于国家规定的，仍按照国家规定办理。";
    let found = found_at(at, message, why).under(Citation::secondary(article));
    Some(found.mended(format!("{limit}{}", unit.as_str())))
}

/// 三日内无理由退货, 无理由退货：签收后三日内……
fn without_a_reason(sentence: &Sentence<'_>) -> Option<Finding> {
    let before = regex!(
        r"([0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(日|天|小时)(?:之)?内?[^，、处办受审答完寄]{0,8}?无理由退"
    );
    let after = regex!(
        r"无理由退[货换]*[^。；]{0,6}?(?:签收|收货|收到(?:商品|货物|货品|货|包裹)?|到货|交付)(?:商品|货物)?(?:之日|当日|次日)?(?:起|后|起算)[^，]{0,4}?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(日|天|小时)(?:之)?内"
    );
    let term = regex!(
        r"无理由退[货换]*(?:的?期限?|的?期间|的?时间|的?时限)?(?:只有|仅有|只限|仅限|限|为|是|：)[^，]{0,12}?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(日|天|小时)"
    );
    let kept = ["不得少于", "不少于", "延长", "另加", "退款", "补寄"];
    if sentence.says(&kept) {
        return None;
    }
    let forms = [before, after, term];
    let found = forms
        .iter()
        .find_map(|form| form.captures(sentence.words))?;
    let (count, unit) = (found.get(1)?, found.get(2)?);
    let in_hours = unit.as_str() == "小时";
    let limit = if in_hours { 7 * 24 } else { 7 };
    if number(count.as_str())? >= limit {
        return None;
    }
    let at = sentence.start + count.start()..sentence.start + unit.end();
    let message = "网购等远程购物，无理由退货的期限不能短于7日：请改为自收到商品之日起7日。";
    let why = "低于法定七日的约定没有效力，消费者仍可以在七日内退货。";
    let period = &sentence.words[count.start()..unit.end()];
    let is_once = sentence.words.matches(period).count() == 1 && !in_hours;
    let law = Citation::read("消费者权益保护法第25条");
    let found = found_at(at, message.to_owned(), why).under(law);
    Some(match is_once {
        true => found.mended(format!("7{}", unit.as_str())),
        false => found,
    })
}

fn found_at(at: Range<usize>, message: String, why: &'static str) -> Finding {
    let rule = "consumer_return_period_short";
    Finding::new(rule, Severity::Warning, at, message).because(why)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "consumer_return_period_short";

    fn with(words: &str) -> String {
        format!("购货协议\n甲方：和安电器商店\n乙方（消费者）：张和\n第一条 退换\n{words}")
    }

    #[test]
    fn seven_days_for_return_and_fifteen_for_exchange_are_right() {
        clean(
            RULE,
            &with("自交付之日起7日内发生性能故障的，乙方可以选择退货、换货。"),
        );
        finds(
            RULE,
            &with("自交付之日起⟦6日⟧内发生性能故障的，乙方可以选择退货、换货。"),
        );
        clean(
            RULE,
            &with("自交付之日起15日内发生性能故障的，乙方可以换货。"),
        );
        finds(
            RULE,
            &with("自交付之日起⟦14日⟧内发生性能故障的，乙方可以换货或者修理。"),
        );
        mends(
            RULE,
            &with("购买后三天内出现质量问题，可以退货。"),
            &with("购买后7天内出现质量问题，可以退货。"),
        );
    }

    #[test]
    fn seven_days_without_a_reason_in_sales_at_a_distance() {
        let online =
            |words: &str| format!("网店购物约定\n卖家：和安公司\n买家：张和\n第一条 退货\n{words}");
        clean(RULE, &online("本店支持7天无理由退货。"));
        mends(
            RULE,
            &online("本店支持6天无理由退货。"),
            &online("本店支持7天无理由退货。"),
        );
        finds(
            RULE,
            &online("无理由退货须在签收后⟦48小时⟧内提出，过时不办。"),
        );
        finds(
            RULE,
            &online("无理由退货：自收货之日起⟦五天⟧内申请，超过五天不收。"),
        );
        finds(RULE, &online("无理由退货期限为⟦三日⟧。"));
        clean(
            RULE,
            &online("7日内可以无理由退货，卖家收到退回的商品后3日内办理退款。"),
        );
        clean(RULE, &online("卖家应当在3日内处理无理由退货申请。"));
        let shop = online("本店支持3天无理由退货。").replace("网店", "门店");
        clean(RULE, &shop);
    }

    #[test]
    fn other_periods_are_right() {
        clean(RULE, &with("甲方应当在收到退回的商品后5日内退款。"));
        clean(RULE, &with("甲方应当在3日内答复乙方的换货要求。"));
        clean(
            RULE,
            "供货协议\n乙方：和安商店\n第一条 退换\n收货后3日内发现质量问题的，可以退货。",
        );
    }
}
