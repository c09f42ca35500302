//! Every refusal, every default, and that secrets stay hidden.

use super::*;

fn load(values: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::load(None, values.iter().copied())
}

fn sentence(values: &[(&str, &str)]) -> String {
    load(values).expect_err("the settings must be refused").to_string()
}

/// A file of its own in the temporary folder, removed at the end of the test.
struct TestFile(PathBuf);

impl TestFile {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kafo-config-{}-{name}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }
}

impl Drop for TestFile {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).ok();
    }
}

const S3: [(&str, &str); 4] = [
    ("KAFO_S3_ENDPOINT", "https://s3.kafo.example/"),
    ("KAFO_S3_BUCKET", "kafo-documents"),
    ("KAFO_S3_ACCESS_KEY", "access"),
    ("KAFO_S3_SECRET_KEY", "hush-hush"),
];

#[test]
fn an_empty_environment_gives_a_portal_for_this_machine() {
    let config = load(&[]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.public_url.as_str(), "http://127.0.0.1:8080");
    assert_eq!(config.database, DatabaseUrl::Sqlite(PathBuf::from("./data/kafo.db")));
    assert_eq!(config.mail, MailSettings::Folder(PathBuf::from("./data/outbox")));
    assert_eq!(config.storage, StorageSettings::Folder(PathBuf::from("./data/documents")));
    assert_eq!(config.secret_file, PathBuf::from("./data/secret.key"));
    assert_eq!(config.upload_limit, 5_000_000);
    assert!(!config.secure_cookies);
    assert_eq!(config.check(), Vec::new());
}

#[test]
fn a_full_production_setup_is_read_without_warnings() {
    let mut values = vec![
        ("KAFO_LISTEN", "0.0.0.0:8080"),
        ("KAFO_DATA_DIR", "/var/lib/kafo"),
        ("KAFO_PUBLIC_URL", "https://kafo.example/"),
        ("KAFO_SMTP_URL", "smtps://kafo:p%40ss@mail.kafo.example"),
        ("KAFO_MAIL_FROM", "Kafo <no-reply@kafo.example>"),
        ("KAFO_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8,fd00::/8"),
        ("KAFO_CLAMD", "/run/clamav/clamd.sock"),
        ("KAFO_UPLOAD_LIMIT", "8 MB"),
        ("KAFO_WORKERS", "4"),
        ("KAFO_LOG", "warn,kafo=debug"),
        ("KAFO_LOG_FORMAT", "json"),
        ("KAFO_ORGANISATION", "Fondation Exemple"),
        ("KAFO_CONTACT", "aide@kafo.example"),
        ("DATABASE_URL", "postgres://kafo:pw@127.0.0.1/kafo"),
    ];
    values.extend(S3);
    let config = load(&values).unwrap();
    assert_eq!(config.check(), Vec::new());
    assert_eq!(config.public_url.join("/calls"), "https://kafo.example/calls");
    assert_eq!(config.public_url.host(), "kafo.example");
    assert!(config.secure_cookies);
    assert_eq!(config.upload_limit, 8_000_000);
    assert_eq!(config.workers, 4);
    assert_eq!(config.contact.as_deref(), Some("aide@kafo.example"));
    assert_eq!(load(&[("KAFO_CONTACT", "écrire ici")]).unwrap_err().key(), "KAFO_CONTACT");
    assert_eq!(
        config.mail,
        MailSettings::Smtp(SmtpSettings {
            host: "mail.kafo.example".to_owned(),
            port: 465,
            tls: SmtpTls::Wrapper,
            credentials: Some(("kafo".to_owned(), Secret::new("p@ss"))),
            ca_file: None,
        })
    );
    let StorageSettings::S3(s3) = &config.storage else { panic!("S3 was set") };
    assert_eq!(
        (s3.endpoint.as_str(), s3.region.as_str(), s3.path_style),
        ("https://s3.kafo.example", "us-east-1", true)
    );
    let trusted = |ip: &str| config.trusted_proxies.iter().any(|network| network.contains(ip.parse().unwrap()));
    assert!(trusted("127.0.0.1") && trusted("10.200.0.9") && trusted("::ffff:10.1.1.1") && trusted("fd00::1"));
    assert!(!trusted("127.0.0.2") && !trusted("11.0.0.1") && !trusted("fe80::1"));
}

