//! The JSON Schema of templates and drafts, generated from the types.

use crate::model::draft::Draft;

/// The schema as it stands in `assets/liyue.schema.json`.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Draft);
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is plain JSON");
    text.push('\n');
    text
}
