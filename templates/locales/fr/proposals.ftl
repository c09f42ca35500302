# Les dossiers : liste, tâches, sections, envoi, accusé de dépôt.

proposals-untitled = Dossier sans nom
proposals-call = Appel { $code }

## Liste
proposals-title = Mes dossiers
proposals-empty = Vous n'avez pas encore de dossier. Choisissez un appel ouvert pour commencer.
proposals-list-action = Votre réponse est attendue
proposals-list-drafts = En cours de rédaction
proposals-list-sent = Envoyés et terminés
proposals-list-asked = { $amount } demandés
proposals-list-sent-on = Envoyé le { $date }
proposals-list-saved-on = Enregistré le { $date }

## Commencer
proposals-apply-title = Répondre à cet appel
proposals-apply-partner = Pour quelle organisation ?
proposals-apply-lot = Pour quel lot ?
proposals-apply-start = Commencer le dossier
proposals-apply-continues = Si un dossier est déjà commencé pour ce lot, il s'ouvre là où vous l'avez laissé.
proposals-apply-no-partner = Pour répondre, il faut une organisation. Enregistrez la vôtre, ou demandez à une personne signataire de vous y inviter comme rédacteur.
proposals-apply-register = Mon organisation
proposals-apply-closed = Cet appel ne prend pas de nouveau dossier en ce moment.
proposals-apply-call = Lire l'appel

## Liste des tâches
proposals-group-organisation = Votre organisation
proposals-group-project = Votre projet
proposals-group-budget = Budget
proposals-group-documents = Documents
proposals-group-send = Envoi
proposals-task-organisation = Présenter l'organisation
proposals-task-project = Décrire le problème et la solution
proposals-task-place = Indiquer le lieu et la consultation
proposals-task-beneficiaries = Compter les bénéficiaires
proposals-task-activities = Présenter les activités et le calendrier
proposals-task-results = Dire les résultats attendus
proposals-task-budget = Établir le budget
proposals-task-documents = Joindre les documents
proposals-task-send = Vérifier vos réponses et envoyer
proposals-task-send-hint = Possible quand toutes les sections sont terminées
proposals-task-send-ready = Tout est prêt
proposals-hint-beneficiaries = { $count ->
    [one] { $count } personne, dont { $women } femmes
   *[other] { $count } personnes, dont { $women } femmes
}
proposals-hint-activities = { $count ->
    [one] { $count } activité
   *[other] { $count } activités
}
proposals-hint-results = { $count ->
    [one] { $count } indicateur
   *[other] { $count } indicateurs
}
proposals-hint-budget = { $count ->
    [one] { $count } ligne · { $amount } demandés
   *[other] { $count } lignes · { $amount } demandés
}
proposals-hint-documents = { $part } sur { $whole } demandés
proposals-next = Prochaine étape : { $task }
proposals-all-done = Toutes les sections sont terminées. Le dossier peut être envoyé.
proposals-left-title = Date limite
proposals-closed-draft = La date limite est passée. Ce brouillon ne peut plus être envoyé.
proposals-team = Équipe du dossier
proposals-team-manage = Gérer les membres
proposals-signs = Seule une personne signataire peut envoyer le dossier.
proposals-read-again = Relire toutes les réponses
proposals-read-call = Lire l'appel
proposals-actions = Ce dossier
proposals-about = À propos du dossier

