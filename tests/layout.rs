//! What a reader with a ruler would notice about the pages.

use liyue::{
    fonts::Fonts,
    layout::{
        self, Layouter, Options,
        pages::{Pages, PlacedLine, Role},
    },
    model::{
        article::{Article, Block, Content, Part, Piece, Place, Row, SigningColumn},
        draft::{Id, Kinsoku},
    },
};

fn clause(id: &str) -> Part {
    Part::Clause(id.into())
}

fn words(text: &str) -> Piece {
    Piece::Text {
        text: text.into(),
        place: Place::part(clause("c")),
        value: false,
    }
}

fn block(content: Content) -> Block {
    Block {
        content,
        part: clause("c"),
    }
}

fn paragraph(text: &str) -> Block {
    block(Content::Paragraph {
        label: None,
        pieces: vec![words(text)],
        conspicuous: false,
    })
}

fn heading(label: &str, text: &str) -> Block {
    block(Content::Heading {
        label: label.into(),
        text: text.into(),
    })
}

fn article(blocks: Vec<Block>) -> Article {
    Article {
        setup: Default::default(),
        title: "协议".into(),
        blocks,
        gaps: vec![],
    }
}

fn pages(blocks: Vec<Block>) -> Pages {
    layout::layout(&article(blocks), Fonts::bundled(), &Options::default())
}

fn body(pages: &Pages) -> Vec<&PlacedLine> {
    let lines = pages.pages.iter().flat_map(|p| &p.lines);
    lines.filter(|l| !l.role.is_artifact()).collect()
}

fn texts(blocks: Vec<Block>) -> Vec<String> {
    body(&pages(blocks))
        .iter()
        .map(|l| l.line.text.clone())
        .collect()
}

/// Where glyph `n` of line `k` stands, in thousandths of its size from the glyph before.
fn step_em(pages: &Pages, k: usize, n: usize) -> i32 {
    let glyphs = &body(pages)[k].line.glyphs;
    (glyphs[n].x - glyphs[n - 1].x) * 1000 / glyphs[n].size
}

/// `text` repeated to `n` characters.
fn han(n: usize) -> String {
    "保修期内产品发生故障由销售方负责免费修理"
        .chars()
        .cycle()
        .take(n)
        .collect()
}

#[test]
fn a_line_holds_36_ideographs_and_the_first_is_two_ems_in() {
    let pages = pages(vec![paragraph(&han(200))]);
    let lines = body(&pages);
    assert_eq!(lines[0].line.glyphs.len(), 34);
    assert_eq!(lines[0].line.glyphs[0].x, 24_000);
    assert_eq!(lines[1].line.glyphs.len(), 36);
    assert_eq!(lines[1].line.glyphs[0].x, 0);
    assert_eq!(lines[1].baseline - lines[0].baseline, 18_000);
}

#[test]
fn no_line_starts_with_a_comma_or_ends_with_an_opening_bracket() {
    for shift in 0..6 {
        let text = format!("{}，{}（甲方）{}", han(33 + shift), han(34), han(40));
        for line in texts(vec![paragraph(&text)]) {
            assert!(!line.starts_with(['，', '）', '。']), "{line}");
            assert!(!line.ends_with('（'), "{line}");
        }
    }
}

#[test]
fn a_solidus_ends_no_line_at_the_gb_level_and_a_dash_starts_none_at_the_strict_one() {
    let text = |shift: usize| format!("{}／{}——{}", han(30 + shift), han(33), han(40));
    let at = |level, shift: usize| {
        let mut article = article(vec![paragraph(&text(shift))]);
        article.setup.kinsoku = level;
        let pages = layout::layout(&article, Fonts::bundled(), &Options::default());
        body(&pages)
            .iter()
            .map(|l| l.line.text.clone())
            .collect::<Vec<_>>()
    };
    let any = |level, test: fn(&String) -> bool| (0..8).any(|s| at(level, s).iter().any(test));
    let solidus_ends = |l: &String| l.ends_with('／');
    let dash_starts = |l: &String| l.starts_with('—');
    assert!(any(Kinsoku::Basic, solidus_ends));
    assert!(!any(Kinsoku::Gb, solidus_ends));
    assert!(any(Kinsoku::Gb, dash_starts));
    assert!(!any(Kinsoku::Strict, dash_starts));
}

