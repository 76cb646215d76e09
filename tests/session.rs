//! The editor without its window: what a user does and what comes of it.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::path::PathBuf;

use jiff::civil::date;
use liyue::{
    fonts::Fonts,
    model::{
        article::{Part, Place},
        draft::{Answer, Draft, Id},
    },
    session::{
        ANSWER_MAX, Environment, Message, SavedState, Session,
        action::{Action, Dialog, DialogAnswer, Effect, Event, Purpose, Zoom},
    },
    store,
};
use proptest::prelude::*;

fn session() -> Session {
    Session::new(Environment {
        fonts: Fonts::bundled(),
        today: date(2026, 11, 24),
        templates: store::templates(),
        recent: vec![],
        recovered: vec![],
    })
}

fn sample() -> Draft {
    store::sample("as03_boiler", store::Sample::Filled).unwrap()
}

fn loaded(draft: Draft) -> Session {
    let mut session = session();
    let path = Some(PathBuf::from("协议.liyue"));
    session.report(Event::Loaded {
        path,
        draft: Box::new(draft),
        read_only: false,
        recovered: false,
    });
    session
}

fn edit(field: &str, text: &str) -> Action {
    Action::Edit {
        field: field.into(),
        text: text.into(),
    }
}

fn place(part: Part, field: &str) -> Place {
    Place::field(part, field.into())
}

fn type_in(session: &mut Session, field: &str, text: &str) {
    let mut typed = session.draft().unwrap().answer(field).to_string();
    for c in text.chars() {
        typed.push(c);
        session.apply(edit(field, &typed));
    }
}

#[test]
fn a_new_draft_has_its_defaults_and_wants_the_rest() {
    let mut session = session();
    assert!(session.draft().is_none());
    session.apply(Action::New("as03_boiler".into()));
    assert_eq!(session.draft().unwrap().answer("warranty_period"), "1");
    assert_eq!(session.saved(), SavedState::Never);
    assert!(
        !session.has_unsaved_work(),
        "nobody would miss an untouched template"
    );
    let (filled, of) = session.progress();
    assert!(filled > 20 && filled < of);
    let missing = session
        .problems()
        .iter()
        .filter(|p| p.rule == "missing_answer")
        .count();
    assert_eq!(missing, of - filled, "one problem for each required blank");
}

#[test]
fn typing_a_name_shows_it_on_the_page() {
    let mut session = session();
    session.apply(Action::New("as03_boiler".into()));
    let before = session.problems().len();
    assert_eq!(
        session.apply(edit("b_name", "林若溪")),
        [Effect::KeepRecovery]
    );
    assert!(
        session.pages().text().contains("乙方（用户）：\n林若溪"),
        "{}",
        session.pages().text()
    );
    assert_eq!(session.problems().len(), before - 1);
    assert!(session.has_unsaved_work());
}

#[test]
fn answers_are_kept_exactly_as_typed() {
    let mut session = loaded(sample());
    for typed in ["2026-1", " 2026-11-0", "二〇二六", "\u{3000}"] {
        session.apply(edit("install_date", typed));
        assert_eq!(session.draft().unwrap().answer("install_date"), typed);
    }
}

#[test]
fn one_undo_takes_back_what_was_typed_into_one_field() {
    let mut session = loaded(sample());
    let before = session.draft().unwrap().clone();
    type_in(&mut session, "b_name", "王一");
    session.apply(Action::LeaveField);
    type_in(&mut session, "a_contact", "李");
    session.apply(Action::Undo);
    assert_eq!(
        session.draft().unwrap().answer("a_contact"),
        before.answer("a_contact")
    );
    assert_eq!(session.draft().unwrap().answer("b_name"), "林若溪王一");
    session.apply(Action::Undo);
    assert_eq!(*session.draft().unwrap(), before);
    assert!(!session.can_undo());
    session.apply(Action::Redo);
    assert_eq!(session.draft().unwrap().answer("b_name"), "林若溪王一");
}

#[test]
fn coming_back_to_a_field_starts_a_new_step() {
    let mut session = loaded(sample());
    type_in(&mut session, "b_name", "一");
    session.apply(Action::LeaveField);
    type_in(&mut session, "b_name", "二");
    session.apply(Action::Undo);
    assert_eq!(session.draft().unwrap().answer("b_name"), "林若溪一");
}

