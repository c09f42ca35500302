# Evaluations: assignment, declaration of interest, scorecard.

evaluations-title = Evaluations
evaluations-none-yet = No evaluator has been assigned yet.
evaluations-empty = No application is assigned to you.
evaluations-progress = { $done } of { $all } applications scored
evaluations-group-todo = To start
evaluations-group-progress = In progress
evaluations-group-done = Handed in
evaluations-open-todo = Start
evaluations-open-progress = Continue
evaluations-open-done = Read again
evaluations-total = Score out of 100
evaluations-total-label = Score out of 100
evaluations-caption = Application { $number } · call { $call }
evaluations-declare-title = Declaration of interest
evaluations-declare-lead = Before this file opens, say whether any interest ties you to the organisation or to these people.
evaluations-representative = Represented by
evaluations-members = Members
evaluations-declare-question = Do you have an interest in this application?
evaluations-declare-hint = For example: family, work, money, friendship or a dispute with the organisation or one of these people.
evaluations-declare-no = No, no interest
evaluations-declare-yes = Yes, I have an interest
evaluations-declare-reason = Which one?
evaluations-declare-reason-hint = If yes. The file then leaves your list and the programme officer is told.
evaluations-recused = Your interest is recorded. The file has left your list.
evaluations-score-title = Score application { $number }
evaluations-file-caption = Application { $number } · { $country }, { $place }
evaluations-read = Read the application
evaluations-score = Score ({ $scored } of { $all })
evaluations-scorecard = Scorecard
evaluations-yours = Your scores
evaluations-scored-of = of { $of } scored
evaluations-of-100 = out of 100
evaluations-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
evaluations-score-of = { $score } out of { $max }
evaluations-reason = Reason
evaluations-reason-up-to = Reason (required up to { $limit })
evaluations-comment = General comment
evaluations-declared-on = You declared that you have no interest on { $day }.
evaluations-hand-in = Hand in
evaluations-interest-later = I now see an interest
evaluations-interest-later-text = Your access to the file ends at once and your scores no longer count.
evaluations-interest-later-button = Declare this interest
evaluations-over = The ranking is established: this application is no longer scored.
evaluations-others = Other scores handed in
evaluations-saved = Your scores are saved.
evaluations-handed-in = Your scorecard is handed in.
evaluations-assign-title = Assign evaluators
evaluations-assign-lead = { $count ->
    [one] Each eligible application needs at least { $count } scorecard.
   *[other] Each eligible application needs at least { $count } scorecards.
}
evaluations-no-evaluators = No evaluator has a role for this call. The administrator can invite some.
evaluations-nothing-to-assign = No eligible application waits for an evaluator.
evaluations-assign-table = Evaluators by application
evaluations-have = Evaluators
evaluations-have-label = Evaluators
evaluations-load = { $assigned } assigned, { $done } handed in
evaluations-closed-member = member of the organisation
evaluations-closed-checker = checked eligibility
evaluations-box = Assign { $number } to { $name }
evaluations-assign-button = Assign what is ticked
evaluations-assigned = The evaluators have been told.
unmet-assign-nothing = Tick at least one box.
unmet-assign-not-now = This call is not, or no longer, in evaluation.
unmet-assign-proposal-not-eligible = One of the applications is not eligible, or is ranked already.
unmet-evaluator-without-role = { $name } is no evaluator for this call ({ $number }).
unmet-evaluator-of-the-applicant = { $name } is a member of the organisation behind { $number }.
unmet-evaluator-assigned-already = { $name } already evaluates { $number }.
unmet-evaluator-checked-eligibility = { $name } checked the eligibility of { $number } and cannot score it.
unmet-interest-missing = Say whether you have an interest in this application.
unmet-evaluation-over = The ranking is established: this application is no longer scored.
