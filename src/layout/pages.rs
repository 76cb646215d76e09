//! Finished pages: every glyph and rule at its final position. Painters (window,
//! PNG, PDF) read these and measure nothing.
//!
//! Lengths are integers of 1/1000 pt; x grows to the right, y grows down from
//! the top left corner of the sheet.

use std::sync::Arc;

use crate::{fonts::FaceId, model::article::Place};

/// A length in 1/1000 pt.
pub type Len = i32;

/// Millimetres to [`Len`]: 72 pt to 25.4 mm.
pub const fn mm(mm: i32) -> Len {
    mm * 72_000 * 10 / 254
}

/// All pages of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pages {
    /// Width and height of the sheet.
    pub sheet: (Len, Len),
    /// The article's title, for document properties.
    pub title: String,
    /// The first page is a cover and carries no number.
    pub has_cover: bool,
    /// The pages.
    pub pages: Vec<Page>,
    /// Clause and annex headings in order, for the PDF outline.
    pub outline: Vec<OutlineEntry>,
    /// 草稿 across every page, painted below the text and no part of it.
    pub watermark: Option<Watermark>,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Lines of text, in reading order; header and footer come last.
    pub lines: Vec<PlacedLine>,
    /// Table borders and the line below the header: black, no part of the text.
    pub strokes: Vec<Rect>,
    /// The cells of tables.
    pub cells: Vec<CellBox>,
}

/// A cell of a table on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct CellBox {
    /// Within its borders.
    pub rect: Rect,
    /// The table's field.
    pub place: Place,
    /// Nothing is printed in it: it is for the pen.
    pub is_empty: bool,
}

/// A line at its place on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLine {
    /// What is added to every x of the line.
    pub x: Len,
    /// The baseline.
    pub baseline: Len,
    /// The line itself, shared with the layout cache.
    pub line: Arc<Line>,
    /// What the line is to a reader of the document's structure.
    pub role: Role,
    /// Lines with the same number belong to one paragraph, row cell or heading,
    /// also across a page break; ascending in reading order.
    pub paragraph: u32,
    /// Lines with the same number belong to one row of a table or block.
    pub row: u32,
}

/// What a line is, for tagged PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The agreement's title.
    Title,
    /// A clause or annex heading.
    Heading,
    /// A heading within an annex.
    Section,
    /// A paragraph of the preamble, a clause or an annex.
    Paragraph,
    /// An entry of a numbered list.
    Item,
    /// The label of a label–value line.
    Label,
    /// The value of a label–value line.
    Value,
    /// A cell of a table's head row.
    TableHead,
    /// A cell of a table.
    TableCell,
    /// A line of the signing block.
    Signing,
    /// The head row of a table again, on a later page: no part of the article.
    Repeated,
    /// The page's header: no part of the article.
    Header,
    /// The page's footer: no part of the article.
    Footer,
}

impl Role {
    /// Stands in a table with borders.
    pub fn is_cell(self) -> bool {
        matches!(self, Role::TableHead | Role::TableCell | Role::Repeated)
    }

    /// Added by the page: readers of the article's text pass it over.
    pub fn is_artifact(self) -> bool {
        matches!(self, Role::Repeated | Role::Header | Role::Footer)
    }
}

/// One line of set text: glyphs and rules, x relative to the line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Glyphs in text order.
    pub glyphs: Vec<Glyph>,
    /// Rules: blanks and underlines.
    pub rules: Vec<Rule>,
    /// The text the line stands for; glyphs point into it and cover all of it.
    pub text: String,
    /// The places that glyphs and rules refer to by index.
    pub places: Arc<[Place]>,
}

/// One glyph.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Glyph id in its face.
    pub id: u16,
    /// The face.
    pub face: FaceId,
    /// Font size.
    pub size: Len,
    /// Origin of the glyph.
    pub x: Len,
    /// Byte range in [`Line::text`] this glyph stands for; empty for the second
    /// glyph of a cluster.
    pub text: (u32, u32),
    /// Index into [`Line::places`].
    pub place: u16,
}

/// A horizontal rule of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Left end.
    pub x0: Len,
    /// Right end.
    pub x1: Len,
    /// Centre of the rule below the baseline.
    pub below: Len,
    /// Thickness.
    pub thickness: Len,
    /// Index into [`Line::places`].
    pub place: u16,
    /// What it stands for.
    pub kind: RuleKind,
}

/// What a rule stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuleKind {
    /// A blank whose answer is missing.
    Missing,
    /// A blank left for the pen.
    ByHand,
    /// The line under a filled value.
    Underline,
}

/// A heading and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineEntry {
    /// The heading as printed: 第一条　服务范围.
    pub text: String,
    /// 0 for clauses, signing block and annexes; 1 for what is nested under an annex.
    pub level: u8,
    /// Page, from 0.
    pub page: usize,
    /// Top of the heading.
    pub y: Len,
}

/// Words across the page as filled outlines, so that they are no text to copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Watermark {
    /// Outlines in page coordinates.
    pub outline: Vec<Segment>,
    /// Shade from 0 (black) to 255 (white).
    pub grey: u8,
}

/// One step of an outline, in [`Len`] page coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Start a new contour.
    MoveTo([f32; 2]),
    /// Straight line.
    LineTo([f32; 2]),
    /// Quadratic curve: control point, end.
    QuadTo([f32; 2], [f32; 2]),
    /// Cubic curve: two control points, end.
    CubicTo([f32; 2], [f32; 2], [f32; 2]),
    /// Close the contour.
    Close,
}

/// A rectangle on a page: left, top, right, bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rect {
    /// Left edge.
    pub x0: Len,
    /// Top edge.
    pub y0: Len,
    /// Right edge.
    pub x1: Len,
    /// Bottom edge.
    pub y1: Len,
}
