//! # Level of the court chosen
//! **What it does.** Finds 第一管辖法院 and 终审法院 in a choice of court.
//! **Why it matters.** There is no such notion: the parties may choose a place, but the
//! law alone says which level tries the case and where it ends.
//! **Limit.** 第一管辖法院 is reported; 一审法院, 终审判决 and 管辖法院 are not.
//! **Remedy.** 管辖法院 for 第一管辖法院.

use super::arbitration_and_court_both::sentence;
use crate::check::{Citation, Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !(text.contains("第一管辖") || text.contains("终审")) {
        return;
    }
    let form = regex!(r"第一管辖(法院|地|权)|(?:最终审|终审)(?:管辖)?(?:人民)?法院");
    for found in form.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let before = &text[..whole.start()];
        if ["香港", "澳门", "行政区", "的"]
            .iter()
            .any(|w| before.ends_with(w))
            && found.get(1).is_none()
        {
            continue;
        }
        let mut finding = Finding::new(
            "court_level_chosen",
            Severity::Warning,
            whole.range(),
            format!(
                "没有“{}”的说法，法院的审级不能约定。请只写由哪一家法院管辖。",
                whole.as_str()
            ),
        )
        .because("约定只能选择地点，哪一级法院审理由法律规定，写了也不起作用。")
        .under(Citation::read("民事诉讼法第35条"));
        let is_first_of_several = text[sentence(text, whole.start())].contains("第二");
        if found.get(1).is_some_and(|m| m.as_str() == "法院") && !is_first_of_several {
            finding = finding.mended("管辖法院");
        }
        out.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "court_level_chosen";

    #[test]
    fn first_and_final_courts_cannot_be_chosen() {
        finds(RULE, "以甲方所在地人民法院为⟦第一管辖法院⟧。");
        finds(RULE, "甲方所在地人民法院为⟦终审法院⟧。");
        clean(RULE, "以甲方所在地人民法院为管辖法院。");
        clean(RULE, "由甲方所在地的一审法院管辖，终审判决生效后履行。");
        clean(RULE, "由香港终审法院裁判。");
    }

    #[test]
    fn the_first_court_becomes_the_court() {
        mends(
            RULE,
            "以甲方所在地人民法院为第一管辖法院。",
            "以甲方所在地人民法院为管辖法院。",
        );
    }
}
