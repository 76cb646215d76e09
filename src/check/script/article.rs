//! An article's words as a script: every run with its place and source.

use super::{BLANK, Line, LineKind, Script, Source, Span};
use crate::{
    check::regex,
    model::article::{Block, Content, Part, Piece, Place, Row},
};

impl Script<'_> {
    pub(super) fn block(&mut self, block: &Block) {
        let part = &block.part;
        match &block.content {
            Content::Title(text) => self.own(LineKind::Title, part, text),
            Content::SigningNote(text) => self.program(LineKind::Signing, part, text),
            Content::Cover { title, rows } => {
                self.own(LineKind::Title, part, title);
                rows.iter().for_each(|r| self.row(LineKind::Row, r));
            }
            Content::Rows(rows) => rows.iter().for_each(|r| self.row(LineKind::Row, r)),
            Content::Heading { label, text } => {
                self.labelled(LineKind::Heading, part, label, text);
            }
            Content::Section { label, text } => {
                self.labelled(LineKind::Section, part, label, text);
            }
            Content::AnnexHeading { label, text } => {
                self.labelled(LineKind::AnnexHeading, part, label, text);
            }
            Content::Paragraph {
                label,
                pieces,
                conspicuous,
            } => {
                let start = self.text.len();
                if let Some(label) = label {
                    self.run(label, Place::part(part.clone()), Source::Program);
                }
                self.pieces(pieces);
                self.end_line(start, LineKind::Paragraph, Some(*conspicuous));
            }
            Content::Table(table) => {
                self.begin_row(true);
                for (n, column) in table.columns.iter().enumerate() {
                    let start = self.text.len();
                    self.run(&column.label, Place::part(part.clone()), Source::Program);
                    self.end_cell(start, n);
                }
                for row in table.body() {
                    self.begin_row(false);
                    for (n, cell) in row.iter().enumerate() {
                        let start = self.text.len();
                        self.pieces(cell);
                        self.end_cell(start, n);
                    }
                }
            }
            Content::Signing(columns) => {
                for column in columns {
                    self.row(LineKind::Signing, &column.head);
                    let rows = column.rows.iter();
                    rows.for_each(|r| self.row(LineKind::Signing, r));
                }
            }
        }
    }

    fn own(&mut self, kind: LineKind, part: &Part, text: &str) {
        let start = self.text.len();
        self.run(text, Place::part(part.clone()), Source::Own);
        self.end_line(start, kind, None);
    }

    fn program(&mut self, kind: LineKind, part: &Part, text: &str) {
        let start = self.text.len();
        self.run(text, Place::part(part.clone()), Source::Program);
        self.end_line(start, kind, None);
    }

    fn labelled(&mut self, kind: LineKind, part: &Part, label: &str, text: &str) {
        let start = self.text.len();
        let place = Place::part(part.clone());
        self.run(label, place.clone(), Source::Program);
        self.run(text, place, Source::Own);
        self.end_line(start, kind, None);
    }

    fn row(&mut self, kind: LineKind, row: &Row) {
        let start = self.text.len();
        let label = format!("{}：", row.label);
        self.run(&label, row.place.clone(), Source::Program);
        self.pieces(&row.value);
        self.end_line(start, kind, None);
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Text { text, place, value } => {
                    let source = match value {
                        true => Source::Answer,
                        // A live reference is a piece of its own.
                        false if regex!(r"^(第.{1,5}条|附件.{0,3})$").is_match(text) => {
                            Source::Program
                        }
                        false => Source::Own,
                    };
                    self.run(text, place.clone(), source);
                }
                Piece::Blank { place, .. } => {
                    let blank = BLANK.encode_utf8(&mut [0; 4]).to_owned();
                    self.run(&blank, place.clone(), Source::Program);
                }
            }
        }
    }

    /// Adds words; a line feed inside an answer does not end the line.
    fn run(&mut self, words: &str, place: Place, source: Source) {
        let start = self.text.len();
        self.text.push_str(words);
        self.spans.push(Span {
            range: start..self.text.len(),
            place,
            source,
        });
    }

    fn end_line(&mut self, start: usize, kind: LineKind, conspicuous: Option<bool>) {
        self.lines.push(Line {
            range: start..self.text.len(),
            kind,
            cell: None,
            conspicuous,
        });
        self.text.push('\n');
    }

    fn end_cell(&mut self, start: usize, column: usize) {
        self.end_line(start, LineKind::Cell, None);
        let cell = self.cell(column);
        if let Some(line) = self.lines.last_mut() {
            line.cell = Some(cell);
        }
    }
}
