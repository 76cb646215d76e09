//! One rule a file. A rule reads the [`Subject`](super::Subject) and reports; it
//! changes nothing and fails never.

pub(super) mod agreement_too_long;
pub(super) mod amount_unreadable;
pub(super) mod bank_account_invalid;
pub(super) mod character_not_in_fonts;
pub(super) mod choice_unknown;
pub(super) mod credit_code_invalid;
pub(super) mod date_impossible;
pub(super) mod email_invalid;
pub(super) mod end_before_start;
pub(super) mod id_number_invalid;
pub(super) mod id_number_shared;
pub(super) mod missing_answer;
pub(super) mod number_unreadable;
pub(super) mod phone_number_invalid;
pub(super) mod reference_to_absent_clause;
pub(super) mod reference_to_missing_clause;
pub(super) mod slot_without_field;
pub(super) mod table_row_too_long;

use super::{Problem, Severity, Subject, problem};
use crate::model::{
    draft::{Field, Kind},
    value::{self, Fault},
};

/// Reports every printed answer of some kinds that does not read.
fn unreadable(
    subject: &Subject<'_>,
    out: &mut Vec<Problem>,
    rule: &'static str,
    why: &'static str,
    is_kind: fn(&Kind) -> bool,
    message: fn(&Field, Fault) -> String,
) {
    for (field, place, answer) in subject.answers().filter(|(f, ..)| is_kind(&f.kind)) {
        if let Err(fault) = value::read(field, answer) {
            out.push(problem(
                rule,
                Severity::Error,
                place,
                message(field, fault),
                why,
            ));
        }
    }
}
