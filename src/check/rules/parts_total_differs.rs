//! # Parts that do not make their total
//! **What it does.** Adds the areas of the plots or rooms that the lines right above
//! list and compares them with 以上三块地共计7.8亩.
//! **Why it matters.** Price or rent is reckoned from the total.
//! **Limit.** Every line must hold one figure of that unit, and there must be as many lines as
//! are announced.

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script, number},
    search::captures_with,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(?:以上|上述)([二两三四五六七八九十])(?:块|片|处|宗|间|个|项|幅)[^，。；0-9\n]{0,6}(?:共计|合计|总计|共)(?:面积)?(?:为)?(?:约)?([0-9]+(?:\.[0-9]+)?)(亩|平方米|㎡|平米)"
    );
    for c in captures_with(script, &["以上", "上述"], form) {
        let (Some(count), Some(total), Some(unit)) = (c.get(1), c.get(2), c.get(3)) else {
            continue;
        };
        let count = match count.as_str() {
            "两" => Some(2),
            digits => number(digits),
        };
        let end = script
            .lines()
            .partition_point(|l| l.range.start <= total.start());
        let lines = script.lines()[..end.saturating_sub(1)].iter().rev();
        let lines = lines.filter(|l| l.kind != LineKind::Title);
        let parts: Option<Vec<u64>> = lines
            .take(count.map_or(0, |n| n as usize))
            .map(|line| only(script.words(line), unit.as_str()))
            .collect();
        let (Some(parts), Some(said)) = (parts, hundredths(total.as_str())) else {
            continue;
        };
        let sum = parts
            .iter()
            .try_fold(0_u64, |sum, part| sum.checked_add(*part));
        let Some(sum) = sum else { continue };
        if sum == said || script.is_made(&total.range()) {
            continue;
        }
        let at = total.start()..unit.end();
        let message = format!("上面各处加起来是{}{}：请核对。", shown(sum), unit.as_str());
        out.push(
            Finding::new("parts_total_differs", Severity::Error, at, message)
                .because("面积是计价的依据，合计不对，价款就有争议。"),
        );
    }
}

/// The one figure of this unit in a line, in hundredths.
fn only(words: &str, unit: &str) -> Option<u64> {
    let form = regex!(r"([0-9]+(?:\.[0-9]+)?)(亩|平方米|㎡|平米)");
    let mut found = form.captures_iter(words).filter(|c| &c[2] == unit);
    match (found.next(), found.next()) {
        (Some(c), None) => hundredths(&c[1]),
        _ => None,
    }
}

fn hundredths(figure: &str) -> Option<u64> {
    let (whole, rest) = figure.split_once('.').unwrap_or((figure, ""));
    let rest: u64 = match rest.len() {
        0 => 0,
        1 => rest.parse::<u64>().ok()? * 10,
        2 => rest.parse().ok()?,
        _ => return None,
    };
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(rest)
}

/// 750 hundredths are 7.5.
fn shown(hundredths: u64) -> String {
    let words = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    words.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "parts_total_differs";

    #[test]
    fn areas_beyond_all_measure_are_let_be() {
        let huge = "999999999999999999亩";
        clean(
            RULE,
            &format!("租地协议\n一、土地\n一块{huge}；\n一块{huge}。\n以上两块地共计7亩。"),
        );
        let most = "180000000000000000亩";
        clean(
            RULE,
            &format!("租地协议\n一、土地\n一块{most}；\n一块{most}。\n以上两块地共计7亩。"),
        );
    }

    #[test]
    fn plots_make_their_total() {
        let text = |total: &str| {
            format!(
                "租地协议\n一、土地\n1. 井房南一块，2.3亩；\n2. 窑场西一块，1.8亩；\n3. 河边一块，3.4亩。\n以上三块地共计{total}，按证为准。"
            )
        };
        finds(RULE, &text("⟦7.8亩⟧"));
        clean(RULE, &text("7.5亩"));
        clean(
            RULE,
            &text("7.8亩")
                .replace("三块", "两块")
                .replace("2. 窑场西一块，1.8亩", "2. 窑场西一块"),
        );
    }
}
