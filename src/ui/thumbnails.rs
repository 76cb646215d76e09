//! Small pictures of the templates' first pages, painted by the painter of the
//! pages. At most one is painted in a frame, so the start screen is there at once.

use egui::{
    Color32, ColorImage, CornerRadius, Pos2, Rect, Shadow, Stroke, StrokeKind, TextureHandle,
    TextureOptions, Ui, pos2,
};

use super::{theme, theme::palette};
use crate::{
    fonts::Fonts,
    layout::{self, Options},
    model::{
        draft::{Draft, Id},
        fill::fill,
    },
    raster::Painter,
};

/// The pictures painted so far.
#[derive(Default)]
pub struct Thumbnails {
    painter: Option<Painter>,
    painted: Vec<Painted>,
    /// The frame in which the last one was painted.
    last: Option<u64>,
}

struct Painted {
    template: Id,
    width_px: f32,
    texture: TextureHandle,
}

impl Thumbnails {
    /// Draws the first page of a new draft of `template` into `sheet`; a blank sheet
    /// until its turn has come.
    pub(super) fn draw(&mut self, ui: &Ui, template: &Draft, sheet: Rect) {
        let shadow = Shadow {
            offset: [0, 1],
            blur: 6,
            spread: 0,
            color: Color32::from_black_alpha(32),
        };
        let painter = ui.painter();
        painter.add(shadow.as_shape(sheet, CornerRadius::ZERO));
        painter.rect_filled(sheet, 0, theme::PAPER);
        if let Some(texture) = self.texture(ui, template, sheet) {
            let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            painter.image(texture.id(), sheet, whole, Color32::WHITE);
        }
        let edge = Stroke::new(1.0, palette(ui).edge);
        painter.rect_stroke(sheet, 0, edge, StrokeKind::Outside);
    }

    fn texture(&mut self, ui: &Ui, template: &Draft, sheet: Rect) -> Option<TextureHandle> {
        let id = &template.agreement.id;
        let width_px = (sheet.width() * ui.pixels_per_point()).round();
        let is_it = |p: &&Painted| p.template == *id && p.width_px == width_px;
        if let Some(known) = self.painted.iter().find(is_it) {
            return Some(known.texture.clone());
        }
        let frame = ui.ctx().cumulative_frame_nr();
        if self.last == Some(frame) {
            ui.ctx().request_repaint();
            return None;
        }
        self.last = Some(frame);
        let article = fill(&Draft::from_template(template));
        let pages = layout::layout(&article, Fonts::bundled(), &Options::default());
        let painter = self
            .painter
            .get_or_insert_with(|| Painter::new(Fonts::bundled()));
        let image = painter.page(&pages, 0, width_px * 1000.0 / pages.sheet.0 as f32);
        let size = [image.width as usize, image.height as usize];
        let image = ColorImage::from_rgba_unmultiplied(size, &image.rgba);
        let name = format!("template {id}");
        let texture = ui.ctx().load_texture(name, image, TextureOptions::LINEAR);
        self.painted.retain(|p| p.template != *id);
        self.painted.push(Painted {
            template: id.clone(),
            width_px,
            texture: texture.clone(),
        });
        Some(texture)
    }
}
