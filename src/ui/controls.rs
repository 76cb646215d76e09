//! Small drawn controls: switch, signs, badges and buttons. Signs are shapes and
//! not characters, for the bundled faces have no ticks or crosses.

use egui::{
    Align2, Button, Color32, CornerRadius, Pos2, Rect, Response, RichText, Role, Sense, Shape,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{
    problems::is_unfilled,
    theme::{self, palette},
};
use crate::check::{Problem, Severity};

/// Gives a widget its accessible name, in place of its own words.
pub fn name(response: &Response, name: &str) {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// A switch. `name` is its accessible name; the words beside it are the caller's.
pub fn switch(ui: &mut Ui, on: bool, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 16.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    let p = palette(ui);
    let (fill, knob) = if on {
        (p.accent, rect.right() - 8.0)
    } else {
        (p.edge, rect.left() + 8.0)
    };
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(8), fill);
    painter.circle_filled(pos2(knob, rect.center().y), 5.5, p.surface);
    focus_ring(ui, &response, rect);
    response
}

/// A tick box with its words, small enough to stand beside a label.
pub fn small_tick(ui: &mut Ui, on: bool, words: &str, name: &str) -> Response {
    let p = palette(ui);
    let font = theme::regular(theme::SMALL);
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), font, Color32::PLACEHOLDER);
    let size = vec2(14.0 + 6.0 + galley.size().x, 20.0);
    // Tab goes from field to field; the key for this is in the command table.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    let ink = if response.hovered() || on {
        p.text
    } else {
        p.muted
    };
    let tick = Rect::from_min_size(pos2(rect.left(), rect.center().y - 7.0), Vec2::splat(14.0));
    let painter = ui.painter();
    let fill = if on { p.accent } else { p.surface };
    let edge = if on { p.accent } else { p.edge };
    let corner = CornerRadius::same(3);
    painter.rect(
        tick,
        corner,
        fill,
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    if on {
        tick_mark(ui, tick.shrink(3.0), p.on_accent);
    }
    let at = pos2(tick.right() + 6.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    response
}

/// A ✓ drawn into `rect`.
pub fn tick_mark(ui: &Ui, rect: Rect, ink: Color32) {
    let at = |x: f32, y: f32| rect.min + rect.size() * vec2(x, y);
    ui.painter().add(Shape::line(
        vec![at(0.05, 0.55), at(0.38, 0.88), at(0.98, 0.15)],
        Stroke::new(1.6, ink),
    ));
}

/// The sign of a severity at the left of a row: told apart by shape as well as colour.
pub fn severity_sign(ui: &Ui, centre: Pos2, severity: Severity) {
    let p = palette(ui);
    let painter = ui.painter();
    let (fill, mark) = match severity {
        Severity::Error => (p.error, "!"),
        Severity::Warning => (p.warning, "!"),
        Severity::Hint => (p.muted, "i"),
    };
    match severity {
        Severity::Warning => {
            let corners = vec![
                centre + vec2(0.0, -7.5),
                centre + vec2(8.0, 6.5),
                centre + vec2(-8.0, 6.5),
            ];
            painter.add(Shape::convex_polygon(corners, fill, Stroke::NONE));
        }
        _ => {
            painter.circle_filled(centre, 7.0, fill);
        }
    }
    let drop = if severity == Severity::Warning {
        1.5
    } else {
        0.0
    };
    painter.text(
        centre + vec2(0.0, drop),
        Align2::CENTER_CENTER,
        mark,
        theme::bold(11.0),
        p.surface,
    );
}

/// The sign of a problem: an empty field is not a fault, it is a blank as on the page.
pub(super) fn problem_sign(ui: &Ui, centre: Pos2, problem: &Problem) {
    if !is_unfilled(problem) {
        return severity_sign(ui, centre, problem.severity);
    }
    let (fill, ink) = palette(ui).to_fill;
    let blank = Rect::from_center_size(centre, vec2(15.0, 11.0));
    ui.painter().rect_filled(blank, 2.0, fill);
    let under = blank.left()..=blank.right();
    ui.painter()
        .hline(under, blank.bottom(), Stroke::new(1.5, ink));
}

/// The colour of a severity's words.
pub fn severity_ink(ui: &Ui, severity: Severity) -> Color32 {
    let p = palette(ui);
    match severity {
        Severity::Error => p.error,
        Severity::Warning => p.warning,
        Severity::Hint => p.muted,
    }
}

/// The one primary button of a view.
pub fn primary(ui: &mut Ui, words: &str) -> Response {
    let p = palette(ui);
    ui.add(
        Button::new(RichText::new(words).color(p.on_accent))
            .fill(p.accent)
            .stroke(Stroke::NONE)
            .min_size(vec2(0.0, theme::FIELD_HEIGHT)),
    )
}

/// A button beside the primary one.
pub fn secondary(ui: &mut Ui, words: &str) -> Response {
    ui.add(Button::new(words).min_size(vec2(0.0, theme::FIELD_HEIGHT)))
}

/// A button without a frame, until the pointer is over it.
pub fn quiet(ui: &mut Ui, words: &str, enabled: bool) -> Response {
    ui.add_enabled(
        enabled,
        Button::new(words)
            .frame_when_inactive(false)
            .min_size(vec2(0.0, theme::FIELD_HEIGHT)),
    )
}

/// Words in the accent that act when clicked.
pub fn text_button(ui: &mut Ui, words: &str) -> Response {
    let p = palette(ui);
    ui.add(
        Button::new(RichText::new(words).size(theme::SMALL).color(p.accent))
            .frame_when_inactive(false)
            .small(),
    )
}

/// Help and other small print, wrapped.
pub fn small_print(ui: &mut Ui, words: &str) -> Response {
    let ink = palette(ui).muted;
    ui.add(egui::Label::new(RichText::new(words).size(theme::SMALL).color(ink)).wrap())
}

/// A heading in the bold face.
pub fn heading(ui: &mut Ui, words: &str) -> Response {
    ui.label(RichText::new(words).font(theme::bold(theme::HEADING)))
}

/// A frame around what the keyboard is on.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect.expand(2.0),
            CornerRadius::same(theme::CORNER + 2),
            Stroke::new(1.5, palette(ui).accent),
            StrokeKind::Outside,
        );
    }
}
