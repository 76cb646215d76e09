//! What rules on fields see: the printed fields, the cells of tables, the answers.

use std::{borrow::Cow, collections::HashSet};

use jiff::civil::Date;

use super::problem::{Problem, Severity};
use crate::{
    fonts::Fonts,
    model::{
        article::{Article, Content, Part, Piece, Place, Row},
        draft::{Draft, Field, Kind},
        parts, value,
    },
};

/// How many required fields are printed and how many of them are filled.
pub fn progress(draft: &Draft) -> (usize, usize) {
    let printed = printed(draft, &parts(draft));
    let required = printed.iter().filter(|p| is_required(draft, p.field));
    let (mut filled, mut of) = (0, 0);
    for p in required {
        of += 1;
        filled += usize::from(!value::is_blank(draft.answer(p.field.id.as_str())));
    }
    (filled, of)
}

/// What the rules see.
pub(crate) struct Subject<'a> {
    pub(super) draft: &'a Draft,
    pub(super) article: &'a Article,
    pub(super) fonts: &'a Fonts,
    pub(super) today: Date,
    pub(super) printed: Vec<Printed<'a>>,
    /// Every part and the fields it asks for, in page order.
    parts: Vec<(Part, Vec<&'a Field>)>,
    pub(super) cells: Vec<Cell<'a>>,
}

/// A cell of a printed table: what it takes, where it is, what stands in it.
pub(super) struct Cell<'a> {
    /// The column, labelled with its row: 设备清单第2行的单价.
    pub(super) field: Field,
    pub(super) place: Place,
    pub(super) text: &'a str,
}

/// A field that stands on the page, and where it stands first.
pub(super) struct Printed<'a> {
    pub(super) field: &'a Field,
    pub(super) place: Place,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        draft: &'a Draft,
        article: &'a Article,
        fonts: &'a Fonts,
        today: Date,
    ) -> Subject<'a> {
        let parts = parts(draft);
        let printed = printed(draft, &parts);
        Subject {
            parts,
            draft,
            article,
            fonts,
            today,
            cells: cells(draft, &printed),
            printed,
        }
    }

    /// Every part and its fields, in page order.
    pub(super) fn page_order(&self) -> Vec<Place> {
        let mut order = Vec::new();
        for (part, fields) in &self.parts {
            order.push(Place::part(part.clone()));
            let fields = fields.iter();
            order.extend(fields.map(|f| Place::field(part.clone(), f.id.clone())));
        }
        order
    }

    /// Printed fields, cells of tables too, with an answer that is not left for the
    /// pen: field, place, answer.
    pub(super) fn answers(&self) -> impl Iterator<Item = (&Field, &Place, &'a str)> + '_ {
        let draft = self.draft;
        let fields = self.printed.iter().filter_map(move |p| {
            let answer = draft.answers.get(&p.field.id).filter(|a| !a.by_hand)?;
            (!value::is_blank(&answer.text)).then_some((p.field, &p.place, answer.text.as_str()))
        });
        let cells = self.cells.iter().filter(|c| !value::is_blank(c.text));
        fields.chain(cells.map(|c| (&c.field, &c.place, c.text)))
    }
}

