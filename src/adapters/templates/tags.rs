//! The colour of every state, in one table, so that a state never has two colours.

/// The colours a state tag can have. "Done" is plain text: only what is left should draw the eye. Red is for errors
/// and refusals, ochre for time pressure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagColour {
    /// Neutral: not begun, over, or nobody's turn.
    Grey,
    /// In progress.
    Blue,
    /// Good news: verified, awarded, in force, paid.
    Green,
    /// Time presses, or something must be done.
    Ochre,
    /// Refused, failed, terminated.
    Red,
    /// Done: text without a box.
    Plain,
}

impl TagColour {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            TagColour::Grey => "t-grey",
            TagColour::Blue => "t-blue",
            TagColour::Green => "t-green",
            TagColour::Ochre => "t-ochre",
            TagColour::Red => "t-red",
            TagColour::Plain => "t-plain",
        }
    }
}

/// The colour of a state, written in kebab-case ("in-review"). The noun matters where one word means two things: a
/// submitted report waits for us, a submitted proposal is simply on its way. `None` for a state nobody declared.
pub fn tag_colour(noun: &str, state: &str) -> Option<TagColour> {
    use TagColour::{Blue, Green, Grey, Ochre, Plain, Red};
    let colour = match (noun, state) {
        ("call", "draft" | "upcoming" | "closed" | "archived") => Grey,
        ("call", "in-review" | "in-evaluation") => Blue,
        ("call", "published" | "open" | "decided") => Green,
        ("call", "closing-soon") => Ochre,
        ("call", "cancelled") => Red,

        ("partner", "draft") => Grey,
        ("partner", "submitted") => Blue,
        ("partner", "verified") => Green,
        ("partner", "expired" | "suspended") => Ochre,
        ("partner", "refused") => Red,

        ("proposal", "withdrawn" | "declined" | "not-retained") => Grey,
        ("proposal", "draft" | "submitted" | "eligible" | "in-evaluation" | "ranked" | "reserve") => Blue,
        ("proposal", "awarded" | "accepted" | "contracted") => Green,
        ("proposal", "returned") => Ochre,
        ("proposal", "ineligible") => Red,

        ("scorecard", "assigned" | "recused") => Grey,
        ("scorecard", "declared" | "in-progress") => Blue,
        ("scorecard", "handed-in") => Plain,
        ("scorecard", "reopened") => Ochre,

        ("agreement", "prepared" | "closed") => Grey,
        ("agreement", "approved" | "signed-by-partner") => Blue,
        ("agreement", "in-force" | "completed") => Green,
        ("agreement", "suspended") => Ochre,
        ("agreement", "terminated") => Red,

        ("tranche", "planned" | "cancelled") => Grey,
        ("tranche", "due" | "in-payment") => Blue,
        ("tranche", "paid" | "reduced") => Green,
        ("tranche", "blocked") => Ochre,

        ("payment", "prepared" | "approved" | "approved-once" | "released") => Blue,
        ("payment", "confirmed") => Green,
        ("payment", "cancelled") => Grey,
        ("payment", "failed") => Red,

        ("report", "upcoming") => Grey,
        ("report", "expected" | "draft" | "due" | "submitted") => Blue,
        ("report", "accepted") => Green,
        ("report", "overdue" | "returned") => Ochre,

        ("decision" | "outcome", "award") => Green,
        ("decision" | "outcome", "reserve") => Blue,
        ("decision" | "outcome", "reject") => Grey,

        ("task", "done") => Plain,
        ("task", "to-start" | "not-started" | "in-progress") => Blue,
        ("task", "to-correct") => Ochre,
        ("task", "not-yet") => Grey,

        ("file", "pending" | "not-scanned") => Grey,
        ("file", "clean") => Plain,
        ("file", "refused") => Red,

        ("question", "open") => Ochre,
        ("question", "published") => Green,
        ("question", "set-aside") => Grey,
        ("screening", "open") => Ochre,
        ("screening", "confirmed") => Red,
        ("screening", "dismissed" | "lapsed") => Grey,

        ("duplicate", "open") => Ochre,
        ("duplicate", "merged") => Blue,
        ("duplicate", "different" | "lapsed") => Grey,

        ("paper", "valid") => Plain,
        ("paper", "missing" | "ends-soon") => Ochre,
        ("paper", "expired") => Red,

        ("bank", "replaced") => Grey,
        ("bank", "declared" | "confirmed") => Blue,
        ("bank", "verified") => Green,
        ("bank", "frozen") => Red,
        _ => return None,
    };
    Some(colour)
}
