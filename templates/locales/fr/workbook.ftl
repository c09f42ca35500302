# Le budget et les bénéficiaires dans un classeur Excel.

workbook-title = Travailler dans Excel
workbook-intro = Remplissez le budget et les bénéficiaires sur votre ordinateur, sans connexion, dans Excel ou LibreOffice. Rien ne change ici avant votre accord.
workbook-step-download = 1. Télécharger le fichier
workbook-step-fill = 2. Le remplir
workbook-step-upload = 3. Déposer le fichier rempli
workbook-download = Télécharger en Excel ({ $size })
workbook-download-about = Télécharger en Excel (environ { $size })
workbook-download-hint = Le fichier contient ce qui est enregistré, avec les règles de l'appel.
workbook-fill-hint = Écrivez dans les cases blanches. Écrivez des valeurs, pas de formules. Gardez le format .xlsx.
workbook-upload-link = Déposer le fichier rempli
workbook-offline = Pas de connexion ?
workbook-file = Le fichier Excel rempli
workbook-upload = Voir les différences
workbook-compare-title = Ce que votre fichier change
workbook-compare-intro = Rien n'est encore enregistré. Comparez, puis acceptez.
workbook-no-difference = Votre fichier dit la même chose que le dossier. Il n'y a rien à enregistrer.
workbook-back-to-proposal = Revenir au dossier
workbook-older = Cette section a changé dans le portail depuis que ce fichier en a été tiré. Vérifiez que le fichier n'efface pas ce travail.
workbook-stale-title = Quelqu'un a enregistré entre-temps
workbook-stale-text = Rien n'a été changé. Voici de nouveau les différences, avec ce qui est enregistré maintenant.
workbook-now = Dans le dossier
workbook-then = Dans le fichier
workbook-what = Ce qui change
workbook-added = Ajoutée
workbook-removed = Retirée
workbook-changed = Modifiée
workbook-line = Ligne { $number }
workbook-row-named = { $row } – { $name }
workbook-totals = Totaux
workbook-people-caption = Personnes, case par case
workbook-lines-caption = Lignes du budget
workbook-rules-after = Les règles de l'appel, avec le fichier
workbook-take = Reprendre la section « { $section } » du fichier
workbook-accept = Accepter ces changements
workbook-refuse = Ne rien changer
workbook-flash-saved = Les changements du fichier sont enregistrés.

# Dans le classeur.
workbook-sheet-budget = Budget
workbook-sheet-beneficiaries = Bénéficiaires
workbook-number = N°
workbook-help-budget = Remplissez les cases blanches, une dépense par ligne, en { $currency }. Choisissez la rubrique dans la liste. Les totaux se calculent seuls. Écrivez des valeurs, pas de formules.
workbook-help-beneficiaries = Remplissez les cases blanches. Comptez chaque personne une seule fois. Laissez vide pour personne. Les totaux se calculent seuls.
workbook-rule-grant-maximum = Subvention demandée : { $limit } au plus.
workbook-rule-grant-minimum = Subvention demandée : { $limit } au moins.
workbook-rule-indirect-cap = Coûts indirects : { $limit } des coûts directs au plus.
workbook-rule-contingency-cap = Imprévus : { $limit } des coûts directs au plus.
workbook-rule-staff-cap = Ressources humaines : { $limit } du total au plus.
workbook-rule-own-share = Votre apport : { $limit } du total au moins.
workbook-rule-target = L'appel demande { $limit } personnes au moins.
workbook-rule-community = Communauté : { $limit } des personnes au moins.
workbook-prompt-heading = Choisissez une rubrique dans la liste.
workbook-prompt-description = Dites ce que vous achetez ou payez.
workbook-prompt-unit = Ce que l'on compte : mois, lot, personne.
workbook-prompt-quantity = Combien d'unités. Trois décimales au plus.
workbook-prompt-unit-cost = Le prix d'une unité.
workbook-prompt-own-share = Ce que votre organisation paie de cette ligne. Vide : rien.
workbook-prompt-people = Un nombre entier de personnes. Vide : personne.
workbook-refusal-heading = Choisissez une rubrique de la liste.
workbook-refusal-description = 300 caractères au plus.
workbook-refusal-unit = 60 caractères au plus.
workbook-refusal-quantity = Saisissez un nombre positif.
workbook-refusal-unit-cost = Saisissez un montant positif.
workbook-refusal-own-share = Saisissez un montant positif.
workbook-refusal-people = Saisissez un nombre entier de personnes.

