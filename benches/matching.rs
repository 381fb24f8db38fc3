//! Matching beside SQLite with FTS5 and R*Tree, in one run.
//!
//! `cargo bench --bench matching` asks directories of 4,000 and 100,000 services, `LARGE=1 cargo bench --bench matching`
//! one of 1,000,000 too. Two kinds of directory are made from a fixed seed:
//!
//! - *full*: services say everything that services may say; matching weighs all of it;
//! - *plain*: services differ in need and position only, so that SQLite can be asked for the same thing (this need, in
//!   this box, the nearest three) and must give the same answer. The share of questions where it did is printed.
//!
//! SQLite is reached through sqlx, as the program would; what an empty query costs that way is printed beside it.

#![expect(clippy::print_stdout, reason = "figures are what a benchmark is for")]

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use porchlight_core::directory::model::{Coordinates, Location, Service};
use porchlight_core::directory::snapshot::Snapshot;
use porchlight_core::matching::map::distance_km;
use porchlight_core::matching::random::{self, Dice, Town};
use porchlight_core::matching::samples::{self, Sample, Sketch};
use porchlight_core::matching::{Finder, Map, Query};
use porchlight_core::vocabulary::Need;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Row};

/// Any number would do; this one is in every published figure.
const SEED: u64 = 20_261_121;

/// As many towns as the United States have places of more than a thousand people.
const TOWNS: usize = 3_000;

/// Questions asked of each directory.
const QUESTIONS: usize = 2_000;

/// Every question is asked so often, and the shortest time counts: on a busy machine the longer ones tell of other
/// programs. The whole list is asked before it begins again, so that no answer waits in the processor's memory.
const ROUNDS: usize = 3;

/// A tenth of a degree is eleven kilometres; the box is the surroundings that matching calls near.
const KM_PER_DEGREE: f64 = 111.19;

struct World {
    map: Arc<Sketch>,
    towns: Vec<Town>,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let (map, towns) = random::country(TOWNS, &mut Dice::new(SEED));
    World { map: Arc::new(map), towns }
});

fn full(count: usize) -> Snapshot {
    let services = random::services(count, &WORLD.towns, &mut Dice::new(SEED ^ 1));
    Snapshot::new(services, WORLD.map.clone())
}

/// Services that differ in need and position only.
fn plain(count: usize) -> Vec<Service> {
    let mut dice = Dice::new(SEED ^ 2);
    let towns = random::services(count, &WORLD.towns, &mut dice);
    let located = |(number, one): (usize, &Service)| {
        let (city, at) = match &one.location {
            Location::Public { city: Some(city), coordinates: Some(at), .. } => (city.clone(), *at),
            _ => return None,
        };
        let need = Need::ALL[number % Need::ALL.len()];
        Some(samples::service(&one.source_id, &[need]).at(&city, (at.latitude, at.longitude)))
    };
    towns.iter().enumerate().filter_map(located).collect()
}

fn questions() -> Vec<Query> {
    let mut dice = Dice::new(SEED ^ 3);
    (0..QUESTIONS).map(|_| random::question(&WORLD.towns, &mut dice)).collect()
}

/// One need that a line cannot help with, one town, nothing else said.
fn plain_questions() -> Vec<Query> {
    let town = |query: &Query| WORLD.towns.iter().any(|town| Some(town.place) == query.place);
    let needs = [Need::Legal, Need::Medical, Need::Money, Need::Housing, Need::Counseling, Need::Pets];
    let several = questions().into_iter().filter(town).zip(needs.into_iter().cycle());
    several.map(|(query, need)| samples::question(&[need], query.place)).collect()
}

struct Figures {
    median: Duration,
    p99: Duration,
}

fn figures(mut times: Vec<Duration>) -> Figures {
    times.sort_unstable();
    Figures { median: times[times.len() / 2], p99: times[times.len() * 99 / 100] }
}

fn measure(directory: &Snapshot, questions: &[Query], ask: impl Fn(&Snapshot, &Query) -> usize) -> Figures {
    let mut best = vec![Duration::MAX; questions.len()];
    for _ in 0..ROUNDS {
        for (question, best) in questions.iter().zip(&mut best) {
            let start = Instant::now();
            divan::black_box(ask(directory, question));
            *best = start.elapsed().min(*best);
        }
    }
    figures(best)
}

