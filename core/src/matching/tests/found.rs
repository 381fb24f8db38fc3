//! Who is found, in which order, with which reasons.

use super::samples::{FLORIDA, HIALEAH, KEY_WEST, MIAMI, ZIP_33012};
use super::{Finder, Reason, Sample, directory, find, has, line, names, question, service};
use crate::directory::model::{Location, Verification};
use crate::vocabulary::{Danger, Need, Trait, Way};

const DOWNTOWN: (f64, f64) = (25.77, -80.19);
const LAUDERDALE: (f64, f64) = (26.12, -80.14);

#[test]
fn the_nearer_of_two_alike_comes_first() {
    let services = [
        service("there", &[Need::Legal]).at("Fort Lauderdale", LAUDERDALE),
        service("here", &[Need::Legal]).at("Miami", DOWNTOWN),
    ];
    let found = directory(services).find(&question(&[Need::Legal], Some(MIAMI)));
    assert_eq!(names(&found), ["here", "there"]);
    assert!(has(&found[0], Reason::InPlace));
    assert!(has(&found[1], Reason::Near));
    assert!((found[1].distance_km.unwrap() - 38.7).abs() < 1.0, "{:?}", found[1].distance_km);
}

#[test]
fn a_domestic_violence_shelter_comes_before_a_nearer_general_one() {
    let mut general = service("homeless shelter", &[Need::Shelter]).at("Miami", DOWNTOWN);
    general.description = Some("Beds for anybody".to_owned());
    let mut named = service("haven", &[Need::Shelter]).at("Fort Lauderdale", LAUDERDALE);
    named.organization = "Broward Women Against Domestic Violence".to_owned();
    let tagged = service("tagged", &[Need::Shelter, Need::SafetyPlanning]).hidden_in("Hialeah");
    let found = find([general, named, tagged], &question(&[Need::Shelter], Some(MIAMI)));
    assert_eq!(found, ["tagged", "haven", "homeless shelter"]);
}

#[test]
fn a_confidential_service_has_no_distance_and_ranks_by_the_middle_of_its_town() {
    let services = [
        service("hidden", &[Need::Shelter]).hidden_in("Hialeah"),
        service("public", &[Need::Shelter]).at("Fort Lauderdale", LAUDERDALE),
    ];
    let found = directory(services).find(&question(&[Need::Shelter], Some(MIAMI)));
    assert_eq!(names(&found), ["hidden", "public"]);
    assert_eq!(found[0].distance_km, None);
    assert!(has(&found[0], Reason::Near));
}

#[test]
fn who_says_whom_they_serve_is_taken_at_their_word() {
    let services = [
        service("dade", &[Need::Legal]).at("Fort Lauderdale", LAUDERDALE).serving(&["Miami-Dade County, Florida"]),
        service("state", &[Need::Legal]).serving(&["Florida"]),
        service("broward", &[Need::Legal]).at("Miami", DOWNTOWN).serving(&["Broward County, Florida"]),
        service("zip", &[Need::Legal]).at("Miami", DOWNTOWN).serving(&[]),
    ];
    let mut services = services.to_vec();
    services[3].coverage.postal_codes = vec!["33012".to_owned()];
    let query = question(&[Need::Legal], Some(HIALEAH));
    let found = directory(services.clone()).find(&query);
    assert_eq!(names(&found), ["dade", "zip", "state"]);
    assert!(found.iter().all(|found| has(found, Reason::InPlace)));
    assert_eq!(find(services.clone(), &question(&[Need::Legal], Some(ZIP_33012))), ["dade", "zip", "state"]);
    assert_eq!(find(services, &question(&[Need::Legal], Some(MIAMI))), ["dade", "state"]);
}

#[test]
fn an_area_that_nobody_can_find_on_the_map_means_the_surroundings() {
    let services = [service("gold coast", &[Need::Legal]).at("Miami", DOWNTOWN).serving(&["The Gold Coast"])];
    let found = directory(services).find(&question(&[Need::Legal], Some(HIALEAH)));
    assert!(has(&found[0], Reason::Near));
}

#[test]
fn farther_than_near_only_when_nothing_is_nearer_and_it_is_said() {
    let far = service("far", &[Need::Shelter, Need::SafetyPlanning]).at("Key West", (24.55, -81.78));
    let near = service("near", &[Need::Shelter]).at("Miami", DOWNTOWN);
    let found = directory([far.clone(), near]).find(&question(&[Need::Shelter], Some(MIAMI)));
    assert_eq!(names(&found), ["near", "far"]);
    assert!(!has(&found[1], Reason::NothingNearer));
    let found = directory([far]).find(&question(&[Need::Shelter], Some(MIAMI)));
    assert!(has(&found[0], Reason::NothingNearer) && !has(&found[0], Reason::Near));
}

