# Proposals: list, tasks, sections, sending, receipt.

proposals-untitled = Application without a name
proposals-call = Call { $code }

## List
proposals-title = My applications
proposals-empty = You have no application yet. Choose an open call to begin.
proposals-list-action = Waiting for your answer
proposals-list-drafts = Being written
proposals-list-sent = Sent and finished
proposals-list-asked = { $amount } asked for
proposals-list-sent-on = Sent on { $date }
proposals-list-saved-on = Saved on { $date }

## Begin
proposals-apply-title = Answer this call
proposals-apply-partner = For which organisation?
proposals-apply-lot = For which lot?
proposals-apply-start = Begin the application
proposals-apply-continues = If an application has already been begun for this lot, it opens where you left it.
proposals-apply-no-partner = To answer, you need an organisation. Register yours, or ask a signatory to invite you as an editor.
proposals-apply-register = My organisation
proposals-apply-closed = This call takes no new applications at the moment.
proposals-apply-call = Read the call

## Task list
proposals-group-organisation = Your organisation
proposals-group-project = Your project
proposals-group-budget = Budget
proposals-group-documents = Documents
proposals-group-send = Sending
proposals-task-organisation = Present the organisation
proposals-task-project = Describe the problem and the solution
proposals-task-place = Give the place and the consultation
proposals-task-beneficiaries = Count the beneficiaries
proposals-task-activities = Present the activities and the calendar
proposals-task-results = Say what results you expect
proposals-task-budget = Draw up the budget
proposals-task-documents = Attach the documents
proposals-task-send = Check your answers and send
proposals-task-send-hint = Possible when all sections are completed
proposals-task-send-ready = Everything is ready
proposals-hint-beneficiaries = { $count ->
    [one] { $count } person, { $women } of them women
   *[other] { $count } people, { $women } of them women
}
proposals-hint-activities = { $count ->
    [one] { $count } activity
   *[other] { $count } activities
}
proposals-hint-results = { $count ->
    [one] { $count } indicator
   *[other] { $count } indicators
}
proposals-hint-budget = { $count ->
    [one] { $count } line · { $amount } asked for
   *[other] { $count } lines · { $amount } asked for
}
proposals-hint-documents = { $part } of { $whole } required
proposals-next = Next step: { $task }
proposals-all-done = All sections are completed. The application can be sent.
proposals-left-title = Deadline
proposals-closed-draft = The deadline has passed. This draft can no longer be sent.
proposals-team = Application team
proposals-team-manage = Manage members
proposals-signs = Only a signatory can send the application.
proposals-read-again = Read all answers again
proposals-read-call = Read the call
proposals-actions = This application
proposals-about = About the application

## After sending
proposals-state-submitted = Your application has arrived. The programme team checks that it is eligible.
proposals-state-returned = The programme team asks you for corrections. Correct the sections, then send it again.
proposals-state-eligible = Your application is eligible. It is waiting to be evaluated.
proposals-state-ineligible = Your application is not eligible. You can read why below.
proposals-state-in-evaluation = Evaluators are reading and scoring your application.
proposals-state-ranked = Your application has been scored. The decision will follow.
proposals-state-awarded = Your application is selected. A signatory must accept or decline.
proposals-state-reserve = Your application is on the reserve list. It can be selected if a place becomes free.
proposals-state-not-retained = Your application is not selected. The points and the reasons are below.
proposals-state-accepted = Your organisation has accepted. The agreement is being prepared.
proposals-state-declined = Your organisation declined, or did not answer in time.
proposals-state-contracted = The agreement is signed. What follows is in your projects.
proposals-state-withdrawn = Your organisation withdrew this application.
proposals-state-draft = This application has not been sent yet.
proposals-found = What was found or decided
proposals-your-receipt = Your receipt
proposals-receipt-number = Number
proposals-receipt-time = Received on
proposals-receipt-utc = Universal time
proposals-receipt-hash = SHA-256 fingerprint
proposals-receipt-pdf = Receipt (PDF)
proposals-receipt-see = See the receipt
proposals-receipt-check = Check this receipt

