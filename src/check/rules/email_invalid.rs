//! # E-mail address that cannot be delivered
//! **What it does.** Wants a name, one @ and a domain with a dot.
//! **Why it matters.** Notices sent there never arrive.
//! **Limit.** a@b.cn is right, a@b is not.

use super::unreadable;
use crate::check::{Problem, subject::Subject};
use crate::model::draft::Kind;

pub(in crate::check) fn run(subject: &Subject<'_>, out: &mut Vec<Problem>) {
    unreadable(
        subject,
        out,
        "email_invalid",
        "",
        |k| *k == Kind::Email,
        |field, _| {
            format!(
                "“{}”不是完整的电子邮箱，应如name@example.com。",
                field.label
            )
        },
    );
}
