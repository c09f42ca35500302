//! Cells of the files that spreadsheets open.

/// A text as a cell between semicolons: quoted where it must be, and never read as a formula.
pub fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_needed_and_never_a_formula() {
        assert_eq!(cell("Jardins"), "Jardins");
        assert_eq!(cell("Jardins; \"verts\""), "\"Jardins; \"\"verts\"\"\"");
        assert_eq!(cell("=SOMME(A1)"), "'=SOMME(A1)");
    }
}
