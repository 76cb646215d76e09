//! The article → a vertical flow of rows of cells, each cell a composed paragraph.

use std::sync::Arc;

use super::{
    cache::Cache,
    class::Kinsoku,
    items::scale,
    pages::{Len, Line, Role, RuleKind},
    paragraph::{Align, Font, Inline, Paragraph},
    style,
};
use crate::{
    fonts::Fonts,
    model::article::{Article, Block, Content, Part, Piece, Place, Row, SigningColumn},
};

/// One row of the flow: cells side by side whose lines share a pitch.
pub(super) struct FlowRow {
    pub(super) cells: Vec<Cell>,
    /// Distance between baselines.
    pub(super) pitch: Len,
    /// Size of the tallest line, for the baseline in the first pitch.
    pub(super) size: Len,
    /// Space above, unless the row starts a page.
    pub(super) before: Len,
    /// No page ends after this row.
    pub(super) keep_with_next: bool,
    /// No page ends inside this row.
    pub(super) keep_together: bool,
    /// Starts a new page.
    pub(super) break_before: bool,
    /// Counts as a line of the last clause before a signing block.
    pub(super) is_text: bool,
    /// Rows of one group read column by column.
    pub(super) group: Option<u32>,
    /// The heading this row is, for the outline.
    pub(super) outline: Option<String>,
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
    /// How many lines the row takes.
    pub(super) fn lines(&self) -> usize {
        self.cells.iter().map(|c| c.lines.len()).max().unwrap_or(0)
    }
}

/// Rows with more lines than this may part between pages; shorter ones stay whole.
const ROW_WHOLE_MAX_LINES: usize = 6;
/// The label column of a label–value block is at most this wide.
const LABEL_MAX_EM: Len = 13;
/// Between a label's colon and its value.
const LABEL_GAP: Len = style::BODY_SIZE / 2;
/// Space above clause headings, party blocks and label–value blocks.
const BLOCK_GAP: Len = 8_000;
/// Space between two columns of the signing block.
const SIGNING_GUTTER: Len = 2 * style::BODY_SIZE;

pub(super) struct FlowBuilder<'a> {
    fonts: &'a Fonts,
    cache: &'a mut Cache,
    kinsoku: Kinsoku,
    rows: Vec<FlowRow>,
    paragraphs: u32,
    groups: u32,
    /// Width of the label column shared by the head and the parties' blocks.
    party_label: Len,
}

/// Builds the flow of an article.
pub(super) fn build(
    fonts: &Fonts,
    cache: &mut Cache,
    kinsoku: Kinsoku,
    article: &Article,
) -> Vec<FlowRow> {
    let mut builder = FlowBuilder {
        fonts,
        cache,
        kinsoku,
        rows: Vec::new(),
        paragraphs: 0,
        groups: 0,
        party_label: 0,
    };
    builder.party_label = article
        .blocks
        .iter()
        .filter(|b| is_party_block(&b.part))
        .filter_map(|b| match &b.content {
            Content::Rows(rows) => Some(builder.label_width(rows)),
            _ => None,
        })
        .max()
        .unwrap_or(0);
    for block in &article.blocks {
        builder.block(block);
    }
    builder.rows
}

