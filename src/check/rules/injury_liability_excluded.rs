//! # Liability for injury excluded
//! **What it does.** Finds 概不负责, 自负, 不承担责任 and 与甲方无关, and everyday words like
//! 不赔一分钱, 自认倒霉, 后果由本人承受, in a sentence about injury or death of the other party.
//! **Why it matters.** Such words have no effect (民法典 506), whoever signed them.
//! **Limit.** 人身伤害概不负责 is reported; injury by the injured's own fault, and words
//! that keep the liability (不免除人身损害责任), are right. Who bears injuries of third
//! persons between the parties is another rule's matter, and a contractor (承揽人) bears
//! what happens to himself at work.

mod bodily;

use std::ops::Range;

use self::bodily::{BILLS, is_contractor, left_with_bills};
use super::blanket_exclusion::{Sentence, excluding_sentences, sentences_with};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let formal = excluding_sentences(script).filter_map(|sentence| match exclusion(&sentence) {
        Some((Excluded::Injury, at)) => Some(at),
        _ => None,
    });
    let mut found: Vec<Range<usize>> = formal.collect();
    for sentence in sentences_with(script, INJURIES) {
        let end = sentence.start + sentence.words.len();
        let is_known = (found.iter()).any(|at| sentence.start <= at.start && at.start < end);
        found.extend(everyday(&sentence).filter(|_| !is_known));
    }
    if !is_contractor(script.title()) {
        for sentence in sentences_with(script, BILLS) {
            let end = sentence.start + sentence.words.len();
            let is_known = (found.iter()).any(|at| sentence.start <= at.start && at.start < end);
            found.extend(left_with_bills(&sentence).filter(|_| !is_known));
        }
    }
    found.sort_by_key(|at| at.start);
    for at in found {
        out.push(
            Finding::new(
                "injury_liability_excluded",
                Severity::Error,
                at,
                "造成对方人身损害的责任不能用协议免除：请删去，或改写为投保和先行救助的义务。",
            )
            .because("免除人身损害责任的约定无效，出事后仍要依法赔偿。")
            .under(Citation::read("民法典第506条")),
        );
    }
}

/// Words without one of which nothing happens to a person.
const INJURIES: &[&str] = &[
    "人身",
    "伤",
    "残",
    "死",
    "亡",
    "丧生",
    "摔倒",
    "骨折",
    "溺水",
    "三长两短",
    "磕磕碰碰",
    "人员安全",
];

/// What happens to a person.
fn injury() -> &'static regex::Regex {
    regex!(
        r"人身|伤亡|受伤|受了伤|伤残|致残|致死|死亡|身亡|丧生|摔伤|碰伤|磕伤|撞伤|砸伤|烫伤|烧伤|扭伤|拉伤|咬伤|划伤|夹伤|冻伤|摔倒|骨折|溺水|伤着|伤到|伤了|[有出]个?三长两短|磕磕碰碰|人员安全"
    )
}

/// Everyday words by which somebody leaves the other party's injury to him.
fn everyday(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let who = regex!(
        r"会员|顾客|客户|学员|学生|孩子|乘客|旅客|游客|客人|参加者|参与者|队员|住客|租客|房客|骑手|用户|消费者|雇工|民工|帮工|入场者|玩家|选手|本人|人身"
    );
    let form = regex!(
        r"(?:概|一概|一律|都|也|均)?不赔(?:偿|付)?(?:一分钱?|分文|钱)?|一分钱?[都也]?不赔|分文不赔|(?:概|一概|一律|都|均)不(?:赔|管|过问|理会)|不管(?:了|不问)|不(?:负|担|背|承担)(?:任何|一切|法律|赔偿|相关|什么|半点)*的?责任?|不负责(?:任|赔偿|医治)?|自认倒霉|(?:自己|本人|自行|自家|各人)(?:承担|承受|负责|兜着|扛|担着|担责|想办法|处理|解决)|由(?:其)?(?:本人|自己|会员|顾客|学员|游客|乘客|参加者|参与者|队员|雇工|工人)(?:自己|自行|一人|一力)?(?:承担|承受|负责)|自(?:负|担|理)|生死由命|[与跟和同](?:本店|本馆|本公司|本场|本园|商家|店家|店里|馆方|场馆|老板|东家|雇主|甲方|乙方|主办方|平台|机构|俱乐部)[^，。]{0,4}?(?:无关|没关系|没有关系|没有任何关系|不相干)|(?:不得|不能|不许|不可|无权|放弃)[^，。]{0,10}?(?:索赔|追究|追责|要求赔偿|要赔偿|讨要)|免(?:除)?(?:一切|全部|所有|任何)?[^，。]{0,4}?责任|免责"
    );
    let kept = regex!(
        r"除外|以外|之外|但|另有|不受此限|双方|互不|各方|各自|依法|仍|不免除|不能免|不得免|不得以|禁止|并不|无效|应当赔|应赔|过错|责任方|谁|保险公司|第三人|他人|意外险|已经赔|见义"
    );
    let causes = regex!(
        r"擅自|违反|违规|不听|酒后|醉酒|故意|不当|隐瞒|未按|没有按|没按|不按|未经|私自|打架|斗殴|自残|自身原因|自身疾病|不遵守|操作失误|不可抗力|无故|强行|拒绝"
    );
    let creature = regex!(r"宠物|犬|狗|猫|牲畜|家禽|鸡|鸭|鱼|苗|花木|货物|果树|漆面|车身");
    let staff = regex!(r"员工|人员|工人|雇员|职工");
    let words = sentence.words;
    // 意外伤害保险 tells of no injury.
    let insured =
        regex!(r"(?:人身|意外)*(?:伤害|工伤)*(?:保险|险)(?:费|金)?").replace_all(words, "");
    if kept.is_match(words) || !injury().is_match(&insured) || !who.is_match(words) {
        return None;
    }
    let hurt = injury().find(words)?;
    let found = form.find_at(words, hurt.end())?;
    let before = &words[..found.start()];
    let is_of_others = staff.is_match(before) || creature.is_match(before);
    let after = &words[found.end()..];
    let is_of_costs = regex!(r"^[^，。]{0,10}?(?:保险|保费)").is_match(after);
    let clause = before.rfind('，').map_or(before, |n| &before[n..]);
    let is_denied = regex!(r"不得|不能|不应|不会|不可").is_match(clause)
        || regex!(r"拒绝|阻止|限制|妨碍").is_match(found.as_str());
    let is_named_cause = causes.is_match(before);
    (!is_of_others && !is_of_costs && !is_denied && !is_named_cause).then(|| sentence.at(found))
}

