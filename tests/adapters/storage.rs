//! Stored objects: the same promises kept by the folder, the memory and a real S3 server, and what happens when that
//! server refuses, lacks the bucket, falls silent or dies in the middle of an upload.

use std::io::{BufRead, BufReader, Write};
use std::time::{Duration, Instant};

use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::StreamExt;
use kafo::adapters::clock::Clock;
use kafo::adapters::object_storage::{ObjectKind, ObjectStorage, StorageError};
use kafo::config::{S3Settings, Secret, StorageSettings};

use crate::harness::folder::TestFolder;
use crate::harness::s3::{BUCKET, S3Server};

/// What a dead or silent server may cost the person who waits, and what a busy machine adds.
const NO_LATER: Duration = Duration::from_secs(15);

fn s3(settings: S3Settings) -> ObjectStorage {
    ObjectStorage::from_settings(&StorageSettings::S3(settings)).unwrap()
}

fn pdf() -> ObjectKind {
    ObjectKind::new("application/pdf", "Décision n° 7 – été.pdf")
}

/// Bytes that do not repeat at the borders of parts.
fn content(size: usize) -> Bytes {
    (0..size).map(|number| (number % 251) as u8).collect()
}

fn far_future() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2100-01-01T00:00:00Z").unwrap().to_utc()
}

/// The promises that every backend keeps.
async fn assert_keeps_objects(storage: &ObjectStorage) {
    storage.check().await.unwrap();
    assert_eq!(storage.list("").await.unwrap(), []);
    assert_eq!(storage.get("documents/1.pdf").await, Err(StorageError::NotFound));
    assert_eq!(storage.head("documents/1.pdf").await, Err(StorageError::NotFound));
    assert_eq!(storage.get_stream("documents/1.pdf").await.err(), Some(StorageError::NotFound));

    let bytes = content(300_000);
    storage.put("documents/1.pdf", bytes.clone(), &pdf()).await.unwrap();
    storage.put("documents/2/empty.txt", Bytes::new(), &ObjectKind::new("text/plain", "vide.txt")).await.unwrap();
    storage.put("exports/1.tar", content(10), &pdf()).await.unwrap();
    assert_eq!(storage.get("documents/1.pdf").await.unwrap(), bytes);
    assert_eq!(storage.get("documents/2/empty.txt").await.unwrap(), Bytes::new());
    let mut parts = storage.get_stream("documents/1.pdf").await.unwrap();
    let mut streamed = Vec::new();
    while let Some(part) = parts.next().await {
        streamed.extend_from_slice(&part.unwrap());
    }
    assert_eq!(streamed, bytes);

    let head = storage.head("documents/1.pdf").await.unwrap();
    assert_eq!(head.size, 300_000);
    let keys = async |prefix: &str| -> Vec<(String, u64)> {
        let entries = storage.list(prefix).await.unwrap();
        entries.into_iter().map(|entry| (entry.key, entry.size)).collect()
    };
    assert_eq!(
        keys("documents/").await,
        [("documents/1.pdf".to_owned(), 300_000), ("documents/2/empty.txt".to_owned(), 0)]
    );
    assert_eq!(keys("").await.len(), 3);
    assert_eq!(keys("documents/1").await, [("documents/1.pdf".to_owned(), 300_000)]);

    storage.put("exports/1.tar", content(20), &pdf()).await.unwrap();
    assert_eq!(storage.get("exports/1.tar").await.unwrap(), content(20));
    storage.delete("exports/1.tar").await.unwrap();
    storage.delete("exports/1.tar").await.unwrap();
    assert_eq!(storage.get("exports/1.tar").await, Err(StorageError::NotFound));

    let outside = StorageError::InvalidKey("../kafo.db".to_owned());
    assert_eq!(storage.get("../kafo.db").await, Err(outside.clone()));
    assert_eq!(storage.put("../kafo.db", Bytes::new(), &pdf()).await, Err(outside.clone()));
    assert_eq!(storage.delete("../kafo.db").await, Err(outside));

    let folder = TestFolder::new("to-store");
    let file = folder.path().join("export.tar");
    // More than the parts of 8 MiB in which S3 uploads go.
    std::fs::write(&file, content(9_000_000)).unwrap();
    storage.put_file("exports/2.tar", &file, &pdf()).await.unwrap();
    assert_eq!(storage.get("exports/2.tar").await.unwrap(), content(9_000_000));
    let absent = storage.put_file("exports/3.tar", &folder.path().join("absent"), &pdf()).await;
    assert!(matches!(absent, Err(StorageError::Unavailable(_))), "{absent:?}");
}

