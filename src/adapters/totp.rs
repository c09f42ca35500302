//! Second factor: time-based one-time passwords (RFC 6238), as phone apps compute them.

use chrono::{DateTime, Utc};
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// Bytes of a new secret: RFC 4226 recommends 160 bits.
pub const SECRET_BYTES: usize = 20;

/// Seconds a code lives; the previous and the next code are accepted too, for clocks that drift.
const STEP_SECONDS: u64 = 30;
const DIGITS: u8 = 6;

/// The secret in base32, to type into an app that cannot open a link.
pub fn secret_text(secret: &[u8; SECRET_BYTES]) -> String {
    // RFC 4648 base32 without padding.
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    secret
        .chunks_exact(5)
        .flat_map(|chunk| {
            let bits = chunk.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            (0..8).rev().map(move |place| char::from(LETTERS[(bits >> (place * 5) & 31) as usize]))
        })
        .collect()
}

/// The `otpauth://` address that enrols the account in an app.
pub fn enrolment_uri(secret: &[u8; SECRET_BYTES], issuer: &str, account: &str) -> String {
    let issuer = encode(issuer);
    format!(
        "otpauth://totp/{issuer}:{}?secret={}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={STEP_SECONDS}",
        encode(account),
        secret_text(secret),
    )
}

/// Checks a code and returns the time step it belongs to, to be stored as the last one used.
///
/// A step that is not after `last_used` is refused: a code works once, even within its 90 seconds
/// (RFC 6238, section 5.2). Spaces in the code are ignored, as apps show `123 456`.
pub fn verify(secret: &[u8; SECRET_BYTES], code: &str, now: DateTime<Utc>, last_used: Option<u64>) -> Option<u64> {
    let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let seconds = u64::try_from(now.timestamp()).ok()?;
    if code.len() != usize::from(DIGITS) {
        return None;
    }
    let totp = generator(secret)?;
    // Each step is tried alone, newest first, so that a code that repeats by chance in two
    // neighbouring steps is taken for the one that is still unused.
    (0..=2)
        .map(|back| (seconds / STEP_SECONDS + 1).saturating_sub(back))
        .find(|step| last_used.is_none_or(|last| *step > last) && totp.check(&code, step * STEP_SECONDS) == Some(*step))
}

/// The code of an instant: what the person's app would show.
pub fn code(secret: &[u8; SECRET_BYTES], now: DateTime<Utc>) -> String {
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    generator(secret).map(|totp| totp.generate(seconds).to_string()).unwrap_or_default()
}

fn generator(secret: &[u8; SECRET_BYTES]) -> Option<Totp> {
    // SHA-1 is the algorithm every app knows; HMAC is not touched by its collisions (RFC 6238).
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(DIGITS)
        .with_skew(0)
        .with_step_duration(STEP_SECONDS)
        .with_secret(Secret::new_stack(*secret))
        .build()
        .ok()
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238's test vectors.
    const RFC: &[u8; 20] = b"12345678901234567890";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn codes_agree_with_the_test_vectors_of_rfc_6238() {
        // The standard prints eight digits; six-digit codes are their last six.
        for (seconds, expected) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
        {
            assert_eq!(code(RFC, at(seconds)), expected);
            let step = u64::try_from(seconds).unwrap() / 30;
            assert_eq!(verify(RFC, expected, at(seconds), None), Some(step));
        }
    }

    #[test]
    fn one_step_of_drift_is_accepted_and_two_are_not() {
        let shown = code(RFC, at(3_000));
        for (seconds, expected) in [(2_939, None), (2_970, Some(100)), (3_059, Some(100)), (3_060, None)] {
            assert_eq!(verify(RFC, &shown, at(seconds), None), expected, "at {seconds}");
        }
    }

    #[test]
    fn a_code_works_once() {
        let shown = code(RFC, at(3_000));
        let step = verify(RFC, &shown, at(3_000), None);
        assert_eq!(step, Some(100));
        assert_eq!(verify(RFC, &shown, at(3_001), step), None);
        let older = code(RFC, at(2_970));
        assert_eq!(verify(RFC, &older, at(3_001), step), None);
        let next = code(RFC, at(3_030));
        assert_eq!(verify(RFC, &next, at(3_030), step), Some(101));
    }

    #[test]
    fn spaces_are_ignored_and_other_forms_refused() {
        assert_eq!(verify(RFC, " 287 082 ", at(59), None), Some(1));
        for wrong in ["", "28708", "2870820", "28708a", "٢٨٧٠٨٢"] {
            assert_eq!(verify(RFC, wrong, at(59), None), None, "{wrong}");
        }
    }

    #[test]
    fn the_enrolment_address_is_what_apps_read() {
        assert_eq!(secret_text(RFC), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(
            enrolment_uri(RFC, "Kafo & Été", "awa:k@ong.example"),
            "otpauth://totp/Kafo%20%26%20%C3%89t%C3%A9:awa%3Ak@ong.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Kafo%20%26%20%C3%89t%C3%A9&algorithm=SHA1&digits=6&period=30"
        );
    }
}
