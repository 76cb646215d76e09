//! Lists of an item and an amount a line, ended by a total: 人工费 31,200元 … 合计 46,800元.

use super::{Total, figure};
use crate::check::{
    regex,
    script::{Line, LineKind, Script},
};

/// The totals of the lists.
pub(super) fn totals(script: &Script<'_>) -> Vec<Total> {
    let form = regex!(
        r"^(?:以上|各项)?(?:合\s*计|总\s*计|共\s*计)(?:金额)?(?:[：:]|[ 　])\s*(?:[^ 　：:，。；]{1,10}[ 　]+){0,2}?(?:人民币)?([¥￥]?[0-9][0-9,]*(?:\.[0-9]+)?\s*元?)(?:整)?(?:[（(，,。；].*)?$"
    );
    let lines = script.lines();
    let mut totals = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        if !is_entry(line) {
            continue;
        }
        let Some(found) = form.captures(script.words(line)).and_then(|c| c.get(1)) else {
            continue;
        };
        let at = line.range.start + found.start()..line.range.start + found.end();
        let amount = found.as_str().trim_matches(['¥', '￥', '元', ' ']);
        if let (Some((written, _)), Some(sum)) = (figure(amount), sum_above(script, &lines[..n])) {
            totals.push(Total {
                at,
                sum,
                written,
                slack: 0,
                fen: Some(100),
            });
        }
    }
    totals
}

fn is_entry(line: &Line) -> bool {
    matches!(
        line.kind,
        LineKind::Paragraph | LineKind::Row | LineKind::Heading
    )
}

/// The sum of the entries right above, where nothing else is among them.
fn sum_above(script: &Script<'_>, lines: &[Line]) -> Option<u64> {
    let form = regex!(
        r"^(?:[0-9]{1,2}[.、．)）]?\s*|[（(][一二三四五六七八九十0-9]{1,2}[)）]\s*)?([^：:；。，]{1,30}?)([：:]|[ 　]+)(?:[^：:；。，]{0,20}[ 　])?[¥￥]?([0-9][0-9,]*(?:\.[0-9]+)?)\s*(元?)[；。;，]?$"
    );
    let is_apart = regex!(
        r"小计|单价|数量|型号|规格|编号|电话|账号|日期|定金|押金|预付|余款|首付|尾款|折|优惠|减|免|税|其中|面积|株数|序号|含|元/|每月|月租|已付"
    );
    let (mut sum, mut count, mut are_yuan) = (0_u64, 0, true);
    let mut colons = 0;
    let mut head = None;
    for line in lines.iter().rev() {
        let words = script.words(line);
        let found = form.captures(words).filter(|_| is_entry(line));
        let Some(c) = found else {
            head = Some(line);
            break;
        };
        if is_apart.is_match(words) {
            return None;
        }
        sum = sum.checked_add(figure(&c[3])?.0)?;
        colons += usize::from(matches!(&c[2], "：" | ":"));
        are_yuan &= !c[4].is_empty();
        count += 1;
    }
    // What stands above opens the list and is no entry that was not understood.
    let head = head?;
    let words = script.words(head);
    let opens = matches!(
        head.kind,
        LineKind::AnnexHeading | LineKind::Heading | LineKind::Section | LineKind::Title
    ) || words.ends_with(['：', ':'])
        || !words.contains(|c: char| c.is_ascii_digit());
    let is_money = are_yuan || colons == 0 && regex!(r"元|金额").is_match(words);
    (count >= 2 && opens && is_money && head.kind != LineKind::Cell).then_some(sum)
}
