//! A plain text as a script: what its lines are, by their look. Nothing tells but the
//! words, so a line that carries two things (a heading and its clause, two labels side
//! by side, the cells of a row) is cut into as many lines.

use std::ops::Range;

use jiff::civil::Date;

use super::{CellPlace, Line, LineKind, Script, number};
use crate::check::regex;

/// A longer line is a sentence and no heading.
const HEADING_CHARACTERS: usize = 24;

impl Script<'_> {
    /// The words of a text file, a line a paragraph.
    pub(in crate::check) fn of_text(text: &str, today: Date) -> Script<'static> {
        let mut script = Script::new(None, today);
        script.text = text.to_owned();
        let style = clause_style(text);
        let mut in_annex = false;
        let mut was_table = false;
        let mut start = 0;
        let mut is_titled = false;
        for line in text.split_inclusive('\n') {
            let pieces = pieces(text, start..start + line.len());
            let are_cells = pieces.len() > 1 && line.trim().contains('\t');
            if are_cells {
                script.begin_row(!was_table);
            }
            was_table = are_cells || was_table && line.trim().is_empty();
            let first = pieces.first().map_or(start, |p| p.start);
            for piece in pieces {
                let words = &text[piece.clone()];
                let column = text[first..piece.start].matches('\t').count();
                let style = match style {
                    // Lists of an annex begin anew and are no clauses.
                    ClauseStyle::Bracketed | ClauseStyle::Decimal if in_annex => None,
                    style => Some(style),
                };
                if let Some(heading) = style.filter(|_| !are_cells).and_then(|s| heading(words, s))
                {
                    let at = piece.start..piece.start + heading.len();
                    script.plain_line(at, LineKind::Heading, None);
                    let rest = &words[heading.len()..];
                    let lead = rest.len()
                        - rest
                            .trim_start_matches(|c: char| c.is_whitespace() || "：:".contains(c))
                            .len();
                    let from = piece.start + heading.len() + lead;
                    if from < piece.end {
                        script.plain_line(from..piece.end, LineKind::Paragraph, None);
                    }
                } else {
                    let annexed = annex_label(words).filter(|_| !are_cells);
                    if let Some(label) = annexed {
                        let rest = words[label.len()..].trim_start();
                        let from = piece.end - rest.len();
                        let at = piece.start..piece.start + label.len();
                        script.plain_line(at, LineKind::AnnexHeading, None);
                        script.plain_line(from..piece.end, LineKind::Paragraph, None);
                        (in_annex, is_titled) = (true, true);
                        continue;
                    }
                    let kind = match kind(words) {
                        LineKind::Paragraph | LineKind::Title if are_cells => LineKind::Cell,
                        LineKind::Paragraph if !is_titled => LineKind::Title,
                        kind => kind,
                    };
                    is_titled |= kind != LineKind::Row;
                    let cell = (kind == LineKind::Cell).then(|| script.cell(column));
                    script.plain_line(piece, kind, cell);
                    in_annex |= kind == LineKind::AnnexHeading;
                }
                is_titled |= script.lines.last().is_some_and(|l| l.kind != LineKind::Row);
            }
            start += line.len();
        }
        script.tell_lists_of_annexes();
        script
    }

    /// 附件：清单一份 with nothing of it below is an entry of a list, not an annex.
    fn tell_lists_of_annexes(&mut self) {
        for n in 0..self.lines.len() {
            let words = &self.text[self.lines[n].range.clone()];
            let is_label =
                self.lines[n].kind == LineKind::AnnexHeading && words.contains(['：', ':']);
            let next = self.lines.get(n + 1).map(|l| l.kind);
            if is_label
                && !matches!(
                    next,
                    Some(
                        LineKind::Paragraph
                            | LineKind::Cell
                            | LineKind::Row
                            | LineKind::Heading
                            | LineKind::Section
                            | LineKind::Title
                    )
                )
            {
                self.lines[n].kind = LineKind::Row;
            }
        }
    }

    fn plain_line(&mut self, range: Range<usize>, kind: LineKind, cell: Option<CellPlace>) {
        self.lines.push(Line {
            range,
            kind,
            cell,
            conspicuous: None,
        });
    }
}

