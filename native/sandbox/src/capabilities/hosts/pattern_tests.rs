use super::*;

fn pattern(kind: HostMatch, host: &str) -> HostPattern {
    HostPattern {
        kind,
        host: host.into(),
        scheme: None,
        port: None,
    }
}

fn target(url: &str) -> Target {
    let uri: http::Uri = url.parse().unwrap();
    let (scheme, port) = match uri.scheme_str() {
        Some("https") => (Scheme::Https, 443),
        _ => (Scheme::Http, 80),
    };
    Target {
        scheme,
        host: Host::parse(uri.host().unwrap()).unwrap_or_else(|| panic!("{url}")),
        port: uri.port_u16().unwrap_or(port),
    }
}

fn check(pattern: HostPattern, permitted: &[&str], refused: &[&str]) {
    let patterns = [pattern];
    for url in permitted {
        assert!(permits(&patterns, &target(url)), "{url} permitted");
    }
    for url in refused {
        assert!(!permits(&patterns, &target(url)), "{url} refused");
    }
}

#[test]
fn no_pattern_permits_nothing() {
    assert!(!permits(&[], &target("http://example.com")));
    assert!(!permits(&[], &target("http://8.8.8.8")));
}

#[test]
fn domain() {
    check(
        pattern(HostMatch::Domain, "example.com"),
        &[
            "http://example.com",
            "https://example.com:8443/path",
            "http://EXAMPLE.com",
            "http://example.com.",
            "http://api.example.com",
            "http://a.b.example.com",
            "http://user:password@example.com",
        ],
        &[
            "http://example.org",
            "http://badexample.com",
            "http://example.com.evil.org",
            "http://com",
            "http://example.com@evil.org",
            "http://93.184.216.34",
            "http://localhost",
        ],
    );
}

#[test]
fn subdomain() {
    check(
        pattern(HostMatch::Subdomain, "example.com"),
        &["http://api.example.com", "http://API.example.COM."],
        &[
            "http://example.com",
            "http://a.b.example.com",
            "http://badexample.com",
            "http://api.example.com.evil.org",
        ],
    );
}

#[test]
fn any() {
    check(
        pattern(HostMatch::Any, ""),
        &[
            "http://example.com",
            "https://xn--mnchen-3ya.de",
            "http://8.8.8.8",
            "http://[2606:4700::1111]",
        ],
        &[
            "http://localhost",
            "http://LOCALHOST.",
            "http://127.0.0.1",
            "http://10.0.0.1",
            "http://169.254.169.254",
            "http://[::1]",
            "http://[::ffff:127.0.0.1]",
            "http://[fd00::1]",
        ],
    );
}

#[test]
fn address() {
    check(
        pattern(HostMatch::Address, "127.0.0.1"),
        &[
            "http://127.0.0.1",
            "http://[::ffff:127.0.0.1]:80",
            "http://127.0.0.1.",
        ],
        &[
            "http://127.0.0.2",
            "http://[::1]",
            "http://localhost",
            "http://8.8.8.8",
        ],
    );
    check(
        pattern(HostMatch::Address, "::1"),
        &["http://[::1]", "http://[0:0:0:0:0:0:0:1]"],
        &["http://127.0.0.1", "http://localhost", "http://[::2]"],
    );
}

#[test]
fn loopback() {
    check(
        pattern(HostMatch::Loopback, "localhost"),
        &[
            "http://localhost",
            "http://localhost:3000",
            "http://LocalHost.",
        ],
        &[
            "http://127.0.0.1",
            "http://[::1]",
            "http://a.localhost",
            "http://example.com",
        ],
    );
}

#[test]
fn scheme_and_port() {
    let only = HostPattern {
        scheme: Some(Scheme::Https),
        port: Some(8443),
        ..pattern(HostMatch::Domain, "example.com")
    };
    check(
        only,
        &["https://example.com:8443"],
        &[
            "https://example.com",
            "http://example.com:8443",
            "http://example.com",
        ],
    );
    let port = HostPattern {
        port: Some(443),
        ..pattern(HostMatch::Domain, "example.com")
    };
    check(
        port,
        &["https://example.com", "http://example.com:443"],
        &["http://example.com"],
    );
}

#[test]
fn an_empty_domain_matches_nothing() {
    check(
        pattern(HostMatch::Domain, ""),
        &[],
        &["http://example.com", "http://a"],
    );
    check(
        pattern(HostMatch::Subdomain, ""),
        &[],
        &["http://example.com", "http://a"],
    );
}

#[test]
fn what_is_no_host_is_refused() {
    for text in [
        "",
        ".",
        "a..b",
        "[::1",
        "[127.0.0.1]",
        "a b",
        "ex%61mple.com",
        "bücher.de",
    ] {
        assert_eq!(Host::parse(text), None, "{text}");
    }
    assert_eq!(Host::parse(&"a.".repeat(128)), None);
}

#[test]
fn numbers_that_resolvers_take_for_addresses_are_names() {
    // They are resolved like names, and their addresses checked like any other.
    for text in ["2130706433", "127.1", "0x7f000001", "0177.0.0.1"] {
        assert_eq!(Host::parse(text), Some(Host::Name(text.to_owned())));
    }
}

fn resolves(patterns: &[HostPattern], url: &str, address: &str) -> bool {
    let target = target(url);
    permits(patterns, &target) && permits_address(patterns, &target, address.parse().unwrap())
}

#[test]
fn a_name_may_resolve_to_public_addresses_only() {
    let patterns = [pattern(HostMatch::Domain, "example.com")];
    assert!(resolves(&patterns, "http://example.com", "93.184.216.34"));
    for address in [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "::1",
        "::ffff:10.0.0.1",
        "fd00::1",
    ] {
        assert!(
            !resolves(&patterns, "http://example.com", address),
            "{address}"
        );
    }
    let any = [pattern(HostMatch::Any, "")];
    assert!(!resolves(&any, "http://2130706433", "127.0.0.1"));
}

#[test]
fn unless_the_address_is_named() {
    let patterns = [
        pattern(HostMatch::Domain, "intranet.example.com"),
        pattern(HostMatch::Address, "10.0.0.5"),
    ];
    assert!(resolves(
        &patterns,
        "http://intranet.example.com",
        "10.0.0.5"
    ));
    assert!(resolves(
        &patterns,
        "http://intranet.example.com",
        "::ffff:10.0.0.5"
    ));
    assert!(!resolves(
        &patterns,
        "http://intranet.example.com",
        "10.0.0.6"
    ));
    let other_port = HostPattern {
        port: Some(8080),
        ..pattern(HostMatch::Address, "10.0.0.5")
    };
    let patterns = [
        pattern(HostMatch::Domain, "intranet.example.com"),
        other_port,
    ];
    assert!(!resolves(
        &patterns,
        "http://intranet.example.com",
        "10.0.0.5"
    ));
}

#[test]
fn localhost_is_loopback_only() {
    let patterns = [pattern(HostMatch::Loopback, "localhost")];
    assert!(resolves(&patterns, "http://localhost:3000", "127.0.0.1"));
    assert!(resolves(&patterns, "http://localhost:3000", "127.8.8.8"));
    assert!(resolves(&patterns, "http://localhost:3000", "::1"));
    assert!(!resolves(&patterns, "http://localhost:3000", "10.0.0.1"));
    assert!(!resolves(&patterns, "http://localhost:3000", "8.8.8.8"));
}
