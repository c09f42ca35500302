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
