//! Builds the index that `from_name` reads from the names of a catalog.
//!
//! The compiler chooses a perfect hash by hash and displace (Belazzougui, Botelho, Dietzfelbinger 2009): names fall
//! into buckets, and each bucket, the fullest first, takes the first displacement that leads all of its names to slots
//! that are still free. A lookup takes one hash, two loads and one comparison.

use include_agents_reader::order;
use include_agents_runtime::__private::{Hash, Index, tail};

/// Up to this number of names, `from_name` also has a `match` on the name's bytes, for when `__private::UNOPTIMIZED`.
///
/// At opt-level 0 the index takes as long as comparing eighty lengths, and a `match` on `str`, which a `const fn` cannot
/// have anyway, compares that many. Patterns on bytes compile to jumps and call nothing.
/// Optimized, the index is faster for any number of names. For 25 of them, the patterns took a seventh of the time that rustc
/// needs for the code of the catalog.
pub(crate) const FEW: usize = 16;

/// More names in a bucket make fewer displacements to store, and longer searches for them.
const NAMES_PER_BUCKET: usize = 3;

/// After this many seeds without success, the search gives up: two names are probably equal.
const SEEDS: u32 = 64;

/// The literal for `__private::Index::new`, for the names of a table in its order.
///
/// It is empty for more names, or longer ones, than an index can have, and for names that are not unique. The table is
/// then searched.
pub(crate) fn build(names: &[&str]) -> Vec<u8> {
    pack(names).unwrap_or_default()
}

fn pack(names: &[&str]) -> Option<Vec<u8>> {
    if names.len() >= usize::from(Index::VACANT) {
        return None;
    }
    let bucket_count = u32::try_from(names.len().div_ceil(NAMES_PER_BUCKET)).ok()?;
    // A fifth of the slots stays free: the last buckets would have to try too long for the last slots.
    let slot_count = u32::try_from(names.len() + names.len().div_ceil(4)).ok()?;
    let (starts, words) = spell(names)?;
    (0..SEEDS).find_map(|seed| {
        let hash = |name: &&str| Hash::of(seed, name.as_bytes());
        let hashes: Vec<Hash> = names.iter().map(hash).collect();
        let (displacements, slots) = displace(&hashes, bucket_count, slot_count)?;
        let mut packed = Vec::new();
        packed.extend(seed.to_le_bytes());
        packed.extend(bucket_count.to_le_bytes());
        packed.extend(slot_count.to_le_bytes());
        packed.extend(displacements);
        for slot in slots {
            packed.extend(pack_slot(slot, &hashes, &starts)?);
        }
        packed.extend(&words);
        Some(packed)
    })
}

/// All names, as the runtime's `Index` has them, and at which word each starts.
fn spell(names: &[&str]) -> Option<(Vec<u32>, Vec<u8>)> {
    let mut words = Vec::new();
    let mut starts = Vec::with_capacity(names.len());
    for name in names {
        if name.len() > Index::LONGEST {
            return None;
        }
        starts.push(u32::try_from(words.len() / 8).ok()?);
        words.extend(tail(name.as_bytes()).to_le_bytes());
        words.extend(name.as_bytes().as_chunks::<8>().0.as_flattened());
    }
    Some((starts, words))
}

fn pack_slot(slot: Option<u16>, hashes: &[Hash], starts: &[u32]) -> Option<[u8; 8]> {
    let (place, fingerprint, start) = match slot {
        Some(place) => {
            let at = usize::from(place);
            (place, hashes.get(at)?.fingerprint(), *starts.get(at)?)
        }
        None => (Index::VACANT, 0, 0),
    };
    let [place_0, place_1] = place.to_le_bytes();
    let [print_0, print_1] = fingerprint.to_le_bytes();
    let [start_0, start_1, start_2, start_3] = start.to_le_bytes();
    Some([
        place_0, place_1, print_0, print_1, start_0, start_1, start_2, start_3,
    ])
}

type Slots = Vec<Option<u16>>;

/// A displacement for each bucket, and what is then in each slot; `None` if a bucket finds none.
fn displace(hashes: &[Hash], bucket_count: u32, slot_count: u32) -> Option<(Vec<u8>, Slots)> {
    let mut displacements = vec![0; bucket_count as usize];
    let mut slots = vec![None; slot_count as usize];
    for (bucket, places) in fullest_first(hashes, bucket_count)? {
        let displacement = (0..=u8::MAX)
            .find(|displacement| occupy(&mut slots, &places, hashes, *displacement, slot_count))?;
        *displacements.get_mut(bucket)? = displacement;
    }
    Some((displacements, slots))
}

/// The buckets that have names, with the names' places in the table.
fn fullest_first(hashes: &[Hash], bucket_count: u32) -> Option<Vec<(usize, Vec<u16>)>> {
    let mut buckets = vec![Vec::new(); bucket_count as usize];
    for (place, hash) in (0..).zip(hashes) {
        buckets.get_mut(hash.bucket(bucket_count))?.push(place);
    }
    let mut buckets: Vec<_> = buckets.into_iter().enumerate().collect();
    buckets.retain(|(_, places)| !places.is_empty());
    // Stable: of equally full buckets the first comes first, on every machine.
    order::sort_by(&mut buckets, |(_, one), (_, other)| {
        other.len().cmp(&one.len())
    });
    Some(buckets)
}

/// Puts all names of a bucket into their slots, or none.
fn occupy(
    slots: &mut [Option<u16>],
    places: &[u16],
    hashes: &[Hash],
    displacement: u8,
    slot_count: u32,
) -> bool {
    let slot_of = |place: u16| {
        let hash = hashes.get(usize::from(place))?;
        Some(hash.slot(displacement, slot_count))
    };
    for (done, &place) in places.iter().enumerate() {
        if let Some(slot @ None) = slot_of(place).and_then(|slot| slots.get_mut(slot)) {
            *slot = Some(place);
            continue;
        }
        // Occupied, possibly by a name of the same bucket: remove what this call inserted.
        for &place in places.iter().take(done) {
            if let Some(slot) = slot_of(place).and_then(|slot| slots.get_mut(slot)) {
                *slot = None;
            }
        }
        return false;
    }
    true
}

#[cfg(test)]
mod tests;
