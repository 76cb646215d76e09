//! The total price of an agreement, and the amounts it names.

use std::ops::Range;

use crate::{
    check::{regex, script::Script, search::captures_with},
    model::value::money,
};

/// The total price of a text.
pub(in crate::check::rules) struct Price {
    /// The amount.
    pub fen: u64,
    /// Where it first stands, from the word for it.
    pub at: Range<usize>,
}

/// The total price, when the text names exactly one: 总价 and its like before what is
/// merely a price, 货款, or a fee. Only what stands before `end` is read.
pub(in crate::check::rules) fn total_price(script: &Script<'_>, end: usize) -> Option<Price> {
    let total = regex!(
        r"(?:总价款?|总金额|总费用|费用总额|价款总额|合同总额|合同价款|合同金额|总造价|工程造价|工程总?价款?|总货款)(?:共计|合计|总计|总额|包干|固定|全年|含税|共|为|是|计|：|:|，|\s|人民币|大写|（|\(|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正])*?([¥￥]?\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*万?)(元?)"
    );
    let loose = regex!(
        r"(?:(?m:^)|[^该批每余其次期部此些笔尾前后\n])(?:价格|货款|价款|转让费|转让价款?|售价|车价|机价|成交价|养护费|服务费|设计费|加工费|制作费|维修费|安装费|工程款|承包费)(?:全年|共计|合计|总计|总额|共|为|是|计|：|:|，|\s|人民币|大写|（|\(|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正])*?([¥￥]?\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*万?)(元?)"
    );
    let fees = &[
        "价格",
        "货款",
        "价款",
        "转让费",
        "转让价",
        "售价",
        "车价",
        "机价",
        "成交价",
        "养护费",
        "服务费",
        "设计费",
        "加工费",
        "制作费",
        "维修费",
        "安装费",
        "工程款",
        "承包费",
    ];
    let totals = &["总", "工程造价", "工程价", "工程款", "合同价款", "合同金额"];
    let text = script.text();
    let before_end = |c: &regex::Captures<'_>| c.get(0).is_some_and(|m| m.end() <= end);
    match only(
        captures_with(script, totals, total).filter(before_end),
        text,
    ) {
        Found::None => match only(captures_with(script, fees, loose).filter(before_end), text) {
            Found::One(price) => Some(price),
            _ => None,
        },
        Found::One(price) => Some(price),
        Found::Several => None,
    }
}

enum Found {
    None,
    One(Price),
    Several,
}

fn only<'t>(finds: impl Iterator<Item = regex::Captures<'t>>, text: &str) -> Found {
    let mut found = Found::None;
    for c in finds {
        let (Some(all), Some(figure)) = (c.get(0), c.get(1)) else {
            continue;
        };
        let is_money = !c[2].is_empty() || figure.as_str().contains(['¥', '￥', '万']);
        // 总价10%, 价款2026年…
        if !is_money && text[all.end()..].starts_with(['%', '％', '年', '月', '日']) {
            continue;
        }
        let Ok(fen) = money::read(figure.as_str().trim()) else {
            continue;
        };
        match &found {
            Found::None => {
                found = Found::One(Price {
                    fen,
                    at: all.range(),
                })
            }
            Found::One(price) if price.fen == fen => {}
            _ => return Found::Several,
        }
    }
    found
}

/// Every amount of money that a text names, in fen.
pub(in crate::check::rules) fn amounts(text: &str) -> Vec<u64> {
    let form = regex!(r"([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万?)元|[¥￥]\s*([0-9][0-9,]*(?:\.[0-9]+)?)");
    let read = |c: regex::Captures<'_>| match c.get(3) {
        Some(figure) => money::read(figure.as_str()).ok(),
        None => money::read(&format!("{}{}", &c[1], &c[2])).ok(),
    };
    form.captures_iter(text).filter_map(read).collect()
}
