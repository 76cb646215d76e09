//! The start screen: templates, recent drafts, and what a crash left behind.

use egui::{
    CornerRadius, Frame, Label, Margin, Rect, RichText, Role, ScrollArea, Sense, Stroke,
    StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::{
    bar, commands::Command, controls, memory::Memory, strings::Strings, theme, theme::palette,
};
use crate::{
    model::draft::{Draft, Policy},
    session::{RecentFile, Session, action::Action},
};

/// The content's greatest width.
const WIDTH: f32 = 1040.0;
/// The right column's width.
const SIDE: f32 = 320.0;
/// A card's height.
const CARD: f32 = 144.0;
/// The picture of the first page in a card: an A4 sheet.
const SHEET: egui::Vec2 = vec2(83.0, 117.4);

/// Draws the start screen.
pub fn start_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let desk = ui.max_rect();
    ui.painter().rect_filled(desk, 0.0, palette(ui).desk);
    ScrollArea::vertical()
        .id_salt("start")
        .auto_shrink(false)
        .show(ui, |ui| {
            let width = (ui.available_width() - 64.0).min(WIDTH);
            let left = (ui.available_width() - width) / 2.0;
            ui.add_space(36.0);
            ui.horizontal_top(|ui| {
                ui.add_space(left);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    head_ui(ui, memory, actions);
                    recovered_ui(ui, session, memory, actions);
                    ui.add_space(24.0);
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = 32.0;
                        ui.vertical(|ui| {
                            ui.set_width(width - SIDE - 32.0);
                            gallery_ui(ui, session, memory, actions);
                        });
                        ui.vertical(|ui| {
                            ui.set_width(SIDE);
                            recent_ui(ui, session, memory, actions);
                        });
                    });
                });
            });
            ui.add_space(32.0);
        });
}

fn head_ui(ui: &mut Ui, memory: &mut Memory, actions: &mut Vec<Action>) {
    let (p, t) = (palette(ui), memory.strings());
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(52.0, 52.0), Sense::hover());
        bar::seal_at(ui, rect);
        ui.add_space(theme::GAP);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(RichText::new(t.program).font(theme::bold(theme::TITLE)));
            ui.label(RichText::new(t.slogan).color(p.muted));
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let open = controls::primary(ui, t.open_file);
            memory.probe.widget(
                ui,
                || format!("command:{}", Command::Open.name()),
                open.rect,
            );
            if open.clicked() {
                actions.push(Action::Open);
            }
        });
    });
}

fn section(ui: &mut Ui, words: &str) {
    controls::heading(ui, words);
    ui.add_space(theme::TIGHT);
}

fn recovered_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let (p, t) = (palette(ui), memory.strings());
    let recovered = &session.environment().recovered;
    if recovered.is_empty() {
        return;
    }
    ui.add_space(24.0);
    Frame::new()
        .fill(p.surface)
        .stroke(Stroke::new(1.0, p.warning))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(16, 12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            controls::heading(ui, t.recovered);
            controls::small_print(ui, t.recovered_why);
            for (n, draft) in recovered.iter().enumerate() {
                ui.horizontal(|ui| {
                    ui.label(RichText::new(&draft.title));
                    ui.label(RichText::new(&draft.when).size(theme::SMALL).color(p.muted));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let recover = controls::secondary(ui, t.recover);
                        let name = format!("{}：{} {}", t.recover, draft.title, n + 1);
                        controls::name(&recover, &name);
                        memory
                            .probe
                            .widget(ui, || format!("recover:{n}"), recover.rect);
                        if recover.clicked() {
                            actions.push(Action::Recover(n));
                        }
                        discard_ui(ui, memory, actions, n, &draft.title);
                    });
                });
            }
        });
}

/// What is discarded is gone: the first click asks, the second acts.
fn discard_ui(ui: &mut Ui, memory: &mut Memory, actions: &mut Vec<Action>, n: usize, title: &str) {
    let t = memory.strings();
    let is_asked = memory.discarding == Some(n);
    let words = if is_asked {
        t.discard_for_good
    } else {
        t.discard
    };
    let button = controls::quiet(ui, words, true);
    controls::name(&button, &format!("{words}：{title} {}", n + 1));
    if button.clicked() && is_asked {
        memory.discarding = None;
        actions.push(Action::DiscardRecovered(n));
    } else if button.clicked() {
        memory.discarding = Some(n);
    } else if is_asked && button.clicked_elsewhere() {
        memory.discarding = None;
    }
}

