# Les organisations partenaires : leurs pages, et celles de l'équipe.

partners-choose = Mes organisations
partners-new = Inscrire une autre organisation
partners-new-lead = Vous en devenez le premier signataire.
partners-create = Inscrire l'organisation
partners-created = L'organisation est inscrite. Complétez son profil.
partners-about = À propos de l'organisation

## Le profil
partners-profile = Profil
partners-state-submitted = Votre profil est en cours de vérification. Vous pouvez déjà déposer des dossiers, sauf pour les appels réservés aux organisations vérifiées.
partners-state-verified = Votre organisation est vérifiée. Elle peut déposer des dossiers et recevoir des paiements.
partners-state-expired = La vérification a expiré : aucun paiement ne part. Mettez vos papiers à jour et écrivez à l'équipe du programme.
partners-state-refused = Votre organisation n'a pas été vérifiée. Corrigez ce que dit le motif, puis envoyez de nouveau le profil. Vos brouillons restent modifiables.
partners-state-suspended = Votre organisation est suspendue : elle ne peut ni déposer de dossier, ni être payée. Vos brouillons restent modifiables. Réglez ce que dit le motif, puis écrivez à l'équipe du programme : elle seule peut lever la suspension.
partners-valid-until = Vérification valable jusqu'au { $date }
partners-expired-on = Vérification expirée le { $date }
partners-missing-text = Le profil peut être envoyé à vérifier quand tout est là.
partners-gap-declarations = Cochez toutes les déclarations.
partners-complete = Le profil est complet
partners-complete-text = Envoyez-le à vérifier. Le nom, le pays, l'enregistrement et les déclarations ne changeront plus ensuite.
partners-submit = Envoyer à vérifier
partners-submit-title = Envoyer le profil à vérifier
partners-submit-lead = Relisez les déclarations que vous faites au nom de l'organisation.
partners-submit-warning = Une fausse déclaration peut faire annuler une subvention.
partners-submitted = Le profil est envoyé. L'équipe du programme vous écrira.
partners-declared = Déclarations
partners-declared-hint = Toutes sont nécessaires pour envoyer le profil.
partners-edit-title = Profil de l'organisation
partners-edit-lead = Une page par sujet. Enregistrez quand vous voulez, même si tout n'est pas rempli.
partners-edit-locked = Ce sur quoi repose la vérification ne change plus ici. Les contacts et la description, si.
partners-saved = Le profil est enregistré.
partners-short-name = Sigle
partners-email = Adresse électronique de l'organisation
partners-phone-hint = L'équipe du programme appelle ce numéro avant d'accepter un changement de compte bancaire.
partners-website = Site internet
partners-representative = Représentant légal
partners-representative-hint = La personne qui engage l'organisation.
partners-description = Ce que fait l'organisation
partners-description-hint = Depuis quand, où, avec qui, et deux ou trois projets réalisés.
partners-lang = Langue des courriers de l'organisation
unmet-region-of-another-country = Cette région n'est pas dans le pays choisi.

## Membres
partners-members = Membres
partners-members-manage = Gérer les membres
partners-since = Depuis
partners-role-of = Rôle de { $name }
partners-role-signatory = Signataire : engage l'organisation, envoie les dossiers, signe.
partners-role-editor = Rédacteur : écrit les dossiers et les rapports.
partners-role-reader = Lecteur : lit, ne change rien.
partners-role-changed = Le rôle est changé.
partners-invited = L'invitation est partie.
partners-invitations = Invitations en attente
partners-invitation-until = Valable jusqu'au
partners-invitation-cancel = Annuler l'invitation
partners-invitation-cancelled = L'invitation est annulée.
partners-leave = Quitter
partners-leave-title = Quitter { $partner } ?
partners-leave-text = Vous ne verrez plus ses dossiers ni ses projets. Un signataire peut vous inviter de nouveau.
partners-left = Vous avez quitté l'organisation.
partners-remove-title = Retirer { $name } ?
partners-remove-text = Cette personne ne verra plus rien de l'organisation. Ce qu'elle a fait reste dans l'historique.
partners-removed = La personne est retirée.
unmet-last-signatory = C'est le dernier signataire. Nommez-en d'abord un autre.

## Papiers
partners-papers = Papiers de l'organisation
partners-papers-lead = Un papier qui manque ou qui a expiré empêche d'envoyer un dossier et d'être payé, jamais de préparer un dossier. Nous vous écrivons { $days } jours avant la fin d'un papier, puis à 30 et à 7 jours.
partners-papers-manage = Gérer les papiers
partners-paper-kind = Papier
partners-paper-added = Le papier est ajouté.
partners-paper-added-on = Ajouté le { $date }
partners-paper-removed = Le papier est retiré.

