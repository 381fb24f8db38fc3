//! The directory from where an administrator enters: a package on disk, a fresh database, services out of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use porchlight_core::directory::additions::Addition;
use porchlight_core::directory::import::{self, Options};
use porchlight_core::directory::model::{EmergencyRole, Kind, Location, Service, Verification};
use porchlight_core::directory::report::Report;
use porchlight_core::directory::starter::ensure_starter;
use porchlight_core::directory::store::{DirectoryStore, StoreError};
use porchlight_core::ids::AgencyId;
use porchlight_core::vocabulary::{Need, Trait, Way};

struct House {
    folder: tempfile::TempDir,
    store: DirectoryStore,
}

fn agency() -> AgencyId {
    AgencyId::from("default")
}

impl House {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = DirectoryStore::open(folder.path().join("data/porchlight.db").to_str().unwrap()).await.unwrap();
        Self { folder, store }
    }

    fn package(&self, name: &str, files: &BTreeMap<&str, String>) -> PathBuf {
        let path = self.folder.path().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        for (file, text) in files {
            fs::write(path.join(file), text).unwrap();
        }
        path
    }

    async fn import(&self, path: &Path, dry_run: bool) -> Report {
        let options = Options {
            agency: agency(),
            source: "test".into(),
            time_zone: Some("America/New_York".into()),
            country: Some("US".into()),
            dry_run,
        };
        import::import(&self.store, path, &options, &mut |_| {}).await.unwrap()
    }

    async fn services(&self) -> BTreeMap<String, Service> {
        let list = self.store.load_services(&agency()).await.unwrap();
        list.into_iter().map(|service| (service.source_id.clone(), service)).collect()
    }

    /// Every byte of the database's files.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for entry in fs::read_dir(self.folder.path().join("data")).unwrap() {
            bytes.extend(fs::read(entry.unwrap().path()).unwrap());
        }
        bytes
    }

    fn holds(&self, needle: &str) -> bool {
        self.bytes().windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle.as_bytes()))
    }
}

/// A package of HSDS 1.x with the dirt of real ones, and a shelter whose address is written everywhere.
fn messy() -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        (
            "organizations.csv",
            "\u{feff}ID, Name ,description,url\r\n1,Harbor Women's Center,\"About\\n\\n###MON###\",www.harbor.example\r\n2,Clerk of the Court,,\r\n3,Riverside Legal Aid,,\r\n".to_owned(),
        ),
        (
            "services.csv",
            "id,organization_id,name,alternate_name,description,status,application_process,fees,eligibility\n\
             s1,1,EMERGENCY SHELTER,,\"Safe shelter for survivors of domestic violence at 4711 Quiet Harbor Lane, Suite 9, Springfield, FL 33199. Ask at 4711 QUIET HARBOR LANE.\",,Ring at 4711 Quiet Harbor Ln.,None,Women and children\n\
             s2,2,DOMESTIC VIOLENCE UNIT,,Helps with injunctions for protection in domestic violence cases,active,,,\n\
             s3,3,LEGAL AID,,\"Free legal help, \"\"also\"\" by telephone\",active,,Free,18 years and older\n\
             s4,3,CLOSED OFFICE,,Was legal aid,defunct,,,\n\
             s5,99,NO ORGANIZATION,,\"Counseling\",,,,\n"
                .to_owned(),
        ),
        (
            "locations.csv",
            "id,organization_id,name,latitude,longitude,transportation,url\n\
             l1,1,Harbor house,25.123456,-80.654321,Bus 77 to Quiet Harbor Lane,https://maps.google.com/?q=harbor\n\
             l2,2,Courthouse,25.7757,-80.1947,,\n\
             l3,3,Office,995.1,-80.1947,,\n\
             l5,,Fifth,0,0,,\n"
                .to_owned(),
        ),
        (
            "services_at_location.csv",
            "id,service_id,location_id,description\n1,s1,l1,Enter from 4711 Quiet Harbor Lane\n2,s2,l2,\n3,s3,l3,\n5,s5,l5,\n6,s9,l5,\n".to_owned(),
        ),
        (
            "physical_addresses.csv",
            "id,location_id,attention,address_1,city,state_province,postal_code,country,address_2\n\
             1,l1,,4711 Quiet Harbor Lane,Springfield,FL ,33199,   ,Suite 9\n\
             2,l2,,175 NW 1st Avenue,Miami,FL ,33128,US ,\n\
             3,l3,,12 Oak Street,Miami,FL ,33130,,\n"
                .to_owned(),
        ),
        (
            "phones.csv",
            "id,location_id,service_id,number,extension,type,description\n\
             1,l1,s1,1-800-799-SAFE (7233),,,\n2,l2,s2,305-555-1212 / 305-555-1313,,voice,\n3,l3,s3,305-555-1414 x12,,,\n\
             4,l3,s3,305-555-1515,,fax,\n5,l3,s3,call us,,,\n6,l3,s3,305-555-1616,,textphone,\n"
                .to_owned(),
        ),
        (
            "regular_schedules.csv",
            "id,service_id,location_id,weekday,opens_at,closes_at,original_text\n\
             ,s1,,,,,24 hours\n,s2,,Monday,9:00am,5:00pm,\"9:00am-5:00pm, Mon-Fri\"\n,s2,,Tuesday,9:00am,5:00pm,\"9:00am-5:00pm, Mon-Fri\"\n\
             ,s3,,,,,By appointment\n,s5,,Moonday,6:300pm,5:00pm,\n"
                .to_owned(),
        ),
        (
            "languages.csv",
            "id,service_id,location_id,language\n1,s1,,English\n1,s1,,Creole\n1,s3,,English and Spanish\n1,s3,,Interpreters available\n".to_owned(),
        ),
        ("eligibility.csv", "id,service_id,eligibility\n,s3,Low income\n,,Lost\n".to_owned()),
        (
            "taxonomy.csv",
            "id,name,parent_id,parent_name,vocabulary\nBH-1800.1500-100,Domestic Violence Shelters,B,Basic Needs,AIRS\nFT-3200,General Legal Aid,F,Law,AIRS\n".to_owned(),
        ),
        (
            "services_taxonomy.csv",
            "id,service_id,taxonomy_id,taxonomy_detail\n1,s1,BH-1800.1500-100,\n2,s3,FT-3200,\n3,s3,ZZ-9999,\n".to_owned(),
        ),
        ("contacts.csv", "id,service_id,name,title,email\n1,s3,Ann Persona,Director,help@legal.example\n".to_owned()),
        ("budget.csv", "a,b\n1,2\n".to_owned()),
    ])
}

