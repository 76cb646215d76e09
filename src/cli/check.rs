//! `liyue check`: what the rules find in a draft or in a plain text file, for people
//! (`text`), scripts (`json`) and code viewers (`sarif`, SARIF 2.1.0).

use std::{ops::Range, path::Path};

use clap::ValueEnum;
use serde_json::{Value, json};

use super::{CLEAN, ERRORS_FOUND, Failure, part_id, pretty, print, problems, warn_of_newer};
use crate::{
    check::{self, Citation, RULES, Severity},
    model::{draft::Draft, fill::fill},
    store::{self, Agreement},
};

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// 给人看 · for people
    Text,
    /// 给程序看 · for scripts
    Json,
    /// SARIF 2.1.0
    Sarif,
}

/// A finding as it is written out, whatever it was found in.
struct Found {
    rule: &'static str,
    severity: Severity,
    message: String,
    why: &'static str,
    law: Option<Citation>,
    words: String,
    spot: Spot,
}

/// Where a finding is.
enum Spot {
    /// A part of a draft, and the field in it.
    Draft {
        part: String,
        field: Option<String>,
        /// What a remedy would change: before, after.
        fix: Option<(String, String)>,
    },
    /// Line and column in a text, from 1, columns in characters.
    Text {
        start: (usize, usize),
        end: (usize, usize),
        fix: Option<String>,
    },
}

/// Checks a file and prints what was found.
pub(super) fn run(path: &Path, format: Format) -> Result<u8, Failure> {
    let found = match store::open_agreement(path)? {
        Agreement::Draft(opened) => {
            warn_of_newer(&opened)?;
            of_draft(&opened.draft)
        }
        Agreement::Text(text) => of_text(&text),
    };
    match format {
        Format::Text => print(&for_people(path, &found))?,
        Format::Json => print(&pretty(&for_scripts(&found)))?,
        Format::Sarif => print(&pretty(&sarif(path, &found)))?,
    };
    let failed = found.iter().any(|f| f.severity == Severity::Error);
    Ok(if failed { ERRORS_FOUND } else { CLEAN })
}

fn of_draft(draft: &Draft) -> Vec<Found> {
    let found = problems(draft, &fill(draft)).into_iter();
    let found = found.map(|p| Found {
        rule: p.rule,
        severity: p.severity,
        message: p.message,
        why: p.why,
        law: p.law,
        words: p.words,
        spot: Spot::Draft {
            part: part_id(&p.place.part),
            field: p.place.field.map(|f| f.to_string()),
            fix: p.fix.map(|f| (f.before, f.after)),
        },
    });
    found.collect()
}

fn of_text(text: &str) -> Vec<Found> {
    let today = jiff::ZonedDateTime::now().date();
    let found = check::check_text(text, today).into_iter();
    let found = found.map(|f| {
        let at = f.finding.at;
        let words = text[at.clone()].to_string();
        Found {
            rule: f.finding.rule,
            severity: f.finding.severity,
            message: f.finding.message,
            why: f.finding.why,
            law: f.finding.law,
            spot: Spot::Text {
                start: (f.line, f.column),
                end: end_of(&words, (f.line, f.column)),
                fix: f.finding.replacement.map(|r| r.printed),
            },
            words,
        }
    });
    found.collect()
}

/// Line and column behind some words that begin there.
fn end_of(words: &str, (line, column): (usize, usize)) -> (usize, usize) {
    match words.rsplit_once('\n') {
        None => (line, column + words.chars().count()),
        Some((before, last)) => (
            line + 1 + before.matches('\n').count(),
            last.chars().count() + 1,
        ),
    }
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Hint => "提示",
    }
}

fn for_people(path: &Path, found: &[Found]) -> String {
    if found.is_empty() {
        return "没有发现问题。 · no problems\n".into();
    }
    let mut out = String::new();
    for f in found {
        if let Spot::Text { start, .. } = &f.spot {
            out += &format!("{}:{}:{}: ", path.display(), start.0, start.1);
        }
        out += &format!(
            "{} {}（{}）\n",
            severity_word(f.severity),
            f.message,
            f.rule
        );
        if let Some(law) = f.law {
            out += &format!("    依据：{}\n", law.source);
        }
        let change = match &f.spot {
            Spot::Draft { fix, .. } => fix.clone(),
            Spot::Text { fix, .. } => fix.as_ref().map(|new| (f.words.clone(), new.clone())),
        };
        if let Some((before, after)) = change {
            out += &format!("    可改：{before} → {after}\n");
        }
    }
    out + "检查结果仅供参考，不构成法律意见。\n"
}

fn for_scripts(found: &[Found]) -> Value {
    let count = |severity| found.iter().filter(|f| f.severity == severity).count();
    let list: Vec<Value> = found.iter().map(one_for_scripts).collect();
    json!({
        "problems": list,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "hints": count(Severity::Hint),
    })
}

fn one_for_scripts(f: &Found) -> Value {
    let mut value = json!({
        "rule": f.rule, "severity": f.severity, "message": f.message, "why": f.why,
        "law": f.law, "words": f.words,
    });
    match &f.spot {
        Spot::Draft { part, field, fix } => {
            value["part"] = json!(part);
            value["field"] = json!(field);
            value["fix"] = json!(fix.as_ref().map(|(b, a)| json!({"before": b, "after": a})));
        }
        Spot::Text { start, end, fix } => {
            value["line"] = json!(start.0);
            value["column"] = json!(start.1);
            value["end_line"] = json!(end.0);
            value["end_column"] = json!(end.1);
            value["fix"] = json!(fix.as_ref().map(|a| json!({"before": f.words, "after": a})));
        }
    }
    value
}

/// A SARIF log of one run: OASIS SARIF 2.1.0, columns in code points.
fn sarif(path: &Path, found: &[Found]) -> Value {
    let uri = file_uri(path);
    let rules: Vec<Value> = RULES.iter().map(|r| json!({"id": r.name})).collect();
    let results: Vec<Value> = found.iter().map(|f| result(&uri, f)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "liyue",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(uri: &str, f: &Found) -> Value {
    let level = match f.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    };
    let mut location = json!({"physicalLocation": {"artifactLocation": {"uri": uri}}});
    let mut fixes = json!([]);
    match &f.spot {
        Spot::Text { start, end, fix } => {
            let region = region(*start..*end);
            if let Some(new) = fix {
                fixes = json!([{"artifactChanges": [{
                    "artifactLocation": {"uri": uri},
                    "replacements": [{"deletedRegion": region, "insertedContent": {"text": new}}],
                }]}]);
            }
            location["physicalLocation"]["region"] = region;
        }
        Spot::Draft { part, field, .. } => {
            let name = match field {
                Some(field) => format!("{part}/{field}"),
                None => part.clone(),
            };
            location["logicalLocations"] = json!([{"fullyQualifiedName": name}]);
        }
    }
    let mut result = json!({
        "ruleId": f.rule,
        "level": level,
        "message": {"text": f.message},
        "locations": [location],
    });
    if fixes.as_array().is_some_and(|f| !f.is_empty()) {
        result["fixes"] = fixes;
    }
    result
}

fn region(at: Range<(usize, usize)>) -> Value {
    json!({
        "startLine": at.start.0, "startColumn": at.start.1,
        "endLine": at.end.0, "endColumn": at.end.1,
    })
}

/// The path as a relative or absolute URI reference (RFC 3986).
fn file_uri(path: &Path) -> String {
    let mut uri = String::new();
    for byte in path.to_string_lossy().replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}
