//! A paragraph's inlines → items: unbreakable pieces with the space after them
//! and what neighbours do to each other.

use std::ops::Range;

use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed, options::LineBreakOptions};

use super::{
    class::{self, Class},
    pages::Len,
    paragraph::{Font, Inline, Paragraph},
    western::{
        around, first_char, is_apostrophe, is_number_part, is_space, may_tear, one_face,
        western_end,
    },
};
use crate::{
    fonts::{FaceId, Fonts, Shaped},
    model::draft::Kinsoku,
};

/// Spacing of the house style in thousandths of an em (TYPOGRAPHY.md).
mod em {
    /// 中西间距, its least and its most before everything else opens up.
    pub(super) const MIXED: i32 = 250;
    pub(super) const MIXED_MIN: i32 = 125;
    pub(super) const MIXED_MAX: i32 = 333;
    /// Space between Western words.
    pub(super) const WORD_MIN: i32 = 250;
    pub(super) const WORD_MAX: i32 = 500;
    /// Frame of the middle dot; the font's own glyph is narrower and is centred in it.
    pub(super) const MID_DOT: i32 = 500;
}

/// The order in which a line is squeezed: word spaces, brackets and middle dots,
/// ，、；：, gaps between Chinese and Western.
pub(super) const TIERS: usize = 4;
const WORD_TIER: usize = 0;
const BRACKET_TIER: usize = 1;
const COMMA_TIER: usize = 2;
const MIXED_TIER: usize = 3;

/// A long blank may go on in the next line, with at least this many ems on either side.
const BLANK_PART_MIN_EM: i32 = 2;
/// A blank up to this long stays whole where lines are much longer: an amount in
/// capitals, a company, an address.
const BLANK_WHOLE_EM: Len = 16;
/// A blank gives up at most this part of its length: 8 em stay above 30 mm.
const BLANK_SHRINK: Len = 9;
/// Cost of parting a blank from the words it follows, which say what goes there.
const BLANK_TIED: i32 = 1_600;
/// Cost of parting a blank.
const BLANK_PARTED: i32 = 250;
/// Cost of breaking a Western piece where UAX #14 allows it.
const PIECE_PARTED: i32 = 120;
/// Cost of breaking a long Western piece anywhere else: that of a line stretched by
/// 0.12 em a gap, from where readers see it as loose.
const PIECE_TORN: i32 = 220;
/// Western text without spaces is long from this part of the measure.
const TORN_FROM: Len = 4;

/// A glyph before its line is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawGlyph {
    pub(super) id: u16,
    pub(super) face: FaceId,
    pub(super) size: Len,
    /// From the left edge of the item's frame.
    pub(super) dx: Len,
    pub(super) inline: u16,
    /// Bytes of the inline's text this glyph stands for.
    pub(super) text: (u32, u32),
}

/// An unbreakable piece and the space after it.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) class: Class,
    pub(super) inline: u16,
    pub(super) glyphs: Range<u32>,
    /// Space glyphs typed after the piece.
    pub(super) spaces: Range<u32>,
    pub(super) size: Len,
    pub(super) width: Len,
    /// Blank still removable from the left and the right of the frame.
    pub(super) blank: (Len, Len),
    /// In which tier the blank may be squeezed inside a line.
    pub(super) tier: Option<usize>,
    pub(super) first: char,
    pub(super) last: char,
    /// Natural space after, how far it shrinks (in which tier) and grows early.
    pub(super) gap: Len,
    pub(super) gap_shrink: Len,
    pub(super) gap_tier: usize,
    pub(super) gap_grow: Len,
    /// All-round stretching may widen the space after.
    pub(super) elastic: bool,
    /// Cost of ending a line after this item; `None` forbids it.
    pub(super) cost: Option<i32>,
}

/// Thousandths of an em at a size.
pub(super) fn scale(em: i32, size: Len) -> Len {
    (i64::from(em) * i64::from(size) / 1000) as Len
}

pub(super) struct Items<'a> {
    fonts: &'a Fonts,
    segmenter: LineSegmenterBorrowed<'static>,
    measure: Len,
    indent: Len,
    pub(super) items: Vec<Item>,
    pub(super) glyphs: Vec<RawGlyph>,
}

