# Words shared by all pages. A word that belongs to one noun goes into that noun's file.
# Curly apostrophes are set when the file is read: write them simply.

## The portal
brand-name = Kafo
brand-tagline = Community micro-projects
brand-staff = Programme workspace
brand-home = Kafo, home
meta-description = Calls for proposals for community micro-projects in West and Central Africa.
skip-link = Skip to content
nav-main = Main menu
nav-menu = Menu
nav-language = Language
nav-breadcrumb = Back
sign-in = Sign in
sign-out = Sign out
footer-free = Applying is free. Nobody may ask you for money to submit an application.
footer-permissions = Who can do what
footer-calls = Calls for proposals
footer-receipts = Check a receipt
footer-label = Footer
error-prefix = Error:

## Menu
nav-home = Home
nav-programmes = Programmes
nav-calls = Calls
nav-open-calls = Open calls
nav-all-calls = All calls
nav-desk = My desk
nav-proposals = My applications
nav-all-proposals = Applications
nav-organisation = My organisation
nav-partners = Organisations
nav-evaluations = My evaluations
nav-rankings = Rankings
nav-decisions = Decisions
nav-agreements = Agreements
nav-payments = Payments
nav-reports = Reports
nav-reports-and-payments = Reports and payments
nav-projects = Projects
nav-office-calls = Calls
nav-office-partners = Organisations
nav-office-agreements = Agreements
nav-office-payments = Payments
nav-office-reports = Reports
nav-office-users = Users
nav-dashboard = Overview
nav-users = Users
nav-account = My account
nav-help = Help

## Buttons and links
action-save = Save
action-save-draft = Save draft
action-finish-section = Finish section
action-check-and-send = Check and send
action-send = Send
action-continue = Continue
action-start = Start
action-cancel = Cancel
action-back = Back
action-edit = Edit
action-change = Change
action-add = Add
action-add-line = Add a line
action-remove = Remove
action-move-up = Move up
action-move-down = Move down
action-delete = Delete
action-confirm = Confirm
action-withdraw = Withdraw the application
action-filter = Filter
action-clear-filter = Clear filters
action-search = Search
action-see = View
action-open = Open
action-read = Read
action-reply = Reply
action-print = Print
action-download = Download
action-export = Export
action-export-csv = Export (CSV)
action-upload = Upload the file
action-verify = Verify
action-accept = Accept
action-refuse = Refuse
action-send-back = Send back for changes
action-approve = Approve
action-release = Order the payment
action-prepare = Prepare
action-sign = Sign
action-publish = Publish
action-assign = Assign
action-invite = Invite someone
action-resume = Resume
action-previous = Previous
action-next = Next
action-close = Close
action-all = View all

## Everyday words
yes = Yes
no = No
none = None
all = All
optional = optional
total = Total
subtotal = Subtotal
amount = Amount
date = Date
deadline = Deadline
duration = Duration
country = Country
place = Place
region = Region
language = Language
sector = Sector
status = Status
name = Name
email = Email address
phone = Phone
role = Role
organisation = Organisation
programme = Programme
call = Call
lot = Lot
proposal = Application
project = Project
reference = Reference
comment = Comment
reason = Reason
message = Message
document = Document
documents = Documents
file = File
version = Version
currency = Currency
actions = Actions
not-available = Not available
not-applicable = Not applicable
not-given = Not given
free-of-charge = Free
created-on = Created on { $date }
updated-on = Changed on { $date }
of-total = { $part } of { $whole }
out-of-share = { $part } of { $whole }, or { $share }
count-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
count-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
count-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
count-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
count-results = { $count ->
    [0] No results
    [one] { $count } result
   *[other] { $count } results
}

## Dates and time left
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
format-date = { $day } { $month } { $year }
format-date-short = { $day } { $month } { $year }
format-month = { $month } { $year }
place-time-gw = Bissau time
place-time-gn = Conakry time
place-time-cm = Yaoundé time
place-time-ml = Bamako time
place-time-sn = Dakar time
place-time-gm = Banjul time
place-time-ng = Lagos time
place-time-ne = Niamey time
place-time-utc = UTC
days-today = Today
days-tomorrow = Tomorrow
days-in = { $count ->
    [one] In { $count } day
   *[other] In { $count } days
}
days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
days-late = { $count ->
    [one] { $count } day late
   *[other] { $count } days late
}
deadline-at = Deadline:
deadline-over = Deadline passed
hint-date = For example 2027-01-12
hint-amount = In figures, without decimals, for example 25,000
hint-amount-cents = In figures, for example 1,250.50
hint-file = { $types }, { $size } at most.
upload-units = kB MB
upload-sending = Sending the file…
upload-lost = Connection lost. Sending will resume by itself.
upload-cancel = Cancel sending
upload-cancelled = Sending cancelled.
upload-done = File received. Being checked…
upload-shrinking = Making the photo smaller…
upload-shrunk = Photo made smaller: { $from } → { $to }.
upload-large = This file has { $size }. The limit is { $max }.
upload-signed-out = You are signed out. Sign in in another tab, then send again: it resumes where it stopped.
upload-failed = Sending failed. Try again.
file-scan = Virus check:
file-fingerprint = Fingerprint
file-fingerprint-whole = Full fingerprint (SHA-256)