/// What somebody frees himself of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Excluded {
    /// Injury of the other party.
    Injury,
    /// Intent or gross negligence of his own.
    GrossNegligence,
    /// Everything.
    Everything,
    /// Something that the law allows, or leaves to the facts.
    Something,
}

/// The exclusion of liability in a sentence, if it is one without an exception.
pub(super) fn exclusion(sentence: &Sentence<'_>) -> Option<(Excluded, Range<usize>)> {
    let form = regex!(
        r"一概不(?:负责|承担)|概不(?:负责|承担[^，\n]{0,8}责任|赔偿)|不再?(?:承担|负)(?:任何|一切|全部)[^，\n]{0,12}(?:责任|赔偿)|不再?(?:承担|负)[^，\n]{0,8}责任|(?:一切|全部|所有|任何)?(?:后果|责任|风险|损失|安全)(?:均|全部|概|一律)?(?:由[^，\n]{1,6})?自(?:负|行负责|行承担)|(?:概|均|一律|都)?与[甲乙丙丁我本][方公][^，\n]{0,2}无关|不予(?:任何)?赔偿"
    );
    let kept = [
        "不得",
        "不能免",
        "并不",
        "无效",
        "不应",
        "禁止",
        "不免除",
        "除外",
        "以外",
        "之外",
        "但",
        "另有规定",
        "不受此限",
        "依法承担",
        "依法赔偿",
        "双方",
        "任何一方",
        "互不",
        "各方",
        "见证",
        "居间",
    ];
    let found = form.find(sentence.words)?;
    if sentence.says(&kept) {
        return None;
    }
    let kind = kind(sentence, &found);
    Some((kind, sentence.at(found)))
}

fn kind(sentence: &Sentence<'_>, found: &regex::Match<'_>) -> Excluded {
    let whatever = ["不论", "无论", "不管", "任何原因", "一切原因"];
    let causes = [
        "自行",
        "擅自",
        "违反",
        "违规",
        "违约",
        "过错",
        "不当",
        "过失",
        "故意",
        "原因",
        "未按",
        "没有按",
        "未经",
        "未及时",
        "逾期",
        "拒绝",
        "隐瞒",
        "虚假",
        "不符",
        "不可抗力",
        "改装",
        "没有",
        "不按",
    ];
    let has_cause = !sentence.says(&whatever)
        && causes
            .iter()
            .any(|c| sentence.words[..found.start()].contains(c));
    let staff = regex!(r"第三[人方]|他人|人员|员工|工人|雇员");
    let is_injury = regex!(r"人身|伤亡|受伤|工伤|伤残|死亡|身体|安全事故").is_match(sentence.words);
    let words = found.as_str();
    let is_of_others = (words.contains("无关") || words.contains("自"))
        && staff.is_match(&sentence.words[..found.start()]);
    if is_injury && !has_cause && !is_of_others {
        return Excluded::Injury;
    }
    if is_own_gross_fault(sentence, found) {
        return Excluded::GrossNegligence;
    }
    let is_all = regex!(r"概|任何|一切|全部|所有|均|一律|自负").is_match(words);
    let leaves = sentence.says(&["解除", "终止", "退货", "人身", "安全"]);
    if is_all && !has_cause && !leaves {
        Excluded::Everything
    } else {
        Excluded::Something
    }
}

