//! Chinese numerals of clause numbers: 第十一条, 附件二, （三）.

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A number from 1 to 9999 in small Chinese numerals: 十一, 二十, 一百零五.
/// Larger numbers come in Arabic digits.
pub fn chinese(n: usize) -> String {
    match n {
        0..=9 => DIGITS[n].into(),
        10..=19 => format!("十{}", rest(n - 10)),
        20..=99 => format!("{}十{}", DIGITS[n / 10], rest(n % 10)),
        100..=999 => large(n, 100, "百"),
        1000..=9999 => large(n, 1000, "千"),
        _ => n.to_string(),
    }
}

fn rest(n: usize) -> &'static str {
    if n == 0 { "" } else { DIGITS[n] }
}

fn large(n: usize, unit: usize, name: &str) -> String {
    let (head, below) = (DIGITS[n / unit], n % unit);
    let tail = match below {
        0 => String::new(),
        _ if below < unit / 10 => format!("零{}", in_full(below)),
        _ => in_full(below),
    };
    format!("{head}{name}{tail}")
}

/// Inside a larger number ten is 一十.
fn in_full(n: usize) -> String {
    if (10..20).contains(&n) {
        format!("一{}", chinese(n))
    } else {
        chinese(n)
    }
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn clause_numbers_read_as_a_lawyer_writes_them() {
        for (n, text) in [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (21, "二十一"),
            (99, "九十九"),
            (100, "一百"),
            (105, "一百零五"),
            (110, "一百一十"),
            (111, "一百一十一"),
            (200, "二百"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (1100, "一千一百"),
            (9999, "九千九百九十九"),
        ] {
            assert_eq!(chinese(n), text);
        }
    }
}
