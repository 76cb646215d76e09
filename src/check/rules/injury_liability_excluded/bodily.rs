//! Harm to the body of one who works for another or comes to his place, told in words
//! of every day: 砸了脚，医药费自己出.

use std::ops::Range;

use super::super::blanket_exclusion::Sentence;
use crate::check::regex;

/// Words without one of which nobody is left with his bills.
pub(super) const BILLS: &[&str] = &[
    "医药费",
    "医疗费",
    "治疗费",
    "药费",
    "药钱",
    "住院费",
    "看病",
    "补偿",
    "掏",
    "出钱",
    "不管",
    "不负责",
    "不理",
    "不赔",
    "不付",
    "不出",
    "一分",
    "倒霉",
];

/// What happens to a body.
fn harm() -> &'static regex::Regex {
    regex!(
        r"(?:砸|碰|磕|扭|闪|崴|摔|夹|压|割|切|烫|烧|撞|划|轧|扎|蹭|弄)(?:着|到|了|伤|断|破|坏)*了?(?:自己的?)?(?:手|脚|腰|腿|胳膊|头|脑袋|眼|身子|身体|膀|骨头|脖|背|肋)|(?:摔|跌|掉)(?:下来|倒了?|着了?)|触电|中暑|出了?人命"
    )
}

/// Is it a contract for work, whose contractor answers for himself?
pub(super) fn is_contractor(title: &str) -> bool {
    regex!(r"承揽|承包|装修|装饰|安装|加工|定作|施工|工程|维修|运输|物流").is_match(title)
}

/// The words that leave one who is hurt alone with it.
pub(super) fn left_with_bills(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let who = regex!(
        r"干活|做工|打工|帮工|零工|小工|短工|临工|雇工|民工|受雇|提供劳务|劳务方|工友|保姆|采摘|会员|顾客|学员|学生|孩子|游客|租客|住客|骑手|客人"
    );
    let bills = regex!(
        r"(?:医药费|医疗费|治疗费|药费|药钱|住院费|看病的?钱)[^，。]{0,6}?(?:自己|自家|自个儿?|本人|自行)(?:出|掏|付|负担|承担|担|解决|想办法)|(?:自己|自家|自个儿?|本人|自行)(?:掏|出)(?:钱|医药费|医疗费)(?:治|看|医)?|(?:用工[方人]|东家|老板|雇主|店家|店里|场馆|商家|园方|馆方|主家|甲方)?(?:一概|概|都|一律|均)(?:不管|不负责|不理|不赔|不出钱)|一分钱?[都也]?(?:不|没)(?:管|出|赔|掏|付|给|负担|承担)|不(?:出|付|掏|承担|负担|管)(?:任何|一切|半分)*(?:医药费|医疗费)|(?:看病|治伤|治疗|医疗)[^，。]{0,4}?(?:花销|花费|费用|开销|的钱)[^，。]{0,8}?由[^，。]{1,4}?(?:本人|自己|自行)(?:消化|承担|负担|承受|解决|出)|[^，。]{0,3}(?:不予|不作|不给)补偿|算(?:他|其)?(?:自己)?倒霉|自认倒霉"
    );
    let sound = regex!(
        r"除外|以外|但|依法|仍|不得|不能|不应|谁|过错|责任方|保险|意外险|先行|垫付|喝|酒|擅自|故意|违反|违规|不听|不按|未按|没按|打架|私自|第三人|他人|承揽|承包|包工|施工队|外包|员工|职工"
    );
    let words = sentence.words;
    let hurt = harm().find(words)?;
    if sound.is_match(words) || !who.is_match(words) {
        return None;
    }
    let found = bills.find_at(words, hurt.end())?;
    Some(sentence.at(found))
}
