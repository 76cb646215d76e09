//! Shared parts of the built-in templates: a template names a module, and the
//! module's fields, clauses and annexes take the place of the name. What comes out
//! is an agreement like any other; a draft never refers to a module.
//!
//! An item `{"include": "term", "with": {"what": "维护"}, "heading": "维护期限"}` among a
//! template's fields, clauses or annexes is replaced by the module's items of that
//! kind. `with` gives the module's parameters, `$(what)` in its texts; a list that
//! stands alone in a list is spliced. Other keys override keys of the one item. The
//! fields of modules follow the template's own, unless the template has a field of
//! that id.

use serde_json::{Map, Value};

/// Why a template cannot be put together.
#[derive(Debug, PartialEq, thiserror::Error)]
pub(super) enum IncludeError {
    /// No module of that name.
    #[error("no module {0}")]
    Module(String),
    /// The text of a module asks for a parameter that nobody gave.
    #[error("no value for $({0})")]
    Parameter(String),
    /// A parameter or key was given that the module has no use for.
    #[error("module {module} has no use for {name}")]
    Useless {
        /// The module.
        module: String,
        /// The parameter or key.
        name: String,
    },
}

/// Puts a template together from its source and the modules it names.
pub(super) fn expand(
    mut template: Value,
    module: impl Fn(&str) -> Option<Value>,
) -> Result<Value, IncludeError> {
    let Some(agreement) = template.get_mut("agreement").and_then(Value::as_object_mut) else {
        return Ok(template);
    };
    let mut fields = Vec::new();
    let mut further = Vec::new();
    for item in list(agreement, "fields") {
        match included(&item, &module)? {
            Some(mut parts) => further.extend(list(&mut parts, "fields")),
            None => fields.push(item),
        }
    }
    for kind in ["clauses", "annexes"] {
        let mut items = Vec::new();
        for item in list(agreement, kind) {
            match included(&item, &module)? {
                Some(mut parts) => {
                    items.extend(overridden(list(&mut parts, kind), &item)?);
                    further.extend(list(&mut parts, "fields"));
                }
                None => items.push(item),
            }
        }
        agreement.insert(kind.into(), items.into());
    }
    for field in further {
        if !fields.iter().any(|f| f["id"] == field["id"]) {
            fields.push(field);
        }
    }
    agreement.insert("fields".into(), fields.into());
    Ok(template)
}

/// Takes the list that stands under a key; none when there is none.
fn list(object: &mut Map<String, Value>, key: &str) -> Vec<Value> {
    match object.get_mut(key).map(Value::take) {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    }
}

/// The parts of the module that this item names, its parameters put in.
fn included(
    item: &Value,
    module: impl Fn(&str) -> Option<Value>,
) -> Result<Option<Map<String, Value>>, IncludeError> {
    let Some(name) = item.get("include").and_then(Value::as_str) else {
        return Ok(None);
    };
    let Some(Value::Object(mut parts)) = module(name) else {
        return Err(IncludeError::Module(name.into()));
    };
    parts.remove("about");
    let mut parameters = match parts.remove("defaults") {
        Some(Value::Object(defaults)) => defaults,
        _ => Map::new(),
    };
    if let Some(given) = item.get("with").and_then(Value::as_object) {
        let text = Value::Object(parts.clone()).to_string();
        for (key, value) in given {
            if !text.contains(&format!("$({key})")) {
                let (module, name) = (name.into(), key.clone());
                return Err(IncludeError::Useless { module, name });
            }
            parameters.insert(key.clone(), value.clone());
        }
    }
    match substituted(&Value::Object(parts), &parameters)? {
        Value::Object(parts) => Ok(Some(parts)),
        _ => Ok(None),
    }
}

/// Puts the keys beside `include` in the place of the item's own.
fn overridden(mut items: Vec<Value>, item: &Value) -> Result<Vec<Value>, IncludeError> {
    let keys = item.as_object().into_iter().flatten();
    for (key, value) in keys.filter(|(key, _)| !matches!(key.as_str(), "include" | "with")) {
        match items.as_mut_slice() {
            [Value::Object(only)] => only.insert(key.clone(), value.clone()),
            _ => {
                return Err(IncludeError::Useless {
                    module: item["include"].as_str().unwrap_or_default().into(),
                    name: key.clone(),
                });
            }
        };
    }
    Ok(items)
}

