//! Covers, page styles, tables and signers: what a printer and a lawyer would notice.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeSet;

use liyue::{
    fonts::Fonts,
    layout::{
        self, Options,
        pages::{Len, Page, Pages, PlacedLine, Role, mm},
    },
    model::{
        draft::{Draft, PageStyle},
        fill::fill,
    },
    raster::Painter,
    store,
};
use serde_json::{Value, json};

fn showcase() -> Draft {
    serde_json::from_str(include_str!("fixtures/showcase.liyue")).unwrap()
}

fn pages(draft: &Draft) -> Pages {
    layout::layout(&fill(draft), Fonts::bundled(), &Options::default())
}

fn of_role(page: &Page, role: Role) -> Vec<&PlacedLine> {
    page.lines.iter().filter(|l| l.role == role).collect()
}

fn text_of(page: &Page, role: Role) -> String {
    let lines = of_role(page, role);
    lines.iter().map(|l| l.line.text.as_str()).collect()
}

/// An agreement of one clause with a table of this answer.
fn with_table(form: Value, answer: &str, policy: &str) -> Draft {
    serde_json::from_value(json!({
        "format": "liyue", "version": 1,
        "agreement": {
            "id": "t", "title": "协议", "parties": [], "signing": {"signers": []},
            "fields": [{"id": "list", "label": "清单", "kind": {"table": form}, "policy": policy}],
            "clauses": [{"id": "c", "heading": "清单", "body": [
                {"paragraph": "清单如下："}, {"table": "list"}, {"paragraph": "清单完。"}]}]
        },
        "answers": {"list": answer}
    }))
    .unwrap()
}

fn parts_form() -> Value {
    json!({
        "columns": [
            {"id": "name", "label": "名称", "kind": "text"},
            {"id": "count", "label": "数量", "kind": {"number": {}}, "unit": "件"},
            {"id": "price", "label": "金额", "kind": "money"},
            {"id": "note", "label": "备注", "kind": "text", "policy": "optional"}
        ],
        "numbered": true, "totals": ["count", "price"]
    })
}

fn cells(pages: &Pages) -> Vec<String> {
    let lines = pages.pages.iter().flat_map(|p| of_role(p, Role::TableCell));
    lines.map(|l| l.line.text.clone()).collect()
}

#[test]
fn a_table_is_numbered_and_adds_up_from_its_cells() {
    let draft = with_table(
        parts_form(),
        "水泵\t2\t350\n风机\t1\t80.5\t国产",
        "required",
    );
    let want = [
        "1", "水泵", "2", "¥350.00", "/", "2", "风机", "1", "¥80.50", "国产", "合计", "", "3",
        "¥430.50", "",
    ];
    assert_eq!(cells(&pages(&draft)), want);
    let head = text_of(&pages(&draft).pages[0], Role::TableHead);
    assert_eq!(head, "序号名称数量（件）金额备注");
}

#[test]
fn running_text_states_what_a_table_adds_up_to() {
    let mut draft = with_table(parts_form(), "水泵\t2\t350\n风机\t1\t80.5", "required");
    draft.agreement.clauses[0].body[2].content =
        liyue::model::draft::Content::Paragraph("合计{{list}}（{{list|大写}}）。".into());
    let text = fill(&draft).text();
    assert!(
        text.contains("合计¥430.50（人民币肆佰叁拾元伍角整）。"),
        "{text}"
    );
}

#[test]
fn figures_stand_at_the_right_of_their_column_and_words_at_the_left() {
    let draft = with_table(
        parts_form(),
        "水泵\t2\t350\n燃气比例阀总成\t11\t12800",
        "required",
    );
    let pages = pages(&draft);
    let page = &pages.pages[0];
    let ends = |text: &str| {
        let line = of_role(page, Role::TableCell)
            .into_iter()
            .find(|l| l.line.text == text)
            .unwrap();
        let (first, last) = (
            line.line.glyphs.first().unwrap(),
            line.line.glyphs.last().unwrap(),
        );
        let advance = Fonts::bundled().face(last.face).advance(last.id) * last.size / 1000;
        (line.x + first.x, line.x + last.x + advance)
    };
    assert!((ends("¥350.00").1 - ends("¥12,800.00").1).abs() <= 10);
    assert!((ends("2").1 - ends("11").1).abs() <= 10 || ends("2").1 < ends("水泵").0);
    assert_eq!(ends("水泵").0, ends("燃气比例阀总成").0);
}

