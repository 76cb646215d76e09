//! # Late payment without a rate
//! **What it does.** Finds 逾期付款的，承担违约责任 (or 支付逾期利息, 支付违约金) in a clause
//! without any figure, when no other clause gives the rate.
//! **Why it matters.** Without a rate the loss must be proved, or the court takes the
//! one-year LPR and adds to it (买卖合同解释 18).
//! **Limit.** A rate, an amount, LPR or a reference to another clause is right.

use super::{blanket_exclusion::sentences_with, force_majeure_notice_missing::clause_at};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !regex!(r"违约责任|逾期利息|违约金|滞纳金").is_match(text) {
        return;
    }
    let late = regex!(
        r"逾期(?:付款|支付|不付|未付)|(?:迟延|延迟|延期)(?:付款|支付)|(?:未|没有)(?:按[^，]{0,8}?)(?:付款|支付[^，]{0,6}?[款费])|拖欠[^，]{0,6}?[款费]"
    );
    let duty = regex!(
        r"(?:承担|负|支付|赔偿)(?:相应的?|逾期付款的?|一切)?(?:违约责任|逾期利息|违约金|滞纳金)"
    );
    let figure = regex!(
        r"[%％‰‱¥￥\u{FFFC}]|分之|[0-9一二三四五六七八九十百千万]\s*元|市场报价利率|LPR|贷款利率|倍"
    );
    let referred = [
        "第",
        "附件",
        "另行约定",
        "约定的标准",
        "按照前款",
        "下列",
        "以下",
    ];
    let is_rated = sentences_with(script, &["期"]).any(|s| {
        regex!(r"逾期|迟延|延期").is_match(s.words)
            && regex!(r"违约金|利息|滞纳金").is_match(s.words)
            && figure.is_match(s.words)
    });
    if is_rated {
        return;
    }
    for sentence in sentences_with(
        script,
        &["逾期", "迟延", "延迟", "延期", "未", "没有", "拖欠"],
    ) {
        let words = sentence.words;
        let Some(found) = late
            .find(words)
            .and_then(|l| duty.find_at(words, l.end()))
            .filter(|_| !sentence.says(&referred))
        else {
            continue;
        };
        let at = sentence.at(found);
        if figure.is_match(&text[clause_at(script, at.start)]) {
            continue;
        }
        out.push(
            Finding::new(
                "late_payment_rate_missing",
                Severity::Hint,
                at,
                "逾期付款没有写违约金怎么算：请写明比例，如每日为逾期金额的万分之五。",
            )
            .because("没有约定比例的，要么逐笔证明损失，要么由法院按照贷款市场报价利率酌定。")
            .under(Citation::read("买卖合同解释第18条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "late_payment_rate_missing";

    #[test]
    fn late_payment_needs_a_figure() {
        finds(RULE, "第五条 违约\n乙方逾期付款的，应当⟦承担违约责任⟧。");
        finds(
            RULE,
            "第五条 违约\n乙方未按约定支付货款的，应当⟦支付违约金⟧。",
        );
        clean(
            RULE,
            "第五条 违约\n乙方逾期付款的，应当承担违约责任，每日按照逾期金额的万分之五支付违约金。",
        );
    }

    #[test]
    fn a_figure_elsewhere_a_blank_and_a_reference_are_right() {
        clean(
            RULE,
            "第五条 付款\n乙方逾期付款的，应当承担违约责任。\n第六条 违约\n逾期一日，支付违约金50元。",
        );
        clean(
            RULE,
            "第五条 付款\n乙方逾期付款的，按照第七条承担违约责任。",
        );
        clean(RULE, "第五条 付款\n乙方逾期付款的，支付违约金\u{FFFC}元。");
        clean(RULE, "第五条 违约\n乙方逾期交货的，应当承担违约责任。");
    }
}
