//! The headers of every answer.
//!
//! There is no `Strict-Transport-Security` among them: browsers remember it, host by host, after everything else is
//! cleared, and so would show that somebody was here.

use hyper::HeaderMap;
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_DNS_PREFETCH_CONTROL, X_FRAME_OPTIONS,
};

use crate::settings::WebSettings;

const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), \
    encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), \
    screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

/// Adds the headers. `shareable` is what other sites load: the script for agencies' own pages.
pub fn add(headers: &mut HeaderMap, settings: &WebSettings, shareable: bool) {
    let framed = !settings.framing_sites.is_empty();
    // `no-store` for scripts and icons, too: nothing of a visit stays in the phone's cache.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(CONTENT_SECURITY_POLICY, policy(settings));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // A browser must not look up the hosts of the links it shows.
    headers.insert(X_DNS_PREFETCH_CONTROL, HeaderValue::from_static("off"));
    if !framed {
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    let resource = if shareable || framed { "cross-origin" } else { "same-origin" };
    for (name, value) in [
        ("permissions-policy", PERMISSIONS),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("cross-origin-resource-policy", resource),
        ("x-robots-tag", "noindex, nofollow, noarchive"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}

fn policy(settings: &WebSettings) -> HeaderValue {
    let ancestors = match settings.framing_sites.as_slice() {
        [] => "'none'".to_owned(),
        sites => sites.iter().map(|site| site.as_str()).collect::<Vec<_>>().join(" "),
    };
    // Chromium applies form-action to every redirect that follows a form, and stays on the page if one is missing: the
    // page of a person who just pressed "leave". Well-known pages redirect as they like, so any https page is allowed;
    // there is no way to put a form into these pages that the other directives and the templates leave open.
    let exit = settings.exit_page.site();
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self' https: {exit}; base-uri 'none'; frame-ancestors {ancestors}"
    );
    HeaderValue::from_str(&policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}
