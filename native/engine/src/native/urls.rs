//! URLs, parsed by the `url` crate.

use crate::text::Text;
use javy::quickjs::prelude::{Func, Opt};
use javy::quickjs::{Object, Result};
use url::{Url, quirks};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("parseUrl", Func::from(parse))?;
    natives.set("setUrlPart", Func::from(set))
}

/// href, origin, protocol, username, password, host, hostname, port, pathname, search, hash;
/// undefined where it is no URL.
fn parse(Text(input): Text, base: Opt<Option<Text>>) -> Option<Vec<String>> {
    let base = match base.0.flatten() {
        Some(Text(base)) => Some(Url::parse(&base).ok()?),
        None => None,
    };
    let url = Url::options().base_url(base.as_ref()).parse(&input).ok()?;
    Some(parts(&url))
}

/// The parts after one was assigned to; the same as before where the value is refused.
fn set(Text(href): Text, Text(part): Text, Text(value): Text) -> Option<Vec<String>> {
    let mut url = Url::parse(&href).ok()?;
    // Assigning never fails in JavaScript: what can't be set is left as it was.
    let _ = match part.as_str() {
        "protocol" => quirks::set_protocol(&mut url, &value),
        "username" => quirks::set_username(&mut url, &value),
        "password" => quirks::set_password(&mut url, &value),
        "host" => quirks::set_host(&mut url, &value),
        "hostname" => quirks::set_hostname(&mut url, &value),
        "port" => quirks::set_port(&mut url, &value),
        "pathname" => {
            quirks::set_pathname(&mut url, &value);
            Ok(())
        }
        "search" => {
            quirks::set_search(&mut url, &value);
            Ok(())
        }
        _ => {
            quirks::set_hash(&mut url, &value);
            Ok(())
        }
    };
    Some(parts(&url))
}

fn parts(url: &Url) -> Vec<String> {
    [
        url.as_str(),
        &quirks::origin(url),
        quirks::protocol(url),
        quirks::username(url),
        quirks::password(url),
        quirks::host(url),
        quirks::hostname(url),
        quirks::port(url),
        quirks::pathname(url),
        quirks::search(url),
        quirks::hash(url),
    ]
    .map(str::to_owned)
    .into()
}
