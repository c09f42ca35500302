# Les pages sur le portail lui-même : aide, accessibilité, données personnelles.

## Aide
about-help-lead = Comment déposer un dossier, et à qui écrire.
about-guide = Le guide pas à pas, avec des images
about-guide-contents = Dans ce guide
about-apply = Déposer un dossier
about-apply-call = Choisissez un appel. Sa page dit qui peut candidater, quel montant et quels documents sont demandés.
about-apply-register = Créez votre compte et celui de votre organisation. Un courriel confirme votre adresse.
about-apply-profile = Complétez le profil de l'organisation, ajoutez ses papiers et envoyez-le à vérifier.
about-apply-write = Remplissez le dossier, section par section. Il s'enregistre même incomplet. Vos collègues peuvent y travailler aussi.
about-apply-send = Vérifiez tout. Un signataire envoie le dossier avant la date limite. Vous recevez un accusé de dépôt.
about-after = Après l'envoi
about-after-scores = Un comité note les dossiers recevables. Chaque candidat reçoit la décision par courriel, avec ses points et les raisons.
about-after-award = Si votre dossier est retenu, la convention se signe ici. Les tranches sont versées à mesure que vos rapports sont acceptés.
about-trouble = Si quelque chose ne va pas
about-ask-mail = Je n'ai pas reçu le courriel
about-answer-mail = Attendez quelques minutes et regardez dans les courriers indésirables. À la page de connexion, saisissez votre adresse et votre mot de passe : vous pourrez faire renvoyer le courriel.
about-ask-password = J'ai oublié mon mot de passe
about-answer-password = Demandez un lien pour en choisir un autre.
about-ask-network = Le réseau se coupe souvent
about-answer-network = Enregistrez souvent. Ce qui est enregistré reste. Dans un dossier, le navigateur garde aussi sur votre appareil ce que vous venez d'écrire.
about-ask-colleague = Je veux travailler avec un collègue
about-answer-colleague = Un signataire l'invite depuis la page de l'organisation, sous « Membres ». Chacun a son propre compte.
about-ask-money = On me demande de l'argent
about-answer-money = La candidature est gratuite. Personne ne peut vous demander d'argent, ni avant ni après la décision. Signalez-le-nous.
about-write = Nous écrire
about-write-nobody = Écrivez à l'organisation qui publie l'appel, à l'adresse donnée dans les documents de l'appel.

## Accessibilité
about-accessibility = Accessibilité
about-accessibility-lead = Tout le monde doit pouvoir utiliser ce portail. Nous visons les règles WCAG 2.2, niveau AA.
about-accessibility-done = Ce qui est fait
about-accessibility-keyboard = Tout se fait au clavier. Un lien mène droit au contenu.
about-accessibility-script = Tout marche sans JavaScript.
about-accessibility-phone = Les pages tiennent sur un petit téléphone et pèsent peu.
about-accessibility-words = Les phrases sont courtes. Les erreurs disent où et comment corriger.
about-accessibility-colour = La couleur n'est jamais seule à dire quelque chose. Les contrastes sont mesurés.
about-accessibility-open = Ce qui ne l'est pas encore
about-accessibility-audit = Aucun organisme indépendant n'a contrôlé le portail.
about-accessibility-reader = Des personnes qui utilisent un lecteur d'écran ne l'ont pas encore essayé.
about-accessibility-pdf = Les documents PDF n'ont pas été contrôlés.
about-accessibility-files = Les fichiers que d'autres déposent peuvent être difficiles à lire.
about-accessibility-tell = Dites-nous ce qui vous arrête
about-accessibility-tell-text = Donnez l'adresse de la page et ce que vous vouliez faire. Nous pouvons aussi vous envoyer une information sous une autre forme.

## Données personnelles
about-privacy = Données personnelles
about-privacy-lead = { $organisation } tient ce portail. Voici ce qu'il garde de vous, et pourquoi.
about-privacy-kept = Ce que nous gardons
about-privacy-account = Votre compte : nom, adresse électronique, téléphone si vous le donnez, langue. Le mot de passe n'est gardé que sous une forme qui ne se lit pas.
about-privacy-organisation = Le profil de votre organisation et ses papiers.
about-privacy-bank = Son compte bancaire, chiffré.
about-privacy-dossier = Vos dossiers, rapports et fichiers.
about-privacy-journal = Un journal : qui a fait quoi, et quand. Il protège tout le monde contre la fraude.
about-privacy-signature = Pour une signature : votre nom, l'heure, l'adresse réseau et le navigateur.
about-privacy-follow = Si vous recevez les nouveaux appels : votre adresse électronique, votre langue et vos choix. Ils sont effacés dès que vous arrêtez.
about-privacy-people = Les personnes aidées
about-privacy-people-text = Le portail compte les bénéficiaires par sexe, âge et groupe. Ne saisissez jamais leur nom, leur téléphone ou leur histoire.
about-privacy-who = Qui les voit
about-privacy-who-text = L'équipe du programme, selon son rôle et ses pays. Les évaluateurs voient les dossiers qui leur sont attribués.
about-privacy-nobody = Rien n'est vendu. Aucune mesure d'audience, aucune publicité, aucun service d'un autre site.
about-privacy-cookies = Les cookies
about-privacy-cookies-text = Deux seulement, nécessaires : « kafo » pour votre connexion, « lang » pour votre langue. Une connexion s'arrête après { $hours } heures sans activité.
about-privacy-long = Combien de temps
about-privacy-long-text = Une connexion terminée est effacée après quatorze jours. Les dossiers, paiements et signatures restent aussi longtemps que la loi et les bailleurs demandent des comptes. Le journal ne s'efface pas.
about-privacy-rights = Vos droits
about-privacy-rights-text = Corrigez votre nom, votre téléphone et votre langue dans « Mon compte ». Pour une copie de vos données ou pour fermer votre compte, écrivez-nous.
