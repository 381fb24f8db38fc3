//! The figures of the gazetteer: `cargo bench --bench places`.

use divan::{Bencher, black_box};
use porchlight_core::places::{Gazetteer, Home};

fn main() {
    divan::main();
}

fn home() -> Home {
    Home::resolve(
        Gazetteer::embedded(),
        Some("US"),
        Some("Miami-Dade County, Florida"),
    )
}

#[divan::bench(args = [
    "he hit me again last night and i live in hialeah florida what can i do",
    "he hit me again last night and the kids saw it all what can i do",
    "mi esposo me pega y vivo en homestead con mis dos hijos no tengo a donde ir",
    "我住在紐約法拉盛，我丈夫昨天晚上打了我，我很害怕，不知道怎么办",
    "زوجي يضربني كل يوم واعيش في ميامي مع اولادي ولا اعرف ماذا افعل",
    "mwen rete Miyami mari m ap bat mwen mwen pa konnen kisa pou m fè ede m",
    "i live in hialiah and my husband hits me every day please what can i do",
    "im in homsted fl",
    "33012",
])]
fn best(bencher: Bencher, text: &str) {
    let (gazetteer, home) = (Gazetteer::embedded(), home());
    bencher.bench(|| gazetteer.best(black_box(text), None, &home));
}

#[divan::bench]
fn a_page_of_text(bencher: Bencher) {
    let (gazetteer, home) = (Gazetteer::embedded(), home());
    let text = "He came home and shouted at me, then we drove from Tampa to Orlando and slept in the car. ".repeat(40);
    bencher.bench(|| gazetteer.find(black_box(&text), None, &home));
}
