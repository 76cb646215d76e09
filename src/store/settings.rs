//! What the window remembers between two runs. Not drafts: those are files.

use std::fs;

use serde::{Deserialize, Serialize};

use super::{WriteError, data_dir, write_file};

const NAME: &str = "settings.json";

/// Settings of the window. Missing or broken ones are the defaults.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Width of the outline in points.
    pub outline_width: f32,
    /// Width of the form in points.
    pub form_width: f32,
    /// Zoom of the pages; nothing fits the width.
    pub zoom: Option<f32>,
    /// Dark colours.
    pub dark: bool,
    /// English labels in the window.
    pub english: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            outline_width: 220.0,
            form_width: 420.0,
            zoom: None,
            dark: false,
            english: false,
        }
    }
}

impl Settings {
    /// Reads the settings.
    pub fn load() -> Settings {
        let text = data_dir().and_then(|dir| fs::read_to_string(dir.join(NAME)).ok());
        text.and_then(|t| serde_json::from_str(&t).ok())
            .unwrap_or_default()
    }

    /// Writes the settings.
    pub fn save(&self) -> Result<(), WriteError> {
        let Some(dir) = super::recovery::make_dir(data_dir()) else {
            return Ok(());
        };
        let text = serde_json::to_string_pretty(self).expect("settings are plain");
        write_file(&dir.join(NAME), text.as_bytes())
    }
}
