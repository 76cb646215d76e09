//! The finishing pass over printpdf's document, and the bytes.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{
    Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary,
};
use sha2::{Digest, Sha256};

use super::{
    Error, Kind, Properties,
    faces::{FaceCodes, Faces, resource},
    form, metadata, painted,
    structure::{self, Structure},
};
use crate::{
    fonts::Fonts,
    layout::pages::{OutlineEntry, Pages},
};

/// Deflate level: 9 costs half as much time again for 0.4 % fewer bytes.
const LEVEL: u32 = 6;

/// What printpdf's document was made from.
pub(super) struct Written<'a> {
    pub(super) pages: &'a Pages,
    pub(super) fonts: &'a Fonts,
    pub(super) faces: &'a Faces,
    pub(super) structure: Structure,
}

pub(super) fn finish(
    document: &mut Document,
    written: &Written<'_>,
    properties: &Properties,
    kind: Kind,
) -> Result<Vec<u8>, Error> {
    let Written {
        pages,
        fonts,
        faces,
        structure,
    } = written;
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    for face in faces.used() {
        codes(document, face)?;
    }
    tidy_pages(document, &page_ids)?;
    painted::paint(document, pages, &page_ids, fonts)?;
    let fields = match kind {
        Kind::Paper => Vec::new(),
        Kind::Form => form::fields(document, pages, &page_ids)?,
    };
    let tree = structure::write(document, &page_ids, structure, &fields);
    let outline = outline(document, pages, &page_ids);
    let xmp = document.add_object(Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        metadata::xmp(properties, kind).into_bytes(),
    ));
    let profile = document.add_object(Stream::new(
        dictionary! { "N" => 3, "Alternate" => "DeviceRGB" },
        metadata::srgb_profile(),
    ));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB"),
        "DestOutputProfile" => Object::Reference(profile),
    };
    let labels = page_labels(pages);
    let root = document
        .trailer
        .get(b"Root")
        .and_then(Object::as_reference)
        .map_err(|e| Error::Writer(e.to_string()))?;
    let catalog = dictionary_at(document, root)?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("Metadata", Object::Reference(xmp));
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("PageLabels", labels);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", Object::Reference(tree));
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("PageLayout", "OneColumn");
    if let Some(outline) = outline {
        catalog.set("Outlines", Object::Reference(outline));
        catalog.set("PageMode", "UseOutlines");
    }
    if !fields.is_empty() {
        let form = form::form(document, &fields);
        dictionary_at(document, root)?.set("AcroForm", Object::Reference(form));
    }
    info(document, properties);
    // The metadata stays readable to programs that do not inflate (ISO 19005-2 6.6.2).
    deflate(document, xmp)?;
    identify(document);
    save(document)
}

/// Puts our codes behind a font: which glyph each draws and which text it stands for.
fn codes(document: &mut Document, face: &FaceCodes) -> Result<(), Error> {
    let missing = || Error::Writer(format!("no font {}", resource(face.id)));
    let font = font_id(document, resource(face.id)).ok_or_else(missing)?;
    let map = face
        .glyph_map()
        .into_iter()
        .flat_map(u16::to_be_bytes)
        .collect();
    let map = document.add_object(Stream::new(Dictionary::new(), map));
    let unicode = document.add_object(Stream::new(
        Dictionary::new(),
        to_unicode(face).into_bytes(),
    ));
    let font = dictionary_at(document, font)?;
    let old = font.get(b"ToUnicode").and_then(Object::as_reference);
    font.set("ToUnicode", Object::Reference(unicode));
    let descendant = font
        .get_mut(b"DescendantFonts")
        .and_then(Object::as_array_mut)
        .ok()
        .and_then(|list| list.first_mut())
        .and_then(|first| first.as_dict_mut().ok())
        .ok_or_else(missing)?;
    descendant.set("CIDToGIDMap", Object::Reference(map));
    if let Ok(old) = old {
        document.objects.remove(&old);
    }
    Ok(())
}

/// The font object behind a resource name.
fn font_id(document: &Document, name: &str) -> Option<ObjectId> {
    document.objects.values().find_map(|object| {
        let font = object.as_dict().ok()?.get(name.as_bytes()).ok()?;
        font.as_reference().ok()
    })
}

/// A ToUnicode CMap with one entry a code (ISO 32000-1, 9.10.3). Codes without
/// text of their own, the later glyphs of a cluster, have no entry.
fn to_unicode(face: &FaceCodes) -> String {
    let mut cmap = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let entries: Vec<String> = face
        .pairs
        .iter()
        .enumerate()
        .filter(|(_, (_, text))| !text.is_empty())
        .map(|(n, (_, text))| {
            let units: String = text.encode_utf16().map(|u| format!("{u:04X}")).collect();
            format!("<{:04X}> <{units}>\n", n + 1)
        })
        .collect();
    for chunk in entries.chunks(100) {
        cmap.push_str(&format!(
            "{} beginbfchar\n{}endbfchar\n",
            chunk.len(),
            chunk.concat()
        ));
    }
    cmap.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    cmap
}

/// Leaves out what printpdf writes and nobody needs.
fn tidy_pages(document: &mut Document, pages: &[ObjectId]) -> Result<(), Error> {
    for id in pages {
        let page = dictionary_at(document, *id)?;
        for key in ["Annots", "TrimBox", "CropBox"] {
            page.remove(key.as_bytes());
        }
        let resources = page.get(b"Resources").and_then(Object::as_reference);
        if let Ok(resources) = resources {
            let resources = dictionary_at(document, resources)?;
            for key in ["XObject", "ExtGState", "Shading"] {
                resources.remove(key.as_bytes());
            }
        }
    }
    document.prune_objects();
    Ok(())
}

