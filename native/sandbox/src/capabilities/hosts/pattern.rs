//! Whether a task's host patterns permit a request. Pure; matching is total: what isn't clearly
//! permitted is refused.

use std::net::IpAddr;

use super::address::{canonical, is_loopback, is_public};
use crate::manifest::{HostMatch, HostPattern, Scheme};

/// The name of this machine.
const LOCALHOST: &str = "localhost";

/// Where a request goes to, as the guest wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) scheme: Scheme,
    pub(super) host: Host,
    pub(super) port: u16,
}

/// A name, lower-case and without a trailing dot, or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Host {
    Name(String),
    Address(IpAddr),
}

impl Host {
    /// From a URL's host. `None` for what is neither a name nor an address.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Some(inner) = text.strip_prefix('[') {
            let address = inner.strip_suffix(']')?.parse().ok()?;
            return Some(Host::Address(canonical(IpAddr::V6(address))));
        }
        let name = text.strip_suffix('.').unwrap_or(text);
        if let Ok(address) = name.parse() {
            return Some(Host::Address(canonical(IpAddr::V4(address))));
        }
        let is_name = !name.is_empty()
            && name.len() <= 253
            && name
                .split('.')
                .all(|label| !label.is_empty() && label.len() <= 63)
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
        is_name.then(|| Host::Name(name.to_ascii_lowercase()))
    }
}

/// Whether the request may be made at all, before any name is resolved.
pub(super) fn permits(patterns: &[HostPattern], target: &Target) -> bool {
    match &target.host {
        Host::Name(name) => applicable(patterns, target).any(|pattern| match pattern.kind {
            HostMatch::Any => name != LOCALHOST,
            HostMatch::Domain => is_within(name, &pattern.host, true),
            HostMatch::Subdomain => {
                is_within(name, &pattern.host, false)
                    && !name[..name.len() - pattern.host.len() - 1].contains('.')
            }
            HostMatch::Loopback => name == LOCALHOST,
            HostMatch::Address => false,
        }),
        Host::Address(address) => permits_address(patterns, target, *address),
    }
}

/// Whether the request may be sent to this address: the one in the URL, or one its name resolved to.
pub(super) fn permits_address(patterns: &[HostPattern], target: &Target, address: IpAddr) -> bool {
    let address = canonical(address);
    let named = || {
        applicable(patterns, target)
            .filter(|pattern| pattern.kind == HostMatch::Address)
            .filter_map(|pattern| pattern.host.parse().ok())
            .any(|named| canonical(named) == address)
    };
    let is_localhost = || match &target.host {
        Host::Name(name) => {
            name == LOCALHOST
                && is_loopback(address)
                && applicable(patterns, target).any(|pattern| pattern.kind == HostMatch::Loopback)
        }
        Host::Address(_) => false,
    };
    // A name that patterns permit may resolve to any public address; an address in the URL is
    // permitted by `any` or by its own name only.
    let public = || {
        is_public(address)
            && match &target.host {
                Host::Name(name) => name != LOCALHOST,
                Host::Address(_) => {
                    applicable(patterns, target).any(|pattern| pattern.kind == HostMatch::Any)
                }
            }
    };
    public() || named() || is_localhost()
}

/// The patterns that speak of the target's scheme and port.
fn applicable<'a>(
    patterns: &'a [HostPattern],
    target: &'a Target,
) -> impl Iterator<Item = &'a HostPattern> {
    patterns.iter().filter(|pattern| {
        pattern.scheme.is_none_or(|scheme| scheme == target.scheme)
            && pattern.port.is_none_or(|port| port == target.port)
    })
}

/// Whether the name is below the domain, or, where that counts, the domain itself.
fn is_within(name: &str, domain: &str, itself: bool) -> bool {
    // An empty domain would be every name's suffix.
    !domain.is_empty()
        && name
            .strip_suffix(domain)
            .is_some_and(|rest| (itself && rest.is_empty()) || rest.ends_with('.'))
}

#[cfg(test)]
#[path = "pattern_tests.rs"]
mod tests;