## Compte bancaire
partners-bank = Compte bancaire
partners-bank-none = Aucun compte n'est déclaré.
partners-bank-present = Compte actuel
partners-bank-change = Changer de compte
partners-bank-replace = Déclarer un autre compte
partners-bank-declare = Déclarer un compte
partners-bank-warning = Les paiements s'arrêtent jusqu'à ce que deux personnes aient confirmé le nouveau compte.
partners-bank-lead = Le compte est au nom de l'organisation. Deux personnes de l'équipe le confirment, dont une vous rappelle au numéro connu.
partners-bank-holder = Titulaire
partners-bank-holder-hint = Le nom exact de l'organisation, comme à la banque.
partners-bank-name = Banque
partners-bank-number = Numéro de compte ou IBAN
partners-bank-number-hint = Il est chiffré. Seuls les quatre derniers caractères s'affichent ensuite.
partners-bank-send = Déclarer ce compte
partners-bank-declared = Le compte est déclaré. L'équipe va le confirmer.
partners-bank-declared-text = Le compte attend la première confirmation.
partners-bank-confirmed-text = Le compte attend la seconde confirmation.
partners-bank-verified-text = Les paiements peuvent partir vers ce compte.
partners-bank-frozen-text = Ce compte est gelé. Déclarez-en un autre ou écrivez à l'équipe.
partners-bank-declared-on = Déclaré le
partners-bank-declared-by = Déclaré par
partners-bank-verified-on = Vérifié le
partners-bank-first-by = Première confirmation
partners-bank-second-by = Seconde confirmation
partners-bank-confirm = Confirmer
partners-bank-first = Première confirmation
partners-bank-first-text = Comparez le titulaire et la banque avec le relevé d'identité bancaire parmi les papiers.
partners-bank-first-button = Confirmer une première fois
partners-bank-second = Seconde confirmation
partners-bank-second-text = Rappelez le contact connu avant ce changement, pas un numéro reçu avec lui. Faites-vous dire les quatre derniers caractères.
partners-bank-call = Numéro du profil :
partners-bank-note = Compte rendu de l'appel
partners-bank-note-hint = Qui, quand, à quel numéro, ce qui a été dit.
partners-bank-second-button = Confirmer une seconde fois
partners-bank-wait = Vous avez fait la première confirmation. Une autre personne doit faire la seconde.
partners-bank-confirmed = Première confirmation faite. Une autre personne doit maintenant rappeler.
partners-bank-verified = Le compte est vérifié. Les paiements peuvent partir.
unmet-bank-number-form = Saisissez le numéro en lettres et chiffres, de 6 à 34 caractères.
unmet-bank-number-digits = Cet IBAN contient une faute de frappe. Comparez-le avec le relevé de la banque.

## L'équipe
partners-search = Nom ou numéro d'enregistrement
partners-order = Celles à vérifier d'abord
partners-proposals = Dossiers envoyés
partners-updated = Modifiée le
partners-none-found = Aucune organisation ne correspond à ces filtres.
partners-none = Aucune organisation n'est inscrite dans vos pays.
partners-verify = Vérifier l'organisation
partners-renew = Renouveler la vérification
partners-verification = Vérification
partners-verified-by = Vérifiée par { $name } le { $date }
partners-verify-title = Vérifier une organisation
partners-verify-lead = Vérifiée veut dire : oui, oui, oui, non, non. Toute autre réponse refuse l'organisation, avec votre explication.
partners-question-registration-valid = L'enregistrement est-il valable et non expiré ?
partners-question-mandate-consistent = Le mandat de l'organisation va-t-il avec le programme ?
partners-question-safeguards = Se garde-t-elle de la fraude, de l'exploitation et des abus ?
partners-question-other-risks = Voyez-vous d'autres risques ?
partners-question-risk-unacceptable = Le risque, en tout, est-il inacceptable ?
partners-verify-note = Explication
partners-verify-note-hint = Nécessaire si une réponse est contre. L'organisation la lira.
partners-verify-button = Enregistrer la vérification
partners-verified = L'organisation est vérifiée pour cinq ans.
partners-refused = L'organisation est refusée. Elle en est informée.
partners-suspend = Suspendre l'organisation
partners-suspend-text = L'organisation ne pourra plus déposer de dossier ni être payée. Ses membres reçoivent le motif.
partners-suspend-reason-hint = L'organisation le lira.
partners-suspended = L'organisation est suspendue.
partners-reinstate = Lever la suspension
partners-reinstate-text = L'organisation redevient vérifiée, avec les mêmes dates.
partners-reinstated = La suspension est levée.

