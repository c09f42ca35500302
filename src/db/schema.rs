//! The tables, written by hand: column types are ours (`DbUuid`, `UtcTs`, `JsonDoc`), so diesel's
//! printer cannot make this file. A test selects every column of every table on both engines, and
//! each row type is stored and read back.

#![expect(missing_docs, reason = "the columns are named and explained in the migrations")]

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    users (id) {
        id -> DbUuid,
        email -> Text,
        name -> Text,
        phone -> Text,
        lang -> Text,
        password_hash -> Nullable<Text>,
        email_confirmed_at -> Nullable<UtcTs>,
        totp_secret -> Nullable<Binary>,
        totp_enrolled_at -> Nullable<UtcTs>,
        totp_last_step -> Nullable<BigInt>,
        disabled_at -> Nullable<UtcTs>,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    role_grants (id) {
        id -> DbUuid,
        user_id -> DbUuid,
        role -> Text,
        country -> Nullable<Text>,
        programme_id -> Nullable<DbUuid>,
        call_id -> Nullable<DbUuid>,
        granted_by -> Nullable<DbUuid>,
        granted_at -> UtcTs,
        revoked_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    sessions (key_hash) {
        key_hash -> Text,
        user_id -> Nullable<DbUuid>,
        state -> JsonDoc,
        created_at -> UtcTs,
        seen_at -> UtcTs,
        expires_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    one_time_tokens (id) {
        id -> DbUuid,
        purpose -> Text,
        user_id -> Nullable<DbUuid>,
        subject_id -> Nullable<DbUuid>,
        token_hash -> Text,
        payload -> JsonDoc,
        tries -> Integer,
        created_at -> UtcTs,
        expires_at -> UtcTs,
        used_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    throttles (key) {
        key -> Text,
        window_start -> UtcTs,
        hits -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    api_tokens (id) {
        id -> DbUuid,
        user_id -> DbUuid,
        name -> Text,
        scopes -> JsonDoc,
        created_at -> UtcTs,
        expires_at -> UtcTs,
        revoked_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    programmes (id) {
        id -> DbUuid,
        code -> Text,
        name -> JsonDoc,
        summary -> JsonDoc,
        planned_calls -> Integer,
        planned_beneficiaries -> Integer,
        version -> Integer,
        created_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    programme_funds (id) {
        id -> DbUuid,
        programme_id -> DbUuid,
        donor -> Text,
        currency -> Text,
        amount -> BigInt,
        created_at -> UtcTs,
        corrects_id -> Nullable<DbUuid>,
        reason -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    calls (id) {
        id -> DbUuid,
        code -> Text,
        programme_id -> DbUuid,
        state -> Text,
        country -> Text,
        sector -> Text,
        currency -> Text,
        title -> JsonDoc,
        summary -> JsonDoc,
        description -> JsonDoc,
        eligibility -> JsonDoc,
        opens_at -> Nullable<UtcTs>,
        questions_until -> Nullable<UtcTs>,
        closes_at -> Nullable<UtcTs>,
        rules -> JsonDoc,
        grid -> JsonDoc,
        author_id -> DbUuid,
        submitted_by -> Nullable<DbUuid>,
        published_by -> Nullable<DbUuid>,
        published_at -> Nullable<UtcTs>,
        opened_at -> Nullable<UtcTs>,
        decided_at -> Nullable<UtcTs>,
        cancel_reason -> Nullable<Text>,
        search_text -> Text,
        version -> Integer,
        created_at -> UtcTs,
        updated_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    lots (id) {
        id -> DbUuid,
        call_id -> DbUuid,
        position -> Integer,
        name -> JsonDoc,
        place -> JsonDoc,
        envelope -> BigInt,
        target_beneficiaries -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    call_amendment_drafts (id) {
        id -> DbUuid,
        call_id -> DbUuid,
        content -> JsonDoc,
        version -> Integer,
        begun_by -> DbUuid,
        begun_at -> UtcTs,
        updated_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    call_amendments (id) {
        id -> DbUuid,
        call_id -> DbUuid,
        number -> Integer,
        reason -> JsonDoc,
        changes -> JsonDoc,
        made_by -> DbUuid,
        made_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    call_openings (id) {
        id -> DbUuid,
        call_id -> DbUuid,
        canonical -> Text,
        sha256 -> Text,
        opened_by -> DbUuid,
        opened_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    call_questions (id) {
        id -> DbUuid,
        call_id -> DbUuid,
        partner_id -> DbUuid,
        asked_by -> DbUuid,
        asked_at -> UtcTs,
        lang -> Text,
        asked -> Text,
        state -> Text,
        number -> Nullable<Integer>,
        question -> JsonDoc,
        answer -> JsonDoc,
        reply -> Text,
        answered_by -> Nullable<DbUuid>,
        answered_at -> Nullable<UtcTs>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    call_answer_corrections (id) {
        id -> DbUuid,
        question_id -> DbUuid,
        number -> Integer,
        question -> JsonDoc,
        answer -> JsonDoc,
        corrected_by -> DbUuid,
        corrected_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    partners (id) {
        id -> DbUuid,
        kind -> Text,
        state -> Text,
        name -> Text,
        short_name -> Text,
        country -> Text,
        region -> Text,
        address -> Text,
        registration_number -> Text,
        founded_year -> Nullable<Integer>,
        email -> Text,
        phone -> Text,
        website -> Text,
        representative -> Text,
        representative_role -> Text,
        description -> Text,
        lang -> Text,
        verification -> JsonDoc,
        verified_by -> Nullable<DbUuid>,
        verified_at -> Nullable<UtcTs>,
        expires_at -> Nullable<UtcTs>,
        state_reason -> Text,
        version -> Integer,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        details -> JsonDoc,
        papers -> JsonDoc,
        papers_until -> Nullable<Date>,
        second_look_by -> Nullable<DbUuid>,
        second_look_at -> Nullable<UtcTs>,
        merged_into -> Nullable<DbUuid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    required_papers (partner_kind, paper) {
        partner_kind -> Text,
        paper -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::DbUuid;
    partner_keys (partner_id, key) {
        partner_id -> DbUuid,
        key -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    partner_pairs (id) {
        id -> DbUuid,
        first_id -> DbUuid,
        second_id -> DbUuid,
        alike -> JsonDoc,
        score -> Integer,
        state -> Text,
        found_at -> UtcTs,
        decided_by -> Nullable<DbUuid>,
        decided_at -> Nullable<UtcTs>,
        reason -> Text,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    members (id) {
        id -> DbUuid,
        partner_id -> DbUuid,
        user_id -> DbUuid,
        role -> Text,
        joined_at -> UtcTs,
        left_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    bank_accounts (id) {
        id -> DbUuid,
        partner_id -> DbUuid,
        holder -> Text,
        bank -> Text,
        number_sealed -> Binary,
        number_last4 -> Text,
        currency -> Text,
        state -> Text,
        declared_by -> DbUuid,
        confirmed_by -> Nullable<DbUuid>,
        verified_by -> Nullable<DbUuid>,
        note -> Text,
        created_at -> UtcTs,
        verified_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    screening_lists (id) {
        id -> DbUuid,
        source -> Text,
        generated_at -> UtcTs,
        sha256 -> Text,
        entries -> Integer,
        names -> Integer,
        added -> Integer,
        changed -> Integer,
        removed -> Integer,
        imported_by -> Nullable<DbUuid>,
        imported_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    screening_entries (id) {
        id -> DbUuid,
        kind -> Text,
        list_key -> Text,
        list_version -> Integer,
        reference -> Text,
        listed_on -> Text,
        names -> JsonDoc,
        sha256 -> Text,
        list_id -> DbUuid,
        removed_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    screening_matches (id) {
        id -> DbUuid,
        partner_id -> DbUuid,
        entry_id -> DbUuid,
        field -> Text,
        partner_name -> Text,
        entry_name -> Text,
        entry_sha256 -> Text,
        score -> Integer,
        state -> Text,
        found_at -> UtcTs,
        decided_by -> Nullable<DbUuid>,
        decided_at -> Nullable<UtcTs>,
        reason -> Text,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    documents (id) {
        id -> DbUuid,
        owner_kind -> Text,
        owner_id -> DbUuid,
        purpose -> Text,
        code -> Text,
        name -> Text,
        content_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        storage_key -> Text,
        scan -> Text,
        uploaded_by -> Nullable<DbUuid>,
        created_at -> UtcTs,
        removed_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    uploads (id) {
        id -> DbUuid,
        user_id -> DbUuid,
        owner_kind -> Text,
        owner_id -> DbUuid,
        name -> Text,
        metadata -> Text,
        length -> BigInt,
        received -> BigInt,
        parts -> JsonDoc,
        state -> Text,
        created_at -> UtcTs,
        expires_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    proposals (id) {
        id -> DbUuid,
        number -> Text,
        call_id -> DbUuid,
        lot_id -> DbUuid,
        partner_id -> DbUuid,
        state -> Text,
        lang -> Text,
        title -> Text,
        content -> JsonDoc,
        requested -> BigInt,
        total -> BigInt,
        beneficiaries -> Integer,
        women -> Integer,
        finished -> JsonDoc,
        receipt_number -> Nullable<Text>,
        submitted_at -> Nullable<UtcTs>,
        withdrawn_reason -> Text,
        version -> Integer,
        created_by -> DbUuid,
        created_at -> UtcTs,
        updated_at -> UtcTs,
        updated_by -> DbUuid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    proposal_versions (id) {
        id -> DbUuid,
        proposal_id -> DbUuid,
        number -> Integer,
        receipt_number -> Text,
        canonical -> Text,
        sha256 -> Text,
        submitted_by -> DbUuid,
        submitted_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    proposal_returns (id) {
        id -> DbUuid,
        proposal_id -> DbUuid,
        version_id -> DbUuid,
        reasons -> JsonDoc,
        answer_by -> UtcTs,
        returned_by -> DbUuid,
        returned_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    eligibility_checks (id) {
        id -> DbUuid,
        proposal_id -> DbUuid,
        answers -> JsonDoc,
        outcome -> Text,
        note -> Text,
        checked_by -> DbUuid,
        checked_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    evaluations (id) {
        id -> DbUuid,
        proposal_id -> DbUuid,
        call_id -> DbUuid,
        evaluator_id -> DbUuid,
        state -> Text,
        scores -> JsonDoc,
        reasons -> JsonDoc,
        total -> Nullable<BigInt>,
        comment -> Text,
        interest -> Text,
        declared_at -> Nullable<UtcTs>,
        handed_in_at -> Nullable<UtcTs>,
        assigned_by -> DbUuid,
        assigned_at -> UtcTs,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    decisions (id) {
        id -> DbUuid,
        proposal_id -> DbUuid,
        call_id -> DbUuid,
        outcome -> Text,
        rank -> Nullable<Integer>,
        score -> Nullable<BigInt>,
        amount -> BigInt,
        conditions -> Text,
        reason -> Text,
        spread_note -> Text,
        criteria -> JsonDoc,
        decided_by -> DbUuid,
        decided_at -> UtcTs,
        letter_document_id -> Nullable<DbUuid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    agreements (id) {
        id -> DbUuid,
        number -> Text,
        proposal_id -> DbUuid,
        call_id -> DbUuid,
        partner_id -> DbUuid,
        programme_id -> DbUuid,
        state -> Text,
        lang -> Text,
        title -> Text,
        country -> Text,
        currency -> Text,
        grant_amount -> BigInt,
        own_amount -> BigInt,
        beneficiaries -> Integer,
        starts_on -> Date,
        ends_on -> Date,
        risk -> Text,
        liquidation_last_bp -> Integer,
        liquidation_earlier_bp -> Integer,
        prepared_by -> DbUuid,
        prepared_at -> UtcTs,
        approved_by -> Nullable<DbUuid>,
        approved_at -> Nullable<UtcTs>,
        partner_signed_by -> Nullable<DbUuid>,
        partner_signed_at -> Nullable<UtcTs>,
        organisation_signed_by -> Nullable<DbUuid>,
        organisation_signed_at -> Nullable<UtcTs>,
        text_document_id -> Nullable<DbUuid>,
        final_document_id -> Nullable<DbUuid>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    agreement_lines (id) {
        id -> DbUuid,
        agreement_id -> DbUuid,
        position -> Integer,
        heading -> Text,
        description -> Text,
        unit -> Text,
        quantity -> BigInt,
        unit_cost -> BigInt,
        grant_share -> BigInt,
        own_share -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    agreement_indicators (id) {
        id -> DbUuid,
        agreement_id -> DbUuid,
        position -> Integer,
        name -> Text,
        unit -> Text,
        baseline -> BigInt,
        target -> BigInt,
        verification -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    signature_events (id) {
        id -> DbUuid,
        agreement_id -> DbUuid,
        seq -> Integer,
        party -> Text,
        kind -> Text,
        user_id -> Nullable<DbUuid>,
        at -> UtcTs,
        ip -> Text,
        user_agent -> Text,
        data -> JsonDoc,
        prev_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    reports (id) {
        id -> DbUuid,
        agreement_id -> DbUuid,
        position -> Integer,
        kind -> Text,
        period_start -> Date,
        period_end -> Date,
        due_on -> Date,
        state -> Text,
        content -> JsonDoc,
        comments -> JsonDoc,
        spent -> BigInt,
        people -> Integer,
        women -> Integer,
        submitted_by -> Nullable<DbUuid>,
        submitted_at -> Nullable<UtcTs>,
        reviewed_by -> Nullable<DbUuid>,
        reviewed_at -> Nullable<UtcTs>,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    report_versions (id) {
        id -> DbUuid,
        report_id -> DbUuid,
        number -> Integer,
        receipt_number -> Text,
        canonical -> Text,
        sha256 -> Text,
        submitted_by -> DbUuid,
        submitted_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    expenditures (id) {
        id -> DbUuid,
        report_id -> DbUuid,
        line_id -> DbUuid,
        spent_on -> Date,
        amount -> BigInt,
        description -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    report_counts (id) {
        id -> DbUuid,
        report_id -> DbUuid,
        sex -> Text,
        age -> Text,
        grp -> Text,
        people -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    report_results (id) {
        id -> DbUuid,
        report_id -> DbUuid,
        indicator_id -> DbUuid,
        value -> BigInt,
        comment -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    tranches (id) {
        id -> DbUuid,
        agreement_id -> DbUuid,
        position -> Integer,
        amount -> BigInt,
        due_on -> Date,
        report_id -> Nullable<DbUuid>,
        state -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    payments (id) {
        id -> DbUuid,
        reference -> Text,
        tranche_id -> DbUuid,
        agreement_id -> DbUuid,
        bank_account_id -> DbUuid,
        amount -> BigInt,
        currency -> Text,
        state -> Text,
        needs_second -> Bool,
        note -> Text,
        prepared_by -> DbUuid,
        prepared_at -> UtcTs,
        approved_by -> Nullable<DbUuid>,
        approved_at -> Nullable<UtcTs>,
        second_by -> Nullable<DbUuid>,
        second_at -> Nullable<UtcTs>,
        released_by -> Nullable<DbUuid>,
        released_at -> Nullable<UtcTs>,
        value_date -> Nullable<Date>,
        confirmed_by -> Nullable<DbUuid>,
        confirmed_at -> Nullable<UtcTs>,
        received_on -> Nullable<Date>,
        received_amount -> Nullable<BigInt>,
        end_reason -> Text,
        version -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    ledger_entries (id) {
        id -> DbUuid,
        seq -> BigInt,
        at -> UtcTs,
        booked_on -> Date,
        programme_id -> DbUuid,
        agreement_id -> DbUuid,
        payment_id -> Nullable<DbUuid>,
        kind -> Text,
        amount -> BigInt,
        currency -> Text,
        country -> Text,
        left_after -> BigInt,
        memo -> Text,
        actor_id -> Nullable<DbUuid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    ledger_totals (agreement_id, kind, of_payment) {
        agreement_id -> DbUuid,
        kind -> Text,
        of_payment -> Bool,
        programme_id -> DbUuid,
        country -> Text,
        currency -> Text,
        entries -> BigInt,
        amount -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    chain_heads (name) {
        name -> Text,
        seq -> BigInt,
        hash -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    audit_events (seq) {
        seq -> BigInt,
        id -> DbUuid,
        at -> UtcTs,
        actor_id -> Nullable<DbUuid>,
        actor_name -> Text,
        actor_role -> Text,
        action -> Text,
        object_kind -> Text,
        object_id -> DbUuid,
        object_label -> Text,
        changes -> JsonDoc,
        seals -> JsonDoc,
        request_id -> Text,
        prev_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    jobs (id) {
        id -> DbUuid,
        kind -> Text,
        payload -> JsonDoc,
        dedupe_key -> Nullable<Text>,
        state -> Text,
        attempts -> Integer,
        run_at -> UtcTs,
        locked_by -> Nullable<Text>,
        locked_until -> Nullable<UtcTs>,
        last_error -> Nullable<Text>,
        created_at -> UtcTs,
        done_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    leases (name) {
        name -> Text,
        holder -> Text,
        until -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    settings (key) {
        key -> Text,
        value -> JsonDoc,
        updated_at -> UtcTs,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, JsonDoc, UtcTs};
    call_subscriptions (id) {
        id -> DbUuid,
        email -> Text,
        lang -> Text,
        countries -> JsonDoc,
        sectors -> JsonDoc,
        asked_at -> UtcTs,
        confirmed_at -> Nullable<UtcTs>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::db::types::{DbUuid, UtcTs};
    call_subscription_mails (id) {
        id -> DbUuid,
        subscription_id -> DbUuid,
        call_id -> DbUuid,
        made_at -> UtcTs,
        sent_at -> Nullable<UtcTs>,
    }
}

diesel::joinable!(role_grants -> users (user_id));
diesel::joinable!(members -> partners (partner_id));
diesel::joinable!(members -> users (user_id));
diesel::joinable!(lots -> calls (call_id));
diesel::joinable!(calls -> programmes (programme_id));
diesel::joinable!(call_questions -> calls (call_id));
diesel::joinable!(call_questions -> partners (partner_id));
diesel::joinable!(call_answer_corrections -> call_questions (question_id));
diesel::joinable!(proposals -> calls (call_id));
diesel::joinable!(proposals -> lots (lot_id));
diesel::joinable!(proposals -> partners (partner_id));
diesel::joinable!(proposal_versions -> proposals (proposal_id));
diesel::joinable!(proposal_returns -> proposals (proposal_id));
diesel::joinable!(evaluations -> proposals (proposal_id));
diesel::joinable!(evaluations -> users (evaluator_id));
diesel::joinable!(decisions -> proposals (proposal_id));
diesel::joinable!(agreements -> proposals (proposal_id));
diesel::joinable!(agreements -> partners (partner_id));
diesel::joinable!(agreements -> calls (call_id));
diesel::joinable!(agreement_lines -> agreements (agreement_id));
diesel::joinable!(agreement_indicators -> agreements (agreement_id));
diesel::joinable!(reports -> agreements (agreement_id));
diesel::joinable!(report_versions -> reports (report_id));
diesel::joinable!(expenditures -> reports (report_id));
diesel::joinable!(expenditures -> agreement_lines (line_id));
diesel::joinable!(report_counts -> reports (report_id));
diesel::joinable!(report_results -> reports (report_id));
diesel::joinable!(tranches -> agreements (agreement_id));
diesel::joinable!(payments -> tranches (tranche_id));
diesel::joinable!(payments -> agreements (agreement_id));
diesel::joinable!(ledger_entries -> agreements (agreement_id));
diesel::joinable!(programme_funds -> programmes (programme_id));
diesel::joinable!(partner_keys -> partners (partner_id));
diesel::joinable!(bank_accounts -> partners (partner_id));
diesel::joinable!(screening_matches -> partners (partner_id));
diesel::joinable!(screening_matches -> screening_entries (entry_id));
diesel::joinable!(api_tokens -> users (user_id));
diesel::joinable!(signature_events -> agreements (agreement_id));

diesel::allow_tables_to_appear_in_same_query!(
    users,
    role_grants,
    sessions,
    one_time_tokens,
    throttles,
    api_tokens,
    programmes,
    programme_funds,
    calls,
    lots,
    call_amendment_drafts,
    call_amendments,
    call_openings,
    call_questions,
    call_answer_corrections,
    partners,
    required_papers,
    partner_keys,
    partner_pairs,
    members,
    bank_accounts,
    screening_lists,
    screening_entries,
    screening_matches,
    documents,
    uploads,
    proposals,
    proposal_versions,
    proposal_returns,
    eligibility_checks,
    evaluations,
    decisions,
    agreements,
    agreement_lines,
    agreement_indicators,
    signature_events,
    reports,
    report_versions,
    expenditures,
    report_counts,
    report_results,
    tranches,
    payments,
    ledger_entries,
    ledger_totals,
    chain_heads,
    audit_events,
    jobs,
    leases,
    settings,
    call_subscriptions,
    call_subscription_mails,
);

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    ledger_totals::country,
    ledger_totals::currency,
    ledger_totals::kind,
    ledger_totals::of_payment,
);
diesel::allow_columns_to_appear_in_same_group_by_clause!(agreements::country, agreements::state, reports::state);
diesel::allow_columns_to_appear_in_same_group_by_clause!(agreements::programme_id, payments::currency);
diesel::allow_columns_to_appear_in_same_group_by_clause!(
    reports::id,
    reports::people,
    reports::women,
    expenditures::line_id,
);