## Sections: shared words
proposals-back-to-tasks = Back to the application
proposals-flash-saved = Saved.
proposals-flash-finished = Section completed.
proposals-flash-merged = Saved. Someone else had changed other answers in the meantime: these are kept too.
proposals-flash-added = The file is added.
proposals-flash-removed = The file is removed.
proposals-flash-withdrawn = The application is withdrawn.
proposals-stale-title = Somebody else saved this section
proposals-stale-text = { $name } saved this section on { $time }, after you opened the page. Nothing is lost. You both changed what follows: choose what stays.
proposals-stale-field = Question
proposals-stale-yours = What you typed
proposals-stale-theirs = Saved version
proposals-stale-by = Saved by { $name }
proposals-stale-taken = Their other changes are in the form below already: { $fields }.
proposals-stale-then = Then save.
proposals-stale-keep = To keep what you typed, save again.
proposals-stale-take = Take the saved version
proposals-stale-empty = (empty)
proposals-save-now = Save now
proposals-activities-row = Activity { $number }, { $name }
proposals-results-row = Indicator { $number }, { $name }
proposals-budget-row = Line { $number }, { $name }

## Project
proposals-project-intro = Present the project in simple words. Evaluators read these texts first.
proposals-project-lang = Language of the application
proposals-project-lang-hint = Write the whole application in this language.
proposals-project-title = Name of the project
proposals-project-title-hint = Short and clear, 200 characters at most.
proposals-project-summary = The project in a few sentences
proposals-project-summary-hint = 1,500 characters at most.
proposals-project-problem = The problem
proposals-project-problem-hint = What is wrong today, and for whom?
proposals-project-solution = The proposed solution
proposals-project-solution-hint = What the project changes, and why it can last.
proposals-project-months = Duration in months
proposals-project-months-hint = From { $min } to { $max } months.
proposals-project-starts-on = Preferred start

## Place and consultation
proposals-place-lot = The call is for: { $place }
proposals-place-region = Region
proposals-place-locality = Locality
proposals-place-locality-hint = District, sector or municipality.
proposals-place-communities = Villages or neighbourhoods
proposals-place-communities-hint = One on each line, or separated by commas.
proposals-place-record = Record of the consultation
proposals-place-record-hint = Attach the minutes or photos of the meeting, without a list of names. What you wrote here is saved first.
proposals-place-record-attach = Save and attach the record
proposals-place-consultation = Consulting the community
proposals-place-consultation-required = The call asks that the community was consulted before the application.
proposals-place-consultation-optional = If you consulted the community, tell us here. Otherwise leave it empty.
proposals-place-consultation-held-on = Date of the meeting
proposals-place-consultation-place = Place of the meeting
proposals-place-consultation-method = How people were consulted
proposals-place-consultation-method-hint = Assembly, small groups, visits from house to house.
proposals-place-consultation-counts = How many people took part?
proposals-place-consultation-women = Women
proposals-place-consultation-men = Men
proposals-place-consultation-of-them = Among them
proposals-place-consultation-returnees = Returnees
proposals-place-consultation-community = Community members
proposals-place-consultation-youth = Aged 18 to 35
proposals-place-consultation-needs = The needs expressed
proposals-place-consultation-needs-hint = What people asked for, and what the project takes from it.

## Beneficiaries
proposals-beneficiaries-planned = People planned
proposals-beneficiaries-women = Women
proposals-beneficiaries-target = Asked by the call
proposals-beneficiaries-meter = { $planned } people planned of { $target } asked for
proposals-beneficiaries-caption = Direct beneficiaries
proposals-beneficiaries-caption-hint = Count each person once. Leave empty for nobody. Totals are computed again when you save.
proposals-beneficiaries-selection-method = How beneficiaries are chosen
proposals-beneficiaries-selection-method-hint = By whom, by which criteria, and how the community knows.
proposals-age = Age
proposals-rule-target = { $planned } people planned, at least { $target }
proposals-rule-community = Community: { $actual }, at least { $limit }

