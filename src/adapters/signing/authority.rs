//! The instance's certificate authority and the certificates it issues: P-256 keys, X.509.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Datelike, Utc};
use der::Decode;
use rcgen::string::{Ia5String, PrintableString};
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, DnValue, ExtendedKeyUsagePurpose, IsCa, Issuer,
    KeyPair, KeyUsagePurpose, SanType, SerialNumber, SigningKey,
};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use x509_cert::Certificate;

use super::SigningError;

/// How long an authority lasts, in years.
const YEARS: i64 = 20;

/// Longest common name and organisation name that X.520 allows, in characters.
const NAME_LIMIT: usize = 64;

/// id-kp-documentSigning (RFC 9336).
const DOCUMENT_SIGNING: [u64; 9] = [1, 3, 6, 1, 5, 5, 7, 3, 36];

/// The authority of one instance: a self-signed certificate and its key.
pub struct Authority {
    key: KeyPair,
    certificate: Vec<u8>,
}

/// Who a certificate is for.
#[derive(Clone, Copy, Debug)]
pub struct Signatory<'a> {
    /// Full name.
    pub name: &'a str,
    /// Organisation that the person signs for.
    pub organisation: &'a str,
    /// E-mail address.
    pub email: &'a str,
}

/// A key and its certificate, to make one signature and be dropped.
pub struct Identity {
    pub(super) key: KeyPair,
    /// The signatory's certificate and then the authority's, as DER.
    pub(super) chain: [Vec<u8>; 2],
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authority").field("fingerprint", &self.fingerprint()).finish_non_exhaustive()
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("fingerprint", &self.fingerprint()).finish_non_exhaustive()
    }
}

impl Authority {
    /// Makes a new authority for `organisation` in `country` (ISO 3166-1 alpha-2).
    ///
    /// The year of `at` and the beginning of `serial` are part of its name, because verifiers mix
    /// up two authorities of one name. `serial` is 16 random bytes.
    ///
    /// # Errors
    ///
    /// [`SigningError::Key`] when the system gives no randomness or `country` is no country code.
    pub fn create(
        organisation: &str,
        country: &str,
        serial: [u8; 16],
        at: DateTime<Utc>,
    ) -> Result<Self, SigningError> {
        let mark = format!("signing authority {}-{}", at.year(), hex::encode(&serial[..4]));
        let room = NAME_LIMIT - mark.len() - 1;
        let country = PrintableString::try_from(country)?;

        let mut params = CertificateParams::default();
        params.distinguished_name = DistinguishedName::new();
        params.distinguished_name.push(DnType::CountryName, DnValue::PrintableString(country));
        params.distinguished_name.push(DnType::OrganizationName, cut(organisation, NAME_LIMIT));
        params.distinguished_name.push(DnType::CommonName, format!("{} {mark}", cut(organisation, room)));
        params.serial_number = Some(positive(serial));
        params.not_before = moment(at)?;
        params.not_after = moment(at)? + time::Duration::days(YEARS * 365 + YEARS / 4);
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];

