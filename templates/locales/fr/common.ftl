# Mots communs à toutes les pages. Un mot propre à un seul nom va dans le fichier de ce nom.
# Les espaces insécables et les apostrophes courbes sont posées à la lecture : écrivez-les simplement.

## Le portail
brand-name = Kafo
brand-tagline = Microprojets communautaires
brand-staff = Espace programme
brand-home = Kafo, accueil
meta-description = Appels à propositions pour des microprojets communautaires en Afrique de l'Ouest et du Centre.
skip-link = Aller au contenu
nav-main = Menu principal
nav-menu = Menu
nav-language = Langue
nav-breadcrumb = Retour
sign-in = Se connecter
sign-out = Se déconnecter
footer-free = La candidature est gratuite. Personne ne peut vous demander d'argent pour déposer un dossier.
footer-permissions = Qui peut faire quoi
footer-calls = Appels à propositions
footer-receipts = Vérifier un accusé de dépôt
footer-label = Pied de page
error-prefix = Erreur :

## Menu
nav-home = Accueil
nav-programmes = Programmes
nav-calls = Appels
nav-open-calls = Appels ouverts
nav-all-calls = Tous les appels
nav-desk = Mon bureau
nav-proposals = Mes dossiers
nav-all-proposals = Dossiers
nav-organisation = Mon organisation
nav-partners = Organisations
nav-evaluations = Mes évaluations
nav-rankings = Classements
nav-decisions = Décisions
nav-agreements = Conventions
nav-payments = Paiements
nav-reports = Rapports
nav-reports-and-payments = Rapports et paiements
nav-projects = Projets
nav-office-calls = Appels
nav-office-partners = Organisations
nav-office-agreements = Conventions
nav-office-payments = Paiements
nav-office-reports = Rapports
nav-office-users = Utilisateurs
nav-dashboard = Suivi
nav-users = Utilisateurs
nav-account = Mon compte
nav-help = Aide

## Boutons et liens
action-save = Enregistrer
action-save-draft = Enregistrer le brouillon
action-finish-section = Terminer la section
action-check-and-send = Vérifier et envoyer
action-send = Envoyer
action-continue = Continuer
action-start = Commencer
action-cancel = Annuler
action-back = Retour
action-edit = Modifier
action-change = Changer
action-add = Ajouter
action-add-line = Ajouter une ligne
action-remove = Retirer
action-move-up = Monter
action-move-down = Descendre
action-delete = Supprimer
action-confirm = Confirmer
action-withdraw = Retirer le dossier
action-filter = Filtrer
action-clear-filter = Effacer les filtres
action-search = Chercher
action-see = Voir
action-open = Ouvrir
action-read = Lire
action-reply = Répondre
action-print = Imprimer
action-download = Télécharger
action-export = Exporter
action-export-csv = Exporter (CSV)
action-upload = Déposer le fichier
action-verify = Vérifier
action-accept = Accepter
action-refuse = Refuser
action-send-back = Renvoyer à corriger
action-approve = Approuver
action-release = Ordonner le paiement
action-prepare = Préparer
action-sign = Signer
action-publish = Publier
action-assign = Attribuer
action-invite = Inviter une personne
action-resume = Reprendre
action-previous = Précédent
action-next = Suivant
action-close = Fermer
action-all = Tout voir

## Mots de tous les jours
yes = Oui
no = Non
none = Aucun
all = Tous
optional = facultatif
total = Total
subtotal = Sous-total
amount = Montant
date = Date
deadline = Date limite
duration = Durée
country = Pays
place = Lieu
region = Région
language = Langue
sector = Secteur
status = État
name = Nom
email = Adresse électronique
phone = Téléphone
role = Rôle
organisation = Organisation
programme = Programme
call = Appel
lot = Lot
proposal = Dossier
project = Projet
reference = Référence
comment = Commentaire
reason = Motif
message = Message
document = Document
documents = Documents
file = Fichier
version = Version
currency = Monnaie
actions = Actions
not-available = Non disponible
not-applicable = Sans objet
not-given = Non renseigné
free-of-charge = Gratuit
created-on = Créé le { $date }
updated-on = Modifié le { $date }
of-total = { $part } sur { $whole }
out-of-share = { $part } sur { $whole }, soit { $share }
count-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
count-months = { $count ->
    [one] { $count } mois
   *[other] { $count } mois
}
count-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
count-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
count-results = { $count ->
    [0] Aucun résultat
    [one] { $count } résultat
   *[other] { $count } résultats
}

