//! The data set "bench-1": the demo's programme, and copies of its rows until there are enough of them. The copies are
//! written as rows, without their audit events: only what pages read is measured on them.

use diesel::prelude::*;
use kafo::db::agreements::AgreementRow;
use kafo::db::calls::{CallRow, LotRow};
use kafo::db::documents::DocumentRow;
use kafo::db::evaluations::EvaluationRow;
use kafo::db::ledger::{self, Booking};
use kafo::db::partners::{MemberRow, PartnerRow};
use kafo::db::proposals::{ProposalRow, ProposalVersionRow};
use kafo::db::schema::{
    agreements, calls, documents, evaluations, ledger_entries, lots, members, partners, proposal_versions, proposals,
    users,
};
use kafo::db::{Db, users as people};
use kafo::demo;
use kafo::domain::act::Act;
use kafo::domain::actor::Actor;
use kafo::domain::call::CallState;
use kafo::domain::document::DocumentOwner;
use kafo::domain::evaluation::{EvaluationState, ScoreDraft};
use kafo::domain::grid::Criterion;
use kafo::domain::id::Id;
use kafo::domain::ledger::EntryKind;
use kafo::domain::proposal::{ProposalState, Section};
use kafo::domain::state::Instant;
use kafo::domain::text;
use kafo::services::Refusal;
use kafo::startup::Portal;

const OPEN_CALLS: i64 = 20;
const PARTNERS: usize = 700;
const PROPOSALS: usize = 2_000;
const SCORED: usize = 1_000;
const ENTRIES: i64 = 10_000;
/// Drafts to submit and scorecards to save: one is used up by each request.
const POSTS: usize = 108;

/// Where to find what is measured.
pub struct Bench1 {
    /// The code of an open call.
    pub open_call_code: String,
    /// The call with 2,000 proposals.
    pub judged_call: Id,
    /// One of them.
    pub judged_proposal: Id,
    /// Drafts that can be submitted, by who may.
    pub drafts: Vec<Drafts>,
    /// Scorecards that the first evaluator has not handed in.
    pub open_cards: Vec<Id>,
}

/// Drafts that one person may submit.
pub struct Drafts {
    /// The person's address.
    pub signatory: String,
    /// Drafts whose sections are saved again.
    pub to_save: Vec<Id>,
    /// Drafts that are complete.
    pub to_submit: Vec<Id>,
}

/// Loads it into an empty portal.
pub fn load(portal: &Portal) -> Bench1 {
    demo::seed_once(portal).unwrap();
    let now = Instant::from(portal.app.clock.now());
    let mut ids = Ids { now, next: 0 };
    portal.app.pool.write(move |db| multiply(db, &mut ids).map_err(Refusal::from)).unwrap()
}

/// What visitors look for: the beginnings of two words, without their accents, as people type them.
pub const SEARCH: &str = "/calls?q=maraich+bafat";
/// How many calls there are when they are searched.
const MANY_CALLS: i64 = 20_000;

/// Adds open calls until there are 20,000, on eight themes in nine places.
pub fn many_calls(db: &mut Db) {
    const THEMES: [&str; 8] = [
        "Maraîchage",
        "Pêche",
        "Transport",
        "Commerce",
        "Élevage",
        "Apiculture",
        "Énergie solaire",
        "Transformation du riz",
    ];
    const PLACES: [&str; 9] = ["Bafatá", "Gabú", "Kindia", "Labé", "Maroua", "Kayes", "Sikasso", "Kolda", "Matam"];
    let mut ids = Ids { now: chrono::Utc::now().into(), next: 1 << 40 };
    let result = db.write(|db| -> QueryResult<()> {
        let first: CallRow = calls::table.filter(calls::code.like("BENCH-%")).order(calls::id).first(db)?;
        let there: i64 = calls::table.count().get_result(db)?;
        let pairs = THEMES.iter().flat_map(|theme| PLACES.iter().map(move |place| format!("{theme} à {place}")));
        for (number, title) in (there..MANY_CALLS).zip(pairs.collect::<Vec<_>>().iter().cycle()) {
            let code = format!("MANY-{number:05}");
            // As the services write it: the words of code and title first, without accents, then the rest.
            let (_, rest) = first.search_text.split_once('\n').unwrap_or_default();
            let search_text = format!("{}\n{rest}", text::words(&format!("{code} {title}")).join(" "));
            CallRow { id: ids.next(), code, search_text, ..first.clone() }.insert(db)?;
        }
        Ok(())
    });
    result.unwrap();
}

