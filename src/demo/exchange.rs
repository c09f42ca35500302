//! What is changed and asked after the publication of some calls of the demo: one call was amended, of
//! one an amendment is being prepared, and about one organisations asked questions.

use chrono::TimeDelta;

use super::calls::Published;
use super::content::{ELIGIBILITY, Words, texts};
use super::seed::Seeder;
use crate::db::questions;
use crate::domain::actor::Actor;
use crate::domain::question::QuestionState;
use crate::domain::text::Texts;
use crate::services::calls::{self as call_service, Edit};
use crate::services::questions as question_service;

/// Why the deadline moved.
const ROADS: Words = [
    "Les pluies ont coupé plusieurs routes. Les organisations ont une semaine de plus pour réunir leurs documents.",
    "Rains have cut several roads. Organisations have one more week to gather their documents.",
    "As chuvas cortaram várias estradas. As organizações têm mais uma semana para reunir os documentos.",
];
/// What is added to who may answer.
const GROUPS: Words = [
    "Les groupements informels peuvent répondre avec une organisation enregistrée qui reçoit les fonds.",
    "Informal groups may answer together with a registered organisation that receives the funds.",
    "Os grupos informais podem responder com uma organização registada que recebe os fundos.",
];
/// Questions as they were asked, as they were published, and their answers.
const ANSWERED: [(&str, Words, Words); 2] = [
    (
        "Bonjour, notre association veut acheter un terrain pour le marché. Est-ce que la subvention peut payer le terrain ?",
        [
            "La subvention peut-elle payer l’achat d’un terrain ?",
            "May the grant pay for the purchase of land?",
            "A subvenção pode pagar a compra de um terreno?",
        ],
        [
            "Non. La location d’un terrain pendant le projet est possible, avec un contrat écrit.",
            "No. Renting land during the project is possible, with a written contract.",
            "Não. É possível arrendar um terreno durante o projeto, com um contrato escrito.",
        ],
    ),
    (
        "Le récépissé de notre association est en cours de renouvellement. Que faire ?",
        [
            "Que joindre si le récépissé est en cours de renouvellement ?",
            "What should be attached while the registration is being renewed?",
            "O que juntar se o registo está a ser renovado?",
        ],
        [
            "Joignez l’ancien récépissé et la preuve de la demande de renouvellement.\nLe nouveau est demandé avant la signature.",
            "Attach the old registration and the proof that its renewal was asked for.\nThe new one is needed before the signature.",
            "Junte o registo antigo e a prova do pedido de renovação.\nO novo é pedido antes da assinatura.",
        ],
    ),
];
/// A question that waits for its answer.
const WAITING: &str = "Peut-on travailler dans deux communes voisines avec un seul dossier ?";

impl Seeder<'_> {
    /// What happens to this call after its publication.
    pub(super) async fn exchange(&self, published: &Published) -> anyhow::Result<()> {
        match (published.country, published.sector) {
            (0, 2) => self.amend(published).await,
            (1, 3) => self.questions(published).await,
            (3, 3) => self.prepare(published).await.map(drop),
            _ => Ok(()),
        }
    }

    /// Prepares an amendment: a week more, and who may answer in clearer words. Its officer.
    async fn prepare(&self, published: &Published) -> anyhow::Result<Actor> {
        let officer = self.staff("programme")?;
        let (call, week) = (published.call.clone(), TimeDelta::days(7));
        let [fr, en, pt] = [0, 1, 2].map(|lang| format!("{}\n{}", ELIGIBILITY[lang], GROUPS[lang]));
        let edits = [
            Edit::Texts { description: call.description.clone(), eligibility: Texts::new(fr, en, pt) },
            Edit::Dates {
                opens_at: call.opens_at,
                questions_until: call.questions_until.map(|at| at + week),
                closes_at: call.closes_at.map(|at| at + week),
            },
        ];
        for (seen, edit) in (0..).zip(edits) {
            let (at, id) = (self.days_ago(3, 9), call.id);
            self.does(&officer, at, move |db, act| call_service::prepare_amendment(db, act, id, seen, edit)).await?;
        }
        Ok(officer)
    }

    async fn amend(&self, published: &Published) -> anyhow::Result<()> {
        let officer = self.prepare(published).await?;
        let (at, id, reason) = (self.days_ago(3, 10), published.call.id, texts(ROADS));
        self.does(&officer, at, move |db, act| call_service::amend(db, act, id, 2, &reason)).await
    }

    async fn questions(&self, published: &Published) -> anyhow::Result<()> {
        let officer = self.staff("programme")?;
        let asking = self.answering(published);
        let texts_asked = ANSWERED.iter().map(|(asked, ..)| *asked).chain([WAITING]);
        for ((number, asked), partner) in (0..).zip(texts_asked).zip(asking.iter().cycle()) {
            let (editor, id) = (self.organisations[*partner].editor.clone(), self.organisations[*partner].id);
            let (at, code) = (self.days_ago(3 - number, 11), published.call.code.clone());
            self.does(&editor, at, move |db, act| question_service::ask(db, act, &code, Some(id), asked)).await?;
        }
        let filter = questions::QuestionFilter { state: QuestionState::Open, call: published.call.code.clone() };
        let page = crate::db::Page::first(10);
        let (rows, _) = self.read(|db| questions::list_for(db, &officer, &filter, page))?;
        for (asked, published, answer) in &ANSWERED {
            let Some(row) = rows.iter().find(|row| row.asked == *asked) else { continue };
            let (at, id, published, answer) = (self.days_ago(1, 15), row.id, texts(*published), texts(*answer));
            self.does(&officer, at, move |db, act| question_service::publish(db, act, id, 1, published, answer))
                .await?;
        }
        Ok(())
    }
}
