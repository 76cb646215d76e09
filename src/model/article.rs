//! The article: the words of an agreement as they will stand on the page, every
//! slot resolved, every clause numbered, every piece knowing where it came from.

use super::draft::{Id, PageSetup};

/// The finished words of one draft, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The title as printed.
    pub title: String,
    /// How the pages are set.
    pub setup: PageSetup,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// What could not be resolved, for `check` to report.
    pub gaps: Vec<Gap>,
}

/// Where on the agreement something stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Title and the lines below it.
    Title,
    /// The block of party `n`, counted from 0.
    Party(usize),
    /// The words before the first clause.
    Preamble,
    /// A clause.
    Clause(Id),
    /// The signing block.
    Signing,
    /// An annex.
    Annex(Id),
}

/// The origin of a piece of the page: a click on it leads there, a problem points there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The part of the agreement.
    pub part: Part,
    /// The field whose value, label or blank this is.
    pub field: Option<Id>,
}

impl Place {
    /// A part's own words.
    pub fn part(part: Part) -> Place {
        Place { part, field: None }
    }

    /// A field's value where it stands in `part`.
    pub fn field(part: Part, field: Id) -> Place {
        Place {
            part,
            field: Some(field),
        }
    }
}

/// A run of the page's words with one origin.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words.
    Text {
        /// The text as printed.
        text: String,
        /// Where it came from.
        place: Place,
        /// An answer, not the agreement's own words.
        value: bool,
    },
    /// A ruled blank to be filled, on screen or with the pen.
    Blank {
        /// Length of the rule in thousandths of an em.
        width_em: i32,
        /// The field.
        place: Place,
        /// Left for the pen on purpose; otherwise an answer is missing.
        by_hand: bool,
    },
}

/// A label and the value beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The label without its colon.
    pub label: String,
    /// The value or blank.
    pub value: Vec<Piece>,
    /// The field.
    pub place: Place,
}

/// One block of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What the block is.
    pub content: Content,
    /// The part it belongs to.
    pub part: Part,
}

/// What a [`Block`] is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The agreement's title.
    Title(String),
    /// The cover page: the title and some label–value lines.
    Cover {
        /// The agreement's title.
        title: String,
        /// Number, parties and the like.
        rows: Vec<Row>,
    },
    /// Aligned label–value lines.
    Rows(Vec<Row>),
    /// A clause's heading: number and words.
    Heading {
        /// 第一条 or 一、
        label: String,
        /// The heading's words.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// （一）, when it is an entry of a list.
        label: Option<String>,
        /// The words.
        pieces: Vec<Piece>,
        /// Set in the 黑体 face.
        conspicuous: bool,
    },
    /// An annex's heading; starts a new page.
    AnnexHeading {
        /// 附件一
        label: String,
        /// The annex's title.
        text: String,
    },
    /// The heading of a section of an annex.
    Section {
        /// 一、
        label: String,
        /// The heading's words.
        text: String,
    },
    /// A table.
    Table(Table),
    /// 此页无正文: heads a signing page of its own.
    SigningNote(String),
    /// The signing block, one column a signer.
    Signing(Vec<SigningColumn>),
}

/// A table: equal numbers of cells in every row.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What heads the columns.
    pub columns: Vec<Column>,
    /// The rows; an empty cell is for the pen.
    pub rows: Vec<Vec<Vec<Piece>>>,
    /// The last row: 合计 and the sums.
    pub total: Option<Vec<Vec<Piece>>>,
    /// The field.
    pub place: Place,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading, with the unit.
    pub label: String,
    /// Where its cells stand.
    pub align: CellAlign,
    /// Room that what is written into it by hand needs, in thousandths of an em.
    pub writing_em: i32,
}

/// Where a cell's words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellAlign {
    /// At the left: words.
    Start,
    /// In the middle: dates, choices, names.
    Center,
    /// At the right, so that digits stand below each other: numbers and money.
    End,
}

/// One signer's column.
#[derive(Clone, Debug, PartialEq)]
pub struct SigningColumn {
    /// What heads the column and the signer's name.
    pub head: Row,
    /// Lines to sign on.
    pub rows: Vec<Row>,
    /// Room for a round seal.
    pub seal: bool,
    /// Room for a fingerprint below the lines.
    pub fingerprint: bool,
}

/// Something `fill` could not resolve.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: GapKind,
}

/// What could not be resolved.
#[derive(Clone, Debug, PartialEq)]
pub enum GapKind {
    /// A slot or list names a field the agreement does not have.
    UnknownField {
        /// The name in the slot.
        name: String,
        /// Character column of the slot in its text, from 1; 0 for a list of fields.
        column: usize,
    },
    /// A slot that is not closed, is empty or asks for an unknown form.
    BadSlot {
        /// The slot as it stands.
        slot: String,
        /// Character column of the slot in its text, from 1.
        column: usize,
    },
    /// A reference to a clause or annex that is switched off.
    ReferenceToAbsentClause {
        /// The clause's id.
        target: Id,
        /// Its heading.
        heading: String,
    },
    /// The words have outgrown [`super::fill::LENGTH_MAX`]; this value is left out.
    TooLong,
    /// A reference to a clause or annex that does not exist.
    ReferenceToMissingClause {
        /// The id in the slot.
        target: String,
    },
}

impl Piece {
    /// Where the piece came from.
    pub fn place(&self) -> &Place {
        match self {
            Piece::Text { place, .. } | Piece::Blank { place, .. } => place,
        }
    }
}

impl Article {
    /// The words in reading order, a line a paragraph or row. Blanks are nothing:
    /// they are drawn, not written.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            block.text(&mut out);
        }
        out
    }
}

impl Block {
    fn text(&self, out: &mut String) {
        match &self.content {
            Content::Title(text) | Content::SigningNote(text) => out.push_str(text),
            Content::Cover { title, rows } => {
                out.push_str(title);
                out.push('\n');
                return rows.iter().for_each(|r| r.text(out));
            }
            Content::Table(table) => return table.text(out),
            Content::Heading { label, text }
            | Content::Section { label, text }
            | Content::AnnexHeading { label, text } => {
                out.push_str(label);
                out.push_str(text);
            }
            Content::Paragraph { label, pieces, .. } => {
                out.extend(label.as_deref());
                push_pieces(pieces, out);
            }
            Content::Rows(rows) => return rows.iter().for_each(|r| r.text(out)),
            Content::Signing(columns) => {
                for column in columns {
                    column.head.text(out);
                    column.rows.iter().for_each(|r| r.text(out));
                    if column.fingerprint {
                        out.push_str(FINGERPRINT);
                        out.push('\n');
                    }
                }
                return;
            }
        }
        out.push('\n');
    }
}

/// What stands beside the room for a fingerprint.
pub const FINGERPRINT: &str = "指印：";

impl Table {
    /// The rows from head to total.
    pub fn body(&self) -> impl Iterator<Item = &Vec<Vec<Piece>>> {
        self.rows.iter().chain(&self.total)
    }

    fn text(&self, out: &mut String) {
        for column in &self.columns {
            out.push_str(&column.label);
            out.push('\n');
        }
        for cell in self.body().flatten() {
            push_pieces(cell, out);
            out.push('\n');
        }
    }
}

impl Row {
    fn text(&self, out: &mut String) {
        out.push_str(&self.label);
        out.push('：');
        push_pieces(&self.value, out);
        out.push('\n');
    }
}

fn push_pieces(pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        if let Piece::Text { text, .. } = piece {
            out.push_str(text);
        }
    }
}
