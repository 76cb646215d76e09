//! # Table that does not follow
//! **What it does.** Finds 见下表, 如下表 and 按下表 at the end of a clause, with the next
//! clause or the signatures right behind.
//! **Why it matters.** What the table was to settle is not settled.
//! **Limit.** Any row, cell or line of text behind it may be the table.

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
    search::find_with,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(r"(?:见|如|按|照|依照|按照|列于|详见)(?:以)?下(?:列)?表(?:所[示列])?");
    for found in find_with(script, &["下表", "下列表"], form) {
        let lines = script.lines();
        let next = lines.partition_point(|l| l.range.start <= found.start());
        let rest = script.text()[found.end()..]
            .split('\n')
            .next()
            .unwrap_or("");
        // Words behind it on its line may be the table in one line: 见下表：甲、乙各一台。
        let is_last = regex!(r"^[）)]?[。：:；]?\s*$").is_match(rest);
        let follows = lines.get(next).map(|l| l.kind);
        let is_missing = matches!(
            follows,
            None | Some(LineKind::Heading | LineKind::Signing | LineKind::AnnexHeading)
        );
        if !is_last || !is_missing || script.is_made(&found.range()) {
            continue;
        }
        out.push(
            Finding::new(
                "table_missing",
                Severity::Error,
                found.range(),
                "这里说见下表，后面没有表：请补上表，或者改写这句话。",
            )
            .because("表里要写的内容就没有约定。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "table_missing";

    #[test]
    fn a_table_follows_where_it_is_announced() {
        let text =
            |table: &str| format!("协议\n第一条 单价\n含税单价（{table}第二条 交货\n每日一次。");
        finds(RULE, &text("⟦见下表⟧）\n"));
        clean(RULE, &text("见下表）\n名称\t单价\n床单\t4元\n"));
        clean(RULE, &text("见下表）\n床单4元，被套6元。\n"));
        clean(RULE, &text("见附件一）\n"));
    }
}
