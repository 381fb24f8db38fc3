//! Limits, companions, branches, and the segments of a snapshot.

use super::samples::MIAMI;
use super::{Finder, Reason, Sample, directory, find, has, line, names, question, service};
use crate::vocabulary::Need;

const DOWNTOWN: (f64, f64) = (25.77, -80.19);

#[test]
fn companions_follow_their_service_and_put_out_the_last() {
    let mut first = service("a", &[Need::Legal]).at("Miami", DOWNTOWN);
    first.show_with = vec!["with".into(), "gone".into()];
    let services = || {
        [
            first.clone(),
            service("b", &[Need::Legal]).at("Miami", DOWNTOWN),
            service("c", &[Need::Legal]).at("Miami", DOWNTOWN),
            line("with", "US", &[Need::Talk]),
        ]
    };
    let mut query = question(&[Need::Legal], Some(MIAMI));
    let found = directory(services()).find(&query);
    assert_eq!(names(&found), ["a", "with", "b"]);
    assert_eq!(found[1].reasons[0], Reason::ShownWith);
    assert!(!has(&found[2], Reason::ShownWith));
    query.limit = 1;
    assert_eq!(find(services(), &query), ["a"]);
    query.limit = 3;
    query.exclude = vec!["with".into()];
    assert_eq!(find(services(), &query), ["a", "b", "c"], "shown already");
}

#[test]
fn a_service_whose_companion_finds_no_room_waits() {
    let mut last = service("c", &[Need::Legal]).at("Miami", DOWNTOWN);
    last.show_with = vec!["with".into()];
    let services = [
        service("a", &[Need::Legal]).at("Miami", DOWNTOWN),
        service("b", &[Need::Legal]).at("Miami", DOWNTOWN),
        last,
        service("with", &[Need::Police]).at("Miami", DOWNTOWN),
    ];
    assert_eq!(find(services, &question(&[Need::Legal], Some(MIAMI))), ["a", "b"]);
}

#[test]
fn branches_with_one_number_do_not_fill_the_list() {
    let branch = |id: &str| {
        let mut branch = service(id, &[Need::Counseling]).at("Miami", DOWNTOWN);
        branch.organization = "Chain".to_owned();
        branch.contacts[0].value = "555".to_owned();
        branch
    };
    let other = service("other", &[Need::Counseling]).at("Fort Lauderdale", (26.12, -80.14));
    let branches = ["b1", "b2", "b3", "b4"].map(branch);
    let query = question(&[Need::Counseling], Some(MIAMI));
    assert_eq!(find(branches.clone().into_iter().chain([other]), &query), ["b1", "other", "b2"]);
    assert_eq!(find(branches, &query), ["b1", "b2", "b3"]);
}

#[test]
fn a_segment_built_again_shares_the_others() {
    let mut second = service("second", &[Need::Legal]).at("Miami", DOWNTOWN);
    second.source = "import".into();
    let before = directory([service("first", &[Need::Legal]).at("Miami", DOWNTOWN), second.clone()]);
    second.name = "renamed".to_owned();
    let after = before.with(&"default".into(), &"import".into(), vec![second]);
    let same =
        |id: &str| std::sync::Arc::ptr_eq(&before.service(&id.into()).unwrap(), &after.service(&id.into()).unwrap());
    assert!(same("first") && !same("second"));
    assert_eq!((before.len(), after.len()), (2, 2));
    let withdrawn = after.without(&"default".into(), &"import".into());
    assert_eq!(names(&withdrawn.find(&question(&[Need::Legal], Some(MIAMI)))), ["first"]);
    assert!(withdrawn.service(&"second".into()).is_none());
    assert!(!withdrawn.is_empty());
}

#[test]
fn a_question_for_none_gets_none() {
    let mut query = question(&[], Some(MIAMI));
    query.limit = 0;
    assert!(find([line("line", "US", &[Need::Talk])], &query).is_empty());
}
