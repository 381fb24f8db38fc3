//! Where a request came from: which address, for flood control and nothing else, and whether another site made it.

use std::net::{IpAddr, Ipv4Addr};

use hyper::Request;

use crate::settings::{Network, WebSettings};

/// The other end of the connection.
#[derive(Clone, Copy)]
pub struct Peer(pub IpAddr);

/// The address a request came from: the other end of the connection, or, if that is a trusted proxy, the last address
/// of `X-Forwarded-For` that is not one. What stands before it was written by anybody.
pub fn origin_of<B>(request: &Request<B>, trusted: &[Network]) -> IpAddr {
    let peer = request.extensions().get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0);
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_trusted(peer) {
        return peer;
    }
    let mut origin = peer;
    let forwarded = request.headers().get_all("x-forwarded-for");
    for value in forwarded.iter().rev() {
        let Ok(value) = value.to_str() else { return origin };
        for entry in value.rsplit(',') {
            let Some(address) = parse(entry.trim()) else { return origin };
            origin = address;
            if !is_trusted(address) {
                return origin;
            }
        }
    }
    origin
}

/// Whether a browser says that the page of another site made this request.
///
/// Adversary: a page that posts a form to the chat under a key that it knows, and reads there what the person writes.
/// Browsers say so in `Sec-Fetch-Site`; old ones, and all over plain HTTP, in `Origin` only. `Origin: null` says
/// nothing: our own forms have it, because our pages send no referrer. What is no browser sends neither.
pub fn is_from_elsewhere<B>(request: &Request<B>, settings: &WebSettings) -> bool {
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or_default().trim());
    if let Some(site) = header("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let Some(origin) = header("origin").filter(|origin| *origin != "null") else { return false };
    let from = host(origin);
    // None of these can be written by a page of another site. A proxy may have put its own name for us into `Host`.
    let own = settings.public_url.as_ref().map(|url| url.site().as_str());
    let forwarded = header("x-forwarded-host");
    if [header("host"), forwarded, own].into_iter().flatten().any(|name| host(name) == from) {
        return false;
    }
    let peer = request.extensions().get::<Peer>();
    let proxied = header("x-forwarded-for").is_some()
        || header("forwarded").is_some()
        || peer.is_some_and(|peer| settings.trusted_proxies.iter().any(|network| network.contains(peer.0)));
    // Behind a proxy that does not pass the name on, an origin can be compared with nothing: nobody is shut out.
    !proxied || own.is_some() || forwarded.is_some()
}

/// Host and port of an origin or a `Host`, without what every browser adds or leaves out.
fn host(name: &str) -> String {
    let name = name.split_once("://").map_or(name, |(_, rest)| rest).to_ascii_lowercase();
    let name = name.strip_suffix(":443").or_else(|| name.strip_suffix(":80")).unwrap_or(&name);
    name.trim_end_matches('/').to_owned()
}

/// An address, with or without a port.
fn parse(entry: &str) -> Option<IpAddr> {
    entry.parse().ok().or_else(|| entry.parse::<std::net::SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut request = Request::builder();
        for value in forwarded {
            request = request.header("X-Forwarded-For", *value);
        }
        let mut request = request.body(()).unwrap();
        request.extensions_mut().insert(Peer(peer.parse().unwrap()));
        let trusted: Vec<Network> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        origin_of(&request, &trusted).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_about_its_own_peer() {
        assert_eq!(origin("192.0.2.1", &["1.1.1.1"], &[]), "192.0.2.1");
        assert_eq!(origin("10.0.0.1", &["1.1.1.1, 2.2.2.2"], &["10.0.0.0/8"]), "2.2.2.2");
        assert_eq!(origin("10.0.0.1", &["1.1.1.1", "2.2.2.2:80, 10.9.9.9"], &["10.0.0.0/8"]), "2.2.2.2");
        assert_eq!(origin("10.0.0.1", &["1.1.1.1, nonsense"], &["10.0.0.0/8"]), "10.0.0.1");
        assert_eq!(origin("10.0.0.1", &[], &["10.0.0.0/8"]), "10.0.0.1");
    }

    #[test]
    fn a_form_of_another_site_is_recognised_and_our_own_never_is() {
        let says = |headers: &[(&str, &str)], url: Option<&str>| {
            let mut settings = WebSettings::new("default".into(), "https://weather.example/".parse().unwrap());
            settings.public_url = url.map(|url| url.parse().unwrap());
            let mut request = Request::builder();
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            is_from_elsewhere(&request.body(()).unwrap(), &settings)
        };
        let host = ("host", "Chat.example");
        for site in ["cross-site", "same-site", "nonsense"] {
            assert!(says(&[host, ("sec-fetch-site", site), ("origin", "https://chat.example")], None), "{site}");
        }
        for site in ["same-origin", "none"] {
            assert!(!says(&[host, ("sec-fetch-site", site), ("origin", "null")], None), "{site}");
        }
        assert!(says(&[host, ("origin", "https://other.example")], None));
        assert!(says(&[host, ("origin", "https://chat.example:8443")], None));
        for own in ["https://chat.example", "http://chat.example:80", "null"] {
            assert!(!says(&[host, ("origin", own)], None), "{own}");
        }
        assert!(!says(&[host], None), "a program");
        // Behind a proxy that writes its own name into Host.
        let inside = [("host", "127.0.0.1:8080"), ("x-forwarded-for", "192.0.2.1"), ("origin", "https://chat.example")];
        assert!(!says(&inside, None) && !says(&inside, Some("https://chat.example/")));
        assert!(says(&inside, Some("https://elsewhere.example/")));
    }
}
