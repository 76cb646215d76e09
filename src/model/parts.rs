//! The parts of an agreement and the fields that each asks for.

use super::{
    article::Part,
    draft::{Block, Content, Draft, Field, Id},
    fill::is_printed,
    text::{self, Segment},
};

/// Every part in the order of the page, also clauses and annexes that are off.
pub fn parts(draft: &Draft) -> Vec<Part> {
    let agreement = &draft.agreement;
    let mut parts = vec![Part::Title];
    parts.extend((0..agreement.parties.len()).map(Part::Party));
    if !agreement.preamble.is_empty() {
        parts.push(Part::Preamble);
    }
    parts.extend(agreement.clauses.iter().map(|c| Part::Clause(c.id.clone())));
    if !agreement.signing.signers.is_empty() {
        parts.push(Part::Signing);
    }
    parts.extend(agreement.annexes.iter().map(|a| Part::Annex(a.id.clone())));
    parts
}

/// Is this part on the page, or would it be if its choice were made?
pub fn is_asked_for(draft: &Draft, part: &Part) -> bool {
    let agreement = &draft.agreement;
    match part {
        Part::Clause(id) => agreement.clauses.iter().any(|c| {
            let undecided = c
                .when
                .as_ref()
                .is_some_and(|w| draft.answer(w.field.as_str()).is_empty());
            c.id == *id && c.on && (undecided || is_printed(draft, c))
        }),
        Part::Annex(id) => agreement.annexes.iter().any(|a| a.id == *id && a.on),
        _ => true,
    }
}

/// The fields a part asks for, each once, in the order of its words: the choices
/// that decide its paragraphs, and what is printed as things stand.
pub fn fields_of<'a>(draft: &'a Draft, part: &Part) -> Vec<&'a Field> {
    let agreement = &draft.agreement;
    let mut ids: Vec<&str> = Vec::new();
    match part {
        Part::Title => {
            ids.extend(agreement.head.iter().map(Id::as_str));
        }
        Part::Party(n) => {
            if let Some(party) = agreement.parties.get(*n) {
                ids.push(party.name.as_str());
                ids.extend(party.particulars.iter().map(Id::as_str));
            }
        }
        Part::Preamble => block_ids(draft, &agreement.preamble, &mut ids),
        Part::Clause(id) => {
            if let Some(clause) = agreement.clauses.iter().find(|c| c.id == *id) {
                ids.extend(clause.when.iter().map(|w| w.field.as_str()));
                block_ids(draft, &clause.body, &mut ids);
            }
        }
        Part::Signing => {
            for signer in &agreement.signing.signers {
                ids.push(signer.name.as_str());
                ids.extend(signer.lines.iter().map(Id::as_str));
            }
        }
        Part::Annex(id) => {
            if let Some(annex) = agreement.annexes.iter().find(|a| a.id == *id) {
                block_ids(draft, &annex.body, &mut ids);
            }
        }
    }
    let mut fields: Vec<&Field> = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(field) = agreement.field(id)
            && !fields.iter().any(|f| f.id == field.id)
        {
            fields.push(field);
        }
    }
    fields
}

fn block_ids<'a>(draft: &Draft, blocks: &'a [Block], ids: &mut Vec<&'a str>) {
    for block in blocks {
        ids.extend(block.when.iter().map(|w| w.field.as_str()));
        if draft.holds(block.when.as_ref()) {
            match &block.content {
                Content::Paragraph(text) => text_ids(text, ids),
                Content::Items(items) => items.iter().for_each(|text| text_ids(text, ids)),
                Content::Section(_) => {}
                Content::Table(field) => ids.push(field.as_str()),
                Content::Particulars(fields) => ids.extend(fields.iter().map(Id::as_str)),
            }
        }
    }
}

fn text_ids<'a>(text: &'a str, ids: &mut Vec<&'a str>) {
    ids.extend(
        text::segments(text)
            .iter()
            .filter_map(|segment| match segment {
                Segment::Value { field, .. } => Some(*field),
                _ => None,
            }),
    );
}
