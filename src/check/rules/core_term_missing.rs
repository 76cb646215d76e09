//! # Sale without a price or a quantity
//! **What it does.** Looks in a whole agreement called a sale for any word of price and,
//! unless a house is sold, of quantity.
//! **Why it matters.** Without quantity there may be no contract; without a price the
//! market price at the place of performance applies.
//! **Limit.** 数量以订单为准 is a quantity, 货物若干 is none.

use super::{land_ownership_sold::says, signing_block_missing::title};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let name = script.title();
    let sale = ["买卖", "购销", "采购", "销售", "供货", "购买", "订购"];
    let not_sale = ["售后", "服务", "代理", "经销", "委托", "保密", "补充"];
    if !says(name, &sale) || says(name, &not_sale) || !script.is_whole() {
        return;
    }
    let price =
        regex!(r"价款|单价|总价|价格|货款|房款|金额|报价|[0-9〇零一二两三四五六七八九十百千万]元");
    let quantity = regex!(
        r"数量|[0-9一二两三四五六七八九十百千万\u{FFFC}_]\s*(?:余)?(?:台|套|件|吨|公斤|千克|斤|米|平方米|个|批|份|辆|部|只|箱|盒|瓶|桶|袋|支|棵|头|升|克)|清单|订单|明细表|采购单"
    );
    let text = script.text();
    let mut missing = Vec::new();
    if !price.is_match(text) {
        missing.push("价款");
    }
    if !script.is_house_sale() && !quantity.is_match(text) {
        missing.push("数量");
    }
    let Some(at) = title(script).filter(|_| !missing.is_empty()) else {
        return;
    };
    let message = format!(
        "没有写{}：请补上，或写明以哪份订单、清单为准。",
        missing.join("和")
    );
    out.push(
        Finding::new("core_term_missing", Severity::Hint, at, message)
            .because("数量不能确定，协议可能不成立；价款没有写，只能按履行地的市场价格确定。")
            .under(Citation::read("民法典第470条、第510条、第511条")),
    );
}

#[cfg(test)]
mod tests {
    use super::super::signing_block_missing::whole;
    use crate::check::testing::{clean, finds};

    const RULE: &str = "core_term_missing";

    #[test]
    fn a_sale_must_say_how_much_for_how_much() {
        finds(
            RULE,
            &whole("⟦红薯买卖协议⟧", "乙方购买红薯若干，每斤3元。").replace("每斤3元", "单价面议"),
        );
        finds(RULE, &whole("⟦红薯买卖协议⟧", "乙方购买红薯3吨。"));
        clean(
            RULE,
            &whole("红薯买卖协议", "乙方购买红薯3吨，单价每斤3元。"),
        );
        clean(RULE, &whole("红薯买卖协议", "数量和价格以订单为准。"));
        clean(RULE, &whole("农村房屋买卖协议", "总价款见收据。"));
    }

    #[test]
    fn services_are_no_sale() {
        clean(RULE, &whole("销售代理协议", "乙方推广产品。"));
        clean(RULE, "红薯买卖协议\n乙方购买红薯。");
    }
}
