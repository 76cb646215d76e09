//! A plain text as a script: what its lines are, by their look. Nothing tells but the
//! words, so a line that carries two things (a heading and its clause, two labels side
//! by side, the cells of a row) is cut into as many lines.

use std::ops::Range;

use jiff::civil::Date;

use super::{Line, LineKind, Script, number};
use crate::check::regex;

/// A longer line is a sentence and no heading.
const HEADING_CHARACTERS: usize = 24;

impl Script<'_> {
    /// The words of a text file, a line a paragraph.
    pub(in crate::check) fn of_text(text: &str, today: Date) -> Script<'static> {
        let mut script = Script::new(None, today);
        script.text = text.to_owned();
        let are_decimals_headings = has_decimal_headings(text);
        let mut start = 0;
        let mut is_titled = false;
        for line in text.split_inclusive('\n') {
            let pieces = pieces(text, start..start + line.len());
            let are_cells = pieces.len() > 1 && line.trim().contains('\t');
            script.rows += usize::from(are_cells);
            for piece in pieces {
                let words = &text[piece.clone()];
                if let Some(heading) = heading(words, are_decimals_headings) {
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
                    let kind = match kind(words) {
                        LineKind::Paragraph if are_cells => LineKind::Cell,
                        LineKind::Paragraph if !is_titled => LineKind::Title,
                        kind => kind,
                    };
                    is_titled |= kind != LineKind::Row;
                    let row = (kind == LineKind::Cell).then_some(script.rows);
                    script.plain_line(piece, kind, row);
                }
                is_titled |= script.lines.last().is_some_and(|l| l.kind != LineKind::Row);
            }
            start += line.len();
        }
        script
    }

    fn plain_line(&mut self, range: Range<usize>, kind: LineKind, row: Option<usize>) {
        self.lines.push(Line {
            range,
            kind,
            row,
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

/// The heading at the start of a line: the number with its title, or with what stands
/// before a colon or a gap when a sentence follows on the line, or the number alone.
fn heading(words: &str, are_decimals_headings: bool) -> Option<&str> {
    let label = heading_label(words)?;
    if label.starts_with(|c: char| c.is_ascii_digit()) && !are_decimals_headings {
        return None;
    }
    let title = &words[label.len()..];
    let is_title = title.chars().count() <= HEADING_CHARACTERS
        && !title.contains(['。', '；', '，', '：', ':']);
    if is_title {
        return Some(words);
    }
    let lead = regex!(r"^[ 　\t]*[^\s。；，：:]{1,14}(?:[：:]|[ 　\t])").find(title);
    let end = lead.map_or(0, |m| m.end());
    let head = &words[..label.len() + end];
    Some(head.trim_end_matches(|c: char| c.is_whitespace() || "：:".contains(c)))
}

/// The number at the start of a heading: `第三条`, `三、`, `3.`.
pub(in crate::check) fn heading_label(words: &str) -> Option<&str> {
    let form = regex!(
        r"^(?:第[一二三四五六七八九十百零〇0-9]+条|[一二三四五六七八九十]+[、．.]|[0-9]{1,2}(?:[、．.](?:[^0-9.]|$)|[ 　]))"
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

/// 3 of `第三条 保修`, `三、保修` and `3. 保修`.
pub(super) fn heading_number(words: &str) -> Option<u32> {
    let label = heading_label(words)?;
    number(label.trim_matches(['第', '条', '、', '．', '.', ' ', '\u{3000}']))
}

/// Are lines like `3. 保修` the headings of this text? They are where no 第三条 or 三、
/// is, where several stand, and where they are no list: words stand between them.
fn has_decimal_headings(text: &str) -> bool {
    let other =
        regex!(r"(?m)^[\s]*(?:第[一二三四五六七八九十百零〇0-9]+条|[一二三四五六七八九十]+、)");
    let form =
        regex!(r"^[0-9]{1,2}(?:[.．、][ 　\t]*|[ 　\t]+)[^0-9.．\s。；，：:][^。；，：:]{0,19}$");
    if other.is_match(text) {
        return false;
    }
    let (mut count, mut neighbours, mut was_heading) = (0, 0, false);
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let is_heading = form.is_match(line);
        count += u32::from(is_heading);
        neighbours += u32::from(is_heading && was_heading);
        was_heading = is_heading;
    }
    count >= 3 && neighbours <= count / 3
}

/// What a line that is no heading is.
fn kind(words: &str) -> LineKind {
    let annex = regex!(r"^附[件表][一二三四五六七八九十0-9]*([：:\s]|$)");
    let signing = regex!(
        r"^[\u4E00-\u9FFF（）()、/]{0,24}(?:盖章|签字|签章|签名|公章|签署|捺印|手印)[\u4E00-\u9FFF、/]{0,8}[）)]?[ 　]*[：:]|^(甲|乙|丙|丁)方[（(](盖章|签字|签章|签名|公章)|^[\u4E00-\u9FFF]{2,8}[（(][^（）()：]{0,8}(?:盖章|签字|签章|签名|公章)[^（）()：]{0,8}[）)]$|^[\u4E00-\u9FFF]{2,8}(?:[（(][^（）()]{1,8}[）)])?[：:][ 　_]*[（(](?:盖章|签字|签章|签名|公章)"
    );
    let row = regex!(r"^[^。；，：:]{1,16}[：:]");
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
