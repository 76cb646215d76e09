//! What is missing or wrong, below the form: a click leads to the place.

use egui::{Color32, Label, RichText, ScrollArea, Sense, Ui, vec2};

use super::{
    controls, memory::Memory, outline::part_title, strings::Strings, theme, theme::palette,
};
use crate::{
    check::{Problem, Severity},
    session::{Session, action::Action},
};

/// Draws the list.
pub fn problems_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let (p, t) = (palette(ui), memory.strings());
    let problems = session.problems();
    ui.add_space(theme::TIGHT);
    ui.horizontal(|ui| {
        ui.add_space(theme::PAD);
        ui.label(RichText::new(t.problems).font(theme::bold(13.0)));
        for (words, ink) in counts(problems).words(ui, t) {
            ui.label(RichText::new(words).size(theme::SMALL).color(ink));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(theme::PAD);
            let words = RichText::new(t.law_note).size(theme::SMALL).color(p.muted);
            ui.label(words);
        });
    });
    if problems.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(theme::PAD);
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
            controls::tick_mark(ui, rect.shrink2(vec2(2.0, 5.0)), p.good);
            ui.label(RichText::new(t.no_problems).color(p.text));
        });
        return;
    }
    ScrollArea::vertical()
        .id_salt("problems")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (n, problem) in problems.iter().enumerate() {
                let part = session.draft().map_or_else(String::new, |draft| {
                    part_title(t, draft, session.article(), &problem.place.part)
                });
                ui.push_id(n, |ui| row_ui(ui, t, memory, actions, n, problem, &part));
            }
            ui.add_space(theme::GAP);
        });
}

/// Is it no more than a field still to be filled?
pub(super) fn is_unfilled(problem: &Problem) -> bool {
    problem.rule == "missing_answer"
}

/// How much there is to do.
pub(super) struct Counts {
    /// Required fields that are empty.
    pub unfilled: usize,
    /// Other errors.
    pub errors: usize,
    /// Warnings and hints.
    pub others: usize,
}

/// Counts what there is to do.
pub(super) fn counts(problems: &[Problem]) -> Counts {
    let unfilled = problems.iter().filter(|p| is_unfilled(p)).count();
    let errors = problems.iter().filter(|p| p.severity == Severity::Error);
    let errors = errors.count() - unfilled;
    Counts {
        unfilled,
        errors,
        others: problems.len() - errors - unfilled,
    }
}

impl Counts {
    /// The counts in words and in their colours, without those that are nothing.
    pub(super) fn words(&self, ui: &Ui, t: &Strings) -> Vec<(String, Color32)> {
        let p = palette(ui);
        let all = [
            (self.unfilled, (t.unfilled)(self.unfilled), p.text),
            (self.errors, (t.errors)(self.errors), p.error),
            (self.others, (t.others)(self.others), p.warning),
        ];
        let some = all.into_iter().filter(|(count, ..)| *count > 0);
        some.map(|(_, words, ink)| (words, ink)).collect()
    }
}

fn row_ui(
    ui: &mut Ui,
    t: &Strings,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    n: usize,
    problem: &Problem,
    part: &str,
) {
    let p = palette(ui);
    let back = ui.painter().add(egui::Shape::Noop);
    let row = ui.scope(|ui| {
        ui.set_width(ui.available_width());
        ui.add_space(5.0);
        ui.horizontal_top(|ui| {
            ui.add_space(theme::PAD);
            let (sign, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
            controls::problem_sign(ui, sign.center(), problem);
            let room = ui.available_width() - theme::PAD;
            ui.vertical(|ui| {
                ui.set_width(room);
                let message = RichText::new(&problem.message).size(13.0);
                ui.add(Label::new(message).wrap().selectable(false));
                let part = RichText::new(part).size(theme::SMALL).color(p.muted);
                ui.add(Label::new(part).truncate().selectable(false));
                if let Some(fix) = &problem.fix {
                    let button = controls::text_button(ui, &fix.label);
                    controls::name(&button, &(t.fix_of)(&fix.label, &problem.message));
                    if button.clicked() {
                        actions.push(Action::Fix(n));
                    }
                    // What it will change is read before it is taken.
                    let preview = (t.fix_preview)(&fix.before, &fix.after);
                    let preview = RichText::new(preview).size(theme::SMALL).color(p.muted);
                    ui.add(Label::new(preview).wrap().selectable(false));
                }
            });
        });
        ui.add_space(5.0);
    });
    let rect = row.response.rect;
    let click = ui.interact(rect, ui.scope_id().with("row"), Sense::CLICK);
    let severity = match problem.severity {
        Severity::Error => t.error,
        Severity::Warning => t.warning,
        Severity::Hint => t.hint,
    };
    let name = format!("{severity}：{}（{part}）", problem.message);
    click.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    memory.probe.widget(ui, || format!("problem:{n}"), rect);
    if click.hovered() {
        let fill = egui::Shape::rect_filled(rect.shrink2(vec2(theme::GAP, 0.0)), 6, p.hover);
        ui.painter().set(back, fill);
    }
    let mut click = click.on_hover_cursor(egui::CursorIcon::PointingHand);
    if !problem.why.is_empty() {
        let law = problem.law.map(|law| format!("\n{}", law.source));
        click = click.on_hover_text(format!("{}{}", problem.why, law.unwrap_or_default()));
    }
    if click.clicked() {
        actions.push(Action::GoTo(problem.place.clone()));
    }
}
