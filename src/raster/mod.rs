//! Finished pages → pixels: what the preview shows and `liyue render` writes.
//!
//! Paints glyph outlines at the positions the layout gave; measures nothing.
//! Glyphs are kept as coverage masks, so a page painted before costs under a
//! millisecond.

mod glyphs;

use std::ops::Range;

use tiny_skia::{FillRule, Mask, Path, PathBuilder, Transform};

use crate::{
    fonts::Fonts,
    layout::pages::{Len, Page, Pages, PlacedLine, Rect, Rule, Segment, Watermark},
};
use glyphs::GlyphCache;

/// Greatest side of an image in pixels: A4 at 600 dpi is 7,016 high.
pub const SIDE_MAX: u32 = 12_000;

/// Pixels, top row first, RGBA without premultiplication (all opaque).
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// Paints pages. Keeps glyph masks between calls.
pub struct Painter {
    fonts: &'static Fonts,
    cache: GlyphCache,
}

impl Painter {
    /// A painter with nothing kept.
    pub fn new(fonts: &'static Fonts) -> Painter {
        Painter {
            fonts,
            cache: GlyphCache::default(),
        }
    }

    /// One page at `scale` pixels to the point, black on white. A page that is not
    /// there is a white sheet.
    pub fn page(&mut self, pages: &Pages, page: usize, scale: f32) -> Image {
        let (_, height) = size(pages, scale);
        self.rows(pages, page, scale, 0..height)
    }

    /// Rows of a page, for zooms at which only a part of it is in sight.
    pub fn rows(&mut self, pages: &Pages, page: usize, scale: f32, rows: Range<u32>) -> Image {
        let (width, height) = size(pages, scale);
        let rows = rows.start.min(height)..rows.end.min(height).max(rows.start.min(height));
        let mut canvas = Canvas::new(width, rows.start, rows.end - rows.start);
        if let Some(watermark) = &pages.watermark
            && let Some(path) = outline_path(watermark)
        {
            canvas.fill(&path, scale, watermark.grey);
        }
        if let Some(page) = pages.pages.get(page) {
            self.lines(&mut canvas, page, scale);
        }
        canvas.into_image()
    }

    fn lines(&mut self, canvas: &mut Canvas, page: &Page, scale: f32) {
        for placed in &page.lines {
            let reach = placed
                .line
                .glyphs
                .iter()
                .map(|g| g.size)
                .max()
                .unwrap_or(12_000)
                * 2;
            let (top, bottom) = (placed.baseline - reach, placed.baseline + reach);
            if !canvas.shows(pixels(top, scale), pixels(bottom, scale)) {
                continue;
            }
            self.glyphs(canvas, placed, scale);
            for rule in &placed.line.rules {
                canvas.rule(placed, rule, scale);
            }
        }
        for stroke in &page.strokes {
            canvas.black(stroke, scale);
        }
    }

    fn glyphs(&mut self, canvas: &mut Canvas, placed: &PlacedLine, scale: f32) {
        let y = pixels(placed.baseline, scale);
        for glyph in &placed.line.glyphs {
            let x = pixels(placed.x + glyph.x, scale);
            let size = pixels(glyph.size, scale);
            let (mask, left, top) = self
                .cache
                .mask(self.fonts, glyph.face, glyph.id, size, x, y);
            if let Some(mask) = mask {
                canvas.blit(mask, left, top);
            }
        }
    }
}

/// Size of a page in pixels.
pub fn size(pages: &Pages, scale: f32) -> (u32, u32) {
    let side = |length: Len| (pixels(length, scale).round() as u32).clamp(1, SIDE_MAX);
    (side(pages.sheet.0), side(pages.sheet.1))
}

fn pixels(length: Len, scale: f32) -> f32 {
    length as f32 / 1000.0 * scale
}

impl Image {
    /// The image as a PNG file.
    pub fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        let written = encoder
            .write_header()
            .and_then(|mut w| w.write_image_data(&self.rgba));
        written.expect("the sizes agree and memory takes what is written to it");
        bytes
    }
}

/// A grey canvas: some rows of a page.
struct Canvas {
    width: u32,
    top: u32,
    height: u32,
    grey: Vec<u8>,
}