/// A line without the white space around it, cut at tabs, and at wide gaps before
/// another label: 甲方（盖章）：　　　乙方（盖章）：.
fn pieces(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let gap = regex!(r"[ 　]*\t[\t 　]*|[ 　]{2,}");
    let label = regex!(r"^[^\s：:，。；、_]{1,20}[：:]");
    let words = &text[line.clone()];
    let from = line.start + (words.len() - words.trim_start().len());
    let end = line.start + words.trim_end().len();
    if from >= end {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let mut start = from;
    for m in gap.find_iter(&text[from..end]) {
        let (before, after) = (&text[start..from + m.start()], &text[from + m.end()..end]);
        let is_numbered = regex!(r"^(第[^\s]{1,8}条|附件[^\s]{0,3}|[一二三四五六七八九十]+、|（[^（）]{1,3}）|[0-9.]+[.、．])$")
            .is_match(before);
        let is_tab = m.as_str().contains('\t');
        if label.is_match(after) && !is_numbered
            || is_tab && !is_numbered && !before.ends_with(['：', ':'])
        {
            pieces.push(start..from + m.start());
            start = from + m.end();
        }
    }
    pieces.push(start..end);
    pieces
}

/// How a text numbers its clauses where neither 第一条 nor 一、 stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClauseStyle {
    /// 第一条, 一、, or 壹、.
    Han,
    /// （一） or （1）.
    Bracketed,
    /// 1. or 1、.
    Decimal,
}

/// The heading at the start of a line: the number with its title, or with what stands
/// before a colon or a gap when a sentence follows on the line, or the number alone.
fn heading(words: &str, style: ClauseStyle) -> Option<&str> {
    let label = heading_label(words)?;
    let of_label = match label.chars().next() {
        Some('（' | '(') => ClauseStyle::Bracketed,
        Some('0'..='9') => ClauseStyle::Decimal,
        _ => ClauseStyle::Han,
    };
    if of_label != style {
        return None;
    }
    let title = &words[label.len()..];
    // 一、买啥苗，多少钱 is a title; a longer one with a comma is a sentence.
    let count = title.chars().count();
    let is_title = count <= HEADING_CHARACTERS
        && !title.contains(['。', '；', '：', ':'])
        && !title.ends_with('，')
        && (count <= 11 || !title.contains('，'))
        && !regex!(r"应当|不得|负责|应在|应于|必须|可以|以及$|[和或、与及]$").is_match(title);
    if is_title {
        return Some(words);
    }
    // A single narrow space may as well tear a word: 存货人逾期支付保 管费的，
    let lead = regex!(
        r"^[ 　\t]*(?:【[^】]{1,12}】|[^\s。；，：:（(“《0-9]{1,14}(?:[：:　\t]| {2})|[^\s。；，：:（(“《0-9]{1,6} )"
    )
    .find(title);
    let end = lead.map_or(0, |m| m.end());
    let head = &words[..label.len() + end];
    Some(head.trim_end_matches(|c: char| c.is_whitespace() || "：:".contains(c)))
}

/// The number at the start of a heading: `第三条`, `三、`, `叁、`, `（三）`, `3.`.
pub(in crate::check) fn heading_label(words: &str) -> Option<&str> {
    let form = regex!(
        r"^(?:第[一二三四五六七八九十百零〇0-9]+条|(?:[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖拾]{1,3})(?:[、．.]|[ 　])|[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)]|[0-9]{1,2}(?:、|[．.](?:[^0-9.]|$)|[ 　]))"
    );
    let found = form.find(words)?.as_str();
    match found.starts_with(|c: char| c.is_ascii_digit()) {
        // The form took the character that shows it to be no decimal.
        true => found
            .find(['、', '．', '.', ' ', '\u{3000}'])
            .and_then(|n| {
                words[n..]
                    .chars()
                    .next()
                    .map(|c| &words[..n + c.len_utf8()])
            }),
        false => Some(found),
    }
}

/// 3 of `第三条 保修`, `三、保修`, `（三）保修` and `3. 保修`.
pub(super) fn heading_number(words: &str) -> Option<u32> {
    let marks = [
        '第', '条', '、', '．', '.', '（', '）', '(', ')', ' ', '\u{3000}',
    ];
    number(heading_label(words)?.trim_matches(marks))
}

