//! What a character is to the composer, and what its class allows beside it:
//! 行首行尾禁则, 标点挤压, 分离禁则 (clreq §3.1.4–3.1.6, GB/T 15834—2011 §5.1).

use crate::model::draft::Kinsoku;

/// The class of an item of a line. It decides where a line may break, how much
/// blank the frame holds and where space may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// 开始夹注符号: blank in the left half of the frame.
    Open,
    /// 结束夹注符号: blank in the right half.
    Close,
    /// ，、；：— blank in the right half, may be squeezed inside a line.
    Comma,
    /// 。！？ — blank in the right half, kept inside a line.
    Stop,
    /// 间隔号, set half an em wide.
    MidDot,
    /// 连接号: ～ – －.
    Connector,
    /// 分隔号 ／.
    Solidus,
    /// 破折号, one piece of two ems.
    Dash,
    /// 省略号, one piece of two ems.
    Ellipsis,
    /// ￥ № and the like: stay with what follows.
    Prefix,
    /// ％ ℃ ‰ and the like: stay with what precedes.
    Postfix,
    /// U+3000.
    WideSpace,
    /// Anything set on the em square.
    Han,
    /// A shaped piece of Western text.
    Western,
    /// Part of a ruled blank.
    Blank,
    /// Fixed space that holds two items together (between a number and its heading).
    Fixed,
}

/// Class of a character; `None` when it belongs to Western text.
pub(super) fn classify(c: char) -> Option<Class> {
    Some(match c {
        '“' | '‘' | '（' | '《' | '〈' | '【' | '〔' | '「' | '『' | '〖' | '［' | '｛' => {
            Class::Open
        }
        '”' | '’' | '）' | '》' | '〉' | '】' | '〕' | '」' | '』' | '〗' | '］' | '｝' => {
            Class::Close
        }
        '，' | '、' | '；' | '：' => Class::Comma,
        '。' | '！' | '？' | '．' => Class::Stop,
        '·' | '・' | '‧' => Class::MidDot,
        '～' | '〜' | '–' | '－' => Class::Connector,
        '／' => Class::Solidus,
        '—' | '―' | '⸺' => Class::Dash,
        '…' | '⋯' => Class::Ellipsis,
        '￥' | '＄' | '＃' | '№' => Class::Prefix,
        '％' | '‰' | '℃' | '°' | '㎡' | '㎏' | '㎜' => Class::Postfix,
        '\u{3000}' => Class::WideSpace,
        _ if is_wide(c) => Class::Han,
        _ => return None,
    })
}

/// Ideographs, kana, full-width forms, enclosed numbers, geometric shapes.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x2160..=0x217F | 0x2460..=0x24FF | 0x25A0..=0x27BF | 0x2E80..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF01..=0xFF60
        | 0xFFE0..=0xFFE6 | 0x1F000..=0x1FAFF | 0x20000..=0x3FFFF)
}

/// Characters that draw nothing and take no room: controls, zero-width spaces
/// and joiners, direction marks, variation selectors. Left out of the page.
pub(super) fn is_invisible(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(u32::from(c),
            0xAD | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
            | 0xFE00..=0xFE0F | 0xFEFF | 0xE0000..=0xE0FFF)
}

impl Class {
    /// Blank halves of the frame in thousandths of an em that may be cut: left, right.
    pub(super) fn blank(self) -> (i32, i32) {
        match self {
            Class::Open => (500, 0),
            Class::Close | Class::Comma | Class::Stop => (0, 500),
            _ => (0, 0),
        }
    }

    /// A mark that shares blank with a neighbouring mark (标点挤压).
    pub(super) fn is_mark(self) -> bool {
        matches!(
            self,
            Class::Open | Class::Close | Class::Comma | Class::Stop | Class::MidDot
        )
    }

    fn may_start_line(self, level: Kinsoku) -> bool {
        match self {
            Class::Close
            | Class::Comma
            | Class::Stop
            | Class::MidDot
            | Class::Connector
            | Class::Solidus
            | Class::Postfix
            | Class::WideSpace
            | Class::Fixed => false,
            Class::Dash | Class::Ellipsis => level < Kinsoku::Strict,
            _ => true,
        }
    }

    fn may_end_line(self, level: Kinsoku) -> bool {
        match self {
            Class::Open | Class::Prefix | Class::Fixed => false,
            Class::Solidus => level < Kinsoku::Gb,
            _ => true,
        }
    }
}

/// May a line end between two neighbours?
pub(super) fn may_break(a: Class, b: Class, level: Kinsoku) -> bool {
    a.may_end_line(level) && b.may_start_line(level)
}

/// Cost of parting two characters that read as one thing (the unit is that of
/// the composer's costs: a line stretched by a tenth of an em per gap costs 25).
const TIED: i32 = 250;
/// Cost of parting a number from 年月日元％: more than any line but a gaping one.
const UNIT_TIED: i32 = 8_000;
/// Characters written as part of a Chinese number.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟";
/// Units that stay with their number (分离禁则).
const UNITS: &str = "年月日号元角分％%";
/// Counters that had better stay with their number.
const COUNTERS: &str = "个条款项份台套件名天周倍米吨";

/// Half-width marks that hold to what precedes, and to what follows, as the
/// full-width ones do.
const HALF_CLOSING: &str = ")]},.;:!?%";
const HALF_OPENING: &str = "([{";

/// Does 中西间距 stand beside this character of a Western text? Marks have none.
pub(super) fn is_spaced(c: char) -> bool {
    !HALF_CLOSING.contains(c) && !HALF_OPENING.contains(c) || c == '%'
}

/// Cost of a line ending between two characters, 0 when they are not tied;
/// `None` forbids it.
pub(super) fn tie(a: char, b: char) -> Option<i32> {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let is_enclosed = |c: char| matches!(c, '①'..='⒛');
    let is_numeral = |c: char| is_digit(c) || NUMERALS.contains(c);
    if is_digit(a) && is_digit(b) || HALF_CLOSING.contains(b) || HALF_OPENING.contains(a) {
        return None;
    }
    if is_enclosed(a) && is_enclosed(b) {
        return Some(UNIT_TIED);
    }
    if is_numeral(a) && UNITS.contains(b) {
        return Some(UNIT_TIED);
    }
    if is_numeral(a) && (is_numeral(b) || COUNTERS.contains(b)) || a == '第' && is_numeral(b) {
        return Some(TIED);
    }
    if "年月".contains(a) && b.is_ascii_digit() {
        return Some(TIED / 2);
    }
    Some(0)
}

/// May extra space open up between these neighbours when a line is stretched?
pub(super) fn may_stretch(a: Class, b: Class) -> bool {
    let rigid = |c| {
        matches!(
            c,
            Class::Connector | Class::Solidus | Class::WideSpace | Class::Fixed
        )
    };
    !(rigid(a)
        || rigid(b)
        || a == Class::Prefix
        || b == Class::Postfix
        || (a == Class::Western && b == Class::Western)
        || (a == Class::Blank && b == Class::Blank))
}
