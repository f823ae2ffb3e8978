//! Errors of wasi:http as Node's `fetch` would show them.

use crate::bindings::wasi::http::types::ErrorCode;
use javy::quickjs::{Ctx, Object, Result};

/// The error object for the prelude: `{ code, message, denied }`.
pub fn describe<'js>(ctx: &Ctx<'js>, error: &ErrorCode) -> Result<Object<'js>> {
    let (code, message) = explain(error);
    let denied = matches!(
        error,
        ErrorCode::HttpRequestDenied | ErrorCode::DestinationIpProhibited
    );
    let object = Object::new(ctx.clone())?;
    object.set("code", code)?;
    object.set("message", message)?;
    object.set("denied", denied)?;
    Ok(object)
}

fn explain(error: &ErrorCode) -> (&'static str, String) {
    let (code, message) = match error {
        ErrorCode::DnsTimeout => ("EAI_AGAIN", "the host name could not be resolved in time"),
        ErrorCode::DnsError(_) | ErrorCode::DestinationNotFound => {
            ("ENOTFOUND", "the host name could not be resolved")
        }
        ErrorCode::DestinationUnavailable => ("EHOSTUNREACH", "the host can't be reached"),
        ErrorCode::DestinationIpProhibited => ("EACCES", "the address is not allowed"),
        ErrorCode::DestinationIpUnroutable => ("ENETUNREACH", "the network can't be reached"),
        ErrorCode::ConnectionRefused => ("ECONNREFUSED", "the connection was refused"),
        ErrorCode::ConnectionTerminated | ErrorCode::HttpResponseIncomplete => {
            ("ECONNRESET", "the connection was closed by the other side")
        }
        ErrorCode::ConnectionTimeout
        | ErrorCode::ConnectionReadTimeout
        | ErrorCode::ConnectionWriteTimeout
        | ErrorCode::HttpResponseTimeout => ("ETIMEDOUT", "the connection timed out"),
        ErrorCode::TlsCertificateError => (
            "ERR_TLS_CERT",
            "the server's certificate is not valid for the host",
        ),
        ErrorCode::TlsProtocolError | ErrorCode::TlsAlertReceived(_) => {
            ("ERR_TLS_PROTOCOL", "TLS could not be negotiated")
        }
        ErrorCode::HttpRequestDenied => ("EACCES", "the request is not allowed"),
        ErrorCode::HttpRequestUriInvalid => ("ERR_INVALID_URL", "the URL is not valid"),
        ErrorCode::HttpProtocolError => (
            "HPE_INVALID",
            "the other side does not speak HTTP correctly",
        ),
        ErrorCode::InternalError(Some(message)) => return ("ERR_HTTP", message.clone()),
        other => return ("ERR_HTTP", format!("{other:?}")),
    };
    (code, message.to_owned())
}
