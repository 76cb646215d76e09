//! The script: the words of an agreement as the rules on words read them, from a
//! draft's article or from a plain text file alike. One string, cut into lines; every
//! byte of an article's words knows the answer or clause it came from.

mod article;
mod index;
mod items;
mod parties;
mod plain;
mod references;
mod tiers;
mod values;

use std::{collections::HashMap, ops::Range, sync::OnceLock};

use jiff::civil::Date;

use self::{index::Index, plain::heading_number};
pub(super) use self::{
    items::{Item, ItemStyle},
    parties::{PartyWords, bare_name},
    plain::heading_label,
    references::{References, is_of_another},
    tiers::Tier,
    values::{after_labels, is_typed, near, number_at},
};
use super::regex;
use crate::model::{
    article::{Article, Part, Place},
    draft::{Draft, Kind},
};

/// Stands for a blank: something will be written here.
pub(super) const BLANK: char = '\u{FFFC}';

/// The words of an agreement.
pub(super) struct Script<'a> {
    text: String,
    lines: Vec<Line>,
    spans: Vec<Span>,
    rows: usize,
    head: usize,
    column_heads: OnceLock<HashMap<(usize, usize), usize>>,
    draft: Option<&'a Draft>,
    today: Date,
    parties: OnceLock<Vec<PartyWords>>,
    items: OnceLock<Vec<Item>>,
    sentences: OnceLock<Vec<Range<usize>>>,
    line_starts: OnceLock<Vec<usize>>,
    index: OnceLock<Index>,
    tiers: OnceLock<Vec<Vec<Tier>>>,
    references: OnceLock<References>,
}

/// A line: a heading, a paragraph, a row, a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its words, as bytes of the text, without white space around them.
    pub range: Range<usize>,
    /// What it is.
    pub kind: LineKind,
    /// Where in a table it stands, of a cell.
    pub cell: Option<CellPlace>,
    /// Set in bold, where that is known.
    pub conspicuous: Option<bool>,
}

/// Where in a table a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct CellPlace {
    /// The row, counted through all tables of the script.
    pub row: usize,
    /// The first row of its table, which mostly names the columns.
    pub head: usize,
    /// The column, from 0.
    pub column: usize,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// The agreement's title.
    Title,
    /// A label and its value: `甲方：北京……`.
    Row,
    /// The heading of a clause, with its number.
    Heading,
    /// A paragraph of running text, an entry of a list too.
    Paragraph,
    /// The heading of an annex, with its number.
    AnnexHeading,
    /// The heading of a section of an annex.
    Section,
    /// A cell of a table, or what heads a column.
    Cell,
    /// A line of the signing block.
    Signing,
}

/// Where a run of words came from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    /// The words, as bytes of the text.
    pub range: Range<usize>,
    /// The part and field.
    pub place: Place,
    /// Whose words they are.
    pub source: Source,
}

/// Whose words a [`Span`] holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The agreement's own.
    Own,
    /// An answer.
    Answer,
    /// Made by the program: numbers of clauses, labels, live references.
    Program,
}

