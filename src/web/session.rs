//! Sessions: the cookie holds a random key, the database holds the rest. Every node sees the same
//! sessions, and each can be ended from the account page.

use std::collections::HashMap;

use actix_session::Session;
use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_web::cookie::time::Duration;
use actix_web::web;
use chrono::TimeDelta;
use sha2::{Digest, Sha256};

use crate::adapters::clock::Clock;
use crate::adapters::secrets;
use crate::db::pool::Pool;
use crate::db::sessions::{self, SessionRow};
use crate::db::types::Doc;
use crate::domain::id::Id;
use crate::domain::state::Instant;
use crate::services::Refusal;

const USER: &str = "user";
const CSRF: &str = "csrf";
const FLASH: &str = "flash";
/// Whose session it was before it ended by time; only their text may be given back to them.
pub const FORMER_USER: &str = "former_user";

/// How long a session lasts without use.
pub const IDLE: TimeDelta = TimeDelta::hours(12);
/// A session's last use is written at most this often.
const TOUCH: TimeDelta = TimeDelta::minutes(5);

/// Who signed in, if anybody.
pub fn user(session: &Session) -> Option<Id> {
    session.get::<Id>(USER).ok().flatten()
}

/// Begins the signed-in session of `user` under a new key, and with a new token.
pub fn sign_in(session: &Session, user: Id, user_agent: &str, ip: &str) {
    session.renew();
    session.remove(FORMER_USER);
    put(session, USER, &user);
    put(session, CSRF, &secrets::random_token());
    put(session, "agent", &user_agent);
    put(session, "ip", &ip);
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

/// Leaves a message (a key of the locales) for the next page.
pub fn set_flash(session: &Session, key: &str) {
    put(session, FLASH, &key);
}

/// Takes the message left for this page.
pub fn take_flash(session: &Session) -> Option<String> {
    session.remove_as::<String>(FLASH).and_then(Result::ok)
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

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(Pool) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, anyhow::Error> {
        let pool = self.pool.clone();
        Ok(web::block(move || work(pool)).await??)
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
        self.run(move |pool| pool.write(move |db| Ok(sessions::insert(db, &row)?))).await?;
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
        let row = self
            .run({
                let hash = hash.clone();
                move |pool| pool.read(|db| Ok(sessions::find(db, &hash)?))
            })
            .await
            .map_err(LoadError::Other)?;
        let Some(row) = row else { return Ok(None) };
        if row.expires_at <= now {
            // The text that somebody just posted is kept for them, and for nobody else.
            let former = row.user_id.and_then(|user| serde_json::to_string(&user).ok());
            return Ok(former.map(|user| HashMap::from([(FORMER_USER.to_owned(), user)])));
        }
        if now - row.seen_at > TOUCH {
            self.run(move |pool| pool.write(move |db| Ok(sessions::touch(db, &hash, now, now + IDLE)?)))
                .await
                .map_err(LoadError::Other)?;
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
            .run(move |pool| {
                pool.write(move |db| Ok(sessions::update(db, &hash, user, Doc(document), now, now + IDLE)?))
            })
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
        self.run(move |pool| pool.write(move |db| Ok(sessions::delete(db, &hash)?))).await
    }
}

fn without_user(mut state: HashMap<String, String>) -> HashMap<String, String> {
    state.remove(USER);
    state
}
