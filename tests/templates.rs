//! Every template and sample that comes with the program.

use std::collections::BTreeSet;

use jiff::civil::date;
use liyue::{
    check,
    fonts::Fonts,
    layout::{self, Options},
    model::{
        article::{Article, Content},
        draft::{self, Draft, Id, Kind},
        fill::fill,
        parts,
        text::{Segment, segments},
    },
    store::{self, Sample},
};

/// That sample of every template.
fn samples(which: Sample) -> Vec<Draft> {
    let templates = store::templates();
    let samples = templates
        .iter()
        .map(|t| store::sample(t.agreement.id.as_str(), which).expect("each has its samples"));
    samples.collect()
}

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
    for sample in samples(Sample::Filled) {
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
                let article = fill(&variant);
                assert_eq!(article.gaps, [], "{}: {}", field.id, option.id);
                texts.insert(article.text());
            }
            assert_eq!(
                texts.len(),
                options.len(),
                "{}: {}",
                sample.agreement.id,
                field.id
            );
        }
    }
}

/// The draft with each of its optional parts switched the other way, one at a
/// time, then with all of them off.
fn switched(sample: &Draft) -> Vec<Draft> {
    let optional = |draft: &mut Draft, switch: &dyn Fn(&Id, &mut bool)| {
        let a = &mut draft.agreement;
        let clauses = a.clauses.iter_mut().filter(|c| c.optional);
        clauses.for_each(|c| switch(&c.id, &mut c.on));
        let annexes = a.annexes.iter_mut().filter(|x| x.optional);
        annexes.for_each(|x| switch(&x.id, &mut x.on));
    };
    let mut ids = Vec::new();
    let a = &sample.agreement;
    ids.extend(a.clauses.iter().filter(|c| c.optional).map(|c| &c.id));
    ids.extend(a.annexes.iter().filter(|x| x.optional).map(|x| &x.id));
    let mut drafts = Vec::new();
    for id in ids {
        let mut draft = sample.clone();
        optional(&mut draft, &|other, on| *on ^= other == id);
        drafts.push(draft);
    }
    let mut bare = sample.clone();
    optional(&mut bare, &|_, on| *on = false);
    drafts.push(bare);
    drafts
}

#[test]
fn every_part_that_can_be_switched_leaves_right_numbers_and_references() {
    for sample in samples(Sample::Filled) {
        let name = &sample.agreement.id;
        assert!(
            sample.agreement.clauses.iter().any(|c| c.optional),
            "{name}"
        );
        for draft in switched(&sample) {
            let article = fill(&draft);
            assert_eq!(article.gaps, [], "{name}");
            for (n, label) in headings(&article).iter().enumerate() {
                let expected = liyue::model::value::numeral::chinese(n + 1);
                assert_eq!(*label, format!("第{expected}条"), "{name}");
            }
        }
    }
}

#[test]
fn a_filled_sample_has_no_problem_of_any_kind() {
    for sample in samples(Sample::Filled) {
        assert_eq!(
            problems(&sample),
            Vec::<String>::new(),
            "{}",
            sample.agreement.id
        );
    }
}

#[test]
fn an_unfilled_draft_has_exactly_one_problem_for_each_open_required_blank() {
    let new = store::templates();
    let new = new.iter().map(Draft::from_template);
    for draft in new.chain(samples(Sample::FirstDay)) {
        let name = &draft.agreement.id;
        let (filled, of) = check::progress(&draft);
        assert!(filled > 0 && filled < of, "{name}");
        let found = check::check(&draft, &fill(&draft), Fonts::bundled(), date(2026, 11, 24));
        assert!(
            found.iter().all(|p| p.rule == "missing_answer"),
            "{name}: {found:?}"
        );
        let messages: BTreeSet<_> = found.iter().map(|p| (&p.place, &p.message)).collect();
        assert_eq!(messages.len(), found.len(), "{name}: {found:?}");
        // The rest are open cells of tables whose other cells a default fills.
        let is_open = |p: &&check::Problem| {
            let field = p.place.field.as_ref().expect("an answer is missing");
            draft.answer(field.as_str()).is_empty()
        };
        let open = found.iter().filter(is_open).count();
        assert_eq!(open, of - filled, "{name}: {found:?}");
    }
}

