//! The first page after signing in: what waits for this person, their roles and their organisations.

use serde::Serialize;

use crate::adapters::i18n;
use crate::db::desk::{self, OrganisationRow, Waiting};
use crate::db::{programmes, proposals};
use crate::domain::actor::{Actor, Grant, MemberRole};
use crate::domain::id::Id;
use crate::domain::partner::PartnerState;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::programme::may_found;
use crate::domain::proposal::ProposalState;
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::error::{Answer, WebError};
use crate::web::guard::SignedIn;
use crate::web::routes::Routes;
use crate::web::todo::{Todo, todo};
use crate::web::view::Page;

/// How many drafts the desk shows; all of them are in the list of proposals.
const DRAFTS: usize = 5;

/// The route of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/desk", show);
}

/// The desk.
#[derive(Serialize)]
pub struct Desk {
    name: String,
    todo: Vec<Todo>,
    empty: Option<Empty>,
    roles: Vec<String>,
    parts: Vec<Part>,
    organisations: Vec<Organisation>,
    drafts: Vec<Draft>,
}

/// Nothing waits, or nothing can begin yet: one sentence and one action, as keys of the locales.
#[derive(Serialize)]
struct Empty {
    text: &'static str,
    action: &'static str,
    href: &'static str,
}

/// A part of the house to which the person has a key. `name` completes the keys `nav-…` and
/// `desk-part-…`.
#[derive(Serialize)]
struct Part {
    name: &'static str,
    href: &'static str,
}

#[derive(Serialize)]
struct Organisation {
    name: String,
    href: String,
    state: PartnerState,
    role: MemberRole,
}

#[derive(Serialize)]
struct Draft {
    title: String,
    number: String,
    href: String,
    call: String,
    country: Country,
    closes_at: Option<Instant>,
}

impl Page for Desk {
    const TEMPLATE: &'static str = "pages/desk/show.html";

    fn samples() -> Vec<Self> {
        let id = Id(uuid::Uuid::from_u128(7));
        let at = chrono::DateTime::from_timestamp(1_795_000_000, 0).map(Instant::from);
        let parts = |names: &[&'static str]| names.iter().map(|name| Part { name, href: "/calls" }).collect();
        let member = Desk {
            name: "Awa Exemple".into(),
            todo: vec![Todo::sample()],
            empty: None,
            roles: Vec::new(),
            parts: parts(&["proposals", "projects", "organisation"]),
            organisations: vec![Organisation {
                name: "Association des jardins".into(),
                href: format!("/organisation/{id}"),
                state: PartnerState::Verified,
                role: MemberRole::Signatory,
            }],
            drafts: vec![
                Draft {
                    title: "Jardins de Bafatá".into(),
                    number: "P-2026-000042".into(),
                    href: format!("/proposals/{id}"),
                    call: "GW-2026-03".into(),
                    country: Country::Gw,
                    closes_at: at,
                },
                Draft {
                    title: String::new(),
                    number: "P-2026-000043".into(),
                    href: format!("/proposals/{id}"),
                    call: "GW-2026-03".into(),
                    country: Country::Gw,
                    closes_at: None,
                },
            ],
        };
        let staff = Desk {
            name: "Bia Exemplo".into(),
            todo: Vec::new(),
            empty: Some(Empty { text: "desk-nothing", action: "nav-dashboard", href: "/dashboard" }),
            roles: vec!["Chargé de programme, Guinée-Bissau".into()],
            parts: parts(&[
                "dashboard",
                "programmes",
                "calls",
                "partners",
                "screening",
                "evaluations",
                "agreements",
                "payments",
                "reports",
                "users",
                "journal",
            ]),
            organisations: Vec::new(),
            drafts: Vec::new(),
        };
        let first = Desk {
            name: "Awa Exemple".into(),
            todo: vec![Todo::sample()],
            empty: Some(Empty::PROGRAMMELESS),
            roles: vec!["Administrateur, tous les pays".into()],
            parts: parts(&["programmes", "users"]),
            organisations: Vec::new(),
            drafts: Vec::new(),
        };
        vec![member, staff, first]
    }
}

async fn show(caller: SignedIn) -> Answer {
    let actor = caller.actor.clone();
    let now = caller.now();
    let found = caller.read(move |db| {
        let waiting = desk::waiting(db, &actor, now)?;
        let organisations = desk::list_organisations(db, &actor)?;
        let places = desk::list_role_places(db, &actor)?;
        let drafts = if actor.memberships.is_empty() { Vec::new() } else { proposals::list_own(db, &actor)? };
        let programmeless = may_found(&actor) && programmes::list_for(db, &actor)?.is_empty();
        Ok::<_, WebError>((waiting, organisations, places, drafts, programmeless))
    });
    let (mut waiting, organisations, places, own, programmeless) = found.await?;
    if let Some(profiles) = profiles(&organisations) {
        waiting.insert(0, profiles);
    }
    let actor = &caller.actor;
    let drafts = own
        .into_iter()
        .filter(|row| row.state == ProposalState::Draft && row.closes_at.is_some_and(|end| end > now))
        .take(DRAFTS)
        .map(|row| Draft {
            href: format!("/proposals/{}", row.id),
            title: row.title,
            number: row.number,
            call: row.call_code,
            country: row.country,
            closes_at: row.closes_at,
        });
    caller.page(&Desk {
        name: actor.name.clone(),
        todo: todo(&waiting, caller.lang),
        empty: if programmeless { Some(Empty::PROGRAMMELESS) } else { waiting.is_empty().then(|| Empty::of(actor)) },
        roles: actor.grants.iter().map(|grant| role_in_words(grant, &places, caller.lang)).collect(),
        parts: parts(actor),
        organisations: organisations.into_iter().map(Organisation::from).collect(),
        drafts: drafts.collect(),
    })
}

/// The profiles that the person may still complete or correct, and send.
fn profiles(organisations: &[OrganisationRow]) -> Option<Waiting> {
    let open = |row: &&OrganisationRow| {
        row.role != MemberRole::Reader && matches!(row.state, PartnerState::Draft | PartnerState::Refused)
    };
    let count = organisations.iter().filter(open).count();
    let count = i64::try_from(count).ok().filter(|count| *count > 0)?;
    Some(Waiting { key: "profile", count, href: "/organisation".into() })
}

impl Empty {
    /// The portal was just installed: whoever may found a programme is told, whatever else waits.
    const PROGRAMMELESS: Empty =
        Empty { text: "desk-no-programme", action: "programmes-new", href: "/office/programmes/new" };

