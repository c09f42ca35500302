# La première page après la connexion : ce qui attend, les rôles, les organisations.
# Le nombre est écrit devant la phrase.

desk-profile = { $count ->
    [one] profil d'organisation à compléter
   *[other] profils d'organisation à compléter
}
desk-factor = second facteur à activer sur votre compte
desk-drafts = { $count ->
    [one] brouillon à terminer
   *[other] brouillons à terminer
}
desk-awards = { $count ->
    [one] dossier retenu : acceptez ou refusez
   *[other] dossiers retenus : acceptez ou refusez
}
desk-sign = { $count ->
    [one] convention à signer
   *[other] conventions à signer
}
desk-confirm = { $count ->
    [one] versement à confirmer
   *[other] versements à confirmer
}
desk-report = { $count ->
    [one] rapport à envoyer
   *[other] rapports à envoyer
}
desk-verify = { $count ->
    [one] organisation à vérifier
   *[other] organisations à vérifier
}
desk-publish = { $count ->
    [one] appel à relire et à publier
   *[other] appels à relire et à publier
}
desk-questions = { $count ->
    [one] question sans réponse sur un appel
   *[other] questions sans réponse sur des appels
}
desk-eligibility = { $count ->
    [one] dossier à déclarer recevable ou non
   *[other] dossiers à déclarer recevables ou non
}
desk-assign = { $count ->
    [one] dossier recevable à confier à des évaluateurs
   *[other] dossiers recevables à confier à des évaluateurs
}
desk-review = { $count ->
    [one] rapport à valider
   *[other] rapports à valider
}
desk-score = { $count ->
    [one] dossier à noter
   *[other] dossiers à noter
}
desk-rank = { $count ->
    [one] classement à établir
   *[other] classements à établir
}
desk-decide = { $count ->
    [one] dossier classé à décider
   *[other] dossiers classés à décider
}
desk-contract = { $count ->
    [one] convention à préparer
   *[other] conventions à préparer
}
desk-approve-agreement = { $count ->
    [one] convention à approuver
   *[other] conventions à approuver
}
desk-countersign = { $count ->
    [one] convention à contresigner
   *[other] conventions à contresigner
}
desk-pay = { $count ->
    [one] tranche à payer
   *[other] tranches à payer
}
desk-approve-payment = { $count ->
    [one] paiement à approuver
   *[other] paiements à approuver
}
desk-release = { $count ->
    [one] paiement à ordonner
   *[other] paiements à ordonner
}
desk-fund = { $count ->
    [one] programme avec des appels publiés, sans fonds
   *[other] programmes avec des appels publiés, sans fonds
}
desk-bank = { $count ->
    [one] compte bancaire à contrôler
   *[other] comptes bancaires à contrôler
}
desk-organisations = { $count ->
    [one] Votre organisation
   *[other] Vos organisations
}
desk-roles = { $count ->
    [one] Votre rôle
   *[other] Vos rôles
}

desk-todo = Ce qui vous attend
desk-nothing = Rien ne vous attend aujourd'hui.
desk-no-programme = Aucun programme n'existe encore. Créez-en un : tout appel en dépend.
desk-nobody = Votre compte n'a pas encore d'organisation ni de rôle.
desk-nobody-action = Inscrire une organisation
desk-drafts-title = Vos brouillons
desk-parts = Où aller
desk-you = Vous
desk-role-everywhere = tous les pays
desk-role-programme = programme { $code }
desk-role-call = appel { $code }
desk-part-dashboard = Les chiffres du programme : personnes, dossiers, argent.
desk-part-programmes = Ce que les bailleurs financent, et leurs fonds.
desk-part-calls = Rédiger, relire, publier, et suivre les dossiers reçus.
desk-part-partners = Les organisations, leur vérification et leurs comptes.
desk-part-evaluations = Les dossiers qui vous sont confiés.
desk-part-agreements = Préparer, approuver et signer les conventions.
desk-part-payments = Les tranches, les paiements et le grand livre.
desk-part-reports = Les rapports attendus, reçus et validés.
desk-part-users = Les comptes du personnel et leurs rôles.
desk-part-proposals = Écrire et envoyer vos dossiers.
desk-part-projects = Vos conventions, versements et rapports.
desk-part-organisation = Le profil, les membres et le compte bancaire.
desk-returned = { $count ->
    [one] dossier à corriger
   *[other] dossiers à corriger
}
