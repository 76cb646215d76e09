//! What answers mean: each kind's reader, from text as typed to a value, and how
//! an agreement prints it. Reading never fails silently: a [`Fault`] says what is wrong.

pub mod capital;
pub mod credit_code;
pub mod date;
pub mod money;
pub mod number;
pub mod numeral;
pub mod phone;
pub mod resident_id;
pub mod table;

use std::borrow::Cow;

use super::draft::{Field, Kind};

/// Why an answer does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not of the kind's form at all.
    Form,
    /// Wrong number of characters.
    Length,
    /// A character that cannot stand there.
    Character(char),
    /// The check digit does not fit.
    CheckDigit,
    /// No such day in the calendar.
    NoSuchDay,
    /// No such province.
    Region,
    /// The 15-digit resident number of before 2013.
    OldNumber,
    /// Digit separators in the wrong places.
    Separators,
    /// More than two decimals of a yuan.
    Decimals,
    /// Too large to be meant, or below zero.
    Range,
    /// Below the field's least value.
    TooSmall(i64),
    /// Above the field's greatest value.
    TooLarge(i64),
    /// None of the options.
    UnknownOption,
    /// A landline without its area code.
    AreaCode,
}

/// Is there anything in it a reader would see? White space of any kind and
/// characters that draw nothing are nothing.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(u32::from(c), 0xAD | 0x180E | 0x200B..=0x200F | 0x2060..=0x2064 | 0xFE00..=0xFE0F | 0xFEFF)
    })
}

/// Full-width digits, letters and marks (U+FF01–FF5E) as their ASCII twins, U+3000 as a space.
pub fn half_width(text: &str) -> Cow<'_, str> {
    let twin = |c: char| match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        0x3000 => ' ',
        _ => c,
    };
    if text.chars().any(|c| twin(c) != c) {
        Cow::Owned(text.chars().map(twin).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Reads an answer as its field's kind and gives the value as an agreement prints
/// it, without unit. The answer must not be blank.
pub fn read(field: &Field, answer: &str) -> Result<String, Fault> {
    let typed = answer.trim();
    match &field.kind {
        Kind::Text | Kind::LongText | Kind::Person | Kind::Company | Kind::Address => {
            Ok(typed.to_string())
        }
        Kind::ResidentId => resident_id::read(typed).map(|id| id.to_string()),
        Kind::CreditCode => credit_code::read(typed),
        Kind::Phone => phone::read(typed),
        Kind::Email => read_email(typed),
        Kind::BankAccount => read_bank_account(typed),
        Kind::Date => date::read(typed).map(date::print),
        Kind::Money => money::read(typed).map(money::print),
        Kind::Percent => number::read_percent(typed),
        Kind::Number { min, max } => number::read_whole(typed, *min, *max).map(|n| n.to_string()),
        Kind::Choice(options) => options
            .iter()
            .find(|o| o.id.as_str() == typed)
            .map(|o| o.label.clone())
            .ok_or(Fault::UnknownOption),
        // In running text a table is what it adds up to.
        Kind::Table(form) => table::total(form, table::total_column(form)?, answer),
    }
}

/// Reads an answer and gives it in Chinese capitals: money as 人民币壹万元整, a
/// number as 贰. Other kinds have no capitals and print as they are.
pub fn read_capital(field: &Field, answer: &str) -> Result<String, Fault> {
    let typed = answer.trim();
    match &field.kind {
        Kind::Money => money::read(typed).map(|fen| format!("人民币{}", capital::money(fen))),
        Kind::Number { min, max } => number::read_whole(typed, *min, *max)
            .and_then(|n| u64::try_from(n).map_err(|_| Fault::Range))
            .map(capital::number),
        Kind::Table(form) => {
            let column = table::total_column(form)?;
            let sum = table::sum(form, column, answer)?;
            Ok(match column.kind {
                Kind::Money => format!("人民币{}", capital::money(sum)),
                _ => capital::number(sum),
            })
        }
        _ => read(field, answer),
    }
}

/// What is printed behind a value: a number's unit, the percent sign.
pub fn unit(field: &Field) -> &str {
    match field.kind {
        Kind::Number { .. } => &field.unit,
        Kind::Percent => "%",
        _ => "",
    }
}

/// An address of the form name@domain.tld; RFC 5321 allows 254 characters.
fn read_email(typed: &str) -> Result<String, Fault> {
    let text = half_width(typed);
    if text.len() > 254 {
        return Err(Fault::Length);
    }
    let (name, domain) = text.split_once('@').ok_or(Fault::Form)?;
    let fine = |s: &str, also: &str| {
        !s.is_empty()
            && !s.starts_with('.')
            && !s.ends_with('.')
            && !s.contains("..")
            && s.chars()
                .all(|c| c.is_ascii_alphanumeric() || also.contains(c))
    };
    let is_fine = fine(name, ".!#$%&'*+/=?^_`{|}~-") && fine(domain, ".-") && domain.contains('.');
    if is_fine {
        Ok(text.into_owned())
    } else {
        Err(Fault::Form)
    }
}

/// An account number: 9 to 30 digits, spaces between groups allowed. Company
/// accounts carry no check digit.
fn read_bank_account(typed: &str) -> Result<String, Fault> {
    let digits: String = half_width(typed)
        .chars()
        .filter(|c| !matches!(c, ' ' | '-'))
        .collect();
    match digits.chars().find(|c| !c.is_ascii_digit()) {
        Some(c) => Err(Fault::Character(c)),
        None if (9..=30).contains(&digits.len()) => Ok(digits),
        None => Err(Fault::Length),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_any_kind_is_empty() {
        for text in ["", " ", "\u{3000}", "\u{200b}\u{feff}", "\t\n", "\u{a0}"] {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank("\u{3000}甲"));
    }

    #[test]
    fn e_mail_addresses_have_a_name_and_a_domain() {
        assert_eq!(
            read_email("ｆix@ｅxample．com").as_deref(),
            Ok("fix@example.com")
        );
        for bad in [
            "fix",
            "fix@",
            "@example.com",
            "fix@example",
            "a b@example.com",
            "a..b@example.com",
            "甲@example.com",
        ] {
            assert!(read_email(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn bank_accounts_are_digits_in_groups() {
        assert_eq!(
            read_bank_account("6222 0200 0000").as_deref(),
            Ok("622202000000")
        );
        assert_eq!(read_bank_account("12345678"), Err(Fault::Length));
        assert_eq!(
            read_bank_account("62220200O000"),
            Err(Fault::Character('O'))
        );
    }
}
