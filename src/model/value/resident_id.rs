//! 居民身份证号码 (GB 11643): region, birth date, sequence, check digit.

use std::fmt;

use jiff::civil::Date;

use super::{Fault, half_width};

/// A resident number whose form, region, birth date and check digit are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResidentId {
    number: String,
    /// The birth date in it.
    pub birth: Date,
}

impl fmt::Display for ResidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)
    }
}

/// GB 11643: weights of digits 1 to 17.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// GB 11643: check characters by the weighted sum modulo 11.
const CHECKS: &[u8; 11] = b"10X98765432";

/// Reads an 18-character number; a lower-case x and full-width digits are taken.
/// Whether the birth date lies in the future is for the caller, who knows today.
pub fn read(text: &str) -> Result<ResidentId, Fault> {
    let number = half_width(text).trim().to_ascii_uppercase();
    let body = match number.len() {
        18 => &number[..17],
        15 if number.bytes().all(|b| b.is_ascii_digit()) => return Err(Fault::OldNumber),
        _ => &number,
    };
    if let Some(c) = body.chars().find(|c| !c.is_ascii_digit()) {
        return Err(Fault::Character(c));
    }
    if number.len() != 18 {
        return Err(Fault::Length);
    }
    let sum: u32 = body
        .bytes()
        .zip(WEIGHTS)
        .map(|(b, w)| u32::from(b - b'0') * w)
        .sum();
    if number.as_bytes()[17] != CHECKS[(sum % 11) as usize] {
        return Err(Fault::CheckDigit);
    }
    if !is_region(&number[..2]) {
        return Err(Fault::Region);
    }
    let part =
        |range: std::ops::Range<usize>| number[range].parse::<i16>().map_err(|_| Fault::Form);
    let (year, month, day) = (part(6..10)?, part(10..12)? as i8, part(12..14)? as i8);
    let birth = Date::new(year, month, day).map_err(|_| Fault::NoSuchDay)?;
    Ok(ResidentId { number, birth })
}

/// First two digits in use. Only these: abolished counties live on in old numbers.
fn is_region(two: &str) -> bool {
    matches!(
        two,
        "11" | "12"
            | "13"
            | "14"
            | "15"
            | "21"
            | "22"
            | "23"
            | "31"
            | "32"
            | "33"
            | "34"
            | "35"
            | "36"
            | "37"
            | "41"
            | "42"
            | "43"
            | "44"
            | "45"
            | "46"
            | "50"
            | "51"
            | "52"
            | "53"
            | "54"
            | "61"
            | "62"
            | "63"
            | "64"
            | "65"
            | "71"
            | "81"
            | "82"
            | "83"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    // Births of 1900 to 1904: these numbers belong to nobody alive.
    #[test]
    fn numbers_with_the_right_check_digit_are_taken() {
        for number in [
            "11010519491231002X",
            "440524188001010014",
            "34052419800101001X",
            "110101190001010014",
            "110101190001010022",
            "110101190001010030",
            "310101190012310116",
            "110101190402290010",
            "810000190001010018",
            "82000019000101001X",
            "830000190001010011",
        ] {
            assert_eq!(read(number).unwrap().to_string(), number);
        }
        assert_eq!(
            read("１１０１０５１９４９１２３１００２ｘ")
                .unwrap()
                .to_string(),
            "11010519491231002X"
        );
    }

    #[test]
    fn what_is_wrong_with_a_number_is_told() {
        for (number, fault) in [
            ("110105194912310020", Fault::CheckDigit),
            ("110102190001010014", Fault::CheckDigit),
            ("110101190002300013", Fault::NoSuchDay),
            ("110101190013010011", Fault::NoSuchDay),
            ("520103190002290010", Fault::NoSuchDay),
            ("123456789012345677", Fault::NoSuchDay),
            ("11010519491231002", Fault::Length),
            ("11010519491231002X0", Fault::Character('X')),
            ("110105491231002", Fault::OldNumber),
            ("1101051949123100甲X", Fault::Character('甲')),
        ] {
            assert_eq!(read(number), Err(fault), "{number}");
        }
    }
}
