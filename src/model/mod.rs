//! What an agreement is: the format of templates and drafts, the values their
//! fields take, and `fill`, which turns a draft into the article that is printed.
//!
//! Pure: no files, no clock, no window, no fonts. Content that is wrong is data
//! for `check`, never an error here.

pub mod agreement;
pub mod draft;
pub mod page_setup;
pub mod text;
pub mod value;

pub mod article;
pub mod fill;
pub mod parts;
pub mod wording;