/// The numbers that the pages print; a cover has a name and counts.
fn page_labels(pages: &Pages) -> Dictionary {
    let numbers = |first: i64| dictionary! { "S" => "D", "St" => first };
    let mut nums: Vec<Object> = Vec::new();
    if pages.has_cover {
        nums.extend([0.into(), dictionary! { "P" => text_string("封面") }.into()]);
        nums.extend([1.into(), numbers(2).into()]);
    } else {
        nums.extend([0.into(), numbers(1).into()]);
    }
    dictionary! { "Nums" => nums }
}

/// The outline in the order of the headings, nested by level.
fn outline(document: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Option<ObjectId> {
    if pages.outline.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = pages
        .outline
        .iter()
        .map(|_| document.new_object_id())
        .collect();
    let levels: Vec<u8> = pages.outline.iter().map(|e| e.level).collect();
    let parent = |n: usize| (0..n).rev().find(|k| levels[*k] < levels[n]);
    let siblings = |parent_of: Option<usize>| -> Vec<usize> {
        (0..levels.len())
            .filter(|n| parent(*n) == parent_of)
            .collect()
    };
    for (n, entry) in pages.outline.iter().enumerate() {
        let mut item = outline_item(entry, pages.sheet.1, page_ids);
        item.set(
            "Parent",
            Object::Reference(parent(n).map_or(root, |p| ids[p])),
        );
        let row = siblings(parent(n));
        let at = row
            .iter()
            .position(|k| *k == n)
            .expect("an entry is among its own siblings");
        if at > 0 {
            item.set("Prev", Object::Reference(ids[row[at - 1]]));
        }
        if let Some(next) = row.get(at + 1) {
            item.set("Next", Object::Reference(ids[*next]));
        }
        family(&mut item, &siblings(Some(n)), &ids);
        document.set_object(ids[n], item);
    }
    let mut top = dictionary! { "Type" => "Outlines" };
    family(&mut top, &siblings(None), &ids);
    document.set_object(root, top);
    Some(root)
}

fn outline_item(entry: &OutlineEntry, height: i32, page_ids: &[ObjectId]) -> Dictionary {
    let mut item = dictionary! { "Title" => text_string(&entry.text) };
    if let Some(page) = page_ids.get(entry.page) {
        let top = (height - entry.y) as f32 / 1000.0;
        item.set(
            "Dest",
            vec![
                Object::Reference(*page),
                "XYZ".into(),
                Object::Null,
                top.into(),
                Object::Null,
            ],
        );
    }
    item
}

fn family(item: &mut Dictionary, children: &[usize], ids: &[ObjectId]) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        item.set("First", Object::Reference(ids[*first]));
        item.set("Last", Object::Reference(ids[*last]));
        item.set("Count", children.len() as i64);
    }
}

/// The document properties agree with the XMP, entry by entry.
fn info(document: &mut Document, properties: &Properties) {
    let date = Object::string_literal(metadata::pdf_date(properties.date));
    let mut info = dictionary! {
        "Title" => text_string(&properties.title),
        "Producer" => Object::string_literal(metadata::PRODUCER),
        "Creator" => Object::string_literal(metadata::PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    for (key, text) in [
        ("Author", &properties.author),
        ("Subject", &properties.subject),
    ] {
        if !text.is_empty() {
            info.set(key, text_string(text));
        }
    }
    if let Ok(old) = document.trailer.get(b"Info").and_then(Object::as_reference) {
        document.objects.remove(&old);
    }
    let info = document.add_object(info);
    document.trailer.set("Info", Object::Reference(info));
}

/// UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
pub(super) fn text_string(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

pub(super) fn dictionary_at(
    document: &mut Document,
    id: ObjectId,
) -> Result<&mut Dictionary, Error> {
    let object = document.get_object_mut(id).and_then(Object::as_dict_mut);
    object.map_err(|e| Error::Writer(e.to_string()))
}

fn deflate(document: &mut Document, except: ObjectId) -> Result<(), Error> {
    for (id, object) in &mut document.objects {
        let Object::Stream(stream) = object else {
            continue;
        };
        stream.allows_compression = false; // lopdf is not to do it again
        if *id == except || stream.dict.has(b"Filter") {
            continue;
        }
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
        let packed = encoder
            .write_all(&stream.content)
            .and_then(|()| encoder.finish());
        let packed = packed.map_err(|e| Error::Writer(e.to_string()))?;
        stream.dict.set("Filter", "FlateDecode");
        stream.dict.set("Length", packed.len() as i64);
        stream.content = packed;
    }
    Ok(())
}

/// The file identifier is a hash of the contents: the same document, the same id.
fn identify(document: &mut Document) {
    let mut hash = Sha256::new();
    for (id, object) in &document.objects {
        hash.update(id.0.to_be_bytes());
        hash.update(format!("{object:?}"));
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    let id = hash.finalize()[..16].to_vec();
    let id = Object::String(id, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}

fn save(document: &mut Document) -> Result<Vec<u8>, Error> {
    document.version = "1.7".into();
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .compression_level(LEVEL)
        .build();
    let mut bytes = Vec::new();
    document
        .save_with_options(&mut bytes, options)
        .map_err(|e| Error::Writer(e.to_string()))?;
    Ok(bytes)
}
