//! Requests at build time are denied.

use http::{Request, Response};
use wasmtime_wasi_http::{Error, RequestOptions, WasiBody, WasiHttpHooks};

/// Denies every request.
pub struct NoNetwork;

/// What may still go wrong with a request or a response after it was handed over.
type Transmission = Box<dyn Future<Output = Result<(), Error>> + Send>;

impl WasiHttpHooks for NoNetwork {
    fn send_request(
        &mut self,
        _: Request<WasiBody>,
        _: Option<RequestOptions>,
        _: Transmission,
    ) -> Box<dyn Future<Output = Result<(Response<WasiBody>, Transmission), Error>> + Send> {
        Box::new(async { Err(Error::HttpRequestDenied) })
    }
}
