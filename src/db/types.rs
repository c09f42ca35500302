//! How values of the domain become columns. One Rust-side SQL type per kind of column, with the
//! native type of each engine behind it: `uuid`/`BLOB`, `timestamptz`/`TEXT`, `json`/`TEXT`.
//!
//! The domain knows nothing of this: the macros at the end are called here, once for each of its
//! types that a column holds.
//!
//! # Why
//! 2026-11: `json` and not `jsonb`. Documents are read whole and never searched in the database. PostgreSQL keeps a
//! `json` as the text it was sent and gives it back as it is; a `jsonb` it writes anew for each reader.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::query_builder::QueryId;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{HasSqlType, SqlOrd, SqlType, Text, Timestamptz};
use diesel::sqlite::{Sqlite, SqliteValue};

use super::{MultiBackend, MultiRawValue};
use crate::domain::id::Id;
use crate::domain::state::Instant;

/// An identifier: `uuid` on PostgreSQL, 16 bytes on SQLite.
#[derive(SqlType, QueryId, Debug, Clone, Copy, Default)]
#[diesel(postgres_type(oid = 2950, array_oid = 2951), sqlite_type(name = "Binary"))]
pub struct DbUuid;

/// An instant: `timestamptz` on PostgreSQL; on SQLite fixed-width RFC 3339 text with microseconds,
/// so that the order of the texts is the order of time.
#[derive(SqlType, QueryId, Debug, Clone, Copy, Default)]
#[diesel(postgres_type(oid = 1184, array_oid = 1185), sqlite_type(name = "Text"))]
pub struct UtcTs;

/// A JSON document: `json` on PostgreSQL, text on SQLite.
#[derive(SqlType, QueryId, Debug, Clone, Copy, Default)]
#[diesel(postgres_type(oid = 114, array_oid = 199), sqlite_type(name = "Text"))]
pub struct JsonDoc;

impl SqlOrd for DbUuid {}
impl SqlOrd for UtcTs {}

/// The glue that a pair of own SQL type and Rust type needs for queries on either engine.
macro_rules! on_both_engines {
    ($sql:ty) => {
        impl HasSqlType<$sql> for MultiBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$sql>(lookup)
            }
        }
    };
    ($sql:ty, $rust:ty) => {
        impl ToSql<$sql, MultiBackend> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value((<$sql>::default(), self));
                Ok(IsNull::No)
            }
        }
        impl FromSql<$sql, MultiBackend> for $rust {
            fn from_sql(value: MultiRawValue<'_>) -> deserialize::Result<Self> {
                value.from_sql::<Self, $sql>()
            }
        }
    };
}
on_both_engines!(DbUuid);
on_both_engines!(UtcTs);
on_both_engines!(JsonDoc);
on_both_engines!(DbUuid, Id);
on_both_engines!(UtcTs, Instant);

/// Gives a type of another room its place in diesel's expressions, as its derives would.
macro_rules! expression {
    ($sql:ty, $rust:ty) => {
        const _: () = {
            #[derive(AsExpression, FromSqlRow)]
            #[diesel(foreign_derive, sql_type = $sql)]
            #[expect(dead_code, reason = "stands in for the type whose traits are derived")]
            struct Proxy($rust);
        };
    };
}
expression!(DbUuid, Id);
expression!(UtcTs, Instant);

impl ToSql<DbUuid, Pg> for Id {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        ToSql::<diesel::sql_types::Uuid, Pg>::to_sql(&self.0, out)
    }
}
impl FromSql<DbUuid, Pg> for Id {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        <uuid::Uuid as FromSql<diesel::sql_types::Uuid, Pg>>::from_sql(value).map(Id)
    }
}
impl ToSql<DbUuid, Sqlite> for Id {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.as_bytes().as_slice());
        Ok(IsNull::No)
    }
}
impl FromSql<DbUuid, Sqlite> for Id {
    fn from_sql(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        Ok(Id(uuid::Uuid::from_slice(value.read_blob())?))
    }
}

const SQLITE_INSTANT: &str = "%Y-%m-%dT%H:%M:%S%.6fZ";

