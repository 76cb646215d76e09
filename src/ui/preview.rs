//! The pages as they will be printed, painted by the same painter as `render`:
//! one texture a visible page, pixel for pixel, with the blanks and the focused
//! field marked on screen only.

use std::sync::Arc;

use egui::{
    Align, Color32, ColorImage, CornerRadius, CursorIcon, PointerButton, Pos2, Rect, ScrollArea,
    Sense, Shadow, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, WidgetInfo, pos2, vec2,
};

use super::{memory::Memory, theme, theme::palette};
use crate::{
    fonts::Fonts,
    layout::pages::{self, Page, Pages, Role, RuleKind},
    model::article::Place,
    raster::Painter,
    session::{
        Session,
        action::{Action, Zoom},
    },
};

/// CSS pixels to the point: zoom 1.0 shows a page at 96 px to the inch.
const CSS_PX_PER_PT: f32 = 96.0 / 72.0;
/// Between pages, and around them.
const MARGIN: f32 = 20.0;
/// A page that fits its column may be smaller than one zoomed by hand, down to this.
const FIT_LEAST: f32 = 0.2;
/// One step of the zoom.
const STEP: f32 = 1.1;
/// Least and greatest zoom.
const ZOOM: (f32, f32) = (0.5, 4.0);

/// Painted pages by number. Only pages in view are kept.
#[derive(Default)]
pub struct PageTextures {
    painter: Option<Painter>,
    painted: Vec<(usize, Painted)>,
    /// Points of the screen to the pt when the pages were last drawn.
    scale: f32,
}

struct Painted {
    page: Page,
    of: Arc<Pages>,
    px_per_pt: f32,
    texture: TextureHandle,
}

/// The zoom the pages are shown with: 1.0 is 96 px to the inch.
pub(super) fn shown_zoom(memory: &Memory) -> f32 {
    memory.textures.scale / CSS_PX_PER_PT
}

/// Draws the pages and follows the session's scroll requests.
pub fn preview_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let pages = session.pages();
    let desk = ui.max_rect();
    ui.painter().rect_filled(desk, 0.0, palette(ui).desk);
    let (width_pt, height_pt) = points(pages.sheet);
    if width_pt <= 0.0 || pages.pages.is_empty() {
        return;
    }
    zoom_by_wheel(ui, desk, memory, actions);

    let before = memory.textures.scale;
    let scale = scale(ui, session, desk.width(), width_pt);
    memory.textures.scale = scale;
    let sheet = vec2(width_pt, height_pt) * scale;
    let mut area = ScrollArea::both()
        .id_salt("pages")
        .auto_shrink(false)
        .animated(false);
    if before > 0.0 && before != scale {
        area = area.vertical_scroll_offset(kept_offset(ui, desk, scale / before));
    }
    let shown = area.show_viewport(ui, |ui, view| {
        let all = vec2(
            (sheet.x + 2.0 * MARGIN).max(desk.width()),
            (sheet.y + MARGIN) * pages.pages.len() as f32 + MARGIN,
        );
        let (rect, _) = ui.allocate_exact_size(all, Sense::hover());
        let px = ui.pixels_per_point();
        let place_of = |n: usize| {
            let left = rect.center().x - sheet.x / 2.0;
            let top = rect.top() + MARGIN + (sheet.y + MARGIN) * n as f32;
            let min = on_pixel(px, pos2(left, top));
            Rect::from_min_size(min, sheet)
        };
        follow_scroll(ui, session, memory, &place_of, scale);
        let mut in_view = Vec::new();
        for n in 0..pages.pages.len() {
            let at = place_of(n);
            if at.translate(-rect.min.to_vec2()).intersects(view) {
                page_ui(ui, session, memory, actions, n, at, scale);
                in_view.push(n);
            }
        }
        memory.textures.painted.retain(|(n, _)| in_view.contains(n));
    });
    ui.data_mut(|d| d.insert_temp(offset_id(ui), shown.state.clamped_offset().y));
}

fn offset_id(ui: &Ui) -> egui::Id {
    ui.scope_id().with("pages offset")
}

/// Zooming keeps what is in the middle of the view there.
fn kept_offset(ui: &Ui, desk: Rect, factor: f32) -> f32 {
    let offset: f32 = ui.data(|d| d.get_temp(offset_id(ui))).unwrap_or(0.0);
    let half = desk.height() / 2.0;
    ((offset + half) * factor - half).max(0.0)
}

fn points((width, height): (pages::Len, pages::Len)) -> (f32, f32) {
    (width as f32 / 1000.0, height as f32 / 1000.0)
}

fn on_pixel(px: f32, at: Pos2) -> Pos2 {
    pos2((at.x * px).round() / px, (at.y * px).round() / px)
}

