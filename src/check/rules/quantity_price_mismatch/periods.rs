//! A month's rent or fee and that of a quarter, half a year, a year or so many months.

use super::Mismatch;
use crate::{
    check::{regex, script::number},
    model::value::money,
};

pub(super) fn compare(words: &str) -> Option<Mismatch> {
    if !words.contains('月')
        || regex!(r"优惠|折|减免|天计|日计|每天|每日|日租|免租|免收|递增|上浮|不足").is_match(words)
    {
        return None;
    }
    let month = regex!(
        r"(?:月租金|月租|每个?月(?:租金)?|月服务费|月费)(?:为|是|：|:|按)?[^，。；0-9每%至]{0,6}([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万?)元"
    );
    let each = regex!(r"每[^，。；0-9]{1,4}$");
    let months: Vec<_> = month
        .captures_iter(words)
        .filter(|c| {
            c.get(0)
                .is_some_and(|m| !each.is_match(&words[..m.start()]))
        })
        .collect();
    let [month] = months.as_slice() else {
        return None;
    };
    let rent = fen(month)?;
    let from = month.get(0)?.end();
    let after = &words[from..];
    let long = regex!(
        r"(每?季度?(?:租金)?|每?半年(?:租金)?|年租金|年租|每年(?:租金)?|全年(?:租金)?|一年|([0-9]{1,3}|[一二三四五六七八九十]{1,3})个月)(?:的?租金|服务费)?(?:合计|共计|总计|为|是|：|:|共|计)*(?:人民币)?[¥￥]?([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万?)元"
    );
    let mut all = long.captures_iter(after);
    let (Some(c), None) = (all.next(), all.next()) else {
        return None;
    };
    let name = &c[1];
    let count = match c.get(2) {
        Some(n) => u64::from(number(n.as_str())?),
        None if name.contains('季') => 3,
        None if name.contains("半年") => 6,
        None => 12,
    };
    // 一年 and 三个月 need a word that says: all of it.
    let is_sum = regex!(r"合计|共计|总计|共|计").is_match(&c[0]);
    if (c.get(2).is_some() || name == "一年") && !is_sum {
        return None;
    }
    let figure = c.get(3)?;
    let written = money::read(&format!("{}{}", figure.as_str(), &c[4])).ok()?;
    let product = rent.checked_mul(count)?;
    let at = from + figure.start()..from + figure.end();
    // Of an amount in ten thousand yuan the last place is open.
    if !c[4].is_empty() && product.abs_diff(written) < 1_000_000 {
        return None;
    }
    let is_rounded = !figure.as_str().contains('.') && !rent.is_multiple_of(100);
    let slack = if is_rounded { 100 } else { 1 };
    (product.abs_diff(written) > slack).then_some(Mismatch {
        at,
        product,
        written,
    })
}

fn fen(c: &regex::Captures<'_>) -> Option<u64> {
    money::read(&format!("{}{}", &c[1], &c[2])).ok()
}
