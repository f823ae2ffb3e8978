//! `wasi:http`: every request passes the task's host patterns, first by what its URL says, then by
//! the address its name resolves to; that very address is dialled. Redirects are requests of the guest.

mod address;
mod body;
mod journal;
mod pattern;
mod send;
mod tls;

use std::sync::Arc;

use tokio::sync::Semaphore;
use wasmtime::component::Linker;
use wasmtime_wasi_http::p2::bindings::http;
use wasmtime_wasi_http::p2::bindings::http::types::ErrorCode;
use wasmtime_wasi_http::{Error, RequestOptions, WasiBody, WasiHttp, WasiHttpHooks, WasiHttpView};

use super::Capability;
use crate::artifact::Task;
use crate::state::State;
pub(crate) use journal::Journal;
use send::Sent;

/// Requests that one attempt may have in the air; further ones wait. Each holds a connection and
/// its buffers.
const MAX_CONCURRENT: usize = 64;

pub(super) struct HostsCapability;

impl Capability for HostsCapability {
    fn link(&self, linker: &mut Linker<State>) -> wasmtime::Result<()> {
        let options = http::types::LinkOptions::default();
        http::outgoing_handler::add_to_linker::<State, WasiHttp>(linker, State::http)?;
        http::types::add_to_linker::<State, WasiHttp>(linker, &options, State::http)
    }
}

/// The gate of one attempt.
pub(crate) struct Hosts {
    task: Arc<Task>,
    journal: Journal,
    /// Made with the first request.
    slots: Option<Arc<Semaphore>>,
}

impl Hosts {
    pub(crate) fn new(task: Arc<Task>, journal: Journal) -> Self {
        Self {
            task,
            journal,
            slots: None,
        }
    }
}

impl WasiHttpHooks for Hosts {
    fn send_request(
        &mut self,
        request: ::http::Request<WasiBody>,
        options: Option<RequestOptions>,
        _body: Box<dyn Future<Output = Result<(), Error>> + Send>,
    ) -> Box<dyn Future<Output = Result<Sent, Error>> + Send> {
        let recorded = self.journal.request(request.method(), request.uri());
        let target = match send::target(&request) {
            Ok(target) => target,
            Err(error) => return Box::new(async { Err(error) }),
        };
        if !pattern::permits(&self.task.policy.hosts, &target) {
            recorded.deny(request.uri().host().unwrap_or_default());
            return Box::new(async { Err(Error::HttpRequestDenied) });
        }
        let slots = self
            .slots
            .get_or_insert_with(|| Arc::new(Semaphore::new(MAX_CONCURRENT)));
        Box::new(send::send(send::Send {
            request,
            options: options.unwrap_or_default(),
            target,
            task: self.task.clone(),
            slots: slots.clone(),
            recorded,
        }))
    }

    fn p2_error_from_tls(&mut self, error: &std::io::Error) -> ErrorCode {
        if tls::is_about_the_certificate(error) {
            ErrorCode::TlsCertificateError
        } else {
            ErrorCode::TlsProtocolError
        }
    }
}