#[test]
fn two_marks_in_a_row_take_one_and_a_half_ems() {
    let pages = pages(vec![paragraph("约定如下：“甲方”，“乙方”。")]);
    // ：“ 是 1.5 em: the quote's ink starts half an em after the colon's frame does.
    let text: Vec<char> = "约定如下：“甲方”，“乙方”。".chars().collect();
    let colon = text.iter().position(|c| *c == '：').unwrap();
    assert_eq!(step_em(&pages, 0, colon + 1), 500);
    assert_eq!(step_em(&pages, 0, colon + 2), 1000);
}

#[test]
fn a_mark_at_the_line_end_is_half_an_em_wide_and_reaches_the_margin() {
    // 33 ideographs and a comma fill the first line of 34 ems to half an em.
    let pages = pages(vec![paragraph(&format!("{}，{}", han(33), han(60)))]);
    let line = body(&pages)[0];
    assert!(line.line.text.ends_with('，'), "{}", line.line.text);
    let comma = line.line.glyphs.last().unwrap();
    assert_eq!(comma.x + 6_000, 36 * 12_000);
}

#[test]
fn an_opening_bracket_at_the_line_start_stands_on_the_margin() {
    let pages = pages(vec![paragraph(&format!("{}（甲方）{}", han(34), han(40)))]);
    let line = body(&pages)[1];
    assert!(line.line.text.starts_with('（'));
    assert_eq!(
        line.line.glyphs[0].x, -6_000,
        "the blank half of its frame is cut off"
    );
}

#[test]
fn western_words_and_digits_keep_a_quarter_em_from_ideographs() {
    let pages = pages(vec![paragraph("使用Wi-Fi联网")]);
    let line = body(&pages)[0];
    let w = line
        .line
        .glyphs
        .iter()
        .position(|g| &line.line.text[g.text.0 as usize..g.text.1 as usize] == "W")
        .unwrap();
    assert_eq!(step_em(&pages, 0, w), 1250);
    assert_eq!(line.line.text, "使用Wi-Fi联网", "the gap is no character");
}

#[test]
fn there_is_no_gap_between_a_digit_and_a_mark() {
    let pages = pages(vec![paragraph("共12，完")]);
    let line = body(&pages)[0];
    let comma = &line.line.glyphs[3];
    let two = &line.line.glyphs[2];
    let advance = Fonts::bundled().face(two.face).advance(two.id);
    assert_eq!((comma.x - two.x) / 12, advance);
}

#[test]
fn a_number_is_never_split_and_keeps_its_unit() {
    for shift in 0..12 {
        let text = format!(
            "{}2026年11月24日支付12800.50元，{}",
            han(26 + shift),
            han(50)
        );
        let lines = texts(vec![paragraph(&text)]);
        for pair in lines.windows(2) {
            let (a, b) = (
                pair[0].chars().last().unwrap(),
                pair[1].chars().next().unwrap(),
            );
            let cut = a.is_ascii_digit() && (b.is_ascii_digit() || ".年月日元".contains(b));
            assert!(!cut, "{} | {}", pair[0], pair[1]);
        }
    }
}

#[test]
fn a_two_em_dash_and_an_ellipsis_are_never_split() {
    for shift in 0..4 {
        for mark in ["——", "……"] {
            let lines = texts(vec![paragraph(&format!(
                "{}{mark}{}",
                han(31 + shift),
                han(50)
            ))]);
            let halves = lines
                .iter()
                .filter(|l| l.matches(mark.chars().next().unwrap()).count() == 1);
            assert_eq!(halves.count(), 0, "{lines:?}");
        }
    }
}

#[test]
fn the_last_line_is_not_stretched_and_has_two_ideographs_at_least() {
    for extra in 1..4 {
        let pages = pages(vec![paragraph(&format!("{}。", han(34 + 36 + extra)))]);
        let last = body(&pages).pop().unwrap();
        let ideographs = last.line.text.chars().filter(|c| *c != '。').count();
        assert!(ideographs >= 2, "{extra}: {}", last.line.text);
        assert_eq!(last.line.glyphs[1].x - last.line.glyphs[0].x, 12_000);
    }
}

