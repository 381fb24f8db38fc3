//! The figures of understanding: `cargo bench -p porchlight-core --bench understanding`.

use divan::{Bencher, black_box};
use porchlight_core::places::Home;
use porchlight_core::understanding::normalise::normalise;
use porchlight_core::understanding::{Engine, Hints};

fn main() {
    divan::main();
}

/// Short messages, all languages loaded, the gazetteer asked.
#[divan::bench(args = [
    "my husband scares me",
    "he hit me again last night and i have nowhere to go with my two kids",
    "ya no aguanto mi esposo me pega y no tengo a donde ir con mis hijos",
    "il m'a frappée hier soir et j'ai peur de rentrer à la maison",
    "mari m ap bat mwen mwen pa konnen kisa pou m fè",
    "زوجي يضربني كل يوم ولا اعرف ماذا افعل",
    "我丈夫昨天晚上打了我我很害怕不知道怎么办",
])]
fn message(bencher: Bencher, text: &str) {
    let engine = Engine::embedded();
    let home = Home::default();
    let hints = Hints { language: None, page_language: None, home: &home };
    bencher.bench(|| engine.understand(black_box(text), &hints));
}

/// 50,000 characters: head and tail are read.
#[divan::bench]
fn very_long(bencher: Bencher) {
    let engine = Engine::embedded();
    let home = Home::default();
    let hints = Hints { language: None, page_language: None, home: &home };
    let text = "he hit me again last night and i have nowhere to go. ".repeat(950);
    bencher.bench(|| engine.understand(black_box(&text), &hints));
}

/// Folding alone.
#[divan::bench]
fn folding(bencher: Bencher) {
    bencher.bench(|| normalise(black_box("ya no aguanto mi esposo me pegó y no tengo a dónde ir con mis hijos")));
}

/// Reading every file at start.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn load(bencher: Bencher) {
    bencher.bench(Engine::load);
}
