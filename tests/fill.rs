//! What the words on the page are, given a draft.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use liyue::model::{
    article::{Article, Content, GapKind, Part, Piece, Place},
    draft::Draft,
    fill::fill,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A small agreement: a head, a party, three clauses (the second optional), an annex.
fn agreement() -> Value {
    json!({
        "format": "liyue", "version": 1,
        "agreement": {
            "id": "test", "title": "服务协议", "head": ["no"],
            "fields": [
                {"id": "no", "label": "协议编号", "kind": "text", "policy": "optional"},
                {"id": "name", "label": "名称", "kind": "company"},
                {"id": "price", "label": "价款", "kind": "money"},
                {"id": "years", "label": "保修期", "kind": {"number": {"min": 1}}, "unit": "年"},
                {"id": "copies", "label": "份数", "kind": {"number": {}}, "unit": "份"},
                {"id": "discount", "label": "优惠", "kind": "percent"},
                {"id": "day", "label": "日期", "kind": "date"},
                {"id": "sign", "label": "签字", "kind": "person", "policy": "by_hand"},
                {"id": "forum", "label": "争议", "kind": {"choice": [
                    {"id": "court", "label": "诉讼"}, {"id": "arbitration", "label": "仲裁"}]}}
            ],
            "parties": [{"role": "甲方", "called": "销售方", "name": "name", "particulars": ["day"]}],
            "clauses": [
                {"id": "pay", "heading": "价款", "body": [
                    {"paragraph": "价款{{price}}（{{price|大写}}），{{years}}内{{discount}}，见{{@forum}}和{{@slip}}。"}]},
                {"id": "extra", "heading": "附加", "optional": true, "body": [{"items": ["一式{{copies|大写}}份", "{{copies}}"]}]},
                {"id": "forum", "heading": "争议", "body": [
                    {"paragraph": "向法院起诉", "when": {"field": "forum", "is": ["court"]}},
                    {"paragraph": "申请仲裁", "when": {"field": "forum", "is": ["arbitration"]}}]}
            ],
            "annexes": [{"id": "slip", "title": "维修单", "body": [{"particulars": ["name", "sign"]}]}],
            "signing": {"signers": [{"label": "甲方（盖章）", "name": "name", "lines": ["sign"]}]}
        }
    })
}

fn draft(answers: Value) -> Draft {
    let mut json = agreement();
    json["answers"] = answers;
    serde_json::from_value(json).unwrap()
}

fn text(answers: Value) -> String {
    fill(&draft(answers)).text()
}

fn headings(article: &Article) -> Vec<String> {
    let heading = |b: &liyue::model::article::Block| match &b.content {
        Content::Heading { label, text } => Some(format!("{label}{text}")),
        _ => None,
    };
    article.blocks.iter().filter_map(heading).collect()
}

