//! A request as the prelude hands it over.

use crate::bindings::wasi::http::types::{ErrorCode, Fields, Method, OutgoingRequest, Scheme};
use crate::text::Text;
use javy::quickjs::{Array, Object, Result};

/// What is sent behind the head.
#[derive(PartialEq)]
pub enum Body {
    None,
    Bytes(Vec<u8>),
    /// Pieces that will be written.
    Streamed,
}

pub struct Parts {
    method: String,
    scheme: String,
    authority: String,
    path: String,
    headers: Vec<(String, Vec<u8>)>,
    pub body: Body,
}

/// Takes `{ method, scheme, authority, path, headers: [name, value, …], isStreamed }`.
pub fn read(request: &Object<'_>, bytes: Option<Vec<u8>>) -> Result<Parts> {
    let Text(method) = request.get("method")?;
    let Text(scheme) = request.get("scheme")?;
    let Text(authority) = request.get("authority")?;
    let Text(path) = request.get("path")?;
    let list: Array = request.get("headers")?;
    let mut headers = Vec::with_capacity(list.len() / 2);
    for index in (0..list.len()).step_by(2) {
        let (Text(name), Text(value)) = (list.get(index)?, list.get(index + 1)?);
        headers.push((name, value.chars().map(|it| it as u8).collect()));
    }
    let body = match bytes {
        Some(bytes) => Body::Bytes(bytes),
        None if request.get("isStreamed")? => Body::Streamed,
        None => Body::None,
    };
    Ok(Parts {
        method,
        scheme,
        authority,
        path,
        headers,
        body,
    })
}

impl Parts {
    /// The request for the host, without its body.
    pub fn to_request(&self) -> std::result::Result<OutgoingRequest, ErrorCode> {
        let headers = Fields::from_list(&self.headers).map_err(|_| ErrorCode::HttpProtocolError)?;
        let request = OutgoingRequest::new(headers);
        let uri = |()| ErrorCode::HttpRequestUriInvalid;
        request
            .set_method(&method(&self.method))
            .map_err(|()| ErrorCode::HttpRequestMethodInvalid)?;
        let scheme = match self.scheme.as_str() {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            other => Scheme::Other(other.to_owned()),
        };
        request.set_scheme(Some(&scheme)).map_err(uri)?;
        request.set_authority(Some(&self.authority)).map_err(uri)?;
        request.set_path_with_query(Some(&self.path)).map_err(uri)?;
        Ok(request)
    }
}

fn method(name: &str) -> Method {
    match name {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "DELETE" => Method::Delete,
        "OPTIONS" => Method::Options,
        "PATCH" => Method::Patch,
        other => Method::Other(other.to_owned()),
    }
}