impl<'a> Script<'a> {
    /// The words of a draft as printed.
    pub(super) fn of_article(draft: &'a Draft, article: &Article, today: Date) -> Script<'a> {
        let mut script = Script::new(Some(draft), today);
        for block in &article.blocks {
            script.block(block);
        }
        script
    }

    fn new(draft: Option<&'a Draft>, today: Date) -> Script<'a> {
        Script {
            text: String::new(),
            lines: Vec::new(),
            spans: Vec::new(),
            rows: 0,
            head: 0,
            column_heads: OnceLock::new(),
            draft,
            today,
            parties: OnceLock::new(),
            items: OnceLock::new(),
            sentences: OnceLock::new(),
            line_starts: OnceLock::new(),
            index: OnceLock::new(),
            tiers: OnceLock::new(),
            references: OnceLock::new(),
        }
    }

    /// Begins a row of a table, perhaps the first.
    fn begin_row(&mut self, is_first: bool) {
        self.rows += 1;
        if is_first {
            self.head = self.rows;
        }
    }

    /// The place of the next cell of the row that was begun.
    fn cell(&self, column: usize) -> CellPlace {
        CellPlace {
            row: self.rows,
            head: self.head,
            column,
        }
    }

    /// What heads the column of this cell; empty over the first row and outside tables.
    pub(super) fn column_head(&self, line: &Line) -> &str {
        let heads = self.column_heads.get_or_init(|| {
            let cells = self.lines.iter().enumerate();
            let cells = cells.filter_map(|(n, l)| Some((n, l.cell?)));
            let heads = cells.filter(|(_, c)| c.row == c.head);
            heads.map(|(n, c)| ((c.head, c.column), n)).collect()
        });
        let below = line.cell.filter(|c| c.row != c.head);
        let head = below.and_then(|c| heads.get(&(c.head, c.column)));
        head.map_or("", |n| self.words(&self.lines[*n]))
    }

    /// All words, lines ended by line feeds.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Does the text say one of these words?
    pub(super) fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.places(word).next().is_some())
    }

    /// Where a word stands, in the order of the text.
    pub(super) fn places<'s>(&'s self, word: &'s str) -> impl Iterator<Item = usize> + 's {
        let index = self.index.get_or_init(|| Index::of(&self.text));
        index.find(&self.text, word)
    }

    /// Where a character stands, in the order of the text.
    pub(super) fn places_of(&self, c: char) -> &[usize] {
        self.index.get_or_init(|| Index::of(&self.text)).of_char(c)
    }

    /// The day on which the agreement is checked.
    pub(super) fn today(&self) -> Date {
        self.today
    }

    /// The lines in order.
    pub(super) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The words of a line.
    pub(super) fn words(&self, line: &Line) -> &str {
        &self.text[line.range.clone()]
    }

    /// The line that holds this byte.
    pub(super) fn line_at(&self, at: usize) -> Option<&Line> {
        let n = self.lines.partition_point(|l| l.range.end < at);
        self.lines.get(n).filter(|l| l.range.start <= at)
    }

