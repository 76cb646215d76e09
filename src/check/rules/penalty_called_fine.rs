//! # Penalty called a fine
//! **What it does.** Finds 罚款 and 罚金 between the parties, and a party that may 处罚 the
//! other.
//! **Why it matters.** Only authorities may fine; between parties a sum for a breach is
//! 违约金, which a court may raise or cut (民法典 585).
//! **Limit.** 甲方有权罚款500元 is reported; fines of authorities and who bears them
//! (行政罚款由乙方承担) are right.
//! **Remedy.** 违约金, where the word stands for a sum that is paid.

use super::blanket_exclusion::{Sentence, sentences_of, sentences_with};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

const OTHERS: &[&str] = &[
    "行政",
    "机关",
    "部门",
    "主管",
    "监管",
    "政府",
    "法院",
    "交警",
    "交通",
    "违章",
    "法律",
    "法规",
    "被罚",
    "被处",
    "受到",
    "遭受",
    "刑",
    "税务",
    "海关",
    "导致",
    "产生的",
    "引起",
    "第三",
    "招致",
    "罚款由",
    "罚款均由",
    "没有处罚",
    "没有罚款",
    "不得",
    "禁止",
    "不是",
    "无权",
    "不以",
    "赔偿金",
    "诉讼",
    "物业",
];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let party = regex!(r"[甲乙丙丁双对一]方|违约方|[租买卖供需委受]方|[买卖出承]\w方|经销商|员");
    let names = regex!(r"罚款|罚金");
    for sentence in sentences_of(text, names) {
        if sentence.says(OTHERS) || !party.is_match(sentence.words) {
            continue;
        }
        let fines = names.find_iter(sentence.words);
        out.extend(fines.filter_map(|word| fine(&sentence, word.start(), word.as_str())));
    }
    let punished = regex!(
        r"[甲乙丙丁]方(?:有权|可以|可|将|应)?(?:对|给予)[甲乙丙丁对]方[^，。；\n]{0,8}?(处罚)|有权[^，。；\n]{0,8}?(处罚)"
    );
    for sentence in sentences_with(script, &["处罚"]) {
        let found = punished.captures(sentence.words);
        let found = found.and_then(|c| c.get(1).or_else(|| c.get(2)));
        if let Some(found) = found.filter(|_| !sentence.says(OTHERS)) {
            out.push(finding(sentence.at(found), found.as_str()));
        }
    }
}

/// A fine of the parties at this byte of a sentence.
fn fine(sentence: &Sentence<'_>, at: usize, word: &str) -> Option<Finding> {
    let (head, tail) = (&sentence.words[..at], &sentence.words[at + word.len()..]);
    // One of several kinds of loss: 赔偿、罚款、律师费.
    if head.ends_with('、') || tail.starts_with('、') {
        return None;
    }
    let is_noun = regex!(r"(?:支付|缴纳|交纳|收取|扣除|的|元)$").is_match(head);
    let is_verb =
        regex!(r"(?:处以?|予以|给予|进行|有权|可以?|并|将|每次|按[^，]{1,20}|扣)$").is_match(head);
    let is_sum = regex!(r"^(?:人民币|[0-9¥￥]|每)").is_match(tail);
    if !(is_noun || is_verb || is_sum) {
        return None;
    }
    let start = sentence.start + at;
    let finding = finding(start..start + word.len(), word);
    let punishes = sentence.says(&["处以", "处罚", "予以", "给予", "处 "]);
    Some(if is_noun && !punishes {
        finding.mended("违约金")
    } else {
        finding
    })
}

fn finding(at: std::ops::Range<usize>, word: &str) -> Finding {
    let message = format!("当事人之间不能“{word}”：请改为支付违约金，并写明数额。");
    Finding::new("penalty_called_fine", Severity::Warning, at, message)
        .because("只有国家机关才能罚款，写成罚款的，对方可以不认。")
        .under(Citation::read("民法典第585条"))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "penalty_called_fine";

    #[test]
    fn fines_between_the_parties_are_reported() {
        finds(RULE, "乙方迟到的，甲方有权⟦罚款⟧500元。");
        finds(RULE, "乙方弄虚作假的，甲方有权对乙方进行⟦处罚⟧。");
        mends(
            RULE,
            "乙方每迟到一次，应当向甲方支付罚款500元。",
            "乙方每迟到一次，应当向甲方支付违约金500元。",
        );
    }

    #[test]
    fn fines_of_authorities_are_right() {
        clean(RULE, "乙方违章停车的，行政罚款由乙方承担。");
        clean(RULE, "因乙方排污被环保机关处以罚款的，由乙方承担。");
        clean(RULE, "乙方应当赔偿甲方支付的赔偿金、罚款、律师费等损失。");
        clean(RULE, "甲方不得对乙方罚款。");
    }
}