/// Words that promise, and words that say until when.
const PROMISES: [&str; 15] = [
    "应当", "负责", "承担", "提供", "保证", "派出", "完成", "赔偿", "支付", "承诺", "更换", "修复",
    "告知", "派", "将",
];
const TIMES: [&str; 18] = [
    "前",
    "内",
    "当日",
    "次日",
    "期间",
    "之日",
    "每年",
    "每月",
    "每季度",
    "届满",
    "随货",
    "同时",
    "当场",
    "时",
    "小时",
    "日起",
    "立即",
    "每次",
];

#[test]
fn every_first_person_promise_says_who_what_and_by_when() {
    let mut promises = 0;
    for template in store::templates() {
        let time = |sentence: &str| {
            TIMES.iter().any(|t| sentence.contains(t))
                || segments(sentence).iter().any(|segment| match segment {
                    Segment::Value { field, .. } => {
                        let field = template.agreement.field(field);
                        field.is_some_and(|f| {
                            let is_time =
                                ["分钟", "小时", "日", "天", "个月", "月", "年", "个工作日"];
                            f.kind == Kind::Date || is_time.contains(&f.unit.as_str())
                        })
                    }
                    _ => false,
                })
        };
        for text in texts(&template) {
            for sentence in text.split(['。', '；']) {
                let first_person = ["我方", "我公司", "本公司", "承诺方"];
                let is_ours = first_person.iter().any(|who| sentence.contains(who));
                if is_ours && PROMISES.iter().any(|p| sentence.contains(p)) {
                    promises += 1;
                    assert!(
                        time(sentence),
                        "{}: by when? {sentence}",
                        template.agreement.id
                    );
                }
            }
        }
    }
    assert!(promises > 60, "{promises}");
}

#[test]
fn no_template_names_a_repealed_statute() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    for folder in ["templates", "samples", "modules"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path)
                .unwrap()
                .replace("劳动合同法", "");
            for repealed in [
                "合同法",
                "民法通则",
                "民法总则",
                "物权法",
                "担保法",
                "侵权责任法",
                "婚姻法",
                "继承法",
                "收养法",
                "增值税暂行条例",
                "经贸部",
                "工商行政管理局",
            ] {
                assert!(!text.contains(repealed), "{repealed} in {}", path.display());
            }
        }
    }
}

#[test]
fn built_in_files_are_written_evenly_and_each_is_built_in() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let mut ids = Vec::new();
    for folder in ["modules", "templates", "samples"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            let even = serde_json::to_string_pretty(&value).unwrap() + "\n";
            if std::env::var_os("LIYUE_UPDATE").is_some() {
                std::fs::write(&path, &even).unwrap();
            } else {
                let path = path.display();
                assert!(
                    even == text,
                    "run the tests once with LIYUE_UPDATE=1: {path}"
                );
            }
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            match folder {
                "templates" => {
                    let template = store::template(&name).expect("it is built in");
                    assert_eq!(template.agreement.id.as_str(), name);
                    assert_eq!(template.origin.unwrap().revision, 1);
                    ids.push(name);
                }
                "samples" => {
                    assert_eq!(value["template"], name.as_str());
                    let a = store::template(&name).unwrap().agreement;
                    for which in ["filled", "first_day"] {
                        for field in value[which].as_object().unwrap().keys() {
                            assert!(a.field(field).is_some(), "{name}: {field}");
                        }
                    }
                    assert!(store::sample(&name, Sample::Filled).is_some(), "{name}");
                }
                _ => {}
            }
        }
    }
    assert_eq!(ids.len(), store::templates().len());
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
        .chain(samples(Sample::Filled))
        .chain(samples(Sample::FirstDay))
    {
        let value = serde_json::to_value(&draft).unwrap();
        assert!(validator.is_valid(&value), "{}", draft.agreement.id);
    }
    let other = serde_json::json!({"format": "liyue", "version": 1, "agreement": {"id": 5}});
    assert!(!validator.is_valid(&other));
}

#[test]
fn the_layout_of_a_sample_can_be_read_in_review() {
    let sample = store::sample("as03_boiler", Sample::Filled).unwrap();
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
