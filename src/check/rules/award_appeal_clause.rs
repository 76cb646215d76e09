//! # Suit after the award
//! **What it does.** Finds a clause that lets a party sue, appeal or arbitrate again when
//! it does not accept the award: 对裁决不服的，可以向人民法院起诉; 收到裁决书后十五日内可以起诉;
//! 先仲裁后诉讼; 裁决不是终局的.
//! **Why it matters.** An award is final; no court and no institution takes the same
//! dispute again.
//! **Limit.** 不得再起诉, 申请撤销裁决 and awards of labour boards, which may be taken to
//! court, are right.

use super::arbitration_and_court_both::{says, sentence};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["仲裁"]) {
        return;
    }
    let form = regex!(
        r"(?:仲裁)?裁决书?(?:送达|作出|下达|下来|到手)(?:之日)?[^；。\n]{0,20}?(?:不服|不认可|不满意|不接受|有异议)[^；。\n]{0,24}?(?:起诉讼?|诉讼|上诉|打官司)|(?:收到|拿到|接到)(?:仲裁)?裁决书?[^；。\n]{0,16}?(?:可以?|有权|仍可)[^；。\n]{0,20}?(?:起诉|诉讼|上诉|打官司)|(?:不认可|不满意|不接受)[^，；。\n]{0,6}?(?:仲裁|裁决)(?:结果|书)?的?，?[^；。\n]{0,20}?(?:起诉|诉讼|上诉|打官司|重新仲裁)|(?:对(?:该|上述|此)?)?(?:仲裁|裁决)(?:结果|书)?[^，；。\n]{0,4}?(?:不认可|不满意|不接受|有异议)[^；。\n]{0,24}?(?:起诉|诉讼|上诉|打官司|重新仲裁)|(?:仲裁|裁决)(?:之后|以后|后)，?[^，；。\n]{0,8}?(?:仍|还|再)[^，；。\n]{0,16}?(?:起诉|诉讼|上诉|打官司)|(?:仲裁|裁决)(?:结果|书)?(?:不是|并非|不为|不具有|不作为)(?:终局|最终)(?:的|效力|裁决)?|对(?:其|该|此)?结果(?:不服|不满意|不认可)[^；。\n]{0,24}?(?:起诉|诉讼|打官司)|一裁[两二]审|(?:对(?:该|上述|此)?)?(?:仲裁(?:机构|委员会)?(?:的)?(?:裁决|结果)|仲裁|裁决(?:书|结果)?)(?:仍|有)?(?:不服|不成|未果|(?:仍)?不能解决)[^；。\n]{0,40}?(?:起诉讼?|诉讼|上诉|重新仲裁|再次仲裁)|不服(?:该|上述)?(?:仲裁|裁决)[^；。\n]{0,40}?(?:起诉讼?|诉讼|上诉|重新仲裁|再次仲裁)|先(?:申请|进行|行)?仲裁[，、]?[再后][^，；。\n]{0,12}?(?:起诉讼?|诉讼)|先裁后审"
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
                "不许",
                "放弃",
                "一审",
                "判决",
                "不会",
                "也不",
            ],
        );
        let is_of_other_result = !says(around, &["仲裁", "裁决", "一裁"]);
        if is_right
            || is_of_other_result
            || says(found.as_str(), &["撤销", "执行", "保全", "反诉"])
            || is_of_a_board(script, found.start())
        {
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

/// Is the award one of the boards for labour or farmland, which may be taken to court:
/// by the clause, by the title, or by the board named last before?
fn is_of_a_board(script: &Script<'_>, at: usize) -> bool {
    let text = script.text();
    let kinds = ["劳动", "人事", "土地承包", "员工", "工资", "用人单位"];
    let boards = ["劳动", "人事", "土地承包", "承包经营"];
    let of_title = ["劳动", "聘用", "竞业", "用工"];
    let board = text[..at]
        .rfind("仲裁委员会")
        .or(text[..at].rfind("仲裁院"));
    let last = board.is_some_and(|n| {
        let before = text[..n].char_indices().rev().nth(11).map_or(0, |(n, _)| n);
        says(&text[before..n], &boards)
    });
    let line = script.line_at(at).map_or("", |l| script.words(l));
    last || says(line, &kinds) || says(script.title(), &of_title)
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
        finds(
            RULE,
            "提交厦门仲裁委员会仲裁。⟦裁决书下来后三十日内，不认可的一方还可以向法院起诉⟧。",
        );
        finds(
            RULE,
            "厦门仲裁委员会仲裁，⟦收到裁决书十日内可以到法院打官司⟧。",
        );
        finds(RULE, "先由厦门仲裁委员会仲裁，⟦对结果不服再到法院起诉⟧。");
        clean(RULE, "对结果不服的，可以向法院起诉。");
        finds(RULE, "交厦门仲裁委员会仲裁，⟦裁决不是终局的⟧。");
        finds(RULE, "⟦对仲裁结果不满意的，可以重新仲裁⟧。");
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
        clean(
            RULE,
            "先向香洲区劳动人事争议仲裁委员会申请仲裁；\n对仲裁裁决不服的，十五日内可以起诉。",
        );
        clean(RULE, "收到裁决书后不履行的，可以向法院申请执行，不得起诉。");
    }
}