## Après l'envoi
proposals-state-submitted = Votre dossier est arrivé. L'équipe du programme vérifie qu'il est recevable.
proposals-state-returned = L'équipe du programme vous demande des corrections. Corrigez les sections, puis envoyez à nouveau.
proposals-state-eligible = Votre dossier est recevable. Il attend son évaluation.
proposals-state-ineligible = Votre dossier n'est pas recevable. Vous lisez pourquoi ci-dessous.
proposals-state-in-evaluation = Des évaluateurs lisent et notent votre dossier.
proposals-state-ranked = Votre dossier est noté. La décision va suivre.
proposals-state-awarded = Votre dossier est retenu. Une personne signataire doit accepter ou décliner.
proposals-state-reserve = Votre dossier est sur la liste de réserve. Il peut être retenu si une place se libère.
proposals-state-not-retained = Votre dossier n'est pas retenu. Les points et les raisons sont ci-dessous.
proposals-state-accepted = Votre organisation a accepté. La convention est en préparation.
proposals-state-declined = Votre organisation a décliné, ou n'a pas répondu à temps.
proposals-state-contracted = La convention est signée. La suite est dans vos projets.
proposals-state-withdrawn = Votre organisation a retiré ce dossier.
proposals-state-draft = Ce dossier n'est pas encore envoyé.
proposals-found = Ce qui a été constaté ou décidé
proposals-your-receipt = Votre accusé de dépôt
proposals-receipt-number = Numéro
proposals-receipt-time = Reçu le
proposals-receipt-utc = Heure universelle
proposals-receipt-hash = Empreinte SHA-256
proposals-receipt-pdf = Accusé de dépôt (PDF)
proposals-receipt-see = Voir l'accusé de dépôt
proposals-receipt-check = Vérifier cet accusé de dépôt

## Sections : mots communs
proposals-back-to-tasks = Retour au dossier
proposals-flash-saved = Enregistré.
proposals-flash-finished = Section terminée.
proposals-flash-merged = Enregistré. Quelqu'un d'autre avait changé d'autres réponses entre-temps : elles sont gardées aussi.
proposals-flash-added = Le fichier est ajouté.
proposals-flash-removed = Le fichier est retiré.
proposals-flash-withdrawn = Le dossier est retiré.
proposals-stale-title = Quelqu'un d'autre a enregistré cette section
proposals-stale-text = { $name } a enregistré cette section le { $time }, après que vous avez ouvert la page. Rien n'est perdu. Vous avez tous les deux changé ce qui suit : choisissez ce qui reste.
proposals-stale-field = Question
proposals-stale-yours = Votre saisie
proposals-stale-theirs = Version enregistrée
proposals-stale-by = Enregistré par { $name }
proposals-stale-taken = Ses autres changements sont déjà dans le formulaire ci-dessous : { $fields }.
proposals-stale-then = Puis enregistrez.
proposals-stale-keep = Pour garder votre saisie, enregistrez à nouveau.
proposals-stale-take = Prendre la version enregistrée
proposals-stale-empty = (vide)
proposals-save-now = Enregistrer maintenant
proposals-activities-row = Activité { $number }, { $name }
proposals-results-row = Indicateur { $number }, { $name }
proposals-budget-row = Ligne { $number }, { $name }

## Projet
proposals-project-intro = Présentez le projet en mots simples. Les évaluateurs liront ces textes en premier.
proposals-project-lang = Langue du dossier
proposals-project-lang-hint = Écrivez tout le dossier dans cette langue.
proposals-project-title = Nom du projet
proposals-project-title-hint = Court et clair, 200 caractères au plus.
proposals-project-summary = Le projet en quelques phrases
proposals-project-summary-hint = 1 500 caractères au plus.
proposals-project-problem = Le problème
proposals-project-problem-hint = Qu'est-ce qui ne va pas aujourd'hui, et pour qui ?
proposals-project-solution = La solution proposée
proposals-project-solution-hint = Ce que le projet change, et pourquoi cela peut durer.
proposals-project-months = Durée en mois
proposals-project-months-hint = De { $min } à { $max } mois.
proposals-project-starts-on = Début souhaité

