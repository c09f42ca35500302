# Le grand livre : journal des engagements et des paiements.
ledger-title = Grand livre
ledger-lead = Chaque engagement et chaque mouvement d'argent. Rien n'y est jamais effacé : une erreur est corrigée par une écriture contraire.
ledger-export = Exporter (CSV, environ { $size })
ledger-agreement = Numéro de convention
ledger-from = Du
ledger-to = Au
ledger-sums = Sommes par monnaie
ledger-sums-hint = Des écritures choisies, calculées à l'instant
ledger-entries = { $count ->
    [one] { $count } écriture
   *[other] { $count } écritures
}
ledger-entries-hint = Les plus récentes d'abord. La dernière colonne dit ce qui reste à verser au projet après l'écriture.
ledger-entry-number = Écriture { $number }
ledger-number = Numéro
ledger-day = Date
ledger-country = Pays
ledger-project = Projet
ledger-partner = Organisation
ledger-kind = Nature
ledger-amount = Montant
ledger-currency = Monnaie
ledger-memo = Libellé
ledger-running = Reste du projet
ledger-empty = Aucune écriture ne correspond.
ledger-file = grand-livre
