//! Running sentences in the first six languages, with and without places, and the promises that hold for any text.

use super::{Gazetteer, Home};

fn home(text: &str) -> Home {
    let gazetteer = Gazetteer::embedded();
    let (country, area) = text
        .split_once(':')
        .map_or((text, None), |(c, a)| (c, Some(a)));
    Home::resolve(gazetteer, Some(country), area)
}

/// The best place of a text as the tables write it: "Miami, Florida, US", `?` behind it when ambiguous.
fn best(text: &str, language: &str, at: &str) -> String {
    let gazetteer = Gazetteer::embedded();
    gazetteer
        .best(text, Some(language), &home(at))
        .map_or("-".to_owned(), |resolved| {
            let label = gazetteer
                .place(resolved.place)
                .map_or(String::new(), |place| place.label());
            format!("{label}{}", if resolved.ambiguous { "?" } else { "" })
        })
}

#[test]
fn the_place_meant_in_a_sentence_is_found() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for line in include_str!("cases.tsv")
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty())
    {
        let columns: Vec<&str> = line.split('\t').collect();
        let [text, language, at, expected] = columns[..] else {
            panic!("four columns: {line}")
        };
        cases += 1;
        let got = best(text, language, at);
        if got != expected {
            wrong.push(format!("{text:?} [{at}]: expected {expected}, got {got}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {cases} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_bare_word_is_a_place_when_the_bot_has_just_asked() {
    let gazetteer = Gazetteer::embedded();
    for (text, expected) in [
        ("Happy", "-"),
        ("hope", "Hope, Arkansas, US"),
        ("normal", "Normal, Illinois, US"),
        ("Liberal", "Liberal, Kansas, US"),
        ("help", "-"),
        ("no", "-"),
        ("ok", "-"),
    ] {
        let answer = gazetteer.best_answer(text, Some("en"), &home("US"));
        let label = answer
            .and_then(|a| gazetteer.place(a.place))
            .map_or("-".to_owned(), |p| p.label());
        assert_eq!(label, expected, "{text}");
    }
}

#[test]
fn one_name_means_the_place_of_home() {
    for (text, at, expected) in [
        ("Jackson", "US:Mississippi", "Jackson, Mississippi, US"),
        ("Hollywood", "US:Florida", "Hollywood, Florida, US"),
        ("Hollywood", "US:California", "Hollywood, California, US"),
        ("Flushing", "US:Michigan", "Flushing, Michigan, US"),
        ("Naples", "US:Florida", "Naples, Florida, US"),
        ("Naples", "IT", "Naples, Campania, IT"),
        ("Melbourne", "AU", "Melbourne, Victoria, AU"),
        ("Melbourne", "US:Florida", "Melbourne, Florida, US"),
        (
            "Orange County",
            "US:California",
            "Orange County, California, US",
        ),
        ("Orange County", "US:Florida", "Orange County, Florida, US"),
        ("Washington", "US:Washington", "Washington, US"),
        ("Georgia", "US", "Georgia, US"),
        ("Kingston", "JM", "Kingston, JM"),
    ] {
        assert_eq!(best(text, "en", at), expected, "{text} at {at}");
    }
}

#[test]
fn two_likely_places_of_one_name_are_ambiguous() {
    for (text, at) in [
        ("Springfield", "US"),
        ("I live in Columbia", "US"),
        ("Georgia", ""),
        ("Orange County", "US"),
        ("Washington County", "US"),
    ] {
        assert!(
            best(text, "en", at).ends_with('?'),
            "{text}: {}",
            best(text, "en", at)
        );
    }
    for (text, at) in [
        ("Miami", "US"),
        ("Houston", "US"),
        ("London", ""),
        ("Miami", ""),
        ("New York", "US"),
    ] {
        assert!(
            !best(text, "en", at).ends_with('?'),
            "{text}: {}",
            best(text, "en", at)
        );
    }
}

#[test]
fn settings_name_areas_in_full() {
    let gazetteer = Gazetteer::embedded();
    let label = |text: &str, country: &str| {
        gazetteer
            .resolve_area(text, Some(country))
            .and_then(|id| gazetteer.place(id))
            .map_or("-".to_owned(), |p| p.label())
    };
    assert_eq!(
        label("Miami-Dade County, Florida", "US"),
        "Miami-Dade County, Florida, US"
    );
    assert_eq!(
        label("miami-dade county, fl", "us"),
        "Miami-Dade County, Florida, US"
    );
    assert_eq!(label("Florida", "US"), "Florida, US");
    assert_eq!(label("FL", "US"), "Florida, US");
    assert_eq!(
        label("King County, Washington, US", "US"),
        "King County, Washington, US"
    );
    assert_eq!(label("Orange County", "US"), "-", "ambiguous");
    assert_eq!(
        label("Orange County, California", "US"),
        "Orange County, California, US"
    );
    assert_eq!(label("Ouest", "HT"), "Ouest, HT");
    assert_eq!(
        label("Greater London, England", "GB"),
        "Greater London, England, GB"
    );
    assert_eq!(label("Atlantis", "US"), "Atlantis, Florida, US");
    assert_eq!(label("Nowhere at all", "US"), "-");
    assert_eq!(label("", "US"), "-");
}

#[test]
fn a_place_knows_what_it_is_in() {
    let gazetteer = Gazetteer::embedded();
    let id = |text: &str| {
        gazetteer
            .resolve_area(text, Some("US"))
            .unwrap_or_else(|| panic!("{text}"))
    };
    let (us, florida, dade) = (
        gazetteer.resolve_area("United States", None).expect("US"),
        id("Florida"),
        id("Miami-Dade County, Florida"),
    );
    let (hialeah, tampa) = (id("Hialeah, Florida"), id("Tampa, Florida"));
    let zip = gazetteer
        .best("33012", None, &home("US"))
        .expect("ZIP")
        .place;
    for (outer, inner, expected) in [
        (us, florida, true),
        (florida, hialeah, true),
        (dade, hialeah, true),
        (dade, tampa, false),
        (dade, florida, false),
        (hialeah, zip, true),
        (dade, zip, true),
        (tampa, zip, false),
        (zip, zip, true),
    ] {
        assert_eq!(
            gazetteer.contains(outer, inner),
            expected,
            "{outer} {inner}"
        );
    }
    let place = gazetteer.place(hialeah).expect("Hialeah");
    assert_eq!(
        (place.county, place.area.map(|a| a.code), place.time_zone),
        (Some("Miami-Dade County"), Some("FL"), "America/New_York")
    );
    let distance = gazetteer.distance_km(hialeah, tampa).expect("both known");
    assert!((310.0..330.0).contains(&distance), "{distance}");
}

#[test]
fn a_mention_points_at_the_words_as_typed() {
    let gazetteer = Gazetteer::embedded();
    for (text, expected) in [
        ("I live in Hialeah, FL 33012.", vec!["Hialeah, FL", "33012"]),
        ("vivo en Nueva York", vec!["Nueva York"]),
        ("أسكن بميامي", vec!["ميامي"]),
        ("我住在紐約", vec!["紐約"]),
        (
            "from Port-au-Prince to North Miami Beach",
            vec!["Port-au-Prince", "North Miami Beach"],
        ),
        ("nothing here", vec![]),
    ] {
        let mentions = gazetteer.find(text, None, &home("US"));
        assert_eq!(
            mentions.iter().map(|m| m.text.as_str()).collect::<Vec<_>>(),
            expected,
            "{text}"
        );
    }
}

#[test]
fn every_record_can_be_read() {
    let gazetteer = Gazetteer::embedded();
    let (places, codes) = gazetteer.counts();
    assert!(places > 80_000 && codes > 30_000);
    for index in 0..places {
        let record = gazetteer.data.record(index);
        let place = gazetteer.place(record.id()).expect("its own id");
        assert!(
            !place.name.is_empty()
                && place.latitude.abs() <= 90.0
                && place.longitude.abs() <= 180.0,
            "{place:?}"
        );
    }
}

mod any_text {
    use super::{Gazetteer, home};
    use proptest::prelude::*;

    /// Pieces that the look-up treats specially, between arbitrary characters.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("Miami"),
            Just("New York"),
            Just(", FL"),
            Just("33012"),
            Just("33012-"),
            Just("1234"),
            Just("بميامي"),
            Just("لل"),
            Just("ال"),
            Just("紐約"),
            Just("我在"),
            Just("i live in "),
            Just("hialiah"),
            Just("los angelos"),
            Just("e\u{301}"),
            Just("İ"),
            Just("ﬀ"),
            Just("㎞"),
            Just("\u{0}"),
            Just("🏠"),
            Just("मुंबई"),
            Just("마이애미"),
            Just("."),
            Just("'"),
            Just("\n"),
            Just(" "),
            Just("-"),
            Just("$"),
        ];
        proptest::collection::vec(prop_oneof![3 => piece.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from), 1 => "\\PC{0,6}"], 0..14).prop_map(|v| v.concat())
    }

    fn check(text: &str) {
        let gazetteer = Gazetteer::embedded();
        for at in ["US:Miami-Dade County, Florida", "HT", ""] {
            let mentions = gazetteer.find(text, None, &home(at));
            let mut end = 0;
            for mention in &mentions {
                assert_eq!(text.get(mention.range.clone()), Some(mention.text.as_str()));
                assert!(mention.range.start >= end && !mention.candidates.is_empty());
                assert!(
                    mention
                        .candidates
                        .iter()
                        .all(|&c| gazetteer.place(c).is_some())
                );
                end = mention.range.end;
            }
            assert_eq!(
                gazetteer.best(text, None, &home(at)).is_some(),
                !mentions.is_empty()
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn never_panics_and_points_into_the_text(text in any::<String>()) {
            check(&text);
        }

        #[test]
        fn holds_for_texts_made_of_awkward_pieces(text in pieces()) {
            check(&text);
        }
    }

    #[test]
    fn a_very_long_text_is_read_in_time_proportional_to_its_length() {
        let text =
            "i live in hialiah florida and he says new yorkk or los angelos 33012 ".repeat(2_000);
        let start = std::time::Instant::now();
        check(&text);
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}
