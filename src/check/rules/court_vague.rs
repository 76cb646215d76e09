//! # A court that cannot be told
//! **What it does.** Finds 当地, 本地, 有关, 相关, 就近 or a like court as the one to sue in,
//! in whatever words (受理, 打官司, 诉至).
//! **Why it matters.** Nobody can tell which court is meant, so the choice has no effect
//! and the statute decides.
//! **Limit.** 向当地人民法院起诉 is reported; 有管辖权的人民法院 adds nothing but does no harm,
//! and 甲方所在地人民法院 can be told. A court that is asked for something else
//! (司法确认, 强制执行) is not chosen.
//! **Remedy.** 有管辖权的人民法院, which says what holds anyway; a named court is better.

use super::arbitration_and_court_both::{says, sentence};
use crate::check::{Citation, Finding, Severity, regex, script::Script, search::captures_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["法院"]) {
        return;
    }
    let form = regex!(
        r"(?:向|由|到|至|在|交|提交|提请|归|以|为|找|上|去|请)((?:当地|本地|有关|相关|就近|附近|所属|相应|对应|属地|主管)的?(?:基层)?(?:人民)?法院)([^，。；\n]{0,14}?)(?:起诉|诉讼|管辖|解决|处理|裁决|判决|审理|裁判|受理|打官司|告状|裁断|了断|评理|判|说了算)|(?:诉至|告到|告上|诉诸|起诉到|起诉至|管辖法院[：为是])((?:当地|本地|有关|相关|就近|附近|所属|相应|对应|属地|主管)的?(?:基层)?(?:人民)?法院)()"
    );
    for found in captures_with(script, &["法院"], form) {
        let (court, between) = (found.get(1).or(found.get(3)), found.get(2).or(found.get(4)));
        let (Some(court), Some(between)) = (court, between) else {
            continue;
        };
        let around = &text[sentence(text, court.start())];
        let is_other = says(
            between.as_str(),
            &["执行", "保全", "确认", "撤销", "证据", "查询"],
        );
        // 案件由有关法院受理后: what has happened is no choice.
        let whole = found.get(0).map_or("", |m| m.as_str());
        let after = &text[found.get(0).map_or(court.end(), |m| m.end())..];
        let is_event = after.starts_with(['后', '期', '中', '前'])
            || whole.ends_with(['理', '判']) && after.starts_with(['的', '了']);
        if is_other || is_event || says(around, &["不得", "不向", "不由", "第三人", "第三方"])
        {
            continue;
        }
        out.push(
            Finding::new(
                "court_vague",
                Severity::Warning,
                court.range(),
                format!(
                    "“{}”看不出是哪一家法院。请写法院全称，或者改为有管辖权的人民法院。",
                    court.as_str()
                ),
            )
            .because("约定不明确的不起作用，只能按照法律规定确定法院，容易先为管辖争执。")
            .under(Citation::read("民事诉讼法解释第30条"))
            .mended("有管辖权的人民法院"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "court_vague";

    #[test]
    fn a_court_that_cannot_be_told_is_reported() {
        finds(RULE, "协商不成的，向⟦当地人民法院⟧起诉。");
        finds(RULE, "争议由⟦有关法院⟧管辖。");
        finds(RULE, "七、如有争议，提交⟦当地法院⟧依法解决。");
        finds(RULE, "打官司的，由⟦相关法院⟧受理。");
        finds(RULE, "谈不拢就去⟦附近的法院⟧打官司。");
        finds(RULE, "协商不成的，诉至⟦所属法院⟧。");
    }

    #[test]
    fn a_court_that_can_be_told_is_right() {
        clean(RULE, "任何一方可以依法向有管辖权的人民法院起诉。");
        clean(RULE, "任何一方可以向当地有管辖权的人民法院起诉。");
        clean(RULE, "任何一方可以向甲方所在地人民法院起诉。");
        clean(RULE, "向房屋当地人民法院起诉。");
        clean(RULE, "向莒南县人民法院起诉。");
        clean(RULE, "双方可以向有关人民法院申请司法确认后解决。");
        clean(RULE, "由房屋所在地的相应法院受理。");
        clean(RULE, "案件由有关法院审理期间，双方继续履行。");
        clean(RULE, "乙方的案件由有关法院受理后，应当通知甲方。");
        clean(RULE, "欠款已由有关法院判决的，不得重复主张。");
        clean(
            RULE,
            "乙方向当地市场监督管理局登记，并应有关法院要求提供证据。",
        );
    }

    #[test]
    fn the_court_that_has_jurisdiction_takes_its_place() {
        mends(
            RULE,
            "协商不成的，向当地人民法院起诉。",
            "协商不成的，向有管辖权的人民法院起诉。",
        );
    }
}
