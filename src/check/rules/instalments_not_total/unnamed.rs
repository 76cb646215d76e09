//! Instalments that only their occasions tell apart: 开工前3日付20,000元，验收后付25,000元.

use std::ops::Range;

use crate::{
    check::{
        regex,
        script::{LineKind, Script},
    },
    model::value::money,
};

/// Paragraphs, an opened list with its entries as one.
pub(super) fn units(script: &Script<'_>) -> Vec<Range<usize>> {
    let entry = regex!(r"^(?:[（(][一二三四五六七八九十0-9]{1,2}[)）]|[0-9]{1,2}[.、．)）]|[①-⑩])");
    let mut units: Vec<Range<usize>> = Vec::new();
    let (mut is_open, mut is_first) = (false, false);
    for line in script.lines() {
        if line.kind != LineKind::Paragraph {
            is_open = false;
            is_first = line.kind == LineKind::Heading;
            continue;
        }
        let words = script.words(line);
        match units.last_mut() {
            Some(unit) if is_open && entry.is_match(words) => unit.end = line.range.end,
            _ => {
                // A heading may open a list too.
                is_open = words.ends_with(['：', ':']) || is_first && entry.is_match(words);
                units.push(line.range.clone());
            }
        }
        is_first = false;
    }
    units
}

/// The sum of a unit's payments and the place of the last, where they are all named with
/// their amounts and the last pays the rest, or there are three.
pub(super) fn sum(words: &str) -> Option<(u64, u64, Range<usize>)> {
    if !words.contains('付') && !words.contains('交') {
        return None;
    }
    let is_apart = regex!(
        r"每[月季年日期次批箱收车台件吨个人张笔]|各付|逾期|迟延|违约|退还|返还|押金|保证金|质保金|利息|租金|%|％|百分之|[一二三四五六七八九]成|贷款|按揭|扣[除减]|垫付|赔偿|已付|代付|不超过|另付|另行"
    );
    if is_apart.is_match(words) {
        return None;
    }
    let form = regex!(
        r"(付|缴纳?|支付|交付?|余款|尾款|余下|其余|剩余)[^，。；0-9]{0,8}?(?:人民币)?[¥￥]?([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万?)元"
    );
    let (mut sum, mut most, mut count, mut rests) = (0_u64, 0_u64, 0, 0);
    let mut last = None;
    let mut is_rest = false;
    for c in form.captures_iter(words) {
        let (all, figure) = (c.get(0)?, c.get(2)?);
        let fen = money::read(&format!("{}{}", figure.as_str(), &c[3])).ok()?;
        is_rest = regex!(r"余款|尾款|余下|其余|剩余").is_match(all.as_str());
        rests += usize::from(is_rest);
        sum = sum.checked_add(fen)?;
        most = most.max(fen);
        count += 1;
        last = Some(figure.start()..all.end());
    }
    let named = regex!(r"余款|尾款|余下|其余|剩余").find_iter(words).count();
    // 剩余款项 without an amount leaves the sum open.
    let is_all = named == rests && (count >= 3 || count == 2 && is_rest);
    is_all.then_some((sum, most, last?))
}