#[test]
fn secrets_never_show_in_debug_output() {
    let mut values = vec![
        ("DATABASE_URL", "postgres://kafo:secret-one@127.0.0.1/kafo"),
        ("KAFO_SMTP_URL", "smtps://kafo:secret-two@mail.kafo.example"),
        ("KAFO_MAIL_FROM", "no-reply@kafo.example"),
    ];
    values.extend(S3);
    let config = load(&values).unwrap();
    assert!(config.database.expose().contains("secret-one"), "the secret is there to leak");
    let shown = format!("{config:?}");
    for secret in ["secret-one", "secret-two", "hush-hush"] {
        assert!(!shown.contains(secret), "{secret} leaks in {shown}");
    }
}

#[test]
fn each_invalid_value_is_refused_in_one_sentence_with_its_key() {
    let cases: &[(&str, &str, &str)] = &[
        ("KAFO_LISTEN", "8080", "KAFO_LISTEN is \"8080\": write an address and a port, such as 127.0.0.1:8080."),
        ("KAFO_DATA_DIR", "/", "KAFO_DATA_DIR is \"/\": write a folder of its own, not the root of the machine."),
        ("KAFO_DATA_DIR", "/etc/hostname", "KAFO_DATA_DIR is \"/etc/hostname\": write a folder, not a file."),
        (
            "KAFO_PUBLIC_URL",
            "kafo.example",
            "KAFO_PUBLIC_URL is \"kafo.example\": write an address such as https://kafo.example, without a path.",
        ),
        (
            "KAFO_PUBLIC_URL",
            "https://kafo.example/portal",
            "KAFO_PUBLIC_URL is \"https://kafo.example/portal\": write an address such as https://kafo.example, without a path.",
        ),
        (
            "KAFO_PUBLIC_URL",
            "http://0.0.0.0:80",
            "KAFO_PUBLIC_URL is \"http://0.0.0.0:80\": write an address that other machines can open, such as https://kafo.example.",
        ),
        (
            "KAFO_SMTP_URL",
            "mail.kafo.example",
            "KAFO_SMTP_URL is not usable: write smtps://user:password@host, smtp://user:password@host:587 or \
             smtp://127.0.0.1:25?tls=none.",
        ),
        (
            "KAFO_SMTP_URL",
            "smtp://kafo:pw@mail.kafo.example?tls=none",
            "KAFO_SMTP_URL would send its password without encryption: write smtps://, or smtp:// without tls=none.",
        ),
        ("KAFO_MAIL_FROM", "Kafo", "KAFO_MAIL_FROM is \"Kafo\": write a sender such as Kafo <no-reply@kafo.example>."),
        (
            "KAFO_S3_BUCKET",
            "kafo",
            "KAFO_S3_ENDPOINT is missing while KAFO_S3_BUCKET is set: write the URL of the S3 server, or remove every KAFO_S3_ key.",
        ),
        (
            "DATABASE_URL",
            "mysql://kafo:pw@127.0.0.1/kafo",
            "DATABASE_URL is not usable: write the path of an SQLite file, or postgres://user:password@host/database.",
        ),
        (
            "DATABASE_URL",
            "sqlite://:memory:",
            "DATABASE_URL is not usable: write the path of an SQLite file, or postgres://user:password@host/database.",
        ),
        (
            "KAFO_TRUSTED_PROXIES",
            "127.0.0.1, 0.0.0.0/0",
            "KAFO_TRUSTED_PROXIES is \"0.0.0.0/0\": write the addresses of your own proxies, such as 127.0.0.1, 10.0.0.0/8.",
        ),
        (
            "KAFO_TRUSTED_PROXIES",
            "proxy.example",
            "KAFO_TRUSTED_PROXIES is \"proxy.example\": write the addresses of your own proxies, such as 127.0.0.1, 10.0.0.0/8.",
        ),
        (
            "KAFO_SECURE_COOKIES",
            "true",
            "KAFO_SECURE_COOKIES is \"true\": write false, or remove it, because KAFO_PUBLIC_URL is http and nobody could sign in.",
        ),
        ("KAFO_SECURE_COOKIES", "maybe", "KAFO_SECURE_COOKIES is \"maybe\": write true or false."),
        ("KAFO_WORKERS", "0", "KAFO_WORKERS is \"0\": write a whole number from 1 to 256."),
        (
            "KAFO_LOG",
            "kafo=loud",
            "KAFO_LOG is \"kafo=loud\": write filter directives, such as info or info,kafo=debug.",
        ),
        ("KAFO_LOG_FORMAT", "xml", "KAFO_LOG_FORMAT is \"xml\": write auto, text or json."),
        (
            "KAFO_UPLOAD_LIMIT",
            "5 GB",
            "KAFO_UPLOAD_LIMIT is \"5 GB\": write a size from 100 KB to 100 MB, such as 5 MB.",
        ),
        (
            "KAFO_UPLOAD_LIMIT",
            "99999",
            "KAFO_UPLOAD_LIMIT is \"99999\": write a size from 100 KB to 100 MB, such as 5 MB.",
        ),
        ("KAFO_CLAMD", "clamd", "KAFO_CLAMD is \"clamd\": write host:port, or the full path of a unix socket."),
        ("KAFO_LISTN", "x", "KAFO_LISTN is not a setting of Kafo: write KAFO_LISTEN if that was meant, or remove it."),
    ];
    for (key, value, expected) in cases {
        assert_eq!(sentence(&[(*key, *value)]), *expected);
    }
    let control = load(&[("KAFO_ORGANISATION", "a\u{7}b")]).unwrap_err();
    assert_eq!(control.key(), "KAFO_ORGANISATION");
}

