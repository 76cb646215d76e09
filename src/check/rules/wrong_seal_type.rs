//! # Seal of the wrong kind
//! **What it does.** Finds a finance, invoice, department, project or document seal with
//! which the agreement is to be signed or take effect.
//! **Why it matters.** Such seals are made for other papers and prove little about the
//! authority to contract.
//! **Limit.** 收据加盖财务专用章 is right, 本协议加盖财务专用章后生效 is not.

use super::land_ownership_sold::says;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let form = regex!(
        r"财务(?:专用)?章|发票(?:专用)?章|部门(?:专用|公)?章|项目(?:经理)?部?(?:专用)?章|资料(?:专用)?章|收货(?:专用)?章"
    );
    if !script.says(&["章"]) {
        return;
    }
    for found in form.find_iter(text) {
        let Some(line) = script.line_at(found.start()) else {
            continue;
        };
        let sentence = &text[script.sentence_at(found.start())];
        let signs = match line.kind {
            LineKind::Paragraph if sentence.contains(['。', '；']) => seals_agreement(sentence),
            LineKind::Paragraph | LineKind::Signing | LineKind::Row => {
                regex!(r"^(?:甲方|乙方|丙方|双方|买方|卖方|单位)[^：:]{0,4}[（(]")
                    .is_match(sentence)
            }
            _ => false,
        };
        if !signs {
            continue;
        }
        let message = format!(
            "“{}”不宜用来签协议：请改为公章或者合同专用章。",
            found.as_str()
        );
        out.push(
            Finding::new("wrong_seal_type", Severity::Warning, found.range(), message)
                .because("专用章各有用途，盖错了章，对方可能否认有权签约。")
                .under(Citation::read("国发〔1999〕25号")),
        );
    }
}

/// Is it this agreement that gets the seal, and not a receipt?
fn seals_agreement(sentence: &str) -> bool {
    let sealed =
        regex!(r"(?:协议|合同)[^。；]{0,20}盖[^。；]{0,10}章|盖[^。；，]{0,16}章[^。；]{0,10}生效");
    let other = [
        "收据",
        "发票上",
        "开具",
        "收款",
        "对账",
        "票据",
        "凭证",
        "单据",
        "报价",
        "结算单",
        "保修卡",
        "送货单",
        "不得",
        "无效",
        "不能",
        "不具",
        "不予",
        "不是",
        "不作",
        "没有效力",
        "不发生",
        "不构成",
    ];
    sealed.is_match(sentence) && !says(sentence, &other)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "wrong_seal_type";

    #[test]
    fn an_agreement_wants_the_companys_seal() {
        finds(RULE, "维护协议\n本协议经双方加盖⟦财务专用章⟧后生效。");
        finds(RULE, "维护协议\n甲方（⟦项目部章⟧）：");
        clean(RULE, "维护协议\n本协议经双方加盖公章或者合同专用章后生效。");
    }

    #[test]
    fn receipts_and_invoices_have_their_own_seals() {
        clean(RULE, "维护协议\n甲方收款后开具加盖财务专用章的收据。");
        clean(RULE, "维护协议\n发票应当加盖发票专用章。");
        clean(
            RULE,
            "维护协议\n仅在本协议上加盖财务专用章的，不具有签约效力。",
        );
    }
}
