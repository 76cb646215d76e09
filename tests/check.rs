//! What is reported, and what just is not: each rule on either side of its limit.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use jiff::civil::date;
use liyue::{
    check::{self, FixChange, Problem, RULES, Severity},
    fonts::Fonts,
    model::{
        article::{Part, Place},
        draft::Draft,
        fill::fill,
    },
};
use serde_json::{Value, json};

/// An agreement whose one party asks for `fields`, with these answers.
fn draft(fields: Value, answers: Value) -> Draft {
    let ids: Vec<Value> = fields
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["id"].clone())
        .collect();
    serde_json::from_value(json!({
        "format": "liyue", "version": 1,
        "agreement": {
            "id": "t", "title": "协议", "fields": fields,
            "parties": [{"role": "甲方", "name": ids[0], "particulars": ids[1..]}],
            "clauses": [], "signing": {"signers": []}
        },
        "answers": answers
    }))
    .unwrap()
}

fn check(draft: &Draft) -> Vec<Problem> {
    check::check(draft, &fill(draft), Fonts::bundled(), date(2026, 11, 24))
}

/// Rules that report this answer of a field of this kind.
fn found(kind: Value, answer: &str) -> Vec<(&'static str, String)> {
    let draft = draft(
        json!([{"id": "x", "label": "某项", "kind": kind}]),
        json!({"x": answer}),
    );
    check(&draft)
        .into_iter()
        .map(|p| (p.rule, p.message))
        .collect()
}

#[track_caller]
fn sound(kind: &str, answer: &str) {
    assert_eq!(found(kind.into(), answer), [], "{answer}");
}

#[track_caller]
fn reported(kind: &str, answer: &str, rule: &str, words: &str) {
    let found = found(kind.into(), answer);
    let [(name, message)] = &found[..] else {
        panic!("{answer}: {found:?}")
    };
    assert_eq!(*name, rule, "{answer}");
    assert!(
        message.contains(words) && message.contains("“某项”"),
        "{message}"
    );
}

#[test]
fn a_required_field_left_empty_is_an_error_and_one_character_is_enough() {
    for empty in ["", " ", "\u{3000}", "\u{200b}"] {
        reported("text", empty, "missing_answer", "还没有填写");
    }
    sound("text", "甲");
}

#[test]
fn optional_fields_and_those_for_the_pen_may_be_empty() {
    let fields = json!([
        {"id": "a", "label": "甲", "kind": "text", "policy": "optional"},
        {"id": "b", "label": "乙", "kind": "date", "policy": "by_hand"},
        {"id": "c", "label": "丙", "kind": "money"}
    ]);
    assert_eq!(
        check(&draft(fields.clone(), json!({"c": {"by_hand": true}}))),
        []
    );
    assert_eq!(check(&draft(fields, json!({}))).len(), 1);
}

#[test]
fn a_missing_answer_is_reported_once_where_it_is_first_asked_for() {
    let mut draft = draft(
        json!([{"id": "x", "label": "某项", "kind": "text"}]),
        json!({}),
    );
    let clause = json!({"id": "c", "heading": "标的", "body": [{"paragraph": "{{x}}又{{x}}"}]});
    draft
        .agreement
        .clauses
        .push(serde_json::from_value(clause).unwrap());
    let problems = check(&draft);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].place, Place::field(Part::Party(0), "x".into()));
    assert_eq!(problems[0].severity, Severity::Error);
}

#[test]
fn dates_must_be_days_of_the_calendar() {
    sound("date", "2028-02-29");
    reported("date", "2026-02-29", "date_impossible", "没有这一天");
    reported("date", "2026-11", "date_impossible", "不是完整的日期");
    reported("date", "2200-01-01", "date_impossible", "年份");
    sound("date", "2199-12-31");
}

#[test]
fn amounts_must_read() {
    sound("money", "12,800.00");
    reported("money", "1,28,00", "amount_unreadable", "逗号");
    reported("money", "12.345", "amount_unreadable", "两位小数");
    sound("money", "12.34");
    reported("money", "一千", "amount_unreadable", "读不出");
    reported("money", "-1", "amount_unreadable", "不能为负");
    sound("money", "0");
}