/// Points of the screen to the pt of the page.
fn scale(ui: &Ui, session: &Session, desk: f32, width_pt: f32) -> f32 {
    let wanted = match session.zoom() {
        Zoom::Factor(factor) => factor.clamp(ZOOM.0, ZOOM.1),
        _ => ((desk - 2.0 * MARGIN) / width_pt / CSS_PX_PER_PT).clamp(FIT_LEAST, ZOOM.1),
    };
    // A whole number of pixels to the page's width keeps its right edge sharp.
    let px = ui.pixels_per_point();
    let wide = (wanted * CSS_PX_PER_PT * width_pt * px).floor();
    wide / px / width_pt
}

/// The zoom one step larger or smaller than shown.
pub(super) fn stepped(memory: &Memory, zoom: Zoom) -> Zoom {
    let shown = shown_zoom(memory);
    let factor = match zoom {
        Zoom::In => shown * STEP,
        Zoom::Out => shown / STEP,
        other => return other,
    };
    Zoom::Factor(factor.clamp(ZOOM.0, ZOOM.1))
}

fn zoom_by_wheel(ui: &Ui, desk: Rect, memory: &Memory, actions: &mut Vec<Action>) {
    let is_over = ui
        .input(|i| i.pointer.hover_pos())
        .is_some_and(|at| desk.contains(at));
    let factor = ui.input(egui::InputState::zoom_delta);
    if is_over && (factor - 1.0).abs() > 0.001 && memory.textures.scale > 0.0 {
        let wanted = (shown_zoom(memory) * factor).clamp(ZOOM.0, ZOOM.1);
        actions.push(Action::Zoom(Zoom::Factor(wanted)));
    }
}

fn follow_scroll(
    ui: &Ui,
    session: &Session,
    memory: &mut Memory,
    place_of: &dyn Fn(usize) -> Rect,
    scale: f32,
) {
    let scroll = session.scroll();
    if memory.scroll_serial == scroll.serial {
        return;
    }
    memory.scroll_serial = scroll.serial;
    let exact = session.pages().rects(&|place| *place == scroll.place);
    let found = exact.first().copied().or_else(|| {
        let of_part = |place: &Place| place.part == scroll.place.part;
        session.pages().rects(&of_part).first().copied()
    });
    let Some((page, rect)) = found else {
        return;
    };
    let target = on_screen(rect, place_of(page), scale);
    let view = ui.clip_rect().shrink2(vec2(0.0, 48.0));
    let rows = view.y_range();
    if !rows.contains(target.top()) || !rows.contains(target.bottom()) {
        ui.scroll_to_rect(target, Some(Align::Center));
    }
}

fn on_screen(rect: pages::Rect, sheet: Rect, scale: f32) -> Rect {
    let at = |x: pages::Len, y: pages::Len| {
        sheet.min + vec2(x as f32 / 1000.0, y as f32 / 1000.0) * scale
    };
    Rect::from_min_max(at(rect.x0, rect.y0), at(rect.x1, rect.y1))
}

fn page_ui(
    ui: &mut Ui,
    session: &Session,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    n: usize,
    sheet: Rect,
    scale: f32,
) {
    let t = memory.strings();
    let response = ui.interact(sheet, ui.scope_id().with(("page", n)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, (t.page)(n + 1)));
    memory.probe.widget(ui, || format!("page:{n}"), sheet);

    let painter = ui.painter();
    let shadow = Shadow {
        offset: [0, 2],
        blur: 10,
        spread: 0,
        color: Color32::from_black_alpha(40),
    };
    painter.add(shadow.as_shape(sheet, CornerRadius::ZERO));
    let px_per_pt = scale * ui.pixels_per_point();
    let texture = memory.textures.painted(ui, session.pages(), n, px_per_pt);
    let shown = Rect::from_min_size(sheet.min, texture.size_vec2() / ui.pixels_per_point());
    let uv = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    painter.image(texture.id(), shown, uv, Color32::WHITE);

    let hovered = response
        .hover_pos()
        .and_then(|at| hit(session.pages(), n, at, sheet, scale));
    marks_ui(ui, session, memory, n, sheet, scale, hovered.as_ref());
    let Some(place) = hovered else {
        return;
    };
    let clicked = response.clicked_by(PointerButton::Primary);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if let Some(label) = label_of(session, &place) {
        let is_empty = place.field.as_ref().is_some_and(|id| {
            session
                .draft()
                .is_some_and(|d| d.answer(id.as_str()).is_empty())
        });
        let words = if is_empty {
            (t.click_to_fill)(label)
        } else {
            (t.click_to_edit)(label)
        };
        response.on_hover_text_at_pointer(words);
    }
    if clicked {
        actions.push(Action::GoTo(place));
    }
}

fn hit(pages: &Pages, n: usize, at: Pos2, sheet: Rect, scale: f32) -> Option<Place> {
    let at = (at - sheet.min) / scale * 1000.0;
    pages.hit(n, at.x.round() as pages::Len, at.y.round() as pages::Len)
}

