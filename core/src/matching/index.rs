//! Where to look first. Services lie in lists by need and by how they may come to a question: those for the whole
//! country, those that serve a place, those that lie somewhere. A question opens the few lists that can have an answer,
//! always goes on where the most is to be won, and stops when nothing left can beat what was found: the result is the
//! same as from looking at every service, and the work hardly grows with the directory.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use super::asked::Asked;
use super::entry::{Entry, Pools, Trust};
use super::filter::Pass;
use super::map::{Point, Size};
use super::rank::{far_away, way_there};
use super::select::{Top, Viewer};
use super::subject::Dedication;
use super::tree::Tree;
use crate::directory::model::Kind;
use crate::places::PlaceId;
use crate::vocabulary::Need;

/// Bounds are summed in another order than scores; this is more than rounding can make of it.
const ROUNDING: f64 = 1e-6;

/// The list of everything, whatever it helps with.
const ANY: usize = Need::ALL.len();

/// A country, or none known.
type Country = Option<[u8; 2]>;

/// How services come to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// For the whole country, for nobody knows whom, and lines for parts of the country: there are few.
    Nation(Country),
    /// Somewhere in the country, without saying whom they serve; by how far they are dedicated, because what is
    /// dedicated wins over long ways, and would hold open every branch it shared with others, and by trust likewise.
    Spread(Country, Dedication, Trust),
    /// Somewhere in the country, for areas that they name.
    Stated(Country),
    /// Serving a place, or known to be in it and no nearer.
    Serving(PlaceId),
    /// In a place, or serving a part of it.
    Touching(PlaceId),
}

/// The lists of one segment.
#[derive(Debug, Default)]
pub(crate) struct Index {
    trees: HashMap<(usize, Part), Tree>,
}

impl Index {
    pub(crate) fn new(entries: &[Entry], pools: &Pools) -> Self {
        let mut lists: HashMap<(usize, Part), Vec<u32>> = HashMap::new();
        let mut parts = Vec::new();
        for (number, entry) in (0..).zip(entries) {
            if matches!(entry.kind, Kind::Emergency(_)) {
                continue;
            }
            parts.clear();
            let few = entry.nationwide || entry.kind == Kind::NationalLine;
            if few || entry.point.is_none() && !entry.stated {
                parts.push(Part::Nation(entry.country));
            } else if entry.stated {
                parts.push(Part::Stated(entry.country));
            } else {
                parts.push(Part::Spread(entry.country, entry.dedication, entry.trust));
            }
            // What lies at a point of a town is answered for by the list of what lies somewhere.
            let point = entry.point.is_some() && !few;
            let home = entry.home.filter(|_| !entry.stated && !point);
            let serving = pools.slice(entry.covers).iter().copied().chain(home);
            parts.extend(serving.map(Part::Serving));
            let town = entry.home.filter(|_| !entry.stated && point && entry.in_town);
            let touches = pools.slice(entry.touches).iter().copied().filter(|place| Some(*place) != town);
            parts.extend(touches.map(Part::Touching));
            let needs = Need::ALL.iter().map(|need| need.index()).filter(|need| entry.needs & (1 << need) != 0);
            for need in needs.chain([ANY]) {
                for part in &parts {
                    lists.entry((need, *part)).or_default().push(number);
                }
            }
        }
        let grow = |((need, part), mut list): ((usize, Part), Vec<u32>)| {
            // A service that is in a place may serve it, too.
            list.dedup();
            ((need, part), Tree::new(&list, entries, matches!(part, Part::Spread(..))))
        };
        Self { trees: lists.into_iter().map(grow).collect() }
    }
}