/// Does the party that is freed name its own intent or gross negligence, or any cause
/// at all?
fn is_own_gross_fault(sentence: &Sentence<'_>, found: &regex::Match<'_>) -> bool {
    let before = &sentence.words[..found.start()];
    if regex!(r"(?:不论|无论|不管)(?:是|因)?(?:何种|任何|什么|何|哪种)原因").is_match(before)
    {
        return true;
    }
    let fault = regex!(r"([甲乙丙丁我本][方公])?[^，\n甲乙丙丁我本]{0,20}(?:故意|重大过失)");
    let Some(fault) = fault.captures(before) else {
        return false;
    };
    let freed = regex!(r"([甲乙丙丁我本][方公])[^，\n甲乙丙丁我本]{0,8}$").captures(before);
    let freed = freed.as_ref().and_then(|f| f.get(1));
    match (fault.get(1), freed) {
        (Some(of), Some(freed)) => of.as_str() == freed.as_str(),
        _ => regex!(r"不论|无论|不管|即使|包括").is_match(before),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "injury_liability_excluded";

    #[test]
    fn injury_of_the_other_party_cannot_be_left_to_him() {
        finds(RULE, "乙方在场地内发生人身伤亡的，甲方⟦概不负责⟧。");
        finds(RULE, "顾客试用期间受伤的，甲方⟦不承担任何责任⟧。");
        finds(RULE, "乙方进入厂区后人身⟦安全自负⟧。");
        finds(RULE, "参加者的人身伤害⟦与甲方无关⟧。");
        finds(RULE, "不论何种原因造成乙方人身损害，甲方⟦不承担赔偿责任⟧。");
    }

    #[test]
    fn everyday_words_leave_him_alone_with_it_no_better() {
        finds(RULE, "会员摔伤、扭伤的，场馆⟦不赔一分钱⟧。");
        finds(RULE, "游客玩漂流碰伤了，后果⟦由本人承受⟧，景区只管救援。");
        finds(RULE, "顾客在店里滑倒骨折，⟦自认倒霉⟧。");
        finds(RULE, "孩子在园内摔伤，家长⟦不得找园方索赔⟧。");
        finds(RULE, "雇工干活时受了伤，⟦跟东家没关系⟧。");
        clean(RULE, "会员不听劝阻摔伤的，自己承担。");
        clean(RULE, "会员摔伤的，场馆依法赔偿，不得说不赔。");
        clean(RULE, "乙方自行承担其意外伤害保险的费用，甲方不管。");
        clean(RULE, "会员托管的宠物受伤，场馆不赔。");
        clean(RULE, "顾客自己摔坏的手机，本店不赔。");
        clean(RULE, "会员受伤的，场馆不得拒绝会员索赔。");
        clean(RULE, "会员受伤的，场馆垫付医药费，不得推给会员自己承担。");
    }

    #[test]
    fn a_day_labourer_is_not_left_with_his_bills() {
        finds(
            RULE,
            "搬货时干活的人砸了脚、闪了腰，⟦医药费自己出⟧，用工方不管。",
        );
        finds(RULE, "帮工碰破了头、夹断了手指，东家⟦一分钱不管⟧。");
        finds(RULE, "零工崴了脚，⟦自己掏钱治⟧。");
        finds(
            RULE,
            "学员摔着、扭着的，⟦看病花销和后续影响由学员本人消化⟧，馆方不予补偿。",
        );
        finds(RULE, "小工从架子上摔下来的，⟦雇主一概不管⟧。");
        clean(RULE, "干活的人砸了脚、闪了腰，医药费由用工方出。");
        clean(RULE, "干活的人砸了脚，用工方不得让他自己出医药费。");
        clean(RULE, "干活的人喝了酒上工砸了脚，医药费自己出。");
        clean(RULE, "承揽人干活时砸了脚，医药费自己出。");
        clean(RULE, "装修承包协议\n干活的人砸了脚，医药费自己出。");
        clean(RULE, "干活的人砸坏了瓷砖，自己掏钱赔，用工方不管。");
        clean(
            RULE,
            "干活的人砸了脚，医药费先由保险报，自己出的部分用工方补。",
        );
    }

    #[test]
    fn own_fault_and_words_that_keep_the_liability_are_right() {
        clean(RULE, "乙方擅自拆装造成的人身损害，甲方不承担责任。");
        clean(RULE, "以上约定不免除人身损害赔偿责任。");
        clean(RULE, "甲方不承担预期利润的损失责任，人身损害除外。");
        clean(RULE, "乙方员工的人身安全由乙方负责，与甲方无关。");
        clean(RULE, "造成人身伤害的，甲方应当赔偿。");
        clean(RULE, "乙方对其人员受伤依法承担责任，甲方不承担用工责任。");
    }
}
