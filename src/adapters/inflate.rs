//! What comes out of archives, counted while it comes: the sizes that an archive declares may be lies.

use std::io::{ErrorKind, Read, Write};

use zip::result::ZipError;

/// Why an archive is not unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InflateError {
    /// It is none, or a damaged one: also one that declares other sizes or sums than come out.
    Damaged,
    /// Too much comes out of it.
    TooLarge,
}

impl From<ZipError> for InflateError {
    fn from(_: ZipError) -> Self {
        InflateError::Damaged
    }
}

impl From<std::io::Error> for InflateError {
    fn from(_: std::io::Error) -> Self {
        InflateError::Damaged
    }
}

/// How many bytes may still come out.
#[derive(Debug)]
pub struct Allowance {
    left: u64,
}

impl Allowance {
    /// This many bytes for all parts together.
    pub fn of(bytes: u64) -> Self {
        Allowance { left: bytes }
    }

    /// Lets a part flow to where it is wanted, and stops when too much has come.
    ///
    /// # Errors
    /// See [`InflateError`].
    pub fn pour(&mut self, mut part: impl Read, into: &mut impl Write) -> Result<(), InflateError> {
        let mut buffer = [0; 16 * 1024];
        loop {
            let read = match part.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            let size = u64::try_from(read).unwrap_or(u64::MAX);
            self.left = self.left.checked_sub(size).ok_or(InflateError::TooLarge)?;
            into.write_all(&buffer[..read])?;
        }
    }

    /// Whether as much as an archive declares may come out of it.
    pub fn covers(&self, declared: u128) -> bool {
        declared <= u128::from(self.left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_byte_allowed_passes_and_the_next_does_not() {
        let mut allowance = Allowance::of(40_000);
        let mut out = Vec::new();
        assert_eq!(allowance.pour(&[1; 30_000][..], &mut out), Ok(()));
        assert!(allowance.covers(10_000) && !allowance.covers(10_001));
        assert_eq!(allowance.pour(&[2; 10_000][..], &mut out), Ok(()));
        assert_eq!(out.len(), 40_000);
        assert_eq!(allowance.pour(&[3; 1][..], &mut out), Err(InflateError::TooLarge));
    }
}
