//! The program without its window: outputs and exit codes are contracts.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    /// A desk with the filled sample on it.
    fn with_sample() -> (Desk, String) {
        let desk = Desk::new();
        desk.ok(&["new", "as03_boiler", "--sample", "-o", "s.liyue"]);
        (desk, "s.liyue".into())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_liyue"));
        command
            .args(arguments)
            .current_dir(self.dir.path())
            .env("LIYUE_DATA_DIR", self.path("data"));
        command.output().unwrap()
    }

    #[track_caller]
    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            stderr(&output)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    fn fails(&self, arguments: &[&str], code: i32, words: &str) {
        let output = self.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert!(
            stderr(&output).contains(words),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert!(!stderr(&output).contains("panicked"));
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn names(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir).unwrap();
    entries
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn templates_are_listed_for_people_and_machines() {
    let desk = Desk::new();
    assert!(
        desk.ok(&["templates"])
            .contains("as03_boiler\t壁挂炉售后服务协议")
    );
    let list = json(&desk.ok(&["templates", "--json"]));
    let list = list["templates"].as_array().unwrap();
    assert_eq!(list.len(), 11);
    let boiler = list.iter().find(|t| t["id"] == "as03_boiler").unwrap();
    assert_eq!(boiler["revision"], 1);
}

#[test]
fn a_new_draft_is_checked_filled_and_checked_again() {
    let desk = Desk::new();
    desk.ok(&["new", "as03_boiler", "-o", "n.liyue"]);
    let output = desk.run(&["check", "n.liyue", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let found = json(&String::from_utf8(output.stdout).unwrap());
    let errors = found["errors"].as_u64().unwrap();
    assert!(errors > 10);
    assert_eq!(found["problems"][0]["rule"], "missing_answer");
    assert_eq!(found["problems"][0]["part"], "party:0");
    desk.ok(&[
        "fill",
        "n.liyue",
        "a_name=北京某公司",
        "b_name=王=一",
        "-o",
        "m.liyue",
    ]);
    let fields = json(&desk.ok(&["fields", "m.liyue", "--json"]));
    let answer = |id: &str| {
        let fields = fields["fields"].as_array().unwrap();
        fields.iter().find(|f| f["id"] == id).unwrap()["answer"].clone()
    };
    assert_eq!(answer("a_name"), "北京某公司");
    assert_eq!(
        answer("b_name"),
        "王=一",
        "only the first sign of equality separates"
    );
    let again = json(&String::from_utf8(desk.run(&["check", "m.liyue", "--json"]).stdout).unwrap());
    assert_eq!(again["errors"].as_u64().unwrap(), errors - 2);
    let words = String::from_utf8(desk.run(&["check", "m.liyue"]).stdout).unwrap();
    assert!(words.contains("错误") && words.contains("仅供参考，不构成法律意见"));
}

#[test]
fn a_filled_sample_is_clean_and_exports() {
    let (desk, file) = Desk::with_sample();
    assert!(desk.ok(&["check", &file]).contains("没有发现问题"));
    desk.ok(&["export", &file, "-o", "s.pdf", "--date", "2026-11-24"]);
    desk.ok(&["export", &file, "-o", "t.pdf", "--date", "2026-11-24"]);
    let (s, t) = (
        std::fs::read(desk.path("s.pdf")).unwrap(),
        std::fs::read(desk.path("t.pdf")).unwrap(),
    );
    assert!(s.starts_with(b"%PDF-1.7"));
    assert!(s == t, "the same draft and date are the same bytes");
}

#[test]
fn a_draft_with_errors_is_exported_as_a_marked_copy_only() {
    let desk = Desk::new();
    desk.ok(&["new", "as03_boiler", "-o", "n.liyue"]);
    desk.fails(&["export", "n.liyue", "-o", "n.pdf"], 1, "--draft");
    assert!(!desk.path("n.pdf").exists());
    desk.ok(&["export", "n.liyue", "-o", "n.pdf", "--draft"]);
    assert!(desk.path("n.pdf").exists());
}

#[test]
fn pages_come_as_pictures_and_as_data() {
    let (desk, file) = Desk::with_sample();
    desk.ok(&["render", &file, "--page", "2", "--dpi", "72", "-o", "p.png"]);
    let png = std::fs::read(desk.path("p.png")).unwrap();
    assert_eq!(
        &png[16..24],
        [0, 0, 2, 83, 0, 0, 3, 74],
        "595 by 842 pixels"
    );
    let pages = json(&desk.ok(&["layout", &file, "--json"]));
    assert_eq!(pages["sheet"]["width"], 595.276);
    let line = &pages["pages"][0]["lines"][0];
    assert_eq!(line["text"], "壁挂炉售后服务协议");
    assert_eq!(line["glyphs"][0]["size"], 22.0);
    let all = pages.to_string();
    assert!(all.contains("\"field\":\"b_name\"") && all.contains("\"kind\":\"by_hand\""));
    assert!(desk.ok(&["text", &file]).contains("第一条订立目的"));
}

#[test]
fn bad_input_is_told_in_plain_words() {
    let (desk, file) = Desk::with_sample();
    std::fs::write(desk.path("a.txt"), "你好").unwrap();
    std::fs::write(desk.path("b.json"), "{\"a\": 1}").unwrap();
    std::fs::create_dir(desk.path("folder")).unwrap();
    for command in ["check", "fields", "text"] {
        desk.fails(&[command, "none.liyue"], 2, "找不到");
        desk.fails(&[command, "folder"], 2, "文件夹");
        desk.fails(&[command, "b.json"], 2, "不是立约的草稿");
    }
    desk.fails(&["fields", "a.txt"], 2, "损坏");
    std::fs::write(desk.path("gbk.txt"), [0xC4, 0xE3, 0xBA, 0xC3]).unwrap();
    desk.fails(&["check", "gbk.txt"], 2, "UTF-8");
    desk.fails(
        &["fill", &file, "nothing=1", "-o", "x.liyue"],
        2,
        "没有这一项：nothing",
    );
    desk.fails(&["fill", &file, "b_name", "-o", "x.liyue"], 2, "项目=内容");
    desk.fails(&["new", "as99", "-o", "x.liyue"], 2, "没有这个模板");
    desk.fails(&["export", &file, "-o", "none/x.pdf"], 2, "文件夹不存在");
    desk.fails(&["export", &file, "-o", "folder"], 2, "文件夹");
    desk.fails(
        &["export", &file, "-o", "x.pdf", "--date", "昨天"],
        2,
        "日期",
    );
    desk.fails(
        &["render", &file, "--page", "99", "-o", "x.png"],
        2,
        "没有第99页",
    );
    desk.fails(
        &["render", &file, "--page", "0", "-o", "x.png"],
        2,
        "没有第0页",
    );
    desk.fails(
        &["render", &file, "--dpi", "601", "-o", "x.png"],
        2,
        "36到600",
    );
    desk.ok(&["render", &file, "--dpi", "36", "-o", "y.png"]);
    desk.fails(
        &["render", &file, "--dpi", "NaN", "-o", "x.png"],
        2,
        "36到600",
    );
    desk.fails(&["juggle"], 2, "");
    let left: Vec<_> = names(desk.dir.path())
        .into_iter()
        .filter(|n| n.starts_with('x') || n.contains("tmp"))
        .collect();
    assert!(left.is_empty(), "nothing half-done is left: {left:?}");
}

#[test]
fn a_draft_of_a_newer_version_is_read_with_a_word_and_never_rewritten() {
    let (desk, file) = Desk::with_sample();
    let text = std::fs::read_to_string(desk.path(&file)).unwrap();
    std::fs::write(
        desk.path("new.liyue"),
        text.replace("\"version\": 1", "\"version\": 7"),
    )
    .unwrap();
    let output = desk.run(&["check", "new.liyue"]);
    assert!(output.status.success());
    assert!(stderr(&output).contains("更新版本"));
    desk.fails(
        &["fill", "new.liyue", "b_name=王", "-o", "x.liyue"],
        2,
        "更新版本",
    );
    std::fs::write(
        desk.path("alien.liyue"),
        "{\"format\":\"liyue\",\"version\":7}",
    )
    .unwrap();
    desk.fails(&["check", "alien.liyue"], 2, "更新程序");
}

#[test]
fn the_schema_is_printed_as_it_is_shipped() {
    let shipped = include_str!("../assets/liyue.schema.json");
    assert_eq!(Desk::new().ok(&["schema"]), shipped);
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let (desk, file) = Desk::with_sample();
    let mut command = Command::new(env!("CARGO_BIN_EXE_liyue"));
    command
        .args(["layout", &file, "--json"])
        .current_dir(desk.dir.path());
    let mut child = command
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn without_a_display_the_window_says_so_and_names_what_works() {
    let desk = Desk::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_liyue"));
    command
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET");
    let output = command
        .env("LIYUE_DATA_DIR", desk.path("data"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("没有可用的显示"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_plain_text_is_checked_with_line_and_column() {
    let desk = Desk::new();
    let text = "配件协议\n第一条 依据\n　　双方根据《中华人民共和国合同法》订立本协议。\n";
    std::fs::write(desk.path("旧 协议.txt"), text).unwrap();
    let words = desk.ok(&["check", "旧 协议.txt"]);
    assert!(
        words.contains("旧 协议.txt:3:7: 警告 《合同法》已于2021年"),
        "{words}"
    );
    assert!(words.contains("依据：民法典第1260条"), "{words}");
    assert!(words.contains("→ 《中华人民共和国民法典》"), "{words}");
    assert!(words.contains("不构成法律意见"));

    let found = json(&desk.ok(&["check", "旧 协议.txt", "--format", "json"]));
    let one = &found["problems"][0];
    assert_eq!(one["rule"], "repealed_statute_cited");
    assert_eq!([&one["line"], &one["column"]], [3, 7]);
    assert_eq!([&one["end_line"], &one["end_column"]], [3, 19]);
    assert_eq!(one["law"]["confidence"], "read");
    assert_eq!(one["fix"]["after"], "《中华人民共和国民法典》");
    assert_eq!(found["warnings"], 1);

    let log = json(&desk.ok(&["check", "旧 协议.txt", "--format", "sarif"]));
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let result = &run["results"][0];
    assert_eq!(result["level"], "warning");
    let at = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        at["artifactLocation"]["uri"],
        "%E6%97%A7%20%E5%8D%8F%E8%AE%AE.txt"
    );
    assert_eq!(at["region"]["startLine"], 3);
    assert_eq!(at["region"]["endColumn"], 19);
    let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(
        change["insertedContent"]["text"],
        "《中华人民共和国民法典》"
    );
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.iter().any(|r| r["id"] == result["ruleId"]));
}

#[test]
fn a_draft_is_checked_in_every_format() {
    let (desk, file) = Desk::with_sample();
    desk.ok(&["fill", &file, "a_phone=123", "-o", "bad.liyue"]);
    let output = desk.run(&["check", "bad.liyue", "--format", "sarif"]);
    assert_eq!(output.status.code(), Some(1));
    let log = json(&String::from_utf8(output.stdout).unwrap());
    let place = &log["runs"][0]["results"][0]["locations"][0]["logicalLocations"][0];
    assert_eq!(place["fullyQualifiedName"], "party:0/a_phone");
}
