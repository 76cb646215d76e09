//! The house in order: who imports whom, what is absent, fonts unchanged.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Which modules of ours a module may name. ARCHITECTURE.md shows the same table.
const MAY_USE: [(&str, &[&str]); 13] = [
    ("model", &[]),
    ("fonts", &[]),
    ("check", &["model", "fonts"]),
    ("layout", &["model", "fonts"]),
    ("pdf", &["layout", "fonts"]),
    ("raster", &["layout", "fonts"]),
    ("store", &["model"]),
    ("session", &["model", "check", "layout", "fonts"]),
    (
        "ui",
        &["session", "model", "check", "layout", "raster", "fonts"],
    ),
    (
        "app",
        &[
            "ui", "session", "store", "model", "check", "layout", "pdf", "raster", "fonts",
        ],
    ),
    (
        "cli",
        &[
            "app", "store", "model", "check", "layout", "pdf", "raster", "fonts",
        ],
    ),
    ("main", &["app", "cli"]),
    ("lib", &[]),
];

/// Words that stand in one module only: the world outside has one door each.
const DOORS: [(&str, &[&str]); 6] = [
    ("printpdf::", &["pdf"]),
    ("lopdf::", &["pdf"]),
    ("std::fs", &["store"]),
    ("eframe::", &["app", "ui"]),
    ("rfd::", &["app"]),
    ("process::Command", &["app"]),
];

/// No network socket, ever.
const ABSENT: [&str; 5] = [
    "std::net",
    "TcpStream",
    "UdpSocket",
    "TcpListener",
    "reqwest",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Source files by top-level module, without their tests and comments.
fn sources() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let mut sources: BTreeMap<String, Vec<_>> = BTreeMap::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inside = path.strip_prefix(root().join("src")).unwrap();
            let top = inside
                .components()
                .next()
                .unwrap()
                .as_os_str()
                .to_string_lossy();
            let module = top.trim_end_matches(".rs").to_string();
            let text = fs::read_to_string(&path).unwrap();
            let is_test = inside.to_string_lossy().ends_with("tests.rs");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let code: String = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .flat_map(|line| [line, "\n"])
                .collect();
            if !is_test {
                sources
                    .entry(module)
                    .or_default()
                    .push((path.clone(), code));
            }
        }
    }
    sources
}

/// Modules of ours that the code names through `crate::`, also in a braced list.
fn named(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let word = |s: &str| -> String {
            s.chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect()
        };
        match rest.strip_prefix('{') {
            None => named.push(word(rest)),
            Some(list) => {
                let mut depth = 0;
                let mut start = true;
                for (i, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && c.is_ascii_alphabetic() => {
                            named.push(word(&list[i..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    named
}

#[test]
fn modules_import_only_what_the_architecture_allows() {
    for (module, files) in sources() {
        let (_, allowed) = MAY_USE
            .iter()
            .find(|(m, _)| *m == module)
            .unwrap_or_else(|| panic!("{module} is not in the import table"));
        for (path, code) in files {
            for name in named(&code) {
                let known = MAY_USE.iter().any(|(m, _)| *m == name);
                let fine = name == module || allowed.contains(&name.as_str()) || !known;
                assert!(fine, "{} uses {name}", path.display());
            }
        }
    }
}

#[test]
fn the_world_outside_has_one_door_each() {
    for (module, files) in sources() {
        for (path, code) in files {
            for (word, doors) in DOORS {
                let fine = doors.contains(&module.as_str()) || !code.contains(word);
                assert!(fine, "{} uses {word}", path.display());
            }
            for word in ABSENT {
                assert!(!code.contains(word), "{} uses {word}", path.display());
            }
        }
    }
}

#[test]
fn the_architecture_shows_the_import_table_that_is_tested() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for (module, allowed) in MAY_USE.iter().filter(|(m, _)| !["main", "lib"].contains(m)) {
        let list = if allowed.is_empty() {
            "nothing of ours".into()
        } else {
            allowed.join(", ")
        };
        let row = format!("| `{module}` | {list} |");
        assert!(text.contains(&row), "ARCHITECTURE.md lacks: {row}");
    }
    assert!(
        text.lines().count() <= 150,
        "ARCHITECTURE.md is to be read in one go"
    );
}

#[test]
fn every_source_file_says_what_it_is_and_is_short_enough_to_read() {
    for (path, _) in sources().into_values().flatten() {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("//!"),
            "{} has no module comment",
            path.display()
        );
        let lines = text.lines().count();
        assert!(
            lines <= 500,
            "{} has {lines} lines: split it by idea",
            path.display()
        );
    }
}

#[test]
fn the_fonts_are_those_their_checksums_name() {
    let sums = fs::read_to_string(root().join("fonts/SHA256SUMS")).unwrap();
    assert_eq!(sums.lines().count(), 3);
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        assert_eq!(sha256(&root().join("fonts").join(name)), sum, "{name}");
    }
    for licence in ["OFL-NotoSerifSC.txt", "OFL-NotoSansSC.txt"] {
        let text = fs::read_to_string(root().join("fonts").join(licence)).unwrap();
        assert!(
            text.contains("SIL OPEN FONT LICENSE Version 1.1"),
            "{licence}"
        );
    }
}

fn sha256(path: &Path) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(fs::read(path).unwrap())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn the_project_names_no_machine_and_no_registry() {
    let mut folders = vec![root()];
    let words = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/tm", "p/w"),
    ];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().to_string();
            if path.is_dir() && !["target", ".git", "fonts"].contains(&name.as_str()) {
                folders.push(path);
            } else if name != ".git"
                && let Ok(text) = fs::read_to_string(&path)
            {
                for word in words {
                    assert!(!text.contains(word), "{} names {word}", path.display());
                }
            }
        }
    }
}