/// How the clauses of a text are numbered: by the style whose run is longest, outside
/// its annexes. A list of goods is no run of clauses.
fn clause_style(text: &str) -> ClauseStyle {
    let han = regex!(
        r"(?m)^[ 　\t]*(?:第[一二三四五六七八九十百零〇0-9]+条|(?:[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖拾]{1,3})[、 　])"
    );
    let mut styles = [
        (ClauseStyle::Bracketed, Run::default()),
        (ClauseStyle::Decimal, Run::default()),
    ];
    if han.is_match(text) {
        return ClauseStyle::Han;
    }
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    for line in lines.take_while(|l| !l.starts_with("附件")) {
        let style = match heading_label(line).and_then(|l| l.chars().next()) {
            Some('（' | '(') => Some(ClauseStyle::Bracketed),
            Some('0'..='9') => Some(ClauseStyle::Decimal),
            _ => None,
        };
        for (of_run, run) in &mut styles {
            let number = heading_number(line).filter(|_| style == Some(*of_run));
            run.go_on(number, !line.contains(['。', '；', '：', '，']));
        }
    }
    let runs = styles.iter().filter(|(_, run)| run.is_of_clauses());
    let run = runs.max_by_key(|(_, run)| run.rising);
    run.map_or(ClauseStyle::Han, |(style, _)| *style)
}

/// The labels of one style in the order of a text.
#[derive(Default)]
struct Run {
    last: u32,
    rising: u32,
    other: u32,
    /// Bare labels that follow one another, as those of a list do.
    listed: u32,
    was_bare: bool,
}

impl Run {
    fn go_on(&mut self, number: Option<u32>, is_bare: bool) {
        if let Some(n) = number {
            match n > self.last && n <= self.last + 3 {
                true => (self.last, self.rising) = (n, self.rising + 1),
                false => self.other += 1,
            }
            self.listed += u32::from(is_bare && self.was_bare);
        }
        self.was_bare = number.is_some() && is_bare;
    }

    fn is_of_clauses(&self) -> bool {
        self.rising >= 3 && self.other <= self.rising / 3 && self.listed <= self.rising / 3
    }
}

/// 附件一：设备清单 of an annex whose words follow a gap on the same line.
fn annex_label(words: &str) -> Option<&str> {
    let form = regex!(
        r"^(附[件表][一二三四五六七八九十0-9]*[：:][^\s，。；：:]{1,16})[ 　]+[^\s（(][^\n]*[。；]$"
    );
    Some(form.captures(words)?.get(1)?.as_str())
}

/// What a line that is no heading is.
fn kind(words: &str) -> LineKind {
    let annex = regex!(r"^附[件表][一二三四五六七八九十0-9]*(?:[-—][0-9]+)?([：:\s]|$)");
    let signing = regex!(
        r"^[\u4E00-\u9FFF（）()、/]{0,24}(?:盖章|签字|签章|签名|公章|签署|捺印|手印)[\u4E00-\u9FFF、/]{0,8}[）)]?[ 　]*[：:]|^(甲|乙|丙|丁)方[（(](盖章|签字|签章|签名|公章)|^[\u4E00-\u9FFF]{2,8}[（(][^（）()：]{0,8}(?:盖章|签字|签章|签名|公章)[^（）()：]{0,8}[）)]$|^[\u4E00-\u9FFF]{2,8}(?:[（(][^（）()]{1,8}[）)])?[：:][ 　_]*[（(](?:盖章|签字|签章|签名|公章)"
    );
    let row = regex!(
        r"^(?:[^。；，：:]{1,16}|[^。；，：:（(]{1,12}[（(][^（）()。；：:]{1,24}[）)][^。；，：:（(]{0,6})[：:]"
    );
    if annex.is_match(words) && !words.ends_with(['。', '；']) {
        LineKind::AnnexHeading
    } else if regex!(r"^第[一二三四五六七八九十]{1,3}[章节编]").is_match(words)
        && words.chars().count() <= HEADING_CHARACTERS
    {
        LineKind::Section
    } else if signing.is_match(words) && !words.ends_with('。') {
        LineKind::Signing
    } else if row.is_match(words) && !words.ends_with(['。', '；', '：', ':'])
        || is_bare_party(words)
    {
        LineKind::Row
    } else {
        LineKind::Paragraph
    }
}

