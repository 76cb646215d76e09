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
#[cfg(test)]
mod property_tests;
mod running;
mod style;
mod watermark;
mod western;

use cache::Cache;
use pages::{Page, Pages};
use style::Style;

use crate::{
    fonts::Fonts,
    model::article::{Article, Part, Place},
};

/// Choices about the pages that are not part of the agreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// 草稿 across every page.
    pub watermark: bool,
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
        let style = Style::of(&article.setup);
        let rows = flow::build(self.fonts, &mut self.cache, &style, article);
        let (mut pages, outline) = paginate::paginate(&rows, &style);
        self.running(&mut pages, article, &style);
        Pages {
            sheet: style::SHEET,
            title: article.title.clone(),
            has_cover: article.setup.cover,
            pages,
            outline,
            watermark: options.watermark.then(|| watermark::watermark(self.fonts)),
        }
    }
}

/// The pages of an article, from nothing.
pub fn layout(article: &Article, fonts: &'static Fonts, options: &Options) -> Pages {
    Layouter::new(fonts).update(article, options)
}

impl Pages {
    /// The words on the pages, a line a line, headers and footers left out.
    pub fn text(&self) -> String {
        let lines = self.pages.iter().flat_map(|p| &p.lines);
        let body = lines.filter(|l| !l.role.is_artifact());
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
