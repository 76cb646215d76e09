//! # Liability for intent or gross negligence excluded
//! **What it does.** Finds a party that frees itself of its own 故意 or 重大过失, or
//! 不论何种原因, also in everyday words (哪怕是保管人重大过失，货款也不赔).
//! **Why it matters.** Such words have no effect for loss of property caused so (民法典
//! 506); the rest of the clause then becomes a matter of dispute.
//! **Limit.** 甲方因重大过失造成损失，甲方不承担责任 is reported; 乙方故意造成的损失，甲方
//! 不承担责任 and 故意或者重大过失除外 are right.

use std::ops::Range;

use super::{
    blanket_exclusion::{Sentence, excluding_sentences, sentences_of},
    injury_liability_excluded::{Excluded, exclusion},
};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !regex!(r"故意|存心|成心|蓄意|重大过失|严重过失|严重失职|不论|无论|不管").is_match(text)
    {
        return;
    }
    let formal = excluding_sentences(script).filter_map(|sentence| match exclusion(&sentence) {
        Some((Excluded::GrossNegligence, at)) => Some(at),
        _ => None,
    });
    let mut found: Vec<Range<usize>> = formal.collect();
    let causes = regex!(
        r"故意|存心|成心|蓄意|重大过失|严重过失|严重失职|(?:不论|无论|不管)(?:是|因|由于|出于)?(?:何种|任何|什么|何|哪种|谁的|哪方的?)(?:原因|过错|错|责任)"
    );
    for sentence in sentences_of(text, causes) {
        let end = sentence.start + sentence.words.len();
        let is_known = (found.iter()).any(|at| sentence.start <= at.start && at.start < end);
        let everyday = causes.find(sentence.words);
        let everyday = everyday.and_then(|cause| everyday_exclusion(&sentence, cause));
        let everyday = everyday.or_else(|| capped(&sentence));
        found.extend(everyday.filter(|_| !is_known));
    }
    found.sort_by_key(|at| at.start);
    for at in found {
        out.push(
            Finding::new(
                "gross_negligence_excluded",
                Severity::Error,
                at,
                "故意和重大过失造成的财产损失不能免责：请写明“故意或者重大过失造成的除外”。",
            )
            .because("把故意和重大过失也免掉的约定无效，发生损失时仍要赔偿。")
            .under(Citation::read("民法典第506条")),
        );
    }
}

/// 该限额同样适用于故意造成的损失.
fn capped(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let form = regex!(
        r"(?:限额|上限|限制|封顶|最高额)[^，。；不]{0,8}?(?:同样|一并|一样|也|亦|均|仍|包括)[^，。；不]{0,3}?(?:适用|涵盖|及于|管)[^，。；不除]{0,16}?(?:故意|存心|成心|蓄意|重大过失|严重过失|严重失职)|(?:包括|即使|哪怕|即便)[^，。；不]{0,10}?(?:故意|存心|成心|蓄意|重大过失|严重过失)[^，。；不]{0,12}，[^，。；不]{0,10}?(?:限额|上限|最高额|封顶)"
    );
    form.find(sentence.words).map(|found| sentence.at(found))
}