#[test]
fn a_long_table_repeats_its_head_and_splits_no_row() {
    let rows: Vec<String> = (0..90)
        .map(|n| format!("零件{n}\t{n}\t{n}\t{}", "备注说明文字".repeat(n % 9)))
        .collect();
    let draft = with_table(parts_form(), &rows.join("\n"), "required");
    let pages = pages(&draft);
    assert!(pages.pages.len() > 2);
    let mut seen = BTreeSet::new();
    for (n, page) in pages.pages.iter().enumerate() {
        let rows: BTreeSet<u32> = of_role(page, Role::TableCell)
            .iter()
            .map(|l| l.row)
            .collect();
        for row in &rows {
            assert!(seen.insert(*row), "row {row} goes on on page {}", n + 1);
        }
        let repeated = text_of(page, Role::Repeated);
        if n == 0 {
            assert_eq!(text_of(page, Role::TableHead), "序号名称数量（件）金额备注");
        } else if !rows.is_empty() {
            assert_eq!(repeated, "序号名称数量（件）金额备注", "page {}", n + 1);
        }
    }
    assert_eq!(seen.len(), 91, "ninety rows and the total");
    // A head that is printed again is no part of the agreement's words.
    assert_eq!(pages.text().matches("序号").count(), 1);
}

#[test]
fn a_cell_of_any_length_wraps_inside_its_borders() {
    let answer = format!("{}\t1\t1\t{}", "很长的名称".repeat(60), "x".repeat(400));
    let pages = pages(&with_table(parts_form(), &answer, "required"));
    let bottom = pages.sheet.1 - mm(25);
    for page in &pages.pages {
        for cell in &page.cells {
            assert!(cell.rect.y1 <= bottom + 600, "{}", cell.rect.y1);
        }
        for line in of_role(page, Role::TableCell) {
            let inside = |g: &liyue::layout::pages::Glyph| {
                let x = line.x + g.x;
                let here =
                    |c: &&liyue::layout::pages::CellBox| c.rect.contains(x + 1, line.baseline);
                page.cells.iter().find(here).is_some_and(|c| {
                    let advance = Fonts::bundled().face(g.face).advance(g.id) * g.size / 1000;
                    x + advance <= c.rect.x1 + 10
                })
            };
            assert!(line.line.glyphs.iter().all(inside), "{}", line.line.text);
        }
    }
}

#[test]
fn a_table_for_the_pen_has_rows_high_enough_to_write_in() {
    let mut form = parts_form();
    form["empty_rows"] = json!(7);
    let pages = pages(&with_table(form, "", "by_hand"));
    let rows: BTreeSet<(Len, Len)> = pages.pages[0]
        .cells
        .iter()
        .filter(|c| c.is_empty)
        .map(|c| (c.rect.y0, c.rect.y1))
        .collect();
    assert!(rows.len() >= 7, "{}", rows.len());
    let high = rows.iter().filter(|(y0, y1)| y1 - y0 >= mm(8)).count();
    assert!(high >= 7, "{rows:?}");
}

#[test]
fn a_click_into_an_empty_cell_leads_to_its_table() {
    let pages = pages(&with_table(parts_form(), "", "by_hand"));
    let cell = pages.pages[0].cells.iter().find(|c| c.is_empty).unwrap();
    let (x, y) = ((cell.rect.x0 + cell.rect.x1) / 2, cell.rect.y1 - 500);
    assert_eq!(pages.hit(0, x, y).unwrap().field, Some("list".into()));
}

#[test]
fn an_official_document_has_22_lines_of_28_characters() {
    let mut draft = with_table(parts_form(), "水泵\t2\t350", "required");
    draft.agreement.pages.style = PageStyle::Official;
    let text = "各方应当按照约定全面履行自己的义务".repeat(80);
    draft.agreement.clauses[0].body =
        vec![serde_json::from_value(json!({"paragraph": text})).unwrap()];
    let pages = pages(&draft);
    let page = &pages.pages[1];
    let lines = of_role(page, Role::Paragraph);
    assert_eq!(lines.len(), 22);
    assert!(lines.iter().all(|l| l.line.glyphs.len() == 28));
    assert!(lines.iter().all(|l| l.line.glyphs[0].size == 16_000));
    let pitch = lines[1].baseline - lines[0].baseline;
    assert_eq!(pitch, 29_000);
    let left = lines[0].x;
    assert!((mm(27)..=mm(29)).contains(&left), "28 ± 1 mm: {left}");
    let top = lines[0].baseline - 14_080; // 0.88 em of 16 pt above the baseline
    assert!(
        (top - mm(37)).abs() <= 7_000,
        "37 mm and half the leading: {top}"
    );
}

#[test]
fn the_header_names_the_agreement_from_page_2_on() {
    let pages = pages(&showcase());
    assert!(of_role(&pages.pages[0], Role::Header).is_empty());
    for page in &pages.pages[1..] {
        assert_eq!(text_of(page, Role::Header), pages.title);
    }
}

