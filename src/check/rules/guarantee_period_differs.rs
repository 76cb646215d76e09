//! # One guarantee, two periods
//! **What it does.** Compares the lengths of 质保期, 保修期 and 质量保证期 that a text
//! and its annexes give for the whole thing: the machine, the goods, or nothing named.
//! **Why it matters.** The seller reads the shorter, the buyer the longer.
//! **Limit.** 整机保修24个月 and 整机一年内免费保修 are reported; 24个月 and 二年 are the
//! same; the compressor, the battery and the parts replaced have periods of their own.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["保修"]) && !script.says(&["质保"]) && !script.says(&["保证期"]) {
        return;
    }
    let after = regex!(
        r"(?:免费)?(?:质量保证|质量保修|质保|保修)(?:期限?)?(?:均?为|是|：|:|\s)?\s*([0-9]{1,3}|[一二两三四五六七八九十]{1,3})\s*(年|个月)"
    );
    let before = regex!(
        r"(?:自|从|在)[^，。；]{2,20}?(?:之日|之时|之次日)?(?:起|后)(?:的)?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})(年|个月)内(?:由[^，。；]{2,8})?(?:提供)?(?:免费)?(?:保修|质保|维修)"
    );
    let from = regex!(
        r"(?:质量保证|质量保修|质保|保修)期限?(?:为|是|：|:|\s)?\s*(?:自|从)[^，。；]{2,16}?(?:之日|之时|之次日)?(?:起|后)(?:算|计算)?(?:为|满)?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})(年|个月)"
    );
    let is_other = regex!(
        r"改为|变更|延长|原合同|原约定|更换|维修后|修理后|修复|重新|国家|法定|三包|不少于|不低于|至少|厂家|另[行外]|剩余|续保|返还|例如|以旧"
    );
    let mut known: Vec<(u32, Range<usize>)> = Vec::new();
    let mut differing: Vec<Finding> = Vec::new();
    for (n, line) in script.lines().iter().enumerate() {
        if !matches!(line.kind, LineKind::Paragraph | LineKind::Row) {
            continue;
        }
        let start = with_heading(script, n);
        let words = &text[start..line.range.end];
        let is_of_guarantee =
            words.contains('修') || words.contains("质保") || words.contains("质量保证");
        if !is_of_guarantee || !words.contains(['年', '月']) {
            continue;
        }
        for form in [after, from, before] {
            for c in form.captures_iter(words) {
                let (Some(all), Some(n)) = (c.get(0), number(&c[1])) else {
                    continue;
                };
                let at = start + all.start()..start + all.end();
                let sentence = script.sentence_at(at.start);
                if is_other.is_match(&text[sentence.start..sentence.end.max(at.end)])
                    || !is_whole(script, &words[..all.start()])
                    || known
                        .iter()
                        .any(|(_, k)| k.start < at.end && at.start < k.end)
                {
                    continue;
                }
                let months = if &c[2] == "年" { n * 12 } else { n };
                if let Some((_, first)) = known.iter().find(|(m, _)| *m != months) {
                    let message = format!(
                        "前面写的是“{}”，这里是“{}”：请统一。",
                        &text[first.clone()],
                        &text[at.clone()]
                    );
                    differing.push(
                        Finding::new(
                            "guarantee_period_differs",
                            Severity::Warning,
                            at.clone(),
                            message,
                        )
                        .because("同一件东西两个质保期，到期后谁付修理费就有争议。"),
                    );
                }
                known.push((months, at));
            }
        }
    }
    // More than two lengths are several things.
    let mut lengths: Vec<u32> = known.iter().map(|(m, _)| *m).collect();
    lengths.sort_unstable();
    lengths.dedup();
    if lengths.len() == 2 {
        out.extend(differing.into_iter().take(1));
    }
}

