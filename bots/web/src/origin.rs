//! Where a request came from, for flood control and nothing else.

use std::net::{IpAddr, Ipv4Addr};

use hyper::Request;

use crate::settings::Network;

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
}
