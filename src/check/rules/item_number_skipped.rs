//! # Number of a list skipped
//! **What it does.** Finds a list, typed by hand, whose next number is missing:
//! （一）（三）, 1、3、 in consecutive lines of one kind.
//! **Why it matters.** An item may have been lost.
//! **Limit.** 1、2、 is right; a list may begin anew at 1.

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"^(?:（([一二三四五六七八九十]{1,3})）|（([0-9]{1,2})）|([0-9]{1,2})[、.．][^0-9])"
    );
    // The last number of each kind of label since the last heading.
    let mut last: [u32; 3] = [0; 3];
    for line in script.lines() {
        if matches!(
            line.kind,
            LineKind::Heading | LineKind::AnnexHeading | LineKind::Section
        ) {
            last = [0; 3];
        }
        if line.kind != LineKind::Paragraph {
            continue;
        }
        let Some(c) = form.captures(script.words(line)) else {
            continue;
        };
        let Some((kind, label)) = (0..3).find_map(|k| c.get(k + 1).map(|m| (k, m))) else {
            continue;
        };
        let at = line.range.start + label.start()..line.range.start + label.end();
        let Some(now) = number(label.as_str()) else {
            continue;
        };
        let before = std::mem::replace(&mut last[kind], now);
        if now > before.saturating_add(1) && !script.is_made(&at) {
            let message = format!("序号从{before}跳到了{now}：请补上缺的一项，或者重新编号。");
            out.push(
                Finding::new("item_number_skipped", Severity::Warning, at, message)
                    .because("跳号说明可能漏了一项。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn a_gap_in_a_list_is_found() {
        finds(
            "item_number_skipped",
            "协议\n第一条 内容\n1、清洗设备；\n2、检查线路；\n⟦4⟧、调试系统。\n",
        );
        finds(
            "item_number_skipped",
            "协议\n第一条 内容\n（一）清洗；\n（⟦三⟧）调试。\n",
        );
        clean(
            "item_number_skipped",
            "协议\n第一条 内容\n1、清洗；\n2、检查。\n1、另一组；\n2、又一项。\n3.5吨的设备另计。\n",
        );
    }
}
