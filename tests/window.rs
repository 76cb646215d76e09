//! The window's stories, told to the real widgets without a window: what a user
//! types, clicks and reads.

use std::{collections::BTreeSet, path::PathBuf};

use egui::{Event, ImeEvent, Key, Modifiers, Pos2, Rect, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
use liyue::{
    fonts::Fonts,
    model::{article::Place, draft::Id},
    session::{
        Environment, RecentFile, RecoveredDraft, Session,
        action::{Action, Dialog, Effect, Event as Report, Purpose},
    },
    store,
    ui::{Editor, commands::Command, strings::Language, theme},
};

type Window<'a> = Harness<'a, Editor>;

fn environment() -> Environment {
    Environment {
        fonts: Fonts::bundled(),
        today: jiff::civil::date(2026, 11, 24),
        templates: store::templates(),
        recent: Vec::new(),
        recovered: Vec::new(),
    }
}

fn window_of<'a>(environment: Environment) -> Window<'a> {
    let mut editor = Editor::new(Session::new(environment));
    editor.memory.probe.switch_on();
    let mut window = Harness::builder()
        .with_size(egui::vec2(1366.0, 768.0))
        .with_max_steps(64)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(theme::install)
        .build_ui_state(|ui, editor: &mut Editor| editor.ui(ui), editor);
    window.run();
    window
}

/// A window with a new boiler agreement.
fn new_agreement<'a>() -> Window<'a> {
    let mut window = window_of(environment());
    window
        .get_by_role_and_label(Role::Button, "壁挂炉售后服务协议")
        .click();
    window.run();
    window
}

/// A window with a draft as it is on its first day: the other side still blank.
fn first_day<'a>() -> Window<'a> {
    let mut window = window_of(environment());
    let draft = store::sample("as03_boiler", store::Sample::FirstDay).expect("it is built in");
    window.state_mut().session.report(Report::Loaded {
        path: Some("协议.liyue".into()),
        draft: Box::new(draft),
        read_only: false,
        recovered: false,
    });
    window.run();
    window
}

fn go_to(window: &mut Window<'_>, field: &str) {
    let session = &mut window.state_mut().session;
    let draft = session.draft().expect("a draft is open");
    let part = liyue::model::parts::parts(draft)
        .into_iter()
        .find(|part| {
            let fields = liyue::model::parts::fields_of(draft, part);
            fields.iter().any(|f| f.id.as_str() == field)
        })
        .expect("some part asks for the field");
    session.apply(Action::GoTo(Place::field(part, field.into())));
    window.run();
}

fn press(window: &mut Window<'_>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn type_text(window: &mut Window<'_>, text: &str) {
    window.event(Event::Text(text.into()));
    window.run();
}

fn compose(window: &mut Window<'_>, pinyin: &str) {
    let active = Some(pinyin.len()..pinyin.len());
    window.event(Event::Ime(ImeEvent::Preedit {
        text: pinyin.into(),
        active_range_chars: active,
    }));
    window.run();
}

fn commit(window: &mut Window<'_>, text: &str) {
    window.event(Event::Ime(ImeEvent::Commit(text.into())));
    window.run();
}

fn answer(window: &Window<'_>, field: &str) -> String {
    let draft = window.state().session.draft().expect("a draft is open");
    draft.answer(field).to_owned()
}

fn page_text(window: &Window<'_>) -> String {
    window.state().session.pages().text()
}

fn input<'a>(window: &'a Window<'_>, label: &'a str) -> egui_kittest::Node<'a> {
    window.get_by_role_and_label(Role::TextInput, label)
}

fn focused_field(window: &Window<'_>) -> Option<Id> {
    window.state().session.focus().and_then(|p| p.field.clone())
}

/// Where something stands, by its name in the probe.
fn seen(window: &mut Window<'_>, name: &str) -> Pos2 {
    window.state_mut().memory.probe.take();
    window.step();
    let widgets = window.state_mut().memory.probe.take().widgets;
    let rect = widgets
        .get(name)
        .unwrap_or_else(|| panic!("no {name} among {widgets:?}"));
    centre(*rect)
}

/// Where a field's value or blank stands on a page in view.
fn on_page(window: &mut Window<'_>, field: &str) -> Pos2 {
    window.state_mut().memory.probe.take();
    window.step();
    let values = window.state_mut().memory.probe.take().values;
    let last = values.iter().rfind(|v| v.field == field);
    centre(last.expect("the field is in view").rect)
}

