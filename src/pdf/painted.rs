//! What the page adds to the agreement's words, its header, the repeated heads of
//! tables and the 草稿 mark, is painted as outlines: seen on every page, and no part
//! of what is copied, searched or read aloud. Equal lines share one form (ISO 32000-1, 8.10).

use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use skrifa::outline::OutlinePen;

use super::{Error, finish::dictionary_at};
use crate::{
    fonts::Fonts,
    layout::pages::{Len, Line, Pages, PlacedLine, Role, Segment, Watermark},
};

/// Is this line painted instead of written?
pub(super) fn is_painted(placed: &PlacedLine) -> bool {
    matches!(placed.role, Role::Header | Role::Repeated)
}

/// Adds the painted lines to every page.
pub(super) fn paint(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    fonts: &Fonts,
) -> Result<(), Error> {
    let mut forms: Vec<(&Line, ObjectId)> = Vec::new();
    let mark = pages.watermark.as_ref();
    let mark = mark.map(|w| document.add_object(watermark(w, pages.sheet)));
    for (page, id) in pages.pages.iter().zip(page_ids) {
        let (mut content, mut used) = (String::new(), Dictionary::new());
        for placed in page.lines.iter().filter(|l| is_painted(l)) {
            let line: &Line = &placed.line;
            let known = forms.iter().position(|(l, _)| *l == line);
            let at = known.unwrap_or_else(|| {
                forms.push((line, document.add_object(form(line, fonts))));
                forms.len() - 1
            });
            used.set(format!("P{at}"), Object::Reference(forms[at].1));
            let (x, y) = (pt(placed.x), pt(pages.sheet.1 - placed.baseline));
            // Writing to a string does not fail.
            let _ = writeln!(content, "q 1 0 0 1 {x} {y} cm /P{at} Do Q");
        }
        if let Some(mark) = mark {
            used.set("W", Object::Reference(mark));
        }
        if !used.is_empty() {
            add(document, *id, used, (mark.is_some(), &content))?;
        }
    }
    Ok(())
}

/// The mark goes below the page's words, the rest above.
fn add(
    document: &mut Document,
    page: ObjectId,
    forms: Dictionary,
    (has_mark, content): (bool, &str),
) -> Result<(), Error> {
    let mut artifact = |kind: &str, content: &str| {
        let content = format!("/Artifact <</Type /{kind}>> BDC\n{content}EMC\n");
        let stream = Stream::new(Dictionary::new(), content.into_bytes());
        Object::Reference(document.add_object(stream))
    };
    let below = has_mark.then(|| artifact("Background", "q /W Do Q\n"));
    let above = (!content.is_empty()).then(|| artifact("Pagination", content));
    let page = dictionary_at(document, page)?;
    let own = match page.get(b"Contents").cloned() {
        Ok(Object::Array(list)) => list,
        Ok(one) => vec![one],
        Err(_) => Vec::new(),
    };
    let contents: Vec<Object> = below.into_iter().chain(own).chain(above).collect();
    page.set("Contents", contents);
    let resources = page.get(b"Resources").and_then(Object::as_reference);
    match resources {
        Ok(resources) => dictionary_at(document, resources)?.set("XObject", forms),
        Err(_) => {
            let resources = page.get_mut(b"Resources").and_then(Object::as_dict_mut);
            resources
                .map_err(|e| Error::Writer(e.to_string()))?
                .set("XObject", forms);
        }
    }
    Ok(())
}

/// One line as filled outlines, its baseline at the origin.
fn form(line: &Line, fonts: &Fonts) -> Stream {
    let mut pen = Pen {
        content: String::new(),
        origin: 0.0,
        last: (0.0, 0.0),
    };
    for glyph in &line.glyphs {
        pen.origin = glyph.x as f32 / 1000.0;
        let size = glyph.size as f32 / 1000.0;
        fonts.face(glyph.face).outline(glyph.id, size, &mut pen);
    }
    pen.content.push_str("f\n");
    let right = line
        .glyphs
        .iter()
        .map(|g| g.x + 2 * g.size)
        .max()
        .unwrap_or(0);
    let size = line.glyphs.iter().map(|g| g.size).max().unwrap_or(0);
    let bounds: Vec<Object> = [-size, -size, right, 2 * size]
        .map(|length| Object::Real(length as f32 / 1000.0))
        .into();
    Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds },
        pen.content.into_bytes(),
    )
}

/// The mark in its shade, in page coordinates.
fn watermark(watermark: &Watermark, sheet: (Len, Len)) -> Stream {
    let mut content = format!("{} g\n", f32::from(watermark.grey) / 255.0);
    // Whole tenths of a point: finer steps are not seen and fill the file.
    let mut last = [0.0; 2];
    let mut step = |points: &[[f32; 2]], operator: &str| {
        for [x, y] in points {
            let y = sheet.1 as f32 - y;
            let tenths = |length: f32| (length / 100.0).round() / 10.0;
            let _ = write!(content, "{} {} ", tenths(*x), tenths(y));
        }
        content.push_str(operator);
        content.push('\n');
    };
    for segment in &watermark.outline {
        match *segment {
            Segment::MoveTo(p) => step(&[p], "m"),
            Segment::LineTo(p) => step(&[p], "l"),
            Segment::QuadTo(c, p) => {
                // A quadratic curve as a cubic one: control points at two thirds.
                let near =
                    |end: [f32; 2]| std::array::from_fn(|k| end[k] + (c[k] - end[k]) * 2.0 / 3.0);
                step(&[near(last), near(p), p], "c");
            }
            Segment::CubicTo(a, b, p) => step(&[a, b, p], "c"),
            Segment::Close => step(&[], "h"),
        }
        if let Segment::MoveTo(p)
        | Segment::LineTo(p)
        | Segment::QuadTo(_, p)
        | Segment::CubicTo(.., p) = *segment
        {
            last = p;
        }
    }
    content.push_str("f\n");
    let bounds: Vec<Object> = vec![0.into(), 0.into(), pt(sheet.0).into(), pt(sheet.1).into()];
    Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds },
        content.into_bytes(),
    )
}

fn pt(length: Len) -> f32 {
    length as f32 / 1000.0
}

/// A curve that bulges more than this over its chord, in points, takes two of them.
const CHORD_OFF: f32 = 0.02;

/// Writes an outline as path operators.
struct Pen {
    content: String,
    origin: f32,
    last: (f32, f32),
}

impl Pen {
    fn step(&mut self, points: &[(f32, f32)], operator: &str) {
        for (x, y) in points {
            let _ = write!(self.content, "{} {} ", round(x + self.origin), round(*y));
        }
        self.content.push_str(operator);
        self.content.push('\n');
        self.last = *points.last().unwrap_or(&self.last);
    }
}

/// Hundredths of a point.
fn round(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step(&[(x, y)], "m");
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.step(&[(x, y)], "l");
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        // As one or two chords: at these sizes they differ from the curve by less
        // than a printer's dot, and take a third of the room.
        let (px, py) = self.last;
        let bulge = ((cx - (px + x) / 2.0).hypot(cy - (py + y) / 2.0)) / 2.0;
        if bulge > CHORD_OFF {
            let middle = |p: f32, c: f32, q: f32| (p + 2.0 * c + q) / 4.0;
            self.step(&[(middle(px, cx, x), middle(py, cy, y))], "l");
        }
        self.step(&[(x, y)], "l");
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.step(&[(ax, ay), (bx, by), (x, y)], "c");
    }
    fn close(&mut self) {
        self.content.push_str("h\n");
    }
}
