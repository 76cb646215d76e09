//! Reading drafts. Any bytes give a draft or a plain message, never a panic.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::model::draft::{Draft, FORMAT, VERSION};

/// Files larger than this are no drafts: the largest agreement is below 1 MB, and
/// a layout of this much text still fits any machine.
pub const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// The contents of a file as we last saw them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The fingerprint of these bytes.
    pub fn of(bytes: &[u8]) -> Fingerprint {
        Fingerprint(Sha256::digest(bytes).into())
    }
}

/// A draft that was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// The file is of a newer version: it may be looked at, not saved.
    pub newer: bool,
    /// What the file held.
    pub fingerprint: Fingerprint,
}

/// Why a file is no draft.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Nothing there.
    #[error("找不到这个文件，它可能被移动、改名或删除了：{0}")]
    Missing(PathBuf),
    /// A folder.
    #[error("这是一个文件夹，请选择里面的草稿文件：{0}")]
    Directory(PathBuf),
    /// Not ours to read.
    #[error("没有权限读取这个文件，请检查它的权限：{0}")]
    Forbidden(PathBuf),
    /// The disk failed.
    #[error("读取文件失败（{1}），请重试：{0}")]
    Io(PathBuf, io::Error),
    /// Beyond [`MAX_BYTES`].
    #[error("文件超过4 MB，不是立约的草稿：{0}")]
    TooLarge(PathBuf),
    /// Not UTF-8.
    #[error("文件不是UTF-8文本，不是立约的草稿；如果是协议的文本，请另存为UTF-8再试：{0}")]
    NotText(PathBuf),
    /// Not JSON.
    #[error("文件内容不完整或已损坏（第{line}行第{column}列），请从备份恢复：{path}")]
    NotJson {
        /// The file.
        path: PathBuf,
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault.
        column: usize,
    },
    /// JSON of something else.
    #[error("这是JSON文件，但不是立约的草稿：{0}")]
    OtherKind(PathBuf),
    /// Ours by its name, but its parts do not fit.
    #[error("草稿的内容有误（{1}），请从备份恢复：{0}")]
    Malformed(PathBuf, String),
    /// Of a version whose parts this program cannot even show.
    #[error("这个草稿由更新版本的立约保存（格式{1}），请先更新程序再打开：{0}")]
    TooNew(PathBuf, u64),
}

/// Opens a draft file.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let bytes = read(path)?;
    let (draft, newer) = parse(path, &bytes)?;
    Ok(Opened {
        draft,
        newer,
        fingerprint: Fingerprint::of(&bytes),
    })
}

/// What a file to be checked may hold.
#[derive(Clone, Debug)]
pub enum Agreement {
    /// A draft.
    Draft(Box<Opened>),
    /// The words of an agreement, a paragraph a line.
    Text(String),
}

/// Opens a draft, or any agreement as plain UTF-8 text: what does not begin like
/// JSON is text.
pub fn open_agreement(path: &Path) -> Result<Agreement, OpenError> {
    let bytes = read(path)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| OpenError::NotText(path.into()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.trim_start().starts_with('{') && path.extension().is_none_or(|e| e != "liyue") {
        return Ok(Agreement::Text(text.into()));
    }
    let (draft, newer) = parse(path, &bytes)?;
    Ok(Agreement::Draft(Box::new(Opened {
        draft,
        newer,
        fingerprint: Fingerprint::of(&bytes),
    })))
}

/// Reads a draft from bytes; `path` is for messages. The flag says whether the
/// format is newer than this program's.
pub fn parse(path: &Path, bytes: &[u8]) -> Result<(Draft, bool), OpenError> {
    let text = std::str::from_utf8(bytes).map_err(|_| OpenError::NotText(path.into()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|e| OpenError::NotJson {
        path: path.into(),
        line: e.line(),
        column: e.column(),
    })?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(OpenError::OtherKind(path.into()));
    }
    let version = value.get("version").and_then(Value::as_u64).unwrap_or(0);
    if version == 0 {
        return Err(OpenError::Malformed(
            path.into(),
            "缺少版本号version".into(),
        ));
    }
    let newer = version > u64::from(VERSION);
    match serde_json::from_value(value) {
        Ok(draft) => Ok((draft, newer)),
        Err(_) if newer => Err(OpenError::TooNew(path.into(), version)),
        Err(e) => Err(OpenError::Malformed(path.into(), e.to_string())),
    }
}

/// A draft as the text of its file.
pub fn to_json(draft: &Draft) -> String {
    let mut text = serde_json::to_string_pretty(draft)
        .expect("drafts have string keys and no values that JSON lacks");
    text.push('\n');
    text
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    let failed = |e: io::Error| match e.kind() {
        io::ErrorKind::NotFound => OpenError::Missing(path.into()),
        io::ErrorKind::PermissionDenied => OpenError::Forbidden(path.into()),
        io::ErrorKind::IsADirectory => OpenError::Directory(path.into()),
        _ => OpenError::Io(path.into(), e),
    };
    let metadata = fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(OpenError::Directory(path.into()));
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(failed)?;
    // The size is not believed: a pipe or a growing file has none.
    file.take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(OpenError::TooLarge(path.into()));
    }
    Ok(bytes)
}