fn substituted(value: &Value, with: &Map<String, Value>) -> Result<Value, IncludeError> {
    Ok(match value {
        Value::String(text) => substituted_text(text, with)?.into(),
        Value::Array(items) => {
            let mut out = Vec::with_capacity(items.len());
            for item in items {
                let alone = item.as_str().and_then(parameter_alone);
                match alone.and_then(|name| with.get(name)) {
                    Some(Value::Array(spliced)) => out.extend(spliced.iter().cloned()),
                    _ => out.push(substituted(item, with)?),
                }
            }
            out.into()
        }
        Value::Object(object) => {
            let mut out = Map::new();
            for (key, value) in object {
                out.insert(key.clone(), substituted(value, with)?);
            }
            out.into()
        }
        other => other.clone(),
    })
}

/// `what` of a text that is nothing but `$(what)`.
fn parameter_alone(text: &str) -> Option<&str> {
    let name = text.strip_prefix("$(")?.strip_suffix(')')?;
    (!name.contains(')')).then_some(name)
}

fn substituted_text(text: &str, with: &Map<String, Value>) -> Result<String, IncludeError> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("$(") {
        let (name, after) = after.split_once(')').unwrap_or((after, ""));
        let value = with.get(name).and_then(Value::as_str);
        out.push_str(before);
        out.push_str(value.ok_or_else(|| IncludeError::Parameter(name.into()))?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn module(name: &str) -> Option<Value> {
        (name == "term").then(|| {
            json!({
                "about": "how long",
                "defaults": {"who": "双方", "rows": []},
                "clauses": [{
                    "id": "term",
                    "heading": "期限",
                    "body": [
                        {"paragraph": "$(what)由$(who)续期。"},
                        {"particulars": ["days", "$(rows)"]}
                    ]
                }],
                "fields": [{"id": "days", "default": "30"}]
            })
        })
    }

    fn agreement(fields: Value, clauses: Value) -> Value {
        json!({"agreement": {"fields": fields, "clauses": clauses}})
    }

    #[test]
    fn a_module_takes_the_place_of_its_name_and_brings_its_fields() {
        let source = agreement(
            json!([{"id": "own"}]),
            json!([
                {"include": "term", "with": {"what": "维护", "rows": ["a", "b"]}, "heading": "维护期限"},
                {"id": "last"}
            ]),
        );
        let expanded = expand(source, module).expect("all is given");
        let expected = json!({"agreement": {
            "fields": [{"id": "own"}, {"id": "days", "default": "30"}],
            "clauses": [
                {
                    "id": "term",
                    "heading": "维护期限",
                    "body": [
                        {"paragraph": "维护由双方续期。"},
                        {"particulars": ["days", "a", "b"]}
                    ]
                },
                {"id": "last"}
            ],
            "annexes": []
        }});
        assert_eq!(expanded, expected);
    }

    #[test]
    fn a_template_s_own_field_stands_before_the_module_s() {
        let source = agreement(
            json!([{"id": "days", "default": "15"}]),
            json!([{"include": "term", "with": {"what": "维护"}}]),
        );
        let expanded = expand(source, module).expect("all is given");
        let fields = &expanded["agreement"]["fields"];
        assert_eq!(*fields, json!([{"id": "days", "default": "15"}]));
    }

    #[test]
    fn what_is_missing_or_useless_is_named() {
        let of = |clause: Value| expand(agreement(json!([]), json!([clause])), module).err();
        let missing = of(json!({"include": "terms"}));
        assert_eq!(missing, Some(IncludeError::Module("terms".into())));
        let open = of(json!({"include": "term"}));
        assert_eq!(open, Some(IncludeError::Parameter("what".into())));
        let useless = of(json!({"include": "term", "with": {"what": "维护", "whom": "甲方"}}));
        let (module, name) = ("term".into(), "whom".into());
        assert_eq!(useless, Some(IncludeError::Useless { module, name }));
    }
}