#[test]
fn what_was_shown_already_still_counts_as_nearer() {
    let far = service("far", &[Need::Shelter]).at("Key West", (24.55, -81.78));
    let near = service("near", &[Need::Shelter]).at("Miami", DOWNTOWN);
    let mut query = question(&[Need::Shelter], Some(MIAMI));
    query.exclude = vec!["near".into()];
    let found = directory([far, near]).find(&query);
    assert_eq!(names(&found), ["far"]);
    assert!(!has(&found[0], Reason::NothingNearer));
}

#[test]
fn a_whole_state_is_searched_without_distances() {
    let services = [
        service("key west", &[Need::Legal]).at("Key West", (24.55, -81.78)),
        service("broward", &[Need::Legal]).serving(&["Broward County, Florida"]),
    ];
    let found = directory(services).find(&question(&[Need::Legal], Some(FLORIDA)));
    assert_eq!(names(&found), ["broward", "key west"]);
    assert!(found.iter().all(|found| found.distance_km.is_none() && has(found, Reason::InPlace)));
}

#[test]
fn the_first_need_comes_first_and_the_others_are_not_forgotten() {
    let shelters = (0..4).map(|n| service(&format!("shelter {n}"), &[Need::Shelter]).at("Miami", DOWNTOWN));
    let legal = service("lawyer", &[Need::Legal]).at("Fort Lauderdale", LAUDERDALE);
    let both = service("both", &[Need::Legal, Need::Shelter]).at("Fort Lauderdale", LAUDERDALE);
    let query = question(&[Need::Shelter, Need::Legal], Some(MIAMI));
    let found = find(shelters.clone().chain([legal.clone()]), &query);
    assert_eq!(found, ["shelter 0", "shelter 1", "lawyer"]);
    let found = find(shelters.chain([legal, both]), &query);
    assert_eq!(found[0], "both");
}

#[test]
fn a_far_shelter_is_not_pushed_out_by_near_lawyers() {
    let lawyers = (0..4).map(|n| service(&format!("lawyer {n}"), &[Need::Legal]).at("Miami", DOWNTOWN));
    let far = service("far shelter", &[Need::Shelter]).at("Key West", (24.55, -81.78));
    let found = find(lawyers.chain([far]), &question(&[Need::Shelter, Need::Legal], Some(MIAMI)));
    assert_eq!(found, ["far shelter", "lawyer 0", "lawyer 1"]);
}

#[test]
fn men_and_women_get_what_takes_them() {
    let mut women = service("women", &[Need::Shelter]).at("Miami", DOWNTOWN);
    women.eligibility.women_only = true;
    let mut men = service("men", &[Need::Shelter]).at("Miami", DOWNTOWN);
    men.eligibility.men_only = true;
    let all = service("x all", &[Need::Shelter]).at("Miami", DOWNTOWN);
    let mut query = question(&[Need::Shelter], Some(MIAMI));
    assert_eq!(find([women.clone(), men.clone(), all.clone()], &query), ["women", "x all"]);
    query.traits = vec![Trait::Male];
    assert_eq!(find([women, men, all], &query), ["men", "x all"]);
}

#[test]
fn what_is_made_for_others_stands_last_or_is_left_out() {
    let services = || {
        [
            service("a men", &[Need::Talk]).at("Miami", DOWNTOWN).made_for(&[Trait::Male], false),
            service("b only lgbtq", &[Need::Talk]).at("Miami", DOWNTOWN).made_for(&[Trait::Lgbtq], true),
            service("c general", &[Need::Talk]).at("Fort Lauderdale", LAUDERDALE),
        ]
    };
    let mut query = question(&[Need::Talk], Some(MIAMI));
    assert_eq!(find(services(), &query), ["c general", "a men"]);
    query.traits = vec![Trait::Lgbtq];
    let found = directory(services()).find(&query);
    assert_eq!(names(&found), ["b only lgbtq", "c general", "a men"]);
    assert!(has(&found[0], Reason::MadeFor(Trait::Lgbtq)));
}

