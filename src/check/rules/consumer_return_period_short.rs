//! # Return or exchange period below the state rule
//! **What it does.** Reads, in agreements with a consumer, within how many days of
//! purchase a fault lets him return goods (7) or exchange them (15).
//! **Why it matters.** The agreed period may not be shorter than the state rule's; the
//! longer one applies anyway (消费者权益保护法实施条例 18).
//! **Limit.** 7日内出现性能故障可以退货 is right, 6日 is not; 15日内可以换货 is right, 14日
//! is not. How soon the seller must pay or deliver is another matter.
//! **Remedy.** The period of the rule.

use super::blanket_exclusion::sentences_of;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !(text.contains("退货") || text.contains("换")) || !script.is_consumer() {
        return;
    }
    let form = regex!(
        r"([0-9]{1,3}|[一二两三四五六七八九十]{1,3})([日天])(?:之)?内[^，]{0,6}?(?:发生|出现|发现|存在|如有|有)[^，]{0,14}?(?:故障|问题|瑕疵|缺陷|损坏)[^。；]{0,24}?(退货|退款|退换|可退|换货|更换|调换)"
    );
    for sentence in sentences_of(text, regex!(r"故障|问题|瑕疵|缺陷|损坏")) {
        let Some(found) = form.captures(sentence.words) else {
            continue;
        };
        let (Some(days), Some(unit), Some(right)) = (found.get(1), found.get(2), found.get(3))
        else {
            continue;
        };
        let after = &sentence.words[right.start()..];
        let (limit, article) = if after.contains('退') {
            (7, "部分商品修理更换退货责任规定第9条")
        } else {
            (15, "部分商品修理更换退货责任规定第10条")
        };
        if number(days.as_str()).is_none_or(|n| n >= limit) || sentence.says(&["不得少于", "检验"])
        {
            continue;
        }
        let at = sentence.start + days.start()..sentence.start + unit.end();
        let message = format!(
            "因性能故障{}的期限不宜短于{limit}日：请延长。",
            if limit == 7 { "退货" } else { "换货" }
        );
        out.push(
            Finding::new(
                "consumer_return_period_short",
                Severity::Warning,
                at,
                message,
            )
            .because("约定的退货、换货期限低于国家规定的，仍按照国家规定办理。")
            .under(Citation::secondary(article))
            .mended(format!("{limit}{}", unit.as_str())),
        );
    }
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
    fn other_periods_are_right() {
        clean(RULE, &with("甲方应当在收到退回的商品后5日内退款。"));
        clean(RULE, &with("甲方应当在3日内答复乙方的换货要求。"));
        clean(
            RULE,
            "供货协议\n乙方：和安商店\n第一条 退换\n收货后3日内发现质量问题的，可以退货。",
        );
    }
}
