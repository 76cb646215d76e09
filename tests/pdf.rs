//! What another program reads in the PDF.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::BTreeMap;

use jiff::civil::date;
use liyue::{
    fonts::Fonts,
    layout::{
        self, Options,
        pages::{Pages, Role, RuleKind},
    },
    model::{
        article::{Article, Block, Content, Part, Piece, Place},
        draft::{Draft, PageStyle},
        fill::fill,
    },
    pdf::{self, Properties},
    raster::Painter,
    store,
};
use lopdf::{Dictionary, Document, Object, content::Content as Stream};

fn properties() -> Properties {
    Properties {
        title: "壁挂炉 <售后> & 协议".into(),
        author: "某公司".into(),
        subject: String::new(),
        date: date(2026, 11, 24).at(9, 30, 0, 0),
    }
}

fn sample() -> Draft {
    store::sample("as03_boiler", store::Sample::Filled).expect("it is built in")
}

fn sample_pages(options: &Options) -> Pages {
    layout::layout(&fill(&sample()), Fonts::bundled(), options)
}

fn article(texts: &[&str]) -> Article {
    let place = Place::part(Part::Preamble);
    let block = |text: &&str| Block {
        content: Content::Paragraph {
            label: None,
            pieces: vec![Piece::Text {
                text: text.to_string(),
                place: place.clone(),
                value: false,
            }],
            conspicuous: false,
        },
        part: Part::Preamble,
    };
    Article {
        setup: Default::default(),
        title: "协议".into(),
        blocks: texts.iter().map(block).collect(),
        gaps: vec![],
    }
}

fn pages_of(texts: &[&str]) -> Pages {
    layout::layout(&article(texts), Fonts::bundled(), &Options::default())
}

fn bytes(pages: &Pages) -> Vec<u8> {
    pdf::write(pages, Fonts::bundled(), &properties()).unwrap()
}

fn dict<'a>(doc: &'a Document, object: &'a Object) -> &'a Dictionary {
    match object {
        Object::Reference(id) => doc.get_object(*id).unwrap().as_dict().unwrap(),
        object => object.as_dict().unwrap(),
    }
}

fn inflated(doc: &Document, object: &Object) -> Vec<u8> {
    let stream = doc
        .get_object(object.as_reference().unwrap())
        .unwrap()
        .as_stream()
        .unwrap();
    stream.decompressed_content().unwrap()
}

/// A glyph as a reader sees it: page, x, y from the top, text.
type Seen = (usize, f64, f64, String);
/// Text and width of each code of a font.
type Font = (BTreeMap<u16, String>, BTreeMap<u16, f64>);

/// Follows the text operators of every page with the fonts' own widths and maps.
fn seen(data: &[u8]) -> Vec<Seen> {
    let doc = Document::load_mem(data).unwrap();
    let mut seen = Vec::new();
    for (n, id) in doc.get_pages().into_values().enumerate() {
        let page = doc.get_object(id).unwrap().as_dict().unwrap();
        let height = 841.89;
        let resources = dict(&doc, page.get(b"Resources").unwrap());
        let fonts: BTreeMap<String, Font> = dict(&doc, resources.get(b"Font").unwrap())
            .iter()
            .map(|(name, font)| {
                let font = dict(&doc, font);
                let map = unicode(&inflated(&doc, font.get(b"ToUnicode").unwrap()));
                (
                    String::from_utf8(name.clone()).unwrap(),
                    (map, widths(&doc, font)),
                )
            })
            .collect();
        let content = doc.get_page_content(id);
        let (mut font, mut size, mut x, mut y) = (String::new(), 0.0, 0.0, 0.0);
        let number = |o: &Object| f64::from(o.as_float().unwrap());
        for op in Stream::decode(&content).unwrap().operations {
            match op.operator.as_str() {
                "Tf" => {
                    font = String::from_utf8(op.operands[0].as_name().unwrap().to_vec()).unwrap();
                    size = number(&op.operands[1]);
                }
                "Tm" => (x, y) = (number(&op.operands[4]), number(&op.operands[5])),
                "TJ" => {
                    let (map, widths) = &fonts[&font];
                    for item in op.operands[0].as_array().unwrap() {
                        match item {
                            Object::String(code, _) => {
                                let code = u16::from_be_bytes([code[0], code[1]]);
                                let text = map.get(&code).cloned().unwrap_or_default();
                                seen.push((n, x, height - y, text));
                                x += widths[&code] * size / 1000.0;
                            }
                            offset => x -= number(offset) * size / 1000.0,
                        }
                    }
                }
                _ => {}
            }
        }
    }
    seen
}

