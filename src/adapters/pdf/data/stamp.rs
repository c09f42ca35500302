//! The visible mark of a signature.

use chrono::{DateTime, Utc};
use serde::Serialize;

/// Data of the stamp.
#[derive(Clone, Debug, Serialize)]
pub struct StampData {
    /// Who signed.
    pub name: String,
    /// In what function.
    pub function: String,
    /// For which organisation.
    pub organisation: String,
    /// When.
    pub signed: DateTime<Utc>,
    /// Number of the agreement.
    pub number: String,
    /// Serial number of the certificate, hexadecimal.
    pub serial: String,
}

impl StampData {
    /// A stamp of an invented signatory.
    pub fn sample() -> Self {
        let partner = super::sample_partner();
        Self {
            name: partner.representative.name,
            function: partner.representative.function,
            organisation: partner.name,
            signed: super::instant("2027-01-20T10:14:07Z"),
            number: "CV-2027-0009".to_owned(),
            serial: "4f3c21aa9007be5511d0c6a2e8f97b30".to_owned(),
        }
    }
}