#[test]
fn undo_leads_the_caret_to_what_it_changed() {
    let mut session = loaded(sample());
    session.apply(edit("b_name", "王"));
    session.apply(Action::ChoosePart(Part::Clause("force".into())));
    let serial = session.caret().serial;
    session.apply(Action::Undo);
    assert_eq!(*session.part(), Part::Party(1));
    assert_eq!(session.caret().field, Some(Id::from("b_name")));
    assert!(session.caret().serial > serial);
}

#[test]
fn switching_a_clause_off_closes_up_the_numbers_and_can_be_undone() {
    let mut session = loaded(sample());
    let before = session.pages().clone();
    let number = |s: &Session, heading: &str| {
        let entry = s
            .pages()
            .outline
            .iter()
            .find(|e| e.text.ends_with(heading))
            .unwrap();
        entry.text.clone()
    };
    assert_eq!(
        number(&session, "乙方的使用与配合"),
        "第十五条　乙方的使用与配合"
    );
    session.apply(Action::Switch {
        id: "annual".into(),
        on: false,
    });
    assert_eq!(
        number(&session, "乙方的使用与配合"),
        "第十四条　乙方的使用与配合"
    );
    assert!(
        session
            .pages()
            .text()
            .contains("乙方未按第十四条采取防冻措施"),
        "references follow"
    );
    assert_eq!(session.problems(), []);
    session.apply(Action::Undo);
    assert_eq!(*session.pages(), before);
}

#[test]
fn a_clause_that_must_stay_cannot_be_switched_off() {
    let mut session = loaded(sample());
    assert_eq!(
        session.apply(Action::Switch {
            id: "gas".into(),
            on: false
        }),
        []
    );
    assert!(
        session
            .draft()
            .unwrap()
            .agreement
            .clauses
            .iter()
            .all(|c| c.on)
    );
}

#[test]
fn a_click_on_the_page_gives_its_field_the_caret() {
    let mut session = loaded(sample());
    let serials = (session.caret().serial, session.scroll().serial);
    session.apply(Action::GoTo(place(Part::Clause("product".into()), "price")));
    assert_eq!(*session.part(), Part::Clause("product".into()));
    assert_eq!(session.caret().field, Some("price".into()));
    assert_eq!(session.focus().unwrap().field, Some("price".into()));
    assert!(session.caret().serial > serials.0 && session.scroll().serial > serials.1);
}

#[test]
fn focus_in_the_form_scrolls_the_page_and_leaves_the_caret_alone() {
    let mut session = loaded(sample());
    let serials = (session.caret().serial, session.scroll().serial);
    session.apply(Action::Focused(place(Part::Party(0), "a_phone")));
    assert_eq!(session.caret().serial, serials.0);
    assert!(session.scroll().serial > serials.1);
    assert_eq!(session.scroll().place.field, Some("a_phone".into()));
}

#[test]
fn f8_walks_the_problems_around_and_back() {
    let mut session = loaded(sample());
    for field in ["a_name", "b_name", "repair_hours"] {
        session.apply(edit(field, ""));
    }
    let mut walk = |action: Action| {
        session.apply(action);
        session.focus().unwrap().field.clone().unwrap().to_string()
    };
    assert_eq!(walk(Action::NextProblem), "a_name");
    assert_eq!(walk(Action::NextProblem), "b_name");
    assert_eq!(walk(Action::NextProblem), "repair_hours");
    assert_eq!(walk(Action::NextProblem), "a_name");
    assert_eq!(walk(Action::PreviousProblem), "repair_hours");
    assert_eq!(walk(Action::PreviousProblem), "b_name");
}

#[test]
fn a_remedy_taken_with_one_click_can_be_undone() {
    let mut session = loaded(sample());
    session.apply(edit("a_credit_code", "91110105MAOOOOOO7L"));
    let with_fix = session
        .problems()
        .iter()
        .position(|p| p.fix.is_some())
        .unwrap();
    session.apply(Action::Fix(with_fix));
    assert_eq!(
        session.draft().unwrap().answer("a_credit_code"),
        "91110105MA0000007L"
    );
    assert_eq!(session.problems(), []);
    session.apply(Action::Undo);
    assert_eq!(
        session.draft().unwrap().answer("a_credit_code"),
        "91110105MAOOOOOO7L"
    );
}

