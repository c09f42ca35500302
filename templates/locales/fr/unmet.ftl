# Les conditions qui ne sont pas remplies : unmet-<code>, un code par règle du domaine. Chaque phrase dit comment y remédier.
# Variables : celles de la règle, avec des traits d'union ; montants et parts sont déjà écrits ($limit-money, $limit-bp).

unmet-missing = Remplissez ce champ.
unmet-missing-number = Saisissez un nombre en chiffres, par exemple 12.
unmet-number-unreadable = Ceci n'est pas un nombre. Écrivez-le en chiffres, par exemple 25 000.
unmet-number-ambiguous = Ce nombre peut se lire de deux façons : { $whole } ou { $other-decimal }. Écrivez celui que vous voulez dire.
unmet-number-too-many-decimals = { $decimals ->
    [0] Saisissez un nombre entier, sans virgule.
   *[other] Saisissez au plus { $decimals } chiffres après la virgule.
}
unmet-number-negative = Saisissez un nombre positif.
unmet-number-too-large = Ce nombre est trop grand. Vérifiez les zéros.
unmet-number-zero = Saisissez un nombre plus grand que zéro.
unmet-amount-negative = Saisissez un montant positif.
unmet-share-out-of-range = Saisissez une part entre 0 et 100 %.
unmet-missing-date = Saisissez une date, par exemple 12/01/2027.
unmet-date-unreadable = Cette date n'existe pas. Écrivez-la ainsi : 12/01/2027.
unmet-date-in-future = Saisissez une date passée.
unmet-date-not-in-future = Saisissez une date à venir.
unmet-text-too-long = Le texte est trop long : { $max } caractères au plus.
unmet-reason-too-long = La raison est trop longue : { $max } caractères au plus.
unmet-email-unreadable = Saisissez une adresse électronique complète, par exemple nom@exemple.org.
unmet-year-impossible = Saisissez une année entre 1900 et cette année.
unmet-missing-language = Écrivez aussi ce texte en { $lang }.
unmet-missing-answer = Répondez par oui ou par non.
unmet-missing-note = Expliquez en une phrase au moins.
unmet-missing-sections = Choisissez au moins une section à corriger.
unmet-missing-document = Ajoutez ce document.
unmet-missing-declaration = Cochez cette déclaration pour continuer.
unmet-missing-signatory = Nommez au moins une personne signataire.
unmet-code-form = Écrivez un code court : lettres, chiffres et traits d'union, par exemple GW-2027-01.
unmet-code-twice = Le code « { $code } » est déjà utilisé. Choisissez-en un autre.
unmet-code-fixed = Le programme a déjà un appel : son code reste « { $code } ».
unmet-not-permitted = Votre rôle ne permet pas cette action.
unmet-own-organisation = Vous êtes membre de cette organisation. Une autre personne doit s'en charger.
unmet-call-not-open-yet = Cet appel n'est pas encore ouvert.
unmet-call-not-published = Cet appel n'est pas publié.
unmet-call-not-sealed = Les dossiers de cet appel ne sont pas scellés.
unmet-call-still-sealed = Les dossiers de cet appel sont encore scellés.
unmet-call-already-opened = Les dossiers ont déjà été ouverts.
unmet-call-still-open = L'appel est encore ouvert. Attendez la date limite.
unmet-publisher-is-author = Une autre personne que l'auteur doit publier l'appel.
unmet-deadline-in-the-past = La date limite est déjà passée. Choisissez une date à venir.
unmet-deadline-has-passed = La date limite est passée.
unmet-deadline-not-later = La date limite peut seulement être repoussée.
unmet-questions-not-later = La date limite des questions peut seulement être repoussée.
unmet-questions-closed = Les questions ne sont plus prises pour cet appel.
unmet-too-many-questions = Votre organisation a déjà { $max } questions sans réponse. Attendez les réponses.
unmet-question-names-asker = Ce texte dit qui a demandé. Retirez le nom, l'adresse ou le téléphone.
unmet-answer-unchanged = Rien n'est changé. Corrigez la question ou la réponse.
unmet-opening-has-passed = L'appel est déjà ouvert : son ouverture ne change plus.
unmet-amendment-empty = Rien n'est modifié. Changez d'abord une partie de l'appel.
unmet-amendment-tightens = Des dossiers déjà envoyés s'appuient sur cette règle. Elle peut être assouplie, pas durcie.
unmet-amendment-fixed = Des dossiers sont déjà envoyés : ceci ne change plus.
unmet-amendment-never = Ceci ne change plus après la publication.
unmet-lot-has-proposals = Des organisations répondent déjà à un lot que vous retirez. Gardez-le.
unmet-deadline-before-opening = La date limite doit venir après l'ouverture.
unmet-questions-end-before-opening = Les questions doivent se terminer après l'ouverture de l'appel.
unmet-questions-end-after-deadline = Les questions doivent se terminer avant la date limite.
unmet-missing-lots = Ajoutez au moins un lot.
unmet-missing-envelope = Saisissez l'enveloppe de ce lot.
unmet-envelope-below-minimum = L'enveloppe du lot { $lot } est plus petite que la subvention minimale.
unmet-maximum-below-minimum = Le maximum doit dépasser le minimum.
unmet-months-out-of-order = La durée maximale doit dépasser la durée minimale.
unmet-missing-accepted-language = Choisissez au moins une langue de dépôt.
unmet-missing-scorecards = Demandez au moins une évaluation par dossier.
unmet-missing-administrative-rules = Ajoutez au moins une règle de recevabilité.
unmet-missing-documents = Ajoutez un document obligatoire, ou indiquez qu'aucun n'est demandé.
unmet-documents-and-none = Vous demandez des documents et indiquez qu'aucun n'est demandé. Choisissez.
unmet-tie-breaker-unknown = La section « { $section } » du départage n'est pas dans la grille.
unmet-grid-empty = La grille n'a aucune section.
unmet-grid-weights = Les poids des critères font { $sum }. Ils doivent faire { $total }.
unmet-grid-pass-mark = Saisissez un seuil entre 0 et 100.
unmet-grid-section-empty = La section « { $section } » n'a aucun critère.
unmet-grid-section-floor = Le plancher d'une section va de 0 à 100.
unmet-grid-weight = Critère « { $criterion } » : saisissez un poids de 1 à 100.
unmet-grid-scale = Critère « { $criterion } » : l'échelle n'est pas possible.
unmet-grid-floor = Critère « { $criterion } » : le plancher n'est pas sur l'échelle.
unmet-grid-code = Le code « { $code } » de la grille n'est pas possible : lettres minuscules, chiffres et traits d'union.
unmet-grid-code-twice = Le code « { $code } » est deux fois dans la grille.
unmet-grid-text-missing = Grille, « { $code } » : écrivez le texte en { $lang }.
unmet-partner-profile-not-sent = Envoyez d'abord le profil de votre organisation à vérifier.
unmet-partner-refused = Cette organisation a été refusée.
unmet-partner-suspended = Cette organisation est suspendue.
unmet-partner-not-verified = Cette organisation n'est pas encore vérifiée.
unmet-partner-expired = La vérification de cette organisation a expiré. Mettez ses papiers à jour.
unmet-not-signatory = Seule une personne signataire de l'organisation peut le faire.
unmet-language-not-accepted = Cet appel n'accepte pas les dossiers en { $lang }.
unmet-lot-already-answered = Votre organisation a déjà un dossier pour ce lot.
unmet-answer-date-has-passed = La date donnée pour corriger est passée.
unmet-proposal-not-open = Ce dossier ne peut plus être modifié.
unmet-proposal-decided = Une décision est déjà prise sur ce dossier.
unmet-proposal-not-to-check = La recevabilité de ce dossier n'est pas à vérifier.
unmet-scorer-does-not-check = Vous évaluez ce dossier. Une autre personne doit vérifier sa recevabilité.
unmet-months-out-of-range = La durée va de { $min } à { $max } mois.
unmet-month-out-of-project = Le projet dure { $max } mois. Choisissez un mois dans cette durée.
unmet-months-reversed = Le dernier mois vient avant le premier.
unmet-region-unknown = Choisissez une région du pays de l'appel.
unmet-missing-participants = Indiquez combien de personnes ont participé.
unmet-count-above-participants = Ce nombre dépasse les { $present } participants.
unmet-missing-activities = Ajoutez au moins une activité.
unmet-missing-outputs = Ajoutez au moins un produit : ce qui existe à la fin du projet.
unmet-missing-indicator-of = Dites ce que cet indicateur mesure.
unmet-missing-indicators = Ajoutez au moins un indicateur.
unmet-missing-beneficiaries = Indiquez les bénéficiaires prévus.
unmet-beneficiaries-below-target = Vous prévoyez { $planned } personnes. L'appel en demande { $target } : il en manque { $lacking }.
unmet-community-share-too-small = La communauté fait { $actual-bp } des bénéficiaires. Il faut au moins { $limit-bp }, soit { $needed } personnes.
unmet-cell-unknown = Cette case n'existe pas dans le tableau. Rechargez la page.
unmet-missing-lines = Ajoutez au moins une ligne au budget.
unmet-too-many-lines = Le budget a trop de lignes : { $max } au plus.
unmet-missing-heading = Choisissez une rubrique.
unmet-own-share-exceeds-line = L'apport dépasse le total de la ligne de { $excess-money }.
unmet-grant-maximum = Vous demandez { $actual-money }. Le maximum est { $limit-money } : { $excess-money } de trop.
unmet-grant-minimum = Vous demandez { $actual-money }. Le minimum est { $limit-money } : il manque { $excess-money }.
unmet-own-share-minimum = Votre apport est de { $actual-money }. Il faut au moins { $limit-money } : il manque { $excess-money }.
unmet-indirect-cap = { $count ->
    [one] Ligne { $lines }, { $heading } : { $actual-money } ({ $actual-bp }). Le plafond est { $limit-money } ({ $limit-bp }), dépassé de { $excess-bp }.
   *[other] { $heading } : { $actual-money } ({ $actual-bp }). Le plafond est { $limit-money } ({ $limit-bp }), dépassé de { $excess-bp } (lignes { $lines }).
}
unmet-contingency-cap = { $count ->
    [one] Ligne { $lines }, { $heading } : { $actual-money } ({ $actual-bp }). Le plafond est { $limit-money } ({ $limit-bp }), dépassé de { $excess-bp }.
   *[other] { $heading } : { $actual-money } ({ $actual-bp }). Le plafond est { $limit-money } ({ $limit-bp }), dépassé de { $excess-bp } (lignes { $lines }).
}
unmet-staff-cap = { $count ->
    [one] Ligne { $lines }, { $heading } : { $actual-money } ({ $actual-bp }). Le plafond est { $limit-money } ({ $limit-bp }), dépassé de { $excess-bp }.
   *[other] { $heading } : { $actual-money } ({ $actual-bp }). Le plafond est { $limit-money } ({ $limit-bp }), dépassé de { $excess-bp } (lignes { $lines }).
}
unmet-document-name = Donnez au fichier un nom de { $max } caractères au plus.
unmet-document-empty = Le fichier « { $name } » est vide.
unmet-document-too-large = Le fichier « { $name } » fait { $bytes }. La limite est { $max-bytes }.
unmet-document-type = Le fichier « { $name } » n'est pas d'un type accepté.
unmet-document-purpose = Dites de quel document il s'agit.
unmet-document-too-many = Il y a déjà { $max } fichiers. Retirez-en un d'abord.
unmet-document-refused = Le fichier « { $name } » a été refusé au contrôle. Remplacez-le.
unmet-interest-reason-missing = Expliquez votre lien avec ce dossier.
unmet-score-missing = Critère « { $criterion } » : donnez une note.
unmet-score-out-of-range = Critère « { $criterion } » : la note va de { $min } à { $max }.
unmet-score-reason-missing = Critère « { $criterion } » : écrivez pourquoi.
unmet-score-and-not-applicable = Critère « { $criterion } » : choisissez une note ou « sans objet », pas les deux.
unmet-score-not-applicable-refused = Critère « { $criterion } » : « sans objet » n'est pas possible ici.
unmet-score-twice = Critère « { $criterion } » : ce critère est noté deux fois.
unmet-score-unknown-criterion = Critère « { $criterion } » : ce critère n'est pas dans la grille.
unmet-scorecard-nothing-applies = Au moins un critère doit être noté.
unmet-agreement-approved-by-its-preparer = Une autre personne que celle qui a préparé la convention doit l'approuver.
unmet-code-wrong = Ce code n'est pas le bon. Il vous reste { $tries } essais.
unmet-code-expired = Ce code a expiré. Demandez-en un autre.
unmet-code-void = Trop d'essais : ce code ne vaut plus. Demandez-en un autre.
unmet-code-used = Ce code a déjà servi. Demandez-en un autre.
unmet-code-asked-too-soon = Attendez { $seconds } secondes avant de demander un autre code.
unmet-code-asked-too-often = Pas plus de { $max } codes par heure. Réessayez plus tard.
unmet-consent-missing = Cochez la case pour donner votre accord.
unmet-typed-name-differs = Écrivez votre nom comme dans votre compte : { $name }.
unmet-document-changed-since-shown = La convention a changé depuis que vous l'avez ouverte. Relisez-la avant de signer.
unmet-signer-is-no-signatory = Seule une personne signataire du partenaire peut signer ici.
unmet-signer-is-no-decision-maker = Seul un décideur peut signer pour l'organisation.
unmet-signer-prepared-the-agreement = Vous avez préparé cette convention. Une autre personne doit la signer.
unmet-signer-signed-for-the-partner = Vous avez signé pour le partenaire. Une autre personne doit signer pour l'organisation.
unmet-bank-call-back-missing = Notez qui vous avez rappelé et à quel ancien numéro.
unmet-bank-same-person = Une autre personne doit confirmer ce compte.
unmet-gate-agreement = La convention n'est pas en vigueur.
unmet-gate-amendment = Un avenant qui touche à l'argent est ouvert. Fermez-le d'abord.
unmet-gate-bank-frozen = Le compte bancaire est gelé : deux personnes doivent confirmer le changement.
unmet-gate-bank-not-verified = Le compte bancaire n'est pas encore vérifié.
unmet-gate-bank-missing = Le partenaire n'a pas donné de compte bancaire.
unmet-gate-report = Le rapport { $report } doit d'abord être validé.
unmet-gate-findings = { $count ->
    [one] Une observation grave est encore ouverte.
   *[other] { $count } observations graves sont encore ouvertes.
}
unmet-gate-advance-too-old = Une avance n'est pas justifiée depuis plus de 9 mois.
unmet-gate-tranche-in-payment = Un paiement est déjà en cours pour cette tranche.
unmet-gate-tranche-settled = Cette tranche est déjà réglée.
unmet-gate-tranche-not-due = Cette tranche n'est pas encore à payer.
unmet-gate-earlier-tranche = { $count ->
    [one] Une tranche antérieure n'est pas encore payée.
   *[other] { $count } tranches antérieures ne sont pas encore payées.
}
unmet-gate-currency = La monnaie du paiement n'est pas celle de la convention.
unmet-gate-amount-missing = Saisissez un montant plus grand que zéro.
unmet-gate-amount-above-tranche = Le montant dépasse celui de la tranche : { $tranche-money }.
unmet-gate-balance = Le programme n'a plus assez d'argent : il reste { $balance-money }.
unmet-gate-spending-earlier = Les dépenses acceptées doivent couvrir { $needed-bp } des tranches plus anciennes : il manque { $missing-money }.
unmet-gate-spending-previous = Les dépenses acceptées doivent couvrir { $needed-bp } de la tranche précédente : il manque { $missing-money }.
unmet-payment-second-not-needed = Ce paiement n'a pas besoin d'une seconde approbation.
unmet-payment-approved-twice-already = Ce paiement est déjà approuvé deux fois.
unmet-payment-second-approval-missing = Une seconde personne doit d'abord approuver ce paiement.
unmet-payment-same-person-prepared = Vous avez préparé ce paiement. Une autre personne doit continuer.
unmet-payment-same-person-approved = Vous avez approuvé ce paiement. Une autre personne doit continuer.
unmet-payment-same-person-approved-again = Vous avez donné la seconde approbation. Une autre personne doit continuer.
unmet-confirmation-date = La date de réception va du { $earliest } au { $latest }.
unmet-decision-unknown-proposal = Un dossier de cette décision n'est pas dans le classement.
unmet-decision-over-envelope = Les dossiers retenus font { $awards-money }. L'enveloppe est de { $envelope-money }.
unmet-decision-currencies = Les montants ne sont pas tous dans la même monnaie.
unmet-decision-call-not-in-evaluation = L'appel n'est pas en évaluation.
unmet-decision-by-a-scorer = Vous avez noté un dossier de cet appel. Une autre personne doit décider.
unmet-decision-by-an-eligibility-checker = Vous avez vérifié la recevabilité d'un dossier de cet appel. Une autre personne doit décider.
unmet-decision-amount-above-request = Dossier { $number } : le montant dépasse celui qui est demandé.
unmet-decision-amount-below-minimum = Dossier { $number } : le montant est sous la subvention minimale.
unmet-decision-condition-missing = Dossier { $number } : écrivez la condition.
unmet-decision-missing = Dossier { $number } : prenez une décision.
unmet-decision-not-retainable = Dossier { $number } : il est sous le seuil ou un plancher et ne peut pas être retenu.
unmet-decision-reason-missing = Dossier { $number } : écrivez pourquoi.
unmet-decision-scorecards-missing = Dossier { $number } : il manque des évaluations.
unmet-decision-spread-not-minuted = Dossier { $number } : les fiches sont très éloignées. Écrivez ce qui a été constaté.
unmet-decision-twice = Dossier { $number } : il est deux fois dans la décision.
unmet-plan-too-few-tranches = Le plan a besoin d'au moins deux tranches.
unmet-plan-sum = Les tranches font { $sum-money }. La subvention est de { $grant-money }.
unmet-plan-currencies = Les tranches ne sont pas toutes dans la même monnaie.
unmet-plan-last-before-final-report = La dernière tranche doit attendre le rapport final.
unmet-plan-last-too-small = La dernière tranche doit garder au moins { $least-money }, soit { $share-bp } de la subvention.
unmet-plan-amount = Tranche { $position } : saisissez un montant plus grand que zéro.
unmet-plan-condition = Tranche { $position } : la condition n'est pas possible ici.
unmet-plan-dates = Tranche { $position } : la date doit suivre celle de la tranche précédente.
unmet-plan-position = Tranche { $position } : le numéro ne suit pas.
unmet-ledger-sign = Le signe du montant ne va pas avec ce mouvement.
unmet-ledger-payment = Ce mouvement doit nommer son paiement, et lui seul.
unmet-agreement-grant-missing = Saisissez le montant de la subvention.
unmet-agreement-lines-sum = Les lignes du budget font { $sum-money }. La subvention est de { $grant-money }.
unmet-agreement-currencies = Les lignes du budget ne sont pas toutes dans la monnaie de la subvention.
unmet-agreement-dates = La fin doit venir après le début.
unmet-closeout-reports = { $count ->
    [one] Un rapport n'est pas encore validé.
   *[other] { $count } rapports ne sont pas encore validés.
}
unmet-closeout-tranches = { $count ->
    [one] Une tranche est encore ouverte.
   *[other] { $count } tranches sont encore ouvertes.
}
unmet-closeout-payments = { $count ->
    [one] Un paiement est encore en cours.
   *[other] { $count } paiements sont encore en cours.
}
unmet-closeout-findings = { $count ->
    [one] Une observation est encore ouverte.
   *[other] { $count } observations sont encore ouvertes.
}
unmet-closeout-outstanding = Il reste { $outstanding-money } à justifier ou à rembourser.
unmet-evaluation-call-not-in-evaluation = Cet appel n'est pas en évaluation.
unmet-report-comment-missing = Écrivez ce qui est à corriger, dans une section au moins.
unmet-report-decision-missing = La dépense dépasse la ligne de { $over-money }. Écrivez votre décision.
unmet-report-line-note-missing = La dépense dépasse la ligne de { $over-money }. Expliquez pourquoi.
unmet-report-earlier-not-accepted = { $count ->
    [one] Un rapport antérieur doit d'abord être validé.
   *[other] { $count } rapports antérieurs doivent d'abord être validés.
}
unmet-report-reviewed-by-its-submitter = Vous avez envoyé ce rapport. Une autre personne doit le valider.
unmet-report-date-outside-period = La date doit être entre le { $from } et le { $to }.
unmet-report-line-missing = Choisissez une ligne du budget.
unmet-report-over-grant = Les dépenses font { $spent-money }. La subvention est de { $grant-money }.
unmet-email-taken = Cette adresse a déjà un compte.
unmet-too-many-lots = Un appel a { $max } lots au plus.
unmet-agreement-exists = Ce dossier a déjà une convention.
unmet-agreement-text-not-ready = Le texte de la convention est en préparation. Réessayez dans une minute.
unmet-code-missing = Demandez un code, puis saisissez-le ici.
unmet-payment-account-changed = Le compte bancaire a changé depuis la préparation. Annulez ce paiement et préparez-en un autre.
unmet-payment-value-date = La date de valeur doit être à moins de 60 jours d'aujourd'hui.
unmet-reason-missing = Écrivez pourquoi.
unmet-member-already = Cette personne est déjà membre de l'organisation.
unmet-partner-identity-locked = Le nom, le pays et le numéro d'une organisation vérifiée ne changent plus ici. Écrivez à l'équipe du programme.

line-label = Ligne { $line }
label-sentence = { $label } : { $sentence }
unmet-too-many-running-grants = { $count ->
    [one] L'organisation a déjà une subvention en cours : { $grants }. Cet appel en permet { $most } au plus.
   *[other] L'organisation a déjà { $count } subventions en cours : { $grants }. Cet appel en permet { $most } au plus.
}
