//! Telephone numbers of mainland China.

use super::{Fault, half_width};

/// Reads a mobile number (1[3-9] and nine digits), a landline with its area code
/// (010, 02x, 0xxx; seven or eight digits, perhaps an extension), a 400 or 800
/// number, or a service number (95xxx, 96xxx, 1xxxx such as 12315). Gives it in
/// half-width digits, grouped as typed.
pub fn read(text: &str) -> Result<String, Fault> {
    let typed = half_width(text);
    let typed = typed.trim();
    if let Some(c) = typed
        .chars()
        .find(|c| !c.is_ascii_digit() && !"+-() 转".contains(*c))
    {
        return Err(Fault::Character(c));
    }
    let local = typed
        .strip_prefix("+86")
        .or_else(|| typed.strip_prefix("0086"))
        .unwrap_or(typed);
    let (number, extension) = local.split_once('转').unwrap_or((local, ""));
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let fine = match digits.as_bytes() {
        [b'4' | b'8', b'0', b'0', ..] => digits.len() == 10,
        [b'1', b'3'..=b'9', ..] if digits.len() == 11 => true,
        [b'9', b'5' | b'6', ..] => (5..=8).contains(&digits.len()),
        [b'1', ..] => digits.len() == 5,
        [b'0', ..] => return landline(number, extension).map(|()| typed.to_string()),
        [b'2'..=b'9', ..] if (7..=8).contains(&digits.len()) => return Err(Fault::AreaCode),
        _ => return Err(Fault::Form),
    };
    if fine && extension.is_empty() {
        Ok(typed.to_string())
    } else {
        Err(Fault::Length)
    }
}

/// The fewest and the most digits of a subscriber's number.
const LEAST: usize = 7;
const MOST: usize = 8;

/// Area code (3 digits for 010 and 02x, else 4), a subscriber number of 7 or 8
/// digits, 8 behind a short area code, not starting with 0 or 1, an extension of up
/// to 6.
fn landline(number: &str, extension: &str) -> Result<(), Fault> {
    let mut groups = number.split(['-', ' ', '(', ')']).filter(|g| !g.is_empty());
    let digits: String = groups.clone().collect();
    let area = if matches!(digits.as_bytes(), [b'0', b'1' | b'2', ..]) {
        3
    } else {
        4
    };
    // 0371-63213668-801: a third group is an extension.
    let (first, second) = (groups.next().unwrap_or(""), groups.next());
    // 010 8779 4126: a number in two groups.
    let joined;
    let subscriber = match second {
        Some(second) if first.len() == area && second.len() < LEAST => {
            joined = format!("{second}{}", groups.next().unwrap_or(""));
            &joined
        }
        Some(second) if first.len() == area => second,
        _ => digits.get(area..).unwrap_or(""),
    };
    let extension_fine = groups.all(|g| g.len() <= 6) && extension.trim().len() <= 6;
    // All cities with a code of three digits have numbers of eight.
    let least = if area == 3 { MOST } else { LEAST };
    let fine = (least..=MOST).contains(&subscriber.len()) && !subscriber.starts_with(['0', '1']);
    if fine && extension_fine {
        Ok(())
    } else {
        Err(Fault::Length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_ring_are_taken() {
        for text in [
            "13912345678",
            "139 1234 5678",
            "+86 13912345678",
            "１３９１２３４５６７８",
            "010-65512345",
            "01065512345",
            "(010)65512345",
            "0371-63213668",
            "0371-63213668-801",
            "0412-6551234",
            "0471-6537 209转806",
            "（010）8779 4126",
            "0551-62799596转801",
            "400-820-1234",
            "4008201234",
            "95588",
            "12315",
        ] {
            assert!(read(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn numbers_one_digit_off_are_not() {
        for text in [
            "1391234567",
            "139123456789",
            "12912345678",
            "400-820-123",
            "0371-632136680",
            "010-6551",
            "021-6551234",
            "1231",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(read("65512345"), Err(Fault::AreaCode));
        assert_eq!(read("139x2345678"), Err(Fault::Character('x')));
        assert_eq!(read("电话"), Err(Fault::Character('电')));
    }
}
