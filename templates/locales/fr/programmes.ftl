# Les programmes : ce que les bailleurs financent.

programmes-title = Programmes
programmes-found = { $count ->
    [one] { $count } programme
   *[other] { $count } programmes
}
programmes-new = Nouveau programme
programmes-edit = Modifier le programme
programmes-create = Créer le programme
programmes-new-lead = Un programme réunit des appels et les fonds qui les paient. La finance y inscrit les fonds ensuite.
programmes-empty-create = Aucun programme n'existe encore. Il en faut un pour publier un appel.
programmes-empty = Aucun programme n'est visible pour l'instant. Un administrateur les crée.
programmes-about = Présentation
programmes-other-languages = Dans les autres langues
programmes-plan = En bref
programmes-calls = Appels publiés
programmes-created = Créé le
programmes-see-calls = Voir les appels
programmes-see-figures = Voir le suivi
programmes-funds = Fonds
programmes-funds-hint = Ce que les bailleurs donnent. Chaque paiement vérifie qu'il en reste assez.
programmes-funds-none = Aucun fonds n'est inscrit. Sans fonds, aucun paiement ne peut partir. Une personne de la finance les inscrit.
programmes-funds-none-short = Aucun
programmes-total = Total en { $currency }
programmes-entered = Inscrit le
programmes-add-funds = Ajouter des fonds
programmes-add-funds-lead = Ce qu'un bailleur donne au programme, dans une monnaie. Inscrivez chaque montant à part.
programmes-donor-hint = Le nom de l'organisation qui donne
programmes-amount-hint = Par exemple 250 000 000
programmes-confirm-title = Inscrire ces fonds ?
programmes-after = Fonds du programme ensuite, dans cette monnaie
programmes-confirm-warning = Ces fonds restent dans l'historique : une erreur se corrige par une écriture de plus. Vérifiez le bailleur, la monnaie et les zéros.
programmes-confirm = Inscrire les fonds
programmes-code-hint = Court, en lettres, chiffres et traits d'union, par exemple MICRO-2027. Il ne change plus dès qu'un appel existe.
programmes-code-fixed = Le programme a un appel : son code ne change plus.
programmes-summary-hint = Pour qui, où, et dans quel but
programmes-beneficiaries-hint = Personnes touchées directement, tous appels ensemble
programmes-flash-created = Le programme est créé. La finance peut y inscrire les fonds.
programmes-flash-saved = Le programme est enregistré.
programmes-flash-funded = Les fonds sont inscrits.
programmes-correct = Corriger
programmes-correction = Correction
programmes-correct-title = Corriger un fonds
programmes-correct-lead = Ce qui a été inscrit reste visible. La différence s'ajoute dessous, avec son motif. Pour une autre monnaie ou un autre bailleur, ramenez ce fonds à 0 et ajoutez-en un nouveau.
programmes-correct-now = Inscrit jusqu'ici
programmes-correct-used = Pris par des paiements, tous fonds ensemble
programmes-correct-right = Montant exact
programmes-correct-hint = Ce que le bailleur donne en tout ; 0 pour retirer ce fonds
programmes-correct-reason-hint = Par exemple : un zéro de trop, avenant du bailleur. Tous ceux qui voient les fonds le lisent.
programmes-correct-difference = Différence inscrite
programmes-correct-confirm-title = Inscrire cette correction ?
programmes-correct-confirm-warning = La correction reste dans l'historique avec votre nom. Elle change ce que le programme peut payer.
programmes-correct-confirm = Inscrire la correction
programmes-flash-corrected = La correction est inscrite.
unmet-fund-unchanged = C'est le montant inscrit. Saisissez le montant exact.
unmet-fund-below-payments = Des paiements préparés ou faits prennent { $used-money } dans cette monnaie. Les fonds du programme ne peuvent pas descendre plus bas.
