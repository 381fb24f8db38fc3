//! Settings: one table of names, read from `porchlight.toml` and from the environment, the environment winning.
//!
//! A wrong setting stops the start with a message that names it, says where it stands and what is allowed. A setting
//! for something that this version does not have is an error, not a silence.
//!
//! **Adding a setting:** a line in [`SETTINGS`], a field in [`Settings`], a line in [`Settings::read`].

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// A setting that exists.
pub struct Setting {
    /// The name in the environment.
    pub name: &'static str,
    /// What it is for.
    pub help: &'static str,
    /// What is allowed.
    pub allowed: &'static str,
    /// The default, in words.
    pub default: &'static str,
}

const fn setting(name: &'static str, default: &'static str, allowed: &'static str, help: &'static str) -> Setting {
    Setting { name, help, allowed, default }
}

/// Every setting of this version. In `porchlight.toml` the key is the name in lower case without `PORCHLIGHT_`.
pub const SETTINGS: &[Setting] = &[
    setting("PORCHLIGHT_DATA", "./data", "a folder", "where the directory is kept; nothing about people who write"),
    setting(
        "PORCHLIGHT_LIVE",
        "$XDG_RUNTIME_DIR/porchlight or /dev/shm/porchlight-<uid>",
        "a folder on tmpfs or ramfs",
        "where open conversations are kept, in memory",
    ),
    setting("PORCHLIGHT_COUNTRY", "unset: people are asked", "a country code such as US", "the agency's own country"),
    setting(
        "PORCHLIGHT_AREA",
        "unset: people are asked",
        "a place, such as \"Miami-Dade County, Florida\"",
        "the agency's own area",
    ),
    setting(
        "PORCHLIGHT_SAFE_WORDS",
        "the word of each language",
        "words, separated by commas",
        "words that erase everything",
    ),
    setting("PORCHLIGHT_WEB_URL", "unset", "an http or https address", "the public address of the web chat, for links"),
    setting(
        "PORCHLIGHT_EXIT_URL",
        "https://www.wikipedia.org/",
        "an http or https address",
        "the ordinary page shown after leaving",
    ),
    setting(
        "PORCHLIGHT_FRAME_SITES",
        "none",
        "https addresses, separated by commas",
        "sites that may show the chat in a frame",
    ),
    setting("PORCHLIGHT_WEB_LISTEN", "127.0.0.1:8080", "address:port", "where the web chat listens"),
    setting(
        "PORCHLIGHT_OPS_LISTEN",
        "127.0.0.1:9090",
        "address:port or off",
        "where /healthz, /readyz and /metrics listen",
    ),
    setting(
        "PORCHLIGHT_TRUSTED_PROXIES",
        "none",
        "IP addresses, separated by commas",
        "proxies whose X-Forwarded-For is believed",
    ),
    setting(
        "PORCHLIGHT_ACCEPT_SWAP",
        "no",
        "yes or no",
        "start although memory may be written to an unencrypted swap disk",
    ),
    setting(
        "PORCHLIGHT_LOG",
        "info",
        "off, error, warn, info, debug or trace",
        "how much is logged; never what people write",
    ),
    setting(
        "DATABASE_URL",
        "the file directory.sqlite in PORCHLIGHT_DATA",
        "sqlite: and a path",
        "the durable store, when it is to be elsewhere",
    ),
];

/// Settings that other versions may know and this one does not have: named, so that the message can say so.
const NOT_HERE: &[&str] = &[
    "PORCHLIGHT_DESK_URL",
    "PORCHLIGHT_DESK_LISTEN",
    "PORCHLIGHT_HOOKS_LISTEN",
    "PORCHLIGHT_HSDS_LISTEN",
    "PORCHLIGHT_TLS_CERT",
    "PORCHLIGHT_TLS_KEY",
    "NATS_URL",
    "TELEGRAM_TOKEN",
    "TELEGRAM_API_URL",
    "TELEGRAM_WEBHOOK_SECRET",
    "DISCORD_TOKEN",
    "DISCORD_API_URL",
    "META_APP_SECRET",
    "META_VERIFY_TOKEN",
    "META_PAGE_TOKENS",
    "META_API_URL",
];