/// Bytes like those of a scanned paper: a PDF that does not pack.
pub fn scan_of(length: usize) -> Vec<u8> {
    let mut bytes = include_bytes!("../../src/demo/paper.pdf").to_vec();
    let mut state: u32 = 0x9e37_79b9;
    bytes.resize_with(length, || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[0]
    });
    bytes
}

/// Identifiers in order, without chance.
struct Ids {
    now: Instant,
    next: u64,
}

impl Ids {
    fn next(&mut self) -> Id {
        self.next += 1;
        let mut random = [0xbe; 10];
        random[2..].copy_from_slice(&self.next.to_be_bytes());
        Id::new(self.now, random)
    }
}

fn multiply(db: &mut Db, ids: &mut Ids) -> QueryResult<Bench1> {
    let partners = copy_partners(db, ids)?;
    let open = copy_calls(db, ids)?;
    let (judged_call, judged_proposal) = copy_proposals(db, ids, &partners)?;
    copy_entries(db, ids)?;
    let drafts = copy_drafts(db, ids, &open, &partners)?;
    let open_cards = copy_cards(db, ids, &partners)?;
    Ok(Bench1 { open_call_code: open.code, judged_call, judged_proposal, drafts, open_cards })
}

fn copy_partners(db: &mut Db, ids: &mut Ids) -> QueryResult<Vec<PartnerRow>> {
    let first: PartnerRow = partners::table.order(partners::id).first(db)?;
    (0..PARTNERS)
        .map(|number| {
            let row = PartnerRow { id: ids.next(), name: format!("Association Exemple {number}"), ..first.clone() };
            row.insert(db).map(|()| row)
        })
        .collect()
}

/// Copies an open call until there are enough; returns the one that drafts answer.
fn copy_calls(db: &mut Db, ids: &mut Ids) -> QueryResult<CallRow> {
    let draft: ProposalRow = drafted(db)?;
    let call: CallRow = calls::table.find(draft.call_id).first(db)?;
    let open: i64 = calls::table
        .filter(calls::state.eq(CallState::Published).and(calls::closes_at.gt(ids.now)))
        .count()
        .get_result(db)?;
    for number in open..OPEN_CALLS {
        let copy = CallRow { id: ids.next(), code: format!("BENCH-{number:02}"), ..call.clone() };
        copy.insert(db)?;
        copy_lots(db, ids, call.id, copy.id, 1)?;
    }
    Ok(call)
}

fn copy_lots(db: &mut Db, ids: &mut Ids, from: Id, to: Id, count: i32) -> QueryResult<Vec<Id>> {
    let lot: LotRow = lots::table.filter(lots::call_id.eq(from)).order(lots::position).first(db)?;
    (0..count)
        .map(|number| {
            let row = LotRow { id: ids.next(), call_id: to, position: lot.position + number + 1, ..lot.clone() };
            row.insert(db).map(|()| row.id)
        })
        .collect()
}

/// A draft whose sections are all written but the documents.
fn drafted(db: &mut Db) -> QueryResult<ProposalRow> {
    let drafts: Vec<ProposalRow> =
        proposals::table.filter(proposals::state.eq(ProposalState::Draft)).order(proposals::id).load(db)?;
    Ok(drafts.into_iter().find(|row| row.finished.0.len() == 6).expect("the demo has such a draft"))
}

