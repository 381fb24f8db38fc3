//! A list of services arranged as a tree, so that whole branches that cannot win are left out: each node knows the
//! best that is below it, and, where the services have positions, the box around them.

use super::entry::Entry;
use super::map::{Point, chord_km};
use super::rank::Best;

/// So many services are looked at one by one: more cost time, fewer cost room.
const LEAF: usize = 16;

/// A list as a tree. The members of every node are neighbours in one list.
#[derive(Debug)]
pub(crate) struct Tree {
    members: Box<[Member]>,
    nodes: Box<[Node]>,
}

/// A service of the list, with what its score is made of beside it: most are passed over without a look at more.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member {
    pub(crate) best: Best,
    pub(crate) point: Point,
    pub(crate) number: u32,
}

/// Where a service without a position would be: nothing is near the middle of the Earth.
const NOWHERE: Point = Point([0.0; 3]);

impl Member {
    fn new(number: u32, entry: &Entry) -> Self {
        Self { best: Best::of(entry), point: entry.point.unwrap_or(NOWHERE), number }
    }
}

/// A branch or a leaf.
#[derive(Debug)]
pub(crate) struct Node {
    best: Best,
    low: [f32; 3],
    high: [f32; 3],
    start: u32,
    length: u32,
    /// The first of the two nodes below it is the next in the list; where the second is; 0 in a leaf.
    second: u32,
}

impl Tree {
    /// Arranges by position where there are positions, else the promising ones first.
    pub(crate) fn new(list: &[u32], entries: &[Entry], by_position: bool) -> Self {
        let mut members: Vec<Member> =
            list.iter().map(|number| Member::new(*number, &entries[*number as usize])).collect();
        if !by_position {
            members.sort_by_key(|member| std::cmp::Reverse((member.best.dedication, member.best.trust)));
        }
        let mut nodes = Vec::with_capacity(members.len() / LEAF * 4 + 1);
        grow(&mut members, 0, by_position, &mut nodes);
        Self { members: members.into(), nodes: nodes.into() }
    }

    pub(crate) fn node(&self, number: u32) -> &Node {
        &self.nodes[number as usize]
    }

    /// The two nodes below one, if it is no leaf.
    pub(crate) fn below(&self, number: u32) -> Option<[u32; 2]> {
        let second = self.node(number).second;
        (second != 0).then_some([number + 1, second])
    }

    pub(crate) fn members(&self, node: u32) -> &[Member] {
        let node = self.node(node);
        &self.members[node.start as usize..(node.start + node.length) as usize]
    }
}

impl Node {
    pub(crate) const fn best(&self) -> &Best {
        &self.best
    }

    /// Nothing below is nearer than this.
    pub(crate) fn km(&self, from: Point) -> f64 {
        let squares = (0..3).map(|axis| {
            let at = f64::from(from.0[axis]);
            (f64::from(self.low[axis]) - at).max(at - f64::from(self.high[axis])).max(0.0).powi(2)
        });
        chord_km(squares.sum())
    }
}

fn grow(members: &mut [Member], start: usize, by_position: bool, nodes: &mut Vec<Node>) {
    let number = nodes.len();
    let mut node = Node {
        best: Best::NOTHING,
        low: [f32::INFINITY; 3],
        high: [f32::NEG_INFINITY; 3],
        start: u32::try_from(start).unwrap_or(u32::MAX),
        length: u32::try_from(members.len()).unwrap_or(u32::MAX),
        second: 0,
    };
    for member in members.iter() {
        node.best = node.best.join(member.best);
        for axis in 0..3 {
            node.low[axis] = node.low[axis].min(member.point.0[axis]);
            node.high[axis] = node.high[axis].max(member.point.0[axis]);
        }
    }
    let widths = [0, 1, 2].map(|axis| node.high[axis] - node.low[axis]);
    nodes.push(node);
    if members.len() <= LEAF {
        return;
    }
    let middle = members.len() / 2;
    if by_position {
        let axis = (0..3).max_by(|a, b| widths[*a].total_cmp(&widths[*b])).unwrap_or(0);
        members.select_nth_unstable_by(middle, |a, b| a.point.0[axis].total_cmp(&b.point.0[axis]));
    }
    let (first, second) = members.split_at_mut(middle);
    grow(first, start, by_position, nodes);
    nodes[number].second = u32::try_from(nodes.len()).unwrap_or(0);
    grow(second, start + middle, by_position, nodes);
}
