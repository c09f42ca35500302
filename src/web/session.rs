//! Sessions: the cookie holds a random key, the database holds the rest. Every node sees the same
//! sessions, and each can be ended from the account page.

use std::cell::Cell;
use std::collections::HashMap;
use std::future::Future;

use actix_session::Session;
use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_web::cookie::time::Duration;
use actix_web::web;
use chrono::TimeDelta;
use sha2::{Digest, Sha256};

use crate::adapters::clock::Clock;
use crate::adapters::secrets;
use crate::db::Db;
use crate::db::pool::Pool;
use crate::db::sessions::{self, SessionRow};
use crate::db::types::Doc;
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::state::Instant;
use crate::services::Refusal;
use crate::web::write::write;

const USER: &str = "user";
const CSRF: &str = "csrf";
const FLASH: &str = "flash";
const SESSION_ID: &str = "sid";
const CODE_WANTED: &str = "code_wanted";
/// Whose session it was before it ended by time; only their text may be given back to them.
pub const FORMER_USER: &str = "former_user";

/// How long a session lasts without use.
pub const IDLE: TimeDelta = TimeDelta::hours(12);
/// A session's last use is written at most this often.
const TOUCH: TimeDelta = TimeDelta::minutes(5);
/// How long somebody whose password was right may look for their one-time code.
const CODE_TIME: TimeDelta = TimeDelta::minutes(10);

/// Who signed in, if anybody.
pub fn user(session: &Session) -> Option<Id> {
    session.get::<Id>(USER).ok().flatten()
}

/// Begins the signed-in session of `user` under a new key, and with a new token.
pub fn sign_in(session: &Session, user: Id, user_agent: &str, ip: &str) {
    session.renew();
    session.remove(FORMER_USER);
    session.remove(CODE_WANTED);
    put(session, USER, &user);
    put(session, SESSION_ID, &secrets::random_token());
    put(session, CSRF, &secrets::random_token());
    put(session, "agent", &user_agent);
    put(session, "ip", &ip);
}

/// Continues the signed-in session under a new key: after a change of what guards the account.
pub fn renew(session: &Session) {
    session.renew();
    put(session, CSRF, &secrets::random_token());
}

/// Ends the session and everything in it.
pub fn sign_out(session: &Session) {
    session.purge();
}

/// Notes that the password of `user` was right and that a one-time code is still wanted.
pub fn want_code(session: &Session, user: Id, now: Instant) {
    put(session, CODE_WANTED, &(user, now));
}

/// Whose one-time code is wanted, unless they took too long.
pub fn code_wanted(session: &Session, now: Instant) -> Option<Id> {
    let (user, since) = session.get::<(Id, Instant)>(CODE_WANTED).ok().flatten()?;
    (now - since < CODE_TIME).then_some(user)
}

/// Whether a stored session is the one of this request. Its key is in the cookie alone.
pub fn is_same(session: &Session, row: &SessionRow) -> bool {
    let here = session.get::<String>(SESSION_ID).ok().flatten();
    here.is_some() && here == stored(row, SESSION_ID)
}

/// The browser and the network address of a stored session, as they were at sign-in.
pub fn device_of(row: &SessionRow) -> (String, String) {
    (stored(row, "agent").unwrap_or_default(), stored(row, "ip").unwrap_or_default())
}

/// A text in a stored session: its values are JSON in texts.
fn stored(row: &SessionRow, key: &str) -> Option<String> {
    serde_json::from_str(row.state.0.get(key)?.as_str()?).ok()
}

/// Forgets who signed in (the account is gone).
pub fn forget_user(session: &Session) {
    session.remove(USER);
}

/// The session's token against cross-site posting, if it has one.
pub fn csrf(session: &Session) -> Option<String> {
    session.get(CSRF).ok().flatten()
}

/// The session's token, made when it has none.
pub fn csrf_or_new(session: &Session) -> String {
    csrf(session).unwrap_or_else(|| {
        let token = secrets::random_token();
        put(session, CSRF, &token);
        token
    })
}

/// Leaves a message (a key of the locales) for the next page: something was done.
pub fn set_flash(session: &Session, key: &str) {
    put(session, FLASH, &("success", key));
}

/// Leaves a message that tells of no success: something to know.
pub fn set_notice(session: &Session, key: &str) {
    put(session, FLASH, &("info", key));
}

/// Takes the message left for this page, with its kind (`success` or `info`).
pub fn take_flash(session: &Session) -> Option<(String, String)> {
    // Looked at first: a removal counts as a change, and each change is a write, also when nothing was there.
    session.get::<(String, String)>(FLASH).ok().flatten().inspect(|_| {
        session.remove(FLASH);
    })
}

/// Stores a value. Serialising plain texts cannot fail.
pub fn put(session: &Session, key: &str, value: &impl serde::Serialize) {
    if let Err(error) = session.insert(key, value) {
        tracing::error!(%error, key, "a session value was not kept");
    }
}