#[test]
fn numbers_must_lie_within_their_limits() {
    let number = || json!({"number": {"min": 1, "max": 10}});
    for (answer, fine) in [
        ("1", true),
        ("0", false),
        ("10", true),
        ("11", false),
        ("两", false),
    ] {
        assert_eq!(found(number(), answer).is_empty(), fine, "{answer}");
    }
    assert_eq!(found(number(), "0")[0].0, "number_unreadable");
    sound("percent", "100");
    reported("percent", "100.1", "number_unreadable", "不能大于100");
    reported("percent", "八成", "number_unreadable", "百分数");
}

#[test]
fn telephone_numbers_must_be_able_to_ring() {
    sound("phone", "13912345678");
    reported("phone", "1391234567", "phone_number_invalid", "位数不对");
    reported("phone", "139123456789", "phone_number_invalid", "位数不对");
    reported("phone", "65512345", "phone_number_invalid", "区号");
    sound("phone", "010-65512345");
    reported("phone", "139-甲", "phone_number_invalid", "“甲”");
}

#[test]
fn e_mail_addresses_and_account_numbers_must_be_complete() {
    sound("email", "a@b.cn");
    reported("email", "a@b", "email_invalid", "不是完整");
    sound("bank_account", "123456789");
    reported(
        "bank_account",
        "12345678",
        "bank_account_invalid",
        "9至30位",
    );
}

#[test]
fn resident_numbers_must_have_the_right_check_digit_and_a_birth_date_that_has_been() {
    sound("resident_id", "11010519491231002X");
    sound("resident_id", "11010519491231002x");
    reported(
        "resident_id",
        "110105194912310020",
        "id_number_invalid",
        "校验码",
    );
    reported(
        "resident_id",
        "110105491231002",
        "id_number_invalid",
        "15位",
    );
    reported(
        "resident_id",
        "110101190002300013",
        "id_number_invalid",
        "不存在",
    );
    reported("resident_id", "1101051949123", "id_number_invalid", "18位");
    // Born today and born tomorrow, counted from 2026-11-24.
    let number = |body: &str| {
        let digits = (0..10).map(|d| d.to_string()).chain(["X".into()]);
        let mut whole = digits.map(|d| format!("{body}{d}"));
        whole
            .find(|n| liyue::model::value::resident_id::read(n).is_ok())
            .unwrap()
    };
    // Who was born today is a minor, but the number is right.
    let rules = found("resident_id".into(), &number("11010120261124001"));
    assert!(
        rules.iter().all(|(rule, _)| *rule == "minor_party"),
        "{rules:?}"
    );
    reported(
        "resident_id",
        &number("11010120261125001"),
        "id_number_invalid",
        "晚于今天",
    );
}

#[test]
fn credit_codes_must_have_the_right_check_character() {
    sound("credit_code", "91110105MA0000007L");
    reported(
        "credit_code",
        "91110105MA0000008L",
        "credit_code_invalid",
        "校验码",
    );
    reported(
        "credit_code",
        "91110105MA000000",
        "credit_code_invalid",
        "18位",
    );
}

#[test]
fn a_letter_o_in_a_credit_code_is_mended_with_one_click() {
    let fields = json!([{"id": "x", "label": "代码", "kind": "credit_code"}]);
    let mut draft = draft(fields, json!({"x": "91110000600O37341L"}));
    let fix = check(&draft)[0].fix.clone().expect("one right answer");
    let FixChange::Answer { field, answer } = fix.change else {
        panic!("it answers the field anew")
    };
    draft.answers.insert(field, answer);
    assert_eq!(
        check(&draft),
        [],
        "the remedy clears its problem and raises no other"
    );
}

#[test]
fn two_parties_cannot_have_one_number() {
    let fields = || {
        json!([
            {"id": "a", "label": "甲方代码", "kind": "credit_code"},
            {"id": "b", "label": "乙方代码", "kind": "credit_code"}
        ])
    };
    let same = draft(
        fields(),
        json!({"a": "91110105MA0000007L", "b": "91110105ma0000007l"}),
    );
    let problems = check(&same);
    assert_eq!(problems[0].rule, "id_number_shared");
    assert_eq!(problems[0].place.field.as_ref().unwrap().as_str(), "b");
    let other = draft(
        fields(),
        json!({"a": "91110105MA0000007L", "b": "91110000600037341L"}),
    );
    assert_eq!(check(&other), []);
}