/// 甲方： with nothing behind.
fn is_bare_party(words: &str) -> bool {
    regex!(r"^(?:[甲乙丙丁]方|[\u4E00-\u9FFF]{2,3}[方人])(?:[（(][^（）()]{1,12}[）)])?[：:]$")
        .is_match(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(LineKind, &str)> {
        let script = Script::of_text(text, jiff::civil::date(2026, 11, 24));
        let lines = script.lines.iter();
        lines.map(|l| (l.kind, &text[l.range.clone()])).collect()
    }

    use LineKind::*;

    #[test]
    fn a_text_falls_into_lines_of_their_kinds() {
        let text = "维护协议\n甲方（客户）：甲城和安商店\n\n第一条 范围\n　　乙方维护设备。\n附件一 清单\n甲方（盖章）：\n";
        assert_eq!(
            kinds(text),
            [
                (Title, "维护协议"),
                (Row, "甲方（客户）：甲城和安商店"),
                (Heading, "第一条 范围"),
                (Paragraph, "乙方维护设备。"),
                (AnnexHeading, "附件一 清单"),
                (Signing, "甲方（盖章）："),
            ]
        );
    }

    #[test]
    fn a_clause_on_the_line_of_its_heading_is_a_paragraph() {
        let text = "协议\n第一条 乙方应当按期供货。\n第二条 付款方式：甲方月结，乙方开票。\n三、违约责任 逾期的，支付违约金。";
        assert_eq!(
            kinds(text)[1..],
            [
                (Heading, "第一条"),
                (Paragraph, "乙方应当按期供货。"),
                (Heading, "第二条 付款方式"),
                (Paragraph, "甲方月结，乙方开票。"),
                (Heading, "三、违约责任"),
                (Paragraph, "逾期的，支付违约金。"),
            ]
        );
    }

    #[test]
    fn a_torn_word_makes_no_heading_and_an_annex_may_be_one_line() {
        let text = "协议\n第九条 存货人逾期支付保 管费的，每日付5元。\n附件一：设备清单　空调2台、冰箱1台。";
        assert_eq!(
            kinds(text)[1..],
            [
                (Heading, "第九条"),
                (Paragraph, "存货人逾期支付保 管费的，每日付5元。"),
                (AnnexHeading, "附件一：设备清单"),
                (Paragraph, "空调2台、冰箱1台。"),
            ]
        );
    }

    #[test]
    fn decimals_are_headings_where_nothing_else_is() {
        let text = "协议\n1. 标的\n1.1 设备一台。\n2. 价款\n2.1 一千元。\n3. 交付\n3.1 三日内。";
        let headings = |text| {
            let kinds = kinds(text).into_iter();
            kinds.filter(|(k, _)| *k == Heading).count()
        };
        assert_eq!(headings(text), 3);
        assert_eq!(
            headings("协议\n一、标的\n1. 设备\n说明。\n2. 耗材\n说明。\n3. 运费\n说明。"),
            1
        );
        assert_eq!(headings("清单\n1. 设备\n2. 耗材\n3. 运费"), 0);
        assert_eq!(
            headings("协议\n1、乙方供货。\n2、甲方付款。\n3、双方遵守。"),
            3
        );
        assert_eq!(
            headings("协议\n（一）乙方供货。\n（二）甲方付款。\n（三）双方遵守。"),
            3
        );
        assert_eq!(headings("协议\n壹、乙方供货。\n贰、甲方付款。"), 2);
    }

    #[test]
    fn columns_side_by_side_are_lines_of_their_own() {
        let text = "协议\n甲方：和安商店　　　乙方：和平商店\n名称\t数量\n主机\t2台\n甲方（盖章）：\t\t乙方（签字）：\n出租方：（盖章）";
        assert_eq!(
            kinds(text)[1..],
            [
                (Row, "甲方：和安商店"),
                (Row, "乙方：和平商店"),
                (Cell, "名称"),
                (Cell, "数量"),
                (Cell, "主机"),
                (Cell, "2台"),
                (Signing, "甲方（盖章）："),
                (Signing, "乙方（签字）："),
                (Signing, "出租方：（盖章）"),
            ]
        );
    }
}
