//! Posted forms. Taking a [`Form`] as a parameter checks the token against cross-site posting:
//! there is no other way to read a post.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use actix_session::SessionExt;
use actix_web::dev::Payload;
use actix_web::error::UrlencodedError;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Value, json};

use super::error::WebError;
use super::guard::{before_sign_in, is_autosave};
use super::{held, session};
use crate::adapters::secrets;
use crate::domain::text::Texts;

/// Largest form without files: 30 budget lines are about 10 kB.
pub const LIMIT: usize = 1_000_000;

/// Pages on the way in and out, and those of readers without an account. Their forms are never kept for after the sign-in: they are shown again.
const DOORS: [&str; 6] = ["/sign-in", "/sign-out", "/register", "/password/", "/invitations/", "/subscriptions"];

/// The fields of a post, in the order sent, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Form {
    fields: Vec<(String, String)>,
    /// Whether a script saved in the background.
    #[serde(default)]
    pub autosave: bool,
}

impl Form {
    /// A form of these fields, for tests and for forms put together elsewhere.
    pub fn of(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        Form { fields: fields.into_iter().collect(), autosave: false }
    }

    /// Reads a post without looking at its token. Only for posts that are kept for later.
    pub(super) fn unchecked(
        request: &HttpRequest,
        payload: &mut Payload,
    ) -> impl Future<Output = Result<Form, WebError>> + use<> {
        let autosave = is_autosave(request);
        let body = web::Form::<Vec<(String, String)>>::from_request(request, payload);
        async move {
            let fields = body.await.map_err(|error| match error.as_error::<UrlencodedError>() {
                Some(UrlencodedError::Overflow { .. }) => WebError::TooLarge { limit: LIMIT },
                _ => WebError::Bad("this is not a form".into()),
            })?;
            Ok(Form { fields: fields.into_inner(), autosave })
        }
    }

    /// Whether a field holds a secret, which is never kept for later nor shown again: passwords,
    /// one-time codes and account numbers go under these names.
    pub fn is_secret(name: &str) -> bool {
        name.starts_with("password") || matches!(name, "one_time_code" | "account_number")
    }

    /// The form without its secrets, to be kept until somebody has signed in.
    pub(super) fn without_secrets(mut self) -> Form {
        self.fields.retain(|(name, _)| !Form::is_secret(name));
        self
    }

    /// Every field but the token.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().filter(|(name, _)| name != "csrf").map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The field as typed, without the spaces around it; empty when absent.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// The field as an owned text.
    pub fn string(&self, name: &str) -> String {
        self.text(name).to_owned()
    }

    /// A text in the three languages of the portal: `reason.fr`, `reason.en`, `reason.pt`.
    pub fn texts(&self, name: &str) -> Texts {
        let of = |lang: &str| self.text(&format!("{name}.{lang}")).replace("\r\n", "\n");
        Texts::new(of("fr"), of("en"), of("pt"))
    }

    /// Every value sent under this name: check boxes.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.fields.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Whether the field was sent and is not empty: one check box, or the button pressed.
    pub fn has(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// The field as what `T` reads from text (`Id`, an enumeration, a number); `None` when absent
    /// or something else.
    pub fn parse<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).parse().ok()
    }

    /// The version of the thing that the form was made from; -1 when absent, which fits none.
    pub fn version(&self) -> i32 {
        self.parse("version").unwrap_or(-1)
    }

    /// The rows of a repeated group: `lines.0.unit`, `lines.1.unit` … in the order of their numbers.
    pub fn rows(&self, group: &str) -> Vec<BTreeMap<&str, &str>> {
        let mut rows: BTreeMap<u32, BTreeMap<&str, &str>> = BTreeMap::new();
        for (name, value) in self.fields() {
            let Some(rest) = name.strip_prefix(group).and_then(|rest| rest.strip_prefix('.')) else { continue };
            let Some((number, field)) = rest.split_once('.') else { continue };
            if let Ok(number) = number.parse::<u32>() {
                rows.entry(number).or_default().insert(field, value.trim());
            }
        }
        rows.into_values().collect()
    }

    /// The values as the templates' `form.values`: a text, or a list where a name was sent twice.
    pub fn values(&self) -> Value {
        let mut values = serde_json::Map::new();
        for (name, value) in self.fields() {
            match values.get_mut(name) {
                None => {
                    values.insert(name.to_owned(), json!(value));
                }
                Some(Value::Array(list)) => list.push(json!(value)),
                Some(first) => *first = json!([first.clone(), value]),
            }
        }
        Value::Object(values)
    }
}

impl FromRequest for Form {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let form = Form::unchecked(request, payload);
        let caller = before_sign_in(request);
        let expected = session::csrf(&request.get_session());
        let request = request.clone();
        Box::pin(async move {
            let form = form.await?;
            let sent = form.text("csrf");
            let valid = expected.is_some_and(|token| secrets::is_same(token.as_bytes(), sent.as_bytes()));
            if valid {
                // A refusal's page shows what was typed: see `middleware`.
                request.extensions_mut().insert(form.clone());
                return Ok(form);
            }
            if form.autosave {
                return Err(WebError::Conflict("stale".into()));
            }
            let caller = caller?;
            if DOORS.iter().any(|door| caller.path.starts_with(door)) {
                session::set_notice(&caller.session, "form-expired");
                let next = form.text("next");
                let query = if next.is_empty() {
                    String::new()
                } else {
                    format!("?next={}", utf8_percent_encode(next, NON_ALPHANUMERIC))
                };
                return Err(WebError::Again { location: format!("{}{query}", caller.path) });
            }
            held::keep(&caller, form);
            Err(WebError::Resume)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> Form {
        Form::of(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn rows_come_in_the_order_of_their_numbers() {
        let form = form(&[
            ("lines.10.unit", "mois"),
            ("lines.2.unit", " jour "),
            ("lines.2.quantity", "3"),
            ("lines.x.unit", "?"),
        ]);
        let rows = form.rows("lines");
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0]["unit"], rows[0]["quantity"], rows[1]["unit"]), ("jour", "3", "mois"));
    }

    #[test]
    fn secrets_are_not_kept_for_later() {
        let kept = form(&[
            ("password", "a"),
            ("password_new", "b"),
            ("one_time_code", "123456"),
            ("account_number", "GW04"),
            ("code", "GW-1"),
        ]);
        assert_eq!(kept.without_secrets(), form(&[("code", "GW-1")]));
    }

    #[test]
    fn a_name_sent_twice_becomes_a_list_and_the_token_is_left_out() {
        let form = form(&[("csrf", "secret"), ("lang", "fr"), ("lang", "pt"), ("name", "A")]);
        assert_eq!(form.values(), json!({ "lang": ["fr", "pt"], "name": "A" }));
    }
}
