//! What amendments changed, in words: on the public page of a call and where an amendment is prepared.

use serde::Serialize;

use super::words::hundredths;
use crate::adapters::i18n::{self, field_key};
use crate::db::calls::AmendmentRow;
use crate::domain::call::{Difference, Said};
use crate::domain::place::Country;
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};

/// A published amendment.
#[derive(Serialize)]
pub struct AmendmentView {
    number: i32,
    reason: Texts,
    made_at: Instant,
    changes: Vec<ChangeView>,
}

/// One field before and after. Texts that did not change around what changed are left out.
#[derive(Serialize)]
pub struct ChangeView {
    /// The field, and the lot or criterion it belongs to.
    label: String,
    /// The language of the values, when it is not that of the page.
    lang: Option<&'static str>,
    /// The lines before; none when there was nothing.
    before: Vec<String>,
    /// The lines after; none when nothing is left.
    after: Vec<String>,
}

impl AmendmentView {
    /// The amendment for a reader of `lang`.
    pub fn new(row: AmendmentRow, country: Country, lang: Lang) -> Self {
        AmendmentView {
            number: row.number,
            reason: row.reason,
            made_at: row.made_at,
            changes: row.changes.0.iter().map(|change| ChangeView::new(change, country, lang)).collect(),
        }
    }

    /// An amendment of the samples.
    pub fn sample() -> Self {
        let amount = |minor| Said::Amount(crate::domain::money::Money::new(minor, Country::Gw.currency()));
        let change = |field: &str, before, after| Difference { field: field.into(), of: None, before, after };
        let changes = [
            change("closes_at", Said::Moment(super::sheet::sample_instant(40)), Said::Nothing),
            change("max_grant", amount(15_000_000), amount(20_000_000)),
            change("required_documents", Said::Nothing, Said::Lines(vec![Texts::new("Statuts", "", "")])),
            change("sealed", Said::Flag(false), Said::Flag(true)),
        ];
        AmendmentView {
            number: 2,
            reason: Texts::new("Les routes étaient coupées.", "", ""),
            made_at: super::sheet::sample_instant(0),
            changes: changes.iter().map(|change| ChangeView::new(change, Country::Gw, Lang::Fr)).collect(),
        }
    }
}

impl ChangeView {
    /// The change for a reader of `lang`; instants on the clock of the country.
    pub fn new(change: &Difference, country: Country, lang: Lang) -> Self {
        // A change in another language alone is shown in that one.
        let shown = match (&change.before, &change.after) {
            (Said::Text(before), Said::Text(after)) if before.of(lang) == after.of(lang) => {
                Lang::ALL.iter().copied().find(|other| before.of(*other) != after.of(*other)).unwrap_or(lang)
            }
            _ => lang,
        };
        let mut before = lines(&change.before, country, lang, shown);
        let mut after = lines(&change.after, country, lang, shown);
        leave_out_what_stays(&mut before, &mut after);
        let name = i18n::text(lang.as_str(), &field_key(&change.field), &[]);
        let label = match &change.of {
            Some(of) => format!("{name} – {}", of.pick(lang)),
            None => name,
        };
        ChangeView { label, lang: (shown != lang).then(|| shown.as_str()), before, after }
    }
}

fn lines(said: &Said, country: Country, lang: Lang, shown: Lang) -> Vec<String> {
    let code = lang.as_str();
    let line = match said {
        Said::Nothing => return Vec::new(),
        Said::Text(texts) if shown == lang => texts.pick(lang).to_owned(),
        Said::Text(texts) => texts.of(shown).to_owned(),
        Said::Moment(at) => i18n::date_time(at.utc(), country.as_str(), code),
        Said::Amount(money) => i18n::money(money.minor(), money.currency().as_str(), code),
        Said::Share(points) => i18n::percent(*points, code),
        Said::Points(points) => hundredths(*points, lang),
        Said::Count(count) => i18n::number(*count, code),
        Said::Flag(yes) => i18n::text(code, if *yes { "yes" } else { "no" }, &[]),
        Said::Languages(languages) => {
            let name = |lang: &Lang| i18n::named(code, "lang", lang);
            languages.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        Said::Lines(all) => return all.iter().map(|line| line.pick(lang).to_owned()).collect(),
        Said::Word(key) => i18n::try_text(code, key, &[]).unwrap_or_else(|_| key.clone()),
    };
    line.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Of two long texts, only the paragraphs between the first and the last that differ.
fn leave_out_what_stays(before: &mut Vec<String>, after: &mut Vec<String>) {
    let gap = || "…".to_owned();
    let same = |one: &[String], other: &[String]| one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let start = same(before, after);
    let turned = |lines: &[String]| lines[start..].iter().rev().cloned().collect::<Vec<_>>();
    let end = same(&turned(before), &turned(after));
    for lines in [before, after] {
        let last = lines.len() - end;
        if end > 0 {
            lines.splice(last.., [gap()]);
        }
        if start > 0 {
            lines.splice(..start, [gap()]);
        }
        // Nothing but what stays: this side has nothing to show.
        if lines.iter().all(|line| *line == gap()) {
            lines.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(before: Texts, after: Texts, lang: Lang) -> ChangeView {
        let change =
            Difference { field: "description".into(), of: None, before: Said::Text(before), after: Said::Text(after) };
        ChangeView::new(&change, Country::Gw, lang)
    }

    #[test]
    fn of_a_long_text_only_the_paragraphs_that_changed_are_shown() {
        let french = |text: &str| Texts::new(text, "", "");
        let found = view(french("Un\nDeux\nTrois\nQuatre"), french("Un\nDeux bis\nQuatre"), Lang::Fr);
        assert_eq!(found.before, ["…", "Deux", "Trois", "…"]);
        assert_eq!(found.after, ["…", "Deux bis", "…"]);
        let added = view(french("Un"), french("Un\nDeux"), Lang::Fr);
        assert_eq!((added.before, added.after), (Vec::new(), vec!["…".to_owned(), "Deux".to_owned()]));
    }

    #[test]
    fn a_text_that_changed_in_another_language_is_shown_in_that_one() {
        let found = view(Texts::new("Un", "One", "Um"), Texts::new("Un", "One", "Uma"), Lang::Fr);
        assert_eq!(
            (found.lang, found.before, found.after),
            (Some("pt"), vec!["Um".to_owned()], vec!["Uma".to_owned()])
        );
    }
}
