//! # Level of the court chosen
//! **What it does.** Finds 第一管辖法院 and 终审法院 in a choice of court, and an intermediate
//! or high court chosen to try the case (由杭州市中级人民法院审理).
//! **Why it matters.** There is no such notion: the parties may choose a place, but the
//! law alone says which level tries the case and where it ends.
//! **Limit.** 第一管辖法院 is reported; 一审法院, 终审判决 and 管辖法院 are not, nor is an
//! intermediate court asked to set aside or enforce an award, or chosen where such
//! courts do try the case (patents, software, trade secrets, foreign parties, sums of 亿).
//! **Remedy.** 管辖法院 for 第一管辖法院.

use super::arbitration_and_court_both::{says, sentence};
use crate::check::{Citation, Finding, Severity, regex, script::Script, search::captures_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    higher_courts(script, out);
    if !(script.says(&["第一管辖"]) || script.says(&["终审"])) {
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

/// A court above the basic level chosen for a contract that starts at the basic one.
fn higher_courts(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !says(
        text,
        &["中级", "中院", "高级人民法院", "高院", "最高人民法院"],
    ) {
        return;
    }
    let signs = [
        "专利",
        "植物新品种",
        "布图设计",
        "技术秘密",
        "软件",
        "驰名商标",
        "垄断",
        "涉外",
        "海事",
        "香港",
        "澳门",
        "台湾",
        "外国",
        "境外",
        "美国",
        "日本",
        "韩国",
        "英国",
        "德国",
        "Ltd",
        "LTD",
        "Inc",
        "GmbH",
        "证券",
        "破产",
        "亿元",
    ];
    if script.says(&signs) {
        return;
    }
    let form = regex!(
        r"(?:向|由|到|为|归|交|在)([^，。；：（）\n]{0,16}?(?:中级人民法院|中级法院|中院|高级人民法院|高级法院|高院|最高人民法院))[^，。；\n]{0,12}?(?:管辖|审理|起诉|诉讼|受理|打官司|审判|一审|第一审|初审)"
    );
    let signs = &["中级", "中院", "高级", "高院", "最高人民法院"];
    for found in captures_with(script, signs, form) {
        let Some(court) = found.get(1) else { continue };
        let around = &text[sentence(text, court.start())];
        let is_other = [
            "撤销",
            "执行",
            "确认",
            "承认",
            "认可",
            "裁决",
            "仲裁",
            "不得",
            "不由",
            "不向",
            "上诉",
            "二审",
            "级别管辖",
            "依法应",
            "再审",
            "破产",
        ];
        if says(around, &is_other) {
            continue;
        }
        // 任何一方向杭州市…: the name begins after the last lead.
        let lead = court.as_str().rfind(['向', '由', '为', '到']);
        let start = court.start() + lead.map_or(0, |n| n + '向'.len_utf8());
        let message = format!(
            "{}是上级法院，第一审由哪一级法院审理不能约定。请改写基层人民法院，例如某某区人民法院。",
            &text[start..court.end()]
        );
        let at = start..court.end();
        out.push(
            Finding::new("court_level_chosen", Severity::Warning, at, message)
                .because("一般的合同纠纷由基层法院第一审，约定改变级别的部分不起作用。")
                .under(Citation::read("民事诉讼法第35条")),
        );
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
    fn a_higher_court_cannot_be_chosen() {
        finds(RULE, "纠纷由⟦厦门市中级人民法院⟧审理。");
        finds(RULE, "谈不拢的，任何一方向⟦厦门中院⟧起诉。");
        finds(RULE, "由⟦福建省高级人民法院⟧一审。");
        clean(RULE, "纠纷由厦门市思明区人民法院审理。");
        clean(
            RULE,
            "对裁决有异议的，向厦门市中级人民法院起诉申请撤销裁决。",
        );
        clean(RULE, "不服判决的，向厦门市中级人民法院提起上诉后继续诉讼。");
        clean(RULE, "专利许可协议\n纠纷由厦门市中级人民法院审理。");
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
