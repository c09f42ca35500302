# The programme's overview.

dashboard-title = Programme overview
dashboard-programmes = Programmes
dashboard-only = Figures of:
dashboard-empty = Your roles show no programme.
dashboard-todo = To do this week
dashboard-people = People reached
dashboard-reached = Reached
dashboard-planned-short = Planned
dashboard-planned = Planned under agreements
dashboard-target = Planned by the programme
dashboard-women = Women and girls
dashboard-reached-of = { $part } people reached of { $whole } planned
dashboard-reached-note = From accepted reports.
dashboard-planned-of = { $part } of { $whole } planned under agreements
dashboard-signed = Agreements signed
dashboard-planned-calls = Agreements planned
dashboard-late = Late reports
dashboard-late-none = No report is late.
dashboard-funnel = The way of the proposals
dashboard-funnel-hint = Each stage, in number and as a share of those submitted. A withdrawn proposal only counts as started.
dashboard-stage = Stage
dashboard-share = Share
dashboard-funnel-started = Started
dashboard-funnel-submitted = Submitted
dashboard-funnel-eligible = Eligible
dashboard-funnel-scored = Scored
dashboard-funnel-awarded = Awarded
dashboard-funnel-signed = Agreements signed
dashboard-map = Signed projects by country
dashboard-money = Money by country
dashboard-money-hint = Each country in its currency; countries are not added up.
dashboard-committed = Committed
dashboard-paid = Paid
dashboard-accepted = Spending accepted
dashboard-people-by-country = People by country
dashboard-figure = Figure
dashboard-value = Value
dashboard-unit = Unit
dashboard-unit-people = people
dashboard-unit-number = number
dashboard-signed-of = { $part ->
    [one] { $part } agreement signed of { $whole }
   *[other] { $part } agreements signed of { $whole }
}
dashboard-waiting = { $count ->
    [one] { $count } more person is declared in reports to check.
   *[other] { $count } more people are declared in reports to check.
}
dashboard-late-count = { $count ->
    [one] { $count } late report
   *[other] { $count } late reports
}
