# Letters. One name for each event: subject, text (one paragraph a line), action (the button).
mail-greeting = Hello { $name },
mail-footer = This message is sent by Kafo. Applying is free: nobody may ask you for money.
mail-fact-receipt = Receipt:
mail-fact-received = Received:
mail-fact-arrived = Arrived:
mail-fact-time = Universal time (UTC):
mail-fact-hash = SHA-256 fingerprint:
mail-user-registered-subject = Confirm your address
mail-user-registered-text = You created a Kafo account. Confirm your address with the link below. It is valid for two days. If this was not you, do nothing.
mail-user-registered-action = Confirm my address
mail-password-reset-subject = Choose a new password
mail-password-reset-text = Somebody asked for a new password for this account. The link below is valid for one hour. If this was not you, do nothing: your password stays the same.
mail-password-reset-action = Choose a password
mail-staff-invited-subject = You are invited to work in Kafo
mail-staff-invited-text = An account was prepared for you. Choose your password with the link below. It is valid for seven days.
mail-staff-invited-action = Accept the invitation
mail-registration-repeated-subject = You already have an account
mail-registration-repeated-text = Someone tried to open an account with the address { $email }. You already have an account: sign in, or ask for a new password. If this was not you, do nothing.
mail-registration-repeated-action = Sign in
mail-member-invited-subject = { $by } invites you to join { $partner }
mail-member-invited-text = { $by } invites you to join { $partner } in Kafo. The link below works for seven days. If you do not know this organisation, do nothing.
mail-member-invited-action = See the invitation
mail-signing-code-subject = Your code to sign: { $code }
mail-signing-code-text =
    Here is the code to sign agreement { $number }, for { $amount }: { $code }
    It is valid for ten minutes and works once. Do not give it to anybody.
mail-partner-submitted-subject = Organisation to verify: { $partner }
mail-partner-submitted-text = { $partner } has sent its profile. It awaits your verification.
mail-partner-submitted-action = See the organisation
mail-partner-verified-subject = Your organisation is verified
mail-partner-verified-text = { $partner } is verified. There is nothing else for you to do.
mail-partner-verified-action = See my organisation
mail-partner-refused-subject = Your organisation could not be verified
mail-partner-refused-text = The verification of { $partner } was refused. Reason: { $reason }
mail-partner-refused-action = See what is missing
mail-partner-suspended-subject = Your organisation is suspended
mail-partner-suspended-text = { $partner } is suspended. Reason: { $reason }
mail-partner-suspended-action = See my organisation
mail-call-review-subject = Call to review: { $code }
mail-call-review-text = Call { $code }, “{ $title }”, awaits your review before publication.
mail-call-review-action = Review the call
mail-proposal-submitted-subject = Application { $number } received
mail-proposal-submitted-text = Your application “{ $title }” has arrived. It can no longer be changed. Keep this message: it proves the date and content of what you sent.
mail-proposal-submitted-action = See the receipt
mail-proposal-withdrawn-subject = Application { $number } withdrawn
mail-proposal-withdrawn-text = The application “{ $title }” was withdrawn at your request. It will not be evaluated.
mail-proposal-withdrawn-action = Open the application
mail-proposal-late-subject = Application { $number }: after the deadline
mail-proposal-late-text = The application “{ $title }” was sent after the deadline. It was not received.
mail-proposal-late-action = Open the application
mail-proposal-eligible-subject = Application { $number } is eligible
mail-proposal-eligible-text = The application “{ $title }” is eligible. The committee will evaluate it.
mail-proposal-eligible-action = Open the application
mail-proposal-ineligible-subject = Application { $number } is not eligible
mail-proposal-ineligible-text = The application “{ $title }” is not eligible. The reasons are in your space.
mail-proposal-ineligible-action = Open the application
mail-evaluator-assigned-subject = An application to evaluate: { $number }
mail-evaluator-assigned-text = Application { $number } is assigned to you. Before it opens, you will say whether you have an interest.
mail-evaluator-assigned-action = See my evaluations
mail-evaluator-recused-subject = An evaluator stepped back: { $number }
mail-evaluator-recused-text = An evaluator declared an interest in application { $number }. Assign it to somebody else.
mail-evaluator-recused-action = See the calls
mail-decision-award-subject = Your application { $number } is selected
mail-decision-award-text =
    The application “{ $title }” is selected for call { $code }. Score: { $points } out of 100. Amount awarded: { $amount }.
    { $conditions }
    Say in your space whether you accept.
