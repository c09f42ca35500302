//! The typesetter, shut in: it sees the templates, the fonts and one job's data, and neither the
//! disk nor the network nor the clock.

use std::sync::{LazyLock, Mutex, PoisonError};

use chrono::{Datelike, Timelike};
use serde_json::json;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, NativeElement, Selector, Smart, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::{Job, PdfError, Rendered, Spot, Template, glyphs};

/// How many renders a cached result may go unused before it is dropped. Two keeps what every
/// document shares (fonts, words) and lets go of the last agreement's pages.
const CACHE_AGE: usize = 2;

/// Regular, bold, italic, bold italic; `VENDOR.toml` beside them says where they are from.
pub(super) static FONT_FILES: [&[u8]; 4] = [
    include_bytes!("../../../assets/vendor/liberation-2.1.5/LiberationSans-Regular.ttf"),
    include_bytes!("../../../assets/vendor/liberation-2.1.5/LiberationSans-Bold.ttf"),
    include_bytes!("../../../assets/vendor/liberation-2.1.5/LiberationSans-Italic.ttf"),
    include_bytes!("../../../assets/vendor/liberation-2.1.5/LiberationSans-BoldItalic.ttf"),
];

macro_rules! templates {
    ($($path:literal),+ $(,)?) => {
        [$(($path, include_str!(concat!("../../../templates/documents/", $path)))),+]
    };
}

/// The whole of `templates/documents/`.
static TEMPLATE_FILES: [(&str, &str); 13] = templates![
    "common.typ",
    "words/fr.typ",
    "words/en.typ",
    "words/pt.typ",
    "articles/fr.typ",
    "articles/en.typ",
    "articles/pt.typ",
    "receipt.typ",
    "report-receipt.typ",
    "agreement.typ",
    "letter.typ",
    "evidence.typ",
    "stamp.typ",
];

/// Apart from the rest, because forms ask for glyphs without typesetting anything.
static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FONT_FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect());

/// What all documents share, made at the first one.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    sources: Vec<Source>,
    data: FileId,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| Shared {
    library: LazyHash::new(<Library as LibraryExt>::builder().build()),
    book: LazyHash::new(FontBook::from_fonts(FONTS.iter())),
    sources: TEMPLATE_FILES.iter().map(|(path, text)| Source::new(file_id(path), (*text).to_owned())).collect(),
    data: file_id("data.json"),
});

/// One document at a time: see the module's head.
static TURN: Mutex<()> = Mutex::new(());

/// File identities are interned for the life of the process and their number is limited, so only
/// these few constant names are ever made.
fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the names above are plain relative paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// Whether every bundled font has a glyph for `c`.
pub(super) fn has_glyph(c: char) -> bool {
    FONTS.iter().all(|font| font.info().coverage.contains(u32::from(c)))
}

/// The world as one job sees it.
struct JobWorld {
    main: FileId,
    data: Bytes,
    today: Option<Datetime>,
}

impl World for JobWorld {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SHARED.sources.iter().find(|source| source.id() == id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHARED.data { Ok(self.data.clone()) } else { Err(missing(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}

/// See [`super::render`].
pub(super) fn render(job: &Job<'_>) -> Result<Rendered, PdfError> {
    if !matches!(job.lang, "fr" | "en" | "pt") {
        return Err(PdfError::Language(job.lang.to_owned()));
    }
    let data = glyphs::prepare(job.data).map_err(PdfError::Unprintable)?;
    let input = json!({ "lang": job.lang, "template": job.template.name(), "data": data });
    let at = moment(job);
    let world = JobWorld {
        main: file_id(&format!("{}.typ", job.template.name())),
        data: Bytes::from_string(input.to_string()),
        today: at,
    };

    // A panic in an earlier document leaves nothing behind that this one would see.
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let result = typeset(job, &world, at);
    typst::comemo::evict(CACHE_AGE);
    result
}

fn typeset(job: &Job<'_>, world: &JobWorld, at: Option<Datetime>) -> Result<Rendered, PdfError> {
    let document =
        typst::compile::<PagedDocument>(world).output.map_err(|errors| PdfError::Typeset(explain(world, &errors)))?;
    let bytes =
        typst_pdf::pdf(&document, &options(job, at)?).map_err(|errors| PdfError::Export(explain(world, &errors)))?;
    Ok(Rendered { bytes, pages: document.pages().len(), spots: spots(&document) })
}

fn options(job: &Job<'_>, at: Option<Datetime>) -> Result<PdfOptions, PdfError> {
    let is_stamp = job.template == Template::Stamp;
    let standards: &[PdfStandard] =
        if is_stamp { &[PdfStandard::A_2b] } else { &[PdfStandard::A_2a, PdfStandard::Ua_1] };
    Ok(PdfOptions {
        ident: Smart::Custom(format!("{}/{}", job.template.name(), job.ident)),
        creator: Smart::Custom(Some("Kafo".to_owned())),
        timestamp: at.map(Timestamp::new_utc),
        standards: PdfStandards::new(standards).map_err(|refusal| PdfError::Export(refusal.message().to_string()))?,
        tagged: !is_stamp,
        ..PdfOptions::default()
    })
}

fn moment(job: &Job<'_>) -> Option<Datetime> {
    let part = |n: u32| u8::try_from(n).ok();
    Datetime::from_ymd_hms(
        job.at.year(),
        part(job.at.month())?,
        part(job.at.day())?,
        part(job.at.hour())?,
        part(job.at.minute())?,
        part(job.at.second())?,
    )
}

/// The places marked in the template by `metadata((width: …, height: …))` with a label that
/// begins with `sig-`. The mark sits in the upper left corner.
fn spots(document: &PagedDocument) -> Vec<Spot> {
    let marks = document.introspector().query(&Selector::Elem(MetadataElem::ELEM, None));
    marks
        .iter()
        .filter_map(|mark| {
            let name = mark.label()?.resolve().as_str().to_owned();
            if !name.starts_with("sig-") {
                return None;
            }
            let Value::Dict(size) = &mark.to_packed::<MetadataElem>()?.value else {
                return None;
            };
            let side = |key: &str| match size.get(key) {
                Ok(Value::Length(length)) => Some(length.abs.to_pt()),
                _ => None,
            };
            let position = document.introspector().position(mark.location()?)?;
            let page = position.page.get();
            let height = document.pages().get(page - 1)?.frame.height().to_pt();
            let (left, top) = (position.point.x.to_pt(), height - position.point.y.to_pt());
            let rect = [left, top - side("height")?, left + side("width")?, top];
            // Coordinates of one page: single precision is exact to a thousandth of a point.
            #[expect(clippy::cast_possible_truncation, reason = "PDF numbers are single precision")]
            Some(Spot { name, page, rect: rect.map(|value| value as f32) })
        })
        .collect()
}

/// The typesetter's complaints with template and line, for the log.
fn explain(world: &JobWorld, errors: &[SourceDiagnostic]) -> String {
    let lines: Vec<String> = errors
        .iter()
        .map(|error| {
            let place = error.span.id().and_then(|id| {
                let start = world.range(error.span)?.start;
                let line = world.source(id).ok()?.lines().byte_to_line(start)? + 1;
                Some(format!("{}:{line}: ", id.vpath().get_without_slash()))
            });
            format!("{}{}", place.unwrap_or_default(), error.message)
        })
        .collect();
    lines.join("; ")
}
