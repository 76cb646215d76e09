//! What the composer takes: one paragraph of styled inlines on a measure.

use std::sync::Arc;

use super::pages::{Len, RuleKind};
use crate::{
    fonts::FaceId,
    model::{article::Place, draft::Kinsoku},
};

/// One paragraph. Equal paragraphs compose to equal lines, so it is its own cache key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Paragraph {
    /// Width of the lines.
    pub(crate) measure: Len,
    /// Where the first line starts.
    pub(crate) indent: Len,
    pub(crate) align: Align,
    pub(crate) kinsoku: Kinsoku,
    /// What stands on the lines, in order.
    pub(crate) inlines: Vec<Inline>,
    /// The places inlines refer to by index.
    pub(crate) places: Arc<[Place]>,
}

/// How lines sit on the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Align {
    /// Both edges; the last line of a paragraph keeps its natural width.
    Justify,
    /// The left edge.
    Start,
    /// The middle.
    Center,
    /// The right edge.
    End,
}

/// Face and size of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Font {
    pub(crate) face: FaceId,
    pub(crate) size: Len,
}

/// A piece of a paragraph with one style and one origin.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Inline {
    /// Words; `\n` ends the line.
    Text {
        text: String,
        font: Font,
        underline: bool,
        place: u16,
    },
    /// A ruled blank; a long one may go on in the next line.
    Blank {
        width: Len,
        size: Len,
        kind: RuleKind,
        place: u16,
    },
    /// Fixed space at which no line ends.
    Space { width: Len },
}

impl Inline {
    pub(super) fn place(&self) -> Option<u16> {
        match self {
            Inline::Text { place, .. } | Inline::Blank { place, .. } => Some(*place),
            Inline::Space { .. } => None,
        }
    }
}