#[test]
fn combinations_that_are_unsafe_are_refused() {
    assert_eq!(
        sentence(&[("KAFO_LISTEN", "0.0.0.0:80")]),
        "KAFO_PUBLIC_URL is missing while KAFO_LISTEN is open to other machines: write the address people type, such as \
         https://kafo.example."
    );
    assert_eq!(
        sentence(&[("KAFO_PUBLIC_URL", "https://kafo.example"), ("KAFO_SECURE_COOKIES", "false")]),
        "KAFO_SECURE_COOKIES is \"false\": write true, or remove it, because KAFO_PUBLIC_URL is https."
    );
    assert_eq!(
        sentence(&[("KAFO_SMTP_URL", "smtp://mail.kafo.example")]),
        "KAFO_MAIL_FROM is missing while KAFO_SMTP_URL is set: write the sender of letters, such as Kafo <no-reply@kafo.example>."
    );
    assert_eq!(
        sentence(&S3[..3]),
        "KAFO_S3_SECRET_KEY is missing while KAFO_S3_ENDPOINT is set: write the secret key, or KAFO_S3_SECRET_KEY_FILE, or remove \
         every KAFO_S3_ key."
    );
    let mut wrong = S3;
    wrong[1].1 = "Kafo Documents";
    assert_eq!(
        sentence(&wrong),
        "KAFO_S3_BUCKET is \"Kafo Documents\": write 3 to 63 small letters, digits, points or hyphens."
    );
    wrong = S3;
    wrong[0].1 = "s3.kafo.example";
    assert_eq!(
        sentence(&wrong),
        "KAFO_S3_ENDPOINT is \"s3.kafo.example\": write a URL such as https://s3.kafo.example."
    );
}

