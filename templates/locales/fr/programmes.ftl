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
programmes-confirm-warning = Ces fonds ne pourront plus être modifiés ni retirés. Vérifiez le bailleur, la monnaie et les zéros.
programmes-confirm = Inscrire les fonds
programmes-code-hint = Court, en lettres, chiffres et traits d'union, par exemple MICRO-2027. Il ne change plus dès qu'un appel existe.
programmes-code-fixed = Le programme a un appel : son code ne change plus.
programmes-summary-hint = Pour qui, où, et dans quel but
programmes-beneficiaries-hint = Personnes touchées directement, tous appels ensemble
programmes-flash-created = Le programme est créé. La finance peut y inscrire les fonds.
programmes-flash-saved = Le programme est enregistré.
programmes-flash-funded = Les fonds sont inscrits.