#[tokio::test]
async fn memory_keeps_objects() {
    let clock = Clock::fixed(far_future());
    let (storage, memory) = ObjectStorage::memory(clock);
    assert_keeps_objects(&storage).await;
    assert_eq!(storage.head("documents/1.pdf").await.unwrap().modified, far_future());
    assert_eq!(memory.objects()["documents/1.pdf"].kind, pdf());
    memory.fail_next(StorageError::Unavailable("away".to_owned()));
    assert_eq!(storage.get("documents/1.pdf").await, Err(StorageError::Unavailable("away".to_owned())));
    assert!(storage.get("documents/1.pdf").await.is_ok());
}

#[tokio::test]
async fn a_folder_keeps_objects_and_clears_drafts() {
    let folder = TestFolder::new("documents");
    let storage = ObjectStorage::folder(folder.path().join("documents"));
    assert_keeps_objects(&storage).await;
    let modified = storage.head("documents/1.pdf").await.unwrap().modified;
    assert!((Utc::now() - modified).abs() < TimeDelta::minutes(5), "{modified}");

    assert_eq!(storage.get("documents").await, Err(StorageError::NotFound), "a folder is no object");

    let draft = folder.path().join("documents/documents/.draft-cut-off");
    std::fs::write(&draft, "half a file").unwrap();
    let listed = storage.list("").await.unwrap();
    assert!(listed.iter().all(|entry| !entry.key.contains("draft")), "{listed:?}");
    assert_eq!(storage.abort_incomplete_uploads(Utc::now() - TimeDelta::hours(1)).await, Ok(0), "too young");
    assert_eq!(storage.abort_incomplete_uploads(far_future()).await, Ok(1));
    assert!(!draft.exists());
    assert!(storage.get("documents/1.pdf").await.is_ok());
}

#[cfg(unix)]
#[tokio::test]
async fn files_of_the_folder_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TestFolder::new("documents");
    let root = folder.path().join("documents");
    ObjectStorage::folder(&root).put("a/b.pdf", content(1), &pdf()).await.unwrap();
    let mode = |path: &str| std::fs::metadata(root.join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(""), mode("a"), mode("a/b.pdf")), (0o700, 0o700, 0o600));
}

#[tokio::test]
async fn a_real_s3_server_keeps_objects_with_their_type_and_name() {
    let server = S3Server::start();
    let storage = s3(server.settings());
    assert_keeps_objects(&storage).await;
    let head = storage.head("documents/1.pdf").await.unwrap();
    assert_eq!(head.content_type.as_deref(), Some("application/pdf"));
    assert!((Utc::now() - head.modified).abs() < TimeDelta::minutes(5), "{head:?}");
    // Whoever fetches the object past the portal is told to save it, not to show it.
    for key in ["documents/1.pdf", "exports/2.tar"] {
        let raw = raw_head(&server.settings(), key).await;
        assert_eq!(raw.content_type.as_deref(), Some("application/pdf"), "{key}");
        let disposition = raw.content_disposition.unwrap_or_default();
        assert!(
            disposition.starts_with("attachment; filename=\"D_cision n_ 7 _ _t_.pdf\"; filename*=UTF-8''D%C3%A9cision"),
            "{key}: {disposition}"
        );
    }
}

/// The headers of an object, asked of the server without our adapter.
async fn raw_head(settings: &S3Settings, key: &str) -> s3::serde_types::HeadObjectResult {
    let region = s3::Region::Custom { region: settings.region.clone(), endpoint: settings.endpoint.clone() };
    let secret = settings.secret_key.expose();
    let credentials = s3::creds::Credentials::new(Some(&settings.access_key), Some(secret), None, None, None).unwrap();
    let bucket = s3::Bucket::new(&settings.bucket, region, credentials).unwrap().with_path_style();
    bucket.head_object(key).await.unwrap().0
}

