//! The article → a vertical flow of rows of cells, each cell a composed paragraph.

mod rows;
mod signing;
mod table;
mod words;

use std::sync::Arc;

use super::{
    cache::Cache,
    items::scale,
    pages::{Len, Line, Role},
    paragraph::{Align, Font, Inline, Paragraph},
    style::Style,
};
use crate::{
    fonts::Fonts,
    model::{
        article::{Article, Block, Content, Piece, Place, Row},
        draft::{Kinsoku, PageSetup},
    },
};
use words::Words;

/// One row of the flow: cells side by side whose lines share a pitch.
pub(super) struct FlowRow {
    pub(super) cells: Vec<Cell>,
    /// Distance between baselines.
    pub(super) pitch: Len,
    /// Size of the tallest line, for the baseline in the first pitch.
    pub(super) size: Len,
    /// Space above, unless the row starts a page.
    pub(super) before: Len,
    /// Space above and below the lines that is part of the row.
    pub(super) pad: (Len, Len),
    /// No page ends after this row.
    pub(super) keep_with_next: bool,
    /// No page ends inside this row.
    pub(super) keep_together: bool,
    /// Starts a new page.
    pub(super) break_before: bool,
    /// Rows of one group read column by column.
    pub(super) group: Option<u32>,
    /// The heading this row is, for the outline, and how deep.
    pub(super) outline: Option<(String, u8)>,
    /// The borders of a table's row.
    pub(super) frame: Option<Frame>,
    /// Index of the head row to be repeated when this row starts a page.
    pub(super) head: Option<usize>,
}

/// Borders of a table's row: x of every vertical one.
#[derive(Clone)]
pub(super) struct Frame {
    pub(super) xs: Arc<[Len]>,
    /// The table's field.
    pub(super) place: Place,
}

/// A composed paragraph at its x.
pub(super) struct Cell {
    pub(super) x: Len,
    pub(super) lines: Arc<[Arc<Line>]>,
    pub(super) role: Role,
    /// Number of the paragraph in reading order.
    pub(super) paragraph: u32,
    /// Column within the row.
    pub(super) column: u16,
}

impl FlowRow {
    fn new(pitch: Len, size: Len) -> FlowRow {
        FlowRow {
            cells: Vec::new(),
            pitch,
            size,
            before: 0,
            pad: (0, 0),
            keep_with_next: false,
            keep_together: false,
            break_before: false,
            group: None,
            outline: None,
            frame: None,
            head: None,
        }
    }

    fn of(cell: Cell, pitch: Len, size: Len) -> FlowRow {
        FlowRow {
            cells: vec![cell],
            ..FlowRow::new(pitch, size)
        }
    }

    /// How many lines the row takes.
    pub(super) fn lines(&self) -> usize {
        self.cells.iter().map(|c| c.lines.len()).max().unwrap_or(0)
    }

    /// What the row takes when it stands on one page.
    pub(super) fn height(&self) -> Len {
        self.pad.0 + self.lines() as Len * self.pitch + self.pad.1
    }
}

/// The cover's title stands this far below the text area's upper edge.
const COVER_TITLE_BELOW: Len = 150_000;
/// And this far above the lines below it.
const COVER_ROWS_BELOW: Len = 170_000;

struct FlowBuilder<'a> {
    fonts: &'a Fonts,
    cache: &'a mut Cache,
    style: &'a Style,
    setup: &'a PageSetup,
    rows: Vec<FlowRow>,
    paragraphs: u32,
    groups: u32,
    /// Width of the label column shared by the head and the parties' blocks.
    party_label: Len,
    /// The next row starts a page.
    break_next: bool,
}

