//! Files: opening, atomic saving, recovery, recent files, settings, built-in
//! templates. The only user of `std::fs`.
//!
//! Everything written is complete or not there at all, and readable by its owner
//! only. There are no `.bak` files: the old file stays until the new one is whole.

mod builtin;
mod open;
mod recent;
mod recovery;
mod schema;
mod settings;
mod write;

use std::path::PathBuf;

pub use builtin::{Sample, sample, template, templates};
pub use open::{
    Agreement, Fingerprint, MAX_BYTES, OpenError, Opened, open, open_agreement, parse, to_json,
};
pub use recent::{RecentFile, Recents};
pub use recovery::{Recovered, Recovery};
pub use schema::schema;
pub use settings::Settings;
pub use write::{SaveError, WriteError, save, write_file};

/// Where recovery copies, recent files and settings live: `LIYUE_DATA_DIR` when it
/// is set (tests, portable use), else the platform's folder for local data.
pub fn data_dir() -> Option<PathBuf> {
    match std::env::var_os("LIYUE_DATA_DIR") {
        Some(dir) if !dir.is_empty() => Some(dir.into()),
        _ => directories::ProjectDirs::from("", "", "liyue")
            .map(|dirs| dirs.data_local_dir().to_path_buf()),
    }
}
