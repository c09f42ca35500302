//! Who calls. The first parameter of every handler is one of the guards of this file: it says in
//! the handler's type who may call, and without one a handler cannot be routed.
//!
//! A guard decides by account and role. Whether *this* object is theirs is asked in the query or
//! in the service, and answered with 404.

use std::future::Future;
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

use actix_session::{Session, SessionExt};
use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use serde::Serialize;
use tracing_actix_web::RequestId;

use super::App;
use super::error::{Answer, TokenProblem, WebError, conflict, see_other, unprocessable};
use super::form::Form;
use super::view::{self, Page};
use super::{held, session};
use crate::adapters::secrets;
use crate::adapters::token::TokenError;
use crate::db::{Db, tokens};
use crate::domain::account::ApiScope;
use crate::domain::act::Act;
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::services::Refusal;

/// A request and whoever made it: all that a handler needs of the house.
#[derive(Clone)]
pub struct Caller {
    /// The running portal.
    pub app: web::Data<App>,
    /// Who calls; a visitor when nobody signed in.
    pub actor: Actor,
    /// The browser's session, held in the database.
    pub session: Session,
    /// The language of the answer.
    pub lang: Lang,
    /// The request's number, in the log and on error pages.
    pub request_id: String,
    /// The path asked for.
    pub path: String,
    /// The query, without `?`.
    pub query: String,
    /// The caller's address, as far as trusted proxies tell it.
    pub ip: String,
    /// The browser's name for itself.
    pub user_agent: String,
}

impl Caller {
    /// The present instant.
    pub fn now(&self) -> Instant {
        self.app.now()
    }

    /// The action this request is about to do.
    pub fn act(&self) -> Act {
        Act::new(self.actor.clone(), self.now(), self.request_id.clone(), secrets::random_bytes())
    }

    /// Reads from the database, away from the event loop.
    ///
    /// # Errors
    /// What `work` returns, or 503 when the database cannot be reached.
    pub async fn read<T, E>(&self, work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static) -> Result<T, WebError>
    where
        T: Send + 'static,
        E: Send + 'static,
        WebError: From<E>,
    {
        let pool = self.app.pool.clone();
        web::block(move || pool.read(|db| work(db).map_err(WebError::from)))
            .await
            .map_err(|_| WebError::Internal("the worker threads are gone".into()))?
    }

    /// Does one action in one write transaction.
    ///
    /// # Errors
    /// Why the action was refused; then nothing was written.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db, &Act) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let pool = self.app.pool.clone();
        let act = self.act();
        web::block(move || pool.write(move |db| work(db, &act)))
            .await
            .map_err(|_| Refusal::Broken("the worker threads are gone".into()))?
    }

    /// The page, in the caller's language.
    ///
    /// # Errors
    /// A template that cannot be drawn.
    pub fn page<P: Page>(&self, page: &P) -> Answer {
        let html = view::render(self, page, &[])?;
        let mut response = HttpResponse::Ok();
        response.content_type("text/html; charset=utf-8");
        if self.actor.is_signed_in() || P::HAS_FORM {
            response.insert_header(("cache-control", "no-store"));
        }
        Ok(response.body(html))
    }

    /// The page again, with what is wrong: status 422, the errors on top and at their fields.
    ///
    /// # Errors
    /// A template that cannot be drawn.
    pub fn invalid<P: Page>(&self, page: &P, unmet: &[Unmet]) -> Answer {
        Ok(unprocessable(view::render(self, page, unmet)?))
    }

    /// The page again, because somebody else saved in the meantime: status 409. It shows what was
    /// typed beside what is stored.
    ///
    /// # Errors
    /// A template that cannot be drawn.
    pub fn stale<P: Page>(&self, page: &P) -> Answer {
        Ok(conflict(view::render(self, page, &[])?))
    }

    /// Elsewhere, with a message (a key of the locales) at the top of the next page.
    ///
    /// # Errors
    /// Never; the type is that of a handler's answer.
    pub fn done(&self, location: &str, message: &str) -> Answer {
        session::set_flash(&self.session, message);
        Ok(see_other(location))
    }

    /// Elsewhere, silently.
    ///
    /// # Errors
    /// Never; the type is that of a handler's answer.
    pub fn go(&self, location: &str) -> Answer {
        Ok(see_other(location))
    }

    /// A text of the locales in the caller's language.
    pub fn t(&self, key: &str) -> String {
        crate::adapters::i18n::text(self.lang.as_str(), key, &[])
    }

    /// A value as JSON.
    ///
    /// # Errors
    /// Never; the type is that of a handler's answer.
    pub fn json(&self, value: &impl Serialize) -> Answer {
        Ok(HttpResponse::Ok().json(value))
    }
}

