//! # Slip of the keyboard
//! **What it does.** Finds words that are always a slip in an agreement: 签定, 签证时间,
//! 帐号, 帐户, 做为, 本若, 不付责任, 和约.
//! **Why it matters.** Some change the meaning; all say that nobody read the text.
//! **Limit.** 签订 and 账号 are right.
//! **Remedy.** The right word.

use crate::check::{Finding, Severity, regex, script::Script};

/// The slip and the right word.
const SLIPS: [(&str, &str); 10] = [
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
];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!("签定|签证时间|签证日期|帐号|帐户|做为|本若|不付责任|既使|按装");
    for found in form.find_iter(script.text()) {
        let Some((slip, right)) = SLIPS.iter().find(|(slip, _)| *slip == found.as_str()) else {
            continue;
        };
        // 叫做为… and 当做为了… are two words.
        let before = script.text()[..found.start()].chars().next_back();
        if *slip == "做为" && before.is_some_and(|c| "叫当看".contains(c)) {
            continue;
        }
        out.push(
            Finding::new(
                "typing_slip",
                Severity::Hint,
                found.range(),
                format!("“{slip}”应为“{right}”。"),
            )
            .because("错字有时会改变意思，也让人怀疑文本没有核对过。")
            .mended(*right),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

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