#[test]
fn every_justified_line_ends_on_the_margin() {
    let text = format!(
        "{}，使用Wi-Fi 6与MES-Cloud联网（见{}）；{}",
        han(50),
        han(41),
        han(90)
    );
    let pages = pages(vec![paragraph(&text)]);
    let lines = body(&pages);
    for line in &lines[..lines.len() - 1] {
        let last = line
            .line
            .glyphs
            .iter()
            .rev()
            .find(|g| line.line.text[g.text.0 as usize..g.text.1 as usize].trim() != "")
            .unwrap();
        let c = line.line.text[last.text.0 as usize..]
            .chars()
            .next()
            .unwrap();
        let advance = Fonts::bundled().face(last.face).advance(last.id) * 12;
        let ink = if "，；）。".contains(c) {
            6_000
        } else {
            advance
        };
        assert_eq!(last.x + ink, 36 * 12_000, "{}", line.line.text);
    }
}

#[test]
fn a_long_address_is_broken_rather_than_running_off_the_page() {
    let url = format!("https://example.com/{}", "a1b2c3".repeat(60));
    let pages = pages(vec![paragraph(&format!("网址为{url}。"))]);
    for line in body(&pages) {
        for g in &line.line.glyphs {
            assert!(g.x <= 36 * 12_000, "{}", line.line.text);
        }
    }
}

#[test]
fn characters_beyond_the_basic_plane_and_those_in_no_font_are_placed() {
    let lines = texts(vec![paragraph("𬱖𬘭与𠮷和😀，é")]);
    assert_eq!(lines.concat(), "𬱖𬘭与𠮷和😀，é");
}

#[test]
fn a_typed_line_end_starts_a_new_line() {
    assert_eq!(
        texts(vec![paragraph("第一行\n第二行")]),
        ["第一行", "第二行"]
    );
}

#[test]
fn a_blank_is_one_rule_clear_of_the_ideographs() {
    let place = Place::field(clause("c"), "name".into());
    let blank = Piece::Blank {
        width_em: 6_000,
        place: place.clone(),
        by_hand: false,
    };
    let pieces = vec![words("姓名"), blank, words("，住址")];
    let pages = pages(vec![block(Content::Paragraph {
        label: None,
        pieces,
        conspicuous: false,
    })]);
    let line = body(&pages)[0];
    let [rule] = &line.line.rules[..] else {
        panic!("one rule, not {:?}", line.line.rules)
    };
    assert_eq!(rule.x1 - rule.x0, 72_000);
    assert!(
        (1_800..=2_400).contains(&rule.below),
        "0.15–0.2 em below the baseline"
    );
    let (page, rect) = pages.rects(&|p| *p == place)[0];
    assert_eq!((page, rect.x1 - rect.x0), (0, 72_000));
    assert_eq!(pages.hit(0, rect.x0 + 1_000, rect.y0 + 5_000), Some(place));
}

#[test]
fn a_long_blank_goes_on_in_the_next_line_instead_of_tearing_a_gap() {
    let place = Place::field(clause("c"), "name".into());
    let blank = Piece::Blank {
        width_em: 20_000,
        place,
        by_hand: true,
    };
    let pieces = vec![words(&han(22)), blank, words(&han(30))];
    let pages = pages(vec![block(Content::Paragraph {
        label: None,
        pieces,
        conspicuous: false,
    })]);
    let lines = body(&pages);
    assert_eq!(lines[0].line.rules.len() + lines[1].line.rules.len(), 2);
    assert_eq!(
        lines[0].line.glyphs[1].x - lines[0].line.glyphs[0].x,
        12_000,
        "no gap"
    );
}

#[test]
fn a_heading_never_stands_at_the_foot_of_a_page() {
    for n in 30..42 {
        let mut blocks = vec![paragraph(&han(36 * n))];
        blocks.push(heading("第二条", "报修"));
        blocks.push(paragraph(&han(100)));
        let pages = pages(blocks);
        for page in &pages.pages {
            let last = page.lines.iter().rfind(|l| !l.role.is_artifact()).unwrap();
            assert_ne!(last.role, Role::Heading);
        }
    }
}

#[test]
fn no_paragraph_leaves_one_line_alone_on_a_page() {
    for n in 30..44 {
        let pages = pages(vec![
            paragraph(&han(36 * n)),
            paragraph(&han(36 * 5)),
            paragraph(&han(36 * 4)),
        ]);
        for page in &pages.pages {
            let of = |p: u32| page.lines.iter().filter(|l| l.paragraph == p).count();
            let all = |p: u32| body(&pages).iter().filter(|l| l.paragraph == p).count();
            for line in page.lines.iter().filter(|l| l.role == Role::Paragraph) {
                assert!(of(line.paragraph) >= 2 || all(line.paragraph) == 1);
            }
        }
    }
}

