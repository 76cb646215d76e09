//! The composer's rules one by one, on measures made for each of them.

use std::sync::Arc;

use super::{
    compose::compose,
    pages::{Len, Line, RuleKind},
    paragraph::{Align, Inline, Paragraph},
    style,
};
use crate::{
    fonts::{FaceId, Fonts},
    model::{
        article::{Part, Place},
        draft::Kinsoku,
    },
};

const EM: Len = 12_000;

fn text(text: &str) -> Inline {
    Inline::Text {
        text: text.into(),
        font: style::BODY,
        underline: false,
        place: 0,
    }
}

fn blank(ems: Len) -> Inline {
    Inline::Blank {
        width: ems * EM,
        size: EM,
        kind: RuleKind::ByHand,
        place: 0,
    }
}

fn lines_of(measure: Len, align: Align, inlines: Vec<Inline>) -> Vec<Arc<Line>> {
    let places: Arc<[Place]> = Arc::new([Place::part(Part::Preamble)]);
    let kinsoku = Kinsoku::default();
    compose(
        Fonts::bundled(),
        &Paragraph {
            measure,
            indent: 0,
            align,
            kinsoku,
            inlines,
            places,
        },
    )
}

fn lines(measure: Len, words: &str) -> Vec<Arc<Line>> {
    lines_of(measure, Align::Justify, vec![text(words)])
}

fn texts(measure: Len, words: &str) -> Vec<String> {
    lines(measure, words)
        .iter()
        .map(|l| l.text.clone())
        .collect()
}

fn han(n: usize) -> String {
    "修理范围以外由用户承担费用"
        .chars()
        .cycle()
        .take(n)
        .collect()
}

/// x of the glyph that stands for the first `c` of a line.
fn x(line: &Line, c: char) -> Len {
    let at = line.text.find(c).expect("the character is on the line") as u32;
    line.glyphs
        .iter()
        .find(|g| g.text.0 == at)
        .expect("it has a glyph")
        .x
}

/// Width of a text set on one line.
fn natural(words: &str) -> Len {
    let marked = format!("{words}国");
    let line = &lines(1_000 * EM, &marked)[0];
    let last = words.chars().last().expect("some text");
    let gap = if last.is_ascii_alphanumeric() {
        EM / 4
    } else {
        0
    };
    x(line, '国') - gap
}

/// How much a line of these words can be squeezed.
fn squeezable(words: &str) -> Len {
    let natural = natural(words);
    let most = (0..=natural / 20).rev().map(|d| d * 20);
    most.into_iter()
        .find(|d| lines(natural - d, words).len() == 1)
        .unwrap_or(0)
}

/// The words as a first line stretched by `d`: an opening bracket, which no line
/// may end with, keeps what follows off it.
fn stretched(words: &str, d: Len) -> Arc<Line> {
    // How much follows decides nothing here but whether a lone character remains.
    let set = |n| lines(natural(words) + d, &format!("{words}（{}", han(n)))[0].clone();
    (30..40)
        .map(set)
        .find(|line| line.text == words)
        .expect("some rest leaves the line alone")
}

#[test]
fn marks_that_close_start_no_line() {
    for c in "，、；：。！？”’）》〉】〕」』·–～／％‰℃".chars() {
        let texts = texts(10 * EM, &format!("{}{c}{}", han(10), han(35)));
        assert!(!texts[1].starts_with(c), "{c}: {texts:?}");
    }
}

#[test]
fn marks_that_open_end_no_line() {
    for c in "“‘（《〈【〔「『￥№／".chars() {
        let texts = texts(10 * EM, &format!("{}{c}{}", han(9), han(30)));
        assert!(!texts[0].ends_with(c), "{c}: {texts:?}");
    }
}

