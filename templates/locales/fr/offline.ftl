# Le dossier entier dans un fichier, pour travailler sans réseau.

offline-title = Travailler sans réseau
offline-intro = Tout le dossier dans un seul fichier. Il s'ouvre dans n'importe quel navigateur, sur un ordinateur ou un téléphone, sans connexion. Rien ne change ici avant votre accord.
offline-step-download = 1. Télécharger le fichier
offline-download = Télécharger le dossier entier
offline-download-hint = Un fichier .html avec ce qui est enregistré maintenant. Copiez-le sur une clé USB, ou gardez-le dans votre téléphone.
offline-step-fill = 2. Le remplir
offline-fill-hint = Ouvrez le fichier et remplissez-le. Appuyez sur « Enregistrer sur cet appareil » : un nouveau fichier avec vos réponses arrive dans vos téléchargements. Gardez le plus récent.
offline-fill-documents = Les documents ne sont pas dans le fichier. Ajoutez-les ici quand vous avez une connexion.
offline-fill-private = Qui ouvre le fichier lit tout le dossier. Gardez-le comme vos papiers.
offline-step-upload = 3. Déposer le fichier rempli
offline-file = Le fichier que vous avez enregistré
offline-upload = Voir les différences
offline-is-closed = La date limite est passée. On ne reprend plus rien d'un fichier.
offline-card-all = Tout le dossier dans un fichier
offline-card-excel = Budget et bénéficiaires dans Excel
offline-both = Changé ici et dans le fichier. Choisissez ce qui reste.
offline-stays = Changé ici depuis que le fichier a été tiré. Cela reste : { $fields }.
offline-closed-sections = Ces sections ne peuvent pas être changées maintenant. Ce que le fichier en dit est laissé de côté :

# Dans le fichier.
offline-file-made = Dossier { $number } · fichier tiré le { $date }
offline-file-no-script = Ce navigateur n'exécute pas de scripts. Vous pouvez lire et imprimer le fichier, mais pas enregistrer vos réponses. Ouvrez-le dans un autre navigateur.
offline-file-step-fill = Remplissez le dossier ici, sans réseau.
offline-file-step-save = Appuyez sur « Enregistrer sur cet appareil ». Un nouveau fichier avec vos réponses est créé. Gardez le plus récent.
offline-file-step-upload = Quand vous avez du réseau, déposez ce nouveau fichier à cette adresse :
offline-file-contents = Sections
offline-file-closed = Cette section ne peut pas être changée.
offline-file-save = Enregistrer sur cet appareil
offline-file-state-none = Rien à enregistrer.
offline-file-state-changed = Pas encore enregistré.
offline-file-state-saved = Enregistré à { $time } : { $name }
offline-file-state-failed = L'enregistrement a échoué. Essayez dans un autre navigateur.
offline-file-remove-row = Retirer cette ligne avec ce qui y est écrit ?
offline-note-beneficiaries = Comptez chaque personne une seule fois. Laissez vide pour personne.
offline-note-budget = Une dépense par ligne, en { $currency }. Les totaux se calculent seuls.
offline-note-documents = Les documents restent dans le portail. Ajoutez-les là quand vous avez du réseau.
offline-line-add = Ajouter une ligne
offline-line-remove = Retirer cette ligne

# Ce qui ne va pas dans un fichier déposé.
unmet-offline-not-ours = Ce n'est pas le fichier d'un dossier de ce portail. Choisissez le fichier .html que vous avez enregistré.
unmet-offline-damaged = Le fichier est abîmé. Déposez une copie enregistrée plus tôt, ou ouvrez-le dans un navigateur et enregistrez-le de nouveau.
unmet-offline-too-large = Le fichier est trop grand : { $max-bytes } au plus. Déposez le fichier tel que vous l'avez enregistré, sans rien y ajouter.
unmet-offline-too-much = Les textes du fichier sont trop longs. Raccourcissez-les, enregistrez le fichier de nouveau et déposez-le.
unmet-offline-other-format = Ce fichier vient d'une autre version du portail. Téléchargez le dossier de nouveau et reportez-y vos réponses.
unmet-offline-other-portal = Ce fichier vient d'un autre portail. Téléchargez le fichier ici et remplissez celui-là.
unmet-offline-changed = La partie du fichier que le portail a signée a été modifiée. Téléchargez le dossier de nouveau et reportez-y vos réponses.
unmet-offline-other-proposal = Ce fichier est celui du dossier { $other }. Déposez celui du dossier { $number }.
unmet-offline-closed = La date limite est passée. Rien n'est repris du fichier.
unmet-offline-choose = { $name } : choisissez ce qui reste.
unmet-offline-choose-here = Choisissez ce qui reste.
