//! The guards of pages: anybody, somebody with an account, staff, members, or whoever holds a permission.

use std::future::Future;
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::access::{Access, Guard, Needs};
use super::admit::admit;
use super::caller::Caller;
use crate::web::error::WebError;

macro_rules! guard_type {
    ($(#[$meta:meta])* $name:ident, $access:expr) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $name(pub Caller);

        impl Deref for $name {
            type Target = Caller;
            fn deref(&self) -> &Caller {
                &self.0
            }
        }
        impl Guard for $name {
            const ACCESS: Access = $access;
        }
        impl FromRequest for $name {
            type Error = WebError;
            type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;
            fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
                let caller = admit(request, payload, $access);
                Box::pin(async move { caller.await.map($name) })
            }
        }
    };
}
guard_type!(
    /// Everybody, signed in or not.
    Visitor,
    Access::Public
);
guard_type!(
    /// Somebody with an account.
    SignedIn,
    Access::SignedIn
);
guard_type!(
    /// Somebody who works for the programme.
    Staff,
    Access::Staff
);
guard_type!(
    /// A member of some partner.
    Member,
    Access::Member
);

/// Somebody who holds a permission: `May<CallPublish>`.
pub struct May<N: Needs>(Caller, PhantomData<N>);

impl<N: Needs> Deref for May<N> {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.0
    }
}
impl<N: Needs + 'static> Guard for May<N> {
    const ACCESS: Access = Access::May(N::PERMISSION);
}
impl<N: Needs + 'static> FromRequest for May<N> {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = admit(request, payload, Self::ACCESS);
        Box::pin(async move { caller.await.map(|caller| May(caller, PhantomData)) })
    }
}
