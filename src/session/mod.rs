//! The functional core of the editor.
pub mod action;