/// The call with 2,000 proposals in three lots, a thousand of them scored by three evaluators each.
fn copy_proposals(db: &mut Db, ids: &mut Ids, partners: &[PartnerRow]) -> QueryResult<(Id, Id)> {
    let mut call: CallRow = calls::table.filter(calls::state.eq(CallState::InEvaluation)).order(calls::id).first(db)?;
    ten_criteria(db, &mut call)?;
    let first: ProposalRow = proposals::table.filter(proposals::call_id.eq(call.id)).order(proposals::id).first(db)?;
    let cards: Vec<EvaluationRow> = evaluations::table
        .filter(evaluations::state.eq(EvaluationState::HandedIn))
        .order(evaluations::id)
        .limit(1)
        .load(db)?;
    let evaluators: Vec<Id> = evaluations::table
        .filter(evaluations::call_id.eq(call.id))
        .select(evaluations::evaluator_id)
        .distinct()
        .load(db)?;
    assert_eq!(evaluators.len(), 3);
    let mut lots: Vec<Id> = lots::table.filter(lots::call_id.eq(call.id)).select(lots::id).load(db)?;
    lots.extend(copy_lots(db, ids, call.id, call.id, 2)?);
    let mut judged = first.id;
    for number in 0..PROPOSALS {
        let state = if number < SCORED { ProposalState::InEvaluation } else { ProposalState::Ineligible };
        let row = ProposalRow {
            id: ids.next(),
            number: format!("BENCH-{number:04}"),
            receipt_number: Some(format!("BENCH-{number:04}")),
            lot_id: lots[number / PARTNERS],
            partner_id: partners[number % PARTNERS].id,
            state,
            ..first.clone()
        };
        row.insert(db)?;
        copy_version(db, ids, first.id, &row)?;
        if number < SCORED {
            judged = row.id;
            for (place, evaluator) in evaluators.iter().enumerate() {
                let mut card = EvaluationRow {
                    id: ids.next(),
                    proposal_id: row.id,
                    call_id: call.id,
                    evaluator_id: *evaluator,
                    ..ten_scores(cards[0].clone())
                };
                // Not all the same, so that there is something to rank.
                card.total = card.total.map(|total| total - i64::try_from((number * 7 + place * 13) % 40).unwrap_or(0));
                card.insert(db)?;
            }
        }
    }
    Ok((call.id, judged))
}

/// Gives a call a grid of ten criteria of ten points, and its scorecards ten scores.
fn ten_criteria(db: &mut Db, call: &mut CallRow) -> QueryResult<()> {
    let mut criterion = call.grid.sections[0].criteria[0].clone();
    criterion.weight = 10;
    let named = |number| Criterion { code: format!("c{number}"), ..criterion.clone() };
    call.grid.sections[0].criteria = (0..10).map(named).collect();
    call.grid.sections.truncate(1);
    diesel::update(calls::table.find(call.id)).set(&*call).execute(db)?;
    for card in evaluations::table.filter(evaluations::call_id.eq(call.id)).load::<EvaluationRow>(db)? {
        if !card.scores.0.is_empty() {
            diesel::update(evaluations::table.find(card.id)).set(&ten_scores(card)).execute(db)?;
        }
    }
    Ok(())
}

/// The card with its first score for each of ten criteria.
fn ten_scores(mut card: EvaluationRow) -> EvaluationRow {
    let first = card.drafts().swap_remove(0);
    let of = |number| ScoreDraft { criterion: format!("c{number}"), ..first.clone() };
    card.set_drafts((0..10).map(of).collect());
    card
}

/// The frozen text of a submitted proposal, for its copy.
fn copy_version(db: &mut Db, ids: &mut Ids, from: Id, to: &ProposalRow) -> QueryResult<()> {
    let version: ProposalVersionRow =
        proposal_versions::table.filter(proposal_versions::proposal_id.eq(from)).first(db)?;
    let receipt_number = to.receipt_number.clone().expect("the copy has one");
    ProposalVersionRow { id: ids.next(), proposal_id: to.id, receipt_number, ..version }.insert(db)
}

