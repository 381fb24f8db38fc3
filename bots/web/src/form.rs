//! What a form can hold, read leniently: whatever is missing or malformed is as if it were not there, and nothing that
//! a browser, a script or a stranger posts can make it fail.

use porchlight_core::ids::{ConversationId, LineNumber};
use porchlight_core::language::Language;
use porchlight_core::private::Private;

use crate::start::Start;

/// The longest body that is read: 50,000 characters of four bytes, each byte written as `%F0`, and the other fields.
pub const LONGEST_BODY: usize = 640 * 1024;
/// The longest text that is taken, in characters. 50,000 are promised; the rest is room for line ends counted double.
pub const LONGEST_TEXT: usize = 60_000;

/// The key of a conversation as a form carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Key {
    /// None: a new one.
    #[default]
    Empty,
    /// One.
    Given(ConversationId),
    /// Something that cannot be a key.
    Malformed,
}

/// The fields of a form. It has no `Debug`: most of what it holds is somebody's.
#[derive(Clone, Default)]
pub struct Form {
    /// Which conversation.
    pub conversation: Key,
    /// The key that the empty page proposed for the conversation to come.
    pub start: Option<Start>,
    /// The number that makes a repetition recognisable.
    pub turn: Option<u64>,
    /// Words. Beside a choice or a look for new messages: a draft, which stays in the box.
    pub text: Private<String>,
    /// A button.
    pub choice: Option<Private<String>>,
    /// Only look for new messages.
    pub look: bool,
    /// A need chosen from the list of the first page.
    pub need: Option<String>,
    /// The place beside it.
    pub place: Private<String>,
    /// Show only lines above this one, ever.
    pub since: Option<LineNumber>,
    /// What the page has already.
    pub after: Option<LineNumber>,
    /// The language that was chosen for the page.
    pub lang: Option<Language>,
    /// Come-back words, to be redeemed.
    pub words: Option<Private<String>>,
    /// Whether replies are to be streamed for a while.
    pub live: bool,
    /// Whether a script asks, which has brought the person away already.
    pub quiet: bool,
}

impl Form {
    /// Reads a body.
    pub fn parse(body: &[u8]) -> Self {
        let mut form = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            match &*name {
                "conversation" => {
                    form.conversation = match value.trim() {
                        "" => Key::Empty,
                        value => value.parse().map_or(Key::Malformed, Key::Given),
                    }
                }
                "start" => form.start = value.parse().ok(),
                "turn" => form.turn = value.trim().parse().ok(),
                "text" => form.text = Private::new(one_kind_of_line_end(&value)),
                "choice" if !value.is_empty() => form.choice = Some(Private::new(value.chars().take(64).collect())),
                "look" => form.look = true,
                "need" if !value.is_empty() => form.need = Some(value.chars().take(32).collect()),
                "place" => form.place = Private::new(value.chars().take(200).collect()),
                "since" => form.since = value.parse().ok().map(LineNumber),
                "after" => form.after = value.parse().ok().map(LineNumber),
                "lang" => form.lang = value.parse().ok(),
                "words" => form.words = Some(Private::new(value.chars().take(400).collect())),
                "live" => form.live = true,
                "quiet" => form.quiet = true,
                _ => {}
            }
        }
        form
    }
}

fn one_kind_of_line_end(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_malformed_is_as_if_it_were_not_there() {
        let form = Form::parse(b"conversation=%00%ff&turn=-1&text=%f0%28%8c&since=x&lang=%f0&choice=&&&=&start=.");
        assert_eq!(form.conversation, Key::Malformed);
        assert!(form.turn.is_none() && form.since.is_none() && form.lang.is_none() && form.choice.is_none());
        assert!(form.start.is_none());
        assert!(form.text.expose().contains('\u{fffd}'));
        Form::parse(&[0xff; 100]);
    }

    #[test]
    fn the_fields_that_the_contract_names_are_read() {
        let form = Form::parse(b"conversation=&turn=7&text=a%0D%0Ab+c");
        assert_eq!((form.conversation, form.turn), (Key::Empty, Some(7)));
        assert_eq!(form.text.expose(), "a\nb c");
    }
}