#[cfg(feature = "bundled-libpq")]
#[test]
fn tls_is_refused_when_the_bundled_libpq_cannot_speak_it() {
    let refused = sentence(&[("DATABASE_URL", "postgres://kafo:pw@db.kafo.example/kafo?sslmode=require")]);
    assert!(refused.starts_with("DATABASE_URL asks for TLS, which this build cannot speak: write "), "{refused}");
    assert!(!refused.contains("pw@"));
}

#[test]
fn no_refusal_repeats_a_secret() {
    for values in [
        &[("KAFO_SMTP_URL", "ftp://kafo:hush@mail.kafo.example")][..],
        &[("DATABASE_URL", "mysql://kafo:hush@127.0.0.1/kafo")][..],
    ] {
        assert!(!sentence(values).contains("hush"));
    }
    let file = TestFile::new("broken.toml", "KAFO_LISTEN = \"127.0.0.1:1\"\nKAFO_S3_SECRET_KEY = hush\n");
    let refused = Config::load(Some(&file.0), std::iter::empty::<(&str, &str)>()).unwrap_err().to_string();
    assert!(refused.contains("not TOML at line 2") && !refused.contains("hush"), "{refused}");
}

#[test]
fn a_database_url_may_be_a_path_or_a_url() {
    let database = |text| load(&[("DATABASE_URL", text)]).unwrap().database;
    assert_eq!(database("/srv/kafo.db"), DatabaseUrl::Sqlite(PathBuf::from("/srv/kafo.db")));
    assert_eq!(database("sqlite:///srv/kafo.db"), DatabaseUrl::Sqlite(PathBuf::from("/srv/kafo.db")));
    assert!(database("postgresql:///kafo").is_postgres());
}

#[test]
fn smtp_urls_choose_port_and_protection() {
    let smtp = |url| {
        let config = load(&[("KAFO_SMTP_URL", url), ("KAFO_MAIL_FROM", "no-reply@kafo.example")]).unwrap();
        let MailSettings::Smtp(smtp) = config.mail else { panic!("SMTP was set") };
        (smtp.port, smtp.tls, smtp.credentials.is_some())
    };
    assert_eq!(smtp("smtps://a:b@mail.kafo.example"), (465, SmtpTls::Wrapper, true));
    assert_eq!(smtp("smtp://a:b@mail.kafo.example"), (587, SmtpTls::StartTls, true));
    assert_eq!(smtp("smtp://mail.kafo.example:2525?tls=required"), (2525, SmtpTls::StartTls, false));
    assert_eq!(smtp("smtp://127.0.0.1?tls=none"), (25, SmtpTls::None, false));
    assert_eq!(smtp("smtp://a:b@localhost:1025?tls=none"), (1025, SmtpTls::None, true));
}

#[test]
fn the_environment_wins_over_the_file_and_empty_counts_as_absent() {
    let file = TestFile::new(
        "good.toml",
        "KAFO_LISTEN = \"127.0.0.1:9001\"\nKAFO_WORKERS = 3\nKAFO_SECURE_COOKIES = false\nKAFO_ORGANISATION = \"Du fichier\"\nKAFO_ORGANISATION_ADDRESS = \"Rue Exemple 1; Bissau;\"\n",
    );
    let config =
        Config::load(Some(&file.0), [("KAFO_LISTEN", "127.0.0.1:9002"), ("KAFO_ORGANISATION", ""), ("PATH", "/bin")])
            .unwrap();
    assert_eq!(config.listen.port(), 9002);
    assert_eq!(config.workers, 3);
    assert_eq!(config.organisation, "Du fichier");
    assert_eq!(config.organisation_address, ["Rue Exemple 1", "Bissau"]);
    let named = Config::load(None, [("KAFO_CONFIG", file.0.to_str().unwrap())]).unwrap();
    assert_eq!(named.listen.port(), 9001);
}

