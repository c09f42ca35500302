//! Letters through a real SMTP server in its various moods: what is lost, what is kept for later, and that nothing hangs.

use std::time::{Duration, Instant};

use chrono::DateTime;
use kafo::adapters::mailer::{Attachment, Mail, MailError, Mailbox, Mailer, message_id};
use kafo::config::{SmtpSettings, SmtpTls};
use uuid::Uuid;

use crate::harness::folder::TestFolder;
use crate::harness::letter::Letter;
use crate::harness::smtp::{Identity, Mood, SmtpServer};

/// Short enough for tests, long enough for a busy machine.
const TIMEOUT: Duration = Duration::from_secs(2);
/// The time limit and what a busy machine adds to it.
const NO_LATER: Duration = Duration::from_secs(8);

fn letter(number: u128) -> Mail {
    Mail {
        message_id: message_id(Uuid::from_u128(number), "kafo.example"),
        date: DateTime::parse_from_rfc3339("2026-03-01T12:00:00Z").unwrap().to_utc(),
        from: Mailbox::parse("Kafo <no-reply@kafo.example>").unwrap(),
        to: Mailbox { name: Some("Awa Étoile".to_owned()), email: "awa@ong.example".to_owned() },
        reply_to: None,
        subject:
            "Décision n° 7 : votre dossier « Été à Kindia » est accepté, avec un objet bien plus long qu'une ligne"
                .to_owned(),
        text: "Bonjour Awa,\n\nVotre dossier est accepté.\n.\nUne ligne avec un point seul la précède.\n".to_owned(),
        html: "<p>Votre dossier est accepté.</p>".to_owned(),
        headers: vec![("Auto-Submitted".to_owned(), "auto-generated".to_owned())],
        attachments: vec![Attachment {
            name: "Décision n° 7 – été.pdf".to_owned(),
            content_type: "application/pdf".to_owned(),
            bytes: (0..=255).collect(),
        }],
    }
}

fn mailer(settings: &SmtpSettings) -> Mailer {
    Mailer::smtp(settings, TIMEOUT).unwrap()
}

/// What is common to a letter however it travelled.
fn assert_arrived_whole(arrived: &Letter, sent: &Mail) {
    assert_eq!(arrived.header("Message-ID"), Some(sent.message_id.clone()));
    assert_eq!(arrived.header("From").as_deref(), Some("Kafo <no-reply@kafo.example>"));
    assert_eq!(arrived.header("To").as_deref(), Some("Awa Étoile <awa@ong.example>"));
    assert_eq!(arrived.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(arrived.subject(), sent.subject);
    assert_eq!(arrived.text(), sent.text);
    assert_eq!(arrived.html(), sent.html);
    let files = arrived.attachments();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].file_name.as_deref(), Some("Décision n° 7 – été.pdf"));
    assert_eq!(files[0].content_type, "application/pdf");
    assert_eq!(files[0].bytes, sent.attachments[0].bytes);
}

#[tokio::test]
async fn a_letter_arrives_whole_with_accents_and_files() {
    let server = SmtpServer::start(Mood::Accepts);
    mailer(&server.settings()).send(&letter(1)).await.unwrap();
    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].from, "no-reply@kafo.example");
    assert_eq!(received[0].to, ["awa@ong.example"]);
    assert_arrived_whole(&received[0].letter, &letter(1));
}

#[tokio::test]
async fn a_letter_in_the_folder_reads_the_same() {
    let folder = TestFolder::new("outbox");
    Mailer::folder(folder.path()).send(&letter(1)).await.unwrap();
    let file = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    assert_arrived_whole(&Letter::new(std::fs::read_to_string(file).unwrap()), &letter(1));
}

