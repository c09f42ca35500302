# Le dossier tel qu'on le lit : chargés de programme, évaluateurs, décideurs.

dossier-requested = Demandé
dossier-beneficiaries = Bénéficiaires
dossier-people = { $people }, dont { $women } femmes
dossier-months = { $months } mois
dossier-sections = Sections du dossier
dossier-problem = Problème
dossier-problem-title = Le problème
dossier-solution = Solution
dossier-solution-title = La solution proposée
dossier-starts-on = Début prévu : { $day }
dossier-place = Lieu
dossier-place-title = Lieu et consultation
dossier-communities = Communautés
dossier-consultation = Consultation
dossier-method = Méthode
dossier-participants = Participants
dossier-participants-text = { $women } femmes et { $men } hommes ; { $returnees } retournés, { $community } membres de la communauté ; { $youth } jeunes de 18 à 35 ans
dossier-needs = Besoins exprimés
dossier-people-caption = Personnes touchées par groupe, sexe et âge
dossier-group = Groupe
dossier-age-0-17 = 0 à 17 ans
dossier-age-18-35 = 18 à 35 ans
dossier-age-36 = 36 ans et plus
dossier-activities = Activités
dossier-activities-title = Activités et calendrier
dossier-activity = Activité
dossier-month = Mois
dossier-responsible = Responsable
dossier-results = Résultats
dossier-results-title = Résultats attendus
dossier-indicators = Indicateurs
dossier-indicator = Indicateur
dossier-baseline = Départ
dossier-target = Cible
dossier-verification = Vérification
dossier-budget = Budget
dossier-budget-title = Budget
dossier-budget-text = Coût total { $total } : subvention demandée { $requested }, apport propre { $own }.
dossier-by-heading = Budget par rubrique
dossier-heading = Rubrique
dossier-share = Part
dossier-lines = { $count ->
    [one] { $count } ligne de budget
   *[other] { $count } lignes de budget
}
dossier-line = Ligne
dossier-quantity = Quantité
dossier-unit-cost = Coût unitaire
dossier-own = Apport propre
dossier-files = Pièces jointes ({ $count })
dossier-files-title = Pièces jointes
dossier-no-files = Aucun fichier n'est joint.
dossier-file-gone = (le fichier n'est plus disponible)
dossier-frozen = Version { $number }, déposée le { $at }, accusé de dépôt { $receipt }.
received-of-call = Dossiers de { $code }
received-sealed = { $count ->
    [one] { $count } dossier est arrivé. L'appel est scellé : personne ne lit les dossiers avant leur ouverture.
   *[other] { $count } dossiers sont arrivés. L'appel est scellé : personne ne lit les dossiers avant leur ouverture.
}
received-order = Trier par
received-order-number = Numéro
received-order-requested = Montant demandé
received-order-partner = Organisation
received-order-submitted = Date de dépôt
received-none-received = Aucun dossier ne correspond.
received-received = { $count ->
    [one] { $count } dossier déposé
   *[other] { $count } dossiers déposés
}
received-submitted-at = Déposé le
received-submitted-label = Déposé le
received-beneficiaries-label = Bénéficiaires
received-progress = État du dossier
received-next = À faire
received-prepare-agreement = Préparer la convention
received-by = Par
received-partner-page = Voir l'organisation

## Le procès-verbal d'ouverture d'un appel scellé
openings-title = Procès-verbal d'ouverture
openings-lead = Ce qui était sous scellé au moment de l'ouverture. Ce procès-verbal est écrit une seule fois ; personne ne peut le modifier.
openings-opened-at = Ouverts le
openings-opened-by = Ouverts par
openings-hash = Empreinte SHA-256 du procès-verbal
openings-count = { $count ->
    [one] { $count } dossier reçu
   *[other] { $count } dossiers reçus
}
openings-receipt = Accusé de dépôt
openings-number = Dossier
openings-partner = Organisation
openings-utc = Reçu (heure universelle)
openings-sha256 = Empreinte SHA-256
openings-withdrawn = Retiré
openings-none = Aucun dossier n'avait été reçu.
openings-csv = Télécharger le tableau (CSV)
openings-json = Télécharger le procès-verbal (JSON)
openings-file = ouverture
