//! The portal's public files: one style sheet, one script, the icon. They are part of the binary in a release build
//! and read from disk in a development build. Each is served under a name that carries a hash of its content, so
//! that browsers may keep it for ever.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::sync::OnceLock;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

/// Everything under `assets/`.
#[derive(RustEmbed)]
#[folder = "assets/"]
struct AssetFiles;

/// The pictures of the guides, beside the text in `docs/`.
#[derive(RustEmbed)]
#[folder = "docs/guides/"]
struct GuidePictures;

/// The folder of the guides' pictures in names and addresses.
const GUIDES: &str = "guides/";

/// How wide and high a picture of a guide is, in pixels; by its name, such as `guides/fr-1-call.png`.
pub fn picture_size(name: &str) -> Option<(u32, u32)> {
    let file = GuidePictures::get(name.strip_prefix(GUIDES)?)?;
    // PNG, third edition, 5.2 and 11.2.1: eight bytes of signature, length and name of the header, then width and height.
    let number = |from: usize| Some(u32::from_be_bytes(file.data.get(from..from + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}

/// How many bytes a picture of a guide has; 0 when there is none of this name.
pub fn picture_bytes(name: &str) -> usize {
    name.strip_prefix(GUIDES).and_then(GuidePictures::get).map_or(0, |file| file.data.len())
}

/// The style sheets that make up `css/kafo.css`, in order: the vendored components, then our layer over them.
const STYLE_SHEETS: [&str; 2] = ["vendor/govuk-frontend-6.6.0/govuk-subset.css", "css/kafo.css"];

/// What the one style sheet says first: the licence of the vendored part travels with it.
const STYLE_BANNER: &str = "/*! GOV.UK Frontend 6.6.0, Crown Copyright (Government Digital Service), MIT licence */\n";

/// One public file with its compressed forms, made at the first request for them.
pub struct Asset {
    /// The content, uncompressed.
    pub bytes: Cow<'static, [u8]>,
    /// The media type to answer with, charset included.
    pub content_type: &'static str,
    brotli: OnceLock<Vec<u8>>,
    gzip: OnceLock<Vec<u8>>,
}

impl Asset {
    fn new(bytes: Cow<'static, [u8]>, content_type: &'static str) -> Self {
        Self { bytes, content_type, brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    /// The content compressed with brotli, at its highest level; computed once.
    pub fn brotli(&self) -> &[u8] {
        self.brotli.get_or_init(|| {
            let mut out = Vec::new();
            let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
            brotli::BrotliCompress(&mut self.bytes.as_ref(), &mut out, &parameters)
                .expect("compressing memory into memory does no input or output");
            out
        })
    }

    /// The content compressed with gzip, at its highest level; computed once.
    pub fn gzip(&self) -> &[u8] {
        self.gzip.get_or_init(|| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            encoder
                .write_all(&self.bytes)
                .and_then(|()| encoder.finish())
                .expect("compressing memory into memory does no input or output")
        })
    }
}

/// All public files, by the address they are served under.
pub struct Assets {
    /// `/assets/css/kafo.1a2b3c4d.css` → file.
    by_url: HashMap<String, Asset>,
    /// `css/kafo.css` → `/assets/css/kafo.1a2b3c4d.css`.
    urls: BTreeMap<String, String>,
}

impl Assets {
    /// Reads the public files, joins the style sheets, and gives every file its address.
    ///
    /// # Panics
    /// When a style sheet of the portal is not there: the build is broken.
    pub fn load() -> Self {
        let mut assets = Self { by_url: HashMap::new(), urls: BTreeMap::new() };
        assets.add("css/kafo.css", style_sheet().into_bytes().into());
        for path in AssetFiles::iter() {
            let is_public = ["js/", "img/"].iter().any(|folder| path.starts_with(folder));
            if let (true, Some(file)) = (is_public, AssetFiles::get(&path)) {
                let is_script = path.ends_with(".js");
                assets.add(&path, if is_script { without_comment_lines(&file.data).into() } else { file.data });
            }
        }
        for path in GuidePictures::iter() {
            if let Some(file) = GuidePictures::get(&path) {
                assets.add(&format!("{GUIDES}{path}"), file.data);
            }
        }
        assets
    }

    /// The file served under an address such as `/assets/css/kafo.1a2b3c4d.css`. An address with another hash is
    /// unknown: answer 404, never another version.
    pub fn lookup(&self, path: &str) -> Option<&Asset> {
        self.by_url.get(path)
    }

    /// The address of a file by its name: `css/kafo.css` → `/assets/css/kafo.1a2b3c4d.css`.
    pub fn url(&self, name: &str) -> Option<&str> {
        self.urls.get(name).map(String::as_str)
    }

    /// Every name with its address, for tests that add up bytes.
    pub fn urls(&self) -> impl Iterator<Item = (&str, &str)> {
        self.urls.iter().map(|(name, url)| (name.as_str(), url.as_str()))
    }

    fn add(&mut self, name: &str, bytes: Cow<'static, [u8]>) {
        let Some(content_type) = content_type(name) else {
            return;
        };
        let hash = hex::encode(Sha256::digest(&bytes));
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let url = format!("/assets/{stem}.{}.{extension}", &hash[..8]);
        self.urls.insert(name.to_owned(), url.clone());
        self.by_url.insert(url, Asset::new(bytes, content_type));
    }
}

/// The media types that are served. A file of another kind is not public.
fn content_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        _ => None,
    }
}

/// The one style sheet: its parts joined, without comments and indentation.
fn style_sheet() -> String {
    let mut joined = String::from(STYLE_BANNER);
    for name in STYLE_SHEETS {
        let file = AssetFiles::get(name).unwrap_or_else(|| panic!("the style sheet {name} is missing"));
        joined.push_str(&without_comments(String::from_utf8_lossy(&file.data).trim_start_matches('\u{feff}')));
    }
    joined
}

/// CSS without `/* … */`, blank lines and indentation. Our style sheets have no comment sign inside strings.
fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |mut all, line| {
        all.push_str(line);
        all.push('\n');
        all
    })
}

