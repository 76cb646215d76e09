//! What a rule on words reports, and how it becomes a problem of a draft.

use std::ops::Range;

use super::{
    problem::{Citation, Fix, FixChange, Problem, Severity},
    script::{Script, Source},
};
use crate::model::draft::{Answer, Draft};

/// Something wrong in some words.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The words, as bytes of the script's text.
    pub at: Range<usize>,
    /// Plain Chinese: what is wrong and what to do.
    pub message: String,
    /// Why it matters.
    pub why: &'static str,
    /// What it rests on.
    pub law: Option<Citation>,
    /// What the words should be, where there is one right answer.
    pub replacement: Option<Replacement>,
}

/// The right words.
#[derive(Clone, Debug, PartialEq)]
pub struct Replacement {
    /// As they will be printed.
    pub printed: String,
    /// As they stand in a draft, when that differs: a live reference `{{@warranty}}`.
    pub source: Option<String>,
}

impl Finding {
    /// A finding without reason, law or remedy.
    pub(super) fn new(
        rule: &'static str,
        severity: Severity,
        at: Range<usize>,
        message: impl Into<String>,
    ) -> Finding {
        Finding {
            rule,
            severity,
            at,
            message: message.into(),
            why: "",
            law: None,
            replacement: None,
        }
    }

    /// Says why it matters.
    pub(super) fn because(self, why: &'static str) -> Finding {
        Finding { why, ..self }
    }

    /// Says what it rests on.
    pub(super) fn under(self, law: Citation) -> Finding {
        let law = Some(law);
        Finding { law, ..self }
    }

    /// Says what the words should be.
    pub(super) fn mended(self, printed: impl Into<String>) -> Finding {
        let replacement = Some(Replacement {
            printed: printed.into(),
            source: None,
        });
        Finding {
            replacement,
            ..self
        }
    }

    /// The problem of the draft whose words the script is.
    pub(super) fn into_problem(self, script: &Script<'_>, draft: &Draft) -> Problem {
        let fix = self
            .replacement
            .as_ref()
            .and_then(|r| fix(script, draft, &self.at, r));
        Problem {
            rule: self.rule,
            severity: self.severity,
            place: script.place(self.at.start),
            words: script.text()[self.at.clone()].to_string(),
            message: self.message,
            why: self.why,
            law: self.law,
            fix,
        }
    }
}

/// The remedy in terms of the draft: of the answer or of the clause that printed
/// these words. None when they come from more than one of them.
fn fix(script: &Script<'_>, draft: &Draft, at: &Range<usize>, right: &Replacement) -> Option<Fix> {
    let span = script.span(at)?;
    let text = script.text();
    let around = around(text, at, &span.range);
    let (head, tail) = (&text[around.start..at.start], &text[at.end..around.end]);
    let before = format!("{head}{}{tail}", &text[at.clone()]);
    let after = format!("{head}{}{tail}", right.printed);
    let change = match (span.source, &span.place.field) {
        (Source::Answer, Some(field)) => {
            let typed = draft.answer(field.as_str());
            if typed.matches(&before).count() != 1 {
                return None;
            }
            let answer = Answer::from(typed.replacen(&before, &after, 1).as_str());
            let field = field.clone();
            FixChange::Answer { field, answer }
        }
        (Source::Own, _) => {
            let new = right.source.as_ref().unwrap_or(&right.printed);
            FixChange::Wording {
                part: span.place.part.clone(),
                from: before.clone(),
                to: format!("{head}{new}{tail}"),
            }
        }
        _ => return None,
    };
    let label = match right.printed.as_str() {
        "" => format!("删去“{}”", &text[at.clone()]),
        new => format!("改为“{new}”"),
    };
    Some(Fix {
        label,
        before,
        after,
        change,
    })
}

/// The words with up to six characters on either side, within their span: enough
/// to tell them from the same words elsewhere in the clause.
fn around(text: &str, at: &Range<usize>, span: &Range<usize>) -> Range<usize> {
    const NEAR: usize = 6;
    let before = text[span.start..at.start].char_indices().rev().take(NEAR);
    let start = before.last().map_or(at.start, |(n, _)| span.start + n);
    let after = text[at.end..span.end].char_indices().take(NEAR);
    let end = after
        .last()
        .map_or(at.end, |(n, c)| at.end + n + c.len_utf8());
    start..end
}