#[test]
fn a_choice_must_be_one_of_its_options() {
    let kind = || json!({"choice": [{"id": "court", "label": "诉讼"}]});
    assert_eq!(found(kind(), "court"), []);
    assert_eq!(found(kind(), "duel")[0].0, "choice_unknown");
}

#[test]
fn an_end_may_fall_on_its_start_but_not_before_it() {
    let fields = || {
        json!([
            {"id": "bought", "label": "购买日期", "kind": "date"},
            {"id": "installed", "label": "安装日期", "kind": "date", "not_before": "bought"}
        ])
    };
    assert_eq!(
        check(&draft(
            fields(),
            json!({"bought": "2026-11-24", "installed": "2026年11月24日"})
        )),
        []
    );
    let problems = check(&draft(
        fields(),
        json!({"bought": "2026-11-24", "installed": "2026-11-23"}),
    ));
    assert_eq!(
        problems.iter().map(|p| p.rule).collect::<Vec<_>>(),
        ["end_before_start"]
    );
    assert!(problems[0].message.contains("购买日期"));
}

/// One clause with these words, one that is switched off, and another.
fn worded(words: &str) -> Vec<Problem> {
    let mut draft = draft(
        json!([{"id": "x", "label": "某项", "kind": "text"}]),
        json!({"x": "甲"}),
    );
    for clause in [
        json!({"id": "c", "heading": "标的", "body": [{"paragraph": words}]}),
        json!({"id": "off", "heading": "停用", "on": false, "optional": true, "body": [{"paragraph": "{{gone}}"}]}),
        json!({"id": "other", "heading": "其他", "body": [{"paragraph": "无"}]}),
    ] {
        draft
            .agreement
            .clauses
            .push(serde_json::from_value(clause).unwrap());
    }
    check(&draft)
}

#[test]
fn references_must_point_at_a_clause_that_is_printed() {
    assert_eq!(worded("见{{@other}}"), []);
    assert_eq!(worded("见{{@off}}")[0].rule, "reference_to_absent_clause");
    assert!(worded("见{{@off}}")[0].message.contains("停用"));
    let problem = &worded("见{{@nowhere}}")[0];
    assert_eq!(problem.rule, "reference_to_missing_clause");
    assert_eq!(problem.place.part, Part::Clause("c".into()));
}

#[test]
fn slots_must_have_a_field_and_be_closed() {
    assert_eq!(worded("某{{x}}"), []);
    assert_eq!(worded("某{{y}}")[0].rule, "slot_without_field");
    assert!(worded("某{{y}}")[0].message.contains("第2个字"));
    assert_eq!(worded("某{{x")[0].rule, "slot_without_field");
}

#[test]
fn an_answer_repeated_without_end_is_stopped_and_reported() {
    let long = "长".repeat(100_000);
    let times = |n: usize| {
        let fields = json!([{"id": "x", "label": "某项", "kind": "long_text"}]);
        let mut draft = draft(fields, json!({"x": long}));
        draft.agreement.parties[0].name = "y".into();
        let clause =
            json!({"id": "c", "heading": "标的", "body": [{"paragraph": "{{x}}".repeat(n)}]});
        draft
            .agreement
            .clauses
            .push(serde_json::from_value(clause).unwrap());
        let article = fill(&draft);
        assert!(article.text().len() < liyue::model::fill::LENGTH_MAX + 1_000);
        check(&draft)
            .iter()
            .filter(|p| p.rule == "agreement_too_long")
            .count()
    };
    assert_eq!(times(27), 0, "8.1 million bytes");
    assert_eq!(times(28), 1, "8.4 million bytes, reported once");
    assert_eq!(times(60), 1);
}

#[test]
fn a_clause_that_is_off_raises_nothing_and_keeps_its_answers() {
    let mut draft = draft(
        json!([
            {"id": "x", "label": "某项", "kind": "text"},
            {"id": "y", "label": "另一项", "kind": "date"}
        ]),
        json!({"x": "甲", "y": "nonsense"}),
    );
    draft.agreement.parties[0].particulars.clear();
    let clause =
        json!({"id": "c", "heading": "标的", "optional": true, "body": [{"paragraph": "{{y}}"}]});
    draft
        .agreement
        .clauses
        .push(serde_json::from_value(clause).unwrap());
    assert_eq!(check(&draft).len(), 1);
    draft.agreement.clauses[0].on = false;
    assert_eq!(check(&draft), []);
    assert_eq!(draft.answer("y"), "nonsense");
}

