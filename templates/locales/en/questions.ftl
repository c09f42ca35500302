# Questions about a call: asked in private, answered in public.

questions-title = Questions and answers
questions-none = No question has been answered yet.
questions-answered-on = Answer published on { $date }
questions-until = An organisation may ask a question until { $date }.
questions-ended = Questions are no longer taken for this call.
questions-ask = Ask a question
questions-sign-in = Sign in to ask a question
questions-ask-lead = Only the programme's team reads your question. The answer is published on the page of the call, without saying who asked.
questions-ask-hint = Write nothing confidential about your project.
questions-partner = Organisation
questions-send = Send the question
questions-own = Your questions
questions-read-answer = Read the answer (question { $number })
questions-reply = Private reply
questions-back-to-call = Back to the call
questions-flash-asked = Your question is sent. You will get an e-mail with the answer.

## Programme area
questions-office-title = Questions about calls
questions-office-none = No question here.
questions-waiting = { $count ->
    [0] No question awaits an answer.
    [one] { $count } question awaits an answer.
   *[other] { $count } questions await an answer.
}
questions-see = See the questions
questions-state = State
questions-found = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
questions-call = Call
questions-asked-by = Asked by
questions-asked-at = On
questions-one = Question
questions-as-asked = The question as it was asked
questions-private = Who asked stays between us: nothing that is published may say it.
questions-see-call = See the call
questions-publish-title = Publish the question and its answer
questions-publish-text = They appear on the page of the call. Every organisation with a draft or an application gets an e-mail.
questions-question-hint = Rewrite the question without naming the organisation, in the languages of the call.
questions-publish = Publish the answer
questions-set-aside-title = Set the question aside
questions-set-aside-text = The call answers it already, or it is about something else. Nothing is published; whoever asked gets your reply.
questions-set-aside = Set aside and reply
questions-published-as = Published as number { $number }
questions-flash-published = The answer is published.
questions-flash-set-aside = The question is set aside, with your reply.
questions-corrected-on = Corrected on { $date }
questions-before = What it said before
questions-until-correction = Until { $date }
questions-correct-title = Correct the question or the answer
questions-correct-text = The page of the call shows the correction, its date and what it said before. Every organisation with a draft or an application gets an e-mail.
questions-correct = Publish the correction
questions-flash-corrected = The correction is published.