## Activities
proposals-activities-intro = One activity for each step of the project, in order.
proposals-activities-months = The project lasts { $months } months.
proposals-activities-item = Activity { $number }
proposals-activities-name = Activity
proposals-activities-month-from = From month
proposals-activities-month-to = To month
proposals-activities-responsible = Person responsible
proposals-activities-description = How
proposals-activities-add = Add an activity
proposals-activities-remove = Remove this activity

## Results
proposals-results-outcome = The change expected
proposals-results-outcome-hint = What people will notice at the end of the project.
proposals-results-outputs = What the project leaves
proposals-results-outputs-intro = An output is what there is at the end: a well in use, people trained.
proposals-results-output = Output
proposals-results-outputs-item = Output { $number }
proposals-results-outputs-remove = Remove this output
proposals-results-outputs-add = Add an output
proposals-results-indicators = Indicators
proposals-results-intro = An indicator says what is measured, where it starts and where it should arrive.
proposals-results-item = Indicator { $number }
proposals-results-of = It measures
proposals-results-measured-outcome = The change expected
proposals-results-measured = Output { $number }: { $name }
proposals-results-name = What is measured
proposals-results-unit = Unit
proposals-results-unit-hint = For example: garden, kg, person.
proposals-results-baseline = At the start
proposals-results-target = At the end
proposals-results-verification = How it is verified
proposals-results-add = Add an indicator
proposals-results-remove = Remove this indicator

## Budget
proposals-budget-summary = Budget summary
proposals-budget-asked = Asked from the fund
proposals-budget-own = From the organisation
proposals-budget-left = Left under the cap
proposals-budget-sum = Project total
proposals-budget-meter = { $asked } asked for under a cap of { $limit }, that is { $share }
proposals-budget-caption = Budget lines
proposals-budget-caption-hint = Amounts in { $currency }, without decimals. Totals are computed again when you save.
proposals-budget-caption-hint-cents = Amounts in { $currency }. Totals are computed again when you save.
proposals-budget-line = Line
proposals-budget-heading = Heading
proposals-budget-description = Description
proposals-budget-unit = Unit
proposals-budget-quantity = Quantity
proposals-budget-unit-cost = Unit cost
proposals-budget-own-share = Your share
proposals-budget-copy = Copy
proposals-budget-remove = Remove
proposals-budget-no-heading = Heading to be chosen
proposals-rule-grant-maximum = Asked for: { $actual }, at most { $limit }
proposals-rule-grant-minimum = Asked for: { $actual }, at least { $limit }
proposals-rule-indirect-cap = Indirect costs: { $actual }, at most { $limit }
proposals-rule-contingency-cap = Contingency: { $actual }, at most { $limit }
proposals-rule-staff-cap = Human resources: { $actual }, at most { $limit }
proposals-rule-own-share-minimum = Your share: { $actual }, at least { $limit }

## Documents
proposals-documents-intro = One file at a time. A clear photo of a page is enough.
proposals-documents-other = Other documents
proposals-documents-other-hint = Quotes, letters of support, photos of the site.
proposals-documents-required = required
proposals-documents-file = File
proposals-documents-file-more = Another file
proposals-documents-remove = Remove
proposals-documents-waiting = This file is waiting for the virus check. It already counts.
proposals-no-files = No files.

