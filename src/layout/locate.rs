//! From a point on the page to the place it came from, and back.

use super::{
    class::{Class, classify},
    pages::{Glyph, Len, Pages, PlacedLine, Rect},
    style,
};
use crate::model::article::Place;

/// How far beside a line's ink a click still counts.
const REACH: Len = 12_000;

impl Pages {
    /// The place under a point of a page: a field's value or blank, else the part
    /// whose words stand on that line. Nothing in margins and footers.
    pub fn hit(&self, page: usize, x: Len, y: Len) -> Option<Place> {
        let lines = &self.pages.get(page)?.lines;
        let on_line = lines
            .iter()
            .filter(|l| l.covers(y) && !l.line.places.is_empty());
        let under = on_line.filter_map(|l| {
            let (distance, place) = l.nearest(x)?;
            (distance <= REACH).then_some((distance, place))
        });
        let nearest = under.min_by_key(|(distance, _)| *distance);
        let in_words = nearest.map(|(_, place)| place.clone());
        in_words.or_else(|| {
            let cells = self.pages[page].cells.iter();
            let mut cells = cells.filter(|c| c.rect.contains(x, y));
            cells.next().map(|c| c.place.clone())
        })
    }

    /// Rectangles of everything that came from the wanted places, a page and a
    /// line at a time, in reading order.
    pub fn rects(&self, wanted: &dyn Fn(&Place) -> bool) -> Vec<(usize, Rect)> {
        let mut rects = Vec::new();
        for (n, page) in self.pages.iter().enumerate() {
            for line in page.lines.iter().filter(|l| !l.role.is_cell()) {
                line.rects(wanted, |rect| rects.push((n, rect)));
            }
            // A table is one rectangle a page.
            let cells = page.cells.iter().filter(|c| wanted(&c.place));
            let table = cells.map(|c| c.rect).reduce(|a, b| Rect {
                x0: a.x0.min(b.x0),
                y0: a.y0.min(b.y0),
                x1: a.x1.max(b.x1),
                y1: a.y1.max(b.y1),
            });
            rects.extend(table.map(|rect| (n, rect)));
        }
        rects
    }
}

impl Rect {
    /// Is this point in it?
    pub fn contains(&self, x: Len, y: Len) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.y0..=self.y1).contains(&y)
    }
}

impl PlacedLine {
    /// Top and bottom of the line's band.
    fn band(&self) -> (Len, Len) {
        let size = self
            .line
            .glyphs
            .iter()
            .map(|g| g.size)
            .max()
            .unwrap_or(REACH);
        let top = self.baseline - size * style::ASCENT_EM / 1000;
        (top - size / 6, top + size + size / 6)
    }

    fn covers(&self, y: Len) -> bool {
        let (top, bottom) = self.band();
        (top..=bottom).contains(&y)
    }

    /// The blank left half of an opening mark, where other ink may stand.
    fn blank_before(&self, glyph: &Glyph) -> Len {
        let words = &self.line.text[glyph.text.0 as usize..glyph.text.1 as usize];
        match words.chars().next().and_then(classify) {
            Some(Class::Open) => glyph.size / 2,
            _ => 0,
        }
    }

    /// Left edge, right edge and place of every glyph and rule, x on the page.
    fn extents(&self) -> impl Iterator<Item = (Len, Len, u16)> + '_ {
        let glyphs = self.line.glyphs.iter().enumerate().map(|(k, g)| {
            let next = self
                .line
                .glyphs
                .get(k + 1)
                .map(|n| n.x + self.blank_before(n))
                .filter(|x| *x <= g.x + 2 * g.size);
            (g.x, next.unwrap_or(g.x + g.size).max(g.x), g.place)
        });
        let rules = self.line.rules.iter().map(|r| (r.x0, r.x1, r.place));
        glyphs
            .chain(rules)
            .map(|(x0, x1, place)| (self.x + x0, self.x + x1, place))
    }

    fn nearest(&self, x: Len) -> Option<(Len, &Place)> {
        let distance = |(x0, x1, place): (Len, Len, u16)| {
            let away = if x < x0 { x0 - x } else { (x - x1).max(0) };
            (away, place)
        };
        let (away, place) = self.extents().map(distance).min_by_key(|(away, _)| *away)?;
        Some((away, self.line.places.get(usize::from(place))?))
    }

    fn rects(&self, wanted: &dyn Fn(&Place) -> bool, mut found: impl FnMut(Rect)) {
        let hits: Vec<bool> = self.line.places.iter().map(wanted).collect();
        if !hits.contains(&true) {
            return;
        }
        let (y0, y1) = self.band();
        let mut spans: Vec<(Len, Len)> = self
            .extents()
            .filter(|(_, _, place)| hits.get(usize::from(*place)) == Some(&true))
            .map(|(x0, x1, _)| (x0, x1))
            .collect();
        spans.sort_unstable();
        let mut open: Option<(Len, Len)> = None;
        for (x0, x1) in spans {
            open = match open {
                Some((a, b)) if x0 <= b + REACH / 2 => Some((a, b.max(x1))),
                Some((a, b)) => {
                    found(Rect {
                        x0: a,
                        y0,
                        x1: b,
                        y1,
                    });
                    Some((x0, x1))
                }
                None => Some((x0, x1)),
            };
        }
        if let Some((a, b)) = open {
            found(Rect {
                x0: a,
                y0,
                x1: b,
                y1,
            });
        }
    }
}