#[test]
fn a_choice_that_decides_a_paragraph_is_asked_for() {
    let mut draft = draft(
        json!([
            {"id": "x", "label": "某项", "kind": "text"},
            {"id": "forum", "label": "争议解决方式", "kind": {"choice": [{"id": "court", "label": "诉讼"}]}}
        ]),
        json!({"x": "甲"}),
    );
    draft.agreement.parties[0].particulars.clear();
    let clause = json!({"id": "c", "heading": "争议", "body": [
        {"paragraph": "起诉", "when": {"field": "forum", "is": ["court"]}}]});
    draft
        .agreement
        .clauses
        .push(serde_json::from_value(clause).unwrap());
    let problems = check(&draft);
    assert_eq!(problems[0].rule, "missing_answer");
    assert_eq!(
        problems[0].place,
        Place::field(Part::Clause("c".into()), "forum".into())
    );
}

#[test]
fn a_character_in_no_font_is_named_with_its_code_point() {
    sound("person", "王䶮𬱖");
    reported("person", "王𠮷", "character_not_in_fonts", "𠮷（U+20BB7）");
    reported("text", "😀", "character_not_in_fonts", "U+1F600");
    let problem = &worded("本𠮷约")[0];
    assert!(problem.message.contains("“标的”条"), "{}", problem.message);
    sound("long_text", "第一行\n第二行\u{200b}");
}

#[test]
fn problems_come_in_the_order_of_the_page() {
    let draft = draft(
        json!([
            {"id": "a", "label": "甲", "kind": "text"},
            {"id": "b", "label": "乙", "kind": "date"},
            {"id": "c", "label": "丙", "kind": "text"}
        ]),
        json!({"b": "x"}),
    );
    let fields: Vec<_> = check(&draft)
        .iter()
        .map(|p| p.place.field.clone().unwrap().to_string())
        .collect();
    assert_eq!(fields, ["a", "b", "c"]);
}

#[test]
fn every_rule_is_a_file_of_its_name() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
    for rule in RULES {
        let text = std::fs::read_to_string(folder.join(format!("{}.rs", rule.name))).unwrap();
        assert!(text.starts_with("//! # "), "{}", rule.name);
        assert!(
            text.contains(&format!("\"{}\"", rule.name)),
            "{}",
            rule.name
        );
    }
    let files = std::fs::read_dir(folder)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().path().is_file())
        .count();
    assert_eq!(files, RULES.len() + 1, "the rules and mod.rs");
}

/// Rules that report a table of names, counts and prices with this answer.
fn table(answer: &str) -> Vec<(&'static str, String)> {
    let kind = json!({"table": {
        "columns": [
            {"id": "name", "label": "名称", "kind": "text"},
            {"id": "count", "label": "数量", "kind": {"number": {"min": 1}}, "unit": "件"},
            {"id": "price", "label": "单价", "kind": "money", "policy": "optional"}
        ]
    }});
    found(kind, answer)
}

#[test]
fn the_cells_of_a_table_are_checked_like_fields() {
    assert_eq!(table("水泵\t1\t350\n风机\t2\t"), []);
    let problems = table("水泵\t1\t350\n风机\t0\t3x\n阀\t\t");
    let said: Vec<&str> = problems.iter().map(|(_, m)| m.as_str()).collect();
    assert_eq!(problems.len(), 3, "{said:?}");
    for (rule, words) in [
        ("number_unreadable", "“某项第2行的数量”不能小于1件"),
        ("amount_unreadable", "“某项第2行的单价”读不出金额"),
        ("missing_answer", "“某项第3行的数量”还没有填写"),
    ] {
        let right = |p: &&(&str, String)| p.0 == rule && p.1.starts_with(words);
        assert!(problems.iter().any(|p| right(&p)), "{words} in {said:?}");
    }
    assert_eq!(
        table("\u{3000}\n")[0].0,
        "missing_answer",
        "a table of nothing"
    );
}

#[test]
fn a_row_with_more_cells_than_columns_is_reported() {
    assert_eq!(table("水泵\t1\t350\t"), []);
    assert_eq!(table("水泵\t1\t350\t多")[0].0, "table_row_too_long");
}