    /// Running text: paragraphs and rows, without headings, cells and signing lines.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|l| l.kind == LineKind::Paragraph)
    }

    /// Sentences of the running text, each up to and with its 。；！ or ？, or to the
    /// end of its line.
    pub(super) fn sentences(&self) -> &[Range<usize>] {
        self.sentences.get_or_init(|| {
            let mut sentences = Vec::new();
            for line in self.paragraphs() {
                let mut start = line.range.start;
                for (n, mark) in self.words(line).match_indices(['。', '；', '！', '？']) {
                    let end = line.range.start + n + mark.len();
                    sentences.push(start..end);
                    start = end;
                }
                if start < line.range.end {
                    sentences.push(start..line.range.end);
                }
            }
            sentences
        })
    }

    /// The sentence around this byte, or its whole line outside running text.
    pub(super) fn sentence_at(&self, at: usize) -> Range<usize> {
        let sentences = self.sentences();
        let n = sentences.partition_point(|s| s.end <= at);
        match sentences.get(n).filter(|s| s.start <= at) {
            Some(sentence) => sentence.clone(),
            None => self.line_at(at).map_or(at..at, |l| l.range.clone()),
        }
    }

    /// The run with one origin that holds all these words.
    pub(super) fn span(&self, at: &Range<usize>) -> Option<&Span> {
        let n = self.spans.partition_point(|s| s.range.end <= at.start);
        let span = self.spans.get(n)?;
        (span.range.start <= at.start && at.end <= span.range.end).then_some(span)
    }

    /// Where these words stand in the draft; the title in a text file.
    pub(super) fn place(&self, at: usize) -> Place {
        let n = self.spans.partition_point(|s| s.range.end <= at);
        let place = self.spans.get(n).map(|s| s.place.clone());
        place.unwrap_or_else(|| Place::part(Part::Title))
    }

    /// The draft whose words these are; none for a text file.
    pub(super) fn draft(&self) -> Option<&'a Draft> {
        self.draft
    }

    /// Are these words an answer of a kind that rules on fields check already: a
    /// date, an amount, a number, a telephone?
    pub(super) fn is_checked_value(&self, at: &Range<usize>) -> bool {
        let Some(span) = self.span(at).filter(|s| s.source == Source::Answer) else {
            return false;
        };
        let field = self.draft.zip(span.place.field.as_ref());
        let field = field.and_then(|(d, id)| d.agreement.field(id.as_str()));
        field.is_some_and(|f| {
            !matches!(
                f.kind,
                Kind::Text
                    | Kind::LongText
                    | Kind::Person
                    | Kind::Company
                    | Kind::Address
                    | Kind::Table(_)
            )
        })
    }

    /// Words made by the program: numbers of clauses, labels, live references.
    pub(super) fn is_made(&self, at: &Range<usize>) -> bool {
        self.span(at).is_some_and(|s| s.source == Source::Program)
    }

    /// The parties as the head of the agreement introduces them, each role once.
    pub(super) fn parties(&self) -> &[PartyWords] {
        self.parties.get_or_init(|| parties::parties(self))
    }

    /// The labels of lists typed by hand, in order.
    pub(super) fn items(&self) -> &[Item] {
        self.items.get_or_init(|| items::items(self))
    }

    /// The references to articles in the running text.
    pub(super) fn references(&self) -> &References {
        self.references.get_or_init(|| references::references(self))
    }

    /// The tiers that stand together: of one sentence, list or column.
    pub(super) fn tiers(&self) -> &[Vec<Tier>] {
        self.tiers.get_or_init(|| tiers::groups(self))
    }

    /// What the agreement is called, or an empty text.
    pub(super) fn title(&self) -> &str {
        self.title_line().map_or("", |l| self.words(l))
    }

    /// The line with the title; the first one where no line is a title.
    pub(super) fn title_line(&self) -> Option<&Line> {
        let head = self.lines.iter().take(12);
        let titles = head.filter(|l| l.kind == LineKind::Title && !l.range.is_empty());
        titles.chain(&self.lines).next()
    }

    /// Headings of clauses with their numbers, in order: `第三条 保修` is 3.
    pub(super) fn headings(&self) -> impl Iterator<Item = (Option<u32>, &Line)> {
        let headings = self.lines.iter().filter(|l| l.kind == LineKind::Heading);
        headings.map(|l| (heading_number(self.words(l)), l))
    }

    /// Headings of annexes with their numbers; 附件 alone has none.
    pub(super) fn annexes(&self) -> impl Iterator<Item = (Option<u32>, &Line)> {
        let headings = self.lines.iter();
        let headings = headings.filter(|l| l.kind == LineKind::AnnexHeading);
        headings.map(|l| (annex_number(self.words(l)), l))
    }

    /// Is this a whole agreement and not an excerpt: parties, at least five clauses
    /// and a signing block? What is missing can only be said of a whole one.
    pub(super) fn is_whole(&self) -> bool {
        let is_signed = regex!(r"签字|签署|盖章|签章|签名");
        self.parties().len() >= 2
            && self.headings().nth(4).is_some()
            && self.lines.iter().rev().take(40).any(|l| {
                matches!(l.kind, LineKind::Signing | LineKind::Row)
                    && is_signed.is_match(self.words(l))
            })
    }

    /// Does one party buy for daily life? It says so by its name for that party, or
    /// by the statute it is made under.
    pub(super) fn is_consumer(&self) -> bool {
        self.text.contains("消费者权益保护法")
            || self.parties().iter().any(|p| p.called.contains("消费者"))
    }

    /// Is a rural house or a homestead sold?
    pub(super) fn is_house_sale(&self) -> bool {
        regex!(r"房屋(买卖|转让)|购房|卖房|宅基地").is_match(self.title())
    }

    /// The date beside 签订日期 or 签署日期, when it is written.
    pub(super) fn signing_date(&self) -> Option<Date> {
        let found = regex!(
            r"(?:签订|签署|签约)(?:日期|时间|日)?[：:]\s*([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日"
        );
        let c = found.captures(&self.text)?;
        Date::new(c[1].parse().ok()?, c[2].parse().ok()?, c[3].parse().ok()?).ok()
    }

    /// Line and column of a byte, both from 1, columns in characters.
    pub(super) fn line_and_column(&self, at: usize) -> (usize, usize) {
        let starts = self.line_starts.get_or_init(|| {
            let ends = self.text.match_indices('\n').map(|(n, _)| n + 1);
            std::iter::once(0).chain(ends).collect()
        });
        let line = starts.partition_point(|start| *start <= at);
        let column = self.text[starts[line - 1]..at].chars().count() + 1;
        (line, column)
    }
}

