//! # Suit after the award
//! **What it does.** Finds a clause that lets a party sue, appeal or arbitrate again when
//! it does not accept the award: 对裁决不服的，可以向人民法院起诉; 先仲裁后诉讼.
//! **Why it matters.** An award is final; no court and no institution takes the same
//! dispute again.
//! **Limit.** 不得再起诉, 申请撤销裁决 and awards of labour boards, which may be taken to
//! court, are right.

use super::arbitration_and_court_both::{says, sentence};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !text.contains("仲裁") {
        return;
    }
    let form = regex!(
        r"(?:对(?:该|上述|此)?)?(?:仲裁(?:机构|委员会)?(?:的)?(?:裁决|结果)|仲裁|裁决(?:书|结果)?)(?:仍|有)?(?:不服|不成|未果|(?:仍)?不能解决)[^；。\n]{0,40}?(?:起诉讼?|诉讼|上诉|重新仲裁|再次仲裁)|不服(?:该|上述)?(?:仲裁|裁决)[^；。\n]{0,40}?(?:起诉讼?|诉讼|上诉|重新仲裁|再次仲裁)|先(?:申请|进行|行)?仲裁[，、]?[再后][^，；。\n]{0,12}?(?:起诉讼?|诉讼)|先裁后审"
    );
    for found in form.find_iter(text) {
        let around = &text[sentence(text, found.start())];
        let is_right = says(
            around,
            &[
                "不得",
                "不能再",
                "不可",
                "无权",
                "不再",
                "劳动",
                "人事",
                "土地承包",
                "员工",
                "工资",
            ],
        );
        if is_right || found.as_str().contains("撤销") {
            continue;
        }
        out.push(
            Finding::new(
                "award_appeal_clause",
                Severity::Warning,
                found.range(),
                "仲裁裁决作出后就是最终的，不能再起诉。请删去这一句，或者改为只向法院起诉。",
            )
            .because("选了仲裁，同一争议法院不再受理，这一句不起作用，还会引起误会。")
            .under(Citation::read("仲裁法第10条")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "award_appeal_clause";

    #[test]
    fn a_suit_after_the_award_is_reported() {
        finds(
            RULE,
            "提交厦门仲裁委员会仲裁；⟦对裁决不服的，可以向人民法院起诉⟧。",
        );
        finds(RULE, "双方约定⟦先仲裁后诉讼⟧。");
        finds(
            RULE,
            "向厦门仲裁委员会申请仲裁，⟦仲裁不成的，向甲方所在地人民法院提起诉讼⟧。",
        );
        finds(RULE, "⟦不服仲裁裁决的，可以上诉⟧。");
    }

    #[test]
    fn a_final_award_is_right() {
        clean(RULE, "仲裁裁决是终局的，对双方均有约束力。");
        clean(
            RULE,
            "对裁决不服的，不得就同一争议再向仲裁机构申请或者向人民法院起诉。",
        );
        clean(RULE, "对仲裁裁决不服的，可以依法申请撤销。");
        clean(RULE, "调解不成的，向莒南县人民法院起诉，不提交仲裁。");
    }

    #[test]
    fn labour_awards_may_be_taken_to_court() {
        clean(RULE, "员工对劳动争议仲裁裁决不服的，可以向人民法院起诉。");
    }
}
