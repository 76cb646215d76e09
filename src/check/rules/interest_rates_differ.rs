//! # One interest, two rates
//! **What it does.** Where a yearly rate is also said as a monthly one (年利率6%，折合月利率
//! 6‰), compares the two by twelve months.
//! **Why it matters.** Two rates make two sums of interest.
//! **Limit.** 年利率6%，折合月利率5‰ is right; what rounding leaves, a fiftieth, is let be.

use super::penalty_rate_high::millionths;
use crate::check::{Finding, Severity, regex, script::Script, search::captures_with};

/// The part of the yearly rate by which rounding may be off.
const ROUNDING: u64 = 50;

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"年(?:利率|息|化利率)(?:为|是|按)?\s*((?:百分之|千分之)[零一二三四五六七八九十0-9.点]+|[0-9]+(?:\.[0-9]+)?\s*[%％‰])[，、（(]?\s*(?:折合|相当于|合|即|也就是)(?:成|为|是)?(?:每)?月(?:利率|息)?(?:为|是)?\s*((?:百分之|千分之)[零一二三四五六七八九十0-9.点]+|[0-9]+(?:\.[0-9]+)?\s*[%％‰])"
    );
    for c in captures_with(script, &["年利", "年息", "年化"], form) {
        let (Some(whole), Some(yearly), Some(monthly)) = (c.get(0), c.get(1), c.get(2)) else {
            continue;
        };
        let (Some(year), Some(month)) = (millionths(yearly.as_str()), millionths(monthly.as_str()))
        else {
            continue;
        };
        let twelve = month.saturating_mul(12);
        if twelve.abs_diff(year) <= year / ROUNDING || script.is_made(&whole.range()) {
            continue;
        }
        let message = format!(
            "年利率{}折合每月不是{}：请核对以哪个为准。",
            yearly.as_str(),
            monthly.as_str()
        );
        out.push(
            Finding::new(
                "interest_rates_differ",
                Severity::Error,
                whole.range(),
                message,
            )
            .because("同一笔借款两个利率，利息算出来不一样。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "interest_rates_differ";

    #[test]
    fn a_month_is_a_twelfth_of_the_year() {
        finds(RULE, "借款协议\n利息按⟦年利率6%，折合月利率6‰⟧计算。");
        clean(RULE, "借款协议\n利息按年利率6%，折合月利率5‰计算。");
        clean(RULE, "借款协议\n利息按年利率4%（折合每月0.33%）计算。");
        finds(RULE, "借款协议\n⟦年息百分之十二，即月息2%⟧。");
    }
}
