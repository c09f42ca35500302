//! The list of uploads in parts that were begun and not finished, as S3 servers write it.
//!
//! # Why not the client library's reader (November 2026)
//! rust-s3 0.38 refuses the whole list when one upload has no storage class, and SeaweedFS gives none.

use chrono::{DateTime, Utc};

/// One page of the list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct UploadPage {
    pub(super) uploads: Vec<Upload>,
    /// Where the next page begins: key and upload.
    pub(super) next: Option<(String, Option<String>)>,
}

/// One unfinished upload.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Upload {
    pub(super) key: String,
    pub(super) id: String,
    pub(super) begun: DateTime<Utc>,
}

impl UploadPage {
    /// Reads a `ListMultipartUploadsResult`. An upload without key, number or date is passed over: it cannot be
    /// told whether it is old.
    pub(super) fn read(xml: &str) -> Self {
        let uploads = xml.split("<Upload>").skip(1).filter_map(|rest| {
            let upload = rest.split("</Upload>").next()?;
            let begun = DateTime::parse_from_rfc3339(&element(upload, "Initiated")?).ok()?.to_utc();
            Some(Upload { key: element(upload, "Key")?, id: element(upload, "UploadId")?, begun })
        });
        let uploads = uploads.collect();
        let head = xml.split("<Upload>").next().unwrap_or(xml);
        let tail = xml.rsplit("</Upload>").next().unwrap_or(xml);
        let outside = |name: &str| element(head, name).or_else(|| element(tail, name));
        let is_truncated = outside("IsTruncated").as_deref() == Some("true");
        let next_key = outside("NextKeyMarker").filter(|key| is_truncated && !key.is_empty());
        Self { uploads, next: next_key.map(|key| (key, outside("NextUploadIdMarker"))) }
    }
}

/// The text of the first element of this name.
fn element(xml: &str, name: &str) -> Option<String> {
    let (_, rest) = xml.split_once(&format!("<{name}>"))?;
    let (text, _) = rest.split_once(&format!("</{name}>"))?;
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    Some(plain.replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_with_and_without_a_storage_class() {
        let xml = "<?xml version=\"1.0\"?><ListMultipartUploadsResult><Bucket>b</Bucket><KeyMarker></KeyMarker>\
            <NextKeyMarker>c&amp;d</NextKeyMarker><NextUploadIdMarker>2</NextUploadIdMarker><IsTruncated>true</IsTruncated>\
            <Upload><Key>a.tar</Key><UploadId>1</UploadId><Initiated>2026-03-01T12:00:00.000Z</Initiated></Upload>\
            <Upload><Initiated>2026-03-01T13:00:00+01:00</Initiated><StorageClass>STANDARD</StorageClass>\
            <UploadId>2</UploadId><Key>c&amp;d</Key></Upload><Upload><Key>undated</Key><UploadId>3</UploadId></Upload>\
            </ListMultipartUploadsResult>";
        let noon = DateTime::parse_from_rfc3339("2026-03-01T12:00:00Z").unwrap().to_utc();
        assert_eq!(
            UploadPage::read(xml),
            UploadPage {
                uploads: vec![
                    Upload { key: "a.tar".to_owned(), id: "1".to_owned(), begun: noon },
                    Upload { key: "c&d".to_owned(), id: "2".to_owned(), begun: noon },
                ],
                next: Some(("c&d".to_owned(), Some("2".to_owned()))),
            }
        );
    }

    #[test]
    fn an_empty_or_last_page_has_no_next() {
        for xml in ["", "<ListMultipartUploadsResult><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>"] {
            assert_eq!(UploadPage::read(xml), UploadPage { uploads: vec![], next: None });
        }
    }
}
