//! The house style of a commercial agreement in numbers (TYPOGRAPHY in ARCHITECTURE.md):
//! A4, body 宋体小四 at one and a half lines, headings and title 黑体.

use super::{
    pages::{Len, mm},
    paragraph::Font,
};
use crate::fonts::FaceId;

/// A4, ISO 216: 210 × 297 mm.
pub(crate) const SHEET: (Len, Len) = (595_276, 841_890);
/// Top and bottom margin.
pub(crate) const MARGIN_TOP: Len = mm(25);
const MARGIN_BOTTOM: Len = mm(25);
/// Left margin, wider than the right for binding.
pub(crate) const MARGIN_LEFT: Len = mm(30);
/// 小四.
pub(crate) const BODY_SIZE: Len = 12_000;
/// 36 ems of 小四 = 152.4 mm; leaves 27.6 mm on the right.
pub(crate) const MEASURE: Len = 36 * BODY_SIZE;
/// Height of the text area.
pub(crate) const TEXT_HEIGHT: Len = SHEET.1 - MARGIN_TOP - MARGIN_BOTTOM;
/// One and a half times the body size.
pub(crate) const PITCH: Len = 18_000;
/// First-line indent: two ems.
pub(crate) const INDENT: Len = 2 * BODY_SIZE;
/// Lines to be written on stand this far apart (8.8 mm).
pub(crate) const WRITING_PITCH: Len = 25_000;
/// Lines of the signing block (10.2 mm).
pub(crate) const SIGNING_PITCH: Len = 29_000;
/// The signers' names above those lines (7.8 mm).
pub(crate) const SIGNER_PITCH: Len = 22_000;
/// Room for a round seal of 42 mm, the largest that companies use.
pub(crate) const SEAL: Len = mm(42);
/// Baseline of the footer above the sheet's lower edge.
pub(crate) const FOOTER_ABOVE: Len = mm(15);
/// A line to write on by hand is at least this long.
pub(crate) const WRITING_MIN: Len = mm(30);

/// 宋体小四.
pub(crate) const BODY: Font = Font {
    face: FaceId::Song,
    size: BODY_SIZE,
};
/// 黑体小四: clause headings, conspicuous terms, labels of the signing block.
pub(crate) const STRONG: Font = Font {
    face: FaceId::Hei,
    size: BODY_SIZE,
};
/// 黑体二号.
pub(crate) const TITLE: Font = Font {
    face: FaceId::Hei,
    size: 22_000,
};
/// 黑体小三.
pub(crate) const ANNEX_TITLE: Font = Font {
    face: FaceId::Hei,
    size: 15_000,
};
/// 宋体小五.
pub(crate) const FOOTER: Font = Font {
    face: FaceId::Song,
    size: 9_000,
};

/// How much of the em box lies above the baseline, in thousandths: the ideographic
/// em box of the bundled faces (their hhea metrics are far taller).
pub(crate) const ASCENT_EM: i32 = 880;

/// Where the baseline stands in a line of this pitch.
pub(crate) fn baseline(pitch: Len, size: Len) -> Len {
    (pitch - size) / 2 + size * ASCENT_EM / 1000
}

/// The nearest baseline of the grid: half points, a twentieth of a point below them.
/// At 144 dpi every baseline then falls on the same part of a pixel, so strokes are
/// equally crisp, and viewers that cut baselines down to whole pixels agree with us;
/// the twentieth keeps their rounding errors from taking a pixel more.
pub(crate) fn on_grid(baseline: Len) -> Len {
    (baseline + 250).div_euclid(500) * 500 + 50
}
