# The ranking and the decisions of a call.

decisions-ranking = Ranking
decisions-ranking-lead = Pass mark: { $pass }. A spread over { $spread } points is discussed. At least { $needed } scorecards for each application.
decisions-ranking-of = Ranking, { $lot }
decisions-envelope-use = { $awarded } proposed from an envelope of { $envelope }.
decisions-rank = Rank
decisions-rank-label = Rank
decisions-score = Score
decisions-score-label = Score
decisions-spread = Spread
decisions-spread-label = Spread
decisions-spread-over = To discuss
decisions-adjusted = Adjusted rank
decisions-adjusted-label = Rank adjusted for severity
decisions-requested-label = Requested
decisions-cumulated = Cumulated
decisions-cumulated-label = Cumulated
decisions-proposed = Proposed
decisions-money-ends = The envelope of { $envelope } ends here.
decisions-hidden = You declared an interest in this application.
decisions-reserve-place = no. { $place }
decisions-place = rank { $place }
decisions-below-pass-mark = Under the pass mark.
decisions-floor-section = { $name }: { $reached } where at least { $floor } is needed.
decisions-floor-criterion = { $name }: { $reached } where at least { $floor } is needed.
decisions-tied = Equal to a neighbour.
decisions-own-open = { $count ->
    [one] Hand in your scorecard first. { $count } is left in this call.
   *[other] Hand in your scorecards first. { $count } are left in this call.
}
decisions-waiting = { $count ->
    [one] { $count } application waits for its check or its evaluators.
   *[other] { $count } applications wait for their check or their evaluators.
}
decisions-nothing-ranked = No application has enough scorecards yet.
decisions-incomplete = Missing scorecards
decisions-scorecards = { $have } of { $needed }
decisions-without = Without one of the evaluators
decisions-without-text = What leaving out their scorecards would change.
decisions-move = { $number }: rank { $from } → { $to }
decisions-no-change = no change
decisions-ends-elsewhere = The money ends before rank { $place }. Go there.
decisions-more = and { $count } more
decisions-places-only = { $count ->
    [one] { $count } other proposal only changes rank
   *[other] { $count } other proposals only change rank
}
decisions-no-other-change = no other change
decisions-established = The ranking is established.
decisions-establish = Establish the ranking
decisions-establish-text = Scoring ends and the applications go on to the decision.
decisions-establish-not-yet = Not possible yet
decisions-ranking-established = The ranking is established.
decisions-take = Decide
decisions-lead = What the ranking proposes is already chosen. Another decision needs a reason; a smaller amount needs a condition.
decisions-decision = Decision
decisions-outcome = Decision
decisions-amount = Amount awarded
decisions-amount-hint = Empty: the amount requested
decisions-conditions = Conditions
decisions-reason = Reason, in the letter to the organisation
decisions-spread-note = What was found about the spread between scorecards
decisions-check = Check the decisions
decisions-confirm-title = Confirm the decisions
decisions-words = Reason and conditions
decisions-warning = { $count ->
    [one] These decisions are final. { $count } letter leaves at once.
   *[other] These decisions are final. { $count } letters leave at once.
}
decisions-confirm = Confirm and send the letters
decisions-taken = The decisions are taken. The letters are leaving.
decisions-taken-table = Decisions taken
unmet-ranking-not-in-evaluation = The call is not in evaluation.
unmet-ranking-proposals-waiting = Applications that wait for their check or their evaluators: { $count }.
unmet-ranking-scorecards-missing = Application { $number }: { $have } scorecards of { $needed }.
unmet-ranking-nothing-to-rank = There is no application to rank.
unmet-ranking-established = The ranking is established already.
unmet-ranking-by-a-recused = You declared an interest in this call. Somebody else establishes the ranking.
unmet-decision-by-a-recused = You declared an interest in this call. Somebody else decides.
unmet-decision-ranking-not-established = The ranking is not established yet.
