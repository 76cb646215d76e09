//! # Reference to an item that is not there
//! **What it does.** Finds 本条第（四）项, 第三条第（四）项 and 第三条第四项 of an article
//! that has a list without that item, 第三条第三款 of an article of two paragraphs,
//! 前款 in the first paragraph of an article, and 5.4 where article 5 ends at 5.3.
//! **Why it matters.** What the reference points to was cut, and each side reads into it
//! what suits it.
//! **Limit.** An article without a list is not judged; items of statutes and of other
//! contracts are passed over.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{ItemStyle, Line, LineKind, Script, number},
    search::find_with,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let mut found = missing_items(script);
    found.extend(missing_decimals(script));
    found.extend(missing_paragraphs(script));
    found.extend(nothing_before(script));
    for at in found.into_iter().filter(|at| !script.is_made(at)) {
        let message = format!(
            "这里引用了“{}”，但那一条没有这一款、项：请改为现在的序号，或者删去引用。",
            &script.text()[at.clone()]
        );
        out.push(
            Finding::new(
                "typed_reference_to_missing_item",
                Severity::Error,
                at,
                message,
            )
            .because("删改以后序号没有跟着改，引用就落空了。"),
        );
    }
}

/// 第（四）项 of an article whose （一）（二）（三） end before.
fn missing_items(script: &Script<'_>) -> Vec<Range<usize>> {
    let text = script.text();
    if !script.says(&["项"]) {
        return Vec::new();
    }
    let form = regex!(
        r"(本|第([一二三四五六七八九十百0-9]{1,5}))条(第[（(]?([一二三四五六七八九十]{1,3})[）)]?项)"
    );
    let clauses = clauses(script);
    let mut found = Vec::new();
    for c in form.captures_iter(text) {
        let (Some(whole), Some(item), Some(wanted)) = (
            c.get(0),
            c.get(3),
            c.get(4).and_then(|m| number(m.as_str())),
        ) else {
            continue;
        };
        let Some(range) = named(script, &clauses, whole.start(), c.get(2)) else {
            continue;
        };
        let items = script.items();
        let items = items
            .iter()
            .filter(|i| i.style == ItemStyle::Han && range.contains(&i.at.start));
        if items
            .map(|i| i.number)
            .max()
            .is_some_and(|last| wanted > last)
        {
            found.push(item.range());
        }
    }
    found
}

/// The bytes of the clause that 本条 or 第三条 at this byte names, unless it is one of a
/// statute or of another contract.
fn named(
    script: &Script<'_>,
    clauses: &[(Option<u32>, Range<usize>)],
    at: usize,
    digits: Option<regex::Match<'_>>,
) -> Option<Range<usize>> {
    let mut others = script.references().others.iter();
    if others.any(|other| other.start == at) {
        return None;
    }
    let wanted = digits.map(|m| number(m.as_str()));
    let is_named = |(own, range): &&(Option<u32>, Range<usize>)| match wanted {
        None => range.contains(&at),
        Some(wanted) => wanted.is_some() && *own == wanted,
    };
    clauses
        .iter()
        .find(is_named)
        .map(|(_, range)| range.clone())
}

/// Each clause with its number and its bytes, the heading's included.
pub(super) fn clauses(script: &Script<'_>) -> Vec<(Option<u32>, Range<usize>)> {
    let mut clauses: Vec<(Option<u32>, Range<usize>)> = script
        .headings()
        .map(|(n, l)| (n, l.range.start..script.text().len()))
        .collect();
    for n in 1..clauses.len() {
        clauses[n - 1].1.end = clauses[n].1.start;
    }
    let annex = script
        .lines()
        .iter()
        .find(|l| l.kind == LineKind::AnnexHeading);
    if let (Some(annex), Some(last)) = (annex, clauses.last_mut())
        && last.1.start < annex.range.start
    {
        last.1.end = annex.range.start;
    }
    clauses
}

/// 第三条第三款 of an article that has two paragraphs and no list.
fn missing_paragraphs(script: &Script<'_>) -> Vec<Range<usize>> {
    if !script.says(&["款"]) {
        return Vec::new();
    }
    let form = regex!(
        r"(本|第([一二三四五六七八九十百0-9]{1,5}))条(第([一二三四五六七八九十]{1,3}|[0-9]{1,2})款)"
    );
    let clauses = clauses(script);
    let mut found = Vec::new();
    for c in form.captures_iter(script.text()) {
        let (Some(whole), Some(part), Some(wanted)) = (
            c.get(0),
            c.get(3),
            c.get(4).and_then(|m| number(m.as_str())),
        ) else {
            continue;
        };
        let Some(range) = named(script, &clauses, whole.start(), c.get(2)) else {
            continue;
        };
        let is_list = (script.items().iter()).any(|i| range.contains(&i.at.start));
        let of_clause = |l: &&Line| range.contains(&l.range.start);
        let lines = script.lines().iter().filter(of_clause);
        let paragraphs = lines.filter(|l| l.kind == LineKind::Paragraph).count();
        if !is_list && (paragraphs as u64) < u64::from(wanted) {
            found.push(part.range());
        }
    }
    found
}