impl Canvas {
    fn new(width: u32, top: u32, height: u32) -> Canvas {
        Canvas {
            width,
            top,
            height,
            grey: vec![255; width as usize * height as usize],
        }
    }

    fn shows(&self, top: f32, bottom: f32) -> bool {
        bottom >= self.top as f32 && top <= (self.top + self.height) as f32
    }

    /// Lays black over the canvas through a mask.
    fn blit(&mut self, mask: &Mask, left: i32, top: i32) {
        let top = top - self.top as i32;
        let (width, height) = (self.width as i32, self.height as i32);
        let (from, to) = (left.max(0), (left + mask.width() as i32).min(width));
        if from >= to {
            return;
        }
        for row in 0..mask.height() as i32 {
            let y = top + row;
            if !(0..height).contains(&y) {
                continue;
            }
            let start = (row * mask.width() as i32 + from - left) as usize;
            let source = &mask.data()[start..start + (to - from) as usize];
            let at = (y * width + from) as usize;
            for (pixel, coverage) in self.grey[at..].iter_mut().zip(source) {
                *pixel = mix(*pixel, 0, *coverage);
            }
        }
    }

    /// A rule of a line.
    fn rule(&mut self, placed: &PlacedLine, rule: &Rule, scale: f32) {
        let top = placed.baseline + rule.below - rule.thickness / 2;
        let rect = Rect {
            x0: placed.x + rule.x0,
            y0: top,
            x1: placed.x + rule.x1,
            y1: top + rule.thickness,
        };
        self.black(&rect, scale);
    }

    /// An anti-aliased black rectangle.
    fn black(&mut self, rect: &Rect, scale: f32) {
        let (x0, x1) = (pixels(rect.x0, scale), pixels(rect.x1, scale));
        let (y0, y1) = (pixels(rect.y0, scale), pixels(rect.y1, scale));
        for y in y0.floor().max(self.top as f32) as u32
            ..(y1.ceil().max(0.0) as u32).min(self.top + self.height)
        {
            let down = overlap(y as f32, y0, y1);
            for x in x0.floor().max(0.0) as u32..(x1.ceil().max(0.0) as u32).min(self.width) {
                let coverage = (down * overlap(x as f32, x0, x1) * 255.0).round() as u8;
                let at = ((y - self.top) * self.width + x) as usize;
                self.grey[at] = mix(self.grey[at], 0, coverage);
            }
        }
    }

    /// Fills an outline given in page units with a shade.
    fn fill(&mut self, path: &Path, scale: f32, shade: u8) {
        let Some(mut mask) = Mask::new(self.width.max(1), self.height.max(1)) else {
            return;
        };
        let transform = Transform::from_scale(scale / 1000.0, scale / 1000.0)
            .post_translate(0.0, -(self.top as f32));
        mask.fill_path(path, FillRule::Winding, true, transform);
        for (pixel, coverage) in self.grey.iter_mut().zip(mask.data()) {
            *pixel = mix(*pixel, shade, *coverage);
        }
    }

    fn into_image(self) -> Image {
        let rgba = self.grey.iter().flat_map(|g| [*g, *g, *g, 255]).collect();
        Image {
            width: self.width,
            height: self.height,
            rgba,
        }
    }
}

/// How much of the pixel from `at` to `at + 1` lies between `a` and `b`.
fn overlap(at: f32, a: f32, b: f32) -> f32 {
    (b.min(at + 1.0) - a.max(at)).clamp(0.0, 1.0)
}

fn mix(under: u8, over: u8, coverage: u8) -> u8 {
    let (under, over, coverage) = (u32::from(under), u32::from(over), u32::from(coverage));
    ((under * (255 - coverage) + over * coverage + 127) / 255) as u8
}

/// The outline as a path; nothing when it has no ink.
fn outline_path(watermark: &Watermark) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for segment in &watermark.outline {
        match *segment {
            Segment::MoveTo([x, y]) => builder.move_to(x, y),
            Segment::LineTo([x, y]) => builder.line_to(x, y),
            Segment::QuadTo([a, b], [x, y]) => builder.quad_to(a, b, x, y),
            Segment::CubicTo([a, b], [c, d], [x, y]) => builder.cubic_to(a, b, c, d, x, y),
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}
