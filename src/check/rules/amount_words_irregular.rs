//! # 大写 written irregularly
//! **What it does.** Finds amounts in capitals of the right value that a bank would
//! send back: 拾万 without 壹, a missing 零, no 整 behind 元, 千 and 二 among capitals. The second spellings that
//! the rules allow are right.
//! **Why it matters.** Somebody can write a digit in front of 拾万 or behind 元.
//! **Limit.** 壹拾万元整 is right, 拾万元整 is not.
//! **Remedy.** The canonical writing.

use crate::{
    check::{Citation, Finding, Severity, regex, script::Script, search::captures_with},
    model::value::capital,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"(人民币)?([零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{1,30})[元圆]((零?[零壹贰叁肆伍陆柒捌玖]角)?(零?[零壹贰叁肆伍陆柒捌玖]分)?[整正]?)"
    );
    for c in captures_with(script, CAPITALS, form) {
        let (Some(whole), Some(prefix)) =
            (c.get(0), c.get(1).map_or(Some(""), |m| Some(m.as_str())))
        else {
            continue;
        };
        let written = &whole.as_str()[prefix.len()..];
        // 每人壹元, 佰元 alone: a word, no amount of the agreement.
        let Some(fen) = capital::read_money(written).filter(|_| written.chars().count() > 3) else {
            continue;
        };
        let right = capital::money(fen);
        let plain = |text: &str| {
            let text = text
                .replace('圆', "元")
                .replace('正', "整")
                .replace('零', "");
            text.trim_end_matches('整').to_owned()
        };
        let ends = c[3].ends_with(['整', '正', '分', '角']);
        let misses_zero = right.contains('零') && !written.contains('零');
        if plain(written) == plain(&right) && ends && !misses_zero {
            continue;
        }
        let right = format!("{prefix}{right}");
        let message = format!("大写金额写法不规范，应为“{right}”。");
        out.push(
            Finding::new(
                "amount_words_irregular",
                Severity::Hint,
                whole.range(),
                message,
            )
            .because("不规范的大写容易被添改，银行也可能退票。")
            .under(Citation::secondary("《正确填写票据和结算凭证的基本规定》"))
            .mended(right),
        );
    }
    mixed(script, out);
}

/// Characters without one of which there is no amount in capitals.
pub(super) const CAPITALS: &[&str] = &[
    "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾", "佰", "仟", "萬",
];

/// 大写陆万玖千二百元整: capitals and everyday numerals in one amount.
fn mixed(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"大写(?:金额)?(?:为)?[：:（( ]*(?:人民币)?([〇零壹贰叁肆伍陆柒捌玖一二三四五六七八九两十百千拾佰仟万亿]{2,30}[元圆][整正]?)"
    );
    const EVERYDAY: &str = "〇一二三四五六七八九两十百千";
    const CAPITAL: &str = "零壹贰叁肆伍陆柒捌玖贰拾佰仟";
    let amounts = captures_with(script, &["大写"], form);
    for m in amounts.filter_map(|c| c.get(1)) {
        let is_everyday = |c: char| EVERYDAY.contains(c);
        if !m.as_str().contains(is_everyday) {
            continue;
        }
        let capitals: String = (m.as_str().chars())
            .map(|c| {
                let n = EVERYDAY.chars().position(|e| e == c);
                n.and_then(|n| CAPITAL.chars().nth(n)).unwrap_or(c)
            })
            .collect();
        let right = capital::read_money(&capitals).map(capital::money);
        let message = match &right {
            Some(right) => format!("大写里混进了小写的数字，应为“{right}”。"),
            None => "大写里混进了小写的数字：请用壹贰叁……重写。".to_owned(),
        };
        let finding = Finding::new("amount_words_irregular", Severity::Hint, m.range(), message)
            .because("不规范的大写容易被添改，银行也可能退票。")
            .under(Citation::secondary("《正确填写票据和结算凭证的基本规定》"));
        out.push(match right {
            Some(right) => finding.mended(right),
            None => finding,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "amount_words_irregular";

    #[test]
    fn irregular_capitals_are_found_and_written_as_banks_do() {
        finds(RULE, "价款为⟦拾贰万元整⟧。");
        finds(RULE, "价款为⟦人民币壹仟伍元整⟧，租金为⟦叁仟贰佰元⟧。");
        mends(RULE, "价款为拾贰万元整。", "价款为壹拾贰万元整。");
        clean(
            RULE,
            "价款为人民币壹拾贰万元整，租金为壹仟零伍圆正，押金为贰拾元零伍角。",
        );
        clean(RULE, "价款为壹拾万零柒仟元伍角叁分。");
    }

    #[test]
    fn everyday_numerals_among_capitals_are_found() {
        finds(
            "amount_words_irregular",
            "合同价69,200元，大写人民币⟦陆万玖千二百元整⟧。",
        );
        mends(
            "amount_words_irregular",
            "大写：陆万玖千二百元整。",
            "大写：陆万玖仟贰佰元整。",
        );
        clean(
            "amount_words_irregular",
            "合同价六万九千二百元，大写陆万玖仟贰佰元整。",
        );
    }
}
