//! # Agent without proof of authority
//! **What it does.** Finds a row or signing line that names an agent (委托代理人, 授权代表)
//! in an agreement that mentions neither a power of attorney
//! nor the agent's scope.
//! **Why it matters.** Without authority the other side can deny the signature.
//! **Limit.** A line to sign on names nobody yet and is right; 委托代理人：何静 is
//! reported unless 授权委托书 stands somewhere.

use super::land_ownership_sold::says;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Line, LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let proof = [
        "委托书",
        "授权书",
        "授权文件",
        "代理权限",
        "授权范围",
        "委托权限",
        "授权委托证明",
        "权限：",
    ];
    if !script.says(&["代理人", "授权代表"]) || script.says(&proof) {
        return;
    }
    let row = regex!(
        r"^(?:甲方|乙方|丙方|丁方|买方|卖方)?(委托代理人|授权代理人|授权代表|代理人|受托人)(?:[（(](?:签字|签名|签章)[）)]|签字|签名)?\s*[：:]\s*(.*)$"
    );
    let lines = script.lines().iter();
    let lines = lines.filter(|l| {
        matches!(
            l.kind,
            LineKind::Row | LineKind::Signing | LineKind::Paragraph
        )
    });
    for line in lines {
        let Some(c) = row.captures(script.words(line)) else {
            continue;
        };
        let (Some(label), Some(value)) = (c.get(1), c.get(2)) else {
            continue;
        };
        let is_named = regex!(r"^[\u4E00-\u9FFF·]{2,6}(?:\s|，|$)").is_match(value.as_str())
            && !says(value.as_str(), &["无"]);
        if !is_named || is_sealed(script, line) {
            continue;
        }
        let at = line.range.start + label.start()..line.range.start + label.end();
        let message = format!(
            "由{}签字，没有提到授权委托书：请附上，写明代理事项、权限和期限，由委托人签名或者盖章。",
            label.as_str()
        );
        out.push(
            Finding::new("agent_authority_missing", Severity::Warning, at, message)
                .because("没有授权的，委托人可以不认账，协议对它不发生效力。")
                .under(Citation::read("民法典第165条、第171条")),
        );
    }
}

/// Does the party of this signing line seal too? The seal binds it.
fn is_sealed(script: &Script<'_>, line: &Line) -> bool {
    const REACH: usize = 4;
    let lines = script.lines();
    let n = lines.partition_point(|l| l.range.start < line.range.start);
    let last = script.headings().last().map_or(0, |(_, l)| l.range.start);
    lines[n.saturating_sub(REACH)..n].iter().any(|l| {
        let words = script.words(l);
        l.range.start > last && says(words, &["盖章", "公章", "专用章", "（章）"])
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "agent_authority_missing";

    #[test]
    fn a_named_agent_wants_a_power_of_attorney() {
        finds(RULE, "维护协议\n⟦委托代理人⟧：何静");
        finds(RULE, "维护协议\n第一条 范围\n乙方⟦授权代表⟧：何静");
        clean(RULE, "维护协议\n委托代理人：何静\n附件：授权委托书");
        clean(RULE, "维护协议\n委托代理人：何静\n代理权限：签订本协议");
        clean(RULE, "维护协议\n委托代理人：无");
        clean(
            RULE,
            "维护协议\n第一条 范围\n略。\n乙方（盖章）：和安商店\n授权代表：何静",
        );
    }

    #[test]
    fn a_line_that_leaves_it_open_is_right() {
        clean(RULE, "维护协议\n法定代表人或授权代表（签字）：");
        clean(RULE, "维护协议\n法定代表人（签字）：\n委托代理人（签字）：");
        clean(RULE, "维护协议\n委托代理人（签字）：");
        clean(RULE, "销售代理协议\n代理人应当每月报告。");
    }
}
