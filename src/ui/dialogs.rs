//! The one question that must be answered before work goes on.
//! Enter takes the primary answer, Esc cancels.

use std::path::PathBuf;

use egui::{Id, Key, Modal, Modifiers, TextEdit, Ui, vec2};

use super::{bar, controls, memory::Memory, strings::Strings, theme, theme::palette};
use crate::session::{
    Session,
    action::{Action, Dialog, DialogAnswer, Purpose},
};

/// A dialog's width.
const WIDTH: f32 = 440.0;

/// One answer: its button's words, what it says, whether it is the primary one.
type Choice = (&'static str, DialogAnswer, bool);

/// Draws the open dialog, if there is one.
pub fn dialogs_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    if session.dialog().is_none() {
        memory.typed_path = None;
    }
    if memory.about {
        if modal(ui, memory, about_ui, &[]).is_some() {
            memory.about = false;
        }
        return;
    }
    let Some(dialog) = session.dialog() else {
        return;
    };
    let t = memory.strings();
    let answer = match dialog {
        Dialog::Unsaved { .. } => {
            let name = bar::draft_name(session, memory);
            let choices = [
                (t.save, DialogAnswer::Save, true),
                (t.dont_save, DialogAnswer::Discard, false),
            ];
            question(ui, memory, t.unsaved_title, &(t.unsaved)(&name), &choices)
        }
        Dialog::ChangedOnDisk { path } => {
            let choices = [
                (t.save_elsewhere, DialogAnswer::SaveAs, true),
                (t.overwrite, DialogAnswer::Overwrite, false),
            ];
            let words = (t.changed_on_disk)(&path.display().to_string());
            question(ui, memory, t.changed_on_disk_title, &words, &choices)
        }
        Dialog::ErrorsStand { count, .. } => {
            let choices = [
                (t.show_errors, DialogAnswer::ShowErrors, true),
                (t.as_draft_copy, DialogAnswer::AsDraft, false),
            ];
            let words = (t.errors_stand)(*count);
            question(ui, memory, t.errors_stand_title, &words, &choices)
        }
        Dialog::TypePath { purpose, suggested } => path_ui(ui, memory, *purpose, suggested),
        Dialog::Failed { message } => question(ui, memory, t.failed_title, message, &[]),
        Dialog::About => modal(ui, memory, about_ui, &[]),
    };
    actions.extend(answer.map(Action::Dialog));
}

fn question(
    ui: &mut Ui,
    memory: &mut Memory,
    title: &str,
    words: &str,
    choices: &[Choice],
) -> Option<DialogAnswer> {
    let body = |ui: &mut Ui, _: &mut Memory| {
        controls::heading(ui, title);
        ui.label(words);
    };
    modal(ui, memory, body, choices)
}

fn path_ui(
    ui: &mut Ui,
    memory: &mut Memory,
    purpose: Purpose,
    suggested: &std::path::Path,
) -> Option<DialogAnswer> {
    let t = memory.strings();
    let (title, verb) = match purpose {
        Purpose::Open => (t.path_to_open, t.ok),
        Purpose::Save => (t.path_to_save, t.save),
        Purpose::Export { .. } => (t.path_to_export, t.ok),
    };
    let is_new = memory.typed_path.is_none();
    let mut typed = memory
        .typed_path
        .take()
        .unwrap_or_else(|| suggested.display().to_string());
    let path = PathBuf::from(typed.trim());
    let choices = [(verb, DialogAnswer::Path(path), true)];
    let body = |ui: &mut Ui, memory: &mut Memory| {
        controls::heading(ui, title);
        controls::small_print(ui, t.path_why);
        let label = ui.label(t.path);
        let edit = TextEdit::singleline(&mut typed)
            .id(Id::unique("typed path"))
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(f32::INFINITY)
            .min_size(vec2(0.0, theme::FIELD_HEIGHT));
        let edit = ui.add(edit).labelled_by(label.id);
        memory.probe.widget(ui, || "dialog:path".into(), edit.rect);
        if is_new {
            edit.request_focus();
        }
    };
    let answer = modal(ui, memory, body, &choices);
    memory.typed_path = Some(typed);
    answer
}

fn about_ui(ui: &mut Ui, memory: &mut Memory) {
    let t: &Strings = memory.strings();
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(40.0, 40.0), egui::Sense::hover());
        bar::seal_at(ui, rect);
        controls::heading(ui, &(t.about)(env!("CARGO_PKG_VERSION")));
    });
    ui.label(t.private);
    controls::small_print(ui, t.about_fonts);
    controls::small_print(ui, t.law_note);
}

/// A dialog with its answers at the right, the primary one outermost; without
/// choices it can only be closed.
fn modal(
    ui: &mut Ui,
    memory: &mut Memory,
    body: impl FnOnce(&mut Ui, &mut Memory),
    choices: &[Choice],
) -> Option<DialogAnswer> {
    let t = memory.strings();
    let (enter, escape) = ui.input_mut(|i| {
        let enter = i.consume_key(Modifiers::NONE, Key::Enter);
        (enter, i.consume_key(Modifiers::NONE, Key::Escape))
    });
    let frame = egui::Frame::popup(ui.style())
        .inner_margin(20)
        .fill(palette(ui).surface);
    let shown = Modal::new(Id::unique("dialog"))
        .frame(frame)
        .backdrop_color(egui::Color32::from_black_alpha(96))
        .show(ui.ctx(), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 12.0;
            body(ui, memory);
            ui.add_space(theme::TIGHT);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let mut answer = None;
                let mut offer = |ui: &mut Ui, words: &str, says: DialogAnswer, primary: bool| {
                    let button = if primary {
                        controls::primary(ui, words)
                    } else {
                        controls::secondary(ui, words)
                    };
                    // The bar behind has buttons of the same words.
                    controls::name(&button, &format!("{words} "));
                    memory
                        .probe
                        .widget(ui, || format!("dialog:{words}"), button.rect);
                    if button.clicked() {
                        answer = Some(says);
                    }
                };
                for (words, says, primary) in choices {
                    offer(ui, words, says.clone(), *primary);
                }
                let (words, alone) = match choices {
                    [] => (t.close, true),
                    _ => (t.cancel, false),
                };
                offer(ui, words, DialogAnswer::Cancel, alone);
                answer
            })
            .inner
        });
    let primary = || choices.iter().find(|(_, _, primary)| *primary);
    match (shown.inner, enter, escape) {
        (Some(answer), _, _) => Some(answer),
        (None, _, true) => Some(DialogAnswer::Cancel),
        (None, true, _) => {
            Some(primary().map_or(DialogAnswer::Cancel, |(_, says, _)| says.clone()))
        }
        _ => None,
    }
}
