//! The accounts as administrators see them: who there is, what each may do, invitations, and
//! accounts that are disabled.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::own::RoleLine;
use crate::db::programmes;
use crate::db::users::{self, AccountFilter, AccountListRow, Which};
use crate::domain::account::{check_person, normal_email};
use crate::domain::actor::{Grant, MemberRole, Role};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::users as accounts;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::{Choice, Pages, Query};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/office/users", index)
        .get("/office/users/invite", show_invite)
        .post("/office/users/invite", invite)
        .get("/office/users/{id}", show)
        .post("/office/users/{id}/grant", grant)
        .post("/office/users/{id}/revoke", revoke)
        .post("/office/users/{id}/invite", invite_again)
        .get("/office/users/{id}/disable", show_disable)
        .post("/office/users/{id}/disable", disable)
        .post("/office/users/{id}/enable", enable)
        .post("/office/users/{id}/second-factor", remove_second_factor);
}

/// Accounts on a page of the list.
const PAGE_SIZE: i64 = 50;

/// The list of accounts.
#[derive(Serialize)]
pub struct Users {
    form: FormView,
    rows: Vec<UserLine>,
    total: i64,
    pages: Pages,
    roles: Vec<Choice>,
    countries: Vec<Choice>,
    which: Vec<Choice>,
    can_invite: bool,
}

/// An account in the list.
#[derive(Serialize)]
struct UserLine {
    id: Id,
    name: String,
    email: String,
    roles: Vec<RoleLine>,
    last_sign_in: Option<Instant>,
    /// `disabled`, `invited`, `invitation-over`, `unconfirmed` or empty.
    note: &'static str,
    /// Whether they sign in with a second factor.
    has_factor: bool,
}

impl UserLine {
    fn of(row: AccountListRow) -> UserLine {
        let note = if row.user.disabled_at.is_some() {
            "disabled"
        } else if row.invited_until.is_some() && !row.user.is_usable() {
            "invited"
        } else if row.user.password_hash.is_none() {
            "invitation-over"
        } else if row.user.email_confirmed_at.is_none() {
            "unconfirmed"
        } else {
            ""
        };
        let role = |grant: &users::RoleGrantRow| RoleLine {
            role: grant.role.to_string(),
            country: grant.country.map(|country| country.to_string()),
            limited: grant.call_id.is_some() || grant.programme_id.is_some(),
        };
        UserLine {
            id: row.user.id,
            roles: row.grants.iter().map(role).collect(),
            last_sign_in: row.last_sign_in,
            note,
            has_factor: row.user.totp_enrolled_at.is_some(),
            name: row.user.name,
            email: row.user.email,
        }
    }
}

fn sample_line(note: &'static str) -> UserLine {
    let at = Instant::from(chrono::DateTime::UNIX_EPOCH);
    let role = |country: Option<&str>| RoleLine {
        role: "finance_officer".into(),
        country: country.map(str::to_owned),
        limited: country.is_none(),
    };
    UserLine {
        id: Id(uuid::Uuid::nil()),
        name: "Awa Exemple".into(),
        email: "awa@exemple.example".into(),
        roles: vec![role(Some("ML")), role(None)],
        last_sign_in: note.is_empty().then_some(at),
        note,
        has_factor: note.is_empty(),
    }
}

impl Page for Users {
    const TEMPLATE: &'static str = "pages/accounts/users.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let list = |rows: Vec<UserLine>, can_invite| Users {
            form: FormView::empty(),
            total: 120,
            rows,
            pages: Pages { current: 1, pages: 3, href: "/office/users?page=".into() },
            roles: Choice::list(Lang::Fr, "role", Role::ALL),
            countries: Choice::list(Lang::Fr, "country", Country::ALL),
            which: which_choices(Lang::Fr),
            can_invite,
        };
        let notes = ["", "disabled", "invited", "invitation-over", "unconfirmed"];
        vec![list(notes.map(sample_line).into(), true), list(Vec::new(), false)]
    }
}

