//! The closed vocabularies that every part shares: needs, dangers, intents, traits and ways of contact.
//!
//! The spelling of each word is a public surface: it stands in lexicon and training files, in import mappings, in
//! `porchlight ask --json` and in the directory. Adding a word means adding it here, to the message
//! `need-<word>` (or `trait-`, `way-`) of every language, and to the lexicons.

use std::fmt;
use std::str::FromStr;

/// A word that is not in the vocabulary it was looked up in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not a {vocabulary}; allowed are: {allowed}")]
pub struct UnknownWord {
    /// The word as it was given; from files and command lines only, never from a person.
    pub word: String,
    /// Which vocabulary was asked.
    pub vocabulary: &'static str,
    /// All words of that vocabulary, separated by commas.
    pub allowed: String,
}

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident, $label:literal { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every word, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it is written in files and in JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Position in [`Self::ALL`].
            pub const fn index(self) -> usize { self as usize }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.as_str()) }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(UnknownWord {
                        word: word.to_owned(),
                        vocabulary: $label,
                        allowed: Self::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>().join(", "),
                    }),
                }
            }
        }
    };
}

vocabulary! {
    /// What a person needs, or a service gives.
    Need, "need" {
        /// Someone to listen: a hotline, emotional support.
        Talk = "talk",
        /// A safe place now.
        Shelter = "shelter",
        /// A home for longer: rent, eviction, transitional housing.
        Housing = "housing",
        /// A lawyer, divorce, custody, court, rights.
        Legal = "legal",
        /// A restraining or protection order.
        ProtectionOrder = "protection_order",
        /// Therapy and healing.
        Counseling = "counseling",
        /// Others who lived through it.
        SupportGroup = "support_group",
        /// Injury, pregnancy, a doctor.
        Medical = "medical",
        /// Rape and other sexual violence.
        SexualAssault = "sexual_assault",
        /// Being followed, watched, harassed.
        Stalking = "stalking",
        /// A child is hurt.
        ChildAbuse = "child_abuse",
        /// Forced work or sex work.
        Trafficking = "trafficking",
        /// Calling the police, a report; a bare emergency.
        Police = "police",
        /// Money, food, bills, work.
        Money = "money",
        /// Visa, deportation threats, asylum.
        Immigration = "immigration",
        /// Childcare, school, custody exchange.
        Children = "children",
        /// A ride, a ticket.
        Transport = "transport",
        /// An animal that must come along.
        Pets = "pets",
        /// A watched phone, hidden trackers, photos.
        TechSafety = "tech_safety",
        /// How to leave, or stay, more safely.
        SafetyPlanning = "safety_planning",
    }
}

vocabulary! {
    /// Danger now, or an open threat. Declared from least to most urgent, so `Ord` ranks it.
    Danger, "danger" {
        /// Nothing that calls for the emergency card.
        None = "none",
        /// Thoughts of suicide or self-harm.
        Suicide = "suicide",
        /// A child is being harmed or taken.
        Child = "child",
        /// Serious injury.
        Medical = "medical",
        /// Violence now, a weapon, a threat to kill, strangulation, being trapped, a partner outside.
        Immediate = "immediate",
    }
}

vocabulary! {
    /// What a message is for. Declared in order of precedence when one message has several.
    Intent, "intent" {
        /// Asks for a person.
        Human = "human",
        /// Asks for help or tells what is happening.
        Request = "request",
        /// Wants what was said forgotten.
        Erase = "erase",
        /// Asks who or what this is.
        About = "about",
        /// Says thanks.
        Thanks = "thanks",
        /// Says hello.
        Greeting = "greeting",
        /// Anything else.
        Offtopic = "offtopic",
    }
}

vocabulary! {
    /// What a person said about themself (or about the person at risk) that decides which services fit.
    Trait, "trait" {
        /// Has children with them.
        Children = "children",
        /// Has an animal with them.
        Pets = "pets",
        /// The person at risk is a man.
        Male = "male",
        /// Lesbian, gay, bisexual, trans, queer.
        Lgbtq = "lgbtq",
        /// Deaf, DeafBlind, hard of hearing.
        Deaf = "deaf",
        /// Cannot speak aloud now.
        CannotTalk = "cannot_talk",
        /// Lives with a disability.
        Disability = "disability",
        /// Under 18.
        Teen = "teen",
        /// An older person.
        Elder = "elder",
        /// An immigrant or refugee.
        Immigrant = "immigrant",
        /// Pregnant.
        Pregnant = "pregnant",
        /// Far from town.
        Rural = "rural",
    }
}

vocabulary! {
    /// A way to reach a service.
    Way, "way of contact" {
        /// A voice call.
        Voice = "voice",
        /// A text message.
        Sms = "sms",
        /// A chat on a web page.
        Chat = "chat",
        /// A video phone, for sign language.
        Videophone = "videophone",
        /// A relay service or text telephone (TTY).
        Relay = "relay",
        /// E-mail.
        Email = "email",
        /// WhatsApp.
        Whatsapp = "whatsapp",
        /// A web page.
        Web = "web",
    }
}

impl Way {
    /// Whether it can be used without speaking aloud.
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Sms | Self::Chat | Self::Email | Self::Whatsapp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_as_itself() {
        for need in Need::ALL {
            assert_eq!(need.as_str().parse::<Need>(), Ok(*need));
        }
        for word in Trait::ALL {
            assert_eq!(word.as_str().parse::<Trait>(), Ok(*word));
        }
    }

    #[test]
    fn an_unknown_word_is_told_what_is_allowed() {
        let error = "shelters".parse::<Need>().unwrap_err();
        assert!(error.to_string().contains("shelter, housing"));
    }

    #[test]
    fn the_most_urgent_danger_is_the_greatest() {
        assert_eq!(Danger::ALL.iter().max(), Some(&Danger::Immediate));
    }
}
