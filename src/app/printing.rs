//! Printing: the system's print command, or the PDF viewer where there is none.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use crate::{session::action::Event, ui::strings::Strings};

/// Hands a PDF to the printer, or opens it to be printed by hand. Waits for the
/// command: call it on a thread of its own.
pub(super) fn print(pdf: &Path, t: &Strings) -> Event {
    if !cfg!(windows) && ["lp", "lpr"].into_iter().any(|c| runs(c, &[], pdf)) {
        return Event::Printed {
            message: t.printed.into(),
        };
    }
    let opened = if cfg!(windows) {
        runs("cmd", &["/C", "start", ""], pdf)
    } else if cfg!(target_os = "macos") {
        runs("open", &[], pdf)
    } else {
        runs("xdg-open", &[], pdf)
    };
    if opened {
        Event::Printed {
            message: t.opened_to_print.into(),
        }
    } else {
        Event::Failed {
            message: (t.print_failed)(&pdf.display().to_string()),
        }
    }
}

/// Does this command take the file and succeed?
fn runs(command: &str, arguments: &[&str], file: &Path) -> bool {
    Command::new(command)
        .args(arguments)
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