fn which_choices(lang: Lang) -> Vec<Choice> {
    Choice::list(lang, "accounts-which", ["staff", "members", "all"])
}

/// Somebody new.
#[derive(Serialize)]
pub struct Invite {
    form: FormView,
    languages: Vec<Choice>,
    roles: Vec<Choice>,
    countries: Vec<Choice>,
}

impl Page for Invite {
    const TEMPLATE: &'static str = "pages/accounts/invite.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        vec![Invite::new(FormView::empty(), Lang::Fr)]
    }
}

impl Invite {
    fn new(form: FormView, lang: Lang) -> Self {
        Invite {
            form,
            languages: Choice::languages(),
            roles: Choice::list(lang, "role", Role::ALL),
            countries: countries_or_all(lang),
        }
    }
}

/// Every country, after "all countries".
fn countries_or_all(lang: Lang) -> Vec<Choice> {
    let mut list = Choice::list(lang, "country", ["all"]);
    list.extend(Choice::list(lang, "country", Country::ALL));
    list
}

/// One account: who it is and what it may do.
#[derive(Serialize)]
pub struct User {
    form: FormView,
    user: UserLine,
    lang: String,
    phone: String,
    created_at: Instant,
    grants: Vec<GrantLine>,
    organisations: Vec<OrganisationLine>,
    roles: Vec<Choice>,
    countries: Vec<Choice>,
    programmes: Vec<Choice>,
    can_grant: bool,
    /// Whether the viewer looks at their own account.
    is_self: bool,
}

/// A role that may be taken back.
#[derive(Serialize)]
struct GrantLine {
    id: Id,
    role: RoleLine,
    since: Instant,
}

/// An organisation somebody belongs to.
#[derive(Serialize)]
struct OrganisationLine {
    id: Id,
    name: String,
    role: MemberRole,
}

impl Page for User {
    const TEMPLATE: &'static str = "pages/accounts/user.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let at = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let user = |note: &'static str, can_grant, is_self| User {
            form: FormView::empty(),
            user: sample_line(note),
            lang: "fr".into(),
            phone: "+223 00 00 00 00".into(),
            created_at: at,
            grants: Role::ALL
                .iter()
                .map(|role| GrantLine {
                    id: Id(uuid::Uuid::nil()),
                    role: RoleLine { role: role.to_string(), country: Some("ML".into()), limited: false },
                    since: at,
                })
                .collect(),
            organisations: vec![OrganisationLine {
                id: Id(uuid::Uuid::nil()),
                name: "Association Exemple".into(),
                role: MemberRole::Editor,
            }],
            roles: Choice::list(Lang::Fr, "role", Role::ALL),
            countries: countries_or_all(Lang::Fr),
            programmes: vec![Choice { value: "1".into(), text: "Programme exemple".into() }],
            can_grant,
            is_self,
        };
        vec![user("", true, false), user("disabled", true, false), user("invited", true, false), user("", false, true)]
    }
}

/// The question before an account is disabled.
#[derive(Serialize)]
pub struct Disable {
    id: Id,
    name: String,
    email: String,
}

impl Page for Disable {
    const TEMPLATE: &'static str = "pages/accounts/disable.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        vec![Disable { id: Id(uuid::Uuid::nil()), name: "Awa Exemple".into(), email: "awa@exemple.example".into() }]
    }
}

