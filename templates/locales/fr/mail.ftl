# Letters. One name for each event: subject, text (one paragraph a line), action (the button).
mail-greeting = Bonjour { $name },
mail-footer = Ce message est envoyé par Kafo. La candidature est gratuite : personne ne peut vous demander d'argent.
mail-fact-receipt = Accusé de dépôt :
mail-fact-received = Reçu le :
mail-fact-arrived = Arrivé le :
mail-fact-time = Heure universelle (UTC) :
mail-fact-hash = Empreinte SHA-256 :
mail-user-registered-subject = Confirmez votre adresse
mail-user-registered-text = Vous avez créé un compte Kafo. Confirmez votre adresse avec le lien ci-dessous. Il est valable deux jours. Si ce n'est pas vous, ne faites rien.
mail-user-registered-action = Confirmer mon adresse
mail-password-reset-subject = Choisir un nouveau mot de passe
mail-password-reset-text = Quelqu'un a demandé un nouveau mot de passe pour ce compte. Le lien ci-dessous est valable une heure. Si ce n'est pas vous, ne faites rien : votre mot de passe reste le même.
mail-password-reset-action = Choisir un mot de passe
mail-staff-invited-subject = Vous êtes invité à travailler dans Kafo
mail-staff-invited-text = Un compte a été préparé pour vous. Choisissez votre mot de passe avec le lien ci-dessous. Il est valable sept jours.
mail-staff-invited-action = Accepter l'invitation
mail-registration-repeated-subject = Vous avez déjà un compte
mail-registration-repeated-text = Quelqu'un a voulu créer un compte avec l'adresse { $email }. Vous avez déjà un compte : connectez-vous, ou demandez un nouveau mot de passe. Si ce n'est pas vous, ne faites rien.
mail-registration-repeated-action = Se connecter
mail-member-invited-subject = { $by } vous invite à rejoindre { $partner }
mail-member-invited-text = { $by } vous invite à rejoindre { $partner } dans Kafo. Le lien ci-dessous est valable sept jours. Si vous ne connaissez pas cette organisation, ne faites rien.
mail-member-invited-action = Voir l'invitation
mail-signing-code-subject = Votre code pour signer : { $code }
mail-signing-code-text =
    Voici le code pour signer la convention { $number }, d'un montant de { $amount } : { $code }
    Il est valable dix minutes et ne sert qu'une fois. Ne le donnez à personne.
mail-partner-submitted-subject = Organisation à vérifier : { $partner }
mail-partner-submitted-text = { $partner } a envoyé son profil. Il attend votre vérification.
mail-partner-submitted-action = Voir l'organisation
mail-partner-verified-subject = Votre organisation est vérifiée
mail-partner-verified-text = { $partner } est vérifiée. Vous n'avez rien d'autre à faire.
mail-partner-verified-action = Voir mon organisation
mail-partner-refused-subject = Votre organisation n'a pas pu être vérifiée
mail-partner-refused-text = { $partner } n'a pas pu être vérifiée. Motif : { $reason }
mail-partner-refused-action = Voir ce qui manque
mail-partner-suspended-subject = Votre organisation est suspendue
mail-partner-suspended-text = { $partner } est suspendue. Motif : { $reason }
mail-partner-suspended-action = Voir mon organisation
mail-call-review-subject = Appel à relire : { $code }
mail-call-review-text = L'appel { $code }, « { $title } », attend votre relecture avant publication.
mail-call-review-action = Relire l'appel
mail-proposal-submitted-subject = Dossier { $number } bien reçu
mail-proposal-submitted-text = Votre dossier « { $title } » est arrivé. Il ne peut plus être modifié. Gardez ce message : il prouve la date et le contenu de votre dépôt.
mail-proposal-submitted-action = Voir l'accusé de dépôt
mail-proposal-withdrawn-subject = Dossier { $number } retiré
mail-proposal-withdrawn-text = Le dossier « { $title } » a été retiré à votre demande. Il ne sera pas évalué.
mail-proposal-withdrawn-action = Ouvrir le dossier
mail-proposal-late-subject = Dossier { $number } : arrivé après la date limite
mail-proposal-late-text = Le dossier « { $title } » a été envoyé après la date limite. Il n'a pas été reçu.
mail-proposal-late-action = Ouvrir le dossier
mail-proposal-eligible-subject = Dossier { $number } recevable
mail-proposal-eligible-text = Le dossier « { $title } » est recevable. Le comité va l'évaluer.
mail-proposal-eligible-action = Ouvrir le dossier
mail-proposal-ineligible-subject = Dossier { $number } non recevable
mail-proposal-ineligible-text = Le dossier « { $title } » n'est pas recevable. Les motifs sont dans votre espace.
mail-proposal-ineligible-action = Ouvrir le dossier
mail-evaluator-assigned-subject = Un dossier à évaluer : { $number }
mail-evaluator-assigned-text = Le dossier { $number } vous est attribué. Avant de l'ouvrir, vous direz si vous avez un intérêt.
mail-evaluator-assigned-action = Voir mes évaluations
mail-evaluator-recused-subject = Un évaluateur s'est récusé : { $number }
mail-evaluator-recused-text = Un évaluateur a déclaré un intérêt sur le dossier { $number }. Attribuez-le à une autre personne.
mail-evaluator-recused-action = Voir les appels
mail-decision-award-subject = Votre dossier { $number } est retenu
mail-decision-award-text =
    Le dossier « { $title } » est retenu pour l'appel { $code }. Note : { $points } sur 100. Montant accordé : { $amount }.
    { $conditions }
    Dites dans votre espace si vous acceptez.