#[tokio::test]
async fn a_wrong_secret_is_refused_for_every_operation_and_not_told() {
    let server = S3Server::start();
    let storage = s3(S3Settings { secret_key: Secret::new("a wrong secret"), ..server.settings() });
    let outcomes = [
        storage.put("a.pdf", content(10), &pdf()).await.err(),
        storage.get("a.pdf").await.err(),
        storage.get_stream("a.pdf").await.err(),
        storage.head("a.pdf").await.err(),
        storage.delete("a.pdf").await.err(),
        storage.list("").await.err(),
        storage.check().await.err(),
    ];
    for outcome in outcomes {
        let outcome = outcome.unwrap();
        assert!(matches!(outcome, StorageError::Refused(_)), "{outcome:?}");
        assert!(!format!("{outcome:?}{outcome}").contains("a wrong secret"));
    }
    assert_eq!(server.objects(), Vec::<String>::new());
}

#[tokio::test]
async fn an_unknown_access_key_is_refused() {
    let server = S3Server::start();
    let storage = s3(S3Settings { access_key: "NOBODY".to_owned(), ..server.settings() });
    let outcome = storage.put("a.pdf", content(10), &pdf()).await;
    assert!(matches!(outcome, Err(StorageError::Refused(_))), "{outcome:?}");
}

#[tokio::test]
async fn a_missing_bucket_is_named_as_such() {
    let server = S3Server::start();
    let storage = s3(S3Settings { bucket: "kafo-elsewhere".to_owned(), ..server.settings() });
    for outcome in
        [storage.check().await, storage.put("a.pdf", content(10), &pdf()).await, storage.get("a.pdf").await.map(drop)]
    {
        assert!(matches!(outcome, Err(StorageError::MissingBucket(_))), "{outcome:?}");
    }
    assert_ne!(BUCKET, "kafo-elsewhere");
}

#[tokio::test]
async fn a_server_that_dies_during_an_upload_leaves_no_object_and_the_next_attempt_succeeds() {
    let mut server = S3Server::start();
    let storage = s3(server.settings());
    storage.put("before.pdf", content(100), &pdf()).await.unwrap();
    server.crash_after(1_000_000);
    let started = Instant::now();
    let outcome = storage.put("during.pdf", content(4_000_000), &pdf()).await;
    assert!(matches!(outcome, Err(StorageError::Unavailable(_))), "{outcome:?}");
    assert!(started.elapsed() < NO_LATER, "{:?}", started.elapsed());
    assert_eq!(server.objects(), ["before.pdf"]);

    server.start_again();
    assert_eq!(storage.get("during.pdf").await, Err(StorageError::NotFound));
    storage.put("during.pdf", content(4_000_000), &pdf()).await.unwrap();
    assert_eq!(storage.get("during.pdf").await.unwrap(), content(4_000_000));
    assert_eq!(storage.get("before.pdf").await.unwrap(), content(100));
}

#[tokio::test]
async fn a_server_that_dies_during_an_upload_in_parts_leaves_no_object() {
    let mut server = S3Server::start();
    let storage = s3(server.settings());
    let folder = TestFolder::new("to-store");
    let file = folder.path().join("export.tar");
    std::fs::write(&file, content(20_000_000)).unwrap();
    server.crash_after(10_000_000);
    let started = Instant::now();
    let outcome = storage.put_file("export.tar", &file, &pdf()).await;
    assert!(matches!(outcome, Err(StorageError::Unavailable(_))), "{outcome:?}");
    assert!(started.elapsed() < NO_LATER, "{:?}", started.elapsed());
    server.start_again();
    assert_eq!(storage.get("export.tar").await, Err(StorageError::NotFound));
    // What the cut upload left is cleared; this server cannot list such uploads, which is no error.
    storage.abort_incomplete_uploads(far_future()).await.unwrap();
    storage.put_file("export.tar", &file, &pdf()).await.unwrap();
    assert_eq!(storage.get("export.tar").await.unwrap(), content(20_000_000));
}