/// Who a route is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Everybody with an account.
    SignedIn,
    /// Staff of any role, auditors included.
    Staff,
    /// Members of any partner.
    Member,
    /// Whoever holds this permission anywhere.
    May(Permission),
    /// Whoever sends a token of the JSON API with this scope. Being signed in does not count.
    Token(ApiScope),
}

impl Access {
    /// Whether the actor passes.
    pub fn admits(self, actor: &Actor) -> bool {
        match self {
            Access::Public => true,
            Access::SignedIn => actor.is_signed_in(),
            Access::Staff => actor.is_staff(),
            Access::Member => !actor.memberships.is_empty(),
            Access::May(permission) => actor.may(permission),
            Access::Token(_) => false,
        }
    }
}

/// A type that may stand first in a handler's parameters.
pub trait Guard: FromRequest {
    /// Who passes.
    const ACCESS: Access;
}

/// Marks a permission as a type, so that a handler's signature can name it.
pub trait Needs {
    /// The permission.
    const PERMISSION: Permission;
}

macro_rules! guard_type {
    ($(#[$meta:meta])* $name:ident, $access:expr) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $name(pub Caller);

        impl Deref for $name {
            type Target = Caller;
            fn deref(&self) -> &Caller {
                &self.0
            }
        }
        impl Guard for $name {
            const ACCESS: Access = $access;
        }
        impl FromRequest for $name {
            type Error = WebError;
            type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;
            fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
                let caller = admit(request, payload, $access);
                Box::pin(async move { caller.await.map($name) })
            }
        }
    };
}
guard_type!(
    /// Everybody, signed in or not.
    Visitor,
    Access::Public
);
guard_type!(
    /// Somebody with an account.
    SignedIn,
    Access::SignedIn
);
guard_type!(
    /// Somebody who works for the programme.
    Staff,
    Access::Staff
);
guard_type!(
    /// A member of some partner.
    Member,
    Access::Member
);

/// Somebody who holds a permission: `May<CallPublish>`.
pub struct May<N: Needs>(Caller, PhantomData<N>);

impl<N: Needs> Deref for May<N> {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.0
    }
}
impl<N: Needs + 'static> Guard for May<N> {
    const ACCESS: Access = Access::May(N::PERMISSION);
}
impl<N: Needs + 'static> FromRequest for May<N> {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = admit(request, payload, Self::ACCESS);
        Box::pin(async move { caller.await.map(|caller| May(caller, PhantomData)) })
    }
}

/// Marks a scope of API tokens as a type.
pub trait NeedsScope {
    /// The scope.
    const SCOPE: ApiScope;
}

/// The holder of a token of the JSON API: `Token<ProposalsRead>`. The actor is the person who made
/// the token, with the roles and organisations they have now.
pub struct Token<S: NeedsScope>(Caller, PhantomData<S>);

impl<S: NeedsScope> Deref for Token<S> {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.0
    }
}
impl<S: NeedsScope + 'static> Guard for Token<S> {
    const ACCESS: Access = Access::Token(S::SCOPE);
}
impl<S: NeedsScope + 'static> FromRequest for Token<S> {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let caller = before_sign_in(request);
        let header = request.headers().get("authorization").and_then(|value| value.to_str().ok());
        let token =
            header.and_then(|value| value.split_once(' ')).filter(|(kind, _)| kind.eq_ignore_ascii_case("bearer"));
        let token = token.map(|(_, token)| token.trim().to_owned());
        Box::pin(async move {
            let caller = holder(caller?, token, S::SCOPE).await?;
            Ok(Token(caller, PhantomData))
        })
    }
}

