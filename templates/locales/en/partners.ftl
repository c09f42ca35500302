# Partner organisations: their own pages, and those of staff.

partners-choose = My organisations
partners-new = Register another organisation
partners-new-lead = You become its first signatory.
partners-create = Register the organisation
partners-created = The organisation is registered. Complete its profile.
partners-about = About the organisation

## The profile
partners-profile = Profile
partners-state-submitted = Your profile is being verified. You can already apply, except to calls for verified organisations only.
partners-state-verified = Your organisation is verified. It can apply and be paid.
partners-state-expired = The verification has expired: no payment leaves. Update your papers and write to the programme's team.
partners-state-refused = Your organisation was not verified. Correct what the reason says, then send the profile again. You can still work on your drafts.
partners-state-suspended = Your organisation is suspended: it can neither send an application nor be paid. You can still work on your drafts. Settle what the reason says, then write to the programme team: only they can lift the suspension.
partners-valid-until = Verified until { $date }
partners-expired-on = Verification expired on { $date }
partners-missing-text = The profile can be sent for verification once everything is there.
partners-gap-declarations = Tick all declarations.
partners-complete = The profile is complete
partners-complete-text = Send it for verification. Name, country, registration and declarations will not change afterwards.
partners-submit = Send for verification
partners-submit-title = Send the profile for verification
partners-submit-lead = Read again the declarations that you make for the organisation.
partners-submit-warning = A false declaration can cancel a grant.
partners-submitted = The profile is sent. The programme's team will write to you.
partners-declared = Declarations
partners-declared-hint = All are needed to send the profile.
partners-edit-title = Profile of the organisation
partners-edit-lead = One page for each subject. Save whenever you like, even if not everything is filled in.
partners-edit-locked = What the verification rests on no longer changes here. Contacts and description do.
partners-saved = The profile is saved.
partners-short-name = Short name
partners-email = E-mail address of the organisation
partners-phone-hint = The programme's team calls this number before it accepts a change of bank account.
partners-website = Website
partners-representative = Legal representative
partners-representative-hint = The person who may bind the organisation.
partners-description = What the organisation does
partners-description-hint = Since when, where, with whom, and two or three completed projects.
partners-lang = Language of the organisation's letters
unmet-region-of-another-country = This region is not in the country you chose.

## Members
partners-members = Members
partners-members-manage = Manage members
partners-since = Since
partners-role-of = Role of { $name }
partners-role-signatory = Signatory: binds the organisation, sends applications, signs.
partners-role-editor = Editor: writes applications and reports.
partners-role-reader = Reader: reads, changes nothing.
partners-role-changed = The role is changed.
partners-invited = The invitation is on its way.
partners-invitations = Open invitations
partners-invitation-until = Works until
partners-invitation-cancel = Cancel the invitation
partners-invitation-cancelled = The invitation is cancelled.
partners-leave = Leave
partners-leave-title = Leave { $partner }?
partners-leave-text = You will no longer see its applications and projects. A signatory can invite you again.
partners-left = You have left the organisation.
partners-remove-title = Remove { $name }?
partners-remove-text = This person will no longer see anything of the organisation. What they did stays in the history.
partners-removed = The person is removed.
unmet-last-signatory = This is the last signatory. Name another one first.

## Papers
partners-papers = Papers of the organisation
partners-papers-lead = A missing or expired paper stops you from sending an application and from being paid, never from preparing an application. We write to you { $days } days before a paper ends, then at 30 and at 7 days.
partners-papers-manage = Manage papers
partners-paper-kind = Paper
partners-paper-added = The paper is added.
partners-paper-added-on = Added on { $date }
partners-paper-removed = The paper is removed.

## Bank account
partners-bank = Bank account
partners-bank-none = No account is declared.
partners-bank-present = Present account
partners-bank-change = Change the account
partners-bank-replace = Declare another account
partners-bank-declare = Declare an account
partners-bank-warning = Payments stop until two people have confirmed the new account.
partners-bank-lead = The account is in the name of the organisation. Two people of the team confirm it; one of them calls you back on the number known.
partners-bank-holder = Holder
partners-bank-holder-hint = The exact name of the organisation, as at the bank.
partners-bank-name = Bank
partners-bank-number = Account number or IBAN
partners-bank-number-hint = It is encrypted. Only the last four characters are shown afterwards.
partners-bank-send = Declare this account
partners-bank-declared = The account is declared. The team will confirm it.
partners-bank-declared-text = The account waits for the first confirmation.
partners-bank-confirmed-text = The account waits for the second confirmation.
partners-bank-verified-text = Payments can go to this account.
partners-bank-frozen-text = This account is frozen. Declare another one or write to the team.
partners-bank-declared-on = Declared on
partners-bank-declared-by = Declared by
partners-bank-verified-on = Verified on
partners-bank-first-by = First confirmation
partners-bank-second-by = Second confirmation
partners-bank-confirm = Confirm
partners-bank-first = First confirmation
partners-bank-first-text = Compare holder and bank with the proof of the account among the papers.
partners-bank-first-button = Confirm a first time
partners-bank-second = Second confirmation
partners-bank-second-text = Call the contact known before this change, not a number that came with it. Have them tell you the last four characters.
partners-bank-call = Number in the profile:
partners-bank-note = Note of the call
partners-bank-note-hint = Who, when, on which number, what was said.
partners-bank-second-button = Confirm a second time
partners-bank-wait = You made the first confirmation. Another person must make the second.
partners-bank-confirmed = First confirmation made. Another person must now call back.
partners-bank-verified = The account is verified. Payments can leave.
unmet-bank-number-form = Enter the number in letters and digits, 6 to 34 characters.
unmet-bank-number-digits = This IBAN has a typing error. Compare it with the bank's statement.

