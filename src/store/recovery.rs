//! Recovery copies: what was typed since the last save, kept while it is unsaved,
//! so that a kill or a power cut loses at most the last second.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{OpenError, WriteError, data_dir, open, write_file};
use crate::model::draft::Draft;

const FOLDER: &str = "recovery";

/// The recovery copy of one open draft. A lock held by this process tells the
/// copies of living windows from those of dead ones.
pub struct Recovery {
    copy: PathBuf,
    lock: PathBuf,
    _held: fs::File,
}

/// A draft left behind by a window that did not close.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovered {
    /// The recovery copy.
    pub copy: PathBuf,
    /// The draft's own file, if it had one.
    pub path: Option<PathBuf>,
    /// The agreement's title.
    pub title: String,
    /// When the copy was written, as shown to the user.
    pub when: String,
}

#[derive(Serialize, Deserialize)]
struct Copy {
    path: Option<PathBuf>,
    when: String,
    draft: Draft,
}

impl Recovery {
    /// A place for this window's copy; nothing when there is no data folder.
    pub fn begin() -> Option<Recovery> {
        Recovery::begin_in(&make_dir(data_dir())?.join(FOLDER))
    }

    /// A place for a copy in this folder.
    pub fn begin_in(folder: &Path) -> Option<Recovery> {
        let folder = make_dir(Some(folder.to_path_buf()))?;
        for n in 0..1_000 {
            let name = format!("{}-{n}", std::process::id());
            let (copy, lock) = (
                folder.join(format!("{name}.json")),
                folder.join(format!("{name}.lock")),
            );
            if copy.exists() {
                continue;
            }
            let Ok(file) = fs::OpenOptions::new()
                .create(true)
                .truncate(true)
                .write(true)
                .open(&lock)
            else {
                continue;
            };
            if file.try_lock().is_ok() {
                return Some(Recovery {
                    copy,
                    lock,
                    _held: file,
                });
            }
        }
        None
    }

    /// Keeps the draft as it is now.
    pub fn keep(&self, draft: &Draft, path: Option<&Path>, when: &str) -> Result<(), WriteError> {
        let copy = Copy {
            path: path.map(Path::to_path_buf),
            when: when.into(),
            draft: draft.clone(),
        };
        let text = serde_json::to_string(&copy).expect("drafts are plain JSON");
        write_file(&self.copy, text.as_bytes())
    }

    /// The draft is saved or given up: drops the copy.
    pub fn discard(&self) {
        // What is not there is dropped already.
        let _ = fs::remove_file(&self.copy);
    }

    /// Copies of windows that are gone, newest first.
    pub fn list() -> Vec<Recovered> {
        data_dir()
            .map(|dir| Recovery::list_in(&dir.join(FOLDER)))
            .unwrap_or_default()
    }

    /// Copies in this folder whose windows are gone, newest first. One that does
    /// not read is listed without a title, so that it can be dropped.
    pub fn list_in(folder: &Path) -> Vec<Recovered> {
        let Ok(entries) = fs::read_dir(folder) else {
            return Vec::new();
        };
        let copies = entries.filter_map(|e| Some(e.ok()?.path()));
        let orphans = copies.filter(|p| p.extension().is_some_and(|e| e == "json") && is_orphan(p));
        let mut found: Vec<Recovered> = orphans
            .map(|copy| match read(&copy) {
                Ok(Copy { path, when, draft }) => Recovered {
                    copy,
                    path,
                    title: draft.agreement.title,
                    when,
                },
                Err(_) => Recovered {
                    copy,
                    path: None,
                    title: String::new(),
                    when: String::new(),
                },
            })
            .collect();
        found.sort_by(|a, b| b.when.cmp(&a.when));
        found
    }

    /// Reads a recovered draft.
    pub fn load(recovered: &Recovered) -> Result<Draft, OpenError> {
        read(&recovered.copy).map(|copy| copy.draft)
    }

    /// Drops a recovered draft.
    pub fn delete(recovered: &Recovered) {
        let _ = fs::remove_file(&recovered.copy);
        let _ = fs::remove_file(recovered.copy.with_extension("lock"));
    }
}

impl Drop for Recovery {
    fn drop(&mut self) {
        // The lock goes with us; a copy stays if there is one.
        if !self.copy.exists() {
            let _ = fs::remove_file(&self.lock);
        }
    }
}

fn read(copy: &Path) -> Result<Copy, OpenError> {
    let bytes = open::read(copy)?;
    let fault = |e: serde_json::Error| OpenError::Malformed(copy.into(), e.to_string());
    serde_json::from_slice(&bytes).map_err(fault)
}

/// A copy whose lock nobody holds.
fn is_orphan(copy: &Path) -> bool {
    let lock = fs::OpenOptions::new()
        .write(true)
        .open(copy.with_extension("lock"));
    lock.map_or(true, |file| file.try_lock().is_ok())
}

/// Makes a folder that only its owner can enter.
pub(super) fn make_dir(dir: Option<PathBuf>) -> Option<PathBuf> {
    let dir = dir?;
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&dir).ok()?;
    Some(dir)
}
