//! The form of the chosen part: why it is there, its fields, its words.

use egui::{
    Color32, CornerRadius, Frame, Margin, RichText, ScrollArea, Stroke, TextFormat, Ui,
    text::LayoutJob,
};

use super::{
    controls,
    fields::{Entry, field_ui},
    memory::Memory,
    outline,
    page_setup::page_setup_ui,
    strings::Strings,
    theme,
    theme::palette,
};
use crate::{
    model::{
        article::{Content, Part, Piece, Place, Row},
        draft::{Draft, Field},
        parts,
    },
    session::{Session, action::Action},
};

/// Draws the form and follows the session's caret requests.
pub fn form_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, actions: &mut Vec<Action>) {
    let Some(draft) = session.draft() else {
        return;
    };
    let part = session.part();
    let fields = parts::fields_of(draft, part);
    follow_caret(session, memory, &fields);
    ScrollArea::vertical()
        .id_salt(("form", part))
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin::symmetric(theme::PAD as i8, 12))
                .show(ui, |ui| {
                    part_ui(ui, session, memory, actions, draft, part, &fields);
                });
        });
}

fn follow_caret(session: &Session, memory: &mut Memory, fields: &[&Field]) {
    let caret = session.caret();
    if memory.caret_serial != caret.serial && caret.part == *session.part() {
        memory.caret_serial = caret.serial;
        let can_type = |f: &&&Field| session.draft().is_none_or(|d| !d.is_by_hand(f));
        let first = fields.iter().find(can_type).map(|f| &f.id);
        let wanted = caret.field.as_ref().or(first);
        memory.wanted = wanted
            .filter(|id| fields.iter().any(|f| f.id == **id))
            .cloned();
    }
}

fn part_ui(
    ui: &mut Ui,
    session: &Session,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
    draft: &Draft,
    part: &Part,
    fields: &[&Field],
) {
    let t = memory.strings();
    heading_row(ui, session, t, draft, part, actions);
    ui.add_space(theme::TIGHT);
    let is_printed = parts::is_asked_for(draft, part);
    if let Some(note) = note(draft, part) {
        let title = match part {
            Part::Annex(_) => t.about_annex,
            _ => t.why_here,
        };
        note_ui(ui, title, note);
    }
    if !is_printed {
        controls::small_print(ui, t.clause_is_off);
        report_focus(memory, actions, None);
        return;
    }
    if fields.is_empty() {
        controls::small_print(ui, t.no_fields);
    }
    let entries = entries(draft, part, fields);
    let mut focused = None;
    for entry in &entries {
        let here = ui
            .push_id(entry.field.id.as_str(), |ui| {
                field_ui(ui, session, memory, actions, entry)
            })
            .inner;
        if here {
            focused = Some(entry.place.clone());
        }
    }
    report_focus(memory, actions, focused);
    if *part == Part::Title {
        page_setup_ui(ui, session, memory, actions);
    }
    words_ui(ui, session, memory, part);
    next_part_button(ui, session, t, draft, part, actions);
}

/// Tells the session when the caret moves to another field or leaves the form.
fn report_focus(memory: &mut Memory, actions: &mut Vec<Action>, focused: Option<Place>) {
    if memory.reported == focused {
        return;
    }
    if memory.reported.is_some() {
        actions.push(Action::LeaveField);
    }
    actions.extend(focused.clone().map(Action::Focused));
    memory.reported = focused;
}

/// The fields with names that are unique in the form, and where Enter leads.
fn entries<'a>(draft: &Draft, part: &Part, found: &[&'a Field]) -> Vec<Entry<'a>> {
    let names: Vec<String> = found
        .iter()
        .enumerate()
        .map(|(n, field)| {
            let namesakes = found[..n].iter().filter(|f| f.label == field.label);
            match namesakes.count() {
                0 => field.label.clone(),
                before => format!("{} {}", field.label, before + 1),
            }
        })
        .collect();
    found
        .iter()
        .zip(names)
        .enumerate()
        .map(|(n, (field, name))| Entry {
            field,
            place: Place::field(part.clone(), field.id.clone()),
            name,
            next: match found.get(n + 1) {
                Some(next) => Some(Place::field(part.clone(), next.id.clone())),
                None => first_field_after(draft, part),
            },
        })
        .collect()
}

/// The first field of the next part that asks for something.
fn first_field_after(draft: &Draft, part: &Part) -> Option<Place> {
    let after = parts::parts(draft).into_iter().skip_while(|p| p != part);
    after
        .skip(1)
        .filter(|p| parts::is_asked_for(draft, p))
        .find_map(|p| {
            let first = parts::fields_of(draft, &p).first()?.id.clone();
            Some(Place::field(p, first))
        })
}

