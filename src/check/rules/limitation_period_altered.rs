//! # Limitation period altered
//! **What it does.** Finds a 诉讼时效 of other than three years, its waiver, words that
//! free a claim of it, in words of every day too (满六个月就算过了时效), and a term for going to court whose lapse takes the claim away.
//! **Why it matters.** The period is the law's; agreeing otherwise, or waiving it in
//! advance, has no effect (民法典 197).
//! **Limit.** 诉讼时效期间为三年 repeats the law and is right; so is 诉讼时效届满. 应在三个月内
//! 起诉，过期无权再要求 is reported, 三十日内协商不成的，起诉 and terms of a surety are not.

use std::ops::Range;

use super::blanket_exclusion::{Sentence, sentences_of, sentences_with};
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let years = regex!(
        r"诉讼时效(?:期间|期限)?[^，]{0,6}?(?:约定为|定为|缩短为|缩短至|延长为|延长至|改为|为|是|只有|仅有|按照?)[^，]{0,4}?([0-9]{1,3}|[零一二两三四五六七八九十百]{1,4})(年|个月|日|天)"
    );
    let waived = regex!(
        r"放弃[^，]{0,12}诉讼时效[^，]{0,6}|诉讼时效[^，]{0,8}放弃|不受诉讼时效(?:期间|期限)?的?(?:限制|约束)|不适用诉讼时效|排除诉讼时效"
    );
    let text = script.text();
    for sentence in sentences_of(
        text,
        regex!(r"起诉|诉讼|申请仲裁|提起仲裁|打官司|时效|法院|不来?[要讨催]|没来?[要讨催]"),
    ) {
        out.extend(term_to_sue(&sentence).map(report));
    }
    for sentence in sentences_with(script, &["诉讼时效"]) {
        if sentence.says(&["不得", "不放弃", "不能约定", "法律规定不"]) {
            continue;
        }
        let other = years.captures(sentence.words).and_then(|c| {
            let is_three = number(&c[1]) == Some(3) && &c[2] == "年";
            c.get(0).filter(|_| !is_three)
        });
        if let Some(found) = other.or_else(|| waived.find(sentence.words)) {
            out.push(report(sentence.at(found)));
        }
    }
}

fn report(at: Range<usize>) -> Finding {
    Finding::new(
        "limitation_period_altered",
        Severity::Error,
        at,
        "诉讼时效由法律规定，不能约定长短，也不能预先放弃：请删去。",
    )
    .because("改变或者预先放弃诉讼时效的约定无效，时效仍按照法律计算。")
    .under(Citation::read("民法典第197条"))
}

/// 应在三个月内起诉，过期……不再支持; 起诉的期限为半年.
fn term_to_sue(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let kept = [
        "保证期间",
        "保证人",
        "担保",
        "撤销",
        "解除权",
        "决议",
        "裁决",
        "保全",
        "调解书",
        "劳动",
        "复议",
        "诉讼时效",
        "不得约定",
        "法律规定",
        "依法",
        "上诉",
    ];
    if sentence.says(&kept) {
        return None;
    }
    let within = regex!(
        r"([0-9]{1,3}|[一二两三四五六七八九十]{1,3}|半)(年|个月|月|日|天)(?:之)?内(?:不|未|没有?|没)?(?:能)?[^，。不成]{0,10}?(?:提起诉讼|起诉|提起仲裁|申请仲裁|打官司|诉至)"
    );
    let lost = regex!(
        r"(?:逾期|过期|超期|超过|过了|否则|过后|届时|不[^，]{0,6}的|未[^，]{0,10}的|没[^，]{0,8}的)[^。]{0,24}?(?:不再|无权|放弃|丧失|失去|不得再|不能再|有权拒绝|可以拒绝|不予|作废|一笔勾销|不认|消灭)"
    );
    let term = regex!(
        r"(?:起诉|提起诉讼|打官司)的?(?:期限|期间|时间)(?:为|是|限于|限|不超过|只有)[^，。]{0,10}?([0-9]{1,3}|[一二两三四五六七八九十]{1,3}|半)(年|个月|月|日|天)"
    );
    let found = (within.captures(sentence.words))
        .filter(|_| lost.is_match(sentence.words))
        .or_else(|| term.captures(sentence.words))
        .or_else(|| past(sentence.words))?;
    let is_three = number(&found[1]) == Some(3) && &found[2] == "年";
    (!is_three).then(|| found.get(0).map(|m| sentence.at(m)))?
}

