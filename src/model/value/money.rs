//! Amounts of yuan, kept as whole fen.

use super::{Fault, half_width};

/// The greatest amount taken: below it figures and 大写 are both exact.
const MOST_FEN: u64 = 10_u64.pow(16);

/// Reads 12800, 12,800.00, ¥12800, 12800元, 1.28万, 5万元: an amount of fen.
pub fn read(text: &str) -> Result<u64, Fault> {
    let text = half_width(text);
    let text = text.trim();
    let text = text.strip_prefix("人民币").unwrap_or(text).trim();
    let text = text.strip_prefix(['¥', '￥']).unwrap_or(text).trim();
    let text = text.strip_suffix("整").unwrap_or(text);
    let text = text.strip_suffix(['元', '圆']).unwrap_or(text).trim();
    let (text, fen_a_unit) = match (text.strip_suffix('万'), text.strip_suffix('亿')) {
        (Some(text), _) => (text.trim(), 1_000_000),
        (_, Some(text)) => (text.trim(), 10_000_000_000),
        _ => (text, 100),
    };
    if text.starts_with('-') {
        return Err(Fault::Range);
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let whole = ungroup(whole)?;
    if text.contains('.') && decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::Form);
    }
    let mut fen = whole
        .parse::<u64>()
        .map_err(|_| Fault::Range)?
        .checked_mul(fen_a_unit);
    let mut place = fen_a_unit;
    for digit in decimals.bytes().map(|b| u64::from(b - b'0')) {
        if place == 1 && digit != 0 {
            return Err(Fault::Decimals);
        }
        place = (place / 10).max(1);
        fen = fen.and_then(|f| f.checked_add(digit * place));
    }
    fen.filter(|f| *f < MOST_FEN).ok_or(Fault::Range)
}

/// Digits with or without commas between groups of three.
fn ungroup(whole: &str) -> Result<String, Fault> {
    let groups: Vec<&str> = whole.split(',').collect();
    let digits = groups.iter().all(|g| g.bytes().all(|b| b.is_ascii_digit()));
    if !digits || groups[0].is_empty() {
        return Err(Fault::Form);
    }
    let fine =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    if fine {
        Ok(groups.concat())
    } else {
        Err(Fault::Separators)
    }
}

/// As an agreement prints it: ¥12,800.00.
pub fn print(fen: u64) -> String {
    let yuan = (fen / 100).to_string();
    let mut grouped = String::new();
    for (n, digit) in yuan.chars().enumerate() {
        if n > 0 && (yuan.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("¥{grouped}.{:02}", fen % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_in_every_common_spelling() {
        for text in [
            "12800",
            "12,800.00",
            "¥12800",
            "￥12,800",
            "12800元",
            "1.28万",
            "1.28万元",
            "１２８００元整",
            "人民币12800.0元",
            "12800.000",
        ] {
            assert_eq!(read(text), Ok(1_280_000), "{text}");
        }
        assert_eq!(read("5万元"), Ok(5_000_000));
        assert_eq!(read("0.01"), Ok(1));
        assert_eq!(read("1.5亿"), Ok(15_000_000_000));
    }

    #[test]
    fn amounts_that_could_be_misread_are_refused() {
        assert_eq!(read("1,28,00"), Err(Fault::Separators));
        assert_eq!(read("1280,0"), Err(Fault::Separators));
        assert_eq!(read("12.345"), Err(Fault::Decimals));
        assert_eq!(read("-5"), Err(Fault::Range));
        assert_eq!(read("99999999999999999999"), Err(Fault::Range));
        for text in ["", "一万", "12.8.0", "1e5", ",100", "12.", "五千元"] {
            assert_eq!(read(text), Err(Fault::Form), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(fen in 0..MOST_FEN) {
            prop_assert_eq!(read(&print(fen)), Ok(fen));
        }
    }
}
