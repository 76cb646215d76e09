//! # Reference to an article that is not there
//! **What it does.** Finds 第X条 in running text that is none of this agreement's
//! articles. Articles of a statute, which follow 《…》 or the name of a law, are passed
//! over, and so are the further ones of the same list: 《民法典》第五百条、第五百零一条.
//! **Why it matters.** After an article was cut the reference points nowhere, and each
//! side reads into it what suits it.
//! **Limit.** Of ten articles 第十条 is right, 第十一条 is reported.

use std::ops::Range;

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let known: Vec<u32> = script.headings().filter_map(|(n, _)| n).collect();
    if known.is_empty() {
        return;
    }
    for (at, wanted) in references(script) {
        if known.contains(&wanted) || script.is_made(&at) {
            continue;
        }
        let message = format!(
            "这里引用了“{}”，但本协议没有这一条：请改为现在的条号，或者删去引用。",
            &script.text()[at.clone()]
        );
        out.push(
            Finding::new(
                "typed_reference_to_missing_clause",
                Severity::Error,
                at,
                message,
            )
            .because("删改条款后条号没有跟着改，引用就落空了。"),
        );
    }
}

/// References to this agreement's articles in running text: where, and which.
pub(super) fn references(script: &Script<'_>) -> Vec<(Range<usize>, u32)> {
    all_references(script).own
}

/// References to the articles of statutes and of other contracts.
pub(super) fn other_references(script: &Script<'_>) -> Vec<Range<usize>> {
    all_references(script).others
}

/// References in running text, told apart by what they belong to.
struct References {
    /// To this agreement's articles.
    own: Vec<(Range<usize>, u32)>,
    /// To those of statutes and other contracts.
    others: Vec<Range<usize>>,
}

fn all_references(script: &Script<'_>) -> References {
    let form = regex!(r"第([一二三四五六七八九十百零〇0-9]{1,7})条");
    let text = script.text();
    let (mut own, mut others) = (Vec::new(), Vec::new());
    let mut of_a_law = 0;
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
            && regex!(r"^(第[一二三四五六七八九十百零〇0-9]+[款项])*[、和及至到或者以]*(第[一二三四五六七八九十百零〇0-9]+[款项])*$")
                .is_match(&text[of_a_law..whole.start()]);
        if statute.is_match(&before[near..]) || goes_on || is_of_another(&before[near..]) {
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

/// Do these words name another contract: 原合同, 主合同, 《……》补充协议, 借款合同?
/// 本合同 and 本补充协议 are this one.
pub(super) fn is_of_another(before: &str) -> bool {
    let form = regex!(
        r"([\u4E00-\u9FFF》]{1,8})(?:合同|协议|合约)(?:书)?(?:（[^（）]{0,16}）)?(?:的|中|附件)?[“”]?$"
    );
    let Some(c) = form.captures(before) else {
        return false;
    };
    let named = &c[1];
    let own = ["本", "该", "照", "据", "按", "反", "合", "在", "与", "行"];
    regex!(r"[原主旧前]$|[》]$|(?:[原主旧]|上述|前述|另行签订的)[\u4E00-\u9FFF]{0,6}$|(?:借款|租赁|施工|采购|买卖|服务|供货|承包|加盟|劳动|补充|委托|合作|销售|经销|框架|供应)$")
        .is_match(named)
        && !named.contains('本')
        && !own.iter().any(|o| named.ends_with(o))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "typed_reference_to_missing_clause";

    fn agreement(words: &str) -> String {
        format!("维护协议\n第一条 范围\n乙方维护设备。\n第二条 费用\n{words}\n")
    }

    #[test]
    fn a_reference_beyond_the_last_article_is_found() {
        finds(RULE, &agreement("违反⟦第三条⟧的，乙方返还费用。"));
        clean(RULE, &agreement("违反第二条的，乙方返还费用。"));
        finds(RULE, &agreement("依照本协议⟦第12条⟧处理。"));
    }

    #[test]
    fn articles_of_statutes_are_not_ours() {
        clean(
            RULE,
            &agreement("依照《中华人民共和国民法典》第五百八十五条、第五百八十六条处理。"),
        );
        clean(
            RULE,
            &agreement("民法典第一百八十条和第五百九十条另有规定。"),
        );
        clean(
            RULE,
            &agreement("依照《仲裁法》（2025年修订）第二十七条第一款和第二十九条处理。"),
        );
    }
}
