//! The agreement's parts at the left: their live numbers, what is still to do in
//! each, and the switches of what may be left out.

use egui::{
    Align2, CornerRadius, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::{
    controls, memory::Memory, problems::is_unfilled, strings::Strings, theme, theme::palette,
};
use crate::{
    check::Severity,
    model::{
        article::{Article, Content, Part},
        draft::{Draft, Id},
        parts,
    },
    session::{Session, action::Action},
};

/// Draws the outline.
pub fn outline_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let Some(draft) = session.draft() else {
        return;
    };
    let t = memory.strings();
    ScrollArea::vertical()
        .id_salt("outline")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(theme::GAP);
            let mut group = 0;
            for part in parts::parts(draft) {
                let its_group = match part {
                    Part::Clause(_) => 1,
                    Part::Signing => 2,
                    Part::Annex(_) => 3,
                    _ => 0,
                };
                if its_group != group {
                    let heading = match its_group {
                        1 => Some(t.clauses),
                        3 => Some(t.annexes),
                        _ => None,
                    };
                    group_heading(ui, heading);
                    group = its_group;
                }
                row_ui(ui, session, memory, actions, draft, &part);
            }
            ui.add_space(theme::GAP);
        });
}

/// What a part is called, without its number.
pub(super) fn part_name(t: &Strings, draft: &Draft, part: &Part) -> String {
    let agreement = &draft.agreement;
    match part {
        Part::Title => t.title_part.into(),
        Part::Party(n) => agreement.parties.get(*n).map_or_else(String::new, |party| {
            match party.called.as_str() {
                "" => party.role.clone(),
                called => format!("{}（{called}）", party.role),
            }
        }),
        Part::Preamble => t.preamble_part.into(),
        Part::Clause(id) => agreement
            .clauses
            .iter()
            .find(|c| c.id == *id)
            .map_or_else(String::new, |c| c.heading.clone()),
        Part::Signing => t.signing_part.into(),
        Part::Annex(id) => agreement
            .annexes
            .iter()
            .find(|a| a.id == *id)
            .map_or_else(String::new, |a| a.title.clone()),
    }
}

/// What a part is called, with its number as it is printed now.
pub(super) fn part_title(t: &Strings, draft: &Draft, article: &Article, part: &Part) -> String {
    let name = part_name(t, draft, part);
    match number(article, part) {
        Some(number) => format!("{number} {name}"),
        None => name,
    }
}

/// The number of a clause or annex as it is printed now: 第三条, 附件二. Nothing
/// for what is not printed and for parts without a number.
pub(super) fn number<'a>(article: &'a Article, part: &Part) -> Option<&'a str> {
    let mut of_part = article.blocks.iter().filter(|b| b.part == *part);
    of_part.find_map(|b| match &b.content {
        Content::Heading { label, .. } | Content::AnnexHeading { label, .. } => {
            Some(label.as_str())
        }
        _ => None,
    })
}

/// The clause or annex that can be switched, and whether it is on.
pub(super) fn switchable<'a>(draft: &'a Draft, part: &Part) -> Option<(&'a Id, bool)> {
    let agreement = &draft.agreement;
    match part {
        Part::Clause(id) => agreement
            .clauses
            .iter()
            .find(|c| c.id == *id && c.optional)
            .map(|c| (&c.id, c.on)),
        Part::Annex(id) => agreement
            .annexes
            .iter()
            .find(|a| a.id == *id && a.optional)
            .map(|a| (&a.id, a.on)),
        _ => None,
    }
}

fn group_heading(ui: &mut Ui, words: Option<&str>) {
    let p = palette(ui);
    ui.add_space(theme::GAP);
    let Some(words) = words else {
        return;
    };
    ui.horizontal(|ui| {
        ui.add_space(theme::PAD);
        let words = RichText::new(words).size(theme::SMALL).color(p.muted);
        ui.label(words);
    });
}

/// Width of the column of numbers: 第十二条 in small print. A longer one pushes its
/// own heading aside.
const NUMBER_WIDTH: f32 = 4.0 * theme::SMALL + 6.0;

