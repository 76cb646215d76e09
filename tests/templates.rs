//! Every template and sample that comes with the program.

use std::collections::BTreeSet;

use jiff::civil::date;
use liyue::{
    check,
    fonts::Fonts,
    layout::{self, Options},
    model::{
        article::{Article, Content},
        draft::{self, Draft, Kind},
        fill::fill,
        parts,
        text::{Segment, segments},
    },
    store,
};

fn problems(draft: &Draft) -> Vec<String> {
    let found = check::check(draft, &fill(draft), Fonts::bundled(), date(2026, 11, 24));
    found
        .into_iter()
        .map(|p| format!("{} {}", p.rule, p.message))
        .collect()
}

/// Every text of a draft in which slots may stand.
fn texts(draft: &Draft) -> Vec<&str> {
    let a = &draft.agreement;
    let bodies = a
        .clauses
        .iter()
        .map(|c| &c.body)
        .chain(a.annexes.iter().map(|x| &x.body));
    let blocks = a.preamble.iter().chain(bodies.flatten());
    blocks
        .flat_map(|b| match &b.content {
            draft::Content::Paragraph(text) => vec![text.as_str()],
            draft::Content::Items(items) => items.iter().map(String::as_str).collect(),
            draft::Content::Particulars(_)
            | draft::Content::Table(_)
            | draft::Content::Section(_) => vec![],
        })
        .collect()
}

/// Numbers of the clause headings.
fn headings(article: &Article) -> Vec<String> {
    let label = |b: &liyue::model::article::Block| match &b.content {
        Content::Heading { label, .. } => Some(label.clone()),
        _ => None,
    };
    article.blocks.iter().filter_map(label).collect()
}

#[test]
fn every_slot_has_a_field_and_every_field_a_place() {
    for template in store::templates() {
        let a = &template.agreement;
        for text in texts(&template) {
            for segment in segments(text) {
                match segment {
                    Segment::Value { field, .. } => {
                        assert!(a.field(field).is_some(), "{}: {field}", a.id)
                    }
                    Segment::Bad { slot, .. } => panic!("{}: {slot}", a.id),
                    Segment::Words(_) | Segment::Reference { .. } => {}
                }
            }
        }
        // Fields of an alternative are asked for once it is chosen.
        let mut asked = BTreeSet::new();
        for variant in variants(&template) {
            for part in parts::parts(&variant) {
                asked.extend(
                    parts::fields_of(&variant, &part)
                        .iter()
                        .map(|f| f.id.clone()),
                );
            }
        }
        let unused: Vec<_> = a
            .fields
            .iter()
            .filter(|f| !asked.contains(&f.id))
            .map(|f| &f.id)
            .collect();
        assert!(unused.is_empty(), "{}: asked for nowhere: {unused:?}", a.id);
    }
}

/// The draft once for every option of every choice.
fn variants(draft: &Draft) -> Vec<Draft> {
    let mut variants = vec![draft.clone()];
    for field in &draft.agreement.fields {
        if let Kind::Choice(options) = &field.kind {
            for option in options {
                let mut variant = draft.clone();
                variant
                    .answers
                    .insert(field.id.clone(), option.id.as_str().into());
                variants.push(variant);
            }
        }
    }
    variants
}

#[test]
fn every_option_of_a_choice_changes_the_page() {
    for (name, sample) in store::samples() {
        for field in &sample.agreement.fields {
            let Kind::Choice(options) = &field.kind else {
                continue;
            };
            let mut texts = BTreeSet::new();
            for option in options {
                let mut variant = sample.clone();
                variant
                    .answers
                    .insert(field.id.clone(), option.id.as_str().into());
                texts.insert(fill(&variant).text());
            }
            assert_eq!(texts.len(), options.len(), "{name}: {}", field.id);
        }
    }
}

#[test]
fn every_clause_that_can_be_switched_off_leaves_right_numbers_and_references() {
    for (name, sample) in store::samples() {
        let optional = sample.agreement.clauses.iter().filter(|c| c.optional);
        assert!(optional.clone().count() > 0, "{name}");
        for clause in optional {
            let mut draft = sample.clone();
            draft
                .agreement
                .clauses
                .iter_mut()
                .find(|c| c.id == clause.id)
                .unwrap()
                .on = false;
            let article = fill(&draft);
            assert_eq!(article.gaps, [], "{name} without {}", clause.id);
            let numbers = headings(&article);
            for (n, label) in numbers.iter().enumerate() {
                let expected = liyue::model::value::numeral::chinese(n + 1);
                assert_eq!(*label, format!("第{expected}条"));
            }
        }
    }
}

#[test]
fn a_filled_sample_has_no_problem_of_any_kind() {
    for (name, sample) in store::samples()
        .into_iter()
        .filter(|(n, _)| !n.contains("first_day"))
    {
        assert_eq!(problems(&sample), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_first_day_sample_has_one_problem_for_each_open_required_blank() {
    for (name, sample) in store::samples()
        .into_iter()
        .filter(|(n, _)| n.contains("first_day"))
    {
        let (filled, of) = check::progress(&sample);
        let found = problems(&sample);
        assert!(filled > 0 && filled < of, "{name}");
        assert_eq!(found.len(), of - filled, "{name}: {found:?}");
        assert!(
            found.iter().all(|p| p.starts_with("missing_answer")),
            "{found:?}"
        );
    }
}

#[test]
fn built_in_files_are_written_as_the_program_writes_them() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let mut count = 0;
    for folder in ["templates", "samples"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let opened = store::open(&path).unwrap();
            assert!(!opened.newer);
            let written = store::to_json(&opened.draft);
            if std::env::var_os("LIYUE_UPDATE").is_some() {
                std::fs::write(&path, &written).unwrap();
            } else {
                assert!(
                    written == text,
                    "run the tests once with LIYUE_UPDATE=1: {}",
                    path.display()
                );
            }
            count += 1;
        }
    }
    assert_eq!(
        count,
        store::templates().len() + store::samples().len(),
        "each is built in"
    );
}

#[test]
fn the_schema_is_current_and_every_built_in_file_follows_it() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/liyue.schema.json");
    if std::env::var_os("LIYUE_UPDATE").is_some() {
        std::fs::write(&path, store::schema()).unwrap();
    }
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(
        text,
        store::schema(),
        "run the tests once with LIYUE_UPDATE=1"
    );
    let schema = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for draft in store::templates()
        .into_iter()
        .chain(store::samples().into_iter().map(|(_, d)| d))
    {
        let value = serde_json::to_value(&draft).unwrap();
        assert!(validator.is_valid(&value), "{}", draft.agreement.id);
    }
    let other = serde_json::json!({"format": "liyue", "version": 1, "agreement": {"id": 5}});
    assert!(!validator.is_valid(&other));
}

#[test]
fn the_layout_of_a_sample_can_be_read_in_review() {
    let (_, sample) = store::samples().remove(0);
    let pages = layout::layout(&fill(&sample), Fonts::bundled(), &Options::default());
    let mut lines = String::new();
    for (n, page) in pages.pages.iter().enumerate() {
        for l in page.lines.iter().filter(|l| !l.role.is_artifact()) {
            let first = l.line.glyphs.first();
            let (x, face) = first.map_or((0, "—".into()), |g| {
                (g.x, format!("{:?}{}", g.face, g.size / 1000))
            });
            lines += &format!(
                "p{} {:.1},{:.1} {face} {}\n",
                n + 1,
                f64::from(l.x + x) / 1000.0,
                f64::from(l.baseline) / 1000.0,
                l.line.text
            );
        }
    }
    insta::assert_snapshot!(lines);
}
