//! Templates and samples that come with the program.

use std::path::Path;

use super::open::parse;
use crate::model::draft::Draft;

const TEMPLATES: [(&str, &str); 1] = [(
    "as03_boiler.json",
    include_str!("../../assets/templates/as03_boiler.json"),
)];

const SAMPLES: [(&str, &str); 2] = [
    (
        "as03_boiler.liyue",
        include_str!("../../assets/samples/as03_boiler.liyue"),
    ),
    (
        "as03_boiler_first_day.liyue",
        include_str!("../../assets/samples/as03_boiler_first_day.liyue"),
    ),
];

/// The templates, in the order of the gallery.
pub fn templates() -> Vec<Draft> {
    TEMPLATES
        .iter()
        .map(|(name, text)| read(name, text))
        .collect()
}

/// Filled drafts by file name: of each template one complete and one as of the
/// first day.
pub fn samples() -> Vec<(&'static str, Draft)> {
    SAMPLES
        .iter()
        .map(|(name, text)| (*name, read(name, text)))
        .collect()
}

fn read(name: &str, text: &str) -> Draft {
    parse(Path::new(name), text.as_bytes())
        .expect("a test opens every built-in file")
        .0
}
