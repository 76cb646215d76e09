//! # Effect tied to a date that is not there
//! **What it does.** In a text file, finds effect on a day without figures (2026年月日起生效),
//! an empty row 生效日期, and effect on the 签订日期 when its row is blank and no signing
//! line has a date. Blanks of a draft are `missing_answer`'s, other drawn ones (____)
//! `blank_left_open`'s.
//! **Why it matters.** Nobody can tell whether the agreement binds yet.
//! **Limit.** 自签订日期起生效 with 签订日期：____ is reported; 自双方签字之日起生效 is not, nor is
//! it when the signing block has its own dates.

use std::ops::Range;

use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if script.draft().is_some() || !script.says(&["生效"]) {
        return;
    }
    let date = regex!(
        r"((?:20[0-9]{2})?年[0-9]{0,2}月日)(?:起|之日起|[零0]时起)?(?:正式|开始)?生效|(?m:^(生效(?:日期|日|时间))\s*[：:]\s*$)"
    );
    let dates = date.captures_iter(text);
    let mut found: Vec<Range<usize>> = dates
        .filter_map(|c| c.get(1).or(c.get(2)))
        .map(|m| m.range())
        .collect();
    found.extend(undated_signing(script));
    for at in found {
        let message = "生效日期定不下来：请填写日期，或改为“自双方签字或者盖章之日起生效”。";
        out.push(
            Finding::new("effective_date_undefined", Severity::Warning, at, message)
                .because("生效日定不下来，双方的义务从哪天起算就说不清。")
                .under(Citation::read("民法典第502条")),
        );
    }
}

/// 自签订日期起生效, when that date is blank and nobody dates a signature.
fn undated_signing(script: &Script<'_>) -> Option<Range<usize>> {
    let tied = regex!(r"((?:签订|签署|签约|订立)(?:日期|日))[^。；，\n]{0,6}起[^。；\n]{0,8}生效");
    let at = tied.captures(script.text())?.get(1)?.range();
    let row = regex!(r"(?:日期|时间|(?:签订|签署|签约)日)\s*[：:]\s*(.*)$");
    let blank = regex!(r"^[_＿\s　年月日]*$");
    let clauses = script
        .lines()
        .iter()
        .position(|l| l.kind == LineKind::Heading)?;
    let (head, body) = script.lines().split_at(clauses);
    // A dated signing line, or one for the pen, tells the day.
    if body
        .iter()
        .any(|l| l.kind != LineKind::Heading && row.is_match(script.words(l)))
    {
        return None;
    }
    let own = regex!(r"^(?:签订|签署|签约|订立)(?:日期|时间|日)\s*[：:]\s*(.*)$");
    let dates = head.iter().filter_map(|l| own.captures(script.words(l)));
    let dates: Vec<bool> = dates.map(|c| blank.is_match(&c[1])).collect();
    (!dates.is_empty() && dates.iter().all(|is_blank| *is_blank)).then_some(at)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "effective_date_undefined";

    #[test]
    fn a_day_without_figures_is_reported() {
        finds(RULE, "本协议于⟦2026年月日⟧生效。");
        finds(RULE, "本协议自⟦年月日⟧起生效。");
        finds(RULE, "维护协议\n⟦生效日期⟧：\n第一条 范围");
        clean(RULE, "本协议自2026年12月1日起生效。");
        clean(RULE, "维护协议\n生效日期：2026年12月1日");
        clean(RULE, "甲方于年月日付款，本协议已经生效。");
    }

    #[test]
    fn effect_on_a_signing_date_wants_that_date() {
        let text = "维护协议\n签订日期：____年__月__日\n第一条 生效\n本协议自⟦签订日期⟧起生效。\n甲方（签字）：\n乙方（签字）：";
        finds(RULE, text);
        let text = text.replace(['⟦', '⟧'], "");
        clean(RULE, &(text.clone() + "\n签署日期：____"));
        clean(RULE, &text.replace("____年__月__日", "2026年12月1日"));
        clean(RULE, &text.replace("签订日期起生效", "双方签字之日起生效"));
    }
}
