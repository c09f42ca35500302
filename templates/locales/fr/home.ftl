# Pages that belong to no noun.
home-resume-title = Votre texte est là
home-resume-text = Votre connexion avait pris fin. Ce que vous aviez écrit est gardé. Envoyez-le maintenant.
home-resume-send = Envoyer ce que j'avais écrit
home-resume-drop = Abandonner ce texte et revenir à mon espace
nav-receipts = Vérifier un accusé
