# O acompanhamento do programa.

dashboard-title = Acompanhamento do programa
dashboard-programmes = Programas
dashboard-only = Números de:
dashboard-empty = Nenhum programa é visível com as suas funções.
dashboard-todo = Para fazer esta semana
dashboard-people = Beneficiários
dashboard-reached = Alcançados
dashboard-planned-short = Previstos
dashboard-planned = Previstos em convenções
dashboard-target = Previstos pelo programa
dashboard-women = Das quais mulheres
dashboard-reached-of = { $part } pessoas alcançadas de { $whole } previstas
dashboard-reached-note = Números dos relatórios validados.
dashboard-planned-of = { $part } de { $whole } previstos em convenções
dashboard-signed = Convenções assinadas
dashboard-planned-calls = Convenções previstas
dashboard-late = Relatórios em atraso
dashboard-late-none = Nenhum relatório em atraso.
dashboard-funnel = Percurso das candidaturas
dashboard-funnel-hint = Cada etapa, em número e em parte das candidaturas enviadas. Uma candidatura retirada conta apenas como começada.
dashboard-stage = Etapa
dashboard-share = Parte
dashboard-funnel-started = Começadas
dashboard-funnel-submitted = Enviadas
dashboard-funnel-eligible = Elegíveis
dashboard-funnel-scored = Avaliadas
dashboard-funnel-awarded = Selecionadas
dashboard-funnel-signed = Convenções assinadas
dashboard-map = Projetos assinados por país
dashboard-money = Dinheiro por país
dashboard-money-hint = Cada país na sua moeda; os países não se somam.
dashboard-committed = Comprometido
dashboard-paid = Pago
dashboard-accepted = Despesas validadas
dashboard-people-by-country = Pessoas por país
dashboard-figure = Número
dashboard-value = Valor
dashboard-unit = Unidade
dashboard-unit-people = pessoas
dashboard-unit-number = quantidade
dashboard-signed-of = { $part ->
    [one] { $part } convenção assinada de { $whole }
   *[other] { $part } convenções assinadas de { $whole }
}
dashboard-waiting = { $count ->
    [one] Mais { $count } pessoa está declarada em relatórios por validar.
   *[other] Mais { $count } pessoas estão declaradas em relatórios por validar.
}
dashboard-late-count = { $count ->
    [one] { $count } relatório em atraso
   *[other] { $count } relatórios em atraso
}
