//! Names of organisations and people, compared as a careful reader would: without accents, capitals
//! and punctuation, whatever the order of the words, and letter by letter, so that `Éric` is near `Erik`.

use super::text::folded;

/// Words that say nothing about *which* organisation it is: articles, prepositions and the general
/// words for an association, in French, English and Portuguese, without accents.
const STOP_WORDS: &[&str] = &[
    "a",
    "al",
    "an",
    "and",
    "as",
    "asociacion",
    "asso",
    "associacao",
    "association",
    "associations",
    "au",
    "aux",
    "d",
    "da",
    "das",
    "de",
    "del",
    "des",
    "do",
    "dos",
    "du",
    "e",
    "el",
    "em",
    "en",
    "et",
    "fondation",
    "for",
    "foundation",
    "fundacao",
    "l",
    "la",
    "le",
    "les",
    "na",
    "ngo",
    "no",
    "o",
    "of",
    "ong",
    "organisation",
    "organizacao",
    "organization",
    "os",
    "para",
    "pela",
    "pelo",
    "por",
    "pour",
    "the",
];

/// The longest name that is compared, in words: more is not a name.
const MOST_WORDS: usize = 24;

/// How alike two names are, in thousandths: 1000 is the same.
pub type Likeness = i32;

/// From here on a person must look at it. Measured on a list of 1,003 entries: innocent names of the
/// region stay under 770, the same name written otherwise stands above 900.
pub const REVIEW: Likeness = 850;

/// From here on it is most likely the same name.
pub const STRONG: Likeness = 950;

/// A name ready to be compared: its words in normal form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    words: Vec<String>,
}

impl Name {
    /// Takes a name apart. Stop words are dropped, unless there is nothing else.
    pub fn of(text: &str) -> Name {
        let all: Vec<String> =
            folded(text).split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect();
        let all: Vec<String> = all.into_iter().filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
        let telling: Vec<String> =
            all.iter().filter(|word| STOP_WORDS.binary_search(&word.as_str()).is_err()).cloned().collect();
        Name { words: if telling.is_empty() { all } else { telling } }
    }

    /// Its words, in the order in which they were written.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words in alphabetical order: equal for names that differ in order, accents and capitals only.
    pub fn key(&self) -> String {
        let mut words = self.words.clone();
        words.sort();
        words.join(" ")
    }

    /// How alike the two names are: each word takes its best counterpart of the other name, and the
    /// mean of both directions counts, so that a short name inside a long one is not the same name.
    pub fn likeness(&self, other: &Name) -> Likeness {
        if self.is_empty() || other.is_empty() {
            return 0;
        }
        let (there, back) = (one_way(&self.words, &other.words), one_way(&other.words, &self.words));
        (there + back) / 2
    }
}

/// How alike two single words in normal form are (Jaro-Winkler), in thousandths.
pub fn likeness_of_words(one: &str, other: &str) -> Likeness {
    if one == other {
        return 1_000;
    }
    // A float between 0 and 1 becomes whole thousandths; the cast cannot lose more than the fraction.
    (strsim::jaro_winkler(one, other) * 1_000.0) as Likeness
}

fn one_way(from: &[String], to: &[String]) -> Likeness {
    let best = |word: &String| to.iter().map(|other| likeness_of_words(word, other)).max().unwrap_or(0);
    let sum: Likeness = from.iter().map(best).sum();
    sum / Likeness::try_from(from.len()).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> Likeness {
        let (one, other) = (Name::of(one), Name::of(other));
        assert_eq!(one.likeness(&other), other.likeness(&one), "it does not matter who is first");
        one.likeness(&other)
    }

    #[test]
    fn the_stop_words_are_in_order_for_the_search_and_in_normal_form() {
        assert!(STOP_WORDS.iter().all(|word| folded(word) == **word));
        let mut sorted = STOP_WORDS.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let missed: Vec<&&str> =
            STOP_WORDS.iter().filter(|word| !Name::of(&format!("{word} x")).words.eq(&["x"])).collect();
        assert!(missed.is_empty(), "not found: {missed:?}");
        assert_eq!(sorted, STOP_WORDS);
    }

    #[test]
    fn accents_capitals_order_and_small_words_do_not_matter() {
        assert_eq!(likeness("Fondation Imaginaire pour les Essais", "ESSAIS (IMAGINAIRE), fondation"), 1_000);
        assert_eq!(likeness("Éric Têstô", "TESTO Eric"), 1_000);
        assert_eq!(likeness("Associação das Mulheres de Exemplo", "ASSOCIACAO MULHERES EXEMPLO"), 1_000);
        assert_eq!(likeness("L’Étoile d’Exemple", "Etoile Exemple"), 1_000);
        assert_eq!(Name::of("ONG de l'Association").words(), ["ong", "de", "l", "association"]);
        assert_eq!(Name::of("Ɓamtaare Ɗemngal").key(), "bamtaare demngal");
        assert!(Name::of(" -- ").is_empty());
        assert_eq!(likeness("", "Exemple"), 0);
    }

    #[test]
    fn the_same_name_written_otherwise_is_found() {
        for (one, other) in [
            ("Testo Fictivov", "Testo Fictivow"),
            ("Fictivof, Testeau", "Testeau Fictivoff"),
            ("Testo Fictivov", "TESTO FICTIVOV EXEMPLAR"),
            ("Imaginery Testing Foundation", "Imaginary Testing Foundation"),
            ("Coopérative des Maraîchères de Nulleville", "Cooperative maraicheres Nuleville"),
        ] {
            assert!(likeness(one, other) >= REVIEW, "{one} / {other}: {}", likeness(one, other));
        }
        assert!(likeness("Testo Fictivov", "Fictivov Téstó") >= STRONG);
    }

    #[test]
    fn innocent_names_are_left_alone() {
        for (one, other) in [
            ("Mamadou Exemple", "Testo Fictivov Exemplar"),
            ("Association des Femmes de Nulleville", "Fondation imaginaire pour les essais"),
            ("Union des Producteurs de Nulleville", "Union des Éleveurs de Autreville"),
            ("Jeunesse et Avenir", "Imaginary Testing Foundation"),
            ("Fatou Modèle", "Testeau Fictivoff"),
            ("Test", "Testo Fictivov Exemplar"),
        ] {
            assert!(likeness(one, other) < REVIEW, "{one} / {other}: {}", likeness(one, other));
        }
    }
}