## Nombres
partners-missing = { $count ->
    [one] Il manque { $count } information
   *[other] Il manque { $count } informations
}
partners-invitations-open = { $count ->
    [one] { $count } invitation en attente
   *[other] { $count } invitations en attente
}
partners-count = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}

## Papiers datés
partners-papers-dated = Papiers demandés
partners-papers-others = Autres fichiers
partners-papers-due = Des papiers à mettre à jour
partners-papers-due-text = Tant qu'ils manquent, aucun dossier ne peut être envoyé et aucun paiement ne part. Vous pouvez continuer à préparer vos dossiers.
partners-paper-issued = Délivré le
partners-paper-until = Valable jusqu'au
partners-paper-until-day = Valable jusqu'au { $date }
partners-paper-no-end = Sans date de fin
partners-paper-numbered = n° { $number }
partners-paper-give = Déposer
partners-paper-replace = Remplacer
partners-paper-replaces = Il remplace celui que vous aviez déposé.
partners-paper-other = Ajouter un autre fichier
partners-paper-add-other = Ajouter un autre fichier
partners-paper-number = Numéro du papier
partners-paper-issued-on = Délivré ou signé le
partners-paper-expires-on = Dernier jour de validité
partners-paper-expires-hint = Laissez vide si le papier dit qu'il n'a pas de fin.
partners-paper-lead-registration = Le récépissé ou le certificat qui prouve que l'organisation est enregistrée.
partners-paper-lead-statutes = Les statuts signés, dans leur dernière version.
partners-paper-lead-mandate = Le procès-verbal ou la décision qui nomme la personne qui représente l'organisation.
partners-paper-lead-tax-clearance = L'attestation que les impôts et les cotisations sont payés.
unmet-partner-paper-missing = Il manque un papier : { $paper }.
unmet-partner-paper-expired = Ce papier a expiré le { $expired-on } : { $paper }.
unmet-partner-merged = Cette organisation a été réunie avec une autre. Agissez pour celle qui reste.
unmet-paper-issued-later = Cette date est dans l'avenir. Saisissez le jour écrit sur le papier.
unmet-paper-ends-before = Le dernier jour de validité vient après le jour où le papier est délivré.
unmet-paper-has-expired = Ce papier a déjà expiré. Déposez le nouveau.

## Doublons
duplicates-title = Doublons possibles
duplicates-lead = Deux inscriptions qui se ressemblent sont peut-être la même organisation. Comparez, puis décidez.
duplicates-both = Les deux organisations
duplicates-alike = Ce qui se ressemble
duplicates-alike-name = Nom
duplicates-alike-registration = Numéro d'enregistrement
duplicates-alike-phone = Téléphone
duplicates-alike-bank = Compte bancaire
duplicates-alike-domain = Domaine de l'adresse électronique
duplicates-found = Trouvé le
duplicates-none-open = Aucun doublon n'attend de décision.
duplicates-none = Aucune paire dans cet état.
duplicates-count = { $count ->
    [one] { $count } paire
   *[other] { $count } paires
}
duplicates-pair = Est-ce la même organisation ?
duplicates-since = Inscrite le
duplicates-is-merged = Réunie avec l'autre
duplicates-decided-different = Ce sont deux organisations différentes.
duplicates-decided-merged = C'est la même organisation : les deux inscriptions sont réunies.
duplicates-tell-apart = Ce sont deux organisations
duplicates-tell-apart-text = La paire ne revient que si autre chose se ressemble.
duplicates-tell-apart-button = Elles sont différentes
duplicates-reason-hint = Comment vous le savez. L'équipe le lira.
duplicates-merge = Réunir les deux inscriptions
duplicates-merge-lead = C'est la même organisation : une inscription reste, l'autre y conduit.
duplicates-merge-button = Réunir les deux
duplicates-merge-stays = Les dossiers, conventions et paiements restent là où ils sont : rien de l'histoire ne change.
duplicates-merge-leads = La page de l'organisation réunie conduit à celle qui reste. On ne peut plus rien déposer en son nom.
duplicates-merge-members = Ses membres rejoignent celle qui reste. Ses signataires y deviennent rédacteurs, jusqu'à ce qu'un signataire de celle qui reste en décide autrement.
duplicates-merge-undone = Cela ne se défait pas.
duplicates-merge-reason-hint = Comment vous savez que c'est la même organisation.
duplicates-keep = Laquelle reste ?
duplicates-merged-into = Cette organisation a été réunie avec une autre.
duplicates-kept = Voir celle qui reste
duplicates-took-in = Réunie avec celle-ci :
duplicates-perhaps = Peut-être la même organisation :
duplicates-compare = Comparer
duplicates-own = Cette organisation est peut-être déjà inscrite
duplicates-own-text = Une autre inscription lui ressemble. Si c'est la vôtre, demandez à l'un de ses signataires de vous inviter. Sinon, continuez : l'équipe du programme comparera, vous n'avez rien à faire.
duplicates-own-merged = Cette inscription a été réunie avec { $name } : c'est la même organisation. Ce que vous avez fait ici reste visible.
duplicate-told-apart = Décision enregistrée : ce sont deux organisations.
duplicate-merged = Les deux inscriptions sont réunies. Voici celle qui reste.
unmet-merge-open-proposals = { $count ->
    [one] L'autre organisation a un dossier envoyé qui n'a pas encore de suite. Gardez-la, ou attendez.
   *[other] L'autre organisation a { $count } dossiers envoyés qui n'ont pas encore de suite. Gardez-la, ou attendez.
}
unmet-merge-running-agreements = { $count ->
    [one] L'autre organisation a une convention en cours. Gardez-la, ou attendez la fin.
   *[other] L'autre organisation a { $count } conventions en cours. Gardez-la, ou attendez la fin.
}

