//! # List of another length than announced
//! **What it does.** Compares 有下列四种情形之一 with the list behind its colon: 一是 二是,
//! ①②, （1）（2） in the sentence, or the numbered lines that follow.
//! **Why it matters.** An item was lost, or the number was kept from another draft.
//! **Limit.** A list is counted only when it begins with its first number; four announced and
//! four listed are right, three are not.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{Script, number},
    search::captures_with,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(?:下列|以下|如下|下述|下面|有)([二两三四五六七八九十]|[2-9])(?:种|项|个|类|点|条|款|大)(?:情形|情况|事项|内容|条件|费用|义务|材料|资料|文件|部分|方面|方式|要求|原因|事由|问题|服务|工作|责任|权利|东西|事)?[^。；：:\n]{0,30}[：:]"
    );
    let signs = &["下列", "以下", "如下", "下述", "下面", "有"];
    for c in captures_with(script, signs, form) {
        let (Some(whole), Some(digits)) = (c.get(0), c.get(1)) else {
            continue;
        };
        let said = match digits.as_str() {
            "两" => Some(2),
            digits => number(digits),
        };
        let Some(listed) = listed(script, whole.end()).filter(|n| *n >= 2) else {
            continue;
        };
        if said.is_none_or(|said| said == listed) || script.is_made(&digits.range()) {
            continue;
        }
        let at = measured(script.text(), digits.range());
        let message = format!(
            "这里说“{}”，后面列了{listed}项：请补上缺的，或者改数目。",
            &script.text()[at.clone()]
        );
        out.push(
            Finding::new("list_count_wrong", Severity::Warning, at, message)
                .because("数目和列出的对不上，可能漏了一项。"),
        );
    }
}

/// The number with its measure: 四种.
fn measured(text: &str, at: Range<usize>) -> Range<usize> {
    let measure = text[at.end..].chars().next().map_or(0, char::len_utf8);
    at.start..at.end + measure
}

/// How many items follow this byte, on its line or on the lines below.
fn listed(script: &Script<'_>, from: usize) -> Option<u32> {
    let text = script.text();
    let rest = text[from..].split('\n').next().unwrap_or("");
    let spoken = regex!(r"(?:^|[；，。、])([一二三四五六七八九十])(?:是|、)");
    let mut last = 0;
    for c in spoken.captures_iter(rest) {
        match number(&c[1]) {
            Some(n) if n == last + 1 => last = n,
            _ => return None,
        }
    }
    if last > 0 {
        return Some(last);
    }
    let mut items = script.items().iter().filter(|i| i.at.start >= from);
    let first = items
        .next()
        .filter(|i| i.number == 1 && text[from..i.at.start].trim().is_empty())?;
    let mut last = first;
    for item in items {
        if item.style == first.style && item.before == last.number && item.number == last.number + 1
        {
            last = item;
        } else if item.style == first.style {
            // The list begins anew, or skips, which another rule reports.
            if item.number > last.number {
                return None;
            }
            break;
        }
    }
    Some(last.number)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "list_count_wrong";

    #[test]
    fn as_many_as_are_announced_are_listed() {
        let list = "一是拖欠租金；二是转租；三是停业。";
        finds(
            RULE,
            &format!("协议\n第八条 解除\n乙方有下列⟦四种⟧情形之一的，甲方可以解除：{list}"),
        );
        clean(
            RULE,
            &format!("协议\n第八条 解除\n乙方有下列三种情形之一的，甲方可以解除：{list}"),
        );
    }

    #[test]
    fn numbered_lines_and_run_in_items_are_counted() {
        finds(
            RULE,
            "协议\n第一条 材料\n乙方提交下列⟦三项⟧材料：\n（一）执照；\n（二）图样。\n第二条 其他\n双方遵守。",
        );
        clean(
            RULE,
            "协议\n第一条 材料\n乙方提交下列两项材料：①执照；②图样。",
        );
        finds(
            RULE,
            "协议\n第一条 材料\n乙方提交以下⟦4项⟧材料：①执照；②图样。",
        );
    }

    #[test]
    fn what_is_no_list_is_not_counted() {
        clean(
            RULE,
            "协议\n第一条 材料\n有两种规格：大号每箱20元，小号每箱12元。",
        );
    }
}