/// The cells of the printed tables that are not left for the pen.
fn cells<'a>(draft: &'a Draft, printed: &[Printed<'a>]) -> Vec<Cell<'a>> {
    let mut cells = Vec::new();
    for p in printed.iter().filter(|p| !draft.is_by_hand(p.field)) {
        let Kind::Table(form) = &p.field.kind else {
            continue;
        };
        for (n, row) in value::table::rows(draft.answer(p.field.id.as_str())).enumerate() {
            for (k, column) in form.columns.iter().enumerate() {
                let label = format!("{}第{}行的{}", p.field.label, n + 1, column.label);
                cells.push(Cell {
                    field: Field {
                        label,
                        ..column.clone()
                    },
                    place: p.place.clone(),
                    text: row.get(k).copied().unwrap_or(""),
                });
            }
        }
    }
    cells
}

pub(super) fn is_required(draft: &Draft, field: &Field) -> bool {
    field.policy == crate::model::draft::Policy::Required && !draft.is_by_hand(field)
}

/// Fields that are printed or decide what is printed, each once, at its first
/// place, in page order.
fn printed<'a>(draft: &'a Draft, parts: &[(Part, Vec<&'a Field>)]) -> Vec<Printed<'a>> {
    let mut seen = HashSet::new();
    let mut printed = Vec::new();
    for (part, fields) in parts
        .iter()
        .filter(|(part, _)| parts::is_asked_for(draft, part))
    {
        for field in fields.iter().copied() {
            if seen.insert(&field.id) {
                let place = Place::field(part.clone(), field.id.clone());
                printed.push(Printed { field, place });
            }
        }
    }
    printed
}

fn parts(draft: &Draft) -> Vec<(Part, Vec<&Field>)> {
    let parts = parts::parts(draft).into_iter();
    let parts = parts.map(|part| {
        let fields = parts::fields_of(draft, &part);
        (part, fields)
    });
    parts.collect()
}

/// The printed words with their places, labels and headings included.
pub(super) fn words(article: &Article) -> impl Iterator<Item = (Cow<'_, Place>, &str)> {
    article.blocks.iter().flat_map(
        |block| -> Box<dyn Iterator<Item = (Cow<'_, Place>, &str)>> {
            let own = |text| (Cow::Owned(Place::part(block.part.clone())), text);
            match &block.content {
                Content::Title(text) | Content::SigningNote(text) => {
                    Box::new(std::iter::once(own(text.as_str())))
                }
                Content::Heading { text, .. }
                | Content::Section { text, .. }
                | Content::AnnexHeading { text, .. } => {
                    Box::new(std::iter::once(own(text.as_str())))
                }
                Content::Cover { title, rows } => Box::new(
                    std::iter::once(own(title.as_str())).chain(rows.iter().flat_map(row_words)),
                ),
                Content::Table(table) => {
                    let labels = table.columns.iter();
                    let labels = labels.map(move |c| own(c.label.as_str()));
                    let cells = table.body().flatten();
                    Box::new(labels.chain(cells.flat_map(|cell| texts(cell))))
                }
                Content::Paragraph { pieces, .. } => Box::new(texts(pieces)),
                Content::Rows(rows) => Box::new(rows.iter().flat_map(row_words)),
                Content::Signing(columns) => Box::new(
                    columns
                        .iter()
                        .flat_map(|c| std::iter::once(&c.head).chain(&c.rows))
                        .flat_map(row_words),
                ),
            }
        },
    )
}

fn row_words(row: &Row) -> impl Iterator<Item = (Cow<'_, Place>, &str)> {
    std::iter::once((
        Cow::Owned(Place::part(row.place.part.clone())),
        row.label.as_str(),
    ))
    .chain(texts(&row.value))
}

fn texts(pieces: &[Piece]) -> impl Iterator<Item = (Cow<'_, Place>, &str)> {
    pieces.iter().filter_map(|piece| match piece {
        Piece::Text { text, place, .. } => Some((Cow::Borrowed(place), text.as_str())),
        Piece::Blank { .. } => None,
    })
}

/// A problem without a remedy.
pub(super) fn problem(
    rule: &'static str,
    severity: Severity,
    place: &Place,
    message: String,
    why: &'static str,
) -> Problem {
    Problem {
        rule,
        severity,
        place: place.clone(),
        words: String::new(),
        message,
        why,
        law: None,
        fix: None,
    }
}

/// The heading of a part, for messages.
pub(super) fn part_name(draft: &Draft, part: &Part) -> String {
    let agreement = &draft.agreement;
    match part {
        Part::Title => "标题".into(),
        Part::Party(n) => agreement
            .parties
            .get(*n)
            .map_or(String::new(), |p| p.role.clone()),
        Part::Preamble => "前言".into(),
        Part::Signing => "签署栏".into(),
        Part::Clause(id) => {
            let clause = agreement.clauses.iter().find(|c| c.id == *id);
            clause.map_or(String::new(), |c| format!("“{}”条", c.heading))
        }
        Part::Annex(id) => {
            let annex = agreement.annexes.iter().find(|a| a.id == *id);
            annex.map_or(String::new(), |a| format!("附件“{}”", a.title))
        }
    }
}