/// Under which name the database knows a session: the key itself is only in the cookie.
pub fn key_hash(key: &str) -> String {
    hex::encode(Sha256::digest(key.as_bytes()))
}

tokio::task_local! {
    /// Whose account was found with the session of this request, and what they may do; none for an account that is gone.
    static FOUND: Cell<Option<(Id, Option<Actor>)>>;
}

/// Answers a request with a place where the session's account is kept, once it was read.
pub async fn with_account<T>(work: impl Future<Output = T>) -> T {
    FOUND.scope(Cell::new(None), work).await
}

/// The account that was read with the session of this request: `None` when none was, or it is another one. Can be taken
/// once.
///
/// # Why beside the session
/// 2026-11. Every page of somebody signed in asks for both. Read together they take one way to a thread of the database
/// and back instead of two, a twentieth of a page.
pub fn take_account(user: Id) -> Option<Option<Actor>> {
    let found = FOUND.try_with(Cell::take).ok().flatten()?;
    (found.0 == user).then_some(found.1)
}

/// The session store in our database.
#[derive(Clone)]
pub struct DbSessions {
    pool: Pool,
    clock: Clock,
}

impl DbSessions {
    /// Sessions of this database.
    pub fn new(pool: Pool, clock: Clock) -> Self {
        DbSessions { pool, clock }
    }

    fn now(&self) -> Instant {
        self.clock.now().into()
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, anyhow::Error> {
        Ok(write(&self.pool, work).await?)
    }

    async fn insert(&self, state: HashMap<String, String>) -> Result<SessionKey, anyhow::Error> {
        let key = secrets::random_token();
        let now = self.now();
        let row = SessionRow {
            key_hash: key_hash(&key),
            user_id: user_of(&state),
            state: Doc(serde_json::to_value(&state)?),
            created_at: now,
            seen_at: now,
            expires_at: now + IDLE,
        };
        self.write(move |db| Ok(sessions::insert(db, &row)?)).await?;
        SessionKey::try_from(key).map_err(|error| anyhow::anyhow!("session key: {error}"))
    }
}

fn user_of(state: &HashMap<String, String>) -> Option<Id> {
    serde_json::from_str(state.get(USER)?).ok()
}

impl SessionStore for DbSessions {
    async fn load(&self, key: &SessionKey) -> Result<Option<HashMap<String, String>>, LoadError> {
        let hash = key_hash(key.as_ref());
        let now = self.now();
        let (pool, wanted) = (self.pool.clone(), hash.clone());
        let read =
            web::block(move || pool.read(|db| Ok::<_, Refusal>(sessions::find_with_account(db, &wanted)?))).await;
        let row = read.map_err(anyhow::Error::from).and_then(|row| Ok(row?)).map_err(LoadError::Other)?;
        let Some((row, account)) = row else { return Ok(None) };
        if let Some(user) = row.user_id.filter(|_| row.expires_at > now) {
            // Outside a request nobody asks for it.
            let _ = FOUND.try_with(|found| found.set(Some((user, account))));
        }
        if row.expires_at <= now {
            // The text that somebody just posted is kept for them, and for nobody else.
            let former = row.user_id.and_then(|user| serde_json::to_string(&user).ok());
            return Ok(former.map(|user| HashMap::from([(FORMER_USER.to_owned(), user)])));
        }
        if now - row.seen_at > TOUCH {
            self.write(move |db| Ok(sessions::touch(db, &hash, now, now + IDLE)?)).await.map_err(LoadError::Other)?;
        }
        serde_json::from_value(row.state.0).map(Some).map_err(|error| LoadError::Deserialization(error.into()))
    }

    async fn save(&self, state: HashMap<String, String>, _ttl: &Duration) -> Result<SessionKey, SaveError> {
        self.insert(state).await.map_err(SaveError::Other)
    }

    async fn update(
        &self,
        key: SessionKey,
        state: HashMap<String, String>,
        _ttl: &Duration,
    ) -> Result<SessionKey, UpdateError> {
        let hash = key_hash(key.as_ref());
        let now = self.now();
        let user = user_of(&state);
        let document = serde_json::to_value(&state).map_err(|error| UpdateError::Serialization(error.into()))?;
        let updated = self
            .write(move |db| Ok(sessions::update(db, &hash, user, Doc(document), now, now + IDLE)?))
            .await
            .map_err(UpdateError::Other)?;
        // A session that was ended on another device must not come back with its old key.
        if updated { Ok(key) } else { self.insert(without_user(state)).await.map_err(UpdateError::Other) }
    }

    async fn update_ttl(&self, _key: &SessionKey, _ttl: &Duration) -> Result<(), anyhow::Error> {
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        let hash = key_hash(key.as_ref());
        self.write(move |db| Ok(sessions::delete(db, &hash)?)).await
    }
}

fn without_user(mut state: HashMap<String, String>) -> HashMap<String, String> {
    state.remove(USER);
    state
}
