//! What was typed into the editor of a call, as the new content of a part; and the stored content
//! as the editor shows it. What cannot be read keeps its stored value, and is named.

use chrono::TimeZone;
use serde_json::{Map, Value, json};

use super::editor::Part;
use super::grid_form;
use crate::adapters::i18n;
use crate::db::calls::{CallRow, LotRow};
use crate::domain::call::{CallRules, RequiredDocument};
use crate::domain::date;
use crate::domain::document::Purpose;
use crate::domain::money::Currency;
use crate::domain::number::{NumberError, parse_scaled};
use crate::domain::place::Country;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::{Lang, Texts};
use crate::services::calls::{Edit, LotDraft, Terms};
use crate::web::form::Form;

/// A form as it was read.
pub struct Read {
    /// What to save; nothing when a choice is missing that the part cannot do without.
    pub edit: Option<Edit>,
    /// What could not be read.
    pub unmet: Vec<Unmet>,
}

/// Reads the form of a part. The button pressed adds or takes away a row, unless something could
/// not be read: that is mended first.
pub fn read(part: Part, form: &Form, call: &CallRow, lots: &[LotRow]) -> Read {
    let mut reader = Reader { form, unmet: Vec::new() };
    let edit = match part {
        Part::Basics => reader.basics(),
        Part::Texts => {
            Some(Edit::Texts { description: reader.texts("description"), eligibility: reader.texts("eligibility") })
        }
        Part::Dates => Some(Edit::Dates {
            opens_at: reader.moment("opens_at", call.country, call.opens_at),
            questions_until: reader.moment("questions_until", call.country, call.questions_until),
            closes_at: reader.moment("closes_at", call.country, call.closes_at),
        }),
        Part::Money => Some(Edit::Terms(reader.terms(call, lots))),
        Part::Rules => Some(Edit::Rules(Box::new(reader.rules(&call.rules)))),
        Part::Grid => Some(Edit::Grid(grid_form::read(&mut reader, &call.grid))),
    };
    Read { edit, unmet: reader.unmet }
}

/// Reads fields and remembers what could not be read.
pub struct Reader<'a> {
    pub(super) form: &'a Form,
    unmet: Vec<Unmet>,
}

