//! The widgets of one field: label, input, what it will print as, help, problems.

use egui::{
    CornerRadius, Frame, Id as WidgetId, Margin, Response, RichText, Stroke, StrokeKind, TextEdit,
    Ui, vec2,
};

use super::{
    controls, memory::Memory, problems::is_unfilled, strings::Strings, theme, theme::palette,
};
use crate::{
    check::Problem,
    model::{
        article::Place,
        draft::{ChoiceOption, Draft, Field, Id, Kind, Policy},
        value,
    },
    session::{Session, action::Action},
};

/// A field of the form.
pub(super) struct Entry<'a> {
    /// The field.
    pub field: &'a Field,
    /// Where it is asked for.
    pub place: Place,
    /// Its accessible name: the label, with what tells it from a namesake.
    pub name: String,
    /// Where Enter leads.
    pub next: Option<Place>,
}

/// The id of the widget that takes a field's answer.
pub(super) fn widget_id(field: &Id) -> WidgetId {
    WidgetId::unique(("field", field.as_str()))
}

/// Draws the field; true when it has the caret.
pub(super) fn field_ui(
    ui: &mut Ui,
    session: &Session,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    entry: &Entry<'_>,
) -> bool {
    let Some(draft) = session.draft() else {
        return false;
    };
    let (t, field) = (memory.strings(), entry.field);
    let by_hand = draft.is_by_hand(field);
    // That a field is empty is not said before the caret has left it once: nobody
    // is scolded for what is yet to come.
    let problems: Vec<&Problem> = session
        .problems()
        .iter()
        .filter(|p| p.place.field.as_ref() == Some(&field.id))
        .filter(|p| !is_unfilled(p) || memory.visited.contains(&field.id))
        .collect();

    ui.spacing_mut().item_spacing.y = theme::TIGHT;
    if field.policy == Policy::ByHand {
        pen_only(ui, memory, entry);
        return false;
    }
    label_row(ui, t, draft, entry, by_hand, is_near(ui, field), actions);
    let answer = draft.answer(field.id.as_str());
    let mut has_caret = false;
    let response = match &field.kind {
        _ if by_hand => pen_rule(ui, t, &entry.name),
        Kind::Choice(options) => {
            let (response, is_focused) = choice_input(ui, memory, actions, entry, options, answer);
            has_caret = is_focused;
            response
        }
        Kind::Table(form) => {
            let (response, is_focused) =
                super::table::table_input(ui, memory, actions, entry, form, answer);
            has_caret = is_focused;
            response
        }
        _ => {
            let is_wrong = problems.iter().any(|p| !is_unfilled(p));
            text_input(ui, memory, actions, draft, entry, is_wrong)
        }
    };
    memory
        .probe
        .widget(ui, || format!("field:{}", field.id), response.rect);
    if memory.wanted.as_ref() == Some(&field.id) {
        memory.wanted = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
    if !by_hand {
        let drawn = prints_as(ui, t, field, answer);
        help(ui, t, field, drawn);
    }
    for problem in problems {
        inline_problem(ui, problem);
    }
    ui.add_space(6.0);
    has_caret || response.has_focus()
}

/// Is the caret in the field or the pointer over it? What is rarely wanted is
/// offered only then, for a form of many fields must be quiet.
fn is_near(ui: &Ui, field: &Field) -> bool {
    let id = widget_id(&field.id);
    let has_caret = ui.memory(|m| m.has_focus(id));
    // Where the field was in the last frame: its label above, its help below.
    let was = ui
        .ctx()
        .read_response(id)
        .map(|r| r.rect.expand2(vec2(0.0, 28.0)));
    has_caret || was.is_some_and(|rect| ui.rect_contains_pointer(rect))
}

fn label_row(
    ui: &mut Ui,
    t: &Strings,
    draft: &Draft,
    entry: &Entry<'_>,
    by_hand: bool,
    is_near: bool,
    actions: &mut Vec<Action>,
) {
    let (p, field) = (palette(ui), entry.field);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        ui.label(&field.label);
        if field.policy == Policy::Optional {
            let words = RichText::new(t.optional).size(theme::SMALL).color(p.muted);
            ui.label(words);
        }
        if matches!(field.kind, Kind::Choice(_)) || !(by_hand || is_near) {
            return;
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = (t.by_hand_of)(&entry.name);
            let is_on = draft.answers.get(&field.id).is_some_and(|a| a.by_hand);
            let tick = controls::small_tick(ui, is_on, t.by_hand, &name);
            if tick.on_hover_text(t.by_hand_hint).clicked() {
                actions.push(Action::SetByHand {
                    field: field.id.clone(),
                    by_hand: !by_hand,
                });
            }
        });
    });
}