fn signing() -> Block {
    let row = |label: &str, value: Vec<Piece>| Row {
        label: label.into(),
        value,
        place: Place::part(Part::Signing),
    };
    let hand = || Piece::Blank {
        width_em: 8_000,
        place: Place::field(Part::Signing, "s".into()),
        by_hand: true,
    };
    let column = |label: &str| SigningColumn {
        head: row(
            label,
            vec![Piece::Text {
                text: "某某供暖设备有限公司".into(),
                place: Place::part(Part::Signing),
                value: false,
            }],
        ),
        rows: vec![
            row("法定代表人或授权代表（签字）", vec![hand()]),
            row("签署日期", vec![hand()]),
        ],
        seal: true,
        fingerprint: false,
    };
    Block {
        content: Content::Signing(vec![column("甲方（盖章）"), column("乙方（签字）")]),
        part: Part::Signing,
    }
}

#[test]
fn the_signing_block_is_whole_and_never_alone() {
    for n in 1..80 {
        let pages = pages(vec![
            paragraph(&han(36 * n)),
            paragraph(&han(20)),
            signing(),
        ]);
        let with: Vec<_> = pages
            .pages
            .iter()
            .filter(|p| p.lines.iter().any(|l| l.role == Role::Signing))
            .collect();
        assert_eq!(with.len(), 1, "{n}: whole");
        let text = with[0]
            .lines
            .iter()
            .filter(|l| l.role == Role::Paragraph)
            .count();
        assert!(text >= 2, "{n}: {text} lines above it");
    }
}

#[test]
fn a_seal_of_42_mm_fits_into_the_smallest_signing_block() {
    let Content::Signing(mut columns) = signing().content else {
        unreachable!("built above")
    };
    columns.iter_mut().for_each(|c| c.rows.truncate(1));
    let small = Block {
        content: Content::Signing(columns),
        part: Part::Signing,
    };
    let pages = pages(vec![paragraph(&han(80)), small]);
    let signing: Vec<_> = body(&pages)
        .into_iter()
        .filter(|l| l.role == Role::Signing)
        .collect();
    let top = signing.iter().map(|l| l.baseline).min().unwrap() - 12_000;
    let bottom = signing.iter().map(|l| l.baseline).max().unwrap();
    assert!(
        bottom - top >= 119_055 - 29_000,
        "42 mm less the last line's pitch: {}",
        bottom - top
    );
    let xs: std::collections::BTreeSet<_> = signing.iter().map(|l| l.x).collect();
    assert_eq!(xs.len(), 2, "side by side");
}

#[test]
fn a_line_to_sign_on_is_at_least_30_mm_long() {
    let pages = pages(vec![paragraph(&han(80)), signing()]);
    for line in body(&pages).iter().filter(|l| l.role == Role::Signing) {
        for rule in &line.line.rules {
            assert!(rule.x1 - rule.x0 >= 85_039, "{}", line.line.text);
        }
    }
}

#[test]
fn lines_to_write_on_stand_further_apart_than_printed_ones() {
    let place = Place::field(clause("c"), "x".into());
    let hand = || Piece::Blank {
        width_em: 8_000,
        place: place.clone(),
        by_hand: true,
    };
    let row = |value| Row {
        label: "故障".into(),
        value,
        place: place.clone(),
    };
    let rows = |a, b| block(Content::Rows(vec![row(a), row(b)]));
    let gap = |pages: &Pages| {
        let lines = body(pages);
        let labels: Vec<_> = lines.iter().filter(|l| l.role == Role::Label).collect();
        labels[1].baseline - labels[0].baseline
    };
    assert_eq!(
        gap(&pages(vec![rows(vec![words("甲")], vec![words("乙")])])),
        18_000
    );
    assert!(
        gap(&pages(vec![rows(vec![hand()], vec![hand()])])) >= 22_677,
        "8 mm"
    );
}

#[test]
fn conspicuous_terms_are_set_in_the_black_face() {
    let term = |conspicuous| {
        block(Content::Paragraph {
            label: None,
            pieces: vec![words("责任限制")],
            conspicuous,
        })
    };
    let pages = pages(vec![term(false), term(true)]);
    let faces: Vec<_> = body(&pages).iter().map(|l| l.line.glyphs[0].face).collect();
    assert_eq!(
        faces,
        [liyue::fonts::FaceId::Song, liyue::fonts::FaceId::Hei]
    );
}

