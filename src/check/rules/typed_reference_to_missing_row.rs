//! # Reference to a row that is not there
//! **What it does.** Finds 序号7 where the table whose first column is 序号 ends before it.
//! **Why it matters.** The price or thing it points to was cut, or another row is meant.
//! **Limit.** With two such tables the longer one counts; the last row is right.

use crate::check::{Finding, Severity, regex, script::Script, search::captures_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(r"序号(?:为|是)?第?([0-9]{1,3})");
    if !script.says(&["序号"]) {
        return;
    }
    let Some(rows) = rows(script.text()) else {
        return;
    };
    for c in captures_with(script, &["序号"], form) {
        let (Some(whole), Some(Ok(wanted))) =
            (c.get(0), c.get(1).map(|m| m.as_str().parse::<u32>()))
        else {
            continue;
        };
        if wanted > rows && !script.is_made(&whole.range()) {
            let message = format!("表里的序号只到{rows}，没有{wanted}：请核对是哪一行。");
            out.push(
                Finding::new(
                    "typed_reference_to_missing_row",
                    Severity::Error,
                    whole.range(),
                    message,
                )
                .because("表改过以后序号没有跟着改，引用就落空了。"),
            );
        }
    }
}

/// The last number of the longest table that counts its rows from 1 under 序号.
fn rows(text: &str) -> Option<u32> {
    let mut lines = text.lines().map(str::trim).peekable();
    let mut longest = None;
    while let Some(line) = lines.next() {
        if !line.starts_with("序号") {
            continue;
        }
        let mut last = 0;
        while let Some(row) = lines.peek() {
            let digits = row.len() - row.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let is_next = row[..digits].parse() == Ok(last + 1);
            if !is_next || !row[digits..].starts_with([' ', '\u{3000}', '\t']) {
                break;
            }
            last += 1;
            lines.next();
        }
        longest = longest.max((last > 1).then_some(last));
    }
    longest
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "typed_reference_to_missing_row";

    #[test]
    fn a_row_behind_the_last_is_found() {
        let text = |n: &str| {
            format!(
                "协议\n一、单价\n序号　项目　单价\n1　正席　420元\n2　便席　200元\n3　帐篷　150元\n二、加订\n加订的，按{n}的单价算。"
            )
        };
        finds(RULE, &text("⟦序号4⟧"));
        clean(RULE, &text("序号3"));
    }

    #[test]
    fn numbers_without_a_table_are_let_be() {
        clean(RULE, "协议\n一、设备\n出厂序号20260417的主机一台。");
    }
}
