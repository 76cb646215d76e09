//! # Replaced rule on household cars cited
//! **What it does.** Finds the rule of 2013 on repair, replacement and return of
//! household cars, by its title with 、 between the words or by 质检总局令第150号, in an
//! agreement that is not dated before 2022.
//! **Why it matters.** The rule of 2022 gives the buyer more, and business agreements
//! may not give less.
//! **Limit.** 《家用汽车产品修理、更换、退货责任规定》 is reported,
//! 《家用汽车产品修理更换退货责任规定》 is not.
//! **Remedy.** The title or number of the rule in force.

use std::ops::Range;

use jiff::civil::date;

use super::pre1999_contract_law_cited::{is_meant_as_old, is_signed_before};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if is_signed_before(script, date(2022, 1, 1)) {
        return;
    }
    let mut report = |at: Range<usize>, right: &str| {
        if is_meant_as_old(&text[..at.start]) {
            return;
        }
        out.push(
            Finding::new(
                "car_warranty_rule_replaced",
                Severity::Warning,
                at,
                "这是2013年的家用汽车三包规定，已被2022年1月1日起施行的新规定代替，请改引新规定。",
            )
            .because("新规定对消费者的保护更多，照旧规定办理可能低于法定要求。")
            .under(Citation::read("家用汽车产品修理更换退货责任规定第42条"))
            .mended(right),
        );
    };
    if script.says(&["家用汽车产品修理、"]) {
        let title = regex!(r"《?家用汽车产品修理、更换(?:、|和|及)退货责任规定》?");
        for found in title.find_iter(text) {
            report(found.range(), "《家用汽车产品修理更换退货责任规定》");
        }
    }
    if script.says(&["150号"]) {
        let order = regex!(
            r"(?:国家)?(?:质检总局|质量监督检验检疫总局)(?:公布的?|发布的?)?(?:第150号令|令?第?150号)"
        );
        for found in order.find_iter(text) {
            report(found.range(), "市场监管总局令第43号");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "car_warranty_rule_replaced";

    #[test]
    fn the_rule_of_2013_is_reported_by_title_and_number() {
        finds(
            RULE,
            "乙方执行⟦《家用汽车产品修理、更换、退货责任规定》⟧（⟦国家质检总局令第150号⟧）。",
        );
        clean(
            RULE,
            "乙方执行《家用汽车产品修理更换退货责任规定》（市场监管总局令第43号）。",
        );
        clean(RULE, "乙方执行原质检总局令第150号施行期间的保修单。");
        clean(RULE, "工位安装在建设路150号。");
    }

    #[test]
    fn the_day_of_signing_decides() {
        clean(RULE, "签订日期：2021年12月31日\n执行质检总局令第150号。");
        finds(RULE, "签订日期：2022年1月1日\n执行⟦质检总局令第150号⟧。");
    }

    #[test]
    fn the_rule_in_force_takes_its_place() {
        mends(
            RULE,
            "乙方执行《家用汽车产品修理、更换、退货责任规定》（质检总局令第150号）。",
            "乙方执行《家用汽车产品修理更换退货责任规定》（市场监管总局令第43号）。",
        );
    }
}