fn unicode(cmap: &[u8]) -> BTreeMap<u16, String> {
    let text = String::from_utf8(cmap.to_vec()).unwrap();
    let entries = text.lines().filter_map(|line| {
        let (code, units) = line.strip_prefix('<')?.split_once("> <")?;
        let units = units.strip_suffix('>')?;
        let code = u16::from_str_radix(code, 16).ok()?;
        let units: Vec<u16> = (0..units.len() / 4)
            .map(|n| u16::from_str_radix(&units[4 * n..4 * n + 4], 16).unwrap())
            .collect();
        Some((code, String::from_utf16(&units).unwrap()))
    });
    entries.filter(|(_, text)| text != "\u{ffff}").collect()
}

fn widths(doc: &Document, font: &Dictionary) -> BTreeMap<u16, f64> {
    let descendant = &font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0];
    let list = dict(doc, descendant).get(b"W").unwrap().as_array().unwrap();
    let mut widths = BTreeMap::new();
    for pair in list.chunks(2) {
        let first = pair[0].as_i64().unwrap() as u16;
        for (n, width) in pair[1].as_array().unwrap().iter().enumerate() {
            widths.insert(first + n as u16, f64::from(width.as_float().unwrap()));
        }
    }
    widths
}

#[test]
fn the_words_of_the_pdf_are_the_words_of_the_pages() {
    let pages = sample_pages(&Options::default());
    let text: String = seen(&bytes(&pages))
        .into_iter()
        .map(|(.., text)| text)
        .collect();
    // The header is painted, so that a copy is the agreement's words.
    let lines = pages.pages.iter().flat_map(|p| &p.lines);
    let written = lines.filter(|l| l.role != Role::Header);
    let expected: String = written.map(|l| l.line.text.as_str()).collect();
    assert_eq!(text, expected);
}

#[test]
fn glyphs_stand_where_the_pages_have_them() {
    let pages = sample_pages(&Options::default());
    let seen = seen(&bytes(&pages));
    let mut found = seen.iter();
    for (n, page) in pages.pages.iter().enumerate() {
        for line in page.lines.iter().filter(|l| l.role != Role::Header) {
            for glyph in &line.line.glyphs {
                let (page, x, y, _) = found.next().unwrap();
                assert_eq!(*page, n);
                let wanted = f64::from(line.x + glyph.x) / 1000.0;
                assert!((x - wanted).abs() < 0.05, "{x} {wanted} {}", line.line.text);
                assert!((y - f64::from(line.baseline) / 1000.0).abs() < 0.01);
            }
        }
    }
}

#[test]
fn characters_that_share_a_glyph_copy_as_what_they_are() {
    let text = "兀\u{fa0c}，一\u{2f00}，二\u{2f06}";
    let copied: String = seen(&bytes(&pages_of(&[text])))
        .into_iter()
        .map(|(.., t)| t)
        .collect();
    assert!(copied.starts_with(text), "{copied}");
}

#[test]
fn rare_characters_spaces_and_e_mail_addresses_copy_exactly() {
    let text = "王䶮𬱖（Wi-Fi 6\u{a0}on）fix@example.com——“好”……";
    let copied: String = seen(&bytes(&pages_of(&[text])))
        .into_iter()
        .map(|(.., t)| t)
        .collect();
    assert!(copied.starts_with(text), "{copied}");
}

#[test]
fn the_same_draft_and_date_give_the_same_bytes_and_another_date_others() {
    let pages = sample_pages(&Options::default());
    assert_eq!(bytes(&pages), bytes(&pages));
    let mut later = properties();
    later.date = date(2026, 11, 25).at(9, 30, 0, 0);
    assert_ne!(
        bytes(&pages),
        pdf::write(&pages, Fonts::bundled(), &later).unwrap()
    );
}

#[test]
fn a_sample_is_small_enough_to_mail() {
    for draft_copy in [false, true] {
        let options = Options {
            watermark: draft_copy,
        };
        let size = bytes(&sample_pages(&options)).len();
        assert!(size < 200_000, "{size}");
    }
}

