//! What templates can call: `t`, `asset`, `tag_class`, `width`, and the filters that write values in the language of
//! the page. Listed for authors in `docs/pages.md`.

use std::cell::Cell;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use tera::value::Key;
use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};

use super::tags::tag_colour;
use crate::adapters::assets::Assets;
use crate::adapters::i18n::{self, Arg};
use crate::domain::region;
use crate::domain::text::Lang;

thread_local! {
    /// The language in which this thread draws.
    static LANG: Cell<&'static str> = const { Cell::new("fr") };
}

/// Does the work with every function and filter of this thread bound to a language.
pub fn in_language<T>(lang: &'static str, work: impl FnOnce() -> T) -> T {
    LANG.set(lang);
    work()
}

fn lang() -> &'static str {
    LANG.get()
}

/// Registers every function and filter. They speak the language of [`in_language`].
pub fn register(tera: &mut Tera, assets: &Arc<Assets>) {
    register_functions(tera, assets);
    register_formats(tera);
    register_forms(tera);
}

fn register_functions(tera: &mut Tera, assets: &Arc<Assets>) {
    // t(key="calls-found", count=4): the text, typeset. Underscores and points in the key read as hyphens and
    // capitals as small letters, so that a state or a country can be appended as the code writes it.
    tera.register_function("t", |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let key = i18n::key_of(kwargs.must_get::<&str>("key")?);
        if kwargs.iter().nth(1).is_none()
            && let Some(text) = i18n::plain(lang(), &key)
        {
            return Ok(text.to_owned());
        }
        let mut args = Vec::new();
        for (name, value) in kwargs.iter() {
            if let Some(name) = name.as_str().filter(|name| *name != "key") {
                args.push((name.replace('_', "-"), argument(name, value)?));
            }
        }
        let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        match i18n::try_text(lang(), &key, &args) {
            Ok(text) => Ok(text),
            // A release never breaks a page for a missing word; tests and development builds do.
            Err(error) if cfg!(debug_assertions) => Err(Error::message(error.to_string())),
            Err(_) => Ok(i18n::text(lang(), &key, &args)),
        }
    });

    // asset(name="css/kafo.css"): its address with the hash.
    let assets = Arc::clone(assets);
    tera.register_function("asset", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let name = kwargs.must_get::<&str>("name")?;
        let url = assets.url(name).ok_or_else(|| Error::message(format!("no public file \"{name}\"")))?;
        Ok(url.to_owned())
    });

    // tag_class(noun="call", state=call.state): the colour of a state.
    tera.register_function("tag_class", |kwargs: Kwargs, _: &State| -> TeraResult<&'static str> {
        let (noun, state) = (kwargs.must_get::<&str>("noun")?, kwargs.must_get::<&str>("state")?.replace('_', "-"));
        let colour = tag_colour(noun, &state);
        Ok(colour.ok_or_else(|| Error::message(format!("no colour for the state \"{state}\" of a {noun}")))?.class())
    });

    // width(part=3, whole=8): "37.5%", never over 100, for the bars.
    tera.register_function("width", |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let (part, whole) = (kwargs.must_get::<f64>("part")?, kwargs.must_get::<f64>("whole")?);
        let share = if whole > 0.0 { (part / whole * 100.0).clamp(0.0, 100.0) } else { 0.0 };
        Ok(format!("{:.1}%", share))
    });

    // share(part=3, whole=8): basis points for the `percent` filter; 0 when there is no whole.
    tera.register_function("share", |kwargs: Kwargs, _: &State| -> TeraResult<i64> {
        let (part, whole) = (kwargs.must_get::<i128>("part")?, kwargs.must_get::<i128>("whole")?);
        let doubled = if whole > 0 { (part * 20_000 / whole + 1) / 2 } else { 0 };
        i64::try_from(doubled).map_err(|_| Error::message("the share is too large"))
    });
}

