//! What a person of an organisation types to be verified and to send a proposal, over HTTP alone.

use chrono::NaiveDate;
use kafo::db::types::List;
use kafo::domain::id::Id;
use kafo::domain::partner::{Declaration, Paper, PaperKind, PartnerKind, ProfilePart};

use super::client::{Answer, Client};

/// A small file that is what its name says.
pub const PAPER: &[u8] = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n";

/// The whole profile of an organisation, as its forms send it.
pub fn profile(name: &str) -> Vec<(&str, &str)> {
    let mut fields = vec![
        ("name", name),
        ("kind", "ngo"),
        ("country", "GW"),
        ("region", "GW-BA"),
        ("address", "Bairro Exemplo"),
        ("registration_number", "123/2015"),
        ("founded_year", "2015"),
        ("email", "contacto@exemplo.example"),
        ("phone", "+245 900 000 000"),
        ("representative", "Bia Exemplo"),
        ("representative_role", "Presidente"),
        ("description", "Hortas e formação."),
        ("lang", "pt"),
    ];
    fields.extend(Declaration::ALL.iter().map(|declaration| ("declared", declaration.as_str())));
    fields
}

/// Writes the whole profile of the organisation at `/organisation/{id}`, page by page.
pub fn write_profile(browser: &Client, here: &str, name: &str) {
    let fields = profile(name);
    for part in ["identity", "contact", "representative", "work", "declarations"] {
        let path = format!("{here}/edit/{part}");
        let page = browser.get(&path);
        let version = page.is(200).value_of("version").unwrap();
        let belongs = |field: &&(&str, &str)| ProfilePart::of_field(field.0).as_str() == part;
        let mut sent: Vec<(&str, &str)> = fields.iter().filter(belongs).copied().collect();
        sent.push(("version", &version));
        assert_eq!(browser.post(&path, &sent).is(303).location, format!("{here}/edit"), "{part}");
    }
}

/// The papers that this kind of organisation needs, without end, for rows that are planted.
pub fn papers(kind: PartnerKind) -> List<Paper> {
    let paper = |(number, kind): (u128, &PaperKind)| Paper {
        document: Id(uuid::Uuid::from_u128(number)),
        kind: *kind,
        number: "12/2015".into(),
        issued_on: NaiveDate::from_ymd_opt(2015, 3, 1).unwrap(),
        expires_on: None,
    };
    List((1..).zip(kind.papers()).map(paper).collect())
}

/// Uploads the papers that an organisation with a registration needs, at `/organisation/{id}`.
pub fn attach_papers(browser: &Client, here: &str) {
    for (paper, file) in [("registration", "recibo.pdf"), ("statutes", "estatutos.pdf")] {
        attach_paper(browser, here, paper, file, "").is(303);
    }
}

/// Uploads one paper with its last day.
pub fn attach_paper(browser: &Client, here: &str, paper: &str, file: &str, expires_on: &str) -> Answer {
    browser.get(&format!("{here}/documents/add?paper={paper}")).is(200);
    let fields = [("purpose", paper), ("number", "12/2015"), ("issued_on", "2015-03-01"), ("expires_on", expires_on)];
    browser.upload(&format!("{here}/documents"), &fields, "file", file, PAPER.to_vec())
}

