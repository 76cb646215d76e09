//! Templates and samples that come with the program. Templates share parts, see
//! [`include`]; samples hold answers alone.

mod include;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::model::draft::{Answer, Draft, Id};

/// The files of a folder of `assets`, by name without ending.
macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/", $folder, "/", $name, ".json")))),*]
    };
}

/// File names without ending, and contents.
type Files = &'static [(&'static str, &'static str)];

/// The templates and their samples, each from the one list of names in the order of
/// the gallery.
macro_rules! agreements {
    ($($name:literal),* $(,)?) => {
        const TEMPLATES: Files = files!["templates": $($name),*];
        const SAMPLES: Files = files!["samples": $($name),*];
    };
}

agreements![
    "as01_consumer_goods",
    "as02_village_house",
    "as03_boiler",
    "as04_dealer_service_1pct",
    "as05_auto_outsourcing",
    "as06_brand_dealer_budget",
    "as07_cctv_maintenance",
    "as08_service_commitment",
    "as09_website_maintenance",
    "as10_finance_software",
    "as11_phone_service_centre",
];

const MODULES: Files = files!["modules":
    "assignment",
    "bank",
    "brand_use",
    "company",
    "compliance",
    "confidentiality",
    "data_consumer",
    "data_entrusted",
    "data_parties",
    "dispute_business",
    "dispute_consumer",
    "effect_business",
    "effect_consumer",
    "force_majeure",
    "form_acceptance",
    "form_authorisation",
    "form_inspection",
    "form_loan",
    "form_old_parts",
    "form_parts",
    "form_profit",
    "form_quality",
    "form_repair",
    "form_repair_user",
    "form_returns",
    "form_settlement",
    "form_training",
    "head",
    "invoice",
    "late_payment",
    "liability_cap",
    "notices",
    "person",
    "sign_company",
    "sign_person",
    "term",
    "termination",
];

/// Which sample of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Everything answered.
    Filled,
    /// What a business knows on the first day.
    FirstDay,
}

/// A file of `assets/samples`: answers to one template.
#[derive(Deserialize)]
struct SampleAnswers {
    /// Optional clauses and annexes that are switched off in both.
    #[serde(default)]
    off: Vec<Id>,
    filled: BTreeMap<Id, Answer>,
    first_day: BTreeMap<Id, Answer>,
}

/// The templates, in the order of the gallery.
pub fn templates() -> Vec<Draft> {
    TEMPLATES
        .iter()
        .map(|(_, text)| put_together(text))
        .collect()
}

/// The template of that id.
pub fn template(id: &str) -> Option<Draft> {
    content(TEMPLATES, id).map(put_together)
}

/// A sample draft of the template of that id.
pub fn sample(id: &str, which: Sample) -> Option<Draft> {
    let mut draft = Draft::from_template(&template(id)?);
    let answers: SampleAnswers =
        serde_json::from_str(content(SAMPLES, id)?).expect("a test opens every sample");
    draft.answers.extend(match which {
        Sample::Filled => answers.filled,
        Sample::FirstDay => answers.first_day,
    });
    let agreement = &mut draft.agreement;
    let clauses = agreement.clauses.iter_mut().map(|c| (&c.id, &mut c.on));
    let annexes = agreement.annexes.iter_mut().map(|a| (&a.id, &mut a.on));
    for (_, on) in clauses
        .chain(annexes)
        .filter(|(id, _)| answers.off.contains(id))
    {
        *on = false;
    }
    Some(draft)
}

fn content(files: Files, name: &str) -> Option<&'static str> {
    let found = files.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| *text)
}

fn put_together(source: &str) -> Draft {
    let json = |text: &str| -> Value {
        serde_json::from_str(text).expect("a test opens every built-in file")
    };
    let module = |name: &str| content(MODULES, name).map(json);
    let whole = include::expand(json(source), module).expect("a test opens every template");
    serde_json::from_value(whole).expect("a test opens every template")
}