impl Reader<'_> {
    /// The number of the row that the button `act` takes away, for `act = "{verb}.{number}"`.
    pub fn row_of(&self, verb: &str) -> Option<usize> {
        let number = self.form.text("act").strip_prefix(verb)?.strip_prefix('.')?;
        number.parse().ok().filter(|_| self.unmet.is_empty())
    }

    /// Whether the button was pressed and nothing has to be mended first.
    pub fn pressed(&self, act: &str) -> bool {
        self.form.text("act") == act && self.unmet.is_empty()
    }

    /// The three languages of a text.
    pub fn texts(&self, name: &str) -> Texts {
        self.form.texts(name)
    }

    /// A number scaled by `10^decimals`; an empty field reads `empty`.
    pub fn number(&mut self, name: &str, decimals: u32, empty: i64, stored: i64) -> i64 {
        match parse_scaled(self.form.text(name), decimals) {
            Ok(number) => number,
            Err(NumberError::Empty) => empty,
            Err(error) => {
                let unmet = Unmet::new(error.code()).on(name);
                self.unmet.push(error.explain(unmet, self.form.text(name), decimals));
                stored
            }
        }
    }

    /// A ceiling scaled by `10^decimals`; an empty field is none.
    fn ceiling(&mut self, name: &str, decimals: u32, stored: Option<i64>) -> Option<i64> {
        if self.form.text(name).trim().is_empty() {
            return None;
        }
        let before = self.unmet.len();
        let read = self.number(name, decimals, 0, 0);
        if self.unmet.len() == before { Some(read) } else { stored }
    }

    /// A whole number; an empty field reads 0.
    pub fn count(&mut self, name: &str, stored: u32) -> u32 {
        let number = self.number(name, 0, 0, i64::from(stored));
        // The largest count that the database keeps.
        u32::try_from(number).ok().filter(|count| i32::try_from(*count).is_ok()).unwrap_or_else(|| {
            self.unmet.push(Unmet::new("number-too-large").on(name).with("decimals", 0));
            stored
        })
    }

    /// A whole number that limits something; an empty field is no limit.
    fn limit(&mut self, name: &str, stored: Option<u32>) -> Option<u32> {
        if self.form.text(name).is_empty() { None } else { Some(self.count(name, stored.unwrap_or(0))) }
    }

    /// A share in basis points, typed in percent.
    fn share(&mut self, name: &str, stored: i64) -> i64 {
        self.number(name, 2, 0, stored)
    }

    fn moment(&mut self, name: &str, country: Country, stored: Option<Instant>) -> Option<Instant> {
        let local = match date::parse_moment(self.form.text(name)) {
            Err(date::DateError::Empty) => return None,
            Ok(local) => country.time_zone().from_local_datetime(&local).earliest(),
            Err(_) => None,
        };
        match local {
            Some(local) => Some(Instant::from(local.to_utc())),
            None => {
                self.unmet.push(Unmet::new("date-unreadable").on(name));
                stored
            }
        }
    }

    fn basics(&mut self) -> Option<Edit> {
        let (programme, country, sector) =
            (self.form.parse("programme"), self.form.parse("country"), self.form.parse("sector"));
        let (title, summary) = (self.texts("title"), self.texts("summary"));
        match (programme, country, sector) {
            (Some(programme), Some(country), Some(sector)) => {
                Some(Edit::Basics { programme, country, sector, title, summary })
            }
            _ => {
                let chosen =
                    [("programme", programme.is_some()), ("country", country.is_some()), ("sector", sector.is_some())];
                let missing = chosen.into_iter().filter(|(_, chosen)| !chosen);
                self.unmet.extend(missing.map(|(field, _)| Unmet::new("missing").on(field)));
                None
            }
        }
    }

    fn terms(&mut self, call: &CallRow, stored: &[LotRow]) -> Terms {
        let rules = &call.rules;
        let currency: Currency = self.form.parse("currency").unwrap_or(call.currency);
        let decimals = currency.decimals();
        let mut lots = Vec::new();
        for (index, lot) in stored.iter().enumerate() {
            let name = format!("lots.{index}");
            // A lot that somebody added meanwhile is not in this form: the version says so later.
            lots.push(LotDraft {
                id: Some(lot.id),
                name: self.texts(&format!("{name}.name")),
                place: self.texts(&format!("{name}.place")),
                envelope: self.number(&format!("{name}.envelope"), decimals, 0, lot.envelope),
                target: self.count(&format!("{name}.target"), u32::try_from(lot.target_beneficiaries).unwrap_or(0)),
            });
        }
        let mut terms = Terms {
            currency,
            lots,
            min_grant: self.number("min_grant", decimals, 0, rules.min_grant),
            max_grant: self.number("max_grant", decimals, 0, rules.max_grant),
            min_own_share_bp: self.share("min_own_share_bp", rules.min_own_share_bp),
            indirect_cap_bp: self.share("indirect_cap_bp", rules.indirect_cap_bp),
            contingency_cap_bp: self.share("contingency_cap_bp", rules.contingency_cap_bp),
            staff_cap_bp: self.share("staff_cap_bp", rules.staff_cap_bp),
            months_min: self.count("months_min", rules.months_min),
            months_max: self.count("months_max", rules.months_max),
            second_approval_above: self.ceiling("second_approval_above", decimals, rules.second_approval_above),
        };
        if self.pressed("add-lot") {
            let target = terms.lots.last().map_or(0, |lot| lot.target);
            terms.lots.push(LotDraft { target, ..LotDraft::default() });
        }
        // A call keeps its last lot.
        if let Some(row) = self.row_of("remove-lot").filter(|row| terms.lots.len() > 1 && *row < terms.lots.len()) {
            terms.lots.remove(row);
        }
        terms
    }

    fn rules(&mut self, stored: &CallRules) -> CallRules {
        let languages = |name: &str| -> Vec<Lang> {
            self.form.all(name).into_iter().filter_map(|lang| lang.parse().ok()).collect()
        };
        let (accepted_languages, mut required_languages) =
            (languages("accepted_languages"), languages("required_languages"));
        if required_languages.is_empty() {
            required_languages = stored.required_languages.clone();
        }
        let mut documents: Vec<RequiredDocument> = Vec::new();
        for index in 0..stored.required_documents.len() {
            let document = self.document(index, &documents, &stored.required_documents[index]);
            documents.push(document);
        }
        let mut rules = CallRules {
            community_share_min_bp: self.share("community_share_min_bp", stored.community_share_min_bp),
            consultation_required: self.form.has("consultation_required"),
            verified_partners_only: self.form.has("verified_partners_only"),
            max_running_grants: self.limit("max_running_grants", stored.max_running_grants),
            sealed: self.form.has("sealed"),
            accepted_languages,
            required_languages,
            no_documents: self.form.has("no_documents"),
            required_documents: documents,
            min_scorecards: self.count("min_scorecards", stored.min_scorecards),
            spread_limit_points: self.count("spread_limit_points", stored.spread_limit_points),
            ..stored.clone()
        };
        if self.pressed("add-document") {
            let code = free_code("other", &rules.required_documents);
            rules.required_documents.push(RequiredDocument { code, label: Texts::default(), required: true });
            rules.no_documents = false;
        }
        if let Some(row) = self.row_of("remove-document").filter(|row| *row < rules.required_documents.len()) {
            rules.required_documents.remove(row);
        }
        rules
    }

    /// One document asked for. Its code is the kind that was chosen, which has its name ready in
    /// three languages; "other" gets a code of its own.
    fn document(&mut self, index: usize, before: &[RequiredDocument], stored: &RequiredDocument) -> RequiredDocument {
        let name = format!("required_documents.{index}");
        let kind: Purpose = self.form.parse(&format!("{name}.code")).unwrap_or(Purpose::Other);
        let taken = |code: &str| before.iter().any(|document| document.code == code);
        let code = match kind {
            Purpose::Other if stored.code.starts_with("other") && !taken(&stored.code) => stored.code.clone(),
            Purpose::Other => free_code("other", before),
            kind => kind.as_str().to_owned(),
        };
        let mut label = self.texts(&format!("{name}.label"));
        if label == Texts::default() && kind != Purpose::Other {
            let named = |lang: &str| i18n::named(lang, "purpose", kind);
            label = Texts::new(named("fr"), named("en"), named("pt"));
        }
        RequiredDocument { code, label, required: self.form.has(&format!("{name}.required")) }
    }
}

