# Eligibility, checked before any scoring.

eligibility-title = Eligibility
eligibility-check = Check
eligibility-start = Check eligibility
eligibility-note = Why? (required if the answer is no; sent to the organisation)
eligibility-general-note = Internal note
eligibility-what-follows = If every answer is yes, the application is eligible. Otherwise it is not, and the organisation is told by letter.
eligibility-button = Hand in the check
eligibility-not-yet = Not checked yet.
eligibility-found-eligible = The application is eligible.
eligibility-found-ineligible = The application is not eligible. The organisation is told by letter.

## Returning for correction
corrections-title = Corrections asked for
corrections-start = Return for correction
corrections-instead = instead, if the organisation can mend what is missing.
corrections-ask-title = Return for correction
corrections-form = What to correct
corrections-form-hint = Write a request for each section to correct. The organisation reads it on top of the section. A section left empty stays closed.
corrections-answer-by = Last day to send the application back
corrections-answer-by-hint = That day included ({ $place }). Afterwards the version already sent counts again.
corrections-button = Return to the organisation
corrections-flash-returned = The application is returned. The organisation is told by e-mail.
corrections-returned-by = Returned by { $name } on { $day }.
corrections-answer-until = To be sent back by { $day }.
unmet-answer-date-too-far = Give { $max } days at most.
unmet-proposal-not-to-return = This application cannot be returned in its present state.

## Comparing two versions
versions-title = Compare two versions
versions-compare = { $count ->
    [one] See the version sent
   *[other] Compare the { $count } versions
}
versions-version = Version { $number }
versions-from = Start from
versions-to = Compared with
versions-show = Compare
versions-sent = sent on { $day }
versions-changes = { $count ->
    [0] Nothing changed between these versions.
    [one] { $count } change.
   *[other] { $count } changes.
}
versions-only-changes = Show the changes only
versions-everything = Show what did not change too
versions-asked = Correction asked for
versions-field = Question
versions-changed = changed
versions-added = added
versions-removed = removed
versions-unchanged = Nothing changed in this section.
