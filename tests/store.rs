//! Every accident that can happen to a file.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use liyue::{
    model::draft::Draft,
    store::{self, Fingerprint, MAX_BYTES, OpenError, Recovery, SaveError, WriteError},
};

fn sample() -> Draft {
    store::sample("as03_boiler", store::Sample::Filled).expect("it is built in")
}

fn error(path: &Path) -> OpenError {
    store::open(path).expect_err("this is no draft")
}

fn written(dir: &Path, name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let path = dir.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_draft_comes_back_as_it_was_saved_and_only_its_owner_can_read_it() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("协议.liyue");
    let print = store::save(&path, &sample(), None).unwrap();
    let opened = store::open(&path).unwrap();
    assert_eq!(opened.draft, sample());
    assert_eq!(opened.fingerprint, print);
    assert!(!opened.newer);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(
        fs::read_dir(dir.path()).unwrap().count(),
        1,
        "no temporary file stays"
    );
}

#[test]
fn what_is_no_draft_is_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| written(dir.path(), name, bytes);
    assert!(matches!(
        error(&dir.path().join("none")),
        OpenError::Missing(_)
    ));
    assert!(matches!(error(dir.path()), OpenError::Directory(_)));
    assert!(matches!(
        error(&file("a", b"{\"format\": ")),
        OpenError::NotJson { line: 1, .. }
    ));
    assert!(matches!(
        error(&file("b", b"[1, 2]")),
        OpenError::OtherKind(_)
    ));
    assert!(matches!(
        error(&file("c", br#"{"format":"docx","version":1}"#)),
        OpenError::OtherKind(_)
    ));
    assert!(matches!(
        error(&file("d", br#"{"format":"liyue"}"#)),
        OpenError::Malformed(..)
    ));
    assert!(matches!(
        error(&file("e", br#"{"format":"liyue","version":1}"#)),
        OpenError::Malformed(..)
    ));
    assert!(matches!(
        error(&file("f", &[0xff, 0xfe, 0])),
        OpenError::NotText(_)
    ));
    assert!(matches!(error(&file("g", b"")), OpenError::NotJson { .. }));
    let deep = "[".repeat(100_000);
    assert!(matches!(
        error(&file("h", deep.as_bytes())),
        OpenError::NotJson { .. }
    ));
    let path = file("i", b"x");
    fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_len(MAX_BYTES + 1)
        .unwrap();
    assert!(matches!(error(&path), OpenError::TooLarge(_)));
    for name in ["none", "a", "b"] {
        let message = error(&dir.path().join(name)).to_string();
        assert!(message.ends_with(name), "the path comes last: {message}");
    }
}

#[test]
fn a_half_written_draft_is_reported_wherever_it_breaks_off() {
    let dir = tempfile::tempdir().unwrap();
    let whole = store::to_json(&sample());
    for end in (0..whole.len() - 2).step_by(97) {
        let path = written(dir.path(), "half.liyue", &whole.as_bytes()[..end]);
        assert!(
            matches!(
                error(&path),
                OpenError::NotJson { .. } | OpenError::NotText(_)
            ),
            "{end}"
        );
    }
}

#[test]
fn a_file_of_a_newer_version_opens_and_its_unknown_keys_stay() {
    let dir = tempfile::tempdir().unwrap();
    let mut value = serde_json::to_value(sample()).unwrap();
    value["version"] = 2.into();
    value["agreement"]["clauses"][0]["future"] = "x".into();
    let path = written(dir.path(), "new.liyue", value.to_string().as_bytes());
    let opened = store::open(&path).unwrap();
    assert!(opened.newer);
    assert!(store::to_json(&opened.draft).contains("\"future\": \"x\""));
    value["agreement"]["fields"][0]["kind"] = "hologram".into();
    let path = written(dir.path(), "newer.liyue", value.to_string().as_bytes());
    assert!(matches!(error(&path), OpenError::TooNew(_, 2)));
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let dir = tempfile::tempdir().unwrap();
    let text = format!("\u{feff}{}", store::to_json(&sample()));
    let path = written(dir.path(), "bom.liyue", text.as_bytes());
    assert_eq!(store::open(&path).unwrap().draft, sample());
}

#[test]
fn a_file_changed_by_somebody_else_is_not_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.liyue");
    let print = store::save(&path, &sample(), None).unwrap();
    let mut other = sample();
    other.agreement.title = "别人的".into();
    store::save(&path, &other, None).unwrap();
    let refused = store::save(&path, &sample(), Some(&print));
    assert!(matches!(refused, Err(SaveError::ChangedOnDisk(_))));
    assert_eq!(
        store::open(&path).unwrap().draft,
        other,
        "nothing was written"
    );
    let print = store::open(&path).unwrap().fingerprint;
    store::save(&path, &sample(), Some(&print)).unwrap();
    fs::remove_file(&path).unwrap();
    store::save(&path, &sample(), Some(&print)).expect("a vanished file is written anew");
    assert_ne!(Fingerprint::of(b"a"), Fingerprint::of(b"b"));
}

#[test]
fn what_cannot_be_written_leaves_the_old_file_and_no_rest() {
    let dir = tempfile::tempdir().unwrap();
    let nowhere = dir.path().join("none/a.liyue");
    assert!(matches!(
        store::write_file(&nowhere, b"x"),
        Err(WriteError::NoFolder(_))
    ));
    assert!(matches!(
        store::write_file(dir.path(), b"x"),
        Err(WriteError::Directory(_))
    ));
    // /dev takes no temporary files in a sandbox and no renames over its devices.
    let full = store::write_file(Path::new("/proc/liyue.pdf"), b"x");
    assert!(full.is_err());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn a_link_is_followed_to_the_file_it_means() {
    let dir = tempfile::tempdir().unwrap();
    let (real, link) = (dir.path().join("real.liyue"), dir.path().join("link.liyue"));
    store::save(&real, &sample(), None).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let mut changed = sample();
    changed.agreement.title = "新的".into();
    store::save(&link, &changed, None).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(store::open(&real).unwrap().draft, changed);
}

#[test]
fn a_recovery_copy_outlives_its_window_and_not_its_save() {
    let dir = tempfile::tempdir().unwrap();
    let recovery = Recovery::begin_in(dir.path()).unwrap();
    recovery
        .keep(&sample(), Some(Path::new("a.liyue")), "2026-11-24 10:00")
        .unwrap();
    assert_eq!(Recovery::list_in(dir.path()), [], "its window is alive");
    drop(recovery);
    let found = Recovery::list_in(dir.path());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].title, sample().agreement.title);
    assert_eq!(found[0].path.as_deref(), Some(Path::new("a.liyue")));
    assert_eq!(Recovery::load(&found[0]).unwrap(), sample());
    let next = Recovery::begin_in(dir.path()).unwrap();
    next.keep(&sample(), None, "2026-11-24 11:00").unwrap();
    next.discard();
    drop(next);
    assert_eq!(
        Recovery::list_in(dir.path()).len(),
        1,
        "the saved one is gone, the lost one stays"
    );
    Recovery::delete(&found[0]);
    assert_eq!(Recovery::list_in(dir.path()), []);
}

#[test]
fn a_broken_recovery_copy_is_listed_and_can_be_dropped() {
    let dir = tempfile::tempdir().unwrap();
    written(dir.path(), "9-0.json", b"{");
    let found = Recovery::list_in(dir.path());
    assert_eq!(found[0].title, "");
    assert!(Recovery::load(&found[0]).is_err());
    Recovery::delete(&found[0]);
    assert_eq!(Recovery::list_in(dir.path()), []);
}
