//! The format: one JSON shape for templates and drafts (`"format": "liyue"`).
//!
//! A template is a draft nobody has answered yet. A draft is whole: it carries
//! its own agreement, so it prints the same text without its template. Keys this
//! version does not know are kept in `extra` and written back unchanged.

use std::{collections::BTreeMap, fmt, sync::Arc};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(super) use super::agreement::is_false;
pub use super::{agreement::*, page_setup::*};

/// The value of the `format` key.
pub const FORMAT: &str = "liyue";
/// The newest format version this program writes.
pub const VERSION: u32 = 1;

/// Keys of a JSON object that this version does not know, in file order.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// The stable name of a field, clause, annex or option inside one agreement:
/// ASCII letters, digits and `_`. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Id(Arc<str>);

impl Id {
    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(name: &str) -> Self {
        Id(name.into())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A whole file: an agreement and what was answered in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Draft {
    /// Always [`FORMAT`].
    pub format: String,
    /// The format version of the file; newer ones open read-only.
    pub version: u32,
    /// The template this draft was made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// The agreement, this draft's own copy.
    pub agreement: Agreement,
    /// Answers by field, exactly as typed.
    #[serde(default)]
    pub answers: BTreeMap<Id, Answer>,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Which template, and which revision of it, a draft was made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Origin {
    /// Template id, such as `as03_boiler`.
    pub template: Id,
    /// Revision of the template's text, from 1.
    pub revision: u32,
    /// Keys this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What was typed for one field. Written as a plain string unless by hand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "AnswerJson", into = "AnswerJson")]
#[schemars(with = "AnswerJson")]
pub struct Answer {
    /// The text exactly as typed, also when it does not parse.
    pub text: String,
    /// The user chose to leave this one for the pen, whatever the field's policy.
    pub by_hand: bool,
    /// Keys this version does not know.
    pub extra: Extra,
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Answer {
            text: text.into(),
            ..Answer::default()
        }
    }
}

/// How an [`Answer`] stands in the file.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
enum AnswerJson {
    Text(String),
    Full {
        #[serde(default)]
        text: String,
        #[serde(default)]
        by_hand: bool,
        #[serde(flatten)]
        extra: Extra,
    },
}

impl From<AnswerJson> for Answer {
    fn from(json: AnswerJson) -> Self {
        match json {
            AnswerJson::Text(text) => Answer {
                text,
                ..Answer::default()
            },
            AnswerJson::Full {
                text,
                by_hand,
                extra,
            } => Answer {
                text,
                by_hand,
                extra,
            },
        }
    }
}

impl From<Answer> for AnswerJson {
    fn from(answer: Answer) -> Self {
        if answer.by_hand || !answer.extra.is_empty() {
            AnswerJson::Full {
                text: answer.text,
                by_hand: answer.by_hand,
                extra: answer.extra,
            }
        } else {
            AnswerJson::Text(answer.text)
        }
    }
}

impl Draft {
    /// A new draft of a template: its words, its defaults as answers, its origin.
    pub fn from_template(template: &Draft) -> Draft {
        let mut draft = template.clone();
        let revision = template.origin.as_ref().map_or(1, |o| o.revision);
        draft.origin = Some(Origin {
            template: template.agreement.id.clone(),
            revision,
            extra: Extra::new(),
        });
        for field in &draft.agreement.fields {
            if !field.default.is_empty() {
                let answer = draft.answers.entry(field.id.clone()).or_default();
                if answer.text.is_empty() {
                    answer.text.clone_from(&field.default);
                }
            }
        }
        draft
    }

    /// The answer to a field as typed; empty when there is none.
    pub fn answer(&self, field: &str) -> &str {
        self.answers.get(field).map_or("", |a| a.text.as_str())
    }

    /// The name of the first party as typed, who usually draws the agreement up.
    pub fn first_party(&self) -> &str {
        self.agreement
            .parties
            .first()
            .map_or("", |p| self.answer(p.name.as_str()).trim())
    }

    /// Is this field left for the pen: by its policy, or because the user said so?
    pub fn is_by_hand(&self, field: &Field) -> bool {
        field.policy == Policy::ByHand || self.answers.get(&field.id).is_some_and(|a| a.by_hand)
    }

    /// Does the condition hold? No condition always does.
    pub fn holds(&self, when: Option<&Condition>) -> bool {
        when.is_none_or(|c| {
            c.is.iter()
                .any(|id| id.as_str() == self.answer(c.field.as_str()).trim())
        })
    }
}
