//! The faces: the bundled fonts, what characters they hold, their advances,
//! shapes and outlines. Nothing is taken from the system, so what the window
//! shows the PDF can draw. The fonts are linked in and never copied.
//!
//! All faces have 1000 units to the em, so font units are thousandths of an em.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError},
};

use harfrust::{
    Buffer, BufferFlags, ClusterLevel, Direction, Feature, Language, Script, ShapeOptions,
    ShaperFont, Tag,
};
pub use skrifa::outline::OutlinePen;
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::DrawSettings,
};

/// A bundled face by its role in an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceId {
    /// 宋体: body text, Noto Serif SC 400.
    Song,
    /// 黑体: titles, headings and conspicuous terms, Noto Sans SC 700.
    Hei,
    /// The window's face and the fallback of the other two, Noto Sans SC 400.
    Sans,
}

impl FaceId {
    /// Every face, in fallback order.
    pub const ALL: [FaceId; 3] = [FaceId::Song, FaceId::Hei, FaceId::Sans];
}

/// A positioned glyph of a shaped piece, in thousandths of an em.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shaped {
    /// Glyph id.
    pub glyph: u16,
    /// How far the next glyph stands.
    pub advance: i32,
    /// Shift to the right of this glyph alone.
    pub dx: i32,
    /// Byte of the piece the glyph's cluster begins at.
    pub cluster: u32,
}

/// The bundled faces.
pub struct Fonts {
    faces: [Face; 3],
}

/// One face. Its tables are read on first use.
pub struct Face {
    id: FaceId,
    data: &'static [u8],
    tables: OnceLock<Tables>,
    pieces: Mutex<HashMap<Box<str>, Arc<[Shaped]>>>,
}

struct Tables {
    shaper: harfrust::Font,
    /// Basic plane: character → glyph, 0 where there is none.
    basic: Vec<u16>,
    /// Supplementary planes.
    beyond: HashMap<char, u16>,
    advances: Vec<u16>,
    /// Marks as the font shapes them for zh-Hans (locl, ccmp).
    marks: HashMap<&'static str, Vec<Shaped>>,
}

/// Marks whose glyph depends on script and language: shaped once as zh-Hans.
const MARKS: &[&str] = &[
    "——", "……", "—", "…", "“", "”", "‘", "’", "·", "～", "，", "。", "、", "；", "：", "？", "！",
    "（", "）", "《", "》", "〈", "〉", "【", "】", "〔", "〕", "「", "」", "『", "』",
];

/// Most shaped pieces remembered per face: a hostile file cannot grow the cache.
const PIECES_MAX: usize = 20_000;

impl Fonts {
    /// The fonts linked into the program.
    pub fn bundled() -> &'static Fonts {
        static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts {
            faces: [
                Face::new(
                    FaceId::Song,
                    include_bytes!("../fonts/NotoSerifSC_400Regular.ttf"),
                ),
                Face::new(
                    FaceId::Hei,
                    include_bytes!("../fonts/NotoSansSC_700Bold.ttf"),
                ),
                Face::new(
                    FaceId::Sans,
                    include_bytes!("../fonts/NotoSansSC_400Regular.ttf"),
                ),
            ],
        });
        &FONTS
    }

    /// A face by role.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[id as usize]
    }

    /// The face that draws `c`: the wanted one, else the first that can.
    pub fn face_for(&self, c: char, wanted: FaceId) -> Option<FaceId> {
        if self.face(wanted).glyph(c).is_some() {
            return Some(wanted);
        }
        FaceId::ALL
            .into_iter()
            .rev()
            .find(|id| self.face(*id).glyph(c).is_some())
    }

    /// Can some face draw `c`?
    pub fn covers(&self, c: char) -> bool {
        self.face_for(c, FaceId::Song).is_some()
    }
}

impl Face {
    fn new(id: FaceId, data: &'static [u8]) -> Face {
        Face {
            id,
            data,
            tables: OnceLock::new(),
            pieces: Mutex::default(),
        }
    }

    /// Which face this is.
    pub fn id(&self) -> FaceId {
        self.id
    }

