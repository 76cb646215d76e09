//! How the pages are set: the choices below the title's fields.

use egui::{RichText, Ui};

use super::{controls, memory::Memory, theme};
use crate::{
    model::draft::{Kinsoku, PageStyle},
    session::{Session, action::Action},
};

/// Draws the choices; pushes what was changed.
pub(super) fn page_setup_ui(
    ui: &mut Ui,
    session: &Session,
    memory: &mut Memory,
    actions: &mut Vec<Action>,
) {
    let Some(draft) = session.draft() else { return };
    let (t, p) = (memory.strings(), theme::palette(ui));
    let before = &draft.agreement.pages;
    let mut setup = before.clone();
    ui.separator();
    ui.add_space(theme::GAP);
    ui.label(RichText::new(t.page_setup).font(theme::bold(theme::BODY)));
    ui.label(RichText::new(t.page_style).color(p.muted));
    for (style, words) in [
        (PageStyle::Commercial, t.style_commercial),
        (PageStyle::Official, t.style_official),
    ] {
        let radio = ui.radio(setup.style == style, words);
        memory
            .probe
            .widget(ui, || format!("page_style:{style:?}"), radio.rect);
        if radio.clicked() {
            setup.style = style;
        }
    }
    ui.label(RichText::new(t.kinsoku).color(p.muted));
    ui.horizontal_wrapped(|ui| {
        for (level, words) in [
            (Kinsoku::Basic, t.kinsoku_basic),
            (Kinsoku::Gb, t.kinsoku_gb),
            (Kinsoku::Strict, t.kinsoku_strict),
        ] {
            if ui.radio(setup.kinsoku == level, words).clicked() {
                setup.kinsoku = level;
            }
        }
    });
    tick(ui, memory, "cover", &mut setup.cover, t.cover);
    tick(ui, memory, "underline", &mut setup.underline, t.underline);
    tick(
        ui,
        memory,
        "signing_page",
        &mut setup.signing_page,
        t.signing_page,
    );
    tick(ui, memory, "seam_seal", &mut setup.seam_seal, t.seam_seal);
    ui.add_space(theme::GAP);
    if setup != *before {
        actions.push(Action::SetPages(setup));
    }
}

fn tick(ui: &mut Ui, memory: &mut Memory, name: &str, on: &mut bool, words: &str) {
    let tick = controls::small_tick(ui, *on, words, words);
    memory
        .probe
        .widget(ui, || format!("pages:{name}"), tick.rect);
    if tick.clicked() {
        *on = !*on;
    }
}