## Check and send
proposals-check-title = Check your answers
proposals-check-read-title = Answers of the application
proposals-check-unfinished = To complete before sending
proposals-check-more = { $count ->
    [one] and { $count } other point
   *[other] and { $count } other points
}
proposals-check-obstacles = To settle before sending
proposals-check-changed = The application has changed since you opened it. Read it again, then declare again.
proposals-declare-title = Declare and send
proposals-declaration = I declare, on behalf of the organisation, that these answers are correct and that I have the right to commit it.
proposals-send = Send the application
proposals-send-once = Once sent, the application can no longer be changed.
proposals-send-not-you = You cannot send this application. A signatory of { $organisation } can:
proposals-send-nobody = Nobody is a signatory of { $organisation } at the moment.
proposals-print = Print

## Sent
proposals-sent-title = Your application is sent
proposals-sent-number = Receipt number
proposals-sent-next = What happens next?
proposals-sent-mail = A message with this number goes to the members of your organisation.
proposals-sent-check = The programme team checks that the application is eligible.
proposals-sent-evaluate = Evaluators read and score it after the deadline.
proposals-sent-decision = Your organisation receives the decision by e-mail.
proposals-sent-hash-text = This fingerprint proves what you sent. Keep it with the number.

## Too late
proposals-late-title = The application came too late
proposals-late-text = It was not received. Your draft is kept.
proposals-late-deadline = Deadline
proposals-late-arrived = Arrived on
proposals-late-hash = The fingerprint of what arrived too late. It is in the journal of the portal.
proposals-late-kept = This attempt is noted in the portal's journal with its time. The members of your organisation are told by e-mail.

## Withdraw
proposals-withdraw-title = Withdraw this application?
proposals-withdraw-draft = The draft will be closed. You can begin another one for this lot while the call is open.
proposals-withdraw-sent = The application will no longer be examined. The receipt stays valid as proof that it was sent. You can begin another application while the call is open.
proposals-withdraw-reason = Why do you withdraw it?
proposals-withdraw-do = Withdraw the application
proposals-withdraw-keep = Keep the application

## Check a receipt
receipts-title = Check a receipt
receipts-intro = Anyone can check that an application has arrived, and when. Nothing of the application is shown.
receipts-number = Receipt number
receipts-number-hint = For example R-2026-000123-C
receipts-do = Check
receipts-valid = This receipt is valid
receipts-call = Call
receipts-again = Check another number
receipts-explain-proposal = The SHA-256 fingerprint is computed over the application as it was frozen when sent. If a single letter changed, it would be different.
receipts-explain-report = The SHA-256 fingerprint is computed over the progress report as frozen when it was sent. If a single letter changed, it would be different.

