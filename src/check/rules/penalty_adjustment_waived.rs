//! # Right to have the penalty adjusted waived
//! **What it does.** Finds words by which a party gives up asking a court to cut or
//! raise 违约金.
//! **Why it matters.** They are not upheld (民法典合同编通则解释 64): the request is
//! possible anyway.
//! **Limit.** 放弃请求调整违约金 is reported; 可以请求减少 is right.

use super::blanket_exclusion::sentences_with;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(?:放弃|不得|无权|不再|不会|均不)[^，]{0,24}?(?:调整|调低|调减|减少|降低|下调|调高)[^，]{0,10}"
    );
    let asks = regex!(r"请求|要求|申请|主张|权利|抗辩|法院|仲裁");
    for sentence in sentences_with(script.text(), "违约金") {
        if sentence.says(&["不放弃", "并不放弃"]) {
            continue;
        }
        let found = form.find_iter(sentence.words);
        if let Some(found) = found.into_iter().find(|m| asks.is_match(m.as_str())) {
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
    }

    #[test]
    fn the_request_itself_and_other_reductions_are_right() {
        clean(RULE, "违约金过分高于损失的，乙方可以请求减少。");
        clean(RULE, "乙方支付违约金后，不得减少服务次数。");
        clean(RULE, "双方不得要求减少服务次数。");
    }
}