#[test]
fn a_number_and_its_heading_stay_on_one_line() {
    let inlines = vec![
        text(&han(8)),
        Inline::Space { width: 2 * EM },
        text(&han(20)),
    ];
    let lines = lines_of(10 * EM, Align::Start, inlines);
    assert_eq!(
        lines[0].text.chars().count(),
        7,
        "the space takes its neighbours along"
    );
}

#[test]
fn digits_of_two_values_side_by_side_are_not_parted() {
    for n in 5..9 {
        let lines = lines_of(
            10 * EM,
            Align::Justify,
            vec![text(&format!("{}20", han(n))), text("26"), text(&han(20))],
        );
        let parted = lines.iter().any(|l| l.text.ends_with("20"));
        assert!(!parted, "{n}");
    }
}

#[test]
fn a_clause_number_stays_together_where_the_line_allows_it() {
    assert_eq!(
        texts(10 * EM, &format!("{}第三条{}", han(9), han(34)))[0]
            .chars()
            .count(),
        9
    );
}

#[test]
fn a_number_stays_with_its_unit() {
    for unit in "年月日号元角分％%".chars() {
        let texts = texts(10 * EM, &format!("{}五{unit}{}", han(9), han(30)));
        assert!(!texts[1].starts_with(unit), "{texts:?}");
    }
    // A ruled blank stands for the number that will be written on it.
    let lines = lines_of(
        10 * EM,
        Align::Justify,
        vec![text(&han(7)), blank(3), text(&format!("年{}", han(20)))],
    );
    assert!(!lines[1].rules.is_empty(), "the blank came along");
}

#[test]
fn only_marks_with_blank_to_spare_are_squeezed() {
    assert_eq!(squeezable("修，理"), EM / 2);
    assert_eq!(squeezable("修（理）外"), EM);
    assert_eq!(squeezable("修。理"), 0);
    assert_eq!(squeezable("修理"), 0);
    assert_eq!(
        squeezable("修Wi理"),
        EM / 4,
        "two gaps from a quarter to an eighth of an em"
    );
}

#[test]
fn brackets_are_squeezed_before_commas_and_commas_before_gaps() {
    let set = |words: &str, d: Len| lines(natural(words) - d, words)[0].clone();
    let line = set("修，理（范）围", EM / 2);
    assert_eq!(
        x(&line, '理') - x(&line, '修'),
        2 * EM,
        "the comma keeps its frame"
    );
    assert!(x(&line, '围') - x(&line, '理') < 4 * EM);
    let line = set("修，理Wi围", EM / 4);
    assert_eq!(
        x(&line, 'W') - x(&line, '理'),
        EM + EM / 4,
        "the gap keeps its quarter em"
    );
    assert!(x(&line, '理') - x(&line, '修') < 2 * EM);
}

#[test]
fn gaps_between_chinese_and_western_open_first_and_no_further_than_a_third() {
    let line = stretched("修理Wi范围", 1_900);
    assert_eq!(x(&line, '理') - x(&line, '修'), EM, "ideographs stay close");
    assert_eq!(x(&line, 'W') - x(&line, '理'), EM + 3_000 + 950);
    let line = stretched("修理Wi范围", 12_000);
    let each = x(&line, '理') - x(&line, '修') - EM;
    let mixed = x(&line, 'W') - x(&line, '理') - EM;
    assert!(
        each > 0 && (mixed - each - 333 * 12).abs() <= 2,
        "{mixed} {each}"
    );
}

#[test]
fn word_spaces_open_first_and_no_further_than_half_an_em() {
    let line = stretched("修Wi Fi理围", 1_000);
    assert_eq!(x(&line, '围') - x(&line, '理'), EM);
    let space = |line: &Line| x(line, 'F') - x(line, ' ');
    assert!(space(&line) > EM / 4);
    let line = stretched("修Wi Fi理围", 9_000);
    let each = x(&line, '围') - x(&line, '理') - EM;
    assert!(
        each > 0 && (space(&line) - each - EM / 2).abs() <= 2,
        "{} {each}",
        space(&line)
    );
}