impl FlowBuilder<'_> {
    fn block(&mut self, block: &Block) {
        let part = || Place::part(block.part.clone());
        match &block.content {
            Content::Title(text) => self.title(text, part()),
            Content::Rows(rows) => self.label_value_rows(rows, &block.part),
            Content::Heading { label, text } => self.heading(label, text, part()),
            Content::AnnexHeading { label, text } => self.annex_heading(label, text, part()),
            Content::Paragraph {
                label,
                pieces,
                conspicuous,
            } => {
                self.paragraph(label.as_deref(), pieces, *conspicuous, part());
            }
            Content::Signing(columns) => self.signing(columns),
        }
    }

    fn title(&mut self, text: &str, place: Place) {
        let mut words = Words::new();
        words.text(text, style::TITLE, &place);
        let cell = self.cell(
            words.set(0, style::MEASURE, Align::Center),
            0,
            Role::Title,
            0,
        );
        let row = FlowRow {
            keep_with_next: true,
            ..row(cell, 33_000, style::TITLE.size)
        };
        self.rows.push(row);
    }

    fn heading(&mut self, label: &str, text: &str, place: Place) {
        let mut words = Words::new();
        words.text(label, style::STRONG, &place);
        if !label.ends_with('、') {
            words.inlines.push(Inline::Space {
                width: style::BODY_SIZE,
            });
        }
        words.text(text, style::STRONG, &place);
        let cell = self.cell(
            words.set(0, style::MEASURE, Align::Start),
            0,
            Role::Heading,
            0,
        );
        self.rows.push(FlowRow {
            before: BLOCK_GAP,
            keep_with_next: true,
            keep_together: true,
            outline: Some(outline_text(label, text)),
            ..row(cell, style::PITCH, style::BODY_SIZE)
        });
    }

    fn annex_heading(&mut self, label: &str, text: &str, place: Place) {
        let mut words = Words::new();
        words.text(label, style::ANNEX_TITLE, &place);
        words.inlines.push(Inline::Space {
            width: style::ANNEX_TITLE.size,
        });
        words.text(text, style::ANNEX_TITLE, &place);
        let cell = self.cell(
            words.set(0, style::MEASURE, Align::Center),
            0,
            Role::Heading,
            0,
        );
        self.rows.push(FlowRow {
            keep_with_next: true,
            keep_together: true,
            break_before: true,
            outline: Some(outline_text(label, text)),
            ..row(cell, 27_000, style::ANNEX_TITLE.size)
        });
    }

    fn paragraph(&mut self, label: Option<&str>, pieces: &[Piece], strong: bool, place: Place) {
        let font = if strong { style::STRONG } else { style::BODY };
        let mut words = Words::new();
        if let Some(label) = label {
            words.text(label, font, &place);
        }
        words.pieces(pieces, font);
        let role = if label.is_some() {
            Role::Item
        } else {
            Role::Paragraph
        };
        let set = words.set(style::INDENT, style::MEASURE, Align::Justify);
        let cell = self.cell(set, 0, role, 0);
        let after_rows = self
            .rows
            .last()
            .is_some_and(|r| r.cells[0].role == Role::Label);
        let reads_as_heading = strong && is_short(&cell);
        self.rows.push(FlowRow {
            before: if after_rows { BLOCK_GAP } else { 0 },
            keep_with_next: reads_as_heading,
            is_text: true,
            ..row(cell, style::PITCH, style::BODY_SIZE)
        });
    }

    /// Width of the labels of some rows: the widest, its colon and a little room.
    fn label_width(&self, rows: &[Row]) -> Len {
        let widest = rows
            .iter()
            .map(|r| self.width(&r.label, style::BODY))
            .max()
            .unwrap_or(0);
        (widest + style::BODY_SIZE + LABEL_GAP).min(LABEL_MAX_EM * style::BODY_SIZE)
    }

    /// Labels in a column as wide as the widest, values beside them.
    fn label_value_rows(&mut self, rows: &[Row], part: &Part) {
        let own = self.label_width(rows);
        let label_width = if is_party_block(part) {
            own.max(self.party_label)
        } else {
            own
        };
        let value_x = style::INDENT + label_width;
        let measure = style::MEASURE - value_x;
        for (n, r) in rows.iter().enumerate() {
            let mut label = Words::new();
            label.text(&r.label, style::BODY, &r.place);
            label.text("：", style::BODY, &r.place);
            let mut value = Words::new();
            match &r.value[..] {
                // A blank alone fills its column: rules of one block end together.
                [
                    Piece::Blank {
                        width_em,
                        place,
                        by_hand,
                    },
                ] => {
                    let lines = (scale(*width_em, style::BODY_SIZE) + measure / 2) / measure;
                    value.blank(measure * lines.max(1), *by_hand, place);
                }
                pieces => value.pieces(pieces, style::BODY),
            }
            let writes = r
                .value
                .iter()
                .any(|p| matches!(p, Piece::Blank { by_hand: true, .. }));
            let pitch = if writes {
                style::WRITING_PITCH
            } else {
                style::PITCH
            };
            let label = self.cell(
                label.set(0, label_width, Align::Start),
                style::INDENT,
                Role::Label,
                0,
            );
            let value = self.cell(
                value.set(0, measure, Align::Justify),
                value_x,
                Role::Value,
                1,
            );
            let (first, near_end) = (n == 0, n + 2 == rows.len());
            let mut row = row(label, pitch, style::BODY_SIZE);
            row.cells.push(value);
            self.rows.push(FlowRow {
                before: if first { BLOCK_GAP } else { 0 },
                keep_together: row.lines() <= ROW_WHOLE_MAX_LINES,
                keep_with_next: first && rows.len() > 1 || near_end,
                ..row
            });
        }
    }

    /// The signing block: one piece, a column a signer, room for a seal.
    fn signing(&mut self, columns: &[SigningColumn]) {
        let group = Some(self.groups);
        self.groups += 1;
        let count = columns.len().max(1) as Len;
        let width = (style::MEASURE - SIGNING_GUTTER * (count - 1)) / count;
        let depth = columns.iter().map(|c| c.rows.len()).max().unwrap_or(0) + 1;
        let mut rows: Vec<Vec<Cell>> = (0..depth).map(|_| Vec::new()).collect();
        for (k, column) in columns.iter().enumerate() {
            let x = k as Len * (width + SIGNING_GUTTER);
            for (n, r) in std::iter::once(&column.head)
                .chain(&column.rows)
                .enumerate()
            {
                let mut words = Words::new();
                self.signing_words(&mut words, r, n == 0, width);
                let set = words.set(0, width, Align::Start);
                rows[n].push(self.cell(set, x, Role::Signing, k as u16));
            }
        }
        let mut used = 0;
        let count = rows.len();
        for (n, cells) in rows.into_iter().enumerate() {
            let mut row = FlowRow {
                cells,
                keep_together: true,
                keep_with_next: n + 1 < count,
                group,
                before: if n == 0 { 2 * BLOCK_GAP } else { 0 },
                ..empty_row(
                    if n == 0 {
                        style::SIGNER_PITCH
                    } else {
                        style::SIGNING_PITCH
                    },
                    style::BODY_SIZE,
                )
            };
            used += row.lines() as Len * row.pitch;
            if n > 0 && n + 1 == count {
                row.before = (style::SEAL - used).max(0);
            }
            self.rows.push(row);
        }
    }

    fn signing_words(&self, words: &mut Words, r: &Row, head: bool, width: Len) {
        let font = if head { style::STRONG } else { style::BODY };
        words.text(&r.label, font, &r.place);
        words.text("：", font, &r.place);
        let [Piece::Blank { place, by_hand, .. }] = &r.value[..] else {
            return words.pieces(&r.value, style::BODY);
        };
        // The rule takes what the label leaves, or a line of its own.
        let left = width - self.width(&r.label, font) - style::BODY_SIZE;
        if left < style::WRITING_MIN {
            words.text("\n", font, place);
            words.blank(width, *by_hand, place);
        } else {
            words.blank(left, *by_hand, place);
        }
    }

    fn cell(&mut self, mut set: Paragraph, x: Len, role: Role, column: u16) -> Cell {
        set.kinsoku = self.kinsoku;
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
}

