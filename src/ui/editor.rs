//! The whole window's content: a plain struct that draws itself into any
//! [`egui::Ui`], applies what the user asked for and collects what the shell must do.

use egui::{CentralPanel, Frame, Panel, Ui};

use super::{
    bar::{self, bar_ui},
    commands::Command,
    dialogs::dialogs_ui,
    form::form_ui,
    memory::Memory,
    outline::outline_ui,
    preview::preview_ui,
    problems::problems_ui,
    start::start_ui,
    strip::strip_ui,
    theme,
    theme::palette,
    toasts::toasts_ui,
};
use crate::session::{
    Session,
    action::{Action, Effect},
};

/// The editor: the session and the widgets' memory.
pub struct Editor {
    /// The draft and everything decided about it.
    pub session: Session,
    /// What only the widgets know.
    pub memory: Memory,
    /// What the session asked of the shell and nobody has done yet.
    pub effects: Vec<Effect>,
    /// The input method's window would cover the line that is typed (X11): it is
    /// told that the caret stands below the line.
    pub input_method_below: bool,
}

impl Editor {
    /// An editor of a session. Install [`theme::install`] into the context first.
    pub fn new(session: Session) -> Editor {
        Editor {
            session,
            memory: Memory::default(),
            effects: Vec::new(),
            input_method_below: false,
        }
    }

    /// One frame: keys, widgets, then every action in order.
    pub fn ui(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        let (session, memory) = (&self.session, &mut self.memory);
        memory
            .composition
            .return_late_commit(ui, session, &mut actions);
        keys(ui, session, memory, &mut actions);
        interrupt_on_click(ui, memory);
        draw(ui, session, memory, &mut actions);
        if self.input_method_below {
            move_candidates_below(ui);
        }
        for action in actions {
            self.effects.extend(self.session.apply(action));
            // What one action changed, the next frame shows.
            ui.ctx().request_repaint();
        }
    }

    /// The window's title: the draft's name, with ● while it has unsaved work.
    pub fn title(&self) -> String {
        let t = self.memory.strings();
        if self.session.draft().is_none() {
            return t.program.to_owned();
        }
        let name = bar::draft_name(&self.session, &self.memory);
        let mark = if self.session.has_unsaved_work() {
            "● "
        } else {
            ""
        };
        format!("{mark}{name} - {}", t.program)
    }
}

/// Shortcuts are taken before any widget sees them: a text field has an undo of
/// its own that knows nothing of the draft.
fn keys(ui: &Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let mut table: Vec<_> = Command::all()
        .flat_map(|c| c.shortcuts().iter().map(move |s| (c, s)))
        .collect();
    // egui takes Ctrl+Shift+S for Ctrl+S too: the more modifiers, the earlier.
    table.sort_by_key(|(_, s)| !s.modifiers.shift);
    let is_blocked = session.dialog().is_some() || memory.about;
    for (command, keys) in table {
        let is_for_field =
            session.draft().is_none() && matches!(command, Command::Undo | Command::Redo);
        if is_for_field || !ui.input_mut(|i| i.consume_shortcut(keys)) {
            continue;
        }
        let is_history = matches!(command, Command::Undo | Command::Redo);
        let is_composing = is_history && memory.composition.is_open();
        if !is_blocked && !is_composing {
            bar::run(command, session, memory, actions);
        }
    }
}

/// A click elsewhere ends the composition where it stands.
fn interrupt_on_click(ui: &Ui, memory: &Memory) {
    if memory.composition.is_open() && ui.input(|i| i.pointer.any_pressed()) {
        ui.memory_mut(egui::Memory::interrupt_ime);
    }
}

/// Pixels between the line that is typed and the input method's window.
const BELOW_LINE: f32 = 6.0;

fn move_candidates_below(ui: &Ui) {
    ui.output_mut(|o| {
        if let Some(ime) = &mut o.ime {
            let down = ime.cursor_rect.height() + BELOW_LINE;
            ime.cursor_rect = ime.cursor_rect.translate(egui::vec2(0.0, down));
        }
    });
}

fn draw(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let p = palette(ui);
    let plain = Frame::new().fill(p.panel);
    Panel::top("bar")
        .exact_size(theme::BAR_HEIGHT)
        .frame(plain)
        .show(ui, |ui| bar_ui(ui, session, memory, actions));
    if session.draft().is_none() {
        CentralPanel::no_frame().show(ui, |ui| start_ui(ui, session, memory, actions));
    } else {
        editor_ui(ui, session, memory, actions);
    }
    toasts_ui(ui, session, memory, actions);
    dialogs_ui(ui, session, memory, actions);
}

fn editor_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let plain = Frame::new().fill(palette(ui).panel);
    Panel::bottom("strip")
        .exact_size(theme::STRIP_HEIGHT)
        .frame(plain.inner_margin(egui::Margin::symmetric(theme::PAD as i8, 0)))
        .show(ui, |ui| strip_ui(ui, session, memory, actions));
    let (first, least, most) = theme::OUTLINE_WIDTH;
    let outline = Panel::left("outline")
        .default_size(remembered(memory.outline_width, first))
        .size_range(least..=most)
        .frame(plain)
        .show(ui, |ui| outline_ui(ui, session, memory, actions));
    memory.outline_width = outline.response.rect.width();
    let (first, least, most) = theme::FORM_WIDTH;
    let most = (ui.available_width() - theme::PAGES_LEAST).clamp(least, most);
    let form = Panel::left("form")
        .default_size(remembered(memory.form_width, first))
        .size_range(least..=most)
        .frame(plain)
        .show(ui, |ui| {
            let (size, least, most) = theme::PROBLEMS_HEIGHT;
            Panel::bottom("problems")
                .resizable(true)
                .default_size(size)
                .size_range(least..=most)
                .frame(plain)
                .show(ui, |ui| problems_ui(ui, session, memory, actions));
            CentralPanel::no_frame().show(ui, |ui| form_ui(ui, session, memory, actions));
        });
    memory.form_width = form.response.rect.width();
    CentralPanel::no_frame().show(ui, |ui| preview_ui(ui, session, memory, actions));
}

fn remembered(width: f32, first: f32) -> f32 {
    if width > 0.0 { width } else { first }
}
