//! What the secrets promise.

use super::*;

#[test]
fn a_link_stands_for_its_row_and_for_nothing_else() {
    let secrets = Secrets::from_bytes(vec![7; 64]);
    let id = Id(uuid::Uuid::from_u128(42));
    let token = secrets.link_token("reset", id);
    assert_eq!(secrets.read_link_token("reset", &token), Some(id));
    assert_eq!(secrets.read_link_token("invitation", &token), None);
    assert_eq!(secrets.read_link_token("reset", &token.replace('a', "b")), None);
    assert_eq!(secrets.read_link_token("reset", "é"), None);
    assert_eq!(secrets.one_time_code("sign", id).len(), 6);
}

struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kafo-secrets-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

fn secrets() -> Secrets {
    Secrets::from_bytes([42; 64])
}

#[test]
fn the_secret_file_is_created_once_and_read_afterwards() {
    let folder = Folder::new("created");
    let path = folder.0.join("secret.key");
    let first = Secrets::load_or_create(&path).unwrap();
    let second = Secrets::load_or_create(&path).unwrap();
    assert_eq!(first.fingerprint(), second.fingerprint());
    assert_eq!(std::fs::read(&path).unwrap().len(), 64);
    assert_eq!(std::fs::read_dir(&folder.0).unwrap().count(), 1, "no draft is left");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn processes_that_start_together_agree_on_one_secret() {
    let folder = Folder::new("together");
    let path = folder.0.join("secret.key");
    let prints: Vec<String> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..8).map(|_| scope.spawn(|| Secrets::load_or_create(&path))).collect();
        starts.into_iter().map(|start| start.join().unwrap().unwrap().fingerprint()).collect()
    });
    assert!(prints.iter().all(|print| *print == prints[0]), "{prints:?}");
}

#[cfg(unix)]
#[test]
fn a_secret_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("open");
    let path = folder.0.join("secret.key");
    Secrets::load_or_create(&path).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    let refused = Secrets::load_or_create(&path).unwrap_err();
    assert_eq!(refused.key(), "KAFO_SECRET_FILE");
    assert!(refused.to_string().ends_with("run chmod 600 on this one."), "{refused}");
}

#[cfg(unix)]
#[test]
fn a_short_secret_and_an_unwritable_place_are_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("short");
    let path = folder.0.join("secret.key");
    std::fs::write(&path, b"too short").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    let refused = Secrets::load_or_create(&path).unwrap_err().to_string();
    assert!(refused.ends_with("write a file of at least 32 random bytes."), "{refused}");
    let refused = Secrets::load_or_create(&folder.0.join("absent/secret.key")).unwrap_err();
    assert!(refused.to_string().contains("a place this account may write to"), "{refused}");
}

#[test]
fn each_use_has_its_own_key() {
    let secrets = secrets();
    let session = secrets.session_key();
    assert_ne!(session[..32], session[32..]);
    assert_ne!(session[..32], secrets.token_key());
    assert_ne!(secrets.fingerprint(), hex::encode(&secrets.token_key()[..8]));
    assert_ne!(secrets.digest("reset link", "abc"), secrets.digest("signature code", "abc"));
    assert_ne!(secrets.digest("a", "bc"), secrets.digest("ab", "c"));
    assert_eq!(secrets.digest("a", "bc"), secrets.digest("a", "bc"));
}

#[test]
fn a_link_opens_one_door_of_one_installation() {
    let id = Id(uuid::Uuid::from_u128(7));
    let link = secrets().link_token("reset", id);
    assert_eq!(link, secrets().link_token("reset", id), "the same at every attempt");
    assert_eq!(secrets().read_link_token("reset", &link), Some(id));
    assert_eq!(secrets().read_link_token("confirm", &link), None);
    assert_eq!(Secrets::from_bytes([43; 64]).read_link_token("reset", &link), None);
    let other = secrets().link_token("reset", Id(uuid::Uuid::from_u128(8)));
    let mixed = format!("{}{}", &link[..32], &other[32..]);
    for wrong in ["", "x", &link[..63], &link[..32], &mixed, &link.to_uppercase(), &"é".repeat(32)] {
        assert_eq!(secrets().read_link_token("reset", wrong), None, "{wrong}");
    }
}

#[test]
fn derived_keys_stay_the_same_from_one_version_to_the_next() {
    // Sealed rows and signed tokens outlive an upgrade: these values must never change.
    assert_eq!(secrets().fingerprint(), "557a11f1c78b35a1");
    // Computed by an independent implementation of the same construction.
    let sealed = "01000102030405060708090a0b0c0d0e0f101112131415161753a246d2093df87614a0afe8ab6bf3bbcaccf6a6";
    let sealed = hex::decode(sealed).unwrap();
    assert_eq!(secrets().open("bank_accounts/1/iban", &sealed).unwrap(), b"ML13");
}

#[test]
fn a_sealed_field_opens_only_in_its_place_and_unchanged() {
    let secrets = secrets();
    let sealed = secrets.seal("bank_accounts/1/iban", b"ML13 0000 1111");
    assert!(!sealed.windows(4).any(|part| part == b"ML13"));
    assert_eq!(secrets.open("bank_accounts/1/iban", &sealed).unwrap(), b"ML13 0000 1111");
    assert_ne!(sealed, secrets.seal("bank_accounts/1/iban", b"ML13 0000 1111"), "nonces differ");
    assert_eq!(secrets.open("bank_accounts/2/iban", &sealed), Err(SealBroken));
    let other = Secrets::from_bytes([43; 64]);
    assert_eq!(other.open("bank_accounts/1/iban", &sealed), Err(SealBroken));
    for place in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[place] ^= 1;
        assert_eq!(secrets.open("bank_accounts/1/iban", &changed), Err(SealBroken));
    }
    for length in 0..sealed.len() {
        assert_eq!(secrets.open("bank_accounts/1/iban", &sealed[..length]), Err(SealBroken));
    }
}

#[test]
fn debug_output_shows_nothing() {
    assert_eq!(format!("{:?}", secrets()), "Secrets(***)");
}

#[test]
fn codes_have_six_digits_and_tokens_do_not_repeat() {
    for _ in 0..200 {
        let code = random_code();
        assert!(code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    }
    assert_eq!(random_token().len(), 43);
    assert_ne!(random_token(), random_token());
}

#[test]
fn comparison_tells_equal_from_different() {
    assert!(is_same(b"abc", b"abc"));
    assert!(!is_same(b"abc", b"abd"));
    assert!(!is_same(b"abc", b"abcd"));
}
