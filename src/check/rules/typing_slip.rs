//! # Slip of the keyboard
//! **What it does.** Finds words that are always a slip in an agreement: 签定, 签证时间,
//! 帐号, 帐户, 做为, 本若, 不付责任, 既日; and a word typed twice: 乙方乙方, 的的.
//! **Why it matters.** Some change the meaning; all say that nobody read the text.
//! **Limit.** 签订 and 账号 are right.
//! **Remedy.** The right word.

use crate::check::{Finding, Severity, script::Script};

/// The slip and the right word.
const SLIPS: [(&str, &str); 15] = [
    ("签定", "签订"),
    ("签证时间", "签字时间"),
    ("签证日期", "签字日期"),
    ("帐号", "账号"),
    ("帐户", "账户"),
    ("做为", "作为"),
    ("本若", "若"),
    ("不付责任", "不负责任"),
    ("既使", "即使"),
    ("按装", "安装"),
    ("既日", "即日"),
    ("其它方", "其他方"),
    ("定于合同", "订立合同"),
    ("予期", "逾期"),
    ("已方", "乙方"),
];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let slips = SLIPS.iter().flat_map(|(slip, right)| {
        let places = script.places(slip);
        places.map(move |at| (at..at + slip.len(), *slip, *right))
    });
    for (at, slip, right) in slips {
        // 叫做为…, 当做为了… and 给予期限 are two words.
        let before = script.text()[..at.start].chars().next_back();
        if slip == "予期" && before.is_some_and(|c| "给授准赐".contains(c)) {
            continue;
        }
        if slip == "做为" && before.is_some_and(|c| "叫当看".contains(c)) {
            continue;
        }
        // 已方便, and 己方 where there is no 乙方.
        let after = script.text()[at.end..].chars().next();
        if slip == "已方" && (after == Some('便') || !script.says(&["乙方"])) {
            continue;
        }
        out.push(
            Finding::new(
                "typing_slip",
                Severity::Hint,
                at,
                format!("“{slip}”应为“{right}”。"),
            )
            .because("错字有时会改变意思，也让人怀疑文本没有核对过。")
            .mended(right),
        );
    }
    doubled(script, out);
}

/// 甲方甲方, 的的, 应当应当: a word typed twice.
fn doubled(script: &Script<'_>, out: &mut Vec<Finding>) {
    const DOUBLED: &[&str] = &[
        "甲方甲方",
        "乙方乙方",
        "丙方丙方",
        "双方双方",
        "应当应当",
        "可以可以",
        "不得不得",
        "本合同本合同",
        "本协议本协议",
        "或者或者",
        "以及以及",
        "进行进行",
        "约定约定",
        "规定规定",
        "按照按照",
        "支付支付",
        "承担承担",
        "负责负责",
        "履行履行",
        "如果如果",
        "必须必须",
        "有权有权",
        "书面书面",
        "违约违约",
        "协商协商",
        "的的",
        "了了",
        "和和",
        "与与",
        "及及",
        "由由",
        "为为",
        "在在",
        "是是",
        "应应",
        "将将",
        "向向",
        "对对",
        "被被",
        "并并",
    ];
    let text = script.text();
    for (start, words) in DOUBLED
        .iter()
        .flat_map(|words| script.places(words).map(move |at| (at, *words)))
    {
        let at = start..start + words.len();
        let before = text[..at.start].chars().next_back();
        let after = text[at.end..].chars().next();
        if script.is_checked_value(&at) || is_two_words(words, before, after) {
            continue;
        }
        let once = &words[words.len() / 2..];
        out.push(
            Finding::new(
                "typing_slip",
                Severity::Hint,
                at,
                format!("“{words}”多打了一遍，应为“{once}”。"),
            )
            .because("错字有时会改变意思，也让人怀疑文本没有核对过。")
            .mended(once),
        );
    }
}

/// Do two words only meet here: 目的的, 行为为, 以及及时, 应对对方?
fn is_two_words(words: &str, before: Option<char>, after: Option<char>) -> bool {
    let (left, right) = match words {
        "的的" => ("目标", "确士"),
        "了了" => ("完", "解"),
        "和和" => ("总调温饱", "解谐平睦"),
        "与与" => ("参", "会"),
        "及及" => ("以", "时早"),
        "由由" => ("理自事", "于此"),
        "为为" => ("行作成认视称", "了此"),
        "在在" => ("存所现潜内", "建岗职场册校库途编"),
        "是是" => ("但凡只还总", "否"),
        "应应" => ("相供对反效适响", "急当付季收届"),
        "将将" => ("即", "来近"),
        "向向" => ("方意导倾", ""),
        "对对" => ("应核针面校", "方账比"),
        "并并" => ("合", "购"),
        _ => ("", ""),
    };
    before.is_some_and(|c| left.contains(c)) || after.is_some_and(|c| right.contains(c))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    #[test]
    fn a_word_typed_twice_is_found_where_it_is_no_two_words() {
        finds(
            "typing_slip",
            "由⟦乙方乙方⟧修复，所产生⟦的的⟧费用由乙方承担。",
        );
        finds(
            "typing_slip",
            "乙方：和平厂\n由甲方和⟦已方⟧签字，除⟦约定约定⟧外。",
        );
        clean(
            "typing_slip",
            "乙方对对账单有异议的，产品应应季采收，写在在册的记录上，甲方已方便提货。",
        );
        mends("typing_slip", "由乙方乙方修复。", "由乙方修复。");
        clean(
            "typing_slip",
            "为此目的的费用、合同标的的价款由甲方承担，甲方。甲方应当以及及时通知，违约行为为逾期的除外。",
        );
    }

    #[test]
    fn slips_are_found_and_mended() {
        finds(
            "typing_slip",
            "本协议自⟦签定⟧之日起生效，款项付至乙方⟦帐号⟧。",
        );
        mends(
            "typing_slip",
            "维修单做为结算依据。",
            "维修单作为结算依据。",
        );
        clean(
            "typing_slip",
            "本协议自签订之日起生效，款项付至乙方账号，双方把它叫做为期一年的约定。",
        );
    }
}