#[test]
fn a_row_of_a_few_lines_is_not_split_between_pages() {
    let row = |n| Row {
        label: "地址".into(),
        value: vec![words(&han(n))],
        place: Place::part(clause("c")),
    };
    for n in 30..40 {
        let rows = block(Content::Rows(vec![row(10), row(100), row(100), row(10)]));
        let pages = pages(vec![paragraph(&han(36 * n)), rows]);
        for page in &pages.pages {
            for line in page.lines.iter().filter(|l| l.role == Role::Value) {
                let of = |lines: &[PlacedLine]| {
                    lines
                        .iter()
                        .filter(|l| l.paragraph == line.paragraph)
                        .count()
                };
                let all: usize = pages.pages.iter().map(|p| of(&p.lines)).sum();
                assert_eq!(of(&page.lines), all, "{n}");
            }
        }
    }
}

#[test]
fn an_annex_starts_a_page_at_its_top() {
    let annex = block(Content::AnnexHeading {
        label: "附件一".into(),
        text: "维修单".into(),
    });
    let pages = pages(vec![paragraph(&han(50)), annex, paragraph(&han(50))]);
    assert_eq!(pages.pages.len(), 2);
    assert_eq!(pages.outline[0].text, "附件一　维修单");
    assert_eq!(pages.outline[0].page, 1);
}

#[test]
fn space_above_a_heading_is_left_out_at_the_top_of_a_page() {
    let first = pages(vec![paragraph(&han(36))]);
    let top = body(&first)[0].baseline;
    for n in 36..40 {
        let pages = pages(vec![
            paragraph(&han(36 * n)),
            heading("第二条", "报修"),
            paragraph(&han(36 * 5)),
        ]);
        if let Some(line) = pages
            .pages
            .get(1)
            .map(|p| &p.lines[0])
            .filter(|l| l.role == Role::Heading)
        {
            assert_eq!(line.baseline, top);
            return;
        }
    }
    panic!("no heading came to the top of a page");
}

#[test]
fn a_heading_stands_clear_of_the_paragraph_above() {
    let pages = pages(vec![
        paragraph(&han(20)),
        heading("第二条", "报修"),
        paragraph(&han(20)),
    ]);
    let lines = body(&pages);
    assert!(lines[1].baseline - lines[0].baseline > lines[2].baseline - lines[1].baseline);
}

#[test]
fn a_party_block_stands_clear_of_the_one_above() {
    let row = || Row {
        label: "名称".into(),
        value: vec![words("甲")],
        place: Place::part(clause("c")),
    };
    let rows = || block(Content::Rows(vec![row(), row()]));
    let pages = pages(vec![rows(), rows()]);
    let labels: Vec<_> = body(&pages)
        .into_iter()
        .filter(|l| l.role == Role::Label)
        .collect();
    assert_eq!(labels[1].baseline - labels[0].baseline, 18_000);
    assert!(labels[2].baseline - labels[1].baseline > 18_000);
}

#[test]
fn a_click_in_the_margin_or_beside_a_short_line_finds_nothing() {
    let pages = pages(vec![paragraph("正文")]);
    let line = body(&pages)[0];
    let y = line.baseline - 4_000;
    assert!(pages.hit(0, line.x + 30_000, y).is_some());
    assert_eq!(pages.hit(0, line.x + 200_000, y), None);
    assert_eq!(pages.hit(0, 10_000, y), None);
    assert_eq!(pages.hit(7, line.x, y), None, "a page that is not there");
}

#[test]
fn the_signers_are_read_one_after_the_other() {
    let pages = pages(vec![paragraph(&han(80)), signing()]);
    let text = pages.text();
    let first_date = text.find("签署日期").unwrap();
    assert!(first_date < text.find("乙方（签字）").unwrap(), "{text}");
}

