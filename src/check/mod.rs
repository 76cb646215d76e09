//! Problems: what is missing or wrong in an agreement, where, why, and what to do.
//!
//! Pure. Rules stand one a file under `rules/`, named for the fault, and are
//! registered in [`RULES`]. A rule's doc comment is its specification;
//! `docs/rules.md` is made from them. Rules on fields read a draft's fields and
//! answers; rules on words read the [`script`], which a draft and a plain text file
//! both have.

mod finding;
mod problem;
mod rules;
mod script;
mod search;
mod subject;
#[cfg(test)]
mod testing;
mod widen;

use jiff::civil::Date;

use self::{script::Script, subject::Subject, widen::Widened};
use crate::{
    fonts::Fonts,
    model::{
        article::{Article, Place},
        draft::Draft,
    },
};

pub use finding::{Finding, Replacement};
pub use problem::{Citation, Confidence, Fix, FixChange, Problem, Severity};
pub use subject::progress;

/// A pattern that is compiled once.
macro_rules! regex {
    ($pattern:literal) => {{
        static PATTERN: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
            regex::Regex::new($pattern).expect("the pattern is a literal that a test compiles")
        });
        &*PATTERN
    }};
}
use regex;

/// One rule: what it is called and what it finds.
pub struct Rule {
    /// The rule's name, also the name of its file.
    pub name: &'static str,
    run: Run,
}

