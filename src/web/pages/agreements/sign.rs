//! The signature of an agreement: read the text, ask for a code, tick, type one's name, sign. The
//! partner and the organisation sign on the same page.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::account::Head;
use super::lines::File;
use crate::adapters::i18n::{self, Arg};
use crate::adapters::secrets;
use crate::db::documents::DocumentRow;
use crate::db::projects;
use crate::domain::actor::At;
use crate::domain::agreement::{AgreementState, CONSENT_TEXT, CodeVerdict, code};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::agreements::{self, SignInput};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::view::{FormView, Page};

/// Which side somebody signs for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Partner,
    Organisation,
}

impl Side {
    fn path(self, id: Id) -> String {
        match self {
            Side::Partner => format!("/projects/{id}"),
            Side::Organisation => format!("/office/agreements/{id}"),
        }
    }

    /// The state in which this side signs.
    const fn waits(self) -> AgreementState {
        match self {
            Side::Partner => AgreementState::Approved,
            Side::Organisation => AgreementState::SignedByPartner,
        }
    }
}

/// The page.
#[derive(Serialize)]
pub struct Sign {
    head: Head,
    path: String,
    document: File,
    /// SHA-256 of the text.
    hash: String,
    consent: String,
    consent_lang: Lang,
    /// The signer's name in the portal.
    name: String,
    email: String,
    minutes: i64,
    form: FormView,
}

impl Page for Sign {
    const TEMPLATE: &'static str = "pages/agreements/sign.html";

    fn samples() -> Vec<Self> {
        vec![Sign {
            head: Head::sample(AgreementState::Approved),
            path: "/projects/1".into(),
            document: File::sample(),
            hash: "ab".repeat(32),
            consent: "J'ai lu la convention.".into(),
            consent_lang: Lang::Fr,
            name: "Bia Exemplo".into(),
            email: "bia@kafo.example".into(),
            minutes: code::MINUTES,
            form: FormView::empty(),
        }]
    }
}

/// What follows the signature.
#[derive(Serialize)]
pub struct Signed {
    head: Head,
    path: String,
    in_force: bool,
}

impl Page for Signed {
    const TEMPLATE: &'static str = "pages/agreements/signed.html";

    fn samples() -> Vec<Self> {
        let sample = |state, in_force| Signed { head: Head::sample(state), path: "/projects/1".into(), in_force };
        vec![sample(AgreementState::SignedByPartner, false), sample(AgreementState::InForce, true)]
    }
}

/// The partner's page.
pub async fn partner(caller: May<may::AgreementSign>, id: web::Path<Id>) -> Answer {
    show(&caller, *id, Side::Partner).await
}

/// The organisation's page.
pub async fn organisation(caller: May<may::AgreementCountersign>, id: web::Path<Id>) -> Answer {
    show(&caller, *id, Side::Organisation).await
}

/// Sends the partner's signatory a code.
pub async fn partner_code(caller: May<may::AgreementSign>, id: web::Path<Id>, form: Form) -> Answer {
    ask(&caller, *id, Side::Partner, &form).await
}

/// Sends the organisation's signatory a code.
pub async fn organisation_code(caller: May<may::AgreementCountersign>, id: web::Path<Id>, form: Form) -> Answer {
    ask(&caller, *id, Side::Organisation, &form).await
}

/// The partner signs.
pub async fn sign_as_partner(caller: May<may::AgreementSign>, id: web::Path<Id>, form: Form) -> Answer {
    sign(&caller, *id, Side::Partner, &form).await
}

/// The organisation signs.
pub async fn sign_as_organisation(caller: May<may::AgreementCountersign>, id: web::Path<Id>, form: Form) -> Answer {
    sign(&caller, *id, Side::Organisation, &form).await
}

/// What the viewer may sign here.
struct Found {
    head: Head,
    document: Option<DocumentRow>,
    /// Whether the viewer already signed for this side.
    signed: bool,
}

async fn find(caller: &Caller, id: Id, side: Side) -> Result<Found, WebError> {
    let actor = caller.actor.clone();
    let found = caller
        .read(move |db| {
            let agreement = match side {
                Side::Partner => projects::find_own(db, &actor, id)?,
                Side::Organisation => projects::find_for(db, &actor, id)?,
            };
            let Some((agreement, around)) = agreement else { return Ok::<_, diesel::result::Error>(None) };
            let document = match agreement.text_document_id {
                Some(text) => DocumentRow::find(db, text)?,
                None => None,
            };
            Ok(Some((agreement, around, document)))
        })
        .await?;
    let (agreement, around, document) = found.ok_or(WebError::NotFound)?;
    let here = At::country(agreement.country).of_programme(agreement.programme_id).of_call(agreement.call_id);
    let allowed = match side {
        Side::Partner => caller.actor.may_for(Permission::AgreementSign, agreement.partner_id),
        Side::Organisation => caller.actor.may_at(Permission::AgreementCountersign, here),
    };
    if !allowed {
        return Err(WebError::Forbidden);
    }
    let signer = match side {
        Side::Partner => agreement.partner_signed_by,
        Side::Organisation => agreement.organisation_signed_by,
    };
    let signed = signer.is_some_and(|user| caller.actor.is(user));
    Ok(Found { head: Head::of(&agreement, around), document, signed })
}

