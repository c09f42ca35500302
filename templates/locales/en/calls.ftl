# Calls for proposals: public pages, then the programme's own.

## Public list
calls-title = Calls for proposals
calls-home-title = Open calls for proposals
calls-lead = Funding for micro-projects run by local associations and NGOs. Applying is free and can be done in several sittings.
calls-search = Search for a word
calls-standing-open = Open
calls-standing-closing-soon = Closing soon
calls-standing-upcoming = Upcoming
calls-standing-closed = Closed
calls-standing-all = All
calls-found-open = { $count ->
    [0] No open call
    [one] { $count } open call
   *[other] { $count } open calls
}
calls-found-closing-soon = { $count ->
    [0] No call closes soon
    [one] { $count } call closes soon
   *[other] { $count } calls close soon
}
calls-found-upcoming = { $count ->
    [0] No upcoming call
    [one] { $count } upcoming call
   *[other] { $count } upcoming calls
}
calls-found-closed = { $count ->
    [0] No closed call
    [one] { $count } closed call
   *[other] { $count } closed calls
}
calls-found-all = { $count ->
    [0] No call
    [one] { $count } call
   *[other] { $count } calls
}
calls-found-more = More than { $count } calls
calls-found-more-hint = Here are the newest { $count }. Add a word or a filter to find fewer.
calls-amount = Amount:
calls-duration = Duration:
calls-languages = Apply in:
calls-millions = { $max } million { $currency }
calls-millions-up-to = up to { $max } million { $currency }
calls-millions-range = { $min } to { $max } million { $currency }
calls-amount-from = from { $min }
calls-amount-up-to = up to { $max }
calls-amount-range = { $min } to { $max }
calls-months-range = { $min } to { $max } months
calls-none = No call is open at the moment.
calls-none-open-in = No open call for this country: { $country }.
calls-none-found = No call matches these filters.
calls-none-with-words = No call contains “{ $words }”.
calls-follow = Follow the calls
calls-follow-mail = Get new calls by e-mail
calls-follow-calendar = Deadlines in your calendar
calls-follow-feed = Atom feed
calls-calendar-title = Calls: deadlines
calls-calendar-closes = Deadline: { $title }
calls-feed-closes = Deadline: { $time }
calls-see-all = See all calls
calls-closed-link = Closed calls ({ $count })
calls-all = All calls
calls-aside = Practical information
calls-how = How it works
calls-how-1 = Create your organisation's account.
calls-how-2 = Fill in the application, in several sittings if you like. The draft is kept.
calls-how-3 = Check it and send it before the deadline.
calls-how-4 = A committee scores every application. You get the answer by e-mail.
calls-prepare = What to prepare
calls-prepare-1 = Registration certificate or statutes of the organisation
calls-prepare-2 = Proof of the bank account
calls-prepare-3 = Budget by activity
calls-prepare-note = Each call says which documents it asks for.

## One call
calls-funds = What this call funds
calls-who = Who can apply
calls-write-in = Applications are written in: { $languages }.
calls-money = Amounts and rules
calls-envelope = Envelope of the call:
calls-target = To reach per project:
calls-place = Place:
calls-envelope-short = Envelope
calls-target-short = People per project
calls-lots = Lots
calls-lots-hint = An application answers one lot only.
calls-rule-own-share = The organisation brings at least { $share } of the total budget.
calls-rule-indirect = Indirect costs are at most { $share } of direct costs.
calls-rule-contingency = Contingency is at most { $share } of direct costs.
calls-rule-staff = Human resources are at most { $share } of the total budget.
calls-rule-community = At least { $share } of the people reached live in the host community.
calls-rule-consultation = The community must have been consulted before applying.
calls-rule-verified = Only organisations that are already verified can send an application.
calls-rule-sealed = Applications stay sealed: the programme reads them only after the deadline.
calls-rule-one-each = An organisation sends one application per lot.
calls-scored = How applications are scored
calls-scored-hint = Each criterion counts for its points, out of 100. At least { $mark } points are needed to be selected.
calls-criterion = Criterion
calls-points = Points
calls-section-floor = At least { $share } of the points of this part.
calls-criterion-floor = Mean score of at least { $floor } out of { $max }.
calls-attach = Documents to attach
calls-attach-none = No document is asked for.
calls-attach-each = Each file: { $types }, { $size } at most.
calls-apply = Apply
calls-start = Start an application
calls-start-hint = If your organisation already has a draft, it opens.
calls-start-visitor = Do you already have an account?
calls-start-organisation = Register your organisation first.
calls-start-reader = Your role in the organisation lets you read applications, not write them. Ask a signatory.
calls-start-staff = The call is open to organisations.
calls-choose-lot = For which lot?
calls-opens-on = Applications can be started from { $date }.
calls-closed-on = The call closed on { $date }.
calls-cancelled = This call was cancelled.
calls-amended-on = This call was amended on { $date }.
calls-amended-see = See what changed
calls-amendments = Amendments
calls-amendment-number = Amendment No. { $number }, { $date }
calls-change-what = What changes
calls-change-before = Before
calls-change-after = After
calls-dates = Dates
calls-date-opens = Opening
calls-date-questions = Last moment to ask a question
calls-files = Documents of the call
calls-programme = Programme
calls-preview = Preview.
calls-preview-text = The public will see the page like this. It is not published yet.
calls-preview-amending = The public will see the page like this once the amendment is published.
calls-preview-start = Here an organisation begins its application.
calls-preview-back = Back to the call