/// Head and parties stand below each other: their values in one column.
fn is_party_block(part: &Part) -> bool {
    matches!(part, Part::Title | Part::Party(_))
}

/// A short last line in 黑体 at the foot of a page would pass for a heading.
fn is_short(cell: &Cell) -> bool {
    let last = cell.lines.last().and_then(|line| line.glyphs.last());
    last.is_none_or(|glyph| glyph.x < style::MEASURE * 3 / 4)
}

fn outline_text(label: &str, text: &str) -> String {
    let gap = if label.ends_with('、') { "" } else { "　" };
    format!("{label}{gap}{text}")
}

fn row(cell: Cell, pitch: Len, size: Len) -> FlowRow {
    FlowRow {
        cells: vec![cell],
        ..empty_row(pitch, size)
    }
}

fn empty_row(pitch: Len, size: Len) -> FlowRow {
    FlowRow {
        cells: Vec::new(),
        pitch,
        size,
        before: 0,
        keep_with_next: false,
        keep_together: false,
        break_before: false,
        is_text: false,
        group: None,
        outline: None,
    }
}

/// Inlines in the making, with the table of their places.
struct Words {
    inlines: Vec<Inline>,
    places: Vec<Place>,
}

impl Words {
    fn new() -> Words {
        Words {
            inlines: Vec::new(),
            places: Vec::new(),
        }
    }

    fn text(&mut self, text: &str, font: Font, place: &Place) {
        let place = self.place(place);
        self.inlines.push(Inline::Text {
            text: text.into(),
            font,
            underline: false,
            place,
        });
    }

    fn blank(&mut self, width: Len, by_hand: bool, place: &Place) {
        let place = self.place(place);
        let kind = if by_hand {
            RuleKind::ByHand
        } else {
            RuleKind::Missing
        };
        self.inlines.push(Inline::Blank {
            width,
            size: style::BODY_SIZE,
            kind,
            place,
        });
    }

    fn pieces(&mut self, pieces: &[Piece], font: Font) {
        for piece in pieces {
            match piece {
                Piece::Text { text, place } => self.text(text, font, place),
                Piece::Blank {
                    width_em,
                    place,
                    by_hand,
                } => {
                    self.blank(scale(*width_em, style::BODY_SIZE), *by_hand, place);
                }
            }
        }
    }

    /// Index of a place; a paragraph has few, so a search is the shortest way.
    fn place(&mut self, place: &Place) -> u16 {
        let at = self
            .places
            .iter()
            .position(|p| p == place)
            .unwrap_or_else(|| {
                self.places.push(place.clone());
                self.places.len() - 1
            });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    fn set(self, indent: Len, measure: Len, align: Align) -> Paragraph {
        Paragraph {
            measure,
            indent,
            align,
            kinsoku: Kinsoku::default(),
            inlines: self.inlines,
            places: self.places.into(),
        }
    }
}
