//! What waits for a person, in words: on the desk and on the dashboard.

use serde::Serialize;

use crate::adapters::i18n;
use crate::db::desk::Waiting;
use crate::domain::text::Lang;

/// Something that waits, as the component `todo` wants it.
#[derive(Debug, Clone, Serialize)]
pub struct Todo {
    count: i64,
    text: String,
    href: String,
}

impl Todo {
    /// Something that waits, for samples of pages that show such lists.
    pub fn sample() -> Todo {
        Todo { count: 3, text: "rapports à valider".into(), href: "/office/reports".into() }
    }
}

/// What waits, in words.
pub fn todo(waiting: &[Waiting], lang: Lang) -> Vec<Todo> {
    let item = |one: &Waiting| {
        let key = format!("desk-{}", one.key);
        let text = i18n::text(lang.as_str(), &i18n::key_of(&key), &[("count", one.count.into())]);
        Todo { count: one.count, text, href: one.href.clone() }
    };
    waiting.iter().map(item).collect()
}
