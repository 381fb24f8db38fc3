//! A reply while it is being put together.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::reply::{Press, Say};
use crate::matching::Match;
use crate::vocabulary::Trait;

/// A reply in the making.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// What is said, in order.
    pub says: Vec<Say>,
    /// What can be pressed, in order.
    pub choices: Vec<Press>,
    /// Goes ahead of everything else.
    pub urgent: bool,
}

impl Draft {
    /// Adds something to say.
    pub fn say(&mut self, say: Say) -> &mut Self {
        self.says.push(say);
        self
    }

    /// Adds a fixed text.
    pub fn text(&mut self, key: &str, variant: u32) -> &mut Self {
        self.say(Say::text(key, variant))
    }

    /// Adds a fixed text behind the first words: the emergency card, or thanks and that they are believed.
    pub fn after_opening(&mut self, key: &str) -> &mut Self {
        let believes = |say: &Say| matches!(say, Say::Text { key, .. } if key.starts_with("believe"));
        let opening = self.says.iter().position(believes).map_or(1, |believes| believes + 1);
        self.says.insert(opening.min(self.says.len()), Say::text(key, 0));
        self
    }

    /// Adds services, in the ways that fit the person's traits.
    pub fn services(&mut self, matches: &[Match], traits: &[Trait]) -> &mut Self {
        let signed_first = traits.contains(&Trait::Deaf);
        let written_first = signed_first || traits.contains(&Trait::CannotTalk);
        for found in matches {
            let already = |say: &Say| matches!(say, Say::Service { id, .. } if *id == found.service.id);
            if self.says.iter().any(already) {
                continue;
            }
            self.says.push(Say::Service {
                id: found.service.id.clone(),
                reasons: found.reasons.clone(),
                distance_km: if found.service.location.is_confidential() { None } else { found.distance_km },
                written_first,
                signed_first,
            });
        }
        self
    }

    /// Adds something to press, once.
    pub fn choice(&mut self, press: Press) -> &mut Self {
        if !self.choices.contains(&press) {
            self.choices.push(press);
        }
        self
    }

    /// The choices that are always at hand, after the particular ones.
    pub fn always(&mut self) -> &mut Self {
        self.choice(Press::Other).choice(Press::Person).choice(Press::Leave)
    }

    /// The choices after a list of services.
    pub fn after_services(&mut self) -> &mut Self {
        self.choice(Press::More).choice(Press::Elsewhere).always()
    }

    /// Whether it leads to a service or an emergency number.
    pub fn leads_somewhere(&self) -> bool {
        self.says.iter().any(|say| matches!(say, Say::Service { .. } | Say::Emergency { .. }))
    }

    /// The same for drafts that say the same, whatever variant of a text they use.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for say in &self.says {
            match say {
                Say::Text { key, args, .. } => (0_u8, key, format!("{args:?}")).hash(&mut hasher),
                Say::Emergency { country, danger, strangulation, .. } => {
                    (1_u8, country, danger, strangulation).hash(&mut hasher);
                }
                Say::Service { id, .. } => (2_u8, id).hash(&mut hasher),
            }
        }
        hasher.finish()
    }
}