/// `other-1`, `other-2` …: the first that no document has.
fn free_code(prefix: &str, documents: &[RequiredDocument]) -> String {
    let taken = |code: &String| documents.iter().any(|document| document.code == *code);
    (1..).map(|number| format!("{prefix}-{number}")).find(|code| !taken(code)).unwrap_or_default()
}

/// An instant as a field of a day and an hour holds it, on the clock of the country.
pub fn local(at: Instant, country: Country) -> String {
    at.with_timezone(&country.time_zone()).format("%Y-%m-%dT%H:%M").to_string()
}

/// A scaled number as one types it: grouped where no sign can be mistaken for a decimal one.
pub fn typed(value: i64, decimals: u32, lang: Lang) -> String {
    if decimals == 0 {
        return i18n::number(value, lang.as_str());
    }
    let unit = 10_i64.pow(decimals);
    let (whole, rest) = (value / unit, value % unit);
    if rest == 0 {
        return whole.to_string();
    }
    let width = usize::try_from(decimals).unwrap_or(0);
    let plain = format!("{whole}.{rest:0width$}");
    let plain = plain.trim_end_matches('0');
    if lang == Lang::En { plain.to_owned() } else { plain.replace('.', ",") }
}

/// The three languages of a text under their names.
pub fn put_texts(values: &mut Map<String, Value>, name: &str, texts: &Texts) {
    for lang in Lang::ALL {
        values.insert(format!("{name}.{lang}"), json!(texts.of(*lang)));
    }
}