fn heading_row(
    ui: &mut Ui,
    session: &Session,
    t: &Strings,
    draft: &Draft,
    part: &Part,
    actions: &mut Vec<Action>,
) {
    let name = outline::part_name(t, draft, part);
    ui.horizontal(|ui| {
        if let Some(number) = outline::number(session.article(), part) {
            controls::heading(ui, number);
        }
        controls::heading(ui, &name);
        let Some((id, on)) = outline::switchable(draft, part) else {
            return;
        };
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let switch = controls::switch(ui, on, t.keep_clause);
            let words = RichText::new(t.keep_clause).size(theme::SMALL);
            ui.label(words.color(palette(ui).muted));
            if switch.clicked() {
                actions.push(Action::Switch {
                    id: id.clone(),
                    on: !on,
                });
            }
        });
    });
}

fn note<'a>(draft: &'a Draft, part: &Part) -> Option<&'a str> {
    let agreement = &draft.agreement;
    let note = match part {
        Part::Clause(id) => &agreement.clauses.iter().find(|c| c.id == *id)?.note,
        Part::Annex(id) => &agreement.annexes.iter().find(|a| a.id == *id)?.note,
        _ => return None,
    };
    (!note.is_empty()).then_some(note)
}

/// Why the clause is there: a quiet margin note.
fn note_ui(ui: &mut Ui, title: &str, note: &str) {
    let p = palette(ui);
    let inside = Frame::new()
        .fill(p.hover)
        .corner_radius(CornerRadius::same(theme::CORNER))
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let title = RichText::new(title).font(theme::bold(theme::SMALL));
            ui.label(title.color(p.muted));
            let words = RichText::new(note).size(13.0);
            ui.add(egui::Label::new(words).wrap());
        });
    let bar = inside.response.rect;
    let bar = egui::Rect::from_min_max(bar.min, egui::pos2(bar.left() + 3.0, bar.bottom()));
    ui.painter().rect_filled(bar, 1.0, p.accent);
    ui.add_space(theme::GAP);
}

/// The part's words as they will be printed, folded away until asked for.
fn words_ui(ui: &mut Ui, session: &Session, memory: &mut Memory, part: &Part) {
    let t = memory.strings();
    let blocks = session.article().blocks.iter().filter(|b| b.part == *part);
    let jobs: Vec<LayoutJob> = blocks
        .filter_map(|block| match &block.content {
            Content::Paragraph { label, pieces, .. } => {
                Some(words_job(ui, label.as_deref(), pieces))
            }
            Content::Rows(rows) => Some(rows_job(ui, rows)),
            _ => None,
        })
        .collect();
    if jobs.is_empty() || matches!(part, Part::Title | Part::Party(_) | Part::Signing) {
        return;
    }
    ui.separator();
    let header = egui::CollapsingHeader::new(RichText::new(t.words_of_part).size(13.0))
        .id_salt("words")
        .open(None)
        .default_open(memory.shows_words);
    let shown = header.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        for job in jobs {
            ui.add(egui::Label::new(job).wrap());
        }
    });
    memory.shows_words = shown.openness > 0.5;
}

fn words_job(ui: &Ui, label: Option<&str>, pieces: &[Piece]) -> LayoutJob {
    let mut job = LayoutJob::default();
    if let Some(label) = label {
        append(&mut job, label, palette(ui).muted, None);
    }
    append_pieces(ui, &mut job, pieces);
    job
}

fn rows_job(ui: &Ui, rows: &[Row]) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (n, row) in rows.iter().enumerate() {
        let start = if n == 0 { "" } else { "\n" };
        let label = format!("{start}{}：", row.label);
        append(&mut job, &label, palette(ui).muted, None);
        append_pieces(ui, &mut job, &row.value);
    }
    job
}

fn append_pieces(ui: &Ui, job: &mut LayoutJob, pieces: &[Piece]) {
    let p = palette(ui);
    for piece in pieces {
        match piece {
            Piece::Text { text, value, .. } if *value => {
                append(job, text, p.text, Some(p.edge));
            }
            Piece::Text { text, .. } => append(job, text, p.muted, None),
            Piece::Blank { .. } => append(job, "　　　　", p.text, Some(p.edge)),
        }
    }
}

fn append(job: &mut LayoutJob, text: &str, ink: Color32, under: Option<Color32>) {
    let format = TextFormat {
        font_id: theme::regular(13.0),
        color: ink,
        underline: under.map_or(Stroke::NONE, |ink| Stroke::new(1.0, ink)),
        line_height: Some(21.0),
        ..TextFormat::default()
    };
    job.append(text, 0.0, format);
}

fn next_part_button(
    ui: &mut Ui,
    session: &Session,
    t: &Strings,
    draft: &Draft,
    part: &Part,
    actions: &mut Vec<Action>,
) {
    let mut after = parts::parts(draft).into_iter().skip_while(|p| p != part);
    let Some(next) = after.nth(1) else {
        return;
    };
    ui.add_space(theme::GAP);
    let name = outline::part_title(t, draft, session.article(), &next);
    if controls::secondary(ui, &(t.next_part)(&name)).clicked() {
        actions.push(Action::ChoosePart(next));
    }
}
