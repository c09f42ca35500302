# Les états de tous les noms : state-<nom>-<état>. La couleur de chacun est dans src/adapters/templates/tags.rs.

state-call-draft = Brouillon
state-call-in-review = En relecture
state-call-published = Publié
state-call-upcoming = À venir
state-call-open = Ouvert
state-call-closing-soon = Ferme bientôt
state-call-closed = Clos
state-call-in-evaluation = En évaluation
state-call-decided = Décidé
state-call-archived = Archivé
state-call-cancelled = Annulé

state-question-open = Sans réponse
state-question-published = Réponse publiée
state-question-set-aside = Écartée

state-partner-draft = Brouillon
state-partner-submitted = À vérifier
state-partner-verified = Vérifiée
state-partner-refused = Refusée
state-partner-suspended = Suspendue
state-partner-expired = Expirée

state-proposal-draft = Brouillon
state-proposal-submitted = Envoyé
state-proposal-eligible = Recevable
state-proposal-ineligible = Non recevable
state-proposal-returned = À corriger
state-proposal-in-evaluation = En évaluation
state-proposal-ranked = Classé
state-proposal-awarded = Retenu
state-proposal-reserve = Liste de réserve
state-proposal-not-retained = Non retenu
state-proposal-accepted = Accepté par le partenaire
state-proposal-declined = Décliné par le partenaire
state-proposal-contracted = Convention signée
state-proposal-withdrawn = Retiré

state-scorecard-assigned = À commencer
state-scorecard-declared = Sans conflit d'intérêts
state-scorecard-in-progress = En cours
state-scorecard-handed-in = Rendue
state-scorecard-recused = Récusé
state-scorecard-reopened = Rouverte

state-agreement-prepared = Préparée
state-agreement-approved = Approuvée
state-agreement-signed-by-partner = Signée par le partenaire
state-agreement-in-force = En vigueur
state-agreement-completed = Achevée
state-agreement-suspended = Suspendue
state-agreement-terminated = Résiliée
state-agreement-closed = Close

state-tranche-planned = À venir
state-tranche-due = À payer
state-tranche-in-payment = En paiement
state-tranche-paid = Versée
state-tranche-reduced = Réduite
state-tranche-cancelled = Annulée
state-tranche-blocked = Bloquée

state-payment-prepared = Préparé
state-payment-approved-once = Approuvé une fois
state-payment-approved = Approuvé
state-payment-released = Ordonné
state-payment-confirmed = Réception confirmée
state-payment-failed = Échoué
state-payment-cancelled = Annulé

state-report-upcoming = À venir
state-report-expected = Attendu
state-report-due = Attendu
state-report-overdue = En retard
state-report-draft = Brouillon
state-report-submitted = À valider
state-report-returned = À corriger
state-report-accepted = Validé

state-decision-award = Retenir
state-decision-reserve = Mettre en réserve
state-decision-reject = Ne pas retenir
state-outcome-award = Retenu
state-outcome-reserve = En réserve
state-outcome-reject = Non retenu

state-task-not-started = À commencer
state-task-to-start = À commencer
state-task-in-progress = En cours
state-task-done = Terminé
state-task-not-yet = Pas encore possible
state-task-to-correct = À corriger

state-file-pending = En cours de contrôle
state-file-clean = Contrôlé
state-file-refused = Refusé
state-file-not-scanned = Non contrôlé

state-bank-declared = Déclaré
state-bank-confirmed = Confirmé une fois
state-bank-verified = Vérifié
state-bank-frozen = Gelé
state-bank-replaced = Remplacé

# Rapprochements avec une liste de sanctions.
state-screening-open = À décider
state-screening-confirmed = C'est la même
state-screening-dismissed = Ce n'est pas la même
state-screening-lapsed = Ne ressemble plus
state-paper-valid = Valable
state-paper-missing = Manque
state-paper-ends-soon = Expire bientôt
state-paper-expired = Expiré
state-duplicate-open = À comparer
state-duplicate-different = Différentes
state-duplicate-merged = Réunies
state-duplicate-lapsed = Sans objet
