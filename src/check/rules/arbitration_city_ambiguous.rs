//! # Arbitration in a city with several institutions
//! **What it does.** Finds arbitration chosen by city only, without any institution, in
//! 北京, 上海, 深圳, 天津 or 重庆.
//! **Why it matters.** "The institution of place X" works only where X has exactly one;
//! where there are more, the agreement is void unless the parties agree on one later.
//! **Limit.** 由上海市的仲裁机构仲裁 is reported; 上海仲裁委员会, a city with one institution
//! and a seat (仲裁地) are not.

use super::{
    arbitration_and_court_both::{is_about_dispute, says, sentence},
    arbitration_body_missing::names_institution,
};
use crate::check::{Citation, Finding, Severity, regex, script::Script, search::captures_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["仲裁"]) || names_institution(script) {
        return;
    }
    let form = regex!(
        r"(北京|上海|深圳|天津|重庆)市?(?:的|有关|相关|当地)*仲裁(?:机构|机关|部门|组织)|(?:在|于|到)(北京|上海|深圳|天津|重庆)市?(?:申请|提起|提交|进行)?仲裁"
    );
    for found in captures_with(script, &["仲裁"], form) {
        let (Some(whole), Some(city)) = (found.get(0), found.get(1).or(found.get(2))) else {
            continue;
        };
        let around = &text[sentence(text, whole.start())];
        if says(around, &["不得", "不在", "仲裁地", "开庭", "劳动"])
            || !is_about_dispute(script, whole.start())
        {
            continue;
        }
        out.push(
            Finding::new(
                "arbitration_city_ambiguous",
                Severity::Hint,
                city.start()..whole.end(),
                format!(
                    "{}可能不止一家仲裁机构，请写选定那一家的全称。",
                    city.as_str()
                ),
            )
            .because("当地有两家以上仲裁机构、事后又选不定的，仲裁约定无效。")
            .under(Citation::read("仲裁法解释第6条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "arbitration_city_ambiguous";

    #[test]
    fn a_city_with_several_institutions_is_reported() {
        finds(RULE, "发生争议的，由⟦上海市的仲裁机构⟧仲裁。");
        finds(RULE, "争议协商不成的，在⟦北京仲裁⟧。");
    }

    #[test]
    fn an_institution_or_another_city_is_right() {
        clean(RULE, "发生争议的，由上海仲裁委员会仲裁。");
        clean(RULE, "争议由深圳国际仲裁院仲裁，在深圳仲裁。");
        clean(RULE, "发生争议的，由临沂市的仲裁机构仲裁。");
        clean(RULE, "争议由\u{FFFC}仲裁，仲裁地在北京，在北京仲裁。");
        clean(RULE, "发生争议的，由上海市浦东新区人民法院管辖。");
    }
}
