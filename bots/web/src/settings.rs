//! What an installation decides about its web chat. Every text is parsed once, here, into a type that cannot be wrong.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use hyper::Uri;
use porchlight_core::ids::AgencyId;

use crate::flood::FloodLimits;

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSetting {
    /// Not an address of a page.
    #[error("`{0}` is not a full address such as https://www.example.org/")]
    Address(String),
    /// Not the address of a site.
    #[error("`{0}` is not the address of a site such as https://www.example.org (no path)")]
    Site(String),
    /// Not an IP address or network.
    #[error("`{0}` is not an IP address or a network such as 10.0.0.0/8")]
    Network(String),
}

/// What an installation decides about its web chat.
#[derive(Debug, Clone)]
pub struct WebSettings {
    /// Whose page it is.
    pub agency: AgencyId,
    /// Where leaving leads: a well-known page that nobody wonders about. It may redirect, over https only: Chromium
    /// would otherwise stop at the chat.
    pub exit_page: PageAddress,
    /// Where people reach this page, for links in other channels; never taken from the Host header.
    pub public_url: Option<PageAddress>,
    /// Sites that may show the chat in a frame. Empty: nobody may.
    pub framing_sites: Vec<Site>,
    /// Proxies whose `X-Forwarded-For` is believed. Behind a proxy that is not listed, all people are one origin.
    pub trusted_proxies: Vec<Network>,
    /// Names of places offered in the list of the first page (the agency's cities or counties), as people call them.
    /// Empty: the page has a box for a place instead.
    pub places: Vec<String>,
    /// How many messages are taken how fast.
    pub flood: FloodLimits,
    /// How much is open at once.
    pub limits: Limits,
}

impl WebSettings {
    /// The settings of an installation that has decided nothing but where leaving leads.
    pub fn new(agency: AgencyId, exit_page: PageAddress) -> Self {
        Self {
            agency,
            exit_page,
            public_url: None,
            framing_sites: Vec::new(),
            trusted_proxies: Vec::new(),
            places: Vec::new(),
            flood: FloodLimits::default(),
            limits: Limits::default(),
        }
    }
}

/// How much is open at once.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Connections. More wait in the operating system's queue.
    pub connections: usize,
    /// Streams of live replies. Whoever gets none looks every few seconds instead.
    pub streams: usize,
    /// How long one stream stays open, in milliseconds, before the page asks for the next one.
    pub stream_for: u64,
}

impl Default for Limits {
    fn default() -> Self {
        // 20,000 connections are about 400 MiB of socket and task memory at worst, and a state's worth of people.
        // 50 seconds stay below the one minute after which common proxies cut a quiet connection.
        Self { connections: 20_000, streams: 16_000, stream_for: 50_000 }
    }
}

/// The full address of a page, `https://…` or `http://…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageAddress {
    text: String,
    site: Site,
}

impl PageAddress {
    /// The address as it goes into a header or an attribute.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The site it is on.
    pub const fn site(&self) -> &Site {
        &self.site
    }
}

impl FromStr for PageAddress {
    type Err = InvalidSetting;
    fn from_str(text: &str) -> Result<Self, InvalidSetting> {
        let invalid = || InvalidSetting::Address(text.to_owned());
        let uri: Uri = text.parse().map_err(|_| invalid())?;
        let site = origin_of(&uri).ok_or_else(invalid)?;
        Ok(Self { text: uri.to_string(), site: Site(site) })
    }
}

/// The origin of a site: scheme, host and port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// `https://www.example.org`, as it goes into a content security policy.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Site {
    type Err = InvalidSetting;
    fn from_str(text: &str) -> Result<Self, InvalidSetting> {
        let invalid = || InvalidSetting::Site(text.to_owned());
        let uri: Uri = text.parse().map_err(|_| invalid())?;
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return Err(invalid());
        }
        origin_of(&uri).map(Self).ok_or_else(invalid)
    }
}

/// Scheme, host and port, if the host holds nothing that could end a directive of a content security policy.
fn origin_of(uri: &Uri) -> Option<String> {
    let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "https" | "http"))?;
    let authority = uri.authority()?.as_str();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    (!authority.is_empty() && authority.chars().all(plain)).then(|| format!("{scheme}://{authority}"))
}

/// An IP address or a network of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

impl Network {
    /// Whether an address lies in it.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(net), IpAddr::V4(address)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.prefix)).unwrap_or(0);
                net.to_bits() & mask == address.to_bits() & mask
            }
            (IpAddr::V6(net), IpAddr::V6(address)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.prefix)).unwrap_or(0);
                net.to_bits() & mask == address.to_bits() & mask
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = InvalidSetting;
    fn from_str(text: &str) -> Result<Self, InvalidSetting> {
        let invalid = || InvalidSetting::Network(text.to_owned());
        let (address, prefix) = text.split_once('/').map_or((text, None), |(a, p)| (a, Some(p)));
        let address: IpAddr = address.trim().parse().map_err(|_| invalid())?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            None => longest,
            Some(prefix) => prefix.trim().parse().ok().filter(|p| *p <= longest).ok_or_else(invalid)?,
        };
        Ok(Self { address, prefix })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_knows_its_addresses() {
        let net: Network = "10.1.0.0/16".parse().unwrap();
        assert!(net.contains("10.1.255.3".parse().unwrap()));
        assert!(net.contains("::ffff:10.1.2.3".parse().unwrap()));
        assert!(!net.contains("10.2.0.1".parse().unwrap()));
        assert!("0.0.0.0/0".parse::<Network>().unwrap().contains("9.9.9.9".parse().unwrap()));
        assert!("2001:db8::/32".parse::<Network>().unwrap().contains("2001:db8::1".parse().unwrap()));
        assert!("::1".parse::<Network>().unwrap().contains("::1".parse().unwrap()));
        for wrong in ["", "10.0.0.0/33", "host", "10.0.0.0/x"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_address_that_could_break_out_of_a_header_is_refused() {
        assert_eq!(
            "https://www.example.org/a?b".parse::<PageAddress>().unwrap().site().as_str(),
            "https://www.example.org"
        );
        for wrong in ["", "example.org", "javascript:alert(1)", "https://a;b/", "/path", "ftp://a/", "https://u@h/"] {
            assert!(wrong.parse::<PageAddress>().is_err(), "{wrong}");
        }
        assert!("https://example.org/path".parse::<Site>().is_err());
        assert!("https://example.org:8443".parse::<Site>().is_ok());
    }
}