# Ce qui ne va pas dans un fichier déposé.
unmet-workbook-not-xlsx = Ce fichier n'est pas un classeur Excel (.xlsx). Enregistrez-le au format « Classeur Excel (.xlsx) », puis recommencez.
unmet-workbook-encrypted = Le fichier est protégé par un mot de passe. Enlevez le mot de passe, puis recommencez.
unmet-workbook-macros = Le fichier contient des macros. Enregistrez-le au format .xlsx, sans macros.
unmet-workbook-too-large = Le fichier est trop grand : { $max-bytes } au plus. Déposez le fichier téléchargé ici, sans images ajoutées.
unmet-workbook-too-large-inside = Le contenu du fichier est trop grand une fois ouvert. Déposez le fichier téléchargé ici, sans rien y ajouter.
unmet-workbook-damaged = Le fichier est abîmé et ne s'ouvre pas. Enregistrez-le de nouveau, puis recommencez.
unmet-workbook-not-ours = Ce classeur ne vient pas de ce portail. Téléchargez le fichier de votre dossier et remplissez celui-là.
unmet-workbook-other-template = Ce classeur est d'une autre version du modèle. Téléchargez-le de nouveau et reportez-y vos chiffres.
unmet-workbook-other-proposal = Ce classeur appartient à un autre dossier. Déposez celui du dossier { $number }.
unmet-workbook-sheet-missing = La feuille « { $sheet } » manque. Ne renommez pas les feuilles.
unmet-workbook-columns-moved = Feuille « { $sheet } » : des lignes ou des colonnes ont été déplacées. Téléchargez le fichier de nouveau et reportez-y vos chiffres.
unmet-workbook-too-many-lines = Feuille « { $sheet } » : il y a trop de lignes. Un budget a { $max } lignes au plus.
unmet-workbook-too-much = Les textes du fichier sont trop longs pour un budget. Raccourcissez les désignations.
unmet-workbook-formula = Feuille « { $sheet } », ligne { $row }, colonne { $column } : c'est une formule. Écrivez sa valeur à la place.
unmet-workbook-no-value = Feuille « { $sheet } », ligne { $row }, colonne { $column } : ce n'est ni un texte ni un nombre. Écrivez la valeur de nouveau.
unmet-workbook-number-unreadable = Feuille « { $sheet } », ligne { $row }, colonne { $column } : ce n'est pas un nombre. Écrivez-le en chiffres.
unmet-workbook-number-ambiguous = Feuille « { $sheet } », ligne { $row }, colonne { $column } : ce nombre peut se lire de deux façons. Écrivez-le sans point ni virgule.
unmet-workbook-number-decimals = { $decimals ->
    [0] Feuille « { $sheet } », ligne { $row }, colonne { $column } : écrivez un nombre entier, sans décimales.
   *[other] Feuille « { $sheet } », ligne { $row }, colonne { $column } : écrivez { $decimals } décimales au plus.
}
unmet-workbook-number-negative = Feuille « { $sheet } », ligne { $row }, colonne { $column } : écrivez un nombre positif.
unmet-workbook-number-too-large = Feuille « { $sheet } », ligne { $row }, colonne { $column } : ce nombre est trop grand. Vérifiez les zéros.
unmet-workbook-heading-unknown = Feuille « { $sheet } », ligne { $row }, colonne { $column } : cette rubrique n'existe pas. Choisissez-la dans la liste.
unmet-workbook-text-too-long = Feuille « { $sheet } », ligne { $row }, colonne { $column } : ce texte est trop long ({ $max } caractères au plus).
unmet-workbook-more-faults = { $count ->
    [one] Il y a encore { $count } autre erreur dans ce fichier.
   *[other] Il y a encore { $count } autres erreurs dans ce fichier.
}
unmet-workbook-nothing-taken = Choisissez ce que vous reprenez du fichier.
