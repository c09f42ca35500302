//! The form fields of a document, read.

use lopdf::{Dictionary, Document, Object, ObjectId};

/// A signature field as it stands in a document.
pub(super) struct FormField<'a> {
    pub(super) id: ObjectId,
    pub(super) name: String,
    pub(super) widget: &'a Dictionary,
}

impl<'a> FormField<'a> {
    /// The signature dictionary, if the field is signed.
    pub(super) fn signature(&self, document: &'a Document) -> Option<&'a Dictionary> {
        self.widget.get_deref(b"V", document).and_then(Object::as_dict).ok()
    }
}

/// The signature fields, in the order of the form.
pub(super) fn signature_fields(document: &Document) -> Vec<FormField<'_>> {
    let fields = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"AcroForm", document))
        .and_then(Object::as_dict)
        .and_then(|form| form.get_deref(b"Fields", document))
        .and_then(Object::as_array);
    let Ok(fields) = fields else {
        return Vec::new();
    };
    fields
        .iter()
        .filter_map(|field| {
            let id = field.as_reference().ok()?;
            let widget = document.get_dictionary(id).ok()?;
            if widget.get(b"FT").and_then(Object::as_name).ok()? != b"Sig" {
                return None;
            }
            let name = lopdf::decode_text_string(widget.get(b"T").ok()?).ok()?;
            Some(FormField { id, name, widget })
        })
        .collect()
}
