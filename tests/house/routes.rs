//! Every route, called as everybody: who is not admitted by its guard is turned away the right way,
//! and who is admitted is never refused for their role and never meets a fault.

use actix_web::http::Method;
use kafo::db::partners::{MemberRow, PartnerRow};
use kafo::domain::actor::{Actor, Grant, MemberRole, Role};
use kafo::domain::id::Id;
use kafo::domain::partner::{Details, Diligence, PartnerKind, PartnerState};
use kafo::domain::place::Country;
use kafo::domain::text::Lang;
use kafo::web::guard::Access;
use kafo::web::routes::{self, RouteInfo};

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Answer, Client};
use crate::harness::filing::papers;

/// Who calls, and in which browser.
struct Caller {
    name: String,
    actor: Actor,
    client: Client,
}

impl Caller {
    fn new(app: &TestApp, name: &str, actor: Actor) -> Caller {
        let client = if actor.is_signed_in() { app.signed_in(&actor) } else { app.browser() };
        let caller = Caller { name: name.to_owned(), actor, client };
        caller.take_token();
        caller
    }

    /// Opens a page with a form, so that posts carry a token.
    fn take_token(&self) {
        self.client.get(if self.actor.is_signed_in() { "/desk" } else { "/sign-in" });
    }

    fn call(&self, route: &RouteInfo) -> Answer {
        let path = filled(route.path);
        match route.method {
            Method::POST => self.client.post(&path, &[]),
            Method::GET => self.client.get(&path),
            ref other => self.client.ask(other.as_str(), &path, &[], Vec::new()),
        }
    }
}

/// The path with identifiers of nothing.
fn filled(pattern: &str) -> String {
    let mut path = String::new();
    for part in pattern.split_inclusive('}') {
        match part.split_once('{') {
            None => path.push_str(part),
            Some((before, name)) => {
                let name = name.trim_end_matches('}');
                path.push_str(before);
                path.push_str(if name.ends_with("id") { "0192f000000070008000000000000001" } else { "nothing" });
            }
        }
    }
    path
}

/// A verified organisation with these members.
fn partner_of(app: &TestApp, name: &'static str, members: &[(Id, MemberRole)]) {
    let members = members.to_vec();
    app.act(&Actor::system(), move |db, act| {
        let partner = PartnerRow {
            id: act.id(),
            kind: PartnerKind::Ngo,
            state: PartnerState::Verified,
            name: name.into(),
            short_name: String::new(),
            country: Country::Gw,
            region: "Bafatá".into(),
            address: String::new(),
            registration_number: name.into(),
            founded_year: None,
            email: "bureau@ong.example".into(),
            phone: String::new(),
            website: String::new(),
            representative: String::new(),
            representative_role: String::new(),
            description: String::new(),
            lang: Lang::Pt,
            verification: Diligence::default(),
            verified_by: None,
            verified_at: Some(act.at),
            expires_at: None,
            state_reason: String::new(),
            version: 1,
            created_at: act.at,
            updated_at: act.at,
            details: Details::default(),
            papers: papers(PartnerKind::Ngo),
            papers_until: None,
            second_look_by: None,
            second_look_at: None,
            merged_into: None,
        };
        partner.insert(db)?;
        for (user, role) in members {
            let row = MemberRow {
                id: act.id(),
                partner_id: partner.id,
                user_id: user,
                role,
                joined_at: act.at,
                left_at: None,
            };
            row.insert(db)?;
        }
        Ok(())
    })
    .unwrap();
}

/// A visitor, somebody without any role, each role, and the members of two organisations.
fn everybody(app: &TestApp) -> Vec<Caller> {
    let mut callers = vec![Caller::new(app, "visitor", Actor::public(Lang::Fr))];
    let nobody = app.person("nobody", &[]);
    callers.push(Caller::new(app, "nobody", nobody));
    for role in Role::ALL {
        let person = app.person(role.as_str(), &[Grant::everywhere(*role)]);
        callers.push(Caller::new(app, role.as_str(), person));
    }
    let member = |role: &MemberRole| (app.person(role.as_str(), &[]).user().unwrap(), *role);
    let members: Vec<(Id, MemberRole)> = MemberRole::ALL.iter().map(member).collect();
    partner_of(app, "Association un", &members);
    let other = app.person("other-member", &[]).user().unwrap();
    partner_of(app, "Association deux", &[(other, MemberRole::Signatory)]);
    for (user, role) in members {
        callers.push(Caller::new(app, role.as_str(), app.actor(user)));
    }
    callers.push(Caller::new(app, "member of another organisation", app.actor(other)));
    callers
}

/// What is wrong with the answer, if anything is.
fn difference(route: &RouteInfo, caller: &Caller, answer: &Answer) -> Option<&'static str> {
    if answer.status >= 500 {
        return Some("is a fault");
    }
    if let Access::Token(_) = route.access {
        return (answer.status != 401).then_some("should ask for a token");
    }
    if route.access.admits(&caller.actor) {
        let signed_out = answer.status == 303 && answer.location.starts_with("/sign-in?");
        return (matches!(answer.status, 401 | 403) || signed_out).then_some("should be admitted");
    }
    if !caller.actor.is_signed_in() {
        let asked = answer.status == 303 && answer.location.starts_with("/sign-in?next=");
        return (!asked).then_some("should be asked to sign in");
    }
    let expected = if caller.actor.is_staff() { 403 } else { 404 };
    (answer.status != expected).then_some("should be turned away")
}

on_both! {
    fn every_route_answers_everybody_as_its_guard_says(app) {
        let routes = routes::all();
        let infos = routes.infos();
        let callers = everybody(app);
        let mut differences = Vec::new();
        let mut calls = 0;
        for route in infos {
            for caller in &callers {
                let mut answer = caller.call(route);
                // A route before this one may have signed them out: that is what some are for.
                let admitted = route.access.admits(&caller.actor);
                if admitted && caller.actor.is_signed_in() && answer.location.starts_with("/sign-in") {
                    caller.client.sign_in(&caller.actor.email, crate::harness::people::PASSWORD);
                    caller.take_token();
                    answer = caller.call(route);
                }
                calls += 1;
                if let Some(wrong) = difference(route, caller, &answer) {
                    differences.push(format!(
                        "{} {} as {}: {} {} {wrong}",
                        route.method, route.path, caller.name, answer.status, answer.location
                    ));
                }
            }
        }
        assert_eq!(differences, Vec::<String>::new());
        assert_eq!(calls, infos.len() * callers.len());
        assert!(infos.len() > 20, "only {} routes", infos.len());
    }

    fn a_path_has_one_guard_for_each_method_and_unknown_paths_say_404(app) {
        let routes = routes::all();
        let mut seen: Vec<(Method, &str)> = Vec::new();
        for info in routes.infos() {
            assert!(!seen.contains(&(info.method.clone(), info.path)), "{} {} is routed twice", info.method, info.path);
            seen.push((info.method.clone(), info.path));
        }
        app.browser().get("/no/such/page").is(404);
    }
}
