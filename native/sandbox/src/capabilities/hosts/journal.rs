//! What a call did on the network: for its envelope, its trace and its errors.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use http::Uri;

use crate::outcome::HostRequest;
use crate::sync::lock;

/// Requests that are recorded for one attempt; further ones are made, but not listed.
const MAX_REQUESTS: usize = 1_000;

/// Longest recorded URL and method, bytes.
const MAX_TEXT: usize = 2_000;

/// Requests and refusals of one attempt.
#[derive(Clone, Default)]
pub(crate) struct Journal(Arc<Mutex<Entries>>);

#[derive(Default)]
struct Entries {
    requests: Vec<HostRequest>,
    /// Indices of those whose response is still to come.
    open: BTreeSet<usize>,
    /// The last refused host.
    denied: Option<String>,
}

/// A recorded request, whose status is still to come.
pub(super) struct Recorded {
    journal: Journal,
    index: Option<usize>,
}

impl Journal {
    /// Records a request without userinfo, fragment, headers and body.
    pub(super) fn request(&self, method: &http::Method, uri: &Uri) -> Recorded {
        let mut entries = lock(&self.0);
        let index = entries.requests.len();
        if index >= MAX_REQUESTS {
            return Recorded {
                journal: self.clone(),
                index: None,
            };
        }
        entries.requests.push(HostRequest {
            method: cut(method.as_str()),
            url: cut(&url(uri)),
            status: None,
        });
        entries.open.insert(index);
        Recorded {
            journal: self.clone(),
            index: Some(index),
        }
    }

    pub(super) fn deny(&self, host: &str) {
        lock(&self.0).denied = Some(cut(host));
    }

    /// The host that was refused last.
    pub(crate) fn denied(&self) -> Option<String> {
        lock(&self.0).denied.clone()
    }

    /// Requests that wait for their response: `GET https://example.com/path`, without query.
    pub(crate) fn open(&self) -> Vec<String> {
        let entries = lock(&self.0);
        let open = entries
            .open
            .iter()
            .filter_map(|index| entries.requests.get(*index));
        open.map(|HostRequest { method, url, .. }| {
            let url = url.split('?').next().unwrap_or_default();
            format!("{method} {url}")
        })
        .collect()
    }

    /// What was recorded.
    pub(crate) fn take(&self) -> Vec<HostRequest> {
        std::mem::take(&mut lock(&self.0).requests)
    }
}

impl Recorded {
    pub(super) fn status(&self, status: u16) {
        // The list is gone once the call has ended.
        let mut entries = lock(&self.journal.0);
        let request = self.index.and_then(|index| entries.requests.get_mut(index));
        if let Some(request) = request {
            request.status = Some(status);
        }
    }

    pub(super) fn deny(&self, host: &str) {
        self.journal.deny(host);
    }
}

impl Drop for Recorded {
    fn drop(&mut self) {
        if let Some(index) = self.index {
            lock(&self.journal.0).open.remove(&index);
        }
    }
}

fn url(uri: &Uri) -> String {
    let scheme = uri.scheme_str().unwrap_or("http");
    let host = uri.host().unwrap_or_default();
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    match uri.port_u16() {
        Some(port) => format!("{scheme}://{host}:{port}{path}"),
        None => format!("{scheme}://{host}{path}"),
    }
}

fn cut(text: &str) -> String {
    text[..text.floor_char_boundary(MAX_TEXT)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_recorded_without_userinfo() {
        let uri: Uri = "https://user:secret@example.com:8443/a?b=c"
            .parse()
            .unwrap();
        assert_eq!(url(&uri), "https://example.com:8443/a?b=c");
        let uri: Uri = "http://[::1]/".parse().unwrap();
        assert_eq!(url(&uri), "http://[::1]/");
    }

    #[test]
    fn a_request_is_open_until_it_has_ended() {
        let journal = Journal::default();
        let uri: Uri = "http://example.com/a?key=secret".parse().unwrap();
        let recorded = journal.request(&http::Method::POST, &uri);
        assert_eq!(journal.open(), ["POST http://example.com/a"]);
        drop(recorded);
        assert!(journal.open().is_empty());
    }

    #[test]
    fn the_list_is_limited() {
        let journal = Journal::default();
        let uri: Uri = "http://example.com/".parse().unwrap();
        for _ in 0..2_000 {
            journal.request(&http::Method::GET, &uri).status(200);
        }
        let requests = journal.take();
        assert_eq!(requests.len(), MAX_REQUESTS);
        assert!(requests.iter().all(|request| request.status == Some(200)));
    }
}
