//! # Arbitration without an institution's rules
//! **What it does.** Finds 临时仲裁 and arbitration by a person (中间人, 王先生) in an
//! agreement without a sign of foreign or free-trade-zone business.
//! **Why it matters.** Between two domestic parties an ad hoc tribunal is not available.
//! **Limit.** An arbitrator who sits for an institution is right; so are 不采用临时仲裁 and
//! agreements that speak of 自由贸易试验区, 涉外 or 海事.

use super::arbitration_and_court_both::{says, sentence};
use crate::check::{Citation, Finding, Severity, regex, script::Script, search::captures_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let abroad = [
        "自由贸易",
        "自贸",
        "涉外",
        "海事",
        "船舶",
        "香港",
        "澳门",
        "台湾",
        "境外",
        "国外",
        "外国",
        "海南",
    ];
    if !script.says(&["仲裁"]) || script.says(&abroad) {
        return;
    }
    let form = regex!(
        r"(临时仲裁庭?)|(?:推举|推选|指定|选定|委托|认可|信任|邀请)的?((?:中间人|第三人|个人|自然人|专家|老人|长辈|朋友|熟人|亲属|律师|会计师)[^，。；\n]{0,8}?仲裁)|(?:由|请)(\p{Han}{2,3}(?:先生|女士|同志)[^，。；\n]{0,8}?仲裁)"
    );
    for found in captures_with(script, &["仲裁"], form) {
        let Some(person) = found.get(1).or(found.get(2)).or(found.get(3)) else {
            continue;
        };
        let around = &text[sentence(text, person.start())];
        let refuses = [
            "不采用",
            "不适用",
            "不进行",
            "不选择",
            "不得",
            "不由",
            "仲裁委员会",
            "仲裁院",
        ];
        if says(around, &refuses) || text[person.end()..].starts_with(['员', '机', '委', '院'])
        {
            continue;
        }
        out.push(
            Finding::new(
                "ad_hoc_arbitration_chosen",
                Severity::Warning,
                person.range(),
                "国内双方不能约定临时仲裁或者由个人仲裁。请写一家仲裁机构的全称，或者改为向法院起诉。",
            )
            .because("临时仲裁只用于特定的涉外争议，个人作的裁决不能强制执行。")
            .under(Citation::read("仲裁法第82条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "ad_hoc_arbitration_chosen";

    #[test]
    fn a_tribunal_or_a_person_without_an_institution_is_reported() {
        finds(RULE, "争议采用⟦临时仲裁⟧方式解决。");
        finds(RULE, "争议由双方共同推举的⟦中间人仲裁⟧。");
        finds(RULE, "争议由⟦王建国先生主持仲裁⟧。");
    }

    #[test]
    fn an_institution_and_its_arbitrators_are_right() {
        clean(RULE, "争议提交厦门仲裁委员会，由双方选定的仲裁员仲裁。");
        clean(RULE, "争议提交厦门仲裁委员会仲裁，不采用临时仲裁。");
        clean(RULE, "争议由双方信任的中间人调解。");
        clean(RULE, "双方均为自由贸易试验区企业，涉外争议可以临时仲裁。");
    }
}
