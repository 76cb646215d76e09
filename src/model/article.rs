//! The article: the words of an agreement as they will stand on the page, every
//! slot resolved, every clause numbered, every piece knowing where it came from.

use super::draft::Id;

/// The finished words of one draft, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The title as printed.
    pub title: String,
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
    /// The signing block, one column a signer.
    Signing(Vec<SigningColumn>),
}

/// One signer's column.
#[derive(Clone, Debug, PartialEq)]
pub struct SigningColumn {
    /// What heads the column and the signer's name.
    pub head: Row,
    /// Lines to sign on.
    pub rows: Vec<Row>,
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
            Content::Title(text) => out.push_str(text),
            Content::Heading { label, text } | Content::AnnexHeading { label, text } => {
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
                }
                return;
            }
        }
        out.push('\n');
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
