//! Stories told to the pure step: what a person says, and what they are owed. No store, no clock, no platform.

use super::event::{Context, Event, EventKind, Policy};
use super::reply::{Owed, Press, Say};
use super::state::{Asking, Conversation, MAX_LINES, SILENCE};
use super::step::step;
use crate::channel::Channel;
use crate::clock::{MINUTE, Timestamp};
use crate::ids::{AgencyId, EventId};
use crate::language::Language;
use crate::private::Private;
use crate::service::Understand;
use crate::service::doubles::{FakeAtlas, FakeDirectory, Keywords, MADRID, SPRINGFIELD_MA};
use crate::vocabulary::{Danger, Need};

/// A conversation with the step alone.
struct Story {
    state: Conversation,
    directory: FakeDirectory,
    policy: Policy,
    now: Timestamp,
    events: u64,
}

impl Story {
    fn in_country(country: Option<&str>) -> Self {
        let now = Timestamp(1_000_000);
        let languages = vec![Language::ENGLISH, "es".parse().unwrap()];
        Self {
            state: Conversation::new(AgencyId::from("default"), Channel::Web, now),
            directory: FakeDirectory::small(),
            policy: Policy { country: country.map(Into::into), languages, ..Policy::default() },
            now,
            events: 0,
        }
    }

    fn happens(&mut self, kind: EventKind) -> Owed {
        self.events += 1;
        let event = Event { id: EventId(self.events), at: self.now, kind, hint: None };
        let context = Context { finder: &self.directory, atlas: &FakeAtlas, policy: &self.policy };
        self.state = step(self.state.clone(), &event, &context).state;
        self.state.owed.pop().expect("something is owed")
    }

    fn says(&mut self, text: &str) -> Owed {
        let understood = Keywords.understand(&Private::new(text.to_owned()), None, &self.policy);
        self.happens(EventKind::Said(Box::new(understood)))
    }

    fn presses(&mut self, press: Press) -> Owed {
        self.happens(EventKind::Pressed(press))
    }
}

fn keys(owed: &Owed) -> Vec<&str> {
    owed.says.iter().filter_map(|say| if let Say::Text { key, .. } = say { Some(key.as_str()) } else { None }).collect()
}

fn services(owed: &Owed) -> Vec<&str> {
    owed.says
        .iter()
        .filter_map(|say| if let Say::Service { id, .. } = say { Some(id.as_str()) } else { None })
        .collect()
}

fn emergency(owed: &Owed) -> Option<(Option<&str>, Danger)> {
    owed.says.iter().find_map(|say| match say {
        Say::Emergency { country, danger, .. } => Some((country.as_deref(), *danger)),
        _ => None,
    })
}

#[test]
fn the_first_answer_believes_and_helps_and_tells_how_to_leave() {
    let mut story = Story::in_country(Some("US"));
    let reply = story.says("i need shelter in miami");
    assert_eq!(keys(&reply)[..3], ["thanks-for-writing", "believe", "notice-web"]);
    assert!(services(&reply).contains(&"shelter") && services(&reply).contains(&"us-line"));
    assert!(reply.choices.contains(&Press::Person) && reply.choices.contains(&Press::Leave));
    let next = story.says("shelter in madrid");
    assert!(!keys(&next).contains(&"believe") && !keys(&next).contains(&"notice-web"), "said once");
}

#[test]
fn without_a_place_there_is_a_line_at_once_and_one_question() {
    let mut story = Story::in_country(Some("US"));
    let reply = story.says("my husband scares me");
    assert!(services(&reply).contains(&"us-line"));
    assert!(keys(&reply).contains(&"ask-place") && reply.choices.contains(&Press::Skip));
    assert_eq!(story.state.asking, Some(Asking::Place));
    let reply = story.says("springfield");
    assert!(keys(&reply).contains(&"which-place"), "several places have that name");
    let reply = story.presses(Press::Place(SPRINGFIELD_MA));
    assert_eq!(story.state.known.place, Some(SPRINGFIELD_MA));
    assert!(!services(&reply).is_empty());
}

