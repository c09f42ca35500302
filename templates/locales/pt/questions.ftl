# Perguntas sobre uma chamada: feitas em privado, respondidas em público.

questions-title = Perguntas e respostas
questions-none = Ainda nenhuma pergunta foi respondida.
questions-answered-on = Resposta publicada em { $date }
questions-until = Uma organização pode fazer uma pergunta até { $date }.
questions-ended = Já não se aceitam perguntas para esta chamada.
questions-ask = Fazer uma pergunta
questions-sign-in = Inicie sessão para fazer uma pergunta
questions-ask-lead = Só a equipa do programa lê a sua pergunta. A resposta é publicada na página da chamada, sem dizer quem perguntou.
questions-ask-hint = Não escreva nada de confidencial sobre o seu projeto.
questions-partner = Organização
questions-send = Enviar a pergunta
questions-own = As suas perguntas
questions-read-answer = Ler a resposta (pergunta { $number })
questions-reply = Resposta privada
questions-back-to-call = Voltar à chamada
questions-flash-asked = A sua pergunta foi enviada. Receberá uma mensagem com a resposta.

## Espaço do programa
questions-office-title = Perguntas sobre as chamadas
questions-office-none = Nenhuma pergunta aqui.
questions-waiting = { $count ->
    [0] Nenhuma pergunta espera resposta.
    [one] { $count } pergunta espera resposta.
   *[other] { $count } perguntas esperam resposta.
}
questions-see = Ver as perguntas
questions-state = Estado
questions-found = { $count ->
    [one] { $count } pergunta
   *[other] { $count } perguntas
}
questions-call = Chamada
questions-asked-by = Feita por
questions-asked-at = Em
questions-one = Pergunta
questions-as-asked = A pergunta tal como foi feita
questions-private = Quem perguntou fica entre nós: nada do que é publicado o pode dizer.
questions-see-call = Ver a chamada
questions-publish-title = Publicar a pergunta e a resposta
questions-publish-text = Aparecem na página da chamada. Todas as organizações com um rascunho ou uma candidatura recebem uma mensagem.
questions-question-hint = Reescreva a pergunta sem nomear a organização, nas línguas da chamada.
questions-publish = Publicar a resposta
questions-set-aside-title = Pôr a pergunta de lado
questions-set-aside-text = A chamada já lhe responde, ou é sobre outra coisa. Nada é publicado; quem perguntou recebe a sua resposta.
questions-set-aside = Pôr de lado e responder
questions-published-as = Publicada com o número { $number }
questions-flash-published = A resposta está publicada.
questions-flash-set-aside = A pergunta foi posta de lado, com a sua resposta.
questions-corrected-on = Corrigida em { $date }
questions-before = O que dizia antes
questions-until-correction = Até { $date }
questions-correct-title = Corrigir a pergunta ou a resposta
questions-correct-text = A página da chamada mostra a correção, a sua data e o que dizia antes. Todas as organizações com um rascunho ou uma candidatura recebem uma mensagem.
questions-correct = Publicar a correção
questions-flash-corrected = A correção está publicada.
