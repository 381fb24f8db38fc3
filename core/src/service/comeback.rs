//! Come-back words: four ordinary words that lead back to a conversation after a lost tab.
//!
//! They live in the live store only, for half an hour, and work once. What stood in the lost tab is shown to nobody
//! again. Adversary: somebody who guesses. With 256 words there are 2^32 combinations; wrong attempts are counted over
//! all conversations, and when there are too many, nothing is redeemed for a while, right or wrong. The web chat stops
//! a single origin long before that.

use std::collections::{HashMap, VecDeque};
use std::sync::{LazyLock, Mutex};

use serde::{Deserialize, Serialize};

use super::{ANY, Read, Service, TRIES};
use crate::clock::{MINUTE, Timestamp};
use crate::conversation::{Event, EventKind};
use crate::door::{CameBack, ComebackWords, NotAccepted};
use crate::i18n::{LocaleFiles, fold};
use crate::ids::{ConversationId, EventId, LineNumber};
use crate::language::Language;
use crate::live::{Expect, Key, LiveError, Put};
use crate::private::Private;

/// How long the words work.
const VALID: i64 = 30 * MINUTE;

/// How many words a list has: one byte of randomness a word.
const LIST: usize = 256;

/// How many words lead back.
const WORDS: usize = 4;

/// This many wrong attempts within [`WINDOW`] and nothing is redeemed until they have passed.
const WRONG_AT_MOST: usize = 300;

/// See [`WRONG_AT_MOST`].
const WINDOW: i64 = 10 * MINUTE;

/// When wrong words were tried, over all conversations; kept in memory, no trace of who tried.
#[derive(Default)]
pub(super) struct Attempts(Mutex<VecDeque<Timestamp>>);

impl Attempts {
    fn too_many(&self, now: Timestamp) -> bool {
        let Ok(mut wrong) = self.0.lock() else { return true };
        while wrong.front().is_some_and(|at| now.since(*at) > WINDOW) {
            wrong.pop_front();
        }
        wrong.len() >= WRONG_AT_MOST
    }

    fn wrong(&self, now: Timestamp) {
        if let Ok(mut wrong) = self.0.lock() {
            wrong.push_back(now);
        }
    }
}

/// The word lists, one a language, and what each folded word means.
struct Lists {
    words: HashMap<Language, Vec<String>>,
    bytes: HashMap<(Language, String), u8>,
}

#[derive(Deserialize)]
struct WordFile {
    words: Vec<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists { words: HashMap::new(), bytes: HashMap::new() };
    for file in LocaleFiles::iter().filter(|file| file.ends_with("/comeback.toml")) {
        let Some(language) = file.split('/').next().and_then(|folder| folder.parse::<Language>().ok()) else {
            continue;
        };
        let Some(data) = LocaleFiles::get(&file) else { continue };
        let Ok(text) = std::str::from_utf8(&data.data) else { continue };
        // A list that is not complete is not used: English stands in. A test reads every list.
        let Ok(list) = toml::from_str::<WordFile>(text) else { continue };
        if list.words.len() != LIST {
            continue;
        }
        for (byte, word) in (0..=u8::MAX).zip(&list.words) {
            lists.bytes.insert((language, fold(word)), byte);
        }
        lists.words.insert(language, list.words);
    }
    lists
});

/// What the store keeps under the words.
#[derive(Serialize, Deserialize)]
struct Way {
    conversation: ConversationId,
    language: Language,
}

impl Service {
    pub(super) async fn make_comeback(
        &self,
        conversation: ConversationId,
    ) -> Result<Option<ComebackWords>, NotAccepted> {
        let unavailable = |_: LiveError| NotAccepted::Unavailable;
        let Some(read) = self.read(conversation).await.map_err(unavailable)? else { return Ok(None) };
        if read.state.is_erased() {
            return Ok(None);
        }
        self.forget_comeback(conversation).await.map_err(unavailable)?;
        let language = read.state.language.unwrap_or(Language::ENGLISH);
        let list_language = if LISTS.words.contains_key(&language) { language } else { Language::ENGLISH };
        let Some(list) = LISTS.words.get(&list_language) else { return Ok(None) };
        let now = self.ambient.now();
        for _ in 0..TRIES {
            let bytes: [u8; WORDS] = self.ambient.random();
            let way = Way { conversation, language };
            let value = serde_json::to_vec(&way).map_err(|_| NotAccepted::Unavailable)?;
            let put = Put { value: value.into(), expires: now.plus(VALID), due: None };
            let key = words_key(list_language, bytes).map_err(unavailable)?;
            if self.live.put(&key, Expect::Absent, put).await.is_err() {
                continue;
            }
            let back = Put { value: key.as_str().to_owned().into(), expires: now.plus(VALID), due: None };
            let pointer = pointer_key(conversation).map_err(unavailable)?;
            if self.live.put(&pointer, Expect::Absent, back).await.is_err() {
                self.live.delete(&key, ANY).await.map_err(unavailable)?;
                return Err(NotAccepted::Unavailable);
            }
            let words = bytes.iter().filter_map(|byte| list.get(usize::from(*byte)).cloned()).collect();
            return Ok(Some(ComebackWords(Private::new(words))));
        }
        Err(NotAccepted::Unavailable)
    }

