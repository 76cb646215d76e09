//! # Figure and 大写 that differ
//! **What it does.** Finds an amount in capitals within a dozen characters of its
//! figure, in either order, in one sentence or row, whose value is another.
//! **Why it matters.** No statute says which of the two an agreement means.
//! **Limit.** ¥12,800.00（壹万贰仟捌佰元整） is right, …（壹万贰仟元整） is not; 5万元 is
//! 伍万元整.
//! **Remedy.** The capitals of the figure.

use std::ops::Range;

use super::amount_words_irregular::CAPITALS;
use crate::{
    check::{Finding, Severity, regex, script::Script, search::find_with},
    model::value::{capital, money},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for pair in pairs(script) {
        let Some(value) = capital::read_money(&script.text()[pair.words.clone()]) else {
            continue;
        };
        if value == pair.figure {
            continue;
        }
        let right = format!("{}{}", pair.prefix, capital::money(pair.figure));
        let message = format!(
            "大写与小写不一致：小写是{}，大写应为“{right}”。请核对金额。",
            money::print(pair.figure)
        );
        out.push(
            Finding::new(
                "amount_words_mismatch",
                Severity::Error,
                pair.words,
                message,
            )
            .because("大小写不一致，付多少就有争议。")
            .mended(right),
        );
    }
}

/// A figure and the capitals that belong to it.
pub(super) struct Pair {
    /// The figure in fen.
    pub figure: u64,
    /// The capitals, 人民币 included.
    pub words: Range<usize>,
    /// 人民币, when the capitals begin with it.
    pub prefix: &'static str,
}

/// Amounts in capitals with the figure beside them.
pub(super) fn pairs(script: &Script<'_>) -> Vec<Pair> {
    let capitals = regex!(
        r"(人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟萬万亿]{1,30}[元圆](零?[零壹贰叁肆伍陆柒捌玖]角)?(零?[零壹贰叁肆伍陆柒捌玖]分)?[整正]?"
    );
    let after = regex!(
        r"^[）)，：: ]*(?:（|\()?(?:即|小写)?[：: ]*(?:人民币)?[¥￥]?\s*([0-9][0-9,]*(?:\.[0-9]+)?\s*[万亿]?)\s*元?"
    );
    let before = regex!(
        r"([¥￥]?\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*[万亿]?\s*元?)(?:整)?[（(，、]?\s*(?:即|合计|折合)?(?:大写)?(?:金额)?[：:]?\s*$"
    );
    let text = script.text();
    let mut pairs = Vec::new();
    for found in find_with(script, CAPITALS, capitals) {
        let line = script.line_at(found.start());
        let (Some(line), true) = (line, found.as_str().chars().count() > 2) else {
            continue;
        };
        let near = text[line.range.start..found.start()]
            .char_indices()
            .rev()
            .take(40)
            .last()
            .map_or(found.start(), |(n, _)| line.range.start + n);
        let figure = before
            .captures(&text[near..found.start()])
            .or_else(|| after.captures(&text[found.end()..line.range.end.max(found.end())]))
            .and_then(|c| money::read(c[1].trim()).ok());
        if let Some(figure) = figure {
            pairs.push(Pair {
                figure,
                words: found.range(),
                prefix: if found.as_str().starts_with("人民币") {
                    "人民币"
                } else {
                    ""
                },
            });
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "amount_words_mismatch";

    #[test]
    fn capitals_of_another_value_are_found_and_put_right() {
        finds(RULE, "价款为¥12,800.00（⟦人民币壹万贰仟元整⟧）。");
        finds(RULE, "租金⟦伍仟元整⟧（¥50,000.00）。");
        mends(
            RULE,
            "价款为25.00元（大写：贰拾元整）。",
            "价款为25.00元（大写：贰拾伍元整）。",
        );
        clean(RULE, "价款为¥12,800.00（人民币壹万贰仟捌佰元整）。");
        clean(RULE, "价款5万元（大写：伍万元整），定金为叁仟元整。");
        clean(RULE, "价款¥107,000.53（壹拾万零柒仟元伍角叁分）。");
    }
}
