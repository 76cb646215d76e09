//! # 同上 with nothing above
//! **What it does.** Finds 同上 in the first row below the head of a table.
//! **Why it matters.** It repeats what is not there; a row above was deleted.
//! **Limit.** In the second row 同上 repeats the first.

use crate::check::{Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for line in script.lines() {
        let is_first = line.cell.is_some_and(|c| c.row == c.head + 1);
        if is_first && regex!(r"^(?:同上|〃|同前)$").is_match(script.words(line)) {
            out.push(
                Finding::new(
                    "ditto_without_above",
                    Severity::Warning,
                    line.range.clone(),
                    "“同上”的上面没有内容：请写明这一格是什么。",
                )
                .because("上面的一行可能被删掉了，这一格等于没有填。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn the_first_row_has_nothing_to_repeat() {
        let head = "协议\n品名\t规格\t单价\n";
        finds(
            "ditto_without_above",
            &format!("{head}箍筋\t⟦同上⟧\t320\n弯钩\t8毫米\t280\n"),
        );
        clean(
            "ditto_without_above",
            &format!("{head}箍筋\t8毫米\t320\n弯钩\t同上\t280\n"),
        );
    }
}
