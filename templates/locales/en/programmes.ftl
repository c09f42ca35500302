# Programmes: what donors fund.

programmes-title = Programmes
programmes-found = { $count ->
    [one] { $count } programme
   *[other] { $count } programmes
}
programmes-new = New programme
programmes-edit = Edit the programme
programmes-create = Create the programme
programmes-new-lead = A programme holds calls together with the funds that pay for them. Finance enters the funds afterwards.
programmes-empty-create = There is no programme yet. A call can only be published within one.
programmes-empty = No programme can be seen for now. An administrator creates them.
programmes-about = About it
programmes-other-languages = In the other languages
programmes-plan = In short
programmes-calls = Calls published
programmes-created = Created on
programmes-see-calls = See the calls
programmes-see-figures = See the figures
programmes-funds = Funds
programmes-funds-hint = What donors give. Every payment checks that enough is left.
programmes-funds-none = No funds are entered. Without funds no payment can leave. Somebody of finance enters them.
programmes-funds-none-short = None
programmes-total = Total in { $currency }
programmes-entered = Entered on
programmes-add-funds = Add funds
programmes-add-funds-lead = What one donor gives to the programme, in one currency. Enter each amount by itself.
programmes-donor-hint = The name of the organisation that gives
programmes-amount-hint = For example 250,000,000
programmes-confirm-title = Enter these funds?
programmes-after = Funds of the programme afterwards, in this currency
programmes-confirm-warning = These funds stay in the history: a mistake is corrected by one more entry. Check the donor, the currency and the zeros.
programmes-confirm = Enter the funds
programmes-code-hint = Short, of letters, digits and hyphens, for example MICRO-2027. It stays as it is once there is a call.
programmes-code-fixed = The programme has a call: its code stays as it is.
programmes-summary-hint = For whom, where, and what for
programmes-beneficiaries-hint = People reached directly, all calls together
programmes-flash-created = The programme is created. Finance may enter its funds.
programmes-flash-saved = The programme is saved.
programmes-flash-funded = The funds are entered.
programmes-correct = Correct
programmes-correction = Correction
programmes-correct-title = Correct a fund
programmes-correct-lead = What was entered stays visible. The difference is added below it, with its reason. For another currency or another donor, bring this fund down to 0 and add a new one.
programmes-correct-now = Entered so far
programmes-correct-used = Taken by payments, all funds together
programmes-correct-right = Right amount
programmes-correct-hint = What the donor gives in all; 0 to take this fund back
programmes-correct-reason-hint = For example: one zero too many, amendment by the donor. Everyone who sees the funds reads it.
programmes-correct-difference = Difference entered
programmes-correct-confirm-title = Enter this correction?
programmes-correct-confirm-warning = The correction stays in the history under your name. It changes what the programme can pay.
programmes-correct-confirm = Enter the correction
programmes-flash-corrected = The correction is entered.
unmet-fund-unchanged = This is the amount entered. Type the right amount.
unmet-fund-below-payments = Payments prepared or made take { $used-money } in this currency. The funds of the programme cannot go below that.
