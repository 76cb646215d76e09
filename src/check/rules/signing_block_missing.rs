//! # Signing block missing
//! **What it does.** Looks in an agreement with two parties and at least five clauses
//! for any line to sign or seal on. A one-sided promise (承诺书) is left alone.
//! **Why it matters.** A written contract comes into being when all parties have signed,
//! sealed or put their fingerprints to it.
//! **Limit.** One line 甲方（盖章） is a block; the sentence 双方签字后生效 is none. What is
//! incomplete is [`signature_block_incomplete`](super::signature_block_incomplete)'s.

use std::ops::Range;

use super::land_ownership_sold::says;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Line, LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if script.parties().len() < 2
        || script.headings().nth(4).is_none()
        || is_one_sided(script)
        || signing_lines(script).next().is_some()
    {
        return;
    }
    let Some(at) = title(script) else { return };
    let message = "没有签署栏：请在末尾为每一方加上签字或者盖章、日期的位置。";
    out.push(
        Finding::new("signing_block_missing", Severity::Error, at, message)
            .because("书面协议自各方都签名、盖章或者按指印时成立，没有签署就难以证明已经订立。")
            .under(Citation::read("民法典第490条")),
    );
}

/// Where what is missing from a whole agreement is reported: its title.
pub(super) fn title(script: &Script<'_>) -> Option<Range<usize>> {
    script.title_line().map(|l| l.range.clone())
}

/// Does one side promise, and the other need not sign?
pub(super) fn is_one_sided(script: &Script<'_>) -> bool {
    let one_sided = [
        "承诺",
        "声明",
        "保证书",
        "保函",
        "委托书",
        "通知",
        "告知",
        "授权书",
        "须知",
    ];
    says(script.title(), &one_sided)
}

/// Lines after the first clause that are no sentences and have to do with signing.
pub(super) fn signing_lines<'a>(script: &'a Script<'_>) -> impl Iterator<Item = &'a Line> {
    let form = regex!(
        r"签字|盖章|签章|签名|签署|指印|手印|公章|专用章|（章）|\(章\)|捺印|^(?:甲|乙|丙|丁|买|卖)方(?:[（(][^）)]*[）)])?(?:[代法授委负][^：:]{0,12})?\s*(?:[：:]|$)"
    );
    let last = script.headings().last().map_or(0, |(_, l)| l.range.start);
    let lines = script.lines().iter();
    let body = lines.skip_while(|l| l.kind != LineKind::Heading);
    body.filter(move |l| {
        let words = script.words(l);
        let may_be = match l.kind {
            LineKind::Signing | LineKind::Row => true,
            LineKind::Paragraph => !words.ends_with(['。', '；', '，', '！']) && words.len() < 300,
            _ => false,
        };
        l.kind == LineKind::Signing
            || may_be && (form.is_match(words) || l.range.start > last && is_of_party(script, l))
    })
}

/// 转让人：何静
fn is_of_party(script: &Script<'_>, line: &Line) -> bool {
    let label = script.words(line).split(['：', ':', '（', '(']).next();
    let mut parties = script.parties().iter();
    line.kind == LineKind::Row
        && label.is_some_and(|label| parties.any(|p| p.role == label || p.called == label))
}

/// A whole agreement between 沈怀安 and 方秋生 with this sentence as its second clause.
#[cfg(test)]
pub(super) fn whole(title: &str, sentence: &str) -> String {
    format!(
        "{title}\n甲方：沈怀安\n乙方：方秋生\n第一条 目的\n双方订立本协议。\n第二条 内容\n{sentence}\n第三条 履行\n双方全面履行。\n第四条 争议\n协商不成的，向人民法院起诉。\n第五条 份数\n本协议一式贰份。\n甲方（签字）：\n乙方（签字）：\n"
    )
}

#[cfg(test)]
mod tests {
    use super::whole;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "signing_block_missing";

    #[test]
    fn an_agreement_without_any_line_to_sign_is_reported() {
        let block = "甲方（签字）：\n乙方（签字）：\n";
        let unsigned = whole("⟦维护协议⟧", "双方签字后生效。").replace(block, "");
        finds(RULE, &unsigned);
        clean(RULE, &whole("维护协议", "双方签字后生效。"));
        let heads = whole("维护协议", "双方合作。").replace(block, "甲方：\n乙方：\n日期：\n");
        clean(RULE, &heads);
        let both = whole("维护协议", "双方合作。").replace(block, "双方签字盖章：\n");
        clean(RULE, &both);
    }

    #[test]
    fn excerpts_and_promises_are_left_alone() {
        clean(
            RULE,
            "维护协议\n甲方：甲城商店\n乙方：乙城公司\n第一条 范围\n略。",
        );
        let block = "甲方（签字）：\n乙方（签字）：\n";
        clean(
            RULE,
            &whole("售后服务承诺书", "我方承诺。").replace(block, ""),
        );
    }
}