#[tokio::test]
async fn a_messy_package_is_imported_whole_with_every_problem_listed() {
    let house = House::new().await;
    let report = house.import(&house.package("p", &messy()), false).await;
    assert!(report.applied, "{:#?}", report.problems);
    assert_eq!((report.format, report.services, report.added.len()), ("hsds-1", 5, 5));
    let told: Vec<(&str, &str, usize)> =
        report.problems.iter().map(|problem| (problem.code, problem.file.as_str(), problem.line)).collect();
    for expected in [
        ("coordinates", "locations.csv", 4),
        ("dangling", "services.csv", 6),
        ("dangling", "services_at_location.csv", 6),
        ("dangling", "eligibility.csv", 3),
        ("phone", "phones.csv", 6),
        ("time", "regular_schedules.csv", 6),
        ("weekday", "regular_schedules.csv", 6),
        ("unknown_term", "services_taxonomy.csv", 4),
        ("unknown_file", "budget.csv", 0),
        ("names", "contacts.csv", 0),
    ] {
        assert!(told.contains(&expected), "{expected:?} is not among {told:#?}");
    }

    let services = house.services().await;
    assert_eq!(services.keys().collect::<Vec<_>>(), ["s1", "s2", "s3", "s5"], "closed ones are not shown");
    let legal = &services["s3"];
    assert_eq!(legal.organization, "Riverside Legal Aid");
    assert_eq!(legal.description.as_deref(), Some("Free legal help, \"also\" by telephone"));
    assert_eq!(legal.needs, [Need::Legal]);
    assert_eq!(legal.languages, ["en", "es"]);
    assert_eq!(legal.free, Some(true));
    assert_eq!(legal.eligibility.minimum_age, Some(18));
    assert_eq!(legal.eligibility.text.as_deref(), Some("18 years and older\nLow income"));
    assert_eq!(legal.hours.text.as_deref(), Some("By appointment"));
    let ways: Vec<(Way, &str)> = legal.contacts.iter().map(|contact| (contact.way, contact.value.as_str())).collect();
    assert!(
        ways.contains(&(Way::Voice, "305-555-1414 x12")) && ways.contains(&(Way::Relay, "305-555-1616")),
        "{ways:?}"
    );
    assert!(ways.contains(&(Way::Email, "help@legal.example")), "{ways:?}");
    assert!(!ways.iter().any(|(_, value)| *value == "305-555-1515"), "a fax reaches nobody");
    assert_eq!(services["s2"].hours.osm.as_deref(), Some("Mo-Fr 09:00-17:00"));
    assert_eq!(services["s2"].hours.time_zone.as_deref(), Some("America/New_York"));
    assert_eq!(services["s2"].contacts.len(), 2, "two numbers in one cell are two contacts");
    assert!(services["s2"].government);
    assert!(matches!(&services["s2"].location, Location::Public { area: Some(area), .. } if area == "FL"));
    assert!(matches!(&services["s3"].location, Location::Public { coordinates: None, .. }));
    assert_eq!(services["s5"].location, Location::Remote, "the point 0, 0 is no place");
    assert_eq!(services["s5"].organization, "Fifth");
    assert_eq!(services["s1"].hours.osm.as_deref(), Some("24/7"));
    assert!(!house.holds("Ann Persona"));
}