#[test]
fn saved_means_the_file_holds_what_we_see() {
    let mut session = loaded(sample());
    assert_eq!(session.saved(), SavedState::Saved);
    session.apply(edit("b_name", "王"));
    assert_eq!(session.saved(), SavedState::Changed);
    session.apply(Action::Undo);
    assert_eq!(
        session.saved(),
        SavedState::Saved,
        "going back to what was saved is saved"
    );
    session.apply(Action::Redo);
    let path = PathBuf::from("协议.liyue");
    let write = Effect::Write {
        path: path.clone(),
        overwrite: false,
    };
    assert_eq!(session.apply(Action::Save), [write]);
    assert_eq!(
        session.saved(),
        SavedState::Changed,
        "not before it is written"
    );
    assert_eq!(
        session.report(Event::Written { path }),
        [Effect::DropRecovery]
    );
    assert_eq!(session.saved(), SavedState::Saved);
    type_in(&mut session, "b_name", "二");
    assert_eq!(
        session.saved(),
        SavedState::Changed,
        "typing on after a save is a change"
    );
    session.apply(Action::Undo);
    assert_eq!(session.saved(), SavedState::Saved);
}

#[test]
fn a_draft_without_a_file_asks_for_one_and_suggests_its_name() {
    let mut session = session();
    session.apply(Action::New("as03_boiler".into()));
    session.apply(edit("b_name", "林/若溪"));
    let effects = session.apply(Action::Save);
    let [
        Effect::Pick {
            purpose: Purpose::Save,
            suggested,
        },
    ] = &effects[..]
    else {
        panic!("{effects:?}")
    };
    assert_eq!(suggested.to_str(), Some("壁挂炉售后服务协议-林_若溪.liyue"));
    let picked = Event::Picked {
        purpose: Purpose::Save,
        path: Some("我的协议".into()),
    };
    let path = PathBuf::from("我的协议.liyue");
    assert_eq!(
        session.report(picked),
        [Effect::Write {
            path,
            overwrite: true
        }]
    );
}

#[test]
fn closing_with_unsaved_work_asks_and_saves_before_it_goes() {
    let mut session = loaded(sample());
    session.apply(edit("b_name", "王"));
    assert_eq!(session.apply(Action::Quit), []);
    assert!(matches!(session.dialog(), Some(Dialog::Unsaved { .. })));
    let effects = session.apply(Action::Dialog(DialogAnswer::Save));
    assert!(matches!(effects[..], [Effect::Write { .. }]), "{effects:?}");
    let effects = session.report(Event::Written {
        path: "协议.liyue".into(),
    });
    assert!(effects.contains(&Effect::Close));
}

#[test]
fn a_failed_save_keeps_the_window_and_the_work() {
    let mut session = loaded(sample());
    session.apply(edit("b_name", "王"));
    session.apply(Action::Quit);
    session.apply(Action::Dialog(DialogAnswer::Save));
    let effects = session.report(Event::Failed {
        message: "磁盘已满".into(),
    });
    assert_eq!(effects, []);
    assert!(matches!(session.dialog(), Some(Dialog::Failed { .. })));
    session.apply(Action::Dialog(DialogAnswer::Cancel));
    assert_eq!(session.saved(), SavedState::Changed);
    // A later save does not close the window by surprise.
    session.apply(Action::Save);
    let effects = session.report(Event::Written {
        path: "协议.liyue".into(),
    });
    assert!(!effects.contains(&Effect::Close));
}

#[test]
fn giving_up_changes_and_staying_are_both_possible() {
    let mut session = loaded(sample());
    session.apply(edit("b_name", "王"));
    session.apply(Action::CloseDraft);
    session.apply(Action::Dialog(DialogAnswer::Cancel));
    assert!(session.draft().is_some());
    session.apply(Action::CloseDraft);
    let effects = session.apply(Action::Dialog(DialogAnswer::Discard));
    assert!(effects.contains(&Effect::DropRecovery));
    assert!(session.draft().is_none());
}

#[test]
fn a_file_changed_by_somebody_else_is_not_overwritten_unasked() {
    let mut session = loaded(sample());
    session.apply(edit("b_name", "王"));
    session.report(Event::ChangedOnDisk {
        path: "协议.liyue".into(),
    });
    assert!(matches!(
        session.dialog(),
        Some(Dialog::ChangedOnDisk { .. })
    ));
    let effects = session.apply(Action::Dialog(DialogAnswer::SaveAs));
    assert!(matches!(
        effects[..],
        [Effect::Pick {
            purpose: Purpose::Save,
            ..
        }]
    ));
    session.report(Event::ChangedOnDisk {
        path: "协议.liyue".into(),
    });
    let effects = session.apply(Action::Dialog(DialogAnswer::Overwrite));
    assert_eq!(
        effects,
        [Effect::Write {
            path: "协议.liyue".into(),
            overwrite: true
        }]
    );
}

