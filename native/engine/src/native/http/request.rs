//! Sending a request and waiting for the head of its response.

use super::{Callback, body, error, header_list};
use crate::bindings::wasi::clocks::monotonic_clock::subscribe_duration;
use crate::bindings::wasi::http::outgoing_handler::handle;
use crate::bindings::wasi::http::types::{
    ErrorCode, Fields, FutureIncomingResponse, Method, OutgoingRequest, Scheme,
};
use crate::bindings::wasi::io::poll::Pollable;
use crate::event_loop::Operation;
use crate::text::Text;
use javy::quickjs::{Array, Ctx, Object};

type Sent = (FutureIncomingResponse, Option<body::Upload>);

/// Hands a request to the host. The outer error is JavaScript's, the inner one the request's.
pub fn send(
    request: &Object<'_>,
    bytes: Option<&[u8]>,
) -> javy::quickjs::Result<Result<Sent, ErrorCode>> {
    let Text(method) = request.get("method")?;
    let Text(scheme) = request.get("scheme")?;
    let Text(authority) = request.get("authority")?;
    let Text(path) = request.get("path")?;
    let mut headers = Vec::new();
    for header in request.get::<_, Array>("headers")?.iter::<Array>() {
        let header = header?;
        let (Text(name), Text(value)) = (header.get(0)?, header.get(1)?);
        headers.push((name, value.chars().map(|it| it as u8).collect::<Vec<u8>>()));
    }
    let send = || {
        let invalid = |_| ErrorCode::HttpProtocolError;
        let headers = Fields::from_list(&headers).map_err(invalid)?;
        let request = OutgoingRequest::new(headers);
        let uri = |()| ErrorCode::HttpRequestUriInvalid;
        let method = self::method(method);
        request
            .set_method(&method)
            .map_err(|()| ErrorCode::HttpRequestMethodInvalid)?;
        let scheme = match scheme.as_str() {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            _ => Scheme::Other(scheme),
        };
        request.set_scheme(Some(&scheme)).map_err(uri)?;
        request.set_authority(Some(&authority)).map_err(uri)?;
        request.set_path_with_query(Some(&path)).map_err(uri)?;
        let upload = bytes.map(|bytes| body::Upload::new(&request, bytes.to_vec()));
        let response = handle(request, None)?;
        Ok((response, upload))
    };
    Ok(send())
}

fn method(name: String) -> Method {
    match name.as_str() {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "DELETE" => Method::Delete,
        "OPTIONS" => Method::Options,
        "PATCH" => Method::Patch,
        _ => Method::Other(name),
    }
}

/// A response whose head has not arrived yet.
pub struct Response {
    pollable: Pollable,
    response: FutureIncomingResponse,
    callback: Callback,
}

impl Response {
    pub fn new(response: FutureIncomingResponse, callback: Callback) -> Self {
        Self {
            pollable: response.subscribe(),
            response,
            callback,
        }
    }
}

impl Operation for Response {
    fn pollable(&self) -> &Pollable {
        &self.pollable
    }

    fn advance(
        self: Box<Self>,
        ctx: &Ctx<'_>,
    ) -> javy::quickjs::Result<Option<Box<dyn Operation>>> {
        let Some(outcome) = self.response.get() else {
            return Ok(Some(self));
        };
        let callback = self.callback.clone().restore(ctx)?;
        drop(self);
        // The outer error means that the response was taken before, which only happens here.
        match outcome.unwrap_or(Err(ErrorCode::InternalError(None))) {
            Ok(response) => {
                let status = response.status();
                let headers = header_list(ctx, response.headers().entries())?;
                let body = body::keep(response);
                callback.call::<_, ()>((None::<Object>, status, headers, body))?;
            }
            Err(code) => callback.call::<_, ()>((error::describe(ctx, &code)?,))?,
        }
        Ok(None)
    }
}

/// A request that the host refused at once. Reported as if it had taken its way.
pub struct Refused {
    pollable: Pollable,
    error: ErrorCode,
    callback: Callback,
}

impl Refused {
    pub fn new(error: ErrorCode, callback: Callback) -> Self {
        Self {
            pollable: subscribe_duration(0),
            error,
            callback,
        }
    }
}

impl Operation for Refused {
    fn pollable(&self) -> &Pollable {
        &self.pollable
    }

    fn advance(
        self: Box<Self>,
        ctx: &Ctx<'_>,
    ) -> javy::quickjs::Result<Option<Box<dyn Operation>>> {
        let callback = self.callback.clone().restore(ctx)?;
        callback.call::<_, ()>((error::describe(ctx, &self.error)?,))?;
        Ok(None)
    }
}
