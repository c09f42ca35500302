//! The section that says where the project is, and how the community was asked.

use serde::Serialize;

use super::section::{SectionForm, date_type};
use crate::db::proposals::ProposalFile;
use crate::domain::place::Country;
use crate::domain::proposal::content::{Consultation, Place};
use crate::domain::proposal::{Content, Section, Written};
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};
use crate::web::form::Form;
use crate::web::regions::Regions;

/// What the form shows beside its fields.
#[derive(Serialize)]
pub struct PlaceForm {
    /// The place of the lot, as the call says it.
    lot_place: Texts,
    regions: Vec<Regions>,
    consultation_required: bool,
    date_type: &'static str,
}

impl SectionForm for PlaceForm {
    const TEMPLATE: &'static str = "pages/proposals/place.html";
    const SECTION: Section = Section::Place;

    fn read(form: &Form) -> Written {
        Written::Place(Place {
            region: form.string("region"),
            locality: form.string("locality"),
            communities: form.string("communities"),
            consultation: Consultation {
                held_on: form.string("consultation.held_on"),
                place: form.string("consultation.place"),
                method: form.string("consultation.method"),
                women: form.string("consultation.women"),
                men: form.string("consultation.men"),
                returnees: form.string("consultation.returnees"),
                community: form.string("consultation.community"),
                youth: form.string("consultation.youth"),
                needs: form.string("consultation.needs"),
            },
        })
    }

    fn values(content: &Content) -> Vec<(String, String)> {
        let place = &content.place;
        let asked = &place.consultation;
        [
            ("region", &place.region),
            ("locality", &place.locality),
            ("communities", &place.communities),
            ("consultation.held_on", &asked.held_on),
            ("consultation.place", &asked.place),
            ("consultation.method", &asked.method),
            ("consultation.women", &asked.women),
            ("consultation.men", &asked.men),
            ("consultation.returnees", &asked.returnees),
            ("consultation.community", &asked.community),
            ("consultation.youth", &asked.youth),
            ("consultation.needs", &asked.needs),
        ]
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .into()
    }

    fn part(file: &ProposalFile, _now: Instant, lang: Lang) -> Self {
        PlaceForm {
            lot_place: file.lot.place.clone(),
            regions: vec![Regions::of(file.call.country, lang)],
            consultation_required: file.call.rules.consultation_required,
            date_type: date_type(&file.proposal.content.place.consultation.held_on),
        }
    }

    fn sample() -> (Self, Vec<(String, String)>) {
        let part = PlaceForm {
            lot_place: Texts::new("Bafatá et Gabú", "Bafatá and Gabú", "Bafatá e Gabú"),
            regions: vec![Regions::of(Country::Gw, Lang::Fr)],
            consultation_required: true,
            date_type: "text",
        };
        (part, Self::values(&Content::default()))
    }
}
