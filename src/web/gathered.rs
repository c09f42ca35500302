//! Memory for a file while it comes in.
//!
//! # Why pages of its own
//! 2026-11. The allocator keeps what is freed for later, and a small piece behind a large one is enough for the large one
//! to stay: after 64 uploads of 2 MB the process held up to 20 MB more for good. Pages that are mapped for one file go
//! back to the system with it. What is mapped and not written to takes no memory.

use bytes::Bytes;
use memmap2::MmapMut;

/// The bytes of one file, as far as they came.
#[derive(Debug)]
pub struct Gathered {
    pages: MmapMut,
    length: usize,
}

impl Gathered {
    /// Room for a file of at most `room` bytes.
    ///
    /// # Errors
    /// The system has no memory left.
    pub fn with_room(room: usize) -> std::io::Result<Gathered> {
        Ok(Gathered { pages: MmapMut::map_anon(room.max(1))?, length: 0 })
    }

    /// Adds what came. `false`, and nothing is added, when there is no room for it.
    pub fn add(&mut self, chunk: &[u8]) -> bool {
        let Some(room) = self.pages.get_mut(self.length..self.length + chunk.len()) else { return false };
        room.copy_from_slice(chunk);
        self.length += chunk.len();
        true
    }

    /// How many bytes came.
    pub fn len(&self) -> usize {
        self.length
    }

    /// The bytes, to be read and shared.
    pub fn freeze(self) -> Bytes {
        Bytes::from_owner(self)
    }
}

impl AsRef<[u8]> for Gathered {
    fn as_ref(&self) -> &[u8] {
        &self.pages[..self.length]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_kept_as_it_came_and_what_does_not_is_told() {
        let mut file = Gathered::with_room(10).unwrap();
        assert!(file.add(b"12345") && file.add(b"") && file.add(b"67890"));
        assert!(!file.add(b"x"));
        assert_eq!((file.len(), file.freeze()), (10, Bytes::from_static(b"1234567890")));
        assert_eq!(Gathered::with_room(0).unwrap().freeze(), Bytes::new());
    }
}
