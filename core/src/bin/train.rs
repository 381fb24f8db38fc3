//! Makes the weights under `locales/` from the training phrases, and measures them.
//!
//! ```text
//! cargo run --release -p porchlight-core --bin train                      every language, and the language model
//! cargo run --release -p porchlight-core --bin train -- es language       only these
//! cargo run --release -p porchlight-core --bin train -- --check es        cross-validated figures only, writes nothing
//! cargo run --release -p porchlight-core --bin train -- --misses es       what cross-validation got wrong
//! cargo run --release -p porchlight-core --bin train -- --patterns es     patterns that fire wrongly on the phrases
//! cargo run --release -p porchlight-core --bin train -- --evaluate FILE…  figures over labelled files
//! cargo run --release -p porchlight-core --bin train -- --record          writes core/tests/evaluation/recorded.json
//! ```

#![expect(clippy::print_stdout, reason = "a program for whoever maintains the languages; its output is its purpose")]

use std::error::Error;
use std::path::{Path, PathBuf};

use porchlight_core::understanding::train::tool;

fn main() -> Result<(), Box<dyn Error>> {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mode = arguments.iter().position(|word| word.starts_with("--")).map(|at| arguments.remove(at));
    tool::run(&root, mode.as_deref(), &arguments, &mut |line| println!("{line}"))
}
