//! The portal's signature under what a file was made from.
//!
//! # Why a key of its own (November 2026)
//! The authority of [`signing`](crate::adapters::signing) makes a certificate for each signature on a document of two
//! parties, and its key lies in the store. A file that goes out and comes back needs neither: the key follows from the
//! installation's secret, every node has it without asking, and the words before the message keep a signature from ever
//! being taken for one of another kind.

use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use sha2::{Digest, Sha256};

use crate::adapters::secrets::Secrets;

/// Stands before every signed text.
const CONTEXT: &[u8] = b"kafo bid file, base, 1\0";

/// Signs what files are made from, and knows its own signatures again.
pub struct Seal {
    key: Ed25519KeyPair,
}

impl Seal {
    /// The seal of this installation.
    pub fn of(secrets: &Secrets) -> Seal {
        let key = Ed25519KeyPair::from_seed_unchecked(&secrets.bid_file_seed());
        Seal { key: key.expect("32 bytes are always a seed") }
    }

    /// A name for the key: sixteen hexadecimal digits.
    pub fn name(&self) -> String {
        hex::encode(&Sha256::digest(self.key.public_key().as_ref())[..8])
    }

    /// The signature under a text, in hexadecimal.
    pub(super) fn sign(&self, text: &str) -> String {
        hex::encode(self.key.sign(&message(text)).as_ref())
    }

    /// Whether this is the signature under the text.
    pub(super) fn knows(&self, text: &str, signature: &str) -> bool {
        let Ok(signature) = hex::decode(signature) else { return false };
        UnparsedPublicKey::new(&ED25519, self.key.public_key()).verify(&message(text), &signature).is_ok()
    }
}

fn message(text: &str) -> Vec<u8> {
    [CONTEXT, text.as_bytes()].concat()
}
