//! What Porchlight adds to HSDS, as HSDS attributes: an export carries it, and another program may ignore it.
//!
//! Adding one: a line here, and its reading in [`super::assemble`].

use std::fmt;

/// Taxonomy of the additions.
pub const TAXONOMY: &str = "porchlight";

macro_rules! additions {
    ($($(#[$meta:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// One addition. Its term id is `porchlight:<word>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Addition { $($(#[$meta])* $name),+ }

        impl Addition {
            /// Every addition.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The id of its term.
            pub const fn term_id(self) -> &'static str {
                match self { $(Self::$name => concat!("porchlight:", $word)),+ }
            }
        }
    };
}

additions! {
    /// `yes` or `no`: what the publisher or an administrator says of the location, over all suspicion.
    Confidential = "confidential",
    /// Kind of entry: `emergency_any`, `emergency_police`, `emergency_medical`, `national`.
    Kind = "kind",
    /// Needs, separated by semicolons, instead of those found in taxonomy and words.
    Needs = "needs",
    /// Traits the service is made for, separated by semicolons.
    MadeFor = "made_for",
    /// `yes`: open only to people with one of those traits.
    OnlyMadeFor = "only_made_for",
    /// `yes`: only women.
    WomenOnly = "women_only",
    /// `yes`: only men.
    MenOnly = "men_only",
    /// `yes` or `no`: run by a government body.
    Government = "government",
    /// Its name in English.
    NameEn = "name_en",
    /// ISO 3166-1 alpha-2 of the country it serves.
    Country = "country",
    /// `yes`: serves the whole country.
    Nationwide = "nationwide",
    /// `yes` or `no`: free.
    Free = "free",
    /// `two-source` or `one-source`; the second is kept, and shown only once somebody of the agency verified it.
    Evidence = "evidence",
    /// The day a source gives itself.
    SeenOn = "seen_on",
    /// Where a public fact is from.
    Reference = "reference",
    /// The role of who verified it.
    VerifiedBy = "verified_by",
    /// The day it was verified by this agency.
    VerifiedOn = "verified_on",
    /// Ids of services that must appear together with this one, separated by semicolons.
    ShowWith = "show_with",
    /// Free beds, and the day that was said: `3;2026-11-20`.
    Beds = "beds",
}

impl Addition {
    /// Whether a publisher may say this of its own records. What makes people trust an entry more than others (that it
    /// is an emergency number or a national line, that this agency has verified it, that two sources agree) only the
    /// starter directory and the agency itself say: an imported package must not be able to put its own number on the
    /// emergency card.
    pub const fn is_publishers(self) -> bool {
        !matches!(
            self,
            Self::Kind
                | Self::Nationwide
                | Self::Evidence
                | Self::SeenOn
                | Self::Reference
                | Self::VerifiedBy
                | Self::VerifiedOn
        )
    }

    /// The addition of a term id.
    pub fn of_term(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|addition| addition.term_id() == id)
    }
}

impl fmt::Display for Addition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.term_id())
    }
}
