//! # Standard terms denied
//! **What it does.** Finds words in a form printed beforehand that declare it to be no
//! standard terms (不是格式条款), and words that free its user of the duty to point out
//! and explain what weighs on the other side (没有提示和说明的义务).
//! **Why it matters.** Whether terms are standard terms depends on how they came about
//! (民法典 496): the declaration changes nothing (合同编通则解释 9). A clause that was not
//! pointed out and explained may not become part of the agreement.
//! **Limit.** A declaration in a form that says of itself that it was printed beforehand
//! or is used for many is reported; one in an agreement that does not say so, or was
//! negotiated clause by clause, is not. 已经履行提示和说明义务 is right.

use super::blanket_exclusion::{Sentence, sentences_of};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let signs = regex!(
        r"格式(?:条款|合同|文本)|标准(?:条款|合同)|霸王条款|(?:提示|说明|提醒|解释)[^，。；]{0,4}义务"
    );
    for sentence in sentences_of(text, signs) {
        if let Some(found) = duty_denied(&sentence) {
            out.push(
                Finding::new(
                    "standard_terms_denied",
                    Severity::Warning,
                    sentence.at(found),
                    "格式条款的提示和说明义务不能免除：请删去这句，把对对方不利的条款加粗并说明。",
                )
                .because("没有提示、说明的条款，对方可以主张不是合同的内容。")
                .under(Citation::read("民法典第496条、民法典合同编通则解释第10条")),
            );
        } else if let Some(found) = denial(&sentence, text) {
            out.push(
                Finding::new(
                    "standard_terms_denied",
                    Severity::Hint,
                    sentence.at(found),
                    "写明不是格式条款，不起作用：请删去这句，把对对方不利的条款加粗并说明。",
                )
                .because("是不是格式条款，要看是否预先拟定、没有协商；约定不是，法院也不支持。")
                .under(Citation::read("民法典第496条、民法典合同编通则解释第9条")),
            );
        }
    }
}

/// 不是格式条款, in a form that was printed beforehand.
fn denial<'t>(sentence: &Sentence<'t>, text: &str) -> Option<regex::Match<'t>> {
    let form = regex!(
        r"(?:不是|不属于?|不构成|并非|不视为|不得视为|不应视为|不认定为|不作为|不算|均非|不存在|不含|没有|不适用)[^，。；]{0,12}?(?:格式(?:条款|合同|文本)|标准(?:条款|合同)|霸王条款)(?:的规定|的规则)?"
    );
    let printed = regex!(
        r"预先(?:拟定|印|制|打印|准备)|事先(?:拟|印)|印制|印好|印就|统一(?:文本|印|制作|拟定|格式|合同)|通用(?:文本|合同)?|制式|重复使用|反复使用|多次使用|固定文本|(?:所有|各|全体|每[位个家])(?:加盟商|客户|顾客|会员|业主|租户|用户|商户|经销商|学员)"
    );
    let found = form.find(sentence.words)?;
    let is_printed = printed.is_match(sentence.words);
    let is_negotiated = sentence.says(&["逐条", "协商", "磋商", "谈判", "商定", "修改过"]);
    // 不属于格式条款的补充约定 tells of some terms only.
    let is_of_some = sentence.words[found.end()..].starts_with('的');
    let is_form = is_printed || !is_negotiated && printed.is_match(text);
    (is_form && !is_of_some).then_some(found)
}

/// 没有提示和说明的义务.
fn duty_denied<'t>(sentence: &Sentence<'t>) -> Option<regex::Match<'t>> {
    let form = regex!(
        r"(?:没有|无|不负有?|不承担|免除|免去|不再承担|不再负有?|不存在|无需(?:履行)?|无须(?:履行)?|不必(?:履行)?|不用(?:履行)?|豁免|放弃要求)(?:[^，。；没无不]{0,10}?)(?:提示|说明|解释|提醒)[^，。；]{0,8}?(?:的)?(?:义务|责任)"
    );
    let found = form.find(sentence.words)?;
    let is_about_terms = sentence.says(&["条款", "合同", "协议", "格式", "文本"]);
    let is_done = regex!(r"已(?:经)?(?:尽|履行|作出|以|就|对|向|提示|说明)|不(?:得|能)$")
        .is_match(&sentence.words[..found.start()]);
    let is_right =
        is_done || sentence.says(&["视为没有", "不免除", "不得免除", "不能免除", "造成"]);
    (is_about_terms && !is_right).then_some(found)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "standard_terms_denied";

    #[test]
    fn a_printed_form_is_standard_terms_whatever_it_says() {
        finds(RULE, "本合同由总部统一印制，但双方认定它⟦不是格式条款⟧。");
        finds(
            RULE,
            "入会合同（通用文本）\n一、双方确认本合同各条⟦均非格式条款⟧。",
        );
        finds(
            RULE,
            "本文本供所有加盟商使用，⟦不适用民法典关于格式条款的规定⟧。",
        );
        clean(RULE, "本合同由双方逐条商定，不是格式条款。");
        clean(RULE, "双方确认本合同不是格式条款。");
        clean(
            RULE,
            "本合同由总部统一印制。\n手写的补充约定不属于格式条款的，以补充约定为准。",
        );
        clean(
            RULE,
            "格式条款由甲方加粗提示，不属于格式条款的部分由双方协商。",
        );
    }

    #[test]
    fn the_duty_to_point_out_and_explain_remains() {
        finds(
            RULE,
            "合同由甲方印好，甲方⟦没有提示和说明的义务⟧，乙方签字即接受全部条款。",
        );
        finds(RULE, "对本协议各条款，出租方⟦不承担提醒、解释义务⟧。");
        clean(RULE, "甲方已对加粗的条款履行提示和说明义务。");
        clean(RULE, "甲方不得免除自己对格式条款的说明义务。");
        clean(
            RULE,
            "甲方没有履行提示义务造成损失的，应当赔偿，条款不成为合同内容。",
        );
    }
}