/// A setting that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Its value is not allowed.
    #[error("{name} (from {origin}) is not {allowed}{reason}")]
    Invalid {
        /// Which setting.
        name: String,
        /// Where it stands.
        origin: String,
        /// What is allowed.
        allowed: String,
        /// More, beginning with a separator; or empty.
        reason: String,
    },
    /// There is no such setting.
    #[error("{name} (from {origin}) is not a setting of Porchlight; `porchlight settings` lists them all")]
    Unknown {
        /// As written.
        name: String,
        /// Where it stands.
        origin: String,
    },
    /// It belongs to something that this version does not have.
    #[error("{name} (from {origin}) is for a part that this version of Porchlight does not have; remove it")]
    NotHere {
        /// Which setting.
        name: String,
        /// Where it stands.
        origin: String,
    },
    /// A file cannot be read or parsed.
    #[error("{file}: {problem}")]
    File {
        /// Which file.
        file: String,
        /// What is wrong.
        problem: String,
    },
}

/// The settings of one start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Folder of the durable store.
    pub data: PathBuf,
    /// Folder of the live store; `None`: the default, which depends on the machine.
    pub live: Option<PathBuf>,
    /// The agency's own country, ISO 3166-1 alpha-2, upper case.
    pub country: Option<String>,
    /// The agency's own area, as written.
    pub area: Option<String>,
    /// Words that erase everything.
    pub safe_words: Vec<String>,
    /// The public address of the web chat.
    pub web_url: Option<String>,
    /// Where leaving leads.
    pub exit_url: String,
    /// Sites that may frame the chat.
    pub frame_sites: Vec<String>,
    /// Where the web chat listens.
    pub web_listen: SocketAddr,
    /// Where health and metrics listen; `None`: nowhere.
    pub ops_listen: Option<SocketAddr>,
    /// Proxies that are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Start in spite of unencrypted swap.
    pub accept_swap: bool,
    /// How much is logged.
    pub log: String,
    /// The durable store elsewhere: the path after `sqlite:`.
    pub database: Option<PathBuf>,
}

/// Values with where they stand.
type Found = BTreeMap<&'static str, (String, String)>;

impl Settings {
    /// Reads file and environment. `file`: the file of `--config`, which must exist; else `porchlight.toml` here, which
    /// may be missing.
    pub fn read(file: Option<&Path>, environment: impl Iterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let mut found = Found::new();
        match file {
            Some(path) => read_file(path, &mut found)?,
            None => {
                let here = Path::new("porchlight.toml");
                if here.exists() {
                    read_file(here, &mut found)?;
                }
            }
        }
        read_environment(environment, &mut found)?;
        Self::from_found(&found)
    }

    fn from_found(found: &Found) -> Result<Self, ConfigError> {
        let text = |name: &str| found.get(name).map(|(value, _)| value.clone());
        Ok(Self {
            data: text("PORCHLIGHT_DATA").map_or_else(|| PathBuf::from("./data"), PathBuf::from),
            live: text("PORCHLIGHT_LIVE").map(PathBuf::from),
            country: parsed(found, "PORCHLIGHT_COUNTRY", country)?,
            area: text("PORCHLIGHT_AREA"),
            safe_words: list(found, "PORCHLIGHT_SAFE_WORDS", |word| Some(word.to_owned()))?,
            web_url: parsed(found, "PORCHLIGHT_WEB_URL", address)?,
            exit_url: parsed(found, "PORCHLIGHT_EXIT_URL", address)?
                .unwrap_or_else(|| "https://www.wikipedia.org/".to_owned()),
            frame_sites: list(found, "PORCHLIGHT_FRAME_SITES", site)?,
            web_listen: parsed(found, "PORCHLIGHT_WEB_LISTEN", |value| value.parse().ok())?
                .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            ops_listen: parsed(found, "PORCHLIGHT_OPS_LISTEN", |value| match value {
                "off" => Some(None),
                other => other.parse().ok().map(Some),
            })?
            .unwrap_or_else(|| Some(SocketAddr::from(([127, 0, 0, 1], 9090)))),
            trusted_proxies: list(found, "PORCHLIGHT_TRUSTED_PROXIES", |value| value.parse().ok())?,
            accept_swap: parsed(found, "PORCHLIGHT_ACCEPT_SWAP", |value| match value {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            })?
            .unwrap_or(false),
            log: parsed(found, "PORCHLIGHT_LOG", |value| {
                ["off", "error", "warn", "info", "debug", "trace"].contains(&value).then(|| value.to_owned())
            })?
            .unwrap_or_else(|| "info".to_owned()),
            database: parsed(found, "DATABASE_URL", |value| {
                let path = value.strip_prefix("sqlite:")?;
                let path = path.strip_prefix("//").unwrap_or(path);
                (!path.is_empty()).then(|| PathBuf::from(path))
            })?,
        })
    }

