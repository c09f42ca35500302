# Avaliações: atribuição, declaração de interesses, ficha de avaliação.

evaluations-title = Avaliações
evaluations-none-yet = Ainda não há avaliadores designados.
evaluations-empty = Nenhuma candidatura lhe está atribuída.
evaluations-progress = { $done } de { $all } candidaturas avaliadas
evaluations-group-todo = Por começar
evaluations-group-progress = Em curso
evaluations-group-done = Entregues
evaluations-open-todo = Começar
evaluations-open-progress = Continuar
evaluations-open-done = Reler
evaluations-total = Nota em 100
evaluations-total-label = Nota em 100
evaluations-caption = Candidatura { $number } · chamada { $call }
evaluations-declare-title = Declaração de interesses
evaluations-declare-lead = Antes de abrir este processo, diga se algum interesse o liga à organização ou a estas pessoas.
evaluations-representative = Representada por
evaluations-members = Membros
evaluations-declare-question = Tem algum interesse nesta candidatura?
evaluations-declare-hint = Por exemplo: família, trabalho, dinheiro, amizade ou conflito com a organização ou uma destas pessoas.
evaluations-declare-no = Não, nenhum interesse
evaluations-declare-yes = Sim, tenho um interesse
evaluations-declare-reason = Qual?
evaluations-declare-reason-hint = Se sim. O processo sai então da sua lista e o responsável do programa é informado.
evaluations-recused = O seu interesse está registado. O processo saiu da sua lista.
evaluations-score-title = Avaliar a candidatura { $number }
evaluations-file-caption = Candidatura { $number } · { $country }, { $place }
evaluations-read = Ler a candidatura
evaluations-score = Avaliar ({ $scored } de { $all })
evaluations-scorecard = Ficha de avaliação
evaluations-yours = A sua avaliação
evaluations-scored-of = de { $of } avaliados
evaluations-of-100 = em 100
evaluations-points = { $count ->
    [one] { $count } ponto
   *[other] { $count } pontos
}
evaluations-score-of = { $score } em { $max }
evaluations-reason = Justificação
evaluations-reason-up-to = Justificação (obrigatória até { $limit })
evaluations-comment = Comentário geral
evaluations-declared-on = Declarou não ter nenhum interesse em { $day }.
evaluations-hand-in = Entregar a avaliação
evaluations-interest-later = Vejo agora um interesse
evaluations-interest-later-text = O seu acesso ao processo termina de imediato e a sua avaliação deixa de contar.
evaluations-interest-later-button = Declarar este interesse
evaluations-over = A classificação está estabelecida: esta candidatura já não é avaliada.
evaluations-others = Outras notas entregues
evaluations-saved = A sua avaliação está guardada.
evaluations-handed-in = A sua avaliação está entregue.
evaluations-assign-title = Atribuir avaliadores
evaluations-assign-lead = { $count ->
    [one] Cada candidatura elegível precisa de pelo menos { $count } avaliação.
   *[other] Cada candidatura elegível precisa de pelo menos { $count } avaliações.
}
evaluations-no-evaluators = Nenhum avaliador tem função nesta chamada. O administrador pode convidar.
evaluations-nothing-to-assign = Nenhuma candidatura elegível espera por avaliador.
evaluations-assign-table = Avaliadores por candidatura
evaluations-have = Avaliadores
evaluations-have-label = Avaliadores
evaluations-load = { $assigned } atribuídas, { $done } entregues
evaluations-closed-member = membro da organização
evaluations-closed-checker = verificou a elegibilidade
evaluations-box = Atribuir { $number } a { $name }
evaluations-assign-button = Atribuir as caixas marcadas
evaluations-assigned = Os avaliadores foram avisados.
unmet-assign-nothing = Marque pelo menos uma caixa.
unmet-assign-not-now = Esta chamada não está, ou já não está, em avaliação.
unmet-assign-proposal-not-eligible = Uma das candidaturas não é elegível, ou já está classificada.
unmet-evaluator-without-role = { $name } não é avaliador desta chamada ({ $number }).
unmet-evaluator-of-the-applicant = { $name } é membro da organização da candidatura { $number }.
unmet-evaluator-assigned-already = { $name } já avalia a candidatura { $number }.
unmet-evaluator-checked-eligibility = { $name } verificou a elegibilidade de { $number } e não pode avaliá-la.
unmet-interest-missing = Diga se tem algum interesse nesta candidatura.
unmet-evaluation-over = A classificação está estabelecida: esta candidatura já não é avaliada.