    /// The font file.
    pub fn data(&self) -> &'static [u8] {
        self.data
    }

    /// The glyph of a character, without shaping.
    pub fn glyph(&self, c: char) -> Option<u16> {
        let tables = self.tables();
        let glyph = match tables.basic.get(c as usize) {
            Some(glyph) => *glyph,
            None => tables.beyond.get(&c).copied().unwrap_or(0),
        };
        (glyph != 0).then_some(glyph)
    }

    /// Advance of a glyph in thousandths of an em.
    pub fn advance(&self, glyph: u16) -> i32 {
        self.tables()
            .advances
            .get(usize::from(glyph))
            .map_or(0, |a| i32::from(*a))
    }

    /// A Chinese mark, or the pair —— or ……, as the font shapes it for zh-Hans.
    pub fn mark(&self, mark: &str) -> Option<&[Shaped]> {
        self.tables().marks.get(mark).map(Vec::as_slice)
    }

    /// A Western piece with ligatures; shaped once, then remembered.
    pub fn western(&self, piece: &str) -> Arc<[Shaped]> {
        let mut pieces = self.pieces.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = pieces.get(piece) {
            return known.clone();
        }
        let shaped: Arc<[Shaped]> = shape(&self.tables().shaper, piece, *b"Latn", &WESTERN).into();
        if pieces.len() >= PIECES_MAX {
            pieces.clear();
        }
        pieces.insert(piece.into(), shaped.clone());
        shaped
    }

    /// The smallest box around the ink of some glyphs, in thousandths of an em:
    /// left, bottom, right, top; y up from the baseline.
    pub fn ink_box(&self, glyphs: impl Iterator<Item = u16>) -> [i16; 4] {
        let font = FontRef::new(self.data).expect("bundled fonts are checked by a test");
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let boxes = glyphs.filter_map(|g| metrics.bounds(GlyphId::from(g)));
        let around = boxes.fold(None, |sum: Option<[f32; 4]>, b| {
            let [x0, y0, x1, y1] = sum.unwrap_or([b.x_min, b.y_min, b.x_max, b.y_max]);
            Some([
                x0.min(b.x_min),
                y0.min(b.y_min),
                x1.max(b.x_max),
                y1.max(b.y_max),
            ])
        });
        around.unwrap_or_default().map(|v| v as i16)
    }

    /// Draws a glyph's unhinted outline at `size` (y up, origin on the baseline).
    pub fn outline(&self, glyph: u16, size: f32, pen: &mut impl OutlinePen) {
        let font = FontRef::new(self.data).expect("bundled fonts are checked by a test");
        if let Some(outline) = font.outline_glyphs().get(GlyphId::from(glyph)) {
            let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
            // A glyph whose outline does not read draws nothing; the bundled ones all do.
            let _ = outline.draw(settings, pen);
        }
    }

    fn tables(&self) -> &Tables {
        self.tables.get_or_init(|| Tables::read(self.data))
    }
}

impl Tables {
    fn read(data: &'static [u8]) -> Tables {
        let font = FontRef::new(data).expect("bundled fonts are checked by a test");
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let advances = (0..metrics.glyph_count())
            .map(|g| metrics.advance_width(GlyphId::new(g)).unwrap_or(0.0) as u16)
            .collect();
        let (mut basic, mut beyond) = (vec![0; 0x1_0000], HashMap::new());
        for (c, glyph) in font.charmap().mappings() {
            let glyph = glyph.to_u32() as u16;
            match (basic.get_mut(c as usize), char::from_u32(c)) {
                (Some(slot), _) => *slot = glyph,
                (None, Some(c)) => drop(beyond.insert(c, glyph)),
                (None, None) => {}
            }
        }
        let shaper = harfrust::Font::new(data, 0).expect("bundled fonts are checked by a test");
        let marks = MARKS
            .iter()
            .map(|m| (*m, shape(&shaper, m, *b"Hani", &[])))
            .collect();
        Tables {
            shaper,
            basic,
            beyond,
            advances,
            marks,
        }
    }
}

/// Quotes inside Western words are as wide as their ink, not an em. No kerning:
/// contract numbers, models and amounts are read character by character.
const WESTERN: [Feature; 2] = [feature(b"pwid", 1), feature(b"kern", 0)];

const fn feature(tag: &[u8; 4], value: u32) -> Feature {
    Feature {
        tag: Tag::new(tag),
        value,
        start: 0,
        end: u32::MAX,
    }
}

fn shape(font: &harfrust::Font, text: &str, script: [u8; 4], features: &[Feature]) -> Vec<Shaped> {
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    // A glyph for each character typed, and none that was not: what is copied from
    // the page is what was typed, also where marks stand alone.
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    buffer.set_flags(BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Script::from_iso15924_tag(Tag::new(&script)));
    buffer.set_language("zh-Hans".parse::<Language>().ok());
    if harfrust::shape(
        &ShaperFont::new(font),
        &mut buffer,
        ShapeOptions::new().features(features),
    )
    .is_err()
    {
        return Vec::new(); // over the shaper's budget: such a piece is longer than any line
    }
    let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    glyphs
        .map(|(info, position)| Shaped {
            glyph: info.glyph_id as u16,
            advance: position.x_advance,
            dx: position.x_offset,
            cluster: info.cluster,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_face_has_1000_units_and_at_most_65535_glyphs() {
        for id in FaceId::ALL {
            let font = FontRef::new(Fonts::bundled().face(id).data()).expect("readable");
            let metrics = font.metrics(Size::unscaled(), LocationRef::default());
            assert_eq!(metrics.units_per_em, 1000, "{id:?}");
            assert!(metrics.glyph_count <= u32::from(u16::MAX), "{id:?}");
        }
    }

    #[test]
    fn names_with_rare_characters_can_be_printed() {
        // Characters of real names, from the list in GB 18030-2022 level 2 and beyond the basic plane.
        for c in "䶮㛃䲜𬱖𬘭𫗧𫖮".chars() {
            assert!(Fonts::bundled().covers(c), "{c}");
        }
        assert!(
            !Fonts::bundled().covers('𠮷'),
            "in no bundled face, so check must report it"
        );
    }

    #[test]
    fn a_two_em_dash_is_one_unit_of_two_ems() {
        let dash = Fonts::bundled()
            .face(FaceId::Song)
            .mark("——")
            .expect("a mark");
        assert_eq!(dash.iter().map(|g| g.advance).sum::<i32>(), 2000);
    }
}
