//! Settings that cannot work are refused before anything starts, in one sentence that names the key.

use std::net::TcpListener;

use crate::harness::folder::TestFolder;
use crate::harness::process;

/// Runs a command with these settings, which must be refused: exit code 2, nothing on standard output, and a sentence.
#[track_caller]
fn refused(arguments: &[&str], settings: &[(&str, &str)]) -> String {
    let settings: Vec<(String, String)> =
        settings.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let output = process::run(arguments, &settings);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{settings:?}: {told}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "", "{settings:?}");
    assert_eq!(told.lines().count(), 1, "{settings:?}: {told}");
    told.trim_end().to_owned()
}

#[test]
fn each_setting_that_cannot_work_is_named_with_what_to_write() {
    let folder = TestFolder::new("settings");
    let data = folder.path().join("data").display().to_string();
    let file = folder.path().join("file");
    std::fs::write(&file, "KAFO_LISTEN: 127.0.0.1").unwrap();
    let file = file.display().to_string();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let s3 = [("KAFO_S3_ENDPOINT", "https://s3.kafo.example"), ("KAFO_S3_ACCESS_KEY", "access")];
    let cases: Vec<(&str, Vec<(&str, &str)>)> = vec![
        ("KAFO_LISTEN is \"everywhere\": write ", vec![("KAFO_LISTEN", "everywhere")]),
        ("KAFO_LISTN is not a setting of Kafo: write KAFO_LISTEN ", vec![("KAFO_LISTN", "127.0.0.1:1")]),
        ("KAFO_PUBLIC_URL is missing while KAFO_LISTEN is open", vec![("KAFO_LISTEN", "0.0.0.0:0")]),
        ("KAFO_PUBLIC_URL is \"ftp://kafo.example\": write ", vec![("KAFO_PUBLIC_URL", "ftp://kafo.example")]),
        ("KAFO_DATA_DIR is ", vec![("KAFO_DATA_DIR", &file)]),
        ("DATABASE_URL is not usable: write ", vec![("DATABASE_URL", "mysql://kafo:hush-hush@localhost/kafo")]),
        ("DATABASE_URL_FILE is \"/nowhere/url\": write ", vec![("DATABASE_URL_FILE", "/nowhere/url")]),
        ("KAFO_SMTP_URL is not usable: write ", vec![("KAFO_SMTP_URL", "smtp://kafo:hush-hush@")]),
        (
            "KAFO_MAIL_FROM is missing while KAFO_SMTP_URL ",
            vec![("KAFO_SMTP_URL", "smtps://kafo:hush-hush@mail.example")],
        ),
        ("KAFO_S3_BUCKET is missing while KAFO_S3_ENDPOINT ", s3.to_vec()),
        ("KAFO_SECURE_COOKIES is \"true\": write ", vec![("KAFO_SECURE_COOKIES", "true")]),
        ("KAFO_TRUSTED_PROXIES is \"0.0.0.0/0\": write ", vec![("KAFO_TRUSTED_PROXIES", "0.0.0.0/0")]),
        ("KAFO_WORKERS is \"0\": write ", vec![("KAFO_WORKERS", "0")]),
        ("KAFO_UPLOAD_LIMIT is \"1 GB\": write ", vec![("KAFO_UPLOAD_LIMIT", "1 GB")]),
        ("KAFO_LOG is \"loud=very=so\": write ", vec![("KAFO_LOG", "loud=very=so")]),
        ("KAFO_CONFIG is ", vec![("KAFO_CONFIG", &file)]),
    ];
    for (begins, settings) in cases {
        for command in ["serve", "work", "check"] {
            let settings = [&[("KAFO_DATA_DIR", data.as_str())], settings.as_slice()].concat();
            let sentence = refused(&[command], &settings);
            assert!(sentence.starts_with(begins), "{command}: {sentence}");
            assert!(sentence.ends_with('.') && !sentence.contains("hush-hush"), "{command}: {sentence}");
        }
    }
    assert!(!folder.path().join("data").exists(), "a refused command leaves nothing behind");

    let _still_taken = TcpListener::bind(taken).unwrap();
    let taken = taken.to_string();
    let settings = [("KAFO_DATA_DIR", data.as_str()), ("KAFO_LISTEN", taken.as_str())];
    assert!(refused(&["serve"], &settings).contains(&format!("{taken} cannot be listened on")));
    let everywhere = [("KAFO_LISTEN", "0.0.0.0:0"), ("KAFO_PUBLIC_URL", "https://kafo.example")];
    let settings = [&everywhere[..], &settings[..1]].concat();
    assert!(refused(&["demo"], &settings).contains("loopback"), "the demo has known passwords");
}

#[test]
fn tls_that_this_build_cannot_speak_and_a_demo_that_cannot_be_reset_are_told_by_the_key() {
    let folder = TestFolder::new("settings");
    let data = folder.path().display().to_string();
    let url = "postgres://kafo:hush-hush@127.0.0.1:9/kafo";
    let settings = [("KAFO_DATA_DIR", data.as_str()), ("KAFO_LISTEN", "127.0.0.1:0"), ("DATABASE_URL", url)];
    let sentence = refused(&["demo", "--reset"], &settings);
    assert!(sentence.starts_with("DATABASE_URL names PostgreSQL, which --reset leaves alone: "), "{sentence}");
    if cfg!(feature = "bundled-libpq") {
        // libpq reads this one itself.
        let settings = [&settings[..], &[("PGSSLMODE", "require")]].concat();
        for command in ["migrate", "serve", "verify", "export"] {
            let folder = folder.path().join("csv").display().to_string();
            let arguments = if command == "export" { vec![command, &folder] } else { vec![command] };
            let sentence = refused(&arguments, &settings);
            assert!(sentence.starts_with("DATABASE_URL asks for TLS, which this build cannot speak: "), "{sentence}");
        }
    }
}

#[test]
fn a_database_that_cannot_be_opened_is_told_by_its_key_and_without_its_password() {
    let folder = TestFolder::new("settings");
    let settings = [
        ("KAFO_DATA_DIR", folder.path().display().to_string()),
        ("KAFO_LISTEN", "127.0.0.1:0".to_owned()),
        ("DATABASE_URL", "postgres://kafo:hush-hush@127.0.0.1:9/kafo".to_owned()),
    ]
    .map(|(key, value)| (key.to_owned(), value));
    for command in ["serve", "work", "check", "verify", "migrate"] {
        let output = process::run(&[command], &settings);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{command}: {told}");
        assert!(told.contains("DATABASE_URL") && !told.contains("hush-hush"), "{command}: {told}");
    }
}
