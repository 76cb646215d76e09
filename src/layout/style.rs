//! The pages' style in numbers (TYPOGRAPHY in ARCHITECTURE.md): commercial
//! contracts, and 公文 after GB/T 9704—2012. Lengths in 1/1000 pt.

use super::{
    pages::{Len, mm},
    paragraph::Font,
};
use crate::{
    fonts::FaceId,
    model::draft::{PageSetup, PageStyle},
};

/// A4, ISO 216: 210 × 297 mm.
pub(crate) const SHEET: (Len, Len) = (595_276, 841_890);
/// Room for a round seal of 42 mm, the largest that companies use.
pub(crate) const SEAL: Len = mm(42);
/// Room for a fingerprint.
pub(crate) const FINGERPRINT: Len = mm(20);
/// A line to write on by hand is at least this long.
pub(crate) const WRITING_MIN: Len = mm(30);
/// The seal across all sheets needs this much clear paper at the outer edge.
const SEAM_BAND: Len = mm(36);
/// Borders of tables, and the line below the header.
pub(crate) const STROKE: Len = 500;
/// Space between a table's borders and its words, across and down.
pub(crate) const CELL_PAD: (Len, Len) = (5_000, 3_000);

/// 宋体小四.
pub(crate) const BODY: Font = song(12_000);

/// Sizes, margins and pitch of one style of pages.
#[derive(Clone, Debug)]
pub(crate) struct Style {
    pub(crate) margin_top: Len,
    /// Wider than the right one for binding.
    pub(crate) margin_left: Len,
    /// Width of the text area, a whole number of ems.
    pub(crate) measure: Len,
    pub(crate) text_height: Len,
    pub(crate) body: Font,
    /// 黑体: clause headings, conspicuous terms, names of the signers.
    pub(crate) strong: Font,
    /// Between baselines of the body.
    pub(crate) pitch: Len,
    /// Above clause headings, party blocks, label–value blocks and tables.
    pub(crate) block_gap: Len,
    pub(crate) title: Font,
    pub(crate) title_pitch: Len,
    /// Between the title and what follows.
    pub(crate) title_gap: Len,
    pub(crate) cover_title: Font,
    pub(crate) cover_body: Font,
    pub(crate) annex_title: Font,
    pub(crate) annex_pitch: Len,
    pub(crate) table: Font,
    pub(crate) table_strong: Font,
    pub(crate) table_pitch: Len,
    /// Lines to be written on.
    pub(crate) writing_pitch: Len,
    /// Lines of the signing block.
    pub(crate) signing_pitch: Len,
    /// The signers' names above those lines.
    pub(crate) signer_pitch: Len,
    pub(crate) footer: Font,
    /// Baseline of the footer above the sheet's lower edge.
    pub(crate) footer_above: Len,
    pub(crate) header: Font,
    /// Baseline of the header's last line below the sheet's upper edge.
    pub(crate) header_below: Len,
}

impl Style {
    /// The style that a page setup asks for.
    pub(crate) fn of(setup: &PageSetup) -> Style {
        let mut style = match setup.style {
            PageStyle::Commercial => commercial(),
            PageStyle::Official => official(),
        };
        if setup.seam_seal {
            let room = SHEET.0 - style.margin_left - SEAM_BAND;
            style.measure = room / style.em() * style.em();
        }
        style
    }

    /// Size of the body.
    pub(crate) fn em(&self) -> Len {
        self.body.size
    }

    /// First-line indent: two ems.
    pub(crate) fn indent(&self) -> Len {
        2 * self.em()
    }
}

const fn song(size: Len) -> Font {
    Font {
        face: FaceId::Song,
        size,
    }
}

const fn hei(size: Len) -> Font {
    Font {
        face: FaceId::Hei,
        size,
    }
}

/// 36 ems of 小四 are 152.4 mm and leave 27.6 mm on the right.
fn commercial() -> Style {
    let (top, bottom) = (mm(25), mm(25));
    Style {
        margin_top: top,
        margin_left: mm(30),
        measure: 36 * BODY.size,
        text_height: SHEET.1 - top - bottom,
        body: BODY,
        strong: hei(BODY.size),
        pitch: 18_000,
        block_gap: 8_000,
        title: hei(22_000),
        title_pitch: 33_000,
        title_gap: 0,
        cover_title: hei(26_000),
        cover_body: song(14_000),
        annex_title: hei(15_000),
        annex_pitch: 27_000,
        table: song(10_500),
        table_strong: hei(10_500),
        table_pitch: 16_000,
        writing_pitch: 25_000, // 8.8 mm
        signing_pitch: 29_000, // 10.2 mm
        signer_pitch: 22_000,  // 7.8 mm
        footer: song(9_000),
        footer_above: mm(15),
        header: song(9_000),
        header_below: mm(16),
    }
}

/// GB/T 9704—2012 5.2: 版心 156 × 225 mm, 28 characters of 三号 by 22 lines, upper
/// margin 37 mm, left margin 28 ± 1 mm. 28 characters of 16 pt are 158 mm, so one
/// millimetre of them goes into either margin.
fn official() -> Style {
    Style {
        margin_top: mm(37),
        margin_left: mm(27),
        measure: 28 * 16_000,
        text_height: 22 * 29_000,
        body: song(16_000),
        strong: hei(16_000),
        pitch: 29_000,
        block_gap: 0,
        title: hei(22_000),
        title_pitch: 35_000,
        title_gap: 23_000, // one title line and this are two lines of the body
        cover_title: hei(26_000),
        cover_body: song(16_000),
        annex_title: hei(16_000),
        annex_pitch: 29_000,
        table: song(12_000),
        table_strong: hei(12_000),
        table_pitch: 18_000,
        writing_pitch: 29_000,
        signing_pitch: 29_000,
        signer_pitch: 29_000,
        footer: song(14_000),
        footer_above: mm(24),
        header: song(9_000),
        header_below: mm(25),
    }
}

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

/// The nearest half point: a stroke there fills whole pixels at 144 dpi.
pub(crate) fn on_pixel(y: Len) -> Len {
    (y + 250).div_euclid(500) * 500
}