fn label_of<'a>(session: &'a Session, place: &Place) -> Option<&'a str> {
    let field = place.field.as_ref()?;
    let field = session.draft()?.agreement.field(field.as_str())?;
    Some(&field.label)
}

/// Tints missing blanks, frames the focused field, underlays the hovered one.
/// Tints multiply the paper so that ink stays ink.
fn marks_ui(
    ui: &Ui,
    session: &Session,
    memory: &mut Memory,
    n: usize,
    sheet: Rect,
    scale: f32,
    hovered: Option<&Place>,
) {
    let painter = ui.painter();
    let Some(page) = session.pages().pages.get(n) else {
        return;
    };
    for placed in &page.lines {
        for rule in placed
            .line
            .rules
            .iter()
            .filter(|r| r.kind == RuleKind::Missing)
        {
            let rect = pages::Rect {
                x0: placed.x + rule.x0,
                y0: placed.baseline - BLANK_ABOVE,
                x1: placed.x + rule.x1,
                y1: placed.baseline + rule.below,
            };
            let rect = on_screen(rect, sheet, scale);
            painter.rect_filled(rect, 1.0, theme::BLANK_TINT);
        }
    }
    let on_page = |wanted: &dyn Fn(&Place) -> bool| {
        let all = session.pages().rects(wanted);
        all.into_iter()
            .filter(move |(at, rect)| *at == n && !is_label(page, rect))
            .map(move |(_, rect)| on_screen(rect, sheet, scale))
    };
    if let Some(field) = hovered.and_then(|p| p.field.as_ref()) {
        for rect in on_page(&|place| place.field.as_ref() == Some(field)) {
            let tint = theme::PAPER_ACCENT.gamma_multiply(0.10);
            painter.rect_filled(rect, 2.0, tint);
        }
    }
    if let Some(focus) = session.focus().filter(|p| p.field.is_some()) {
        for rect in on_page(&|place| place.field == focus.field) {
            painter.rect_stroke(
                rect.expand(1.0),
                CornerRadius::same(3),
                Stroke::new(1.5, theme::PAPER_ACCENT),
                StrokeKind::Outside,
            );
        }
    }
    if memory.probe.is_on() {
        note_values(ui, session, memory, n, sheet, scale);
    }
}

/// Is this the label beside a value, and not the value?
fn is_label(page: &Page, rect: &pages::Rect) -> bool {
    let labels = page.lines.iter().filter(|l| l.role == Role::Label);
    labels
        .filter(|l| (rect.y0..=rect.y1).contains(&l.baseline))
        .filter_map(|l| Some(l.x + l.line.glyphs.first()?.x))
        .any(|x| x == rect.x0)
}

/// How far a blank's tint reaches above the baseline: the ink height of 12 pt
/// 宋体, 0.88 em.
const BLANK_ABOVE: pages::Len = 10_560;

fn note_values(ui: &Ui, session: &Session, memory: &mut Memory, n: usize, sheet: Rect, scale: f32) {
    let Some(draft) = session.draft() else {
        return;
    };
    for field in &draft.agreement.fields {
        let of_field = |place: &Place| place.field.as_ref() == Some(&field.id);
        for (page, rect) in session.pages().rects(&of_field) {
            if page == n {
                let rect = on_screen(rect, sheet, scale);
                memory.probe.value(ui, field.id.as_str(), n, rect);
            }
        }
    }
}

impl PageTextures {
    /// The texture of a page at a scale, painted only when its content or the
    /// scale has changed.
    fn painted(&mut self, ui: &Ui, pages: &Arc<Pages>, n: usize, px_per_pt: f32) -> TextureHandle {
        let known = self.painted.iter_mut().find(|(page, _)| *page == n);
        if let Some((_, painted)) = known {
            let same = painted.px_per_pt == px_per_pt
                && (Arc::ptr_eq(&painted.of, pages)
                    || (painted.of.watermark == pages.watermark
                        && pages.pages.get(n) == Some(&painted.page)));
            if same {
                painted.of = pages.clone();
                return painted.texture.clone();
            }
        }
        let painter = self
            .painter
            .get_or_insert_with(|| Painter::new(Fonts::bundled()));
        let image = painter.page(pages, n, px_per_pt);
        let size = [image.width as usize, image.height as usize];
        let image = ColorImage::from_rgba_unmultiplied(size, &image.rgba);
        let known = self.painted.iter_mut().find(|(page, _)| *page == n);
        let painted = |texture| Painted {
            page: pages.pages.get(n).cloned().unwrap_or_default(),
            of: pages.clone(),
            px_per_pt,
            texture,
        };
        if let Some((_, known)) = known {
            known.texture.set(image, TextureOptions::NEAREST);
            *known = painted(known.texture.clone());
            return known.texture.clone();
        }
        let name = format!("page {n}");
        let texture = ui.ctx().load_texture(name, image, TextureOptions::NEAREST);
        self.painted.push((n, painted(texture.clone())));
        texture
    }
}
