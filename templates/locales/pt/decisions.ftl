# A classificação e as decisões de uma chamada.

decisions-ranking = Classificação
decisions-ranking-lead = Nota mínima: { $pass }. Uma diferença acima de { $spread } pontos é discutida. Pelo menos { $needed } fichas por candidatura.
decisions-ranking-of = Classificação, { $lot }
decisions-envelope-use = { $awarded } propostos de uma dotação de { $envelope }.
decisions-rank = Lugar
decisions-rank-label = Lugar
decisions-score = Nota
decisions-score-label = Nota
decisions-spread = Diferença
decisions-spread-label = Diferença
decisions-spread-over = A discutir
decisions-adjusted = Lugar corrigido
decisions-adjusted-label = Lugar corrigido da severidade
decisions-requested-label = Pedido
decisions-cumulated = Acumulado
decisions-cumulated-label = Acumulado
decisions-proposed = Proposto
decisions-money-ends = A dotação de { $envelope } termina aqui.
decisions-hidden = Declarou um interesse nesta candidatura.
decisions-reserve-place = n.º { $place }
decisions-place = lugar { $place }
decisions-below-pass-mark = Abaixo da nota mínima.
decisions-floor-section = { $name }: { $reached } em vez de pelo menos { $floor }.
decisions-floor-criterion = { $name }: { $reached } em vez de pelo menos { $floor }.
decisions-tied = Empatada com uma vizinha.
decisions-own-open = { $count ->
    [one] Entregue primeiro a sua avaliação. Falta { $count } nesta chamada.
   *[other] Entregue primeiro as suas avaliações. Faltam { $count } nesta chamada.
}
decisions-waiting = { $count ->
    [one] { $count } candidatura espera pela verificação ou pelos avaliadores.
   *[other] { $count } candidaturas esperam pela verificação ou pelos avaliadores.
}
decisions-nothing-ranked = Nenhuma candidatura tem ainda fichas suficientes.
decisions-incomplete = Fichas em falta
decisions-scorecards = { $have } de { $needed }
decisions-without = Sem um dos avaliadores
decisions-without-text = O que mudaria sem as suas fichas.
decisions-move = { $number }: lugar { $from } → { $to }
decisions-no-change = nenhuma mudança
decisions-ends-elsewhere = A dotação acaba antes do lugar { $place }. Ir para lá.
decisions-more = e mais { $count }
decisions-places-only = { $count ->
    [one] { $count } outra proposta muda apenas de lugar
   *[other] { $count } outras propostas mudam apenas de lugar
}
decisions-no-other-change = nenhuma outra mudança
decisions-established = A classificação está estabelecida.
decisions-establish = Estabelecer a classificação
decisions-establish-text = A avaliação termina e as candidaturas passam à decisão.
decisions-establish-not-yet = Ainda não é possível
decisions-ranking-established = A classificação está estabelecida.
decisions-take = Decidir
decisions-lead = O que a classificação propõe já está escolhido. Outra decisão pede um motivo; um montante menor pede uma condição.
decisions-decision = Decisão
decisions-outcome = Decisão
decisions-amount = Montante concedido
decisions-amount-hint = Vazio: o montante pedido
decisions-conditions = Condições
decisions-reason = Motivo, na carta à organização
decisions-spread-note = O que se constatou sobre a diferença entre as fichas
decisions-check = Verificar as decisões
decisions-confirm-title = Confirmar as decisões
decisions-words = Motivo e condições
decisions-warning = { $count ->
    [one] Estas decisões são definitivas. { $count } carta segue de imediato.
   *[other] Estas decisões são definitivas. { $count } cartas seguem de imediato.
}
decisions-confirm = Confirmar e enviar as cartas
decisions-taken = As decisões estão tomadas. As cartas vão a caminho.
decisions-taken-table = Decisões tomadas
unmet-ranking-not-in-evaluation = A chamada não está em avaliação.
unmet-ranking-proposals-waiting = Candidaturas que esperam pela verificação ou pelos avaliadores: { $count }.
unmet-ranking-scorecards-missing = Candidatura { $number }: { $have } de { $needed } fichas.
unmet-ranking-nothing-to-rank = Não há nenhuma candidatura para classificar.
unmet-ranking-established = A classificação já está estabelecida.
unmet-ranking-by-a-recused = Declarou um interesse nesta chamada. Outra pessoa estabelece a classificação.
unmet-decision-by-a-recused = Declarou um interesse nesta chamada. Outra pessoa decide.
unmet-decision-ranking-not-established = A classificação ainda não está estabelecida.