#[tokio::test]
async fn nothing_that_leads_to_a_shelter_is_in_any_byte_of_the_database() {
    let house = House::new().await;
    let report = house.import(&house.package("p", &messy()), false).await;
    let suspected: Vec<&str> = report.confidential.iter().map(|record| record.source_id.as_str()).collect();
    assert_eq!(suspected, ["s1"], "the court's unit and the legal aid are not suspected");
    assert!(report.confidential[0].removed_from.contains(&"service.description".to_owned()));
    let told = serde_json::to_string(&report).unwrap();
    for needle in ["4711", "Quiet Harbor L", "25.123456", "80.654321", "33199", "maps.google", "Bus 77"] {
        assert!(!house.holds(needle), "{needle} is in the database");
        assert!(!told.contains(needle), "{needle} is in the report");
    }
    let services = house.services().await;
    assert_eq!(
        services["s1"].location,
        Location::Confidential { city: Some("Springfield".into()), area: Some("FL".into()) }
    );
    assert_eq!(services["s1"].description, None, "free text of a confidential service is shown to nobody");
    assert!(house.holds("175 NW 1st Avenue"), "the search finds what is there");
}

#[tokio::test]
async fn no_address_is_in_the_number_of_a_shelter() {
    let house = House::new().await;
    let mut files = messy();
    files.insert(
        "phones.csv",
        "id,service_id,contact_id,number,extension\n1,s1,,305-555-0100 (at 4711 Quiet Harbor Lane),4711 Quiet Harbor Lane\n\
         2,s1,,4711 Quiet Harbor Ln.,\n3,,c1,305-555-0101 at 4711 Quiet Harbor Ln.,77\n"
            .to_owned(),
    );
    files.insert("contacts.csv", "id,service_id,title\nc1,s1,Desk\n".to_owned());
    let report = house.import(&house.package("p", &files), false).await;
    assert!(report.applied, "{:#?}", report.problems);
    for needle in ["4711", "Quiet Harbor L"] {
        assert!(!house.holds(needle), "{needle} is in the database");
    }
    let told = &report.confidential[0].removed_from;
    assert!(told.iter().any(|place| place.starts_with("phone.number")), "{told:?}");
    assert!(told.iter().any(|place| place.ends_with("dropped)")), "{told:?}");
    let contacts = house.services().await["s1"].contacts.clone();
    let numbers: Vec<&str> = contacts.iter().map(|contact| contact.value.as_str()).collect();
    assert!(numbers.contains(&"305-555-0100"), "{numbers:?}");
}

/// A shelter known by its description alone.
fn plain_shelter(description: &str, attributes: Option<&str>) -> BTreeMap<&'static str, String> {
    let mut files = BTreeMap::from([
        ("organizations.csv", "id,name\no1,Harbor\n".to_owned()),
        ("services.csv", format!("id,organization_id,name,description\ns1,o1,Night Place,{description}\n")),
        ("locations.csv", "id,organization_id,name\nl1,o1,Night\n".to_owned()),
        ("services_at_location.csv", "id,service_id,location_id\na1,s1,l1\n".to_owned()),
        ("physical_addresses.csv", "id,location_id,address_1,city\np1,l1,1432 Zebra Lane,Miami\n".to_owned()),
    ]);
    if let Some(value) = attributes {
        files.insert(
            "attributes.csv",
            format!("id,link_id,link_entity,taxonomy_term_id,value\nz1,s1,service,porchlight:confidential,{value}\n"),
        );
    }
    files
}

#[tokio::test]
async fn what_was_confidential_stays_so_until_somebody_says_otherwise() {
    let house = House::new().await;
    let shelter = plain_shelter("Emergency shelter for survivors of domestic violence", None);
    house.import(&house.package("p", &shelter), false).await;
    let vague = house.package("q", &plain_shelter("A warm place", None));
    for _ in 0..3 {
        let report = house.import(&vague, false).await;
        assert_eq!((report.confidential.len(), report.made_public.len()), (1, 0), "{report:#?}");
        assert!(house.services().await["s1"].location.is_confidential());
        assert!(!house.holds("Zebra"));
    }
    let again = house.import(&vague, false).await;
    assert_eq!(again.rows_changed, 0, "the reason does not grow");

    // What the publisher says of it is believed, and listed, and no problem of the package.
    let said = house.package("r", &plain_shelter("A warm place", Some("no")));
    let report = house.import(&said, false).await;
    assert_eq!(report.problems, []);
    let public: Vec<_> = report.made_public.iter().map(|r| (r.source_id.as_str(), r.by, r.was_confidential)).collect();
    assert_eq!(public, [("s1", "publisher", true)]);
    assert!(matches!(&house.services().await["s1"].location, Location::Public { address: Some(_), .. }));
    assert_eq!(house.import(&said, false).await.made_public.len(), 1, "every time");

    // And what the agency says, once, when it happens.
    let house = House::new().await;
    house.import(&house.package("p", &shelter), false).await;
    let id = house.services().await["s1"].id.clone();
    house.store.state(&agency(), &id, Addition::Confidential, Some("no")).await.unwrap();
    let report = house.import(&house.package("q", &shelter), false).await;
    assert_eq!(report.confidential, []);
    assert_eq!(report.made_public.iter().map(|record| record.by).collect::<Vec<_>>(), ["agency"]);
    assert_eq!(house.import(&house.package("q", &shelter), false).await.made_public, []);
}

