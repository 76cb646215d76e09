//! What only the widgets know: half-composed pinyin, textures, scroll positions.
//! Nothing here is part of the draft, and nothing is lost with it.

use std::collections::BTreeSet;

use super::{
    composition::Composition,
    preview::PageTextures,
    probe::Probe,
    strings::{Language, Strings},
    thumbnails::Thumbnails,
};
use crate::model::{article::Place, draft::Id};

/// The window's own state, kept between frames.
#[derive(Default)]
pub struct Memory {
    /// The language of the window.
    pub language: Language,
    /// Dark colours.
    pub dark: bool,
    /// Width of the outline in points; 0 for its first width.
    pub outline_width: f32,
    /// Width of the form in points; 0 for its first width.
    pub form_width: f32,
    /// Where a script can find the widgets; off unless asked for.
    pub probe: Probe,
    /// The input method's composition.
    pub composition: Composition,
    /// The field that had the caret when it was last reported to the session.
    pub(super) reported: Option<Place>,
    /// Fields the caret has left: only these are told that they are empty.
    pub(super) visited: BTreeSet<Id>,
    /// The caret request that was last followed.
    pub(super) caret_serial: u64,
    /// A field that gets the caret as soon as it is drawn.
    pub(super) wanted: Option<Id>,
    /// The scroll request that was last followed.
    pub(super) scroll_serial: u64,
    /// Painted pages.
    pub(super) textures: PageTextures,
    /// Pictures of the templates.
    pub(super) thumbnails: Thumbnails,
    /// What stands in the search box of the start screen.
    pub(super) search: String,
    /// The recovered draft whose button asks whether to discard it for good.
    pub(super) discarding: Option<usize>,
    /// What stands in the path field of a dialog, while one is open.
    pub(super) typed_path: Option<String>,
    /// The dialog about this program is open.
    pub(super) about: bool,
    /// The words of the chosen part are unfolded.
    pub(super) shows_words: bool,
    /// The message that is shown, and when it goes (seconds of egui's clock).
    pub(super) toast_until: Option<(u64, f64)>,
}

impl Memory {
    /// The catalogue in the window's language.
    pub fn strings(&self) -> &'static Strings {
        self.language.strings()
    }
}
