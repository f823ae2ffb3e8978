//! The memory a call may have: all memories and tables of its store, added up.

use std::fmt;

use wasmtime::{Error, ResourceLimiter, Result};

/// More than any runner needs (CPython's component has about 30 core instances).
const MAX_INSTANCES: usize = 1_000;
const MAX_TABLES: usize = 1_000;
const MAX_MEMORIES: usize = 100;

/// Elements of one table, whichever allocator it comes from.
pub(crate) const MAX_TABLE_ELEMENTS: usize = 1_000_000;

/// How often growth is refused before [`LAST_WORDS`] are granted. The C library's allocator asks a second time before
/// it gives up.
const REFUSALS: u32 = 2;

/// Memory beyond its limit that a guest may have to say where it ran out of it, bytes.
const LAST_WORDS: usize = 2 << 20;

/// Bytes of one table element.
const TABLE_ELEMENT: usize = size_of::<usize>();

/// The trap that ends a guest which wants more memory than it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OutOfMemory {
    /// Bytes it would have had.
    pub(crate) wanted: u64,
    /// Bytes it may have.
    pub(crate) limit: u64,
}

impl fmt::Display for OutOfMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes of memory, {} allowed", self.wanted, self.limit)
    }
}

impl std::error::Error for OutOfMemory {}

/// Counts a store's memory against its limit.
pub(crate) struct Limits {
    limit: usize,
    used: usize,
    peak: usize,
    /// How often growth was refused in a way that a guest can tell of.
    refusals: u32,
    /// Bytes of the growth that was permitted last, taken back should it fail.
    granted: usize,
}

impl Limits {
    /// A limit in bytes.
    pub(crate) fn new(ram: u64) -> Self {
        Self {
            limit: usize::try_from(ram).unwrap_or(usize::MAX),
            used: 0,
            peak: 0,
            refusals: 0,
            granted: 0,
        }
    }

    /// The most it has been, bytes, without what it had for its last words.
    pub(crate) fn peak(&self) -> u64 {
        self.peak.min(self.limit) as u64
    }

    /// Whether growth was refused: then the call has failed, whatever the guest does with it.
    pub(crate) fn has_refused(&self) -> bool {
        self.refusals > 0
    }

    /// Lets another call of the same memory begin: what an earlier one was refused is not its failure.
    pub(crate) fn forgive(&mut self) {
        self.refusals = 0;
    }

    /// Refuses growth beyond the limit as wasm does at first, so that the guest can say where it was. For that it may
    /// have a little more afterwards; what goes beyond ends it.
    fn grow(&mut self, by: usize) -> Result<bool> {
        let wanted = self.used.saturating_add(by);
        if wanted > self.limit && self.refusals < REFUSALS {
            self.refusals += 1;
            return Ok(false);
        }
        if wanted > self.limit.saturating_add(LAST_WORDS) {
            return Err(self.out_of_memory(wanted));
        }
        self.granted = by;
        self.used = wanted;
        self.peak = self.peak.max(wanted);
        Ok(true)
    }

    fn out_of_memory(&self, wanted: usize) -> Error {
        Error::new(OutOfMemory {
            wanted: wanted as u64,
            limit: self.limit as u64,
        })
    }

    fn take_back(&mut self) {
        self.used -= std::mem::take(&mut self.granted);
    }
}

impl ResourceLimiter for Limits {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> Result<bool> {
        // Beyond its own maximum a memory doesn't grow, as wasm defines it: the guest sees -1.
        if maximum.is_some_and(|maximum| desired > maximum) {
            return Ok(false);
        }
        self.grow(desired.saturating_sub(current))
    }

    fn memory_grow_failed(&mut self, _error: Error) -> Result<()> {
        self.take_back();
        Ok(())
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> Result<bool> {
        if desired > MAX_TABLE_ELEMENTS {
            return Err(self.out_of_memory(desired.saturating_mul(TABLE_ELEMENT)));
        }
        if maximum.is_some_and(|maximum| desired > maximum) {
            return Ok(false);
        }
        self.grow(
            desired
                .saturating_sub(current)
                .saturating_mul(TABLE_ELEMENT),
        )
    }

    fn table_grow_failed(&mut self, _error: Error) -> Result<()> {
        self.take_back();
        Ok(())
    }

    fn instances(&self) -> usize {
        MAX_INSTANCES
    }

    fn tables(&self) -> usize {
        MAX_TABLES
    }

    fn memories(&self) -> usize {
        MAX_MEMORIES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_memories_and_tables() {
        let mut limits = Limits::new(1000);
        assert!(limits.memory_growing(0, 500, None).unwrap());
        assert!(limits.memory_growing(0, 400, None).unwrap());
        assert!(limits.table_growing(0, 12, None).unwrap());
        assert_eq!(limits.peak(), 900 + 12 * TABLE_ELEMENT as u64);
        assert!(!limits.has_refused());
        assert!(!limits.table_growing(12, 13, None).unwrap());
        assert!(limits.has_refused());
    }

    #[test]
    fn what_goes_beyond_the_last_words_ends_the_guest() {
        let mut limits = Limits::new(1000);
        for _ in 0..REFUSALS {
            assert!(!limits.memory_growing(0, 1001, None).unwrap());
        }
        assert!(limits.memory_growing(0, 1000 + LAST_WORDS, None).unwrap());
        assert_eq!(limits.peak(), 1000);
        let error = limits
            .memory_growing(1000 + LAST_WORDS, 1001 + LAST_WORDS, None)
            .unwrap_err();
        assert!(error.downcast_ref::<OutOfMemory>().is_some());
    }

    #[test]
    fn a_failed_growth_is_taken_back() {
        let mut limits = Limits::new(1000);
        limits.memory_growing(0, 900, None).unwrap();
        limits.memory_grow_failed(Error::msg("mmap")).unwrap();
        assert!(limits.memory_growing(0, 1000, None).unwrap());
    }

    #[test]
    fn beyond_its_maximum_nothing_is_counted() {
        let mut limits = Limits::new(1000);
        assert!(!limits.memory_growing(0, 2000, Some(1500)).unwrap());
        assert_eq!(limits.peak(), 0);
    }
}
