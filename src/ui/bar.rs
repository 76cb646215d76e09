//! The bar at the top: menus, the draft's name, and the commands used most.

use egui::{
    Align2, Button, CornerRadius, Rect, RichText, Sense, Theme, Ui, containers::menu, vec2,
};

use super::{
    commands::{Command, MENUS},
    controls,
    memory::Memory,
    preview,
    strings::Language,
    theme,
    theme::palette,
};
use crate::session::{Session, action::Action};

/// Draws the bar.
pub fn bar_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let has_draft = session.draft().is_some();
    let bar = ui.max_rect();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(12.0);
        seal(ui);
        ui.add_space(6.0);
        menu::MenuBar::new()
            .style(egui::style::StyleModifier::default())
            .ui(ui, |ui| {
                menus_ui(ui, session, memory, actions);
                if has_draft {
                    let left = ui.cursor().left();
                    let right = buttons_ui(ui, session, memory, actions);
                    name_ui(ui, session, memory, bar, left, right);
                }
            });
    });
}

/// The program's mark: a seal with one character of its name.
fn seal(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::hover());
    seal_at(ui, rect);
}

pub(super) fn seal_at(ui: &Ui, rect: Rect) {
    let p = palette(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(5), p.accent);
    let font = theme::bold(rect.height() * 0.62);
    let centre = rect.center();
    painter.text(centre, Align2::CENTER_CENTER, "约", font, p.on_accent);
}

fn menus_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let t = memory.strings();
    for (n, commands) in MENUS.into_iter().enumerate() {
        let button = Button::new(t.menus[n]).frame_when_inactive(false);
        let (response, _) = menu::MenuButton::from_button(button).ui(ui, |ui| {
            ui.set_min_width(220.0);
            for command in commands {
                item_ui(ui, session, memory, actions, *command);
                if matches!(
                    command,
                    Command::SaveAs
                        | Command::Print
                        | Command::Redo
                        | Command::ByHand
                        | Command::FitWidth
                ) {
                    ui.separator();
                }
            }
            if commands.contains(&Command::FitWidth) {
                look_ui(ui, memory);
            }
        });
        memory
            .probe
            .widget(ui, || format!("menu:{n}"), response.rect);
    }
}

fn item_ui(
    ui: &mut Ui,
    session: &Session,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    command: Command,
) {
    let words = command.words(memory.strings());
    let keys = command.keys(ui.ctx());
    let button = Button::new(words.label)
        .shortcut_text(RichText::new(&keys).size(theme::SMALL))
        .frame_when_inactive(false);
    let response = ui.add_enabled(command.is_enabled(session), button);
    // The same words stand on the bar's own buttons: the keys tell them apart.
    controls::name(&response, &format!("{} {keys}", words.label));
    memory
        .probe
        .widget(ui, || format!("item:{}", command.name()), response.rect);
    if response.on_hover_text(words.tooltip).clicked() {
        run(command, session, memory, actions);
        ui.close();
    }
}

/// Does what a command asks.
pub(super) fn run(
    command: Command,
    session: &Session,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    if !command.is_enabled(session) {
        return;
    }
    match command.action(session) {
        Some(Action::Zoom(zoom)) => actions.push(Action::Zoom(preview::stepped(memory, zoom))),
        Some(action) => actions.push(action),
        None => memory.about = true,
    }
}

fn look_ui(ui: &mut Ui, memory: &mut Memory) {
    let t = memory.strings();
    for (dark, words) in [(false, t.light), (true, t.dark)] {
        let radio = ui.radio(memory.dark == dark, words);
        controls::name(&radio, &format!("{}：{words}", t.appearance));
        if radio.clicked() {
            memory.dark = dark;
            ui.ctx()
                .set_theme(if dark { Theme::Dark } else { Theme::Light });
            ui.close();
        }
    }
    ui.separator();
    for language in Language::ALL {
        let radio = ui.radio(memory.language == language, language.own_name());
        controls::name(&radio, &format!("{}：{}", t.language, language.own_name()));
        if radio.clicked() {
            memory.language = language;
            ui.close();
        }
    }
}

/// The buttons at the right; gives their left edge.
fn buttons_ui(
    ui: &mut Ui,
    session: &Session,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) -> f32 {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(12.0);
        for command in [
            Command::Export,
            Command::Print,
            Command::Save,
            Command::Redo,
            Command::Undo,
        ] {
            let words = command.words(memory.strings());
            let label = words.label.trim_end_matches('…');
            let is_enabled = command.is_enabled(session);
            let response = match command {
                Command::Export => controls::primary(ui, label),
                Command::Undo | Command::Redo => controls::quiet(ui, label, is_enabled),
                _ => controls::secondary(ui, label),
            };
            memory
                .probe
                .widget(ui, || format!("command:{}", command.name()), response.rect);
            let tip = format!("{}　{}", words.tooltip, command.keys(ui.ctx()));
            if response.on_hover_text(tip).clicked() {
                run(command, session, memory, actions);
            }
        }
        ui.min_rect().left()
    })
    .inner
}

/// The draft's name, in the middle of the bar where there is room.
fn name_ui(ui: &Ui, session: &Session, memory: &Memory, bar: Rect, left: f32, right: f32) {
    let p = palette(ui);
    let name = draft_name(session, memory);
    let mark = if session.has_unsaved_work() {
        "● "
    } else {
        ""
    };
    let mut job = egui::text::LayoutJob::simple_singleline(
        format!("{mark}{name}"),
        theme::bold(theme::BODY),
        p.text,
    );
    let room = (right - left - 32.0).max(0.0);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    let half = galley.size().x / 2.0;
    let centre = bar.center().x.clamp(
        left + 16.0 + half,
        (right - 16.0 - half).max(left + 16.0 + half),
    );
    let at = egui::pos2(centre - half, bar.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, p.text);
}

/// What the draft is called: its file's name, or its title while it has none.
pub fn draft_name(session: &Session, memory: &Memory) -> String {
    let file = session.path().and_then(|p| p.file_stem());
    match (file, session.draft()) {
        (Some(name), _) => name.to_string_lossy().into_owned(),
        (None, Some(draft)) if !draft.agreement.title.is_empty() => draft.agreement.title.clone(),
        _ => memory.strings().untitled.to_owned(),
    }
}
