# A proposal as it is read by officers, evaluators and decision makers.

dossier-requested = Requested
dossier-beneficiaries = Beneficiaries
dossier-people = { $people }, of whom { $women } are women
dossier-months = { $months } months
dossier-sections = Sections of the application
dossier-problem = Problem
dossier-problem-title = The problem
dossier-solution = Solution
dossier-solution-title = The proposed solution
dossier-starts-on = Planned start: { $day }
dossier-place = Place
dossier-place-title = Place and consultation
dossier-communities = Communities
dossier-consultation = Consultation
dossier-method = Method
dossier-participants = Participants
dossier-participants-text = { $women } women and { $men } men; { $returnees } returnees, { $community } community members; { $youth } young people aged 18 to 35
dossier-needs = Needs expressed
dossier-people-caption = People reached by group, sex and age
dossier-group = Group
dossier-age-0-17 = 0 to 17
dossier-age-18-35 = 18 to 35
dossier-age-36 = 36 and over
dossier-activities = Activities
dossier-activities-title = Activities and calendar
dossier-activity = Activity
dossier-month = Months
dossier-responsible = Responsible
dossier-results = Results
dossier-results-title = Expected results
dossier-indicators = Indicators
dossier-indicator = Indicator
dossier-baseline = Baseline
dossier-target = Target
dossier-verification = Verification
dossier-budget = Budget
dossier-budget-title = Budget
dossier-budget-text = Total cost { $total }: grant requested { $requested }, own contribution { $own }.
dossier-by-heading = Budget by heading
dossier-heading = Heading
dossier-share = Share
dossier-lines = { $count ->
    [one] { $count } budget line
   *[other] { $count } budget lines
}
dossier-line = Line
dossier-quantity = Quantity
dossier-unit-cost = Unit cost
dossier-own = Own contribution
dossier-files = Attachments ({ $count })
dossier-files-title = Attachments
dossier-no-files = No file is attached.
dossier-file-gone = (the file is no longer available)
dossier-frozen = Version { $number }, submitted on { $at }, receipt { $receipt }.
received-of-call = Applications to { $code }
received-sealed = { $count ->
    [one] { $count } application has arrived. The call is sealed: nobody reads applications before they are opened.
   *[other] { $count } applications have arrived. The call is sealed: nobody reads applications before they are opened.
}
received-order = Sort by
received-order-number = Number
received-order-requested = Amount requested
received-order-partner = Organisation
received-order-submitted = Date of submission
received-none-received = No application matches.
received-received = { $count ->
    [one] { $count } application received
   *[other] { $count } applications received
}
received-submitted-at = Submitted on
received-submitted-label = Submitted on
received-beneficiaries-label = Beneficiaries
received-progress = Progress of the application
received-next = To do
received-prepare-agreement = Prepare the agreement
received-by = By
received-partner-page = See the organisation

## The record of a sealed call's opening
openings-title = Record of the opening
openings-lead = What was under seal at the moment of the opening. This record is written once; nobody can change it.
openings-opened-at = Opened on
openings-opened-by = Opened by
openings-hash = SHA-256 fingerprint of the record
openings-count = { $count ->
    [one] { $count } application received
   *[other] { $count } applications received
}
openings-receipt = Receipt
openings-number = Application
openings-partner = Organisation
openings-utc = Received (universal time)
openings-sha256 = SHA-256 fingerprint
openings-withdrawn = Withdrawn
openings-none = No application had been received.
openings-csv = Download the table (CSV)
openings-json = Download the record (JSON)
openings-file = opening
