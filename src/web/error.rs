//! Answers that are not the page asked for. The only place of the house with status codes for
//! refusals; `middleware` turns them into a page in the reader's language, or into problem+json.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

use crate::adapters::object_storage::StorageError;
use crate::adapters::templates::TemplateError;
use crate::db::pool::PoolError;
use crate::domain::account::ApiScope;
use crate::domain::state::Unmet;
use crate::services::Refusal;

/// What a handler returns.
pub type Answer = Result<HttpResponse, WebError>;

/// Why a token of the JSON API does not open the door (RFC 6750, section 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenProblem {
    /// There is none.
    #[error("a bearer token is needed")]
    Missing,
    /// It is not a token of this portal.
    #[error("the token is not one of this portal")]
    Invalid,
    /// Its time is over.
    #[error("the token has expired")]
    Expired,
    /// It was revoked, or its account was closed.
    #[error("the token was revoked")]
    Revoked,
    /// It was made for something else.
    #[error("the token lacks the scope {0}")]
    Scope(ApiScope),
}

impl TokenProblem {
    /// The code that clients read in `WWW-Authenticate`; none when no token was sent.
    pub const fn code(self) -> Option<&'static str> {
        match self {
            TokenProblem::Missing => None,
            TokenProblem::Invalid | TokenProblem::Expired | TokenProblem::Revoked => Some("invalid_token"),
            TokenProblem::Scope(_) => Some("insufficient_scope"),
        }
    }
}

/// Why a part of a file is not taken in (tus 1.0.0).
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TusProblem {
    /// Another version of the protocol, or none.
    #[error("only tus 1.0.0 is spoken here")]
    Version,
    /// The body is not declared as a part.
    #[error("a part is application/offset+octet-stream")]
    PartType,
    /// The upload goes on at another byte.
    #[error("the upload goes on at another byte")]
    Offset,
    /// The upload has ended: attached, given up or too old.
    #[error("the upload has ended")]
    Gone,
    /// More bytes than allowed or announced; for people, in these words.
    #[error("too many bytes")]
    TooLarge(Vec<Unmet>),
}

/// Why a request gets another answer than the one it asked for.
#[derive(Debug, Clone, thiserror::Error)]
pub enum WebError {
    /// The request cannot be understood.
    #[error("bad request: {0}")]
    Bad(String),
    /// A parameter of the address cannot be understood. Only the JSON API says so; pages leave such
    /// parameters out.
    #[error("{name}: {why}")]
    Parameter {
        /// Its name.
        name: String,
        /// What is wrong with it, in English.
        why: String,
    },
    /// A token of the JSON API is missing, wrong, or not for this.
    #[error("{0}")]
    Token(TokenProblem),
    /// A part of a file is not taken in.
    #[error("{0}")]
    Tus(#[from] TusProblem),
    /// No such page, or not for this person: the same answer.
    #[error("not found")]
    NotFound,
    /// The person may see it, but not do this.
    #[error("forbidden")]
    Forbidden,
    /// Somebody must sign in first; what they posted is kept.
    #[error("sign-in needed")]
    SignIn {
        /// Where to return to.
        next: String,
    },
    /// The form's token is not that of the session; what was posted is kept.
    #[error("the form is from another session")]
    Resume,
    /// The form's token has ended, and there is nothing to keep: the page is shown afresh.
    #[error("the form has expired")]
    Again {
        /// Where the fresh page is.
        location: String,
    },
    /// The thing changed in the meantime, or its state does not allow the action.
    #[error("conflict: {0}")]
    Conflict(String),
    /// Conditions that no form field shows.
    #[error("{} condition(s) not met", .0.len())]
    Unmet(Vec<Unmet>),
    /// More bytes than allowed.
    #[error("too large")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// Too many requests.
    #[error("too many requests")]
    TooMany {
        /// Seconds to wait.
        wait_seconds: u64,
    },
    /// The database or the storage does not answer.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A fault of the portal.
    #[error("internal: {0}")]
    Internal(String),
}

impl WebError {
    /// The template of `templates/errors/` that explains it.
    pub fn template(&self) -> &'static str {
        match self {
            WebError::Bad(_) | WebError::Parameter { .. } | WebError::Tus(_) => "errors/400.html",
            WebError::NotFound | WebError::SignIn { .. } | WebError::Resume | WebError::Again { .. } => {
                "errors/404.html"
            }
            WebError::Forbidden | WebError::Token(_) => "errors/403.html",
            WebError::Conflict(_) => "errors/409.html",
            WebError::Unmet(_) => "errors/422.html",
            WebError::TooLarge { .. } => "errors/413.html",
            WebError::TooMany { .. } => "errors/429.html",
            WebError::Unavailable(_) => "errors/503.html",
            WebError::Internal(_) => "errors/500.html",
        }
    }
}

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        match self {
            WebError::Bad(_) | WebError::Parameter { .. } => StatusCode::BAD_REQUEST,
            WebError::Token(TokenProblem::Scope(_)) => StatusCode::FORBIDDEN,
            WebError::Token(_) => StatusCode::UNAUTHORIZED,
            WebError::Tus(TusProblem::Version) => StatusCode::PRECONDITION_FAILED,
            WebError::Tus(TusProblem::PartType) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            WebError::Tus(TusProblem::Offset) => StatusCode::CONFLICT,
            WebError::Tus(TusProblem::Gone) => StatusCode::GONE,
            WebError::Tus(TusProblem::TooLarge(_)) => StatusCode::PAYLOAD_TOO_LARGE,
            WebError::NotFound => StatusCode::NOT_FOUND,
            WebError::Forbidden => StatusCode::FORBIDDEN,
            WebError::SignIn { .. } | WebError::Resume | WebError::Again { .. } => StatusCode::SEE_OTHER,
            WebError::Conflict(_) => StatusCode::CONFLICT,
            WebError::Unmet(_) => StatusCode::UNPROCESSABLE_ENTITY,
            WebError::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            WebError::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            WebError::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            WebError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        response.extensions_mut().insert(self.clone());
        response
    }
}

