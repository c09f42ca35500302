# La recevabilité, vérifiée avant toute notation.

eligibility-title = Recevabilité
eligibility-check = Vérification
eligibility-start = Vérifier la recevabilité
eligibility-note = Pourquoi ? (obligatoire si la réponse est non ; transmis à l'organisation)
eligibility-general-note = Remarque interne
eligibility-what-follows = Si toutes les réponses sont oui, le dossier est recevable. Sinon il est non recevable et l'organisation en est informée par lettre.
eligibility-button = Rendre la vérification
eligibility-not-yet = Pas encore vérifiée.
eligibility-found-eligible = Le dossier est recevable.
eligibility-found-ineligible = Le dossier est non recevable. L'organisation en est informée par lettre.

## Renvoyer pour correction
corrections-title = Corrections demandées
corrections-start = Renvoyer pour correction
corrections-instead = à la place, si l'organisation peut corriger ce qui manque.
corrections-ask-title = Renvoyer pour correction
corrections-form = Ce qu'il faut corriger
corrections-form-hint = Écrivez une demande pour chaque section à corriger. L'organisation la lit en haut de la section. Une section laissée vide reste fermée.
corrections-answer-by = Dernier jour pour renvoyer le dossier
corrections-answer-by-hint = Ce jour compris ({ $place }). Après, la version déjà envoyée compte de nouveau.
corrections-button = Renvoyer à l'organisation
corrections-flash-returned = Le dossier est renvoyé. L'organisation en est informée par courrier électronique.
corrections-returned-by = Renvoyé par { $name } le { $day }.
corrections-answer-until = À renvoyer jusqu'au { $day }.
unmet-answer-date-too-far = Donnez { $max } jours au plus.
unmet-proposal-not-to-return = Ce dossier ne peut pas être renvoyé dans son état actuel.

## Comparer deux versions
versions-title = Comparer deux versions
versions-compare = { $count ->
    [one] Voir la version envoyée
   *[other] Comparer les { $count } versions
}
versions-version = Version { $number }
versions-from = Version de départ
versions-to = Comparée à
versions-show = Comparer
versions-sent = envoyée le { $day }
versions-changes = { $count ->
    [0] Rien n'a changé entre ces versions.
    [one] { $count } changement.
   *[other] { $count } changements.
}
versions-only-changes = Ne montrer que les changements
versions-everything = Montrer aussi ce qui n'a pas changé
versions-asked = Correction demandée
versions-field = Question
versions-changed = modifié
versions-added = ajouté
versions-removed = retiré
versions-unchanged = Rien n'a changé dans cette section.
