//! A sealed document verifies here and with other programs; a changed one does not.

use std::process::Command;
use std::sync::LazyLock;

use lopdf::{Document, IncrementalDocument};

use super::*;
use crate::adapters::pdf::{self, Job, Template, data};

/// An agreement with two fields, and its two signed states.
struct Journey {
    base: Vec<u8>,
    stamp: Vec<u8>,
    authority: Authority,
    prepared: Vec<u8>,
    first: Signed,
    both: Signed,
}

static JOURNEY: LazyLock<Journey> = LazyLock::new(|| {
    let agreement = render(Template::Agreement, &data::AgreementData::sample());
    let stamp = render(Template::Stamp, &data::StampData::sample()).bytes;
    let fields: Vec<Field> = agreement
        .spots
        .iter()
        .map(|spot| Field {
            name: spot.name.trim_start_matches("sig-").to_owned(),
            tooltip: format!("Signature : {}", spot.name),
            page: spot.page,
            rect: spot.rect,
        })
        .collect();
    let prepared = add_fields(&agreement.bytes, &fields).unwrap();
    let authority = Authority::create("Fondation Trois Rives", "SN", [7; 16], at("2026-10-01T08:00:00Z")).unwrap();
    let first = sign_as(&authority, &prepared, "partner", "Ɲima Djaló Cabral", 1, &stamp);
    let both = sign_as(&authority, &first.bytes, "organisation", "Aïssatou Ndiaye-Lacroix", 2, &stamp);
    Journey { base: agreement.bytes, stamp, authority, prepared, first, both }
});

fn render(template: Template, data: &impl serde::Serialize) -> pdf::Rendered {
    let data = serde_json::to_value(data).unwrap();
    let at = at("2027-01-18T15:00:00Z");
    pdf::render(&Job { template, data: &data, lang: "fr", ident: "CV-2027-0009/1", at }).unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn identity(authority: &Authority, name: &str, serial: u8) -> Identity {
    let signatory = Signatory { name, organisation: "Terra e Sal", email: "direcao@terraesal.example" };
    authority.issue(&signatory, [serial; 16], at("2026-10-20T10:00:00Z")).unwrap()
}

fn claims(name: &str) -> Claims<'_> {
    Claims {
        name,
        reason: "Accord sur la convention CV-2027-0009",
        location: Some("Bissau"),
        at: at("2026-10-20T10:14:07Z"),
    }
}

fn sign_as(authority: &Authority, pdf: &[u8], field: &str, name: &str, serial: u8, stamp: &[u8]) -> Signed {
    sign(pdf, field, &identity(authority, name, serial), &claims(name), stamp).unwrap()
}

fn check(pdf: &[u8]) -> Report {
    verify(pdf, &[&JOURNEY.authority.certificate_pem()]).unwrap()
}

