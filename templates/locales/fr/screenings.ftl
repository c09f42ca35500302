# Les listes de sanctions : noms rapprochés, décisions, imports.
nav-screening = Listes de sanctions
desk-part-screening = Les noms qui ressemblent à ceux d'une liste, et les listes importées.
desk-screening = { $count ->
    [one] nom à comparer avec une liste de sanctions
   *[other] noms à comparer avec une liste de sanctions
}
screening-lead = Les noms des organisations et de leurs représentants, comparés avec ceux des listes. La machine rapproche, une personne décide. Tant qu'un rapprochement n'est pas écarté, l'organisation ne peut pas être vérifiée.
screening-count = { $count ->
    [one] { $count } rapprochement
   *[other] { $count } rapprochements
}
screening-order = Les plus proches d'abord
screening-organisation = Organisation
screening-its-name = Son nom
screening-compared = Nom comparé
screening-listed-name = Nom sur la liste
screening-likeness = Ressemblance
screening-strong = Ressemblance forte
screening-near = À regarder
screening-field-organisation = Nom de l'organisation
screening-field-short-name = Sigle
screening-field-representative = Représentant légal
screening-kind = Nature
screening-kind-person = Personne
screening-kind-entity = Organisation
screening-quality-primary = nom principal
screening-quality-good = autre nom, sûr
screening-quality-aka = autre nom
screening-quality-low = autre nom, peu sûr : non comparé
screening-quality-original = écriture d'origine
screening-none-open = Aucun rapprochement n'attend de décision.
screening-none = Aucun rapprochement dans cet état.
screening-no-list = Aucune liste n'est encore importée : aucun nom n'est comparé.
screening-no-list-ask = Aucune liste n'est encore importée : aucun nom n'est comparé. Une administratrice ou un administrateur peut en importer une.
screening-no-list-yet = Aucune liste importée.
screening-lists = Listes importées
screening-list-of = Nations Unies, liste du { $date }
screening-list-size = Entrées : { $entries }. Noms : { $names }.
screening-list-changes = Nouvelles : { $added }. Changées : { $changed }. Retirées : { $removed }.
screening-list-by = Importée le { $date } par { $name }
screening-import = Importer une liste
screening-import-lead = Le fichier XML de la liste récapitulative du Conseil de sécurité des Nations Unies, tel qu'il est publié. Toutes les organisations sont comparées aussitôt. Les décisions déjà prises restent, sauf si l'entrée a changé.
screening-last = Dernière liste : du { $date }, importée le { $imported }.
screening-file = Fichier de la liste
screening-import-button = Importer et comparer
screening-shrunk = Oui, c'est la liste entière, et toutes ces entrées ont été retirées
screening-shrunk-hint = Choisissez de nouveau le fichier, puis cochez cette case.
screening-imported = La liste est importée. Aucun nouveau rapprochement.
screening-imported-found = La liste est importée. Des rapprochements attendent une décision.
screening-same = C'est la liste déjà importée. Les organisations ont été comparées de nouveau : rien ne change.
screening-same-found = C'est la liste déjà importée. Les organisations ont été comparées de nouveau : des rapprochements attendent une décision.
screening-match = Rapprochement avec une liste de sanctions
screening-found-on = Trouvé le { $date }
screening-registration = Enregistrement
screening-entry = Entrée de la liste
screening-names = Tous ses noms
screening-reference = Référence
screening-version = version { $version }
screening-listed-on = Inscrite le
screening-removed = Cette entrée n'est plus sur la dernière liste importée.
screening-is-same = C'est la même personne ou organisation.
screening-is-other = Ce n'est pas la même.
screening-decided-by = Décidé par { $name }, le { $date }
screening-decide = Décider
screening-decide-text = Comparez aussi ce qui n'est pas un nom : date et lieu de naissance, pays, papiers. En cas de doute, demandez à l'organisation une pièce, sans dire pourquoi.
screening-question = Est-ce la même personne ou organisation ?
screening-answer-no = Non, ce n'est pas la même
screening-answer-no-hint = Retenu jusqu'à ce que l'entrée ou le nom change.
screening-answer-yes = Oui, c'est la même
screening-answer-yes-hint = L'organisation ne peut plus rien envoyer ni être payée.
screening-reason-hint = Ce qui le montre. Reste dans le journal.
screening-decide-button = Enregistrer la décision
screening-confirmed-done = Décision enregistrée : c'est la même. L'organisation est arrêtée.
screening-dismissed-done = Décision enregistrée : ce n'est pas la même.

# Ce qui manque.
unmet-partner-stopped = Le dossier de cette organisation est en cours d'examen par l'équipe du programme. Rien ne peut être envoyé ni payé avant la fin de cet examen. Écrivez à l'équipe du programme.
unmet-screening-open = Un nom ressemble à « { $name } » ({ $reference }) d'une liste de sanctions. Décidez d'abord dans « Listes de sanctions » si c'est la même personne ou organisation.
unmet-screening-confirmed = « { $name } » ({ $reference }) est sur une liste de sanctions, et c'est la même personne ou organisation. Elle ne peut pas être vérifiée.
unmet-list-not-xml = Ce fichier n'est pas un XML lisible, ou il est coupé. Téléchargez la liste de nouveau.
unmet-list-root = Ce fichier n'est pas une liste récapitulative des Nations Unies : il doit commencer par CONSOLIDATED_LIST.
unmet-list-doctype = Ce fichier déclare ou emploie des entités, ce que la liste publiée ne fait pas. Il est refusé.
unmet-list-deep = Ce fichier est imbriqué trop profondément pour être la liste publiée.
unmet-list-too-long = Ce fichier a trop d'entrées pour être la liste publiée.
unmet-list-empty = Ce fichier ne contient aucune entrée. La liste n'est pas remplacée.
unmet-list-date = Ce fichier ne dit pas quand la liste a été faite (dateGenerated).
unmet-list-entry = L'entrée qui finit à la ligne { $row } n'a pas d'identifiant ou pas de nom. Rien n'est importé.
unmet-list-older = Cette liste est plus ancienne que celle déjà importée. Rien n'est importé.
unmet-list-twice = L'entrée { $reference } est deux fois dans ce fichier. Rien n'est importé.
unmet-list-shrunk = Il manque à cette liste { $gone } des { $before } entrées de la précédente. Ce n'est peut-être qu'une partie de la liste, ou une autre liste. Rien n'est importé. Vérifiez le fichier, ou confirmez ci-dessous.
screening-field-board = Membre du bureau
