# Appels à propositions : pages publiques, puis espace du programme.

## Liste publique
calls-title = Appels à propositions
calls-home-title = Appels à propositions ouverts
calls-lead = Un financement pour des microprojets portés par des associations et ONG locales. La candidature est gratuite et peut être faite en plusieurs fois.
calls-search = Chercher un mot
calls-standing-open = Ouverts
calls-standing-closing-soon = Qui ferment bientôt
calls-standing-upcoming = À venir
calls-standing-closed = Clos
calls-standing-all = Tous
calls-found-open = { $count ->
    [0] Aucun appel ouvert
    [one] { $count } appel ouvert
   *[other] { $count } appels ouverts
}
calls-found-closing-soon = { $count ->
    [0] Aucun appel ne ferme bientôt
    [one] { $count } appel ferme bientôt
   *[other] { $count } appels ferment bientôt
}
calls-found-upcoming = { $count ->
    [0] Aucun appel à venir
    [one] { $count } appel à venir
   *[other] { $count } appels à venir
}
calls-found-closed = { $count ->
    [0] Aucun appel clos
    [one] { $count } appel clos
   *[other] { $count } appels clos
}
calls-found-all = { $count ->
    [0] Aucun appel
    [one] { $count } appel
   *[other] { $count } appels
}
calls-found-more = Plus de { $count } appels
calls-found-more-hint = Voici les { $count } plus récents. Ajoutez un mot ou un filtre pour en trouver moins.
calls-amount = Montant :
calls-duration = Durée :
calls-languages = Dépôt en :
calls-millions = { $max } millions { $currency }
calls-millions-up-to = jusqu'à { $max } millions { $currency }
calls-millions-range = { $min } à { $max } millions { $currency }
calls-amount-from = à partir de { $min }
calls-amount-up-to = jusqu'à { $max }
calls-amount-range = de { $min } à { $max }
calls-months-range = { $min } à { $max } mois
calls-none = Aucun appel n'est ouvert en ce moment.
calls-none-open-in = Aucun appel ouvert pour ce pays : { $country }.
calls-none-found = Aucun appel ne correspond à ces filtres.
calls-none-with-words = Aucun appel ne contient « { $words } ».
calls-follow = Suivre les appels
calls-follow-mail = Recevoir les nouveaux appels par courriel
calls-follow-calendar = Dates limites dans votre agenda
calls-follow-feed = Flux Atom
calls-calendar-title = Appels : dates limites
calls-calendar-closes = Date limite : { $title }
calls-feed-closes = Date limite : { $time }
calls-see-all = Voir tous les appels
calls-closed-link = Appels clos ({ $count })
calls-all = Tous les appels
calls-aside = Informations pratiques
calls-how = Comment ça marche
calls-how-1 = Créez le compte de votre organisation.
calls-how-2 = Remplissez le dossier, en plusieurs fois si besoin. Le brouillon est gardé.
calls-how-3 = Vérifiez et envoyez avant la date limite.
calls-how-4 = Un comité note chaque dossier. Vous recevez la réponse par courriel.
calls-prepare = À préparer
calls-prepare-1 = Récépissé ou statuts de l'organisation
calls-prepare-2 = Relevé d'identité bancaire
calls-prepare-3 = Budget par activité
calls-prepare-note = Chaque appel dit quels documents il demande.

