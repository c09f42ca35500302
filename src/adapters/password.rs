//! Passwords: argon2id hashes in PHC form.

use std::sync::{Condvar, Mutex, OnceLock, PoisonError};

use argon2::password_hash::{self, Output, ParamsString, PasswordHash, Salt, SaltString};
use argon2::{Algorithm, Argon2, Block, Params, Version};

/// Memory in KiB, passes and lanes: the OWASP Password Storage Cheat Sheet's argon2id minimum
/// (19 MiB, 2 passes, 1 lane).
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Hashes computed at the same time. Each takes 19 MiB, so that a flood of sign-ins must queue
/// rather than fill the memory.
const AT_ONCE: usize = 4;

/// An allocation of this many bytes is always a mapping of its own, which ends when it is freed (glibc keeps smaller ones
/// for the thread that asked: eight sign-ins left 150 MiB behind). Pages that are not touched cost nothing.
const GIVEN_BACK: usize = 33 << 20;

/// Longest password taken in, in bytes; longer ones never match. Far above any passphrase.
pub const MAX_BYTES: usize = 1_024;

/// Hashes a password with the given random salt, as `$argon2id$v=19$m=19456,t=2,p=1$…`.
///
/// Takes some tens of milliseconds: call it from a blocking thread.
///
/// # Errors
/// When the password is longer than [`MAX_BYTES`].
pub fn hash(password: &str, salt: &[u8; 16]) -> Result<String, PasswordTooLong> {
    if password.len() > MAX_BYTES {
        return Err(PasswordTooLong);
    }
    let params =
        Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the constant parameters are within argon2's bounds");
    let salt = SaltString::encode_b64(salt).expect("sixteen bytes are a salt");
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let output = digest(&hasher, password, salt.as_salt(), Params::DEFAULT_OUTPUT_LEN).map_err(|_| PasswordTooLong)?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(hasher.params()).expect("the constant parameters can be written"),
        salt: Some(salt.as_salt()),
        hash: Some(output),
    };
    Ok(hash.to_string())
}

/// Whether `password` matches the stored hash. A hash that cannot be read matches nothing.
pub fn verify(password: &str, phc: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(phc) else {
        verify_nobody(password);
        return false;
    };
    if password.len() > MAX_BYTES {
        return false;
    }
    let (Some(salt), Some(expected)) = (parsed.salt, parsed.hash) else { return false };
    let (Ok(algorithm), Ok(params)) = (Algorithm::try_from(parsed.algorithm), Params::try_from(&parsed)) else {
        return false;
    };
    let version = parsed.version.and_then(|version| Version::try_from(version).ok()).unwrap_or_default();
    let hasher = Argon2::new(algorithm, version, params);
    // Outputs are compared in constant time.
    digest(&hasher, password, salt, expected.len()).is_ok_and(|found| found == expected)
}

/// The hash of a password, computed in memory that goes back to the system at once.
fn digest(hasher: &Argon2<'_>, password: &str, salt: Salt<'_>, length: usize) -> password_hash::Result<Output> {
    let mut bytes = [0; Salt::MAX_LENGTH];
    let salt = salt.decode_b64(&mut bytes)?;
    let _turn = Turn::take();
    let blocks = hasher.params().block_count();
    let mut memory: Vec<Block> = Vec::with_capacity(blocks.max(GIVEN_BACK / Block::SIZE));
    memory.resize(blocks, Block::default());
    Output::init_with(length, |out| {
        Ok(hasher.hash_password_into_with_memory(password.as_bytes(), salt, out, &mut memory)?)
    })
}

/// Spends the same effort as [`verify`] for an account that does not exist, so that the answer's
/// delay does not tell which accounts exist. Always false.
pub fn verify_nobody(password: &str) -> bool {
    static NOBODY: OnceLock<String> = OnceLock::new();
    let phc = NOBODY.get_or_init(|| hash("nobody has this password", b"salt of nobody's").unwrap_or_default());
    if !phc.is_empty() {
        verify(password, phc);
    }
    false
}

/// Whether a stored hash was made with other parameters than today's and should be renewed at the
/// next sign-in.
pub fn is_outdated(phc: &str) -> bool {
    PasswordHash::new(phc).map_or(true, |parsed| {
        parsed.algorithm != Algorithm::Argon2id.ident()
            || Params::try_from(&parsed).map_or(true, |params| {
                (params.m_cost(), params.t_cost(), params.p_cost()) != (MEMORY_KIB, PASSES, LANES)
            })
    })
}

/// The password is longer than [`MAX_BYTES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the password is longer than {MAX_BYTES} bytes")]
pub struct PasswordTooLong;

/// One of the [`AT_ONCE`] places at the hashing table; given back on drop.
struct Turn;

static WAITING_ROOM: (Mutex<usize>, Condvar) = (Mutex::new(AT_ONCE), Condvar::new());

impl Turn {
    fn take() -> Self {
        let (places, freed) = &WAITING_ROOM;
        let places = places.lock().unwrap_or_else(PoisonError::into_inner);
        let mut places = freed.wait_while(places, |places| *places == 0).unwrap_or_else(PoisonError::into_inner);
        *places -= 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let (places, freed) = &WAITING_ROOM;
        *places.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_password_matches_and_the_wrong_one_does_not() {
        let phc = hash("sésame, ouvre-toi", &[7; 16]).unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert!(verify("sésame, ouvre-toi", &phc));
        assert!(!verify("sesame, ouvre-toi", &phc));
        assert!(!verify("", &phc));
        assert!(!is_outdated(&phc));
    }

    #[test]
    fn another_salt_gives_another_hash() {
        assert_ne!(hash("same", &[1; 16]).unwrap(), hash("same", &[2; 16]).unwrap());
    }

    #[test]
    fn a_damaged_hash_and_an_endless_password_match_nothing() {
        assert!(!verify("anything", "not a hash"));
        assert!(!verify("anything", ""));
        let endless = "a".repeat(MAX_BYTES + 1);
        assert_eq!(hash(&endless, &[1; 16]), Err(PasswordTooLong));
        assert!(!verify(&endless, &hash("a", &[1; 16]).unwrap()));
    }

    #[test]
    fn nobody_signs_in_even_with_the_password_of_nobody() {
        assert!(!verify_nobody("nobody has this password"));
    }

    #[test]
    fn weaker_parameters_are_outdated() {
        assert!(is_outdated("$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$Nc2uWuqBzVvcrmVJ6xJHVUPqzNFsnBvYvtxY6HxFNP0"));
        assert!(is_outdated("plain"));
    }
}
