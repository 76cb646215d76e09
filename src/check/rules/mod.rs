//! One rule a file. A rule reads the [`Subject`](super::Subject) and reports; it
//! changes nothing and fails never.

pub(super) mod acceleration_below_one_fifth;
pub(super) mod ad_hoc_arbitration_chosen;
pub(super) mod agent_authority_missing;
pub(super) mod agreement_too_long;
pub(super) mod agreement_word_mixed;
pub(super) mod amount_decimals_too_many;
pub(super) mod amount_figures_differ;
pub(super) mod amount_separators_wrong;
pub(super) mod amount_unit_missing;
pub(super) mod amount_unreadable;
pub(super) mod amount_words_irregular;
pub(super) mod amount_words_mismatch;
pub(super) mod annex_missing;
pub(super) mod annex_total_differs;
pub(super) mod annex_unnamed;
pub(super) mod arbitration_and_court_both;
pub(super) mod arbitration_bodies_two;
pub(super) mod arbitration_body_invalid;
pub(super) mod arbitration_body_missing;
pub(super) mod arbitration_city_ambiguous;
pub(super) mod arbitration_law_article_outdated;
pub(super) mod area_differs;
pub(super) mod automatic_termination;
pub(super) mod award_appeal_clause;
pub(super) mod bank_account_invalid;
pub(super) mod bank_card_check_failed;
pub(super) mod blank_left_open;
pub(super) mod blanket_exclusion;
pub(super) mod brackets_unbalanced;
pub(super) mod breach_clause_missing;
pub(super) mod car_guarantee_short;
pub(super) mod car_warranty_rule_replaced;
pub(super) mod card_tail_differs;
pub(super) mod character_not_in_fonts;
pub(super) mod choice_unknown;
pub(super) mod civil_procedure_article_outdated;
pub(super) mod clause_count_wrong;
pub(super) mod clause_empty;
pub(super) mod clause_number_doubled;
pub(super) mod clause_number_skipped;
pub(super) mod clause_number_typed;
pub(super) mod clause_of_another_agreement;
pub(super) mod clause_refers_to_itself;
pub(super) mod collective_consent_missing;
pub(super) mod computed_date_wrong;
pub(super) mod consumer_return_denied;
pub(super) mod consumer_return_period_short;
pub(super) mod coowner_consent_missing;
pub(super) mod copies_count_mismatch;
pub(super) mod core_term_missing;
pub(super) mod court_level_chosen;
pub(super) mod court_not_existing;
pub(super) mod court_place_unconnected;
pub(super) mod court_vague;
pub(super) mod credit_code_doubtful;
pub(super) mod credit_code_invalid;
pub(super) mod data_sharing_without_consent;
pub(super) mod date_impossible;
pub(super) mod date_style_mixed;
pub(super) mod deposit_and_penalty_cumulated;
pub(super) mod deposit_differs;
pub(super) mod deposit_exceeds_twenty_percent;
pub(super) mod deposit_word_confused;
pub(super) mod dispute_clause_missing;
pub(super) mod distance_return_denied;
pub(super) mod ditto_without_above;
pub(super) mod double_compensation_outdated;
pub(super) mod drafting_note_left;
pub(super) mod effective_date_undefined;
pub(super) mod email_invalid;
pub(super) mod end_before_start;
pub(super) mod entire_agreement_with_consumer;
pub(super) mod entrusted_data_terms_missing;
pub(super) mod event_dates_differ;
pub(super) mod excess_personal_data;
pub(super) mod exclusion_not_conspicuous;
pub(super) mod final_interpretation_reserved;
pub(super) mod footage_secrecy_missing;
pub(super) mod force_majeure_notice_missing;
pub(super) mod force_majeure_overbroad;
pub(super) mod forfeiture_by_lateness;
pub(super) mod gross_negligence_excluded;
pub(super) mod guarantee_from_purchase;
pub(super) mod guarantee_period_differs;
pub(super) mod half_width_mark;
pub(super) mod heading_repeated;
pub(super) mod homestead_buyer_outside_collective;
pub(super) mod house_committee_mediation_called_final;
pub(super) mod id_number_invalid;
pub(super) mod id_number_shared;
pub(super) mod identifier_differs;
pub(super) mod injury_liability_excluded;
pub(super) mod inspection_period_short;
pub(super) mod instalments_not_total;
pub(super) mod interest_rates_differ;
pub(super) mod invoice_refused;
pub(super) mod item_number_doubled;
pub(super) mod item_number_skipped;
pub(super) mod judicial_interpretation_repealed;
pub(super) mod land_ownership_sold;
pub(super) mod late_payment_rate_missing;
pub(super) mod lease_over_twenty_years;
pub(super) mod legal_person_label;
pub(super) mod liability_to_third_parties;
pub(super) mod limitation_period_altered;
pub(super) mod list_count_wrong;
pub(super) mod loan_interest_prededucted;
pub(super) mod mark_doubled;
pub(super) mod minor_party;
pub(super) mod missing_answer;
pub(super) mod new_homestead_promised;
pub(super) mod notice_days_conflict;
pub(super) mod number_unreadable;
pub(super) mod old_agency_name_used;
pub(super) mod page_count_typed;
pub(super) mod particular_differs;
pub(super) mod parties_identical;
pub(super) mod parts_total_differs;
pub(super) mod party_identity_missing;
pub(super) mod party_name_differs;
pub(super) mod party_unknown;
pub(super) mod password_demanded;
pub(super) mod payment_days_conflict;
pub(super) mod payment_when_paid;
pub(super) mod penalty_adjustment_waived;
pub(super) mod penalty_called_fine;
pub(super) mod penalty_rate_high;
pub(super) mod penalty_share_high;
pub(super) mod personal_data_purpose_missing;
pub(super) mod phone_number_invalid;
pub(super) mod placeholder_value;
pub(super) mod postcode_invalid;
pub(super) mod pre1999_contract_law_cited;
pub(super) mod profit_share_partnership;
pub(super) mod quantity_price_mismatch;
pub(super) mod real_estate_court_elsewhere;
pub(super) mod reference_off_topic;
pub(super) mod reference_to_absent_clause;
pub(super) mod reference_to_missing_clause;
pub(super) mod renewal_without_window;
pub(super) mod repair_freight_on_consumer;
pub(super) mod repealed_statute_cited;
pub(super) mod repeated_breach_undefined;
pub(super) mod resettlement_all_to_buyer;
pub(super) mod role_swapped;
pub(super) mod security_words_confused;
pub(super) mod sentence_breaks_off;
pub(super) mod sentence_repeated;
pub(super) mod shares_not_hundred;
pub(super) mod sign_and_seal_ambiguous;
pub(super) mod signature_block_incomplete;
pub(super) mod signing_block_missing;
pub(super) mod signing_place_blank;
pub(super) mod slot_without_field;
pub(super) mod sole_signature_both_sides;
pub(super) mod space_inside_words;
pub(super) mod standard_terms_denied;
pub(super) mod table_missing;
pub(super) mod table_row_too_long;
pub(super) mod table_total_mismatch;
pub(super) mod term_defined_not_used;
pub(super) mod term_defined_twice;
pub(super) mod term_end_mismatch;
pub(super) mod term_parts_mismatch;
pub(super) mod term_used_not_defined;
pub(super) mod termination_one_sided;
pub(super) mod text_after_its_end;
pub(super) mod tiers_gap;
pub(super) mod tiers_overlap;
pub(super) mod title_particulars_missing;
pub(super) mod title_roles_mismatch;
pub(super) mod trademark_article_expiring;
pub(super) mod typed_credit_code_invalid;
pub(super) mod typed_date_impossible;
pub(super) mod typed_email_invalid;
pub(super) mod typed_end_before_start;
pub(super) mod typed_id_number_invalid;
pub(super) mod typed_phone_invalid;
pub(super) mod typed_reference_to_missing_clause;
pub(super) mod typed_reference_to_missing_item;
pub(super) mod typed_reference_to_missing_row;
pub(super) mod typing_slip;
pub(super) mod vague_deadline;
pub(super) mod vat_regulation_repealed;
pub(super) mod vin_check_failed;
pub(super) mod voucher_only_service;
pub(super) mod weight_unit_differs;
pub(super) mod wrong_seal_type;
pub(super) mod year_abbreviated;

use super::{
    Problem, Severity,
    subject::{Subject, problem},
};
use crate::model::{
    draft::{Field, Kind},
    value::{self, Fault},
};

/// Reports every printed answer of some kinds that does not read.
fn unreadable(
    subject: &Subject<'_>,
    out: &mut Vec<Problem>,
    rule: &'static str,
    why: &'static str,
    is_kind: fn(&Kind) -> bool,
    message: fn(&Field, Fault) -> String,
) {
    for (field, place, answer) in subject.answers().filter(|(f, ..)| is_kind(&f.kind)) {
        if let Err(fault) = value::read(field, answer) {
            out.push(problem(
                rule,
                Severity::Error,
                place,
                message(field, fault),
                why,
            ));
        }
    }
}