/// Reads the fields and answers of a draft.
type ReadFields = fn(&Subject<'_>, &mut Vec<Problem>);
/// Reads the words of any agreement.
type ReadWords = fn(&Script<'_>, &mut Vec<Finding>);

/// How a rule finds what it reports.
#[derive(Clone, Copy)]
enum Run {
    /// From the fields and answers of a draft.
    Fields(ReadFields),
    /// From the words of any agreement.
    Words(ReadWords),
}

impl Rule {
    /// Does the rule read words alone, so that it also reads plain text files?
    pub fn reads_words(&self) -> bool {
        matches!(self.run, Run::Words(_))
    }
}

/// The table of rules, each named like its module under `rules`.
macro_rules! rules {
    (fields: $($field:ident),*; words: $($word:ident),*;) => {
        &[
            $(Rule { name: stringify!($field), run: Run::Fields(rules::$field::run) },)*
            $(Rule { name: stringify!($word), run: Run::Words(rules::$word::run) },)*
        ]
    };
}

/// Every rule. Reading this table is reading what is checked.
pub const RULES: &[Rule] = rules![
    fields:
        missing_answer,
        amount_unreadable,
        number_unreadable,
        bank_account_invalid,
        id_number_shared,
        choice_unknown,
        reference_to_missing_clause,
        reference_to_absent_clause,
        slot_without_field,
        table_row_too_long,
        agreement_too_long,
        character_not_in_fonts,
        date_impossible,
        end_before_start,
        phone_number_invalid,
        email_invalid,
        id_number_invalid,
        credit_code_invalid;
    words:
        typed_reference_to_missing_clause,
        clause_number_typed,
        annex_missing,
        annex_unnamed,
        clause_number_skipped,
        clause_number_doubled,
        clause_empty,
        brackets_unbalanced,
        half_width_mark,
        mark_doubled,
        space_inside_words,
        sentence_breaks_off,
        typing_slip,
        heading_repeated,
        sentence_repeated,
        title_roles_mismatch,
        text_after_its_end,
        agreement_word_mixed,
        item_number_skipped,
        item_number_doubled,
        typed_reference_to_missing_item,
        typed_reference_to_missing_row,
        reference_off_topic,
        table_missing,
        list_count_wrong,
        clause_count_wrong,
        clause_refers_to_itself,
        pre1999_contract_law_cited,
        judicial_interpretation_repealed,
        arbitration_law_article_outdated,
        civil_procedure_article_outdated,
        vat_regulation_repealed,
        car_warranty_rule_replaced,
        car_guarantee_short,
        trademark_article_expiring,
        old_agency_name_used,
        double_compensation_outdated,
        arbitration_and_court_both,
        arbitration_body_missing,
        arbitration_body_invalid,
        arbitration_bodies_two,
        arbitration_city_ambiguous,
        award_appeal_clause,
        ad_hoc_arbitration_chosen,
        court_vague,
        court_not_existing,
        court_level_chosen,
        court_place_unconnected,
        real_estate_court_elsewhere,
        signing_place_blank,
        dispute_clause_missing,
        amount_words_mismatch,
        amount_words_irregular,
        amount_figures_differ,
        amount_unit_missing,
        parties_identical,
        party_name_differs,
        party_unknown,
        particular_differs,
        card_tail_differs,
        identifier_differs,
        area_differs,
        term_defined_not_used,
        term_defined_twice,
        term_used_not_defined,
        shares_not_hundred,
        instalments_not_total,
        quantity_price_mismatch,
        table_total_mismatch,
        annex_total_differs,
        typed_end_before_start,
        term_end_mismatch,
        notice_days_conflict,
        payment_days_conflict,
        guarantee_period_differs,
        event_dates_differ,
        computed_date_wrong,
        term_parts_mismatch,
        interest_rates_differ,
        deposit_differs,
        weight_unit_differs,
        parts_total_differs,
        role_swapped,
        clause_of_another_agreement,
        copies_count_mismatch,
        tiers_overlap,
        tiers_gap,
        blank_left_open,
        placeholder_value,
        drafting_note_left,
        ditto_without_above,
        typed_id_number_invalid,
        typed_credit_code_invalid,
        credit_code_doubtful,
        typed_phone_invalid,
        typed_email_invalid,
        postcode_invalid,
        bank_card_check_failed,
        typed_date_impossible,
        amount_separators_wrong,
        amount_decimals_too_many,
        date_style_mixed,
        year_abbreviated,
        vin_check_failed,
        land_ownership_sold,
        homestead_buyer_outside_collective,
        new_homestead_promised,
        coowner_consent_missing,
        collective_consent_missing,
        title_particulars_missing,
        resettlement_all_to_buyer,
        house_committee_mediation_called_final,
        excess_personal_data,
        personal_data_purpose_missing,
        entrusted_data_terms_missing,
        data_sharing_without_consent,
        password_demanded,
        footage_secrecy_missing,
        sign_and_seal_ambiguous,
        wrong_seal_type,
        legal_person_label,
        agent_authority_missing,
        page_count_typed,
        signature_block_incomplete,
        signing_block_missing,
        party_identity_missing,
        minor_party,
        sole_signature_both_sides,
        core_term_missing,
        breach_clause_missing,
        vague_deadline,
        effective_date_undefined,
        deposit_exceeds_twenty_percent,
        deposit_word_confused,
        deposit_and_penalty_cumulated,
        security_words_confused,
        penalty_rate_high,
        penalty_share_high,
        penalty_called_fine,
        penalty_adjustment_waived,
        final_interpretation_reserved,
        standard_terms_denied,
        injury_liability_excluded,
        gross_negligence_excluded,
        blanket_exclusion,
        exclusion_not_conspicuous,
        consumer_return_denied,
        distance_return_denied,
        invoice_refused,
        repair_freight_on_consumer,
        consumer_return_period_short,
        guarantee_from_purchase,
        voucher_only_service,
        force_majeure_overbroad,
        force_majeure_notice_missing,
        limitation_period_altered,
        termination_one_sided,
        automatic_termination,
        renewal_without_window,
        repeated_breach_undefined,
        acceleration_below_one_fifth,
        inspection_period_short,
        payment_when_paid,
        late_payment_rate_missing,
        profit_share_partnership,
        forfeiture_by_lateness,
        lease_over_twenty_years,
        loan_interest_prededucted,
        entire_agreement_with_consumer,
        liability_to_third_parties,
        repealed_statute_cited;
];

/// Everything wrong with a draft, in the order of the page.
pub fn check(draft: &Draft, article: &Article, fonts: &Fonts, today: Date) -> Vec<Problem> {
    let subject = Subject::new(draft, article, fonts, today);
    let script = Script::of_article(draft, article, today);
    let mut problems = Vec::new();
    let mut findings = Vec::new();
    for rule in RULES {
        match rule.run {
            Run::Fields(run) => run(&subject, &mut problems),
            Run::Words(run) => run(&script, &mut findings),
        }
    }
    let mut seen: Vec<(&str, Place, String)> = Vec::new();
    for finding in findings {
        let problem = finding.into_problem(&script, draft);
        // An answer printed in several places is one problem, where it is first.
        let key = (problem.rule, problem.place.clone(), problem.words.clone());
        let known = key.1.field.is_some()
            && seen.iter().any(|(rule, place, words)| {
                *rule == key.0 && place.field == key.1.field && *words == key.2
            });
        if !known {
            seen.push(key);
            problems.push(problem);
        }
    }
    let order = subject.page_order();
    let position = |place: &Place| {
        let at = |p: &Place| order.iter().position(|o| o == p);
        at(place)
            .or_else(|| at(&Place::part(place.part.clone())))
            .unwrap_or(order.len())
    };
    problems.sort_by_cached_key(|p| (position(&p.place), p.severity));
    problems
}

/// A finding in a plain text file, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct TextFinding {
    /// What was found; `at` counts bytes of the text.
    pub finding: Finding,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// What the rules on words find in a plain text, a paragraph a line, in its order.
pub fn check_text(text: &str, today: Date) -> Vec<TextFinding> {
    let script = Script::of_text(text, today);
    let widened = Widened::of(&script);
    let wide = widened.as_ref().map(|w| Script::of_text(&w.text, today));
    let mut findings = Vec::new();
    for rule in RULES {
        let Run::Words(run) = rule.run else { continue };
        match (&widened, &wide) {
            (Some(widened), Some(wide)) if rule.name != "half_width_mark" => {
                let known = findings.len();
                run(wide, &mut findings);
                for finding in &mut findings[known..] {
                    finding.at = widened.back(&finding.at);
                }
            }
            _ => run(&script, &mut findings),
        }
    }
    findings.sort_by_key(|f| (f.at.start, f.severity, f.at.end));
    let place = |finding: Finding| {
        let (line, column) = script.line_and_column(finding.at.start);
        TextFinding {
            finding,
            line,
            column,
        }
    };
    findings.into_iter().map(place).collect()
}