fn gallery_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let t = memory.strings();
    let templates = &session.environment().templates;
    ui.horizontal(|ui| {
        section(ui, t.gallery);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let search = TextEdit::singleline(&mut memory.search)
                .hint_text(t.search)
                .desired_width(200.0);
            let search = ui.add(search);
            controls::name(&search, t.search);
            memory.probe.widget(ui, || "search".into(), search.rect);
        });
    });
    let found: Vec<&Draft> = templates
        .iter()
        .filter(|template| template.agreement.is_about(&memory.search))
        .collect();
    if templates.is_empty() {
        controls::small_print(ui, t.gallery_empty);
    } else if found.is_empty() {
        controls::small_print(ui, t.search_empty);
    }
    let columns = if found.len() > 1 { 2 } else { 1 };
    let gap = 12.0;
    let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
    ui.spacing_mut().item_spacing = vec2(gap, gap);
    for row in found.chunks(columns) {
        ui.horizontal(|ui| {
            for template in row {
                card_ui(ui, t, memory, actions, template, width);
            }
        });
    }
    ui.add_space(theme::TIGHT);
    controls::small_print(ui, t.private);
}

fn card_ui(
    ui: &mut Ui,
    t: &Strings,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    template: &Draft,
    width: f32,
) {
    let (p, agreement) = (palette(ui), &template.agreement);
    let (rect, response) = ui.allocate_exact_size(vec2(width, CARD), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &agreement.title));
    memory
        .probe
        .widget(ui, || format!("template:{}", agreement.id), rect);
    let edge = if response.hovered() || response.has_focus() {
        Stroke::new(1.5, p.accent)
    } else {
        Stroke::new(1.0, p.line)
    };
    let corner = CornerRadius::same(8);
    ui.painter()
        .rect(rect, corner, p.surface, edge, StrokeKind::Inside);
    let sheet = Rect::from_min_size(rect.min + vec2(14.0, 13.0), SHEET);
    memory.thumbnails.draw(ui, template, sheet);
    let inside = Rect::from_min_max(rect.min + vec2(112.0, 14.0), rect.max - vec2(14.0, 12.0));
    let mut inner = column(ui, inside);
    inner.set_clip_rect(inside.intersect(ui.clip_rect()));
    inner.spacing_mut().item_spacing.y = theme::TIGHT;
    let title = RichText::new(&agreement.title).font(theme::bold(theme::HEADING));
    inner.add(Label::new(title).wrap().selectable(false));
    let summary = RichText::new(&agreement.summary).size(13.0).color(p.muted);
    inner.add(Label::new(summary).wrap().selectable(false));
    let to_fill = agreement
        .fields
        .iter()
        .filter(|f| f.policy == Policy::Required && f.default.is_empty());
    let count = (t.fields_and_clauses)(to_fill.count(), agreement.clauses.len());
    ui.painter().text(
        inside.left_bottom(),
        egui::Align2::LEFT_BOTTOM,
        count,
        theme::regular(theme::SMALL),
        p.muted,
    );
    ui.painter().text(
        inside.right_bottom(),
        egui::Align2::RIGHT_BOTTOM,
        t.start_draft,
        theme::regular(13.0),
        p.accent,
    );
    if response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        actions.push(Action::New(agreement.id.clone()));
    }
}

fn column(ui: &mut Ui, inside: Rect) -> Ui {
    let down = egui::Layout::top_down(egui::Align::Min);
    ui.new_child(UiBuilder::new().max_rect(inside).layout(down))
}

fn recent_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let t = memory.strings();
    section(ui, t.recent);
    let recent = &session.environment().recent;
    if recent.is_empty() {
        controls::small_print(ui, t.recent_empty);
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for (n, file) in recent.iter().enumerate() {
        recent_row(ui, t, memory, actions, n, file);
    }
}

fn recent_row(
    ui: &mut Ui,
    t: &Strings,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    n: usize,
    file: &RecentFile,
) {
    let p = palette(ui);
    let size = vec2(ui.available_width(), 48.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = file.path.file_stem().unwrap_or(file.path.as_os_str());
    let name = name.to_string_lossy();
    let folder = file.path.parent().unwrap_or(&file.path);
    let path = file.path.display().to_string();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, !file.missing, &path));
    memory.probe.widget(ui, || format!("recent:{n}"), rect);
    if response.hovered() && !file.missing {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(theme::CORNER), p.hover);
    }
    controls::focus_ring(ui, &response, rect);
    let inside = rect.shrink2(vec2(10.0, 5.0));
    let mut inner = column(ui, inside);
    inner.spacing_mut().item_spacing.y = 0.0;
    let ink = if file.missing { p.muted } else { p.text };
    let title = RichText::new(name).color(ink);
    inner.add(Label::new(title).truncate().selectable(false));
    let (below, ink) = if file.missing {
        (t.missing_file.to_owned(), p.warning)
    } else {
        (folder.display().to_string(), p.muted)
    };
    let below = RichText::new(below).size(theme::SMALL).color(ink);
    inner.add(Label::new(below).truncate().selectable(false));
    if response.on_hover_text(&path).clicked() && !file.missing {
        actions.push(Action::OpenPath(file.path.clone()));
    }
}