#[test]
fn values_of_a_party_stand_in_one_column() {
    let row = |label: &str, value: &str| Row {
        label: label.into(),
        value: vec![words(value)],
        place: Place::field(Part::Party(0), label.into()),
    };
    let rows = vec![
        row("甲方（销售方）", "某某公司"),
        row("地址", &han(60)),
        row("联系电话", "400-820-1234"),
    ];
    let pages = pages(vec![Block {
        content: Content::Rows(rows),
        part: Part::Party(0),
    }]);
    let lines = body(&pages);
    let xs: std::collections::BTreeSet<_> = lines
        .iter()
        .filter(|l| l.role == Role::Value)
        .map(|l| l.x)
        .collect();
    assert_eq!(xs.len(), 1);
    let label = lines.iter().find(|l| l.role == Role::Label).unwrap();
    let value = lines.iter().find(|l| l.role == Role::Value).unwrap();
    assert_eq!(
        value.x - label.x,
        8 * 12_000 + 6_000,
        "seven characters, the colon and half an em"
    );
}

#[test]
fn every_page_says_which_of_how_many_it_is() {
    let pages = pages(vec![paragraph(&han(36 * 90))]);
    assert_eq!(pages.pages.len(), 3);
    for (n, page) in pages.pages.iter().enumerate() {
        assert_eq!(
            page.lines.last().unwrap().line.text,
            format!("第 {} 页 共 3 页", n + 1)
        );
    }
}

#[test]
fn the_text_on_the_pages_is_the_text_of_the_article() {
    let blocks = vec![
        block(Content::Title("壁挂炉售后服务协议".into())),
        heading("第一条", "服务范围"),
        paragraph(&format!(
            "{}，Wi-Fi 6 及 “联网” 功能……{}——{}",
            han(50),
            han(60),
            han(10)
        )),
        signing(),
    ];
    let article = article(blocks);
    let squeeze = |s: &str| s.split('\n').collect::<String>();
    let pages = layout::layout(&article, Fonts::bundled(), &Options::default());
    assert_eq!(squeeze(&pages.text()), squeeze(&article.text()));
}

#[test]
fn editing_one_clause_gives_the_same_pages_as_starting_over() {
    let with = |n: usize, k: usize| {
        article(vec![
            heading("第一条", "服务范围"),
            paragraph(&han(n)),
            heading("第二条", "报修"),
            paragraph(&han(k)),
            signing(),
        ])
    };
    let mut layouter = Layouter::new(Fonts::bundled());
    for (n, k) in [
        (100, 900),
        (101, 900),
        (101, 901),
        (2_000, 901),
        (100, 900),
        (1, 0),
    ] {
        let article = with(n, k);
        let again = layouter.update(&article, &Options::default());
        assert_eq!(
            again,
            layout::layout(&article, Fonts::bundled(), &Options::default())
        );
    }
}

#[test]
fn a_watermark_is_painted_and_not_written() {
    let options = Options { watermark: true };
    let pages = layout::layout(
        &article(vec![paragraph("正文")]),
        Fonts::bundled(),
        &options,
    );
    assert!(!pages.watermark.as_ref().unwrap().outline.is_empty());
    assert!(!pages.text().contains("草稿"));
}

#[test]
fn an_empty_article_is_one_page() {
    assert_eq!(pages(vec![]).pages.len(), 1);
}

#[test]
fn a_name_of_ten_thousand_characters_leaves_no_glyph_outside_the_text_area() {
    let id = Id::from("name");
    let place = Place::field(Part::Party(0), id);
    let row = Row {
        label: "名称".into(),
        value: vec![Piece::Text {
            text: han(10_000),
            place: place.clone(),
            value: false,
        }],
        place,
    };
    let pages = pages(vec![Block {
        content: Content::Rows(vec![row]),
        part: Part::Party(0),
    }]);
    assert!(pages.pages.len() > 5);
    for line in body(&pages) {
        assert!(
            line.baseline <= 841_890 - 70_866 && line.baseline >= 70_866,
            "{}",
            line.baseline
        );
    }
}

#[test]
fn lines_for_a_long_answer_are_all_as_long_as_their_column() {
    let row = |label: &str| {
        let place = Place::field(clause("c"), label.into());
        Row {
            label: label.into(),
            value: vec![Piece::Blank {
                width_em: 72_000,
                place: place.clone(),
                by_hand: true,
            }],
            place,
        }
    };
    let pages = pages(vec![block(Content::Rows(vec![
        row("说明"),
        row("处理情况"),
    ]))]);
    let rules: Vec<_> = body(&pages)
        .into_iter()
        .flat_map(|l| l.line.rules.iter().map(move |r| (l.x + r.x0, l.x + r.x1)))
        .collect();
    assert!(rules.len() >= 4, "{rules:?}");
    assert!(rules.iter().all(|rule| *rule == rules[0]), "{rules:?}");
}
