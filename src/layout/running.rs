//! What every page carries: the header with the title, the footer with its number.

use std::sync::Arc;

use super::{
    Layouter,
    pages::{Len, Page, PlacedLine, Rect, Role},
    paragraph::{Align, Font, Inline, Paragraph},
    style::{self, STROKE, Style},
};
use crate::model::{article::Article, draft::Kinsoku};

/// A title that takes more lines than this is left out of the header.
const HEADER_MAX_LINES: usize = 2;
/// The line below the header's baseline.
const HEADER_LINE_BELOW: Len = 5_000;

impl Layouter {
    pub(super) fn running(&mut self, pages: &mut [Page], article: &Article, style: &Style) {
        let count = pages.len();
        for (n, page) in pages.iter_mut().enumerate() {
            let is_cover = article.setup.cover && n == 0;
            if n > 0 {
                self.header(page, &article.title, style);
            }
            if !is_cover {
                // The cover counts as a sheet: page 2 of 5 follows it.
                let text = format!("第 {} 页 共 {count} 页", n + 1);
                let baseline = style::SHEET.1 - style.footer_above;
                self.line(page, text, style.footer, baseline, Role::Footer, style);
            }
        }
    }

    /// The agreement's title over a thin line.
    fn header(&mut self, page: &mut Page, title: &str, style: &Style) {
        if title.trim().is_empty() {
            return;
        }
        let before = page.lines.len();
        let baseline = style.header_below;
        self.line(
            page,
            title.into(),
            style.header,
            baseline,
            Role::Header,
            style,
        );
        let lines = page.lines.len() - before;
        if lines > HEADER_MAX_LINES {
            page.lines.truncate(before);
            return;
        }
        // The last line stands on the header's baseline.
        let up = (lines as Len - 1) * style.header.size * 3 / 2;
        for line in &mut page.lines[before..] {
            line.baseline -= up;
        }
        let y = style::on_pixel(baseline + HEADER_LINE_BELOW);
        page.strokes.push(Rect {
            x0: style.margin_left,
            y0: y,
            x1: style.margin_left + style.measure,
            y1: y + STROKE,
        });
    }

    fn line(
        &mut self,
        page: &mut Page,
        text: String,
        font: Font,
        baseline: Len,
        role: Role,
        style: &Style,
    ) {
        let paragraph = Paragraph {
            measure: style.measure,
            indent: 0,
            align: Align::Center,
            kinsoku: Kinsoku::default(),
            inlines: vec![Inline::Text {
                text,
                font,
                underline: false,
                place: 0,
            }],
            places: Arc::new([]),
        };
        let lines = self.cache.lines(self.fonts, paragraph);
        for (k, line) in lines.iter().enumerate() {
            page.lines.push(PlacedLine {
                x: style.margin_left,
                baseline: style::on_grid(baseline + k as Len * font.size * 3 / 2),
                line: line.clone(),
                role,
                paragraph: u32::MAX,
                row: u32::MAX,
            });
        }
    }
}
