//! # Arbitration without an institution
//! **What it does.** Finds an agreement to arbitrate that names no institution: 提交仲裁解决,
//! 以仲裁方式了结, 走仲裁程序, 向当地仲裁机构申请仲裁. Reported once, and only when no institution
//! is named anywhere; one still to be filled in counts as named.
//! **Why it matters.** Without an institution, and without a later agreement on one,
//! the agreement to arbitrate is void.
//! **Limit.** 向仲裁委员会申请仲裁 is reported, 向厦门仲裁委员会申请仲裁 and 向甲方所在地仲裁委员会
//! 申请仲裁 are not.

use std::ops::Range;

use super::{
    arbitration_and_court_both::{choices, is_about_dispute, says, sentence},
    arbitration_body_invalid::names_other_body,
    blanket_exclusion::sentences_with,
};
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{BLANK, Script},
};

/// Words of sentences that do not submit this agreement's disputes.
const NO_SUBMISSION: &[&str] = &[
    "不得",
    "无权",
    "不影响",
    "不妨碍",
    "不限制",
    "不同意",
    "仲裁协议",
    "仲裁条款",
    "劳动",
    "人事",
    "土地承包",
    "第三方",
    "第三人",
    "无效",
    "不服",
    "时效",
    "期间",
    "未申请",
    "保全",
];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["仲裁"]) || names_institution(script) {
        return;
    }
    let both = choices(script);
    let first = submissions(script)
        .into_iter()
        .filter(|at| {
            let around = sentence(text, at.start);
            !says(&text[around.clone()], NO_SUBMISSION)
                && !names_other_body(&text[around.clone()])
                && !both
                    .iter()
                    .any(|b| b.start < around.end && around.start < b.end)
                && is_about_dispute(script, at.start)
        })
        .min_by_key(|at| at.start);
    out.extend(first.map(|at| {
        Finding::new(
            "arbitration_body_missing",
            Severity::Error,
            at,
            "写了仲裁，没有写由哪家仲裁机构仲裁。请写一家的全称，或者改为向法院起诉。",
        )
        .because("没有选定仲裁机构，事后又谈不拢的，仲裁约定无效。")
        .under(Citation::read("仲裁法第27条、第29条"))
    }));
}

/// Words that submit to arbitration by nobody in particular.
fn submissions(script: &Script<'_>) -> Vec<Range<usize>> {
    let to_some_body = regex!(
        r"(?:向|提交|提请|交由|由|报请|申请)((?:(?:当地|本地|有关|相关|有权|有管辖权|具有管辖权|双方认可|法定|专门|专业|上级|第三方)的?)*仲裁(?:委员会|机构|部门|机关|组织))[^，。；\n]{0,8}?(?:仲裁|裁决|解决|处理)"
    );
    let to_nobody = regex!(
        r"(?:申请|提交|提请|提起|进行|通过|采取|采用|选择|付诸|诉诸|以|交付|送交|交|走|用|靠|一律|都|均|同意|只能|去|上)仲裁(?:的方式|的办法|的途径|方式|办法|途径|程序|这条路|来)?(?:(?:最终|终局|一次性?)?(?:解决|裁决|处理|进行|了结|化解|定夺|决断|决定|裁断|了断))?"
    );
    let mut found = Vec::new();
    for sentence in sentences_with(script, &["仲裁"]) {
        let bodies = to_some_body.captures_iter(sentence.words);
        let bodies = bodies.filter_map(|c| c.get(1));
        found.extend(bodies.map(|m| sentence.at(m)));
        let nobody = to_nobody.find_iter(sentence.words);
        let nobody = nobody.filter(|m| names_nobody(sentence.words, &m.range()));
        found.extend(nobody.map(|m| sentence.at(m)));
    }
    found
}

/// Does the part of the sentence around a submission name nobody to submit to?
fn names_nobody(sentence: &str, at: &Range<usize>) -> bool {
    let before = &sentence[..at.start];
    let before = &before[before.rfind(['，', '：']).unwrap_or(0)..];
    let names_someone = ["向", "由", "在", "按", "交", "未", "已", "不"];
    let failed =
        regex!(r"(?:协商|商量|调解|谈|说|解决)?不(?:成|拢|通|了|能(?:协商|和解|自行)?解决)");
    let next = sentence[at.end..].chars().next();
    next.is_none_or(|c| "，）".contains(c))
        && !says(&failed.replace_all(before, ""), &names_someone)
        && !before.contains(BLANK)
}

