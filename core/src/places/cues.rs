//! Words in front of a name that say it is a place, and what it is to the person: where they are, where they
//! come from, or where they no longer are.

/// What the words before a name say about the person and the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// "Moved away from", "used to live in", "not in", "my mother lives in".
    Away,
    /// "From": where they are, or were.
    Origin,
    /// Nothing says.
    Open,
    /// "In", "near", "around".
    At,
    /// "I live in", "now in", "staying at".
    Here,
}

/// How sure the words make it that a place follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    None,
    Weak,
    Strong,
}

use Role::{At, Away, Here, Origin};
use Weight::{Strong, Weak};

/// Folded endings of the text before a name, the longest match winning. Kept in groups by language.
#[rustfmt::skip]
static CUES: &[(&str, Weight, Role)] = &[
    // English
    ("in", Weak, At), ("near", Strong, At), ("around", Weak, At), ("outside", Weak, At), ("at", Weak, At),
    ("by", Weak, At), ("close to", Strong, At), ("from", Weak, Origin), ("live in", Strong, Here), ("live near", Strong, Here),
    ("living in", Strong, Here), ("lives in", Strong, At), ("live at", Strong, Here), ("live", Weak, Here), ("living", Weak, Here),
    ("am in", Strong, Here), ("im in", Strong, Here), ("i m in", Strong, Here), ("we are in", Strong, Here), ("we re in", Strong, Here),
    ("were in", Strong, At), ("is in", Strong, At), ("are in", Strong, At), ("she s in", Strong, At), ("he s in", Weak, At),
    ("now in", Strong, Here), ("now i m in", Strong, Here), ("but in", Weak, Here), ("here in", Strong, Here), ("out in", Strong, At), ("over in", Strong, At), ("up in", Strong, At), ("down in", Strong, At), ("stay in", Strong, Here), ("staying in", Strong, Here), ("stuck in", Strong, Here),
    ("moved to", Strong, Here), ("move to", Strong, At), ("moving to", Strong, At), ("going to", Weak, At), ("ran to", Strong, Here), ("fled to", Strong, Here), ("escaped to", Strong, Here), ("got to", Weak, Here), ("drove to", Weak, Here), ("came to", Strong, Here), ("went to", Weak, At), ("found me in", Strong, At), ("relocated to", Strong, Here), ("based in", Strong, Here), ("located in", Strong, Here),
    ("i m from", Strong, Origin), ("im from", Strong, Origin), ("am from", Strong, Origin), ("we are from", Strong, Origin), ("comes from", Strong, Origin), ("come from", Strong, Origin),
    ("moved from", Strong, Away), ("fled from", Strong, Away), ("came from", Strong, Away), ("escaped from", Strong, Away), ("ran from", Strong, Away), ("left", Weak, Away), ("not in", Weak, Away), ("used to live in", Strong, Away),
    ("lived in", Strong, Away), ("was in", Strong, Away), ("was living in", Strong, Away), ("born in", Strong, Away), ("back in", Weak, Away), ("grew up in", Strong, Away),
    ("mother lives in", Strong, Away), ("mom lives in", Strong, Away), ("family is in", Strong, Away), ("family in", Strong, Away), ("parents in", Strong, Away), ("parents live in", Strong, Away), ("mother in", Strong, Away), ("brother in", Strong, Away), ("sister in", Strong, At), ("flight to", Strong, Away),
    ("shelter in", Strong, Here), ("shelters in", Strong, Here), ("help in", Strong, Here), ("lawyer in", Strong, Here), ("shelter near", Strong, Here), ("services in", Strong, Here), ("hotline in", Strong, Here), ("shelters near", Strong, Here), ("zip", Strong, Here), ("zip code", Strong, Here), ("zip code is", Strong, Here), ("zipcode", Strong, Here), ("zipcode is", Strong, Here), ("zip is", Strong, Here), ("city of", Strong, At), ("county of", Strong, At), ("state of", Strong, At), ("town of", Strong, At), ("area of", Strong, At),
    // Spanish, Portuguese
    ("en", Weak, At), ("cerca de", Strong, At), ("de", Weak, Origin), ("desde", Weak, Origin), ("vivo en", Strong, Here), ("vivimos en", Strong, Here),
    ("estoy en", Strong, Here), ("estamos en", Strong, Here), ("resido en", Strong, Here), ("vivo por", Strong, Here), ("vive en", Strong, At), ("ando en", Strong, Here), ("ahora en", Strong, Here), ("aqui en", Strong, Here), ("aca en", Strong, Here), ("ahora estoy en", Strong, Here), ("me mude a", Strong, Here), ("albergue en", Strong, Here), ("refugio en", Strong, Here), ("ayuda en", Strong, Here), ("abogado en", Strong, Here), ("abogada en", Strong, Here),
    ("soy de", Strong, Origin), ("somos de", Strong, Origin), ("vengo de", Strong, Away), ("naci en", Strong, Away), ("vivia en", Strong, Away), ("viviamos en", Strong, Away), ("estaba en", Strong, Away), ("me fui de", Strong, Away), ("no estoy en", Strong, Away), ("sali de", Strong, Away), ("mi familia esta en", Strong, Away), ("familia en", Strong, Away), ("mama vive en", Strong, Away), ("madre vive en", Strong, Away),
    ("ciudad de", Strong, At), ("condado de", Strong, At), ("estado de", Strong, At), ("codigo postal", Strong, Here), ("codigo postal es", Strong, Here),
    ("em", Weak, At), ("no", Weak, At), ("na", Weak, At), ("moro em", Strong, Here), ("estou em", Strong, Here), ("vivo em", Strong, Here), ("perto de", Strong, At),
    // French
    ("a", Weak, At), ("au", Weak, At), ("aux", Weak, At), ("dans", Weak, At), ("pres de", Strong, At), ("vers", Weak, At), ("j habite a", Strong, Here), ("j habite", Strong, Here), ("habite a", Strong, Here), ("habite en", Strong, Here), ("habite au", Strong, Here), ("habite", Weak, Here), ("habitons a", Strong, Here), ("habitons", Strong, Here),
    ("je vis a", Strong, Here), ("vis a", Strong, Here), ("vis en", Strong, Here), ("suis a", Strong, Here), ("suis en", Strong, Here), ("suis au", Strong, Here), ("sommes a", Strong, Here), ("maintenant a", Strong, Here), ("maintenant en", Strong, Here), ("ici a", Strong, Here), ("reside a", Strong, Here), ("loge a", Strong, Here), ("foyer a", Strong, Here), ("refuge a", Strong, Here), ("avocat a", Strong, Here), ("aide a", Weak, Here),
    ("viens de", Strong, Origin), ("suis de", Strong, Origin), ("d", Weak, Origin), ("venue de", Strong, Away), ("habitais a", Strong, Away), ("vivais a", Strong, Away), ("nee a", Strong, Away), ("ne a", Strong, Away), ("etais a", Strong, Away), ("quitte", Weak, Away), ("partie de", Strong, Away), ("ville de", Strong, At), ("comte de", Strong, At), ("code postal", Strong, Here), ("famille est a", Strong, Away), ("mere habite a", Strong, Away),
    // Haitian Creole
    ("nan", Weak, At), ("an", Weak, At), ("bo", Weak, At), ("tou pre", Strong, At), ("pre", Weak, At), ("soti", Weak, Origin), ("m soti", Strong, Origin), ("mwen soti", Strong, Origin), ("m ap viv nan", Strong, Here), ("ap viv nan", Strong, Here), ("viv nan", Strong, Here), ("m ap viv", Strong, Here), ("mwen viv", Strong, Here), ("ap viv", Strong, Here), ("viv", Weak, Here), ("viv an", Strong, Here), ("rete nan", Strong, Here), ("rete", Weak, Here), ("m rete", Strong, Here), ("mwen rete", Strong, Here), ("rete an", Strong, Here), ("abite", Strong, Here), ("abite nan", Strong, Here), ("mwen nan", Strong, Here), ("m nan", Strong, Here), ("kounye a nan", Strong, Here), ("kounye a mwen", Strong, Here), ("isit", Weak, Here), ("te rete", Strong, Away), ("te rete nan", Strong, Away), ("te viv", Strong, Away), ("fet nan", Strong, Away), ("kite", Weak, Away), ("vil", Weak, At), ("eta", Weak, At), ("konte", Strong, At), ("peyi", Weak, At),
    // German, Italian, Dutch, Polish, Turkish, Tagalog, Vietnamese
    ("aus", Weak, Origin), ("wohne in", Strong, Here), ("bin in", Strong, Here), ("ich lebe in", Strong, Here), ("vivo a", Strong, Here), ("abito a", Strong, Here), ("sono a", Strong, Here), ("woon in", Strong, Here), ("w", Weak, At), ("mieszkam w", Strong, Here), ("jestem w", Strong, Here), ("sa", Weak, At), ("taga", Strong, Origin), ("nasa", Strong, Here), ("nakatira sa", Strong, Here), ("o", Weak, At), ("toi o", Strong, Here), ("song o", Strong, Here), ("tai", Weak, At),
    // Arabic, Persian, Urdu
    ("في", Weak, At), ("من", Weak, Origin), ("قرب", Strong, At), ("بالقرب من", Strong, At), ("مدينه", Strong, At), ("ولايه", Strong, At), ("اعيش في", Strong, Here), ("اسكن في", Strong, Here), ("ساكنه في", Strong, Here), ("ساكن في", Strong, Here), ("ساكنه", Weak, Here), ("ساكن", Weak, Here), ("عايشه في", Strong, Here), ("عايش في", Strong, Here), ("مقيمه في", Strong, Here), ("مقيم في", Strong, Here), ("انا في", Strong, Here), ("نحن في", Strong, Here), ("احنا في", Strong, Here), ("الان في", Strong, Here), ("انا من", Strong, Origin), ("كنت في", Strong, Away), ("كنت اعيش في", Strong, Away), ("ولدت في", Strong, Away), ("هربت من", Strong, Away), ("عائلتي في", Strong, Away), ("اهلي في", Strong, Away), ("در", Weak, At), ("از", Weak, Origin), ("ب", Weak, At), ("ف", Weak, At),
    // Chinese, Japanese, Korean (characters need no spaces around them)
    ("在", Weak, At), ("住", Weak, Here), ("住在", Strong, Here), ("我在", Strong, Here), ("我住", Strong, Here), ("人在", Strong, Here), ("现在在", Strong, Here), ("来自", Strong, Origin), ("从", Weak, Origin), ("是", Weak, Origin), ("到", Weak, At), ("去", Weak, At), ("搬到", Strong, Here), ("搬来", Strong, Here), ("以前住在", Strong, Away), ("之前在", Strong, Away), ("离开", Weak, Away), ("出生在", Strong, Away), ("家人在", Strong, Away), ("父母在", Strong, Away), ("不在", Weak, Away), ("附近", Weak, At),
    // Russian, Ukrainian
    ("в", Weak, At), ("во", Weak, At), ("из", Weak, Origin), ("живу в", Strong, Here), ("я в", Strong, Here), ("мы в", Strong, Here), ("нахожусь в", Strong, Here), ("я из", Strong, Origin), ("у", Weak, At), ("живу у", Strong, Here), ("около", Weak, At), ("з", Weak, Origin),
    // Hindi, Bengali: the cue follows the name there, which is not read yet.
];

