//! # Year of two digits
//! **What it does.** Finds dates such as 26年11月24日 and 自26年11月起. Lengths of time
//! (满15年6月) and the years of reigns are let be.
//! **Why it matters.** GB/T 15835 wants four digits; two can be another century or a
//! length of time.
//! **Limit.** 2026年11月24日 is right, 26年11月24日 is not.
//! **Remedy.** The year in four digits, up to 50 of this century.

use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Script, is_typed},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"[’‘']?([0-9]{2})年([0-9]{1,2})月([0-9]{1,2}[日号]|起|底|初|末|份|前|止|[上中下]旬)?"
    );
    let text = script.text();
    for found in form.captures_iter(text) {
        let (Some(whole), Some(year)) = (found.get(0), found.get(1)) else {
            continue;
        };
        let before = &text[..whole.start()];
        let month = found[2].parse::<u8>().unwrap_or(0);
        let is_date = found.get(3).is_some() || before.ends_with(['自', '从', '于']);
        let at = whole.start()..year.end() + '年'.len_utf8();
        let is_month = (1..=12).contains(&month);
        if !is_date || !is_month || is_other(before) || !is_typed(script, &at) {
            continue;
        }
        let century = if year.as_str() <= "50" { "20" } else { "19" };
        let right = format!("{century}{}年", year.as_str());
        out.push(
            Finding::new(
                "year_abbreviated",
                Severity::Hint,
                at,
                format!("年份请写全四位：{right}。"),
            )
            .because("两位数的年份可能被看成期限，也可能被看成另一个世纪。")
            .under(Citation::secondary("GB/T 15835—2011"))
            .mended(right),
        );
    }
}

/// Inside a longer number, after 满 or 共, or the year of a reign.
fn is_other(before: &str) -> bool {
    let near = before.trim_end_matches([' ', '\u{3000}']);
    let is_part = |c: char| c.is_numeric() || ".-～—/年满第达共逾近约超".contains(c);
    let reigns = [
        "民国", "光绪", "宣统", "同治", "昭和", "平成", "令和", "公元", "农历",
    ];
    near.ends_with(is_part)
        || before.ends_with(crate::check::script::BLANK)
        || reigns.iter().any(|reign| near.ends_with(reign))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "year_abbreviated";

    #[test]
    fn a_year_of_two_digits_is_written_out() {
        finds(RULE, "货款于⟦26年⟧11月24日付清。");
        clean(RULE, "货款于2026年11月24日付清。");
        mends(
            RULE,
            "服务自26年11月起，至’27年10月底止；房屋建于98年5月。",
            "服务自2026年11月起，至2027年10月底止；房屋建于1998年5月。",
        );
    }

    #[test]
    fn lengths_of_time_and_reigns_are_let_be() {
        clean(RULE, "工作满15年6月的，另行商定。");
        clean(RULE, "租赁期限为10年6月。");
        clean(RULE, "地契立于民国26年11月4日。");
        clean(RULE, "20\u{FFFC}26年11月1日");
        clean(RULE, "2025-26年11月底前");
    }
}