#[test]
fn ages_are_respected_where_they_were_said() {
    let aged = |id: &str, from, to| {
        let mut one = service(id, &[Need::Counseling]).at("Miami", DOWNTOWN);
        (one.eligibility.minimum_age, one.eligibility.maximum_age) = (from, to);
        one
    };
    let services =
        || [aged("adults", Some(18), None), aged("youth", Some(12), Some(17)), aged("seniors", Some(60), None)];
    let mut query = question(&[Need::Counseling], Some(MIAMI));
    assert_eq!(find(services(), &query), ["adults"]);
    query.traits = vec![Trait::Teen];
    assert_eq!(find(services(), &query), ["youth"]);
    query.traits = vec![Trait::Elder];
    assert_eq!(find(services(), &query), ["adults", "seniors"]);
    query.traits = Vec::new();
    query.needs = vec![Need::Counseling, Need::ChildAbuse];
    assert_eq!(find(services(), &query), ["adults", "youth"]);
}

#[test]
fn ways_without_a_voice_come_first_for_who_cannot_speak() {
    let services = || {
        [
            service("a voice", &[Need::Talk]).at("Miami", DOWNTOWN),
            service("b text", &[Need::Talk]).at("Fort Lauderdale", LAUDERDALE).way(Way::Sms),
            service("c video", &[Need::Talk]).at("Fort Lauderdale", LAUDERDALE).way(Way::Videophone),
        ]
    };
    let mut query = question(&[Need::Talk], Some(MIAMI));
    assert_eq!(find(services(), &query)[0], "a voice");
    query.traits = vec![Trait::CannotTalk];
    let found = directory(services()).find(&query);
    assert_eq!(names(&found)[0], "b text");
    assert!(has(&found[0], Reason::WithoutSpeaking));
    query.traits = vec![Trait::Deaf];
    assert_eq!(find(services(), &query), ["c video", "b text", "a voice"]);
}

#[test]
fn the_language_of_the_person_counts() {
    let services = [
        service("a english", &[Need::Legal]).at("Miami", DOWNTOWN),
        service("b creole", &[Need::Legal]).at("Miami", DOWNTOWN).speaking(&["en", "ht"]),
        service("c spanish", &[Need::Legal]).at("Miami", DOWNTOWN).speaking(&["es"]),
    ];
    let mut query = question(&[Need::Legal], Some(MIAMI));
    assert_eq!(find(services.clone(), &query), ["a english", "b creole", "c spanish"]);
    query.language = "ht".parse().unwrap();
    let found = directory(services).find(&query);
    assert_eq!(names(&found)[0], "b creole");
    assert!(has(&found[0], Reason::SpeaksLanguage));
    assert!(!has(&found[1], Reason::SpeaksLanguage));
}

#[test]
fn open_now_before_closed_and_free_beds_before_none() {
    let services = [
        service("a closed", &[Need::Shelter]).at("Miami", DOWNTOWN).open("Sa 09:00-17:00"),
        service("b open", &[Need::Shelter]).at("Miami", DOWNTOWN).open("Mo-Fr 09:00-17:00"),
    ];
    let found = directory(services.clone()).find(&question(&[Need::Shelter], Some(MIAMI)));
    assert_eq!(names(&found), ["b open", "a closed"]);
    assert_eq!((found[0].open_now, found[1].open_now), (Some(true), Some(false)));
    assert!(has(&found[0], Reason::OpenNow));
    let [mut closed, open] = services;
    closed.beds = Some((2, "2026-11-19".parse().unwrap()));
    let mut full = open;
    full.beds = Some((0, "2026-11-20".parse().unwrap()));
    let found = directory([closed.clone(), full.clone()]).find(&question(&[Need::Shelter], Some(MIAMI)));
    assert_eq!(names(&found), ["a closed", "b open"]);
    assert!(has(&found[0], Reason::BedsFree));
    closed.beds = Some((2, "2026-10-01".parse().unwrap()));
    let found = directory([closed]).find(&question(&[Need::Shelter], Some(MIAMI)));
    assert!(!has(&found[0], Reason::BedsFree), "said too long ago");
}

#[test]
fn verified_then_public_then_unreviewed() {
    let mut unreviewed = service("a unreviewed", &[Need::Legal]).at("Miami", DOWNTOWN);
    unreviewed.verification = Verification::Unreviewed;
    let services = [
        unreviewed,
        service("b public", &[Need::Legal]).at("Miami", DOWNTOWN),
        service("c stale", &[Need::Legal]).at("Miami", DOWNTOWN).verified("2025-10-01"),
        service("d verified", &[Need::Legal]).at("Miami", DOWNTOWN).verified("2026-10-01"),
    ];
    let mut query = question(&[Need::Legal], Some(MIAMI));
    query.limit = 4;
    let found = directory(services).find(&query);
    assert_eq!(names(&found), ["d verified", "c stale", "b public", "a unreviewed"]);
    assert_eq!(found.iter().map(|found| found.stale).collect::<Vec<_>>(), [false, true, false, false]);
}

