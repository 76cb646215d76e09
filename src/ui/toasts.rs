//! A short message on what was done, gone by itself after a while.

use egui::{Align2, Area, Frame, Id, Margin, Order, RichText, Ui, vec2};

use super::{controls, memory::Memory, theme, theme::palette};
use crate::session::{Session, action::Action};

/// How long a message stays, in seconds: long enough to read forty characters twice.
const STAYS: f64 = 6.0;

/// Draws the message, if there is one.
pub fn toasts_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let Some(toast) = session.toast() else {
        memory.toast_until = None;
        return;
    };
    let now = ui.input(|i| i.time);
    let until = match memory.toast_until {
        Some((serial, until)) if serial == toast.serial => until,
        _ => now + STAYS,
    };
    memory.toast_until = Some((toast.serial, until));
    if now >= until {
        actions.push(Action::DismissToast);
        return;
    }
    let wait = std::time::Duration::from_secs_f64(until - now);
    ui.ctx().request_repaint_after(wait);

    let (p, t) = (palette(ui), memory.strings());
    let frame = Frame::new()
        .fill(p.text)
        .corner_radius(8)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(16, 10));
    Area::new(Id::unique("toast"))
        .order(Order::Foreground)
        .anchor(
            Align2::CENTER_BOTTOM,
            vec2(0.0, -(theme::STRIP_HEIGHT + 16.0)),
        )
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_max_width(560.0);
                ui.horizontal(|ui| {
                    ui.label(RichText::new((t.said)(&toast.message)).color(p.panel));
                    ui.add_space(theme::GAP);
                    if let Some(folder) = toast.path.as_ref().and_then(|p| p.parent()) {
                        let link = RichText::new(t.show_file).color(p.chosen).underline();
                        if on_dark(ui, link).clicked() {
                            let url = format!("file://{}", folder.display());
                            ui.ctx().open_url(egui::OpenUrl::new_tab(url));
                        }
                    }
                    let close = RichText::new(t.dismiss).color(p.chosen);
                    let button = on_dark(ui, close);
                    controls::name(&button, t.dismiss);
                    if button.clicked() {
                        actions.push(Action::DismissToast);
                    }
                });
            });
        });
}

fn on_dark(ui: &mut Ui, words: RichText) -> egui::Response {
    ui.add(
        egui::Button::new(words)
            .fill(egui::Color32::TRANSPARENT)
            .stroke(egui::Stroke::NONE),
    )
}