/// The stored terms as their form shows them. Nothing typed yet is an empty field, not a zero.
pub fn terms_values(call: &CallRow, lots: &[LotRow], lang: Lang) -> Value {
    let rules = &call.rules;
    let decimals = call.currency.decimals();
    let money = |minor: i64| if minor == 0 { String::new() } else { typed(minor, decimals, lang) };
    let share = |points: i64| typed(points, 2, lang);
    let mut values = Map::new();
    let fields = [
        ("currency", call.currency.to_string()),
        ("min_grant", money(rules.min_grant)),
        ("max_grant", money(rules.max_grant)),
        ("min_own_share_bp", share(rules.min_own_share_bp)),
        ("indirect_cap_bp", share(rules.indirect_cap_bp)),
        ("contingency_cap_bp", share(rules.contingency_cap_bp)),
        ("staff_cap_bp", share(rules.staff_cap_bp)),
        ("months_min", rules.months_min.to_string()),
        ("months_max", rules.months_max.to_string()),
        (
            "second_approval_above",
            rules.second_approval_above.map_or_else(String::new, |limit| typed(limit, decimals, lang)),
        ),
    ];
    values.extend(fields.map(|(name, value)| (name.to_owned(), json!(value))));
    for (index, lot) in lots.iter().enumerate() {
        put_texts(&mut values, &format!("lots.{index}.name"), &lot.name);
        put_texts(&mut values, &format!("lots.{index}.place"), &lot.place);
        values.insert(format!("lots.{index}.envelope"), json!(money(lot.envelope)));
        let target = i64::from(lot.target_beneficiaries);
        values.insert(
            format!("lots.{index}.target"),
            json!(if target == 0 { String::new() } else { typed(target, 0, lang) }),
        );
    }
    Value::Object(values)
}

/// The stored rules as their form shows them.
pub fn rules_values(rules: &CallRules, lang: Lang) -> Value {
    let ticked = |yes: bool| json!(if yes { "yes" } else { "" });
    let mut values = Map::new();
    let fields = [
        ("community_share_min_bp", json!(typed(rules.community_share_min_bp, 2, lang))),
        ("consultation_required", ticked(rules.consultation_required)),
        ("verified_partners_only", ticked(rules.verified_partners_only)),
        ("max_running_grants", json!(rules.max_running_grants.map(|most| most.to_string()).unwrap_or_default())),
        ("sealed", ticked(rules.sealed)),
        ("no_documents", ticked(rules.no_documents)),
        ("accepted_languages", json!(rules.accepted_languages)),
        ("required_languages", json!(rules.required_languages)),
        ("min_scorecards", json!(rules.min_scorecards.to_string())),
        ("spread_limit_points", json!(rules.spread_limit_points.to_string())),
    ];
    values.extend(fields.map(|(name, value)| (name.to_owned(), value)));
    for (index, document) in rules.required_documents.iter().enumerate() {
        let name = format!("required_documents.{index}");
        let kind = document.code.parse::<Purpose>().unwrap_or(Purpose::Other);
        values.insert(format!("{name}.code"), json!(kind));
        values.insert(format!("{name}.required"), ticked(document.required));
        put_texts(&mut values, &format!("{name}.label"), &document.label);
    }
    Value::Object(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_shown_is_read_again_as_the_same() {
        for lang in Lang::ALL {
            for (value, decimals) in
                [(15_000_000, 0), (750_000, 0), (7, 0), (761_000, 2), (125_050, 2), (700, 2), (5, 2)]
            {
                let shown = typed(value, decimals, *lang);
                assert_eq!(parse_scaled(&shown, decimals), Ok(value), "{shown} in {lang}");
            }
        }
    }
}