/// Builds the flow of an article.
pub(super) fn build(
    fonts: &Fonts,
    cache: &mut Cache,
    style: &Style,
    article: &Article,
) -> Vec<FlowRow> {
    let mut builder = FlowBuilder {
        fonts,
        cache,
        style,
        setup: &article.setup,
        rows: Vec::new(),
        paragraphs: 0,
        groups: 0,
        party_label: 0,
        break_next: false,
    };
    builder.party_label = article
        .blocks
        .iter()
        .filter(|b| rows::is_party_block(&b.part))
        .filter_map(|b| match &b.content {
            Content::Rows(rows) => Some(builder.label_width(rows, style.body)),
            _ => None,
        })
        .max()
        .unwrap_or(0);
    for block in &article.blocks {
        builder.block(block);
    }
    builder.rows
}

impl<'a> FlowBuilder<'a> {
    fn block(&mut self, block: &Block) {
        let part = || Place::part(block.part.clone());
        match &block.content {
            Content::Title(text) => self.title(text, part()),
            Content::Cover { title, rows } => self.cover(title, rows, part()),
            Content::Rows(rows) => self.label_value_rows(rows, &block.part),
            Content::Heading { label, text } => self.heading(label, text, part()),
            Content::AnnexHeading { label, text } => self.annex_heading(label, text, part()),
            Content::Section { label, text } => self.section(label, text, part()),
            Content::Paragraph {
                label,
                pieces,
                conspicuous,
            } => {
                self.paragraph(label.as_deref(), pieces, *conspicuous, part());
            }
            Content::Table(table) => self.table(table),
            Content::SigningNote(text) => self.signing_note(text, part()),
            Content::Signing(columns) => self.signing(columns),
        }
    }

    /// Adds a row; the one after a cover starts a page.
    fn push(&mut self, mut row: FlowRow) {
        row.break_before |= std::mem::take(&mut self.break_next);
        self.rows.push(row);
    }