fn centre([x0, y0, x1, y1]: [f32; 4]) -> Pos2 {
    Rect::from_min_max(Pos2::new(x0, y0), Pos2::new(x1, y1)).center()
}

fn click_at(window: &mut Window<'_>, at: Pos2) {
    window.hover_at(at);
    window.run();
    window.drag_at(at);
    window.drop_at(at);
    window.run();
}

#[test]
fn typing_a_name_shows_it_on_the_page() {
    let mut window = first_day();
    go_to(&mut window, "b_name");
    type_text(&mut window, "林若溪");
    assert!(page_text(&window).contains("林若溪"));
    assert_eq!(input(&window, "姓名").value().as_deref(), Some("林若溪"));
}

#[test]
fn clicking_a_blank_gives_its_field_the_caret() {
    let mut window = first_day();
    let blank = on_page(&mut window, "install_address");
    click_at(&mut window, blank);
    assert!(input(&window, "安装地址").is_focused());
    type_text(&mut window, "北京市东城区");
    assert_eq!(answer(&window, "install_address"), "北京市东城区");
}

#[test]
fn choosing_a_part_puts_the_caret_into_its_first_field() {
    let mut window = first_day();
    let row = seen(&mut window, "part:第三条 免费保修");
    click_at(&mut window, row);
    assert!(input(&window, "整机保修期").is_focused());
    assert_eq!(focused_field(&window), Some("warranty_period".into()));
}

#[test]
fn the_page_marks_the_field_that_is_clicked_in_a_form_with_choices() {
    let mut window = first_day();
    let row = seen(&mut window, "part:第五条 报修");
    click_at(&mut window, row);
    assert_eq!(focused_field(&window), Some("report_channels".into()));
    let phone = seen(&mut window, "field:hotline");
    click_at(&mut window, phone);
    assert_eq!(focused_field(&window), Some("hotline".into()));
    window.get_by_label("报修方式：电话").click();
    window.run();
    assert_eq!(answer(&window, "report_channels"), "phone");
    assert_eq!(focused_field(&window), Some("report_channels".into()));
}

#[test]
fn enter_leads_from_field_to_field_and_on_to_the_next_part() {
    let mut window = first_day();
    go_to(&mut window, "b_phone");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(focused_field(&window), Some("install_address".into()));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(focused_field(&window), Some("purchase_date".into()));
}

#[test]
fn f8_walks_the_problems() {
    let mut window = first_day();
    let places: Vec<_> = window
        .state()
        .session
        .problems()
        .iter()
        .map(|p| p.place.clone())
        .collect();
    for place in &places[..3] {
        press(&mut window, Modifiers::NONE, Key::F8);
        assert_eq!(window.state().session.focus(), Some(place));
    }
    press(&mut window, Modifiers::SHIFT, Key::F8);
    assert_eq!(window.state().session.focus(), Some(&places[1]));
}

#[test]
fn clicking_a_problem_leads_to_its_field() {
    let mut window = first_day();
    let row = seen(&mut window, "problem:1");
    click_at(&mut window, row);
    assert!(input(&window, "联系电话").is_focused());
}

#[test]
fn switching_a_clause_off_closes_up_the_numbers() {
    let mut window = first_day();
    assert!(
        window
            .query_by_role_and_label(Role::Button, "第十五条 乙方的使用与配合")
            .is_some()
    );
    window.get_by_label("采用：采暖季前年检").click();
    window.run();
    assert!(
        window
            .query_by_role_and_label(Role::Button, "第十四条 乙方的使用与配合")
            .is_some()
    );
    let row = window.get_by_role_and_label(Role::Button, "采暖季前年检");
    row.click();
    window.run();
    assert!(window.query_by_label_contains("这一条没有采用").is_some());
}

#[test]
fn pinyin_in_composition_reaches_neither_page_nor_undo() {
    let mut window = first_day();
    go_to(&mut window, "b_name");
    for pinyin in ["l", "li", "lin"] {
        compose(&mut window, pinyin);
    }
    assert_eq!(
        input(&window, "姓名").value().as_deref(),
        Some("lin"),
        "the field shows it"
    );
    assert_eq!(answer(&window, "b_name"), "");
    assert!(!page_text(&window).contains("lin"));
    assert!(!window.state().session.can_undo());

    commit(&mut window, "林");
    compose(&mut window, "ruo");
    assert_eq!(answer(&window, "b_name"), "林");
    commit(&mut window, "若溪");
    assert_eq!(answer(&window, "b_name"), "林若溪");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        answer(&window, "b_name"),
        "",
        "one step, without any letters between"
    );
}