impl From<Refusal> for WebError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => WebError::NotFound,
            Refusal::Forbidden => WebError::Forbidden,
            Refusal::WrongState(wrong) => WebError::Conflict(wrong.to_string()),
            Refusal::Stale => WebError::Conflict("stale".into()),
            Refusal::Unmet(unmet) => WebError::Unmet(unmet),
            Refusal::TooMany { wait_seconds } => WebError::TooMany { wait_seconds },
            Refusal::Database(error) => error.into(),
            Refusal::Unavailable(error) => error.into(),
            Refusal::Broken(what) => WebError::Internal(what),
        }
    }
}

impl From<diesel::result::Error> for WebError {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Kind, Error};
        match error {
            Error::DatabaseError(Kind::ClosedConnection | Kind::ReadOnlyTransaction, info) => {
                WebError::Unavailable(info.message().to_owned())
            }
            other => WebError::Internal(other.to_string()),
        }
    }
}

impl From<PoolError> for WebError {
    fn from(error: PoolError) -> Self {
        WebError::Unavailable(error.to_string())
    }
}

impl From<TemplateError> for WebError {
    fn from(error: TemplateError) -> Self {
        WebError::Internal(error.to_string())
    }
}

impl From<StorageError> for WebError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Unavailable(why) => WebError::Unavailable(why),
            // A recorded file that is not there, or settings that are wrong: somebody has to look.
            other => WebError::Internal(other.to_string()),
        }
    }
}

/// A page shown again because somebody else saved in the meantime: both versions are on it.
pub fn conflict(html: String) -> HttpResponse {
    HttpResponse::Conflict().content_type("text/html; charset=utf-8").body(html)
}

/// A page shown again with its errors.
pub fn unprocessable(html: String) -> HttpResponse {
    HttpResponse::UnprocessableEntity().content_type("text/html; charset=utf-8").body(html)
}

/// Elsewhere, after something was done.
pub fn see_other(location: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header(("location", location)).finish()
}

/// What the caller holds already is still so.
pub fn not_modified() -> HttpResponse {
    HttpResponse::NotModified().finish()
}