#[tokio::test]
async fn an_address_that_turns_confidential_is_overwritten_in_the_file() {
    let house = House::new().await;
    house.import(&house.package("p", &messy()), false).await;
    assert!(house.holds("12 Oak Street"));
    let id = house.services().await["s3"].id.clone();
    house.store.state(&agency(), &id, Addition::Confidential, Some("yes")).await.unwrap();
    assert!(house.services().await["s3"].location.is_confidential());
    assert!(!house.holds("12 Oak Street"));
    let again = house.import(&house.package("p", &messy()), false).await;
    assert_eq!((again.added.len(), again.changed.len()), (0, 0));
    assert!(!house.holds("12 Oak Street"), "what the agency said holds for the next import");
}

#[tokio::test]
async fn what_the_agency_says_is_public_is_public_after_the_next_import() {
    let house = House::new().await;
    let path = house.package("p", &messy());
    house.import(&path, false).await;
    let id = house.services().await["s1"].id.clone();
    house.store.state(&agency(), &id, Addition::Confidential, Some("no")).await.unwrap();
    assert!(
        matches!(&house.services().await["s1"].location, Location::Public { address: None, coordinates: None, .. }),
        "the store has no address to show until then"
    );
    let report = house.import(&path, false).await;
    assert_eq!(report.confidential, []);
    assert!(matches!(&house.services().await["s1"].location, Location::Public { address: Some(_), .. }));
}

#[tokio::test]
async fn the_database_itself_refuses_an_address_of_a_confidential_location() {
    let house = House::new().await;
    house.import(&house.package("p", &messy()), false).await;
    let pool = house.store.sqlite().unwrap();
    let (location,): (String,) =
        sqlx::query_as("SELECT id FROM location WHERE NOT is_public").fetch_one(pool).await.unwrap();
    for flag in ["TRUE", "FALSE"] {
        for table in ["address", "location_position"] {
            let sql = format!(
                "INSERT INTO {table} (id, agency_id, source_id, location_id, is_public) VALUES ('x', 'default', 'test', $1, {flag})"
            );
            let result = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(&location).execute(pool).await;
            assert!(result.is_err(), "{table} {flag}");
        }
    }
    let opened = sqlx::query("UPDATE location SET is_public = FALSE WHERE id IN (SELECT location_id FROM address)");
    assert!(opened.execute(pool).await.is_err(), "a location with an address cannot become confidential and keep it");
}

#[tokio::test]
async fn importing_the_same_package_again_changes_nothing_at_all() {
    let house = House::new().await;
    let path = house.package("p", &messy());
    house.import(&path, false).await;
    let revision = house.store.revision(&agency()).await.unwrap();
    let before = house.services().await;
    let report = house.import(&path, false).await;
    assert_eq!((report.added.len(), report.changed.len(), report.withdrawn.len(), report.rows_changed), (0, 0, 0, 0));
    assert_eq!(report.unchanged, 5);
    assert_eq!(house.store.revision(&agency()).await.unwrap(), revision);
    assert_eq!(house.store.changed_since(&agency(), revision).await.unwrap(), None);
    assert_eq!(house.services().await, before);
}

#[tokio::test]
async fn a_dry_run_shows_what_would_change_and_changes_nothing() {
    let house = House::new().await;
    house.import(&house.package("p", &messy()), false).await;
    let mut files = messy();
    let services = files["services.csv"].replace("LEGAL AID,,\"Free", "LEGAL HELP,,\"Free");
    let services = services.replace("s2,2,DOMESTIC VIOLENCE UNIT", "s7,2,FAMILY COURT");
    files.insert("services.csv", services);
    files.insert("phones.csv", files["phones.csv"].replace("SAFE (7233)", "SAFE (7234)"));
    let path = house.package("p", &files);
    let revision = house.store.revision(&agency()).await.unwrap();
    let before = house.services().await;
    let names = |list: &[porchlight_core::directory::report::ServiceChange]| {
        list.iter().map(|change| change.source_id.clone()).collect::<Vec<_>>()
    };
    for dry_run in [true, false] {
        let report = house.import(&path, dry_run).await;
        assert_eq!(names(&report.added), ["s7"]);
        assert_eq!(names(&report.changed), ["s1", "s3"]);
        assert_eq!(names(&report.withdrawn), ["s2"]);
        assert_eq!(report.applied, !dry_run);
        if dry_run {
            assert_eq!(house.services().await, before);
            assert_eq!(house.store.revision(&agency()).await.unwrap(), revision);
        }
    }
    assert_eq!(house.store.changed_since(&agency(), revision).await.unwrap(), Some(revision + 1));
    assert!(!house.services().await.contains_key("s2"));
}