#[test]
fn rigid_places_do_not_open() {
    let rest = |words: &str, a: char, b: char| {
        let line = stretched(words, 9_000);
        (x(&line, b) - x(&line, a)) - (natural_step(words, a, b))
    };
    for (words, a, b) in [
        ("修理￥五范围", '￥', '五'),
        ("修理五％范围", '五', '％'),
        ("修理三～五年", '三', '～'),
        ("修理三～五年", '～', '五'),
        ("修理甲／乙方", '／', '乙'),
        ("修理a-b范围", 'a', 'b'),
    ] {
        assert_eq!(rest(words, a, b), 0, "{words}");
    }
}

fn natural_step(words: &str, a: char, b: char) -> Len {
    let line = &lines(1_000 * EM, words)[0];
    x(line, b) - x(line, a)
}

#[test]
fn marks_in_a_row_share_their_blanks() {
    assert_eq!(
        natural_step("修）（理", '修', '理'),
        EM + EM * 3 / 2 + EM / 2 - EM / 2
    );
    assert_eq!(natural_step("修，“理", '，', '理'), EM * 3 / 2);
    assert_eq!(natural_step("修（（理", '修', '理'), EM + EM * 3 / 2);
    assert_eq!(natural_step("修》》理", '修', '理'), EM + EM * 3 / 2);
    assert_eq!(natural_step("修——“理", '—', '理'), 2 * EM + EM / 2);
}

#[test]
fn a_closing_mark_at_the_line_end_is_half_an_em_wide() {
    // 9 ideographs, the mark's half em and half an em of slack that no gap must take.
    for mark in "）》”，。".chars() {
        let measure = 9 * EM + EM / 2;
        let lines = lines(measure, &format!("{}{mark}{}", han(9), han(20)));
        assert!(lines[0].text.ends_with(mark), "{mark}");
        assert_eq!(x(&lines[0], mark), 9 * EM);
    }
}

#[test]
fn a_middle_dot_takes_half_an_em() {
    assert_eq!(natural_step("修·理", '修', '理'), EM + EM / 2);
}

#[test]
fn a_long_blank_is_parted_with_two_ems_on_either_side() {
    for before in 4..10 {
        let lines = lines_of(
            10 * EM,
            Align::Justify,
            vec![text(&han(before)), blank(6), text(&han(20))],
        );
        let rules: Vec<Len> = lines
            .iter()
            .flat_map(|l| &l.rules)
            .map(|r| (r.x1 - r.x0) / EM)
            .collect();
        assert!(rules.iter().all(|ems| *ems >= 2), "{before}: {rules:?}");
    }
}

#[test]
fn a_blank_stands_with_the_words_it_follows() {
    let words = |n| vec![text(&han(n)), blank(4), text(&format!("，{}", han(23)))];
    let lines = lines_of(10 * EM, Align::Justify, words(10));
    assert!(!lines[1].text.starts_with('，'), "{}", lines[1].text);
    assert_eq!(
        lines[0].text.chars().count(),
        9,
        "the last word comes along"
    );
}

#[test]
fn a_blank_takes_the_slack_of_its_line() {
    let words = vec![
        text(&han(3)),
        blank(4),
        text(&format!("{}（{}", han(2), han(30))),
    ];
    let lines = lines_of(10 * EM, Align::Justify, words);
    let (line, rule) = (&lines[0], &lines[0].rules[0]);
    assert!(rule.x1 - rule.x0 > 4 * EM, "longer than it was");
    assert_eq!(line.glyphs[1].x - line.glyphs[0].x, EM, "no gap opens");
    assert_eq!(
        line.glyphs.last().expect("words").x,
        9 * EM,
        "the line is full"
    );
}

#[test]
fn an_apostrophe_belongs_to_its_word() {
    assert!(natural_step("don’t", '’', 't') < EM / 2);
    assert_eq!(natural_step("修’理", '’', '理'), EM);
}