    fn words(&self) -> Words<'a> {
        Words::new(self.style, self.setup.underline)
    }

    fn title(&mut self, text: &str, place: Place) {
        let style = self.style;
        let cell = self.line(text, style.title, Align::Center, Role::Title, place);
        self.push(FlowRow {
            keep_with_next: true,
            pad: (0, style.title_gap),
            ..FlowRow::of(cell, style.title_pitch, style.title.size)
        });
    }

    fn cover(&mut self, title: &str, rows: &[Row], place: Place) {
        let style = self.style;
        let cell = self.line(title, style.cover_title, Align::Center, Role::Title, place);
        self.push(FlowRow {
            keep_with_next: true,
            pad: (COVER_TITLE_BELOW, COVER_ROWS_BELOW),
            ..FlowRow::of(cell, style.cover_title.size * 3 / 2, style.cover_title.size)
        });
        self.cover_rows(rows);
        self.break_next = true;
    }

    /// One run of words on lines as wide as the text area.
    fn line(&mut self, text: &str, font: Font, align: Align, role: Role, place: Place) -> Cell {
        let mut words = self.words();
        words.text(text, font, &place);
        self.cell(words.set(0, self.style.measure, align), 0, role, 0)
    }

    /// A label, room and the words it numbers.
    fn labelled(
        &mut self,
        (label, text): (&str, &str),
        font: Font,
        align: Align,
        role: Role,
        place: &Place,
    ) -> Cell {
        let mut words = self.words();
        words.text(label, font, place);
        if !label.ends_with('、') {
            words.inlines.push(Inline::Space { width: font.size });
        }
        words.text(text, font, place);
        self.cell(words.set(0, self.style.measure, align), 0, role, 0)
    }

    fn heading(&mut self, label: &str, text: &str, place: Place) {
        let style = self.style;
        let cell = self.labelled(
            (label, text),
            style.strong,
            Align::Start,
            Role::Heading,
            &place,
        );
        self.push(FlowRow {
            before: style.block_gap,
            keep_with_next: true,
            keep_together: true,
            outline: Some((outline_text(label, text), 0)),
            ..FlowRow::of(cell, style.pitch, style.em())
        });
    }

    fn section(&mut self, label: &str, text: &str, place: Place) {
        let style = self.style;
        let cell = self.labelled(
            (label, text),
            style.strong,
            Align::Start,
            Role::Section,
            &place,
        );
        self.push(FlowRow {
            before: style.block_gap,
            keep_with_next: true,
            keep_together: true,
            outline: Some((outline_text(label, text), 1)),
            ..FlowRow::of(cell, style.pitch, style.em())
        });
    }

    fn annex_heading(&mut self, label: &str, text: &str, place: Place) {
        let style = self.style;
        let cell = self.labelled(
            (label, text),
            style.annex_title,
            Align::Center,
            Role::Heading,
            &place,
        );
        self.push(FlowRow {
            keep_with_next: true,
            keep_together: true,
            break_before: true,
            outline: Some((outline_text(label, text), 0)),
            ..FlowRow::of(cell, style.annex_pitch, style.annex_title.size)
        });
    }

    fn paragraph(&mut self, label: Option<&str>, pieces: &[Piece], strong: bool, place: Place) {
        let style = self.style;
        let font = if strong { style.strong } else { style.body };
        let mut words = self.words();
        if let Some(label) = label {
            words.text(label, font, &place);
        }
        words.pieces(pieces, font);
        let role = if label.is_some() {
            Role::Item
        } else {
            Role::Paragraph
        };
        let set = words.set(style.indent(), style.measure, Align::Justify);
        let cell = self.cell(set, 0, role, 0);
        let after_block = self
            .rows
            .last()
            .is_some_and(|r| r.frame.is_some() || r.cells.iter().any(|c| c.role == Role::Label));
        let reads_as_heading = strong && self.is_short(&cell);
        let announces = ends_with_colon(pieces);
        self.push(FlowRow {
            before: if after_block { style.block_gap } else { 0 },
            keep_with_next: reads_as_heading || announces,
            ..FlowRow::of(cell, style.pitch, style.em())
        });
    }

    fn cell(&mut self, mut set: Paragraph, x: Len, role: Role, column: u16) -> Cell {
        set.kinsoku = self.kinsoku();
        let lines = self.cache.lines(self.fonts, set);
        self.paragraphs += 1;
        Cell {
            x,
            lines,
            role,
            paragraph: self.paragraphs,
            column,
        }
    }

    fn kinsoku(&self) -> Kinsoku {
        self.setup.kinsoku
    }

    /// Natural width of a label: its characters' advances.
    fn width(&self, text: &str, font: Font) -> Len {
        let advance = |c| {
            let face = self
                .fonts
                .face(self.fonts.face_for(c, font.face).unwrap_or(font.face));
            face.advance(face.glyph(c).unwrap_or(0))
        };
        scale(text.chars().map(advance).sum(), font.size)
    }

    /// A short last line in 黑体 at the foot of a page would pass for a heading.
    fn is_short(&self, cell: &Cell) -> bool {
        let last = cell.lines.last().and_then(|line| line.glyphs.last());
        last.is_none_or(|glyph| glyph.x < self.style.measure * 3 / 4)
    }
}

fn outline_text(label: &str, text: &str) -> String {
    let gap = if label.ends_with('、') { "" } else { "　" };
    format!("{label}{gap}{text}")
}

/// 甲方应当：— what it announces stands on the same page.
fn ends_with_colon(pieces: &[Piece]) -> bool {
    matches!(pieces.last(), Some(Piece::Text { text, .. }) if text.ends_with('：'))
}

/// A blank that is the whole of a value.
fn lone_blank(value: &[Piece]) -> Option<(i32, bool, &Place)> {
    match value {
        [
            Piece::Blank {
                width_em,
                place,
                by_hand,
            },
        ] => Some((*width_em, *by_hand, place)),
        _ => None,
    }
}

/// Is this a value to be written with the pen?
fn is_written(value: &[Piece]) -> bool {
    value
        .iter()
        .any(|p| matches!(p, Piece::Blank { by_hand: true, .. }))
}
