//! Pages as JSON: positions in points from the top left corner of the sheet, the
//! text of every glyph and the field it came from.

use serde_json::{Value, json};

use super::part_id;
use crate::{
    fonts::FaceId,
    layout::pages::{Len, Pages, PlacedLine, Role, RuleKind},
};

/// The pages as one JSON document.
pub(super) fn text(pages: &Pages) -> String {
    let list: Vec<Value> = pages
        .pages
        .iter()
        .map(|page| json!({ "lines": page.lines.iter().map(line).collect::<Vec<_>>() }))
        .collect();
    let sheet = json!({ "width": pt(pages.sheet.0), "height": pt(pages.sheet.1) });
    format!("{}\n", json!({ "sheet": sheet, "pages": list }))
}

fn pt(length: Len) -> f64 {
    f64::from(length) / 1000.0
}

fn line(placed: &PlacedLine) -> Value {
    let place = |n: u16| placed.line.places.get(usize::from(n));
    let field = |n: u16| {
        place(n)
            .and_then(|p| p.field.as_ref())
            .map(ToString::to_string)
    };
    let part = |n: u16| place(n).map(|p| part_id(&p.part));
    let glyphs: Vec<Value> = placed
        .line
        .glyphs
        .iter()
        .map(|g| {
            json!({
                "id": g.id, "face": face(g.face), "size": pt(g.size), "x": pt(placed.x + g.x),
                "text": &placed.line.text[g.text.0 as usize..g.text.1 as usize],
                "field": field(g.place), "part": part(g.place),
            })
        })
        .collect();
    let rules: Vec<Value> = placed
        .line
        .rules
        .iter()
        .map(|r| {
            json!({
                "x0": pt(placed.x + r.x0), "x1": pt(placed.x + r.x1),
                "y": pt(placed.baseline + r.below), "kind": kind(r.kind), "field": field(r.place),
            })
        })
        .collect();
    json!({
        "text": placed.line.text, "x": pt(placed.x), "baseline": pt(placed.baseline),
        "role": role(placed.role), "glyphs": glyphs, "rules": rules,
    })
}

fn face(face: FaceId) -> &'static str {
    match face {
        FaceId::Song => "song",
        FaceId::Hei => "hei",
        FaceId::Sans => "sans",
    }
}

fn kind(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Missing => "missing",
        RuleKind::ByHand => "by_hand",
        RuleKind::Underline => "underline",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Title => "title",
        Role::Heading => "heading",
        Role::Paragraph => "paragraph",
        Role::Item => "item",
        Role::Label => "label",
        Role::Value => "value",
        Role::Section => "section",
        Role::TableHead => "table_head",
        Role::TableCell => "table_cell",
        Role::Signing => "signing",
        Role::Repeated => "repeated",
        Role::Header => "header",
        Role::Footer => "footer",
    }
}