## Un appel
calls-funds = Ce que l'appel finance
calls-who = Qui peut candidater
calls-write-in = Le dossier s'écrit en : { $languages }.
calls-money = Montants et règles
calls-envelope = Enveloppe de l'appel :
calls-target = À atteindre par projet :
calls-place = Lieu :
calls-envelope-short = Enveloppe
calls-target-short = Personnes par projet
calls-lots = Lots
calls-lots-hint = Un dossier répond à un seul lot.
calls-rule-own-share = L'organisation apporte au moins { $share } du budget total.
calls-rule-indirect = Les coûts indirects font au plus { $share } des coûts directs.
calls-rule-contingency = Les imprévus font au plus { $share } des coûts directs.
calls-rule-staff = Les ressources humaines font au plus { $share } du budget total.
calls-rule-community = Au moins { $share } des personnes touchées vivent dans la communauté d'accueil.
calls-rule-consultation = La communauté doit avoir été consultée avant le dépôt.
calls-rule-verified = Seules les organisations déjà vérifiées peuvent envoyer un dossier.
calls-rule-sealed = Les dossiers restent scellés : le programme ne les lit qu'après la date limite.
calls-rule-one-each = Une organisation envoie un seul dossier par lot.
calls-scored = Comment les dossiers sont notés
calls-scored-hint = Chaque critère compte pour ses points, sur 100. Il faut au moins { $mark } points pour être retenu.
calls-criterion = Critère
calls-points = Points
calls-section-floor = Au moins { $share } des points de cette partie.
calls-criterion-floor = Note moyenne d'au moins { $floor } sur { $max }.
calls-attach = Documents à joindre
calls-attach-none = Aucun document n'est demandé.
calls-attach-each = Chaque fichier : { $types }, { $size } au plus.
calls-apply = Candidater
calls-start = Commencer un dossier
calls-start-hint = Si votre organisation a déjà un brouillon, il s'ouvre.
calls-start-visitor = Vous avez déjà un compte ?
calls-start-organisation = Enregistrez d'abord votre organisation.
calls-start-reader = Votre rôle dans l'organisation permet de lire les dossiers, pas d'en écrire. Demandez à une personne signataire.
calls-start-staff = L'appel est ouvert aux organisations.
calls-choose-lot = Pour quel lot ?
calls-opens-on = Les dossiers peuvent être commencés à partir du { $date }.
calls-closed-on = L'appel est clos depuis le { $date }.
calls-cancelled = Cet appel a été annulé.
calls-amended-on = Cet appel a été modifié le { $date }.
calls-amended-see = Voir ce qui a changé
calls-amendments = Modifications
calls-amendment-number = Modification n° { $number }, le { $date }
calls-change-what = Ce qui change
calls-change-before = Avant
calls-change-after = Après
calls-dates = Dates
calls-date-opens = Ouverture
calls-date-questions = Dernier moment pour poser une question
calls-files = Documents de l'appel
calls-programme = Programme
calls-preview = Aperçu.
calls-preview-text = Le public verra la page ainsi. Elle n'est pas encore publiée.
calls-preview-amending = Le public verra la page ainsi quand la modification sera publiée.
calls-preview-start = Ici, une organisation commence son dossier.
calls-preview-back = Retour à l'appel

## Espace du programme : liste et début
calls-new = Nouvel appel
calls-new-lead = Dites où et dans quel secteur. Vous écrirez le reste ensuite, partie par partie.
calls-create = Créer le brouillon
calls-later-hint = Vous pouvez compléter plus tard.
calls-no-programme = Aucun programme n'existe encore. Un administrateur doit en créer un, puis la finance y inscrit les fonds.
calls-office-none = Il n'y a pas encore d'appel dans vos pays.
calls-untitled = Appel sans titre
calls-received-short = Dossiers reçus
calls-received-label = Dossiers reçus
calls-envelope-label = Enveloppe

## Espace du programme : un appel
calls-steps = Que faire maintenant
calls-parts = Les parties de l'appel
calls-part-basics = L'essentiel
calls-part-texts = Textes
calls-part-dates = Dates
calls-part-money = Argent et lots
calls-part-rules = Règles et documents
calls-part-grid = Grille d'évaluation
calls-lacks = { $count ->
    [one] Il reste { $count } point à compléter.
   *[other] Il reste { $count } points à compléter.
}
calls-lacks-short = { $count } à compléter
calls-weights-label = Poids de la grille :
calls-proposals = Dossiers
calls-received = { $count ->
    [0] Aucun dossier reçu
    [one] { $count } dossier reçu
   *[other] { $count } dossiers reçus
}
calls-link-proposals = Voir les dossiers
calls-link-assign = Attribuer aux évaluateurs
calls-link-ranking = Voir le classement
calls-link-decisions = Décider
calls-sealed-note = Les dossiers sont scellés jusqu'à leur ouverture, après la date limite.
calls-date-opened = Ouverture des dossiers
calls-history = Historique
calls-files-lead = Ce que les organisations reçoivent avec l'appel : lignes directrices, formulaires à remplir.
calls-files-none = Aucun fichier pour l'instant.
calls-file-add = Ajouter un fichier
calls-files-amend = Changer les documents publiés
calls-file-remove = Retirer un fichier
calls-file-remove-none = N'en retirer aucun
calls-flash-file-added = Le fichier est ajouté.
calls-flash-file-removed = Le fichier est retiré.
calls-preview-link = Voir comme le public
calls-public-page = Page publique
calls-back-to-call = Revenir à l'appel
calls-checklist = Ce qui manque encore
calls-save-next = Enregistrer et continuer
calls-saving-note = Enregistrer ne bloque jamais. Ce qui manque est rappelé ici, et demandé avant la relecture.