/// The parts that can have an answer.
fn parts(asked: &Asked, pass: Pass) -> Vec<Part> {
    let countries = || asked.countries.iter().map(|country| Some(*country));
    let spread = |country: Country| {
        let dedications = [Dedication::Dedicated, Dedication::Mentions, Dedication::General];
        let trusts = [Trust::Verified, Trust::Public, Trust::Unreviewed];
        dedications.into_iter().flat_map(move |one| trusts.map(move |trust| Part::Spread(country, one, trust)))
    };
    let mut parts: Vec<Part> = Vec::with_capacity(16);
    if !pass.local {
        parts.extend(countries().map(Part::Nation));
    }
    match &asked.spot {
        // What lies somewhere, when nobody knows where the person is.
        None if pass.lenient => {
            parts.extend(countries().flat_map(spread));
            parts.extend(countries().map(Part::Stated));
        }
        None => {}
        Some(spot) => {
            parts.extend(countries().flat_map(spread));
            parts.extend(spread(None));
            parts.extend(spot.within.iter().copied().map(Part::Serving));
            parts.push(Part::Touching(spot.place));
            if pass.elsewhere {
                parts.extend(countries().map(Part::Stated));
            }
        }
    }
    parts
}

/// A branch still to be looked at.
struct Open<'t> {
    bound: f64,
    tree: &'t Tree,
    node: u32,
    viewer: usize,
    by_position: bool,
}

impl PartialEq for Open<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Open<'_> {}

impl PartialOrd for Open<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Open<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.total_cmp(&other.bound)
    }
}

/// Offers to `top` every service that can be among its best.
pub(crate) fn search<'a>(viewers: &[Viewer<'_, 'a>], asked: &Asked, pass: Pass, top: &mut Top<'a>) {
    let needs: Vec<usize> =
        if pass.any_need { vec![ANY] } else { asked.needs.iter().map(|need| need.index()).collect() };
    let parts = parts(asked, pass);
    let mut open = BinaryHeap::with_capacity(64);
    for (number, viewer) in viewers.iter().enumerate() {
        for need in &needs {
            for part in &parts {
                let Some(tree) = viewer.segment.index.trees.get(&(*need, *part)) else { continue };
                let by_position = matches!(part, Part::Spread(..));
                let mut root = Open { bound: 0.0, tree, node: 0, viewer: number, by_position };
                root.bound = bound(&root, viewer);
                open.push(root);
            }
        }
    }
    while let Some(branch) = open.pop() {
        if !top.admits(branch.bound) {
            break;
        }
        let viewer = &viewers[branch.viewer];
        match branch.tree.below(branch.node) {
            None => {
                for member in branch.tree.members(branch.node) {
                    let fitness = member.best.bound(asked, viewer.language) + ROUNDING;
                    if top.admits(fitness) && top.admits(fitness + place(&branch, viewer, |here| here.km(member.point)))
                    {
                        viewer.look(member.number, top);
                    }
                }
            }
            Some(below) => {
                for node in below {
                    let mut branch = Open { node, ..branch };
                    branch.bound = bound(&branch, viewer);
                    if top.admits(branch.bound) {
                        open.push(branch);
                    }
                }
            }
        }
    }
}

/// No service of a branch has a larger score, as far as the branch has to answer for it.
fn bound(branch: &Open<'_>, viewer: &Viewer<'_, '_>) -> f64 {
    let node = branch.tree.node(branch.node);
    node.best().bound(viewer.asked, viewer.language) + place(branch, viewer, |here| node.km(here)) + ROUNDING
}

/// What services lose at least for being as far away as `km` says.
///
/// For a large place, distances from its middle say nothing, and those inside it are answered for by
/// [`Part::Touching`]: what is left is far away.
fn place(branch: &Open<'_>, viewer: &Viewer<'_, '_>, km: impl Fn(Point) -> f64) -> f64 {
    let spot = viewer.asked.spot.as_ref().filter(|_| branch.by_position);
    let Some((here, spot)) = spot.and_then(|spot| Some((spot.point?, spot))) else { return 0.0 };
    let km = km(here);
    match km <= viewer.asked.near_km && spot.size > Size::Area {
        true => way_there(km),
        false if viewer.pass.local => f64::NEG_INFINITY,
        false => far_away(km),
    }
}
