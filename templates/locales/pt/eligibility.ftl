# A elegibilidade, verificada antes de qualquer avaliação.

eligibility-title = Elegibilidade
eligibility-check = Verificação
eligibility-start = Verificar a elegibilidade
eligibility-note = Porquê? (obrigatório se a resposta for não; transmitido à organização)
eligibility-general-note = Nota interna
eligibility-what-follows = Se todas as respostas forem sim, a candidatura é elegível. Caso contrário não é, e a organização é informada por carta.
eligibility-button = Entregar a verificação
eligibility-not-yet = Ainda não verificada.
eligibility-found-eligible = A candidatura é elegível.
eligibility-found-ineligible = A candidatura não é elegível. A organização é informada por carta.

## Devolver para correção
corrections-title = Correções pedidas
corrections-start = Devolver para correção
corrections-instead = em vez disso, se a organização puder corrigir o que falta.
corrections-ask-title = Devolver para correção
corrections-form = O que é preciso corrigir
corrections-form-hint = Escreva um pedido para cada secção a corrigir. A organização lê-o no topo da secção. Uma secção deixada vazia fica fechada.
corrections-answer-by = Último dia para reenviar a candidatura
corrections-answer-by-hint = Esse dia incluído ({ $place }). Depois, a versão já enviada volta a contar.
corrections-button = Devolver à organização
corrections-flash-returned = A candidatura foi devolvida. A organização é informada por correio eletrónico.
corrections-returned-by = Devolvida por { $name } em { $day }.
corrections-answer-until = A reenviar até { $day }.
unmet-answer-date-too-far = Dê { $max } dias no máximo.
unmet-proposal-not-to-return = Esta candidatura não pode ser devolvida no seu estado atual.

## Comparar duas versões
versions-title = Comparar duas versões
versions-compare = { $count ->
    [one] Ver a versão enviada
   *[other] Comparar as { $count } versões
}
versions-version = Versão { $number }
versions-from = Versão de partida
versions-to = Comparada com
versions-show = Comparar
versions-sent = enviada em { $day }
versions-changes = { $count ->
    [0] Nada mudou entre estas versões.
    [one] { $count } alteração.
   *[other] { $count } alterações.
}
versions-only-changes = Mostrar só as alterações
versions-everything = Mostrar também o que não mudou
versions-asked = Correção pedida
versions-field = Pergunta
versions-changed = alterado
versions-added = acrescentado
versions-removed = retirado
versions-unchanged = Nada mudou nesta secção.
