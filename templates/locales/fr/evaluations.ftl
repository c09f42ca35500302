# Les évaluations : attribution, déclaration d'intérêts, fiche de notation.

evaluations-title = Évaluations
evaluations-none-yet = Aucun évaluateur n'est encore désigné.
evaluations-empty = Aucun dossier ne vous est attribué.
evaluations-progress = { $done } sur { $all } dossiers notés
evaluations-group-todo = À commencer
evaluations-group-progress = En cours
evaluations-group-done = Rendues
evaluations-open-todo = Commencer
evaluations-open-progress = Continuer
evaluations-open-done = Relire
evaluations-total = Note sur 100
evaluations-total-label = Note sur 100
evaluations-caption = Dossier { $number } · appel { $call }
evaluations-declare-title = Déclaration d'intérêts
evaluations-declare-lead = Avant d'ouvrir ce dossier, dites si un intérêt vous lie à l'organisation ou à ces personnes.
evaluations-representative = Représentée par
evaluations-members = Membres
evaluations-declare-question = Avez-vous un intérêt dans ce dossier ?
evaluations-declare-hint = Par exemple : famille, emploi, argent, amitié ou conflit avec l'organisation ou une de ces personnes.
evaluations-declare-no = Non, aucun intérêt
evaluations-declare-yes = Oui, j'ai un intérêt
evaluations-declare-reason = Lequel ?
evaluations-declare-reason-hint = Si oui. Le dossier quitte alors votre liste et le chargé de programme est informé.
evaluations-recused = Votre intérêt est enregistré. Le dossier a quitté votre liste.
evaluations-score-title = Noter le dossier { $number }
evaluations-file-caption = Dossier { $number } · { $country }, { $place }
evaluations-read = Lire le dossier
evaluations-score = Noter ({ $scored } sur { $all })
evaluations-scorecard = Fiche de notation
evaluations-yours = Votre notation
evaluations-scored-of = sur { $of } notés
evaluations-of-100 = sur 100
evaluations-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
evaluations-score-of = { $score } sur { $max }
evaluations-reason = Justification
evaluations-reason-up-to = Justification (obligatoire jusqu'à { $limit })
evaluations-comment = Remarque d'ensemble
evaluations-declared-on = Vous avez déclaré n'avoir aucun intérêt le { $day }.
evaluations-hand-in = Rendre la notation
evaluations-interest-later = Un intérêt m'apparaît maintenant
evaluations-interest-later-text = Votre accès au dossier prend fin aussitôt et votre notation ne compte plus.
evaluations-interest-later-button = Déclarer cet intérêt
evaluations-over = Le classement est établi : ce dossier n'est plus noté.
evaluations-others = Autres notes rendues
evaluations-saved = Votre notation est enregistrée.
evaluations-handed-in = Votre notation est rendue.
evaluations-assign-title = Attribuer les évaluateurs
evaluations-assign-lead = { $count ->
    [one] Chaque dossier recevable a besoin d'au moins { $count } notation.
   *[other] Chaque dossier recevable a besoin d'au moins { $count } notations.
}
evaluations-no-evaluators = Aucun évaluateur n'a de rôle pour cet appel. L'administrateur peut en inviter.
evaluations-nothing-to-assign = Aucun dossier recevable n'attend d'évaluateur.
evaluations-assign-table = Évaluateurs par dossier
evaluations-have = Évaluateurs
evaluations-have-label = Évaluateurs
evaluations-load = { $assigned } attribués, { $done } rendus
evaluations-closed-member = membre de l'organisation
evaluations-closed-checker = a vérifié la recevabilité
evaluations-box = Attribuer { $number } à { $name }
evaluations-assign-button = Attribuer les cases cochées
evaluations-assigned = Les évaluateurs sont prévenus.
unmet-assign-nothing = Cochez au moins une case.
unmet-assign-not-now = Cet appel n'est pas, ou plus, en évaluation.
unmet-assign-proposal-not-eligible = Un des dossiers n'est pas recevable, ou il est déjà classé.
unmet-evaluator-without-role = { $name } n'est pas évaluateur pour cet appel ({ $number }).
unmet-evaluator-of-the-applicant = { $name } est membre de l'organisation du dossier { $number }.
unmet-evaluator-assigned-already = { $name } évalue déjà le dossier { $number }.
unmet-evaluator-checked-eligibility = { $name } a vérifié la recevabilité du dossier { $number } et ne peut pas le noter.
unmet-interest-missing = Dites si vous avez un intérêt dans ce dossier.
unmet-evaluation-over = Le classement est établi : ce dossier n'est plus noté.
