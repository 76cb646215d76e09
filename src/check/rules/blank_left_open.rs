//! # Blank left open
//! **What it does.** Finds what was left to be filled in: ____, 【 】 and 【待填】, [ ] and
//! [x], XX and ×××, ？？, （此处填写……）, （ ）, and 年 月 日 without a day. Signing lines,
//! forms in annexes and boxes to be ticked are meant for the pen and let be, as is a
//! line of nothing but rules.
//! **Why it matters.** Whoever holds the paper can fill a blank later; until then the
//! matter counts as not agreed.
//! **Limit.** 支付____元 is found, 签订日期：____ is not; [x]日 is found, [x]邮寄 [ ]自取 is not.

use std::ops::Range;

use regex::Regex;

use super::placeholder_value::{company_length, is_example};
use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script, Source, near},
    search::find_with,
};

/// A way of leaving something open.
struct Gap {
    /// One of these stands in it.
    signs: &'static [&'static str],
    form: &'static Regex,
    /// In the signing block and in forms it is meant for the pen.
    may_be_for_the_pen: bool,
    is_open: fn(&Script<'_>, &Range<usize>) -> bool,
}

fn gaps() -> [Gap; 16] {
    let gap = |signs, form, may_be_for_the_pen, is_open| Gap {
        signs,
        form,
        may_be_for_the_pen,
        is_open,
    };
    [
        gap(
            &["__", "＿＿"],
            regex!(r"[_＿]{2,}(?:[ 　]*[年月日/.-]?[ 　]*[_＿]{2,})*"),
            true,
            is_open_rule,
        ),
        gap(
            &["【"],
            regex!(
                r"【[ 　_＿.…]*】|【(?:待[填定补确核写商议]|请(?:填|输|补|插|写|选|勾)|此处|在此处)[^【】\n]{0,20}】|【(?:填写|填入|空白|TBD|TODO|[xX×*●■]+)】"
            ),
            false,
            |_, _| true,
        ),
        gap(
            &["[", "［"],
            regex!(r"[\[［][ 　]*[xXＸ×]*[ 　]*[\]］]|[\[［]待[填定补][^\[\]\n]{0,6}[\]］]"),
            true,
            is_open_bracket,
        ),
        gap(
            &["XX", "xx", "××", "ＸＸ", "ｘｘ"],
            regex!(r"(?:20)?[XxＸｘ×]{2,}(?:\p{Han}{1,3}[XxＸｘ×]{2,})*"),
            false,
            is_open_cross,
        ),
        gap(&["？？", "??"], regex!(r"[？?]{2,}"), false, |_, _| true),
        gap(
            &["此处", "（请", "(请", "（待", "(待"],
            regex!(
                r"[（(](?:(?:请)?在?此处(?:请|应)?[填写插补待][^（）()\n]{0,20}|请(?:填|输入|补充|插入)[^（）()\n]{0,20}|待(?:填|定|补|确认|核实)[^（）()\n]{0,8})[）)]"
            ),
            true,
            |_, _| true,
        ),
        gap(
            &["（ ", "（\u{3000}", "（）", "( ", "(\u{3000}"],
            regex!(r"（[ 　]*）|\([ 　]+\)"),
            true,
            |script, at| !is_ticked(script, at),
        ),
        // 12月X日
        gap(
            &["月X", "月x", "月×", "月Ｘ", "X月", "x月", "×月", "Ｘ月"],
            regex!(
                r"(?:[0-9]{1,2}|[XxＸ×]{1,2})月[XxＸ×]{1,2}[日号]|[XxＸ×]{1,2}月[0-9]{1,2}[日号]"
            ),
            false,
            |script, at| !is_example(script, at.start),
        ),
        // 每斤元结算: the figure is gone.
        gap(
            &[
                "斤元", "克元", "米元", "时元", "个元", "件元", "只元", "台元", "次元", "吨元",
                "套元", "亩元", "年元", "月元", "日元", "天元", "人元", "车元", "为元", "是元",
                "计元", "按元",
            ],
            regex!(
                r"每(?:公斤|千克|平方米|立方米|小时|[斤个件只台次吨米套亩年月日天人车])(?:为|是|计|按)?元|(?:价款|租金|费用|总价|单价|货款)(?:共计|合计|为|是)元[整，。；]"
            ),
            false,
            |_, _| true,
        ),
        // 大写：人民币元整
        gap(
            &["币元整", "大写"],
            regex!(r"人民币元整|大写[）)]?[：:]?[ 　]*(?:人民币)?元整"),
            true,
            |_, _| true,
        ),
        // 自年月日起
        gap(
            &["年月日"],
            regex!(r"(?:[自于至在从]|截至|截止到?|日期[：:为])年月日"),
            true,
            // Left to `effective_date_undefined`.
            |script, at| !near(script, at.end).1.contains("生效"),
        ),
        gap(
            &["《》", "《 ", "《\u{3000}"],
            regex!(r"《[ 　]*》"),
            true,
            |script, at| !regex!(r"书名号|[“”]$").is_match(near(script, at.start).0),
        ),
        // 运费由（供方/需方）负担
        gap(
            &["/", "／"],
            regex!(
                r"[（(](?:(?:[甲乙丙丁]方|[\u4E00-\u9FFF]{1,3}[方人])[/／](?:[甲乙丙丁]方|[\u4E00-\u9FFF]{1,3}[方人])|是[/／]否|有[/／]无|含[/／]不含|需要?[/／]不需要?|包括[/／]不包括)[）)]|由(?:甲方[/／]乙方|乙方[/／]甲方)"
            ),
            true,
            is_unchosen,
        ),
        // □送货　□自提
        gap(
            &["□"],
            regex!(r"□[^□☑☒■√✓\n]{1,40}□[^□☑☒■√✓\n]{0,30}"),
            true,
            is_unticked,
        ),
        // 应在    日内
        gap(
            &["  ", "\u{3000}\u{3000}"],
            regex!(r"[ 　]{2,}(?:个?(?:工作日|日|天|月|小时)[内前]|个月|元|万元|%|％|份|年[，。])"),
            true,
            is_gap,
        ),
        gap(
            &["年 ", "年\u{3000}", "月 ", "月\u{3000}"],
            regex!(r"[0-9]{0,4}[ 　]*年[ 　]*[0-9]{0,2}[ 　]*月[ 　]*日"),
            true,
            is_open_date,
        ),
    ]
}

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let is_end = |kind| matches!(kind, LineKind::Signing | LineKind::AnnexHeading);
    let end = script.lines().iter().find(|l| is_end(l.kind));
    let end = end.map_or(text.len(), |l| l.range.start);
    let mut found: Vec<Range<usize>> = Vec::new();
    for gap in gaps() {
        for m in find_with(script, gap.signs, gap.form) {
            let is_space_first = m.as_str().starts_with(['_', '＿', ' ', '\u{3000}']);
            let words = m.as_str().trim_start();
            let is_unit =
                is_space_first && !words.starts_with(['_', '＿']) && !words.contains('月');
            let start = if is_unit {
                m.start()
            } else {
                m.end() - words.len()
            };
            let at = start..m.end();
            let is_for_the_pen = gap.may_be_for_the_pen && is_for_the_pen(script, &at, end);
            let is_left = !script.is_made(&at) && !is_for_the_pen && (gap.is_open)(script, &at);
            if is_left {
                found.push(at);
            }
        }
    }
    found.sort_by_key(|at| (at.start, std::cmp::Reverse(at.end)));
    let mut last = 0;
    for at in found {
        if at.start < last {
            continue;
        }
        last = at.end;
        out.push(
            Finding::new(
                "blank_left_open",
                Severity::Warning,
                at,
                "这里还空着，请填写；用不着的，划“／”或者删去。",
            )
            .because("空白事后可以被人填上；没有填的，等于没有约定。"),
        );
    }
}