fn annex_number(words: &str) -> Option<u32> {
    let found = regex!(r"^附[件表]([一二三四五六七八九十0-9]+)").captures(words)?;
    number(&found[1])
}

/// A whole number below a thousand in Arabic or Chinese digits: 12, 十二, 一百零二.
pub(super) fn number(digits: &str) -> Option<u32> {
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        return digits.parse().ok();
    }
    let (mut total, mut digit) = (0_u32, 0_u32);
    for c in digits.chars() {
        match c {
            '百' | '佰' => (total, digit) = (total.checked_add(digit.max(1) * 100)?, 0),
            '十' | '拾' => (total, digit) = (total.checked_add(digit.max(1) * 10)?, 0),
            _ => digit = digit_of(c)?,
        }
    }
    total.checked_add(digit)
}

fn digit_of(c: char) -> Option<u32> {
    let plain = "零一二三四五六七八九".chars().position(|d| d == c);
    let capital = "零壹贰叁肆伍陆柒捌玖".chars().position(|d| d == c);
    let other = match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => None,
    };
    plain
        .or(capital)
        .or(other)
        .and_then(|n| u32::try_from(n).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(text: &str) -> Script<'static> {
        Script::of_text(text, jiff::civil::date(2026, 11, 24))
    }

    #[test]
    fn a_place_is_found_by_sentence_and_by_line_and_column() {
        let text = "维护协议\n甲方（客户）：甲城和安商店\n乙方：乙城安视公司\n\n第一条 范围\n　　乙方维护设备；费用另计。\n附件一 清单\n甲方（盖章）：\n";
        let script = script(text);
        let names: Vec<_> = script.parties().iter().map(|p| p.name.as_str()).collect();
        assert_eq!(names, ["甲城和安商店", "乙城安视公司"]);
        let sentences: Vec<_> = script
            .sentences()
            .iter()
            .map(|s| &text[s.clone()])
            .collect();
        assert_eq!(sentences, ["乙方维护设备；", "费用另计。"]);
        let at = text.find("费用").expect("it is there");
        assert_eq!(script.line_and_column(at), (6, 10));
        assert_eq!(&text[script.sentence_at(at)], "费用另计。");
        assert_eq!(script.headings().next().map(|(n, _)| n), Some(Some(1)));
    }

    #[test]
    fn numbers_are_read_in_either_digits() {
        for (digits, value) in [
            ("12", 12),
            ("十二", 12),
            ("十", 10),
            ("一百零二", 102),
            ("贰拾叁", 23),
        ] {
            assert_eq!(number(digits), Some(value), "{digits}");
        }
        assert_eq!(number("甲"), None);
        assert_eq!(number("99999999999"), None);
    }
}
