//! Whole numbers and percentages.

use super::{Fault, half_width};

/// Reads a whole number within the field's limits, in half- or full-width digits.
pub fn read_whole(text: &str, min: Option<i64>, max: Option<i64>) -> Result<i64, Fault> {
    let text = half_width(text);
    let number: i64 = text.trim().parse().map_err(|_| Fault::Form)?;
    match (min, max) {
        (Some(min), _) if number < min => Err(Fault::TooSmall(min)),
        (_, Some(max)) if number > max => Err(Fault::TooLarge(max)),
        _ => Ok(number),
    }
}

/// Reads a percentage from 0 to 100 with at most four decimals, with or without
/// its sign; gives the number without it.
pub fn read_percent(text: &str) -> Result<String, Fault> {
    let text = half_width(text);
    let text = text.trim();
    let text = text.strip_suffix('%').unwrap_or(text).trim();
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(decimals) {
        return Err(Fault::Form);
    }
    if decimals.len() > 4 {
        return Err(Fault::Decimals);
    }
    let is_zero = decimals.bytes().all(|b| b == b'0');
    match whole.parse::<u64>() {
        Ok(0..100) => Ok(text.into()),
        Ok(100) if is_zero => Ok(text.into()),
        _ => Err(Fault::TooLarge(100)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_within_their_limits() {
        assert_eq!(read_whole("２", Some(1), Some(10)), Ok(2));
        assert_eq!(read_whole("1", Some(1), Some(10)), Ok(1));
        assert_eq!(read_whole("0", Some(1), Some(10)), Err(Fault::TooSmall(1)));
        assert_eq!(read_whole("10", Some(1), Some(10)), Ok(10));
        assert_eq!(
            read_whole("11", Some(1), Some(10)),
            Err(Fault::TooLarge(10))
        );
        for text in ["两", "1.5", "1年", ""] {
            assert_eq!(read_whole(text, None, None), Err(Fault::Form), "{text}");
        }
    }

    #[test]
    fn percentages_run_from_0_to_100() {
        for (text, value) in [
            ("85", "85"),
            ("85%", "85"),
            ("８５％", "85"),
            ("0.5", "0.5"),
            ("100", "100"),
            ("100.0%", "100.0"),
        ] {
            assert_eq!(read_percent(text).as_deref(), Ok(value));
        }
        assert_eq!(read_percent("100.1"), Err(Fault::TooLarge(100)));
        assert_eq!(read_percent("8.12345"), Err(Fault::Decimals));
        for text in ["八成", "", "%", "1.", "-1"] {
            assert_eq!(read_percent(text), Err(Fault::Form), "{text}");
        }
    }
}
