//! Tables and page setup in the window: what a user types, clicks and sees.

use egui::{Event, ImeEvent, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
use liyue::{
    fonts::Fonts,
    model::{
        article::{Part, Place},
        draft::{Draft, PageStyle},
    },
    session::{Environment, Session, action::Action, action::Event as Report},
    ui::{Editor, theme},
};

type Window<'a> = Harness<'a, Editor>;

/// A window with the agreement that uses every construct.
fn showcase<'a>() -> Window<'a> {
    let session = Session::new(Environment {
        fonts: Fonts::bundled(),
        today: jiff::civil::date(2026, 11, 24),
        templates: Vec::new(),
        recent: Vec::new(),
        recovered: Vec::new(),
    });
    let mut window = Harness::builder()
        .with_size(egui::vec2(1366.0, 1000.0))
        .with_max_steps(64)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, editor: &mut Editor| editor.ui(ui),
            Editor::new(session),
        );
    let draft: Draft = serde_json::from_str(include_str!("fixtures/showcase.liyue"))
        .expect("the showcase is a draft");
    window.state_mut().session.report(Report::Loaded {
        path: Some("样张.liyue".into()),
        draft: Box::new(draft),
        read_only: false,
        recovered: false,
    });
    window.run();
    window
}

/// Shows the clause of fees with its table of three rows.
fn fees<'a>() -> Window<'a> {
    let mut window = showcase();
    let place = Place::part(Part::Clause("fee".into()));
    window.state_mut().session.apply(Action::GoTo(place));
    window.run();
    window
}

fn answer(window: &Window<'_>, field: &str) -> String {
    let draft = window.state().session.draft().expect("a draft is open");
    draft.answer(field).to_owned()
}

fn into_cell(window: &mut Window<'_>, label: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    window.run();
}

fn event(window: &mut Window<'_>, event: Event) {
    window.event(event);
    window.run();
}

#[test]
fn typing_into_a_cell_changes_the_page_and_the_sum() {
    let mut window = fees();
    into_cell(&mut window, "费用标准第2行：金额");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    event(&mut window, Event::Text("120".into()));
    let text = window.state().session.pages().text();
    assert!(
        text.contains("¥120.00") && text.contains("¥1,400.50"),
        "cell and sum"
    );
    assert!(text.contains("人民币壹仟肆佰元伍角整"), "and its 大写");
}

#[test]
fn pinyin_in_a_cell_reaches_the_page_when_it_is_committed() {
    let mut window = fees();
    let before = answer(&window, "fees");
    into_cell(&mut window, "费用标准第1行：项目");
    let preedit = ImeEvent::Preedit {
        text: "jiance".into(),
        active_range_chars: Some(6..6),
    };
    event(&mut window, Event::Ime(preedit));
    assert_eq!(answer(&window, "fees"), before);
    event(&mut window, Event::Ime(ImeEvent::Commit("检测".into())));
    assert!(
        answer(&window, "fees")
            .lines()
            .next()
            .is_some_and(|l| l.contains("检测\t"))
    );
}

#[test]
fn rows_are_added_and_removed_and_each_can_be_taken_back() {
    let mut window = fees();
    let before = answer(&window, "fees");
    window.get_by_label("费用标准加一行").click();
    window.run();
    assert_eq!(answer(&window, "fees"), format!("{before}\n\t\t"));
    into_cell(&mut window, "费用标准第4行：项目");
    event(&mut window, Event::Text("清洗".into()));
    assert!(answer(&window, "fees").ends_with("\n清洗\t\t"));
    window.get_by_label("删去费用标准第1行").click();
    window.run();
    assert!(!answer(&window, "fees").contains("上门检测"));
    for _ in 0..3 {
        window.state_mut().session.apply(Action::Undo);
    }
    assert_eq!(answer(&window, "fees"), before);
}

#[test]
fn a_block_from_a_spreadsheet_is_spread_over_rows_and_cells() {
    let mut window = fees();
    into_cell(&mut window, "费用标准第3行：项目");
    event(
        &mut window,
        Event::Paste("清洗\t每年一次\t60\n移机\t按距离\t200\n".into()),
    );
    let answer = answer(&window, "fees");
    let rows: Vec<&str> = answer.lines().collect();
    assert_eq!(rows[2..], ["清洗\t每年一次\t60", "移机\t按距离\t200"]);
}

#[test]
fn the_pages_change_with_their_setup_and_undo_takes_it_back() {
    let mut window = showcase();
    let place = Place::part(Part::Title);
    window.state_mut().session.apply(Action::GoTo(place));
    window.run();
    let before = window.state().session.pages().pages.len();
    window.get_by_label_contains("公文：").click();
    window.run();
    let setup = |window: &Window<'_>| {
        let draft = window.state().session.draft().expect("a draft is open");
        draft.agreement.pages.clone()
    };
    assert_eq!(setup(&window).style, PageStyle::Official);
    assert!(window.state().session.pages().pages.len() > before);
    window.get_by_label("加封面").click();
    window.run();
    assert!(setup(&window).cover && window.state().session.pages().has_cover);
    for _ in 0..2 {
        window.state_mut().session.apply(Action::Undo);
    }
    window.run();
    assert!(setup(&window).is_default());
    assert_eq!(window.state().session.pages().pages.len(), before);
}
