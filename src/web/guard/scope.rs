//! The scopes of API tokens as types: a handler names the one it needs.

use super::NeedsScope;
use crate::domain::account::ApiScope;

macro_rules! scopes {
    ($($name:ident),+ $(,)?) => {$(
        #[doc = concat!("Needs [`ApiScope::", stringify!($name), "`].")]
        #[derive(Debug, Clone, Copy)]
        pub struct $name;
        impl NeedsScope for $name {
            const SCOPE: ApiScope = ApiScope::$name;
        }
    )+};
}
scopes!(ProposalsRead, PaymentsRead, ReportsRead);