#[test]
fn a_click_elsewhere_keeps_a_composition_in_its_field() {
    let mut window = first_day();
    go_to(&mut window, "b_name");
    compose(&mut window, "lin");
    let phone = seen(&mut window, "field:b_phone");
    click_at(&mut window, phone);
    // The input method commits what it had, one or two frames after the click.
    commit(&mut window, "lin");
    assert!(input(&window, "联系电话").is_focused());
    assert_eq!(answer(&window, "b_phone"), "");
    assert_eq!(answer(&window, "b_name"), "lin");
    commit(&mut window, "，");
    assert_eq!(
        answer(&window, "b_phone"),
        "，",
        "what comes later belongs where the caret is"
    );
}

#[test]
fn ctrl_z_takes_back_one_field() {
    let mut window = first_day();
    go_to(&mut window, "b_name");
    type_text(&mut window, "林");
    type_text(&mut window, "若溪");
    go_to(&mut window, "b_phone");
    type_text(&mut window, "13800000000");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        (answer(&window, "b_name"), answer(&window, "b_phone")),
        ("林若溪".into(), String::new())
    );
    assert_eq!(
        input(&window, "联系电话")
            .value()
            .as_deref()
            .unwrap_or_default(),
        ""
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(answer(&window, "b_name"), "");
    press(&mut window, Modifiers::COMMAND, Key::Y);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(answer(&window, "b_phone"), "13800000000");
}

#[test]
fn closing_with_unsaved_work_asks() {
    let mut window = first_day();
    go_to(&mut window, "b_name");
    type_text(&mut window, "林若溪");
    press(&mut window, Modifiers::COMMAND, Key::Q);
    assert!(matches!(
        window.state().session.dialog(),
        Some(Dialog::Unsaved { .. })
    ));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().session.dialog().is_none());
    assert_eq!(answer(&window, "b_name"), "林若溪");
    assert!(!window.state().effects.contains(&Effect::Close));

    press(&mut window, Modifiers::COMMAND, Key::Q);
    window.get_by_label("不保存 ").click();
    window.run();
    assert!(window.state().effects.contains(&Effect::Close));
}

#[test]
fn enter_in_a_question_takes_the_primary_answer() {
    let mut window = first_day();
    go_to(&mut window, "b_name");
    type_text(&mut window, "林若溪");
    press(&mut window, Modifiers::COMMAND, Key::N);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let saves = |e: &Effect| matches!(e, Effect::Write { .. });
    assert!(
        window.state().effects.iter().any(saves),
        "{:?}",
        window.state().effects
    );
}

#[test]
fn an_empty_field_is_scolded_only_after_it_was_left() {
    let mut window = first_day();
    go_to(&mut window, "b_name");
    let scolding = |window: &Window<'_>| {
        let said = window.query_all_by_label_contains("“姓名”还没有填写");
        said.filter(|node| node.rect().top() < 500.0).count()
    };
    assert_eq!(scolding(&window), 0);
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(scolding(&window), 1);
}

#[test]
fn a_field_can_be_left_for_the_pen_by_key() {
    let mut window = first_day();
    let before = window.state().session.problems().len();
    go_to(&mut window, "b_name");
    press(&mut window, Modifiers::COMMAND, Key::H);
    assert_eq!(window.state().session.problems().len(), before - 1);
    assert!(window.query_by_label_contains("留空手写：姓名").is_some());
}

#[test]
fn an_amount_is_read_back_in_capitals() {
    let mut window = first_day();
    go_to(&mut window, "price");
    type_text(&mut window, "12800");
    assert!(
        window
            .query_by_label_contains("人民币壹万贰仟捌佰元整")
            .is_some()
    );
}

#[test]
fn the_start_screen_offers_what_a_crash_left_and_shows_what_is_gone() {
    let mut window = window_of(Environment {
        recent: vec![RecentFile {
            path: PathBuf::from("/盘/甲.liyue"),
            title: "甲".into(),
            missing: true,
        }],
        recovered: vec![RecoveredDraft {
            title: "壁挂炉协议草稿".into(),
            when: "2026-11-23 18:00".into(),
        }],
        ..environment()
    });
    assert!(window.query_by_label("文件已移走或删除").is_some());
    window.get_by_label("/盘/甲.liyue").click();
    window.run();
    assert!(
        window.state().effects.is_empty(),
        "what is gone cannot be opened"
    );
    window.get_by_label("丢弃：壁挂炉协议草稿 1").click();
    window.run();
    assert!(
        window.state().effects.is_empty(),
        "the first click only asks"
    );
    window.get_by_label("恢复：壁挂炉协议草稿 1").click();
    window.run();
    assert_eq!(window.state().effects, [Effect::LoadRecovered(0)]);
}