mail-decision-award-action = Open the application
mail-decision-reserve-subject = Your application { $number } is on the reserve list
mail-decision-reserve-text =
    The application “{ $title }” scored { $points } out of 100 for call { $code }. It is on the reserve list. { $reason }
    Points and reasons for each criterion are in your space.
mail-decision-reserve-action = Open the application
mail-decision-reject-subject = Your application { $number } is not selected
mail-decision-reject-text =
    The application “{ $title }” scored { $points } out of 100 for call { $code }. It is not selected. { $reason }
    Points and reasons for each criterion are in your space.
mail-decision-reject-action = Open the application
mail-decisions-subject = Call { $code }: the decisions on your applications
mail-decisions-text =
    This is what was decided on your applications for call { $code }.
    { $lines }
    Conditions, points and reasons for each criterion are in your space. If an application is selected, say there whether you accept.
mail-decisions-action = See my applications
mail-decisions-line-award = { $number }, “{ $title }”: selected. Score: { $points } out of 100. Amount awarded: { $amount }.
mail-decisions-line-reserve = { $number }, “{ $title }”: on the reserve list. Score: { $points } out of 100.
mail-decisions-line-reject = { $number }, “{ $title }”: not selected. Score: { $points } out of 100.
mail-agreement-to-sign-subject = Agreement { $number } to sign
mail-agreement-to-sign-text = The agreement for “{ $title }”, for { $amount }, is ready. Read it; then the authorised person signs it in the portal.
mail-agreement-to-sign-action = Read and sign
mail-agreement-countersign-subject = Agreement { $number }: to sign for the organisation
mail-agreement-countersign-text = The partner has signed the agreement for “{ $title }”. It awaits the signature of the organisation.
mail-agreement-countersign-action = See the agreement
mail-agreement-in-force-subject = Agreement { $number } in force
mail-agreement-in-force-text = Both parties have signed the agreement for “{ $title }”. The signed document is in your space. The first payment can be prepared.
mail-agreement-in-force-action = See the project
mail-payment-released-subject = Payment { $reference } sent
mail-payment-released-text = We have sent { $amount }. When the sum is on your account, confirm it in your space, with the date and amount received.
mail-payment-released-action = Confirm receipt
mail-report-submitted-subject = Report { $position } received: { $number }
mail-report-submitted-text = Report { $position } of the project “{ $title }” awaits your reading.
mail-report-submitted-action = See the report
mail-report-receipt-subject = Report { $position } sent: { $number }
mail-report-receipt-text = Report { $position } of the project “{ $title }” has reached us. Keep this receipt. We will write to you when the report has been read.
mail-report-receipt-action = See the receipt
mail-report-returned-subject = Report { $position } to correct
mail-report-returned-text = Report { $position } of the project “{ $title }” is returned to you with comments. Correct the named parts and send it again.
mail-report-returned-action = See the report
mail-report-accepted-subject = Report { $position } accepted
mail-report-accepted-text = Report { $position } of the project “{ $title }” is accepted. The next payment can be prepared.
mail-report-accepted-action = See the report
mail-report-due-subject = Report { $position } due on { $due }
mail-report-due-text = Report { $position } of the project “{ $title }” is due on { $due }. The next tranche depends on it.
mail-report-due-action = See the report
mail-report-overdue-subject = Report { $position } is late
mail-report-overdue-text = Report { $position } of the project “{ $title }” was due on { $due }. The next tranche is on hold until it is accepted.
mail-report-overdue-action = See the report
mail-greeting-plain = Hello,
mail-fact-country = Country:
mail-fact-sector = Sector:
mail-fact-deadline = Deadline:
mail-all-countries = all
mail-all-sectors = all
mail-stop = Stop getting new calls
mail-change = Change your choices
mail-subscription-confirm-subject = Please confirm: new calls by e-mail
mail-subscription-confirm-text =
    Somebody asked for new calls for proposals at this address. Countries: { $countries }. Sectors: { $sectors }.
    Confirm with the link below. It works for two days. If it was not you, do nothing: your address will be forgotten.