## Lieu et consultation
proposals-place-lot = L'appel concerne : { $place }
proposals-place-region = Région
proposals-place-locality = Localité
proposals-place-locality-hint = District, secteur ou commune.
proposals-place-communities = Villages ou quartiers
proposals-place-communities-hint = Un par ligne, ou séparés par des virgules.
proposals-place-record = Compte rendu de la consultation
proposals-place-record-hint = Joignez le compte rendu ou des photos de la réunion, sans liste de noms. Ce que vous avez écrit ici est enregistré d'abord.
proposals-place-record-attach = Enregistrer et joindre le compte rendu
proposals-place-consultation = La consultation de la communauté
proposals-place-consultation-required = L'appel demande que la communauté ait été consultée avant le dépôt.
proposals-place-consultation-optional = Si vous avez consulté la communauté, racontez-le ici. Sinon, laissez vide.
proposals-place-consultation-held-on = Date de la rencontre
proposals-place-consultation-place = Lieu de la rencontre
proposals-place-consultation-method = Comment les gens ont été consultés
proposals-place-consultation-method-hint = Assemblée, petits groupes, visites de maison en maison.
proposals-place-consultation-counts = Combien de personnes ont participé ?
proposals-place-consultation-women = Femmes
proposals-place-consultation-men = Hommes
proposals-place-consultation-of-them = Parmi elles
proposals-place-consultation-returnees = Retournés
proposals-place-consultation-community = Membres de la communauté
proposals-place-consultation-youth = De 18 à 35 ans
proposals-place-consultation-needs = Les besoins exprimés
proposals-place-consultation-needs-hint = Ce que les gens ont demandé, et ce que le projet en retient.

## Bénéficiaires
proposals-beneficiaries-planned = Personnes prévues
proposals-beneficiaries-women = Femmes
proposals-beneficiaries-target = Demandé par l'appel
proposals-beneficiaries-meter = { $planned } personnes prévues sur { $target } demandées
proposals-beneficiaries-caption = Bénéficiaires directs
proposals-beneficiaries-caption-hint = Comptez chaque personne une seule fois. Laissez vide pour personne. Les totaux se recalculent à l'enregistrement.
proposals-beneficiaries-selection-method = Comment les bénéficiaires sont choisis
proposals-beneficiaries-selection-method-hint = Par qui, avec quels critères, et comment la communauté le sait.
proposals-age = Âge
proposals-rule-target = { $planned } personnes prévues, { $target } au moins
proposals-rule-community = Communauté : { $actual }, { $limit } au moins

## Activités
proposals-activities-intro = Une activité par étape du projet, dans l'ordre.
proposals-activities-months = Le projet dure { $months } mois.
proposals-activities-item = Activité { $number }
proposals-activities-name = Activité
proposals-activities-month-from = Du mois
proposals-activities-month-to = Au mois
proposals-activities-responsible = Responsable
proposals-activities-description = Comment
proposals-activities-add = Ajouter une activité
proposals-activities-remove = Retirer cette activité

## Résultats
proposals-results-outcome = Le changement attendu
proposals-results-outcome-hint = Ce que les gens remarqueront à la fin du projet.
proposals-results-outputs = Ce que le projet laisse
proposals-results-outputs-intro = Un produit est ce qui existe à la fin : un forage en service, des personnes formées.
proposals-results-output = Produit
proposals-results-outputs-item = Produit { $number }
proposals-results-outputs-remove = Retirer ce produit
proposals-results-outputs-add = Ajouter un produit
proposals-results-indicators = Indicateurs
proposals-results-intro = Un indicateur dit ce qui est mesuré, d'où l'on part et où l'on veut arriver.
proposals-results-item = Indicateur { $number }
proposals-results-of = Il mesure
proposals-results-measured-outcome = Le changement attendu
proposals-results-measured = Produit { $number } : { $name }
proposals-results-name = Ce qui est mesuré
proposals-results-unit = Unité
proposals-results-unit-hint = Par exemple : potager, kg, personne.
proposals-results-baseline = Au départ
proposals-results-target = À la fin
proposals-results-verification = Comment on le vérifie
proposals-results-add = Ajouter un indicateur
proposals-results-remove = Retirer cet indicateur

