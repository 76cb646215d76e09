//! # Limitation period altered
//! **What it does.** Finds a 诉讼时效 of other than three years, its waiver, and words
//! that free a claim of it.
//! **Why it matters.** The period is the law's; agreeing otherwise, or waiving it in
//! advance, has no effect (民法典 197).
//! **Limit.** 诉讼时效期间为三年 repeats the law and is right; so is 诉讼时效届满.

use super::blanket_exclusion::sentences_with;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let years = regex!(
        r"诉讼时效(?:期间|期限)?[^，]{0,6}?(?:约定为|定为|缩短为|缩短至|延长为|延长至|改为|为|是)[^，]{0,4}?([0-9]{1,3}|[零一二两三四五六七八九十百]{1,4})(年|个月|日|天)"
    );
    let waived = regex!(
        r"放弃[^，]{0,12}诉讼时效[^，]{0,6}|诉讼时效[^，]{0,8}放弃|不受诉讼时效(?:期间|期限)?的?(?:限制|约束)|不适用诉讼时效|排除诉讼时效"
    );
    for sentence in sentences_with(script.text(), "诉讼时效") {
        if sentence.says(&["不得", "不放弃", "不能约定", "法律规定不"]) {
            continue;
        }
        let other = years.captures(sentence.words).and_then(|c| {
            let is_three = number(&c[1]) == Some(3) && &c[2] == "年";
            c.get(0).filter(|_| !is_three)
        });
        if let Some(found) = other.or_else(|| waived.find(sentence.words)) {
            out.push(
                Finding::new(
                    "limitation_period_altered",
                    Severity::Error,
                    sentence.at(found),
                    "诉讼时效由法律规定，不能约定长短，也不能预先放弃：请删去。",
                )
                .because("改变或者预先放弃诉讼时效的约定无效，时效仍按照法律计算。")
                .under(Citation::read("民法典第197条")),
            );
        }
    }
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
    fn a_mention_of_the_period_is_right() {
        clean(RULE, "个人信息保存至诉讼时效届满为止。");
        clean(RULE, "催告使诉讼时效中断，并重新计算。");
        clean(RULE, "双方不得约定放弃诉讼时效。");
    }
}
