//! What every row type can do: be found, inserted, saved and sealed. One way for all tables.

/// Why a row was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody saved it since it was loaded.
    #[error("changed by somebody else in the meantime")]
    Stale,
    /// The database refused or failed.
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

/// Gives a row type its `find`, `insert`, `save` and its place in the audit log's seals.
///
/// - `plain`: may be saved again.
/// - `versioned`: has a `version` that each save moves on; a save on an old one is refused.
/// - `append_only`: is never saved again; the database refuses it too.
/// - `unsealed`: short-lived, not covered by the audit log.
macro_rules! row_of {
    ($row:ident, $table:ident, append_only) => {
        $crate::db::row::row_of!(@read $row, $table);
        $crate::db::row::row_of!(@seal $row, $table);
    };
    ($row:ident, $table:ident, plain) => {
        $crate::db::row::row_of!(@read $row, $table);
        $crate::db::row::row_of!(@seal $row, $table);
        $crate::db::row::row_of!(@save $row, $table);
    };
    ($row:ident, $table:ident, unsealed) => {
        $crate::db::row::row_of!(@read $row, $table);
        $crate::db::row::row_of!(@save $row, $table);
    };
    ($row:ident, $table:ident, versioned) => {
        $crate::db::row::row_of!(@read $row, $table);
        $crate::db::row::row_of!(@seal $row, $table);
        impl $row {
            /// Saves every column and moves the version on.
            ///
            /// # Errors
            /// `Stale` when somebody saved it since it was loaded.
            pub fn save(&mut self, db: &mut $crate::db::Db) -> Result<(), $crate::db::row::SaveError> {
                let loaded = self.version;
                self.version += 1;
                let rows = diesel::update($table::table.filter($table::id.eq(self.id)).filter($table::version.eq(loaded)))
                    .set(&*self)
                    .execute(db)?;
                if rows == 1 { Ok(()) } else { Err($crate::db::row::SaveError::Stale) }
            }

            /// Checks that the actor saw this version.
            ///
            /// # Errors
            /// `Stale` when they saw an older one.
            pub fn expect_version(&self, seen: i32) -> Result<(), $crate::db::row::SaveError> {
                if self.version == seen { Ok(()) } else { Err($crate::db::row::SaveError::Stale) }
            }
        }
    };
    (@read $row:ident, $table:ident) => {
        impl $row {
            /// The row, if there is one. Says nothing about who may see it.
            ///
            /// # Errors
            /// The database's.
            pub fn find(db: &mut $crate::db::Db, id: $crate::domain::id::Id) -> diesel::QueryResult<Option<Self>> {
                $table::table.filter($table::id.eq(id)).first(db).optional()
            }

            /// The row, locked until the transaction ends. For rows that a service changes.
            ///
            /// # Errors
            /// The database's.
            pub fn find_locked(db: &mut $crate::db::Db, id: $crate::domain::id::Id) -> diesel::QueryResult<Option<Self>> {
                $crate::db::ext::lock_row($table::table.filter($table::id.eq(id))).get_result(db).optional()
            }

            /// Inserts the row as it is.
            ///
            /// # Errors
            /// The database's, also when a rule held there refuses it.
            pub fn insert(&self, db: &mut $crate::db::Db) -> diesel::QueryResult<()> {
                diesel::insert_into($table::table).values(self).execute(db).map(|_| ())
            }
        }
    };
    (@save $row:ident, $table:ident) => {
        impl $row {
            /// Saves every column.
            ///
            /// # Errors
            /// The database's, also when a rule held there refuses it.
            pub fn save(&self, db: &mut $crate::db::Db) -> diesel::QueryResult<()> {
                diesel::update($table::table.filter($table::id.eq(self.id))).set(self).execute(db).map(|_| ())
            }
        }
    };
    (@seal $row:ident, $table:ident) => {
        impl $crate::db::audit_log::SealedRow for $row {
            const TABLE: &'static str = stringify!($table);
            fn row_id(&self) -> $crate::domain::id::Id {
                self.id
            }
        }
    };
}
pub(crate) use row_of;
