//! The guide for organisations. It is written in `docs/guide-{lang}.md`, where it can be read without the portal,
//! and drawn from there. Of Markdown it uses titles, paragraphs, lists, pictures and bold words: one line each.

use std::sync::OnceLock;

use serde::Serialize;

use crate::adapters::{assets, i18n};
use crate::domain::text::Lang;
use crate::web::error::Answer;
use crate::web::guard::Visitor;
use crate::web::view::Page;

/// The guide in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Guide {
    title: String,
    lead: String,
    blocks: Vec<Block>,
}

/// A piece of the guide, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A title; `id` is its place on the page.
    Heading {
        /// Its words.
        text: String,
        /// Where the list of contents leads.
        id: String,
    },
    /// A paragraph.
    Text {
        /// Its words.
        parts: Vec<Part>,
    },
    /// A list; with numbers when its order matters.
    List {
        /// Whether each item has its number.
        numbered: bool,
        /// Its items.
        items: Vec<Vec<Part>>,
    },
    /// A picture of the portal.
    Picture {
        /// The name of the file among the assets.
        name: String,
        /// What it shows, in words.
        alt: String,
        /// How wide it is, in pixels.
        width: u32,
        /// How high it is.
        height: u32,
    },
}

/// Words of a line; those in bold are written on the portal just so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    text: String,
    bold: bool,
}

impl Guide {
    /// The guide in a language.
    pub fn of(lang: Lang) -> &'static Guide {
        static GUIDES: [OnceLock<Guide>; 3] = [const { OnceLock::new() }; 3];
        let (place, text) = match lang {
            Lang::Fr => (0, include_str!("../../../../docs/guide-fr.md")),
            Lang::En => (1, include_str!("../../../../docs/guide-en.md")),
            Lang::Pt => (2, include_str!("../../../../docs/guide-pt.md")),
        };
        GUIDES[place].get_or_init(|| Guide::read(text, lang))
    }

    fn read(text: &str, lang: Lang) -> Guide {
        let text = i18n::typeset(text, lang.as_str());
        let mut guide = Guide { title: String::new(), lead: String::new(), blocks: Vec::new() };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(title) = line.strip_prefix("# ") {
                title.clone_into(&mut guide.title);
            } else if guide.lead.is_empty() {
                line.clone_into(&mut guide.lead);
            } else {
                guide.add(line);
            }
        }
        guide
    }

    fn add(&mut self, line: &str) {
        if let Some(text) = line.strip_prefix("## ") {
            let number = self.blocks.iter().filter(|block| matches!(block, Block::Heading { .. })).count() + 1;
            self.blocks.push(Block::Heading { text: text.to_owned(), id: format!("g{number}") });
        } else if let Some((alt, name)) = picture(line) {
            let (width, height) = assets::picture_size(name).unwrap_or_default();
            self.blocks.push(Block::Picture { name: name.to_owned(), alt: alt.to_owned(), width, height });
        } else if let Some((numbered, item)) = item(line) {
            match self.blocks.last_mut() {
                Some(Block::List { numbered: before, items }) if *before == numbered => items.push(parts(item)),
                _ => self.blocks.push(Block::List { numbered, items: vec![parts(item)] }),
            }
        } else {
            self.blocks.push(Block::Text { parts: parts(line) });
        }
    }
}

/// `![alt](name)`.
fn picture(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("![")?.strip_suffix(')')?.split_once("](")
}

/// `- item` or `1. item`, and whether it has a number.
fn item(line: &str) -> Option<(bool, &str)> {
    if let Some(item) = line.strip_prefix("- ") {
        return Some((false, item));
    }
    let (number, item) = line.split_once(". ")?;
    number.parse::<u8>().ok().map(|_| (true, item))
}

/// The words of a line, those between `**` in bold.
fn parts(line: &str) -> Vec<Part> {
    let pieces = line.split("**").enumerate();
    pieces
        .map(|(index, text)| Part { text: text.to_owned(), bold: index % 2 == 1 })
        .filter(|part| !part.text.is_empty())
        .collect()
}

