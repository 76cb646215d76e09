//! # Unified social credit code that is probably invented
//! **What it does.** A code whose last character is right (GB 32100) still holds an
//! organisation code with a check character of its own (GB 11714, characters 9 to 17)
//! and a region. Reports a code in which either is wrong, an answer too.
//! **Why it matters.** Such a code can be worked out at a desk but is hardly ever
//! found on a licence; a few old registrations may deviate.
//! **Limit.** 91330106MA2B00Q73L is right in both; 91330106MA2B00Q74P passes the outer
//! check only. 10 is the region of registrations with the state itself.

use std::ops::Range;

use crate::{
    check::{
        Citation, Finding, Severity,
        script::{Script, Source, after_labels, is_typed, number_at},
    },
    model::{
        draft::Kind,
        value::{self, credit_code},
    },
};

/// GB 11714: weights of characters 1 to 8.
const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
/// First two digits of regions (GB/T 2260), and 10 for the state.
const REGIONS: &str = "10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    let typed = after_labels(script, &["信用代码"]).into_iter();
    let typed = typed.filter_map(|(start, rest)| {
        let at = start..start + number_at(rest)?.0;
        is_typed(script, &at).then_some(at)
    });
    let mut codes: Vec<Range<usize>> = typed.collect();
    codes.extend(answers_of(script, &Kind::CreditCode));
    codes.sort_by_key(|at| at.start);
    for at in codes {
        let written = script.text()[at.clone()].replace([' ', '-'], "");
        let Ok(code) = credit_code::read(&written) else {
            continue;
        };
        let region = code.get(2..4).unwrap_or("");
        let message = if !REGIONS.split(' ').any(|known| known == region) {
            format!("统一社会信用代码里的地区码“{region}”不存在，请核对营业执照。")
        } else if !has_right_organisation_code(&code) {
            "统一社会信用代码第9至17位的校验不符，请核对营业执照。".to_owned()
        } else {
            continue;
        };
        out.push(
            Finding::new("credit_code_doubtful", Severity::Warning, at, message)
                .because("这样的代码很可能是编造或者抄错的，签约前请在企业信用公示系统查一查。")
                .under(Citation::secondary("GB 32100—2015、GB 11714")),
        );
    }
}

/// Where the answers of a kind are printed. Those that do not read are left to the
/// rules on fields.
pub(super) fn answers_of(script: &Script<'_>, kind: &Kind) -> Vec<Range<usize>> {
    let Some(draft) = script.draft() else {
        return Vec::new();
    };
    let mut places = Vec::new();
    for field in draft.agreement.fields.iter().filter(|f| f.kind == *kind) {
        let answer = draft.answer(field.id.as_str());
        let Some(printed) = value::read(field, answer).ok().filter(|p| !p.is_empty()) else {
            continue;
        };
        for (n, words) in script.text().match_indices(printed.as_str()) {
            let at = n..n + words.len();
            let is_its = script.span(&at).is_some_and(|s| {
                s.source == Source::Answer && s.place.field.as_ref() == Some(&field.id)
            });
            if is_its {
                places.push(at);
            }
        }
    }
    places
}

/// GB 11714: c = 11 − Σ mod 11; 10 is X, 11 is 0. Letters count from A = 10.
fn has_right_organisation_code(code: &str) -> bool {
    let values = code.chars().skip(8).map_while(|c| c.to_digit(36));
    let sum: u32 = values.zip(WEIGHTS).map(|(v, w)| v * w).sum();
    let check = match 11 - sum % 11 {
        10 => Some('X'),
        11 => Some('0'),
        n => char::from_digit(n, 10),
    };
    code.chars().nth(16) == check
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::{
        check::{
            script::Script,
            testing::{TODAY, clean, finds},
        },
        model::{draft::Draft, fill::fill},
    };

    const RULE: &str = "credit_code_doubtful";

    #[test]
    fn codes_with_both_checks_right_are_let_be() {
        for code in [
            "91350100M000100Y43",
            "91110000600037341L",
            "9144030071526726XG",
            "91330106MA2B00Q73L",
            "1211000040000000XT",
            "52110000500000007X",
            "54110000MJ000000XN",
            "911000001000013428",
        ] {
            clean(RULE, &format!("统一社会信用代码：{code}"));
        }
    }

    #[test]
    fn a_wrong_inner_check_and_a_region_that_is_none_are_found() {
        finds(RULE, "统一社会信用代码：⟦91330106MA2B00Q74P⟧");
        finds(RULE, "统一社会信用代码：⟦91990000MA0000090H⟧");
        // The outer check is another rule's.
        clean(RULE, "统一社会信用代码：91330106MA2B00Q74Q");
    }

    #[test]
    fn an_answer_is_read_too_and_found_where_it_is_printed() {
        for (code, count) in [("91330106ma2b00q74p", 1), ("91330106MA2B00Q73L", 0)] {
            let draft: Draft = serde_json::from_value(json!({
                "format": "liyue", "version": 1,
                "agreement": {
                    "id": "t", "title": "协议",
                    "fields": [
                        {"id": "a", "label": "甲方名称", "kind": "company"},
                        {"id": "code", "label": "统一社会信用代码", "kind": "credit_code"}
                    ],
                    "parties": [{"role": "甲方", "name": "a", "particulars": ["code"]}],
                    "clauses": [], "signing": {"signers": []}
                },
                "answers": {"a": "杭州禾屿家用电器有限公司", "code": code}
            }))
            .expect("the draft is right");
            let article = fill(&draft);
            let script = Script::of_article(&draft, &article, TODAY);
            let mut found = Vec::new();
            super::run(&script, &mut found);
            assert_eq!(found.len(), count, "{found:#?}");
        }
    }
}
