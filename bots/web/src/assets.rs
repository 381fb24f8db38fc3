//! Script, style and icons, compiled in, each under a name that changes with its content.

use std::sync::OnceLock;

use crate::keyed_hash::HashKey;

/// A file that pages refer to.
pub struct Asset {
    name: &'static str,
    extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub content: &'static [u8],
    path: OnceLock<String>,
}

impl Asset {
    const fn new(
        name: &'static str,
        extension: &'static str,
        media_type: &'static str,
        content: &'static [u8],
    ) -> Self {
        Self { name, extension, media_type, content, path: OnceLock::new() }
    }

    /// Where it is: `/app.<hash of the content>.js`.
    pub fn path(&self) -> &str {
        self.path.get_or_init(|| {
            let hash = HashKey::from_bytes(&[0; 16]).hash(self.content);
            format!("/{}.{hash:016x}.{}", self.name, self.extension)
        })
    }
}

/// What the page does beyond what it does without a script.
pub static SCRIPT: Asset =
    Asset::new("app", "js", "text/javascript; charset=utf-8", include_bytes!("../static/app.js"));
/// How the page looks.
pub static STYLE: Asset = Asset::new("app", "css", "text/css; charset=utf-8", include_bytes!("../static/app.css"));
/// A plain dot.
pub static ICON: Asset = Asset::new("icon", "svg", "image/svg+xml", include_bytes!("../static/icon.svg"));
/// The same dot, for browsers that ask for it by its old name.
pub const OLD_ICON: &[u8] = include_bytes!("../static/favicon.ico");
/// The button for agencies' own sites.
pub const EMBED: &str = include_str!("../static/embed.js");
/// Every page says `noindex` as well.
pub const ROBOTS: &str = "User-agent: *\nDisallow: /\n";
