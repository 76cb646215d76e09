//! Writing: a temporary file in the same folder, synced, then renamed over the old
//! one. A full disk or a kill leaves the old file as it was.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::open::{Fingerprint, to_json};
use crate::model::draft::Draft;

/// Why nothing was written. What was there before is still there.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder is not there.
    #[error("保存的文件夹不存在，请另选位置：{0}")]
    NoFolder(PathBuf),
    /// The path is a folder.
    #[error("这是一个文件夹，请填写文件名：{0}")]
    Directory(PathBuf),
    /// Not allowed.
    #[error("没有权限写到这里，请另选位置：{0}")]
    Forbidden(PathBuf),
    /// No room.
    #[error("磁盘已满，没有写入；请清理磁盘或另选位置：{0}")]
    Full(PathBuf),
    /// Anything else.
    #[error("写入失败（{1}），原文件没有改动；请重试或另选位置：{0}")]
    Io(PathBuf, io::Error),
}

/// Why a draft was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody else changed the file since it was read.
    #[error("文件已被其他程序或窗口修改：{0}")]
    ChangedOnDisk(PathBuf),
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Saves a draft. With `expected`, only if the file still holds what we last saw;
/// a file that has vanished since is written anew.
pub fn save(
    path: &Path,
    draft: &Draft,
    expected: Option<&Fingerprint>,
) -> Result<Fingerprint, SaveError> {
    if let Some(expected) = expected
        && let Ok(bytes) = super::open::read(path)
        && Fingerprint::of(&bytes) != *expected
    {
        return Err(SaveError::ChangedOnDisk(path.into()));
    }
    let text = to_json(draft);
    write_file(path, text.as_bytes())?;
    Ok(Fingerprint::of(text.as_bytes()))
}

/// Writes a whole file or nothing. On Unix only its owner can read it. A link is
/// followed: the file it leads to is replaced.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let failed = |e: io::Error| match e.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            WriteError::Forbidden(path.into())
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => WriteError::Full(path.into()),
        _ => WriteError::Io(path.into(), e),
    };
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if target.is_dir() {
        return Err(WriteError::Directory(path.into()));
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    if !folder.is_dir() {
        return Err(WriteError::NoFolder(path.into()));
    }
    // tempfile creates with mode 0600 and removes the file if we do not get to the end.
    let mut file = tempfile::Builder::new()
        .prefix(".liyue-")
        .suffix(".tmp")
        .tempfile_in(&folder)
        .map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&target).map_err(|e| failed(e.error))?;
    sync_folder(&folder);
    Ok(())
}

/// Makes the rename last through a power cut, where the platform lets us.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        // Some file systems cannot; the file itself is already safe.
        let _ = folder.sync_all();
    }
}
