//! Empty signature fields, added before anybody signs.
//!
//! PDF/A wants an appearance for each field, PDF/UA a place in the structure tree (ISO 14289-1,
//! 7.18.4): both are made here, so that a signature only has to fill in.

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, dictionary};

use super::{Field, SigningError};

/// Widget flags: print, and no moving or resizing (ISO 32000-1, table 165: bits 3 and 8).
const PRINT_LOCKED: i64 = 0b1000_0100;

/// The form holds signatures and may only be appended to (ISO 32000-1, table 219).
const SIGNATURES_APPEND_ONLY: i64 = 3;

/// Adds empty signature fields to a tagged PDF without a form and returns the longer file. The
/// SHA-256 of this file is what the parties are shown and sign.
///
/// # Errors
///
/// [`SigningError::HasFields`], [`SigningError::NoSuchPage`], or [`SigningError::Pdf`] when the
/// file is no tagged PDF.
pub fn add_fields(pdf: &[u8], fields: &[Field]) -> Result<Vec<u8>, SigningError> {
    let previous = Document::load_mem(pdf)?;
    if previous.catalog()?.has(b"AcroForm") {
        return Err(SigningError::HasFields);
    }
    let pages = previous.get_pages();
    let catalog_id = previous.trailer.get(b"Root")?.as_reference()?;
    let tree_id = previous.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let mut update = IncrementalDocument::create_from(pdf.to_vec(), previous);
    let mut tree = StructureTree::open(&mut update, tree_id)?;

    let mut widgets = Vec::new();
    for field in fields {
        let page_id = u32::try_from(field.page)
            .ok()
            .and_then(|number| pages.get(&number).copied())
            .ok_or(SigningError::NoSuchPage(field.page))?;
        let widget_id = update.new_document.new_object_id();
        let key = tree.add(&mut update, page_id, widget_id, &field.tooltip)?;
        let widget = widget(&mut update.new_document, field, page_id, key);
        update.new_document.set_object(widget_id, widget);
        annotate(&mut update, page_id, widget_id)?;
        widgets.push(Object::Reference(widget_id));
    }
    tree.close(&mut update)?;

    update.opt_clone_object_to_new_document(catalog_id)?;
    update
        .new_document
        .get_dictionary_mut(catalog_id)?
        .set("AcroForm", dictionary! { "Fields" => widgets, "SigFlags" => SIGNATURES_APPEND_ONLY });
    save(&mut update)
}

/// Writes the old bytes and the update after them.
pub(super) fn save(update: &mut IncrementalDocument) -> Result<Vec<u8>, SigningError> {
    let mut bytes = Vec::new();
    update.save_to(&mut bytes).map_err(|error| SigningError::Pdf(error.to_string()))?;
    Ok(bytes)
}

fn widget(document: &mut Document, field: &Field, page_id: ObjectId, key: i64) -> Dictionary {
    let [left, bottom, right, top] = field.rect;
    let blank = Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), (right - left).into(), (top - bottom).into()],
            "Resources" => Dictionary::new(),
        },
        Vec::new(),
    );
    let blank = document.add_object(blank);
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => lopdf::text_string(&field.name),
        "TU" => lopdf::text_string(&field.tooltip),
        "F" => PRINT_LOCKED,
        "P" => page_id,
        "Rect" => field.rect.map(Object::from).to_vec(),
        "StructParent" => key,
        "AP" => dictionary! { "N" => blank },
    }
}

/// Puts a widget on its page.
fn annotate(update: &mut IncrementalDocument, page_id: ObjectId, widget_id: ObjectId) -> Result<(), SigningError> {
    update.opt_clone_object_to_new_document(page_id)?;
    // The array may stand in the page or be an object of its own.
    let holder = match update.new_document.get_dictionary(page_id)?.get(b"Annots") {
        Ok(Object::Reference(id)) => Some(*id),
        _ => None,
    };
    if let Some(id) = holder {
        update.opt_clone_object_to_new_document(id)?;
        let annotations = update.new_document.get_object_mut(id)?.as_array_mut()?;
        annotations.push(widget_id.into());
    } else {
        let page = update.new_document.get_dictionary_mut(page_id)?;
        if !page.has(b"Annots") {
            page.set("Annots", Vec::<Object>::new());
        }
        page.get_mut(b"Annots")?.as_array_mut()?.push(widget_id.into());
    }
    Ok(())
}

/// The structure tree of the document while fields are added to it.
struct StructureTree {
    root_id: ObjectId,
    /// The element that holds the document's content; the fields come last in it.
    top_id: ObjectId,
    next_key: i64,
    elements: Vec<Object>,
    parents: Vec<Object>,
}

impl StructureTree {
    fn open(update: &mut IncrementalDocument, root_id: ObjectId) -> Result<Self, SigningError> {
        update.opt_clone_object_to_new_document(root_id)?;
        let root = update.new_document.get_dictionary(root_id)?;
        let top = match root.get(b"K")? {
            Object::Array(children) => children.first(),
            child => Some(child),
        };
        let top_id = top.ok_or_else(|| SigningError::Pdf("its structure tree is empty".to_owned()))?.as_reference()?;
        let next_key = root.get(b"ParentTreeNextKey")?.as_i64()?;
        Ok(Self { root_id, top_id, next_key, elements: Vec::new(), parents: Vec::new() })
    }

    /// Adds an element for one widget and returns the widget's key in the parent tree.
    fn add(
        &mut self,
        update: &mut IncrementalDocument,
        page_id: ObjectId,
        widget_id: ObjectId,
        description: &str,
    ) -> Result<i64, SigningError> {
        let key = self.next_key;
        self.next_key += 1;
        let element = update.new_document.add_object(dictionary! {
            "Type" => "StructElem",
            "S" => "Form",
            "P" => self.top_id,
            "Pg" => page_id,
            "Alt" => lopdf::text_string(description),
            // Not an array of one: pyHanko looks for the widget right under this key, and would take the signature for
            // a change of the structure tree.
            "K" => dictionary! { "Type" => "OBJR", "Obj" => widget_id, "Pg" => page_id },
        });
        self.elements.push(element.into());
        self.parents.extend([key.into(), element.into()]);
        Ok(key)
    }

    fn close(self, update: &mut IncrementalDocument) -> Result<(), SigningError> {
        update.opt_clone_object_to_new_document(self.top_id)?;
        let top = update.new_document.get_dictionary_mut(self.top_id)?;
        let mut children = match top.remove(b"K") {
            Some(Object::Array(children)) => children,
            Some(child) => vec![child],
            None => Vec::new(),
        };
        children.extend(self.elements);
        top.set("K", children);

        let root = update.new_document.get_dictionary_mut(self.root_id)?;
        root.set("ParentTreeNextKey", self.next_key);
        // The typesetter writes one flat number tree; its keys ascend, and ours follow them.
        let numbers = match root.get_mut(b"ParentTree")? {
            Object::Reference(id) => {
                let id = *id;
                update.opt_clone_object_to_new_document(id)?;
                update.new_document.get_dictionary_mut(id)?
            }
            tree => tree.as_dict_mut()?,
        };
        numbers.get_mut(b"Nums")?.as_array_mut()?.extend(self.parents);
        Ok(())
    }
}