## The programme's own: list and beginning
calls-new = New call
calls-new-lead = Say where and in which sector. You write the rest afterwards, part by part.
calls-create = Create the draft
calls-later-hint = You can complete this later.
calls-no-programme = There is no programme yet. An administrator must create one, then finance enters its funds.
calls-office-none = There is no call in your countries yet.
calls-untitled = Untitled call
calls-received-short = Applications received
calls-received-label = Applications received
calls-envelope-label = Envelope

## The programme's own: one call
calls-steps = What to do now
calls-parts = The parts of the call
calls-part-basics = Essentials
calls-part-texts = Texts
calls-part-dates = Dates
calls-part-money = Money and lots
calls-part-rules = Rules and documents
calls-part-grid = Evaluation grid
calls-lacks = { $count ->
    [one] { $count } item is still to be completed.
   *[other] { $count } items are still to be completed.
}
calls-lacks-short = { $count } to complete
calls-weights-label = Weights of the grid:
calls-proposals = Applications
calls-received = { $count ->
    [0] No application received
    [one] { $count } application received
   *[other] { $count } applications received
}
calls-link-proposals = See the applications
calls-link-assign = Assign to evaluators
calls-link-ranking = See the ranking
calls-link-decisions = Decide
calls-sealed-note = The applications are sealed until they are opened, after the deadline.
calls-date-opened = Opening of the applications
calls-history = History
calls-files-lead = What organisations get with the call: guidelines, forms to fill in.
calls-files-none = No file so far.
calls-file-add = Add a file
calls-files-amend = Change the published documents
calls-file-remove = Take a file away
calls-file-remove-none = Take none away
calls-flash-file-added = The file is added.
calls-flash-file-removed = The file is removed.
calls-preview-link = See it as the public does
calls-public-page = Public page
calls-back-to-call = Back to the call
calls-checklist = What is still missing
calls-save-next = Save and continue
calls-saving-note = Saving is never blocked. What is missing is recalled here, and asked for before the review.

## Amending a published call
calls-amend-lead = Prepare the amendment part by part. Nothing is public until you publish it with its reason.
calls-amend-parts = Choose what changes
calls-amend-count = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
calls-amend-changes = What will change
calls-amend-none = Nothing is amended yet. Choose a part to change.
calls-amend-hindered = What prevents publication
calls-amend-field = { $field }: { $why }
calls-amend-publish-title = Publish the amendment
calls-amend-publish-text = { $count ->
    [0] It appears on the page of the call with its reason. No organisation has a draft yet.
    [one] It appears on the page of the call with its reason. The organisation with a draft or an application gets an e-mail.
   *[other] It appears on the page of the call with its reason. The { $count } organisations with a draft or an application get an e-mail.
}
calls-amend-reason-hint = The reason is public. Write it in the languages of the call.
calls-amend-publish = Publish the amendment
calls-amend-drop = Give up the amendment
calls-amend-rules = What may change
calls-amend-rule-deadline = The deadline can only be moved later.
calls-amend-rule-open = No application has been sent yet: the rules can be corrected.
calls-amend-rule-submitted = Applications have been sent: the rules can be loosened, never tightened, and the scoring no longer changes.
calls-amend-rule-never = Programme, country, sector and currency do not change.
calls-amending-note = The call is published. What you save here prepares an amendment; the public does not see it yet.

## Steps
calls-do-send-for-review = Send for review
calls-do-send-back = Send back to the authors
calls-do-send-back-title = Send the call back to its authors
calls-do-send-back-text = The call becomes a draft again. Its authors see your reason in the history.
calls-do-send-back-reason = Say what must change.
calls-do-publish = Publish the call
calls-do-publish-title = Publish the call
calls-do-publish-text = The call becomes public at once. From then on every change is a numbered amendment with its reason; the deadline can only be moved later.
calls-check-title = Checked before publication
calls-check-other = Somebody other than the author publishes
calls-do-extend = Extend the deadline
calls-do-extend-title = Extend the deadline
calls-do-extend-text = The new date must come after the old one.
calls-do-amend = Amend the published call
calls-tells = Every organisation with a draft or an application for this call gets an e-mail.
calls-do-open-proposals = Open the applications
calls-do-open-proposals-title = Open the sealed applications
calls-do-open-proposals-text = The programme will be able to read the applications. A record that nobody can change keeps the fingerprint of each application received.
calls-do-start-evaluation = Start the evaluation
calls-do-start-evaluation-title = Start the evaluation
calls-do-start-evaluation-text = Applications are closed. Eligible ones can be assigned to evaluators.
calls-do-archive = Archive the call
calls-do-archive-title = Archive the call
calls-do-archive-text = The call leaves the working lists. It can still be read.
calls-do-cancel = Cancel the call
calls-do-cancel-title = Cancel the call
calls-do-cancel-text = The call stops for good. Nobody can answer it any more.
calls-do-cancel-reason = The reason is public.
calls-flash-created = The draft is created. Complete its parts.
calls-flash-saved = Saved.
calls-flash-sent = The call is sent for review. Somebody else can publish it.
calls-flash-sent-back = The call is back with its authors.
calls-flash-published = The call is published.
calls-flash-extended = The deadline is extended.
calls-flash-amended = The amendment is published.
calls-flash-amendment-dropped = The prepared amendment is given up.
calls-flash-opened = The applications are open.
calls-flash-in-evaluation = The evaluation has begun.
calls-flash-archived = The call is archived.
calls-flash-cancelled = The call is cancelled.

