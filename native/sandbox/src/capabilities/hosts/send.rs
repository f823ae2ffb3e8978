//! Sends one request that the patterns permit: resolve, check, dial what was checked, HTTP/1.1.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HOST, HeaderValue};
use http::{Method, Request, Response, Uri};
use http_body_util::BodyExt;
use hyper::client::conn::http1;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::timeout;
use wasmtime_wasi::runtime;
use wasmtime_wasi_http::io::TokioIo;
use wasmtime_wasi_http::{Error, RequestOptions, WasiBody};

use super::body::TimedBody;
use super::journal::Recorded;
use super::pattern::{Host, Target, permits_address};
use super::tls;
use crate::artifact::Task;
use crate::manifest::{HostPattern, Scheme};

/// For what the guest sets no limit; the call's own timeout ends it at the latest.
const NO_LIMIT: Duration = Duration::from_secs(600);

/// Unread bytes of a response that hyper holds; then the server has to wait.
const MAX_BUFFER: usize = 128 * 1024;

/// A response, and the work that keeps its connection going.
pub(super) type Sent = (
    Response<WasiBody>,
    Box<dyn Future<Output = Result<(), Error>> + std::marker::Send>,
);

/// A request and what it needs.
pub(super) struct Send {
    pub(super) request: Request<WasiBody>,
    pub(super) options: RequestOptions,
    pub(super) target: Target,
    pub(super) task: Arc<Task>,
    pub(super) slots: Arc<Semaphore>,
    pub(super) recorded: Recorded,
}

/// Where a request goes to.
pub(super) fn target<B>(request: &Request<B>) -> Result<Target, Error> {
    // A tunnel would lead to hosts that nobody checks.
    if request.method() == Method::CONNECT {
        return Err(Error::HttpRequestMethodInvalid);
    }
    let uri = request.uri();
    let (scheme, default_port) = match uri.scheme_str() {
        Some("http") => (Scheme::Http, 80),
        Some("https") => (Scheme::Https, 443),
        _ => return Err(Error::HttpProtocolError),
    };
    let host = uri.host().and_then(Host::parse);
    Ok(Target {
        scheme,
        host: host.ok_or(Error::HttpRequestUriInvalid)?,
        port: uri.port_u16().unwrap_or(default_port),
    })
}

pub(super) async fn send(send: Send) -> Result<Sent, Error> {
    let Send {
        mut request,
        options,
        target,
        task,
        slots,
        recorded,
    } = send;
    let slot = slots
        .acquire_owned()
        .await
        .map_err(|_| Error::ConnectionLimitReached)?;
    let connecting = async {
        let addresses = checked_addresses(&target, &task.policy.hosts, &recorded).await?;
        let stream = dial(&addresses).await?;
        let mut builder = http1::Builder::new();
        builder.max_buf_size(MAX_BUFFER);
        // The connection works in a task of its own, which ends when the guest lets go of the response.
        Ok::<_, Error>(match target.scheme {
            Scheme::Http => {
                let (sender, connection) = builder.handshake(TokioIo::new(stream)).await?;
                (sender, runtime::spawn(connection))
            }
            Scheme::Https => {
                let stream = tls::connect(stream, &target.host).await?;
                let (sender, connection) = builder.handshake(TokioIo::new(stream)).await?;
                (sender, runtime::spawn(connection))
            }
        })
    };
    let (mut sender, connection) = timeout(options.connect_timeout.unwrap_or(NO_LIMIT), connecting)
        .await
        .map_err(|_| Error::ConnectionTimeout)??;

    address_to_host(&mut request)?;
    let first_byte = options.first_byte_timeout.unwrap_or(NO_LIMIT);
    let response = timeout(first_byte, sender.send_request(request))
        .await
        .map_err(|_| Error::ConnectionReadTimeout)?
        .map_err(no_response)?;
    recorded.status(response.status().as_u16());

    let between = options.between_bytes_timeout.unwrap_or(NO_LIMIT);
    let response = response.map(|body| TimedBody::new(body, between).boxed_unsync());
    let work = async move {
        let result = connection.await;
        drop(slot);
        result.map_err(Error::from)
    };
    Ok((response, Box::new(work)))
}

/// A connection that ended before its response is no fault of the protocol: another attempt may help.
fn no_response(error: hyper::Error) -> Error {
    let source = std::error::Error::source(&error);
    let io = source.and_then(|source| source.downcast_ref::<io::Error>());
    if error.is_incomplete_message() || error.is_canceled() || io.is_some() {
        Error::ConnectionTerminated
    } else {
        error.into()
    }
}

/// The addresses that may be dialled. The name is resolved once, here.
async fn checked_addresses(
    target: &Target,
    patterns: &[HostPattern],
    recorded: &Recorded,
) -> Result<Vec<SocketAddr>, Error> {
    let found: Vec<SocketAddr> = match &target.host {
        Host::Address(address) => vec![SocketAddr::new(*address, target.port)],
        Host::Name(name) => tokio::net::lookup_host((name.as_str(), target.port))
            .await
            .map_err(|error| Error::DnsError {
                rcode: Some(error.to_string()),
                info_code: None,
            })?
            .collect(),
    };
    if found.is_empty() {
        return Err(Error::DestinationNotFound);
    }
    let permitted: Vec<SocketAddr> = found
        .iter()
        .copied()
        .filter(|address| permits_address(patterns, target, address.ip()))
        .collect();
    if permitted.is_empty() {
        if let Host::Name(name) = &target.host {
            recorded.deny(&format!("{name} ({})", found[0].ip()));
        }
        return Err(Error::HttpRequestDenied);
    }
    Ok(permitted)
}

/// The first address that answers.
async fn dial(addresses: &[SocketAddr]) -> Result<TcpStream, Error> {
    let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for address in addresses {
        match TcpStream::connect(address).await {
            Ok(stream) => {
                // Requests are small and answered: waiting to fill packets only delays them.
                let _ = stream.set_nodelay(true);
                return Ok(stream);
            }
            Err(error) => last = error,
        }
    }
    Err(Error::Connect(last))
}

/// The form that a server expects: path and query as the target, the host in its header, userinfo nowhere.
fn address_to_host<B>(request: &mut Request<B>) -> Result<(), Error> {
    let uri = request.uri();
    let host = uri.host().unwrap_or_default();
    let host = match uri.port_u16() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let origin_form = Uri::builder().path_and_query(path).build();
    *request.uri_mut() = origin_form.map_err(|_| Error::HttpRequestUriInvalid)?;
    let host = HeaderValue::try_from(host).map_err(|_| Error::HttpRequestUriInvalid)?;
    request.headers_mut().insert(HOST, host);
    Ok(())
}

#[cfg(test)]
#[path = "send_tests.rs"]
mod tests;
