//! Objects in a bucket of an S3 server.
//!
//! # Time limits
//! A refused connection is tried three times within two seconds. A server that accepts and falls
//! silent is given eight seconds, plus one for each 256 KB to upload, and is not tried again.

use std::path::Path;
use std::time::Duration;

use ::s3::command::Command;
use ::s3::creds::Credentials;
use ::s3::error::S3Error;
use ::s3::request::Request;
use ::s3::request::tokio_backend::ReqwestRequest;
use ::s3::{Bucket, Region};
use bytes::Bytes;
use chrono::{DateTime, SubsecRound, Utc};
use futures_util::StreamExt;

use super::key::content_disposition;
use super::uploads::UploadPage;
use super::{ObjectEntry, ObjectHead, ObjectKind, ObjectStream, StorageError};
use crate::config::{ConfigError, S3Settings};

/// Longest wait for an answer, beside the time the bytes themselves need.
const PATIENCE: Duration = Duration::from_secs(8);
/// Slowest upload that is not taken for a dead server, in bytes per second.
const SLOWEST: u64 = 256_000;
/// Pauses before the second and the third attempt.
const PAUSES: [Duration; 2] = [Duration::from_millis(200), Duration::from_millis(800)];

pub(super) struct S3Storage {
    bucket: Bucket,
}

impl S3Storage {
    pub(super) fn new(settings: &S3Settings) -> Result<Self, ConfigError> {
        let unusable = |error: String| {
            ConfigError::new(
                "KAFO_S3_ENDPOINT",
                format!(
                    "KAFO_S3_ENDPOINT and the other KAFO_S3_ keys make no S3 client ({error}): write a server, a bucket and its keys."
                ),
            )
        };
        // Retries are ours (`attempt`): the library's are global and count the same failure twice.
        ::s3::set_retries(0);
        let region = Region::Custom { region: settings.region.clone(), endpoint: settings.endpoint.clone() };
        let secret = settings.secret_key.expose();
        let credentials = Credentials::new(Some(&settings.access_key), Some(secret), None, None, None)
            .map_err(|error| unusable(error.to_string()))?;
        let mut bucket =
            Bucket::new(&settings.bucket, region, credentials).map_err(|error| unusable(error.to_string()))?;
        if settings.path_style {
            bucket = bucket.with_path_style();
        }
        bucket.set_request_timeout(Some(PATIENCE));
        Ok(Self { bucket: *bucket })
    }

    pub(super) async fn put(&self, key: &str, bytes: Bytes, kind: &ObjectKind) -> Result<(), StorageError> {
        let bucket = &self.patient(bytes.len() as u64);
        let bytes = &bytes;
        let disposition = &content_disposition(&kind.file_name);
        self.attempt(move || async move {
            bucket
                .put_object_builder(key, bytes)
                .with_content_type(&kind.content_type)
                .with_content_disposition(disposition)?
                .with_cache_control("private, no-store")?
                .execute()
                .await
        })
        .await
        .map(drop)
    }

    pub(super) async fn put_file(&self, key: &str, file: &Path, kind: &ObjectKind) -> Result<(), StorageError> {
        let size = tokio::fs::metadata(file).await.map_err(StorageError::unavailable)?.len();
        // The library sends parts of 8 MiB, two at a time here; each part is one request.
        let bucket = &self.patient(size.min(16 << 20));
        let disposition = &content_disposition(&kind.file_name);
        self.attempt(move || async move {
            let mut source = tokio::fs::File::open(file).await?;
            let mut headers = bucket.extra_headers().clone();
            let value = disposition.parse().map_err(S3Error::InvalidHeaderValue)?;
            headers.insert("content-disposition", value);
            bucket
                .put_object_stream_builder(key)
                .with_content_type(&kind.content_type)
                .with_headers(headers)
                .with_cache_control("private, no-store")?
                .with_max_concurrent_chunks(2)
                .execute_stream(&mut source)
                .await
        })
        .await
        .map(drop)
    }

    pub(super) async fn get(&self, key: &str) -> Result<Bytes, StorageError> {
        let bucket = &self.patient(0);
        let answer = self.attempt(move || bucket.get_object(key)).await?;
        Ok(answer.into_bytes())
    }