/// Does some institution stand in the text, or the blank for one?
pub(super) fn names_institution(script: &Script<'_>) -> bool {
    let text = script.text();
    let generic = [
        "当地",
        "本地",
        "当地的",
        "本地的",
        "有关",
        "有关的",
        "相关",
        "相关的",
        "有权",
        "有权的",
        "管辖权的",
        "认可的",
        "法定",
        "法定的",
        "专门的",
        "专业的",
        "上级",
        "向",
        "由",
        "提交",
        "提请",
        "交",
        "报请",
        "申请",
        "劳动",
        "争议",
        "人事",
        "纠纷",
        "承包",
        "经营",
        "该",
        "和",
        "或",
        "或者",
        "及",
        "第三方",
        "专业",
        "专门",
    ];
    let bodies = ["委员会", "院", "中心", "委"];
    let is_named = script.places("仲裁").any(|n| {
        let (before, after) = (&text[..n], &text[n + "仲裁".len()..]);
        let is_body = bodies.iter().any(|body| after.starts_with(body));
        let ends_words = |c: char| "，。；：、“《\n".contains(c);
        is_body
            && !before.chars().next_back().is_none_or(ends_words)
            && !generic.iter().any(|word| before.ends_with(word))
    });
    // A blank directly before 仲裁, or an answer beside the label.
    let blank = regex!(
        r"[\x{FFFC}_＿×]\s*(?:申请|提起|进行)?仲裁|仲裁(?:机构|委员会)(?:名称)?(?:：|:|为|即|是|（)"
    );
    is_named
        || script.says(&["贸仲", "国际商会", "北仲", "上仲"])
        || sentences_with(script, &["仲裁"]).any(|s| blank.is_match(s.words))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "arbitration_body_missing";

    #[test]
    fn arbitration_by_nobody_in_particular_is_reported() {
        finds(RULE, "发生争议协商不成的，⟦提交仲裁解决⟧。");
        finds(RULE, "发生争议的，任何一方可以向⟦仲裁委员会⟧申请仲裁。");
        finds(RULE, "第八条 争议解决\n双方同意由⟦当地仲裁机构⟧裁决。");
        finds(
            RULE,
            "纠纷提交⟦有管辖权的仲裁委员会⟧仲裁。双方可以申请仲裁。",
        );
    }

    #[test]
    fn everyday_words_for_arbitration_by_nobody_are_reported() {
        finds(
            RULE,
            "谈不拢的，双方同意⟦走仲裁程序⟧，仲裁结果就是最后结果。",
        );
        finds(RULE, "商量不成，⟦用仲裁的办法了结⟧。");
        finds(RULE, "双方协商不成的⟦一律仲裁⟧，裁决为终局。");
        clean(RULE, "发生争议的，双方不走仲裁。");
        clean(RULE, "商量不成，请村委会作仲裁。");
        clean(RULE, "因争议提起仲裁的一方，应当先通知对方。");
    }

    #[test]
    fn a_named_institution_is_right_wherever_it_stands() {
        clean(RULE, "发生争议的，向厦门仲裁委员会申请仲裁。");
        clean(RULE, "发生争议的，提交深圳国际仲裁院仲裁。");
        clean(RULE, "争议由甲方所在地仲裁委员会仲裁。");
        clean(
            RULE,
            "发生争议的，提交仲裁解决。\n仲裁由上海国际仲裁中心管理。",
        );
        clean(RULE, "仲裁机构：北仲\n争议提交仲裁解决。");
    }

    #[test]
    fn a_blank_for_the_institution_is_right() {
        clean(
            RULE,
            "争议可以向\u{FFFC}申请仲裁，按照申请时该机构的规则进行。",
        );
        clean(RULE, "争议提交\u{FFFC}仲裁委员会仲裁。");
        clean(RULE, "争议提交____仲裁委员会仲裁。");
        clean(RULE, "争议提交（　　）仲裁委员会仲裁。");
    }

    #[test]
    fn arbitration_that_is_only_mentioned_is_right() {
        clean(RULE, "争议按照销售合同的争议解决条款（包括仲裁条款）处理。");
        clean(RULE, "协商不妨碍到期后申请仲裁。");
        clean(RULE, "消费者可以根据与甲方达成的仲裁协议，就争议申请仲裁。");
        clean(RULE, "一方申请仲裁的，争议期间继续履行。");
        clean(RULE, "员工的劳动争议，由员工申请仲裁。");
        clean(RULE, "争议由人民法院、仲裁机构依法认定责任。");
    }

    #[test]
    fn arbitration_or_court_is_left_to_its_own_rule() {
        clean(RULE, "发生争议的，可以申请仲裁，也可以向人民法院起诉。");
    }
}
