//! # One thing, two numbers
//! **What it does.** Compares plates, engine numbers, vehicle identification numbers,
//! serial numbers, models, title numbers and rooms. Where a text knows exactly two values
//! that are one slip apart (two neighbouring characters changed round, or one other
//! character), the second is reported.
//! **Why it matters.** One of the two is wrong, and what is handed over is open.
//! **Limit.** 鲁B7K9L2 and 鲁B7K8L2 in different sentences are reported, both in one
//! sentence, two cells of a table, or a third value beside them are several things.
//! A number that differs in its last character only may be the next thing of a row: it
//! is reported where the text speaks of one thing alone. Models and rooms count only
//! when two characters changed places.

use std::ops::Range;

use regex::Regex;

use crate::check::{
    Finding, Severity, regex,
    script::{LineKind, Script},
};

/// How two values of one length differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Two neighbours changed places.
    Swap,
    /// One character is another, not the last.
    Inner,
    /// The last character is another.
    Last,
}

/// The one slip between two values; none when they are equal or further apart.
pub(super) fn slip(a: &str, b: &str) -> Option<Slip> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() != b.len() {
        return None;
    }
    let other: Vec<usize> = (0..a.len()).filter(|n| a[*n] != b[*n]).collect();
    match other.as_slice() {
        [n] if n + 1 == a.len() => Some(Slip::Last),
        [_] => Some(Slip::Inner),
        [m, n] if m + 1 == *n && a[*m] == b[*n] && a[*n] == b[*m] => Some(Slip::Swap),
        _ => None,
    }
}

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let kinds: [(&str, &str, &Regex); 7] = [
        (
            "车牌号",
            "车",
            regex!(
                r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•・]?[A-HJ-NP-Z0-9]{5,6})"
            ),
        ),
        (
            "发动机号",
            "发动机",
            regex!(r"发动机(?:号码?|编号)(?:为|是)?[：:]?\s*([A-Z0-9-]{6,20})"),
        ),
        (
            "车辆识别代号",
            "车",
            regex!(r"(?:车架号码?|车辆识别代[号码])(?:为|是)?[：:]?\s*([A-HJ-NPR-Z0-9]{17})"),
        ),
        (
            "编号",
            "号",
            regex!(
                r"(?:出厂编号|机身编?号|序列号|设备编号|机器编号|整机编号)(?:为|是)?[：:]?\s*([A-Z0-9-]{5,24})"
            ),
        ),
        (
            "产权证号",
            "不动产权第",
            regex!(r"不动产权第([0-9]{5,9})号"),
        ),
        (
            "型号",
            "型号",
            regex!(r"型号(?:为|是)?[：:]?\s*([A-Za-z0-9./-]{4,20})"),
        ),
        (
            "房号",
            "室",
            regex!(r"([\u4E00-\u9FFF]{2}[0-9]+号[^，。；\s]{0,14}?[0-9]{3,4})室"),
        ),
    ];
    for (name, hint, form) in kinds {
        if text.contains(hint) {
            compare(script, name, form, out);
        }
    }
}

fn compare(script: &Script<'_>, name: &'static str, form: &Regex, out: &mut Vec<Finding>) {
    let text = script.text();
    let mut values: Vec<(String, Range<usize>)> = Vec::new();
    for found in form.captures_iter(text).filter_map(|c| c.get(1)) {
        let line = script.line_at(found.start());
        let before = line.map_or("", |l| &text[l.range.start..found.start()]);
        if name == "房号" && regex!(r"住|地址|营业场所|经营场所|送达").is_match(before)
        {
            continue;
        }
        let plain = found.as_str().replace(['·', '•', '・'], "");
        if !values.iter().any(|(value, _)| *value == plain) {
            values.push((plain, found.range()));
        }
    }
    let [(first, at_first), (second, at)] = values.as_slice() else {
        return;
    };
    let is_same = match slip(first, second) {
        Some(Slip::Swap) => true,
        _ if matches!(name, "型号" | "房号") => false,
        Some(Slip::Inner) => true,
        Some(Slip::Last) => is_of_one_thing(text),
        None => false,
    };
    let sentence = script.sentence_at(at.start);
    let is_cell = |at: &Range<usize>| {
        script
            .line_at(at.start)
            .is_some_and(|l| l.kind == LineKind::Cell)
    };
    let is_change = regex!(r"变更|更换|改为|更正|换成|替换|另一|调换");
    if !is_same
        || sentence == script.sentence_at(at_first.start)
        || is_cell(at) && is_cell(at_first)
        || is_change.is_match(&text[sentence])
    {
        return;
    }
    // Of 文安路31号502 the number of the room is at fault.
    let digits = |value: &str| match name {
        "房号" => value
            .rfind(|c: char| !c.is_ascii_digit())
            .and_then(|n| value[n..].chars().next().map(|c| n + c.len_utf8()))
            .unwrap_or(0),
        _ => 0,
    };
    let message = format!(
        "{name}前面写的是{}，这里是{}：请核对。",
        &first[digits(first)..],
        &second[digits(second)..]
    );
    let at = at.start + digits(&text[at.clone()])..at.end;
    out.push(
        Finding::new("identifier_differs", Severity::Warning, at, message)
            .because("同一件东西前后两个号码，交付哪一件就说不清。"),
    );
}

/// 一辆, and nowhere two of them.
fn is_of_one_thing(text: &str) -> bool {
    regex!(r"[一1壹](?:辆|台|部|套|架)").is_match(text)
        && !regex!(r"(?:[二两三四五六七八九十]|[2-9]|[0-9]{2})(?:辆|台|部|套|架)").is_match(text)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "identifier_differs";

    #[test]
    fn a_plate_with_one_other_character_is_found() {
        let text = |again: &str| {
            format!("协议\n出租商务车一辆，车牌号鲁B7K9L2，黑色。\n甲方将{again}号车辆交给乙方。")
        };
        finds(RULE, &text("⟦鲁B7K8L2⟧"));
        finds(RULE, &text("⟦鲁B7K9L3⟧"));
        clean(RULE, &text("鲁B·7K9L2"));
        clean(RULE, &text("粤A12345"));
    }

    #[test]
    fn several_things_have_numbers_of_their_own() {
        clean(RULE, "协议\n车辆两台，车牌号鲁B7K9L2、鲁B7K8L2。");
        clean(RULE, "协议\n车辆两台。鲁B7K9L2用于接送。鲁B7K9L3用于送货。");
        clean(RULE, "协议\n鲁B7K9L2一辆。\n鲁B7K8L2一辆。\n鲁B7K7L2一辆。");
    }

    #[test]
    fn serial_numbers_models_and_rooms_are_compared() {
        finds(
            RULE,
            "协议\n挖掘机，出厂编号：SY0215CK07394。\n交接的机器出厂编号⟦SY0215CK07349⟧。",
        );
        finds(RULE, "协议\n型号SY215C。\n设备型号：⟦SY251C⟧。");
        clean(RULE, "协议\n内机型号LF-D36。\n外机型号LF-D38。");
        finds(
            RULE,
            "协议\n房屋坐落于文安路31号2单元502室。\n附件 清单\n房屋：文安路31号2单元⟦520⟧室；",
        );
        clean(
            RULE,
            "协议\n房屋坐落于文安路31号2单元502室。\n联系地址：文安路31号2单元520室；",
        );
    }
}
