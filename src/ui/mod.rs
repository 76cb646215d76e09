//! The window's content: start screen, outline, form, pages, problems.
//!
//! Functions here take `&Session` and push [`Action`](crate::session::action::Action)s;
//! none changes the draft, reads a file or opens a window. What only widgets know
//! is in [`memory`].

pub mod bar;
pub mod commands;
pub mod composition;
pub mod controls;
pub mod dialogs;
pub mod editor;
pub mod fields;
pub mod fonts;
pub mod form;
pub mod memory;
pub mod outline;
pub mod page_setup;
pub mod preview;
pub mod probe;
pub mod problems;
pub mod start;
pub mod strings;
pub mod strip;
pub mod table;
pub mod theme;
pub mod thumbnails;
pub mod toasts;

pub use editor::Editor;
