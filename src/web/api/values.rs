//! Values that several answers of the API share.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::db::Page;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::text::Texts;

/// An amount of money.
#[derive(Debug, Serialize, ToSchema)]
pub struct Amount {
    /// How many minor units: whole francs, or cents. Never a fraction.
    #[schema(example = 12480000)]
    minor: i64,
    /// The currency (ISO 4217).
    #[schema(example = "XOF")]
    currency: &'static str,
    /// How many decimal places the currency has: the amount is `minor` divided by 10 to this power.
    #[schema(example = 0)]
    decimals: u32,
}

impl Amount {
    /// So many minor units of a currency.
    pub fn new(minor: i64, currency: Currency) -> Self {
        Amount { minor, currency: currency.as_str(), decimals: currency.decimals() }
    }
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Amount::new(money.minor(), money.currency())
    }
}

/// A text in the three languages. A language in which nothing was written is an empty text.
#[derive(Debug, Serialize, ToSchema)]
pub struct Translated {
    /// French.
    fr: String,
    /// English.
    en: String,
    /// Portuguese.
    pt: String,
}

impl From<Texts> for Translated {
    fn from(texts: Texts) -> Self {
        Translated { fr: texts.fr, en: texts.en, pt: texts.pt }
    }
}

/// An organisation that applies or is paid.
#[derive(Debug, Serialize, ToSchema)]
pub struct Organisation {
    /// Its identifier.
    id: Uuid,
    /// Its name.
    #[schema(example = "Association des jardins")]
    name: String,
}

impl Organisation {
    /// An organisation as lists name it.
    pub fn new(id: Id, name: String) -> Self {
        Organisation { id: id.0, name }
    }
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct List<T> {
    /// The items of the page.
    items: Vec<T>,
    /// The number of the page, from 1.
    #[schema(example = 1)]
    page: i64,
    /// How many items a page has.
    #[schema(example = 20)]
    per_page: i64,
    /// How many items there are on all pages.
    #[schema(example = 57)]
    total: i64,
}

impl<T> List<T> {
    /// These rows as the items of a page.
    pub fn of<R>(rows: Vec<R>, page: Page, total: i64, item: impl FnMut(R) -> T) -> Self {
        List { items: rows.into_iter().map(item).collect(), page: page.number, per_page: page.size, total }
    }
}
