//! # Copies that do not add up
//! **What it does.** Compares 一式N份 with the copies that the same sentence gives to
//! each side, in Arabic, Chinese or capital digits; 双方各执 counts twice.
//! **Why it matters.** One copy is missing, or one has no holder.
//! **Limit.** 一式三份，甲方执一份，乙方执两份 is right, 一式三份，双方各执一份 is not.

use crate::check::{
    Finding, Severity, regex,
    script::{BLANK, Script, number},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let total =
        regex!(r"一式\s*([0-9]{1,2}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})\s*份");
    let text = script.text();
    for c in total.captures_iter(text) {
        let (Some(whole), Some(digits)) = (c.get(0), c.get(1)) else {
            continue;
        };
        let Some(line) = script.line_at(whole.start()) else {
            continue;
        };
        let rest = &text[whole.end()..line.range.end.max(whole.end())];
        let rest = rest.split('。').next().unwrap_or(rest);
        let (Some(of), Some(held)) = (number(digits.as_str()), held(rest)) else {
            continue;
        };
        if of != held {
            let message = format!("一共{of}份，各方持有的加起来是{held}份：请核对。");
            out.push(
                Finding::new(
                    "copies_count_mismatch",
                    Severity::Error,
                    digits.range(),
                    message,
                )
                .because("份数对不上，就有一方少一份，或者有一份没有人保管。"),
            );
        }
    }
}

/// The copies that all holders have together; none when that cannot be told.
fn held(words: &str) -> Option<u32> {
    // 每方一份, 一人一份: each of the parties.
    if words.contains(BLANK) || words.contains('每') || regex!("一人一|各人|各家").is_match(words)
    {
        return None;
    }
    let share = regex!(
        r"(甲乙双方|甲、乙双方|双方|各方|三方)?(?:(各)(?:自)?(?:执|持|存|留|保存|持有|留存|拿|收)?(?:有)?|(?:执|持|存|留|保存|持有|留存|拿|收)(?:有)?|(?:方|人|单位|机构|站|局|社|委))\s*([0-9]{1,2}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})\s*份"
    );
    let mut sum = 0_u32;
    let mut count = 0;
    for c in share.captures_iter(words) {
        let n = number(&c[3])?;
        let before = &words[..c.get(0)?.start()];
        let holders = match (c.get(1).map(|m| m.as_str()), c.get(2)) {
            (Some("三方"), _) => 3,
            (Some("各方"), _) => return None,
            (Some(_), _) => 2,
            (None, Some(_)) => {
                let tail = before.rsplit(['，', '；']).next().unwrap_or(before);
                let several = tail.matches(['、', '和', '与', '及']).count() as u32;
                let more = regex!(r"甲乙丙丁|四方|四家")
                    .find(tail)
                    .map(|_| 3)
                    .or_else(|| regex!(r"甲乙丙|三方|三家|三人").find(tail).map(|_| 2))
                    .or_else(|| regex!(r"甲乙|双方|两家|两人|两边").find(tail).map(|_| 1))
                    .unwrap_or(0);
                // 各执一份, 各人拿一份: each of the parties, however many.
                if several + more == 0 {
                    return None;
                }
                several + more + 1
            }
            (None, None) => 1,
        };
        sum = sum.checked_add(n.checked_mul(holders)?)?;
        count += 1;
    }
    // Copies that nobody of these holds, 其余两份交仓库, leave the sum open.
    let named = regex!(r"([0-9]{1,2}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})\s*份")
        .find_iter(words);
    let named = named.count();
    // 甲乙双方各执壹份，其余贰份: the rest is counted in.
    let rest = regex!(r"(?:其余|余下|剩余|另外?)的?([0-9]{1,2}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})\s*份[^执持存留]")
        .captures(words)
        .filter(|_| named == count + 1);
    if let Some(rest) = rest {
        return sum.checked_add(number(&rest[1])?).filter(|_| count > 0);
    }
    (count > 0 && named == count).then_some(sum)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "copies_count_mismatch";

    #[test]
    fn a_copy_too_many_or_too_few_is_found() {
        finds(RULE, "协议\n本协议一式⟦三⟧份，双方各执一份。");
        finds(RULE, "协议\n本协议一式⟦叁⟧份，甲方执壹份，乙方执壹份。");
        clean(
            RULE,
            "协议\n本协议一式三份，甲方执一份，乙方执两份，具有同等效力。",
        );
        clean(RULE, "协议\n本协议一式贰份，甲、乙双方各执壹份。");
        clean(
            RULE,
            "协议\n本协议一式四份，甲方、乙方各执一份，登记机构留存两份。",
        );
        clean(RULE, "协议\n本单一式两份。");
        finds(RULE, "协议\n本协议一式⟦四⟧份，双方各一份，鉴证单位留一份。");
        clean(RULE, "协议\n本协议一式三份，双方各一份，鉴证单位留一份。");
        clean(RULE, "协议\n本协议一式两份，每方一份；或者一人一份。");
        for holders in ["甲乙各一份", "两家各一份", "各人拿一份", "各执一份"] {
            clean(RULE, &format!("协议\n本协议一式两份，{holders}。"));
        }
        clean(RULE, "协议\n本协议一式三份，双方和村集体各一份。");
    }
}