    pub(super) async fn get_stream(&self, key: &str) -> Result<ObjectStream, StorageError> {
        // The request's own limit would cut a large object that is read slowly: only the first
        // answer and each wait for a part are limited.
        let mut unlimited = self.bucket.clone();
        unlimited.set_request_timeout(None);
        let bucket = &unlimited;
        let opening = self.attempt(move || bucket.get_object_stream(key));
        let answer = tokio::time::timeout(PATIENCE, opening).await.map_err(|_| silent())??;
        let parts = futures_util::stream::try_unfold(answer.bytes, |mut parts| async move {
            let next = tokio::time::timeout(PATIENCE, parts.next()).await.map_err(|_| silent())?;
            match next {
                Some(part) => Ok(Some((part.map_err(|error| classify(&error))?, parts))),
                None => Ok(None),
            }
        });
        Ok(Box::pin(parts))
    }

    pub(super) async fn head(&self, key: &str) -> Result<ObjectHead, StorageError> {
        let bucket = &self.bucket;
        let (head, _) = self.attempt(move || bucket.head_object(key)).await?;
        let modified = head.last_modified.as_deref().map(DateTime::parse_from_rfc2822);
        match (head.content_length.map(u64::try_from), modified) {
            (Some(Ok(size)), Some(Ok(modified))) => {
                Ok(ObjectHead { size, modified: modified.to_utc(), content_type: head.content_type })
            }
            _ => Err(StorageError::unavailable("the server gave no size or date of the object")),
        }
    }

