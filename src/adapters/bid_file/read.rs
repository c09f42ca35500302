//! Reading a file that comes back.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::extract::{ExtractError, texts};
use super::{Base, FORMAT, MAX_BYTES, Seal, Signed, Values, ascii};
use crate::domain::canonical::to_canonical;
use crate::domain::id::Id;
use crate::domain::proposal::Section;
use crate::domain::proposal::merge::Field;
use crate::domain::proposal::offline::{ValuesError, fit, with_line_ends};
use crate::domain::state::Unmet;

/// The form field of the file.
const FIELD: &str = "file";

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// What it was made from, as the portal signed it.
    pub base: Base,
    /// What was typed: the fields of the sections that could be filled in.
    pub sections: BTreeMap<Section, Vec<Field>>,
}

/// The one thing that every layout says about itself.
#[derive(Deserialize)]
struct AnyFormat {
    format: String,
}

/// The same one step further in.
#[derive(Deserialize)]
struct AnyBase {
    base: AnyFormat,
}

/// Reads a file of this proposal, which is called `number`.
///
/// # Errors
/// What is wrong with the file, and what to do.
pub fn read(bytes: &[u8], seal: &Seal, proposal: Id, number: &str) -> Result<Filled, Unmet> {
    if bytes.len() > MAX_BYTES {
        return Err(fault("offline-too-large").with("max_bytes", MAX_BYTES));
    }
    // Both texts are ASCII: what an editor did to other letters is of no importance.
    let file = String::from_utf8_lossy(bytes);
    let (base, values) = texts(&file).map_err(|error| match error {
        ExtractError::Foreign => fault("offline-not-ours"),
        ExtractError::Damaged => fault("offline-damaged"),
    })?;
    let base = signed(base, seal)?;
    if base.proposal != proposal {
        return Err(fault("offline-other-proposal").with("number", number).with("other", &base.number));
    }
    let values: Values = serde_json::from_str(values).map_err(|_| fault("offline-damaged"))?;
    if values.format != FORMAT || values.sections.keys().any(|section| !base.sections.contains_key(section)) {
        return Err(fault("offline-damaged"));
    }
    let sections = fit(values.sections).map_err(|error| match error {
        ValuesError::Damaged => fault("offline-damaged"),
        ValuesError::TooMuch => fault("offline-too-much"),
    })?;
    let sections = sections
        .into_iter()
        .map(|(section, typed)| (section, with_line_ends(&base.sections[&section].fields, typed)))
        .collect();
    Ok(Filled { base, sections })
}

/// What the file was made from, if it stands there letter by letter as it was signed.
fn signed(text: &str, seal: &Seal) -> Result<Base, Unmet> {
    let any: AnyBase = serde_json::from_str(text).map_err(|_| fault("offline-damaged"))?;
    if any.base.format != FORMAT {
        let known = any.base.format.starts_with("kafo-offline/");
        return Err(fault(if known { "offline-other-format" } else { "offline-not-ours" }));
    }
    let signed: Signed = serde_json::from_str(text).map_err(|_| fault("offline-changed"))?;
    if signed.key != seal.name() {
        return Err(fault("offline-other-portal"));
    }
    let is_as_written = to_canonical(&signed).is_ok_and(|written| ascii(&written) == text);
    let is_ours = to_canonical(&signed.base).is_ok_and(|base| seal.knows(&base, &signed.signature));
    if is_as_written && is_ours { Ok(signed.base) } else { Err(fault("offline-changed")) }
}

fn fault(code: &'static str) -> Unmet {
    Unmet::new(code).on(FIELD)
}