#[test]
fn verified_too_long_ago_is_hidden_unless_nothing_else_is_left() {
    let old = service("old", &[Need::Shelter]).at("Miami", DOWNTOWN).verified("2025-08-01");
    let line = line("line", "US", &[Need::Talk, Need::SafetyPlanning]);
    let query = question(&[Need::Shelter], Some(MIAMI));
    assert_eq!(find([old.clone(), line], &query), ["line"]);
    let found = directory([old]).find(&query);
    assert_eq!(names(&found), ["old"]);
    assert!(found[0].stale);
}

#[test]
fn nothing_run_by_government_leads_for_an_immigrant_unless_they_ask() {
    let mut office = service("a office", &[Need::Legal, Need::Police]).at("Miami", DOWNTOWN);
    office.government = true;
    let aid = service("b aid", &[Need::Legal]).at("Fort Lauderdale", LAUDERDALE);
    let mut query = question(&[Need::Legal], Some(MIAMI));
    assert_eq!(find([office.clone(), aid.clone()], &query), ["a office", "b aid"]);
    query.traits = vec![Trait::Immigrant];
    assert_eq!(find([office.clone(), aid.clone()], &query), ["b aid", "a office"]);
    query.needs = vec![Need::Legal, Need::Police];
    assert_eq!(find([office, aid], &query)[0], "a office");
}

#[test]
fn without_a_place_whole_countries_are_served_first() {
    let services = [
        service("a shelter", &[Need::Shelter]).hidden_in("Miami"),
        line("b line", "US", &[Need::Talk, Need::SafetyPlanning]),
        line("c canada", "CA", &[Need::Talk, Need::SafetyPlanning]),
    ];
    assert_eq!(find(services, &question(&[Need::Shelter], None)), ["b line", "a shelter"]);
}

#[test]
fn fewer_than_three_are_filled_up_with_help_for_people_hurt_at_home() {
    let services = [
        service("pets", &[Need::Pets]).at("Miami", DOWNTOWN),
        service("center", &[Need::Talk, Need::SafetyPlanning]).at("Miami", DOWNTOWN),
        line("line", "US", &[Need::Talk, Need::SafetyPlanning]),
        line("despair", "US", &[Need::Talk]),
    ];
    let found = directory(services).find(&question(&[Need::Pets], Some(MIAMI)));
    assert_eq!(names(&found), ["pets", "line", "center"]);
    assert!(found[1].needs.is_empty() || !found[1].needs.contains(&Need::Pets));
}

#[test]
fn never_empty_where_the_country_has_anything() {
    let other =
        service("other", &[Need::Transport]).at("Key West", (24.55, -81.78)).serving(&["Broward County, Florida"]);
    assert_eq!(find([other], &question(&[Need::Shelter], Some(MIAMI))), ["other"]);
    assert!(find([line("es", "ES", &[Need::Talk])], &question(&[Need::Talk], Some(KEY_WEST))).is_empty());
}

#[test]
fn emergency_numbers_are_never_services() {
    let number = super::samples::emergency("911", "US", crate::directory::model::EmergencyRole::Any);
    let query = question(&[Need::Police], Some(MIAMI));
    assert!(find([number.clone()], &query).is_empty());
    assert!(super::national([number], &query).is_empty());
}

#[test]
fn an_agency_sees_its_own_directory_only() {
    let mut other = service("other", &[Need::Legal]).at("Miami", DOWNTOWN);
    other.agency = "elsewhere".into();
    assert!(find([other], &question(&[Need::Legal], Some(MIAMI))).is_empty());
}

#[test]
fn the_danger_of_a_child_puts_services_for_children_first() {
    let services = [
        service("a violence", &[Need::Talk, Need::SafetyPlanning]).at("Miami", DOWNTOWN),
        service("b child", &[Need::Talk, Need::ChildAbuse]).at("Miami", DOWNTOWN).made_for(&[Trait::Teen], false),
    ];
    let mut query = question(&[Need::Talk], Some(MIAMI));
    assert_eq!(find(services.clone(), &query), ["a violence", "b child"]);
    query.danger = Danger::Child;
    assert_eq!(find(services, &query), ["b child", "a violence"]);
}

#[test]
fn what_is_only_known_to_be_in_the_state_is_no_neighbour() {
    let mut vague = service("a vague", &[Need::Shelter]);
    vague.location = Location::Confidential { city: None, area: Some("Florida".to_owned()) };
    let near = service("b near", &[Need::Shelter]).hidden_in("Fort Lauderdale");
    let found = directory([vague, near]).find(&question(&[Need::Shelter], Some(MIAMI)));
    assert_eq!(names(&found), ["b near", "a vague"]);
}
