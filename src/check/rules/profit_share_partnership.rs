//! # Profit shared without a word on partnership
//! **What it does.** Finds, in a whole agreement, shares in profit or turnover without a
//! word on 合伙 and on who bears losses, and profit and loss both shared under another
//! name, such as a lease.
//! **Why it matters.** Sharing profit and working together may be read as a partnership,
//! whose members answer for each other's debts (民法典 967, 973).
//! **Limit.** 双方不因本协议成为合伙人, or a loss left to one party, is right; a commission on
//! sales is no share in profit.

use crate::check::{Citation, Finding, Severity, regex, script::Script, search::find_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if script.says(&["合伙"]) || !script.is_whole() {
        return;
    }
    let bears = regex!(
        r"(?:亏损|亏本|亏了|赔本)[^。；\n]{0,8}?(?:各[担半承]|各自?一半|也各|共担|共同[承分负]|双方|平[均分摊]|对半|均摊|分担|按[^，。；\n]{0,6}比例|一起)|盈亏(?:共担|与共|各半)|(?:共担|分担|共负)(?:亏损|盈亏|风险)"
    );
    let losses = &["亏", "赔本", "共担", "分担", "共负"];
    let shares_loss = find_with(script, losses, bears).next().is_some()
        && !regex!(r"不[^，。；\n]{0,4}(?:共担|分担|承担亏)").is_match(text);
    if !shares_loss && script.says(&["亏损", "亏本", "盈亏"]) {
        return;
    }
    let form = regex!(
        r"(?:净?利润|盈利|净收益)[^，。；\n]{0,16}?(?:分成|分配|分享|分红|对半分|三分之一|各[分得占]?一半|各[得占分半]|各自?一半|平分|均分|五五|[甲乙]方(?:得|占|分得)|归[甲乙]方)|营业(?:收入|额)[^，。；\n]{0,12}?(?:分成|分配|三分之一)|利润分成|收益分成|(?:五五|四六|三七|二八|[0-9]+[:：比][0-9]+)分成"
    );
    let gains = &["利润", "盈利", "净收益", "营业收入", "营业额", "分成"];
    if let Some(found) = find_with(script, gains, form).next() {
        let (severity, message) = match shares_loss {
            true => (
                Severity::Warning,
                "又分利润又分担亏损，这实际上是合伙：只是出租或者合作的，请改为固定或者提成的费用，亏损由一方承担；确要合伙的，请订立合伙协议。",
            ),
            false => (
                Severity::Hint,
                "约定了利润分成：请写明双方不是合伙、亏损由谁承担、账目怎样核对。",
            ),
        };
        out.push(
            Finding::new("profit_share_partnership", severity, found.range(), message)
                .because("又分利润又共同经营的，可能被认定为合伙，对对方的债务也要承担连带责任。")
                .under(Citation::read("民法典第967条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "profit_share_partnership";

    fn with(words: &str) -> String {
        format!(
            "合作协议\n甲方：安视公司\n乙方：和安商店\n第一条 范围\n第二条 期限\n第三条 分配\n{words}\n第四条 解除\n第五条 生效\n甲方（盖章）：\n乙方（盖章）：\n"
        )
    }

    #[test]
    fn shared_profit_needs_a_word_on_losses() {
        finds(RULE, &with("每月⟦净利润的三分之一⟧归乙方。"));
        clean(RULE, &with("每月净利润的三分之一归乙方，亏损由甲方承担。"));
        clean(
            RULE,
            &with("双方不因本协议成为合伙人。\n每月净利润的三分之一归乙方。"),
        );
        finds(
            RULE,
            &with("店面双方一同经营，⟦利润对半分⟧，亏损双方共同承担。"),
        );
        finds(
            RULE,
            &with("不收租金，每季⟦净利润双方平分⟧，亏本也各担一半。"),
        );
        clean(RULE, &with("乙方自负盈亏，按照净利润的10%分配奖金。"));
        clean(RULE, &with("乙方按照销售额的5%收取佣金。"));
        clean(RULE, "第三条 分配\n每月净利润的三分之一归乙方。");
    }
}