#[test]
fn a_cover_has_title_number_and_parties_and_counts_as_a_sheet() {
    let mut draft = showcase();
    draft.agreement.pages.cover = true;
    let pages = pages(&draft);
    let cover = &pages.pages[0];
    assert_eq!(text_of(cover, Role::Title), pages.title);
    let values = text_of(cover, Role::Value);
    assert!(values.contains("LY-2026-1124") && values.contains("北京澄观安防技术有限公司"));
    assert!(of_role(cover, Role::Footer).is_empty());
    let count = pages.pages.len();
    assert_eq!(
        text_of(&pages.pages[1], Role::Footer),
        format!("第 2 页 共 {count} 页")
    );
    assert!(
        of_role(&pages.pages[1], Role::Title).is_empty(),
        "the title stands once"
    );
}

#[test]
fn the_band_for_a_seam_seal_is_clear_on_every_page() {
    for style in [PageStyle::Commercial, PageStyle::Official] {
        let mut draft = showcase();
        draft.agreement.pages.style = style;
        draft.agreement.pages.seam_seal = true;
        let pages = pages(&draft);
        let edge = pages.sheet.0 - mm(35);
        let mut painter = Painter::new(Fonts::bundled());
        for page in 0..pages.pages.len() {
            let image = painter.page(&pages, page, 1.0);
            let from = (edge / 1000) as usize;
            let band = image
                .rgba
                .chunks(4 * image.width as usize)
                .flat_map(|row| row.chunks(4).skip(from).map(|pixel| pixel[0]));
            assert!(
                band.into_iter().all(|grey| grey == 255),
                "{style:?}, page {}",
                page + 1
            );
        }
    }
}

#[test]
fn a_signing_page_says_that_the_text_has_ended() {
    let mut draft = showcase();
    draft.agreement.pages.signing_page = true;
    let pages = pages(&draft);
    let page = pages
        .pages
        .iter()
        .find(|p| !of_role(p, Role::Signing).is_empty())
        .unwrap();
    let text = text_of(page, Role::Paragraph);
    assert_eq!(
        text,
        format!("（此页无正文，为《{}》的组成部分）", pages.title)
    );
}

#[test]
fn each_kind_of_signer_gets_its_lines_and_its_room() {
    let pages = pages(&showcase());
    let page = pages
        .pages
        .iter()
        .find(|p| !of_role(p, Role::Signing).is_empty())
        .unwrap();
    let lines = of_role(page, Role::Signing);
    let text: String = lines.iter().map(|l| l.line.text.as_str()).collect();
    for words in [
        "法定代表人或授权代表（签字）",
        "居民身份证号码",
        "指印",
        "签字或盖章",
        "见证人",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let y = |words: &str| {
        lines
            .iter()
            .find(|l| l.line.text.contains(words))
            .unwrap()
            .baseline
    };
    let band = |head: &str| {
        (lines
            .iter()
            .find(|l| l.line.text.starts_with(head))
            .unwrap())
        .baseline
    };
    assert_eq!(band("甲方"), band("乙方"), "side by side");
    assert!(
        band("丙方") - band("甲方") >= mm(42),
        "a seal fits above the third signer"
    );
    assert!(
        band("丙方") - y("指印") >= mm(20),
        "a finger fits below the second one"
    );
    let xs: BTreeSet<Len> = lines.iter().map(|l| l.x).collect();
    assert_eq!(xs.len(), 2, "two columns");
}

#[test]
fn values_are_underlined_on_request_and_the_agreements_words_are_not() {
    let mut draft = showcase();
    let rules = |pages: &Pages| -> usize {
        let lines = pages.pages.iter().flat_map(|p| &p.lines);
        lines
            .flat_map(|l| &l.line.rules)
            .filter(|r| r.kind == liyue::layout::pages::RuleKind::Underline)
            .count()
    };
    assert_eq!(rules(&pages(&draft)), 0);
    draft.agreement.pages.underline = true;
    let with = pages(&draft);
    assert!(rules(&with) > 20);
    for line in with.pages.iter().flat_map(|p| &p.lines) {
        for rule in &line.line.rules {
            let place = &line.line.places[usize::from(rule.place)];
            assert!(
                place.field.is_some() || line.role == Role::Signing,
                "{}",
                line.line.text
            );
        }
    }
}

#[test]
fn sections_are_numbered_within_their_annex_and_nest_in_the_outline() {
    let pages = pages(&showcase());
    let outline: Vec<(u8, &str)> = pages
        .outline
        .iter()
        .map(|e| (e.level, e.text.as_str()))
        .collect();
    let annex = outline
        .iter()
        .position(|e| e.1.starts_with("附件一"))
        .unwrap();
    assert_eq!(outline[annex].0, 0);
    assert_eq!(outline[annex + 1], (1, "一、供货范围"));
    assert_eq!(outline[annex + 2], (1, "二、说明"));
    assert_eq!(outline[annex + 4], (1, "一、每次巡检填写一行"));
}

#[test]
fn a_page_setup_survives_the_file() {
    let mut draft = showcase();
    draft.agreement.pages.style = PageStyle::Official;
    draft.agreement.pages.cover = true;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.liyue");
    store::save(&path, &draft, None).unwrap();
    assert_eq!(store::open(&path).unwrap().draft, draft);
}