#[tokio::test]
async fn a_server_that_is_away_is_unavailable_within_seconds() {
    let mut server = S3Server::start();
    let storage = s3(server.settings());
    server.stop();
    let started = Instant::now();
    for outcome in
        [storage.check().await, storage.put("a.pdf", content(10), &pdf()).await, storage.get("a.pdf").await.map(drop)]
    {
        assert!(matches!(outcome, Err(StorageError::Unavailable(_))), "{outcome:?}");
    }
    assert!(started.elapsed() < NO_LATER, "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_server_that_comes_back_during_the_attempts_is_used() {
    let mut server = S3Server::start();
    let storage = s3(server.settings());
    server.stop();
    let upload = tokio::spawn(async move { storage.put("a.pdf", content(10), &pdf()).await });
    tokio::task::yield_now().await;
    server.start_again();
    upload.await.unwrap().unwrap();
    assert_eq!(server.objects(), ["a.pdf"]);
}

#[tokio::test]
async fn a_silent_server_is_unavailable_within_the_limit() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let settings = S3Settings { endpoint, ..S3Server::start().settings() };
    let storage = s3(settings);
    let kind = pdf();
    let started = Instant::now();
    let (put, get, stream, check) = tokio::join!(
        storage.put("a.pdf", content(10), &kind),
        storage.get("a.pdf"),
        storage.get_stream("a.pdf"),
        storage.check(),
    );
    let silent = Some(StorageError::Unavailable("the server did not answer in time".to_owned()));
    assert_eq!((put.err(), get.err()), (silent.clone(), silent.clone()));
    assert_eq!((stream.err(), check.err()), (silent.clone(), silent));
    assert!(started.elapsed() < NO_LATER, "{:?}", started.elapsed());
}

/// Answers each request in turn as a server of another make would, and keeps what was asked.
fn canned_server(answers: Vec<&'static str>) -> (S3Settings, std::thread::JoinHandle<Vec<String>>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let played = std::thread::spawn(move || {
        let play = |answer: &str| {
            let mut lines = BufReader::new(listener.accept().unwrap().0);
            let mut asked = String::new();
            lines.read_line(&mut asked).unwrap();
            let mut line = String::new();
            while lines.read_line(&mut line).unwrap() > 2 {
                line.clear();
            }
            lines.get_mut().write_all(answer.as_bytes()).unwrap();
            asked.trim_end().trim_end_matches(" HTTP/1.1").to_owned()
        };
        answers.into_iter().map(play).collect()
    });
    let settings = S3Settings {
        endpoint,
        bucket: BUCKET.to_owned(),
        region: "us-east-1".to_owned(),
        access_key: "access".to_owned(),
        secret_key: Secret::new("secret"),
        path_style: true,
    };
    (settings, played)
}

#[tokio::test]
async fn old_unfinished_uploads_of_ours_are_aborted_page_by_page() {
    // As SeaweedFS writes it, without a storage class; one upload is young, one key is another program's.
    let first = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<ListMultipartUploadsResult><Bucket>kafo-test</Bucket>\
        <IsTruncated>true</IsTruncated><NextKeyMarker>b.tar</NextKeyMarker><NextUploadIdMarker>2</NextUploadIdMarker>\
        <Upload><Key>a.tar</Key><UploadId>1</UploadId><Initiated>2026-03-01T10:00:00Z</Initiated></Upload>\
        <Upload><Key>b.tar</Key><UploadId>2</UploadId><Initiated>2026-03-01T12:00:00Z</Initiated></Upload>\
        </ListMultipartUploadsResult>";
    let second = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>\
        <Upload><Key>not ours!</Key><UploadId>3</UploadId><Initiated>2026-03-01T10:00:00Z</Initiated></Upload>\
        <Upload><Key>exports/c.tar</Key><UploadId>4</UploadId><Initiated>2026-03-01T10:00:00Z</Initiated></Upload>\
        </ListMultipartUploadsResult>";
    let done = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    let gone = "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n<Error><Code>NoSuchUpload</Code></Error>";
    let (settings, played) = canned_server(vec![first, done, second, gone]);
    let before = DateTime::parse_from_rfc3339("2026-03-01T11:00:00Z").unwrap().to_utc();
    assert_eq!(s3(settings).abort_incomplete_uploads(before).await, Ok(1), "the second was gone already");
    assert_eq!(
        played.join().unwrap(),
        [
            "GET /kafo-test/?uploads",
            "DELETE /kafo-test/a.tar?uploadId=1",
            "GET /kafo-test/?uploads&key-marker=b.tar&upload-id-marker=2",
            "DELETE /kafo-test/exports/c.tar?uploadId=4",
        ]
    );
}