#[test]
fn danger_comes_first_with_the_number_of_the_country_that_is_known() {
    for country in [Some("US"), Some("ES"), None] {
        let mut story = Story::in_country(country);
        let reply = story.says("he is outside with a gun");
        assert!(matches!(reply.says.first(), Some(Say::Emergency { .. })) && reply.urgent);
        assert_eq!(emergency(&reply), Some((country, Danger::Immediate)));
        assert!(reply.choices.contains(&Press::Fine));
        if country.is_none() {
            assert!(services(&reply).is_empty(), "no number is guessed");
            assert!(keys(&reply).contains(&"ask-place-country"));
            let reply = story.says("madrid");
            assert_eq!(emergency(&reply), Some((Some("ES"), Danger::Immediate)), "the card again, with the number");
        }
    }
}

#[test]
fn the_place_of_the_person_at_risk_decides_not_the_agencys() {
    let mut story = Story::in_country(Some("US"));
    let reply = story.says("my sister is in madrid and he has a gun");
    assert_eq!(emergency(&reply), Some((Some("ES"), Danger::Immediate)));
    assert_eq!(story.state.known.place, Some(MADRID));
    assert!(services(&reply).contains(&"es-line") && !services(&reply).contains(&"us-line"));
}

#[test]
fn danger_can_be_taken_back() {
    let mut story = Story::in_country(Some("US"));
    story.says("he has a gun");
    let reply = story.presses(Press::Fine);
    assert_eq!(keys(&reply).first(), Some(&"not-in-danger"));
    assert_eq!(story.state.known.danger, None);
    let reply = story.says("i am not in danger");
    assert!(emergency(&reply).is_none());
}

#[test]
fn nothing_is_said_twice_in_a_row_but_the_emergency_card() {
    for text in ["pizza", "🙂", "thanks", "hello", "who are you", "shelter in miami", "talk to a person", "qwe rty"] {
        let mut story = Story::in_country(Some("US"));
        let mut last = story.says(text).says;
        for _ in 0..9 {
            let next = story.says(text).says;
            assert_ne!(next, last, "{text}");
            last = next;
        }
    }
    let mut story = Story::in_country(Some("US"));
    let (first, second) = (story.says("gun"), story.says("gun"));
    assert!(emergency(&first).is_some() && emergency(&second).is_some());
}

#[test]
fn after_a_silence_nothing_is_known_and_the_greeting_is_the_first_one() {
    let mut story = Story::in_country(Some("US"));
    let first = Story::in_country(Some("US")).says("hello");
    story.says("shelter in miami, he choked me");
    story.now = story.now.plus(SILENCE + MINUTE);
    let greeting = story.says("hello");
    assert_eq!((&greeting.says, &greeting.choices), (&first.says, &first.choices));
    assert_eq!(story.state.known.place, None);
    assert!(story.state.said.is_empty() && story.state.must_sweep());
}

#[test]
fn leaving_by_any_way_leaves_a_tombstone_with_one_neutral_line() {
    let ways = [
        (EventKind::SafeWord, Some("decoy")),
        (EventKind::Pressed(Press::Leave), Some("goodbye")),
        (EventKind::Left, None),
    ];
    for (kind, line) in ways {
        let mut story = Story::in_country(Some("US"));
        story.says("he has a gun, miami");
        let event = Event { id: EventId(99), at: story.now, kind, hint: None };
        let context = Context { finder: &story.directory, atlas: &FakeAtlas, policy: &story.policy };
        let state = step(story.state.clone(), &event, &context).state;
        assert!(state.is_erased() && state.must_forget());
        assert_eq!(state.known, super::state::Known::default());
        assert_eq!(state.owed.iter().flat_map(keys).next(), line);
        let after = Event { id: EventId(100), at: story.now, kind: EventKind::Media, hint: None };
        assert!(step(Conversation { owed: Vec::new(), ..state }, &after, &context).state.owed.is_empty());
    }
    let mut story = Story::in_country(Some("US"));
    let reply = story.says("please delete everything");
    assert_eq!(keys(&reply), ["erased"]);
    assert!(story.state.is_erased());
}

