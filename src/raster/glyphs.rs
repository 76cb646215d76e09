//! Glyph masks by face, glyph, size and where in the pixel they stand.

use std::collections::HashMap;

use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

use crate::fonts::{FaceId, Fonts, OutlinePen};

/// Parts of a pixel told apart in x and in y. Rounding y to whole pixels moves a
/// line by up to half a pixel against the PDF; a quarter is not seen.
const BINS: f32 = 4.0;
/// Outlines are drawn this many times larger and averaged: the path filler alone
/// knows 17 shades, and thin strokes of small characters come out uneven.
const FINER: u32 = 2;
/// Masks kept, at most; then all are dropped. A page has some 400 different ones.
const KEPT_MAX: usize = 20_000;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    face: FaceId,
    glyph: u16,
    /// Size in 1/64 pixel.
    size: u32,
    bin: (u8, u8),
}

/// A mask and where its corner stands from the whole-pixel origin; nothing for a
/// glyph without ink.
struct Kept {
    mask: Option<Mask>,
    left: i32,
    top: i32,
}

/// The masks.
#[derive(Default)]
pub(super) struct GlyphCache {
    kept: HashMap<Key, Kept>,
}

impl GlyphCache {
    /// The mask of a glyph with its origin at (x, y), and the pixel its corner goes to.
    pub(super) fn mask(
        &mut self,
        fonts: &Fonts,
        face: FaceId,
        glyph: u16,
        size: f32,
        x: f32,
        y: f32,
    ) -> (Option<&Mask>, i32, i32) {
        let ((x, bin_x), (y, bin_y)) = (split(x), split(y));
        let key = Key {
            face,
            glyph,
            size: (size * 64.0).round() as u32,
            bin: (bin_x, bin_y),
        };
        if self.kept.len() >= KEPT_MAX && !self.kept.contains_key(&key) {
            self.kept.clear();
        }
        let kept = self.kept.entry(key).or_insert_with(|| draw(fonts, key));
        (kept.mask.as_ref(), x + kept.left, y + kept.top)
    }
}

/// Whole pixel and bin.
fn split(at: f32) -> (i32, u8) {
    let bins = (at * BINS).round() as i32;
    let parts = BINS as i32;
    (bins.div_euclid(parts), bins.rem_euclid(parts) as u8)
}

fn draw(fonts: &Fonts, key: Key) -> Kept {
    let mut pen = Pen(PathBuilder::new());
    fonts
        .face(key.face)
        .outline(key.glyph, key.size as f32 / 64.0, &mut pen);
    let nothing = Kept {
        mask: None,
        left: 0,
        top: 0,
    };
    let Some(path) = pen.0.finish() else {
        return nothing;
    };
    let (dx, dy) = (f32::from(key.bin.0) / BINS, f32::from(key.bin.1) / BINS);
    let bounds = path.bounds();
    let (left, top) = ((bounds.left() + dx).floor(), (bounds.top() + dy).floor());
    let width = (bounds.right() + dx).ceil() - left;
    let height = (bounds.bottom() + dy).ceil() - top;
    let (width, height) = (width.max(1.0) as u32, height.max(1.0) as u32);
    let Some(mut fine) = Mask::new(width * FINER, height * FINER) else {
        return nothing;
    };
    let place = Transform::from_translate(dx - left, dy - top);
    let place = place.post_scale(FINER as f32, FINER as f32);
    fine.fill_path(&path, FillRule::Winding, true, place);
    Kept {
        mask: averaged(&fine, width, height),
        left: left as i32,
        top: top as i32,
    }
}

/// The mean of every square of pixels.
fn averaged(fine: &Mask, width: u32, height: u32) -> Option<Mask> {
    let mut mask = Mask::new(width, height)?;
    let across = fine.width() as usize;
    let step = FINER as usize;
    let rows = mask.data_mut().chunks_mut(width as usize);
    for (row, fine_rows) in rows.zip(fine.data().chunks(across * step)) {
        for (x, pixel) in row.iter_mut().enumerate() {
            let squares = fine_rows
                .chunks(across)
                .flat_map(|r| &r[x * step..(x + 1) * step]);
            let sum: u32 = squares.map(|c| u32::from(*c)).sum();
            *pixel = ((sum + FINER * FINER / 2) / (FINER * FINER)) as u8;
        }
    }
    Some(mask)
}

/// Font outlines have y up, pixels have y down.
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, -y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, -y);
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, -cy, x, -y);
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.cubic_to(ax, -ay, bx, -by, x, -y);
    }
    fn close(&mut self) {
        self.0.close();
    }
}