#[test]
fn printing_with_errors_asks_and_can_print_a_marked_copy() {
    let mut session = loaded(sample());
    assert!(matches!(
        session.apply(Action::Export)[..],
        [Effect::Pick {
            purpose: Purpose::Export { draft_copy: false },
            ..
        }]
    ));
    session.apply(edit("b_name", ""));
    assert_eq!(session.apply(Action::Print), []);
    assert!(matches!(
        session.dialog(),
        Some(Dialog::ErrorsStand { count: 1, .. })
    ));
    session.apply(Action::Dialog(DialogAnswer::ShowErrors));
    assert_eq!(session.focus().unwrap().field, Some("b_name".into()));
    session.apply(Action::Print);
    assert_eq!(
        session.apply(Action::Dialog(DialogAnswer::AsDraft)),
        [Effect::Print { draft_copy: true }]
    );
    assert!(session.pages_for_print(true).watermark.is_some());
    assert!(session.pages_for_print(false).watermark.is_none());
}

#[test]
fn a_draft_of_a_newer_version_can_be_looked_at_only() {
    let mut session = session();
    let path = Some(PathBuf::from("新.liyue"));
    session.report(Event::Loaded {
        path,
        draft: Box::new(sample()),
        read_only: true,
        recovered: false,
    });
    assert_eq!(session.saved(), SavedState::ReadOnly);
    assert_eq!(session.apply(edit("b_name", "王")), []);
    assert_eq!(session.draft().unwrap().answer("b_name"), "林若溪");
    assert_eq!(session.toast().unwrap().message, Message::ReadOnly);
    assert_eq!(session.apply(Action::Save), []);
    assert!(matches!(
        session.apply(Action::Export)[..],
        [Effect::Pick { .. }]
    ));
}

#[test]
fn recovered_work_counts_as_unsaved() {
    let mut session = session();
    session.report(Event::Loaded {
        path: None,
        draft: Box::new(sample()),
        read_only: false,
        recovered: true,
    });
    assert!(session.has_unsaved_work());
    session.report(Event::Loaded {
        path: Some("协议.liyue".into()),
        draft: Box::new(sample()),
        read_only: false,
        recovered: true,
    });
    assert_eq!(session.saved(), SavedState::Changed);
    assert!(session.has_unsaved_work());
}

#[test]
fn without_a_file_dialog_a_path_is_typed() {
    let mut session = loaded(sample());
    session.report(Event::NoPicker {
        purpose: Purpose::Open,
        suggested: "".into(),
    });
    assert!(matches!(session.dialog(), Some(Dialog::TypePath { .. })));
    let effects = session.apply(Action::Dialog(DialogAnswer::Path("别的.liyue".into())));
    assert_eq!(effects, [Effect::Load("别的.liyue".into())]);
}

#[test]
fn leaving_a_field_for_the_pen_clears_its_problem_and_keeps_its_answer() {
    let mut session = loaded(sample());
    session.apply(edit("price", "一万"));
    assert_eq!(session.problems().len(), 1);
    session.apply(Action::SetByHand {
        field: "price".into(),
        by_hand: true,
    });
    assert_eq!(session.problems(), []);
    assert_eq!(session.draft().unwrap().answer("price"), "一万");
}

#[test]
fn an_endless_answer_is_cut_and_said_so() {
    let mut session = loaded(sample());
    session.apply(edit("b_name", &"王".repeat(ANSWER_MAX + 5)));
    assert_eq!(
        session.draft().unwrap().answer("b_name").chars().count(),
        ANSWER_MAX
    );
    assert!(session.toast().is_some());
    let mut fits = loaded(sample());
    fits.apply(edit("b_name", &"王".repeat(ANSWER_MAX)));
    assert!(fits.toast().is_none());
}

