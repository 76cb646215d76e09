//! # Claim forfeited for being late
//! **What it does.** Finds 逾期视为放弃, 逾期不予结算, 晚寄的维修费归甲方 and the like about
//! money.
//! **Why it matters.** It works like a limitation period made by the parties, which has no
//! effect (民法典 197), and in a form clause it is unfair.
//! **Limit.** A right of first refusal, a renewal or an option may lapse; 不视为放弃 is right,
//! and so is a deposit forfeited.

use super::blanket_exclusion::sentences_with;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"视为(?:乙方|甲方|其|该方)?(?:自动|主动|自愿)?放弃[^，]{0,14}|(?:逾期|过期|超过期限|超期)[^，]{0,8}?，?(?:不再|不予|概不|一律不)(?:结算|支付|退还|返还|补付|报销)|(?:逾期|过期|晚交|晚报)[^，]{0,6}?，?(?:不给钱|不认账|不算钱)(?:，|$)"
    );
    // 维修单晚寄的，该月维修费归甲方，不再有权要求支付
    let lost = regex!(
        r"(?:(?:维修|修理|服务|安装|加工|运输|劳务|上门|材料)?费用?|报酬|佣金|奖金|工钱|货款|提成|返利|补贴|款项|余款|运费)(?:均|都|即|全部|一律)?(?:归(?:[甲乙丙]方|厂家|公司|对方|委托方)(?:所有)?|作废|清零|不再(?:支付|结算|发放|补发)|不予(?:支付|结算|发放)|不结算?|不付|不给)|(?:不再有权|无权(?:再)?|不得再|不能再|丧失|失去)[^，。；]{0,6}?(?:要求|主张|请求|索要|追讨|领取|结算)[^，。；]{0,10}"
    );
    let paper = regex!(r"单|票|凭证|资料|材料|申报|对账|账|寄|报送|提交|上报|申请|回执");
    let late = regex!(
        r"逾期|超过|超期|过期|未[^来成满]|没有|届满|迟于|晚于|晚[寄交报]|迟[寄交报]|过了|没[在按能]"
    );
    let option = [
        "优先",
        "续",
        "购买",
        "选择",
        "投标",
        "抵扣",
        "参加",
        "不视为",
        "不得",
        "不因",
        "不应",
        "异议权",
        "除外",
        "认购",
        "开工",
        "履行",
        "行使",
        "定金",
        "订金",
        "押金",
        "保证金",
        "违约金",
        "质量",
        "检验",
        "虚",
        "拒付",
        "券",
    ];
    for sentence in sentences_with(
        script,
        &[
            "放弃",
            "不再",
            "不予",
            "概不",
            "一律不",
            "无权",
            "不得再",
            "不能再",
            "丧失",
            "失去",
            "归",
            "作废",
            "清零",
            "不结",
            "不付",
            "不给",
            "不认",
            "不算",
        ],
    ) {
        let other = || {
            lost.find(sentence.words)
                .filter(|_| paper.is_match(sentence.words))
        };
        let Some(found) = form.find(sentence.words).or_else(other) else {
            continue;
        };
        if !late.is_match(sentence.words) || sentence.says(&option) {
            continue;
        }
        let is_about_money = regex!(
            r"费|款|[奖佣押薪]金|权利|索赔|追偿|结算|报酬|请求|单据|凭证|寄回|申报|报销|对账"
        );
        if is_about_money.is_match(sentence.words) {
            out.push(
                Finding::new(
                    "forfeiture_by_lateness",
                    Severity::Warning,
                    sentence.at(found),
                    "逾期不能就失去应得的款项：请改为逾期的由其补充证据，款项顺延结算。",
                )
                .because("这等于自定诉讼时效，可能没有效力，用在格式条款里还会被认为不公平。")
                .under(Citation::read("民法典第197条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "forfeiture_by_lateness";

    #[test]
    fn money_earned_is_not_lost_by_a_late_paper() {
        finds(RULE, "乙方三个月未寄回维修单据的，⟦视为自动放弃维修费⟧。");
        finds(RULE, "单据应当在每月5日前交到甲方，⟦逾期不予结算⟧。");
        finds(RULE, "对账单晚交的，当月⟦佣金归甲方⟧。");
        finds(RULE, "工单过了月底才报的，乙方⟦不能再要求付款⟧。");
    }

    #[test]
    fn options_may_lapse_and_rights_may_be_kept() {
        clean(RULE, "乙方晚交单据超过一个月的，定金归甲方。");
        clean(RULE, "对账单晚交的，费用并入下月结算。");
        clean(RULE, "乙方逾期没有答复的，视为放弃优先购买权。");
        clean(RULE, "一方没有主张权利，不视为放弃该权利。");
        clean(RULE, "逾期寄出的单据并入当月结算，乙方的权利不因迟延丧失。");
    }
}
