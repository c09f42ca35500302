//! What tests of a grant's life take as given: a published call, organisations with their people. Made through the
//! services, by the people who may.

use chrono::TimeDelta;
use kafo::adapters::object_storage::ObjectKind;
use kafo::db::calls::{self, CallRow};
use kafo::db::partners::PartnerRow;
use kafo::db::proposals::ProposalRow;
use kafo::domain::actor::{Actor, Grant, MemberRole, Role};
use kafo::domain::call::{CallRules, RequiredDocument};
use kafo::domain::document::{FileType, ScanState};
use kafo::domain::id::Id;
use kafo::domain::money::Currency;
use kafo::domain::partner::{PaperDraft, PartnerKind};
use kafo::domain::place::{Country, Sector};
use kafo::domain::state::Instant;
use kafo::domain::text::{Lang, Texts};
use kafo::services::calls::{Edit, LotDraft, NewCall, Terms};
use kafo::services::documents::{self, StoredFile};
use kafo::services::partners::{self, NewPartner};
use kafo::services::{calls as call_service, programmes};
use sha2::{Digest, Sha256};

use super::app::TestApp;
use super::filing::PAPER;

/// A call that everybody sees, with one lot.
pub struct Call {
    /// The call.
    pub row: CallRow,
    /// The officer who wrote it.
    pub author: Actor,
}

/// An organisation of Guinea-Bissau with one person of each role.
pub struct Organisation {
    /// The organisation.
    pub row: PartnerRow,
    /// Binds it.
    pub signatory: Actor,
    /// Writes for it.
    pub editor: Actor,
    /// Reads.
    pub reader: Actor,
}

/// The same words in three languages.
pub fn texts(word: &str) -> Texts {
    Texts::new(format!("{word} (fr)"), format!("{word} (en)"), format!("{word} (pt)"))
}

impl TestApp {
    /// A call in Guinea-Bissau that closes in thirty days: grants of 1 to 15 million FCFA, 300 people, own share of
    /// 5 %, one document required.
    pub fn published_call(&self) -> Call {
        let administrator = self.person("administrator", &[Grant::everywhere(Role::Administrator)]);
        let officer = [Grant::everywhere(Role::ProgrammeOfficer)];
        let (author, publisher) = (self.person("author", &officer), self.person("publisher", &officer));
        let programme = self
            .act(&administrator, |db, act| {
                let new = programmes::NewProgramme {
                    code: "MICRO".into(),
                    name: texts("Programme"),
                    summary: texts("Résumé"),
                    planned_calls: 20,
                    planned_beneficiaries: 6_000,
                };
                programmes::create(db, act, new)
            })
            .unwrap();
        let new = NewCall {
            programme: programme.id,
            country: Country::Gw,
            sector: Sector::Agriculture,
            title: texts("Jardins"),
            summary: texts("Des jardins pour les villages"),
        };
        let call = self.act(&author, move |db, act| call_service::create(db, act, new)).unwrap();
        let now = Instant::from(self.clock.now());
        let id = call.id;
        let lot = self.read(|db| calls::list_lots(db, id)).remove(0);
        let rules = CallRules {
            required_documents: vec![
                RequiredDocument { code: "statutes".into(), label: texts("Statuts"), required: true },
                RequiredDocument { code: "quote".into(), label: texts("Devis"), required: false },
            ],
            ..CallRules::default()
        };
        let terms = Terms {
            currency: Currency::Xof,
            lots: vec![LotDraft {
                id: Some(lot.id),
                name: Texts::default(),
                place: texts("Bafatá"),
                envelope: 15_000_000,
                target: 300,
            }],
            min_grant: 1_000_000,
            max_grant: 15_000_000,
            min_own_share_bp: 500,
            indirect_cap_bp: 700,
            contingency_cap_bp: 500,
            staff_cap_bp: 3_000,
            months_min: 6,
            months_max: 12,
            second_approval_above: None,
        };
        let edits = [
            Edit::Texts { description: texts("Description"), eligibility: texts("Qui peut répondre") },
            Edit::Dates {
                opens_at: Some(now - TimeDelta::days(1)),
                questions_until: Some(now + TimeDelta::days(20)),
                closes_at: Some(now + TimeDelta::days(30)),
            },
            Edit::Terms(terms),
            Edit::Rules(Box::new(rules)),
        ];
        let version = self
            .act(&author, move |db, act| {
                let mut version = call.version;
                for edit in edits {
                    version = call_service::edit(db, act, id, version, edit)?.version;
                }
                call_service::send_for_review(db, act, id, version)?;
                Ok(version + 1)
            })
            .unwrap();
        self.act(&publisher, move |db, act| call_service::publish(db, act, id, version)).unwrap();
        let row = self.read(|db| CallRow::find(db, id)).unwrap();
        Call { row, author }
    }