#[test]
fn a_file_with_faults_is_refused() {
    let nothing = std::iter::empty::<(&str, &str)>;
    let missing = Config::load(Some(Path::new("/nowhere/kafo.toml")), nothing()).unwrap_err().to_string();
    assert!(missing.starts_with("KAFO_CONFIG is \"/nowhere/kafo.toml\", which cannot be read ("), "{missing}");
    for (name, text, start) in [
        ("unknown", "listen = \"127.0.0.1:1\"", "listen is not a setting of Kafo: write "),
        ("nested", "[KAFO_LISTEN]\nport = 1", "KAFO_LISTEN has an unusable form in "),
        ("config", "KAFO_CONFIG = \"other.toml\"", "KAFO_CONFIG stands in the file "),
    ] {
        let file = TestFile::new(name, text);
        let refused = Config::load(Some(&file.0), nothing()).unwrap_err().to_string();
        assert!(refused.starts_with(start), "{refused}");
    }
}

#[test]
fn a_secret_may_stand_in_a_file_but_not_twice() {
    let file = TestFile::new("s3-secret", "from-file\n");
    let path = file.0.to_str().unwrap();
    let with_file = [S3[0], S3[1], S3[2], ("KAFO_S3_SECRET_KEY_FILE", path)];
    let StorageSettings::S3(s3) = load(&with_file).unwrap().storage else { panic!("S3 was set") };
    assert_eq!(s3.secret_key.expose(), "from-file");
    let mut twice = with_file.to_vec();
    twice.push(S3[3]);
    assert_eq!(
        sentence(&twice),
        "KAFO_S3_SECRET_KEY_FILE and KAFO_S3_SECRET_KEY are both set: write only one of them."
    );
    let absent = sentence(&[("DATABASE_URL_FILE", "/nowhere/url")]);
    assert!(
        absent.starts_with("DATABASE_URL_FILE is \"/nowhere/url\": write a file this account can read ("),
        "{absent}"
    );
    let empty = TestFile::new("empty-secret", "\n");
    assert!(sentence(&[("KAFO_SMTP_URL_FILE", empty.0.to_str().unwrap())]).contains("this one is empty"));
}

#[test]
fn a_risky_public_setup_is_warned_about() {
    let mut values = vec![
        ("KAFO_PUBLIC_URL", "http://kafo.example"),
        ("KAFO_SMTP_URL", "smtp://mail.kafo.example?tls=none"),
        ("KAFO_MAIL_FROM", "no-reply@kafo.example"),
        ("DATABASE_URL", "postgres://kafo@db.kafo.example/kafo"),
    ];
    values.extend(S3);
    values[4] = ("KAFO_S3_ENDPOINT", "http://s3.kafo.example");
    let keys: Vec<_> = load(&values).unwrap().check().into_iter().map(|warning| warning.key).collect();
    assert_eq!(
        keys,
        [
            "KAFO_PUBLIC_URL",
            "KAFO_SMTP_URL",
            "KAFO_S3_ENDPOINT",
            "DATABASE_URL",
            "KAFO_CLAMD",
            "KAFO_ORGANISATION",
            "KAFO_CONTACT"
        ]
    );
    let keys: Vec<_> = load(&[("KAFO_PUBLIC_URL", "https://kafo.example")])
        .unwrap()
        .check()
        .into_iter()
        .map(|warning| warning.key)
        .collect();
    assert_eq!(keys, ["KAFO_TRUSTED_PROXIES", "KAFO_SMTP_URL", "KAFO_CLAMD", "KAFO_ORGANISATION", "KAFO_CONTACT"]);
}

#[test]
fn the_data_folder_is_created_for_its_owner_only() {
    let folder = std::env::temp_dir().join(format!("kafo-config-{}-data", std::process::id()));
    let config = load(&[("KAFO_DATA_DIR", folder.to_str().unwrap())]).unwrap();
    config.prepare_data_dir().unwrap();
    config.prepare_data_dir().unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    }
    std::fs::remove_dir(&folder).unwrap();
    let file = TestFile::new("not-a-folder", "");
    let inside = file.0.join("data");
    let refused = load(&[("KAFO_DATA_DIR", inside.to_str().unwrap())]).unwrap().prepare_data_dir().unwrap_err();
    assert_eq!(refused.key(), "KAFO_DATA_DIR");
}