## Modifier un appel publié
calls-amend-lead = Préparez la modification partie par partie. Le public ne voit rien avant que vous publiez, avec un motif.
calls-amend-parts = Choisir ce qui change
calls-amend-count = { $count ->
    [one] { $count } changement
   *[other] { $count } changements
}
calls-amend-changes = Ce qui va changer
calls-amend-none = Rien n'est modifié pour l'instant. Choisissez une partie à changer.
calls-amend-hindered = Ce qui empêche de publier
calls-amend-field = { $field } : { $why }
calls-amend-publish-title = Publier la modification
calls-amend-publish-text = { $count ->
    [0] Elle paraît sur la page de l'appel, avec son motif. Aucune organisation n'a encore de brouillon.
    [one] Elle paraît sur la page de l'appel, avec son motif. L'organisation qui a un brouillon ou un dossier reçoit un courriel.
   *[other] Elle paraît sur la page de l'appel, avec son motif. Les { $count } organisations qui ont un brouillon ou un dossier reçoivent un courriel.
}
calls-amend-reason-hint = Le motif est public. Écrivez-le dans les langues de l'appel.
calls-amend-publish = Publier la modification
calls-amend-drop = Abandonner la modification
calls-amend-rules = Ce qui peut changer
calls-amend-rule-deadline = La date limite peut seulement être repoussée.
calls-amend-rule-open = Aucun dossier n'est encore envoyé : les règles peuvent être corrigées.
calls-amend-rule-submitted = Des dossiers sont envoyés : les règles peuvent être assouplies, jamais durcies, et la notation ne change plus.
calls-amend-rule-never = Le programme, le pays, le secteur et la monnaie ne changent pas.
calls-amending-note = L'appel est publié. Ce que vous enregistrez ici prépare une modification ; le public ne la voit pas encore.

## Étapes
calls-do-send-for-review = Envoyer à la relecture
calls-do-send-back = Renvoyer aux auteurs
calls-do-send-back-title = Renvoyer l'appel à ses auteurs
calls-do-send-back-text = L'appel redevient un brouillon. Ses auteurs voient votre motif dans l'historique.
calls-do-send-back-reason = Dites ce qui doit changer.
calls-do-publish = Publier l'appel
calls-do-publish-title = Publier l'appel
calls-do-publish-text = L'appel devient public tout de suite. Ensuite, chaque changement est une modification numérotée, avec son motif ; la date limite peut seulement être repoussée.
calls-check-title = Vérifié avant de publier
calls-check-other = Une autre personne que l'auteur publie
calls-do-extend = Repousser la date limite
calls-do-extend-title = Repousser la date limite
calls-do-extend-text = La nouvelle date doit venir après l'ancienne.
calls-do-amend = Modifier l'appel publié
calls-tells = Toutes les organisations qui ont un brouillon ou un dossier pour cet appel reçoivent un courriel.
calls-do-open-proposals = Ouvrir les dossiers
calls-do-open-proposals-title = Ouvrir les dossiers scellés
calls-do-open-proposals-text = Le programme pourra lire les dossiers. Un procès-verbal, que personne ne peut modifier, garde l'empreinte de chaque dossier reçu.
calls-do-start-evaluation = Commencer l'évaluation
calls-do-start-evaluation-title = Commencer l'évaluation
calls-do-start-evaluation-text = La réception est terminée. Les dossiers recevables peuvent être attribués aux évaluateurs.
calls-do-archive = Archiver l'appel
calls-do-archive-title = Archiver l'appel
calls-do-archive-text = L'appel quitte les listes de travail. Il reste lisible.
calls-do-cancel = Annuler l'appel
calls-do-cancel-title = Annuler l'appel
calls-do-cancel-text = L'appel s'arrête pour de bon. Personne ne peut plus y répondre.
calls-do-cancel-reason = Le motif est public.
calls-flash-created = Le brouillon est créé. Complétez ses parties.
calls-flash-saved = Enregistré.
calls-flash-sent = L'appel est envoyé à la relecture. Une autre personne peut le publier.
calls-flash-sent-back = L'appel est renvoyé à ses auteurs.
calls-flash-published = L'appel est publié.
calls-flash-extended = La date limite est repoussée.
calls-flash-amended = La modification est publiée.
calls-flash-amendment-dropped = La modification préparée est abandonnée.
calls-flash-opened = Les dossiers sont ouverts.
calls-flash-in-evaluation = L'évaluation a commencé.
calls-flash-archived = L'appel est archivé.
calls-flash-cancelled = L'appel est annulé.