impl<'a> Items<'a> {
    pub(super) fn new(fonts: &'a Fonts, paragraph: &Paragraph) -> Items<'a> {
        Items {
            fonts,
            segmenter: LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()),
            measure: paragraph.measure,
            indent: paragraph.indent,
            items: Vec::new(),
            glyphs: Vec::new(),
        }
    }

    /// Forgets the last segment's items, keeps the memory.
    pub(super) fn clear(&mut self) {
        self.items.clear();
        self.glyphs.clear();
    }

    /// Adds bytes `range` of inline `n`; blanks and spaces have no bytes.
    pub(super) fn add(&mut self, n: u16, inline: &Inline, range: Range<usize>) {
        match inline {
            Inline::Text { text, font, .. } => self.text(n, text, range, *font),
            Inline::Blank { width, size, .. } => self.blank(n, *width, *size),
            Inline::Space { width } => {
                self.push(Class::Fixed, n, 0..0, *width, *width, ('\0', '\0'));
            }
        }
    }

    fn text(&mut self, n: u16, text: &str, range: Range<usize>, font: Font) {
        let mut at = range.start;
        while let Some(c) = text[at..range.end].chars().next() {
            let next = at + c.len_utf8();
            let class = if is_apostrophe(text, at, c) {
                None
            } else {
                class::classify(c)
            };
            at = match class {
                Some(class) => {
                    // —— and …… are one unit.
                    let paired = matches!(class, Class::Dash | Class::Ellipsis)
                        && text[next..range.end].starts_with(c);
                    let end = if paired { next + c.len_utf8() } else { next };
                    self.square(n, text, at..end, (c, class), font);
                    end
                }
                None if is_space(c) => {
                    self.space(n, at..next, c, font);
                    next
                }
                None => {
                    let end = western_end(text, next, range.end);
                    self.western(n, text, at..end, font);
                    end
                }
            };
        }
    }

    /// A character on the em square, or a two-em mark.
    fn square(
        &mut self,
        n: u16,
        text: &str,
        range: Range<usize>,
        (c, class): (char, Class),
        font: Font,
    ) {
        // 黑体 has its middle dot on an em square, twice the frame it may take
        // (GB/T 15834 5.1.9); 宋体 has one that fits.
        let wanted = if class == Class::MidDot {
            FaceId::Song
        } else {
            font.face
        };
        let face = self
            .fonts
            .face(self.fonts.face_for(c, wanted).unwrap_or(wanted));
        let single;
        let shaped = match face
            .mark(&text[range.clone()])
            .filter(|_| class != Class::Han)
        {
            Some(shaped) => shaped,
            None => {
                // Glyph 0 is the font's box: `check` reports the character.
                let glyph = face.glyph(c).unwrap_or(0);
                single = [Shaped {
                    glyph,
                    advance: face.advance(glyph),
                    dx: 0,
                    cluster: 0,
                }];
                &single
            }
        };
        let natural: i32 = shaped.iter().map(|g| g.advance).sum();
        let frame = if class == Class::MidDot {
            em::MID_DOT
        } else {
            natural
        };
        let from = self.glyphs.len() as u32;
        let mut x = scale((frame - natural) / 2, font.size);
        let each = range.len() / c.len_utf8() == shaped.len(); // a glyph a character
        for (k, g) in shaped.iter().enumerate() {
            let at = |k: usize| match (each, k) {
                (true, k) => range.start + k * c.len_utf8(),
                (false, 0) => range.start,
                (false, _) => range.end,
            };
            self.glyphs.push(RawGlyph {
                id: g.glyph,
                face: face.id(),
                size: font.size,
                dx: x + scale(g.dx, font.size),
                inline: n,
                text: (at(k) as u32, at(k + 1) as u32),
            });
            x += scale(g.advance, font.size);
        }
        let glyphs = from..self.glyphs.len() as u32;
        self.push(class, n, glyphs, scale(frame, font.size), font.size, (c, c));
        if class == Class::MidDot {
            // At a line's end its ink stands on the margin, like that of other marks.
            let item = self.items.last_mut().expect("just pushed");
            let ink_ends = scale((frame - natural) / 2, font.size) + scale(natural, font.size);
            item.blank.1 = (item.width - ink_ends).max(0);
        }
    }