#[test]
fn the_outline_follows_the_clauses() {
    let pages = sample_pages(&Options::default());
    let data = bytes(&pages);
    let doc = Document::load_mem(&data).unwrap();
    let root = dict(&doc, doc.catalog().unwrap().get(b"Outlines").unwrap());
    let mut titles = Vec::new();
    let mut next = root.get(b"First").ok().cloned();
    while let Some(item) = next {
        let item = dict(&doc, &item);
        let title = item.get(b"Title").unwrap().as_str().unwrap();
        let units: Vec<u16> = title[2..]
            .chunks(2)
            .map(|b| u16::from_be_bytes([b[0], b[1]]))
            .collect();
        titles.push(String::from_utf16(&units).unwrap());
        let page = item.get(b"Dest").unwrap().as_array().unwrap()[0]
            .as_reference()
            .unwrap();
        let number = doc
            .get_pages()
            .into_iter()
            .find(|(_, id)| *id == page)
            .unwrap()
            .0;
        assert_eq!(number as usize, pages.outline[titles.len() - 1].page + 1);
        next = item.get(b"Next").ok().cloned();
    }
    let expected: Vec<_> = pages.outline.iter().map(|e| e.text.clone()).collect();
    assert_eq!(titles, expected);
    assert_eq!(titles[0], "第一条　订立目的");
}

#[test]
fn readers_are_told_title_language_and_structure() {
    let data = bytes(&sample_pages(&Options::default()));
    let doc = Document::load_mem(&data).unwrap();
    assert_eq!(doc.version, "1.7");
    let catalog = doc.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    let marked = dict(&doc, catalog.get(b"MarkInfo").unwrap());
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    let xmp = doc
        .get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap())
        .unwrap();
    let xmp = String::from_utf8(xmp.as_stream().unwrap().content.clone()).unwrap();
    assert!(
        xmp.contains("壁挂炉 &lt;售后&gt; &amp; 协议"),
        "escaped: {xmp}"
    );
    assert!(xmp.contains("<pdfaid:part>2</pdfaid:part>"));
    let root = dict(&doc, catalog.get(b"StructTreeRoot").unwrap());
    let top = dict(&doc, root.get(b"K").unwrap());
    let kids = top.get(b"K").unwrap().as_array().unwrap();
    let tags: Vec<String> = kids
        .iter()
        .map(|k| {
            String::from_utf8(dict(&doc, k).get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap()
        })
        .collect();
    assert_eq!(tags[0], "H1");
    for tag in ["Table", "H2", "P", "L", "Sect"] {
        assert!(tags.iter().any(|t| t == tag), "{tag}: {tags:?}");
    }
}

#[test]
fn every_piece_of_a_page_belongs_to_the_structure() {
    let pages = sample_pages(&Options::default());
    let doc = Document::load_mem(&bytes(&pages)).unwrap();
    let root = dict(&doc, doc.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let tree = dict(&doc, root.get(b"ParentTree").unwrap());
    let nums = tree.get(b"Nums").unwrap().as_array().unwrap();
    assert_eq!(nums.len(), 2 * pages.pages.len());
    for pair in nums.chunks(2) {
        for element in pair[1].as_array().unwrap() {
            assert!(
                dict(&doc, element).has(b"S"),
                "each piece leads to an element"
            );
        }
    }
}

#[test]
fn the_watermark_is_seen_and_never_copied() {
    let plain = sample_pages(&Options::default());
    let marked = sample_pages(&Options { watermark: true });
    let text =
        |pages: &Pages| -> String { seen(&bytes(pages)).into_iter().map(|(.., t)| t).collect() };
    assert_eq!(text(&plain), text(&marked));
    let painted = |pages: &Pages| ink(&hayro_page(&bytes(pages), 0, 2.0).1);
    assert!(painted(&marked) > painted(&plain));
}

/// A page of the PDF as another program paints it, grey, at 144 dpi; its width.
fn hayro_page(data: &[u8], page: usize, scale: f32) -> (usize, Vec<u8>) {
    use hayro::{
        PixmapSettings, RenderCache, RenderSettings, hayro_interpret::InterpreterSettings,
        hayro_syntax::Pdf,
    };
    let pdf = Pdf::new(data.to_vec()).unwrap();
    let cache = RenderCache::new();
    let pixels = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        ..PixmapSettings::default()
    };
    let (interpreter, settings) = (InterpreterSettings::default(), RenderSettings::default());
    let image = hayro::render(&pdf.pages()[page], &cache, &interpreter, &settings, &pixels);
    // No background is painted: lay black with its coverage over white.
    let grey = image
        .data_as_u8_slice()
        .chunks(4)
        .map(|p| 255 - p[3] + p[0].min(p[3]));
    (usize::from(image.width()), grey.collect())
}