#[tokio::test]
async fn a_row_that_moves_from_a_withdrawn_service_or_place_to_another_is_moved() {
    let house = House::new().await;
    let files = |service: &str, location: &str| {
        BTreeMap::from([
            ("services.csv", format!("id,name,description\n{service},Help Desk {service},\n")),
            ("locations.csv", format!("id,name,latitude,longitude\n{location},Office,25.77,-80.19\n")),
            ("physical_addresses.csv", format!("id,location_id,address_1,city\n1,{location},175 Oak Street,Miami\n")),
            ("services_at_location.csv", format!("id,service_id,location_id\n1,{service},{location}\n")),
        ])
    };
    assert!(house.import(&house.package("p", &files("1", "a")), false).await.applied);
    assert!(house.import(&house.package("p", &files("2", "b")), false).await.applied);
    let services = house.services().await;
    let [("2", service)] = &services.iter().map(|(id, service)| (id.as_str(), service)).collect::<Vec<_>>()[..] else {
        panic!("{services:?}");
    };
    assert!(matches!(&service.location, Location::Public { address: Some(_), .. }), "{service:?}");
}

#[tokio::test]
async fn an_error_in_the_last_file_leaves_everything_as_it_was() {
    let house = House::new().await;
    house.import(&house.package("p", &messy()), false).await;
    let before = house.services().await;
    let revision = house.store.revision(&agency()).await.unwrap();
    let mut files = messy();
    files.insert("services.csv", files["services.csv"].replace("LEGAL AID", "LEGAL HELP"));
    files.insert("services_taxonomy.csv", "id,service,taxonomy_id\n1,s1,BH-1800.1500-100\n".to_owned());
    let report = house.import(&house.package("p", &files), false).await;
    assert!(!report.applied);
    assert_eq!(report.errors(), 1);
    let error = &report.problems[0];
    assert_eq!((error.file.as_str(), error.column.as_deref()), ("services_taxonomy.csv", Some("service_id")));
    assert_eq!(house.services().await, before);
    assert_eq!(house.store.revision(&agency()).await.unwrap(), revision);
}

#[tokio::test]
async fn a_flag_or_an_address_that_says_private_is_believed() {
    let house = House::new().await;
    let files = BTreeMap::from([
        ("services.csv", "id,name,description\n1,Help Desk,\n2,Other Desk,\n3,Third Desk,\n".to_owned()),
        ("locations.csv", "id,name,AddressIsPrivate\na,A,True\nb,B,False\nc,C,\n".to_owned()),
        ("service_at_location.csv", "id,service_id,location_id\n1,1,a\n2,2,b\n3,3,c\n".to_owned()),
        (
            "addresses.csv",
            "id,location_id,address_1,city,state_province,postal_code,country,address_type\n\
             1,a,77 Hidden Mews,Town,FL,1,US,physical\n2,b,78 Open Street,Town,FL,1,US,physical\n3,c,Confidential,Town,FL,1,US,physical\n"
                .to_owned(),
        ),
    ]);
    let report = house.import(&house.package("p", &files), false).await;
    assert!(report.applied, "{:#?}", report.problems);
    assert_eq!(report.format, "hsds-3");
    let services = house.services().await;
    let hidden: Vec<bool> = ["1", "2", "3"].map(|id| services[id].location.is_confidential()).to_vec();
    assert_eq!(hidden, [true, false, true]);
    assert!(!house.holds("77 Hidden Mews") && house.holds("78 Open Street"));
}

#[tokio::test]
async fn the_ohana_sample_is_imported_without_an_error() {
    let house = House::new().await;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ohana");
    let report = house.import(&path, false).await;
    assert!(report.applied, "{:#?}", report.problems);
    assert_eq!(report.services, 23);
    let services = house.services().await;
    assert_eq!(services.len(), 21, "one is defunct, one inactive");
    let passport = &services["22"];
    assert!(passport.languages.contains(&"es".to_owned()));
    assert_eq!(passport.coverage.areas, ["Alameda County", "San Mateo County"]);
    assert_eq!(passport.needs, [Need::Legal]);
    assert_eq!(passport.documents, ["Government-issued picture identification"]);
    assert!(passport.contacts.iter().any(|contact| contact.way == Way::Sms));
    assert!(
        matches!(&services["1"].location, Location::Public { coordinates: Some(_), city: Some(city), .. } if city == "Redwood City")
    );
    let again = house.import(&path, false).await;
    assert_eq!(again.rows_changed, 0);
}

