//! The words that differ between two texts.

use serde::Serialize;

/// A piece of a text, and whether the other text lacks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are on this side alone.
    pub marked: bool,
}

/// The most comparisons of words; beyond, the whole differing middle is marked. 4,000 characters on
/// both sides, the longest answer, are well within.
const MOST: usize = 4_000_000;

/// Both texts in pieces, the words marked that the other one lacks.
pub fn marked(before: &str, after: &str) -> (Vec<Piece>, Vec<Piece>) {
    let (one, other) = (words(before), words(after));
    let first = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let rest = one.len().min(other.len()) - first;
    let last = one.iter().rev().zip(other.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    let (left, right) = (&one[first..one.len() - last], &other[first..other.len() - last]);
    let (kept_left, kept_right) = common(left, right);
    let flags = |whole: usize, kept: Vec<bool>| -> Vec<bool> {
        let mut flags = vec![false; first];
        flags.extend(kept.into_iter().map(|kept| !kept));
        flags.resize(whole, false);
        flags
    };
    (pieces(&one, &flags(one.len(), kept_left)), pieces(&other, &flags(other.len(), kept_right)))
}

/// A text that stands on one side alone, or is the same on both.
pub fn plain(text: &str, marked: bool) -> Vec<Piece> {
    if text.is_empty() { Vec::new() } else { vec![Piece { text: text.to_owned(), marked }] }
}

/// Words, each with the white space that follows it.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// Which words of each side belong to the longest common sequence.
fn common(left: &[&str], right: &[&str]) -> (Vec<bool>, Vec<bool>) {
    let (mut kept_left, mut kept_right) = (vec![false; left.len()], vec![false; right.len()]);
    if left.len().saturating_mul(right.len()) > MOST {
        return (kept_left, kept_right);
    }
    // lengths[i][j]: of the longest common sequence of left[i..] and right[j..].
    let wide = right.len() + 1;
    let mut lengths = vec![0u16; (left.len() + 1) * wide];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            lengths[i * wide + j] = if left[i].trim_end() == right[j].trim_end() {
                lengths[(i + 1) * wide + j + 1].saturating_add(1)
            } else {
                lengths[(i + 1) * wide + j].max(lengths[i * wide + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if left[i].trim_end() == right[j].trim_end() {
            (kept_left[i], kept_right[j]) = (true, true);
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * wide + j] >= lengths[i * wide + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (kept_left, kept_right)
}

fn pieces(words: &[&str], flags: &[bool]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (word, marked) in words.iter().zip(flags) {
        match pieces.last_mut() {
            Some(last) if last.marked == *marked => last.text.push_str(word),
            _ => pieces.push(Piece { text: (*word).to_owned(), marked: *marked }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
    }

    #[test]
    fn only_the_words_that_differ_are_marked() {
        let (before, after) = marked("Dez hortas com rega gota a gota.", "Doze hortas com boa rega gota a gota.");
        assert_eq!(drawn(&before), "[Dez ]hortas com rega gota a gota.");
        assert_eq!(drawn(&after), "[Doze ]hortas com [boa ]rega gota a gota.");
        let (before, after) = marked("", "Tudo novo");
        assert_eq!((drawn(&before), drawn(&after)), (String::new(), "[Tudo novo]".to_owned()));
    }

    proptest! {
        #[test]
        fn the_pieces_put_together_are_the_texts(one in "[ab \n]{0,40}", other in "[ab \n]{0,40}") {
            let (before, after) = marked(&one, &other);
            let whole = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
            prop_assert_eq!(whole(&before), one.clone());
            prop_assert_eq!(whole(&after), other.clone());
            if one == other {
                prop_assert!(before.iter().all(|piece| !piece.marked));
            }
        }
    }
}