impl ToSql<UtcTs, Pg> for Instant {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        ToSql::<Timestamptz, Pg>::to_sql(&self.utc(), &mut out.reborrow())
    }
}
impl FromSql<UtcTs, Pg> for Instant {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        <DateTime<Utc> as FromSql<Timestamptz, Pg>>::from_sql(value).map(Instant::from)
    }
}
impl ToSql<UtcTs, Sqlite> for Instant {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.format(SQLITE_INSTANT).to_string());
        Ok(IsNull::No)
    }
}
impl FromSql<UtcTs, Sqlite> for Instant {
    fn from_sql(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        let text = value.read_text();
        match fixed_width(text.as_bytes()) {
            Some(at) => Ok(at.and_utc().into()),
            None => Ok(NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.fZ")?.and_utc().into()),
        }
    }
}

/// An instant as it is stored on SQLite, read by its places: lists have several in each row, and reading a pattern for
/// each took more time than the row. `None`: written in another way.
fn fixed_width(text: &[u8]) -> Option<NaiveDateTime> {
    let number = |from: usize, to: usize| {
        text.get(from..to)?
            .iter()
            .try_fold(0u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    if text.len() != 27 || [4, 7, 10, 13, 16, 19, 26].map(|at| text[at]) != *b"--T::.Z" {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(5, 7)?, number(8, 10)?)?;
    day.and_hms_micro_opt(number(11, 13)?, number(14, 16)?, number(17, 19)?, number(20, 26)?)
}

/// Stores an enumeration of the domain as its fixed text. Unknown text is a load error.
macro_rules! as_text {
    ($($rust:ty),+ $(,)?) => {$(
        expression!(Text, $rust);
        impl<DB: Backend> ToSql<Text, DB> for $rust where str: ToSql<Text, DB> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                self.as_str().to_sql(out)
            }
        }
        impl<DB: Backend> FromSql<Text, DB> for $rust where String: FromSql<Text, DB> {
            fn from_sql(value: DB::RawValue<'_>) -> deserialize::Result<Self> {
                Ok(String::from_sql(value)?.parse::<$rust>()?)
            }
        }
    )+};
}

/// Stores a value of the domain as a JSON document.
macro_rules! as_json {
    ($($rust:ty),+ $(,)?) => {$(
        expression!(JsonDoc, $rust);
        on_both_engines!(JsonDoc, $rust);
        impl ToSql<JsonDoc, Pg> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                serde_json::to_writer(out, self)?;
                Ok(IsNull::No)
            }
        }
        impl FromSql<JsonDoc, Pg> for $rust {
            fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                Ok(serde_json::from_slice(value.as_bytes())?)
            }
        }
        impl ToSql<JsonDoc, Sqlite> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                out.set_value(serde_json::to_string(self)?);
                Ok(IsNull::No)
            }
        }
        impl FromSql<JsonDoc, Sqlite> for $rust {
            fn from_sql(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
                Ok(serde_json::from_str(value.read_text())?)
            }
        }
    )+};
}

/// A JSON document without a type of its own.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Doc(pub serde_json::Value);

/// A list of short codes (languages, scopes), stored as a JSON array.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct List<T>(pub Vec<T>);

/// A JSON document as it stands, for those who read a few of its words and many of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written(pub String);

expression!(JsonDoc, Written);
on_both_engines!(JsonDoc, Written);

impl ToSql<JsonDoc, Pg> for Written {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        ToSql::<Text, Pg>::to_sql(&self.0, out)
    }
}
impl FromSql<JsonDoc, Pg> for Written {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        <String as FromSql<Text, Pg>>::from_sql(value).map(Written)
    }
}
impl ToSql<JsonDoc, Sqlite> for Written {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.as_str());
        Ok(IsNull::No)
    }
}
impl FromSql<JsonDoc, Sqlite> for Written {
    fn from_sql(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        Ok(Written(value.read_text().to_owned()))
    }
}

as_text!(
    crate::domain::text::Lang,
    crate::domain::money::Currency,
    crate::domain::place::Country,
    crate::domain::place::Sector,
    crate::domain::actor::Role,
    crate::domain::actor::MemberRole,
    crate::domain::partner::PartnerKind,
    crate::domain::partner::PartnerState,
    crate::domain::partner::PaperKind,
    crate::domain::duplicate::PairState,
    crate::domain::screening::ListedKind,
    crate::domain::screening::ScreenedField,
    crate::domain::screening::MatchState,
    crate::domain::bank::BankState,
    crate::domain::document::DocumentOwner,
    crate::domain::document::Purpose,
    crate::domain::document::ScanState,
    crate::domain::document::UploadState,
    crate::domain::call::CallState,
    crate::domain::question::QuestionState,
    crate::domain::budget::Heading,
    crate::domain::proposal::ProposalState,
    crate::domain::evaluation::EvaluationState,
    crate::domain::decision::Outcome,
    crate::domain::agreement::AgreementState,
    crate::domain::tranche::Risk,
    crate::domain::tranche::TrancheState,
    crate::domain::payment::PaymentState,
    crate::domain::ledger::EntryKind,
    crate::domain::report::ReportKind,
    crate::domain::report::ReportState,
);
as_json!(
    Doc,
    List<String>,
    List<crate::domain::place::Country>,
    List<crate::domain::place::Sector>,
    List<crate::domain::audit::Seal>,
    List<crate::domain::audit::Change>,
    List<crate::domain::screening::ListedName>,
    List<crate::domain::proposal::Section>,
    List<super::evaluations::Given>,
    super::evaluations::Reasons,
    List<crate::domain::decision::CriterionResult>,
    crate::domain::text::Texts,
    List<crate::domain::call::Difference>,
    crate::domain::call::CallRules,
    crate::domain::call::KeyTerms,
    crate::domain::call::CallContent,
    crate::domain::partner::Diligence,
    crate::domain::partner::Details,
    List<crate::domain::partner::Paper>,
    List<crate::domain::duplicate::Alike>,
    List<crate::domain::document::Part>,
    crate::domain::grid::Grid,
    crate::domain::proposal::Content,
    crate::domain::proposal::Reasons,
    crate::domain::report::Comments,
    crate::domain::report::Content,
);
