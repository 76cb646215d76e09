//! Quantity, price and amount of one sentence.

use super::{Mismatch, product};
use crate::check::regex;

/// The amount of a sentence with one price, one quantity and one amount, when it is not
/// their product.
pub(super) fn compare(words: &str) -> Option<Mismatch> {
    let is_more = regex!(
        r"优惠|[0-9一二三四五六七八九]折|另加|加收|减免|抹零|不足|约|各|首付|定金|预付|每[款种类]|[每按][^，。；0-9]{1,4}每|退还|赔偿|扣[减除]|违约"
    );
    let sums = regex!("共|计|总|货款|金额|小计|价款");
    if !words.contains(['价', '每', '/', '／', '一'])
        || !sums.is_match(words)
        || is_more.is_match(words)
    {
        return None;
    }
    let price = regex!(
        r"(?:单价(?:为|是|：|:|均为|按)?(?:人民币)?[¥￥]?([0-9][0-9,]*(?:\.[0-9]+)?)\s*元?\s*(?:[/／每]\s*(平方米|平米|公斤|千克|公里|立方米|小时|课时|[台套件个只把张块本份次米吨箱辆盒桌株亩斤瓶袋桶条支根双扇樘头羽棵间节天包卷片组面盏尾枚]))?|每\s*(平方米|平米|公斤|千克|公里|立方米|小时|课时|[台套件个只把张块本份次米吨箱辆盒桌株亩斤瓶袋桶条支根双扇樘头羽棵间节天包卷片组面盏尾枚])[^，。；0-9元每]{0,8}?[¥￥]?([0-9][0-9,]*(?:\.[0-9]+)?)\s*元|([0-9][0-9,]*(?:\.[0-9]+)?)\s*元\s*(?:[/／]|每|一)\s*(平方米|平米|公斤|千克|公里|立方米|小时|课时|[台套件个只把张块本份次米吨箱辆盒桌株亩斤瓶袋桶条支根双扇樘头羽棵间节天包卷片组面盏尾枚]))"
    );
    let mut prices = price.captures_iter(words);
    let (Some(p), None) = (prices.next(), prices.next()) else {
        return None;
    };
    let figure = p.get(1).or(p.get(4)).or(p.get(5))?;
    let unit = p.get(2).or(p.get(3)).or(p.get(6)).map(|m| m.as_str());
    let amount = regex!(
        r"(?:共计|合计|总计|总价款?|货款|金额|小计|价款|总额|共|计)(?:合计|总计|共计|总价|为|是|：|:|共|计|人民币)*[¥￥]?([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万?)元"
    );
    let mut amounts = amount.captures_iter(words);
    let (Some(a), None) = (amounts.next(), amounts.next()) else {
        return None;
    };
    let (total, wan) = (a.get(1)?, !a[2].is_empty());
    let quantity = quantity(words, unit, p.get(0)?.range())?;
    if total.start() < figure.start() || wan {
        return None;
    }
    let (product, written) = product(quantity, figure.as_str(), total.as_str(), 1)?;
    Some(Mismatch {
        at: total.range(),
        product,
        written,
    })
}

/// The one quantity in this unit, or in any when the price names none.
fn quantity<'a>(
    words: &'a str,
    unit: Option<&str>,
    price: std::ops::Range<usize>,
) -> Option<&'a str> {
    let form = regex!(
        r"([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万?)(平方米|平米|公斤|千克|公里|立方米|小时|课时|[台套件个只把张块本份次米吨箱辆盒桌株亩斤瓶袋桶条支根双扇樘头羽棵间节天包卷片组面盏尾枚])"
    );
    let mut only = None;
    for c in form.captures_iter(words) {
        let (n, u) = (c.get(1)?, c.get(3)?);
        let before = &words[..n.start()];
        // 每套3件, 1,200×600, 第3次, 第20至30台, 7个工作日
        let is_other =
            regex!(r"(?:每[^，。；0-9]{0,3}|[0-9.×xX*/~～-]|至|到|第|不少于|不超过|前)$")
                .is_match(before)
                || regex!(r"^(?:个?(?:工作日|月|小时|以内|以上|以下)|以内|以上|以下|/|／|×)")
                    .is_match(&words[u.end()..])
                || u.as_str() == "个" && words[u.end()..].starts_with(['月', '工']);
        let is_in_price = price.contains(&n.start());
        match unit {
            Some(unit) if unit != u.as_str() || is_in_price => continue,
            None if is_in_price || matches!(u.as_str(), "天" | "小时" | "次") => continue,
            _ => {}
        }
        if is_other || !c[2].is_empty() || only.is_some() {
            return None;
        }
        only = Some(n.as_str());
    }
    only
}

/// 150元/天×20天=3,000元.
pub(super) fn equation(words: &str) -> Option<Mismatch> {
    if !words.contains('×') || !words.contains(['=', '＝']) {
        return None;
    }
    let form = regex!(
        r"(^|[^0-9.,×xX*+＋])([0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:元|[台套件个人天月年吨]){0,1}(?:[/／][^×，。；0-9]{1,4})?\s*×\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:元|个?[台套件个人天月年吨])?(?:[/／][^×，。；0-9=＝]{1,4})?\s*[=＝]\s*[¥￥]?([0-9][0-9,]*(?:\.[0-9]+)?)(\s*万)?"
    );
    let c = form.captures(words)?;
    let total = c.get(4)?;
    if c.get(5).is_some() {
        return None;
    }
    let (product, written) = product(&c[3], &c[2], total.as_str(), 1)
        .or_else(|| product(&c[2], &c[3], total.as_str(), 1))?;
    Some(Mismatch {
        at: total.range(),
        product,
        written,
    })
}
