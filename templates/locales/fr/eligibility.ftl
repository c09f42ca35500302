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
