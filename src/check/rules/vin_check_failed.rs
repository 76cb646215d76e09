//! # Vehicle identification number whose check digit is wrong
//! **What it does.** GB 16735: 17 characters without I, O and Q, the ninth a check.
//! Reads what follows 车架号, VIN and 车辆识别代号. Other lengths are let be but for
//! a car with plates: electric bicycles have frame numbers of their own.
//! **Why it matters.** The number says which car is meant.
//! **Limit.** 1M8GDM9AXKP042788 is right, 1M8GDM9A1KP042788 is not. Cars built for
//! Europe may not comply, hence a hint.

use crate::check::{
    Citation, Finding, Severity,
    script::{Script, after_labels, is_typed, number_at},
};

/// GB 16735: weights of the 17 characters.
const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    for (start, rest) in after_labels(
        script,
        &[
            "车架号",
            "VIN码",
            "VIN",
            "车辆识别代号",
            "车辆识别代码",
            "车辆识别码",
        ],
    ) {
        let Some((length, number)) = number_at(rest) else {
            continue;
        };
        let at = start..start + length;
        let number = number.to_ascii_uppercase();
        if !is_typed(script, &at) || number.len() != 17 && !is_of_a_car(script, &number) {
            continue;
        }
        let message = match number.chars().find(|c| "IOQ".contains(*c)) {
            _ if number.len() != 17 => format!(
                "汽车的车架号应为17位，这里是{}位，请对照行驶证核对。",
                number.len()
            ),
            Some(c) => format!("车架号里不会有字母“{c}”，请对照行驶证核对。"),
            None if has_right_check(&number) => continue,
            None => "车架号第9位的校验不符，可能有一位写错，请对照行驶证核对。".to_owned(),
        };
        out.push(
            Finding::new("vin_check_failed", Severity::Hint, at, message)
                .because("车架号写错，就说不清是哪一辆车。部分进口车不按这个规则编号。")
                .under(Citation::memory("GB 16735")),
        );
    }
}

/// A number as Chinese cars have them but for a character or two, of a car with plates.
fn is_of_a_car(script: &Script<'_>, number: &str) -> bool {
    (15..=19).contains(&number.len())
        && number.starts_with('L')
        && number.bytes().filter(u8::is_ascii_digit).count() >= 6
        && ["车牌", "行驶证", "号牌"]
            .iter()
            .any(|word| script.text().contains(word))
        && !["电动自行车", "两轮", "三轮"]
            .iter()
            .any(|word| script.text().contains(word))
}

/// The weighted sum modulo 11 stands ninth, 10 as X.
fn has_right_check(number: &str) -> bool {
    let sum: u32 = number.chars().zip(WEIGHTS).map(|(c, w)| worth(c) * w).sum();
    let check = match sum % 11 {
        10 => Some('X'),
        n => char::from_digit(n, 10),
    };
    number.chars().nth(8) == check
}

/// GB 16735: what a character counts.
fn worth(c: char) -> u32 {
    match c {
        'A' | 'J' => 1,
        'B' | 'K' | 'S' => 2,
        'C' | 'L' | 'T' => 3,
        'D' | 'M' | 'U' => 4,
        'E' | 'N' | 'V' => 5,
        'F' | 'W' => 6,
        'G' | 'P' | 'X' => 7,
        'H' | 'Y' => 8,
        'R' | 'Z' => 9,
        digit => digit.to_digit(10).unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "vin_check_failed";

    #[test]
    fn the_ninth_character_is_a_check() {
        for number in [
            "1M8GDM9AXKP042788",
            "11111111111111111",
            "LSVAA4181E2000126",
        ] {
            clean(RULE, &format!("车架号：{number}"));
        }
        finds(RULE, "车架号：⟦1M8GDM9A1KP042788⟧");
        finds(RULE, "车辆（VIN码⟦LSVAA4180E2000126⟧）交乙方维修。");
        finds(RULE, "车辆识别代号：⟦LSVAA4181E2OOO126⟧");
    }

    #[test]
    fn frame_numbers_of_other_lengths_are_let_be() {
        clean(RULE, "电动自行车车架号：119002600012345");
        clean(RULE, "车架号：LSVAA41****000126");
        clean(RULE, "车架号：\u{FFFC}");
    }
}
