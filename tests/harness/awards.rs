//! An award that waits for its answer, with everything before it written straight into the rows:
//! the way there has its own tests.

use chrono::TimeDelta;
use kafo::db::audit_log::{self, Entry};
use kafo::db::calls::{CallRow, LotRow};
use kafo::db::decisions::DecisionRow;
use kafo::db::partners::{BankAccountRow, MemberRow, PartnerRow};
use kafo::db::programmes::{ProgrammeFundRow, ProgrammeRow};
use kafo::db::proposals::ProposalRow;
use kafo::db::types::List;
use kafo::domain::actor::{Actor, Grant, MemberRole, Role};
use kafo::domain::bank::BankState;
use kafo::domain::call::{CallRules, CallState};
use kafo::domain::decision::Outcome;
use kafo::domain::grid::Grid;
use kafo::domain::id::Id;
use kafo::domain::money::Currency;
use kafo::domain::partner::{Details, Diligence, PartnerKind, PartnerState};
use kafo::domain::place::{Country, Sector};
use kafo::domain::proposal::ProposalState;
use kafo::domain::text::{Lang, Texts};
use serde_json::json;

use super::app::TestApp;
use super::filing::papers;

/// An award of 2 800 000 francs in Guinea-Bissau, of 3 000 000 asked for.
pub struct Award {
    /// Prepares agreements.
    pub officer: Actor,
    /// Approves and signs for the organisation.
    pub director: Actor,
    /// Binds the partner.
    pub signatory: Actor,
    /// Writes for the partner.
    pub editor: Actor,
    /// Binds another partner.
    pub stranger: Actor,
    /// The partner.
    pub partner: Id,
    /// The programme.
    pub programme: Id,
    /// The call.
    pub call: Id,
    /// The proposal, awarded.
    pub proposal: Id,
}

fn text(words: &str) -> Texts {
    Texts::new(words, words, words)
}

fn partner(id: Id, name: &str, at: kafo::domain::state::Instant, verifier: Id) -> PartnerRow {
    PartnerRow {
        id,
        kind: PartnerKind::Ngo,
        state: PartnerState::Verified,
        name: name.to_owned(),
        short_name: String::new(),
        country: Country::Gw,
        region: "GW-BA".into(),
        address: "Rua do Arrozal, 7\nBafatá".into(),
        registration_number: "431/2016".into(),
        founded_year: Some(2016),
        email: "direcao@hortas.example".into(),
        phone: "+245 95 000 00 00".into(),
        website: String::new(),
        representative: "signatory".into(),
        representative_role: "Presidente".into(),
        description: "Hortas comunitárias".into(),
        lang: Lang::Pt,
        verification: Diligence::default(),
        verified_by: Some(verifier),
        verified_at: Some(at),
        expires_at: Some(at + TimeDelta::days(400)),
        state_reason: String::new(),
        version: 1,
        created_at: at,
        updated_at: at,
        details: Details::default(),
        papers: papers(PartnerKind::Ngo),
        papers_until: None,
        second_look_by: None,
        second_look_at: None,
        merged_into: None,
    }
}

