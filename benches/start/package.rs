//! A package of HSDS 3 with invented services in real cities: what an agency of a large state might bring.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const CITIES: [(&str, &str, f64, f64); 10] = [
    ("Austin", "TX", 30.27, -97.74),
    ("Houston", "TX", 29.76, -95.37),
    ("Miami", "FL", 25.76, -80.19),
    ("New York", "NY", 40.71, -74.01),
    ("Los Angeles", "CA", 34.05, -118.24),
    ("Detroit", "MI", 42.33, -83.05),
    ("Chicago", "IL", 41.88, -87.63),
    ("Seattle", "WA", 47.61, -122.33),
    ("Boston", "MA", 42.36, -71.06),
    ("Denver", "CO", 39.74, -104.99),
];

/// What it is called, what it says of itself.
const KINDS: [(&str, &str); 8] = [
    ("Safe Harbor Shelter", "Emergency shelter for survivors of domestic violence and their children"),
    ("Legal Aid Clinic", "Free legal help with protection orders, custody and divorce"),
    ("Counseling Center", "Counseling and support groups for survivors of abuse"),
    ("Immigrant Justice Project", "Legal help with U visas and immigration relief for victims of crime"),
    ("Housing Help Desk", "Transitional housing and rent assistance"),
    ("Community Health Clinic", "Medical care on a sliding scale"),
    ("Family Advocacy Center", "Help for children who saw or suffered violence"),
    ("Rape Crisis Center", "Hospital accompaniment and counseling after sexual assault"),
];

/// Writes a package of so many services into a folder.
pub fn write(folder: &Path, services: usize) {
    let mut organizations = "id,name,description\n".to_owned();
    let mut rows = "id,organization_id,name,description,status,fees_description,eligibility_description\n".to_owned();
    let mut locations = "id,location_type,name,latitude,longitude\n".to_owned();
    let mut joins = "id,service_id,location_id\n".to_owned();
    let mut addresses = "id,location_id,address_1,city,state_province,postal_code,country,address_type\n".to_owned();
    let mut phones = "id,service_id,number,type,description\n".to_owned();
    let mut languages = "id,service_id,name,code\n".to_owned();
    let mut schedules = "id,service_id,freq,byday,opens_at,closes_at,timezone,description\n".to_owned();
    for number in 0..services {
        let (city, state, latitude, longitude) = CITIES[number % CITIES.len()];
        let (name, about) = KINDS[(number / CITIES.len()) % KINDS.len()];
        let id = |table: u32| format!("{table:08x}-0000-4000-8000-{number:012}");
        #[expect(clippy::cast_precision_loss, reason = "some kilometres around the city")]
        let off = |step: usize| (number * step % 1_000) as f64 / 2_000.0 - 0.25;
        let add = |table: &mut String, row: std::fmt::Arguments<'_>| {
            let _ = writeln!(table, "{row}");
        };
        add(&mut organizations, format_args!("{},{name} of {city} {number},{about}", id(1)));
        add(
            &mut rows,
            format_args!("{},{},{name} {city} {number},\"{about}.\",active,Free of charge,Anyone", id(2), id(1)),
        );
        let (latitude, longitude) = (latitude + off(37), longitude + off(61));
        add(&mut locations, format_args!("{},physical,Office,{latitude:.4},{longitude:.4}", id(3)));
        add(&mut joins, format_args!("{},{},{}", id(4), id(2), id(3)));
        add(
            &mut addresses,
            format_args!("{},{},{} Main Street,{city},{state},,US,physical", id(5), id(3), number % 900 + 1),
        );
        let phone = format!("({}) 555-{:04}", 200 + number % 700, number % 10_000);
        add(&mut phones, format_args!("{},{},{phone},voice,", id(6), id(2)));
        if number % 3 == 0 {
            add(&mut languages, format_args!("{},{},Spanish,es", id(7), id(2)));
        }
        add(&mut schedules, format_args!("{},{},WEEKLY,\"MO,TU,WE,TH,FR\",09:00:00,17:00:00,,Weekdays", id(8), id(2)));
    }
    fs::create_dir_all(folder).expect("a folder");
    let tables = [
        ("organizations", organizations),
        ("services", rows),
        ("locations", locations),
        ("service_at_location", joins),
        ("addresses", addresses),
        ("phones", phones),
        ("languages", languages),
        ("schedules", schedules),
    ];
    for (name, table) in tables {
        fs::write(folder.join(format!("{name}.csv")), table).expect("a file");
    }
}