fn blanks(article: &Article, field: &str) -> Vec<(i32, bool)> {
    let wanted = |place: &Place| place.field.as_ref().is_some_and(|f| f.as_str() == field);
    let mut found = Vec::new();
    let mut look = |pieces: &[Piece]| {
        for piece in pieces {
            if let Piece::Blank {
                width_em,
                place,
                by_hand,
            } = piece
                && wanted(place)
            {
                found.push((*width_em, *by_hand));
            }
        }
    };
    for block in &article.blocks {
        match &block.content {
            Content::Rows(rows) => rows.iter().for_each(|r| look(&r.value)),
            Content::Paragraph { pieces, .. } => look(pieces),
            Content::Signing(columns) => {
                columns
                    .iter()
                    .flat_map(|c| &c.rows)
                    .for_each(|r| look(&r.value));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn an_amount_stands_in_figures_and_in_capitals() {
    let text = text(json!({"price": "1.28万"}));
    assert!(
        text.contains("价款¥12,800.00（人民币壹万贰仟捌佰元整）"),
        "{text}"
    );
}

#[test]
fn numbers_carry_their_unit_and_copies_stand_in_capitals() {
    let text = text(json!({"years": "２", "copies": "2", "discount": "85%"}));
    assert!(text.contains("2年内85%"), "{text}");
    assert!(text.contains("（一）一式贰份\n（二）2份"), "{text}");
}

#[test]
fn switching_a_clause_off_closes_up_numbers_and_references() {
    let mut draft = draft(json!({}));
    let article = fill(&draft);
    assert_eq!(
        headings(&article),
        ["第一条价款", "第二条附加", "第三条争议"]
    );
    assert!(article.text().contains("见第三条和附件"));
    draft.agreement.clauses[1].on = false;
    let article = fill(&draft);
    assert_eq!(headings(&article), ["第一条价款", "第二条争议"]);
    assert!(article.text().contains("见第二条和附件"));
    assert!(
        !article.text().contains("一式"),
        "what is off prints nothing"
    );
    assert!(blanks(&article, "copies").is_empty());
}

#[test]
fn a_reference_to_a_clause_that_is_off_or_missing_is_a_gap() {
    let mut draft = draft(json!({}));
    draft.agreement.clauses[2].on = false;
    let gaps = fill(&draft).gaps;
    let [gap] = &gaps[..] else { panic!("{gaps:?}") };
    assert!(
        matches!(&gap.kind, GapKind::ReferenceToAbsentClause { heading, .. } if heading == "争议")
    );
    assert_eq!(gap.place.part, Part::Clause("pay".into()));
    draft.agreement.clauses.remove(2);
    assert!(matches!(
        fill(&draft).gaps[0].kind,
        GapKind::ReferenceToMissingClause { .. }
    ));
}

#[test]
fn clauses_can_be_numbered_as_a_list() {
    let mut draft = draft(json!({}));
    draft.agreement.number_style = liyue::model::draft::NumberStyle::List;
    let article = fill(&draft);
    assert_eq!(headings(&article), ["一、价款", "二、附加", "三、争议"]);
    assert!(article.text().contains("见第三条"));
}

#[test]
fn a_choice_switches_paragraphs() {
    assert!(text(json!({"forum": "court"})).contains("向法院起诉"));
    let text = text(json!({"forum": "arbitration"}));
    assert!(text.contains("申请仲裁") && !text.contains("起诉"));
}

#[test]
fn an_empty_field_is_a_blank_an_oblique_or_a_line_for_the_pen_by_its_policy() {
    let article = fill(&draft(json!({"price": "\u{3000}\u{200b}"})));
    assert_eq!(blanks(&article, "price"), [(8_000, false), (14_000, false)]);
    assert_eq!(
        blanks(&article, "sign"),
        [(8_000, true), (8_000, true)],
        "signing and annex"
    );
    assert!(article.text().contains("协议编号：/"));
}

#[test]
fn any_field_can_be_left_for_the_pen() {
    let article = fill(&draft(json!({"price": {"text": "100", "by_hand": true}})));
    assert_eq!(blanks(&article, "price"), [(8_000, true), (14_000, true)]);
    assert!(!article.text().contains("100"));
}

#[test]
fn a_blank_date_leaves_room_for_year_month_and_day() {
    let article = fill(&draft(json!({})));
    assert_eq!(blanks(&article, "day").len(), 3);
    assert!(article.text().contains("日期：年月日"));
    assert!(text(json!({"day": "2026-1-5"})).contains("日期：2026年1月5日"));
}

#[test]
fn what_does_not_parse_is_printed_as_typed() {
    let text = text(json!({"day": "2026-02-3x", "price": "一千"}));
    assert!(
        text.contains("日期：2026-02-3x") && text.contains("价款一千（一千）"),
        "{text}"
    );
}

#[test]
fn a_party_is_headed_by_its_role_and_name() {
    assert!(text(json!({"name": "甲某公司"})).contains("甲方（销售方）：甲某公司\n"));
}

#[test]
fn a_slot_without_a_field_is_a_gap_with_its_column() {
    let mut json = agreement();
    json["agreement"]["clauses"][0]["body"][0]["paragraph"] = "共{{nothing}}和{{bad".into();
    let article = fill(&serde_json::from_value(json).unwrap());
    let kinds: Vec<_> = article.gaps.iter().map(|g| &g.kind).collect();
    assert!(matches!(kinds[0], GapKind::UnknownField { name, column: 2 } if name == "nothing"));
    assert!(
        matches!(kinds[1], GapKind::BadSlot { slot, column: 14 } if slot == "{{bad"),
        "{kinds:?}"
    );
    assert!(
        article.text().contains("共{{nothing}}和{{bad"),
        "nothing vanishes from the page"
    );
}

#[test]
fn unknown_keys_survive_at_every_level() {
    let mut json = agreement();
    json["future"] = json!(1);
    json["agreement"]["future"] = json!({"a": [1]});
    json["agreement"]["fields"][0]["future"] = json!("x");
    json["agreement"]["clauses"][0]["future"] = json!(null);
    json["agreement"]["clauses"][0]["body"][0]["future"] = json!(5);
    json["agreement"]["parties"][0]["future"] = json!(2);
    json["agreement"]["signing"]["future"] = json!(3);
    json["agreement"]["annexes"][0]["future"] = json!(4);
    json["answers"] = json!({"name": {"text": "甲", "future": true}});
    let draft: Draft = serde_json::from_value(json.clone()).unwrap();
    let again = serde_json::to_value(&draft).unwrap();
    for at in [
        "/future",
        "/agreement/future",
        "/agreement/fields/0/future",
        "/agreement/clauses/0/future",
        "/agreement/parties/0/future",
        "/agreement/clauses/0/body/0/future",
        "/agreement/signing/future",
        "/agreement/annexes/0/future",
        "/answers/name/future",
    ] {
        assert_eq!(again.pointer(at), json.pointer(at), "{at}");
    }
}

proptest! {
    #[test]
    fn any_words_and_answers_can_be_filled(words in ".{0,60}", answer in ".{0,30}") {
        let mut json = agreement();
        json["agreement"]["clauses"][0]["body"][0]["paragraph"] = words.clone().into();
        let answers: serde_json::Map<String, Value> = ["no", "name", "price", "years", "copies", "discount", "day", "sign", "forum"]
            .into_iter().map(|id| (id.to_string(), Value::from(answer.clone()))).collect();
        json["answers"] = answers.into();
        let draft: Draft = serde_json::from_value(json).unwrap();
        prop_assert!(!fill(&draft).text().is_empty());
        let again: Draft = serde_json::from_str(&serde_json::to_string(&draft).unwrap()).unwrap();
        prop_assert_eq!(again, draft);
    }
}
