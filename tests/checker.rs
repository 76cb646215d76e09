//! The checker against a corpus: every seeded fault is found at its place, sound
//! texts and everything that comes with the program raise nothing.
//!
//! `tests/fixtures/checker/faults/<rule>.txt` holds texts divided by `----`, every
//! fault between ⟦ and ⟧; `sound/<topic>.txt` holds texts without any.
//! `agreements/<kind>.txt` holds whole agreements written without sight of the rules:
//! the first line says what is wrong, or that nothing is.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use jiff::civil::{Date, date};
use liyue::check::{self, RULES, TextFinding};

const TODAY: Date = date(2026, 11, 24);
/// Rules on words that need a draft: what stands in bold, what is a live number.
const OF_DRAFTS: [&str; 2] = ["clause_number_typed", "exclusion_not_conspicuous"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The texts of the files of a folder: name of the file without ending, text.
fn corpus(folder: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(root().join("tests/fixtures/checker").join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let all = fs::read_to_string(&path).unwrap();
        let all = all.split("----\n").map(|text| text.trim_matches('\n'));
        texts.extend(all.map(|text| (name.clone(), text.to_owned() + "\n")));
    }
    texts.sort();
    texts
}

/// A text without its marks, and the marked ranges in it.
fn unmarked(marked: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let (mut text, mut ranges) = (String::new(), Vec::new());
    for piece in marked.split('⟦') {
        match piece.split_once('⟧') {
            Some((fault, rest)) => {
                ranges.push(text.len()..text.len() + fault.len());
                text += fault;
                text += rest;
            }
            None => text += piece,
        }
    }
    (text, ranges)
}

fn shown(text: &str, found: &[TextFinding]) -> String {
    let lines = found.iter().map(|f| {
        let words = &text[f.finding.at.clone()];
        format!(
            "  {}:{} {} “{words}” {}\n",
            f.line, f.column, f.finding.rule, f.finding.message
        )
    });
    lines.collect()
}

#[test]
fn every_seeded_fault_is_found_where_it_is_and_nothing_else() {
    let mut wrong = String::new();
    let mut seeded = 0;
    for (rule, marked) in corpus("faults") {
        let (text, wanted) = unmarked(&marked);
        seeded += wanted.len();
        let found = check::check_text(&text, TODAY);
        let places: Vec<_> = found.iter().map(|f| f.finding.at.clone()).collect();
        if places != wanted || found.iter().any(|f| f.finding.rule != rule) {
            wrong += &format!("{rule}:\n{marked}found\n{}\n", shown(&text, &found));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(seeded >= 120, "{seeded}");
}

#[test]
fn every_rule_on_words_has_its_seeded_faults() {
    let seeded: BTreeSet<String> = corpus("faults").into_iter().map(|(rule, _)| rule).collect();
    let rules: BTreeSet<String> = RULES
        .iter()
        .filter(|r| r.reads_words() && !OF_DRAFTS.contains(&r.name))
        .map(|r| r.name.to_owned())
        .collect();
    assert_eq!(seeded, rules);
}

#[test]
fn sound_texts_raise_nothing() {
    let mut wrong = String::new();
    let texts = corpus("sound");
    for (topic, text) in &texts {
        let found = check::check_text(text, TODAY);
        if !found.is_empty() {
            wrong += &format!("{topic}:\n{text}found\n{}\n", shown(text, &found));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(texts.len() >= 60, "{}", texts.len());
}

/// An agreement without its first line, and whether that says it is sound or that
/// its fault is not found yet.
fn agreements() -> Vec<(String, String, String)> {
    let texts = corpus("agreements").into_iter();
    let texts = texts.map(|(kind, text)| {
        let (first, rest) = text.split_once('\n').unwrap();
        let note = first.strip_prefix("# ").unwrap().to_owned();
        (kind, note, rest.to_owned())
    });
    texts.collect()
}

#[test]
fn the_fault_of_a_whole_agreement_is_found_and_nothing_else() {
    let mut wrong = String::new();
    let (mut faulty, mut sound, mut open) = (0, 0, 0);
    for (kind, note, marked) in agreements() {
        let (text, wanted) = unmarked(&marked);
        let found = check::check_text(&text, TODAY);
        let is_there = |f: &TextFinding| {
            let at = &f.finding.at;
            wanted.iter().any(|w| at.start < w.end && w.start < at.end)
        };
        let is_found = found.iter().any(is_there);
        let others = found.iter().filter(|f| !is_there(f)).count();
        // So that the list of what is not found yet stays true.
        let is_right = match note.strip_prefix("not found yet: ") {
            Some(_) => !is_found,
            None => is_found != wanted.is_empty(),
        };
        open += u32::from(note.starts_with("not found yet"));
        faulty += u32::from(!wanted.is_empty());
        sound += u32::from(wanted.is_empty());
        if !is_right || others > 0 {
            wrong += &format!("{kind}: {note}\n{marked}found\n{}\n", shown(&text, &found));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(
        faulty >= 230 && sound >= 100 && open <= faulty / 10,
        "{faulty} {sound} {open}"
    );
}

#[test]
fn a_remedy_clears_its_fault_and_raises_no_other() {
    let mut mended = 0;
    for (rule, marked) in corpus("faults") {
        let (text, _) = unmarked(&marked);
        let before = check::check_text(&text, TODAY);
        for found in &before {
            let Some(right) = &found.finding.replacement else {
                continue;
            };
            let mut after = text.clone();
            after.replace_range(found.finding.at.clone(), &right.printed);
            let rest = check::check_text(&after, TODAY);
            assert_eq!(
                rest.len(),
                before.len() - 1,
                "{rule}: {after}\n{}",
                shown(&after, &rest)
            );
            mended += 1;
        }
    }
    assert!(mended > 0);
}

/// `docs/rules.md`, from the doc comments of the rules.
fn rules_document() -> String {
    let mut out = String::from(
        "# Rules\nWhat the checker looks for. Made from the rules' own comments: run the tests once with `LIYUE_UPDATE=1`.\n",
    );
    for rule in RULES {
        let path = root().join(format!("src/check/rules/{}.rs", rule.name));
        let source = fs::read_to_string(&path).unwrap();
        let comment = source.lines().map_while(|l| l.strip_prefix("//!"));
        let mut lines = comment.map(|l| l.strip_prefix(' ').unwrap_or(l));
        let title = lines.next().unwrap().trim_start_matches("# ");
        let reads = if rule.reads_words() {
            "drafts and text files"
        } else {
            "drafts"
        };
        out += &format!("\n## {title}\n`{}` · reads {reads}\n\n", rule.name);
        for line in lines {
            out += line;
            out.push('\n');
        }
    }
    out
}

#[test]
fn the_document_of_the_rules_is_current() {
    let path = root().join("docs/rules.md");
    let wanted = rules_document();
    if std::env::var_os("LIYUE_UPDATE").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    let is_current = fs::read_to_string(&path).is_ok_and(|text| text == wanted);
    assert!(is_current, "run the tests once with LIYUE_UPDATE=1");
    for rule in RULES {
        let section = wanted
            .split("\n## ")
            .find(|s| s.contains(&format!("`{}`", rule.name)));
        let section = section.unwrap();
        for part in ["**What it does.**", "**Why it matters.**"] {
            assert!(section.contains(part), "{}: {part}", rule.name);
        }
    }
}

#[test]
fn each_rule_stands_once_in_the_table_and_in_a_file_of_its_own() {
    let files: BTreeSet<String> = fs::read_dir(root().join("src/check/rules"))
        .unwrap()
        .map(|e| {
            e.unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .filter(|name| name != "mod")
        .collect();
    let names: BTreeSet<String> = RULES.iter().map(|r| r.name.to_owned()).collect();
    assert_eq!(names.len(), RULES.len());
    assert_eq!(files, names);
}

/// Random edits over the corpus never make a rule panic. Ten thousand here; set
/// LIYUE_FUZZ for more.
#[test]
fn no_edit_makes_the_checker_panic() {
    let rounds: u64 = std::env::var("LIYUE_FUZZ").map_or(10_000, |n| n.parse().unwrap());
    let mut texts = corpus("faults");
    texts.extend(corpus("sound"));
    texts.extend(corpus("agreements"));
    // xorshift64*: Vigna 2016, "An experimental exploration of Marsaglia's xorshift generators".
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        usize::try_from(state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % below.max(1)
    };
    let marks: Vec<char> =
        "，。；：、（）《》“”【】％%¥元万第条附件一二三1230.X×_？/\u{FFFC}\u{3000} \n甲乙方年月日"
            .chars()
            .collect();
    let mut characters: Vec<char> = Vec::new();
    for round in 0..rounds {
        if round % 200 == 0 {
            let (text, _) = unmarked(&texts[random(texts.len())].1);
            characters = text.chars().collect();
        }
        for _ in 0..=random(3) {
            let at = random(characters.len());
            match random(4) {
                0 if !characters.is_empty() => drop(characters.remove(at)),
                1 if !characters.is_empty() => {
                    let other = random(characters.len());
                    characters.swap(at, other);
                }
                2 => {
                    let (other, _) = unmarked(&texts[random(texts.len())].1);
                    let from = random(other.chars().count());
                    let piece = other.chars().skip(from).take(random(12));
                    let tail = characters.split_off(at);
                    characters.extend(piece);
                    characters.extend(tail);
                }
                _ => characters.insert(at, marks[random(marks.len())]),
            }
        }
        let text: String = characters.iter().collect();
        let _ = check::check_text(&text, TODAY);
    }
}
