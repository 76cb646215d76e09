//! # One payment, two periods
//! **What it does.** Compares the days after one event (验收合格, 收到发票 …) within which
//! sentences want the rest paid, or all of it cleared.
//! **Why it matters.** From which day payment is late is open.
//! **Limit.** 其余货款在验收合格后30日内付清 and 未在验收合格之日起10日内付清其余货款的 are
//! reported; batches, instalments and retained money have their own days.

use crate::check::{
    Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["日内"]) && !script.says(&["天内"]) {
        return;
    }
    let form = regex!(
        r"(验收合格|验收通过|竣工验收合格|安装验收|到货验收|验收|收货|到货|交货|交付|收到[^，。；]{0,8}发票)(?:之日起|之日后|之后|以后|后|起)(?:的)?([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个)?(工作日|日|天)(?:之内|以内|内)[^，。；]{0,6}?(付清|结清|支付|付)([^，。；]{0,14})"
    );
    let is_apart = regex!(
        r"批|期|每|首|第|次|%|％|成|质保金|保证金|押金|定金|预付|进度款|运费|安装费|税|利息|退还|返还|赔偿|违约金"
    );
    let is_rest = regex!(r"其余|余款|余下|剩余|尾款");
    let mut known: Vec<(&str, u32, String)> = Vec::new();
    for c in script.sentences().iter().flat_map(|s| {
        form.captures_iter(&text[s.clone()])
            .map(move |c| (s.start, c))
    }) {
        let (base, c) = c;
        let (Some(all), Some(event), Some(digits), Some(unit)) =
            (c.get(0), c.get(1), c.get(2), c.get(3))
        else {
            continue;
        };
        let start = base + all.start();
        let before = &text[base..start];
        let from = before
            .rfind(['，', '。', '；'])
            .map_or(0, |n| n + '，'.len_utf8());
        // 余款43,920元，收货后30日内支付
        let from = match before[from..].is_empty() {
            true => before[..from.saturating_sub('，'.len_utf8())]
                .rfind(['，', '。', '；'])
                .map_or(0, |n| n + '，'.len_utf8()),
            false => from,
        };
        let part = &text[base + from..base + all.end()];
        let clears = matches!(&c[4], "付清" | "结清");
        let Some(n) = number(digits.as_str()) else {
            continue;
        };
        if is_apart.is_match(part) || !clears && !is_rest.is_match(part) {
            continue;
        }
        let unit = unit
            .as_str()
            .replace('天', "日")
            .replace("工作日", "个工作日");
        match known.iter().find(|(what, ..)| *what == event.as_str()) {
            Some((what, days, same)) if (*days, same.as_str()) != (n, unit.as_str()) => {
                let at = base + digits.start()..base + digits.end();
                let message =
                    format!("前面约定{what}后{days}{same}内付清，这里是{n}{unit}：请统一。");
                out.push(
                    Finding::new("payment_days_conflict", Severity::Warning, at, message)
                        .because("同一笔款两个付款期限，从哪天起算逾期就有争议。"),
                );
            }
            Some(_) => {}
            None => known.push((event.as_str(), n, unit)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "payment_days_conflict";

    #[test]
    fn another_period_for_the_rest_is_found() {
        let text = |again: &str| {
            format!(
                "协议\n签约后3日内付29,280元；其余43,920元在验收合格后30日内付清。\n{again}每日按未付部分的万分之五支付违约金。"
            )
        };
        finds(
            RULE,
            &text("买方未在验收合格之日起⟦10⟧日内付清其余货款的，"),
        );
        clean(
            RULE,
            &text("买方未在验收合格之日起三十日内付清其余货款的，"),
        );
        clean(RULE, &text("卖方未在收货后10日内付清运费的，"));
        clean(RULE, &text("第一批货物验收合格后10日内付清该批货款，"));
        clean(RULE, &text("验收合格后10日内支付30%，"));
    }
}