#[tokio::test]
async fn the_starter_directory_shows_what_two_sources_say_and_verifies_nothing() {
    let house = House::new().await;
    assert!(ensure_starter(&house.store, &agency()).await.unwrap().is_some());
    assert!(ensure_starter(&house.store, &agency()).await.unwrap().is_none(), "the second start changes nothing");
    let entries = house.store.load_entries(&agency()).await.unwrap();
    let services = house.store.load_services(&agency()).await.unwrap();
    assert_eq!((entries.len(), services.len()), (332, 268));
    for service in &services {
        assert!(matches!(service.verification, Verification::PublicSources { .. }), "{}", service.source_id);
        assert_eq!(service.verification.verified_on(), None);
        assert_eq!(service.location, Location::Remote, "{}", service.source_id);
        assert!(service.coverage.nationwide == service.coverage.areas.is_empty(), "{}", service.source_id);
    }
    let of =
        |country: &str| services.iter().filter(|s| s.coverage.country.as_deref() == Some(country)).collect::<Vec<_>>();
    assert_eq!(of("HT").len(), 0, "Haiti has none that two sources agree on");
    let violence = |country: &str| {
        of(country).iter().any(|s| s.kind == Kind::NationalLine && s.needs.contains(&Need::SafetyPlanning))
    };
    for country in ["JO", "RU", "SV", "HT"] {
        assert!(!violence(country), "{country}");
    }
    for country in ["US", "FR", "MX", "EG", "CN", "ES"] {
        assert!(violence(country), "{country}");
        assert!(of(country).iter().any(|s| matches!(s.kind, Kind::Emergency(_))), "{country}");
    }
    let find = |id: &str| services.iter().find(|service| service.source_id == id).unwrap();
    let hotline = find("us-dv-national-domestic-violence-hotline");
    let ways: Vec<(Way, &str)> = hotline.contacts.iter().map(|c| (c.way, c.value.as_str())).collect();
    assert_eq!(
        ways,
        [
            (Way::Voice, "1-800-799-SAFE (7233)"),
            (Way::Sms, "START to 88788"),
            (Way::Chat, "https://www.thehotline.org"),
            (Way::Web, "https://www.thehotline.org"),
        ]
    );
    assert_eq!(hotline.hours.osm.as_deref(), Some("24/7"));
    assert_eq!(hotline.free, Some(true));
    assert!(!hotline.government);
    let deaf = services.iter().find(|s| s.source_id.starts_with("us-deaf")).unwrap();
    assert!(deaf.contacts.iter().any(|c| c.way == Way::Videophone && c.value == "1-855-812-1001"));
    assert!(!deaf.contacts.iter().any(|c| c.way == Way::Voice));
    assert_eq!(deaf.eligibility.made_for, [Trait::Deaf]);
    let vienna = services.iter().find(|s| s.coverage.areas == ["Vienna"]).unwrap();
    assert!(!vienna.coverage.nationwide && vienna.coverage.country.as_deref() == Some("AT"));
    assert!(of("FR").iter().any(|s| s.kind == Kind::Emergency(EmergencyRole::Police)));
    let men: Vec<_> = services.iter().filter(|s| s.source_id.contains("-dv-men-")).collect();
    assert_eq!(men.len(), 6);
    assert!(men.iter().all(|s| s.eligibility.made_for == [Trait::Male] && s.eligibility.only_made_for));

    // One that a single source knows is shown once somebody of the agency has checked it.
    let hidden = entries
        .iter()
        .find(|entry| entry.service.source_id == "ht-dv-2919-9000")
        .or_else(|| entries.iter().find(|entry| entry.hidden.is_some()));
    let id = hidden.unwrap().service.id.clone();
    house.store.state(&agency(), &id, Addition::VerifiedOn, Some("2026-11-20")).await.unwrap();
    let services = house.store.load_services(&agency()).await.unwrap();
    let now = services.iter().find(|service| service.id == id).unwrap();
    assert_eq!(now.verification.verified_on().map(|day| day.to_string()).as_deref(), Some("2026-11-20"));

    // Another directory withdraws none of this.
    let report = house.import(&house.package("p", &messy()), false).await;
    assert_eq!(report.withdrawn, []);
    assert_eq!(house.store.load_services(&agency()).await.unwrap().len(), 268 + 1 + 4);
}

#[tokio::test]
async fn an_edit_by_another_process_is_seen() {
    let house = House::new().await;
    let path = house.folder.path().join("data/porchlight.db");
    let other = DirectoryStore::open(&format!("sqlite:{}", path.display())).await.unwrap();
    let seen = house.store.revision(&agency()).await.unwrap();
    ensure_starter(&other, &agency()).await.unwrap();
    assert_eq!(house.store.changed_since(&agency(), seen).await.unwrap(), Some(seen + 1));
}

#[tokio::test]
async fn the_database_is_private_to_its_owner() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::new().await;
    ensure_starter(&house.store, &agency()).await.unwrap();
    let folder = house.folder.path().join("data");
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    for entry in fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o077, 0, "{:?}", entry.path());
    }
}

#[tokio::test]
async fn what_cannot_be_opened_says_why_and_never_repeats_a_password() {
    let error = DirectoryStore::open("postgres://u:secret@host/db").await.unwrap_err();
    assert!(matches!(error, StoreError::Unsupported(_)));
    assert!(!error.to_string().contains("secret"));
    let house = House::new().await;
    let unknown = house.store.agency(&AgencyId::from("none")).await;
    assert!(matches!(unknown, Err(StoreError::UnknownAgency(_))));
}