mail-decision-award-action = Ouvrir le dossier
mail-decision-reserve-subject = Votre dossier { $number } est sur la liste de réserve
mail-decision-reserve-text =
    Le dossier « { $title } » a obtenu { $points } sur 100 pour l'appel { $code }. Il est sur la liste de réserve. { $reason }
    Les points et les raisons par critère sont dans votre espace.
mail-decision-reserve-action = Ouvrir le dossier
mail-decision-reject-subject = Votre dossier { $number } n'est pas retenu
mail-decision-reject-text =
    Le dossier « { $title } » a obtenu { $points } sur 100 pour l'appel { $code }. Il n'est pas retenu. { $reason }
    Les points et les raisons par critère sont dans votre espace.
mail-decision-reject-action = Ouvrir le dossier
mail-decisions-subject = Appel { $code } : les décisions sur vos dossiers
mail-decisions-text =
    Voici ce qui est décidé sur vos dossiers pour l'appel { $code }.
    { $lines }
    Les conditions, les points et les raisons par critère sont dans votre espace. Si un dossier est retenu, dites-y si vous acceptez.
mail-decisions-action = Voir mes dossiers
mail-decisions-line-award = { $number }, « { $title } » : retenu. Note : { $points } sur 100. Montant accordé : { $amount }.
mail-decisions-line-reserve = { $number }, « { $title } » : sur la liste de réserve. Note : { $points } sur 100.
mail-decisions-line-reject = { $number }, « { $title } » : non retenu. Note : { $points } sur 100.
mail-agreement-to-sign-subject = Convention { $number } à signer
mail-agreement-to-sign-text = La convention pour « { $title } », d'un montant de { $amount }, est prête. Lisez-la, puis la personne habilitée la signe dans le portail.
mail-agreement-to-sign-action = Lire et signer
mail-agreement-countersign-subject = Convention { $number } : à signer pour l'organisation
mail-agreement-countersign-text = Le partenaire a signé la convention pour « { $title } ». Elle attend la signature de l'organisation.
mail-agreement-countersign-action = Voir la convention
mail-agreement-in-force-subject = Convention { $number } en vigueur
mail-agreement-in-force-text = Les deux parties ont signé la convention pour « { $title } ». Le document signé est dans votre espace. Le premier versement peut être préparé.
mail-agreement-in-force-action = Voir le projet
mail-payment-released-subject = Versement { $reference } envoyé
mail-payment-released-text = Nous avons envoyé { $amount }. Quand la somme est sur votre compte, confirmez-le dans votre espace, avec la date et le montant reçus.
mail-payment-released-action = Confirmer la réception
mail-report-submitted-subject = Rapport { $position } reçu : { $number }
mail-report-submitted-text = Le rapport { $position } du projet « { $title } » attend votre lecture.
mail-report-submitted-action = Voir le rapport
mail-report-receipt-subject = Rapport { $position } envoyé : { $number }
mail-report-receipt-text = Le rapport { $position } du projet « { $title } » nous est parvenu. Gardez cet accusé de dépôt. Nous vous écrirons quand le rapport sera lu.
mail-report-receipt-action = Voir l'accusé de dépôt
mail-report-returned-subject = Rapport { $position } à corriger
mail-report-returned-text = Le rapport { $position } du projet « { $title } » vous est renvoyé avec des commentaires. Corrigez les parties nommées et renvoyez-le.
mail-report-returned-action = Voir le rapport
mail-report-accepted-subject = Rapport { $position } validé
mail-report-accepted-text = Le rapport { $position } du projet « { $title } » est validé. La suite des versements peut être préparée.
mail-report-accepted-action = Voir le rapport
mail-report-due-subject = Rapport { $position } attendu le { $due }
mail-report-due-text = Le rapport { $position } du projet « { $title } » est attendu le { $due }. La tranche suivante en dépend.
mail-report-due-action = Voir le rapport
mail-report-overdue-subject = Rapport { $position } en retard
mail-report-overdue-text = Le rapport { $position } du projet « { $title } » était attendu le { $due }. La tranche suivante est bloquée jusqu'à ce qu'il soit validé.
mail-report-overdue-action = Voir le rapport
mail-greeting-plain = Bonjour,
mail-fact-country = Pays :
mail-fact-sector = Secteur :
mail-fact-deadline = Date limite :
mail-all-countries = tous
mail-all-sectors = tous
mail-stop = Ne plus recevoir les appels
mail-change = Changer vos choix
mail-subscription-confirm-subject = Confirmez : recevoir les nouveaux appels
mail-subscription-confirm-text =
    Quelqu'un a demandé les nouveaux appels à propositions pour cette adresse. Pays : { $countries }. Secteurs : { $sectors }.
    Confirmez avec le lien ci-dessous. Il est valable deux jours. Si ce n'est pas vous, ne faites rien : votre adresse sera oubliée.