/// A script without the lines that are only a comment, and without indentation. Our script has no text over several
/// lines, so nothing but space is lost.
fn without_comment_lines(script: &[u8]) -> Vec<u8> {
    let script = String::from_utf8_lossy(script);
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vendored_style_sheet_is_the_one_its_note_describes() {
        let folder = "vendor/govuk-frontend-6.6.0";
        let note = AssetFiles::get(&format!("{folder}/VENDOR.toml")).unwrap();
        let note: toml::Table = toml::from_str(std::str::from_utf8(&note.data).unwrap()).unwrap();
        let output = note["output"].as_str().unwrap();
        let css = AssetFiles::get(&format!("{folder}/{output}")).unwrap();
        assert_eq!(hex::encode(Sha256::digest(&css.data)), note["sha256"].as_str().unwrap());
        assert!(AssetFiles::get(&format!("{folder}/LICENSE.txt")).is_some());
        assert!(AssetFiles::get(&format!("{folder}/{}", note["source"].as_str().unwrap())).is_some());
    }

    #[test]
    fn names_carry_a_hash_and_find_their_file() {
        let assets = Assets::load();
        let url = assets.url("css/kafo.css").unwrap();
        assert!(url.starts_with("/assets/css/kafo.") && url.ends_with(".css") && url.len() == 29, "{url}");
        assert_eq!(assets.lookup(url).unwrap().content_type, "text/css; charset=utf-8");
        assert!(assets.lookup("/assets/css/kafo.css").is_none());
        assert!(assets.url("vendor/govuk-frontend-6.6.0/VENDOR.toml").is_none());
        assert!(assets.url("js/kafo.js").is_some() && assets.url("img/icon.svg").is_some());
    }

    #[test]
    fn the_public_files_keep_their_budget() {
        let assets = Assets::load();
        let gzip = |name: &str| assets.lookup(assets.url(name).unwrap()).unwrap().gzip().len();
        assert!(gzip("css/kafo.css") <= 22_000, "css: {}", gzip("css/kafo.css"));
        for name in ["js/kafo.js", "js/upload.js"] {
            let script = assets.lookup(assets.url(name).unwrap()).unwrap();
            assert!(script.bytes.len() <= 8_000 && !script.bytes.contains(&b'`'), "{name}: {}", script.bytes.len());
        }
        let css = assets.lookup(assets.url("css/kafo.css").unwrap()).unwrap();
        assert!(css.brotli().len() < css.gzip().len());
    }

    #[test]
    fn comments_go_and_the_licence_stays() {
        assert_eq!(without_comments("a{b:c} /* d\n e */\n\n  f{g:h}"), "a{b:c}\nf{g:h}\n");
        let css = style_sheet();
        assert!(css.starts_with("/*! GOV.UK Frontend") && css.matches("/*").count() == 1);
    }
}