fn row_ui(
    ui: &mut Ui,
    session: &Session,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    draft: &Draft,
    part: &Part,
) {
    let (p, t) = (palette(ui), memory.strings());
    let name = part_name(t, draft, part);
    let title = part_title(t, draft, session.article(), part);
    let is_chosen = session.part() == part;
    let is_printed = parts::is_asked_for(draft, part);
    let size = vec2(ui.available_width(), theme::ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let todo = todo(session, part).filter(|_| is_printed);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &title));
    memory.probe.widget(ui, || format!("part:{title}"), rect);
    if response.clicked() {
        actions.push(Action::ChoosePart(part.clone()));
    }

    let back = rect.shrink2(vec2(theme::GAP, 1.0));
    let painter = ui.painter();
    let corner = CornerRadius::same(theme::CORNER);
    if is_chosen {
        painter.rect_filled(back, corner, p.chosen);
    } else if response.hovered() {
        painter.rect_filled(back, corner, p.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, p.accent);
        painter.rect_stroke(back, corner, ring, egui::StrokeKind::Inside);
    }

    let mut right = back.right() - theme::GAP;
    let switch = switchable(draft, part);
    // A switch that is on says "fine" as well as a tick does.
    right = badge(ui, right, rect, todo, is_printed && switch.is_none());
    if let Some((id, on)) = switch {
        if right < back.right() - theme::GAP {
            right -= 6.0;
        }
        let at = Rect::from_min_size(pos2(right - 28.0, rect.center().y - 8.0), vec2(28.0, 16.0));
        let mut over = ui.new_child(UiBuilder::new().max_rect(at).id_salt(id.as_str()));
        let switch = controls::switch(&mut over, on, &(t.switch_clause)(&name));
        memory
            .probe
            .widget(ui, || format!("switch:{id}"), switch.rect);
        if switch.clicked() {
            actions.push(Action::Switch {
                id: id.clone(),
                on: !on,
            });
        }
        right -= 28.0;
    }
    right -= 6.0;
    let mut left = back.left() + theme::GAP;
    let centre = rect.center().y;
    if matches!(part, Part::Clause(_)) {
        let number = number(session.article(), part).unwrap_or("—");
        let font = theme::regular(theme::SMALL);
        let drawn = ui.painter().text(
            pos2(left, centre),
            Align2::LEFT_CENTER,
            number,
            font,
            p.muted,
        );
        left += NUMBER_WIDTH.max(drawn.width() + 6.0);
    }
    let ink = if is_printed { p.text } else { p.muted };
    let is_cut = cut_text(ui, &name, left, right, centre, ink);
    if is_cut {
        response.on_hover_text(title);
    }
}

/// One line of text that ends in … where there is no more room; true if it did.
fn cut_text(ui: &Ui, text: &str, left: f32, right: f32, centre: f32, ink: egui::Color32) -> bool {
    let mut job =
        egui::text::LayoutJob::simple_singleline(text.to_owned(), theme::regular(theme::BODY), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - left).max(0.0));
    let galley = ui.painter().layout_job(job);
    let is_cut = galley.elided;
    let at = pos2(left, centre - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    is_cut
}

/// What is to be done in a part: how many things, and how bad the worst is.
/// Nothing but empty fields is not bad, only unfinished.
struct Todo {
    count: usize,
    worst: Option<Severity>,
}

fn todo(session: &Session, part: &Part) -> Option<Todo> {
    let of_part = session.problems().iter().filter(|p| p.place.part == *part);
    let mut todo = Todo {
        count: 0,
        worst: None,
    };
    for problem in of_part.filter(|p| p.severity != Severity::Hint) {
        todo.count += 1;
        if !is_unfilled(problem) {
            let worst = todo.worst.unwrap_or(problem.severity);
            todo.worst = Some(worst.min(problem.severity));
        }
    }
    (todo.count > 0).then_some(todo)
}

/// The badge at the right of a row; gives its left edge.
fn badge(ui: &Ui, right: f32, row: Rect, todo: Option<Todo>, is_done: bool) -> f32 {
    let p = palette(ui);
    let centre = row.center().y;
    match todo {
        Some(Todo { count, worst }) => {
            let (fill, ink) = match worst {
                Some(Severity::Error) => (p.error, p.panel),
                Some(_) => (p.warning, p.panel),
                None => p.to_fill,
            };
            let words = count.to_string();
            let font = theme::regular(theme::SMALL);
            let galley = ui.painter().layout_no_wrap(words, font, ink);
            let width = (galley.size().x + 10.0).max(20.0);
            let pill =
                Rect::from_min_max(pos2(right - width, centre - 9.0), pos2(right, centre + 9.0));
            let painter = ui.painter();
            painter.rect_filled(pill, CornerRadius::same(9), fill);
            painter.galley(pill.center() - galley.size() / 2.0, galley, ink);
            pill.left()
        }
        None if is_done => {
            let tick = Rect::from_center_size(pos2(right - 10.0, centre), vec2(10.0, 9.0));
            controls::tick_mark(ui, tick, p.good);
            right - 20.0
        }
        None => right,
    }
}
