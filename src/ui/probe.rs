//! Where things stand on the screen, for scripts that drive the real window with
//! the pointer. Off, and then free, unless the program was started with a probe file.

use std::collections::BTreeMap;

use egui::{Rect, Ui};
use serde::Serialize;

/// What was drawn in the last frame, in points of the window.
#[derive(Default)]
pub struct Probe {
    is_on: bool,
    sightings: Sightings,
}

/// Rectangles by name: left, top, right, bottom.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Sightings {
    /// Widgets: `field:party_a`, `command:save`, `part:第三条 保修`, `dialog:保存`.
    pub widgets: BTreeMap<String, [f32; 4]>,
    /// Values and blanks on the pages in view.
    pub values: Vec<Sighting>,
}

/// A field's value or blank on a page in view.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sighting {
    /// The field.
    pub field: String,
    /// The page, from 0.
    pub page: usize,
    /// Left, top, right, bottom.
    pub rect: [f32; 4],
}

impl Probe {
    /// Switches the probe on.
    pub fn switch_on(&mut self) {
        self.is_on = true;
    }

    /// Is anyone looking?
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// Takes what was seen since the last call.
    pub fn take(&mut self) -> Sightings {
        std::mem::take(&mut self.sightings)
    }

    /// Notes a widget that is in view.
    pub(super) fn widget(&mut self, ui: &Ui, name: impl FnOnce() -> String, rect: Rect) {
        if self.is_on && ui.clip_rect().contains(rect.center()) {
            let rect = corners(rect.intersect(ui.clip_rect()));
            self.sightings.widgets.insert(name(), rect);
        }
    }

    /// Notes a field's value or blank on a page, if it is in view.
    pub(super) fn value(&mut self, ui: &Ui, field: &str, page: usize, rect: Rect) {
        if self.is_on && ui.clip_rect().contains(rect.center()) {
            self.sightings.values.push(Sighting {
                field: field.to_owned(),
                page,
                rect: corners(rect),
            });
        }
    }
}

fn corners(rect: Rect) -> [f32; 4] {
    [rect.left(), rect.top(), rect.right(), rect.bottom()]
}