fn consent(caller: &Caller, head: &Head, hash: &str, lang: Lang) -> String {
    let organisation = caller.app.config.organisation.as_str();
    let args =
        [("number", Arg::from(head.number.as_str())), ("hash", hash.into()), ("organisation", organisation.into())];
    i18n::text(lang.as_str(), CONSENT_TEXT, &args)
}

fn page(caller: &Caller, found: &Found, side: Side, lang: Lang, form: FormView) -> Option<Sign> {
    let document = found.document.as_ref()?;
    Some(Sign {
        head: found.head.clone(),
        path: side.path(found.head.id),
        document: File::of(document),
        hash: document.sha256.clone(),
        consent: consent(caller, &found.head, &document.sha256, lang),
        consent_lang: lang,
        name: caller.actor.name.clone(),
        email: caller.actor.email.clone(),
        minutes: code::MINUTES,
        form,
    })
}

async fn show(caller: &Caller, id: Id, side: Side) -> Answer {
    let found = find(caller, id, side).await?;
    if found.signed {
        let in_force = found.head.organisation_signed_at.is_some();
        return caller.page(&Signed { path: side.path(id), head: found.head, in_force });
    }
    if found.head.state != side.waits() {
        return caller.go(&side.path(id));
    }
    let Some(page) = page(caller, &found, side, caller.lang, FormView::empty()) else {
        return Err(Refusal::from(Unmet::new("agreement-text-not-ready")).into());
    };
    // That the text was shown is part of the evidence.
    let (hash, ip, agent) = (page.hash.clone(), caller.ip.clone(), caller.user_agent.clone());
    caller.write(move |db, act| agreements::note_viewed(db, act, id, &hash, &ip, &agent)).await?;
    caller.page(&page)
}

async fn ask(caller: &Caller, id: Id, side: Side, form: &Form) -> Answer {
    let found = find(caller, id, side).await?;
    match caller.write(move |db, act| agreements::ask_code(db, act, id)).await {
        Ok(()) => caller.done(&format!("{}/sign", side.path(id)), "agreements-code-sent"),
        Err(Refusal::Unmet(unmet)) => invalid(caller, &found, side, form, unmet),
        Err(other) => Err(other.into()),
    }
}

async fn sign(caller: &Caller, id: Id, side: Side, form: &Form) -> Answer {
    let found = find(caller, id, side).await?;
    let entered: String = form.text("code").chars().filter(char::is_ascii_digit).collect();
    let (ip, user_agent) = (caller.ip.clone(), caller.user_agent.clone());
    let (verdict, tries_left) = if entered.is_empty() || found.head.state != side.waits() {
        (CodeVerdict::Missing, code::TRIES)
    } else {
        let (keys, ip, agent) = (caller.app.secrets.clone(), ip.clone(), user_agent.clone());
        caller
            .write(move |db, act| {
                agreements::judge_code(db, act, id, &ip, &agent, |token| {
                    secrets::is_same(keys.one_time_code("sign", token).as_bytes(), entered.as_bytes())
                })
            })
            .await?
    };
    let lang = shown_lang(caller, form);
    let shown_hash = form.string("hash");
    let input = SignInput {
        agreement: id,
        version: form.version(),
        typed_name: form.string("typed_name"),
        consents: form.has("consent"),
        consent_text: consent(caller, &found.head, &shown_hash, lang),
        shown_hash,
        verdict,
        tries_left,
        ip,
        user_agent,
    };
    let outcome = caller
        .write(move |db, act| match side {
            Side::Partner => agreements::sign_as_partner(db, act, &input),
            Side::Organisation => agreements::sign_as_organisation(db, act, &input),
        })
        .await;
    match outcome {
        Ok(_) => caller.go(&format!("{}/sign", side.path(id))),
        Err(Refusal::Unmet(unmet)) => invalid(caller, &found, side, form, unmet),
        Err(other) => Err(other.into()),
    }
}

/// The language in which the consent was shown.
fn shown_lang(caller: &Caller, form: &Form) -> Lang {
    Lang::from_tag(form.text("consent_lang")).unwrap_or(caller.lang)
}

fn invalid(caller: &Caller, found: &Found, side: Side, form: &Form, unmet: Vec<Unmet>) -> Answer {
    let mut view = FormView::posted(form, &unmet, caller.lang);
    // A code is typed anew each time.
    view.values["code"] = json!("");
    match page(caller, found, side, shown_lang(caller, form), view) {
        Some(page) => caller.invalid(&page, &unmet),
        None => Err(Refusal::Unmet(unmet).into()),
    }
}