/// In the signing block or after it, in a row that is signed or dated by hand.
fn is_for_the_pen(script: &Script<'_>, at: &Range<usize>, end: usize) -> bool {
    if script.span(at).is_some_and(|s| s.source == Source::Answer) {
        return false;
    }
    let Some(line) = script.line_at(at.start).filter(|_| at.start < end) else {
        return true;
    };
    let words = script.words(line);
    let (before, after) = near(script, at.start);
    let is_signed = regex!(r"签字|签名|签章|盖章|公章|签署|签订日|签约日|日期[：:]");
    match line.kind {
        // The first line of a text file that has no title.
        LineKind::Row | LineKind::Title => {
            let is_to_sign = regex!(r"^[_＿ 　]*[（(](?:签字|签名|签章|盖章|公章)");
            is_signed.is_match(before) || is_to_sign.is_match(after)
        }
        // 确认：________（签名）。
        LineKind::Paragraph
            if regex!(r"^[_＿ 　]+[（(](?:签字|签名|签章|盖章|捺印)").is_match(after) =>
        {
            true
        }
        LineKind::Paragraph => {
            !words.ends_with(['。', '；', '，', '、'])
                && (is_signed.is_match(before) || is_signed.is_match(after))
        }
        LineKind::Signing => true,
        _ => false,
    }
}