## Dates et délais
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.
format-date = { $day } { $month } { $year }
format-date-short = { $day } { $month } { $year }
format-month = { $month } { $year }
place-time-gw = heure de Bissau
place-time-gn = heure de Conakry
place-time-cm = heure de Yaoundé
place-time-ml = heure de Bamako
place-time-sn = heure de Dakar
place-time-gm = heure de Banjul
place-time-ng = heure de Lagos
place-time-ne = heure de Niamey
place-time-utc = heure UTC
days-today = Aujourd'hui
days-tomorrow = Demain
days-in = { $count ->
    [one] Dans { $count } jour
   *[other] Dans { $count } jours
}
days-ago = { $count ->
    [one] Il y a { $count } jour
   *[other] Il y a { $count } jours
}
days-late = { $count ->
    [one] { $count } jour de retard
   *[other] { $count } jours de retard
}
deadline-at = Date limite :
deadline-over = Délai passé
hint-date = Par exemple 2027-01-12
hint-amount = En chiffres, sans décimales, par exemple 25 000
hint-amount-cents = En chiffres, par exemple 1 250,50
hint-file = { $types }, { $size } au plus.
upload-units = Ko Mo
upload-sending = Envoi du fichier en cours…
upload-lost = Connexion perdue. L'envoi reprendra tout seul.
upload-cancel = Annuler l'envoi
upload-cancelled = Envoi annulé.
upload-done = Fichier reçu. Contrôle en cours…
upload-shrinking = Réduction de la photo…
upload-shrunk = Photo réduite : { $from } → { $to }.
upload-large = Ce fichier fait { $size }. La limite est { $max }.
upload-signed-out = Connexion expirée. Connectez-vous dans un autre onglet, puis envoyez à nouveau : l'envoi reprendra où il en était.
upload-failed = L'envoi a échoué. Réessayez.
file-scan = Antivirus :
file-fingerprint = Empreinte
file-fingerprint-whole = Empreinte complète (SHA-256)

## Formulaires
error-summary-title = { $count ->
    [one] Il y a un problème
   *[other] Il y a { $count } problèmes
}
error-label = Erreur :
error-required = Remplissez ce champ.
error-number = Saisissez un nombre en chiffres, par exemple 12.
error-amount = Saisissez un montant en chiffres, par exemple 25 000.
error-date = Saisissez une date, par exemple 2027-01-12.
error-email = Saisissez une adresse électronique complète, par exemple nom@exemple.org.
error-choice = Choisissez une réponse.
error-too-long = Le texte est trop long : { $max } caractères au plus.
error-too-small = Saisissez au moins { $min }.
error-too-large = Saisissez au plus { $max }.
error-file-missing = Choisissez un fichier.
error-file-type = Ce type de fichier n'est pas accepté. Types acceptés : { $types }.
error-file-size = Le fichier est trop grand : { $max } au plus.
select-choose = Choisissez
select-all = Tous
saved-at = Enregistré à { $time }
saved-never = Pas encore enregistré
saving = Enregistrement…
saved-offline = Pas de réseau. Gardé sur cet appareil à { $time }
saved-signed-out = Connexion expirée. Gardé sur cet appareil. Connectez-vous dans un autre onglet.
saved-stale = Pas enregistré : quelqu'un a modifié cette page. Votre texte est gardé sur cet appareil.
restore-found = Une version gardée sur cet appareil n'a pas été envoyée.
restore-take = Reprendre cette version
restore-drop = L'effacer
flash-success = C'est fait
flash-info = À savoir
flash-warning = Attention
panel-next = Et maintenant ?
file-opens = { $name } ({ $type }, { $size })