## Éditeur
calls-country-hint = Un autre pays donne à l'appel un autre code et une autre monnaie.
calls-summary-hint = Deux ou trois phrases, pour la liste des appels.
calls-description-hint = Les objectifs, les activités possibles, les résultats attendus.
calls-eligibility-hint = Quelles organisations peuvent répondre, et à quelles conditions.
calls-clock = Les heures sont celles de l'appel : { $place }.
calls-moment-hint = Un jour et une heure, par exemple 12/01/2027 17:00.
calls-questions-hint = Si vous laissez ce champ vide : sept jours avant la date limite. Les réponses doivent pouvoir être lues à temps.
calls-deadline-hint = Un dossier envoyé à cette heure exacte est encore accepté.
calls-lots-edit-hint = Un lot a son lieu, son enveloppe et son classement. La plupart des appels en ont un seul.
calls-lot-number = Lot { $number }
calls-lot-add = Ajouter un lot
calls-lot-remove = Retirer ce lot
calls-grant-limits = La subvention d'un projet
calls-max-grant-hint = Laissez vide s'il n'y a pas de maximum.
calls-caps = Règles du budget
calls-caps-hint = 100 % signifie : pas de plafond.
calls-own-share-hint = Part du budget total. 0 : aucun apport demandé.
calls-of-direct = Part des coûts directs.
calls-of-total = Part du budget total.
calls-second-approval = Contrôle des grands montants
calls-second-approval-hint = Un paiement plus grand est approuvé par deux personnes. Une convention plus grande attend une seconde lecture de la vérification de l'organisation. Laissez vide : jamais.
calls-people = Personnes et organisations
calls-community-hint = Part des personnes touchées qui vivent dans la communauté d'accueil.
calls-consultation-label = La communauté doit avoir été consultée
calls-verified-label = Seules les organisations vérifiées peuvent envoyer un dossier
calls-verified-hint = Sinon, un profil envoyé à la vérification suffit pour candidater.
calls-document-number = Document { $number }
calls-document-kind = Sorte de document
calls-document-hint = Laissez vide pour reprendre le nom de la sorte choisie.
calls-document-required = Ce document est obligatoire
calls-document-add = Ajouter un document
calls-document-remove = Retirer ce document
calls-no-documents-label = Aucun document obligatoire n'est demandé
calls-accepted-languages = Un dossier peut être écrit en
calls-required-languages = L'appel doit être complet en
calls-evaluation = Réception et évaluation
calls-sealed-label = Garder les dossiers scellés jusqu'à la date limite
calls-sealed-hint = Personne dans le programme ne les lit avant leur ouverture.
calls-scorecards-hint = Nombre de fiches de notation qu'il faut pour classer un dossier.
calls-spread-hint = Au-delà de cet écart entre deux fiches, le comité doit en discuter.
calls-weights = Les poids font { $sum } sur 100.
calls-presets = Repartir d'une grille prête
calls-presets-text = La grille actuelle est remplacée.
calls-preset-community = Microprojets communautaires
calls-preset-eu = Formulaire complet de l'Union européenne
calls-pass-mark-hint = Sur 100. En dessous, un dossier n'est pas retenu.
calls-reasons = Une note doit être expliquée
calls-reasons-always = Toujours
calls-reasons-0 = Si elle est de 0
calls-reasons-1 = Si elle est de 1 ou moins
calls-reasons-2 = Si elle est de 2 ou moins
calls-reasons-3 = Si elle est de 3 ou moins
calls-reasons-4 = Si elle est de 4 ou moins
calls-section-number = Partie { $number } ({ $points } points)
calls-section-floor-hint = Part des points de cette partie qu'il faut atteindre.
calls-section-add = Ajouter une partie
calls-section-remove = Retirer cette partie
calls-criterion-number = Critère { $number }
calls-criterion-floor-hint = Note moyenne qu'il faut atteindre.
calls-criterion-add = Ajouter un critère
calls-criterion-remove = Retirer ce critère
calls-scale = Échelle et plancher
calls-not-applicable-label = « Sans objet » est une réponse possible

## Historique
event-call-create = Brouillon créé
event-call-edit = Modifié
event-call-amend = Modification publiée
event-call-prepare-amendment = Modification préparée
event-call-drop-amendment = Modification abandonnée
event-call-send-for-review = Envoyé à la relecture
event-call-send-back = Renvoyé aux auteurs
event-call-publish = Publié
event-call-extend = Date limite repoussée
event-call-cancel = Annulé
event-call-open-proposals = Dossiers ouverts
event-call-start-evaluation = Évaluation commencée
event-call-archive = Archivé
calls-running-hint = Une organisation qui a déjà autant de conventions en cours ne peut pas en demander une autre. Laissez vide s'il n'y a pas de limite.
calls-rule-running = { $count ->
    [one] Une organisation qui a déjà une subvention en cours ne peut pas en demander une autre.
   *[other] Une organisation qui a déjà { $count } subventions en cours ne peut pas en demander une autre.
}
calls-link-opening = Procès-verbal d'ouverture