## Budget
proposals-budget-summary = Résumé du budget
proposals-budget-asked = Demandé au fonds
proposals-budget-own = Apport de l'organisation
proposals-budget-left = Disponible sous le plafond
proposals-budget-sum = Total du projet
proposals-budget-meter = { $asked } demandés sur un plafond de { $limit }, soit { $share }
proposals-budget-caption = Lignes du budget
proposals-budget-caption-hint = Montants en { $currency }, sans décimales. Les totaux se recalculent à l'enregistrement.
proposals-budget-caption-hint-cents = Montants en { $currency }. Les totaux se recalculent à l'enregistrement.
proposals-budget-line = Ligne
proposals-budget-heading = Rubrique
proposals-budget-description = Désignation
proposals-budget-unit = Unité
proposals-budget-quantity = Quantité
proposals-budget-unit-cost = Coût unitaire
proposals-budget-own-share = Votre apport
proposals-budget-copy = Copier
proposals-budget-remove = Retirer
proposals-budget-no-heading = Rubrique à choisir
proposals-rule-grant-maximum = Demandé : { $actual }, { $limit } au plus
proposals-rule-grant-minimum = Demandé : { $actual }, { $limit } au moins
proposals-rule-indirect-cap = Coûts indirects : { $actual }, { $limit } au plus
proposals-rule-contingency-cap = Imprévus : { $actual }, { $limit } au plus
proposals-rule-staff-cap = Ressources humaines : { $actual }, { $limit } au plus
proposals-rule-own-share-minimum = Votre apport : { $actual }, { $limit } au moins

## Documents
proposals-documents-intro = Un fichier à la fois. Une photo nette d'une page suffit.
proposals-documents-other = Autres documents
proposals-documents-other-hint = Devis, lettres de soutien, photos du site.
proposals-documents-required = obligatoire
proposals-documents-file = Fichier
proposals-documents-file-more = Un autre fichier
proposals-documents-remove = Retirer
proposals-documents-waiting = Ce fichier attend le contrôle antivirus. Il compte déjà.
proposals-no-files = Aucun fichier.

## Vérifier et envoyer
proposals-check-title = Vérifier vos réponses
proposals-check-read-title = Réponses du dossier
proposals-check-unfinished = À terminer avant l'envoi
proposals-check-more = { $count ->
    [one] et { $count } autre point
   *[other] et { $count } autres points
}
proposals-check-obstacles = À régler avant l'envoi
proposals-check-changed = Le dossier a changé depuis que vous l'avez ouvert. Relisez-le, puis déclarez à nouveau.
proposals-declare-title = Déclarer et envoyer
proposals-declaration = Je déclare, au nom de l'organisation, que ces réponses sont exactes et que j'ai le droit de l'engager.
proposals-send = Envoyer le dossier
proposals-send-once = Après l'envoi, le dossier ne peut plus être modifié.
proposals-send-not-you = Vous ne pouvez pas envoyer ce dossier. Une personne signataire le peut ({ $organisation }) :
proposals-send-nobody = Personne n'est signataire pour l'instant ({ $organisation }).
proposals-print = Imprimer

## Envoyé
proposals-sent-title = Votre dossier est envoyé
proposals-sent-number = Numéro de l'accusé de dépôt
proposals-sent-next = Et maintenant ?
proposals-sent-mail = Un message avec ce numéro part vers les membres de votre organisation.
proposals-sent-check = L'équipe du programme vérifie que le dossier est recevable.
proposals-sent-evaluate = Des évaluateurs le lisent et le notent après la date limite.
proposals-sent-decision = Votre organisation reçoit la décision par courrier électronique.
proposals-sent-hash-text = Cette empreinte prouve ce que vous avez envoyé. Gardez-la avec le numéro.

## Trop tard
proposals-late-title = Le dossier est arrivé trop tard
proposals-late-text = Il n'a pas été reçu. Votre brouillon est conservé.
proposals-late-deadline = Date limite
proposals-late-arrived = Arrivé le
proposals-late-hash = L'empreinte de ce qui est arrivé trop tard. Elle est dans le journal du portail.
proposals-late-kept = Cette tentative est notée dans le journal du portail, avec son heure. Les membres de votre organisation en sont informés par courrier électronique.