## Forms
error-summary-title = { $count ->
    [one] There is a problem
   *[other] There are { $count } problems
}
error-label = Error:
error-required = Fill in this field.
error-number = Enter a number in figures, for example 12.
error-amount = Enter an amount in figures, for example 25,000.
error-date = Enter a date, for example 2027-01-12.
error-email = Enter a full email address, for example name@example.org.
error-choice = Choose an answer.
error-too-long = The text is too long: { $max } characters at most.
error-too-small = Enter at least { $min }.
error-too-large = Enter at most { $max }.
error-file-missing = Choose a file.
error-file-type = This type of file is not accepted. Accepted types: { $types }.
error-file-size = The file is too large: { $max } at most.
select-choose = Choose
select-all = All
saved-at = Saved at { $time }
saved-never = Not saved yet
saving = Saving…
saved-offline = No network. Kept on this device at { $time }
saved-signed-out = Your sign-in has expired. Kept on this device. Sign in again in another tab.
saved-stale = Not saved: someone else changed this page. Your text is kept on this device.
restore-found = A version kept on this device was never sent.
restore-take = Take this version back
restore-drop = Delete it
flash-success = Done
flash-info = Please note
flash-warning = Warning
panel-next = What happens next
file-opens = { $name } ({ $type }, { $size })

## Lists and pages
pagination-label = Pages
pagination-page = Page { $page }
pagination-current = Page { $page }, current page
pagination-previous = Previous page
pagination-next = Next page
meter-label = { $part } of { $whole }, or { $share }
tasks-done = { $done } of { $all } sections completed
steps-label = Steps
rule-kept = Met:
rule-broken = Not met:
tranche-state-label = tranche { $number }: { $state }
detail-more = Find out more
filter-label = Filter the list
map-label = Projects by country
section-of = section { $number } of { $all }

## Error pages
error-400-title = This request cannot be read
error-400-text = The address or the form is incomplete. Go back to the previous page and try again.
error-403-title = You cannot do this
error-403-text = Your role does not allow this action on this page. If this is a mistake, write to the administrator of your programme.
error-404-title = This page does not exist
error-404-text = The address may have been copied wrongly, or the page was removed. If you expected an application, check that you are signed in with the right account.
error-409-title = Someone changed this page before you
error-409-text = Nothing is lost. What you typed is shown below. Reopen the page to see the current version, then copy over what is missing.
error-409-yours = What you had typed
error-409-reopen = Reopen the page
error-413-title = This file is too large
error-413-text = The limit is { $max }. Make the file smaller, or send it in several parts, then try again.
error-422-title = Some answers need to be corrected
error-422-text = Go back to the previous page and correct the answers that are marked.
error-429-title = Too many attempts
error-429-text = To protect accounts, wait a few minutes before trying again.
error-500-title = Something went wrong on our side
error-500-text = Your saved draft is safe. Try again in a few minutes. If the error comes back, give us this reference:
error-503-title = The service has stopped for a moment
error-503-text = We will be back in a few minutes. What was saved is safe.
error-home = Go to the home page
error-calls = See the open calls
error-reference = Reference: { $reference }

## Countries, languages, currencies
country-gw = Guinea-Bissau
country-gn = Guinea-Conakry
country-cm = Cameroon
country-ml = Mali
country-sn = Senegal
country-gm = The Gambia
country-ng = Nigeria
country-ne = Niger
country-all = All countries
lang-fr = French
lang-en = English
lang-pt = Portuguese
currency-xof = CFA francs (BCEAO)
currency-xaf = CFA francs (BEAC)
currency-gnf = Guinean francs
currency-eur = euros
currency-usd = United States dollars
currency-gmd = dalasis
currency-ngn = nairas

## Sectors, kinds of organisation, budget headings
sector-agriculture = Agriculture
sector-fisheries = Fisheries
sector-transport = Transport
sector-trade = Trade
sector-all = All sectors
partner-kind-ngo = NGO
partner-kind-community-organisation = Community-based organisation
partner-kind-informal-group = Informal group
partner-kind-cooperative = Cooperative
partner-kind-company = Company
partner-kind-local-authority = Local authority
heading-human-resources = Human resources
heading-travel = Travel
heading-equipment = Equipment and supplies
heading-local-office = Local office
heading-services = Services
heading-activities = Activities
heading-beneficiary-grants = Grants to beneficiaries
heading-indirect-costs = Indirect costs
heading-contingency = Contingency

## Roles
role-programme-officer = Programme officer
role-evaluator = Evaluator
role-committee-chair = Committee chair
role-decision-maker = Decision maker
role-finance-officer = Finance officer
role-finance-approver = Finance approver
role-auditor = Auditor
role-donor = Donor
role-administrator = Administrator
role-signatory = Signatory
role-editor = Editor
role-reader = Reader
role-public = Public
role-signed-in = Anyone signed in
role-system = The portal
