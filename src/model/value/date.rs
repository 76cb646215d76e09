//! Dates as people type them.

use jiff::civil::Date;

use super::{Fault, half_width};

/// Reads 2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日 or 20261124, also in
/// full-width digits. Years from 1900 to 2199.
pub fn read(text: &str) -> Result<Date, Fault> {
    let text = half_width(text);
    let text = text.trim();
    let parts: Vec<&str> = if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        vec![&text[..4], &text[4..6], &text[6..]]
    } else {
        text.strip_suffix('日')
            .unwrap_or(text)
            .split(['-', '/', '.', '年', '月'])
            .map(str::trim)
            .collect()
    };
    let [year, month, day] = parts[..] else {
        return Err(Fault::Form);
    };
    let fine = |s: &str, most: usize| {
        (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit())
    };
    if year.len() != 4 || !fine(year, 4) || !fine(month, 2) || !fine(day, 2) {
        return Err(Fault::Form);
    }
    let year: i16 = year.parse().map_err(|_| Fault::Form)?;
    if !(1900..2200).contains(&year) {
        return Err(Fault::Range);
    }
    let month = month.parse().map_err(|_| Fault::NoSuchDay)?;
    let day = day.parse().map_err(|_| Fault::NoSuchDay)?;
    Date::new(year, month, day).map_err(|_| Fault::NoSuchDay)
}

/// As running text writes it (GB/T 15835): 2026年1月5日.
pub fn print(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_read_in_every_common_spelling() {
        for text in [
            "2026-11-24",
            "2026/11/24",
            "2026.11.24",
            "2026年11月24日",
            "20261124",
            "２０２６年１１月２４日",
            "2026年 11月 24日",
        ] {
            assert_eq!(read(text), Ok(date(2026, 11, 24)), "{text}");
        }
        assert_eq!(print(date(2026, 1, 5)), "2026年1月5日");
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_apart_from_nonsense() {
        for text in ["2026-02-29", "2026年13月1日", "2026-04-31"] {
            assert_eq!(read(text), Err(Fault::NoSuchDay), "{text}");
        }
        assert_eq!(read("2028-02-29"), Ok(date(2028, 2, 29)));
        for text in [
            "明天",
            "2026-11",
            "26-11-24",
            "2026-11-24-1",
            "2026年",
            "11/24/2026",
        ] {
            assert_eq!(read(text), Err(Fault::Form), "{text}");
        }
        assert_eq!(read("1899-12-31"), Err(Fault::Range));
    }
}