/// Where a line starts, with the heading that stands before it in the same line of a
/// plain text: 第五条 质保期：二年。
pub(super) fn with_heading(script: &Script<'_>, n: usize) -> usize {
    let Some(line) = script.lines().get(n) else {
        return 0;
    };
    let before = n.checked_sub(1).and_then(|n| script.lines().get(n));
    let heading = before.filter(|l| l.kind == LineKind::Heading);
    let between = heading.and_then(|l| script.text().get(l.range.end..line.range.start));
    match (heading, between) {
        (Some(heading), Some(between)) if !between.contains('\n') => heading.range.start,
        _ => line.range.start,
    }
}

/// Does what stands before, in its part of the sentence, name the whole thing or nothing?
fn is_whole(script: &Script<'_>, before: &str) -> bool {
    let start = before
        .rfind([
            '，', '。', '；', '：', ':', '、', '（', '\u{3000}', ' ', '.',
        ])
        .and_then(|n| before[n..].chars().next().map(|c| n + c.len_utf8()))
        .unwrap_or(0);
    let lead = regex!(
        r"^(?:由|则)?(?:甲方|乙方|丙方|卖方|买方|[\u4E00-\u9FFF]{1,3}[方人])?(?:应当|应|须|负责|提供|承诺|保证|对|为|给予|实行)*"
    );
    let thing = &before[start..];
    let thing = &thing[lead.find(thing).map_or(0, |m| m.end())..];
    let tail = regex!(r"(?:提供|实行|享受|给予|的)*$");
    let thing = &thing[..tail.find(thing).map_or(thing.len(), |m| m.start())];
    let thing = thing.trim_matches(['的', '“', '”', '【', '】']);
    let thing = thing.strip_prefix("本").unwrap_or(thing);
    let is_named = regex!(
        r"^(?:第?[一二三四五六七八九十0-9]+条?|[\u4E00-\u9FFF]{0,6}整[机车套体个].*|全部.*|上述.*|所[供购售].*|产品|货物|设备|商品|标的物|合同设备|工程|机器)?$"
    );
    is_named.is_match(thing) || thing.chars().count() >= 2 && script.title().contains(thing)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "guarantee_period_differs";

    #[test]
    fn two_periods_for_the_whole_thing_are_found() {
        let text = |again: &str| {
            format!(
                "空调采购合同\n第五条 整机免费保修24个月，自验收合格之日起算；压缩机免费保修五年。\n第九条 {again}。"
            )
        };
        finds(RULE, &text("整机⟦自验收合格之日起一年内免费保修⟧"));
        clean(RULE, &text("整机自验收合格之日起二年内免费保修"));
        finds(RULE, &text("设备⟦质保期为3年⟧"));
        clean(RULE, &text("室外管路质保期为3年"));
        clean(RULE, &text("更换的部件，质保期为三个月"));
    }

    #[test]
    fn a_period_is_read_in_other_words() {
        finds(
            RULE,
            "热水器销售合同\n三、质保期：自安装完成之日起两年。\n六、热水器整机⟦质保三年⟧。",
        );
        finds(
            RULE,
            "净水合同\n第五条 卖方对设备提供免费保修1年。\n第八条 ⟦质量保证期自验收合格之日起18个月⟧。",
        );
        clean(
            RULE,
            "净水合同\n第五条 卖方对设备提供免费保修1年。\n第八条 质量保证期自验收合格之日起12个月。",
        );
    }

    #[test]
    fn an_annex_is_compared_with_the_clauses() {
        let text = |again: &str| {
            format!(
                "门锁采购协议\n第四条 门锁质量保证期为三年。\n附件 参数\n质量保证期：{again}，从验收之日起算；"
            )
        };
        finds(
            RULE,
            &text("24个月").replace("质量保证期：24个月", "⟦质量保证期：24个月⟧"),
        );
        clean(RULE, &text("36个月"));
    }

    #[test]
    fn a_change_and_the_parts_of_a_work_are_no_contradiction() {
        clean(
            RULE,
            "协议\n保修期一年。\n原合同约定的保修期一年，改为两年。",
        );
        clean(
            RULE,
            "协议\n整体工程保修2年，卫生间、厨房的防渗漏工程保修5年。\n结构保修五年，油漆保修两年。",
        );
    }
}
