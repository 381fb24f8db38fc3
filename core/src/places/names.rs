//! The index of names: finding every name that begins at a given place in a folded text.

use super::data::Broken;
use fst::raw::{Fst, Output};

/// Latin names and all others are two automata, so that each file stays small.
pub(crate) struct Names {
    latin: Fst<&'static [u8]>,
    other: Fst<&'static [u8]>,
}

impl Names {
    pub fn new(latin: &'static [u8], other: &'static [u8]) -> Result<Self, Broken> {
        let open = |bytes| Fst::new(bytes).map_err(|_| Broken::Names);
        Ok(Self {
            latin: open(latin)?,
            other: open(other)?,
        })
    }

    /// Calls `found` with the length read of `text` and the value, for each name that is `before` followed by a
    /// beginning of `text`, shortest first. Reads no further than names go, whatever the length of `text`.
    pub fn beginnings(&self, before: &str, text: &str, mut found: impl FnMut(usize, u64)) {
        let first = before.bytes().chain(text.bytes()).next().unwrap_or(0);
        let fst = if first.is_ascii() {
            &self.latin
        } else {
            &self.other
        };
        let mut node = fst.root();
        let mut output = Output::zero();
        for (n, byte) in before.bytes().chain(text.bytes()).enumerate() {
            let Some(next) = node.find_input(byte) else {
                return;
            };
            let step = node.transition(next);
            output = output.cat(step.out);
            node = fst.node(step.addr);
            if node.is_final() && n + 1 > before.len() {
                found(
                    n + 1 - before.len(),
                    output.cat(node.final_output()).value(),
                );
            }
        }
    }

    /// The value of exactly this name.
    pub fn get(&self, name: &str) -> Option<u64> {
        let fst = if name.bytes().next()?.is_ascii() {
            &self.latin
        } else {
            &self.other
        };
        fst.get(name).map(Output::value)
    }
}
