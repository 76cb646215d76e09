//! The window in English.

use super::{Command, Strings, Words};
use crate::session::{ANSWER_MAX, Message};

pub(super) const STRINGS: Strings = Strings {
    program: "立约 Liyue",
    slogan: "Choose an agreement, fill it clause by clause, print what you see.",
    command,
    menus: ["File", "Edit", "View", "Help"],
    language: "Language",
    appearance: "Appearance",
    light: "Light",
    dark: "Dark",

    page_setup: "Pages",
    page_style: "Style",
    style_commercial: "Commercial contract: 12 pt, one and a half lines",
    style_official: "Official document: 16 pt, 22 lines a page",
    kinsoku: "Marks at the edges of lines",
    kinsoku_basic: "Basic",
    kinsoku_gb: "National standard",
    kinsoku_strict: "Strict",
    cover: "Cover page",
    underline: "Underline what is filled in",
    signing_page: "Signing block on a page of its own",
    seam_seal: "Room for a seal across all sheets",

    cell: |column, row, table| format!("{table}, row {row}: {column}"),
    add_row: "＋ Add a row",
    add_row_to: |table| format!("Add a row to {table}"),
    remove_row: |row, table| format!("Remove row {row} of {table}"),
    remove_row_hint: "Remove this row (can be undone)",
    paste_rows: "A block can be pasted from a spreadsheet",

    gallery: "New agreement",
    gallery_empty: "No templates were found. Install Liyue again, or open a draft.",
    search: "Find a template",
    search_empty: "No template matches. Try another word.",
    start_draft: "Start filling",
    fields_and_clauses: |fields, clauses| format!("{clauses} clauses · {fields} to fill"),
    recent: "Recent drafts",
    recent_empty: "Drafts you save are listed here, one click away next time.",
    missing_file: "The file was moved or deleted",
    open_file: "Open a draft…",
    recovered: "Drafts that were not saved",
    recovered_why: "The program ended unexpectedly last time; this was kept for you.",
    recover: "Recover",
    discard: "Discard",
    discard_for_good: "Discard for good",
    private: "Everything stays on this computer: no account, no network.",

    untitled: "Untitled draft",
    never_saved: "Not saved yet",
    saved: "Saved",
    changed: "Unsaved changes",
    read_only: "Read only",

    title_part: "Title and number",
    preamble_part: "Preamble",
    signing_part: "Signing",
    clauses: "Clauses",
    annexes: "Annexes",
    switch_clause: |name| format!("Keep: {name}"),

    why_here: "Why this is here",
    about_annex: "How it is used",
    keep_clause: "Keep this clause",
    clause_is_off: "This clause is left out and will not be printed; its answers are kept.",
    words_of_part: "The words as printed",
    no_fields: "There is nothing to fill in this part.",
    optional: "Optional",
    by_hand: "By hand",
    by_hand_of: |label| format!("By hand: {label}"),
    by_hand_hint: "Prints a rule to write on when signing",
    left_for_pen: "Left for the pen",
    date_hint: "Such as 2026年3月1日 or 2026-3-1",
    in_words: "In words",
    yuan: "元",
    prints_as: "Prints as",
    next_part: |name| format!("Next: {name}"),
    example: |example| format!("Such as {example}"),

    problems: "Checks",
    no_problems: "Nothing found. Ready to print and sign.",
    law_note: "For reference only; not legal advice",
    error: "Mend",
    warning: "Consider",
    hint: "Advice",
    fix_preview: |before, after| format!("{before} → {after}"),
    fix_of: |fix, message| format!("{fix} ({message})"),

    page: |n| format!("Page {n}"),
    click_to_fill: |label| format!("{label}: click to fill"),
    click_to_edit: |label| format!("{label}: click to edit"),
    filled: |n, of| format!("{n}/{of} filled"),
    unfilled: |n| format!("{n} to fill"),
    errors: |n| format!("{n} to mend"),
    others: |n| format!("{n} to consider"),
    page_count: |n| format!("Pages: {n}"),
    zoom: |percent| format!("{percent}%"),

    ok: "OK",
    cancel: "Cancel",
    save: "Save",
    dont_save: "Don't save",
    save_elsewhere: "Save a copy…",
    overwrite: "Overwrite with mine",
    unsaved_title: "Save your changes?",
    unsaved: |name| format!("“{name}” has unsaved changes. They are lost if you don't save."),
    changed_on_disk_title: "The file was changed elsewhere",
    changed_on_disk: |path| {
        format!(
            "Another window or program changed this file after you opened it. Overwriting loses those changes; a copy keeps both.\n{path}"
        )
    },
    errors_stand_title: "Something is still missing",
    errors_stand: |n| {
        format!(
            "{n} places must be mended before this can be signed. Look at them first, or make a copy with a draft watermark."
        )
    },
    show_errors: "Show them",
    as_draft_copy: "Make a draft copy",
    path_to_open: "Open a draft",
    path_to_save: "Save the draft",
    path_to_export: "Export PDF",
    path_why: "This computer has no file dialog; please type the full path of the file.",
    path: "Path",
    failed_title: "That did not work",
    about: |version| format!("立约 Liyue {version}: an editor for Chinese agreements"),
    about_fonts: "Fonts: Noto Serif SC and Noto Sans SC, SIL Open Font License 1.1. Program: MIT or Apache-2.0.",
    close: "Close",
    show_file: "Open its folder",
    dismiss: "Dismiss",
    draft_file: "Liyue draft",
    pdf_file: "PDF file",

    said,
    printed: "Sent to the printer.",
    opened_to_print: "No print command was found; the PDF was opened in its viewer. Please print there.",
    print_failed: |path| {
        format!(
            "There is no printer and no program to open a PDF. Export the PDF and print it on another computer.\n{path}"
        )
    },
};

