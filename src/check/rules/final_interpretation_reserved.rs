//! # Last word on the meaning reserved
//! **What it does.** Finds 最终解释权归甲方 and the like, also in everyday words: 条款的意思以
//! 本店说的为准, 有疑义的由甲方说了算, 本规则由商家负责解释.
//! **Why it matters.** To consumers such a form clause is forbidden (消费者权益保护法 26);
//! elsewhere an unclear form clause is read against the one who wrote it (民法典 498).
//! **Limit.** 解释权归人民法院, 任何一方不享有最终解释权 and 中英文不一致的以中文为准 are right.

use std::ops::Range;

use super::blanket_exclusion::{Sentence, sentences_of, sentences_with};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(?:最终|全部|一切)?的?解释权(?:均|全部)?(?:归|属于?|由)[^，]{1,24}|(?:保留|享有|拥有|具有)[^，]{0,16}解释权"
    );
    let text = script.text();
    let mut found: Vec<Range<usize>> = sentences_with(script, &["解释权"])
        .filter_map(|sentence| {
            let is_shared = ["不", "没有", "无权", "双方", "共同", "法院", "仲裁", "机关"];
            let found = form.find(sentence.words)?;
            (!sentence.says(&is_shared)).then(|| sentence.at(found))
        })
        .collect();
    let meaning = regex!(r"解释|意思|含义|疑义|歧义|理解|解读");
    let everyday = sentences_of(text, meaning).filter(|s| !s.says(&["解释权"]));
    found.extend(everyday.filter_map(|s| everyday_reservation(&s)));
    found.sort_by_key(|at| at.start);
    let (severity, law, message) = if script.is_consumer() {
        (
            Severity::Error,
            "消费者权益保护法第26条",
            "经营者不得对消费者保留解释权：请删去这句。",
        )
    } else {
        (
            Severity::Warning,
            "民法典第498条",
            "保留解释权的约定可能无效：请删去，把有疑问的地方写清楚。",
        )
    };
    for at in found {
        out.push(
            Finding::new("final_interpretation_reserved", severity, at, message)
                .because("有争议时由法院或者仲裁机构解释，意思不清的格式条款作不利于提供方的解释。")
                .under(Citation::read(law)),
        );
    }
}

/// What the clauses mean is what one party says.
fn everyday_reservation(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let form = regex!(
        r"(?:最终|以)?(?:以|按照?|依|由|听|归)(?:[甲乙]方|[本我敝该][店司馆场园校]|[本我]公司|本中心|本机构|本平台|公司|商家|店家|店方|卖方|卖家|出租[方人]|经营者|主办方|主办单位|举办方|特许[方人]|馆方|场馆|商场|平台|机构|酒店|物业|老板)(?:的|单方的?|所作的?|作出的?)?(?:最终|最后)?(?:(?:解释|说法|说的|所说|理解|口径|解读)(?:来)?(?:为准|执行|为最终[^，]{0,4}|为终局|算数|为依据)|(?:单方)?(?:说了算|决定|拍板)|为准)|由(?:甲方|[本我][店司馆场园]|[本我]公司|公司|商家|店家|经营者|主办方|特许[方人]|平台|商场)(?:单方|全权)?(?:负责|行使)?(?:最终)?解释$|(?:甲方|[本我][店司馆场园]|[本我]公司|公司|商家|店家|经营者|主办方|特许[方人]|平台|商场)(?:有权|享有|可以?)[^，]{0,10}?(?:最终|唯一|最后)(?:的)?解释"
    );
    let of_words = regex!(
        r"条款|条文|规则|规定|协议|合同|约定|章程|须知|细则|内容|文字|意思|含义|疑义|歧义|活动|本卡|本券|本单"
    );
    let other = [
        "双方",
        "共同",
        "法院",
        "仲裁",
        "机关",
        "向甲方解释",
        "向乙方解释",
        "司法解释",
        "中文",
        "译文",
        "标准为准",
    ];
    let found = form.find(sentence.words)?;
    let before = &sentence.words[..found.start()];
    let is_denied = regex!(r"(?:不|不得|不应|不能|并非|无权|而非)$").is_match(before)
        || regex!(r"不(?:得|应|能|会)[^，]{0,6}$").is_match(before);
    // 以甲方为准 needs the meaning before it; 由甲方说了算 too.
    let is_bare = !regex!(r"解释|说法|说的|所说|理解|口径|解读").is_match(found.as_str());
    let asks = regex!(r"意思|含义|疑义|歧义|理解|解释").is_match(before);
    let is_right = is_denied || sentence.says(&other) || is_bare && !asks;
    (!is_right && of_words.is_match(sentence.words)).then(|| sentence.at(found))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "final_interpretation_reserved";

    #[test]
    fn the_last_word_of_one_party_is_reported() {
        finds(RULE, "本活动的⟦最终解释权归甲方所有⟧。");
        finds(RULE, "甲方⟦保留对本协议的最终解释权⟧。");
        finds(RULE, "本卡各条款是什么意思，⟦以本店说的为准⟧。");
        finds(RULE, "对条款理解有分歧的，⟦按公司的理解执行⟧。");
        finds(RULE, "条款有歧义的，⟦由甲方说了算⟧。");
        finds(RULE, "活动规则未尽的地方⟦由商家负责解释⟧。");
        finds(RULE, "本规则如有疑义，⟦以甲方的解释为准⟧。");
        clean(RULE, "条款有歧义的，由双方协商，不以甲方的解释为准。");
        clean(RULE, "中英文理解不一致的，以中文为准。");
        clean(RULE, "甲方应当向乙方解释收费条款。");
        clean(RULE, "数量以甲方签收的为准，条款按照通常含义理解。");
        clean(RULE, "任何一方不享有最终解释权。");
        clean(RULE, "对本协议的解释权属于双方共同所有。");
        clean(RULE, "甲方应当解释收费标准。");
    }
}