/// A point of the unit sphere: the shortest straight line is the shortest way, and SQLite needs no trigonometry.
fn sphere(at: Coordinates) -> [f64; 3] {
    let (latitude, longitude) = (at.latitude.to_radians(), at.longitude.to_radians());
    [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()]
}

/// The plain directory in SQLite: needs in FTS5, positions in an R*Tree.
async fn load(services: &[Service]) -> sqlx::Result<SqliteConnection> {
    let mut sqlite = SqliteConnectOptions::new().in_memory(true).connect().await?;
    for statement in [
        "CREATE TABLE service (number INTEGER PRIMARY KEY, id TEXT NOT NULL, country TEXT NOT NULL, \
         x REAL NOT NULL, y REAL NOT NULL, z REAL NOT NULL)",
        "CREATE VIRTUAL TABLE words USING fts5 (needs, content='', tokenize = \"unicode61 tokenchars '_'\")",
        "CREATE VIRTUAL TABLE spots USING rtree (number, south, north, west, east)",
        "BEGIN",
    ] {
        sqlx::query(statement).execute(&mut sqlite).await?;
    }
    for (number, service) in (1_i64..).zip(services) {
        let Location::Public { coordinates: Some(at), .. } = &service.location else { continue };
        let needs: Vec<&str> = service.needs.iter().map(|need| need.as_str()).collect();
        let [x, y, z] = sphere(*at);
        sqlx::query("INSERT INTO service VALUES ($1, $2, 'US', $3, $4, $5)")
            .bind(number)
            .bind(service.id.as_str())
            .bind(x)
            .bind(y)
            .bind(z)
            .execute(&mut sqlite)
            .await?;
        sqlx::query("INSERT INTO words (rowid, needs) VALUES ($1, $2)")
            .bind(number)
            .bind(needs.join(" "))
            .execute(&mut sqlite)
            .await?;
        sqlx::query("INSERT INTO spots VALUES ($1, $2, $2, $3, $3)")
            .bind(number)
            .bind(at.latitude)
            .bind(at.longitude)
            .execute(&mut sqlite)
            .await?;
    }
    sqlx::query("COMMIT").execute(&mut sqlite).await?;
    sqlx::query("INSERT INTO words (words) VALUES ('optimize')").execute(&mut sqlite).await?;
    sqlx::query("ANALYZE").execute(&mut sqlite).await?;
    Ok(sqlite)
}

/// The nearest three with a need in the box around a place.
const NEAREST: &str = "SELECT s.id FROM spots p JOIN service s ON s.number = p.number \
     WHERE p.south >= $1 AND p.north <= $2 AND p.west >= $3 AND p.east <= $4 AND s.country = 'US' \
     AND p.number IN (SELECT rowid FROM words WHERE words MATCH $5) \
     ORDER BY (s.x - $6) * (s.x - $6) + (s.y - $7) * (s.y - $7) + (s.z - $8) * (s.z - $8) LIMIT 3";

/// The same, beginning with the box: what a planner that knew the box to be small would do.
const BOX_FIRST: &str = "SELECT s.id FROM spots p CROSS JOIN words w ON w.rowid = p.number \
     CROSS JOIN service s ON s.number = p.number \
     WHERE p.south >= $1 AND p.north <= $2 AND p.west >= $3 AND p.east <= $4 AND s.country = 'US' \
     AND w.words MATCH $5 \
     ORDER BY (s.x - $6) * (s.x - $6) + (s.y - $7) * (s.y - $7) + (s.z - $8) * (s.z - $8) LIMIT 3";

async fn nearest(sqlite: &mut SqliteConnection, sql: &'static str, query: &Query) -> sqlx::Result<Vec<String>> {
    let centre = query.place.and_then(|place| WORLD.map.locate(place)?.centre).expect("a town of the map");
    let narrow = centre.latitude.to_radians().cos();
    let [x, y, z] = sphere(centre);
    let high = 80.0 / KM_PER_DEGREE;
    let wide = (high.to_radians().sin() / narrow).asin().to_degrees();
    let rows = sqlx::query(sql)
        .bind(centre.latitude - high)
        .bind(centre.latitude + high)
        .bind(centre.longitude - wide)
        .bind(centre.longitude + wide)
        .bind(format!("needs:{}", query.needs[0]))
        .bind(x)
        .bind(y)
        .bind(z)
        .fetch_all(sqlite)
        .await?;
    Ok(rows.iter().map(|row| row.get::<String, _>(0)).collect())
}

