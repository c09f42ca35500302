//! Access tokens of the API: JWT signed with HMAC-SHA256, and nothing else.
//!
//! # Why (November 2026)
//! `jsonwebtoken` is built without its two crypto back ends: one brings the `rsa` crate, which has
//! an unfixed timing weakness (RUSTSEC-2023-0071), the other a C library. HS256 is all a portal
//! that reads only its own tokens needs, so the few lines of that algorithm stand here and every
//! other algorithm is refused.

use std::sync::Once;

use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::{Algorithm, AlgorithmFamily, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use signature::{Signer, Verifier};
use uuid::Uuid;

/// What a token says. Whether it was revoked is asked of the database by `jti`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The person it acts for.
    pub sub: Uuid,
    /// The token's own number, by which it is revoked.
    pub jti: Uuid,
    /// What it may do, such as `proposals:read`.
    pub scopes: Vec<String>,
    /// When it was issued, in seconds since 1970.
    pub iat: i64,
    /// When it stops to be valid, in seconds since 1970: valid before, invalid from this second.
    pub exp: i64,
    /// Who issued it: the public URL of the portal.
    pub iss: String,
}

/// Why a token is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not a token of this portal: form, signature, algorithm, issuer or a missing claim.
    #[error("the token is not one of this portal")]
    Invalid,
    /// Its time is over.
    #[error("the token has expired")]
    Expired,
    /// It is dated in the future.
    #[error("the token is not valid yet")]
    Early,
}

/// Issues and reads the tokens of one portal.
#[derive(Clone)]
pub struct Tokens {
    issuer: String,
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

/// Clocks of two nodes may differ by this many seconds.
const SKEW_SECONDS: i64 = 60;

impl Tokens {
    /// Tokens of the portal at `issuer` (its public URL), signed with `key`.
    pub fn new(key: &[u8; 32], issuer: impl Into<String>) -> Self {
        static INSTALLED: Once = Once::new();
        // A second provider in the process could only come from a test of another crate; ours is
        // the only one in the portal, so the refusal to install twice carries no news.
        INSTALLED.call_once(|| {
            let _ = PROVIDER.install_default();
        });
        let issuer = issuer.into();
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_required_spec_claims(&["exp", "iss", "sub"]);
        validation.set_issuer(&[&issuer]);
        // The library would ask the machine's clock; time comes from the caller, in `verify`.
        validation.validate_exp = false;
        validation.validate_aud = false;
        Self { issuer, encoding: EncodingKey::from_secret(key), decoding: DecodingKey::from_secret(key), validation }
    }

    /// Issues a token for a person, valid from `now` until `expires`.
    ///
    /// # Errors
    /// [`TokenError::Expired`] when `expires` is not after `now`.
    pub fn issue(
        &self,
        sub: Uuid,
        jti: Uuid,
        scopes: Vec<String>,
        now: DateTime<Utc>,
        expires: DateTime<Utc>,
    ) -> Result<String, TokenError> {
        if expires <= now {
            return Err(TokenError::Expired);
        }
        let iss = self.issuer.clone();
        let claims = Claims { sub, jti, scopes, iat: now.timestamp(), exp: expires.timestamp(), iss };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding).map_err(|_| TokenError::Invalid)
    }

    /// Reads a token: signature, issuer and dates. The caller still asks whether `jti` was revoked.
    ///
    /// # Errors
    /// See [`TokenError`].
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Claims, TokenError> {
        let claims = jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation)
            .map_err(|_| TokenError::Invalid)?
            .claims;
        if claims.exp <= now.timestamp() {
            return Err(TokenError::Expired);
        }
        if claims.iat > now.timestamp() + SKEW_SECONDS {
            return Err(TokenError::Early);
        }
        Ok(claims)
    }
}

static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key| Ok(Box::new(Hs256::of(*algorithm, key.family(), key.as_bytes())?)),
    verifier_factory: |algorithm, key| Ok(Box::new(Hs256::of(*algorithm, key.family(), key.try_get_as_bytes()?)?)),
    key_utils: KeyUtils::new_unimplemented(),
};

/// HMAC with SHA-256 under one key.
struct Hs256(Hmac<Sha256>);

impl Hs256 {
    fn of(algorithm: Algorithm, family: AlgorithmFamily, key: &[u8]) -> Result<Self, Error> {
        if algorithm != Algorithm::HS256 || family != AlgorithmFamily::Hmac {
            return Err(ErrorKind::InvalidAlgorithm.into());
        }
        let mac = <Hmac<Sha256> as Mac>::new_from_slice(key);
        Ok(Self(mac.map_err(|_| Error::from(ErrorKind::InvalidKeyFormat))?))
    }
}

