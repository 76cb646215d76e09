//! Lines of paragraphs already composed: an edit recomposes what it changed.

use std::{collections::HashMap, sync::Arc};

use super::{compose::compose, pages::Line, paragraph::Paragraph};
use crate::fonts::Fonts;

/// Composed paragraphs by content.
#[derive(Default)]
pub(super) struct Cache {
    known: HashMap<Paragraph, Known>,
    round: u64,
}

struct Known {
    lines: Arc<[Arc<Line>]>,
    /// The round it was last used in.
    used: u64,
}

/// A paragraph unused for this many rounds is forgotten: long enough for undo
/// and for a clause switched off and on again.
const KEPT_ROUNDS: u64 = 64;
/// Rounds between two sweeps.
const SWEEP_EVERY: u64 = 32;

impl Cache {
    /// Begins a layout; now and then forgets what is no longer used.
    pub(super) fn begin_round(&mut self) {
        self.round += 1;
        if self.round.is_multiple_of(SWEEP_EVERY) {
            let oldest = self.round.saturating_sub(KEPT_ROUNDS);
            self.known.retain(|_, known| known.used >= oldest);
        }
    }

    /// The lines of a paragraph.
    pub(super) fn lines(&mut self, fonts: &Fonts, paragraph: Paragraph) -> Arc<[Arc<Line>]> {
        let round = self.round;
        if let Some(known) = self.known.get_mut(&paragraph) {
            known.used = round;
            return known.lines.clone();
        }
        let lines: Arc<[Arc<Line>]> = compose(fonts, &paragraph).into();
        self.known.insert(
            paragraph,
            Known {
                lines: lines.clone(),
                used: round,
            },
        );
        lines
    }
}
