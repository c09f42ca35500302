# Questions sur un appel : posées en privé, répondues en public.

questions-title = Questions et réponses
questions-none = Aucune question n'a encore reçu de réponse.
questions-answered-on = Réponse publiée le { $date }
questions-until = Une organisation peut poser une question jusqu'au { $date }.
questions-ended = Les questions ne sont plus prises pour cet appel.
questions-ask = Poser une question
questions-sign-in = Connectez-vous pour poser une question
questions-ask-lead = Votre question est lue par l'équipe du programme seule. La réponse est publiée sur la page de l'appel, sans dire qui a demandé.
questions-ask-hint = N'écrivez rien de confidentiel sur votre projet.
questions-partner = Organisation
questions-send = Envoyer la question
questions-own = Vos questions
questions-read-answer = Lire la réponse (question { $number })
questions-reply = Réponse privée
questions-back-to-call = Revenir à l'appel
questions-flash-asked = Votre question est envoyée. Vous recevrez un courriel avec la réponse.

## Espace du programme
questions-office-title = Questions sur les appels
questions-office-none = Aucune question ici.
questions-waiting = { $count ->
    [0] Aucune question n'attend de réponse.
    [one] { $count } question attend une réponse.
   *[other] { $count } questions attendent une réponse.
}
questions-see = Voir les questions
questions-state = État
questions-found = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
questions-call = Appel
questions-asked-by = Posée par
questions-asked-at = Le
questions-one = Question
questions-as-asked = La question telle qu'elle est posée
questions-private = Qui a demandé reste entre nous : rien de publié ne doit le dire.
questions-see-call = Voir l'appel
questions-publish-title = Publier la question et sa réponse
questions-publish-text = Elles paraissent sur la page de l'appel. Toutes les organisations qui ont un brouillon ou un dossier reçoivent un courriel.
questions-question-hint = Réécrivez la question sans nommer l'organisation, dans les langues de l'appel.
questions-publish = Publier la réponse
questions-set-aside-title = Écarter la question
questions-set-aside-text = L'appel y répond déjà, ou elle porte sur autre chose. Rien n'est publié ; qui a demandé reçoit votre réponse.
questions-set-aside = Écarter et répondre
questions-published-as = Publiée sous le numéro { $number }
questions-flash-published = La réponse est publiée.
questions-flash-set-aside = La question est écartée, avec votre réponse.
questions-corrected-on = Corrigée le { $date }
questions-before = Ce qui était écrit avant
questions-until-correction = Jusqu'au { $date }
questions-correct-title = Corriger la question ou la réponse
questions-correct-text = La page de l'appel montre la correction, sa date et ce qui était écrit avant. Toutes les organisations qui ont un brouillon ou un dossier reçoivent un courriel.
questions-correct = Publier la correction
questions-flash-corrected = La correction est publiée.