## Editor
calls-country-hint = Another country gives the call another code and another currency.
calls-summary-hint = Two or three sentences, for the list of calls.
calls-description-hint = The objectives, the possible activities, the results expected.
calls-eligibility-hint = Which organisations can apply, and on which conditions.
calls-clock = Hours are those of the call: { $place }.
calls-moment-hint = A day and an hour, for example 12/01/2027 17:00.
calls-questions-hint = If you leave this empty: seven days before the deadline. Answers must be read in time.
calls-deadline-hint = An application sent at this exact hour is still accepted.
calls-lots-edit-hint = A lot has its own place, envelope and ranking. Most calls have only one.
calls-lot-number = Lot { $number }
calls-lot-add = Add a lot
calls-lot-remove = Remove this lot
calls-grant-limits = The grant of a project
calls-max-grant-hint = Leave empty if there is no maximum.
calls-caps = Budget rules
calls-caps-hint = 100% means: no cap.
calls-own-share-hint = Share of the total budget. 0: no own share asked for.
calls-of-direct = Share of direct costs.
calls-of-total = Share of the total budget.
calls-second-approval = Control of large amounts
calls-second-approval-hint = A larger payment is approved by two people. A larger agreement waits for a second look at the verification of the organisation. Leave empty: never.
calls-people = People and organisations
calls-community-hint = Share of the people reached who live in the host community.
calls-consultation-label = The community must have been consulted
calls-verified-label = Only verified organisations can send an application
calls-verified-hint = Otherwise a profile sent for verification is enough to apply.
calls-document-number = Document { $number }
calls-document-kind = Kind of document
calls-document-hint = Leave empty to take the name of the kind chosen.
calls-document-required = This document is required
calls-document-add = Add a document
calls-document-remove = Remove this document
calls-no-documents-label = No required document is asked for
calls-accepted-languages = An application can be written in
calls-required-languages = The call must be complete in
calls-evaluation = Receiving and evaluating
calls-sealed-label = Keep applications sealed until the deadline
calls-sealed-hint = Nobody in the programme reads them before they are opened.
calls-scorecards-hint = How many scorecards an application needs to be ranked.
calls-spread-hint = Above this difference between two scorecards, the committee must discuss it.
calls-weights = The weights add up to { $sum } out of 100.
calls-presets = Start again from a ready grid
calls-presets-text = The present grid is replaced.
calls-preset-community = Community micro-projects
calls-preset-eu = Full form of the European Union
calls-pass-mark-hint = Out of 100. Below it, an application is not selected.
calls-reasons = A score must be explained
calls-reasons-always = Always
calls-reasons-0 = If it is 0
calls-reasons-1 = If it is 1 or less
calls-reasons-2 = If it is 2 or less
calls-reasons-3 = If it is 3 or less
calls-reasons-4 = If it is 4 or less
calls-section-number = Part { $number } ({ $points } points)
calls-section-floor-hint = Share of this part's points that must be reached.
calls-section-add = Add a part
calls-section-remove = Remove this part
calls-criterion-number = Criterion { $number }
calls-criterion-floor-hint = Mean score that must be reached.
calls-criterion-add = Add a criterion
calls-criterion-remove = Remove this criterion
calls-scale = Scale and floor
calls-not-applicable-label = "Not applicable" is a possible answer

## History
event-call-create = Draft created
event-call-edit = Changed
event-call-amend = Amendment published
event-call-prepare-amendment = Amendment prepared
event-call-drop-amendment = Amendment given up
event-call-send-for-review = Sent for review
event-call-send-back = Sent back to the authors
event-call-publish = Published
event-call-extend = Deadline extended
event-call-cancel = Cancelled
event-call-open-proposals = Applications opened
event-call-start-evaluation = Evaluation begun
event-call-archive = Archived
calls-running-hint = An organisation that already has as many agreements running cannot ask for another. Leave empty for no limit.
calls-rule-running = { $count ->
    [one] An organisation that already has a grant running cannot ask for another.
   *[other] An organisation that already has { $count } grants running cannot ask for another.
}
calls-link-opening = Record of the opening
