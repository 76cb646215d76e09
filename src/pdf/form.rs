//! The blanks for the pen as form fields (ISO 32000-1, 12.7), so that a signer may
//! type into them in a PDF reader before printing.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{
    Error,
    finish::{dictionary_at, text_string},
};
use crate::layout::pages::{Len, Page, Pages, PlacedLine, Rect, RuleKind};

/// A field on its page.
pub(super) struct FormField {
    pub(super) widget: ObjectId,
    pub(super) page: ObjectId,
}

/// How far a field reaches above and below its rule.
const ABOVE: Len = 13_000;
const BELOW: Len = 1_000;
/// Size of what is typed.
const SIZE: i64 = 11;
/// The name of the font in the form's resources.
const FONT: &str = "Song";

/// A blank to be filled: where it is and what it is called.
struct Blank {
    rect: Rect,
    /// The answer's field id, or what stands for it.
    name: String,
    /// The words in front of it: what a screen reader says.
    label: String,
}

/// Adds a text field for each blank for the pen, in page order.
pub(super) fn fields(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Result<Vec<FormField>, Error> {
    let mut fields = Vec::new();
    for (page, id) in pages.pages.iter().zip(page_ids) {
        let mut widgets: Vec<Object> = Vec::new();
        for blank in blanks(page) {
            let number = fields.len() + 1;
            let widget = document.add_object(widget(&blank, number, *id, pages.sheet.1));
            widgets.push(Object::Reference(widget));
            fields.push(FormField { widget, page: *id });
        }
        if !widgets.is_empty() {
            dictionary_at(document, *id)?.set("Annots", widgets);
        }
    }
    Ok(fields)
}

/// The form itself, to stand in the catalog.
pub(super) fn form(document: &mut Document, fields: &[FormField]) -> ObjectId {
    // A CID font of the Adobe-GB1 collection that readers bring along themselves
    // (ISO 32000-1, 9.7.5.2): any character may be typed.
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor", "FontName" => "STSong-Light", "Flags" => 6,
        "FontBBox" => vec![(-25).into(), (-254).into(), 1000.into(), 880.into()],
        "ItalicAngle" => 0, "Ascent" => 880, "Descent" => -120, "CapHeight" => 626, "StemV" => 60,
    });
    let descendant = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "STSong-Light",
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("GB1"),
            "Supplement" => 4,
        },
        "FontDescriptor" => Object::Reference(descriptor), "DW" => 1000,
    });
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "STSong-Light",
        "Encoding" => "UniGB-UTF16-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
    });
    let list: Vec<Object> = fields.iter().map(|f| Object::Reference(f.widget)).collect();
    document.add_object(dictionary! {
        "Fields" => list,
        "DR" => dictionary! { "Font" => dictionary! { FONT => Object::Reference(font) } },
        "DA" => appearance(),
        "NeedAppearances" => true,
    })
}

fn appearance() -> Object {
    Object::string_literal(format!("/{FONT} {SIZE} Tf 0 g"))
}

/// Rules for the pen, and empty cells of tables.
fn blanks(page: &Page) -> Vec<Blank> {
    let mut blanks = Vec::new();
    for (n, placed) in page.lines.iter().enumerate() {
        let rules = placed.line.rules.iter();
        for rule in rules.filter(|r| r.kind == RuleKind::ByHand) {
            let y = placed.baseline + rule.below;
            let place = placed.line.places.get(usize::from(rule.place));
            let field = place.and_then(|p| p.field.as_ref());
            blanks.push(Blank {
                rect: Rect {
                    x0: placed.x + rule.x0,
                    y0: y - ABOVE,
                    x1: placed.x + rule.x1,
                    y1: y + BELOW,
                },
                name: field.map_or("blank".into(), ToString::to_string),
                label: label(&page.lines[..n], placed, rule.x0),
            });
        }
    }
    for cell in page.cells.iter().filter(|c| c.is_empty) {
        let field = cell.place.field.as_ref();
        blanks.push(Blank {
            rect: cell.rect,
            name: field.map_or("cell".into(), ToString::to_string),
            label: String::new(),
        });
    }
    blanks
}

/// The words before `x` on the line, else those of the label beside it.
fn label(before: &[PlacedLine], placed: &PlacedLine, x: Len) -> String {
    let glyphs = placed.line.glyphs.iter().filter(|g| g.x < x);
    let end = glyphs.map(|g| g.text.1 as usize).max().unwrap_or(0);
    let own = &placed.line.text[..end];
    let beside = || before.iter().rev().find(|l| l.row == placed.row);
    let words = match own {
        "" => beside().map_or("", |l| l.line.text.as_str()),
        own => own,
    };
    words.trim_end_matches('：').to_string()
}

fn widget(blank: &Blank, number: usize, page: ObjectId, height: Len) -> Dictionary {
    let pt = |length: Len| Object::Real(length as f32 / 1000.0);
    let rect = vec![
        pt(blank.rect.x0),
        pt(height - blank.rect.y1),
        pt(blank.rect.x1),
        pt(height - blank.rect.y0),
    ];
    dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx",
        "F" => 4, // printed
        "Rect" => rect,
        // A full stop would make a hierarchy of the name.
        "T" => text_string(&format!("{}_{number}", blank.name.replace('.', "_"))),
        "TU" => text_string(if blank.label.is_empty() { &blank.name } else { &blank.label }),
        "DA" => appearance(),
        "P" => Object::Reference(page),
    }
}
