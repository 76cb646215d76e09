//! # Clauses behind the end of the text
//! **What it does.** Finds （以下无正文） with clauses behind it, before any annex.
//! **Why it matters.** The words were put there against additions; whatever follows looks
//! added after the signature.
//! **Limit.** Signatures, notes and annexes behind it are right.

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
    search::find_with,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"[（(]?(?:以下无正文|本页以下无正文|正文(?:到此)?(?:完|结束)|此页以下空白)[^）)\n]{0,12}[）)]?"
    );
    for found in find_with(script, &["无正文", "正文", "空白"], form) {
        let is_alone = script
            .line_at(found.start())
            .is_some_and(|l| l.range == found.range());
        let behind = script.lines().iter();
        let mut behind = behind.filter(|l| l.range.start >= found.end());
        let goes_on = behind
            .find(|l| {
                matches!(
                    l.kind,
                    LineKind::Heading | LineKind::AnnexHeading | LineKind::Signing
                )
            })
            .is_some_and(|l| l.kind == LineKind::Heading);
        if !is_alone || !goes_on || script.is_made(&found.range()) {
            continue;
        }
        out.push(
            Finding::new(
                "text_after_its_end",
                Severity::Warning,
                found.range(),
                "这句话后面还有条款：请移到最后一条之后。",
            )
            .because("写在“以下无正文”后面的条款，看起来像是签字以后添加的。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "text_after_its_end";

    #[test]
    fn nothing_but_signatures_and_annexes_follows() {
        finds(
            RULE,
            "协议\n一、供货\n每日一次。\n⟦（以下无正文）⟧\n二、付款\n月结。\n甲方（盖章）：",
        );
        clean(
            RULE,
            "协议\n一、供货\n每日一次。\n二、付款\n月结。\n（以下无正文）\n甲方（盖章）：\n附件 清单\n一、设备\n二台。",
        );
    }
}
