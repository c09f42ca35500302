//! Backups: what was stored comes back, somewhere else, and only with its secret. Exports: complete, without secrets.

use std::path::Path;

use kafo::adapters::clock::Clock;
use kafo::adapters::mailer::Mailer;
use kafo::adapters::object_storage::{ObjectKind, ObjectStorage};
use kafo::config::Config;
use kafo::copies;
use kafo::db::calls::CallRow;
use kafo::db::verify;
use kafo::domain::document::{DocumentOwner, FileType, Purpose, ScanState};
use kafo::services::Refusal;
use kafo::services::documents::{self as services, Place, StoredFile};
use kafo::startup::{self, Parts};
use sha2::{Digest, Sha256};

use crate::harness::app::{TestApp, noon, on_both};
use crate::harness::folder::TestFolder;
use crate::harness::postgres;

/// An installation without data, on the engine of `app`; the second value keeps its database alive.
fn empty_like(app: &TestApp, folder: &Path, secret: &Path) -> (Config, Option<postgres::Database>) {
    let database = app
        .portal
        .app
        .config
        .database
        .is_postgres()
        .then(|| postgres::fresh_database("kafo_nothing", |_| ()).expect("the cluster of this run"));
    let mut keys = vec![
        ("KAFO_DATA_DIR".to_owned(), folder.display().to_string()),
        ("KAFO_SECRET_FILE".to_owned(), secret.display().to_string()),
    ];
    keys.extend(database.iter().map(|database| ("DATABASE_URL".to_owned(), database.url())));
    (Config::load(None, keys).unwrap(), database)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

on_both! {
    fn what_was_backed_up_comes_back_in_another_place_with_its_secret_alone(app) {
        let call = app.published_call();
        let organisation = app.organisation("mindjeris");
        let kind = ObjectKind::new("application/pdf", "um.pdf");
        runtime().block_on(app.portal.app.storage.put("documents/one.pdf", "content".into(), &kind)).unwrap();
        // Removed: nobody opens it any more, and its bytes stay.
        let partner = organisation.row.id;
        app.act(&organisation.signatory, move |db, act| {
            let file = StoredFile {
                name: "um.pdf".into(), file_type: FileType::Pdf, size: 7, sha256: hex::encode(Sha256::digest("content")),
                storage_key: "documents/one.pdf".into(), scan: ScanState::NotScanned, upload: None,
            };
            let place = Place { owner: DocumentOwner::Partner, owner_id: partner, purpose: Purpose::Registration, code: String::new() };
            let row = services::record(db, act, place, file)?;
            services::remove(db, act, row.id)
        }).unwrap();
        let folder = TestFolder::new("copies");
        let archive = folder.path().join("backup.tar.gz");
        let saved = copies::backup(&app.portal, &runtime(), &archive).unwrap();
        let stored = runtime().block_on(app.portal.app.storage.list("")).unwrap().len();
        assert_eq!(saved.files, stored);
        assert!(copies::backup(&app.portal, &runtime(), &archive).is_err(), "nothing is written over");
        let left = std::fs::read_dir(&app.portal.app.config.data_dir).unwrap();
        assert_eq!(left.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("backup-")).count(), 0);

        // Another secret: refused before anything is written.
        let secret = &app.portal.app.config.secret_file;
        let other_secret = folder.path().join("other.key");
        std::fs::write(&other_secret, [7; 64]).unwrap();
        #[cfg(unix)]
        std::fs::set_permissions(&other_secret, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        let (clock, place) = (Clock::fixed(noon()), folder.path().join("restored"));
        let (storage, restored_files) = ObjectStorage::memory(clock.clone());
        let (config, _database) = empty_like(app, &place, &other_secret);
        let refused = copies::restore(&config, &storage, &runtime(), &archive).unwrap_err();
        assert!(refused.to_string().contains("not the secret that belongs to the backup"), "{refused}");
        assert_eq!(runtime().block_on(storage.list("")).unwrap().len(), 0);

        let (config, _database) = empty_like(app, &place, secret);
        assert_eq!(copies::restore(&config, &storage, &runtime(), &archive).unwrap(), stored);
        let again = copies::restore(&config, &storage, &runtime(), &archive);
        assert!(again.is_err(), "a database that is there is not written over");
        let mailer = Mailer::memory().0;
        let portal = startup::build(config, Parts { clock, mailer, storage }).unwrap();
        let restored = portal.app.pool.read(|db| verify::verify(db).map_err(Refusal::from)).unwrap();
        assert_eq!(restored.unwrap(), app.read(verify::verify).unwrap());
        let row = portal.app.pool.read(|db| CallRow::find(db, call.row.id).map_err(Refusal::from)).unwrap().unwrap();
        assert_eq!(row.code, call.row.code);
        let content = runtime().block_on(portal.app.storage.get("documents/one.pdf")).unwrap();
        assert_eq!(content.as_ref(), b"content");
        assert_eq!(restored_files.objects()["documents/one.pdf"].kind, kind);
    }

    fn a_damaged_backup_is_refused(app) {
        let folder = TestFolder::new("copies");
        let archive = folder.path().join("backup.tar.gz");
        copies::backup(&app.portal, &runtime(), &archive).unwrap();
        let whole = std::fs::read(&archive).unwrap();
        std::fs::write(&archive, &whole[..whole.len() / 2]).unwrap();
        let (config, _database) = empty_like(app, &folder.path().join("restored"), &app.portal.app.config.secret_file);
        let (storage, _) = ObjectStorage::memory(Clock::fixed(noon()));
        assert!(copies::restore(&config, &storage, &runtime(), &archive).is_err());
        std::fs::write(&archive, "not an archive").unwrap();
        assert!(copies::restore(&config, &storage, &runtime(), &archive).is_err());
    }

    fn an_export_holds_every_row_and_no_secret(app) {
        app.published_call();
        let organisation = app.organisation("mindjeris");
        let folder = TestFolder::new("copies");
        let target = folder.path().join("csv");
        let rows = app.read(|db| Ok(copies::export(db, &target).unwrap()));
        let mut lines = 0;
        for file in std::fs::read_dir(&target).unwrap() {
            let mut sheet = csv::Reader::from_path(file.unwrap().path()).unwrap();
            let header = sheet.headers().unwrap().clone();
            for secret in ["password_hash", "totp_secret", "number_sealed"] {
                assert!(!header.iter().any(|column| column == secret), "{secret} was exported");
            }
            lines += sheet.records().map(Result::unwrap).count();
        }
        assert!(rows > 10);
        assert_eq!(lines, rows);
        let partners = std::fs::read_to_string(target.join("partners.csv")).unwrap();
        assert!(partners.contains(&organisation.row.name), "{partners}");
    }
}
