//! Texts as QR codes: the dark parts as one path, for pages and for documents alike.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// The empty border that readers need, in modules (ISO/IEC 18004, section 6.3.8).
const QUIET: usize = 4;

/// A QR code as a vector picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// Width and height in modules, the quiet zone included.
    pub side: usize,
    /// The dark modules as the path of an SVG.
    pub path: String,
}

impl Qr {
    /// The code of a text, which is still read when a seventh of it is dirty. `None`: too long.
    pub fn of(text: &str) -> Option<Qr> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (y, row) in code.to_colors().chunks(width).enumerate() {
            let mut x = 0;
            while x < width {
                let run = row[x..].iter().take_while(|colour| **colour == Color::Dark).count();
                if run > 0 {
                    path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
                }
                x += run.max(1);
            }
        }
        Some(Qr { side: width + 2 * QUIET, path })
    }

    /// The picture as a file.
    pub fn svg(&self) -> String {
        let Qr { side, path } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that a path fills.
    fn filled(code: &Qr) -> Vec<Vec<bool>> {
        let mut modules = vec![vec![false; code.side]; code.side];
        for part in code.path.split('M').skip(1) {
            let (place, rest) = part.split_once('h').expect("a run");
            let (x, y) = place.split_once(' ').expect("a place");
            let (x, y): (usize, usize) = (x.parse().expect("a number"), y.parse().expect("a number"));
            let run: usize = rest.split_once('v').expect("a run").0.parse().expect("a number");
            modules[y][x..x + run].fill(true);
        }
        modules
    }

    #[test]
    fn the_path_draws_every_dark_module_and_leaves_the_border_empty() {
        let text = "https://kafo.example/receipts/R-2026-000123-C";
        let code = Qr::of(text).expect("short");
        let modules = filled(&code);
        let made = QrCode::with_error_correction_level(text, EcLevel::M).expect("short");
        for (index, colour) in made.to_colors().into_iter().enumerate() {
            let (x, y) = (index % made.width() + QUIET, index / made.width() + QUIET);
            assert_eq!(modules[y][x], colour == Color::Dark, "{x} {y}");
        }
        let border = |x: usize, y: usize| x.min(y) < QUIET || x.max(y) >= code.side - QUIET;
        let dark = |x: usize, y: usize| modules[y][x] && border(x, y);
        assert!(!(0..code.side).any(|y| (0..code.side).any(|x| dark(x, y))));
        // The finder pattern in its corner: seven dark in a row, then one light.
        assert_eq!(modules[QUIET][QUIET..QUIET + 8], [true, true, true, true, true, true, true, false]);
        assert!(code.svg().contains(&code.path));
    }

    #[test]
    fn a_text_that_fits_no_code_has_none() {
        assert_eq!(Qr::of(&"a".repeat(3_000)), None);
    }
}