#[tokio::test]
async fn several_letters_share_one_connection() {
    let server = SmtpServer::start(Mood::Accepts);
    let mailer = mailer(&server.settings_with_password());
    mailer.check().await.unwrap();
    for number in 1..=5 {
        mailer.send(&letter(number)).await.unwrap();
    }
    assert_eq!(server.received().len(), 5);
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_refused_reader_is_permanent_and_does_not_spoil_the_next_letter() {
    let server = SmtpServer::start(Mood::Refuses);
    let mailer = mailer(&server.settings());
    let refused = mailer.send(&letter(1)).await.unwrap_err();
    assert!(
        matches!(&refused, MailError::Permanent(why) if why.contains("550") && why.contains("No such person")),
        "{refused:?}"
    );
    server.set_mood(Mood::Accepts);
    mailer.send(&letter(2)).await.unwrap();
    let ids: Vec<_> = server.received().iter().map(|received| received.letter.header("Message-ID")).collect();
    assert_eq!(ids, [Some(letter(2).message_id)]);
}

#[tokio::test]
async fn a_refused_content_is_permanent() {
    let server = SmtpServer::start(Mood::RefusesContent);
    let refused = mailer(&server.settings()).send(&letter(1)).await;
    assert!(matches!(&refused, Err(MailError::Permanent(why)) if why.contains("552")), "{refused:?}");
}

#[tokio::test]
async fn a_busy_server_is_transient() {
    let server = SmtpServer::start(Mood::Busy);
    let refused = mailer(&server.settings()).send(&letter(1)).await;
    assert!(matches!(&refused, Err(MailError::Transient(why)) if why.contains("451")), "{refused:?}");
}

#[tokio::test]
async fn a_server_that_hangs_up_or_is_away_is_transient() {
    let server = SmtpServer::start(Mood::HangsUp);
    let mailer = mailer(&server.settings());
    assert!(matches!(mailer.send(&letter(1)).await, Err(MailError::Transient(_))));
    drop(server);
    let away = mailer.send(&letter(1)).await;
    assert!(matches!(away, Err(MailError::Transient(_))), "{away:?}");
}

#[tokio::test]
async fn a_silent_server_is_transient_and_holds_nobody_longer_than_the_limit() {
    let server = SmtpServer::start(Mood::Silent);
    let mailer = mailer(&server.settings());
    let started = Instant::now();
    let silent = mailer.send(&letter(1)).await;
    assert!(matches!(&silent, Err(MailError::Transient(why)) if why.contains("did not answer")), "{silent:?}");
    assert!(matches!(mailer.check().await, Err(MailError::Transient(_))));
    assert!(started.elapsed() < 2 * NO_LATER, "{:?}", started.elapsed());
}

#[tokio::test]
async fn after_a_silence_the_letter_goes_again_under_the_same_id_on_a_new_connection() {
    let server = SmtpServer::start(Mood::SilentAfterLetter);
    let mailer = mailer(&server.settings());
    let started = Instant::now();
    assert!(matches!(mailer.send(&letter(1)).await, Err(MailError::Transient(_))));
    assert!(started.elapsed() < NO_LATER, "{:?}", started.elapsed());
    server.set_mood(Mood::Accepts);
    mailer.send(&letter(1)).await.unwrap();
    mailer.send(&letter(2)).await.unwrap();
    let ids: Vec<_> = server.received().iter().filter_map(|received| received.letter.header("Message-ID")).collect();
    assert_eq!(ids, [letter(1).message_id, letter(2).message_id]);
    assert_eq!(server.connections(), 2, "the interrupted connection is not used again");
}

#[tokio::test]
async fn a_connection_that_fell_silent_while_idle_is_not_waited_for_beyond_the_limit() {
    let server = SmtpServer::start(Mood::Accepts);
    let mailer = mailer(&server.settings());
    mailer.send(&letter(1)).await.unwrap();
    server.set_mood(Mood::Silent);
    let started = Instant::now();
    assert!(matches!(mailer.send(&letter(2)).await, Err(MailError::Transient(_))));
    assert!(started.elapsed() < NO_LATER, "{:?}", started.elapsed());
    server.set_mood(Mood::Accepts);
    mailer.send(&letter(2)).await.unwrap();
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_wrong_password_is_a_fault_of_the_settings_and_keeps_the_letter() {
    let server = SmtpServer::start(Mood::RefusesPassword);
    let mailer = mailer(&server.settings_with_password());
    let refused = mailer.send(&letter(1)).await.unwrap_err();
    assert!(matches!(&refused, MailError::Configuration(why) if why.contains("535")), "{refused:?}");
    assert!(!format!("{refused:?}{refused}").contains("a password"));
    assert!(matches!(mailer.check().await, Err(MailError::Configuration(_))));
}

#[tokio::test]
async fn a_server_without_starttls_is_never_sent_a_letter_in_clear() {
    let server = SmtpServer::start(Mood::Accepts);
    let settings = SmtpSettings { tls: SmtpTls::StartTls, ..server.settings() };
    let refused = mailer(&settings).send(&letter(1)).await;
    assert!(matches!(&refused, Err(MailError::Configuration(why)) if why.contains("STARTTLS")), "{refused:?}");
    assert_eq!(server.received(), []);
}

#[tokio::test]
async fn letters_and_passwords_travel_over_starttls_and_over_tls() {
    let folder = TestFolder::new("authority");
    let certificate = folder.path().join("authority.pem");
    let identity = Identity::new();
    identity.write(&certificate);
    for protection in [SmtpTls::StartTls, SmtpTls::Wrapper] {
        let server = SmtpServer::start_with_tls(Mood::Accepts, protection, &identity);
        let settings = SmtpSettings { ca_file: Some(certificate.clone()), ..server.settings_with_password() };
        let mailer = mailer(&settings);
        mailer.send(&letter(1)).await.unwrap();
        mailer.send(&letter(2)).await.unwrap();
        assert_eq!(server.received().len(), 2, "{protection:?}");
        assert_arrived_whole(&server.received()[0].letter, &letter(1));
        assert_eq!(server.connections(), 1, "{protection:?}");
    }
}

#[tokio::test]
async fn a_certificate_of_an_unknown_authority_is_a_fault_of_the_settings() {
    let identity = Identity::new();
    for protection in [SmtpTls::StartTls, SmtpTls::Wrapper] {
        let server = SmtpServer::start_with_tls(Mood::Accepts, protection, &identity);
        let refused = mailer(&server.settings_with_password()).send(&letter(1)).await;
        assert!(matches!(&refused, Err(MailError::Configuration(why)) if why.contains("UnknownIssuer")), "{refused:?}");
        assert_eq!(server.received(), []);
    }
}

#[tokio::test]
async fn a_useless_authority_file_is_refused_by_its_key() {
    let server = SmtpServer::start_with_tls(Mood::Accepts, SmtpTls::StartTls, &Identity::new());
    let folder = TestFolder::new("authority");
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "no certificate").unwrap();
    for (path, end) in
        [(empty, "write a file of PEM certificates."), ("/nowhere/authority.pem".into(), "(os error 2)).")]
    {
        let settings = SmtpSettings { ca_file: Some(path), ..server.settings() };
        let refused = Mailer::smtp(&settings, TIMEOUT).err().unwrap();
        assert_eq!(refused.key(), "KAFO_SMTP_CA_FILE");
        assert!(refused.to_string().ends_with(end), "{refused}");
    }
}

#[tokio::test]
async fn a_server_without_tls_behind_smtps_is_never_sent_a_letter() {
    let server = SmtpServer::start(Mood::Accepts);
    let settings = SmtpSettings { tls: SmtpTls::Wrapper, ..server.settings() };
    let refused = mailer(&settings).send(&letter(1)).await;
    assert!(matches!(&refused, Err(MailError::Configuration(_))), "{refused:?}");
    assert_eq!(server.received(), []);
}

#[tokio::test]
async fn an_address_that_the_server_cannot_carry_is_permanent() {
    let server = SmtpServer::start(Mood::Accepts);
    let mut mail = letter(1);
    mail.to.email = "été@ong.example".to_owned();
    let refused = mailer(&server.settings()).send(&mail).await;
    assert!(matches!(refused, Err(MailError::Permanent(_))), "{refused:?}");
}
