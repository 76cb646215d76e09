//! Codes: one for each pair of glyph and text, so that every copy is exact, also
//! of characters that share a glyph (兀 U+5140 and U+FA0C, 272 Kangxi radicals).

use std::collections::HashMap;

use printpdf::{FontId, ParsedFont};

use super::{Error, painted::is_painted};
use crate::{
    fonts::{FaceId, Fonts},
    layout::pages::{Glyph, Line, Pages},
};

/// Codes of the faces that the pages use.
pub(super) struct Faces {
    faces: Vec<FaceCodes>,
}

/// Codes of one face. Code 0 is kept for no glyph.
pub(super) struct FaceCodes {
    pub(super) id: FaceId,
    /// Glyph and text by code, from code 1.
    pub(super) pairs: Vec<(u16, String)>,
    codes: HashMap<(u16, String), u16>,
}

impl Faces {
    /// Numbers the pairs of the pages, in the order of the page.
    pub(super) fn collect(pages: &Pages) -> Result<Faces, Error> {
        let mut faces = Faces { faces: Vec::new() };
        let lines = pages.pages.iter().flat_map(|p| &p.lines);
        for placed in lines.filter(|l| !is_painted(l)) {
            for glyph in &placed.line.glyphs {
                faces
                    .face_mut(glyph.face)
                    .number(glyph.id, text_of(&placed.line, glyph))?;
            }
        }
        Ok(faces)
    }

    pub(super) fn used(&self) -> impl Iterator<Item = &FaceCodes> {
        self.faces.iter()
    }

    /// The code of a glyph of the pages these codes were collected from.
    pub(super) fn code(&self, line: &Line, glyph: &Glyph) -> u16 {
        let face = self.faces.iter().find(|f| f.id == glyph.face);
        let key = (glyph.id, text_of(line, glyph).to_string());
        face.and_then(|f| f.codes.get(&key)).copied().unwrap_or(0)
    }

    fn face_mut(&mut self, id: FaceId) -> &mut FaceCodes {
        let at = self
            .faces
            .iter()
            .position(|f| f.id == id)
            .unwrap_or_else(|| {
                self.faces.push(FaceCodes {
                    id,
                    pairs: Vec::new(),
                    codes: HashMap::new(),
                });
                self.faces.len() - 1
            });
        &mut self.faces[at]
    }
}

impl FaceCodes {
    fn number(&mut self, glyph: u16, text: &str) -> Result<(), Error> {
        let key = (glyph, text.to_string());
        if !self.codes.contains_key(&key) {
            self.pairs.push(key.clone());
            let code = u16::try_from(self.pairs.len()).map_err(|_| Error::TooManyGlyphs)?;
            self.codes.insert(key, code);
        }
        Ok(())
    }

    /// The resource name. Not F1 to F14, which printpdf takes for built-in fonts.
    pub(super) fn font_id(&self) -> FontId {
        FontId(resource(self.id).into())
    }

    /// Codes with the glyph that the embedded program draws for them.
    pub(super) fn glyph_map(&self) -> Vec<u16> {
        let remapper = self.remapper();
        let draws = |(glyph, _): &(u16, String)| remapper.get(*glyph).unwrap_or(0);
        std::iter::once(0)
            .chain(self.pairs.iter().map(draws))
            .collect()
    }

    fn remapper(&self) -> subsetter::GlyphRemapper {
        let glyphs: Vec<u16> = self.pairs.iter().map(|(glyph, _)| *glyph).collect();
        subsetter::GlyphRemapper::new_from_glyphs(&glyphs)
    }

    /// The face cut down to its glyphs, as printpdf takes it. Widths go by code.
    pub(super) fn embed(&self, fonts: &Fonts) -> Result<ParsedFont, Error> {
        let face = fonts.face(self.id);
        let mut program = subsetter::subset(face.data(), 0, &self.remapper())
            .map_err(|e| Error::Subset(e.to_string()))?;
        let ink = face.ink_box(self.pairs.iter().map(|(glyph, _)| *glyph));
        set_font_box(&mut program, ink);
        let widths = self.pairs.iter().enumerate().map(|(n, (glyph, _))| {
            (
                n as u16 + 1,
                u16::try_from(face.advance(*glyph)).unwrap_or(0),
            )
        });
        let (weight, name) = match self.id {
            FaceId::Song => (400, "NotoSerifSC-Regular"),
            FaceId::Hei => (700, "NotoSansSC-Bold"),
            FaceId::Sans => (400, "NotoSansSC-Regular"),
        };
        Ok(ParsedFont {
            original_bytes: program,
            font_index: 0,
            font_name: Some(format!("{}+{name}", self.tag())),
            codepoint_to_glyph: Default::default(),
            glyph_widths: widths.collect(),
            units_per_em: 1000,
            // The ideographic em box; the fonts' own hhea is far taller.
            font_metrics: printpdf::FontMetrics {
                ascent: 880,
                descent: -120,
            },
            font_type: printpdf::FontType::TrueType,
            pdf_font_metrics: printpdf::PdfFontMetricsStub {
                units_per_em: 1000,
                x_min: ink[0],
                y_min: ink[1],
                x_max: ink[2],
                y_max: ink[3],
                caret_slope_rise: 1,
                caret_slope_run: 0,
                us_weight_class: weight,
            },
        })
    }

    /// Six letters that tell subsets apart (ISO 32000-1, 9.6.4), from a hash of
    /// the glyphs: FNV-1a, which every platform computes alike.
    fn tag(&self) -> String {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in self.pairs.iter().flat_map(|(glyph, _)| glyph.to_be_bytes()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let letter = |n: u32| char::from(b'A' + (hash / 26_u64.pow(n) % 26) as u8);
        (0..6).map(letter).collect()
    }
}

/// Writes the box of the subset's own ink into its `head` table, where the whole
/// font's stands. Renderers size their glyph bitmaps by it, and give up positions
/// between pixels when it is large.
fn set_font_box(program: &mut [u8], ink: [i16; 4]) {
    let u16_at = |p: &[u8], at: usize| p.get(at..at + 2).map(|b| u16::from_be_bytes([b[0], b[1]]));
    let u32_at = |p: &[u8], at: usize| {
        p.get(at..at + 4)
            .map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]))
    };
    let tables = usize::from(u16_at(program, 4).unwrap_or(0));
    let record = (0..tables)
        .map(|n| 12 + 16 * n)
        .find(|at| program.get(*at..at + 4) == Some(b"head".as_slice()));
    let Some(record) = record else { return };
    let Some(head) = u32_at(program, record + 8).map(|at| at as usize) else {
        return;
    };
    let Some(bounds) = program.get_mut(head + 36..head + 44) else {
        return;
    };
    bounds.copy_from_slice(&ink.map(i16::to_be_bytes).concat());
    let words = (0..54_usize.div_ceil(4)).filter_map(|n| u32_at(program, head + 4 * n));
    let sum = words.fold(0_u32, u32::wrapping_add);
    if let Some(checksum) = program.get_mut(record + 4..record + 8) {
        checksum.copy_from_slice(&sum.to_be_bytes());
    }
}

/// The resource name of a face.
pub(super) fn resource(id: FaceId) -> &'static str {
    match id {
        FaceId::Song => "F0S",
        FaceId::Hei => "F0H",
        FaceId::Sans => "F0U",
    }
}

/// The text a glyph stands for.
fn text_of<'a>(line: &'a Line, glyph: &Glyph) -> &'a str {
    &line.text[glyph.text.0 as usize..glyph.text.1 as usize]
}