    /// An organisation that has begun its profile, and `{name}-signatory`.
    pub fn begun_organisation(&self, name: &str) -> (PartnerRow, Actor) {
        let signatory = self.person(&format!("{name}-signatory"), &[]);
        let new = NewPartner {
            kind: PartnerKind::Ngo,
            name: format!("Association {name}"),
            country: Country::Gw,
            region: "Bafatá".into(),
            registration_number: "EX-1000".into(),
            phone: "+245 000 00 00".into(),
            email: format!("{name}@kafo.example"),
            lang: Lang::Fr,
        };
        let first = signatory.user().unwrap();
        let row = self.act(&Actor::system(), move |db, act| partners::create(db, act, new, first)).unwrap();
        (row, self.actor(first))
    }

    /// An organisation that has sent its profile; its people are `{name}-signatory`, `{name}-editor`, `{name}-reader`.
    pub fn organisation(&self, name: &str) -> Organisation {
        let (row, signatory) = self.begun_organisation(name);
        let [editor, reader] = ["editor", "reader"].map(|role| self.person(&format!("{name}-{role}"), &[]));
        let id = row.id;
        for (person, role) in [(&editor, MemberRole::Editor), (&reader, MemberRole::Reader)] {
            let user = person.user().unwrap();
            self.act(&signatory, move |db, act| partners::add_member(db, act, id, user, role)).unwrap();
        }
        let papers = row.kind.papers().iter().map(|kind| {
            let draft = PaperDraft {
                kind: *kind,
                number: "12/2009".into(),
                issued_on: "2009-05-04".into(),
                expires_on: String::new(),
            };
            (draft, self.stored_file(&format!("{kind}.pdf")))
        });
        let papers: Vec<_> = papers.collect();
        let row = self
            .act(&signatory, move |db, act| {
                for (draft, file) in papers {
                    documents::record_paper(db, act, id, &draft, file)?;
                }
                let row = PartnerRow::find(db, id)?.unwrap();
                let row = partners::edit(db, act, id, row.version, |row| {
                    row.address = "Quartier Exemple".into();
                    row.founded_year = Some(2009);
                    row.representative = "Bia Exemplo".into();
                    row.representative_role = "Présidence".into();
                    row.description = "Organisation inventée.".into();
                    row.verification.declared = row.kind.declarations().into_iter().collect();
                })?;
                partners::submit(db, act, id, row.version)
            })
            .unwrap();
        let [editor, reader] = [editor, reader].map(|person| self.actor(person.user().unwrap()));
        Organisation { row, signatory, editor, reader }
    }

    /// A small file in the storage, as the services take it.
    pub fn stored_file(&self, name: &str) -> StoredFile {
        let storage_key = format!("documents/{name}");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let kind = ObjectKind::new(FileType::Pdf.as_str(), name);
        runtime.block_on(self.portal.app.storage.put(&storage_key, PAPER.into(), &kind)).unwrap();
        StoredFile {
            name: name.into(),
            file_type: FileType::Pdf,
            size: i64::try_from(PAPER.len()).unwrap(),
            sha256: hex::encode(Sha256::digest(PAPER)),
            storage_key,
            scan: ScanState::NotScanned,
            upload: None,
        }
    }

    /// A proposal as it stands now.
    pub fn proposal(&self, id: Id) -> ProposalRow {
        self.read(|db| ProposalRow::find(db, id)).unwrap()
    }

    /// The database as the audit chain knows it: nothing differs.
    #[track_caller]
    pub fn verifies(&self) {
        let checked = self.read(kafo::db::verify::verify);
        assert!(checked.is_ok(), "{:?}", checked.err().map(|finding| finding.to_string()));
    }
}
