//! The installation's secret, the keys derived from it, and sealed fields.
//!
//! One file of random bytes is the root; each use has its own key, HMAC-SHA256(root, label), so
//! that a key seen in one place is worth nothing in another. Losing the file makes sealed fields
//! (bank accounts, second factors) unreadable: it belongs in the backup.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use rand::TryRngCore;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::config::ConfigError;
use crate::domain::id::Id;

/// Bytes written into a new secret file.
const NEW_BYTES: usize = 64;
/// Fewest bytes accepted from an existing one.
const FEWEST_BYTES: usize = 32;
/// First byte of a sealed value: the layout that follows (nonce, then ciphertext with its tag).
const SEAL_VERSION: u8 = 1;
const NONCE_BYTES: usize = 24;

/// The root secret of an installation. `Debug` shows nothing of it.
#[derive(Clone)]
pub struct Secrets {
    root: Vec<u8>,
}

/// A sealed value could not be opened: another key, another place, or changed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sealed value cannot be opened with this installation's secret")]
pub struct SealBroken;

impl Secrets {
    /// Reads the secret file, or creates it with 64 random bytes, readable by its owner only.
    ///
    /// # Errors
    /// When the file cannot be read or written, is shorter than 32 bytes, or is readable by other
    /// accounts.
    pub fn load_or_create(path: &Path) -> Result<Self, ConfigError> {
        match Self::create(path) {
            Ok(secrets) => Ok(secrets),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Self::load(path),
            Err(error) => Err(refuse(path, &format!("a place this account may write to ({error})"))),
        }
    }

    /// A root from given bytes, for tests.
    pub fn from_bytes(root: impl Into<Vec<u8>>) -> Self {
        Self { root: root.into() }
    }