    pub(super) async fn delete(&self, key: &str) -> Result<(), StorageError> {
        let bucket = &self.bucket;
        match self.attempt(move || bucket.delete_object(key)).await {
            // Servers differ on deleting what is not there.
            Ok(_) | Err(StorageError::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }

    pub(super) async fn list(&self, prefix: &str) -> Result<Vec<ObjectEntry>, StorageError> {
        let bucket = &self.bucket;
        let pages = self.attempt(move || bucket.list(prefix.to_owned(), None)).await?;
        let mut entries = Vec::new();
        for object in pages.into_iter().flat_map(|page| page.contents) {
            let modified = DateTime::parse_from_rfc3339(&object.last_modified)
                .map_err(StorageError::unavailable)?
                .to_utc()
                .trunc_subsecs(6);
            entries.push(ObjectEntry { key: object.key, size: object.size, modified });
        }
        entries.sort_by(|left, right| left.key.cmp(&right.key));
        Ok(entries)
    }

    pub(super) async fn check(&self) -> Result<(), StorageError> {
        let bucket = &self.bucket;
        // Listing one key tells a missing bucket from a refused key, which asking for the bucket's
        // head does not (its answer has no body).
        self.attempt(move || bucket.list_page(String::new(), None, None, None, Some(1))).await.map(drop)
    }

    pub(super) async fn abort_incomplete_uploads(&self, before: DateTime<Utc>) -> Result<usize, StorageError> {
        let mut aborted = 0;
        let mut from = None;
        loop {
            let page = match self.attempt(|| self.list_uploads(from.clone())).await {
                // A server that cannot list them keeps none that could be found.
                Err(StorageError::Unavailable(why)) if why.contains("HTTP 501") => return Ok(aborted),
                page => page?,
            };
            // A key that is not one of ours belongs to another user of the bucket.
            let of_ours = page.uploads.into_iter().filter(|upload| super::key::check(&upload.key).is_ok());
            for upload in of_ours.filter(|upload| upload.begun < before) {
                let (bucket, upload) = (&self.bucket, &upload);
                match self.attempt(move || bucket.abort_upload(&upload.key, &upload.id)).await {
                    Ok(()) => aborted += 1,
                    // Finished or aborted by someone else meanwhile.
                    Err(StorageError::NotFound) => {}
                    Err(error) => return Err(error),
                }
            }
            // A server that repeats itself must not hold the schedule for ever.
            if page.next.is_none() || page.next == from {
                return Ok(aborted);
            }
            from = page.next;
        }
    }

    async fn list_uploads(&self, from: Option<(String, Option<String>)>) -> Result<UploadPage, S3Error> {
        let (key_marker, upload_id_marker) = from.map_or((None, None), |(key, id)| (Some(key), id));
        let command = Command::ListMultipartUploads {
            prefix: None,
            delimiter: None,
            key_marker,
            upload_id_marker,
            max_uploads: None,
        };
        let answer = ReqwestRequest::new(&self.bucket, "/", command).await?.response_data(false).await?;
        Ok(UploadPage::read(answer.as_str()?))
    }

    /// The bucket with a time limit fit for carrying `bytes`.
    fn patient(&self, bytes: u64) -> Bucket {
        let mut bucket = self.bucket.clone();
        bucket.set_request_timeout(Some(PATIENCE + Duration::from_secs(bytes / SLOWEST)));
        bucket
    }

    /// Tries up to three times where trying again can help. Every operation here may be repeated:
    /// the same key gets the same bytes.
    async fn attempt<T, F>(&self, operation: impl Fn() -> F + Send) -> Result<T, StorageError>
    where
        F: Future<Output = Result<T, S3Error>> + Send,
    {
        for pause in PAUSES {
            match operation().await {
                Err(error) if is_passing(&error) => tokio::time::sleep(pause).await,
                outcome => return outcome.map_err(|error| classify(&error)),
            }
        }
        operation().await.map_err(|error| classify(&error))
    }
}

/// Whether the same request may succeed a moment later. A silent server is not asked again: the
/// person waiting has waited enough.
fn is_passing(error: &S3Error) -> bool {
    match error {
        S3Error::HttpFailWithBody(status, _) => matches!(status, 429 | 500 | 502 | 503 | 504),
        S3Error::Reqwest(error) => !error.is_timeout() && !error.is_builder(),
        _ => false,
    }
}

fn classify(error: &S3Error) -> StorageError {
    match error {
        S3Error::HttpFailWithBody(status, body) => {
            let code = xml_code(body);
            let what = match code {
                "" => format!("HTTP {status}"),
                code => format!("{code} (HTTP {status})"),
            };
            match (*status, code) {
                (_, "NoSuchBucket") => StorageError::MissingBucket(what),
                (404, _) => StorageError::NotFound,
                // 301 and 400 are how S3 says that the region or the form of the key is wrong.
                (301 | 400 | 401 | 403, _) => StorageError::Refused(what),
                _ => StorageError::Unavailable(what),
            }
        }
        S3Error::Reqwest(error) if error.is_timeout() => silent(),
        other => StorageError::Unavailable(root_cause(other)),
    }
}

fn silent() -> StorageError {
    StorageError::unavailable("the server did not answer in time")
}

/// The text of `<Code>` in an S3 error.
fn xml_code(body: &str) -> &str {
    let code = body.split_once("<Code>").and_then(|(_, rest)| rest.split_once("</Code>"));
    code.map_or("", |(code, _)| code.trim())
}

/// The innermost error says what happened ("connection refused"); the outer ones repeat the URL.
fn root_cause(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_servers_are_told_apart() {
        let answer = |status, code: &str| {
            let body = format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>m</Message></Error>");
            classify(&S3Error::HttpFailWithBody(status, body))
        };
        assert_eq!(answer(404, "NoSuchKey"), StorageError::NotFound);
        assert_eq!(classify(&S3Error::HttpFailWithBody(404, String::new())), StorageError::NotFound);
        assert_eq!(answer(404, "NoSuchBucket"), StorageError::MissingBucket("NoSuchBucket (HTTP 404)".to_owned()));
        for (status, code) in [
            (403, "SignatureDoesNotMatch"),
            (403, "InvalidAccessKeyId"),
            (403, "AccessDenied"),
            (400, "AuthorizationHeaderMalformed"),
            (301, "PermanentRedirect"),
        ] {
            assert_eq!(answer(status, code), StorageError::Refused(format!("{code} (HTTP {status})")));
        }
        for (status, code) in [(500, "InternalError"), (503, "SlowDown"), (507, "NoSpace")] {
            assert_eq!(answer(status, code), StorageError::Unavailable(format!("{code} (HTTP {status})")));
        }
    }
}