async fn index(caller: May<may::UserRead>) -> Answer {
    let query = Query::of(&caller);
    let filter = AccountFilter {
        text: query.text("q"),
        role: query.parse("role"),
        country: query.parse("country"),
        which: match query.text("which").as_str() {
            "members" => Which::Members,
            "all" => Which::All,
            _ => Which::Staff,
        },
    };
    let page = query.page(PAGE_SIZE);
    let (viewer, now) = (caller.actor.clone(), caller.now());
    let (rows, total) = caller.read(move |db| users::list_accounts(db, &viewer, &filter, page, now)).await?;
    let values = ["q", "role", "country", "which"].map(|name| (name.to_owned(), json!(query.text(name))));
    caller.page(&Users {
        form: FormView::filled(serde_json::Value::Object(values.into_iter().collect())),
        rows: rows.into_iter().map(UserLine::of).collect(),
        total,
        pages: query.pages("/office/users", page, total),
        roles: Choice::list(caller.lang, "role", Role::ALL),
        countries: Choice::list(caller.lang, "country", Country::ALL),
        which: which_choices(caller.lang),
        can_invite: caller.actor.may(Permission::UserInvite),
    })
}

async fn show_invite(caller: May<may::UserInvite>) -> Answer {
    caller.page(&Invite::new(FormView::filled(json!({ "lang": caller.lang })), caller.lang))
}