/// Words between a cue and a name that change nothing: "in the Bronx", "near downtown Miami".
static FILLERS: &[&str] = &[
    "the",
    "downtown",
    "uptown",
    "central",
    "greater",
    "el",
    "la",
    "los",
    "las",
    "le",
    "l",
    "lavil",
    "vil",
    "city",
    "of",
    "north of",
    "south of",
    "east of",
    "west of",
    "ciudad de",
    "مدينه",
    "ولايه",
];

/// `text` without `ending`, if it ends with it as whole words.
fn without<'t>(text: &'t str, ending: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(ending)?;
    let characters = ending
        .chars()
        .next()
        .is_some_and(|c| ('\u{3400}'..='\u{9FFF}').contains(&c));
    (characters || rest.is_empty() || rest.ends_with([' ', ',']))
        .then(|| rest.trim_end_matches(' '))
}

/// Cues of other languages that are words of English too: "a" is where somebody is in French, not in "a Lincoln".
static NOT_IN_ENGLISH: &[&str] = &[
    "a", "an", "no", "na", "sa", "o", "w", "d", "au", "bo", "pre", "de", "tai",
];

/// What the folded text before a name says, in a text known to be English or not. Looks at no more than its
/// last few words.
pub(crate) fn before(text: &str, english: bool) -> (Weight, Role) {
    let text = text.trim_end_matches(' ');
    let first = cue(text, english);
    if first.0 == Strong {
        return first;
    }
    let bare = FILLERS
        .iter()
        .find_map(|f| without(text, f))
        .map(|rest| cue(rest, english));
    bare.filter(|b| b.0 > first.0).unwrap_or(first)
}

