//! 草稿 across the page: outlines, so that it is seen and never copied.

use skrifa::outline::OutlinePen;

use super::{
    pages::{Segment, Watermark},
    style,
};
use crate::fonts::{FaceId, Fonts};

/// Size of the characters in points.
const SIZE: f32 = 170.0;
/// Light enough to read the text through.
const GREY: u8 = 236;
const WORDS: &str = "草稿";

/// The watermark of a draft copy, from lower left to upper right.
pub(super) fn watermark(fonts: &Fonts) -> Watermark {
    let face = fonts.face(FaceId::Hei);
    let mut pen = Turned {
        origin: [0.0; 2],
        outline: Vec::new(),
    };
    let count = WORDS.chars().count() as f32;
    for (n, c) in WORDS.chars().enumerate() {
        // Centre the row of em boxes on the origin.
        let x = (n as f32 - count / 2.0) * SIZE;
        pen.origin = [x, -(style::ASCENT_EM as f32 / 1000.0 - 0.5) * SIZE];
        face.outline(face.glyph(c).unwrap_or(0), SIZE, &mut pen);
    }
    Watermark {
        outline: pen.outline,
        grey: GREY,
    }
}

/// Turns outlines by 45° about the middle of the sheet.
struct Turned {
    origin: [f32; 2],
    outline: Vec<Segment>,
}

impl Turned {
    fn at(&self, x: f32, y: f32) -> [f32; 2] {
        let (x, y) = (x + self.origin[0], y + self.origin[1]);
        let (sin, cos) = std::f32::consts::FRAC_PI_4.sin_cos();
        let centre = [style::SHEET.0 as f32 / 2.0, style::SHEET.1 as f32 / 2.0];
        [
            centre[0] + 1000.0 * (x * cos - y * sin),
            centre[1] - 1000.0 * (x * sin + y * cos),
        ]
    }
}

impl OutlinePen for Turned {
    fn move_to(&mut self, x: f32, y: f32) {
        let p = self.at(x, y);
        self.outline.push(Segment::MoveTo(p));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        let p = self.at(x, y);
        self.outline.push(Segment::LineTo(p));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (c, p) = (self.at(cx, cy), self.at(x, y));
        self.outline.push(Segment::QuadTo(c, p));
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (a, b, p) = (self.at(ax, ay), self.at(bx, by), self.at(x, y));
        self.outline.push(Segment::CubicTo(a, b, p));
    }
    fn close(&mut self) {
        self.outline.push(Segment::Close);
    }
}
