# A candidatura tal como é lida.

dossier-requested = Pedido
dossier-beneficiaries = Beneficiários
dossier-people = { $people }, das quais { $women } mulheres
dossier-months = { $months } meses
dossier-sections = Secções da candidatura
dossier-problem = Problema
dossier-problem-title = O problema
dossier-solution = Solução
dossier-solution-title = A solução proposta
dossier-starts-on = Início previsto: { $day }
dossier-place = Lugar
dossier-place-title = Lugar e consulta
dossier-communities = Comunidades
dossier-consultation = Consulta
dossier-method = Método
dossier-participants = Participantes
dossier-participants-text = { $women } mulheres e { $men } homens; { $returnees } retornados, { $community } membros da comunidade; { $youth } jovens dos 18 aos 35 anos
dossier-needs = Necessidades expressas
dossier-people-caption = Pessoas abrangidas por grupo, sexo e idade
dossier-group = Grupo
dossier-age-0-17 = 0 a 17 anos
dossier-age-18-35 = 18 a 35 anos
dossier-age-36 = 36 anos e mais
dossier-activities = Atividades
dossier-activities-title = Atividades e calendário
dossier-activity = Atividade
dossier-month = Meses
dossier-responsible = Responsável
dossier-results = Resultados
dossier-results-title = Resultados esperados
dossier-indicators = Indicadores
dossier-indicator = Indicador
dossier-baseline = Partida
dossier-target = Meta
dossier-verification = Verificação
dossier-budget = Orçamento
dossier-budget-title = Orçamento
dossier-budget-text = Custo total { $total }: subvenção pedida { $requested }, contribuição própria { $own }.
dossier-by-heading = Orçamento por rubrica
dossier-heading = Rubrica
dossier-share = Parte
dossier-lines = { $count ->
    [one] { $count } linha de orçamento
   *[other] { $count } linhas de orçamento
}
dossier-line = Linha
dossier-quantity = Quantidade
dossier-unit-cost = Custo unitário
dossier-own = Contribuição própria
dossier-files = Anexos ({ $count })
dossier-files-title = Anexos
dossier-no-files = Nenhum ficheiro está anexado.
dossier-file-gone = (o ficheiro já não está disponível)
dossier-frozen = Versão { $number }, entregue em { $at }, recibo { $receipt }.
received-of-call = Candidaturas a { $code }
received-sealed = { $count ->
    [one] Chegou { $count } candidatura. A chamada está selada: ninguém lê as candidaturas antes da abertura.
   *[other] Chegaram { $count } candidaturas. A chamada está selada: ninguém lê as candidaturas antes da abertura.
}
received-order = Ordenar por
received-order-number = Número
received-order-requested = Montante pedido
received-order-partner = Organização
received-order-submitted = Data de entrega
received-none-received = Nenhuma candidatura corresponde.
received-received = { $count ->
    [one] { $count } candidatura entregue
   *[other] { $count } candidaturas entregues
}
received-submitted-at = Entregue em
received-submitted-label = Entregue em
received-beneficiaries-label = Beneficiários
received-progress = Estado da candidatura
received-next = A fazer
received-prepare-agreement = Preparar a convenção
received-by = Por
received-partner-page = Ver a organização

## A ata de abertura de uma chamada selada
openings-title = Ata de abertura
openings-lead = O que estava selado no momento da abertura. Esta ata é escrita uma só vez; ninguém a pode alterar.
openings-opened-at = Abertas em
openings-opened-by = Abertas por
openings-hash = Impressão digital SHA-256 da ata
openings-count = { $count ->
    [one] { $count } candidatura recebida
   *[other] { $count } candidaturas recebidas
}
openings-receipt = Recibo
openings-number = Candidatura
openings-partner = Organização
openings-utc = Recebida (hora universal)
openings-sha256 = Impressão digital SHA-256
openings-withdrawn = Retirada
openings-none = Nenhuma candidatura tinha sido recebida.
openings-csv = Descarregar a tabela (CSV)
openings-json = Descarregar a ata (JSON)
openings-file = abertura
