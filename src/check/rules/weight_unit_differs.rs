//! # One price, two units of weight
//! **What it does.** Finds the same figure as the price of a 斤 and of a 公斤, or of a 公斤 and
//! of a 吨: 每市斤1.60元 and 每公斤1.60元.
//! **Why it matters.** The one is twice or a thousand times the other.
//! **Limit.** Figures that differ are two prices; what is 合 or 折合 is reckoned over.

use std::ops::Range;

use crate::check::{Finding, Severity, regex, script::Script, search::captures_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"每(市?斤|公斤|千克|吨)(?:[^，。；0-9\n]{0,4})([0-9]+(?:\.[0-9]+)?)元|([0-9]+(?:\.[0-9]+)?)元?\s*(?:[/／每]|元[/／每])(市?斤|公斤|千克|吨)"
    );
    let mut known: Vec<(String, &str, Range<usize>)> = Vec::new();
    for c in captures_with(script, &["斤", "千克", "吨"], form) {
        let Some(whole) = c.get(0) else { continue };
        let (Some(unit), Some(figure)) = (c.get(1).or(c.get(4)), c.get(2).or(c.get(3))) else {
            continue;
        };
        let unit = match unit.as_str() {
            "市斤" | "斤" => "斤",
            "千克" | "公斤" => "公斤",
            unit => unit,
        };
        let sentence = &script.text()[script.sentence_at(whole.start())];
        if regex!(r"折合|相当于|运费|装卸|包装|降|涨|补贴").is_match(sentence) {
            continue;
        }
        let figure = match figure.as_str().contains('.') {
            true => figure.as_str().trim_end_matches('0').trim_end_matches('.'),
            false => figure.as_str(),
        };
        let first = known.iter().find(|(f, ..)| f == figure);
        match first {
            Some((_, other, at)) if *other != unit => {
                let message = format!(
                    "前面是“{}”，这里同一个价换了单位：请核对。",
                    &script.text()[at.clone()]
                );
                out.push(
                    Finding::new(
                        "weight_unit_differs",
                        Severity::Warning,
                        whole.range(),
                        message,
                    )
                    .because("一公斤是两斤，单位不同，货款差一倍。"),
                );
            }
            Some(_) => {}
            None => known.push((figure.to_owned(), unit, whole.range())),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "weight_unit_differs";

    #[test]
    fn one_price_is_of_one_unit() {
        finds(
            RULE,
            "收购协议\n萝卜每市斤1.60元。\n净重乘以⟦每公斤1.60元⟧结账。",
        );
        clean(
            RULE,
            "收购协议\n萝卜每市斤1.60元。\n净重乘以每斤1.6元结账。",
        );
        clean(RULE, "收购协议\n萝卜每市斤1.60元，白菜每公斤1.80元。");
    }
}
