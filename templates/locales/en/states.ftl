# The states of all nouns: state-<noun>-<state>. Their colours are in src/adapters/templates/tags.rs.

state-call-draft = Draft
state-call-in-review = In review
state-call-published = Published
state-call-upcoming = Upcoming
state-call-open = Open
state-call-closing-soon = Closing soon
state-call-closed = Closed
state-call-in-evaluation = Under review
state-call-decided = Decided
state-call-archived = Archived
state-call-cancelled = Cancelled

state-question-open = Not answered
state-question-published = Answer published
state-question-set-aside = Set aside

state-partner-draft = Draft
state-partner-submitted = To verify
state-partner-verified = Verified
state-partner-refused = Refused
state-partner-suspended = Suspended
state-partner-expired = Expired

state-proposal-draft = Draft
state-proposal-submitted = Sent
state-proposal-eligible = Eligible
state-proposal-ineligible = Not eligible
state-proposal-returned = Changes needed
state-proposal-in-evaluation = Under review
state-proposal-ranked = Ranked
state-proposal-awarded = Selected
state-proposal-reserve = Reserve list
state-proposal-not-retained = Not selected
state-proposal-accepted = Accepted by the partner
state-proposal-declined = Declined by the partner
state-proposal-contracted = Agreement signed
state-proposal-withdrawn = Withdrawn

state-scorecard-assigned = Not started
state-scorecard-declared = No conflict of interest
state-scorecard-in-progress = In progress
state-scorecard-handed-in = Handed in
state-scorecard-recused = Recused
state-scorecard-reopened = Reopened

state-agreement-prepared = Prepared
state-agreement-approved = Approved
state-agreement-signed-by-partner = Signed by the partner
state-agreement-in-force = In force
state-agreement-completed = Completed
state-agreement-suspended = Suspended
state-agreement-terminated = Terminated
state-agreement-closed = Closed

state-tranche-planned = To come
state-tranche-due = To pay
state-tranche-in-payment = In payment
state-tranche-paid = Paid
state-tranche-reduced = Reduced
state-tranche-cancelled = Cancelled
state-tranche-blocked = On hold

state-payment-prepared = Prepared
state-payment-approved-once = Approved once
state-payment-approved = Approved
state-payment-released = Ordered
state-payment-confirmed = Receipt confirmed
state-payment-failed = Failed
state-payment-cancelled = Cancelled

state-report-upcoming = To come
state-report-expected = Due
state-report-due = Due
state-report-overdue = Late
state-report-draft = Draft
state-report-submitted = To review
state-report-returned = Changes needed
state-report-accepted = Accepted

state-decision-award = Select
state-decision-reserve = Put on the reserve list
state-decision-reject = Do not select
state-outcome-award = Selected
state-outcome-reserve = On the reserve list
state-outcome-reject = Not selected

state-task-not-started = Not started
state-task-to-start = Not started
state-task-in-progress = In progress
state-task-done = Completed
state-task-not-yet = Cannot start yet
state-task-to-correct = Changes needed

state-file-pending = Being checked
state-file-clean = Checked
state-file-refused = Refused
state-file-not-scanned = Not checked

state-bank-declared = Declared
state-bank-confirmed = Confirmed once
state-bank-verified = Verified
state-bank-frozen = Frozen
state-bank-replaced = Replaced

# Matches with a sanctions list.
state-screening-open = To be decided
state-screening-confirmed = The same
state-screening-dismissed = Not the same
state-screening-lapsed = No longer alike
state-paper-valid = Valid
state-paper-missing = Missing
state-paper-ends-soon = Ends soon
state-paper-expired = Expired
state-duplicate-open = To compare
state-duplicate-different = Different
state-duplicate-merged = Merged
state-duplicate-lapsed = No longer alike
