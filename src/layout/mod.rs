//! The article → finished pages, by the rules of Chinese composition.
//!
//! Pure: the same article gives the same pages on every machine, in integers of
//! 1/1000 pt. The only place where text is measured.

pub mod pages;

mod cache;
mod class;
mod compose;
#[cfg(test)]
mod compose_tests;
mod flow;
mod items;
mod locate;
mod paginate;
mod paragraph;
mod style;
mod watermark;
mod western;

use std::sync::Arc;

use cache::Cache;
pub use class::Kinsoku;
use pages::{Page, Pages, PlacedLine, Role};
use paragraph::{Align, Inline, Paragraph};

use crate::{
    fonts::Fonts,
    model::article::{Article, Part, Place},
};

/// Choices about the pages that are not part of the agreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// 草稿 across every page.
    pub watermark: bool,
    /// How strictly marks are kept from the edges of lines.
    pub kinsoku: Kinsoku,
}

/// Lays out one article after another, recomposing only what changed.
pub struct Layouter {
    fonts: &'static Fonts,
    cache: Cache,
}

impl Layouter {
    /// A layouter with nothing remembered.
    pub fn new(fonts: &'static Fonts) -> Layouter {
        Layouter {
            fonts,
            cache: Cache::default(),
        }
    }

    /// The pages of an article: the same as [`layout`] gives, sooner.
    pub fn update(&mut self, article: &Article, options: &Options) -> Pages {
        self.cache.begin_round();
        let rows = flow::build(self.fonts, &mut self.cache, options.kinsoku, article);
        let (mut pages, outline) = paginate::paginate(&rows);
        let count = pages.len();
        for (n, page) in pages.iter_mut().enumerate() {
            self.footer(page, n + 1, count);
        }
        Pages {
            sheet: style::SHEET,
            title: article.title.clone(),
            pages,
            outline,
            watermark: options.watermark.then(|| watermark::watermark(self.fonts)),
        }
    }

    fn footer(&mut self, page: &mut Page, number: usize, count: usize) {
        let text = format!("第 {number} 页 共 {count} 页");
        let font = style::FOOTER;
        let paragraph = Paragraph {
            measure: style::MEASURE,
            indent: 0,
            align: Align::Center,
            kinsoku: class::Kinsoku::default(),
            inlines: vec![Inline::Text {
                text,
                font,
                underline: false,
                place: 0,
            }],
            places: Arc::new([]),
        };
        for line in self.cache.lines(self.fonts, paragraph).iter() {
            page.lines.push(PlacedLine {
                x: style::MARGIN_LEFT,
                baseline: style::on_grid(style::SHEET.1 - style::FOOTER_ABOVE),
                line: line.clone(),
                role: Role::Footer,
                paragraph: u32::MAX,
            });
        }
    }
}

/// The pages of an article, from nothing.
pub fn layout(article: &Article, fonts: &'static Fonts, options: &Options) -> Pages {
    Layouter::new(fonts).update(article, options)
}

impl Pages {
    /// The words on the pages, a line a line, footers left out.
    pub fn text(&self) -> String {
        let lines = self.pages.iter().flat_map(|p| &p.lines);
        let body = lines.filter(|l| l.role != Role::Footer);
        body.flat_map(|l| [l.line.text.as_str(), "\n"]).collect()
    }

    /// Is this place on some page?
    pub fn shows(&self, place: &Place) -> bool {
        let lines = self.pages.iter().flat_map(|p| &p.lines);
        lines.into_iter().any(|l| l.line.places.contains(place))
    }

    /// The page, from 0, on which a part begins.
    pub fn page_of(&self, part: &Part) -> Option<usize> {
        let begins = |page: &Page| {
            page.lines
                .iter()
                .any(|l| l.line.places.iter().any(|place| place.part == *part))
        };
        self.pages.iter().position(begins)
    }
}