mail-subscription-confirm-action = Confirm my address
mail-subscription-known-subject = You already get new calls
mail-subscription-known-text = Somebody asked for new calls for proposals at this address. You get them already, and nothing has changed. The link below shows your choices.
mail-subscription-known-action = See my choices
mail-call-new-subject = New call: { $title }
mail-call-new-text =
    { $title }
    { $summary }
mail-call-new-action = Read the call
mail-paper-ending-subject = { $partner }: a paper expires on { $day }
mail-paper-ending-text = Paper: { $paper }. It is valid until { $day }. After that day no application can be sent and no payment leaves until the new paper is uploaded.
mail-paper-ending-action = Upload the new paper
mail-partner-merged-subject = { $partner } and { $kept } are merged
mail-partner-merged-text = { $partner } and { $kept } are the same organisation: the programme team merged the two registrations. From now on act for { $kept }. Your applications can still be seen.
mail-partner-merged-action = See the organisation
mail-signatory-changed-subject = { $partner }: change of signatory
mail-signatory-changed-text = { $partner } has a new signatory. The organisation is now bound by: { $names }. If this surprises you, write to the programme team at once.
mail-signatory-changed-action = See the members
mail-fact-changed = What changes:
mail-call-amended-subject = Call { $code } amended
mail-call-amended-text =
    The call “{ $title }”, for which your organisation has a draft or an application, was amended (amendment No. { $number }).
    Reason: { $reason }
mail-call-amended-action = See what changed
mail-call-cancelled-subject = Call { $code } cancelled
mail-call-cancelled-text =
    The call “{ $title }”, for which your organisation has a draft or an application, is cancelled. Nobody can answer it any more.
    Reason: { $reason }
mail-call-cancelled-action = See the call
mail-question-published-subject = Call { $code }: an answer is published
mail-question-published-text =
    A question about the call “{ $title }” was answered.
    Question: { $question }
    Answer: { $answer }
mail-question-published-action = Read all answers
mail-question-set-aside-subject = Call { $code }: reply to your question
mail-question-set-aside-text =
    Your question about the call “{ $title }”: { $question }
    Reply: { $reply }
mail-question-set-aside-action = See the call
mail-answer-corrected-subject = Call { $code }: an answer was corrected
mail-answer-corrected-text =
    A published answer about the call “{ $title }” was corrected. This is what it says now.
    Question: { $question }
    Answer: { $answer }
mail-answer-corrected-action = Read all answers
mail-fact-sections = Sections to correct:
mail-fact-answer-by = Send back by:
mail-proposal-returned-subject = Application { $number }: corrections asked for
mail-proposal-returned-text =
    The programme team asks you to correct the application “{ $title }”.
    Only the sections named below can be changed. Correct them, then a signatory sends the application again. After the date, the version already sent counts again.
mail-proposal-returned-action = Correct the application
mail-proposal-counts-again-subject = Application { $number }: the version already sent counts
mail-proposal-counts-again-text = The date given to correct the application “{ $title }” has passed. The version that you had sent counts again. Corrections that were not sent were not kept.
mail-proposal-counts-again-action = Open the application
mail-draft-closing-subject = Application { $number }: { $days } left to send it
mail-draft-closing-text =
    Your application “{ $title }”, for the call { $code }, has not been sent yet. There are { $days } left.
    Finish the sections, then a signatory sends it. After the deadline it can no longer be received.
mail-draft-closing-action = Continue the application