impl TestApp {
    /// An award that waits for its answer.
    pub fn award(&self) -> Award {
        let here = |role| [Grant::in_country(role, Country::Gw)];
        let officer = self.person("officer", &here(Role::ProgrammeOfficer));
        let director = self.person("director", &here(Role::DecisionMaker));
        let people = ["signatory", "editor", "stranger"].map(|name| self.person(name, &[]));
        let [signatory, editor, stranger] = people.clone().map(|actor| actor.user().unwrap());
        let (author, decider) = (officer.user().unwrap(), director.user().unwrap());
        let ids = self.act(&Actor::system(), move |db, act| {
            let at = act.at;
            let programme = ProgrammeRow {
                id: act.id(),
                code: "HORTAS".into(),
                name: text("Micro-projets des Trois Rives"),
                summary: text("Résumé"),
                planned_calls: 2,
                planned_beneficiaries: 900,
                version: 1,
                created_at: at,
            };
            let fund = ProgrammeFundRow {
                id: act.id(),
                programme_id: programme.id,
                donor: "Fonds des Estuaires".into(),
                currency: Currency::Xof,
                amount: 90_000_000,
                created_at: at,
                corrects_id: None,
                reason: String::new(),
            };
            let call = CallRow {
                id: act.id(),
                code: "GW-2026-03".into(),
                programme_id: programme.id,
                state: CallState::Decided,
                country: Country::Gw,
                sector: Sector::Agriculture,
                currency: Currency::Xof,
                title: text("Hortas e jardins"),
                summary: text("Resumo"),
                description: text("Descrição"),
                eligibility: text("Quem"),
                opens_at: None,
                questions_until: None,
                closes_at: None,
                rules: CallRules::default(),
                grid: Grid::community_default(),
                author_id: author,
                submitted_by: None,
                published_by: None,
                published_at: None,
                opened_at: None,
                decided_at: Some(at),
                cancel_reason: None,
                search_text: String::new(),
                version: 1,
                created_at: at,
                updated_at: at,
            };
            let lot = LotRow {
                id: act.id(),
                call_id: call.id,
                position: 1,
                name: text("Bafatá"),
                place: text("Bafatá"),
                envelope: 20_000_000,
                target_beneficiaries: 300,
            };
            let own = partner(act.id(), "Associação Hortas de Bafatá", at, author);
            let other = partner(act.id(), "Outra Associação", at, author);
            let member = |partner, user, role| MemberRow {
                id: act.id(),
                partner_id: partner,
                user_id: user,
                role,
                joined_at: at,
                left_at: None,
            };
            let members = [
                member(own.id, signatory, MemberRole::Signatory),
                member(own.id, editor, MemberRole::Editor),
                member(other.id, stranger, MemberRole::Signatory),
            ];
            let account = BankAccountRow {
                id: act.id(),
                partner_id: own.id,
                holder: own.name.clone(),
                bank: "Banco dos Estuários".into(),
                number_sealed: vec![1, 2, 3],
                number_last4: "4417".into(),
                currency: Currency::Xof,
                state: BankState::Verified,
                declared_by: signatory,
                confirmed_by: Some(author),
                verified_by: Some(decider),
                note: String::new(),
                created_at: at,
                verified_at: Some(at),
            };
            let proposal = proposal(act.id(), call.id, lot.id, own.id, signatory, at);
            let decision = DecisionRow {
                id: act.id(),
                proposal_id: proposal.id,
                call_id: call.id,
                outcome: Outcome::Award,
                rank: Some(1),
                score: Some(7_250),
                amount: 2_800_000,
                conditions: "Entregar dois orçamentos.".into(),
                reason: "Necessidade bem mostrada.".into(),
                spread_note: String::new(),
                criteria: List(Vec::new()),
                decided_by: decider,
                decided_at: at,
                letter_document_id: None,
            };
            programme.insert(db)?;
            fund.insert(db)?;
            call.insert(db)?;
            lot.insert(db)?;
            own.insert(db)?;
            other.insert(db)?;
            members.iter().try_for_each(|row| row.insert(db))?;
            account.insert(db)?;
            proposal.insert(db)?;
            decision.insert(db)?;
            let entry = Entry::new("test.scene", "proposal", proposal.id, "scene")
                .seal(&programme)?
                .seal(&fund)?
                .seal(&call)?
                .seal(&lot)?
                .seal(&own)?
                .seal(&other)?
                .seal_all(&members)?
                .seal(&account)?
                .seal(&proposal)?
                .seal(&decision)?;
            audit_log::record(db, act, entry)?;
            Ok([own.id, programme.id, call.id, proposal.id])
        });
        let [partner, programme, call, proposal] = ids.unwrap();
        let [signatory, editor, stranger] = people.map(|actor| self.actor(actor.user().unwrap()));
        Award { officer, director, signatory, editor, stranger, partner, programme, call, proposal }
    }

    /// Carries out every job that is due, and returns how many.
    pub fn run_jobs(&self) -> usize {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(self.portal.worker("test").run_all()).unwrap()
    }
}

fn proposal(id: Id, call: Id, lot: Id, partner: Id, author: Id, at: kafo::domain::state::Instant) -> ProposalRow {
    let line = |heading: &str, description: &str, quantity: &str, unit_cost: &str, own: &str| {
        json!({ "id": description, "heading": heading, "description": description, "unit": "unidade",
                "quantity": quantity, "unit_cost": unit_cost, "own_share": own })
    };
    let content = json!({
        "project": { "title": "Hortas das mulheres de Bafatá", "summary": "Dez hortas com rega gota a gota.",
                     "problem": "Falta água.", "solution": "Um furo e uma bomba solar.", "months": "9",
                     "starts_on": "1/3/2027" },
        "place": { "region": "GW-BA", "locality": "Bafatá", "communities": "Três aldeias" },
        "beneficiaries": { "cells": { "female.18-35.returnee": "110", "female.36+.community": "100",
                                      "male.18-35.returnee": "90" } },
        "results": { "outcome": "As famílias vendem legumes todo o ano.",
                     "outputs": [{ "id": "p1", "name": "Dez hortas com rega" }],
                     "items": [{ "id": "r1", "of": "p1", "name": "Hortas em produção", "unit": "horta", "baseline": "0",
                                 "target": "10", "verification": "Visita e fotografias" }] },
        "budget": { "lines": [line("equipment", "Bomba solar", "2", "1 150 000", "300 000"),
                              line("travel", "Visitas às aldeias", "10", "100 000", "0")] },
    });
    ProposalRow {
        id,
        number: "GW-2026-03-001".into(),
        call_id: call,
        lot_id: lot,
        partner_id: partner,
        state: ProposalState::Awarded,
        lang: Lang::Pt,
        title: "Hortas das mulheres de Bafatá".into(),
        content: serde_json::from_value(content).unwrap(),
        requested: 3_000_000,
        total: 3_300_000,
        beneficiaries: 300,
        women: 210,
        finished: List(Vec::new()),
        receipt_number: Some("R-2026-000042-G".into()),
        submitted_at: Some(at),
        withdrawn_reason: String::new(),
        version: 1,
        created_by: author,
        created_at: at,
        updated_at: at,
        updated_by: author,
    }
}
