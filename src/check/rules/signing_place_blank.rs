//! # Place of signing chosen but not said
//! **What it does.** Finds the court at the place of signing (签订地人民法院) when the row
//! 签订地点 holds `/` or, in a whole agreement, no place of signing is said anywhere.
//! **Why it matters.** A place that is not said is the place of the last signature, which
//! is hard to prove.
//! **Limit.** A row with a place or a blank to be filled, 于临沂市签订, and 签订地为……
//! are right.

use super::arbitration_and_court_both::{says, sentence};
use crate::check::{Citation, Finding, Severity, regex, script::Script};

/// What is known of the place of signing.
#[derive(PartialEq, Eq)]
enum Place {
    /// Written, or to be written.
    Said,
    /// Its row is struck.
    Struck,
    /// Nowhere.
    Missing,
}

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let text = script.text();
    if !script.says(&["法院"]) {
        return;
    }
    let form = regex!(
        r"((?:合同|协议)?(?:签订|签署|签约|订立)地点?)(?:所在地)?的?(?:有管辖权的)?(?:基层)?(?:人民)?法院"
    );
    let mut place = None;
    for found in form.captures_iter(text) {
        let Some(words) = found.get(1) else { continue };
        let place = place.get_or_insert_with(|| place_of_signing(script));
        let is_open = match place {
            Place::Said => false,
            Place::Struck => true,
            Place::Missing => script.is_whole(),
        };
        if !is_open
            || says(
                &text[sentence(text, words.start())],
                &["不得", "不由", "不向"],
            )
        {
            continue;
        }
        out.push(
            Finding::new(
                "signing_place_blank",
                Severity::Hint,
                words.range(),
                "约定由签订地的法院管辖，但没有写签订地点。请在首部填写，写到区、县。",
            )
            .because("没有写的，以最后签名或者盖章的地点为签订地，事后很难证明。")
            .under(Citation::read("民法典第493条")),
        );
    }
}

fn place_of_signing(script: &Script<'_>) -> Place {
    let text = script.text();
    let said = regex!(
        r"(?:签订|签署|签约|订立)地点?(?:为|是|在|即|系|（|\()|[于在][^，。；：:\n]{2,30}(?:签订|签署|订立)(?:本|，|。|$)"
    );
    let row = regex!(r"^(?:本?(?:合同|协议))?(?:签订|签署|签约|订立)(?:地点|地)\s*[：:]\s*(.*)$");
    let mut place = Place::Missing;
    for line in script.lines() {
        if let Some(found) = row.captures(script.words(line)) {
            match found[1].trim() {
                "/" | "／" | "无" | "—" | "-" => place = Place::Struck,
                _ => return Place::Said,
            }
        }
    }
    if said.is_match(text) {
        Place::Said
    } else {
        place
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{clean, finds};

    const RULE: &str = "signing_place_blank";
    const CLAUSE: &str = "协商不成的，由⟦合同签订地⟧人民法院管辖。";

    fn sound(head: &str) {
        clean(RULE, &format!("{head}\n{CLAUSE}").replace(['⟦', '⟧'], ""));
    }

    #[test]
    fn a_struck_place_of_signing_is_reported() {
        finds(RULE, &format!("供货协议\n签订地点：/\n{CLAUSE}"));
        sound("供货协议\n签订地点：临沂市莒南县");
        sound("供货协议\n签订地点：\u{FFFC}");
        sound("供货协议\n签订地点：______");
        sound("供货协议\n签订地点：");
        sound("供货协议\n签订地点：/\n本合同于临沂市莒南县签订。");
        sound("供货协议\n合同签订地为临沂市莒南县。");
    }

    #[test]
    fn a_place_of_signing_said_nowhere_is_reported_in_a_whole_agreement() {
        let whole = |place: &str| {
            format!(
                "供货协议\n{place}甲方：安和商店\n乙方：和平工厂\n第一条 货物\n第二条 价款\n第三条 交付\n第四条 验收\n第五条 争议解决\n{CLAUSE}\n甲方（盖章）：\n乙方（盖章）：\n"
            )
        };
        finds(RULE, &whole(""));
        clean(
            RULE,
            &whole("签订地点：临沂市莒南县\n").replace(['⟦', '⟧'], ""),
        );
        sound("第九条 争议解决");
    }

    #[test]
    fn another_court_needs_no_place_of_signing() {
        clean(RULE, "签订地点：/\n协商不成的，由被告住所地人民法院管辖。");
        clean(
            RULE,
            "签订地点：/\n由合同签订地（临沂市莒南县）人民法院管辖。",
        );
    }
}