    fn create(path: &Path) -> std::io::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        // Written under another name first: a second process that starts at the same moment must
        // never read a half-written secret. `hard_link` refuses to replace an existing file.
        let mut draft = path.as_os_str().to_owned();
        draft.push(format!(".new-{}", hex::encode(random_bytes::<8>())));
        let draft = Path::new(&draft);
        if path.exists() {
            return Err(std::io::ErrorKind::AlreadyExists.into());
        }
        let root = random_bytes::<NEW_BYTES>();
        let written = options
            .open(draft)
            .and_then(|mut file| file.write_all(&root).and_then(|()| file.sync_all()))
            .and_then(|()| match std::fs::hard_link(draft, path) {
                Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                    // A file system without links: renaming is the next best.
                    std::fs::rename(draft, path)
                }
                linked => linked,
            });
        std::fs::remove_file(draft).ok();
        written?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            File::open(folder)?.sync_all()?;
        }
        Ok(Self { root: root.to_vec() })
    }

    fn load(path: &Path) -> Result<Self, ConfigError> {
        let unreadable = |error: std::io::Error| refuse(path, &format!("a file this account can read ({error})"));
        let mut file = File::open(path).map_err(unreadable)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = file.metadata().map_err(unreadable)?.permissions().mode();
            if mode & 0o077 != 0 {
                let advice = "a file that only its owner can read; run chmod 600 on this one";
                return Err(refuse(path, advice));
            }
        }
        let mut root = Vec::new();
        file.read_to_end(&mut root).map_err(unreadable)?;
        if root.len() < FEWEST_BYTES {
            return Err(refuse(path, "a file of at least 32 random bytes"));
        }
        Ok(Self { root })
    }

    /// Signs and encrypts the session cookie (64 bytes, as actix-session asks).
    pub fn session_key(&self) -> [u8; 64] {
        let mut key = [0; 64];
        key[..32].copy_from_slice(&self.derive("session cookie, first half"));
        key[32..].copy_from_slice(&self.derive("session cookie, second half"));
        key
    }

    /// Signs the access tokens of the API.
    pub fn token_key(&self) -> [u8; 32] {
        self.derive("access token")
    }

    /// The seed of the key that signs the files in which proposals are written without a network.
    pub fn bid_file_seed(&self) -> [u8; 32] {
        self.derive("signature of bid files")
    }

    /// What the database keeps of a secret sent to a person (session id, link of a letter,
    /// one-time code): useless to a reader of the database without this file. `purpose` keeps a
    /// value made for one use from being accepted for another.
    pub fn digest(&self, purpose: &str, value: &str) -> [u8; 32] {
        let mut mac = keyed(&self.derive("digest of secrets sent out"));
        mac.update(&(purpose.len() as u64).to_be_bytes());
        mac.update(purpose.as_bytes());
        mac.update(value.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// The token of a link in a mail that stands for the stored row `id`: the identifier and its keyed
    /// hash. Nothing secret is stored, and the mail can be composed again at every attempt.
    pub fn link_token(&self, purpose: &str, id: Id) -> String {
        let tag = self.digest(&format!("link:{purpose}"), &id.to_string());
        format!("{id}{}", hex::encode(&tag[..16]))
    }

    /// The row that a link's token stands for, if the token is one of ours.
    pub fn read_link_token(&self, purpose: &str, token: &str) -> Option<Id> {
        let id = token.get(..32)?.parse().ok()?;
        is_same(self.link_token(purpose, id).as_bytes(), token.as_bytes()).then_some(id)
    }

    /// The six digits that stand for the stored row `id`, such as a signing code.
    pub fn one_time_code(&self, purpose: &str, id: Id) -> String {
        let tag = self.digest(&format!("code:{purpose}"), &id.to_string());
        let number = tag[..8].iter().fold(0u64, |sum, byte| (sum << 8) | u64::from(*byte));
        format!("{:06}", number % 1_000_000)
    }

    /// Sixteen hexadecimal digits that tell whether two nodes hold the same secret, and nothing
    /// else about it.
    pub fn fingerprint(&self) -> String {
        hex::encode(&self.derive("fingerprint")[..8])
    }

    /// Seals a field (bank account, second factor) for storage: XChaCha20-Poly1305 under a random
    /// nonce. `place` names the row and column it belongs to and must be given again to open it,
    /// so that a sealed value copied into another row does not open.
    pub fn seal(&self, place: &str, plain: &[u8]) -> Vec<u8> {
        let nonce = random_bytes::<NONCE_BYTES>();
        let payload = Payload { msg: plain, aad: place.as_bytes() };
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), payload)
            .expect("XChaCha20-Poly1305 refuses only texts beyond 256 GiB");
        let mut out = Vec::with_capacity(1 + NONCE_BYTES + sealed.len());
        out.push(SEAL_VERSION);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        out
    }

    /// Opens what [`Secrets::seal`] sealed for the same place.
    ///
    /// # Errors
    /// [`SealBroken`] for another place, another secret or changed bytes.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, SealBroken> {
        let (version, rest) = sealed.split_first().ok_or(SealBroken)?;
        let (nonce, body) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(SealBroken)?;
        if *version != SEAL_VERSION {
            return Err(SealBroken);
        }
        let payload = Payload { msg: body, aad: place.as_bytes() };
        self.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| SealBroken)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive("sealed fields").into())
    }

    fn derive(&self, label: &str) -> [u8; 32] {
        let mut mac = keyed(&self.root);
        mac.update(b"kafo/1/");
        mac.update(label.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secrets(***)")
    }
}

/// Random bytes of the operating system, for salts, tokens and codes.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes).expect("the operating system gives random bytes once it has started");
    bytes
}

/// A random text of 43 letters, digits, `-` and `_` (256 bits), for links and session ids.
pub fn random_token() -> String {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(random_bytes::<32>())
}

/// A one-time code of six decimal digits, each of the million equally likely.
pub fn random_code() -> String {
    const CODES: u32 = 1_000_000;
    // Values of the last, incomplete million would favour small codes: draw again.
    const FAIR: u32 = u32::MAX - u32::MAX % CODES;
    loop {
        let drawn = u32::from_le_bytes(random_bytes());
        if drawn < FAIR {
            return format!("{:06}", drawn % CODES);
        }
    }
}

/// Whether two byte strings are equal, in a time that does not tell where they differ.
pub fn is_same(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    <Hmac<Sha256> as Mac>::new_from_slice(key).expect("HMAC takes keys of any length")
}

fn refuse(path: &Path, write: &str) -> ConfigError {
    let key = "KAFO_SECRET_FILE";
    ConfigError::new(key, format!("{key} is \"{}\": write {write}.", path.display()))
}

#[cfg(test)]
mod tests;
