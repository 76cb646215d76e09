//! 统一社会信用代码 (GB 32100): 18 characters, the last a check character.

use super::{Fault, half_width};

/// GB 32100: the 31 characters, each worth its position; no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// GB 32100: powers of 3 modulo 31, for characters 1 to 17.
const WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// Reads a code; lower case and full-width characters are taken.
pub fn read(text: &str) -> Result<String, Fault> {
    let code = half_width(text).trim().to_ascii_uppercase();
    let values: Vec<usize> = code
        .chars()
        .map(|c| {
            ALPHABET
                .iter()
                .position(|a| char::from(*a) == c)
                .ok_or(Fault::Character(c))
        })
        .collect::<Result<_, _>>()?;
    if values.len() != 18 {
        return Err(Fault::Length);
    }
    let sum: usize = values.iter().zip(WEIGHTS).map(|(v, w)| v * w).sum();
    if (31 - sum % 31) % 31 == values[17] {
        Ok(code)
    } else {
        Err(Fault::CheckDigit)
    }
}

/// The code with letters that look like digits put right (I→1, O→0, S→5, Z→2),
/// when that makes it a right one.
pub fn mended(text: &str) -> Option<String> {
    let twin = |c| match c {
        'I' => '1',
        'O' => '0',
        'S' => '5',
        'Z' => '2',
        'V' => 'U',
        c => c,
    };
    let code: String = half_width(text)
        .trim()
        .to_ascii_uppercase()
        .chars()
        .map(twin)
        .collect();
    read(&code).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_with_the_right_check_character_are_taken() {
        for code in [
            "91350100M000100Y43",
            "91110000600037341L",
            "914403001922038216",
            "9144030071526726XG",
            "91330100799655058B",
            "91110105MA0000007L",
            "93410100MA00000155",
            "1211000040000000XT",
            "52110000500000007X",
            "54110000MJ000000XN",
        ] {
            assert_eq!(read(code).as_deref(), Ok(code));
        }
        assert_eq!(
            read("91110105ma0000007l").as_deref(),
            Ok("91110105MA0000007L")
        );
    }

    #[test]
    fn what_is_wrong_with_a_code_is_told_and_a_letter_o_is_mended() {
        for (code, fault) in [
            ("91350100M000100Y4Z", Fault::Character('Z')),
            ("91110000600037341", Fault::Length),
            ("91110000600O37341L", Fault::Character('O')),
            ("91110105MA0000008L", Fault::CheckDigit),
        ] {
            assert_eq!(read(code), Err(fault), "{code}");
        }
        assert_eq!(
            mended("91110000600O37341L").as_deref(),
            Some("91110000600037341L")
        );
        assert_eq!(mended("91110105MA0000008L"), None);
    }
}