/// 前款另有约定 in the first paragraph of an article.
fn nothing_before(script: &Script<'_>) -> Vec<Range<usize>> {
    let form = regex!(r"前[一二两三]?款(?:的|所)?(?:另有|约定|规定|情形|期限|事由|列|述)");
    let mut found = Vec::new();
    for c in find_with(
        script,
        &["前款", "前一款", "前两款", "前二款", "前三款"],
        form,
    ) {
        let lines = script.lines();
        let n = lines.partition_point(|l| l.range.start <= c.start());
        let (Some(own), Some(above)) = (
            n.checked_sub(1).and_then(|n| lines.get(n)),
            n.checked_sub(2).and_then(|n| lines.get(n)),
        ) else {
            continue;
        };
        let is_first = own.kind == LineKind::Paragraph
            && above.kind == LineKind::Heading
            && script.words(above).starts_with('第');
        let is_item = (script.items().iter()).any(|i| own.range.contains(&i.at.start));
        if is_first && !is_item {
            let end = c.start() + c.as_str().find('款').map_or(0, |n| n + '款'.len_utf8());
            found.push(c.start()..end);
        }
    }
    found
}

/// 按照5.4的约定 where the items of article 5 end at 5.3.
fn missing_decimals(script: &Script<'_>) -> Vec<Range<usize>> {
    let labels: Vec<(u32, u32)> = script
        .items()
        .iter()
        .filter_map(|i| match i.style {
            ItemStyle::Decimal(first) => Some((first, i.number)),
            _ => None,
        })
        .collect();
    if labels.len() < 3 {
        return Vec::new();
    }
    let form = regex!(
        r"(?:按照|依照|依据|根据|违反|符合|适用|见|按|第)[ 　]?(([0-9]{1,2})\.([0-9]{1,2}))[ 　]?(?:条|款|项|的约定|的规定|约定|规定|所列|所述)"
    );
    let mut found = Vec::new();
    for c in form.captures_iter(script.text()) {
        let (Some(at), Some(first), Some(second)) = (
            c.get(1),
            c.get(2).and_then(|m| m.as_str().parse::<u32>().ok()),
            c.get(3).and_then(|m| m.as_str().parse::<u32>().ok()),
        ) else {
            continue;
        };
        if labels.iter().any(|(f, _)| *f == first) && !labels.contains(&(first, second)) {
            found.push(at.range());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "typed_reference_to_missing_item";

    #[test]
    fn an_item_behind_the_last_is_found() {
        let with = |reference: &str| {
            format!(
                "协议\n第一条 检修\n（一）检查；\n（二）修理。\n停机的，不受{reference}的限制。\n第二条 其他\n双方遵守。"
            )
        };
        finds(RULE, &with("本条⟦第（三）项⟧"));
        finds(RULE, &with("第一条⟦第三项⟧"));
        clean(RULE, &with("本条第（二）项"));
        clean(RULE, &with("第二条第（三）项"));
        clean(RULE, &with("《民法典》第一条第（三）项"));
    }

    #[test]
    fn a_paragraph_behind_the_last_is_found() {
        let with = |reference: &str| {
            format!(
                "协议\n第一条 借期一年。\n利率为6%。\n第二条 逾期的，不再计算第一条{reference}的利息。"
            )
        };
        finds(RULE, &with("⟦第三款⟧"));
        clean(RULE, &with("第二款"));
        clean(RULE, &with("第三款").replace("利率", "（一）利率"));
    }

    #[test]
    fn the_first_paragraph_has_none_before_it() {
        let with = |words: &str| format!("协议\n第一条 逾期\n{words}");
        finds(RULE, &with("除⟦前款⟧另有约定外，每日付5元。"));
        clean(RULE, &with("每日付5元。\n除前款约定外，另付差价。"));
        clean(RULE, &with("甲方付清以前款项的，继续供货。"));
    }

    #[test]
    fn a_decimal_behind_the_last_is_found() {
        let with = |reference: &str| {
            format!(
                "协议\n1 交付\n1.1 三日内。\n2 验收\n2.1 五日内，不合格的，按照{reference}的约定退款。\n3 责任\n3.1 每日5元。\n3.2 退款。"
            )
        };
        finds(RULE, &with("⟦3.3⟧"));
        clean(RULE, &with("3.2"));
    }
}
