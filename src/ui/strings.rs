//! Everything a user reads in the window, in one catalogue: Chinese, and English
//! beside it. What agreements and problems say stands with them.

use super::commands::{Command, Words};
use crate::session::Message;

mod chinese;
mod english;

/// A language of the window. Agreements stay Chinese in either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 简体中文
    #[default]
    Chinese,
    /// English
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::Chinese, Language::English];

    /// The catalogue.
    pub fn strings(self) -> &'static Strings {
        match self {
            Language::Chinese => &chinese::STRINGS,
            Language::English => &english::STRINGS,
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Chinese => "简体中文",
            Language::English => "English",
        }
    }
}

/// The catalogue of one language.
#[expect(missing_docs, reason = "the name and the text say what each is")]
pub struct Strings {
    pub program: &'static str,
    pub slogan: &'static str,
    pub command: fn(Command) -> Words,
    pub menus: [&'static str; 4],
    pub language: &'static str,
    pub appearance: &'static str,
    pub light: &'static str,
    pub dark: &'static str,

    pub page_setup: &'static str,
    pub page_style: &'static str,
    pub style_commercial: &'static str,
    pub style_official: &'static str,
    pub kinsoku: &'static str,
    pub kinsoku_basic: &'static str,
    pub kinsoku_gb: &'static str,
    pub kinsoku_strict: &'static str,
    pub cover: &'static str,
    pub underline: &'static str,
    pub signing_page: &'static str,
    pub seam_seal: &'static str,

    pub cell: fn(column: &str, row: usize, table: &str) -> String,
    pub add_row: &'static str,
    pub add_row_to: fn(table: &str) -> String,
    pub remove_row: fn(row: usize, table: &str) -> String,
    pub remove_row_hint: &'static str,
    pub paste_rows: &'static str,

    pub gallery: &'static str,
    pub gallery_empty: &'static str,
    pub search: &'static str,
    pub search_empty: &'static str,
    pub start_draft: &'static str,
    pub fields_and_clauses: fn(fields: usize, clauses: usize) -> String,
    pub recent: &'static str,
    pub recent_empty: &'static str,
    pub missing_file: &'static str,
    pub open_file: &'static str,
    pub recovered: &'static str,
    pub recovered_why: &'static str,
    pub recover: &'static str,
    pub discard: &'static str,
    pub discard_for_good: &'static str,
    pub private: &'static str,

    pub untitled: &'static str,
    pub never_saved: &'static str,
    pub saved: &'static str,
    pub changed: &'static str,
    pub read_only: &'static str,

    pub title_part: &'static str,
    pub preamble_part: &'static str,
    pub signing_part: &'static str,
    pub clauses: &'static str,
    pub annexes: &'static str,
    pub switch_clause: fn(&str) -> String,

    pub why_here: &'static str,
    pub about_annex: &'static str,
    pub keep_clause: &'static str,
    pub clause_is_off: &'static str,
    pub words_of_part: &'static str,
    pub no_fields: &'static str,
    pub optional: &'static str,
    pub by_hand: &'static str,
    pub by_hand_of: fn(&str) -> String,
    pub by_hand_hint: &'static str,
    pub left_for_pen: &'static str,
    pub date_hint: &'static str,
    pub in_words: &'static str,
    pub yuan: &'static str,
    pub prints_as: &'static str,
    pub next_part: fn(&str) -> String,
    pub example: fn(&str) -> String,

    pub problems: &'static str,
    pub no_problems: &'static str,
    pub law_note: &'static str,
    pub error: &'static str,
    pub warning: &'static str,
    pub hint: &'static str,
    pub fix_preview: fn(before: &str, after: &str) -> String,
    pub fix_of: fn(fix: &str, message: &str) -> String,

    pub page: fn(usize) -> String,
    pub click_to_fill: fn(&str) -> String,
    pub click_to_edit: fn(&str) -> String,
    pub filled: fn(usize, usize) -> String,
    pub unfilled: fn(usize) -> String,
    pub errors: fn(usize) -> String,
    pub others: fn(usize) -> String,
    pub page_count: fn(usize) -> String,
    pub zoom: fn(u32) -> String,

    pub ok: &'static str,
    pub cancel: &'static str,
    pub save: &'static str,
    pub dont_save: &'static str,
    pub save_elsewhere: &'static str,
    pub overwrite: &'static str,
    pub unsaved_title: &'static str,
    pub unsaved: fn(&str) -> String,
    pub changed_on_disk_title: &'static str,
    pub changed_on_disk: fn(&str) -> String,
    pub errors_stand_title: &'static str,
    pub errors_stand: fn(usize) -> String,
    pub show_errors: &'static str,
    pub as_draft_copy: &'static str,
    pub path_to_open: &'static str,
    pub path_to_save: &'static str,
    pub path_to_export: &'static str,
    pub path_why: &'static str,
    pub path: &'static str,
    pub failed_title: &'static str,
    pub about: fn(version: &str) -> String,
    pub about_fonts: &'static str,
    pub close: &'static str,
    pub show_file: &'static str,
    pub dismiss: &'static str,
    pub draft_file: &'static str,
    pub pdf_file: &'static str,

    pub said: fn(&Message) -> String,
    pub printed: &'static str,
    pub opened_to_print: &'static str,
    pub print_failed: fn(path: &str) -> String,
}