/// The person for whom a token speaks.
async fn holder(mut caller: Caller, token: Option<String>, scope: ApiScope) -> Result<Caller, WebError> {
    let refused = |problem| Err(WebError::Token(problem));
    let Some(token) = token else { return refused(TokenProblem::Missing) };
    let now = caller.now();
    let claims = match caller.app.tokens.verify(&token, now.utc()) {
        Ok(claims) => claims,
        Err(TokenError::Expired) => return refused(TokenProblem::Expired),
        Err(TokenError::Invalid | TokenError::Early) => return refused(TokenProblem::Invalid),
    };
    let found = caller.read(move |db| {
        let row = tokens::find_valid_api_token(db, Id(claims.jti), now)?;
        // The row decides: what it says of person and scopes counts, not the claims.
        let Some(row) = row.filter(|row| row.user_id == Id(claims.sub)) else { return Ok::<_, WebError>(None) };
        let actor = crate::db::users::find_actor(db, row.user_id)?;
        Ok(actor.map(|actor| (actor, row.scopes.0)))
    });
    let Some((actor, scopes)) = found.await? else { return refused(TokenProblem::Revoked) };
    if !scopes.iter().any(|held| held == scope.as_str()) {
        return refused(TokenProblem::Scope(scope));
    }
    caller.actor = actor;
    Ok(caller)
}

/// Finds out who calls and lets them pass or not.
fn admit(
    request: &HttpRequest,
    payload: &mut Payload,
    access: Access,
) -> impl Future<Output = Result<Caller, WebError>> + use<> {
    let caller = before_sign_in(request);
    let user = caller.as_ref().ok().and_then(|caller| session::user(&caller.session));
    let posted =
        (access != Access::Public && user.is_none() && request.method() == Method::POST && !is_autosave(request))
            .then(|| Form::unchecked(request, payload));
    let autosave = is_autosave(request);
    async move {
        let mut caller = caller?;
        if let Some(user) = user {
            let found = caller.read(move |db| crate::db::users::find_actor(db, user)).await?;
            match found {
                Some(actor) => caller.actor = actor,
                None => session::forget_user(&caller.session),
            }
        }
        if access.admits(&caller.actor) {
            return Ok(caller);
        }
        if caller.actor.is_signed_in() {
            // Pages of a part of the house that somebody has no key to do not exist for them,
            // except that a colleague with another role is told plainly.
            return Err(if caller.actor.is_staff() { WebError::Forbidden } else { WebError::NotFound });
        }
        if autosave {
            return Err(WebError::SignIn { next: String::new() });
        }
        let next = match posted {
            Some(posted) => {
                held::keep(&caller, posted.await?);
                "/resume".to_owned()
            }
            None if caller.query.is_empty() => caller.path.clone(),
            None => format!("{}?{}", caller.path, caller.query),
        };
        Err(WebError::SignIn { next })
    }
}

/// Whether a script saves a draft in the background: it wants short answers, not pages.
pub fn is_autosave(request: &HttpRequest) -> bool {
    request.headers().contains_key("x-autosave")
}

/// The caller as a visitor, before the account is looked up.
///
/// # Errors
/// Only when the portal was put together wrongly.
pub fn before_sign_in(request: &HttpRequest) -> Result<Caller, WebError> {
    let app = request
        .app_data::<web::Data<App>>()
        .cloned()
        .ok_or_else(|| WebError::Internal("no application state".into()))?;
    let lang = view::language(request);
    let request_id = request.extensions().get::<RequestId>().map(|id| id.simple().to_string()).unwrap_or_default();
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let user_agent = header("user-agent").chars().take(300).collect();
    Ok(Caller {
        ip: app.client_ip(request),
        app,
        actor: Actor::public(lang),
        session: request.get_session(),
        lang,
        request_id,
        path: request.path().to_owned(),
        query: request.query_string().to_owned(),
        user_agent,
    })
}