async fn compare(count: usize) -> sqlx::Result<()> {
    let services = plain(count);
    let mut sqlite = load(&services).await?;
    let directory = Snapshot::new(services, WORLD.map.clone());
    let questions = plain_questions();

    let mut empty = Vec::new();
    for _ in 0..1_000 {
        let start = Instant::now();
        sqlx::query("SELECT 1").fetch_one(&mut sqlite).await?;
        empty.push(start.elapsed());
    }
    let empty = figures(empty);

    let ours = measure(&directory, &questions, |directory, query| directory.find(query).len());
    let (mut agree, mut compared) = (0, 0);
    let mut theirs = [Vec::new(), Vec::new()];
    // The times of SQLite vary so little that a few hundred questions tell them.
    for query in questions.iter().take((20_000_000 / count).clamp(20, 500)) {
        let mut answers = Vec::new();
        for (sql, times) in [NEAREST, BOX_FIRST].into_iter().zip(&mut theirs) {
            let mut best = Duration::MAX;
            for _ in 0..ROUNDS {
                let start = Instant::now();
                let answer = nearest(&mut sqlite, sql, query).await?;
                best = start.elapsed().min(best);
                answers.push(answer);
            }
            times.push(best);
        }
        // With fewer than three in the box, matching goes on to look farther away, and SQLite does not.
        if answers[0].len() == 3 {
            compared += 1;
            let kilometres = |answer: &Vec<String>| -> Vec<f64> {
                let centre = query.place.and_then(|place| directory.centre(place)).expect("a town of the map");
                let services = answer.iter().filter_map(|id| directory.service(&id.as_str().into()));
                let points = services.filter_map(|one| match &one.location {
                    Location::Public { coordinates, .. } => *coordinates,
                    _ => None,
                });
                points.map(|at| distance_km(centre, at)).collect()
            };
            let ours = kilometres(&directory.find(query).iter().map(|one| one.service.id.to_string()).collect());
            // Matching keeps positions to the metre, and two services may be as far away to the metre.
            let same = |theirs: &Vec<f64>| {
                theirs.len() == ours.len()
                    && ours.iter().zip(theirs).all(|(ours, theirs)| (ours - theirs).abs() < 0.002)
            };
            agree += usize::from(answers.iter().map(kilometres).all(|theirs| same(&theirs)));
        }
    }
    let best = theirs.map(figures).into_iter().min_by_key(|one| one.median).expect("two ways");
    println!(
        "plain {:>9}  matching {:>9.1?} / {:>9.1?}   SQLite {:>9.1?} / {:>9.1?} (empty query {:.1?})   ratio {:.0}x / {:.0}x   \
         same answer {agree} of {compared}",
        directory.len(),
        ours.median,
        ours.p99,
        best.median,
        best.p99,
        empty.median,
        best.median.as_secs_f64() / ours.median.as_secs_f64(),
        best.p99.as_secs_f64() / ours.p99.as_secs_f64(),
    );
    Ok(())
}

fn report(count: usize) {
    let start = Instant::now();
    let directory = full(count);
    let built = start.elapsed();
    let questions = questions();
    let index = measure(&directory, &questions, |directory, query| directory.find(query).len());
    let few = &questions[..(200_000_000 / count).clamp(20, questions.len())];
    let scan = measure(&directory, few, |directory, query| directory.find_by_scanning(query).len());
    println!(
        "full  {count:>9}  matching {:>9.1?} / {:>9.1?}   by scanning {:>9.1?} / {:>9.1?}   ratio {:.0}x   made in {built:.1?}",
        index.median,
        index.p99,
        scan.median,
        scan.p99,
        scan.median.as_secs_f64() / index.median.as_secs_f64(),
    );
}

fn main() {
    println!("median / 99th percentile of one question");
    let large = std::env::var_os("LARGE").is_some();
    let sizes: &[usize] = if large { &[4_000, 100_000, 1_000_000] } else { &[4_000, 100_000] };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for count in sizes {
        report(*count);
    }
    for count in sizes {
        runtime.block_on(compare(*count)).expect("SQLite answers");
    }
    divan::main();
}

/// The same by divan, to be compared from run to run.
#[divan::bench(args = [4_000, 100_000])]
fn find(bencher: divan::Bencher<'_, '_>, count: usize) {
    let directory = full(count);
    let questions = questions();
    let mut next = questions.iter().cycle();
    bencher.with_inputs(move || next.next().expect("it goes round")).bench_local_values(|query| directory.find(query));
}
