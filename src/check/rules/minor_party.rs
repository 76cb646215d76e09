//! # Party under 18
//! **What it does.** Reads identity numbers in the head of the agreement, and birth dates,
//! ages and school years in the line of a party, and reports a birth less than 18 years
//! before today, unless a guardian is mentioned.
//! **Why it matters.** What goes beyond a minor's understanding takes effect only with
//! the guardian's consent.
//! **Limit.** On the eighteenth birthday the party is of age; the day before it is not.
//! A parent who signs for a pupil is the party himself.

use std::ops::Range;

use jiff::{ToSpan, civil::Date};

use super::land_ownership_sold::says;
use crate::{
    check::{
        Citation, Finding, Severity, regex,
        script::{LineKind, Script, number},
    },
    model::value::resident_id,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if script.says(&["监护人", "法定代理人"]) {
        return;
    }
    let id_number = regex!(r"[1-9][0-9]{16}[0-9Xx]");
    let lines = script.lines().iter();
    for line in lines.take_while(|l| l.kind != LineKind::Heading) {
        let words = script.words(line);
        if line.kind != LineKind::Row {
            continue;
        }
        let at = |found: Range<usize>| line.range.start + found.start..line.range.start + found.end;
        let mut is_told = false;
        for found in id_number.find_iter(words) {
            let Ok(id) = resident_id::read(found.as_str()) else {
                continue;
            };
            if is_minor(id.birth, script.today()) {
                let message = "从身份证号码看，这一方还不满18周岁：请核对号码；确实未成年的，由监护人签字同意。";
                out.push(report(at(found.range()), message));
                is_told = true;
            }
        }
        if let Some(found) = young(words, script.today()).filter(|_| !is_told) {
            let message = "这一方看来还不满18周岁：请核对；确实未成年的，由监护人签字同意。";
            out.push(report(at(found), message));
        }
    }
}

fn report(at: Range<usize>, message: &str) -> Finding {
    Finding::new("minor_party", Severity::Warning, at, message)
        .because("未成年人签的协议，超出其年龄、智力的，要监护人同意或者追认才有效。")
        .under(Citation::read("民法典第144条、第145条"))
}

fn is_minor(birth: Date, today: Date) -> bool {
    let of_age = birth.checked_add(18.years());
    birth <= today && of_age.is_ok_and(|day| day > today)
}

/// 2012年8月14日出生, 16周岁, 初二学生 in the line of a party.
fn young(words: &str, today: Date) -> Option<Range<usize>> {
    let party = regex!(
        r"^(?:[甲乙丙丁]方?|[\u4E00-\u9FFF]{1,3}[方人]|[卖买]家|[卖买]主|客户|顾客|用户)(?:[（(][^）)]*[）)])?\s*[：:]"
    );
    let of_another = [
        "家长",
        "父",
        "母",
        "联系人",
        "的儿子",
        "的女儿",
        "之子",
        "之女",
        "学员",
    ];
    if !party.is_match(words) || says(words, &of_another) {
        return None;
    }
    let born = regex!(
        r"(?:出生日期|生日|生于|出生于)?[：:]?([0-9]{4})(?:年|[-./])([0-9]{1,2})(?:月|[-./])([0-9]{1,2})日?(?:出?生)?"
    );
    for found in born.captures_iter(words) {
        let whole = found.get(0)?;
        if !whole.as_str().contains('生') {
            continue;
        }
        let part = |n: usize| found.get(n).and_then(|m| m.as_str().parse::<i16>().ok());
        let (year, month, day) = (part(1)?, part(2)?, part(3)?);
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        if Date::new(year, month, day).is_ok_and(|birth| is_minor(birth, today)) {
            return Some(whole.range());
        }
    }
    let age = regex!(r"(?:现年|年龄[：:]?)?([0-9]{1,2}|[一二三四五六七八九十]{1,3})周?岁");
    let age = age.captures(words).and_then(|c| {
        let is_child = number(&c[1]).is_some_and(|n| n < 18);
        let is_below = words[..c.get(0)?.start()].ends_with(['满', '足', '过']);
        (is_child && !is_below).then(|| c.get(0).map(|m| m.range()))?
    });
    let pupil = regex!(
        r"(?:未满|不满|不足)(?:18|十八)周?岁|未成年|小学[一二三四五六]?年?级?[^，。；]{0,2}学?生|初[一二三中][^，。；]{0,4}学?生|高[一二][^，。；]{0,4}学生|[一二三四五六七八九]年级学生"
    );
    age.or_else(|| pupil.find(words).map(|m| m.range()))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "minor_party";

    /// A number of that birthday, with its check digit.
    fn number(birth: &str) -> String {
        let body = format!("110105{birth}001");
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let digits = body.bytes().map(|b| u32::from(b - b'0'));
        let sum: u32 = digits.zip(weights).map(|(d, w)| d * w).sum();
        format!("{body}{}", char::from(b"10X98765432"[(sum % 11) as usize]))
    }

    #[test]
    fn of_age_on_the_eighteenth_birthday() {
        // Checked on 2026-11-24.
        let young = format!("买卖协议\n乙方：林若溪\n身份证号：⟦{}⟧", number("20081125"));
        finds(RULE, &young);
        let grown = format!("买卖协议\n乙方：林若溪\n身份证号：{}", number("20081124"));
        clean(RULE, &grown);
    }

    #[test]
    fn the_line_of_a_party_may_tell_his_age() {
        let line =
            |words: &str| format!("二手相机买卖约定\n卖方：林若溪，{words}，住和平路8号\n一、相机");
        finds(RULE, &line("⟦2008年11月25日出生⟧"));
        clean(RULE, &line("2008年11月24日出生"));
        finds(RULE, &line("⟦17周岁⟧"));
        clean(RULE, &line("18周岁"));
        finds(RULE, &line("⟦初三学生⟧"));
        finds(RULE, &line("⟦不满18周岁⟧"));
        clean(RULE, &line("已满18周岁"));
        clean(RULE, &line("大学在读"));
        clean(
            RULE,
            "培训协议\n学员：林若溪，2015年8月14日出生，四年级\n一、课程",
        );
        clean(
            RULE,
            "培训协议\n乙方：林远（学员林若溪的父亲，学员2015年8月14日出生）\n一、课程",
        );
    }

    #[test]
    fn a_guardian_or_another_place_is_right() {
        let id = number("20150101");
        clean(
            RULE,
            &format!("买卖协议\n乙方：林若溪\n身份证号：{id}\n监护人：林远"),
        );
        clean(RULE, &format!("买卖协议\n第一条 学员\n学员号码：{id}"));
    }
}
