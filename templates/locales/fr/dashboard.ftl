# Le suivi du programme.

dashboard-title = Suivi du programme
dashboard-programmes = Programmes
dashboard-only = Chiffres de :
dashboard-empty = Aucun programme n'est visible avec vos rôles.
dashboard-todo = À faire cette semaine
dashboard-people = Bénéficiaires
dashboard-reached = Atteints
dashboard-planned-short = Prévus
dashboard-planned = Prévus sous convention
dashboard-target = Prévus par le programme
dashboard-women = Dont femmes
dashboard-reached-of = { $part } personnes atteintes sur { $whole } prévues
dashboard-reached-note = Chiffres des rapports validés.
dashboard-planned-of = { $part } sur { $whole } prévus sous convention
dashboard-signed = Conventions signées
dashboard-planned-calls = Conventions prévues
dashboard-late = Rapports en retard
dashboard-late-none = Aucun rapport en retard.
dashboard-funnel = Parcours des dossiers
dashboard-funnel-hint = Chaque étape, en nombre et en part des dossiers envoyés. Un dossier retiré compte seulement comme commencé.
dashboard-stage = Étape
dashboard-share = Part
dashboard-funnel-started = Commencés
dashboard-funnel-submitted = Envoyés
dashboard-funnel-eligible = Recevables
dashboard-funnel-scored = Notés
dashboard-funnel-awarded = Retenus
dashboard-funnel-signed = Conventions signées
dashboard-map = Projets signés par pays
dashboard-money = Argent par pays
dashboard-money-hint = Chaque pays dans sa monnaie ; les pays ne s'additionnent pas.
dashboard-committed = Engagé
dashboard-paid = Payé
dashboard-accepted = Dépenses validées
dashboard-people-by-country = Personnes par pays
dashboard-figure = Chiffre
dashboard-value = Valeur
dashboard-unit = Unité
dashboard-unit-people = personnes
dashboard-unit-number = nombre
dashboard-signed-of = { $part ->
    [one] { $part } convention signée sur { $whole }
   *[other] { $part } conventions signées sur { $whole }
}
dashboard-waiting = { $count ->
    [one] { $count } personne de plus est déclarée dans des rapports à valider.
   *[other] { $count } personnes de plus sont déclarées dans des rapports à valider.
}
dashboard-late-count = { $count ->
    [one] { $count } rapport en retard
   *[other] { $count } rapports en retard
}