    pub(super) async fn redeem_comeback(&self, words: Private<String>) -> Result<Option<CameBack>, NotAccepted> {
        let unavailable = |_: LiveError| NotAccepted::Unavailable;
        let now = self.ambient.now();
        if self.comeback.too_many(now) {
            // Right words are not called wrong: whoever has them would throw them away.
            return Err(NotAccepted::Unavailable);
        }
        for (language, bytes) in meanings(words.expose()) {
            let key = words_key(language, bytes).map_err(unavailable)?;
            let Some(entry) = self.live.get(&key).await.map_err(unavailable)? else { continue };
            // Whoever deletes this revision has redeemed it: it works once.
            if self.live.delete(&key, Some(entry.revision)).await.is_err() {
                continue;
            }
            let Ok(way) = serde_json::from_slice::<Way>(&entry.value) else { continue };
            self.live.delete(&pointer_key(way.conversation).map_err(unavailable)?, ANY).await.map_err(unavailable)?;
            if let Some(after) = self.clear_thread(way.conversation).await? {
                return Ok(Some(CameBack { conversation: way.conversation, after, language: way.language }));
            }
        }
        self.comeback.wrong(now);
        Ok(None)
    }

    /// Empties the thread of a conversation that goes on, and says which number was the last. `None`: it has ended.
    async fn clear_thread(&self, conversation: ConversationId) -> Result<Option<LineNumber>, NotAccepted> {
        let id = EventId(u64::from_le_bytes(self.ambient.random()) | (1 << 63));
        for _ in 0..TRIES {
            let read: Read = match self.read(conversation).await {
                Ok(Some(read)) => read,
                Ok(None) => return Ok(None),
                Err(_) => continue,
            };
            if read.state.is_erased() {
                return Ok(None);
            }
            let first = read.state.owed.first().map_or(read.state.next_line, |owed| owed.line);
            let last = LineNumber(first.0.saturating_sub(1));
            let done = read.state.ring.contains(id);
            let event = Event { id, at: self.ambient.now(), kind: EventKind::CameBack, hint: None };
            if done || self.apply(conversation, read, &event, None).await.is_some() {
                self.clean(conversation).await.map_err(|_| NotAccepted::Unavailable)?;
                return Ok(Some(last));
            }
        }
        Err(NotAccepted::Unavailable)
    }

    /// Makes the words of a conversation stop working.
    pub(super) async fn forget_comeback(&self, conversation: ConversationId) -> Result<(), LiveError> {
        let pointer = pointer_key(conversation)?;
        let Some(entry) = self.live.get(&pointer).await? else { return Ok(()) };
        if let Some(key) = std::str::from_utf8(&entry.value).ok().and_then(|text| Key::new(text).ok()) {
            self.live.delete(&key, ANY).await?;
        }
        self.live.delete(&pointer, ANY).await
    }
}

/// What typed words may mean: in every language whose list has all of them.
fn meanings(text: &str) -> Vec<(Language, [u8; WORDS])> {
    if text.len() > 400 {
        return Vec::new();
    }
    let folded = fold(text);
    let typed: Vec<String> = folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let mut meanings = Vec::new();
    for language in LISTS.words.keys() {
        // Chinese is written without blanks: its words have two characters each.
        let unspaced = language.as_str() == "zh";
        let words: Vec<String> = if unspaced { pairs(&typed.concat()) } else { typed.clone() };
        let bytes: Option<Vec<u8>> =
            words.into_iter().map(|word| LISTS.bytes.get(&(*language, word)).copied()).collect();
        if let Some(bytes) = bytes.and_then(|bytes| <[u8; WORDS]>::try_from(bytes).ok()) {
            meanings.push((*language, bytes));
        }
    }
    meanings
}

fn pairs(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(2).map(|pair| pair.iter().collect()).collect()
}

fn words_key(language: Language, bytes: [u8; WORDS]) -> Result<Key, LiveError> {
    Key::new(format!("comeback/{language}/{}", data_encoding::HEXLOWER.encode(&bytes)))
}

fn pointer_key(conversation: ConversationId) -> Result<Key, LiveError> {
    Key::new(format!("comeback-of/{}", conversation.encode()))
}
