# Comptes : entrer, sortir, s'inscrire, son propre compte, les comptes de l'équipe.

form-expired = Cette page était ouverte depuis trop longtemps. Recommencez.

## Entrer et sortir
accounts-password = Mot de passe
accounts-forgot-link = Mot de passe oublié ?
accounts-no-account = Votre organisation n'a pas encore de compte ?
accounts-register-link = Inscrire votre organisation
accounts-unconfirmed-text = Un courriel vous attend. Ouvrez-le et suivez son lien pour confirmer votre adresse. Vous ne le trouvez pas ?
accounts-resend = Renvoyer le courriel
accounts-code-title = Code à usage unique
accounts-code = Code à 6 chiffres
accounts-code-hint = Ouvrez l'application de codes de votre téléphone.
accounts-code-lost = Je n'ai plus mon téléphone
accounts-code-lost-text = Écrivez à l'administrateur de votre programme. Il peut retirer le second facteur de votre compte.
accounts-code-too-late = Trop de temps est passé. Saisissez de nouveau votre mot de passe.
accounts-sign-out-question = Voulez-vous vous déconnecter ?
unmet-sign-in-wrong = L'adresse ou le mot de passe n'est pas le bon. Vérifiez les deux.
unmet-sign-in-unconfirmed = Confirmez d'abord votre adresse électronique.
unmet-totp-wrong = Ce code n'est pas le bon. Saisissez celui que l'application affiche maintenant.
unmet-totp-used = Ce code a déjà servi. Attendez le suivant, 30 secondes au plus.
unmet-missing-password = Choisissez un mot de passe.
unmet-password-too-short = Choisissez un mot de passe d'au moins { $min } caractères. Une petite phrase convient bien.
unmet-password-easy-to-guess = Ce mot de passe se devine facilement. Choisissez plusieurs mots sans lien avec votre nom.
unmet-role-for-oneself = Personne ne se donne un rôle. Demandez à un autre administrateur.
unmet-role-beside-administrator = Un administrateur ne touche ni à l'argent, ni aux notes, ni aux décisions. Choisissez une autre personne.
