//! # Instalments that do not add up
//! **What it does.** Adds the instalments that a paragraph or its list names (第一期,
//! 首付, 尾款 …) or tells apart by their occasions (开工前付…，验收后付…，余下的…) and compares
//! with the total price of the text; percentages with 100.
//! **Why it matters.** Too much or too little is due.
//! **Limit.** 3,000 and 7,000 of 10,000 are right, 3,000 and 6,000 are not. Where the text
//! names the sum itself, or what is lacking, as an amount, nothing is said.

mod price;
mod unnamed;

use std::{cell::OnceCell, ops::Range};

pub(super) use self::price::{amounts, total_price};
use crate::{
    check::{
        Finding, Severity, regex,
        script::{LineKind, Script},
    },
    model::value::money,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["期"]) && !script.says(&["付"]) {
        return;
    }
    let total = total_price(script, text.len()).map(|p| p.fen);
    let known = OnceCell::new();
    let is_settled = |sum: u64, total: u64| {
        let known = known.get_or_init(|| amounts(text));
        sum == total || known.contains(&sum) || known.contains(&sum.abs_diff(total))
    };
    let named = named(script, total, &is_settled);
    if let Some(total) = total {
        for unit in unnamed::units(script) {
            let Some((sum, most, at)) = unnamed::sum(&text[unit.clone()]) else {
                continue;
            };
            let at = unit.start + at.start..unit.start + at.end;
            let is_known = named
                .iter()
                .any(|f| unit.start <= f.at.start && f.at.end <= unit.end);
            let is_part = most >= total || sum < total / 2 || sum / 2 > total;
            if !is_settled(sum, total) && !is_part && !is_known {
                out.push(finding(at, off(sum, total)));
            }
        }
    }
    out.extend(named);
    out.extend(shares(script));
}

fn off(sum: u64, total: u64) -> String {
    format!(
        "各期相加是{}，与总价{}不符：请核对。",
        money::print(sum),
        money::print(total)
    )
}

fn finding(at: Range<usize>, message: String) -> Finding {
    Finding::new("instalments_not_total", Severity::Error, at, message)
        .because("分期之和与总价不符，多付少付都会争执。")
}

/// 开工付40%，验收付35%，完工付20%: the percentages of one sentence.
fn shares(script: &Script<'_>) -> Vec<Finding> {
    let form = regex!(
        r"(?:付|支付|缴纳?|交)(?:合同(?:总)?价款?的|总价款?的|总额的)?([0-9]{1,2}(?:\.[0-9])?)[%％]"
    );
    let is_apart = regex!(
        r"逾期|迟延|违约|余款|尾款|余下|其余|剩余|质保|保证金|税|利息|罚|赔|定金|首付|预付|每[日月年批]|滞纳|折|优惠|不低于|不超过|以上|以下"
    );
    let mut out = Vec::new();
    for sentence in script.sentences() {
        let words = &script.text()[sentence.clone()];
        if !words.contains(['%', '％']) || is_apart.is_match(words) {
            continue;
        }
        let parts: Vec<_> = form.captures_iter(words).collect();
        let all = words.matches(['%', '％']).count();
        let tenths: u32 = (parts.iter().filter_map(|c| c[1].parse::<f64>().ok()))
            .map(|p| (p * 10.0).round() as u32)
            .sum();
        let (Some(first), Some(last)) = (
            parts.first().and_then(|c| c.get(0)),
            parts.last().and_then(|c| c.get(0)),
        ) else {
            continue;
        };
        if parts.len() >= 3 && parts.len() == all && tenths != 1_000 {
            let sum = f64::from(tenths) / 10.0;
            let at = sentence.start + first.start()..sentence.start + last.end();
            out.push(finding(
                at,
                format!("各期的比例加起来是{sum}%，不是100%：请核对。"),
            ));
        }
    }
    out
}

/// Instalments with names.
fn named(
    script: &Script<'_>,
    total: Option<u64>,
    is_settled: &dyn Fn(u64, u64) -> bool,
) -> Vec<Finding> {
    let text = script.text();
    let mut out = Vec::new();
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
    for group in groups {
        let words = &text[group.clone()];
        if names_in(words).nth(1).is_none() {
            continue;
        }
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
            Some(total) if share == 0 && !is_settled(sum, total) => off(sum, total),
            _ if sum == 0 && share > 0 && share != 10_000 => {
                format!(
                    "各期的比例加起来是{}%，不是100%：请核对。",
                    share as f64 / 100.0
                )
            }
            _ => continue,
        };
        out.push(finding(last, message));
    }
    out
}

/// Words of names of instalments.
fn names_in(words: &str) -> regex::Matches<'_, '_> {
    regex!("第[一二三四五六1-6][期笔次]|首期|首付|预付款|进度款|验收款|中期款|尾款|余款|质保金")
        .find_iter(words)
}

fn range(lines: &[&crate::check::script::Line]) -> Option<Range<usize>> {
    Some(lines.first()?.range.start..lines.last()?.range.end)
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

    #[test]
    fn instalments_told_apart_by_their_occasions_are_added() {
        let text = |last: &str| {
            format!(
                "协议\n第四条 工程总价：人民币陆万捌仟元整（¥68,000.00）。\n第五条 付款方式：开工前3日付20,000元，水电验收后付25,000元，木工验收后付18,000元，竣工验收合格后7日内付{last}。\n第六条 违约\n每延误一日付100元。"
            )
        };
        finds("instalments_not_total", &text("⟦4,000元⟧"));
        clean("instalments_not_total", &text("5,000元"));
    }

    #[test]
    fn the_price_may_begin_its_line() {
        let text = |last: &str| {
            format!(
                "协议\n第一条 费用\n服务费：36,000元。\n第二条 付款\n第一期付20,000元，{last}。"
            )
        };
        finds("instalments_not_total", &text("⟦第二期付15,000元⟧"));
        clean("instalments_not_total", &text("第二期付16,000元"));
    }

    #[test]
    fn entries_of_a_list_are_added() {
        let text = |last: &str| {
            format!(
                "协议\n第二条 加工费共计56,000元。\n第三条 付款方式\n1. 签订当天付16,000元；\n2. 样品确认后付20,000元；\n3. 全部交货后付{last}。"
            )
        };
        finds("instalments_not_total", &text("⟦18,000元⟧"));
        clean("instalments_not_total", &text("20,000元"));
    }

    #[test]
    fn a_deposit_and_the_rest_are_added() {
        let text = |last: &str| {
            format!(
                "协议\n二、价格：42万元，不含税。\n三、付款：（1）签约当日付定金8万元，交机后抵作价款；（2）交机当日付24万元；（3）余下的{last}自交机之日起六个月内付清。"
            )
        };
        finds("instalments_not_total", &text("⟦8万元⟧"));
        clean("instalments_not_total", &text("10万元"));
        clean(
            "instalments_not_total",
            "协议\n总价50万元。\n签约付8万元，交房付12万元，其余办理贷款。",
        );
        clean(
            "instalments_not_total",
            "协议\n总价54,750元。\n签约后付10,950元；以后每收一个批次付14,600元，共三次。",
        );
    }

    #[test]
    fn percentages_told_apart_by_their_occasions_are_added() {
        finds(
            "instalments_not_total",
            "协议\n第一条 付款\n开工⟦付40%，水电验收付35%，完工验收付20%⟧，每次开票。",
        );
        clean(
            "instalments_not_total",
            "协议\n第一条 付款\n开工付40%，水电验收付35%，完工验收付25%，每次开票。开工付40%，验收付35%，完工付20%，余款一年后付清。",
        );
    }
}
