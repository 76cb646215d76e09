//! # Instalments that do not add up
//! **What it does.** Adds the instalments that a paragraph or its list names (第一期,
//! 首付, 尾款 …) and compares with the total price of the text; percentages with 100.
//! **Why it matters.** Too much or too little is due.
//! **Limit.** 3,000 and 7,000 of 10,000 are right, 3,000 and 6,000 are not.

use std::ops::Range;

use crate::{
    check::{
        Finding, Severity, regex,
        script::{LineKind, Script},
    },
    model::value::money,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !text.contains("期") && !text.contains("付") {
        return;
    }
    let part = regex!(
        r"(第[一二三四五六1-6][期笔次]|首期|首付款?|预付款|进度款|验收款|中期款|尾款|余款|质保金)[^，。；0-9%]{0,24}?(?:人民币)?[¥￥]?([0-9][0-9,]*(?:\.[0-9]+)?)(万?元|%|％)?"
    );
    let mut block: Vec<&crate::check::script::Line> = Vec::new();
    let mut groups: Vec<Range<usize>> = Vec::new();
    for line in script.lines() {
        if line.kind == LineKind::Paragraph {
            block.push(line);
        } else {
            groups.extend(range(&block));
            block.clear();
        }
    }
    groups.extend(range(&block));
    let total = total(text);
    for group in groups {
        let words = &text[group.clone()];
        let (mut sum, mut share, mut names) = (0_u64, 0_u64, Vec::new());
        let mut last = group.start..group.start;
        let mut fine = true;
        for c in part.captures_iter(words) {
            let (Some(name), Some(figure)) = (c.get(1), c.get(2)) else {
                continue;
            };
            let unit = c.get(3).map_or("", |m| m.as_str());
            let is_money = unit.ends_with('元') || words[..figure.start()].ends_with(['¥', '￥']);
            fine &= !names.contains(&name.as_str());
            names.push(name.as_str());
            if unit == "%" || unit == "％" {
                share = share.saturating_add(
                    figure
                        .as_str()
                        .parse::<f64>()
                        .map_or(0, |p| (p * 100.0).round() as u64),
                );
            } else if is_money {
                let read = money::read(&format!(
                    "{}{}",
                    figure.as_str(),
                    if unit == "万元" { "万" } else { "" }
                ));
                sum = sum.saturating_add(read.unwrap_or(0));
            } else {
                fine = false;
            }
            last =
                group.start + name.start()..group.start + c.get(0).map_or(name.end(), |m| m.end());
        }
        if names.len() < 2 || !fine {
            continue;
        }
        let message = match total {
            Some(total) if share == 0 && sum != total => format!(
                "各期相加是{}，与总价{}不符：请核对。",
                money::print(sum),
                money::print(total)
            ),
            _ if sum == 0 && share > 0 && share != 10_000 => {
                format!(
                    "各期的比例加起来是{}%，不是100%：请核对。",
                    share as f64 / 100.0
                )
            }
            _ => continue,
        };
        out.push(
            Finding::new("instalments_not_total", Severity::Error, last, message)
                .because("分期之和与总价不符，多付少付都会争执。"),
        );
    }
}

fn range(lines: &[&crate::check::script::Line]) -> Option<Range<usize>> {
    Some(lines.first()?.range.start..lines.last()?.range.end)
}

/// The total price, when the text names exactly one.
fn total(text: &str) -> Option<u64> {
    let form = regex!(
        r"(?:总价款|总金额|合同总价|总费用|价款总额|总价|价款)(?:共计|合计|为|是|：)+(?:人民币)?([¥￥]?\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*万?)元?"
    );
    let mut totals: Vec<u64> = form
        .captures_iter(text)
        .filter_map(|c| money::read(c[1].trim()).ok())
        .collect();
    totals.dedup();
    match totals.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn instalments_of_another_sum_are_found() {
        finds(
            "instalments_not_total",
            "协议\n第一条 付款\n总价款为10,000元，分两期：第一期付3,000元，⟦第二期付6,000元⟧。",
        );
        clean(
            "instalments_not_total",
            "协议\n第一条 付款\n总价款为10,000元，分两期：第一期付3,000元，第二期付7,000元。",
        );
        finds(
            "instalments_not_total",
            "协议\n第一条 付款\n甲方分期付款：\n（一）预付款30%；\n（二）验收款50%；\n（三）⟦尾款10%⟧。",
        );
        clean(
            "instalments_not_total",
            "协议\n第一条 付款\n预付款30%，验收款60%，质保金10%。",
        );
    }
}
