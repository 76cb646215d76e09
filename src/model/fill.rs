//! Draft → article: every slot resolved, every clause numbered, every piece with
//! its place. Pure; what cannot be resolved becomes a gap for `check`.

mod blanks;
mod signing;
mod table;

use std::collections::HashMap;

use self::blanks::blank;
use super::{
    article::{self, Article, Gap, GapKind, Part, Piece, Place, Row},
    draft::{Annex, Block, Clause, Content, Draft, Field, Id, NumberStyle, Party, Policy},
    text::{self, Segment},
    value::{self, numeral},
};

/// What an optional field prints when it is empty: a half-width oblique. The
/// full-width one may begin or end no line (GB/T 15834), and here it does both.
const NOTHING: &str = "/";
/// What a reference to a clause that is not printed shows.
const NOWHERE: &str = "第＿条";

/// Most bytes of answers that are printed, all places together: a file made to
/// exhaust memory can ask for the same long answer in a hundred thousand places.
pub const LENGTH_MAX: usize = 8 * 1024 * 1024;

/// The words of a draft as they will stand on the page.
pub fn fill(draft: &Draft) -> Article {
    let mut filler = Filler::new(draft);
    let agreement = &draft.agreement;
    if agreement.pages.cover {
        filler.cover();
    } else {
        let title = agreement.title.clone();
        filler.push(Part::Title, article::Content::Title(title));
        filler.rows(&Part::Title, &agreement.head);
    }
    for (n, party) in agreement.parties.iter().enumerate() {
        let part = Part::Party(n);
        let mut rows = vec![filler.row(&part, &party.name, Some(party_label(party)))];
        rows.extend(
            party
                .particulars
                .iter()
                .map(|id| filler.row(&part, id, None)),
        );
        filler.push(part, article::Content::Rows(rows));
    }
    filler.blocks(&Part::Preamble, &agreement.preamble);
    for clause in agreement.clauses.iter().filter(|c| is_printed(draft, c)) {
        let part = Part::Clause(clause.id.clone());
        let number = filler.numbers.get(&clause.id).copied().unwrap_or(0);
        let heading = article::Content::Heading {
            label: heading_label(agreement.number_style, number),
            text: clause.heading.clone(),
        };
        filler.push(part.clone(), heading);
        filler.blocks(&part, &clause.body);
    }
    filler.signing();
    let annexes: Vec<&Annex> = agreement.annexes.iter().filter(|a| a.on).collect();
    for (n, annex) in annexes.iter().enumerate() {
        let part = Part::Annex(annex.id.clone());
        let label = annex_label(n + 1, annexes.len());
        filler.push(
            part.clone(),
            article::Content::AnnexHeading {
                label,
                text: annex.title.clone(),
            },
        );
        filler.blocks(&part, &annex.body);
    }
    Article {
        title: agreement.title.clone(),
        setup: agreement.pages.clone(),
        blocks: filler.out,
        gaps: filler.gaps,
    }
}

/// 甲方（销售方）
fn party_label(party: &Party) -> String {
    match party.called.as_str() {
        "" => party.role.clone(),
        called => format!("{}（{called}）", party.role),
    }
}

/// Is this clause on the page: switched on, and its condition holds?
pub fn is_printed(draft: &Draft, clause: &Clause) -> bool {
    clause.on && draft.holds(clause.when.as_ref())
}

fn heading_label(style: NumberStyle, number: usize) -> String {
    match style {
        NumberStyle::Article => format!("第{}条", numeral::chinese(number)),
        NumberStyle::List => format!("{}、", numeral::chinese(number)),
    }
}

/// 附件 alone, 附件一 among several.
fn annex_label(number: usize, of: usize) -> String {
    if of == 1 {
        "附件".into()
    } else {
        format!("附件{}", numeral::chinese(number))
    }
}

/// How an answer is printed.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// The value and its unit.
    WithUnit,
    /// In Chinese capitals.
    Capital,
    /// The value alone.
    Bare,
}

struct Filler<'a> {
    draft: &'a Draft,
    fields: HashMap<&'a str, &'a Field>,
    /// Numbers of the clauses that are printed.
    numbers: HashMap<&'a Id, usize>,
    /// Labels of the annexes that are printed.
    annexes: HashMap<&'a Id, String>,
    out: Vec<article::Block>,
    gaps: Vec<Gap>,
    /// Bytes of answers printed so far.
    length: usize,
}

