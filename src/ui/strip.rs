//! The strip at the foot: how much is filled, what is wrong, saved or not, pages, zoom.

use egui::{Button, Label, Rect, RichText, Sense, Ui, vec2};

use super::{
    commands::Command, controls, memory::Memory, preview, problems, theme, theme::palette,
};
use crate::session::{
    SavedState, Session,
    action::{Action, Zoom},
};

/// Draws the strip.
pub fn strip_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let (p, t) = (palette(ui), memory.strings());
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let (filled, of) = session.progress();
        let share = filled as f32 / of.max(1) as f32;
        let (bar, _) = ui.allocate_exact_size(vec2(96.0, 6.0), Sense::hover());
        let ink = if filled == of { p.good } else { p.accent };
        let done = Rect::from_min_size(bar.min, vec2(bar.width() * share, bar.height()));
        ui.painter().rect_filled(bar, 3.0, p.line);
        ui.painter().rect_filled(done, 3.0, ink);
        small(ui, &(t.filled)(filled, of), p.text);
        for (words, ink) in problems::counts(session.problems()).words(ui, t) {
            small(ui, &words, ink);
        }
        let (saved, ink) = match session.saved() {
            SavedState::Never => (t.never_saved, p.muted),
            SavedState::Saved => (t.saved, p.good),
            SavedState::Changed => (t.changed, p.warning),
            SavedState::ReadOnly => (t.read_only, p.muted),
        };
        ui.separator();
        small(ui, saved, ink);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            zoom_button(ui, memory, actions, Command::FitWidth, None);
            zoom_button(ui, memory, actions, Command::ZoomIn, Some("+"));
            let percent = (preview::shown_zoom(memory) * 100.0).round() as u32;
            let words = RichText::new((t.zoom)(percent)).size(theme::SMALL);
            ui.add_sized(vec2(40.0, 20.0), Label::new(words).selectable(false));
            zoom_button(ui, memory, actions, Command::ZoomOut, Some("−"));
            ui.add_space(theme::GAP);
            let pages = session.pages().pages.len();
            small(ui, &(t.page_count)(pages), p.muted);
        });
    });
}

fn small(ui: &mut Ui, words: &str, ink: egui::Color32) {
    ui.label(RichText::new(words).size(theme::SMALL).color(ink));
}

fn zoom_button(
    ui: &mut Ui,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    command: Command,
    sign: Option<&str>,
) {
    let words = command.words(memory.strings());
    let shown = RichText::new(sign.unwrap_or(words.label)).size(theme::SMALL);
    let button = Button::new(shown)
        .frame_when_inactive(false)
        .min_size(vec2(22.0, 20.0))
        .small();
    let button = ui.add(button);
    controls::name(&button, words.label);
    memory
        .probe
        .widget(ui, || format!("command:{}", command.name()), button.rect);
    if button.on_hover_text(words.tooltip).clicked() {
        let zoom = match command {
            Command::ZoomIn => Zoom::In,
            Command::ZoomOut => Zoom::Out,
            _ => Zoom::FitWidth,
        };
        actions.push(Action::Zoom(preview::stepped(memory, zoom)));
    }
}
