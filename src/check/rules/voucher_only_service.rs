//! # Service for the voucher only
//! **What it does.** Finds, in agreements with a consumer, service that is refused for
//! want of an invoice or a guarantee card.
//! **Why it matters.** The seller's own records often prove the sale; refusing what is
//! owed for want of one paper takes a right from the consumer.
//! **Limit.** Any of several proofs (发票、订单记录中的任何一种), and refusal when there is
//! neither card nor invoice nor another proof, are right.

use super::blanket_exclusion::sentences_with;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !script.is_consumer() {
        return;
    }
    let form = regex!(
        r"(?:无|没有|未持有?|(?:不能|无法|未能?)(?:提供|出示)|遗失|丢失)[^，]{0,8}?(?:发票|凭证|保修卡|三包卡|小票)[^，]{0,8}?，?[^，]{0,8}?(?:概?不予|拒绝|概?不提供|概不|无权|不享受|不能享受|不再|一律不|恕不)[^，]{0,8}?(?:保修|服务|维修|修理|退换|退货|售后|三包)|(?:仅|只|必须|须)(?:能)?(?:凭|持|出示|提供)[^，]{0,8}?(?:发票|凭证|保修卡|三包卡|小票)，?(?:方可|方能|才能|才可以?|才)[^，]{0,8}?(?:保修|服务|维修|修理|退换|退货|售后|三包)"
    );
    let kept = [
        "任何一种",
        "其他",
        "等",
        "之一",
        "能够证明",
        "可以证明",
        "记录",
        "不得",
        "不因",
        "补办",
        "又",
        "均",
        "且",
        "也没有",
        "以及",
        "除外",
    ];
    for sentence in sentences_with(script, &["发票", "凭证", "保修卡", "三包卡", "小票"])
    {
        let Some(found) = form.find(sentence.words).filter(|_| !sentence.says(&kept)) else {
            continue;
        };
        out.push(
            Finding::new(
                "voucher_only_service",
                Severity::Warning,
                sentence.at(found),
                "不宜只认一种凭证：请写明发票、订单、付款记录等任何一种都可以。",
            )
            .because("商家自己的记录能证明购买的，拒绝服务会被认为限制了消费者的权利。")
            .under(Citation::read("消费者权益保护法第26条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "voucher_only_service";

    fn with(words: &str) -> String {
        format!("购机协议\n甲方：和安电器商店\n乙方（消费者）：张和\n第一条 服务\n{words}")
    }

    #[test]
    fn one_paper_alone_is_too_little() {
        finds(RULE, &with("乙方⟦没有保修卡的，甲方不予保修⟧。"));
        finds(RULE, &with("乙方⟦必须出示发票，方可享受保修⟧。"));
    }

    #[test]
    fn any_proof_and_no_proof_at_all_are_right() {
        clean(
            RULE,
            &with("乙方出示发票、订单记录或者保修卡中的任何一种即可享受保修。"),
        );
        clean(
            RULE,
            &with("没有保修卡，又没有其他凭证能够证明购买的，甲方不予保修。"),
        );
        clean(RULE, &with("遗失保修卡的，甲方应当补办，不得拒绝保修。"));
    }
}
