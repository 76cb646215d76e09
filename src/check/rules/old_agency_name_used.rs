//! # Old name of an agency
//! **What it does.** Finds agencies that were merged or renamed: 工商行政管理局,
//! 质量技术监督局, 质检总局, 国土资源局, 农业部 (2018), 国家经贸委 and 经贸部 (2003). Names in
//! the title of a rule, of who issued one, after 原, and of an authority on an old
//! certificate stay.
//! **Why it matters.** Nobody can register or complain at an agency that is gone.
//! **Limit.** 农业部 and 工商局 are reported; 农业部门, 工商登记 and a company's own
//! 经贸部 are not.
//! **Remedy.** The present name where there is one right answer.

use jiff::civil::date;

use super::pre1999_contract_law_cited::is_signed_before;
use crate::check::{
    Citation, Finding, Severity, regex,
    script::{LineKind, Script},
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if is_signed_before(script, date(2019, 1, 1)) {
        return;
    }
    let names = regex!(
        r"(?:国家)?工商行政管理总局|国家工商总局|工商行政管理(?:局|部门|机关|所)|工商(?:局|部门|所)|(?:国家)?质量监督检验检疫总局|(?:国家)?质检总局|(?:质量)?技术监督(?:局|部门)|质监(?:局|部门)|国土资源(?:部门|局|部|厅)|国土局|国家农业部|农业部|国家经济贸易委员会|国家经贸委|对外贸易经济合作部|(?:国家)?(?:外经贸部|经贸部)"
    );
    for found in names.find_iter(text) {
        let (name, start, end) = (found.as_str(), found.start(), found.end());
        if is_history(&text[..start], &text[end..])
            || is_departmental(name) && is_own_department(&text[..start], &text[end..])
            || is_on_certificate(script, start)
        {
            continue;
        }
        let right = present_name(name);
        let message = match right {
            Some(right) => format!("“{name}”是旧名称，现在是{right}。"),
            None => format!("“{name}”已经撤销，请改写现在负责这件事的机关。"),
        };
        let mut finding = Finding::new(
            "old_agency_name_used",
            Severity::Hint,
            found.range(),
            message,
        )
        .because("机关已经合并或者改名，照旧名称找不到办事的地方。")
        .under(Citation::memory(if name.contains("经") {
            "国务院机构改革方案（2003年）"
        } else {
            "国务院机构改革方案（2018年）"
        }));
        if let Some(right) = right {
            finding = finding.mended(right);
        }
        out.push(finding);
    }
}

/// The agency that does its work today, where it is one.
fn present_name(name: &str) -> Option<&'static str> {
    let is_of_commerce = ["工商", "技术监督", "质监"]
        .iter()
        .any(|w| name.contains(w));
    Some(match name {
        _ if name.contains("工商") && name.ends_with("总局") => "国家市场监督管理总局",
        _ if is_of_commerce && name.ends_with('局') => "市场监督管理局",
        _ if is_of_commerce && name.ends_with('所') => "市场监督管理所",
        _ if is_of_commerce => "市场监督管理部门",
        "国土资源部" => "自然资源部",
        "国土资源厅" => "自然资源厅",
        "国土资源部门" => "自然资源主管部门",
        _ if name.starts_with("国土") => "自然资源局",
        "农业部" | "国家农业部" => "农业农村部",
        _ => return None,
    })
}

/// What an agency did under its old name keeps that name.
fn is_history(before: &str, after: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let is_in_title = line.rfind('《').is_some_and(|n| !line[n..].contains('》'));
    let issued = regex!(
        r"^(?:关于|令|公告|文件|监制|制定|印发|发布|颁布|公布|[0-9]{4}年|[〔（(\[][0-9]{4})|^第[0-9一二三四五六七八九十百]+号"
    );
    is_in_title
        || ["原", "前身", "原来的", "曾用名"]
            .iter()
            .any(|w| line.ends_with(w))
        || regex!(r"(?:原|前身)[\p{Han}]{0,6}$").is_match(last_characters(line, 8))
        || issued.is_match(after)
}

fn is_departmental(name: &str) -> bool {
    name.ends_with("农业部") || name.ends_with("经贸部")
}

/// 农业部 and 经贸部 are also departments of companies, or the beginning of longer words.
fn is_own_department(before: &str, after: &str) -> bool {
    let owner = regex!(r"(?:公司|集团|厂|店|社|[甲乙丙丁我贵本对双][方公])(?:的|内部|所属)?$");
    let next = after.chars().next();
    let may_follow = |c: char| !c.is_alphanumeric() || "的或和及与规批登审备认申投核".contains(c);
    owner.is_match(last_characters(before, 8)) || !next.is_none_or(may_follow)
}

/// `发证机关：……` repeats what an old certificate says.
fn is_on_certificate(script: &Script<'_>, at: usize) -> bool {
    script.line_at(at).is_some_and(|line| {
        line.kind == LineKind::Row
            && regex!(r"^[^：:]*(?:发证|颁证|登记|签发|审批)[^：:]*[：:]")
                .is_match(script.words(line))
    })
}

/// At most this many characters at the end.
fn last_characters(words: &str, most: usize) -> &str {
    let start = words.char_indices().rev().take(most).last();
    start.map_or("", |(n, _)| &words[n..])
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds, mends};

    const RULE: &str = "old_agency_name_used";

    #[test]
    fn agencies_that_are_gone_are_reported() {
        finds(RULE, "乙方应当在⟦工商局⟧办理变更登记。");
        finds(RULE, "计量争议由⟦质量技术监督部门⟧检定。");
        finds(RULE, "软件应当符合⟦国家经贸委⟧和⟦经贸部⟧的规定。");
        finds(
            RULE,
            "房屋面积以临水县⟦国土局⟧测量的为准，种子须经⟦农业部⟧批准。",
        );
        clean(RULE, "乙方应当在市场监督管理局办理变更登记。");
    }

    #[test]
    fn words_that_only_look_like_them_are_right() {
        clean(
            RULE,
            "乙方办理工商登记，农业部门、经贸部门另有要求的从其要求。",
        );
        clean(RULE, "甲方经贸部负责对账，乙方公司农业部负责收货。");
        clean(RULE, "技术监督由甲方派人，工商业用电按表计费。");
    }

    #[test]
    fn what_an_agency_once_did_keeps_its_name() {
        clean(
            RULE,
            "适用《国家工商行政管理局关于广告的规定》和原质检总局的标准。",
        );
        clean(RULE, "三包办法以农业部令第5号、国家工商总局公告为准。");
        clean(RULE, "房屋清单\n发证机关：临水县国土资源局");
        clean(RULE, "签订日期：2018年12月31日\n在工商局登记。");
        finds(RULE, "签订日期：2019年1月1日\n在⟦工商局⟧登记。");
    }

    #[test]
    fn the_present_name_takes_its_place() {
        mends(
            RULE,
            "双方向临水县工商行政管理局、国土资源局和农业部申请。",
            "双方向临水县市场监督管理局、自然资源局和农业农村部申请。",
        );
    }
}
