//! # Guarantee of a household car below the state rule
//! **What it does.** Reads, in sales of new cars for the household, the guarantee (包修期,
//! 保修, 质保) and the time for replacement and return (三包有效期) in years and kilometres.
//! **Why it matters.** The state rule gives 3 years or 60,000 km of repair and 2 years or
//! 50,000 km of replacement and return; less has no effect.
//! **Limit.** 包修期3年或者60,000公里 is right, 35个月 or 59,999公里 is not; 三包有效期2年或者
//! 50,000公里 is right. Parts, extended guarantees, used cars and lorries are not looked at.

use super::{
    blanket_exclusion::sentences_of, land_ownership_sold::says,
    repair_freight_on_consumer::has_consumer,
};
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if !is_household_car_sale(script) {
        return;
    }
    let term = regex!(r"包修|保修|质保|质量保证期|三包有效期|三包期");
    for sentence in sentences_of(script.text(), term) {
        for found in term.find_iter(sentence.words) {
            let (before, rest) = (
                &sentence.words[..found.start()],
                &sentence.words[found.end()..],
            );
            let clause = before.rsplit(['，', '：', ':']).next().unwrap_or(before);
            let Some(period) = read(rest).filter(|_| !is_of_something_else(clause)) else {
                continue;
            };
            let is_for_return = found.as_str().starts_with("三包");
            let (months, kilometres) = match is_for_return {
                true => (24, 50_000),
                false => (36, 60_000),
            };
            let is_short = |had: Option<u32>, least: u32| had.is_some_and(|n| n < least);
            if !is_short(period.months, months) && !is_short(period.kilometres, kilometres) {
                continue;
            }
            let start = sentence.start + found.start();
            let at = start..sentence.start + found.end() + period.end;
            let message = match is_for_return {
                true => "家用汽车的三包有效期不得低于2年或者行驶里程50,000公里：请延长。",
                false => "家用汽车的包修期不得低于3年或者行驶里程60,000公里：请延长。",
            };
            out.push(
                Finding::new("car_guarantee_short", Severity::Error, at, message)
                    .because("低于国家规定的约定没有效力，仍按照规定的期限包修、更换和退货。")
                    .under(Citation::read("家用汽车产品修理更换退货责任规定第18条")),
            );
        }
    }
}

/// Is a new car sold to somebody who drives it himself?
fn is_household_car_sale(script: &Script<'_>) -> bool {
    let (title, text) = (script.title(), script.text());
    let other = [
        "二手",
        "旧",
        "租",
        "修",
        "养",
        "运",
        "货",
        "客",
        "抵押",
        "三轮",
        "摩托",
        "电动自行",
        "自行车",
        "经销",
        "代理",
        "授权",
        "加盟",
    ];
    title.contains('车')
        && regex!(r"买卖|销售|购|订").is_match(title)
        && !says(title, &other)
        && regex!(r"家用|乘用车|轿车|越野车|SUV|MPV|小型客车|新能源汽车|三包凭证").is_match(text)
        && (title.contains("家用") || has_consumer(script))
}

/// A guarantee of parts, or beyond the statutory one?
fn is_of_something_else(clause: &str) -> bool {
    let words = [
        "延长",
        "延保",
        "额外",
        "另",
        "赠",
        "剩余",
        "电池",
        "电机",
        "电控",
        "三电",
        "发动机",
        "变速",
        "轮胎",
        "易损",
        "加装",
        "贴膜",
        "精品",
        "更换",
        "修复",
        "维修",
        "修理",
        "配件",
        "零部件",
        "漆",
        "座椅",
        "音响",
        "不低于国家",
        "部件",
    ];
    says(clause, &words)
}

/// A period in months and kilometres, and where its words end.
struct Period {
    months: Option<u32>,
    kilometres: Option<u32>,
    end: usize,
}

/// What follows 包修期: 两年或者行驶里程40,000公里, 4万公里或两年.
fn read(rest: &str) -> Option<Period> {
    let years_first = regex!(
        r"^(?:期限|期间|期)?[^，。；0-9一二两三四五六七八九十]{0,8}([0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:个)?(年|月)(?:[，、]?[^，。；0-9一二两三四五六七八九十]{0,10}([0-9][0-9,.]{0,9}|[一二两三四五六七八九十]{1,3})\s*(万)?\s*(?:公里|千米|km))?"
    );
    let distance_first = regex!(
        r"^(?:期限|期间|期)?[^，。；0-9一二两三四五六七八九十]{0,10}([0-9][0-9,.]{0,9}|[一二两三四五六七八九十]{1,3})\s*(万)?\s*(?:公里|千米|km)(?:[，、]?[^，。；0-9一二两三四五六七八九十]{0,8}([0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:个)?(年|月))?"
    );
    let (found, (time, distance)) = match years_first.captures(rest) {
        Some(found) => (found, ((1, 2), (3, 4))),
        None => (distance_first.captures(rest)?, ((3, 4), (1, 2))),
    };
    let months = found.get(time.0).and_then(|count| {
        let count = number(count.as_str())?;
        let is_years = found.get(time.1)?.as_str() == "年";
        Some(if is_years {
            count.saturating_mul(12)
        } else {
            count
        })
    });
    let kilometres = found.get(distance.0).and_then(|count| {
        let whole = count.as_str().split('.').next()?.replace(',', "");
        let is_thousands = found.get(distance.1).is_none();
        let unit = if is_thousands { 1 } else { 10_000 };
        Some(number(&whole)?.saturating_mul(unit))
    });
    Some(Period {
        months,
        kilometres,
        end: found.get(0)?.end(),
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "car_guarantee_short";

    fn sale(words: &str) -> String {
        format!("家用汽车买卖合同\n卖方：和安汽车公司\n买方：张和\n第一条 三包\n{words}")
    }

    #[test]
    fn three_years_or_sixty_thousand_kilometres_of_repair_are_right() {
        clean(RULE, &sale("包修期3年或者行驶里程60,000公里，先到者为准。"));
        finds(
            RULE,
            &sale("⟦包修期35个月或者行驶里程60,000公里⟧，先到者为准。"),
        );
        finds(
            RULE,
            &sale("⟦包修期3年或者行驶里程59,999公里⟧，先到者为准。"),
        );
        finds(RULE, &sale("整车⟦质保两年或4万公里⟧，以先到为准。"));
        finds(RULE, &sale("⟦保修期限为五万公里或三年⟧。"));
        clean(RULE, &sale("整车保修六年或十五万公里。"));
    }

    #[test]
    fn two_years_or_fifty_thousand_kilometres_of_return_are_right() {
        clean(RULE, &sale("三包有效期2年或者50,000公里。"));
        finds(RULE, &sale("⟦三包有效期23个月或者50,000公里⟧。"));
        finds(RULE, &sale("⟦三包有效期2年或者49,999公里⟧。"));
    }

    #[test]
    fn parts_and_other_cars_are_left_alone() {
        clean(RULE, &sale("更换的零部件保修1年或者2万公里。"));
        clean(RULE, &sale("卖方另赠延长保修1年或2万公里。"));
        clean(RULE, &sale("保修期内的修理，占用满5日的，给备用车。"));
        let used = sale("整车质保1年或2万公里。").replace("家用汽车买卖", "二手汽车买卖");
        clean(RULE, &used);
    }
}