fn ink(grey: &[u8]) -> u64 {
    grey.iter().map(|g| u64::from(255 - g)).sum()
}

/// Every sample, the showcase too, in both page styles.
fn samples() -> Vec<Draft> {
    let boiler = |which| store::sample("as03_boiler", which).expect("it is built in");
    let mut drafts = vec![
        boiler(store::Sample::Filled),
        boiler(store::Sample::FirstDay),
    ];
    drafts.push(showcase());
    let mut official = drafts.clone();
    for draft in &mut official {
        draft.agreement.pages.style = PageStyle::Official;
        draft.agreement.pages.cover = true;
    }
    drafts.extend(official);
    drafts
}

fn showcase() -> Draft {
    serde_json::from_str(include_str!("fixtures/showcase.liyue")).unwrap()
}

/// 144 dpi.
const SCALE: f32 = 2.0;

#[test]
fn the_pdf_looks_like_the_preview_on_every_page_of_every_sample() {
    let mut painter = Painter::new(Fonts::bundled());
    for (n, draft) in samples().iter().enumerate() {
        let options = Options { watermark: n == 0 };
        let pages = layout::layout(&fill(draft), Fonts::bundled(), &options);
        let data = bytes(&pages);
        for page in 0..pages.pages.len() {
            let ours = painter.page(&pages, page, SCALE);
            let (width, theirs) = hayro_page(&data, page, SCALE);
            // Half a pixel at the edges is rounded up here and down there.
            let rows = ours
                .rgba
                .chunks(4 * ours.width as usize)
                .zip(theirs.chunks(width));
            let differences = rows.flat_map(|(a, b)| {
                a.chunks(4)
                    .zip(b)
                    .map(|(a, b)| u64::from(a[0].abs_diff(*b)))
                    .collect::<Vec<_>>()
            });
            let mean = differences.sum::<u64>() as f64 / theirs.len() as f64 / 255.0;
            assert!(mean < 0.01, "sample {n}, page {}: {mean}", page + 1);
            assert!(ink(&theirs) > 10_000, "something is there");
        }
    }
}

#[test]
fn blanks_for_the_pen_can_be_filled_in_a_reader() {
    let pages = layout::layout(&fill(&showcase()), Fonts::bundled(), &Options::default());
    let written = pdf::write_form(&pages, Fonts::bundled(), &properties()).unwrap();
    let doc = Document::load_mem(&written).unwrap();
    let root = doc.catalog().unwrap();
    let form = dict(&doc, root.get(b"AcroForm").unwrap());
    let fields = form.get(b"Fields").unwrap().as_array().unwrap();
    let rules = pages
        .pages
        .iter()
        .flat_map(|p| &p.lines)
        .flat_map(|l| &l.line.rules)
        .filter(|r| r.kind == RuleKind::ByHand)
        .count();
    let cells = pages.pages.iter().flat_map(|p| &p.cells);
    let empty = cells.filter(|c| c.is_empty).count();
    assert_eq!(fields.len(), rules + empty);
    let mut names = std::collections::BTreeSet::new();
    let mut spoken = Vec::new();
    for field in fields {
        let field = dict(&doc, field);
        assert_eq!(field.get(b"FT").unwrap().as_name().unwrap(), b"Tx");
        assert!(names.insert(field.get(b"T").unwrap().as_str().unwrap().to_vec()));
        spoken.push(utf16(field.get(b"TU").unwrap().as_str().unwrap()));
        let rect: Vec<f32> = field
            .get(b"Rect")
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .map(|o| o.as_float().unwrap())
            .collect();
        assert!(
            rect[2] - rect[0] >= 20.0 && rect[3] - rect[1] >= 10.0,
            "{rect:?}"
        );
    }
    assert!(spoken.contains(&"签字".to_string()), "{spoken:?}");
    // A file whose words are set by the reader's own fonts does not claim to be PDF/A.
    let xmp = inflated(&doc, root.get(b"Metadata").unwrap());
    assert!(!String::from_utf8(xmp).unwrap().contains("pdfaid:part"));
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes[2..]
        .chunks(2)
        .map(|b| u16::from_be_bytes([b[0], b[1]]))
        .collect();
    String::from_utf16(&units).unwrap()
}