## Retirer
proposals-withdraw-title = Retirer ce dossier ?
proposals-withdraw-draft = Le brouillon sera fermé. Vous pourrez en commencer un autre pour ce lot tant que l'appel est ouvert.
proposals-withdraw-sent = Le dossier ne sera plus examiné. L'accusé de dépôt reste valable comme preuve de l'envoi. Vous pourrez commencer un autre dossier tant que l'appel est ouvert.
proposals-withdraw-reason = Pourquoi le retirez-vous ?
proposals-withdraw-do = Retirer le dossier
proposals-withdraw-keep = Garder le dossier

## Vérifier un accusé de dépôt
receipts-title = Vérifier un accusé de dépôt
receipts-intro = Tout le monde peut vérifier qu'un dossier est bien arrivé, et quand. Rien du dossier n'est montré.
receipts-number = Numéro de l'accusé de dépôt
receipts-number-hint = Par exemple R-2026-000123-C
receipts-do = Vérifier
receipts-valid = Cet accusé de dépôt est valable
receipts-call = Appel
receipts-again = Vérifier un autre numéro
receipts-explain-proposal = L'empreinte SHA-256 est calculée sur le dossier figé à l'envoi. Si une seule lettre changeait, elle serait différente.
receipts-explain-report = L'empreinte SHA-256 est calculée sur le rapport figé à l'envoi. Si une seule lettre changeait, elle serait différente.

## Conditions
unmet-choose-partner = Choisissez l'organisation qui répond.
unmet-choose-lot = Choisissez le lot.
unmet-declaration-not-given = Cochez la déclaration pour envoyer le dossier.
unmet-withdrawal-reason = Dites pourquoi vous retirez le dossier.
unmet-section-unfinished = { $section ->
    [project] La section Projet est à terminer.
    [place] La section Lieu et consultation est à terminer.
    [beneficiaries] La section Bénéficiaires est à terminer.
    [activities] La section Activités est à terminer.
    [results] La section Résultats est à terminer.
    [budget] La section Budget est à terminer.
   *[other] La section Documents est à terminer.
}
unmet-in-field = { $name } : { $text }
unmet-in-line = Ligne { $number } : { $text }
unmet-in-named-line = Ligne { $number }, { $name } : { $text }
unmet-in-activity = Activité { $number } : { $text }
unmet-in-output = Produit { $number } : { $text }
unmet-in-indicator = Indicateur { $number } : { $text }
unmet-missing-project-title = Donnez un nom au projet.
unmet-missing-project-summary = Résumez le projet en quelques phrases.
unmet-missing-project-problem = Décrivez le problème.
unmet-missing-project-solution = Décrivez la solution proposée.
unmet-missing-project-months = Saisissez la durée en mois, par exemple 9.
unmet-missing-project-starts-on = Saisissez la date de début souhaitée.
unmet-missing-place-region = Indiquez la région.
unmet-missing-place-locality = Indiquez la localité.
unmet-missing-place-communities = Nommez les villages ou quartiers.
unmet-missing-consultation-held-on = Saisissez la date de la rencontre.
unmet-missing-consultation-place = Indiquez le lieu de la rencontre.
unmet-missing-consultation-method = Dites comment les gens ont été consultés.
unmet-missing-consultation-count = Saisissez un nombre de personnes, 0 s'il n'y en a pas.
unmet-missing-consultation-needs = Écrivez les besoins exprimés.
unmet-missing-selection-method = Dites comment les bénéficiaires sont choisis.
unmet-missing-activity-name = Nommez l'activité.
unmet-missing-activity-month = Saisissez un mois du projet, par exemple 3.
unmet-missing-activity-responsible = Dites qui est responsable.
unmet-missing-outcome = Décrivez le changement attendu.
unmet-missing-indicator-name = Dites ce qui est mesuré.
unmet-missing-indicator-unit = Donnez l'unité.
unmet-missing-indicator-number = Saisissez un nombre, 0 s'il n'y a rien.
unmet-missing-indicator-verification = Dites comment on le vérifie.
unmet-missing-line-description = Nommez cette dépense.
unmet-missing-line-unit = Donnez l'unité, par exemple mois.
unmet-missing-line-quantity = Saisissez une quantité, par exemple 6.
unmet-missing-line-unit-cost = Saisissez un coût unitaire, par exemple 25 000.
unmet-missing-this-document = Joignez le document « { $name } ».
unmet-missing-file = Choisissez un fichier.
unmet-document-mismatch = Le contenu de « { $name } » n'est pas celui que son nom annonce. Enregistrez le fichier à nouveau, puis recommencez.
unmet-document-macros = Le fichier « { $name } » contient des macros. Enregistrez-le sans macros, ou en PDF.
unmet-document-encrypted = Le fichier « { $name } » est protégé par un mot de passe. Enlevez le mot de passe.
unmet-document-inflated = Le contenu de « { $name } » est trop grand une fois décompressé. Enregistrez-le en PDF, puis recommencez.
unmet-document-infected = Le fichier « { $name } » contient un virus. Il n'est pas gardé.
unmet-receipt-form = Un numéro ressemble à R-2026-000123-C. Vérifiez ce que vous avez saisi.
unmet-receipt-check = Un chiffre ou la lettre de la fin ne va pas. Comparez avec l'accusé de dépôt.
unmet-receipt-unknown = Aucun accusé de dépôt ne porte ce numéro.

