//! Finished pages → PDF bytes. The only user of printpdf, lopdf and subsetter.
//!
//! printpdf writes the pages; a finishing pass over its document says what it
//! cannot: one code per glyph and text, outline, structure, labels, metadata. The
//! same pages, properties and date give the same bytes.

mod content;
mod faces;
mod finish;
mod form;
mod metadata;
mod painted;
mod structure;

use jiff::civil::DateTime;
use printpdf::{PdfDocument, PdfFont, PdfSaveOptions};

use crate::{fonts::Fonts, layout::pages::Pages};

/// What the document says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Properties {
    /// The agreement's title.
    pub title: String,
    /// Who drew it up; may be empty.
    pub author: String,
    /// What it is about; may be empty.
    pub subject: String,
    /// When it was written, local time. A parameter, so that bytes can be repeated.
    pub date: DateTime,
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// More different glyphs than a PDF font has codes.
    #[error("文件里不同的字太多，超出了一个PDF字体的容量。请把协议分成几份")]
    TooManyGlyphs,
    /// The font could not be cut down to the glyphs in use.
    #[error("PDF字体生成失败，请报告这个问题：{0}")]
    Subset(String),
    /// The PDF library complained; what it wrote cannot be trusted.
    #[error("PDF生成失败，请报告这个问题：{0}")]
    Writer(String),
}

/// Writes the pages as a PDF.
pub fn write(pages: &Pages, fonts: &Fonts, properties: &Properties) -> Result<Vec<u8>, Error> {
    write_as(pages, fonts, properties, Kind::Paper)
}

/// Writes the pages as a PDF whose blanks for the pen are form fields, for signers
/// who fill on the screen and print then.
pub fn write_form(pages: &Pages, fonts: &Fonts, properties: &Properties) -> Result<Vec<u8>, Error> {
    write_as(pages, fonts, properties, Kind::Form)
}

/// What the file is for.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// To be printed and kept: PDF/A-2u in form.
    Paper,
    /// To be filled in on the screen. Readers set what is typed in fonts of their
    /// own, so this is no PDF/A.
    Form,
}

fn write_as(
    pages: &Pages,
    fonts: &Fonts,
    properties: &Properties,
    kind: Kind,
) -> Result<Vec<u8>, Error> {
    let faces = faces::Faces::collect(pages)?;
    let mut pdf = PdfDocument::new(&properties.title);
    for face in faces.used() {
        let font = PdfFont::new(face.embed(fonts)?);
        pdf.resources.fonts.map.insert(face.font_id(), font);
    }
    let (painted, structure) = content::paint(pages, fonts, &faces);
    pdf.pages = painted;
    let mut warnings = Vec::new();
    let options = PdfSaveOptions {
        optimize: false,
        ..PdfSaveOptions::default()
    };
    let mut document = printpdf::serialize::to_lopdf_doc(&pdf, &options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(Error::Writer(warning.msg.clone()));
    }
    let written = finish::Written {
        pages,
        fonts,
        faces: &faces,
        structure,
    };
    finish::finish(&mut document, &written, properties, kind)
}