    fn space(&mut self, n: u16, range: Range<usize>, c: char, font: Font) {
        let face = self.fonts.face(font.face);
        let glyph = face.glyph(' ').unwrap_or(0);
        let width = scale(face.advance(glyph).max(em::WORD_MIN), font.size);
        if self.items.is_empty() {
            // A leading space is a piece of its own: nothing stands before it.
            let here = self.glyphs.len() as u32;
            self.push(Class::Fixed, n, here..here, 0, font.size, (c, c));
        }
        let from = self.glyphs.len() as u32;
        let item = self
            .items
            .last_mut()
            .expect("pushed above when there was none");
        self.glyphs.push(RawGlyph {
            id: glyph,
            face: face.id(),
            size: font.size,
            dx: item.gap,
            inline: n,
            text: (range.start as u32, range.end as u32),
        });
        if item.spaces.is_empty() {
            item.spaces = from..from;
        }
        item.spaces.end = from + 1;
        item.gap += width;
        item.gap_tier = WORD_TIER;
        item.gap_shrink += width - scale(em::WORD_MIN, font.size);
        item.gap_grow += (scale(em::WORD_MAX, font.size) - width).max(0);
        item.elastic = true;
        item.cost = (c != '\u{a0}').then_some(0);
    }

    /// Western text without spaces: UAX #14 says where it may break; a piece too
    /// long for that may be torn, between digits only when wider than the measure.
    fn western(&mut self, n: u16, text: &str, range: Range<usize>, font: Font) {
        // About half an em a character: an address or number this long had better be
        // torn than leave a gaping line.
        let long = range.len() as Len * font.size / 2 > self.measure / TORN_FROM;
        let segments: Vec<usize> = self.segmenter.segment_str(&text[range.clone()]).collect();
        for ends in segments.windows(2) {
            let piece = range.start + ends[0]..range.start + ends[1];
            for run in one_face(self.fonts, text, piece, font.face) {
                self.western_run(n, text, run, font, long);
            }
            if let Some(item) = self.items.last_mut() {
                item.cost = Some(PIECE_PARTED);
            }
        }
        if let Some(item) = self.items.last_mut() {
            item.cost = None;
        }
    }

    fn western_run(
        &mut self,
        n: u16,
        text: &str,
        (face, range): (FaceId, Range<usize>),
        font: Font,
        long: bool,
    ) {
        let shaped = self.fonts.face(face).western(&text[range.clone()]);
        let width: Len = shaped.iter().map(|g| scale(g.advance, font.size)).sum();
        let wide = width > self.measure - self.indent;
        let mut from = self.glyphs.len() as u32;
        let (mut x, mut start) = (0, range.start);
        for (k, g) in shaped.iter().enumerate() {
            let at = range.start + g.cluster as usize;
            let end = shaped[k + 1..]
                .iter()
                .map(|h| range.start + h.cluster as usize)
                .find(|e| *e > at)
                .unwrap_or(range.end);
            let again = k > 0 && shaped[k - 1].cluster == g.cluster;
            self.glyphs.push(RawGlyph {
                id: g.glyph,
                face,
                size: font.size,
                dx: x + scale(g.dx, font.size),
                inline: n,
                text: (if again { end } else { at } as u32, end as u32),
            });
            x += scale(g.advance, font.size);
            let last = k + 1 == shaped.len();
            let cut = (long || wide) && !last && shaped[k + 1].cluster != g.cluster && {
                let (a, b) = around(text, end);
                may_tear(a, b) && (wide || !(is_number_part(a) && is_number_part(b)))
            };
            if last || cut {
                let edges = (first_char(&text[start..]), around(text, end).0);
                let to = self.glyphs.len() as u32;
                self.push(Class::Western, n, from..to, x, font.size, edges);
                if cut {
                    self.items.last_mut().expect("just pushed").cost = Some(PIECE_TORN);
                }
                (from, x, start) = (to, 0, end);
            }
        }
    }

