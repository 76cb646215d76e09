//! # Page count typed
//! **What it does.** Finds a number of pages written into the agreement's own words.
//! **Why it matters.** One more clause and the number is wrong; then pages seem to be
//! missing or added. The footer counts by itself.
//! **Limit.** 本协议共2页 is reported; 附件共2页 and 第1页 共3页 are not.

use super::land_ownership_sold::says;
use crate::check::{Finding, Severity, regex, script::Script};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["页"]) {
        return;
    }
    let form = regex!(
        r"(?:协议|合同)书?[^。；\n]{0,20}?((?:一共|总共|共计|合计|共有|共)\s*(?:[0-9]{1,4}|[一二两三四五六七八九十百]{1,5}|[壹贰叁肆伍陆柒捌玖拾佰]{1,5})\s*页)"
    );
    for found in form.captures_iter(text) {
        let (Some(whole), Some(count)) = (found.get(0), found.get(1)) else {
            continue;
        };
        let others = [
            "附件",
            "图",
            "清单",
            "复印件",
            "证书",
            "扫描件",
            "资料",
            "页眉",
            "第",
        ];
        if says(whole.as_str(), &others) || script.is_made(&count.range()) {
            continue;
        }
        let message = "页数不要写死：请删去这几个字，页脚会自动印“第几页 共几页”。";
        out.push(
            Finding::new(
                "page_count_typed",
                Severity::Warning,
                count.range(),
                message,
            )
            .because("内容一改，页数就对不上，会让人怀疑少了页或者换了页。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "page_count_typed";

    #[test]
    fn a_typed_page_count_is_reported() {
        finds(RULE, "本协议⟦共2页⟧，一式三份。");
        finds(RULE, "本合同一式三份，⟦共贰页⟧。");
        clean(RULE, "本协议一式三份，各页骑缝处盖章。");
    }

    #[test]
    fn pages_of_other_papers_are_their_own() {
        clean(RULE, "本协议的附件共2页。");
        clean(RULE, "第1页 共3页");
        clean(RULE, "本协议附宗地图，共1页。");
    }
}