## Staff
partners-search = Name or registration number
partners-order = Those to verify first
partners-proposals = Applications sent
partners-updated = Updated on
partners-none-found = No organisation fits these filters.
partners-none = No organisation is registered in your countries.
partners-verify = Verify the organisation
partners-renew = Renew the verification
partners-verification = Verification
partners-verified-by = Verified by { $name } on { $date }
partners-verify-title = Verify an organisation
partners-verify-lead = Verified means: yes, yes, yes, no, no. Any other answer refuses the organisation, with your explanation.
partners-question-registration-valid = Is the registration valid and not expired?
partners-question-mandate-consistent = Does its mandate fit the programme?
partners-question-safeguards = Does it guard against fraud, exploitation and abuse?
partners-question-other-risks = Do you see other risks?
partners-question-risk-unacceptable = Is the risk, all in all, unacceptable?
partners-verify-note = Explanation
partners-verify-note-hint = Needed when an answer stands against it. The organisation will read it.
partners-verify-button = Save the verification
partners-verified = The organisation is verified for five years.
partners-refused = The organisation is refused. It has been told.
partners-suspend = Suspend the organisation
partners-suspend-text = The organisation can no longer apply or be paid. Its members receive the reason.
partners-suspend-reason-hint = The organisation will read it.
partners-suspended = The organisation is suspended.
partners-reinstate = End the suspension
partners-reinstate-text = The organisation is verified again, with the same dates.
partners-reinstated = The suspension has ended.

## Numbers
partners-missing = { $count ->
    [one] { $count } thing is missing
   *[other] { $count } things are missing
}
partners-invitations-open = { $count ->
    [one] { $count } open invitation
   *[other] { $count } open invitations
}
partners-count = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}

## Papers with dates
partners-papers-dated = Papers we ask for
partners-papers-others = Other files
partners-papers-due = Papers to bring up to date
partners-papers-due-text = Until they are here, no application can be sent and no payment leaves. You can go on preparing your applications.
partners-paper-issued = Issued on
partners-paper-until = Valid until
partners-paper-until-day = Valid until { $date }
partners-paper-no-end = No end date
partners-paper-numbered = no. { $number }
partners-paper-give = Upload
partners-paper-replace = Replace
partners-paper-replaces = It takes the place of the one you uploaded before.
partners-paper-other = Add another file
partners-paper-add-other = Add another file
partners-paper-number = Number of the paper
partners-paper-issued-on = Issued or signed on
partners-paper-expires-on = Last day of validity
partners-paper-expires-hint = Leave empty if the paper says that it has no end.
partners-paper-lead-registration = The receipt or certificate that proves the organisation is registered.
partners-paper-lead-statutes = The signed statutes, in their latest version.
partners-paper-lead-mandate = The minutes or the decision that names the person who stands for the organisation.
partners-paper-lead-tax-clearance = The certificate that taxes and contributions are paid.
unmet-partner-paper-missing = A paper is missing: { $paper }.
unmet-partner-paper-expired = This paper expired on { $expired-on }: { $paper }.
unmet-partner-merged = This organisation was merged with another one. Act for the one that remains.
unmet-paper-issued-later = This date is in the future. Enter the day written on the paper.
unmet-paper-ends-before = The last day of validity comes after the day on which the paper was issued.
unmet-paper-has-expired = This paper has already expired. Upload the new one.

