//! # Right to have the penalty adjusted waived
//! **What it does.** Finds words by which a party gives up asking a court to cut or
//! raise 违约金, in whatever words (不得请求增减, 不以过高为由抗辩, 法院不得调整).
//! **Why it matters.** They are not upheld (民法典合同编通则解释 64): the request is
//! possible anyway.
//! **Limit.** 放弃请求调整违约金 is reported; 可以请求减少 is right, as is 不得以违约金过高为由
//! 拒绝履行.

use super::blanket_exclusion::sentences_with;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(?:放弃|不得|无权|不再|不会|均不|不许|不可|不能|不准|都不)[^，]{0,24}?(?:调整|调低|调减|减少|降低|下调|调高|增减|酌减|核减|提高)([^，]{0,10})"
    );
    // 不以过高为由抗辩; 调整违约金的权利，双方放弃; 对违约金高低不持异议.
    let of_height = regex!(
        r"(?:放弃|不得|无权|不再|不会|均不|不许|不可|不能|都不|不)(?:再)?(?:以|主张|提出|请求|就|对|因)[^，]{0,12}?(?:过高|过低|偏高|偏低|太高|太低|高低)[^，]{0,14}|(?:调整|增减|减少|降低|调低)[^，]{0,8}?的?(?:权利|请求权)，?[^，]{0,8}?(?:放弃|不再行使|不行使)|(?:放弃|不持|不提)[^，]{0,10}?(?:过高|过低|高低)[^，]{0,4}?(?:抗辩|异议|主张)|(?:过高|过低|高低)，?[^，]{0,8}?(?:不持|不提|没有|无)(?:任何)?(?:异议|抗辩|意见)"
    );
    let asks = regex!(r"请求|要求|申请|主张|权利|抗辩|法院|仲裁");
    let is_other = regex!(r"拒绝|拖延|不履行|停止|免除履行");
    for sentence in sentences_with(script, &["违约金"]) {
        if sentence.says(&["不放弃", "不限制", "不影响", "不妨碍"]) {
            continue;
        }
        // 要求减少服务次数 asks for something else.
        let objects = [
            "的",
            "违约金",
            "该",
            "此",
            "上述",
            "数额",
            "标准",
            "或",
            "、",
        ];
        let asked = form.captures_iter(sentence.words).find_map(|c| {
            let (whole, object) = (c.get(0)?, c.get(1)?.as_str());
            let is_of_penalty =
                object.is_empty() || objects.iter().any(|word| object.starts_with(word));
            (is_of_penalty && asks.is_match(whole.as_str())).then_some(whole)
        });
        let height = || {
            let found = of_height.find_iter(sentence.words);
            found.into_iter().find(|m| !is_other.is_match(m.as_str()))
        };
        if let Some(found) = asked.or_else(height) {
            out.push(
                Finding::new(
                    "penalty_adjustment_waived",
                    Severity::Hint,
                    sentence.at(found),
                    "不能事先放弃请求调整违约金：这句不会得到支持，请删去。",
                )
                .because("违约金过高或者过低的，双方仍然可以请求法院或者仲裁机构调整。")
                .under(Citation::read("民法典合同编通则解释第64条")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "penalty_adjustment_waived";

    #[test]
    fn giving_up_the_request_is_reported() {
        finds(RULE, "双方认可违约金数额，⟦放弃请求法院调整违约金的权利⟧。");
        finds(RULE, "违约金合理，任何一方⟦不得以过高为由要求减少⟧。");
        finds(RULE, "不管违约金高低，双方打官司时⟦都不能要求法院增减⟧。");
        finds(
            RULE,
            "违约金由双方商定，双方今后⟦不以过高或者过低为由抗辩⟧。",
        );
        finds(RULE, "请求⟦减少违约金的权利，双方均放弃⟧。");
        finds(RULE, "违约金不论⟦高低，双方均不持异议⟧。");
    }

    #[test]
    fn the_request_itself_and_other_reductions_are_right() {
        clean(RULE, "违约金过分高于损失的，乙方可以请求减少。");
        clean(RULE, "乙方支付违约金后，不得减少服务次数。");
        clean(RULE, "双方不得要求减少服务次数。");
        clean(RULE, "乙方不得要求减少租金，违反的支付违约金。");
        clean(RULE, "乙方不得以违约金过高为由拒绝履行。");
        clean(RULE, "违约金不影响任何一方依法请求调整的权利。");
        clean(RULE, "违约金不能弥补损失的，守约方可以要求增加赔偿。");
    }
}