fn register_formats(tera: &mut Tera) {
    tera.register_filter("number", |value: &Value, _: Kwargs, _: &State| -> TeraResult<String> {
        match value.as_i64() {
            Some(whole) => Ok(i18n::number(whole, lang())),
            None => Ok(i18n::decimal(&value.to_string(), lang())),
        }
    });
    // money: an amount as the domain writes it ({minor, currency}), or minor units with money(currency="XOF").
    tera.register_filter("money", |value: &Value, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let given = |key: &'static str| value.as_map().and_then(|map| map.get(&Key::Str(key)));
        let minor = given("minor").unwrap_or(value).as_i64();
        let minor = minor.ok_or_else(|| Error::message(format!("{value} is no amount")))?;
        match given("currency").and_then(Value::as_str) {
            Some(currency) => Ok(i18n::money(minor, currency, lang())),
            None => Ok(i18n::money(minor, kwargs.must_get::<&str>("currency")?, lang())),
        }
    });
    tera.register_filter("currency", |code: &str, _: Kwargs, _: &State| i18n::currency_symbol(code).to_owned());
    tera.register_filter("percent", |basis_points: i64, _: Kwargs, _: &State| i18n::percent(basis_points, lang()));
    tera.register_filter("short_hash", |hash: &str, _: Kwargs, _: &State| hash.get(..12).unwrap_or(hash).to_owned());
    tera.register_filter("filesize", |bytes: u64, _: Kwargs, _: &State| i18n::file_size(bytes, lang()));

    // date(country="GW", kind="short"): a day, or the day on which an instant falls in a country.
    tera.register_filter("date", |value: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let day = day(value, kwargs.get::<&str>("country")?.unwrap_or("UTC"))?;
        Ok(match kwargs.get::<&str>("kind")? {
            Some("short") => i18n::date_short(day, lang()),
            Some("month") => i18n::month(day, lang()),
            _ => i18n::date(day, lang()),
        })
    });
    tera.register_filter("datetime", |value: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        Ok(i18n::date_time(instant(value)?, kwargs.get::<&str>("country")?.unwrap_or("UTC"), lang()))
    });
    tera.register_filter("time", |value: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        Ok(i18n::time(instant(value)?, kwargs.get::<&str>("country")?.unwrap_or("UTC"), lang()))
    });
    tera.register_filter("place_time", |country: &str, _: Kwargs, _: &State| i18n::place_time(country, lang()));
    // days_until(now=page.now, country="GW"): days on the calendar to a day or an instant; negative when past.
    tera.register_filter("days_until", |value: &str, kwargs: Kwargs, _: &State| -> TeraResult<i64> {
        let now = instant(kwargs.must_get::<&str>("now")?)?;
        let country = kwargs.get::<&str>("country")?.unwrap_or("UTC");
        Ok(i18n::days_until(day(value, country)?, now, country))
    });
    // past(now=page.now): whether an instant is over.
    tera.register_filter("past", |value: &str, kwargs: Kwargs, _: &State| -> TeraResult<bool> {
        Ok(instant(value)? < instant(kwargs.must_get::<&str>("now")?)?)
    });
    tera.register_filter("days_left", |days: i64, _: Kwargs, _: &State| i18n::days_left(days, lang()));

    // texts: the text of a {fr, en, pt} object in the language of the page, else French, else any that is there.
    tera.register_filter("texts", |value: &Value, _: Kwargs, _: &State| -> TeraResult<String> {
        Ok(chosen(value, lang()).map_or_else(String::new, |(of, text)| i18n::typeset(text, of)))
    });
    // texts_lang: the language that `texts` took, for the lang attribute of a fragment.
    tera.register_filter("texts_lang", |value: &Value, _: Kwargs, _: &State| -> TeraResult<&'static str> {
        Ok(chosen(value, lang()).map_or_else(lang, |(of, _)| of))
    });
    // typeset: words that come from the database, in the language of the page.
    tera.register_filter("typeset", |value: &str, _: Kwargs, _: &State| i18n::typeset(value, lang()));
    // region: the name of a region from its code.
    tera.register_filter("region", |code: &str, _: Kwargs, _: &State| {
        region::name(code, Lang::from_tag(lang()).unwrap_or(Lang::Fr)).to_owned()
    });
    // newlines_to_br: lines that somebody typed. In place of the engine's own, whose breaks are escaped on a page.
    tera.register_filter("newlines_to_br", |text: StringInput, _: Kwargs, state: &State| -> TeraResult<Value> {
        let lines = text.rendered(state)?.replace("\r\n", "<br>").replace(['\n', '\r'], "<br>");
        Ok(if state.autoescaping_enabled() { Value::safe_string(&lines) } else { Value::from(lines) })
    });
}

fn register_forms(tera: &mut Tera) {
    // form | kept(name="title"): what was typed or is stored; "" when there is nothing.
    tera.register_filter("kept", |form: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        Ok(entry(form, "values", kwargs.must_get::<&str>("name")?).unwrap_or_else(|| Value::from("")))
    });
    // form | error_of(name="title"): the sentence under the field; "" when there is none.
    tera.register_filter("error_of", |form: &Value, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        Ok(entry(form, "errors", kwargs.must_get::<&str>("name")?).unwrap_or_else(|| Value::from("")))
    });
    // kept | chose(value="SN"): whether an option is the kept value, or one of them.
    tera.register_filter("chose", |kept: &Value, kwargs: Kwargs, _: &State| -> TeraResult<bool> {
        let value = kwargs.must_get::<&Value>("value")?.to_string();
        Ok(match kept.as_array() {
            Some(many) => many.iter().any(|one| one.to_string() == value),
            None => kept.to_string() == value,
        })
    });
}

/// `form[part][name]`, when it is there and not null.
fn entry(form: &Value, part: &str, name: &str) -> Option<Value> {
    let part = form.as_map()?.get(&Key::Str(part))?.as_map()?;
    part.get(&Key::Str(name)).filter(|value| !value.is_none() && !value.is_undefined()).cloned()
}

/// A value as an argument of a text. Anything but numbers and words is a mistake in the template.
fn argument(name: &str, value: &Value) -> TeraResult<Arg<'static>> {
    if let Some(whole) = value.as_i64() {
        return Ok(Arg::from(whole));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Arg::from(number));
    }
    match value.as_str() {
        Some(text) => Ok(Arg::from(text.to_owned())),
        None => Err(Error::message(format!("the argument \"{name}\" of a text is a {}", value.name()))),
    }
}

/// The text to show of a {fr, en, pt} object, with its language. Empty texts do not count.
fn chosen<'a>(value: &'a Value, lang: &'static str) -> Option<(&'static str, &'a str)> {
    if let Some(plain) = value.as_str() {
        return Some((lang, plain));
    }
    let map = value.as_map()?;
    let text = |of: &'static str| map.get(&Key::Str(of)).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    [lang, "fr", "en", "pt"].into_iter().find_map(|of| Some((of, text(of)?)))
}

/// An instant as serde writes it.
fn instant(value: &str) -> TeraResult<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(value)
        .map(|at| at.to_utc())
        .map_err(|_| Error::message(format!("\"{value}\" is not an instant such as 2027-01-12T17:00:00Z")))
}

/// A day as serde writes it, or the day of an instant in a country.
fn day(value: &str, country: &str) -> TeraResult<NaiveDate> {
    if let Ok(day) = value.parse::<NaiveDate>() {
        return Ok(day);
    }
    Ok(i18n::local_date(instant(value)?, country))
}