/// What the words behind the rule take of the row: five characters of small print.
const PEN_WORDS: f32 = 5.0 * theme::SMALL + theme::GAP;

/// A field that is never typed: one quiet line with its rule, as on the page.
fn pen_only(ui: &mut Ui, memory: &mut Memory, entry: &Entry<'_>) {
    let (p, t, field) = (palette(ui), memory.strings(), entry.field);
    let words = RichText::new(&field.label).color(p.muted);
    let row = ui.horizontal(|ui| {
        ui.label(words);
        let room = (ui.available_width() - PEN_WORDS).max(24.0);
        let (rule, _) = ui.allocate_exact_size(vec2(room, 20.0), egui::Sense::hover());
        let across = rule.left()..=rule.right();
        ui.painter()
            .hline(across, rule.bottom() - 3.0, Stroke::new(1.0, p.edge));
        ui.label(
            RichText::new(t.left_for_pen)
                .size(theme::SMALL)
                .color(p.muted),
        );
    });
    let rect = row.response.rect;
    memory
        .probe
        .widget(ui, || format!("field:{}", field.id), rect);
    if memory.wanted.as_ref() == Some(&field.id) {
        memory.wanted = None;
        row.response.scroll_to_me(None);
    }
}

/// In place of the input of a field that is left for the pen.
fn pen_rule(ui: &mut Ui, t: &Strings, name: &str) -> Response {
    let p = palette(ui);
    let size = vec2(ui.available_width(), theme::FIELD_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(theme::CORNER), p.hover);
    painter.text(
        rect.left_center() + vec2(10.0, 0.0),
        egui::Align2::LEFT_CENTER,
        t.left_for_pen,
        theme::regular(theme::BODY),
        p.muted,
    );
    let rule = rect.bottom() - 8.0;
    painter.hline(
        rect.left() + 110.0..=rect.right() - 10.0,
        rule,
        Stroke::new(1.0, p.edge),
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, false, name));
    response
}

fn text_input(
    ui: &mut Ui,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    draft: &Draft,
    entry: &Entry<'_>,
    is_wrong: bool,
) -> Response {
    let (p, t, field) = (palette(ui), memory.strings(), entry.field);
    let id = widget_id(&field.id);
    let had_focus = ui.memory(|m| m.has_focus(id));
    if !had_focus {
        memory.composition.left(ui, &field.id);
    }
    let answer = draft.answer(field.id.as_str());
    let mut text = memory.composition.shown(&field.id, answer);
    let is_long = matches!(field.kind, Kind::LongText);
    let edit = if is_long {
        TextEdit::multiline(&mut text).desired_rows(3)
    } else {
        TextEdit::singleline(&mut text).align(egui::Align2::LEFT_CENTER)
    };
    let edge = match (had_focus, is_wrong) {
        (true, _) => p.accent,
        (false, true) => p.error,
        (false, false) => p.edge,
    };
    let frame = Frame::new()
        .fill(p.surface)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CornerRadius::same(theme::CORNER))
        .inner_margin(Margin::symmetric(10, 5));
    let unit = value::unit(field);
    let output = ui
        .horizontal(|ui| {
            let edit = edit
                .id(id)
                .frame(frame)
                .hint_text(RichText::new(example(t, field)).color(p.muted))
                .desired_width(width(ui, field))
                .min_size(vec2(0.0, theme::FIELD_HEIGHT));
            let output = edit.show(ui);
            if matches!(field.kind, Kind::Money) {
                ui.label(t.yuan);
            } else if !unit.is_empty() {
                ui.label(unit);
            }
            output
        })
        .inner;
    let response = output.response.response;
    controls::name(&response, &entry.name);
    if had_focus {
        // Beside the edge and not in place of it, so that the text stands still.
        let ring = Stroke::new(2.0, p.accent.gamma_multiply(0.35));
        let corner = CornerRadius::same(theme::CORNER + 1);
        ui.painter()
            .rect_stroke(response.rect, corner, ring, StrokeKind::Outside);
    }

    if response.has_focus() || response.changed() {
        let selection = output.cursor_range.map(|range| {
            let range = range.as_sorted_char_range();
            (range.start.into(), range.end.into())
        });
        let settled = memory.composition.settled(ui, &field.id, text, selection);
        if settled != answer {
            actions.push(Action::Edit {
                field: field.id.clone(),
                text: settled,
            });
        }
    }
    if response.lost_focus() {
        memory.visited.insert(field.id.clone());
        let enter = ui.input(|i| i.key_pressed(egui::Key::Enter));
        if let Some(next) = entry.next.as_ref().filter(|_| enter && !is_long) {
            actions.push(Action::GoTo(next.clone()));
        }
    }
    response
}

