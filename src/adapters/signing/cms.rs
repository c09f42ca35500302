//! The signature itself: CMS SignedData (RFC 5652) with the attributes that PAdES asks for, made
//! and checked. The time is not among them; PAdES wants it in the signature dictionary.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{ObjectIdentifier, OctetString, SetOfVec};
use der::{Any, AnyRef, Decode, Encode, Reader, SliceReader, Tag};
use ring::signature::{ECDSA_P256_SHA256_ASN1, UnparsedPublicKey};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::ext::pkix::{KeyUsage, KeyUsages};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use super::authority::Identity;
use super::{Problem, SigningError};

const ID_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const ID_SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const ECDSA_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");

/// Signs the SHA-256 of a document and returns the signature as DER.
pub(super) fn sign_detached(identity: &Identity, digest: &[u8]) -> Result<Vec<u8>, SigningError> {
    let leaf = Certificate::from_der(&identity.chain[0])?;
    let authority = Certificate::from_der(&identity.chain[1])?;
    let attributes = SetOfVec::try_from(vec![
        attribute(CONTENT_TYPE, Any::new(Tag::ObjectIdentifier, ID_DATA.as_bytes())?)?,
        attribute(MESSAGE_DIGEST, Any::encode_from(&OctetString::new(digest)?)?)?,
        attribute(SIGNING_CERTIFICATE, certificate_reference(&identity.chain[0])?)?,
    ])?;
    // What is signed is the DER of the set itself (RFC 5652, 5.4).
    let signature = identity.sign(&attributes.to_der()?)?;

    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: leaf.tbs_certificate.issuer.clone(),
            serial_number: leaf.tbs_certificate.serial_number.clone(),
        }),
        digest_alg: algorithm(SHA_256),
        signed_attrs: Some(attributes),
        signature_algorithm: algorithm(ECDSA_SHA_256),
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let signed = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![algorithm(SHA_256)])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(CertificateSet::try_from(vec![
            CertificateChoices::Certificate(leaf),
            CertificateChoices::Certificate(authority),
        ])?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![signer])?,
    };
    let content = Any::encode_from(&signed)?;
    Ok(ContentInfo { content_type: ID_SIGNED_DATA, content }.to_der()?)
}

/// Checks a signature against the SHA-256 of the signed bytes and returns the signatory's
/// certificate. `padded` may end in zeros: the place in the file is larger than the signature.
///
/// Whether the certificate may be trusted is asked separately with [`is_issued_by`].
pub(super) fn check_detached(padded: &[u8], digest: &[u8]) -> Result<Certificate, Problem> {
    let signed = parse(padded).map_err(|_| Problem::Unreadable)?;
    let [signer] = signed.signer_infos.0.as_slice() else {
        return Err(Problem::Unreadable);
    };
    let SignerIdentifier::IssuerAndSerialNumber(id) = &signer.sid else {
        return Err(Problem::Unreadable);
    };
    let leaf = signed
        .certificates
        .iter()
        .flat_map(|set| set.0.iter())
        .find_map(|choice| match choice {
            CertificateChoices::Certificate(certificate)
                if certificate.tbs_certificate.issuer == id.issuer
                    && certificate.tbs_certificate.serial_number == id.serial_number =>
            {
                Some(certificate.clone())
            }
            _ => None,
        })
        .ok_or(Problem::Unreadable)?;
    let attributes = signer.signed_attrs.as_ref().ok_or(Problem::Unreadable)?;
    if signer.digest_alg.oid != SHA_256
        || signer.signature_algorithm.oid != ECDSA_SHA_256
        || signed.encap_content_info.econtent_type != ID_DATA
        || signed.encap_content_info.econtent.is_some()
    {
        return Err(Problem::Unreadable);
    }

    let message = attributes.to_der().map_err(|_| Problem::Unreadable)?;
    let key = &leaf.tbs_certificate.subject_public_key_info;
    if !verifies(key, &message, signer.signature.as_bytes()) {
        return Err(Problem::WrongSignature);
    }

    // The signature binds the attributes; the attributes bind the document and the certificate.
    let value = |oid| single_value(attributes.as_slice(), oid).ok_or(Problem::Unreadable);
    if value(CONTENT_TYPE)?.value() != ID_DATA.as_bytes() {
        return Err(Problem::Unreadable);
    }
    if value(MESSAGE_DIGEST)?.value() != digest {
        return Err(Problem::Altered);
    }
    let leaf_der = leaf.to_der().map_err(|_| Problem::Unreadable)?;
    let expected = certificate_reference(&leaf_der).map_err(|_| Problem::Unreadable)?;
    if value(SIGNING_CERTIFICATE)? != &expected {
        return Err(Problem::WrongSignature);
    }
    Ok(leaf)
}

/// Whether `authority` signed `leaf`, and `leaf` is a certificate for signing documents.
pub(super) fn is_issued_by(leaf: &Certificate, authority: &Certificate) -> bool {
    let Ok(body) = leaf.tbs_certificate.to_der() else {
        return false;
    };
    let key = &authority.tbs_certificate.subject_public_key_info;
    let may_sign = matches!(
        leaf.tbs_certificate.get::<KeyUsage>(),
        Ok(Some((_, usage))) if usage.0.contains(KeyUsages::NonRepudiation)
    );
    leaf.tbs_certificate.issuer == authority.tbs_certificate.subject
        && leaf.signature_algorithm.oid == ECDSA_SHA_256
        && leaf.tbs_certificate.signature == leaf.signature_algorithm
        && verifies(key, &body, leaf.signature.raw_bytes())
        && may_sign
}

fn parse(padded: &[u8]) -> der::Result<SignedData> {
    let mut reader = SliceReader::new(padded)?;
    AnyRef::decode(&mut reader)?;
    let length = usize::try_from(reader.position())?;
    let (signature, padding) = padded.split_at(length);
    if padding.iter().any(|byte| *byte != 0) {
        return Err(Tag::Null.value_error());
    }
    let info = ContentInfo::from_der(signature)?;
    if info.content_type != ID_SIGNED_DATA {
        return Err(Tag::ObjectIdentifier.value_error());
    }
    info.content.decode_as()
}

/// ECDSA on P-256 with SHA-256; any other key verifies nothing.
fn verifies(key: &SubjectPublicKeyInfoOwned, message: &[u8], signature: &[u8]) -> bool {
    let curve = key.algorithm.parameters.as_ref().and_then(|any| any.decode_as().ok());
    key.algorithm.oid == EC_PUBLIC_KEY
        && curve == Some(P_256)
        && UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, key.subject_public_key.raw_bytes())
            .verify(message, signature)
            .is_ok()
}

/// ESS SigningCertificateV2 (RFC 5035) with the default hash, SHA-256, and no issuer.
fn certificate_reference(certificate: &[u8]) -> der::Result<Any> {
    let mut body = vec![0x30, 0x24, 0x30, 0x22, 0x04, 0x20];
    body.extend_from_slice(&Sha256::digest(certificate));
    Any::new(Tag::Sequence, body)
}

fn algorithm(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid, parameters: None }
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

fn single_value(attributes: &[Attribute], oid: ObjectIdentifier) -> Option<&Any> {
    let mut matching = attributes.iter().filter(|attribute| attribute.oid == oid);
    match (matching.next(), matching.next()) {
        (Some(attribute), None) if attribute.values.len() == 1 => attribute.values.get(0),
        _ => None,
    }
}
