# The first page after signing in: what waits, roles, organisations.
# The number stands before the sentence.

desk-profile = { $count ->
    [one] organisation profile to complete
   *[other] organisation profiles to complete
}
desk-factor = second factor to add to your account
desk-drafts = { $count ->
    [one] draft to finish
   *[other] drafts to finish
}
desk-awards = { $count ->
    [one] proposal awarded: accept or decline
   *[other] proposals awarded: accept or decline
}
desk-sign = { $count ->
    [one] agreement to sign
   *[other] agreements to sign
}
desk-confirm = { $count ->
    [one] payment to confirm
   *[other] payments to confirm
}
desk-report = { $count ->
    [one] report to send
   *[other] reports to send
}
desk-verify = { $count ->
    [one] organisation to verify
   *[other] organisations to verify
}
desk-publish = { $count ->
    [one] call to review and publish
   *[other] calls to review and publish
}
desk-questions = { $count ->
    [one] question about a call to answer
   *[other] questions about calls to answer
}
desk-eligibility = { $count ->
    [one] proposal to declare eligible or not
   *[other] proposals to declare eligible or not
}
desk-assign = { $count ->
    [one] eligible proposal to give to evaluators
   *[other] eligible proposals to give to evaluators
}
desk-review = { $count ->
    [one] report to check
   *[other] reports to check
}
desk-score = { $count ->
    [one] proposal to score
   *[other] proposals to score
}
desk-rank = { $count ->
    [one] ranking to establish
   *[other] rankings to establish
}
desk-decide = { $count ->
    [one] ranked proposal to decide on
   *[other] ranked proposals to decide on
}
desk-contract = { $count ->
    [one] agreement to prepare
   *[other] agreements to prepare
}
desk-approve-agreement = { $count ->
    [one] agreement to approve
   *[other] agreements to approve
}
desk-countersign = { $count ->
    [one] agreement to countersign
   *[other] agreements to countersign
}
desk-pay = { $count ->
    [one] instalment to pay
   *[other] instalments to pay
}
desk-approve-payment = { $count ->
    [one] payment to approve
   *[other] payments to approve
}
desk-release = { $count ->
    [one] payment to release
   *[other] payments to release
}
desk-fund = { $count ->
    [one] programme with published calls and no funds
   *[other] programmes with published calls and no funds
}
desk-bank = { $count ->
    [one] bank account to check
   *[other] bank accounts to check
}
desk-organisations = { $count ->
    [one] Your organisation
   *[other] Your organisations
}
desk-roles = { $count ->
    [one] Your role
   *[other] Your roles
}

desk-todo = Waiting for you
desk-nothing = Nothing is waiting for you today.
desk-no-programme = There is no programme yet. Create one: every call belongs to a programme.
desk-nobody = Your account has no organisation and no role yet.
desk-nobody-action = Register an organisation
desk-drafts-title = Your drafts
desk-parts = Where to go
desk-you = You
desk-role-everywhere = all countries
desk-role-programme = programme { $code }
desk-role-call = call { $code }
desk-part-dashboard = The programme's figures: people, proposals, money.
desk-part-programmes = What donors fund, and their money.
desk-part-calls = Write, review, publish, and follow the proposals received.
desk-part-partners = Organisations, their verification and their accounts.
desk-part-evaluations = The proposals given to you.
desk-part-agreements = Prepare, approve and sign agreements.
desk-part-payments = Instalments, payments and the ledger.
desk-part-reports = Reports expected, received and accepted.
desk-part-users = Staff accounts and their roles.
desk-part-proposals = Write and send your proposals.
desk-part-projects = Your agreements, payments and reports.
desk-part-organisation = Profile, members and bank account.
desk-returned = { $count ->
    [one] application to correct
   *[other] applications to correct
}
