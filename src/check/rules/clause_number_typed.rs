//! # Number of an article typed by hand
//! **What it does.** Finds 第X条 typed into a draft's own words that does exist now.
//! Text files are passed over: they have no other way.
//! **Why it matters.** When an article is switched off, a live reference follows and a
//! typed number does not.
//! **Limit.** A live reference `{{@id}}` prints the same words and is right.
//! **Remedy.** A live reference in its place.

use crate::{
    check::{
        Finding, Replacement, Severity,
        script::{Script, Source},
    },
    model::article::Part,
};

pub(in crate::check) fn run(script: &Script<'_>, out: &mut Vec<Finding>) {
    if script.draft().is_none() {
        return;
    }
    for (at, wanted) in script.references().own.iter().cloned() {
        let is_own = script.span(&at).is_some_and(|s| s.source == Source::Own);
        if !is_own {
            continue;
        }
        let mut headings = script.headings();
        let Some((_, heading)) = headings.find(|(n, _)| *n == Some(wanted)) else {
            continue;
        };
        let Part::Clause(id) = script.place(heading.range.start).part else {
            continue;
        };
        let printed = script.text()[at.clone()].to_string();
        let message =
            format!("“{printed}”是手工写的条号，停用或者增加条款后不会跟着变：请改为自动的条号。");
        let mut finding = Finding::new("clause_number_typed", Severity::Hint, at, message)
            .because("自动的条号随条款增减，引用不会落空。");
        finding.replacement = Some(Replacement {
            printed,
            source: Some(format!("{{{{@{id}}}}}")),
        });
        out.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{
        check::testing::TODAY,
        model::{draft::Draft, fill::fill},
    };

    fn found(words: &str) -> Vec<Finding> {
        let draft: Draft = serde_json::from_value(json!({
            "format": "liyue", "version": 1,
            "agreement": {
                "id": "t", "title": "维护协议", "fields": [], "parties": [],
                "clauses": [
                    {"id": "scope", "heading": "范围", "body": [{"paragraph": "乙方维护设备。"}]},
                    {"id": "fee", "heading": "费用", "body": [{"paragraph": words}]}
                ],
                "signing": {"signers": []}
            }
        }))
        .expect("it is a draft");
        let article = fill(&draft);
        let mut found = Vec::new();
        run(&Script::of_article(&draft, &article, TODAY), &mut found);
        found
    }

    #[test]
    fn a_typed_number_is_offered_as_a_live_one() {
        let typed = found("范围见第一条。");
        let source = typed[0].replacement.clone().and_then(|r| r.source);
        assert_eq!(source.as_deref(), Some("{{@scope}}"));
        assert!(found("范围见{{@scope}}。").is_empty());
        assert!(found("依照《中华人民共和国民法典》第一条办理。").is_empty());
    }
}
