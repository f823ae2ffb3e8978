//! Against small servers on this machine's loopback.

use bytes::Bytes;
use http_body_util::{Empty, Full};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;
use crate::capabilities::hosts::journal::Journal;
use crate::capabilities::hosts::pattern::permits;
use crate::manifest::{HostMatch, Policy};

/// A server that reads a request, answers with the parts, a pause between them, and then keeps quiet.
/// Returns its port, and what it was sent.
async fn server(
    parts: &'static [&'static str],
    pause: Duration,
) -> (u16, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let sender = sender.clone();
            tokio::spawn(async move {
                let mut buffer = vec![0; 4096];
                let length = stream.read(&mut buffer).await.unwrap();
                let _ = sender.send(String::from_utf8_lossy(&buffer[..length]).into_owned());
                for part in parts {
                    stream.write_all(part.as_bytes()).await.unwrap();
                    tokio::time::sleep(pause).await;
                }
                std::future::pending::<()>().await;
            });
        }
    });
    (port, receiver)
}

const HELLO: &[&str] = &["HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello"];

fn pattern(kind: HostMatch, host: &str) -> HostPattern {
    HostPattern {
        kind,
        host: host.into(),
        scheme: None,
        port: None,
    }
}

struct Client {
    task: Arc<Task>,
    journal: Journal,
    options: RequestOptions,
}

impl Client {
    fn new(hosts: Vec<HostPattern>) -> Self {
        let policy = Policy {
            fuel: 0,
            ram: 0,
            timeout: 0,
            max_retries: 0,
            hosts,
            files: Vec::new(),
            env: Vec::new(),
        };
        Self {
            task: Arc::new(Task::new("task", "task", policy)),
            journal: Journal::default(),
            options: RequestOptions::default(),
        }
    }

    async fn send(&self, method: Method, url: &str, body: &'static str) -> Result<Sent, Error> {
        let body = match body {
            "" => Empty::<Bytes>::new()
                .map_err(|error| match error {})
                .boxed_unsync(),
            text => Full::from(text)
                .map_err(|error| match error {})
                .boxed_unsync(),
        };
        let request = Request::builder()
            .method(method)
            .uri(url)
            .body(body)
            .unwrap();
        let target = target(&request)?;
        let recorded = self.journal.request(request.method(), request.uri());
        if !permits(&self.task.policy.hosts, &target) {
            return Err(Error::HttpRequestDenied);
        }
        send(Send {
            request,
            options: self.options,
            target,
            task: self.task.clone(),
            slots: Arc::new(Semaphore::new(1)),
            recorded,
        })
        .await
    }

    /// The body's text; the connection is kept alive meanwhile.
    async fn text(&self, url: &str) -> Result<String, Error> {
        let (response, work) = self.send(Method::GET, url, "").await?;
        let work = tokio::spawn(Box::into_pin(work));
        let body = response.into_body().collect().await?.to_bytes();
        work.abort();
        Ok(String::from_utf8(body.to_vec()).unwrap())
    }
}

#[tokio::test]
async fn a_permitted_request_is_sent_and_recorded() {
    let (port, mut requests) = server(HELLO, Duration::ZERO).await;
    let client = Client::new(vec![pattern(HostMatch::Address, "127.0.0.1")]);
    let url = format!("http://user:secret@127.0.0.1:{port}/a?b=c");
    assert_eq!(client.text(&url).await.unwrap(), "hello");
    let sent = requests.recv().await.unwrap();
    assert!(sent.starts_with("GET /a?b=c HTTP/1.1\r\n"), "{sent}");
    assert!(
        sent.contains(&format!("host: 127.0.0.1:{port}\r\n")),
        "{sent}"
    );
    assert!(!sent.contains("secret"), "{sent}");
    let recorded = client.journal.take();
    assert_eq!(recorded[0].url, format!("http://127.0.0.1:{port}/a?b=c"));
    assert_eq!(recorded[0].status, Some(200));
}

#[tokio::test]
async fn localhost_is_resolved_and_dialled() {
    let (port, _requests) = server(HELLO, Duration::ZERO).await;
    let client = Client::new(vec![pattern(HostMatch::Loopback, "localhost")]);
    let url = format!("http://localhost:{port}/");
    assert_eq!(client.text(&url).await.unwrap(), "hello");
}

#[tokio::test]
async fn a_name_that_resolves_to_a_private_address_is_denied() {
    // Resolvers take it for 127.0.0.1.
    let (port, mut requests) = server(HELLO, Duration::ZERO).await;
    let client = Client::new(vec![pattern(HostMatch::Any, "")]);
    let denied = client.text(&format!("http://127.1:{port}/")).await;
    assert!(
        matches!(denied, Err(Error::HttpRequestDenied)),
        "{denied:?}"
    );
    assert!(requests.try_recv().is_err(), "nothing was sent");
    assert_eq!(client.journal.denied().unwrap(), "127.1 (127.0.0.1)");
    assert_eq!(client.journal.take()[0].status, None);
}

#[tokio::test]
async fn tunnels_and_other_schemes_are_refused() {
    let client = Client::new(vec![pattern(HostMatch::Any, "")]);
    let tunnel = client
        .send(Method::CONNECT, "http://example.com/", "")
        .await;
    assert!(matches!(tunnel, Err(Error::HttpRequestMethodInvalid)));
    let other = client.send(Method::GET, "ftp://example.com/", "").await;
    assert!(matches!(other, Err(Error::HttpProtocolError)));
}

#[tokio::test]
async fn a_server_that_never_answers() {
    let (port, _requests) = server(&[], Duration::ZERO).await;
    let mut client = Client::new(vec![pattern(HostMatch::Address, "127.0.0.1")]);
    client.options.first_byte_timeout = Some(Duration::from_millis(50));
    let late = client.text(&format!("http://127.0.0.1:{port}/")).await;
    assert!(
        matches!(late, Err(Error::ConnectionReadTimeout)),
        "{late:?}"
    );
}

#[tokio::test]
async fn a_server_that_pauses() {
    let parts = &[
        "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhe",
        "llo",
        "hello",
    ];
    let (port, _requests) = server(parts, Duration::from_millis(100)).await;
    let mut client = Client::new(vec![pattern(HostMatch::Address, "127.0.0.1")]);
    let url = format!("http://127.0.0.1:{port}/");
    client.options.between_bytes_timeout = Some(Duration::from_millis(500));
    assert_eq!(client.text(&url).await.unwrap(), "hellohello");
    client.options.between_bytes_timeout = Some(Duration::from_millis(20));
    let paused = client.text(&url).await;
    assert!(
        matches!(paused, Err(Error::ConnectionReadTimeout)),
        "{paused:?}"
    );
}

#[tokio::test]
async fn bodies_are_sent() {
    let (port, mut requests) = server(HELLO, Duration::ZERO).await;
    let client = Client::new(vec![pattern(HostMatch::Address, "127.0.0.1")]);
    let url = format!("http://127.0.0.1:{port}/");
    let (_response, _work) = client.send(Method::POST, &url, "the body").await.unwrap();
    let sent = requests.recv().await.unwrap();
    assert!(sent.ends_with("the body"), "{sent}");
}

#[tokio::test]
async fn nobody_listens() {
    let port = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap().port()
    };
    let client = Client::new(vec![pattern(HostMatch::Address, "127.0.0.1")]);
    let refused = client.text(&format!("http://127.0.0.1:{port}/")).await;
    assert!(matches!(refused, Err(Error::Connect(_))), "{refused:?}");
}
