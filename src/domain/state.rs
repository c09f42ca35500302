//! What every noun shares: instants, enumerations stored as text, refused transitions, and
//! conditions that are not met.

use std::ops::{Add, Deref, Sub};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// An instant in UTC, kept to the microsecond (what both databases keep). Reads like the
/// `DateTime<Utc>` inside; made with `Instant::from`, which cuts to the microsecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// The chrono value.
    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }
}

impl From<DateTime<Utc>> for Instant {
    fn from(at: DateTime<Utc>) -> Self {
        Instant(at.trunc_subsecs(6))
    }
}

impl Deref for Instant {
    type Target = DateTime<Utc>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Add<TimeDelta> for Instant {
    type Output = Instant;
    fn add(self, delta: TimeDelta) -> Instant {
        Instant::from(self.0 + delta)
    }
}

impl Sub<TimeDelta> for Instant {
    type Output = Instant;
    fn sub(self, delta: TimeDelta) -> Instant {
        Instant::from(self.0 - delta)
    }
}

impl Sub for Instant {
    type Output = TimeDelta;
    fn sub(self, other: Instant) -> TimeDelta {
        self.0 - other.0
    }
}

impl<'de> serde::Deserialize<'de> for Instant {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        DateTime::<Utc>::deserialize(deserializer).map(Instant::from)
    }
}

/// Declares an enumeration whose values are stored and exchanged as fixed texts.
///
/// Gives `ALL`, `as_str`, `Display`, `FromStr`, and serde as that text.
macro_rules! text_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $(#[doc = concat!("`", $text, "`.")] $(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The text under which the value is stored and exchanged.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::domain::state::UnknownText;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text).ok_or_else(|| {
                    $crate::domain::state::UnknownText { kind: stringify!($name), text: text.to_owned() }
                })
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <::std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(::serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use text_enum;

/// Gives a state enumeration the two lists that follow from its `after(action)`: the buttons of a
/// page and the rows of the printed diagram.
macro_rules! state_lists {
    ($state:ident, $action:ident) => {
        impl $state {
            /// The actions possible in this state, in order of declaration: the buttons of a page.
            pub fn actions(self) -> Vec<$action> {
                $action::ALL.iter().copied().filter(|action| self.after(*action).is_ok()).collect()
            }

            /// Every row of the table: from, action, to.
            pub fn transitions() -> Vec<($state, $action, $state)> {
                let mut rows = Vec::new();
                for from in $state::ALL {
                    for action in $action::ALL {
                        if let Ok(to) = from.after(*action) {
                            rows.push((*from, *action, to));
                        }
                    }
                }
                rows
            }
        }
    };
}
pub(crate) use state_lists;

/// The rows of a table as text, one a line, for snapshots.
#[cfg(test)]
pub(crate) fn diagram<S: std::fmt::Display, A: std::fmt::Display>(rows: Vec<(S, A, S)>) -> String {
    let lines: Vec<String> = rows.iter().map(|(from, action, to)| format!("{from} + {action} -> {to}")).collect();
    lines.join("\n")
}

/// A text that names no value of the enumeration: a load error, never a default.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no {kind}")]
pub struct UnknownText {
    /// The enumeration's name.
    pub kind: &'static str,
    /// What was read.
    pub text: String,
}

/// An action that the present state does not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{action} is not possible while {noun} is {state}")]
pub struct WrongState {
    /// The noun in the singular, as in file names: `proposal`.
    pub noun: &'static str,
    /// The state found, as stored.
    pub state: &'static str,
    /// The action asked for, as stored in the audit log.
    pub action: &'static str,
}

/// One condition that is not met. Rules return all of them at once.
///
/// `code` is stable: tests and the JSON API name it, and `unmet-{code}` is its sentence in the
/// locales, which may use `args`. `field` links the message to the form field it concerns.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Unmet {
    /// Stable code in kebab-case.
    pub code: &'static str,
    /// The form field that the message belongs to, if there is one.
    pub field: Option<String>,
    /// Values for the sentence. Money is given as `{minor}:{currency}` under a key ending in
    /// `_money`, basis points under a key ending in `_bp`; the web room formats both.
    pub args: Vec<(&'static str, String)>,
}

impl Unmet {
    /// A condition that needs no values.
    pub fn new(code: &'static str) -> Self {
        Unmet { code, field: None, args: Vec::new() }
    }

    /// The same, tied to a form field.
    pub fn on(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The same, with one more value for its sentence.
    pub fn with(mut self, key: &'static str, value: impl ToString) -> Self {
        self.args.push((key, value.to_string()));
        self
    }
}

/// `Ok` when nothing is unmet.
///
/// # Errors
/// Every unmet condition.
pub fn all_met(unmet: Vec<Unmet>) -> Result<(), Vec<Unmet>> {
    if unmet.is_empty() { Ok(()) } else { Err(unmet) }
}