#[test]
fn a_danger_is_answered_even_when_the_same_message_asks_to_delete() {
    let mut story = Story::in_country(Some("US"));
    let reply = story.says("delete this, he has a gun");
    assert!(emergency(&reply).is_some() && !story.state.is_erased());
}

#[test]
fn asking_for_a_person_gives_lines_and_promises_nobody() {
    let mut story = Story::in_country(Some("US"));
    let reply = story.says("i want a real person");
    assert!(keys(&reply).iter().any(|key| key.starts_with("person")));
    assert!(services(&reply).contains(&"us-line"));
}

#[test]
fn who_hurts_others_gets_an_emergency_number_and_never_a_shelter() {
    let mut story = Story::in_country(Some("US"));
    let reply = story.says("i hit my wife in miami");
    assert!(keys(&reply).contains(&"hurts-others"));
    assert!(services(&reply).contains(&"us-emergency") && !services(&reply).contains(&"shelter"));
}

#[test]
fn a_country_without_a_line_is_told_so_and_no_number_is_invented() {
    let mut story = Story::in_country(Some("HT"));
    let reply = story.says("my husband scares me");
    assert!(services(&reply).is_empty());
    assert!(keys(&reply).contains(&"no-line") && keys(&reply).contains(&"find-emergency"));
}

#[test]
fn safety_tips_come_only_after_the_device_was_called_safe() {
    let mut story = Story::in_country(Some("US"));
    let question = story.presses(Press::Safety);
    assert!(keys(&question).contains(&"ask-device") && !keys(&question).contains(&"safety-prepare"));
    let unsafe_device = story.presses(Press::No);
    assert!(keys(&unsafe_device).contains(&"device-unsafe"));
    story.presses(Press::Safety);
    let tips = story.presses(Press::Yes);
    assert!(keys(&tips).contains(&"safety-prepare") && keys(&tips).contains(&"safety-word"));
}

#[test]
fn another_language_gets_the_list_of_languages_and_a_line() {
    let mut story = Story::in_country(Some("US"));
    let reply = story.says("dziękuję bardzo");
    assert_eq!(keys(&reply).first(), Some(&"other-language"));
    assert!(services(&reply).contains(&"us-line"));
    let es: Language = "es".parse().unwrap();
    assert!(reply.choices.contains(&Press::Speak(es)));
    story.presses(Press::Speak(es));
    assert_eq!(story.state.language, Some(es));
}

#[test]
fn every_reply_leads_to_a_human() {
    let texts = ["pizza", "🙂", "hello", "who are you", "thanks", "hmm", "shelter", "order", "(photo)", "gun", "die"];
    for country in [Some("US"), Some("HT"), None] {
        for text in texts {
            let mut story = Story::in_country(country);
            let reply = story.says(text);
            let leads = !services(&reply).is_empty()
                || emergency(&reply).is_some()
                || keys(&reply).contains(&"find-emergency")
                || reply.choices.contains(&Press::Person);
            assert!(leads, "{text} in {country:?}");
        }
    }
}

#[test]
fn a_need_from_the_menu_is_answered_with_its_services() {
    let mut story = Story::in_country(Some("US"));
    let menu = story.presses(Press::Other);
    assert!(menu.choices.contains(&Press::Need(Need::Legal)));
    story.presses(Press::Need(Need::Legal));
    assert_eq!(story.state.known.needs, [Need::Legal]);
}

#[test]
fn the_value_of_a_very_long_conversation_fits_the_live_store() {
    let mut story = Story::in_country(Some("US"));
    for n in 0..2 * MAX_LINES as u64 {
        story.state.list_line(EventId(10_000 + n));
        story.says("shelter in miami");
    }
    let bytes = serde_json::to_vec(&story.state).unwrap().len();
    assert!(bytes < crate::live::MAX_VALUE / 2, "{bytes} bytes");
}
