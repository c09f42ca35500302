//! Finding the two texts in a file. Nothing else of it is looked at.

use super::{BASE, END, VALUES};

/// Why a file has not got the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum ExtractError {
    /// There is no mark of ours in it.
    #[error("this is not a file of ours")]
    Foreign,
    /// One of the texts is missing, cut off, or there twice.
    #[error("the file is damaged")]
    Damaged,
}

/// The text of what the file was made from, and that of what was typed.
///
/// # Errors
/// [`ExtractError`].
pub(super) fn texts(file: &str) -> Result<(&str, &str), ExtractError> {
    if !file.contains(BASE) && !file.contains(VALUES) {
        return Err(ExtractError::Foreign);
    }
    Ok((only(file, BASE)?, only(file, VALUES)?))
}

/// What stands between the mark and the next end, when the mark is there once.
fn only<'a>(file: &'a str, mark: &str) -> Result<&'a str, ExtractError> {
    let mut parts = file.split(mark);
    let (Some(_), Some(rest), None) = (parts.next(), parts.next(), parts.next()) else {
        return Err(ExtractError::Damaged);
    };
    rest.split_once(END).map(|(text, _)| text).ok_or(ExtractError::Damaged)
}