        let key = KeyPair::generate()?;
        let certificate = params.self_signed(&key)?.der().to_vec();
        Ok(Self { key, certificate })
    }

    /// Reads what [`Authority::to_pem`] wrote.
    ///
    /// # Errors
    ///
    /// [`SigningError::Key`] when a part is missing or broken, or when they do not belong together.
    pub fn load(pem: &[u8]) -> Result<Self, SigningError> {
        let text =
            std::str::from_utf8(pem).map_err(|_| SigningError::Key("the authority's file is no text".to_owned()))?;
        let certificate = certificate_from_pem(text)?;
        let key_start = text
            .find("-----BEGIN PRIVATE KEY-----")
            .ok_or_else(|| SigningError::Key("the authority's file holds no key".to_owned()))?;
        let key = KeyPair::from_pem(&text[key_start..])?;
        let parsed = Certificate::from_der(&certificate)?;
        let certified = &parsed.tbs_certificate.subject_public_key_info.subject_public_key;
        if certified.raw_bytes() != key.public_key_raw() {
            return Err(SigningError::Key("the certificate is of another key".to_owned()));
        }
        Ok(Self { key, certificate })
    }

    /// Certificate and secret key as PEM, to be kept encrypted or readable by the program alone.
    pub fn to_pem(&self) -> String {
        self.certificate_pem() + &self.key.serialize_pem()
    }

    /// The certificate alone as PEM, to be published.
    pub fn certificate_pem(&self) -> String {
        let mut text = String::from("-----BEGIN CERTIFICATE-----\n");
        let encoded = STANDARD.encode(&self.certificate);
        for line in encoded.as_bytes().chunks(64) {
            text.push_str(&String::from_utf8_lossy(line));
            text.push('\n');
        }
        text + "-----END CERTIFICATE-----\n"
    }

    /// SHA-256 of the certificate, hexadecimal.
    pub fn fingerprint(&self) -> String {
        hex::encode(Sha256::digest(&self.certificate))
    }

    /// The name in the certificate, such as `CN=…,O=…,C=…`.
    ///
    /// # Errors
    ///
    /// [`SigningError::Key`] when the certificate cannot be read.
    pub fn subject(&self) -> Result<String, SigningError> {
        Ok(Certificate::from_der(&self.certificate)?.tbs_certificate.subject.to_string())
    }

    /// Makes a key and a certificate for one signature. `serial` is 16 random bytes. The
    /// certificate is valid from `at` until the authority's end.
    ///
    /// # Errors
    ///
    /// [`SigningError::Key`] when the system gives no randomness.
    pub fn issue(
        &self,
        signatory: &Signatory<'_>,
        serial: [u8; 16],
        at: DateTime<Utc>,
    ) -> Result<Identity, SigningError> {
        let own = Certificate::from_der(&self.certificate)?;
        let end = own.tbs_certificate.validity.not_after.to_unix_duration().as_secs();

        let mut params = CertificateParams::default();
        params.distinguished_name = DistinguishedName::new();
        params.distinguished_name.push(DnType::OrganizationName, cut(signatory.organisation, NAME_LIMIT));
        params.distinguished_name.push(DnType::CommonName, cut(signatory.name, NAME_LIMIT));
        // The field holds ASCII only; an internationalised address is left to the evidence.
        if let Ok(email) = Ia5String::try_from(signatory.email) {
            params.subject_alt_names = vec![SanType::Rfc822Name(email)];
        }
        params.serial_number = Some(positive(serial));
        params.not_before = moment(at)?;
        params.not_after = i64::try_from(end)
            .ok()
            .and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok())
            .ok_or_else(|| SigningError::Key("the authority's end is out of range".to_owned()))?;
        params.is_ca = IsCa::ExplicitNoCa;
        params.use_authority_key_identifier_extension = true;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
        params.extended_key_usages =
            vec![ExtendedKeyUsagePurpose::Other(DOCUMENT_SIGNING.to_vec()), ExtendedKeyUsagePurpose::EmailProtection];

        let issuer = Issuer::from_ca_cert_pem(&self.certificate_pem(), &self.key)?;
        let key = KeyPair::generate()?;
        let certificate = params.signed_by(&key, &issuer)?.der().to_vec();
        Ok(Identity { key, chain: [certificate, self.certificate.clone()] })
    }
}

impl Identity {
    /// Serial number of the certificate, hexadecimal.
    ///
    /// # Errors
    ///
    /// [`SigningError::Key`] when the certificate cannot be read.
    pub fn serial(&self) -> Result<String, SigningError> {
        let certificate = Certificate::from_der(&self.chain[0])?;
        Ok(hex::encode(certificate.tbs_certificate.serial_number.as_bytes()))
    }

    /// SHA-256 of the certificate, hexadecimal.
    pub fn fingerprint(&self) -> String {
        hex::encode(Sha256::digest(&self.chain[0]))
    }

    /// ECDSA with SHA-256 over `message`.
    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SigningError> {
        Ok(self.key.sign(message)?)
    }
}

/// The first certificate of a PEM text, as DER.
pub(super) fn certificate_from_pem(text: &str) -> Result<Vec<u8>, SigningError> {
    let body = text
        .split_once("-----BEGIN CERTIFICATE-----")
        .and_then(|(_, rest)| rest.split_once("-----END CERTIFICATE-----"))
        .ok_or_else(|| SigningError::Key("there is no certificate in the file".to_owned()))?
        .0;
    let digits: String = body.split_ascii_whitespace().collect();
    STANDARD.decode(digits).map_err(|error| SigningError::Key(error.to_string()))
}

/// Serial numbers are positive integers of constant length: the first bit is cleared and the
/// second set.
fn positive(mut serial: [u8; 16]) -> SerialNumber {
    serial[0] = (serial[0] & 0x7f) | 0x40;
    SerialNumber::from_slice(&serial)
}

fn moment(at: DateTime<Utc>) -> Result<OffsetDateTime, SigningError> {
    OffsetDateTime::from_unix_timestamp(at.timestamp()).map_err(|error| SigningError::Key(error.to_string()))
}

fn cut(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}