/// What the project is.
pub const PROJECT: &[(&str, &str)] = &[
    ("lang", "pt"),
    ("title", "Hortas das mulheres de Bafatá"),
    ("summary", "Dez hortas com rega gota a gota."),
    ("problem", "A água falta na estação seca."),
    ("solution", "Um furo e uma bomba solar por aldeia."),
    ("months", "9"),
    // Far off: tests with the real clock must not grow old.
    ("starts_on", "2090-03-01"),
];
/// Where, and whom the villages were asked.
pub const PLACE: &[(&str, &str)] = &[
    ("region", "GW-BA"),
    ("locality", "Bafatá"),
    ("communities", "Três aldeias"),
    ("consultation.held_on", "2026-10-04"),
    ("consultation.place", "Escola da aldeia"),
    ("consultation.method", "Assembleia e grupos pequenos"),
    ("consultation.women", "42"),
    ("consultation.men", "31"),
    ("consultation.returnees", "20"),
    ("consultation.community", "53"),
    ("consultation.youth", "25"),
    ("consultation.needs", "Água, sementes, formação."),
];
/// Whom it reaches.
const BENEFICIARIES: &[(&str, &str)] = &[
    ("cells.female.18-35.returnee", "110"),
    ("cells.female.36+.community", "100"),
    ("cells.male.18-35.returnee", "90"),
    ("selection_method", "Lista pública discutida na assembleia."),
];
/// What is done when.
const ACTIVITIES: &[(&str, &str)] = &[
    ("items.0.id", "a1"),
    ("items.0.name", "Abrir os furos"),
    ("items.0.month_from", "1"),
    ("items.0.month_to", "3"),
    ("items.0.responsible", "Coordenadora"),
];
/// What comes of it.
const RESULTS: &[(&str, &str)] = &[
    ("outcome", "As famílias vendem legumes todo o ano."),
    ("outputs.0.id", "p1"),
    ("outputs.0.name", "Dez hortas com rega"),
    ("items.0.id", "r1"),
    ("items.0.of", "p1"),
    ("items.0.name", "Hortas em produção"),
    ("items.0.unit", "horta"),
    ("items.0.baseline", "0"),
    ("items.0.target", "10"),
    ("items.0.verification", "Visita e fotografias"),
];
/// What it costs.
pub const BUDGET: &[(&str, &str)] = &[
    ("lines.0.id", "b1"),
    ("lines.0.heading", "equipment"),
    ("lines.0.description", "Bomba solar"),
    ("lines.0.unit", "unidade"),
    ("lines.0.quantity", "2"),
    ("lines.0.unit_cost", "1 650 000"),
    ("lines.0.own_share", "300 000"),
];

/// The sections that are typed, in their order; the documents come last.
pub const SECTIONS: &[(&str, &[(&str, &str)])] = &[
    ("project", PROJECT),
    ("place", PLACE),
    ("beneficiaries", BENEFICIARIES),
    ("activities", ACTIVITIES),
    ("results", RESULTS),
    ("budget", BUDGET),
];

/// Begins a proposal in this browser and returns where it is.
pub fn begin(browser: &Client, call: &str) -> (String, Id) {
    try_begin(browser, call).unwrap()
}

/// The same of a server that may be gone. Doing it again opens the same proposal.
pub fn try_begin(browser: &Client, call: &str) -> reqwest::Result<(String, Id)> {
    browser.try_get(&format!("/calls/{call}/apply"))?.is(200);
    let answer = browser.try_post(&format!("/calls/{call}/apply"), &[])?;
    let path = answer.is(303).location.clone();
    let id = path.strip_prefix("/proposals/").unwrap().parse().unwrap();
    Ok((path, id))
}

/// Opens a section and posts it as its form would, with the version that the page gave.
pub fn post(browser: &Client, path: &str, section: &str, fields: &[(&str, &str)], act: &str) -> Answer {
    try_post(browser, path, section, fields, act).unwrap()
}

fn try_post(
    browser: &Client,
    path: &str,
    section: &str,
    fields: &[(&str, &str)],
    act: &str,
) -> reqwest::Result<Answer> {
    let here = format!("{path}/{section}");
    let page = browser.try_get(&here)?;
    let version = page.is(200).value_of("version").unwrap();
    let mut all = fields.to_vec();
    all.push(("version", &version));
    all.push(("act", act));
    browser.try_post(&here, &all)
}

/// Fills every section and says that each is complete.
pub fn fill(browser: &Client, path: &str) {
    try_fill(browser, path).unwrap();
}

/// The same of a server that may be gone. Doing it again changes nothing but the number of files.
pub fn try_fill(browser: &Client, path: &str) -> reqwest::Result<()> {
    for (section, fields) in SECTIONS {
        let answer = try_post(browser, path, section, fields, "finish")?;
        assert_eq!(answer.is(303).location, path, "{section}");
    }
    browser.try_get(&format!("{path}/documents"))?.is(200);
    let add = format!("{path}/documents/add");
    browser.try_upload(&add, &[("code", "statutes")], "file-statutes", "estatutos.pdf", PAPER.to_vec())?.is(303);
    assert_eq!(try_post(browser, path, "documents", &[], "finish")?.is(303).location, path);
    Ok(())
}

/// Reads everything again and sends it.
pub fn send(browser: &Client, path: &str) -> Answer {
    let page = browser.get(&format!("{path}/check"));
    let version = page.is(200).value_of("version").unwrap();
    browser.post(&format!("{path}/submit"), &[("version", &version), ("declaration", "yes")])
}