fn neighbours(script: &Script<'_>, at: &Range<usize>) -> (Option<char>, Option<char>) {
    let text = script.text();
    (
        text[..at.start].chars().next_back(),
        text[at.end..].chars().next(),
    )
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Not within an identifier, not quoted, not a line across the page.
fn is_open_rule(script: &Script<'_>, at: &Range<usize>) -> bool {
    let (before, after) = neighbours(script, at);
    let is_identifier = is_letter(before) && is_letter(after);
    let is_quoted = before == Some('“') && after == Some('”');
    let is_line = script.line_at(at.start).is_some_and(|l| l.range == *at);
    !is_identifier && !is_quoted && !is_line
}

/// A choice in a sentence that goes on after it, of which no side was struck out.
fn is_unchosen(script: &Script<'_>, at: &Range<usize>) -> bool {
    let before = near(script, at.start).0;
    let after = near(script, at.end).1;
    let goes_on =
        regex!(r"^(?:负责|承担|负担|支付|提供|办理|出资|付|享有|所有|自行|同意|代|税|运费|派)");
    script
        .line_at(at.start)
        .is_some_and(|l| l.kind == LineKind::Paragraph)
        && (goes_on.is_match(after) || before.ends_with(['由', '归', '向']))
}

/// No box of the line is ticked, and it is part of the clauses.
fn is_unticked(script: &Script<'_>, at: &Range<usize>) -> bool {
    let line = script.line_at(at.start);
    script.draft().is_none()
        && line.is_some_and(|l| {
            l.kind == LineKind::Paragraph
                && !script.words(l).contains(['☑', '☒', '■', '√', '✓', '✔'])
        })
}

/// Wide white space inside a sentence.
fn is_gap(script: &Script<'_>, at: &Range<usize>) -> bool {
    let line = script.line_at(at.start);
    line.is_some_and(|l| {
        l.kind == LineKind::Paragraph && l.range.start < at.start && l.range.end > at.end
    })
}

/// Inside a sentence, or all there is of a row or cell; a box to be ticked stands before its
/// choice.
fn is_open_bracket(script: &Script<'_>, at: &Range<usize>) -> bool {
    let (before, after) = neighbours(script, at);
    let is_han = before.is_some_and(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let is_row = before.is_some_and(|c| "：: ".contains(c)) && after.is_none_or(|c| c == '\n');
    let is_cell = script
        .line_at(at.start)
        .is_some_and(|l| l.cell.is_some() && l.range == *at);
    (is_han || is_row || is_cell) && !is_ticked(script, at)
}

/// Is something ticked in this line, and something else not?
fn is_ticked(script: &Script<'_>, at: &Range<usize>) -> bool {
    let (before, after) = near(script, at.start);
    let line = before.to_owned() + after;
    regex!(r"[（(\[［][ 　]*[√✓✔][ 　]*[）)\]］]|[☑■]|(?:^|[：:，、；\s])(?:\[[xX]\].*\[ \]|\[ \].*\[[xX]\])")
        .is_match(&line)
}

/// No part of a number or a size, not masked, no company (that is
/// `placeholder_value`'s), no example of what must not be said.
fn is_open_cross(script: &Script<'_>, at: &Range<usize>) -> bool {
    let (before, after) = neighbours(script, at);
    let goes_on = |c: Option<char>| is_letter(c) || c.is_some_and(|c| "-@.*×_/".contains(c));
    !goes_on(before)
        && !goes_on(after)
        && company_length(&script.text()[at.start..]).is_none()
        && !is_example(script, at.start)
}

/// Month or day is a gap: 2026年  月  日, 年　月　日. 出生年月日 is none.
fn is_open_date(script: &Script<'_>, at: &Range<usize>) -> bool {
    let is_gap = regex!(r"年[ 　]+月|月[ 　]+日").is_match(&script.text()[at.clone()]);
    let line = script.line_at(at.start).map(|l| l.kind);
    is_gap
        && line.is_some_and(|kind| {
            kind != LineKind::Cell || script.span(at).is_some_and(|s| s.source == Source::Answer)
        })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "blank_left_open";

    #[test]
    fn a_figure_that_was_never_typed_leaves_its_frame() {
        finds("blank_left_open", "转让费86,000元，⟦大写：人民币元整⟧。");
        finds("blank_left_open", "甲方⟦自年月日⟧起5日内把苗起完。");
        finds("blank_left_open", "双方仍按照⟦《》⟧的约定履行。");
        clean(
            "blank_left_open",
            "大写：人民币捌万元整。登记表写明出生年月日，金额以人民币元为单位。",
        );
    }

    #[test]
    fn of_two_parties_one_is_to_be_chosen() {
        finds("blank_left_open", "协议\n运费由⟦（供方/需方）⟧负担。");
        finds(
            "blank_left_open",
            "协议\n安装费⟦（含/不含）⟧税，⟦由甲方/乙方⟧支付。",
        );
        clean(
            "blank_left_open",
            "协议\n付款人（供方/需方均可）凭单付款，收件人（甲方/乙方）签收。",
        );
    }

    #[test]
    fn rules_in_a_clause_are_found_and_rules_to_sign_on_are_not() {
        finds(RULE, "甲方应当在⟦____⟧日内支付⟦＿＿＿⟧元。");
        finds(RULE, "本协议自⟦____年__月__⟧日起生效。");
        finds(RULE, "甲方：⟦________⟧");
        clean(
            RULE,
            "签订日期：____年__月__日\n乙方代表签字：________\n甲方（盖章）：________\n日期：____",
        );
        clean(RULE, "甲方：________（签字）  乙方：________（签字）");
        clean(RULE, "名称\n____________\n接口名为user__name。");
        clean(RULE, "用“____”标出的地方由双方填写。");
    }

    #[test]
    fn forms_in_annexes_are_for_the_pen() {
        clean(RULE, "附件一 维修服务单\n故障现象：________\n经办人：____");
        finds(RULE, "附件一 设备清单\n型号：⟦【待填】⟧");
    }

    #[test]
    fn brackets_that_wait_are_found_and_filled_ones_are_not() {
        finds(RULE, "违约金为合同总价的⟦【 】⟧%，最高⟦【待定】⟧元。");
        clean(
            RULE,
            "违约金为合同总价的【5】%。\n【待办事项清单】由乙方整理。",
        );
        finds(RULE, "期限为⟦[ ]⟧年，租金为⟦[x]⟧元。");
        clean(RULE, "交货方式：[x]邮寄 [ ]自取\n付款方式：[ ]现金[x]转账");
        clean(RULE, "数组写作a[]，见接口文件[1]。");
        finds(RULE, "交货地点为⟦（此处填写详细地址）⟧。");
        clean(RULE, "乙方（此处指承包人）负责清理。");
        finds(RULE, "保修期为⟦（    ）⟧个月。");
        clean(RULE, "付款方式：（√）转账（ ）现金");
    }

    #[test]
    fn crosses_and_question_marks_are_found() {
        finds(RULE, "乙方应当在⟦XX⟧日内到达⟦××市××区××⟧路。");
        finds(RULE, "本协议自⟦20XX年XX⟧月起生效，金额⟦？？⟧元。");
        clean(RULE, "规格为XXL，型号MXX-20，编号138XXXX0001。");
        clean(RULE, "尺寸为595×600×850毫米。乙方能否到场？");
        clean(RULE, "甲方：XX公司");
        clean(RULE, "乙方不得使用“××专卖店”字样。");
    }

    #[test]
    fn a_date_without_its_day_is_found_in_a_clause() {
        finds(RULE, "设备于⟦2026年  月  日⟧前交付。");
        finds(RULE, "设备于⟦年　月　日⟧前交付。");
        clean(RULE, "签署日期：    年  月  日");
        clean(
            RULE,
            "出生年月日以身份证为准，设备于2026年 11月 24日前交付。",
        );
        clean(RULE, "\u{FFFC}年\u{FFFC}月\u{FFFC}日");
    }

    #[test]
    fn a_figure_that_is_gone_and_a_day_named_x_are_found() {
        finds(
            "blank_left_open",
            "乙方按统货⟦每斤元⟧结算，⟦12月X日⟧前交完。",
        );
        clean(
            "blank_left_open",
            "乙方按统货每斤2元结算，单位为元，12月8日前交完，型号为X月。",
        );
    }

    #[test]
    fn boxes_of_which_none_is_ticked_are_found() {
        finds(
            "blank_left_open",
            "协议\n第一条 方式\n交货方式：⟦□供方送货，□需方自提。⟧",
        );
        clean(
            "blank_left_open",
            "协议\n第一条 方式\n交货方式：☑供方送货，□需方自提。",
        );
    }

    #[test]
    fn a_gap_before_a_unit_is_found() {
        finds(
            "blank_left_open",
            "协议\n第一条 付款\n甲方应在⟦    日内⟧付清。",
        );
        clean("blank_left_open", "协议\n第一条 付款\n甲方应在三日内付清。");
    }
}
