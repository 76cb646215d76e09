//! Pages → content streams: marked text at the positions of the layout, rules as
//! artifacts.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, DictItem, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Pt, Rect, TextItem, TextMatrix,
};

use super::{
    faces::Faces,
    painted::is_painted,
    structure::{Marked, Structure},
};
use crate::{
    fonts::Fonts,
    layout::pages::{Len, Page, Pages, PlacedLine},
};

/// Paints every page and notes what its marked pieces are.
pub(super) fn paint(pages: &Pages, fonts: &Fonts, faces: &Faces) -> (Vec<PdfPage>, Structure) {
    let mut structure = Structure::default();
    let painted = pages.pages.iter().map(|page| {
        let mut painter = Painter {
            height: pages.sheet.1,
            fonts,
            faces,
            ops: Vec::new(),
        };
        let marked = painter.lines(page);
        painter.rules(page);
        structure.pages.push(marked);
        let (width, height) = (mm(pages.sheet.0), mm(pages.sheet.1));
        PdfPage::new(width, height, painter.ops)
    });
    let painted = painted.collect();
    (painted, structure)
}

fn pt(length: Len) -> Pt {
    Pt(length as f32 / 1000.0)
}

fn mm(length: Len) -> Mm {
    Mm(length as f32 / 1000.0 * 25.4 / 72.0)
}

struct Painter<'a> {
    height: Len,
    fonts: &'a Fonts,
    faces: &'a Faces,
    ops: Vec<Op>,
}

impl Painter<'_> {
    /// Lines of one paragraph are one marked piece.
    fn lines(&mut self, page: &Page) -> Vec<Marked> {
        let mut marked: Vec<Marked> = Vec::new();
        let mut open: Option<u32> = None;
        for placed in page.lines.iter().filter(|l| !is_painted(l)) {
            if open != Some(placed.paragraph) {
                if open.is_some() {
                    self.ops.push(Op::EndMarkedContent);
                }
                open = Some(placed.paragraph);
                if placed.role.is_artifact() {
                    self.begin("Artifact", BTreeMap::from([name("Type", "Pagination")]));
                } else {
                    let id = marked.len() as i64;
                    self.begin("Span", BTreeMap::from([("MCID".into(), DictItem::Int(id))]));
                    marked.push(Marked {
                        role: placed.role,
                        paragraph: placed.paragraph,
                        row: placed.row,
                    });
                }
            }
            self.line(placed);
        }
        if open.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
        marked
    }

    fn begin(&mut self, tag: &str, map: BTreeMap<String, DictItem>) {
        let (tag, properties) = (tag.into(), DictItem::Dict { map });
        self.ops
            .push(Op::BeginMarkedContentWithProperties { tag, properties });
    }

    /// Glyphs in runs of one face and size. Numbers between glyphs are whole
    /// thousandths of an em; what rounding leaves is carried to the next glyph, so
    /// no glyph stands more than half a thousandth from its place.
    fn line(&mut self, placed: &PlacedLine) {
        let glyphs = &placed.line.glyphs;
        if glyphs.is_empty() {
            return;
        }
        self.ops.push(Op::StartTextSection);
        let y = self.height - placed.baseline;
        let mut start = 0;
        while start < glyphs.len() {
            let head = &glyphs[start];
            let same = |g: &&_| {
                let g: &crate::layout::pages::Glyph = g;
                g.face == head.face && g.size == head.size
            };
            let end = start + glyphs[start..].iter().take_while(same).count();
            let run = &glyphs[start..end];
            let font =
                PdfFontHandle::External(printpdf::FontId(super::faces::resource(head.face).into()));
            self.ops.push(Op::SetFont {
                font,
                size: pt(head.size),
            });
            let matrix = TextMatrix::Translate(pt(placed.x + head.x), pt(y));
            self.ops.push(Op::SetTextMatrix { matrix });
            let face = self.fonts.face(head.face);
            let mut pen = 0.0; // from the run's first glyph, in thousandths of an em
            let codes = run.iter().enumerate().map(|(n, glyph)| {
                pen += f64::from(face.advance(glyph.id));
                let wanted = run.get(n + 1).map_or(pen, |next| {
                    f64::from(next.x - head.x) * 1000.0 / f64::from(head.size)
                });
                let offset = (pen - wanted).round();
                pen -= offset;
                Codepoint::new(self.faces.code(&placed.line, glyph), offset as f32)
            });
            let items = vec![TextItem::GlyphIds(codes.collect())];
            self.ops.push(Op::ShowText { items });
            start = end;
        }
        self.ops.push(Op::EndTextSection);
    }

    /// Blanks, underlines and the borders of tables.
    fn rules(&mut self, page: &Page) {
        let mut rules: Vec<Rect> = page
            .lines
            .iter()
            .flat_map(|placed| placed.line.rules.iter().map(move |rule| (placed, rule)))
            .map(|(placed, rule)| {
                let middle = self.height - placed.baseline - rule.below;
                Rect {
                    x: pt(placed.x + rule.x0),
                    y: pt(middle - rule.thickness / 2),
                    width: pt(rule.x1 - rule.x0),
                    height: pt(rule.thickness),
                    mode: Some(PaintMode::Fill),
                    winding_order: None,
                }
            })
            .collect();
        rules.extend(page.strokes.iter().map(|stroke| Rect {
            x: pt(stroke.x0),
            y: pt(self.height - stroke.y1),
            width: pt(stroke.x1 - stroke.x0),
            height: pt(stroke.y1 - stroke.y0),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        }));
        if rules.is_empty() {
            return;
        }
        self.begin("Artifact", BTreeMap::from([name("Type", "Layout")]));
        self.ops.extend(
            rules
                .into_iter()
                .map(|rectangle| Op::DrawRectangle { rectangle }),
        );
        self.ops.push(Op::EndMarkedContent);
    }
}

fn name(key: &str, value: &str) -> (String, DictItem) {
    (key.into(), DictItem::Name(value.as_bytes().to_vec()))
}