fn copy_entries(db: &mut Db, ids: &mut Ids) -> QueryResult<()> {
    let booked: i64 = ledger_entries::table.count().get_result(db)?;
    let grants: Vec<AgreementRow> = agreements::table.order(agreements::id).load(db)?;
    let act = Act::new(Actor::system(), ids.now, "bench", [0xbe; 32]);
    for (number, grant) in (booked..ENTRIES).zip(grants.iter().cycle()) {
        let booking = Booking {
            kind: EntryKind::Correction,
            amount: if number % 2 == 0 { 1_000 } else { -1_000 },
            booked_on: ids.now.date_naive(),
            payment: None,
            memo: grant.number.clone(),
        };
        ledger::book(db, &act, grant, booking)?;
    }
    Ok(())
}

/// Drafts in the open call, complete, of partners whom the demo's signatories belong to.
fn copy_drafts(db: &mut Db, ids: &mut Ids, call: &CallRow, partners: &[PartnerRow]) -> QueryResult<Vec<Drafts>> {
    let draft = drafted(db)?;
    let paper: DocumentRow =
        documents::table.filter(documents::owner_kind.eq(DocumentOwner::Proposal)).order(documents::id).first(db)?;
    let member: MemberRow = members::table.order(members::id).first(db)?;
    let signatories: Vec<(Id, String)> = users::table
        .filter(users::email.like("signataire@%"))
        .order(users::email)
        .select((users::id, users::email))
        .load(db)?;
    let each = POSTS / signatories.len();
    let mut partners = partners.iter();
    let mut all = Vec::new();
    for (user, signatory) in signatories {
        let mut written = Vec::new();
        for partner in partners.by_ref().take(2 * each) {
            MemberRow { id: ids.next(), partner_id: partner.id, user_id: user, ..member.clone() }.insert(db)?;
            let mut row = ProposalRow {
                id: ids.next(),
                number: format!("{}-{}", call.code, partner.name),
                partner_id: partner.id,
                created_by: user,
                updated_by: user,
                ..draft.clone()
            };
            row.finished.0.push(Section::Documents);
            row.insert(db)?;
            let document = DocumentRow { id: ids.next(), owner_id: row.id, ..paper.clone() };
            document.insert(db)?;
            written.push(row.id);
        }
        let to_submit = written.split_off(each);
        all.push(Drafts { signatory, to_save: written, to_submit });
    }
    Ok(all)
}

/// Scorecards of the first evaluator that are not handed in, on proposals of another call.
fn copy_cards(db: &mut Db, ids: &mut Ids, partners: &[PartnerRow]) -> QueryResult<Vec<Id>> {
    let evaluator = people::find_by_email(db, "evaluation@demo.kafo.example")?.expect("the demo's evaluator").id;
    let mut call: CallRow =
        calls::table.filter(calls::state.eq(CallState::InEvaluation)).order(calls::id.desc()).first(db)?;
    ten_criteria(db, &mut call)?;
    let first: ProposalRow = proposals::table.filter(proposals::call_id.eq(call.id)).order(proposals::id).first(db)?;
    let card: EvaluationRow = evaluations::table.filter(evaluations::state.eq(EvaluationState::HandedIn)).first(db)?;
    let mut cards = Vec::new();
    for (number, partner) in partners.iter().take(POSTS).enumerate() {
        let proposal = ProposalRow {
            id: ids.next(),
            number: format!("BENCH-C{number:04}"),
            receipt_number: Some(format!("BENCH-C{number:04}")),
            partner_id: partner.id,
            ..first.clone()
        };
        proposal.insert(db)?;
        copy_version(db, ids, first.id, &proposal)?;
        let open = EvaluationRow {
            id: ids.next(),
            proposal_id: proposal.id,
            call_id: call.id,
            evaluator_id: evaluator,
            state: EvaluationState::Declared,
            total: None,
            handed_in_at: None,
            ..ten_scores(card.clone())
        };
        open.insert(db)?;
        cards.push(open.id);
    }
    Ok(cards)
}