## Duplicates
duplicates-title = Possible duplicates
duplicates-lead = Two registrations that are alike may be the same organisation. Compare, then decide.
duplicates-both = The two organisations
duplicates-alike = What is alike
duplicates-alike-name = Name
duplicates-alike-registration = Registration number
duplicates-alike-phone = Telephone
duplicates-alike-bank = Bank account
duplicates-alike-domain = Domain of the e-mail address
duplicates-found = Found on
duplicates-none-open = No duplicate waits for a decision.
duplicates-none = No pair in this state.
duplicates-count = { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
}
duplicates-pair = Is it the same organisation?
duplicates-since = Registered on
duplicates-is-merged = Merged with the other one
duplicates-decided-different = These are two different organisations.
duplicates-decided-merged = It is the same organisation: the two registrations are merged.
duplicates-tell-apart = They are two organisations
duplicates-tell-apart-text = The pair only comes back if something else is alike.
duplicates-tell-apart-button = They are different
duplicates-reason-hint = How you know it. The team will read it.
duplicates-merge = Merge the two registrations
duplicates-merge-lead = It is the same organisation: one registration stays, the other one leads to it.
duplicates-merge-button = Merge the two
duplicates-merge-stays = Applications, agreements and payments stay where they are: nothing of the history changes.
duplicates-merge-leads = The page of the merged organisation leads to the one that stays. Nothing can be sent in its name any more.
duplicates-merge-members = Its members join the one that stays. Its signatories become editors there, until a signatory of the one that stays decides otherwise.
duplicates-merge-undone = This cannot be undone.
duplicates-merge-reason-hint = How you know that it is the same organisation.
duplicates-keep = Which one stays?
duplicates-merged-into = This organisation was merged with another one.
duplicates-kept = See the one that stays
duplicates-took-in = Merged with this one:
duplicates-perhaps = Perhaps the same organisation:
duplicates-compare = Compare
duplicates-own = This organisation may be registered already
duplicates-own-text = Another registration looks like it. If it is yours, ask one of its signatories to invite you. If not, go on: the programme team will compare, you have nothing to do.
duplicates-own-merged = This registration was merged with { $name }: it is the same organisation. What you did here can still be seen.
duplicate-told-apart = Decision saved: these are two organisations.
duplicate-merged = The two registrations are merged. This is the one that stays.
unmet-merge-open-proposals = { $count ->
    [one] The other organisation has sent an application that still waits. Keep that one, or wait.
   *[other] The other organisation has sent { $count } applications that still wait. Keep that one, or wait.
}
unmet-merge-running-agreements = { $count ->
    [one] The other organisation has a running agreement. Keep that one, or wait for its end.
   *[other] The other organisation has { $count } running agreements. Keep that one, or wait for their end.
}

## The pages of the profile
partners-part-identity = Say who the organisation is
partners-part-contact = Give the addresses and the telephone
partners-part-representative = Name the legal representative and the board
partners-part-people = Name the contact people
partners-part-work = Describe the work and the means
partners-part-grants = List the grants received
partners-part-declarations = Make the declarations
partners-part-optional = Optional. Helps the verification.
partners-more-rows = Save and add rows
partners-board = Board
partners-board-text = The names are compared with the sanctions lists, like that of the representative.
partners-board-member = Member { $number }
partners-person-role = Position
partners-contacts = Contact people
partners-contact-person = Person { $number }
partners-people-text = The people whom the programme team can call, beside the representative.
partners-sectors = Sectors
partners-places = Places of work
partners-places-hint = The regions where the organisation works.
partners-yearly-budget = Budget of the last year
partners-yearly-budget-hint = With the currency, for example 12,000,000 FCFA.
partners-staff = People employed
partners-grants-text = The grants of the last five years, small ones too.
partners-grant = Grant { $number }
partners-grant-donor = Donor
partners-grant-title = For what
partners-grant-years = Years
partners-grant-amount = Amount
partners-matches = Matches with the sanctions lists
desk-duplicates = { $count ->
    [one] possible duplicate to compare
   *[other] possible duplicates to compare
}

## Second look, signatory
partners-second-look = Second look at the verification
partners-second-look-lead = Above the amount set by the call, an agreement waits until another person than the verifier has read the verification again.
partners-second-look-button = I have read it and agree
partners-second-look-by = Read again by { $name } on { $date }
partners-looked-again = The second look is saved.
partners-hand-over = Hand over my role as signatory
partners-hand-over-title = Hand over your role as signatory to { $name }?
partners-hand-over-text = { $name } will bind the organisation in your place: send applications, sign, declare the bank account. You become an editor. Only a signatory can give you this role back.
partners-hand-over-button = Hand over the role
partners-handed-over = The role of signatory is handed over. The members are told.
partners-signatory-replace = Replace a signatory
partners-signatory-replace-text = When the signatory can no longer confirm. First ask the organisation for minutes or a letter.
partners-signatory-from = Who is no longer a signatory
partners-signatory-to = Who becomes one
partners-signatory-reason-hint = What proves it, and why the signatory does not confirm.
partners-signatory-alone = The organisation has no other member. A member must be invited first.
unmet-partner-second-look = The verification of this organisation waits for a second look by another person than the verifier: the grant is above the amount set by the call.
unmet-second-look-same-person = You verified this organisation. Another person must look again.
partners-grants = Grants received