    /// A blank takes the slack of its line: it grows before any gap opens. A long one
    /// is a row of parts and may go on in the next line.
    fn blank(&mut self, n: u16, width: Len, size: Len) {
        let whole = (BLANK_WHOLE_EM * size).min(self.measure * 3 / 5);
        if width < self.measure / 2 || width <= whole {
            self.push(Class::Blank, n, 0..0, width, size, ('\0', '\0'));
            let item = self.items.last_mut().expect("just pushed");
            item.gap_shrink = width / BLANK_SHRINK;
            item.gap_grow = width;
            return;
        }
        let parts = (width / size).max(1);
        for k in 0..parts {
            let part = if k + 1 == parts {
                width - size * (parts - 1)
            } else {
                size
            };
            self.push(Class::Blank, n, 0..0, part, size, ('\0', '\0'));
            let inside = k + 1 >= BLANK_PART_MIN_EM && parts - k > BLANK_PART_MIN_EM;
            let item = self.items.last_mut().expect("just pushed");
            item.cost = inside.then_some(BLANK_PARTED);
            item.gap_grow = part;
        }
    }

    fn push(
        &mut self,
        class: Class,
        n: u16,
        glyphs: Range<u32>,
        width: Len,
        size: Len,
        edges: (char, char),
    ) {
        let (left, right) = class.blank();
        let tier = match class {
            Class::Open | Class::Close => Some(BRACKET_TIER),
            Class::Comma => Some(COMMA_TIER),
            _ => None,
        };
        self.items.push(Item {
            class,
            inline: n,
            glyphs,
            spaces: 0..0,
            size,
            width,
            blank: (scale(left, size), scale(right, size)),
            tier,
            first: edges.0,
            last: edges.1,
            gap: 0,
            gap_shrink: 0,
            gap_tier: WORD_TIER,
            gap_grow: 0,
            elastic: false,
            cost: None,
        });
    }

    /// Lets neighbours act on each other: 标点挤压, 中西间距, where lines may end
    /// and where they may stretch.
    pub(super) fn relate(&mut self, kinsoku: Kinsoku) {
        for k in 1..self.items.len() {
            let (head, tail) = self.items.split_at_mut(k);
            let (a, b) = (head.last_mut().expect("k ≥ 1"), &mut tail[0]);
            if !a.spaces.is_empty() {
                // A typed space separates; only the marks' own rules still hold.
                if !class::may_break(a.class, b.class, kinsoku) {
                    a.cost = None;
                }
                continue;
            }
            squeeze_marks(a, b, &mut self.glyphs);
            let mixed = match (a.class, b.class) {
                (Class::Western, Class::Han) => class::is_spaced(a.last),
                (Class::Han, Class::Western) => class::is_spaced(b.first),
                _ => false,
            };
            if mixed {
                a.gap = scale(em::MIXED, a.size);
                a.gap_shrink = scale(em::MIXED - em::MIXED_MIN, a.size);
                a.gap_tier = MIXED_TIER;
                a.gap_grow = scale(em::MIXED_MAX - em::MIXED, a.size);
            }
            // What may be torn letter by letter may be spaced so: lines of nothing
            // else reach the margin, and others stay even.
            let torn = a.inline == b.inline && a.cost == Some(PIECE_TORN);
            a.elastic = torn || class::may_stretch(a.class, b.class);
            let decided = a.inline == b.inline
                && a.class == b.class
                && matches!(a.class, Class::Western | Class::Blank);
            if !decided {
                let (last, first) = (edge(a.class, a.last), edge(b.class, b.first));
                let tied = class::tie(last, first);
                let tied = if b.class == Class::Blank {
                    tied.map(|c| c.max(BLANK_TIED))
                } else {
                    tied
                };
                a.cost = tied.filter(|_| class::may_break(a.class, b.class, kinsoku));
            }
        }
    }
}

/// A blank stands for the number that will be written on it.
fn edge(class: Class, c: char) -> char {
    if class == Class::Blank { '〇' } else { c }
}

/// 标点挤压: two neighbouring marks share at most one and a half frames.
fn squeeze_marks(a: &mut Item, b: &mut Item, glyphs: &mut [RawGlyph]) {
    if a.blank.1 > 0 && b.class.is_mark() {
        a.width -= a.blank.1;
        a.blank.1 = 0;
    } else if b.class == Class::Open
        && matches!(
            a.class,
            Class::Open | Class::WideSpace | Class::Dash | Class::Ellipsis
        )
    {
        for g in &mut glyphs[b.glyphs.start as usize..b.glyphs.end as usize] {
            g.dx -= b.blank.0;
        }
        b.width -= b.blank.0;
        b.blank.0 = 0;
    }
}
