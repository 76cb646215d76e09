//! The bundled faces as the window's fonts: what it shows, the PDF can draw.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use crate::fonts::{FaceId, Fonts};

/// The family of headings: egui's `strong()` changes the colour only.
pub const BOLD: &str = "hei";

/// The bundled faces, linked in and not copied; none is taken from the system.
/// Body text falls back on the 宋体 face, which holds some rarer characters.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, face) in [
        ("sans", FaceId::Sans),
        ("hei", FaceId::Hei),
        ("song", FaceId::Song),
    ] {
        let data = FontData::from_static(Fonts::bundled().face(face).data());
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    let families = [
        (FontFamily::Proportional, ["sans", "song"]),
        (FontFamily::Monospace, ["sans", "song"]),
        (FontFamily::Name(BOLD.into()), ["hei", "sans"]),
    ];
    for (family, faces) in families {
        let faces = faces.map(str::to_owned).to_vec();
        fonts.families.insert(family, faces);
    }
    fonts
}
