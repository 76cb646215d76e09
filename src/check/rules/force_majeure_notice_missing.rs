//! # Force majeure without notice or proof
//! **What it does.** Finds, in a whole agreement, a clause on 不可抗力 that frees a party
//! and says nothing of notice, or nothing of proof.
//! **Why it matters.** The law asks for prompt notice and for proof within a reasonable
//! time (民法典 590); figures spare the dispute on what is prompt.
//! **Limit.** A clause with both notice and proof is right; so are a mention in passing
//! and a clause that only ends the agreement.

use std::ops::Range;

use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["不可抗力"]) || !script.is_whole() {
        return;
    }
    let frees = regex!(r"免除|免责|不承担|不负|免予|免于|延期|顺延");
    for (start, word) in text.match_indices("不可抗力") {
        let clause = clause_at(script, start);
        let (words, heading) = (&text[clause.clone()], heading_of(script, &clause));
        let is_about = heading.is_some_and(|h| h.contains(word));
        if !is_about || !frees.is_match(words) {
            continue;
        }
        let asks = [
            (regex!(r"通知|告知|通报|报告"), "通知对方的期限"),
            (regex!(r"证明|证据|凭证|证实"), "提供证明的期限"),
        ];
        let missing: Vec<&str> = (asks.iter())
            .filter(|(form, _)| !form.is_match(words))
            .map(|(_, name)| *name)
            .collect();
        if !missing.is_empty() {
            let message = format!("不可抗力条款没有写{}：请补上。", missing.join("和"));
            out.push(
                Finding::new(
                    "force_majeure_notice_missing",
                    Severity::Hint,
                    start..start + word.len(),
                    message,
                )
                .because("没有及时通知或者拿不出证明的，不能免责，因此扩大的损失也要赔偿。")
                .under(Citation::read("民法典第590条")),
            );
        }
        break;
    }
}

/// The words of the clause around this byte, from its heading to the next.
pub(super) fn clause_at(script: &Script<'_>, at: usize) -> Range<usize> {
    let heads = |kind: LineKind| matches!(kind, LineKind::Heading | LineKind::AnnexHeading);
    let lines = script.lines();
    let n = lines.partition_point(|l| l.range.start <= at);
    let start = lines[..n].iter().rev().find(|l| heads(l.kind));
    let end = lines[n..]
        .iter()
        .find(|l| heads(l.kind) || l.kind == LineKind::Signing);
    start.map_or(0, |l| l.range.start)..end.map_or(script.text().len(), |l| l.range.start)
}

fn heading_of<'s>(script: &'s Script<'_>, clause: &Range<usize>) -> Option<&'s str> {
    let line = script.line_at(clause.start)?;
    (line.kind == LineKind::Heading).then(|| script.words(line))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "force_majeure_notice_missing";

    fn with(heading: &str, words: &str) -> String {
        format!(
            "维护协议\n甲方：和安商店\n乙方：安视公司\n第一条 范围\n第二条 费用\n第三条 期限\n第四条 {heading}\n{words}\n第五条 生效\n甲方（盖章）：\n乙方（盖章）：\n"
        )
    }

    #[test]
    fn notice_and_proof_belong_to_the_clause() {
        finds(RULE, &with("⟦不可抗力⟧", "因此不能履行的，免除责任。"));
        finds(
            RULE,
            &with(
                "⟦不可抗力⟧",
                "因此不能履行的，应当在48小时内通知对方，免除责任。",
            ),
        );
        clean(
            RULE,
            &with(
                "不可抗力",
                "因此不能履行的，免除责任。受影响的一方应当在48小时内通知对方，在15日内提供证明。",
            ),
        );
    }

    #[test]
    fn a_mention_in_passing_and_an_excerpt_are_right() {
        clean(
            RULE,
            &with(
                "征收与不可抗力",
                "不能继续履行的，协议自解除通知到达时解除，费用按日结算。",
            ),
        );
        clean(RULE, &with("延期", "因不可抗力迟延的，工期顺延。"));
        clean(RULE, "第四条 不可抗力\n因此不能履行的，免除责任。");
    }
}