#[test]
fn characters_that_draw_nothing_take_no_room() {
    let line = &lines(20 * EM, "修\u{200b}理\u{feff}W\u{200d}i\u{7}")[0];
    assert_eq!(line.text, "修理Wi");
    assert_eq!(line.glyphs.len(), 4);
    let texts = texts(10 * EM, &format!("{}\u{200b}{}", han(10), han(17)));
    assert_eq!(
        texts[0].chars().count(),
        10,
        "nor do they tie their neighbours"
    );
}

#[test]
fn an_account_number_is_not_torn() {
    for before in 2..9 {
        let texts = texts(10 * EM, &format!("{}622202000000{}", han(before), han(20)));
        assert!(
            texts.iter().any(|t| t.contains("622202000000")),
            "{texts:?}"
        );
    }
}

#[test]
fn what_is_wider_than_the_measure_is_torn_anywhere() {
    for words in [
        "1234567890123456789012345678901234567890",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmn",
    ] {
        for line in lines(5 * EM, words) {
            let last = line.glyphs.last().expect("no line is empty");
            let advance = Fonts::bundled().face(last.face).advance(last.id) * 12;
            assert!(last.x + advance <= 5 * EM, "{}", line.text);
        }
    }
}

#[test]
fn an_endless_word_loses_no_character() {
    let words = "abcdefghij".repeat(3_000);
    let set: String = texts(36 * EM, &words).concat();
    assert_eq!(set, words);
}

#[test]
fn a_no_break_space_keeps_its_words_together() {
    for before in 5..10 {
        let texts = texts(10 * EM, &format!("{}Wi\u{a0}Fi{}", han(before), han(20)));
        assert!(texts.iter().any(|t| t.contains("Wi\u{a0}Fi")), "{texts:?}");
    }
}

#[test]
fn lines_that_are_not_justified_are_filled_in_turn() {
    let lines = lines_of(10 * EM, Align::Start, vec![text(&han(25))]);
    let counts: Vec<usize> = lines.iter().map(|l| l.text.chars().count()).collect();
    assert_eq!(counts, [10, 10, 5]);
}

#[test]
fn an_underline_is_one_rule_also_where_the_line_is_stretched() {
    let inline = Inline::Text {
        text: "修理Wi范围".into(),
        font: style::BODY,
        underline: true,
        place: 0,
    };
    let lines = lines_of(
        natural("修理Wi范围") + 6_000,
        Align::Justify,
        vec![inline, text(&format!("（{}", han(30)))],
    );
    let [rule] = &lines[0].rules[..] else {
        panic!("{:?}", lines[0].rules)
    };
    assert_eq!((rule.x0, rule.kind), (0, RuleKind::Underline));
    assert_eq!(
        rule.x1,
        natural("修理Wi范围") + 6_000,
        "to the margin and no further"
    );
    assert_eq!(rule.thickness, 540, "0.045 em");
}

#[test]
fn a_character_of_another_face_is_taken_from_there() {
    let covered = |id: FaceId, c| Fonts::bundled().face(id).glyph(c).is_some();
    let c = (0x2190..0x2600)
        .filter_map(char::from_u32)
        .find(|c| !covered(FaceId::Song, *c) && covered(FaceId::Sans, *c));
    if let Some(c) = c {
        let line = &lines(20 * EM, &format!("修{c}理"))[0];
        assert_ne!(line.glyphs[1].id, 0, "{c}");
        assert_ne!(line.glyphs[1].face, FaceId::Song);
    }
}

#[test]
fn half_width_marks_hold_to_their_words_as_full_width_ones_do() {
    for measure in 8..16 {
        let words = "维护期限(含首尾两日),按月计算;双方确认(以下简称确认).";
        for line in texts(measure * EM, words) {
            assert!(!line.starts_with([')', ',', ';', '.']), "{line}");
            assert!(!line.ends_with('('), "{line}");
        }
    }
}
