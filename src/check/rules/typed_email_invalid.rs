//! # Typed e-mail address that cannot be delivered
//! **What it does.** Wants of an address after 邮箱, 电子邮件 or E-mail a name, one @ and
//! a domain with a dot; elsewhere, of what has an @ and a dot after it, that it reads.
//! Unit prices (@12.5), mentions (@某人) and database accounts are no addresses.
//! **Why it matters.** A notice sent there counts only if it can arrive.
//! **Limit.** fix@example.com is right; fix@example and fix@@example.com are not.

use crate::{
    check::{
        Finding, Severity, regex,
        script::{Script, after_labels, is_typed},
    },
    model::value::half_width,
};

/// RFC 5321: an address has at most 254 characters; in full width they take three bytes.
const LONGEST: usize = 3 * 254;

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    let mut addresses = Vec::new();
    for (start, rest) in after_labels(
        script,
        &["邮箱", "电子邮件", "电邮", "E-mail", "Email", "email"],
    ) {
        let token = &rest[..token_end(rest)];
        let has_sign = token.contains(['@', '＠']);
        let is_meant = token.starts_with(|c: char| c.is_ascii_alphanumeric())
            && (has_sign || token.contains('.') && token.len() >= 6 && !rest.contains('@'));
        if is_meant {
            addresses.push(start..start + token.len());
        }
    }
    for n in script.places("@") {
        let start = token_start(&text[..n]);
        let at = start..start + token_end(&text[start..]);
        let (name, domain) = (&text[start..n], text.get(n + 1..at.end).unwrap_or(""));
        if !name.is_empty() && domain.contains('.') {
            addresses.push(at);
        } else if !name.is_empty()
            && let Some(found) =
                regex!(r"^[,，、。 ](?:com|cn|net|org)(?-u:\b)").find(&text[at.end..])
        {
            // name@example,com
            addresses.push(start..at.end + found.len());
        }
    }
    addresses.sort_by_key(|at| at.start);
    addresses.dedup();
    for at in addresses {
        if is_address(&text[at.clone()]) || !is_typed(script, &at) {
            continue;
        }
        out.push(
            Finding::new(
                "typed_email_invalid",
                Severity::Error,
                at,
                "这不是完整的电子邮箱，应如name@example.com，请核对。",
            )
            .because("邮箱写错，发到这里的通知就收不到。"),
        );
    }
}

/// May this character stand in an address?
fn is_part(c: char) -> bool {
    let plain = match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let is_sign = "@.!#$%&'*+=?^_`{|}~-".contains(plain) && !matches!(c, '！' | '？');
    plain.is_ascii_alphanumeric() || is_sign
}

/// Where the address at the start of these words ends; a full stop ends the sentence.
fn token_end(words: &str) -> usize {
    let words = &words[..words.floor_char_boundary(LONGEST)];
    let end = words.find(|c| !is_part(c)).unwrap_or(words.len());
    words[..end].trim_end_matches(['.', '．', '!', '?']).len()
}

/// Where the address that ends with these words begins.
fn token_start(words: &str) -> usize {
    let least = words.ceil_char_boundary(words.len().saturating_sub(LONGEST));
    let other = words[least..]
        .char_indices()
        .rev()
        .find(|(_, c)| !is_part(*c));
    other.map_or(least, |(n, c)| least + n + c.len_utf8())
}

/// name@domain.tld, as an answer of the kind is read.
fn is_address(written: &str) -> bool {
    let form = regex!(
        r"^[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]+(?:\.[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]+)*@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+$"
    );
    written.len() <= 254 && form.is_match(&half_width(written))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "typed_email_invalid";

    #[test]
    fn an_address_needs_one_sign_and_a_dot_in_its_domain() {
        clean(RULE, "电子邮箱：repair@hexu.example.com");
        finds(RULE, "电子邮箱：⟦repair@hexu⟧");
        finds(RULE, "电子邮箱：⟦repair@@hexu.example.com⟧");
        finds(RULE, "电子邮箱：⟦repair#hexu.example.com⟧");
        finds(RULE, "照片发到⟦repair@hexu,com⟧，随时处理。");
        finds(RULE, "资料发至⟦repair@hexu..example.com⟧即可。");
        clean(RULE, "资料发至repair@hexu.example.com。");
        clean(
            RULE,
            "邮箱为a.b_c@example.cn,d@example.cn；以邮件进入系统为准。",
        );
        clean(RULE, "电子邮箱：ｆｉｘ＠example．com");
    }

    #[test]
    fn prices_mentions_and_accounts_are_no_addresses() {
        clean(RULE, "螺栓@12.5元，共40只。");
        clean(RULE, "在工作群中@甲方联系人。");
        clean(RULE, "数据库账号admin@localhost由乙方保管。");
        clean(RULE, "邮箱：QQ邮箱");
        clean(RULE, "电子邮箱：\u{FFFC}");
        clean(RULE, "电子邮箱：企业邮箱，repair@hexu.example.com");
    }
}