impl<'a> Filler<'a> {
    fn new(draft: &'a Draft) -> Filler<'a> {
        let agreement = &draft.agreement;
        let printed = agreement.clauses.iter().filter(|c| is_printed(draft, c));
        let annexes: Vec<&Annex> = agreement.annexes.iter().filter(|a| a.on).collect();
        Filler {
            draft,
            fields: agreement
                .fields
                .iter()
                .map(|f| (f.id.as_str(), f))
                .collect(),
            numbers: printed.enumerate().map(|(n, c)| (&c.id, n + 1)).collect(),
            annexes: annexes
                .iter()
                .enumerate()
                .map(|(n, a)| (&a.id, annex_label(n + 1, annexes.len())))
                .collect(),
            out: Vec::new(),
            gaps: Vec::new(),
            length: 0,
        }
    }

    fn push(&mut self, part: Part, content: article::Content) {
        self.out.push(article::Block { content, part });
    }

    /// Title, number and parties on a page of their own.
    fn cover(&mut self) {
        let agreement = &self.draft.agreement;
        let mut rows: Vec<Row> = Vec::new();
        for id in &agreement.head {
            rows.push(self.row(&Part::Title, id, None));
        }
        for party in &agreement.parties {
            rows.push(self.row(&Part::Title, &party.name, Some(party_label(party))));
        }
        let title = agreement.title.clone();
        self.push(Part::Title, article::Content::Cover { title, rows });
    }

    fn rows(&mut self, part: &Part, ids: &[Id]) {
        if !ids.is_empty() {
            let rows = ids.iter().map(|id| self.row(part, id, None)).collect();
            self.push(part.clone(), article::Content::Rows(rows));
        }
    }

    /// A label–value line. A party's name outside its own block is labelled with the
    /// party: two parties may both call theirs 名称.
    fn row(&mut self, part: &Part, id: &Id, label: Option<String>) -> Row {
        let mut parties = self.draft.agreement.parties.iter();
        let label = label.or_else(|| parties.find(|p| p.name == *id).map(party_label));
        let place = Place::field(part.clone(), id.clone());
        let Some(field) = self.fields.get(id.as_str()).copied() else {
            let kind = GapKind::UnknownField {
                name: id.to_string(),
                column: 0,
            };
            self.gaps.push(Gap {
                place: Place::part(part.clone()),
                kind,
            });
            return Row {
                label: label.unwrap_or_else(|| id.to_string()),
                value: vec![],
                place,
            };
        };
        let mut value = Vec::new();
        self.value(&mut value, field, false, &place);
        Row {
            label: label.unwrap_or_else(|| field.label.clone()),
            value,
            place,
        }
    }

    fn blocks(&mut self, part: &Part, blocks: &[Block]) {
        let mut sections = 0;
        for block in blocks.iter().filter(|b| self.draft.holds(b.when.as_ref())) {
            let conspicuous = block.conspicuous;
            match &block.content {
                Content::Paragraph(text) => {
                    let pieces = self.pieces(part, text);
                    let content = article::Content::Paragraph {
                        label: None,
                        pieces,
                        conspicuous,
                    };
                    self.push(part.clone(), content);
                }
                Content::Items(items) => {
                    for (n, text) in items.iter().enumerate() {
                        let label = Some(format!("（{}）", numeral::chinese(n + 1)));
                        let pieces = self.pieces(part, text);
                        let content = article::Content::Paragraph {
                            label,
                            pieces,
                            conspicuous,
                        };
                        self.push(part.clone(), content);
                    }
                }
                Content::Particulars(ids) => self.rows(part, ids),
                Content::Section(text) => {
                    sections += 1;
                    let content = article::Content::Section {
                        label: heading_label(NumberStyle::List, sections),
                        text: text.clone(),
                    };
                    self.push(part.clone(), content);
                }
                Content::Table(id) => self.table(part, id),
            }
        }
    }

    fn pieces(&mut self, part: &Part, text: &str) -> Vec<Piece> {
        let own = Place::part(part.clone());
        let mut pieces = Vec::new();
        for segment in text::segments(text) {
            match segment {
                Segment::Words(words) => push_text(&mut pieces, words.into(), &own),
                Segment::Reference { target } => {
                    let words = self.reference(&own, target);
                    push_text(&mut pieces, words, &own);
                }
                Segment::Value {
                    field,
                    capital,
                    column,
                } => {
                    let Some(known) = self.fields.get(field).copied() else {
                        let kind = GapKind::UnknownField {
                            name: field.into(),
                            column,
                        };
                        self.gaps.push(Gap {
                            place: own.clone(),
                            kind,
                        });
                        push_text(&mut pieces, format!("{{{{{field}}}}}"), &own);
                        continue;
                    };
                    let place = Place::field(part.clone(), known.id.clone());
                    self.value(&mut pieces, known, capital, &place);
                }
                Segment::Bad { slot, column } => {
                    let kind = GapKind::BadSlot {
                        slot: slot.into(),
                        column,
                    };
                    self.gaps.push(Gap {
                        place: own.clone(),
                        kind,
                    });
                    push_text(&mut pieces, slot.into(), &own);
                }
            }
        }
        pieces
    }

    fn reference(&mut self, own: &Place, target: &str) -> String {
        if let Some(number) = self.numbers.get(&Id::from(target)) {
            return format!("第{}条", numeral::chinese(*number));
        }
        if let Some(label) = self.annexes.get(&Id::from(target)) {
            return label.clone();
        }
        let agreement = &self.draft.agreement;
        let clause = agreement.clauses.iter().map(|c| (&c.id, &c.heading));
        let annex = agreement.annexes.iter().map(|a| (&a.id, &a.title));
        let kind = match clause.chain(annex).find(|(id, _)| id.as_str() == target) {
            Some((id, heading)) => GapKind::ReferenceToAbsentClause {
                target: id.clone(),
                heading: heading.clone(),
            },
            None => GapKind::ReferenceToMissingClause {
                target: target.into(),
            },
        };
        self.gaps.push(Gap {
            place: own.clone(),
            kind,
        });
        NOWHERE.into()
    }

    /// The value of a field, or the blank that waits for it.
    fn value(&mut self, pieces: &mut Vec<Piece>, field: &Field, capital: bool, place: &Place) {
        let answer = self.draft.answer(field.id.as_str());
        let switched = self.draft.answers.get(&field.id).is_some_and(|a| a.by_hand);
        if switched || value::is_blank(answer) {
            let by_hand = switched || field.policy == Policy::ByHand;
            if !by_hand && field.policy == Policy::Optional {
                return push_value(pieces, NOTHING.into(), place);
            }
            return blank(pieces, field, capital, by_hand, place);
        }
        let form = if capital {
            Form::Capital
        } else {
            Form::WithUnit
        };
        self.answer(pieces, field, answer, form, place);
    }

    /// An answer as an agreement prints it.
    fn answer(
        &mut self,
        pieces: &mut Vec<Piece>,
        field: &Field,
        answer: &str,
        form: Form,
        place: &Place,
    ) {
        self.length += answer.len();
        if self.length > LENGTH_MAX {
            if !self.gaps.iter().any(|gap| gap.kind == GapKind::TooLong) {
                self.gaps.push(Gap {
                    place: place.clone(),
                    kind: GapKind::TooLong,
                });
            }
            return blank(pieces, field, form == Form::Capital, false, place);
        }
        let read = if form == Form::Capital {
            value::read_capital
        } else {
            value::read
        };
        match read(field, answer) {
            Ok(mut words) => {
                if form == Form::WithUnit {
                    words.push_str(value::unit(field));
                }
                push_value(pieces, words, place);
            }
            // Not yet what it should be: the page shows it as typed, `check` says so.
            Err(_) => push_value(pieces, answer.trim().into(), place),
        }
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: String, place: &Place) {
    pieces.push(Piece::Text {
        text,
        place: place.clone(),
        value: false,
    });
}

fn push_value(pieces: &mut Vec<Piece>, text: String, place: &Place) {
    pieces.push(Piece::Text {
        text,
        place: place.clone(),
        value: true,
    });
}
