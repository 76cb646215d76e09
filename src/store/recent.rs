//! The drafts opened last.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{WriteError, data_dir, write_file};

/// As many as fit the start screen.
const MOST: usize = 12;
const NAME: &str = "recent.json";

/// A draft opened before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecentFile {
    /// The file.
    pub path: PathBuf,
    /// The agreement's title.
    pub title: String,
    /// Is it still there?
    #[serde(skip)]
    pub missing: bool,
}

/// The list, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recents {
    /// The files.
    pub files: Vec<RecentFile>,
}

impl Recents {
    /// Reads the list; a broken or missing one is empty.
    pub fn load() -> Recents {
        let text = data_dir().and_then(|dir| fs::read_to_string(dir.join(NAME)).ok());
        let files = text.and_then(|t| serde_json::from_str::<Vec<RecentFile>>(&t).ok());
        let mut files = files.unwrap_or_default();
        files.truncate(MOST);
        files.iter_mut().for_each(|f| f.missing = !f.path.exists());
        Recents { files }
    }

    /// Puts a file first and writes the list.
    pub fn note(&mut self, path: &Path, title: &str) -> Result<(), WriteError> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        self.files.retain(|f| f.path != path);
        self.files.insert(
            0,
            RecentFile {
                path,
                title: title.into(),
                missing: false,
            },
        );
        self.files.truncate(MOST);
        let Some(dir) = super::recovery::make_dir(data_dir()) else {
            return Ok(());
        };
        let text = serde_json::to_string_pretty(&self.files).expect("paths and titles are plain");
        write_file(&dir.join(NAME), text.as_bytes())
    }
}
