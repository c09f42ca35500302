//! An invented programme and calls of it, made through the services.

use chrono::TimeDelta;
use kafo::db::calls::CallRow;
use kafo::db::programmes::ProgrammeRow;
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::call::{CallRules, RequiredDocument};
use kafo::domain::id::Id;
use kafo::domain::money::Currency;
use kafo::domain::place::{Country, Sector};
use kafo::domain::programme::Fund;
use kafo::domain::state::Instant;
use kafo::domain::text::Texts;
use kafo::services::calls::{self, Edit, LotDraft, NewCall, Terms};
use kafo::services::programmes::{self, NewProgramme};

use super::app::TestApp;

/// Whoever makes the calls of a test: two officers, an administrator, a finance officer.
pub struct Office {
    /// An officer of every country, who writes.
    pub author: Actor,
    /// Another one, who publishes.
    pub publisher: Actor,
    /// The programme.
    pub programme: ProgrammeRow,
}

impl TestApp {
    /// A funded programme and two officers.
    pub fn office(&self) -> Office {
        let administrator = self.person("administrator", &[Grant::everywhere(Role::Administrator)]);
        let finance = self.person("finance", &[Grant::everywhere(Role::FinanceOfficer)]);
        let new = NewProgramme {
            code: "RMC".into(),
            name: Texts::new("Retour et communautés", "Return and communities", "Regresso e comunidades"),
            summary: Texts::new("Microprojets.", "Micro-projects.", "Microprojetos."),
            planned_calls: 20,
            planned_beneficiaries: 6_000,
        };
        let programme = self.act(&administrator, move |db, act| programmes::create(db, act, new)).unwrap();
        let id = programme.id;
        for (version, currency) in (1..).zip([Currency::Xof, Currency::Gnf, Currency::Xaf]) {
            let fund = Fund {
                donor: "Fonds Exemple".into(),
                amount: kafo::domain::money::Money::new(5_000_000_000, currency),
            };
            self.act(&finance, move |db, act| programmes::add_funds(db, act, id, version, fund)).unwrap();
        }
        Office {
            author: self.person("author", &[Grant::everywhere(Role::ProgrammeOfficer)]),
            publisher: self.person("publisher", &[Grant::everywhere(Role::ProgrammeOfficer)]),
            programme,
        }
    }

    /// A complete draft: opens at once, closes in 52 days at 17 h of its country, 15 million in one lot.
    pub fn draft_call(&self, office: &Office, country: Country, title: &str) -> CallRow {
        let title = Texts::new(title, format!("{title} (en)"), format!("{title} (pt)"));
        let summary = Texts::new("Des jardins pour les familles.", "Gardens for families.", "Hortas para as famílias.");
        let new = NewCall {
            programme: office.programme.id,
            country,
            sector: Sector::Agriculture,
            title,
            summary: summary.clone(),
        };
        let call = self.act(&office.author, move |db, act| calls::create(db, act, new)).unwrap();
        let lot = self.read(|db| kafo::db::calls::list_lots(db, call.id)).remove(0);
        let now = Instant::from(self.clock.now());
        let rules = CallRules {
            required_documents: vec![RequiredDocument {
                code: "statutes".into(),
                label: Texts::new("Statuts", "Statutes", "Estatutos"),
                required: true,
            }],
            ..CallRules::default()
        };
        self.edit_call(office, call.id, Edit::Texts { description: summary.clone(), eligibility: summary });
        self.edit_call(
            office,
            call.id,
            Edit::Dates {
                opens_at: Some(now),
                questions_until: Some(now + TimeDelta::days(30)),
                closes_at: Some(now + TimeDelta::days(52) + TimeDelta::hours(5)),
            },
        );
        let lot = LotDraft {
            id: Some(lot.id),
            place: Texts::new("Bafatá", "Bafatá", "Bafatá"),
            envelope: 15_000_000,
            target: 300,
            ..LotDraft::default()
        };
        let terms = Terms {
            currency: country.currency(),
            lots: vec![lot],
            min_grant: 5_000_000,
            max_grant: 15_000_000,
            min_own_share_bp: 500,
            indirect_cap_bp: 700,
            contingency_cap_bp: 500,
            staff_cap_bp: 3_000,
            months_min: 6,
            months_max: 9,
            second_approval_above: None,
        };
        self.edit_call(office, call.id, Edit::Terms(terms));
        self.edit_call(office, call.id, Edit::Rules(Box::new(rules)))
    }

    /// Saves a part of a draft as its author.
    pub fn edit_call(&self, office: &Office, call: Id, edit: Edit) -> CallRow {
        let version = self.call(call).version;
        self.act(&office.author, move |db, act| calls::edit(db, act, call, version, edit)).unwrap()
    }

    /// Has a draft reviewed and published.
    pub fn publish_call(&self, office: &Office, call: &CallRow) -> CallRow {
        let (id, version) = (call.id, call.version);
        self.act(&office.author, move |db, act| calls::send_for_review(db, act, id, version)).unwrap();
        self.act(&office.publisher, move |db, act| calls::publish(db, act, id, version + 1)).unwrap();
        self.call(id)
    }

    /// A published call, open now.
    pub fn open_call(&self, office: &Office, country: Country, title: &str) -> CallRow {
        let draft = self.draft_call(office, country, title);
        self.publish_call(office, &draft)
    }

    /// The call as it stands now.
    pub fn call(&self, call: Id) -> CallRow {
        self.read(|db| CallRow::find(db, call)).unwrap()
    }
}