#[tokio::test]
async fn no_table_has_a_place_for_a_person_who_wrote() {
    let house = House::new().await;
    let pool = house.store.sqlite().unwrap();
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'",
    )
    .fetch_all(pool)
    .await
    .unwrap();
    for (table, column) in &rows {
        for word in ["person", "chat", "conversation", "message", "ip_", "user", "created_at", "telegram"] {
            assert!(!table.contains(word) && !column.contains(word), "{table}.{column}");
        }
    }
    for column in ["address", "street", "latitude", "longitude", "postal", "transportation"] {
        assert!(!rows.iter().any(|(table, name)| table == "location" && name.contains(column)), "location.{column}");
    }
}

/// A package of HSDS 3: other names of tables and columns, ids that are UUIDs, schedules by RFC 5545.
fn modern() -> BTreeMap<&'static str, String> {
    let id = |n: u32| format!("00000000-0000-4000-8000-{n:012}");
    BTreeMap::from([
        (
            "organizations.csv",
            format!("id,name,description,website\n{},Quay Advice,Advice,https://quay.example\n", id(1)),
        ),
        (
            "services.csv",
            format!(
                "id,organization_id,name,description,status,fees_description,eligibility_description,minimum_age,maximum_age\n\
                 {},{},Law Clinic,Free advice,active,Free of charge,Anyone,16,99\n",
                id(2),
                id(1)
            ),
        ),
        (
            "locations.csv",
            format!(
                "id,location_type,name,latitude,longitude\n{},physical,Quay,51.5,-0.12\n{},virtual,Online,,\n",
                id(3),
                id(4)
            ),
        ),
        (
            "service_at_location.csv",
            format!("id,service_id,location_id\n{},{},{}\n{},{},{}\n", id(5), id(2), id(3), id(6), id(2), id(4)),
        ),
        (
            "addresses.csv",
            format!(
                "id,location_id,address_1,city,state_province,postal_code,country,address_type\n{},{},1 Quay Walk,London,England,SE1,GB,physical\n",
                id(7),
                id(3)
            ),
        ),
        (
            "schedules.csv",
            format!(
                "id,service_id,freq,byday,opens_at,closes_at,timezone,description\n{},{},WEEKLY,\"MO,TU,WE,TH,FR\",09:00:00,17:00:00,1,Weekdays\n",
                id(8),
                id(2)
            ),
        ),
        (
            "phones.csv",
            format!("id,service_id,number,type,description\n{},{},\"\"\"+44 20 7946 0000\"\"\",voice,\n", id(9), id(2)),
        ),
        (
            "languages.csv",
            format!("id,service_id,name,code\n{},{},Urdu,ur\n{},{},Welsh,\n", id(10), id(2), id(11), id(2)),
        ),
        ("taxonomies.csv", format!("id,name,description\n{},Open Eligibility,x\n", id(12))),
        (
            "taxonomy_terms.csv",
            format!("id,code,name,description,taxonomy_id\n{},111-01,Advocacy & Legal Aid,x,{}\n", id(13), id(12)),
        ),
        (
            "attributes.csv",
            format!("id,link_id,taxonomy_term_id,link_entity\n{},{},{},service\n", id(14), id(2), id(13)),
        ),
        ("service_areas.csv", format!("id,service_id,name\n{},{},Greater London\n", id(15), id(2))),
        ("metadata.csv", format!("id,resource_id,previous_value\n{},{},9 Secret Mews\n", id(16), id(3))),
        ("cost_options.csv", format!("id,service_id,amount,currency\n{},{},0,gbp\n", id(17), id(2))),
    ])
}

