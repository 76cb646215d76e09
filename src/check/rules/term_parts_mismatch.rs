//! # Parts of a term that do not make it up
//! **What it does.** Adds 前三年 and 后三年 and compares the sum with the years of the term.
//! **Why it matters.** One year has two prices, or none.
//! **Limit.** A term of five years in 前三年 and 后两年 is right; terms that are said only
//! once, and agreements with two terms, are let be.

use crate::check::{
    Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["后"]) || !script.says(&["前"]) {
        return;
    }
    let term = regex!(
        r"(?:租期|租赁期限?|承包期限?|合作期限?|经营期限?|期限|有效期)(?:为|是|共|：)?\s*([0-9]{1,2}|[二两三四五六七八九十]{1,2})年"
    );
    let mut terms: Vec<u32> = term
        .captures_iter(text)
        .filter_map(|c| years(&c[1]))
        .collect();
    terms.dedup();
    let [whole] = terms[..] else { return };
    let form = regex!(
        r"前([0-9]{1,2}|[一二两三四五六七八九十]{1,2})年[^。；\n前]{1,60}?(后([0-9]{1,2}|[一二两三四五六七八九十]{1,2})年)([^0-9一二两三四五六七八九]|$)"
    );
    for c in form.captures_iter(text) {
        let (Some(last), Some(first), Some(second)) = (c.get(2), years(&c[1]), years(&c[3])) else {
            continue;
        };
        if first + second == whole || script.is_made(&last.range()) {
            continue;
        }
        let message = format!(
            "前{first}年加后{second}年是{}年，期限是{whole}年：请核对。",
            first + second
        );
        out.push(
            Finding::new(
                "term_parts_mismatch",
                Severity::Warning,
                last.range(),
                message,
            )
            .because("有一年两头都算，或者两头都不算，按哪个价就有争议。"),
        );
    }
}

fn years(digits: &str) -> Option<u32> {
    match digits {
        "两" => Some(2),
        digits => number(digits),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "term_parts_mismatch";

    #[test]
    fn the_parts_make_up_the_term() {
        let text = |last: &str| {
            format!("租赁协议\n一、租期五年。\n二、前三年每年租金2万元，{last}每年租金3万元。")
        };
        finds(RULE, &text("⟦后三年⟧"));
        clean(RULE, &text("后两年"));
        clean(RULE, &text("后三年").replace("租期五年", "租期另定"));
    }
}