## Listes et pages
pagination-label = Pages
pagination-page = Page { $page }
pagination-current = Page { $page }, page actuelle
pagination-previous = Page précédente
pagination-next = Page suivante
meter-label = { $part } sur { $whole }, soit { $share }
tasks-done = { $done } sections terminées sur { $all }
steps-label = Étapes
rule-kept = Respecté :
rule-broken = Non respecté :
tranche-state-label = tranche { $number } : { $state }
detail-more = En savoir plus
filter-label = Filtrer la liste
map-label = Projets par pays
section-of = section { $number } sur { $all }

## Pages d'erreur
error-400-title = Cette demande n'est pas lisible
error-400-text = L'adresse ou le formulaire est incomplet. Revenez à la page précédente et recommencez.
error-403-title = Vous ne pouvez pas faire cela
error-403-text = Votre rôle ne permet pas cette action sur cette page. Si c'est une erreur, écrivez à l'administrateur de votre programme.
error-404-title = Cette page n'existe pas
error-404-text = L'adresse est peut-être mal recopiée, ou la page a été retirée. Si vous attendiez un dossier, vérifiez que vous êtes connecté avec le bon compte.
error-409-title = Quelqu'un a modifié cette page avant vous
error-409-text = Rien n'est perdu. Votre saisie est affichée ci-dessous. Rouvrez la page pour voir la version actuelle, puis reportez ce qui manque.
error-409-yours = Ce que vous aviez saisi
error-409-reopen = Rouvrir la page
error-413-title = Ce fichier est trop grand
error-413-text = La limite est de { $max }. Réduisez le fichier, ou envoyez-le en plusieurs parties, puis recommencez.
error-422-title = Certaines réponses sont à corriger
error-422-text = Revenez à la page précédente et corrigez les réponses signalées.
error-429-title = Trop d'essais
error-429-text = Pour protéger les comptes, attendez quelques minutes avant de recommencer.
error-500-title = Une erreur est survenue de notre côté
error-500-text = Votre brouillon enregistré est intact. Recommencez dans quelques minutes. Si l'erreur revient, donnez-nous cette référence :
error-503-title = Le service est momentanément arrêté
error-503-text = Nous revenons dans quelques minutes. Ce qui était enregistré est intact.
error-home = Aller à l'accueil
error-calls = Voir les appels ouverts
error-reference = Référence : { $reference }

## Pays, langues, monnaies
country-gw = Guinée-Bissau
country-gn = Guinée-Conakry
country-cm = Cameroun
country-ml = Mali
country-sn = Sénégal
country-gm = Gambie
country-ng = Nigéria
country-ne = Niger
country-all = Tous les pays
lang-fr = français
lang-en = anglais
lang-pt = portugais
currency-xof = francs CFA (BCEAO)
currency-xaf = francs CFA (BEAC)
currency-gnf = francs guinéens
currency-eur = euros
currency-usd = dollars des États-Unis
currency-gmd = dalasis
currency-ngn = nairas

## Secteurs, sortes d'organisations, rubriques
sector-agriculture = Agriculture
sector-fisheries = Pêche
sector-transport = Transport
sector-trade = Commerce
sector-all = Tous les secteurs
partner-kind-ngo = ONG
partner-kind-community-organisation = Organisation communautaire de base
partner-kind-informal-group = Groupement informel
partner-kind-cooperative = Coopérative
partner-kind-company = Entreprise
partner-kind-local-authority = Collectivité locale
heading-human-resources = Ressources humaines
heading-travel = Déplacements
heading-equipment = Équipement et fournitures
heading-local-office = Bureau local
heading-services = Services
heading-activities = Activités
heading-beneficiary-grants = Appuis aux bénéficiaires
heading-indirect-costs = Coûts indirects
heading-contingency = Imprévus

## Rôles
role-programme-officer = Chargé de programme
role-evaluator = Évaluateur
role-committee-chair = Président de comité
role-decision-maker = Décideur
role-finance-officer = Chargé des finances
role-finance-approver = Approbateur des finances
role-auditor = Auditeur
role-donor = Bailleur
role-administrator = Administrateur
role-signatory = Signataire
role-editor = Rédacteur
role-reader = Lecteur
role-public = Public
role-signed-in = Personne connectée
role-system = Le portail
