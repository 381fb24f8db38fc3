//! Which slots of the file are taken. Pure: what this module decides, [`super::file`] writes.
//!
//! Slots of one size lie together in extents. The lowest free slot is taken first, so that extents at the end run empty,
//! give their memory back and can serve another size.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{EXTENT, EXTENT_HEADER, Place};

/// The size of the slot for a record: multiples of 16 bytes up to 512, then eight sizes per doubling (a waste of 6 % on
/// average).
pub fn size_class(length: usize) -> u32 {
    let length = u32::try_from(length).unwrap_or(u32::MAX / 2).max(48);
    let step = if length <= 512 { 16 } else { length.next_power_of_two() / 16 };
    length.next_multiple_of(step)
}

/// Whether the file may have slots of this size.
pub fn is_size_class(size: u64) -> bool {
    u32::try_from(size)
        .is_ok_and(|size| size >= 48 && size <= size_class(super::record::LONGEST) && size_class(size as usize) == size)
}

/// How many slots of this size an extent has.
pub fn slots_per_extent(size: u32) -> u32 {
    u32::try_from((EXTENT - EXTENT_HEADER) / u64::from(size)).unwrap_or_default()
}

/// See the module documentation.
#[derive(Default)]
pub struct Slots {
    extents: Vec<Extent>,
    unused: BTreeSet<u32>,
    /// By size of slot: the extents with a free one.
    with_room: BTreeMap<u32, BTreeSet<u32>>,
}

#[derive(Default)]
struct Extent {
    /// 0: not in use.
    size: u32,
    taken: u32,
    /// One bit per slot; behind the last slot all ones.
    map: Vec<u64>,
    /// No word of the map before this one has a zero.
    first: usize,
    /// Up to here the extent is known to have memory behind it.
    backed: u64,
}

impl Slots {
    /// How many extents the file has.
    pub fn extents(&self) -> u32 {
        u32::try_from(self.extents.len()).unwrap_or(u32::MAX)
    }

    /// Adds an unused extent at the end of the file and returns it.
    pub fn grow(&mut self) -> u32 {
        let extent = self.extents();
        self.extents.push(Extent::default());
        self.unused.insert(extent);
        extent
    }

    /// The first extent without slots.
    pub fn unused_extent(&self) -> Option<u32> {
        self.unused.first().copied()
    }

    /// Divides an unused extent into slots.
    pub fn dedicate(&mut self, extent: u32, size: u32) {
        let slots = slots_per_extent(size) as usize;
        let mut map = vec![0; slots.div_ceil(64)];
        if let (Some(last), 1..) = (map.last_mut(), slots % 64) {
            *last = u64::MAX << (slots % 64);
        }
        self.extents[extent as usize] = Extent { size, map, ..Extent::default() };
        self.unused.remove(&extent);
        self.with_room.entry(size).or_default().insert(extent);
    }

    /// Takes the lowest free slot of this size in the extents that there are.
    pub fn take(&mut self, size: u32) -> Option<Place> {
        let number = *self.with_room.get(&size)?.first()?;
        let extent = &mut self.extents[number as usize];
        while extent.map[extent.first] == u64::MAX {
            extent.first += 1;
        }
        let bit = extent.map[extent.first].trailing_ones();
        let slot = u32::try_from(extent.first * 64).unwrap_or(u32::MAX) + bit;
        self.mark(number, slot);
        Some(Place::new(number, slot, size))
    }

    /// Up to where an extent is known to have memory behind it.
    pub fn backed(&mut self, extent: u32) -> &mut u64 {
        &mut self.extents[extent as usize].backed
    }

    /// Marks a slot that was free as taken.
    pub fn mark(&mut self, number: u32, slot: u32) {
        let extent = &mut self.extents[number as usize];
        extent.map[slot as usize / 64] |= 1 << (slot % 64);
        extent.taken += 1;
        if extent.taken == slots_per_extent(extent.size)
            && let Some(with_room) = self.with_room.get_mut(&extent.size)
        {
            with_room.remove(&number);
        }
    }

    /// Frees a taken slot. If it was the last one of its extent, that extent is returned, to be retired.
    pub fn free(&mut self, place: Place) -> Option<u32> {
        let (number, within) = place.split();
        let extent = &mut self.extents[number as usize];
        let slot = usize::try_from((within - EXTENT_HEADER) / u64::from(extent.size)).unwrap_or(usize::MAX);
        extent.map[slot / 64] &= !(1 << (slot % 64));
        extent.first = extent.first.min(slot / 64);
        extent.taken -= 1;
        self.with_room.entry(extent.size).or_default().insert(number);
        (extent.taken == 0).then_some(number)
    }

    /// Takes the slots away from an extent in which none is taken.
    pub fn retire(&mut self, number: u32) {
        let size = std::mem::take(&mut self.extents[number as usize]).size;
        if let Some(with_room) = self.with_room.get_mut(&size) {
            with_room.remove(&number);
        }
        self.unused.insert(number);
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::LONGEST;
    use super::*;
    use crate::testing::TestRandomness;

    #[test]
    fn a_slot_is_large_enough_and_wastes_at_most_an_eighth() {
        for length in 1..=LONGEST {
            let size = size_class(length);
            assert!(
                size as usize >= length && size.is_multiple_of(16) && is_size_class(size.into()),
                "{length}: {size}"
            );
            assert!(length < 128 || (size as usize - length) * 8 <= length, "{length}: {size}");
        }
        assert!(!is_size_class(0) && !is_size_class(49) && !is_size_class(1 << 40));
        assert!(slots_per_extent(size_class(LONGEST)) > 0);
    }

    #[test]
    fn no_slot_is_given_out_twice_and_empty_extents_are_used_again() {
        let random = TestRandomness::seeded(1);
        let mut slots = Slots::default();
        let mut taken: Vec<(Place, u32)> = Vec::new();
        for round in 0..20_000 {
            let grows = (round / 4_000) % 2 == 0;
            if taken.is_empty() || random.chance(if grows { 700 } else { 200 }) {
                let size = size_class(usize::try_from(random.below(70_000)).unwrap());
                let place = slots.take(size).unwrap_or_else(|| {
                    let extent = slots.unused_extent().unwrap_or_else(|| slots.grow());
                    slots.dedicate(extent, size);
                    slots.take(size).unwrap()
                });
                let (_, within) = place.split();
                assert!(within >= EXTENT_HEADER && within + u64::from(size) <= EXTENT);
                for (other, other_size) in &taken {
                    let apart = place.offset() + u64::from(size) <= other.offset()
                        || other.offset() + u64::from(*other_size) <= place.offset();
                    assert!(apart, "{place:?} overlaps {other:?}");
                }
                taken.push((place, size));
            } else {
                let index = usize::try_from(random.below(taken.len() as u64)).unwrap();
                slots.free(taken.swap_remove(index).0).into_iter().for_each(|extent| slots.retire(extent));
            }
        }
        for (place, _) in taken.drain(..) {
            slots.free(place).into_iter().for_each(|extent| slots.retire(extent));
        }
        assert_eq!(slots.unused.len(), slots.extents.len());
        assert!(slots.with_room.values().all(BTreeSet::is_empty));
    }
}
