//! What becomes of the session's effects, told through a shell without a window.

use std::fs;

use super::*;
use crate::{
    app::picker::Answer,
    session::{SavedState, action::Dialog, action::Purpose},
    ui::strings::Strings,
};

/// A user who always picks this file.
struct Always(PathBuf);

impl FilePicker for Always {
    fn pick(&self, purpose: Purpose, _: &Path, _: &'static Strings, answer: Answer) {
        let path = Some(self.0.clone());
        answer(Event::Picked { purpose, path });
    }
}

fn shell(picked: PathBuf) -> Shell {
    let session = Session::new(Environment {
        fonts: Fonts::bundled(),
        today: jiff::civil::date(2026, 11, 24),
        templates: store::templates(),
        recent: Vec::new(),
        recovered: Vec::new(),
    });
    let mut shell = Shell::with(Editor::new(session), Box::new(Always(picked)));
    let draft = store::sample("as03_boiler", store::Sample::Filled).expect("a sample");
    shell.report(Event::Loaded {
        path: None,
        draft: Box::new(draft),
        read_only: false,
        recovered: false,
    });
    shell
}

fn asks(shell: &mut Shell, action: Action) {
    let ctx = egui::Context::default();
    shell.act(action);
    shell.perform_all(&ctx);
    shell.take_answers();
    shell.perform_all(&ctx);
}

fn types_name(shell: &mut Shell, name: &str) {
    let (field, text) = ("b_name".into(), name.into());
    asks(shell, Action::Edit { field, text });
}

#[test]
fn a_draft_saved_to_a_picked_file_stands_there_with_its_answers() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("协议.liyue");
    let mut shell = shell(path.clone());
    types_name(&mut shell, "何静");
    asks(&mut shell, Action::SaveAs);
    assert_eq!(shell.editor.session.saved(), SavedState::Saved);
    let opened = store::open(&path).expect("it reads");
    assert_eq!(opened.draft.answer("b_name"), "何静");
}

#[test]
fn a_file_changed_elsewhere_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("协议.liyue");
    let mut shell = shell(path.clone());
    asks(&mut shell, Action::SaveAs);
    fs::write(&path, "somebody else's").expect("written");
    types_name(&mut shell, "何静");
    asks(&mut shell, Action::Save);
    let dialog = shell.editor.session.dialog();
    assert!(
        matches!(dialog, Some(Dialog::ChangedOnDisk { .. })),
        "{dialog:?}"
    );
    assert_eq!(
        fs::read_to_string(&path).expect("it reads"),
        "somebody else's"
    );
}

#[test]
fn an_export_puts_a_pdf_into_the_picked_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("协议.pdf");
    let mut shell = shell(path.clone());
    asks(&mut shell, Action::Export);
    let bytes = fs::read(&path).expect("it is there");
    assert!(bytes.starts_with(b"%PDF-"));
}

#[test]
fn a_file_that_does_not_open_is_explained_and_the_draft_stays() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut shell = shell(PathBuf::new());
    let name = shell
        .editor
        .session
        .draft()
        .map(|d| d.answer("b_name").to_owned());
    asks(
        &mut shell,
        Action::OpenPath(folder.path().join("没有.liyue")),
    );
    let dialog = shell.editor.session.dialog();
    assert!(matches!(dialog, Some(Dialog::Failed { message }) if message.contains("没有.liyue")));
    let after = shell
        .editor
        .session
        .draft()
        .map(|d| d.answer("b_name").to_owned());
    assert_eq!(after, name);
}
