//! National lines and emergency numbers.

use super::samples::{MIAMI, SAN_JUAN, TORONTO, WINNIPEG, emergency};
use super::{Finder, Reason, Sample, directory, has, line, names, national, question};
use crate::directory::model::{EmergencyRole, Service};
use crate::vocabulary::{Danger, Need, Trait, Way};

/// What the starter directory has for the United States, much shortened.
fn lines() -> Vec<Service> {
    let violence = &[Need::Talk, Need::SafetyPlanning];
    vec![
        line("child", "US", &[Need::Talk, Need::ChildAbuse]).made_for(&[Trait::Teen], false),
        line("deaf", "US", violence).made_for(&[Trait::Deaf], true).way(Way::Videophone),
        line("despair", "US", &[Need::Talk]).way(Way::Sms),
        line("despair lgbtq", "US", &[Need::Talk]).made_for(&[Trait::Lgbtq, Trait::Teen], false),
        line("law", "US", &[Need::Legal]),
        line("lgbtq", "US", violence).made_for(&[Trait::Lgbtq], true),
        line("men", "US", violence).made_for(&[Trait::Male], true),
        line("rape", "US", &[Need::Talk, Need::SexualAssault]),
        line("teen", "US", violence).made_for(&[Trait::Teen], false),
        line("traffic", "US", &[Need::Talk, Need::Trafficking]),
        line("violence", "US", violence).way(Way::Chat),
    ]
}

fn first(needs: &[Need], traits: &[Trait], danger: Danger) -> String {
    let mut query = question(needs, None);
    query.traits = traits.to_vec();
    query.danger = danger;
    national(lines(), &query).remove(0)
}

#[test]
fn the_general_line_comes_first_for_general_needs() {
    for need in [Need::Talk, Need::Shelter, Need::Counseling, Need::Money, Need::SafetyPlanning, Need::Stalking] {
        assert_eq!(first(&[need], &[], Danger::None), "violence", "{need}");
    }
    assert_eq!(first(&[], &[], Danger::None), "violence");
    assert_eq!(first(&[Need::Talk], &[], Danger::Immediate), "violence");
    assert_eq!(first(&[Need::Talk], &[Trait::CannotTalk], Danger::None), "violence");
}

#[test]
fn special_needs_and_dangers_have_lines_of_their_own() {
    assert_eq!(first(&[Need::SexualAssault], &[], Danger::None), "rape");
    assert_eq!(first(&[Need::Trafficking, Need::Talk], &[], Danger::None), "traffic");
    assert_eq!(first(&[Need::Legal], &[], Danger::None), "law");
    assert_eq!(first(&[Need::ChildAbuse], &[], Danger::None), "child");
    assert_eq!(first(&[Need::Talk], &[], Danger::Child), "child");
    assert_eq!(first(&[Need::Talk], &[], Danger::Suicide), "despair");
}

#[test]
fn traits_have_lines_of_their_own() {
    assert_eq!(first(&[Need::Talk], &[Trait::Deaf], Danger::None), "deaf");
    assert_eq!(first(&[Need::Talk], &[Trait::Male], Danger::None), "men");
    assert_eq!(first(&[Need::Talk], &[Trait::Lgbtq], Danger::None), "lgbtq");
    assert_eq!(first(&[Need::Talk], &[Trait::Teen], Danger::None), "teen");
    assert_eq!(first(&[Need::Talk], &[Trait::Lgbtq], Danger::Suicide), "despair lgbtq");
}

#[test]
fn the_second_line_after_a_special_one_is_the_general_one() {
    for (needs, danger) in [(&[Need::SexualAssault], Danger::None), (&[Need::Talk], Danger::Child)] {
        let mut query = question(needs, None);
        query.danger = danger;
        assert_eq!(national(lines(), &query)[1], "violence", "{needs:?}");
    }
}

#[test]
fn lines_for_others_are_left_out_or_last() {
    let mut query = question(&[Need::Talk], None);
    query.limit = 20;
    let found = national(lines(), &query);
    assert!(!found.iter().any(|id| ["deaf", "men", "lgbtq"].contains(&id.as_str())), "{found:?}");
    let position = |wanted: &str| found.iter().position(|id| id == wanted).unwrap();
    assert!(position("violence") < position("teen"));
    assert!(position("despair") < position("despair lgbtq"));
}

