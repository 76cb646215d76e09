//! 立约: an editor for Chinese agreements. Modules in reading order.

pub mod app;
pub mod check;
pub mod cli;
pub mod fonts;
pub mod layout;
pub mod model;
pub mod pdf;
pub mod raster;
pub mod session;
pub mod store;
pub mod ui;