## Les pages du profil
partners-part-identity = Dire qui est l'organisation
partners-part-contact = Donner les adresses et le téléphone
partners-part-representative = Nommer le représentant légal et le bureau
partners-part-people = Nommer les personnes de contact
partners-part-work = Décrire le travail et les moyens
partners-part-grants = Citer les subventions reçues
partners-part-declarations = Faire les déclarations
partners-part-optional = Facultatif. Aide à la vérification.
partners-more-rows = Enregistrer et ajouter des lignes
partners-board = Bureau ou conseil d'administration
partners-board-text = Les noms sont comparés aux listes de sanctions, comme celui du représentant.
partners-board-member = Membre { $number }
partners-person-role = Fonction
partners-contacts = Personnes de contact
partners-contact-person = Personne { $number }
partners-people-text = Les personnes que l'équipe du programme peut appeler, en plus du représentant.
partners-sectors = Secteurs
partners-places = Lieux de travail
partners-places-hint = Les régions où l'organisation travaille.
partners-yearly-budget = Budget de la dernière année
partners-yearly-budget-hint = Avec la monnaie, par exemple 12 000 000 FCFA.
partners-staff = Personnes employées
partners-grants-text = Les subventions des cinq dernières années, même petites.
partners-grant = Subvention { $number }
partners-grant-donor = Bailleur
partners-grant-title = Pour quoi
partners-grant-years = Années
partners-grant-amount = Montant
partners-matches = Rapprochements avec les listes de sanctions
desk-duplicates = { $count ->
    [one] doublon possible à comparer
   *[other] doublons possibles à comparer
}

## Seconde lecture, signataire
partners-second-look = Seconde lecture de la vérification
partners-second-look-lead = Au-delà du montant fixé par l'appel, une convention attend qu'une autre personne que le vérificateur ait relu la vérification.
partners-second-look-button = J'ai relu, je suis d'accord
partners-second-look-by = Relue par { $name } le { $date }
partners-looked-again = La seconde lecture est enregistrée.
partners-hand-over = Transmettre mon rôle de signataire
partners-hand-over-title = Transmettre votre rôle de signataire à { $name } ?
partners-hand-over-text = { $name } engagera l'organisation à votre place : envoyer les dossiers, signer, déclarer le compte bancaire. Vous devenez rédacteur. Seul un signataire pourra vous rendre ce rôle.
partners-hand-over-button = Transmettre le rôle
partners-handed-over = Le rôle de signataire est transmis. Les membres en sont informés.
partners-signatory-replace = Remplacer un signataire
partners-signatory-replace-text = Quand le signataire ne peut plus confirmer lui-même. Demandez d'abord un procès-verbal ou une lettre de l'organisation.
partners-signatory-from = Qui n'est plus signataire
partners-signatory-to = Qui le devient
partners-signatory-reason-hint = Ce qui le prouve, et pourquoi le signataire ne confirme pas lui-même.
partners-signatory-alone = L'organisation n'a pas d'autre membre. Un membre doit d'abord être invité.
unmet-partner-second-look = La vérification de cette organisation attend une seconde lecture, par une autre personne que le vérificateur : la subvention dépasse le montant fixé par l'appel.
unmet-second-look-same-person = Vous avez vérifié cette organisation. Une autre personne doit relire.
partners-grants = Subventions reçues
