# The fixed values of the domain: <kind>-<value>. Sectors, countries, roles and headings are in common.ftl.

## People counted
sex-female = Women
sex-male = Men
age-0-17 = Under 18
age-18-35 = 18 to 35
age-36-plus = 36 and over
group-returnee = Returnees
group-community = Community
group-potential-migrant = Potential migrants

## Sections of an application and of a report
section-project = Project
section-place = Place and consultation
section-beneficiaries = Beneficiaries
section-activities = Activities
section-results = Results
section-budget = Budget
section-documents = Documents
report-section-narrative = Narrative
report-section-results = Results
report-section-people = People
report-section-spending = Spending
report-section-documents = Documents
report-kind-interim = Interim report
report-kind-final = Final report

## Documents
owner-call = Call
owner-partner = Organisation
owner-proposal = Application
owner-report = Report
owner-agreement = Agreement
owner-payment = Payment
purpose-call-guidelines = Guidelines of the call
purpose-registration = Registration certificate
purpose-statutes = Statutes
purpose-accounts = Accounts
purpose-bank-proof = Bank details certificate
purpose-consultation = Minutes of the consultation
purpose-quote = Quotation
purpose-support-letter = Letter of support
purpose-photo = Photo
purpose-submission-receipt = Receipt
purpose-agreement-text = Agreement
purpose-agreement-sealed = Sealed agreement
purpose-agreement-evidence = Evidence of the signatures
purpose-spending-proof = Proof of spending
purpose-report-annex = Annex to the report
purpose-payment-proof = Proof of payment
purpose-other = Other document

## Declarations of an organisation
declaration-non-profit = The organisation does not work for profit.
declaration-human-rights = The organisation respects human rights.
declaration-partnership = The organisation accepts the rules of the partnership.
declaration-non-discrimination = The organisation does not discriminate.
declaration-protection = The organisation protects people against exploitation and abuse.
declaration-integrity = The organisation refuses fraud and corruption.
declaration-sanctions = Neither the organisation nor its leaders are under sanctions.
declaration-truth = The information given is correct.

## Money and ranking
entry-commitment = Commitment
entry-disbursement = Disbursement
entry-refund = Refund
entry-write-off = Write-off
entry-correction = Correction
tie-breaker-section-score = The higher score in section { $section }
tie-breaker-cost-per-beneficiary = The lower amount per beneficiary
tie-breaker-earlier-submission = The earlier submission
purpose-mandate = Mandate of the representative
purpose-tax-clearance = Tax clearance certificate
