# Le classement et les décisions d'un appel.

decisions-ranking = Classement
decisions-ranking-lead = Note de passage : { $pass }. Écart à discuter au-delà de { $spread } points. Au moins { $needed } fiches par dossier.
decisions-ranking-of = Classement, { $lot }
decisions-envelope-use = { $awarded } proposés sur une enveloppe de { $envelope }.
decisions-rank = Rang
decisions-rank-label = Rang
decisions-score = Note
decisions-score-label = Note
decisions-spread = Écart
decisions-spread-label = Écart
decisions-spread-over = À discuter
decisions-adjusted = Rang corrigé
decisions-adjusted-label = Rang corrigé de la sévérité
decisions-requested-label = Demandé
decisions-cumulated = Cumul
decisions-cumulated-label = Cumul
decisions-proposed = Proposé
decisions-money-ends = L'enveloppe de { $envelope } s'arrête ici.
decisions-hidden = Vous avez déclaré un intérêt dans ce dossier.
decisions-reserve-place = n° { $place }
decisions-place = rang { $place }
decisions-below-pass-mark = Sous la note de passage.
decisions-floor-section = { $name } : { $reached } au lieu de { $floor } au moins.
decisions-floor-criterion = { $name } : { $reached } au lieu de { $floor } au moins.
decisions-tied = À égalité avec un voisin.
decisions-own-open = { $count ->
    [one] Rendez d'abord votre notation. Il vous en reste { $count } dans cet appel.
   *[other] Rendez d'abord vos notations. Il vous en reste { $count } dans cet appel.
}
decisions-waiting = { $count ->
    [one] { $count } dossier attend sa vérification ou ses évaluateurs.
   *[other] { $count } dossiers attendent leur vérification ou leurs évaluateurs.
}
decisions-nothing-ranked = Aucun dossier n'a encore assez de fiches.
decisions-incomplete = Fiches manquantes
decisions-scorecards = { $have } sur { $needed }
decisions-without = Sans l'un des évaluateurs
decisions-without-text = Ce que changerait l'absence de ses fiches.
decisions-move = { $number } : rang { $from } → { $to }
decisions-no-change = aucun changement
decisions-ends-elsewhere = L'enveloppe s'arrête avant le rang { $place }. Y aller.
decisions-more = et encore { $count }
decisions-places-only = { $count ->
    [one] { $count } autre dossier change seulement de rang
   *[other] { $count } autres dossiers changent seulement de rang
}
decisions-no-other-change = aucun autre changement
decisions-established = Le classement est établi.
decisions-establish = Établir le classement
decisions-establish-text = La notation prend fin et les dossiers passent à la décision.
decisions-establish-not-yet = Pas encore possible
decisions-ranking-established = Le classement est établi.
decisions-take = Décider
decisions-lead = Ce que le classement propose est déjà choisi. Une autre décision demande un motif ; un montant plus petit demande une condition.
decisions-decision = Décision
decisions-outcome = Décision
decisions-amount = Montant accordé
decisions-amount-hint = Vide : le montant demandé
decisions-conditions = Conditions
decisions-reason = Motif, dans la lettre à l'organisation
decisions-spread-note = Ce qui a été constaté sur l'écart entre les fiches
decisions-check = Vérifier les décisions
decisions-confirm-title = Confirmer les décisions
decisions-words = Motif et conditions
decisions-warning = { $count ->
    [one] Ces décisions sont définitives. { $count } lettre part aussitôt.
   *[other] Ces décisions sont définitives. { $count } lettres partent aussitôt.
}
decisions-confirm = Confirmer et envoyer les lettres
decisions-taken = Les décisions sont prises. Les lettres partent.
decisions-taken-table = Décisions prises
unmet-ranking-not-in-evaluation = L'appel n'est pas en évaluation.
unmet-ranking-proposals-waiting = Dossiers qui attendent leur vérification ou leurs évaluateurs : { $count }.
unmet-ranking-scorecards-missing = Dossier { $number } : { $have } sur { $needed } fiches.
unmet-ranking-nothing-to-rank = Il n'y a aucun dossier à classer.
unmet-ranking-established = Le classement est déjà établi.
unmet-ranking-by-a-recused = Vous avez déclaré un intérêt dans cet appel. Une autre personne établit le classement.
unmet-decision-by-a-recused = Vous avez déclaré un intérêt dans cet appel. Une autre personne décide.
unmet-decision-ranking-not-established = Le classement n'est pas encore établi.