#[test]
fn without_a_file_dialog_a_path_can_be_typed() {
    let mut window = window_of(environment());
    window.state_mut().session.report(Report::NoPicker {
        purpose: Purpose::Open,
        suggested: PathBuf::new(),
    });
    window.run();
    type_text(&mut window, "/盘/乙.liyue");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(
        window.state().effects,
        [Effect::Load("/盘/乙.liyue".into())]
    );
}

#[test]
fn every_command_with_keys_answers_to_them() {
    for command in Command::all().filter(|c| !c.shortcuts().is_empty()) {
        let mut window = first_day();
        go_to(&mut window, "b_name");
        type_text(&mut window, "林");
        match command {
            Command::Redo => press(&mut window, Modifiers::COMMAND, Key::Z),
            Command::FitWidth => press(&mut window, Modifiers::COMMAND, Key::Minus),
            _ => {}
        }
        let before = snapshot(&window);
        let keys = &command.shortcuts()[0];
        press(&mut window, keys.modifiers, keys.logical_key);
        assert_ne!(snapshot(&window), before, "{command:?}");
    }
}

/// What a command can be seen by.
fn snapshot(window: &Window<'_>) -> String {
    let (editor, session) = (window.state(), &window.state().session);
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        session.draft().map(|d| &d.answers),
        session.dialog(),
        session.focus(),
        session.zoom(),
        editor.effects,
    )
}

/// Names of everything that can be clicked or typed into.
fn names(window: &Window<'_>) -> Vec<String> {
    let roles = [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::TextInput,
        Role::MultilineTextInput,
    ];
    let nodes = roles
        .into_iter()
        .flat_map(|role| window.query_all_by_role(role));
    nodes
        .map(|node| {
            egui_kittest::kittest::NodeT::accesskit_node(&node)
                .label()
                .unwrap_or_default()
        })
        .collect()
}

fn assert_unique_names(window: &Window<'_>) {
    let names = names(window);
    let mut known = BTreeSet::new();
    for name in &names {
        assert!(!name.trim().is_empty(), "something has no name: {names:?}");
        assert!(known.insert(name), "two things are called {name}");
    }
}

/// The harness stops at the first character that no bundled face can draw.
#[test]
fn every_label_has_its_glyphs_and_every_widget_a_name_of_its_own() {
    for language in Language::ALL {
        let mut window = window_of(environment());
        window.state_mut().memory.language = language;
        window.run();
        assert_unique_names(&window);
        let mut window = new_agreement();
        window.state_mut().memory.language = language;
        window.run();
        let draft = window.state().session.draft().expect("open").clone();
        for part in liyue::model::parts::parts(&draft) {
            window.state_mut().session.apply(Action::ChoosePart(part));
            window.run();
            assert_unique_names(&window);
        }
        for menu in language.strings().menus {
            window.get_by_role_and_label(Role::Button, menu).click();
            window.run();
            assert_unique_names(&window);
            press(&mut window, Modifiers::NONE, Key::Escape);
        }
        for command in [Command::Export, Command::About] {
            let keys = command.shortcuts().first().copied();
            match keys {
                Some(keys) => press(&mut window, keys.modifiers, keys.logical_key),
                None => {
                    let menu = language.strings().menus[3];
                    window.get_by_role_and_label(Role::Button, menu).click();
                    window.run();
                    let about = command.words(language.strings()).label;
                    window.get_by_label_contains(about).click();
                    window.run();
                }
            }
            assert_unique_names(&window);
            press(&mut window, Modifiers::NONE, Key::Escape);
        }
    }
}

#[test]
fn searching_the_gallery_leaves_what_is_meant() {
    let mut window = window_of(environment());
    let cards = |window: &Window<'_>| {
        let templates = store::templates();
        let titles = templates.iter().map(|t| t.agreement.title.clone());
        let shown = titles.filter(|title| {
            window
                .query_by_role_and_label(Role::Button, title)
                .is_some()
        });
        shown.collect::<Vec<_>>()
    };
    assert_eq!(cards(&window).len(), 11);
    let search = window.get_by_label("查找模板");
    search.focus();
    window.run();
    window.get_by_label("查找模板").type_text("宅基地 房屋");
    window.run();
    assert_eq!(cards(&window), ["农村房屋买卖协议"]);
}