    fn of(actor: &Actor) -> Empty {
        if actor.grants.is_empty() && actor.memberships.is_empty() {
            return Empty { text: "desk-nobody", action: "desk-nobody-action", href: "/organisation" };
        }
        if actor.grants.is_empty() {
            return Empty { text: "desk-nothing", action: "error-calls", href: "/calls" };
        }
        match parts(actor).first() {
            Some(part) => Empty { text: "desk-nothing", action: part.title(), href: part.href },
            None => Empty { text: "desk-nothing", action: "nav-account", href: "/account" },
        }
    }
}

impl Part {
    /// The key of its name in the menu.
    fn title(&self) -> &'static str {
        match self.name {
            "dashboard" => "nav-dashboard",
            "programmes" => "nav-programmes",
            "evaluations" => "nav-evaluations",
            "users" => "nav-users",
            _ => "nav-calls",
        }
    }
}

impl From<OrganisationRow> for Organisation {
    fn from(row: OrganisationRow) -> Self {
        Organisation { href: format!("/organisation/{}", row.id), name: row.name, state: row.state, role: row.role }
    }
}

/// A role with its limits: "Chargé de programme, Guinée-Bissau".
fn role_in_words(grant: &Grant, places: &[(Id, String)], lang: Lang) -> String {
    let code =
        |id: Option<Id>| id.and_then(|id| places.iter().find(|(known, _)| *known == id)).map(|(_, code)| code.clone());
    let mut words = vec![i18n::named(lang.as_str(), "role", grant.role)];
    words.extend(grant.country.map(|country| i18n::named(lang.as_str(), "country", country)));
    let named = |key: &str, code: String| i18n::text(lang.as_str(), key, &[("code", code.into())]);
    words.extend(code(grant.programme).map(|code| named("desk-role-programme", code)));
    words.extend(code(grant.call).map(|code| named("desk-role-call", code)));
    if words.len() == 1 {
        words.push(i18n::text(lang.as_str(), "desk-role-everywhere", &[]));
    }
    words.join(", ")
}

/// The parts of the house to which the actor has a key, in the order of a grant's life.
fn parts(actor: &Actor) -> Vec<Part> {
    let staff = [
        (Permission::DashboardRead, "dashboard", "/dashboard"),
        (Permission::ProgrammeRead, "programmes", "/office/programmes"),
        (Permission::CallRead, "calls", "/office/calls"),
        (Permission::PartnerRead, "partners", "/office/partners"),
        (Permission::ScreeningRead, "screening", "/office/screening"),
        (Permission::EvaluationScore, "evaluations", "/evaluations"),
        (Permission::AgreementRead, "agreements", "/office/agreements"),
        (Permission::PaymentRead, "payments", "/office/payments"),
        (Permission::ReportRead, "reports", "/office/reports"),
        (Permission::UserRead, "users", "/office/users"),
    ];
    let mut parts: Vec<Part> = staff
        .into_iter()
        .filter(|(needs, _, _)| actor.may(*needs))
        .map(|(_, name, href)| Part { name, href })
        .collect();
    if actor.may_everywhere(Permission::AuditRead) {
        parts.push(Part { name: "journal", href: "/office/audit" });
    }
    if !actor.memberships.is_empty() {
        let own = [("proposals", "/proposals"), ("projects", "/projects"), ("organisation", "/organisation")];
        parts.extend(own.map(|(name, href)| Part { name, href }));
    }
    parts
}