    /// The file of the durable store.
    pub fn database_path(&self) -> PathBuf {
        self.database.clone().unwrap_or_else(|| self.data.join("directory.sqlite"))
    }

    /// Whether only this machine can reach any of the listeners.
    pub fn all_on_loopback(&self) -> bool {
        self.web_listen.ip().is_loopback() && self.ops_listen.is_none_or(|listen| listen.ip().is_loopback())
    }
}

fn entry(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.name == name)
}

fn parsed<T>(found: &Found, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ConfigError> {
    let Some((value, origin)) = found.get(name) else { return Ok(None) };
    match parse(value.trim()) {
        Some(value) => Ok(Some(value)),
        None => Err(ConfigError::Invalid {
            name: name.to_owned(),
            origin: origin.clone(),
            allowed: entry(name).map_or("", |setting| setting.allowed).to_owned(),
            reason: format!(": {value:?}"),
        }),
    }
}

fn list<T>(found: &Found, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, ConfigError> {
    let parse_all = |value: &str| {
        value.split(',').map(str::trim).filter(|part| !part.is_empty()).map(&parse).collect::<Option<Vec<T>>>()
    };
    Ok(parsed(found, name, parse_all)?.unwrap_or_default())
}

fn country(value: &str) -> Option<String> {
    let two = value.len() == 2 && value.bytes().all(|b| b.is_ascii_alphabetic());
    two.then(|| value.to_ascii_uppercase())
}

fn address(value: &str) -> Option<String> {
    let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"))?;
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | ';' | ',');
    (!rest.is_empty() && value.chars().all(plain)).then(|| value.to_owned())
}

/// An origin: scheme and host, no path.
fn site(value: &str) -> Option<String> {
    let value = address(value)?;
    let value = value.trim_end_matches('/').to_owned();
    let host = value.split_once("://")?.1;
    (!host.contains(['/', '?', '#', '@'])).then_some(value)
}

fn read_file(path: &Path, found: &mut Found) -> Result<(), ConfigError> {
    let file = path.display().to_string();
    let error = |problem: String| ConfigError::File { file: file.clone(), problem };
    let text = std::fs::read_to_string(path).map_err(|problem| error(format!("cannot be read: {problem}")))?;
    // The parser's message would quote the line, which may hold a secret: only its place is told.
    let table: toml::Table = toml::from_str(&text).map_err(|problem| {
        let line = problem.span().map_or(0, |span| text[..span.start].matches('\n').count() + 1);
        error(format!("line {line} is not valid TOML"))
    })?;
    for (key, value) in table {
        let name = if key == "database_url" {
            "DATABASE_URL".to_owned()
        } else {
            format!("PORCHLIGHT_{}", key.to_ascii_uppercase())
        };
        let value = match value {
            toml::Value::String(text) => text,
            toml::Value::Boolean(yes) => if yes { "yes" } else { "no" }.to_owned(),
            toml::Value::Array(values) => {
                let texts: Option<Vec<&str>> = values.iter().map(toml::Value::as_str).collect();
                texts.ok_or_else(|| error(format!("{key} must be a list of texts")))?.join(",")
            }
            _ => return Err(error(format!("{key} must be a text"))),
        };
        insert(&name, value, &file, found)?;
    }
    Ok(())
}

fn read_environment(environment: impl Iterator<Item = (String, String)>, found: &mut Found) -> Result<(), ConfigError> {
    let origin = "the environment";
    let mut files = Vec::new();
    for (name, value) in environment {
        let known = entry(&name).is_some() || NOT_HERE.contains(&name.as_str());
        let ours = known || name.starts_with("PORCHLIGHT_");
        match name.strip_suffix("_FILE") {
            Some(of) if entry(of).is_some() || NOT_HERE.contains(&of) => files.push((of.to_owned(), value)),
            _ if ours && !value.is_empty() => insert(&name, value, origin, found)?,
            _ => {}
        }
    }
    for (name, path) in files {
        let error = |problem: String| ConfigError::File { file: path.clone(), problem };
        let text = std::fs::read_to_string(&path)
            .map_err(|problem| error(format!("named by {name}_FILE, cannot be read: {problem}")))?;
        insert(&name, text.trim_end_matches(['\r', '\n']).to_owned(), &path, found)?;
    }
    Ok(())
}

fn insert(name: &str, value: String, origin: &str, found: &mut Found) -> Result<(), ConfigError> {
    if NOT_HERE.contains(&name) {
        return Err(ConfigError::NotHere { name: name.to_owned(), origin: origin.to_owned() });
    }
    let Some(setting) = entry(name) else {
        return Err(ConfigError::Unknown { name: name.to_owned(), origin: origin.to_owned() });
    };
    found.insert(setting.name, (value, origin.to_owned()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Settings, ConfigError> {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Settings::read(Some(empty().as_path()), pairs.collect::<Vec<_>>().into_iter())
    }

    /// An empty settings file, so that a test does not read the one of the folder it runs in.
    fn empty() -> PathBuf {
        PathBuf::from("/dev/null")
    }

    #[test]
    fn without_any_setting_the_defaults_hold() {
        let settings = read(&[]).unwrap();
        assert_eq!(settings.web_listen.to_string(), "127.0.0.1:8080");
        assert_eq!(settings.country, None);
        assert!(settings.all_on_loopback());
    }

    #[test]
    fn a_wrong_value_names_the_setting_and_what_is_allowed() {
        let error = read(&[("PORCHLIGHT_WEB_LISTEN", "8080")]).unwrap_err().to_string();
        assert_eq!(error, "PORCHLIGHT_WEB_LISTEN (from the environment) is not address:port: \"8080\"");
    }

    #[test]
    fn an_unknown_name_and_a_part_that_is_not_here_are_errors() {
        assert!(matches!(read(&[("PORCHLIGHT_WEBLISTEN", "x")]), Err(ConfigError::Unknown { .. })));
        assert!(matches!(read(&[("TELEGRAM_TOKEN", "x")]), Err(ConfigError::NotHere { .. })));
        assert!(matches!(read(&[("DATABASE_URL", "postgres://x")]), Err(ConfigError::Invalid { .. })));
    }

    #[test]
    fn the_environment_wins_over_the_file_and_secrets_come_from_files() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("porchlight.toml");
        std::fs::write(&file, "country = \"es\"\nsafe_words = [\"kiwi\", \"plum\"]\narea = \"Madrid\"\n").unwrap();
        let secret = folder.path().join("area");
        std::fs::write(&secret, "Sevilla\n").unwrap();
        let environment = [
            ("PORCHLIGHT_COUNTRY".to_owned(), "fr".to_owned()),
            ("PORCHLIGHT_AREA_FILE".to_owned(), secret.display().to_string()),
        ];
        let settings = Settings::read(Some(&file), environment.into_iter()).unwrap();
        assert_eq!(settings.country.as_deref(), Some("FR"));
        assert_eq!(settings.area.as_deref(), Some("Sevilla"));
        assert_eq!(settings.safe_words, ["kiwi", "plum"]);
    }

    #[test]
    fn a_broken_file_is_told_by_line_without_quoting_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("porchlight.toml");
        std::fs::write(&file, "country = \"es\"\nsecret stuff\n").unwrap();
        let error = Settings::read(Some(&file), std::iter::empty()).unwrap_err().to_string();
        assert!(error.contains("line 2") && !error.contains("stuff"), "{error}");
    }

    #[test]
    fn a_site_that_may_frame_the_chat_has_no_path() {
        assert_eq!(site("https://agency.example/"), Some("https://agency.example".into()));
        assert_eq!(site("https://agency.example/page"), None);
        assert_eq!(address("javascript:alert(1)"), None);
        assert_eq!(address("https://a.example/;script-src *"), None);
    }
}