/// An update that replaces the content of the first page, as a forger would append it.
fn forge(pdf: &[u8]) -> Vec<u8> {
    let document = Document::load_mem(pdf).unwrap();
    let content = document.get_page_contents(document.get_pages()[&1])[0];
    let mut update = IncrementalDocument::create_from(pdf.to_vec(), document);
    update.opt_clone_object_to_new_document(content).unwrap();
    let stream = update.new_document.get_object_mut(content).unwrap().as_stream_mut().unwrap();
    stream.set_plain_content(b"BT ET".to_vec());
    let mut bytes = Vec::new();
    update.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn two_signatures_change_no_byte_before_them_and_cover_the_file_to_its_end() {
    let journey = &*JOURNEY;
    assert!(journey.prepared.starts_with(&journey.base));
    assert!(journey.first.bytes.starts_with(&journey.prepared));
    assert!(journey.both.bytes.starts_with(&journey.first.bytes));

    let report = check(&journey.both.bytes);
    assert!(report.is_valid(), "{report:?}");
    let [partner, organisation] = &report.seals[..] else {
        panic!("two seals expected: {report:?}");
    };
    assert_eq!((partner.field.as_str(), organisation.field.as_str()), ("partner", "organisation"));
    assert_eq!(partner.name, "Ɲima Djaló Cabral");
    assert_eq!(partner.at, Some(at("2026-10-20T10:14:07Z")));
    assert_eq!(partner.byte_range, journey.first.byte_range);
    assert_eq!(partner.byte_range[2] + partner.byte_range[3], journey.first.bytes.len() as u64);
    assert_eq!(organisation.byte_range[2] + organisation.byte_range[3], journey.both.bytes.len() as u64);
    assert_eq!(
        partner.certificate,
        Some(SealCertificate {
            name: "Ɲima Djaló Cabral".to_owned(),
            organisation: "Terra e Sal".to_owned(),
            serial: journey.first.serial.clone(),
            fingerprint: journey.first.fingerprint.clone(),
            authority: Some(journey.authority.fingerprint()),
        })
    );
}

#[test]
fn one_changed_byte_anywhere_is_refused() {
    let good = &JOURNEY.both.bytes;
    let first = JOURNEY.first.byte_range;
    // The head, the pages, both sides of the first signature, its value, and the second half.
    let inside_value = first[1] as usize + 600;
    let step = good.len() / 12;
    let places = (0..good.len()).step_by(step).chain([inside_value, first[1] as usize - 1, good.len() - 8]);
    for place in places {
        let mut bad = good.clone();
        bad[place] ^= 1;
        assert!(!check(&bad).is_valid(), "byte {place} of {}", good.len());
    }
}

#[test]
fn a_page_changed_by_an_appended_update_is_refused() {
    let report = check(&forge(&JOURNEY.both.bytes));
    assert_eq!(report.problems, [Problem::NotWhole]);
}

#[test]
fn a_page_changed_between_two_signatures_is_refused() {
    let journey = &*JOURNEY;
    let forged = forge(&journey.first.bytes);
    let signed = sign_as(&journey.authority, &forged, "organisation", "Aïssatou Ndiaye-Lacroix", 3, &journey.stamp);
    let report = check(&signed.bytes);
    assert_eq!(report.seals[0].problems, []);
    assert_eq!(report.seals[1].problems, [Problem::MoreThanSigned]);
}

#[test]
fn only_certificates_of_a_given_authority_that_were_valid_then_are_accepted() {
    let journey = &*JOURNEY;
    let other = Authority::create("Fondation Trois Rives", "SN", [9; 16], at("2026-10-01T08:00:00Z")).unwrap();
    let report = verify(&journey.first.bytes, &[&other.certificate_pem()]).unwrap();
    assert_eq!(report.seals[0].problems, [Problem::UnknownAuthority]);

    let early = Claims { at: at("2026-10-20T09:59:59Z"), ..claims("Trop tôt") };
    let who = identity(&journey.authority, "Trop tôt", 4);
    let signed = sign(&journey.prepared, "partner", &who, &early, &journey.stamp).unwrap();
    assert_eq!(check(&signed.bytes).seals[0].problems, [Problem::OutOfTime]);
}

#[test]
fn unsigned_and_foreign_files_are_named_as_such() {
    assert_eq!(check(&JOURNEY.prepared).problems, [Problem::NotSigned]);
    assert_eq!(check(b"%PDF-1.7 not really").problems, [Problem::NotPdf]);
}

#[test]
fn a_field_is_signed_once_and_fields_are_added_once() {
    let journey = &*JOURNEY;
    let who = identity(&journey.authority, "Encore", 5);
    let again = |pdf, field| sign(pdf, field, &who, &claims("Encore"), &journey.stamp);
    assert!(matches!(again(&journey.first.bytes, "partner"), Err(SigningError::AlreadySigned(_))));
    assert!(matches!(again(&journey.first.bytes, "nobody"), Err(SigningError::NoSuchField(_))));
    assert!(matches!(add_fields(&journey.prepared, &[]), Err(SigningError::HasFields)));
    let far = Field { name: "far".to_owned(), tooltip: "far".to_owned(), page: 99, rect: [0.0; 4] };
    assert!(matches!(add_fields(&journey.base, &[far]), Err(SigningError::NoSuchPage(99))));
}

#[test]
fn an_authority_is_kept_as_pem_and_refuses_a_foreign_key() {
    let authority = &JOURNEY.authority;
    let loaded = Authority::load(authority.to_pem().as_bytes()).unwrap();
    assert_eq!(loaded.fingerprint(), authority.fingerprint());
    assert_eq!(
        loaded.subject().unwrap(),
        "CN=Fondation Trois Rives signing authority 2026-07070707,O=Fondation Trois Rives,C=SN"
    );
    assert!(!authority.certificate_pem().contains("PRIVATE"));
    assert!(!format!("{authority:?}").contains("PRIVATE"));

    let other = Authority::create("Autre", "SN", [9; 16], at("2026-10-01T08:00:00Z")).unwrap();
    let mixed = authority.certificate_pem() + other.to_pem().split_once("END CERTIFICATE-----\n").unwrap().1;
    assert!(matches!(Authority::load(mixed.as_bytes()), Err(SigningError::Key(_))));
}

/// A second opinion: poppler's `pdfsig`, when it is installed.
#[test]
fn pdfsig_accepts_both_signatures() {
    let path = std::env::temp_dir().join(format!("kafo-signing-{}.pdf", std::process::id()));
    std::fs::write(&path, &JOURNEY.both.bytes).unwrap();
    if let Some(folder) = std::env::var_os("KAFO_TEST_PDF_DIR") {
        std::fs::write(std::path::Path::new(&folder).join("signed.pdf"), &JOURNEY.both.bytes).unwrap();
        std::fs::write(std::path::Path::new(&folder).join("ca.pem"), JOURNEY.authority.certificate_pem()).unwrap();
    }
    let outcome = Command::new("pdfsig").arg("-nocert").arg(&path).output();
    std::fs::remove_file(&path).unwrap();
    let output = match outcome {
        Ok(output) => output,
        Err(error) if std::env::var("CI").as_deref() == Ok("true") => {
            panic!("CI needs pdfsig (Debian: poppler-utils): {error}")
        }
        Err(error) => {
            println!("skipped: pdfsig cannot be run ({error})");
            return;
        }
    };
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.matches("Signature is Valid").count(), 2, "{said}");
    assert_eq!(said.matches("ETSI.CAdES.detached").count(), 2, "{said}");
    // The first covers the file as it was then, the second all of it.
    assert_eq!(said.matches("Total document signed").count(), 1, "{said}");
}