async fn invite(caller: May<may::UserInvite>, form: Form) -> Answer {
    let (name, email) = (form.string("name"), normal_email(form.text("email")));
    let lang = form.parse::<Lang>("lang").unwrap_or(caller.lang);
    let roles: Vec<Role> = form.all("role").into_iter().filter_map(|role| role.parse().ok()).collect();
    let countries = match limits(&form) {
        Ok(countries) => countries,
        Err(problem) => {
            let mut unmet = check_person(&name, &email);
            unmet.extend(roles.is_empty().then(|| Unmet::new("missing-role").on("role")));
            unmet.push(problem);
            let page = Invite::new(FormView::posted(&form, &unmet, caller.lang), caller.lang);
            return caller.invalid(&page, &unmet);
        }
    };
    let grants: Vec<Grant> = roles
        .into_iter()
        .flat_map(|role| countries.iter().map(move |country| Grant { country: *country, ..Grant::everywhere(role) }))
        .collect();
    match caller.write(move |db, act| accounts::invite(db, act, &name, &email, lang, &grants)).await {
        Ok(user) => caller.done(&format!("/office/users/{}", user.id), "accounts-invited"),
        Err(Refusal::Unmet(unmet)) => {
            caller.invalid(&Invite::new(FormView::posted(&form, &unmet, caller.lang), caller.lang), &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// The countries that were chosen; "all countries" is everywhere. Nobody gets a role everywhere because a field was
/// overlooked: nothing chosen, and everything beside something, are asked again.
fn limits(form: &Form) -> Result<Vec<Option<Country>>, Unmet> {
    let chosen = form.all("country");
    let countries: Vec<Option<Country>> =
        chosen.iter().filter_map(|country| country.parse::<Country>().ok()).map(Some).collect();
    match (chosen.contains(&"all"), countries.is_empty()) {
        (true, true) => Ok(vec![None]),
        (false, false) => Ok(countries),
        (false, true) => Err(Unmet::new("missing-countries").on("country")),
        (true, false) => Err(Unmet::new("all-or-some-countries").on("country")),
    }
}

async fn load(caller: &Caller, id: Id, form: FormView) -> Result<User, WebError> {
    let (viewer, now) = (caller.actor.clone(), caller.now());
    let (row, organisations, programmes) = caller
        .read(move |db| -> Result<_, Refusal> {
            let row = Refusal::found(users::find_account(db, &viewer, id, now)?)?;
            let organisations = users::list_organisations(db, &viewer, id)?;
            Ok((row, organisations, programmes::list_for(db, &viewer)?))
        })
        .await?;
    let can_grant = caller.actor.may(Permission::UserGrant);
    let line = |grant: &users::RoleGrantRow| GrantLine {
        id: grant.id,
        role: RoleLine {
            role: grant.role.to_string(),
            country: grant.country.map(|country| country.to_string()),
            limited: grant.call_id.is_some() || grant.programme_id.is_some(),
        },
        since: grant.granted_at,
    };
    let programme = |row: programmes::ProgrammeRow| Choice {
        value: row.id.to_string(),
        text: row.name.pick(caller.lang).to_owned(),
    };
    Ok(User {
        form,
        lang: row.user.lang.to_string(),
        phone: row.user.phone.clone(),
        created_at: row.user.created_at,
        grants: row.grants.iter().map(line).collect(),
        organisations: organisations.into_iter().map(|(id, name, role)| OrganisationLine { id, name, role }).collect(),
        roles: Choice::list(caller.lang, "role", Role::ALL),
        countries: countries_or_all(caller.lang),
        programmes: programmes.into_iter().map(programme).collect(),
        can_grant,
        is_self: caller.actor.is(id),
        user: UserLine::of(row),
    })
}

async fn show(caller: May<may::UserRead>, id: web::Path<Id>) -> Answer {
    caller.page(&load(&caller, *id, FormView::empty()).await?)
}

async fn grant(caller: May<may::UserGrant>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    let (role, countries) = (form.parse::<Role>("role"), limits(&form));
    let (Some(role), Ok(countries)) = (role, &countries) else {
        let mut unmet: Vec<Unmet> = role.is_none().then(|| Unmet::new("missing-role").on("role")).into_iter().collect();
        unmet.extend(countries.err());
        return refused(&caller, id, &form, &unmet).await;
    };
    let country = countries.first().copied().flatten();
    let grant = Grant { country, programme: form.parse("programme"), ..Grant::everywhere(role) };
    match caller.write(move |db, act| accounts::grant(db, act, id, grant)).await {
        Ok(_) => caller.done(&format!("/office/users/{id}"), "accounts-role-given"),
        Err(Refusal::Unmet(unmet)) => refused(&caller, id, &form, &unmet).await,
        Err(refusal) => Err(refusal.into()),
    }
}

async fn refused(caller: &Caller, id: Id, form: &Form, unmet: &[Unmet]) -> Answer {
    let page = load(caller, id, FormView::posted(form, unmet, caller.lang)).await?;
    caller.invalid(&page, unmet)
}

async fn revoke(caller: May<may::UserGrant>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    let role = form.parse::<Id>("grant").ok_or(WebError::NotFound)?;
    done(&caller, id, &form, "accounts-role-taken", move |db, act| accounts::revoke(db, act, id, role).map(|_| ()))
        .await
}

async fn invite_again(caller: May<may::UserInvite>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    done(&caller, id, &form, "accounts-invited", move |db, act| accounts::invite_again(db, act, id)).await
}

async fn show_disable(caller: May<may::UserDisable>, id: web::Path<Id>) -> Answer {
    let page = load(&caller, *id, FormView::empty()).await?;
    caller.page(&Disable { id: page.user.id, name: page.user.name, email: page.user.email })
}

async fn disable(caller: May<may::UserDisable>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    done(&caller, id, &form, "accounts-disabled", move |db, act| accounts::disable(db, act, id)).await
}

async fn enable(caller: May<may::UserDisable>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    done(&caller, id, &form, "accounts-enabled", move |db, act| accounts::enable(db, act, id)).await
}

async fn remove_second_factor(caller: May<may::UserDisable>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    done(&caller, id, &form, "accounts-factor-off", move |db, act| accounts::remove_second_factor(db, act, id)).await
}

/// Does one thing to an account and returns to its page, with what hindered it if anything did.
async fn done(
    caller: &Caller,
    id: Id,
    form: &Form,
    message: &str,
    work: impl FnOnce(&mut crate::db::Db, &crate::domain::act::Act) -> Result<(), Refusal> + Send + 'static,
) -> Answer {
    match caller.write(work).await {
        Ok(()) => caller.done(&format!("/office/users/{id}"), message),
        Err(Refusal::Unmet(unmet)) => refused(caller, id, form, &unmet).await,
        Err(refusal) => Err(refusal.into()),
    }
}