## Corriger
proposals-group-correct = Sections à corriger
proposals-returned-until = À renvoyer avant le
proposals-returned-others = Les autres sections ne changent plus. La version déjà envoyée est conservée.
proposals-returned-late = La date donnée pour corriger est passée. La version déjà envoyée compte de nouveau sous peu.
proposals-correct-here = À corriger dans cette section
proposals-receipt-earlier = Versions envoyées avant :
unmet-section-not-returned = { $section ->
    [project] La section Projet n'est pas à corriger. Elle ne peut plus être modifiée.
    [place] La section Lieu et consultation n'est pas à corriger. Elle ne peut plus être modifiée.
    [beneficiaries] La section Bénéficiaires n'est pas à corriger. Elle ne peut plus être modifiée.
    [activities] La section Activités n'est pas à corriger. Elle ne peut plus être modifiée.
    [results] La section Résultats n'est pas à corriger. Elle ne peut plus être modifiée.
    [budget] La section Budget n'est pas à corriger. Elle ne peut plus être modifiée.
   *[documents] La section Documents n'est pas à corriger. Elle ne peut plus être modifiée.
}
proposals-apply-limit = Vous pouvez préparer le dossier. Il pourra être envoyé quand une de ces subventions sera terminée, avant la date limite.
receipts-by-file = Vérifier avec le fichier
receipts-file = Dossier figé
receipts-file-hint = Le fichier .json téléchargé depuis la page de l'accusé. Seule son empreinte est calculée : rien n'est gardé.
receipts-file-do = Vérifier le fichier
receipts-flash-file = Ce fichier est exactement celui de cet accusé.
receipts-qr = Code QR : adresse de la page de vérification
proposals-receipt-json = Dossier figé (JSON)
unmet-receipt-file-pdf = Ceci est un PDF. Choisissez le dossier figé, un fichier .json de la page de l'accusé.
unmet-receipt-file-unknown = Aucun accusé n'a été donné pour ce fichier. S'il a été ouvert et enregistré à nouveau, il a pu changer. Son empreinte : { $sha256 }
unmet-storage-out-of-reach = Les fichiers joints ne répondent pas en ce moment. Le dossier n'est pas envoyé, rien n'est perdu. Réessayez dans quelques minutes.
unmet-document-lost = Le fichier « { $name } » n'est plus là. Joignez-le à nouveau, puis envoyez.

# The work plan.
plan-title = Plan de travail par mois
plan-month = Mois { $month }
plan-months = Mois { $from } à { $to }
plan-saved = Ce plan montre ce qui est enregistré.
