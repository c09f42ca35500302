//! The parameters of a handler, taken in their order.

use std::future::Future;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::access::{Access, Guard};

/// The parameters of a handler, the guard first.
pub trait FirstGuard: Sized {
    /// Who passes.
    const ACCESS: Access;

    /// Takes the parameters one after the other, so that the guard has decided before anything of the
    /// request is read: somebody who may not call learns nothing about path, form or file.
    fn take(request: &HttpRequest, payload: &mut Payload) -> impl Future<Output = Result<Self, actix_web::Error>>;
}

macro_rules! first_guard {
    ($($rest:ident)*) => {
        impl<G: Guard, $($rest: FromRequest),*> FirstGuard for (G, $($rest,)*) {
            const ACCESS: Access = G::ACCESS;

            async fn take(request: &HttpRequest, payload: &mut Payload) -> Result<Self, actix_web::Error> {
                Ok((
                    G::from_request(request, payload).await.map_err(Into::into)?,
                    $($rest::from_request(request, payload).await.map_err(Into::into)?,)*
                ))
            }
        }
    };
}
first_guard!();
first_guard!(A);
first_guard!(A B);
first_guard!(A B C);
first_guard!(A B C D);