#[tokio::test]
async fn a_package_of_hsds_3_is_imported_and_zipped_is_the_same() {
    let house = House::new().await;
    let path = house.package("p3", &modern());
    let report = house.import(&path, false).await;
    assert!(report.applied, "{:#?}", report.problems);
    assert_eq!(report.format, "hsds-3");
    assert!(!house.holds("9 Secret Mews"), "metadata keeps what was redacted");
    let list = house.store.load_services(&agency()).await.unwrap();
    assert_eq!(list.len(), 2, "one for each place");
    let clinic = list.iter().find(|service| matches!(service.location, Location::Public { .. })).unwrap();
    assert_eq!(clinic.hours.osm.as_deref(), Some("Mo-Fr 09:00-17:00"));
    assert_eq!(clinic.hours.time_zone.as_deref(), Some("America/New_York"), "a numeric offset is no zone");
    assert_eq!(clinic.languages, ["cy", "ur"]);
    assert_eq!(clinic.needs, [Need::Legal]);
    assert_eq!(clinic.contacts[0].value, "+44 20 7946 0000");
    assert_eq!(clinic.coverage.country.as_deref(), Some("GB"));
    assert_eq!(clinic.coverage.areas, ["Greater London"]);
    assert_eq!((clinic.eligibility.minimum_age, clinic.eligibility.maximum_age), (Some(16), Some(99)));
    assert_eq!(clinic.free, Some(true));

    let zipped = house.folder.path().join("p3.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&zipped).unwrap());
    for (name, text) in modern() {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let again = house.import(&zipped, false).await;
    assert_eq!(again.rows_changed, 0);
}

#[tokio::test]
async fn what_went_into_the_store_comes_out_of_it() {
    let house = House::new().await;
    for files in [messy(), modern()] {
        let keys = porchlight_core::directory::keys::Keys::new(agency(), "test".into());
        let path = house.package("p", &files);
        let read = import::read(&path, &keys, &import::build::Defaults::default(), &mut |_| {}).unwrap();
        let (sealed, _) =
            porchlight_core::directory::seal::seal(read.records, &keys, &Default::default(), &Default::default());
        let source = porchlight_core::directory::store::Source {
            agency: agency(),
            id: "test".into(),
            format: "hsds-3".into(),
            version: None,
            country: None,
            time_zone: None,
        };
        house.store.replace(&source, &sealed, false).await.unwrap();
        let stored = house.store.load_records(&agency(), Some(&"test".into())).await.unwrap();
        assert_eq!(stored.records().len(), sealed.records().len());
        let again = house.store.replace(&source, &sealed, false).await.unwrap();
        assert_eq!(again.rows, 0, "every column reads back as it was written");
    }
}

mod properties {
    use proptest::prelude::*;

    use super::*;
    use porchlight_core::directory::import::build::Defaults;
    use porchlight_core::directory::keys::Keys;
    use porchlight_core::directory::seal::seal;

    fn keys() -> Keys {
        Keys::new(agency(), "test".into())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn arbitrary_files_never_panic(
            file in prop::sample::select(messy().into_keys().chain(modern().into_keys()).collect::<Vec<_>>()),
            noise in prop::collection::vec(any::<u8>(), 0..200),
            at in any::<prop::sample::Index>(),
        ) {
            let folder = tempfile::tempdir().unwrap();
            for (name, text) in messy() {
                fs::write(folder.path().join(name), text).unwrap();
            }
            let path = folder.path().join(file);
            let mut bytes = fs::read(&path).unwrap_or_default();
            let at = if bytes.is_empty() { 0 } else { at.index(bytes.len()) };
            bytes.splice(at..at, noise);
            fs::write(&path, bytes).unwrap();
            let read = import::read(folder.path(), &keys(), &Defaults::default(), &mut |_| {}).unwrap();
            let _ = seal(read.records, &keys(), &Default::default(), &Default::default());
        }

        #[test]
        fn no_street_of_a_shelter_survives_in_any_text(
            number in 100u32..9999,
            name in "[A-Z][a-z]{4,9}",
            suffix in prop::sample::select(vec!["Street", "Ave", "Boulevard", "Ln.", "Court", "HWY"]),
            before in "[a-z ,.]{0,30}",
            after in "[a-z ,.]{0,30}",
        ) {
            let street = format!("{number} {name} {suffix}");
            let folder = tempfile::tempdir().unwrap();
            let mut files = messy();
            let text = format!(
                "id,name,description\ns1,Safe house,\"{before} {street} {after}\"\ns2,Friends,\"They are at {street}\"\n"
            );
            files.insert("services.csv", text);
            files.insert("physical_addresses.csv", format!("id,location_id,address_1,city\n1,l1,{street},Town\n"));
            for (name, text) in &files {
                fs::write(folder.path().join(name), text).unwrap();
            }
            let read = import::read(folder.path(), &keys(), &Defaults::default(), &mut |_| {}).unwrap();
            let (sealed, report) = seal(read.records, &keys(), &Default::default(), &Default::default());
            prop_assert!(report.iter().any(|record| record.source_id == "s1"));
            let all = format!("{:?}{report:?}", sealed.records());
            prop_assert!(!all.contains(&street), "{}", street);
        }
    }
}

#[tokio::test]
async fn the_copy_kept_for_the_next_start_is_what_the_records_say() {
    let house = House::new().await;
    house.import(&house.package("p", &messy()), false).await;
    let pool = house.store.sqlite().unwrap();
    let first = house.services().await;
    let (kept,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM directory_snapshot").fetch_one(pool).await.unwrap();
    assert_eq!(kept, 1);
    assert_eq!(house.services().await, first, "from the copy");
    let revision = house.store.revision(&agency()).await.unwrap();
    assert_eq!(house.store.changed_since(&agency(), revision).await.unwrap(), None, "a copy is no change");
    house.store.state(&agency(), &first["s3"].id, Addition::Needs, Some("money")).await.unwrap();
    assert_eq!(house.services().await["s3"].needs, [Need::Money], "a copy does not outlive a change");
    sqlx::query("UPDATE directory_snapshot SET body = 'broken'").execute(pool).await.unwrap();
    assert_eq!(house.services().await["s3"].needs, [Need::Money], "without a copy everything works");
}