/// One radio button an option; gives them all as one, and whether the keyboard is
/// on any of them.
fn choice_input(
    ui: &mut Ui,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    entry: &Entry<'_>,
    options: &[ChoiceOption],
    answer: &str,
) -> (Response, bool) {
    let field = entry.field;
    let mut is_focused = false;
    let buttons = ui.vertical(|ui| {
        let mut first = None;
        for option in options {
            let is_chosen = answer.trim() == option.id.as_str();
            let radio = ui.radio(is_chosen, RichText::new(&option.label));
            controls::name(&radio, &format!("{}：{}", entry.name, option.label));
            memory.probe.widget(
                ui,
                || format!("option:{}:{}", field.id, option.id),
                radio.rect,
            );
            if radio.clicked() {
                radio.request_focus();
                if !is_chosen {
                    actions.push(Action::Edit {
                        field: field.id.clone(),
                        text: option.id.to_string(),
                    });
                }
            }
            is_focused |= radio.has_focus();
            if first.is_none() || is_chosen {
                first = Some(radio);
            }
        }
        first
    });
    // The caret comes to the chosen option, or to the first.
    let response = buttons.inner.unwrap_or(buttons.response);
    (response, is_focused)
}

/// Short answers get short fields, so that the eye knows what is expected.
fn width(ui: &Ui, field: &Field) -> f32 {
    let all = ui.available_width();
    match field.kind {
        Kind::Number { .. } | Kind::Percent => 96.0,
        Kind::Money => 180.0_f32.min(all),
        Kind::Date | Kind::Phone => 220.0_f32.min(all),
        _ => all,
    }
}

fn example(t: &Strings, field: &Field) -> String {
    match (&field.kind, field.example.as_str()) {
        (Kind::Date, "") => t.date_hint.to_owned(),
        (_, "") => String::new(),
        (_, example) => (t.example)(example),
    }
}

/// Below the input: the amount in capitals, or how a loosely typed answer will be
/// printed. True when something was said.
fn prints_as(ui: &mut Ui, t: &Strings, field: &Field, answer: &str) -> bool {
    if value::is_blank(answer) || matches!(field.kind, Kind::Choice(_)) {
        return false;
    }
    let words = match field.kind {
        Kind::Money => value::read_capital(field, answer)
            .ok()
            .map(|capital| format!("{} {capital}", t.in_words)),
        _ => value::read(field, answer)
            .ok()
            .filter(|printed| printed != answer.trim())
            .map(|printed| format!("{} {printed}", t.prints_as)),
    };
    match words {
        Some(words) => {
            controls::small_print(ui, &words);
            true
        }
        None => false,
    }
}

fn help(ui: &mut Ui, _t: &Strings, field: &Field, is_crowded: bool) {
    if !field.help.is_empty() && !is_crowded {
        controls::small_print(ui, &field.help);
    }
}

/// A problem below its field: sign, words.
fn inline_problem(ui: &mut Ui, problem: &Problem) {
    let ink = if is_unfilled(problem) {
        palette(ui).warning
    } else {
        controls::severity_ink(ui, problem.severity)
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (sign, _) = ui.allocate_exact_size(vec2(16.0, 18.0), egui::Sense::hover());
        controls::problem_sign(ui, sign.center(), problem);
        let words = RichText::new(&problem.message)
            .size(theme::SMALL)
            .color(ink);
        ui.add(egui::Label::new(words).wrap());
    });
}
