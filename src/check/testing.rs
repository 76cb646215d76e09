//! For the tests of rules on words: texts in which ⟦ ⟧ mark what is to be found.

use jiff::civil::{Date, date};

use super::{Finding, RULES, Run, script::Script};

/// The day on which test texts are checked.
pub(super) const TODAY: Date = date(2026, 11, 24);

fn findings(rule: &str, text: &str) -> Vec<Finding> {
    let known = RULES.iter().find(|r| r.name == rule);
    let Run::Words(run) = known.expect("the rule is registered").run else {
        panic!("{rule} does not read words");
    };
    let mut found = Vec::new();
    run(&Script::of_text(text, TODAY), &mut found);
    found
}

/// The rule finds exactly the words between ⟦ and ⟧, once each.
#[track_caller]
pub(super) fn finds(rule: &str, marked: &str) {
    let text = marked.replace(['⟦', '⟧'], "");
    let wanted: Vec<&str> = (marked.split('⟦').skip(1))
        .map(|rest| rest.split('⟧').next().unwrap_or(rest))
        .collect();
    let found = findings(rule, &text);
    let words: Vec<&str> = found.iter().map(|f| &text[f.at.clone()]).collect();
    assert_eq!(words, wanted, "{text}\n{found:#?}");
    assert!(
        found.iter().all(|f| f.rule == rule && !f.why.is_empty()),
        "{found:#?}"
    );
}

/// The rule finds nothing.
#[track_caller]
pub(super) fn clean(rule: &str, text: &str) {
    let found = findings(rule, text);
    assert!(found.is_empty(), "{text}\n{found:#?}");
}

/// The rule's remedy turns the text into this one, in which it finds nothing more.
#[track_caller]
pub(super) fn mends(rule: &str, text: &str, mended: &str) {
    let mut now = text.to_owned();
    for _ in 0..20 {
        let found = findings(rule, &now);
        let Some(first) = found.into_iter().find(|f| f.replacement.is_some()) else {
            break;
        };
        let replacement = first.replacement.expect("it has one");
        now.replace_range(first.at, &replacement.printed);
    }
    assert_eq!(now, mended);
    clean(rule, mended);
}