#[test]
fn zoom_goes_in_steps_between_its_limits() {
    let mut session = loaded(sample());
    for _ in 0..20 {
        session.apply(Action::Zoom(Zoom::In));
    }
    assert_eq!(session.zoom(), Zoom::Factor(4.0));
    for _ in 0..20 {
        session.apply(Action::Zoom(Zoom::Out));
    }
    assert_eq!(session.zoom(), Zoom::Factor(0.5));
    session.apply(Action::Zoom(Zoom::Factor(f32::NAN)));
    assert_eq!(session.zoom(), Zoom::Factor(0.5));
    session.apply(Action::Zoom(Zoom::FitWidth));
    assert_eq!(session.zoom(), Zoom::FitWidth);
}

fn any_action() -> impl Strategy<Value = Action> {
    let fields: Vec<Id> = sample()
        .agreement
        .fields
        .iter()
        .map(|f| f.id.clone())
        .collect();
    let clauses: Vec<Id> = sample()
        .agreement
        .clauses
        .iter()
        .map(|c| c.id.clone())
        .collect();
    let field = prop::sample::select(fields);
    let clause = prop::sample::select(clauses);
    prop_oneof![
        8 => (field.clone(), ".{0,12}").prop_map(|(field, text)| Action::Edit { field, text }),
        2 => (field.clone(), any::<bool>()).prop_map(|(field, by_hand)| Action::SetByHand { field, by_hand }),
        3 => (clause.clone(), any::<bool>()).prop_map(|(id, on)| Action::Switch { id, on }),
        2 => Just(Action::LeaveField),
        1 => clause.prop_map(|id| Action::ChoosePart(Part::Clause(id))),
        1 => field.prop_map(|id| Action::GoTo(Place::field(Part::Party(7), id))),
        1 => Just(Action::NextProblem),
        1 => Just(Action::PreviousProblem),
        1 => (0..60_usize).prop_map(Action::Fix),
        2 => Just(Action::Undo),
        2 => Just(Action::Redo),
        1 => Just(Action::Save),
        1 => Just(Action::Dialog(DialogAnswer::Cancel)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn undoing_everything_restores_the_draft_and_redoing_it_again(actions in prop::collection::vec(any_action(), 1..40)) {
        let mut session = loaded(sample());
        for action in actions {
            session.apply(action);
        }
        let end = session.draft().unwrap().clone();
        // Steps undone in the course of it stand behind the end: only ours are redone.
        let mut steps = 0;
        while session.can_undo() {
            session.apply(Action::Undo);
            steps += 1;
        }
        prop_assert_eq!(session.draft().unwrap(), &sample());
        prop_assert_eq!(session.saved(), SavedState::Saved);
        for _ in 0..steps {
            session.apply(Action::Redo);
        }
        prop_assert_eq!(session.draft().unwrap(), &end);
    }
}

#[test]
fn an_answer_by_hand_survives_the_file() {
    let mut session = loaded(sample());
    session.apply(Action::SetByHand {
        field: "price".into(),
        by_hand: true,
    });
    let text = store::to_json(session.draft().unwrap());
    let (draft, _) = store::parse("x".as_ref(), text.as_bytes()).unwrap();
    assert_eq!(
        draft.answers["price"],
        Answer {
            by_hand: true,
            ..Answer::from("12800")
        }
    );
}

#[test]
fn a_remedy_in_the_wording_is_previewed_taken_and_taken_back() {
    let mut draft = sample();
    let liyue::model::draft::Content::Paragraph(text) =
        &mut draft.agreement.clauses[0].body[0].content
    else {
        panic!("the clause begins with a paragraph")
    };
    text.push_str("未尽事宜依照《中华人民共和国合同法》办理。");
    let mut session = loaded(draft);
    let is_it = |p: &liyue::check::Problem| p.rule == "repealed_statute_cited";
    let at = session.problems().iter().position(is_it).unwrap();
    let fix = session.problems()[at].fix.clone().unwrap();
    assert!(fix.before.contains("《中华人民共和国合同法》"));
    assert!(fix.after.contains("《中华人民共和国民法典》"));

    session.apply(Action::Fix(at));
    assert!(session.problems().is_empty(), "{:?}", session.problems());
    assert!(
        session
            .article()
            .text()
            .contains("未尽事宜依照《中华人民共和国民法典》办理。")
    );
    session.apply(Action::Undo);
    assert!(session.problems().iter().any(is_it));
    session.apply(Action::Redo);
    assert!(session.problems().is_empty());
}