## Conditions
unmet-choose-partner = Choose the organisation that answers.
unmet-choose-lot = Choose the lot.
unmet-declaration-not-given = Tick the declaration to send the application.
unmet-withdrawal-reason = Say why you withdraw the application.
unmet-section-unfinished = { $section ->
    [project] The section Project is not complete.
    [place] The section Place and consultation is not complete.
    [beneficiaries] The section Beneficiaries is not complete.
    [activities] The section Activities is not complete.
    [results] The section Results is not complete.
    [budget] The section Budget is not complete.
   *[other] The section Documents is not complete.
}
unmet-in-field = { $name }: { $text }
unmet-in-line = Line { $number }: { $text }
unmet-in-named-line = Line { $number }, { $name }: { $text }
unmet-in-activity = Activity { $number }: { $text }
unmet-in-output = Output { $number }: { $text }
unmet-in-indicator = Indicator { $number }: { $text }
unmet-missing-project-title = Give the project a name.
unmet-missing-project-summary = Sum up the project in a few sentences.
unmet-missing-project-problem = Describe the problem.
unmet-missing-project-solution = Describe the proposed solution.
unmet-missing-project-months = Enter the duration in months, for example 9.
unmet-missing-project-starts-on = Enter the preferred start date.
unmet-missing-place-region = Give the region.
unmet-missing-place-locality = Give the locality.
unmet-missing-place-communities = Name the villages or neighbourhoods.
unmet-missing-consultation-held-on = Enter the date of the meeting.
unmet-missing-consultation-place = Give the place of the meeting.
unmet-missing-consultation-method = Say how people were consulted.
unmet-missing-consultation-count = Enter a number of people, 0 if there were none.
unmet-missing-consultation-needs = Write down the needs expressed.
unmet-missing-selection-method = Say how beneficiaries are chosen.
unmet-missing-activity-name = Name the activity.
unmet-missing-activity-month = Enter a month of the project, for example 3.
unmet-missing-activity-responsible = Say who is responsible.
unmet-missing-outcome = Describe the change expected.
unmet-missing-indicator-name = Say what is measured.
unmet-missing-indicator-unit = Give the unit.
unmet-missing-indicator-number = Enter a number, 0 if there is nothing.
unmet-missing-indicator-verification = Say how it is verified.
unmet-missing-line-description = Name this expense.
unmet-missing-line-unit = Give the unit, for example month.
unmet-missing-line-quantity = Enter a quantity, for example 6.
unmet-missing-line-unit-cost = Enter a unit cost, for example 25,000.
unmet-missing-this-document = Attach the document “{ $name }”.
unmet-missing-file = Choose a file.
unmet-document-mismatch = The content of “{ $name }” is not what its name says. Save the file again, then try once more.
unmet-document-macros = The file “{ $name }” contains macros. Save it without macros, or as PDF.
unmet-document-encrypted = The file “{ $name }” is protected by a password. Remove the password.
unmet-document-inflated = The content of “{ $name }” is too large once unpacked. Save it as a PDF and try again.
unmet-document-infected = The file “{ $name }” contains a virus. It is not kept.
unmet-receipt-form = A number looks like R-2026-000123-C. Check what you typed.
unmet-receipt-check = A digit or the last letter is wrong. Compare it with the receipt.
unmet-receipt-unknown = No receipt has this number.

## Correcting
proposals-group-correct = Sections to correct
proposals-returned-until = Send back by
proposals-returned-others = The other sections do not change any more. The version already sent is kept.
proposals-returned-late = The date given for corrections has passed. The version already sent will count again shortly.
proposals-correct-here = To correct in this section
proposals-receipt-earlier = Versions sent before:
unmet-section-not-returned = { $section ->
    [project] The section Project is not to be corrected. It can no longer be changed.
    [place] The section Place and consultation is not to be corrected. It can no longer be changed.
    [beneficiaries] The section Beneficiaries is not to be corrected. It can no longer be changed.
    [activities] The section Activities is not to be corrected. It can no longer be changed.
    [results] The section Results is not to be corrected. It can no longer be changed.
    [budget] The section Budget is not to be corrected. It can no longer be changed.
   *[documents] The section Documents is not to be corrected. It can no longer be changed.
}
proposals-apply-limit = You can prepare the application. It can be sent once one of these grants has ended, before the deadline.
receipts-by-file = Check with the file
receipts-file = Frozen application
receipts-file-hint = The .json file downloaded from the page of the receipt. Only its fingerprint is computed: nothing is kept.
receipts-file-do = Check the file
receipts-flash-file = This file is exactly the one of this receipt.
receipts-qr = QR code: address of the page that checks it
proposals-receipt-json = Frozen application (JSON)
unmet-receipt-file-pdf = This is a PDF. Choose the frozen application, a .json file of the page of the receipt.
unmet-receipt-file-unknown = No receipt was given for this file. If it was opened and saved again, it may have changed. Its fingerprint: { $sha256 }
unmet-storage-out-of-reach = The attached files do not answer at the moment. The application is not sent, nothing is lost. Try again in a few minutes.
unmet-document-lost = The file “{ $name }” is not there any more. Attach it again, then send.

# The work plan.
plan-title = Work plan by month
plan-month = Month { $month }
plan-months = Months { $from } to { $to }
plan-saved = This plan shows what is saved.
