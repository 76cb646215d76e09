//! References to articles, 第五条, and what they belong to.

use std::ops::Range;

use super::{LineKind, Script, number};
use crate::check::regex;

/// References in running text, told apart by what they belong to.
pub(in crate::check) struct References {
    /// To this agreement's articles.
    pub own: Vec<(Range<usize>, u32)>,
    /// To those of statutes and other contracts.
    pub others: Vec<Range<usize>>,
}

pub(super) fn references(script: &Script<'_>) -> References {
    let form = regex!(r"第([一二三四五六七八九十百零〇0-9]{1,7})条");
    let text = script.text();
    let (mut own, mut others) = (Vec::new(), Vec::new());
    let mut of_a_law = 0;
    let is_supplement = regex!(r"补充|变更|修改|修订").is_match(script.title());
    for c in form.captures_iter(text) {
        let (Some(whole), Some(digits)) = (c.get(0), c.get(1)) else {
            continue;
        };
        let line = script.line_at(whole.start());
        if line.is_some_and(|l| l.kind == LineKind::Heading && l.range.start == whole.start()) {
            continue;
        }
        let in_text = line.is_some_and(|line| {
            line.kind == LineKind::Paragraph && line.range.start < whole.start()
        });
        let before = &text[..whole.start()];
        let statute = regex!(
            r"(》|法|法典|条例|规定|解释|办法|规则|细则|意见|通知)(（[^（）]{0,20}）)?(的)?$"
        );
        let near = before
            .char_indices()
            .rev()
            .take(28)
            .last()
            .map_or(0, |(n, _)| n);
        let goes_on = of_a_law > 0
            && regex!(r"^(第[一二三四五六七八九十百零〇0-9]+[款项])*(（[^（）]{0,12}）)?[、和及至到或者以]*(第[一二三四五六七八九十百零〇0-9]+[款项])*$")
                .is_match(&text[of_a_law..whole.start()]);
        let is_other = goes_on
            || statute.is_match(&before[near..])
            || is_of_another(&before[near..])
            || is_supplement && is_of_the_first(before);
        if is_other {
            of_a_law = whole.end();
            others.push(whole.range());
            continue;
        }
        if in_text && let Some(wanted) = number(digits.as_str()) {
            own.push((whole.range(), wanted));
        }
    }
    References { own, others }
}

/// In a supplement, does this belong to the contract that it changes: 原合同其余条款（第七条、
/// 第九条）, or the new words of one: 第四条修改为：“……按第十五条……”?
fn is_of_the_first(before: &str) -> bool {
    let line = before.rfind('\n').map_or(before, |n| &before[n..]);
    let first = regex!(r"原(?:[\u4E00-\u9FFF]{0,6})(?:合同|协议)|主合同|主协议");
    let is_quoted = line.matches('“').count() > line.matches('”').count();
    let sentence = line.rfind(['。', '；']).map_or(line, |n| &line[n..]);
    let words = if is_quoted { line } else { sentence };
    let Some(found) = first.find_iter(words).last() else {
        return false;
    };
    is_quoted || !regex!(r"本(?:补充)?(?:合同|协议)").is_match(&words[found.end()..])
}

/// Do these words name another contract: 原合同, 主合同, 《……》补充协议, 借款合同?
/// 本合同 and 本补充协议 are this one.
pub(in crate::check) fn is_of_another(before: &str) -> bool {
    let form = regex!(
        r"([\u4E00-\u9FFF》]{1,8})(?:合同|协议|合约)(?:书)?(?:（[^（）]{0,16}）)?(?:的|中|附件)?[“”]?$"
    );
    let Some(c) = form.captures(before) else {
        return false;
    };
    // 签订《钢材买卖合同》，按该合同第十一条
    if regex!(r"》[^。；《]{0,12}该(?:合同|协议|合约)的?$").is_match(before) {
        return true;
    }
    let named = &c[1];
    let own = ["本", "该", "照", "据", "按", "反", "合", "在", "与", "行"];
    regex!(r"[原主旧前]$|[》]$|(?:[原主旧]|上述|前述|另行签订的)[\u4E00-\u9FFF]{0,6}$|(?:借款|租赁|施工|采购|买卖|服务|供货|承包|加盟|劳动|补充|委托|合作|销售|经销|框架|供应)$")
        .is_match(named)
        && !named.contains('本')
        && !own.iter().any(|o| named.ends_with(o))
}