#[test]
fn a_table_is_read_aloud_row_by_row_under_its_heads() {
    let pages = layout::layout(&fill(&showcase()), Fonts::bundled(), &Options::default());
    let doc = Document::load_mem(&bytes(&pages)).unwrap();
    let name = |d: &Dictionary| {
        d.get(b"S")
            .and_then(Object::as_name)
            .map(|n| String::from_utf8_lossy(n).into_owned())
            .unwrap_or_default()
    };
    let kids = |d: &Dictionary| -> Vec<Dictionary> {
        let kids = d.get(b"K").unwrap().as_array().unwrap();
        let kids = kids.iter().filter(|k| k.as_reference().is_ok());
        kids.map(|k| dict(&doc, k).clone()).collect()
    };
    let tables: Vec<Vec<Vec<String>>> = doc
        .objects
        .values()
        .filter_map(|o| o.as_dict().ok())
        .filter(|d| name(d) == "Table")
        .map(|table| {
            let rows = kids(table).into_iter();
            rows.map(|row| kids(&row).iter().map(name).collect())
                .collect()
        })
        .collect();
    let equipment = tables.iter().find(|t| t[0].len() == 7).unwrap();
    assert_eq!(equipment.len(), 1 + 26 + 1, "head, rows, total");
    assert!(equipment[0].iter().all(|tag| tag == "TH"));
    for row in &equipment[1..] {
        assert_eq!(row.len(), 7, "{row:?}");
        assert!(row.iter().all(|tag| tag == "TD"));
    }
}

#[test]
fn a_cover_is_named_in_the_page_labels() {
    let mut draft = showcase();
    draft.agreement.pages.cover = true;
    let pages = layout::layout(&fill(&draft), Fonts::bundled(), &Options::default());
    let doc = Document::load_mem(&bytes(&pages)).unwrap();
    let labels = dict(&doc, doc.catalog().unwrap().get(b"PageLabels").unwrap());
    let nums = labels.get(b"Nums").unwrap().as_array().unwrap();
    let cover = nums[1].as_dict().unwrap();
    assert_eq!(utf16(cover.get(b"P").unwrap().as_str().unwrap()), "封面");
    assert_eq!(
        nums[3]
            .as_dict()
            .unwrap()
            .get(b"St")
            .unwrap()
            .as_i64()
            .unwrap(),
        2
    );
}

#[test]
fn an_empty_document_and_one_with_every_character_can_be_written() {
    assert!(!bytes(&pages_of(&[])).is_empty());
    let all: String = (0x4e00..0x9fff).filter_map(char::from_u32).collect();
    let copied: String = seen(&bytes(&pages_of(&[&all])))
        .into_iter()
        .map(|(.., t)| t)
        .collect();
    let footers = copied.matches("页").count() - 1;
    assert!(footers >= 2 * 16, "20,992 ideographs take many pages");
    assert!(copied.starts_with(&all[..300]));
}

#[test]
fn rules_to_write_on_are_drawn_and_no_text() {
    let pages = sample_pages(&Options::default());
    let signing = pages
        .pages
        .iter()
        .position(|p| p.lines.iter().any(|l| l.role == Role::Signing))
        .unwrap();
    let doc = Document::load_mem(&bytes(&pages)).unwrap();
    let id = doc.get_pages().into_values().nth(signing).unwrap();
    let content = Stream::decode(&doc.get_page_content(id)).unwrap();
    let drawn = content
        .operations
        .iter()
        .filter(|op| op.operator == "re")
        .count();
    let rules: usize = pages.pages[signing]
        .lines
        .iter()
        .map(|l| l.line.rules.len())
        .sum();
    let strokes = pages.pages[signing].strokes.len();
    assert_eq!(drawn, rules + strokes);
    assert!(rules >= 6);
}