impl Signer<Vec<u8>> for Hs256 {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, signature::Error> {
        let mut mac = self.0.clone();
        mac.update(message);
        Ok(mac.finalize().into_bytes().to_vec())
    }
}

impl Verifier<Vec<u8>> for Hs256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        let mut mac = self.0.clone();
        mac.update(message);
        mac.verify_slice(signature).map_err(|_| signature::Error::new())
    }
}

impl JwtSigner for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use chrono::TimeDelta;

    fn now() -> DateTime<Utc> {
        DateTime::parse_from_rfc3339("2026-03-01T12:00:00Z").unwrap().to_utc()
    }

    fn tokens() -> Tokens {
        Tokens::new(&[1; 32], "https://kafo.example")
    }

    fn issue(tokens: &Tokens) -> String {
        let expires = now() + TimeDelta::hours(1);
        let scopes = vec!["proposals:read".to_owned()];
        tokens.issue(Uuid::from_u128(1), Uuid::from_u128(2), scopes, now(), expires).unwrap()
    }

    /// A token with any header and claims, signed with the portal's own key.
    fn forge(header: &str, claims: &str) -> String {
        let body = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&[1; 32]).unwrap();
        mac.update(body.as_bytes());
        format!("{body}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }

    #[test]
    fn a_token_says_what_was_put_in() {
        let claims = tokens().verify(&issue(&tokens()), now()).unwrap();
        assert_eq!(
            claims,
            Claims {
                sub: Uuid::from_u128(1),
                jti: Uuid::from_u128(2),
                scopes: vec!["proposals:read".to_owned()],
                iat: 1_772_366_400,
                exp: 1_772_370_000,
                iss: "https://kafo.example".to_owned(),
            }
        );
    }

    #[test]
    fn a_token_ends_at_its_second_and_does_not_start_early() {
        let token = issue(&tokens());
        let at = |seconds| tokens().verify(&token, now() + TimeDelta::seconds(seconds));
        assert!(at(3_599).is_ok());
        assert_eq!(at(3_600), Err(TokenError::Expired));
        assert!(at(-60).is_ok());
        assert_eq!(at(-61), Err(TokenError::Early));
        let backwards = tokens().issue(Uuid::nil(), Uuid::nil(), vec![], now(), now());
        assert_eq!(backwards, Err(TokenError::Expired));
    }

    #[test]
    fn another_key_another_issuer_and_changed_bytes_are_refused() {
        let token = issue(&tokens());
        let refused = |tokens: &Tokens, token: &str| {
            assert_eq!(tokens.verify(token, now()), Err(TokenError::Invalid), "{token}");
        };
        refused(&Tokens::new(&[2; 32], "https://kafo.example"), &token);
        refused(&Tokens::new(&[1; 32], "https://other.example"), &token);
        for place in [0, token.len() / 2, token.len() - 1] {
            let mut changed = token.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            refused(&tokens(), &String::from_utf8(changed).unwrap());
        }
        refused(&tokens(), "");
        refused(&tokens(), "a.b.c");
    }

    #[test]
    fn only_hs256_is_read_whatever_the_header_says() {
        let claims = r#"{"sub":"00000000-0000-0000-0000-000000000001","jti":"00000000-0000-0000-0000-000000000002","scopes":[],"iat":1772366400,"exp":1772370000,"iss":"https://kafo.example"}"#;
        assert!(tokens().verify(&forge(r#"{"alg":"HS256","typ":"JWT"}"#, claims), now()).is_ok());
        for header in [r#"{"alg":"none"}"#, r#"{"alg":"HS512"}"#, r#"{"alg":"RS256"}"#, "{}"] {
            assert_eq!(tokens().verify(&forge(header, claims), now()), Err(TokenError::Invalid));
        }
        let unsigned = forge(r#"{"alg":"HS256"}"#, claims);
        let unsigned = &unsigned[..=unsigned.rfind('.').unwrap()];
        assert_eq!(tokens().verify(unsigned, now()), Err(TokenError::Invalid));
    }

    #[test]
    fn a_token_without_an_end_is_refused() {
        let claims = r#"{"sub":"00000000-0000-0000-0000-000000000001","jti":"00000000-0000-0000-0000-000000000002","scopes":[],"iat":1772366400,"iss":"https://kafo.example"}"#;
        assert_eq!(tokens().verify(&forge(r#"{"alg":"HS256"}"#, claims), now()), Err(TokenError::Invalid));
    }
}
