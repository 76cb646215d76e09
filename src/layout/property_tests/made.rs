//! Random texts and articles, as users might make them.

use proptest::{collection::vec, prelude::*, sample::select};

use crate::model::{
    article::{
        Article, Block, CellAlign, Column, Content, Part, Piece, Place, Row, SigningColumn, Table,
    },
    draft::{Kinsoku, PageSetup, PageStyle},
};

/// A stretch of text as users type it.
fn stretch() -> impl Strategy<Value = String> {
    let han = "[甲乙双方应当按照约定在接到通知之后及时履行义务并承担由此产生的合理费用]{1,14}";
    prop_oneof![
        12 => han.prop_map(String::from),
        4 => select(vec!["，", "。", "；", "：", "、", "！", "？"]).prop_map(String::from),
        2 => select(vec!["“服务范围”", "（含税）", "《民法典》", "‘易损件’", "〔2024〕", "「甲」", "【重要】"])
            .prop_map(String::from),
        1 => select(vec!["，“", "。”", "）、（", "”“", "：“", "》（", "。”）"]).prop_map(String::from),
        1 => select(vec!["——", "……", "·", "～", "／", "％", "℃", "￥", "№", "㎡"]).prop_map(String::from),
        3 => (0..2_000_000_u32).prop_map(|n| n.to_string()),
        1 => (1..28_u32, 1..12_u32).prop_map(|(d, m)| format!("2026年{m}月{d}日")),
        1 => (1..100_u32).prop_map(|n| format!("{n}%")),
        1 => (1..9_999_999_u32).prop_map(|n| format!("¥{n}.00")),
        2 => "[a-zA-Z]{1,9}".prop_map(String::from),
        1 => "[a-z]{3,12}@[a-z]{3,12}\\.(com|cn)".prop_map(String::from),
        1 => "https://[a-z0-9./?=&-]{5,90}".prop_map(String::from),
        1 => select(vec![" ", "  ", "\u{3000}", "\t", "\u{200b}"]).prop_map(String::from),
        1 => select(vec!["１２３４", "ＡＢ", "①②③", "Ⅱ", "𬱖", "䶮", "㛃", "don’t", "v2.3.1-b"])
            .prop_map(String::from),
    ]
}

pub(super) fn text(stretches: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    vec(stretch(), stretches).prop_map(|parts| parts.concat())
}

pub(super) fn kinsoku() -> impl Strategy<Value = Kinsoku> {
    select(vec![Kinsoku::Basic, Kinsoku::Gb, Kinsoku::Strict])
}

fn place() -> Place {
    Place::field(Part::Preamble, "f".into())
}

pub(super) fn words(text: String) -> Piece {
    Piece::Text {
        text,
        place: place(),
        value: true,
    }
}

fn blank(width_em: i32) -> Piece {
    Piece::Blank {
        width_em,
        place: place(),
        by_hand: true,
    }
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    let piece = prop_oneof![
        5 => text(1..14).prop_map(words),
        1 => (2_000..20_000_i32).prop_map(blank),
    ];
    vec(piece, 1..4)
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        select(vec!["名称", "统一社会信用代码", "住所", "联系电话"]),
        pieces(),
    );
    vec(
        row.prop_map(|(label, value)| Row {
            label: label.into(),
            value,
            place: place(),
        }),
        1..7,
    )
}

fn table() -> impl Strategy<Value = Content> {
    let align = select(vec![CellAlign::Start, CellAlign::Center, CellAlign::End]);
    let column = (text(1..2), align);
    (vec(column, 1..7), 1..40_usize, any::<bool>()).prop_flat_map(|(columns, rows, total)| {
        let count = columns.len();
        let columns: Vec<Column> = columns
            .into_iter()
            .map(|(label, align)| Column {
                label,
                align,
                writing_em: 6_000,
            })
            .collect();
        let cell = prop_oneof![
            4 => text(1..4).prop_map(|t| vec![words(t)]),
            1 => Just(vec![]),
            1 => Just(vec![blank(0)]),
        ];
        let rows = vec(vec(cell.clone(), count), rows..=rows);
        (Just(columns), rows, vec(cell, count)).prop_map(move |(columns, rows, last)| {
            let total = total.then_some(last);
            Content::Table(Table {
                columns,
                rows,
                total,
                place: place(),
            })
        })
    })
}

fn blocks() -> impl Strategy<Value = Vec<Content>> {
    let paragraph = || {
        (pieces(), any::<bool>(), any::<bool>()).prop_map(|(pieces, item, strong)| {
            let label = item.then(|| "（一）".to_string());
            Content::Paragraph {
                label,
                pieces,
                conspicuous: strong,
            }
        })
    };
    let headed = |annex: bool| {
        (text(1..3), paragraph()).prop_map(move |(text, after)| {
            let (label, text) = ("附件一".to_string(), text);
            let heading = if annex {
                Content::AnnexHeading { label, text }
            } else {
                Content::Heading {
                    label: "第一条".into(),
                    text,
                }
            };
            vec![heading, after]
        })
    };
    let section = (text(1..3), paragraph()).prop_map(|(text, after)| {
        vec![
            Content::Section {
                label: "一、".into(),
                text,
            },
            after,
        ]
    });
    let group = prop_oneof![
        8 => paragraph().prop_map(|p| vec![p]),
        4 => headed(false),
        1 => headed(true),
        1 => section,
        2 => rows().prop_map(|r| vec![Content::Rows(r)]),
        2 => table().prop_map(|t| vec![t]),
    ];
    vec(group, 2..22).prop_map(|groups| groups.concat())
}

fn signing() -> impl Strategy<Value = Content> {
    let name = "[甲乙丙丁安防技术有限公司]{2,14}";
    let column = (name, 0..3_usize, any::<bool>(), any::<bool>());
    let column = column.prop_map(|(name, lines, seal, fingerprint)| {
        let row = |label: &str, value| Row {
            label: label.into(),
            value,
            place: place(),
        };
        let lines = ["法定代表人或授权代表（签字）", "签署日期"]
            .into_iter()
            .take(lines);
        SigningColumn {
            head: row("甲方（盖章）", vec![words(name)]),
            rows: lines.map(|label| row(label, vec![blank(8_000)])).collect(),
            seal,
            fingerprint,
        }
    });
    vec(column, 1..4).prop_map(Content::Signing)
}

fn setup() -> impl Strategy<Value = PageSetup> {
    let style = select(vec![PageStyle::Commercial, PageStyle::Official]);
    (style, kinsoku(), any::<bool>(), any::<bool>()).prop_map(
        |(style, kinsoku, underline, seam_seal)| PageSetup {
            style,
            kinsoku,
            underline,
            seam_seal,
            ..PageSetup::default()
        },
    )
}

pub(super) fn article() -> impl Strategy<Value = Article> {
    (setup(), blocks(), signing(), text(20..30), text(4..9)).prop_map(
        |(setup, blocks, signing, last, title)| {
            let last = Content::Paragraph {
                label: None,
                pieces: vec![words(last)],
                conspicuous: false,
            };
            let blocks = std::iter::once(Content::Title(title.clone()))
                .chain(blocks)
                .chain([last, signing]);
            let blocks = blocks.map(|content| Block {
                content,
                part: Part::Preamble,
            });
            Article {
                title,
                setup,
                blocks: blocks.collect(),
                gaps: vec![],
            }
        },
    )
}