#[test]
fn regional_lines_are_for_their_region() {
    let violence = &[Need::Talk, Need::SafetyPlanning];
    let services = || {
        [
            line("ontario", "CA", violence).serving(&["Ontario"]),
            line("manitoba", "CA", violence).serving(&["Manitoba"]),
            line("z nation", "CA", violence),
        ]
    };
    let mut query = question(&[Need::Talk], Some(TORONTO));
    query.country = Some("CA".to_owned());
    assert_eq!(national(services(), &query), ["ontario", "z nation"]);
    query.place = Some(WINNIPEG);
    let found = directory(services()).national(&query);
    assert_eq!(names(&found), ["manitoba", "z nation"]);
    assert!(has(&found[0], Reason::InPlace) && has(&found[1], Reason::Nationwide));
    query.place = None;
    let found = directory(services()).national(&query);
    assert_eq!(names(&found), ["z nation", "manitoba", "ontario"]);
    assert!(!has(&found[1], Reason::Nationwide));
}

#[test]
fn open_lines_come_before_closed_ones_for_the_same() {
    let violence = &[Need::Talk, Need::SafetyPlanning];
    let services = [
        line("a closed", "US", violence).open("Sa 09:00-17:00"),
        line("b open", "US", violence),
        line("c law closed", "US", &[Need::Legal]).open("Sa 09:00-17:00"),
    ];
    assert_eq!(national(services.clone(), &question(&[Need::Talk], None)), ["b open", "a closed", "c law closed"]);
    assert_eq!(national(services, &question(&[Need::Legal], None))[0], "b open", "somebody must answer");
}

#[test]
fn territories_have_their_own_lines_and_those_of_the_state() {
    let violence = &[Need::Talk, Need::SafetyPlanning];
    let services =
        [line("a us", "US", violence), line("b pr", "PR", violence), emergency("911", "US", EmergencyRole::Any)];
    let directory = directory(services);
    let mut query = question(&[Need::Talk], Some(SAN_JUAN));
    query.country = Some("PR".to_owned());
    assert_eq!(names(&directory.national(&query)), ["b pr", "a us"]);
    assert_eq!(directory.emergency("PR", Danger::None).unwrap().lines[0].id.as_str(), "911");
    query = question(&[Need::Talk], Some(MIAMI));
    assert_eq!(names(&directory.national(&query)), ["a us"]);
}

#[test]
fn what_was_shown_is_not_shown_again() {
    let mut query = question(&[Need::Talk], None);
    query.exclude = vec!["violence".into()];
    assert!(!national(lines(), &query).contains(&"violence".to_owned()));
}

#[test]
fn a_country_has_a_line_for_people_hurt_at_home_or_not() {
    let services = [
        line("us", "US", &[Need::Talk, Need::SafetyPlanning]),
        line("ru", "RU", &[Need::Talk]),
        line("ht", "HT", &[Need::Talk, Need::SafetyPlanning]).made_for(&[Trait::Male], true),
    ];
    let directory = directory(services);
    assert!(
        directory.has_violence_line("US") && directory.has_violence_line("PR") && directory.has_violence_line("us")
    );
    assert!(!directory.has_violence_line("RU") && !directory.has_violence_line("HT"));
    assert!(!directory.has_violence_line("SV") && !directory.has_violence_line(""));
}

#[test]
fn one_number_for_everything_stands_alone() {
    let services = [
        emergency("112", "ES", EmergencyRole::Any),
        emergency("091", "ES", EmergencyRole::Police),
        emergency("17", "FR", EmergencyRole::Police),
        emergency("15", "FR", EmergencyRole::Medical),
    ];
    let directory = directory(services);
    let numbers = |country: &str, danger| -> Vec<String> {
        let lines = directory.emergency(country, danger).map(|numbers| numbers.lines).unwrap_or_default();
        lines.iter().map(|line| line.id.to_string()).collect()
    };
    assert_eq!(numbers("ES", Danger::Immediate), ["112"]);
    assert_eq!(numbers("FR", Danger::Immediate), ["17", "15"]);
    assert_eq!(numbers("FR", Danger::Medical), ["15", "17"]);
    assert_eq!(numbers("FR", Danger::Suicide), ["15", "17"]);
    assert!(directory.emergency("HT", Danger::None).is_none());
}