/// 满六个月就算过了时效; 超过一年不能再到法院起诉; 半年不来要的货款一笔勾销.
fn past(words: &str) -> Option<regex::Captures<'_>> {
    let past = regex!(
        r"(?:满|超过|过了?|超)了?([0-9]{1,3}|[一二两三四五六七八九十]{1,3}|半)(年|个月|月|日|天)[^，。]{0,6}?(?:过了?|超过了?|没了|丧失|失去)时效"
    );
    let barred = regex!(
        r"(?:满|超过|过了?|超)了?([0-9]{1,3}|[一二两三四五六七八九十]{1,3}|半)(年|个月|月|日|天)[^。]{0,16}?(?:不能再?|不得再?|不再|无权再?|别再?)[^，。]{0,8}?(?:起诉|打官司|告状|申请仲裁)"
    );
    let debt = regex!(
        r"([0-9]{1,3}|[一二两三四五六七八九十]{1,3}|半)(年|个月|月|日|天)(?:之?内)?(?:不|没|没有|未)来?(?:要|讨|催要|催讨|追讨|讨要)的?[^。]{0,16}?(?:作废|一笔勾销|不认账|不用还|不再还|不必还|不还了)"
    );
    let is_denied = regex!(r"不因|不算过|不受|仍可|仍能|仍有权|也能|也可以|照样|不影响|法定");
    if is_denied.is_match(words) {
        return None;
    }
    let debts = regex!(r"欠|货款|运费|工钱|工资|租金|借款|报酬|尾款|债");
    (past.captures(words))
        .or_else(|| barred.captures(words))
        .or_else(|| debt.captures(words).filter(|_| debts.is_match(words)))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "limitation_period_altered";

    #[test]
    fn the_period_of_the_law_is_right_and_no_other() {
        clean(RULE, "本协议的诉讼时效期间为三年。");
        finds(RULE, "本协议的⟦诉讼时效期间为二年⟧。");
        finds(RULE, "双方同意，⟦诉讼时效缩短为6个月⟧。");
        finds(RULE, "乙方⟦放弃诉讼时效抗辩⟧。");
        finds(RULE, "甲方的请求⟦不受诉讼时效的限制⟧。");
    }

    #[test]
    fn a_term_for_going_to_court_is_a_limitation_too() {
        finds(
            RULE,
            "有争议的，须在交货后⟦六个月内向法院起诉⟧，逾期视为放弃一切权利。",
        );
        finds(RULE, "任何一方⟦一年内不起诉⟧的，丧失要求赔偿的权利。");
        finds(RULE, "双方⟦起诉的期限为半年⟧。");
        clean(RULE, "欠款到期后3年内起诉，过期对方有权拒绝。");
        clean(RULE, "争议发生后30日内协商不成的，任何一方可以起诉。");
        clean(RULE, "争议应当先行协商；协商不成的，可以起诉。");
        clean(
            RULE,
            "债权人在保证期间六个月内未起诉的，保证人不再承担责任。",
        );
    }

    #[test]
    fn everyday_words_for_a_shorter_period_are_reported() {
        finds(
            RULE,
            "运费欠着没要的，从对账起⟦满六个月就算过了时效⟧，不能再起诉。",
        );
        finds(RULE, "货款⟦超过一年的，供方不能再到法院打官司⟧。");
        finds(RULE, "工钱⟦半年不来讨的，一笔勾销⟧。");
        clean(RULE, "货款满3年就算过了时效。");
        finds(RULE, "货款⟦满2年就算过了时效⟧。");
        clean(RULE, "货款超过一年没付的，供方可以直接起诉。");
        clean(RULE, "满一年没催的，不影响时效，供方仍可起诉。");
        clean(RULE, "满六个月不来取的定作物，承揽人可以变卖。");
    }

    #[test]
    fn a_mention_of_the_period_is_right() {
        clean(RULE, "个人信息保存至诉讼时效届满为止。");
        clean(RULE, "催告使诉讼时效中断，并重新计算。");
        clean(RULE, "双方不得约定放弃诉讼时效。");
    }
}
