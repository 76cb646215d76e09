//! The probe file: where things stand on the screen, for scripts that drive the
//! real window. A test hook; nothing is written unless it is asked for.
//!
//! One JSON object, replaced whole whenever it changes: `pixels_per_point`,
//! `origin` (the window's left and top on the screen, where the desktop tells),
//! `state` (`start`, `never`, `saved`, `changed`, `read_only`), `focus` (field id),
//! `dialog` (true while one is open), `filled`, `widgets` (name → left, top, right,
//! bottom) and `values` (field, page, rect), in physical pixels of the window.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use eframe::egui;
use serde_json::{Value, json};

use crate::{
    session::{SavedState, Session},
    ui::probe::Sightings,
};

/// Writes the probe file when what it says has changed.
pub(super) struct ProbeFile {
    path: PathBuf,
    last: String,
}

impl ProbeFile {
    /// A probe file at this path.
    pub(super) fn new(path: &Path) -> ProbeFile {
        ProbeFile {
            path: path.to_path_buf(),
            last: String::new(),
        }
    }

    /// Writes what this frame showed, if it is news.
    pub(super) fn note(&mut self, session: &Session, seen: Sightings, ctx: &egui::Context) {
        let text = report(session, seen, ctx).to_string();
        // A script waits for the file; if it cannot be written the script says so.
        if text != self.last && self.replace(&text).is_ok() {
            self.last = text;
        }
    }

    /// Replaced whole, but not synced to the disk: that would slow down every frame
    /// that a script measures.
    fn replace(&self, text: &str) -> std::io::Result<()> {
        let folder = self.path.parent().filter(|f| !f.as_os_str().is_empty());
        let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(text.as_bytes())?;
        file.persist(&self.path)?;
        Ok(())
    }
}

fn report(session: &Session, seen: Sightings, ctx: &egui::Context) -> Value {
    let pixels_per_point = ctx.pixels_per_point();
    let origin = ctx
        .input(|i| i.viewport().inner_rect)
        .map(|inner| [inner.left(), inner.top()].map(|v| (v * pixels_per_point).round() as i64));
    let pixels = |rect: [f32; 4]| rect.map(|v| (v * pixels_per_point).round() as i64);
    let widgets: serde_json::Map<String, Value> = seen
        .widgets
        .into_iter()
        .map(|(name, rect)| (name, json!(pixels(rect))))
        .collect();
    let values: Vec<Value> = seen
        .values
        .iter()
        .map(|v| json!({ "field": v.field, "page": v.page, "rect": pixels(v.rect) }))
        .collect();
    let state = match (session.draft(), session.saved()) {
        (None, _) => "start",
        (_, SavedState::Never) => "never",
        (_, SavedState::Saved) => "saved",
        (_, SavedState::Changed) => "changed",
        (_, SavedState::ReadOnly) => "read_only",
    };
    let focus = session.focus().and_then(|p| p.field.as_ref());
    json!({
        "pixels_per_point": pixels_per_point,
        "origin": origin,
        "state": state,
        "focus": focus.map(|id| id.as_str()),
        "dialog": session.dialog().is_some(),
        "filled": session.progress().0,
        "widgets": widgets,
        "values": values,
    })
}
