//! # Two arbitral institutions
//! **What it does.** Finds an agreement to arbitrate that names two institutions for the
//! same disputes: 向北京仲裁委员会或者上海仲裁委员会申请仲裁.
//! **Why it matters.** It is void unless the parties agree on one later.
//! **Limit.** Another name of the same institution (又名, in brackets) is right, and so
//! is one institution for each claimant.

use super::arbitration_and_court_both::{says, sentence};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let form = regex!(
        r"([\u4E00-\u9FFF]{2,20}?(?:仲裁委员会|仲裁委|国际仲裁院|仲裁院|仲裁中心))(?:(?:申请|提起|进行)?仲裁)?[，；]?(?:或者|或|、|和|及|以及|与|也可以?|亦可以?)(?:向|由|提交|提请|选择)?([\u4E00-\u9FFF]{2,20}?(?:仲裁委员会|仲裁委|国际仲裁院|仲裁院|仲裁中心))"
    );
    let lines = script.lines().iter().map(|l| l.range.clone());
    let lines = lines.filter(|at| text[at.clone()].matches("仲裁").nth(1).is_some());
    for (line, found) in lines.flat_map(|at| {
        let found = form.captures_iter(&text[at.clone()]);
        found.map(move |c| (at.start, c))
    }) {
        let (Some(first), Some(second)) = (found.get(1), found.get(2)) else {
            continue;
        };
        let name = bare_name(first.as_str());
        let (start, end) = (line + first.end() - name.len(), line + second.end());
        let around = &text[sentence(text, start)];
        let same = [
            "又名",
            "亦称",
            "又称",
            "也称",
            "原名",
            "曾用名",
            "更名",
            "简称",
            "同时使用",
            "合称",
        ];
        let refuses = ["不得", "不由", "不向", "劳动", "土地承包"];
        let is_of_rules = regex!(r"^的?(?:仲裁)?规则").is_match(&text[end..]);
        if name == second.as_str() || says(around, &same) || says(around, &refuses) || is_of_rules {
            continue;
        }
        out.push(
            Finding::new(
                "arbitration_bodies_two",
                Severity::Error,
                start..end,
                "写了两家仲裁机构，只能选一家。请留下一家的全称。",
            )
            .because("约定两家以上、事后又选不定一家的，仲裁约定无效。")
            .under(Citation::read("仲裁法解释第5条")),
        );
    }
}

/// The name without the words that lead to it: 任何一方可以向北京仲裁委员会.
fn bare_name(words: &str) -> &str {
    let leads = ["向", "由", "提交", "提请", "选择", "为", "是"];
    let cut = leads
        .iter()
        .filter_map(|l| words.rfind(l).map(|n| n + l.len()))
        .max();
    &words[cut.unwrap_or(0)..]
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "arbitration_bodies_two";

    #[test]
    fn two_institutions_for_one_dispute_are_reported() {
        finds(
            RULE,
            "任何一方可以向⟦北京仲裁委员会或者上海仲裁委员会⟧申请仲裁。",
        );
        finds(
            RULE,
            "争议提交⟦厦门仲裁委员会仲裁，也可以向深圳国际仲裁院⟧申请仲裁。",
        );
    }

    #[test]
    fn the_institutions_of_two_homes_are_two() {
        finds(RULE, "由⟦甲方所在地仲裁委员会或乙方所在地仲裁委员会⟧仲裁。");
    }

    #[test]
    fn one_institution_with_all_its_names_is_right() {
        clean(RULE, "任何一方可以向北京仲裁委员会申请仲裁。");
        clean(RULE, "提交北京仲裁委员会（北京国际仲裁中心）仲裁。");
        clean(
            RULE,
            "提交上海国际经济贸易仲裁委员会（又名上海国际仲裁中心、中国国际经济贸易仲裁委员会上海分会）仲裁。",
        );
        clean(
            RULE,
            "提交厦门仲裁委员会仲裁，由厦门仲裁委员会按照申请时的规则进行。",
        );
    }

    #[test]
    fn one_for_each_claimant_is_right() {
        clean(
            RULE,
            "甲方申请的，由厦门仲裁委员会仲裁；乙方申请的，由临沂仲裁委员会仲裁。",
        );
    }
}
