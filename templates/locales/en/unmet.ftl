# Conditions that are not met: unmet-<code>, one code for each rule of the domain. Each sentence says how to mend it.
# Variables: those of the rule, with hyphens; amounts and shares are already written ($limit-money, $limit-bp).

unmet-missing = Fill in this field.
unmet-missing-number = Enter a number in figures, for example 12.
unmet-number-unreadable = This is not a number. Write it in figures, for example 25,000.
unmet-number-ambiguous = This number can be read in two ways: { $whole } or { $other-decimal }. Type the one you mean.
unmet-number-too-many-decimals = { $decimals ->
    [0] Enter a whole number, without decimals.
   *[other] Enter at most { $decimals } decimals.
}
unmet-number-negative = Enter a positive number.
unmet-number-too-large = This number is too large. Check the zeros.
unmet-number-zero = Enter a number greater than zero.
unmet-amount-negative = Enter a positive amount.
unmet-share-out-of-range = Enter a share between 0 and 100%.
unmet-missing-date = Enter a date, for example 12/01/2027.
unmet-date-unreadable = This date does not exist. Write it like this: 12/01/2027.
unmet-date-in-future = Enter a date in the past.
unmet-date-not-in-future = Enter a date in the future.
unmet-text-too-long = The text is too long: { $max } characters at most.
unmet-reason-too-long = The reason is too long: { $max } characters at most.
unmet-email-unreadable = Enter a full email address, for example name@example.org.
unmet-year-impossible = Enter a year between 1900 and this year.
unmet-missing-language = Write this text in { $lang } too.
unmet-missing-answer = Answer yes or no.
unmet-missing-note = Explain in one sentence at least.
unmet-missing-sections = Choose at least one section to correct.
unmet-missing-document = Add this document.
unmet-missing-declaration = Tick this declaration to continue.
unmet-missing-signatory = Name at least one signatory.
unmet-code-form = Write a short code: letters, figures and hyphens, for example GW-2027-01.
unmet-code-twice = The code “{ $code }” is already used. Choose another.
unmet-code-fixed = The programme has a call already: its code stays “{ $code }”.
unmet-not-permitted = Your role does not allow this action.
unmet-own-organisation = You are a member of this organisation. Somebody else must do this.
unmet-call-not-open-yet = This call is not open yet.
unmet-call-not-published = This call is not published.
unmet-call-not-sealed = The applications of this call are not sealed.
unmet-call-still-sealed = The applications of this call are still sealed.
unmet-call-already-opened = The applications have already been opened.
unmet-call-still-open = The call is still open. Wait for the deadline.
unmet-publisher-is-author = Somebody other than the author must publish the call.
unmet-deadline-in-the-past = The deadline has already passed. Choose a date in the future.
unmet-deadline-has-passed = The deadline has passed.
unmet-deadline-not-later = The deadline can only be moved later.
unmet-questions-not-later = The last day for questions can only be moved later.
unmet-questions-closed = Questions are no longer taken for this call.
unmet-too-many-questions = Your organisation already has { $max } questions without an answer. Wait for the answers.
unmet-question-names-asker = This text says who asked. Remove the name, address or telephone.
unmet-answer-unchanged = Nothing has changed. Correct the question or the answer.
unmet-opening-has-passed = The call is already open: its opening no longer changes.
unmet-amendment-empty = Nothing is amended. Change a part of the call first.
unmet-amendment-tightens = Applications already sent rely on this rule. It can be loosened, not tightened.
unmet-amendment-fixed = Applications have already been sent: this no longer changes.
unmet-amendment-never = This does not change after publication.
unmet-lot-has-proposals = Organisations already answer a lot that you remove. Keep it.
unmet-deadline-before-opening = The deadline must come after the opening.
unmet-questions-end-before-opening = Questions must end after the call opens.
unmet-questions-end-after-deadline = Questions must end before the deadline.
unmet-missing-lots = Add at least one lot.
unmet-missing-envelope = Enter the envelope of this lot.
unmet-envelope-below-minimum = The envelope of lot { $lot } is smaller than the minimum grant.
unmet-maximum-below-minimum = The maximum must be greater than the minimum.
unmet-months-out-of-order = The longest duration must exceed the shortest.
unmet-missing-accepted-language = Choose at least one language for applications.
unmet-missing-scorecards = Ask for at least one scorecard per application.
unmet-missing-administrative-rules = Add at least one eligibility rule.
unmet-missing-documents = Add a required document, or state that none is asked for.
unmet-documents-and-none = You ask for documents and state that none is asked for. Choose one.
unmet-tie-breaker-unknown = The tie-breaker's section “{ $section }” is not in the grid.
unmet-grid-empty = The grid has no section.
unmet-grid-weights = The weights of the criteria add up to { $sum }. They must add up to { $total }.
unmet-grid-pass-mark = Enter a pass mark between 0 and 100.
unmet-grid-section-empty = Section “{ $section }” has no criterion.
unmet-grid-section-floor = The floor of a section goes from 0 to 100.
unmet-grid-weight = Criterion “{ $criterion }”: enter a weight from 1 to 100.
unmet-grid-scale = Criterion “{ $criterion }”: the scale is not possible.
unmet-grid-floor = Criterion “{ $criterion }”: the floor is not on the scale.
unmet-grid-code = The code “{ $code }” of the grid is not possible: small letters, figures and hyphens.
unmet-grid-code-twice = The code “{ $code }” is in the grid twice.
unmet-grid-text-missing = Grid, “{ $code }”: write the text in { $lang }.
unmet-partner-profile-not-sent = First send the profile of your organisation for verification.
unmet-partner-refused = This organisation was refused.
unmet-partner-suspended = This organisation is suspended.
unmet-partner-not-verified = This organisation is not verified yet.
unmet-partner-expired = The verification of this organisation has expired. Update its papers.
unmet-not-signatory = Only a signatory of the organisation can do this.
unmet-language-not-accepted = This call does not accept applications in { $lang }.
unmet-lot-already-answered = Your organisation already has an application for this lot.
unmet-answer-date-has-passed = The date given for corrections has passed.
unmet-proposal-not-open = This application can no longer be changed.
unmet-proposal-decided = A decision has already been taken on this application.
unmet-proposal-not-to-check = This application is not waiting for an eligibility check.
unmet-scorer-does-not-check = You score this application. Somebody else must check its eligibility.
unmet-months-out-of-range = The duration goes from { $min } to { $max } months.
unmet-month-out-of-project = The project lasts { $max } months. Choose a month within it.
unmet-months-reversed = The last month comes before the first.
unmet-region-unknown = Choose a region of the country of the call.
unmet-missing-participants = Say how many people took part.
unmet-count-above-participants = This number exceeds the { $present } participants.
unmet-missing-activities = Add at least one activity.
unmet-missing-outputs = Add at least one output: what there is at the end of the project.
unmet-missing-indicator-of = Say what this indicator measures.
unmet-missing-indicators = Add at least one indicator.
unmet-missing-beneficiaries = Give the planned beneficiaries.
unmet-beneficiaries-below-target = You plan for { $planned } people. The call asks for { $target }: { $lacking } are missing.
unmet-community-share-too-small = The community makes up { $actual-bp } of the beneficiaries. At least { $limit-bp } is needed, or { $needed } people.
unmet-cell-unknown = This cell is not in the table. Reload the page.
unmet-missing-lines = Add at least one line to the budget.
unmet-too-many-lines = The budget has too many lines: { $max } at most.
unmet-missing-heading = Choose a heading.
unmet-own-share-exceeds-line = The own share exceeds the line's total by { $excess-money }.
unmet-grant-maximum = You ask for { $actual-money }. The maximum is { $limit-money }: { $excess-money } too much.
unmet-grant-minimum = You ask for { $actual-money }. The minimum is { $limit-money }: { $excess-money } is missing.
unmet-own-share-minimum = Your own share is { $actual-money }. At least { $limit-money } is needed: { $excess-money } is missing.
unmet-indirect-cap = { $count ->
    [one] Line { $lines }, { $heading }: { $actual-money } ({ $actual-bp }). The cap is { $limit-money } ({ $limit-bp }), exceeded by { $excess-bp }.
   *[other] { $heading }: { $actual-money } ({ $actual-bp }). The cap is { $limit-money } ({ $limit-bp }), exceeded by { $excess-bp } (lines { $lines }).
}
unmet-contingency-cap = { $count ->
    [one] Line { $lines }, { $heading }: { $actual-money } ({ $actual-bp }). The cap is { $limit-money } ({ $limit-bp }), exceeded by { $excess-bp }.
   *[other] { $heading }: { $actual-money } ({ $actual-bp }). The cap is { $limit-money } ({ $limit-bp }), exceeded by { $excess-bp } (lines { $lines }).
}
unmet-staff-cap = { $count ->
    [one] Line { $lines }, { $heading }: { $actual-money } ({ $actual-bp }). The cap is { $limit-money } ({ $limit-bp }), exceeded by { $excess-bp }.
   *[other] { $heading }: { $actual-money } ({ $actual-bp }). The cap is { $limit-money } ({ $limit-bp }), exceeded by { $excess-bp } (lines { $lines }).
}
unmet-document-name = Give the file a name of at most { $max } characters.
unmet-document-empty = The file “{ $name }” is empty.
unmet-document-too-large = The file “{ $name }” is { $bytes }. The limit is { $max-bytes }.
unmet-document-type = The file “{ $name }” is not of an accepted type.
unmet-document-purpose = Say which document this is.
unmet-document-too-many = There are already { $max } files. Remove one first.
unmet-document-refused = The file “{ $name }” was refused when checked. Replace it.
unmet-interest-reason-missing = Explain your link with this application.
unmet-score-missing = Criterion “{ $criterion }”: give a score.
unmet-score-out-of-range = Criterion “{ $criterion }”: the score goes from { $min } to { $max }.
unmet-score-reason-missing = Criterion “{ $criterion }”: write why.
unmet-score-and-not-applicable = Criterion “{ $criterion }”: choose a score or “not applicable”, not both.
unmet-score-not-applicable-refused = Criterion “{ $criterion }”: “not applicable” is not possible here.
unmet-score-twice = Criterion “{ $criterion }”: this criterion is scored twice.
unmet-score-unknown-criterion = Criterion “{ $criterion }”: this criterion is not in the grid.
unmet-scorecard-nothing-applies = At least one criterion must be scored.
unmet-agreement-approved-by-its-preparer = Somebody other than the person who prepared the agreement must approve it.
unmet-code-wrong = This is not the right code. You have { $tries } tries left.
unmet-code-expired = This code has expired. Ask for another.
unmet-code-void = Too many tries: this code is void. Ask for another.
unmet-code-used = This code has already been used. Ask for another.
unmet-code-asked-too-soon = Wait { $seconds } seconds before asking for another code.
unmet-code-asked-too-often = No more than { $max } codes an hour. Try again later.
unmet-consent-missing = Tick the box to give your consent.
unmet-typed-name-differs = Write your name as in your account: { $name }.
unmet-document-changed-since-shown = The agreement has changed since you opened it. Read it again before signing.
unmet-signer-is-no-signatory = Only a signatory of the partner can sign here.
unmet-signer-is-no-decision-maker = Only a decision maker can sign for the organisation.
unmet-signer-prepared-the-agreement = You prepared this agreement. Somebody else must sign it.
unmet-signer-signed-for-the-partner = You signed for the partner. Somebody else must sign for the organisation.
unmet-bank-call-back-missing = Note whom you called back, and on which former number.
unmet-bank-same-person = Somebody else must confirm this account.
unmet-gate-agreement = The agreement is not in force.
unmet-gate-amendment = An amendment that concerns money is open. Close it first.
unmet-gate-bank-frozen = The bank account is frozen: two people must confirm the change.
unmet-gate-bank-not-verified = The bank account is not verified yet.
unmet-gate-bank-missing = The partner has not given a bank account.
unmet-gate-report = Report { $report } must be accepted first.
unmet-gate-findings = { $count ->
    [one] One high finding is still open.
   *[other] { $count } high findings are still open.
}
unmet-gate-advance-too-old = An advance has not been accounted for in over 9 months.
unmet-gate-tranche-in-payment = A payment is already under way for this tranche.
unmet-gate-tranche-settled = This tranche is already settled.
unmet-gate-tranche-not-due = This tranche is not due yet.
unmet-gate-earlier-tranche = { $count ->
    [one] One earlier tranche is not paid yet.
   *[other] { $count } earlier tranches are not paid yet.
}
unmet-gate-currency = The currency of the payment is not that of the agreement.
unmet-gate-amount-missing = Enter an amount greater than zero.
unmet-gate-amount-above-tranche = The amount exceeds that of the tranche: { $tranche-money }.
unmet-gate-balance = The programme does not have enough money: { $balance-money } is left.
unmet-gate-spending-earlier = Accepted spending must cover { $needed-bp } of the earlier tranches: { $missing-money } is missing.
unmet-gate-spending-previous = Accepted spending must cover { $needed-bp } of the previous tranche: { $missing-money } is missing.
unmet-payment-second-not-needed = This payment does not need a second approval.
unmet-payment-approved-twice-already = This payment has already been approved twice.
unmet-payment-second-approval-missing = A second person must approve this payment first.
unmet-payment-same-person-prepared = You prepared this payment. Somebody else must go on.
unmet-payment-same-person-approved = You approved this payment. Somebody else must go on.
unmet-payment-same-person-approved-again = You gave the second approval. Somebody else must go on.
unmet-confirmation-date = The date of receipt lies between { $earliest } and { $latest }.
unmet-decision-unknown-proposal = An application in this decision is not in the ranking.
unmet-decision-over-envelope = The selected applications come to { $awards-money }. The envelope is { $envelope-money }.
unmet-decision-currencies = The amounts are not all in the same currency.
unmet-decision-call-not-in-evaluation = The call is not under review.
unmet-decision-by-a-scorer = You scored an application of this call. Somebody else must decide.
unmet-decision-by-an-eligibility-checker = You checked the eligibility of an application of this call. Somebody else must decide.
unmet-decision-amount-above-request = Application { $number }: the amount exceeds the one asked for.
unmet-decision-amount-below-minimum = Application { $number }: the amount is below the minimum grant.
unmet-decision-condition-missing = Application { $number }: write the condition.
unmet-decision-missing = Application { $number }: take a decision.
unmet-decision-not-retainable = Application { $number }: it is below the pass mark or a floor and cannot be selected.
unmet-decision-reason-missing = Application { $number }: write why.
unmet-decision-scorecards-missing = Application { $number }: scorecards are missing.
unmet-decision-spread-not-minuted = Application { $number }: the scorecards lie far apart. Write what was found.
unmet-decision-twice = Application { $number }: it is in the decision twice.
unmet-plan-too-few-tranches = The plan needs at least two tranches.
unmet-plan-sum = The tranches add up to { $sum-money }. The grant is { $grant-money }.
unmet-plan-currencies = The tranches are not all in the same currency.
unmet-plan-last-before-final-report = The last tranche must wait for the final report.
unmet-plan-last-too-small = The last tranche must keep at least { $least-money }, or { $share-bp } of the grant.
unmet-plan-amount = Tranche { $position }: enter an amount greater than zero.
unmet-plan-condition = Tranche { $position }: the condition is not possible here.
unmet-plan-dates = Tranche { $position }: the date must follow that of the previous tranche.
unmet-plan-position = Tranche { $position }: the number does not follow.
unmet-ledger-sign = The sign of the amount does not fit this entry.
unmet-ledger-payment = This entry must name its payment, and only such an entry may.
unmet-agreement-grant-missing = Enter the amount of the grant.
unmet-agreement-lines-sum = The budget lines add up to { $sum-money }. The grant is { $grant-money }.
unmet-agreement-currencies = The budget lines are not all in the currency of the grant.
unmet-agreement-dates = The end must come after the start.
unmet-closeout-reports = { $count ->
    [one] One report is not accepted yet.
   *[other] { $count } reports are not accepted yet.
}
unmet-closeout-tranches = { $count ->
    [one] One tranche is still open.
   *[other] { $count } tranches are still open.
}
unmet-closeout-payments = { $count ->
    [one] One payment is still under way.
   *[other] { $count } payments are still under way.
}
unmet-closeout-findings = { $count ->
    [one] One finding is still open.
   *[other] { $count } findings are still open.
}
unmet-closeout-outstanding = { $outstanding-money } remains to be accounted for or refunded.
unmet-evaluation-call-not-in-evaluation = This call is not under review.
unmet-report-comment-missing = Write what must be corrected, in one section at least.
unmet-report-decision-missing = Spending exceeds the line by { $over-money }. Write your decision.
unmet-report-line-note-missing = Spending exceeds the line by { $over-money }. Explain why.
unmet-report-earlier-not-accepted = { $count ->
    [one] One earlier report must be accepted first.
   *[other] { $count } earlier reports must be accepted first.
}
unmet-report-reviewed-by-its-submitter = You sent this report. Somebody else must review it.
unmet-report-date-outside-period = The date must lie between { $from } and { $to }.
unmet-report-line-missing = Choose a budget line.
unmet-report-over-grant = Spending comes to { $spent-money }. The grant is { $grant-money }.
unmet-email-taken = This address already has an account.
unmet-too-many-lots = A call has { $max } lots at most.
unmet-agreement-exists = This application already has an agreement.
unmet-agreement-text-not-ready = The text of the agreement is being prepared. Try again in a minute.
unmet-code-missing = Ask for a code, then enter it here.
unmet-payment-account-changed = The bank account has changed since this was prepared. Cancel this payment and prepare another.
unmet-payment-value-date = The value date must be within 60 days of today.
unmet-reason-missing = Write why.
unmet-member-already = This person is already a member of the organisation.
unmet-partner-identity-locked = The name, country and number of a verified organisation no longer change here. Write to the programme team.

line-label = Line { $line }
label-sentence = { $label }: { $sentence }
unmet-too-many-running-grants = { $count ->
    [one] The organisation already has a grant running: { $grants }. This call allows { $most } at most.
   *[other] The organisation already has { $count } grants running: { $grants }. This call allows { $most } at most.
}