mail-subscription-confirm-action = Confirmer mon adresse
mail-subscription-known-subject = Vous recevez déjà les nouveaux appels
mail-subscription-known-text = Quelqu'un a demandé les nouveaux appels à propositions pour cette adresse. Vous les recevez déjà, et rien n'a changé. Le lien ci-dessous montre vos choix.
mail-subscription-known-action = Voir mes choix
mail-call-new-subject = Nouvel appel : { $title }
mail-call-new-text =
    { $title }
    { $summary }
mail-call-new-action = Lire l'appel
mail-paper-ending-subject = { $partner } : un papier expire le { $day }
mail-paper-ending-text = Papier : { $paper }. Il est valable jusqu'au { $day }. Passé ce jour, aucun dossier ne pourra être envoyé et aucun paiement ne partira tant que le nouveau papier ne sera pas déposé.
mail-paper-ending-action = Déposer le nouveau papier
mail-partner-merged-subject = { $partner } et { $kept } sont réunies
mail-partner-merged-text = { $partner } et { $kept } sont la même organisation : l'équipe du programme a réuni les deux inscriptions. Agissez désormais pour { $kept }. Vos dossiers restent visibles.
mail-partner-merged-action = Voir l'organisation
mail-signatory-changed-subject = { $partner } : changement de signataire
mail-signatory-changed-text = { $partner } a changé de signataire. L'organisation est désormais engagée par : { $names }. Si cela vous étonne, écrivez tout de suite à l'équipe du programme.
mail-signatory-changed-action = Voir les membres
mail-fact-changed = Ce qui change :
mail-call-amended-subject = Appel { $code } modifié
mail-call-amended-text =
    L'appel « { $title } », pour lequel votre organisation a un brouillon ou un dossier, a été modifié (modification n° { $number }).
    Motif : { $reason }
mail-call-amended-action = Voir ce qui a changé
mail-call-cancelled-subject = Appel { $code } annulé
mail-call-cancelled-text =
    L'appel « { $title } », pour lequel votre organisation a un brouillon ou un dossier, est annulé. Personne ne peut plus y répondre.
    Motif : { $reason }
mail-call-cancelled-action = Voir l'appel
mail-question-published-subject = Appel { $code } : une réponse est publiée
mail-question-published-text =
    Une question sur l'appel « { $title } » a reçu une réponse.
    Question : { $question }
    Réponse : { $answer }
mail-question-published-action = Lire toutes les réponses
mail-question-set-aside-subject = Appel { $code } : réponse à votre question
mail-question-set-aside-text =
    Votre question sur l'appel « { $title } » : { $question }
    Réponse : { $reply }
mail-question-set-aside-action = Voir l'appel
mail-answer-corrected-subject = Appel { $code } : une réponse est corrigée
mail-answer-corrected-text =
    Une réponse publiée sur l'appel « { $title } » est corrigée. Voici ce qu'elle dit maintenant.
    Question : { $question }
    Réponse : { $answer }
mail-answer-corrected-action = Lire toutes les réponses
mail-fact-sections = Sections à corriger :
mail-fact-answer-by = À renvoyer avant le :
mail-proposal-returned-subject = Dossier { $number } : corrections demandées
mail-proposal-returned-text =
    L'équipe du programme vous demande de corriger le dossier « { $title } ».
    Seules les sections nommées ci-dessous peuvent être modifiées. Corrigez-les, puis une personne signataire renvoie le dossier. Après la date, la version déjà envoyée compte de nouveau.
mail-proposal-returned-action = Corriger le dossier
mail-proposal-counts-again-subject = Dossier { $number } : la version déjà envoyée compte
mail-proposal-counts-again-text = La date donnée pour corriger le dossier « { $title } » est passée. La version que vous aviez envoyée compte de nouveau. Les corrections non envoyées n'ont pas été gardées.
mail-proposal-counts-again-action = Ouvrir le dossier
mail-draft-closing-subject = Dossier { $number } : il reste { $days } pour l'envoyer
mail-draft-closing-text =
    Votre dossier « { $title } », pour l'appel { $code }, n'est pas encore envoyé. Il reste { $days }.
    Terminez les sections, puis une personne signataire l'envoie. Après la date limite, il ne pourra plus être reçu.
mail-draft-closing-action = Continuer le dossier
