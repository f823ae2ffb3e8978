//! TLS to other hosts: Mozilla's roots and the machine's own, loaded when first needed.

use std::sync::Arc;

use tokio::net::TcpStream;
use tokio::sync::OnceCell;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{self, ClientConfig, RootCertStore};
use wasmtime_wasi_http::Error;

use super::pattern::Host;

/// A TLS connection, made sure to be with that host.
pub(super) async fn connect(stream: TcpStream, host: &Host) -> Result<TlsStream<TcpStream>, Error> {
    let name = match host {
        Host::Name(name) => {
            ServerName::try_from(name.clone()).map_err(|_| Error::HttpRequestUriInvalid)?
        }
        Host::Address(address) => ServerName::from(*address),
    };
    let config = config().await.ok_or(Error::ConfigurationError)?;
    TlsConnector::from(config)
        .connect(name, stream)
        .await
        .map_err(Error::Tls)
}

/// Whether a handshake failed because the host isn't who it says it is.
pub(super) fn is_about_the_certificate(error: &std::io::Error) -> bool {
    let error = error.get_ref().and_then(|error| error.downcast_ref());
    matches!(error, Some(rustls::Error::InvalidCertificate(_)))
}

async fn config() -> Option<Arc<ClientConfig>> {
    static CONFIG: OnceCell<Option<Arc<ClientConfig>>> = OnceCell::const_new();
    CONFIG
        .get_or_init(|| async {
            // Reading the machine's certificates takes tens of milliseconds.
            tokio::task::spawn_blocking(build).await.ok().flatten()
        })
        .await
        .clone()
}

fn build() -> Option<Arc<ClientConfig>> {
    let mut roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    // A machine without certificates of its own is no error: Mozilla's remain.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .ok()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Some(Arc::new(config))
}