/// 不赔, 只退运费 and the like after a cause that lies with the party that is freed.
fn everyday_exclusion(sentence: &Sentence<'_>, cause: regex::Match<'_>) -> Option<Range<usize>> {
    let form = regex!(
        r"(?:概|一概|一律|都|也|均)?不赔(?:偿|付)?(?:一分钱?|分文)?|一分钱?[都也]?不赔|分文不赔|(?:[只仅]|最多)[退赔][^，。]{1,14}|(?:概|一概|一律|都|也|均)不(?:管|过问|理会)|不(?:负|担|背)(?:任何|一切|赔偿|什么)*的?责任?|也?不负责(?:任|赔偿)?|不予赔付|免责|(?:不得|不能|无权|放弃)[^，。]{0,8}?(?:索赔|追究|要求赔偿)"
    );
    let kept = regex!(
        r"除外|以外|之外|但|另有|不受此限|不在此限|双方|互不|各方|各自|依法|仍应|仍须|仍要|照赔|不免|不能免|不得免|不适用|全额赔|无效|应当赔|应赔|不可抗力|保险公司"
    );
    if kept.is_match(sentence.words) {
        return None;
    }
    let words = sentence.words;
    let found = form.find_at(words, cause.end())?;
    let (before, between) = (&words[..cause.start()], &words[cause.end()..found.start()]);
    // 无论, 是否 and 是不是 deny nothing.
    let said = regex!(r"无论|不论|是不是|是否").replace_all(before, "");
    let is_denied = regex!(r"(?:没有|无|不是|并非|不存在|不含|排除)[^，]{0,8}$").is_match(&said)
        || regex!(r"不得(?:以|主张|说)|才").is_match(between);
    if is_denied {
        return None;
    }
    let is_any_cause = !regex!(r"故意|存心|成心|过失").is_match(cause.as_str());
    if is_any_cause {
        let is_loss = sentence.says(&[
            "损失", "损坏", "丢失", "毁损", "受损", "灭失", "破损", "被盗", "丢了", "坏", "进水",
        ]);
        let is_other = sentence.says(&["解除", "终止", "到期", "装修", "装潢", "添附", "退租"]);
        return (is_loss && !is_other).then(|| sentence.at(found));
    }
    // Who was at fault, and who is freed: 哪怕是保管人一方重大过失造成的，保管人也只退…
    let party = regex!(
        r"[甲乙丙丁我本对][方店司]|本(?:公司|馆|场|站|园)|(?:保管|存货|出租|承租|承运|托运|寄件|收件|委托|受托|承揽|定作|出卖|买受|寄存|经营)[人方]|物业|商家|店家|顾客|客户|会员|用户|学员|快递员?|驿站|车场|仓库|场馆|平台"
    );
    let of_fault = party.find_iter(before).last().map(|m| m.as_str());
    let freed = party.find_iter(between).last().map(|m| m.as_str());
    let concedes =
        regex!(r"哪怕|即使|即便|就算|纵使|纵然|不论|无论|不管|包括|含|甚至").is_match(before);
    let is_own = match (of_fault, freed) {
        (Some(of), Some(freed)) => of == freed,
        (of, None) => {
            concedes && of.is_none_or(|of| !regex!(r"顾客|客户|会员|用户|学员|对方").is_match(of))
        }
        (None, Some(_)) => concedes,
    };
    is_own.then(|| sentence.at(found))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "gross_negligence_excluded";

    #[test]
    fn a_cap_holds_for_no_intent() {
        finds(
            RULE,
            "赔偿不超过三个月仓储费；该⟦限额同样适用于保管人严重失职⟧以及蓄意所致的损失。",
        );
        clean(
            RULE,
            "赔偿不超过三个月仓储费；该限额不适用于保管人故意或者重大过失所致的损失。",
        );
    }

    #[test]
    fn a_party_cannot_free_itself_of_its_own_gross_fault() {
        finds(RULE, "甲方因重大过失造成货物损坏的，甲方⟦不承担赔偿责任⟧。");
        finds(
            RULE,
            "无论甲方是否存在故意或者重大过失，甲方⟦不承担任何责任⟧。",
        );
        finds(RULE, "不论何种原因造成数据丢失，乙方⟦概不负责⟧。");
    }

    #[test]
    fn everyday_words_free_it_no_better() {
        finds(
            RULE,
            "货物受损，哪怕是保管人重大过失造成的，保管人也⟦只退当月仓储费⟧，货款不赔。",
        );
        finds(RULE, "衣物洗坏的，即使本店存心弄坏，⟦也不赔⟧。");
        finds(RULE, "不管什么原因造成包裹丢失，本站⟦一律不赔⟧。");
        finds(RULE, "不管是不是承运人故意，货坏了⟦一律不赔⟧。");
        clean(RULE, "寄存人故意隐瞒物品性质的，保管人不赔。");
        clean(RULE, "即使乙方故意损坏，甲方也不赔。");
        clean(RULE, "保管人没有重大过失的，不赔货款。");
        clean(RULE, "不管什么原因退租，装修一律不赔。");
        clean(RULE, "本店故意或者重大过失造成的照赔，其余损失不赔。");
    }

    #[test]
    fn faults_of_the_other_side_and_exceptions_are_right() {
        clean(RULE, "乙方故意损坏设备的，甲方不承担维修责任。");
        clean(
            RULE,
            "乙方不承担数据丢失的责任，乙方故意或者重大过失造成的除外。",
        );
        clean(RULE, "无论乙方是否有重大过失，甲方不承担维修责任。");
        clean(RULE, "因故意或者重大过失造成损失的，应当赔偿。");
    }
}