fn cue(text: &str, english: bool) -> (Weight, Role) {
    let Some(&last) = text.as_bytes().last() else {
        return (Weight::None, Role::Open);
    };
    CUES.iter()
        .filter(|c| c.0.as_bytes().last() == Some(&last) && without(text, c.0).is_some())
        .max_by_key(|c| c.0.len())
        .filter(|c| !(english && NOT_IN_ENGLISH.contains(&c.0)))
        .map_or((Weight::None, Role::Open), |c| (c.1, c.2))
}

#[cfg(test)]
mod tests {
    use super::{Role, Weight, before};

    #[test]
    fn the_longest_cue_wins() {
        assert_eq!(before("i live in ", true), (Weight::Strong, Role::Here));
        assert_eq!(
            before("i used to live in", true),
            (Weight::Strong, Role::Away)
        );
        assert_eq!(before("i am in the ", false), (Weight::Strong, Role::Here));
        assert_eq!(before("我现在住在", false), (Weight::Strong, Role::Here));
        assert_eq!(before("basin", false), (Weight::None, Role::Open));
        assert_eq!(before("he drives a", true), (Weight::None, Role::Open));
        assert_eq!(before("je suis a", false), (Weight::Strong, Role::Here));
        assert_eq!(before("", false), (Weight::None, Role::Open));
    }
}