impl Page for Guide {
    const TEMPLATE: &'static str = "pages/about/guide.html";
    fn samples() -> Vec<Self> {
        Lang::ALL.iter().map(|lang| Guide::of(*lang).clone()).collect()
    }
}

/// `GET /help/guide`.
pub(super) async fn show(caller: Visitor) -> Answer {
    caller.page(Guide::of(caller.lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_is_read_line_by_line() {
        let text =
            "# Titre\n\nPour vous.\n\n## 1. Avant\n\n- un\n- **deux** : trois\n\n1. aller\n2. venir\n\nFin **là**.\n";
        let guide = Guide::read(text, Lang::Fr);
        let part = |text: &str, bold| Part { text: text.into(), bold };
        assert_eq!((guide.title.as_str(), guide.lead.as_str()), ("Titre", "Pour vous."));
        assert_eq!(
            guide.blocks,
            [
                Block::Heading { text: "1. Avant".into(), id: "g1".into() },
                Block::List {
                    numbered: false,
                    items: vec![vec![part("un", false)], vec![part("deux", true), part("\u{a0}: trois", false)]],
                },
                Block::List { numbered: true, items: vec![vec![part("aller", false)], vec![part("venir", false)]] },
                Block::Text { parts: vec![part("Fin ", false), part("là", true), part(".", false)] },
            ]
        );
        assert_eq!(picture("![Un appel](guides/fr-1-call.png)"), Some(("Un appel", "guides/fr-1-call.png")));
    }

    /// Sizes of pictures apart, the three guides say the same things in the same order.
    #[test]
    fn the_guides_have_the_same_parts_in_every_language() {
        let shape = |lang: Lang| -> Vec<String> {
            let kind = |block: &Block| match block {
                Block::Heading { id, .. } => id.clone(),
                Block::Text { .. } => "text".into(),
                Block::List { numbered, items } => format!("list {numbered} {}", items.len()),
                Block::Picture { name, .. } => name.replacen(&format!("guides/{lang}-"), "", 1),
            };
            Guide::of(lang).blocks.iter().map(kind).collect()
        };
        assert!(shape(Lang::Fr).len() > 35);
        assert_eq!(shape(Lang::Fr), shape(Lang::En));
        assert_eq!(shape(Lang::Fr), shape(Lang::Pt));
    }

    #[test]
    fn every_picture_is_there_with_its_size_and_all_of_a_guide_are_light() {
        for lang in Lang::ALL {
            let mut bytes = 0;
            for block in &Guide::of(*lang).blocks {
                let Block::Picture { name, alt, width, height } = block else { continue };
                assert_eq!(*width, 390, "{name} is as wide as a phone");
                assert!((300..=1_000).contains(height) && !alt.is_empty(), "{name}: {height}");
                bytes += assets::picture_bytes(name);
            }
            assert!((40_000..600_000).contains(&bytes), "{lang}: {bytes} bytes");
        }
    }

    /// What is in bold is what a button or a link says, so that it is found on the screen.
    #[test]
    fn bold_words_are_words_of_the_portal() {
        for lang in Lang::ALL {
            let folder = format!("{}/templates/locales/{lang}", env!("CARGO_MANIFEST_DIR"));
            let mut said = String::new();
            for file in std::fs::read_dir(folder).unwrap() {
                said += &i18n::typeset(&std::fs::read_to_string(file.unwrap().path()).unwrap(), lang.as_str());
            }
            let known =
                |text: &str| said.lines().any(|line| line.split_once(" = ").is_some_and(|(_, words)| words == text));
            let bold = |parts: &[Part]| {
                parts.iter().filter(|part| part.bold).map(|part| part.text.clone()).collect::<Vec<_>>()
            };
            for block in &Guide::of(*lang).blocks {
                let words = match block {
                    Block::Text { parts } => bold(parts),
                    Block::List { items, .. } => items.iter().flat_map(|item| bold(item)).collect(),
                    Block::Heading { .. } | Block::Picture { .. } => Vec::new(),
                };
                for text in words {
                    assert!(known(&text), "{lang}: no page says “{text}”");
                }
            }
        }
    }
}
