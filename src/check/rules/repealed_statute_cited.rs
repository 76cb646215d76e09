//! # Repealed statute cited
//! **What it does.** Finds the nine statutes that 民法典 art. 1260 repealed as of
//! 2021-01-01, with or without 《》 and 中华人民共和国. 劳动合同法 is in force, 原《合同法》
//! is meant as the old law, and an agreement signed before 2021, or words on facts of
//! that time (原合同引言写有…, 该法已于2021年废止), may cite it.
//! **Why it matters.** The agreement is not void for it, but it dates the draft and
//! misdirects the reader.
//! **Limit.** 《合同法》 is reported, 《劳动合同法》 is not.
//! **Remedy.** 《中华人民共和国民法典》 in its place.

use jiff::civil::date;

use super::arbitration_and_court_both::sentence;
use crate::check::{Citation, Finding, Severity, regex, script::Script, search::captures_with};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let form = regex!(
        r"《(?:中华人民共和国)?(合同法|民法通则|民法总则|物权法|担保法|侵权责任法|婚姻法|继承法|收养法)》|(?:中华人民共和国)?(合同法|民法通则|民法总则|物权法|担保法|侵权责任法|婚姻法|继承法|收养法)"
    );
    if script
        .signing_date()
        .is_some_and(|day| day < date(2021, 1, 1))
    {
        return;
    }
    const NAMES: &[&str] = &[
        "合同法",
        "民法通则",
        "民法总则",
        "物权法",
        "担保法",
        "侵权责任法",
        "婚姻法",
        "继承法",
        "收养法",
    ];
    let text = script.text();
    for found in captures_with(script, NAMES, form) {
        let Some(name) = found.get(1).or(found.get(2)) else {
            continue;
        };
        let (Some(whole), before) = (found.get(0), &text[..found.get(0).map_or(0, |m| m.start())])
        else {
            continue;
        };
        let is_other = [
            "劳动",
            "经济",
            "技术",
            "涉外",
            "原",
            "原来的",
            "本",
            "该",
            "此",
        ];
        // 合同法律关系 and 合同法务部 are no statutes; judicial interpretations have a
        // rule of their own.
        let is_part = regex!(r"^(》?(司法)?解释|〉|》?若干问题|律|务|人|院|庭|定|学)");
        let is_of_its_time = regex!(
            r"(?:该法|现已|业已|已于|已经|已被|均已|同时)[^，。；\n]{0,16}?(?:废止|失效)|(?:当时|彼时|签订时|签约时)[^，。；\n]{0,6}?(?:有效|施行|适用|法律|的)|施行(?:以前|之前|前)|(?:2021年|二〇二一年)[^，。；\n]{0,8}前|原(?:合同|协议)[^，。；\n]{0,12}?(?:引言|引用|所引|写有|写明|载明|依据条款)"
        );
        if is_of_its_time.is_match(&text[sentence(text, whole.start())]) {
            continue;
        }
        if is_other.iter().any(|word| before.ends_with(word))
            || is_part.is_match(&text[whole.end()..])
        {
            continue;
        }
        let message = format!(
            "《{}》已于2021年1月1日废止，请改引《中华人民共和国民法典》，引用条文的，条号也要核对。",
            name.as_str()
        );
        let mut finding = Finding::new(
            "repealed_statute_cited",
            Severity::Warning,
            whole.range(),
            message,
        )
        .because("引用已经废止的法律不会使协议无效，但会误导读的人，也说明文本陈旧。")
        .under(Citation::read("民法典第1260条"));
        // An article number after it would be the old law's.
        if !regex!(r"^第[一二三四五六七八九十百零〇0-9]+条").is_match(&text[whole.end()..])
        {
            finding = finding.mended("《中华人民共和国民法典》");
        }
        out.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    #[test]
    fn the_nine_repealed_statutes_are_reported() {
        finds(
            "repealed_statute_cited",
            "双方根据⟦《中华人民共和国合同法》⟧订立本协议。",
        );
        finds("repealed_statute_cited", "依照⟦担保法⟧第六条承担保证责任。");
        clean("repealed_statute_cited", "双方的合同法律关系不受影响。");
        clean(
            "repealed_statute_cited",
            "文件送对方合同法务部，本合同法定期限不变。",
        );
        clean(
            "repealed_statute_cited",
            "用工依照《中华人民共和国劳动合同法》办理。",
        );
        clean(
            "repealed_statute_cited",
            "双方根据《中华人民共和国民法典》订立本协议。",
        );
        clean(
            "repealed_statute_cited",
            "签订日期：2020年12月31日\n双方根据《中华人民共和国合同法》订立本协议。",
        );
        finds(
            "repealed_statute_cited",
            "签订日期：2021年1月1日\n双方根据⟦《中华人民共和国合同法》⟧订立本协议。",
        );
    }

    #[test]
    fn the_old_law_of_old_facts_is_right() {
        let rule = "repealed_statute_cited";
        clean(
            rule,
            "原合同引言写有“根据《中华人民共和国合同法》”，该法已于2021年1月1日废止。",
        );
        clean(rule, "2018年的借款，依照当时有效的《合同法》确定利息。");
        clean(rule, "民法典施行前已经设立的抵押，仍依《物权法》确定。");
        finds(rule, "双方根据⟦《合同法》⟧对原合同作如下补充。");
    }
}