fn command(command: Command) -> Words {
    let (label, tooltip) = match command {
        Command::New => ("New", "Back to the templates to start another agreement"),
        Command::Open => ("Open…", "Open a draft"),
        Command::Save => ("Save", "Save the draft to its file"),
        Command::SaveAs => ("Save as…", "Save another copy elsewhere"),
        Command::Export => ("Export PDF…", "Make a PDF to send to the other side"),
        Command::Print => ("Print…", "Print it for signing"),
        Command::Quit => ("Quit", "Close Liyue"),
        Command::Undo => ("Undo", "Take back the last step"),
        Command::Redo => ("Redo", "Take back the last undo"),
        Command::ByHand => ("By hand", "Print this one as a rule to write on"),
        Command::NextProblem => ("Next problem", "Go to the next place to mend"),
        Command::PreviousProblem => ("Previous problem", "Go to the place to mend before"),
        Command::ZoomIn => ("Zoom in", "Larger pages"),
        Command::ZoomOut => ("Zoom out", "Smaller pages"),
        Command::FitWidth => ("Fit width", "Pages as wide as their column"),
        Command::About => ("About Liyue", "Version, fonts and licences"),
    };
    Words { label, tooltip }
}

fn said(message: &Message) -> String {
    match message {
        Message::AnswerCut => {
            format!("An answer takes {ANSWER_MAX} characters at most; the rest was not taken.")
        }
        Message::ReadOnly => {
            "A newer version saved this draft: it can only be viewed. Update to change it.".into()
        }
        Message::OpenedReadOnly => {
            "A newer version saved this draft: view, export and print only.".into()
        }
        Message::Fixed => "Done as suggested; undo takes it back.".into(),
        Message::NoProblems => "No problems found.".into(),
        Message::Recovered => "Unsaved work was recovered. Please save it soon.".into(),
        Message::Saved => "Saved.".into(),
        Message::Exported => "The PDF was exported.".into(),
        Message::Printed(words) => words.clone(),
    }
}