/// The scopes of API tokens as types: a handler names the one it needs.
pub mod scope {
    use super::{ApiScope, NeedsScope};

    macro_rules! scopes {
        ($($name:ident),+ $(,)?) => {$(
            #[doc = concat!("Needs [`ApiScope::", stringify!($name), "`].")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name;
            impl NeedsScope for $name {
                const SCOPE: ApiScope = ApiScope::$name;
            }
        )+};
    }
    scopes!(ProposalsRead, PaymentsRead, ReportsRead);
}

/// The permissions as types: a handler names the one it needs.
pub mod may {
    use super::{Needs, Permission};

    macro_rules! permissions {
        ($($name:ident),+ $(,)?) => {$(
            #[doc = concat!("Needs [`Permission::", stringify!($name), "`].")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name;
            impl Needs for $name {
                const PERMISSION: Permission = Permission::$name;
            }
        )+};
    }
    permissions!(
        CallReadPublic,
        AwardReadPublic,
        ReceiptRead,
        MatrixRead,
        AccountRegister,
        AccountManage,
        TokenManage,
        PartnerRegister,
        PartnerReadOwn,
        PartnerEdit,
        PartnerSubmit,
        MemberInvite,
        BankDeclare,
        ProposalReadOwn,
        ProposalCreate,
        ProposalEdit,
        ProposalSubmit,
        ProposalWithdraw,
        AwardAnswer,
        AgreementReadOwn,
        AgreementSign,
        PaymentConfirm,
        ReportReadOwn,
        ReportWrite,
        ReportSubmit,
        ProgrammeRead,
        ProgrammeEdit,
        DashboardRead,
        CallRead,
        CallCreate,
        CallEdit,
        CallSendForReview,
        CallPublish,
        CallAmend,
        CallCancel,
        CallOpenProposals,
        CallArchive,
        PartnerRead,
        PartnerVerify,
        PartnerSuspend,
        BankRead,
        BankConfirm,
        ProposalRead,
        EligibilityDecide,
        ProposalReturn,
        EvaluationAssign,
        EvaluationDeclare,
        EvaluationScore,
        EvaluationHandIn,
        EvaluationReopen,
        EvaluationMinute,
        EvaluationRead,
        RankingRead,
        RankingEstablish,
        DecisionTake,
        AgreementRead,
        AgreementPrepare,
        AgreementApprove,
        AgreementCountersign,
        AgreementSuspend,
        AgreementClose,
        TranchePlan,
        PaymentRead,
        PaymentPrepare,
        PaymentApprove,
        PaymentRelease,
        PaymentCancel,
        LedgerRead,
        LedgerFund,
        LedgerCorrect,
        RateEnter,
        ReportRead,
        ReportReturn,
        ReportAccept,
        UserRead,
        UserInvite,
        UserGrant,
        UserDisable,
        SettingsRead,
        SettingsEdit,
        AuditRead,
        ScheduleRun,
    );
}

/// The parameters of a handler, the guard first.
pub trait FirstGuard: Sized {
    /// Who passes.
    const ACCESS: Access;

    /// Takes the parameters one after the other, so that the guard has decided before anything of the
    /// request is read: somebody who may not call learns nothing about path, form or file.
    fn take(request: &HttpRequest, payload: &mut Payload) -> impl Future<Output = Result<Self, actix_web::Error>>;
}

macro_rules! first_guard {
    ($($rest:ident)*) => {
        impl<G: Guard, $($rest: FromRequest),*> FirstGuard for (G, $($rest,)*) {
            const ACCESS: Access = G::ACCESS;

            async fn take(request: &HttpRequest, payload: &mut Payload) -> Result<Self, actix_web::Error> {
                Ok((
                    G::from_request(request, payload).await.map_err(Into::into)?,
                    $($rest::from_request(request, payload).await.map_err(Into::into)?,)*
                ))
            }
        }
    };
}
first_guard!();
first_guard!(A);
first_guard!(A B);
first_guard!(A B C);
first_guard!(A B C D);
