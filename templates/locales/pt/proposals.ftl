# As candidaturas: lista, tarefas, secções, envio, recibo.

proposals-untitled = Candidatura sem nome
proposals-call = Chamada { $code }

## Lista
proposals-title = As minhas candidaturas
proposals-empty = Ainda não tem nenhuma candidatura. Escolha uma chamada aberta para começar.
proposals-list-action = À espera da sua resposta
proposals-list-drafts = Em redação
proposals-list-sent = Enviadas e terminadas
proposals-list-asked = { $amount } pedidos
proposals-list-sent-on = Enviada em { $date }
proposals-list-saved-on = Guardada em { $date }

## Começar
proposals-apply-title = Responder a esta chamada
proposals-apply-partner = Para que organização?
proposals-apply-lot = Para que lote?
proposals-apply-start = Começar a candidatura
proposals-apply-continues = Se já houver uma candidatura começada para este lote, abre-se onde a deixou.
proposals-apply-no-partner = Para responder é precisa uma organização. Registe a sua, ou peça a uma pessoa signatária que o convide como redator.
proposals-apply-register = A minha organização
proposals-apply-closed = Esta chamada não aceita novas candidaturas neste momento.
proposals-apply-call = Ler a chamada

## Lista de tarefas
proposals-group-organisation = A sua organização
proposals-group-project = O seu projeto
proposals-group-budget = Orçamento
proposals-group-documents = Documentos
proposals-group-send = Envio
proposals-task-organisation = Apresentar a organização
proposals-task-project = Descrever o problema e a solução
proposals-task-place = Indicar o lugar e a consulta
proposals-task-beneficiaries = Contar os beneficiários
proposals-task-activities = Apresentar as atividades e o calendário
proposals-task-results = Dizer os resultados esperados
proposals-task-budget = Fazer o orçamento
proposals-task-documents = Juntar os documentos
proposals-task-send = Verificar as respostas e enviar
proposals-task-send-hint = Possível quando todas as secções estiverem concluídas
proposals-task-send-ready = Está tudo pronto
proposals-hint-beneficiaries = { $count ->
    [one] { $count } pessoa, das quais { $women } mulheres
   *[other] { $count } pessoas, das quais { $women } mulheres
}
proposals-hint-activities = { $count ->
    [one] { $count } atividade
   *[other] { $count } atividades
}
proposals-hint-results = { $count ->
    [one] { $count } indicador
   *[other] { $count } indicadores
}
proposals-hint-budget = { $count ->
    [one] { $count } linha · { $amount } pedidos
   *[other] { $count } linhas · { $amount } pedidos
}
proposals-hint-documents = { $part } de { $whole } pedidos
proposals-next = Próximo passo: { $task }
proposals-all-done = Todas as secções estão concluídas. A candidatura pode ser enviada.
proposals-left-title = Prazo
proposals-closed-draft = O prazo terminou. Este rascunho já não pode ser enviado.
proposals-team = Equipa da candidatura
proposals-team-manage = Gerir os membros
proposals-signs = Só uma pessoa signatária pode enviar a candidatura.
proposals-read-again = Reler todas as respostas
proposals-read-call = Ler a chamada
proposals-actions = Esta candidatura
proposals-about = Sobre a candidatura

## Depois do envio
proposals-state-submitted = A sua candidatura chegou. A equipa do programa verifica se é elegível.
proposals-state-returned = A equipa do programa pede correções. Corrija as secções e envie de novo.
proposals-state-eligible = A sua candidatura é elegível. Aguarda a avaliação.
proposals-state-ineligible = A sua candidatura não é elegível. Leia porquê em baixo.
proposals-state-in-evaluation = Os avaliadores estão a ler e a pontuar a sua candidatura.
proposals-state-ranked = A sua candidatura está pontuada. A decisão segue-se.
proposals-state-awarded = A sua candidatura foi selecionada. Uma pessoa signatária deve aceitar ou declinar.
proposals-state-reserve = A sua candidatura está na lista de reserva. Pode ser selecionada se houver uma vaga.
proposals-state-not-retained = A sua candidatura não foi selecionada. Os pontos e as razões estão em baixo.
proposals-state-accepted = A sua organização aceitou. A convenção está em preparação.
proposals-state-declined = A sua organização declinou, ou não respondeu a tempo.
proposals-state-contracted = A convenção está assinada. A continuação está nos seus projetos.
proposals-state-withdrawn = A sua organização retirou esta candidatura.
proposals-state-draft = Esta candidatura ainda não foi enviada.
proposals-found = O que se verificou ou decidiu
proposals-your-receipt = O seu recibo
proposals-receipt-number = Número
proposals-receipt-time = Recebida em
proposals-receipt-utc = Hora universal
proposals-receipt-hash = Impressão SHA-256
proposals-receipt-pdf = Recibo (PDF)
proposals-receipt-see = Ver o recibo
proposals-receipt-check = Verificar este recibo

## Secções: palavras comuns
proposals-back-to-tasks = Voltar à candidatura
proposals-flash-saved = Guardado.
proposals-flash-finished = Secção concluída.
proposals-flash-merged = Guardado. Entretanto, outra pessoa tinha alterado outras respostas: também ficam guardadas.
proposals-flash-added = O ficheiro foi anexado.
proposals-flash-removed = O ficheiro foi retirado.
proposals-flash-withdrawn = A candidatura foi retirada.
proposals-stale-title = Outra pessoa guardou esta secção
proposals-stale-text = { $name } guardou esta secção em { $time }, depois de ter aberto a página. Nada se perdeu. Ambos alteraram o que se segue: escolha o que fica.
proposals-stale-field = Pergunta
proposals-stale-yours = O que escreveu
proposals-stale-theirs = Versão guardada
proposals-stale-by = Guardado por { $name }
proposals-stale-taken = As suas outras alterações já estão no formulário abaixo: { $fields }.
proposals-stale-then = Depois guarde.
proposals-stale-keep = Para manter o que escreveu, guarde outra vez.
proposals-stale-take = Ficar com a versão guardada
proposals-stale-empty = (vazio)
proposals-save-now = Guardar agora
proposals-activities-row = Atividade { $number }, { $name }
proposals-results-row = Indicador { $number }, { $name }
proposals-budget-row = Linha { $number }, { $name }

## Projeto
proposals-project-intro = Apresente o projeto com palavras simples. Os avaliadores leem primeiro estes textos.
proposals-project-lang = Língua da candidatura
proposals-project-lang-hint = Escreva toda a candidatura nesta língua.
proposals-project-title = Nome do projeto
proposals-project-title-hint = Curto e claro, no máximo 200 caracteres.
proposals-project-summary = O projeto em poucas frases
proposals-project-summary-hint = No máximo 1 500 caracteres.
proposals-project-problem = O problema
proposals-project-problem-hint = O que está mal hoje, e para quem?
proposals-project-solution = A solução proposta
proposals-project-solution-hint = O que o projeto muda, e porque pode durar.
proposals-project-months = Duração em meses
proposals-project-months-hint = De { $min } a { $max } meses.
proposals-project-starts-on = Início desejado

## Lugar e consulta
proposals-place-lot = A chamada é para: { $place }
proposals-place-region = Região
proposals-place-locality = Localidade
proposals-place-locality-hint = Distrito, setor ou município.
proposals-place-communities = Aldeias ou bairros
proposals-place-communities-hint = Um por linha, ou separados por vírgulas.
proposals-place-record = Registo da consulta
proposals-place-record-hint = Junte a ata ou fotografias da reunião, sem lista de nomes. O que escreveu aqui é guardado primeiro.
proposals-place-record-attach = Guardar e juntar o registo
proposals-place-consultation = A consulta da comunidade
proposals-place-consultation-required = A chamada pede que a comunidade tenha sido consultada antes da candidatura.
proposals-place-consultation-optional = Se consultou a comunidade, conte aqui. Caso contrário, deixe vazio.
proposals-place-consultation-held-on = Data do encontro
proposals-place-consultation-place = Lugar do encontro
proposals-place-consultation-method = Como as pessoas foram consultadas
proposals-place-consultation-method-hint = Assembleia, pequenos grupos, visitas de casa em casa.
proposals-place-consultation-counts = Quantas pessoas participaram?
proposals-place-consultation-women = Mulheres
proposals-place-consultation-men = Homens
proposals-place-consultation-of-them = Entre elas
proposals-place-consultation-returnees = Retornados
proposals-place-consultation-community = Membros da comunidade
proposals-place-consultation-youth = Dos 18 aos 35 anos
proposals-place-consultation-needs = As necessidades expressas
proposals-place-consultation-needs-hint = O que as pessoas pediram, e o que o projeto retém.

## Beneficiários
proposals-beneficiaries-planned = Pessoas previstas
proposals-beneficiaries-women = Mulheres
proposals-beneficiaries-target = Pedido pela chamada
proposals-beneficiaries-meter = { $planned } pessoas previstas de { $target } pedidas
proposals-beneficiaries-caption = Beneficiários diretos
proposals-beneficiaries-caption-hint = Conte cada pessoa uma só vez. Deixe vazio para ninguém. Os totais recalculam-se ao guardar.
proposals-beneficiaries-selection-method = Como são escolhidos os beneficiários
proposals-beneficiaries-selection-method-hint = Por quem, com que critérios, e como a comunidade fica a saber.
proposals-age = Idade
proposals-rule-target = { $planned } pessoas previstas, no mínimo { $target }
proposals-rule-community = Comunidade: { $actual }, no mínimo { $limit }

## Atividades
proposals-activities-intro = Uma atividade por etapa do projeto, por ordem.
proposals-activities-months = O projeto dura { $months } meses.
proposals-activities-item = Atividade { $number }
proposals-activities-name = Atividade
proposals-activities-month-from = Do mês
proposals-activities-month-to = Ao mês
proposals-activities-responsible = Responsável
proposals-activities-description = Como
proposals-activities-add = Acrescentar uma atividade
proposals-activities-remove = Retirar esta atividade

## Resultados
proposals-results-outcome = A mudança esperada
proposals-results-outcome-hint = O que as pessoas vão notar no fim do projeto.
proposals-results-outputs = O que o projeto deixa
proposals-results-outputs-intro = Um produto é o que existe no fim: um furo a funcionar, pessoas formadas.
proposals-results-output = Produto
proposals-results-outputs-item = Produto { $number }
proposals-results-outputs-remove = Retirar este produto
proposals-results-outputs-add = Acrescentar um produto
proposals-results-indicators = Indicadores
proposals-results-intro = Um indicador diz o que se mede, de onde se parte e onde se quer chegar.
proposals-results-item = Indicador { $number }
proposals-results-of = Mede
proposals-results-measured-outcome = A mudança esperada
proposals-results-measured = Produto { $number }: { $name }
proposals-results-name = O que se mede
proposals-results-unit = Unidade
proposals-results-unit-hint = Por exemplo: horta, kg, pessoa.
proposals-results-baseline = No início
proposals-results-target = No fim
proposals-results-verification = Como se verifica
proposals-results-add = Acrescentar um indicador
proposals-results-remove = Retirar este indicador

## Orçamento
proposals-budget-summary = Resumo do orçamento
proposals-budget-asked = Pedido ao fundo
proposals-budget-own = Contribuição da organização
proposals-budget-left = Disponível sob o limite
proposals-budget-sum = Total do projeto
proposals-budget-meter = { $asked } pedidos sob um limite de { $limit }, ou seja { $share }
proposals-budget-caption = Linhas do orçamento
proposals-budget-caption-hint = Montantes em { $currency }, sem decimais. Os totais recalculam-se ao guardar.
proposals-budget-caption-hint-cents = Montantes em { $currency }. Os totais recalculam-se ao guardar.
proposals-budget-line = Linha
proposals-budget-heading = Rubrica
proposals-budget-description = Designação
proposals-budget-unit = Unidade
proposals-budget-quantity = Quantidade
proposals-budget-unit-cost = Custo unitário
proposals-budget-own-share = A sua parte
proposals-budget-copy = Copiar
proposals-budget-remove = Retirar
proposals-budget-no-heading = Rubrica por escolher
proposals-rule-grant-maximum = Pedido: { $actual }, no máximo { $limit }
proposals-rule-grant-minimum = Pedido: { $actual }, no mínimo { $limit }
proposals-rule-indirect-cap = Custos indiretos: { $actual }, no máximo { $limit }
proposals-rule-contingency-cap = Imprevistos: { $actual }, no máximo { $limit }
proposals-rule-staff-cap = Recursos humanos: { $actual }, no máximo { $limit }
proposals-rule-own-share-minimum = A sua parte: { $actual }, no mínimo { $limit }

## Documentos
proposals-documents-intro = Um ficheiro de cada vez. Uma fotografia nítida de uma página é suficiente.
proposals-documents-other = Outros documentos
proposals-documents-other-hint = Orçamentos de fornecedores, cartas de apoio, fotografias do local.
proposals-documents-required = obrigatório
proposals-documents-file = Ficheiro
proposals-documents-file-more = Outro ficheiro
proposals-documents-remove = Retirar
proposals-documents-waiting = Este ficheiro aguarda o controlo antivírus. Já conta.
proposals-no-files = Nenhum ficheiro.

## Verificar e enviar
proposals-check-title = Verificar as suas respostas
proposals-check-read-title = Respostas da candidatura
proposals-check-unfinished = A concluir antes do envio
proposals-check-more = { $count ->
    [one] e mais { $count } ponto
   *[other] e mais { $count } pontos
}
proposals-check-obstacles = A resolver antes do envio
proposals-check-changed = A candidatura mudou desde que a abriu. Releia-a e declare de novo.
proposals-declare-title = Declarar e enviar
proposals-declaration = Declaro, em nome da organização, que estas respostas são exatas e que tenho o direito de a obrigar.
proposals-send = Enviar a candidatura
proposals-send-once = Depois do envio, a candidatura já não pode ser alterada.
proposals-send-not-you = Não pode enviar esta candidatura. Uma pessoa signatária de { $organisation } pode:
proposals-send-nobody = De momento ninguém é signatário de { $organisation }.
proposals-print = Imprimir

## Enviada
proposals-sent-title = A sua candidatura foi enviada
proposals-sent-number = Número do recibo
proposals-sent-next = E agora?
proposals-sent-mail = Segue uma mensagem com este número para os membros da sua organização.
proposals-sent-check = A equipa do programa verifica se a candidatura é elegível.
proposals-sent-evaluate = Os avaliadores leem-na e pontuam-na depois do prazo.
proposals-sent-decision = A sua organização recebe a decisão por correio eletrónico.
proposals-sent-hash-text = Esta impressão prova o que enviou. Guarde-a com o número.

## Demasiado tarde
proposals-late-title = A candidatura chegou demasiado tarde
proposals-late-text = Não foi recebida. O seu rascunho fica guardado.
proposals-late-deadline = Prazo
proposals-late-arrived = Chegou em
proposals-late-hash = A impressão digital do que chegou tarde demais. Está no registo do portal.
proposals-late-kept = Esta tentativa fica anotada no registo do portal, com a sua hora. Os membros da sua organização são avisados por correio eletrónico.

## Retirar
proposals-withdraw-title = Retirar esta candidatura?
proposals-withdraw-draft = O rascunho será fechado. Pode começar outro para este lote enquanto a chamada estiver aberta.
proposals-withdraw-sent = A candidatura deixa de ser examinada. O recibo continua válido como prova do envio. Pode começar outra candidatura enquanto a chamada estiver aberta.
proposals-withdraw-reason = Porque a retira?
proposals-withdraw-do = Retirar a candidatura
proposals-withdraw-keep = Manter a candidatura

## Verificar um recibo
receipts-title = Verificar um recibo
receipts-intro = Qualquer pessoa pode verificar que uma candidatura chegou, e quando. Nada da candidatura é mostrado.
receipts-number = Número do recibo
receipts-number-hint = Por exemplo R-2026-000123-C
receipts-do = Verificar
receipts-valid = Este recibo é válido
receipts-call = Chamada
receipts-again = Verificar outro número
receipts-explain-proposal = A impressão SHA-256 é calculada sobre a candidatura tal como foi fixada no envio. Se uma só letra mudasse, seria diferente.
receipts-explain-report = A impressão SHA-256 é calculada sobre o relatório tal como foi fixado no envio. Se uma só letra mudasse, seria diferente.

## Condições
unmet-choose-partner = Escolha a organização que responde.
unmet-choose-lot = Escolha o lote.
unmet-declaration-not-given = Marque a declaração para enviar a candidatura.
unmet-withdrawal-reason = Diga porque retira a candidatura.
unmet-section-unfinished = { $section ->
    [project] A secção Projeto está por concluir.
    [place] A secção Lugar e consulta está por concluir.
    [beneficiaries] A secção Beneficiários está por concluir.
    [activities] A secção Atividades está por concluir.
    [results] A secção Resultados está por concluir.
    [budget] A secção Orçamento está por concluir.
   *[other] A secção Documentos está por concluir.
}
unmet-in-field = { $name }: { $text }
unmet-in-line = Linha { $number }: { $text }
unmet-in-named-line = Linha { $number }, { $name }: { $text }
unmet-in-activity = Atividade { $number }: { $text }
unmet-in-output = Produto { $number }: { $text }
unmet-in-indicator = Indicador { $number }: { $text }
unmet-missing-project-title = Dê um nome ao projeto.
unmet-missing-project-summary = Resuma o projeto em poucas frases.
unmet-missing-project-problem = Descreva o problema.
unmet-missing-project-solution = Descreva a solução proposta.
unmet-missing-project-months = Indique a duração em meses, por exemplo 9.
unmet-missing-project-starts-on = Indique a data de início desejada.
unmet-missing-place-region = Indique a região.
unmet-missing-place-locality = Indique a localidade.
unmet-missing-place-communities = Nomeie as aldeias ou os bairros.
unmet-missing-consultation-held-on = Indique a data do encontro.
unmet-missing-consultation-place = Indique o lugar do encontro.
unmet-missing-consultation-method = Diga como as pessoas foram consultadas.
unmet-missing-consultation-count = Indique um número de pessoas, 0 se não houve.
unmet-missing-consultation-needs = Escreva as necessidades expressas.
unmet-missing-selection-method = Diga como são escolhidos os beneficiários.
unmet-missing-activity-name = Dê um nome à atividade.
unmet-missing-activity-month = Indique um mês do projeto, por exemplo 3.
unmet-missing-activity-responsible = Diga quem é responsável.
unmet-missing-outcome = Descreva a mudança esperada.
unmet-missing-indicator-name = Diga o que se mede.
unmet-missing-indicator-unit = Dê a unidade.
unmet-missing-indicator-number = Indique um número, 0 se não há nada.
unmet-missing-indicator-verification = Diga como se verifica.
unmet-missing-line-description = Dê um nome a esta despesa.
unmet-missing-line-unit = Dê a unidade, por exemplo mês.
unmet-missing-line-quantity = Indique uma quantidade, por exemplo 6.
unmet-missing-line-unit-cost = Indique o custo unitário, por exemplo 25 000.
unmet-missing-this-document = Junte o documento «{ $name }».
unmet-missing-file = Escolha um ficheiro.
unmet-document-mismatch = O conteúdo de «{ $name }» não é o que o nome diz. Guarde o ficheiro de novo e tente outra vez.
unmet-document-macros = O ficheiro «{ $name }» contém macros. Guarde-o sem macros, ou em PDF.
unmet-document-encrypted = O ficheiro «{ $name }» está protegido por uma palavra-passe. Retire a palavra-passe.
unmet-document-inflated = O conteúdo de «{ $name }» é demasiado grande depois de descomprimido. Guarde-o em PDF e tente de novo.
unmet-document-infected = O ficheiro «{ $name }» contém um vírus. Não fica guardado.
unmet-receipt-form = Um número é como R-2026-000123-C. Verifique o que escreveu.
unmet-receipt-check = Um algarismo ou a letra final está errado. Compare com o recibo.
unmet-receipt-unknown = Nenhum recibo tem este número.

## Corrigir
proposals-group-correct = Secções a corrigir
proposals-returned-until = A reenviar até
proposals-returned-others = As outras secções já não mudam. A versão já enviada fica guardada.
proposals-returned-late = A data dada para corrigir já passou. A versão já enviada volta a contar em breve.
proposals-correct-here = A corrigir nesta secção
proposals-receipt-earlier = Versões enviadas antes:
unmet-section-not-returned = { $section ->
    [project] A secção Projeto não é para corrigir. Já não pode ser alterada.
    [place] A secção Lugar e consulta não é para corrigir. Já não pode ser alterada.
    [beneficiaries] A secção Beneficiários não é para corrigir. Já não pode ser alterada.
    [activities] A secção Atividades não é para corrigir. Já não pode ser alterada.
    [results] A secção Resultados não é para corrigir. Já não pode ser alterada.
    [budget] A secção Orçamento não é para corrigir. Já não pode ser alterada.
   *[documents] A secção Documentos não é para corrigir. Já não pode ser alterada.
}
proposals-apply-limit = Pode preparar a candidatura. Poderá ser enviada quando uma destas subvenções terminar, antes do prazo.
receipts-by-file = Verificar com o ficheiro
receipts-file = Candidatura congelada
receipts-file-hint = O ficheiro .json descarregado da página do recibo. Só a sua impressão digital é calculada: nada é guardado.
receipts-file-do = Verificar o ficheiro
receipts-flash-file = Este ficheiro é exatamente o deste recibo.
receipts-qr = Código QR: endereço da página de verificação
proposals-receipt-json = Candidatura congelada (JSON)
unmet-receipt-file-pdf = Isto é um PDF. Escolha a candidatura congelada, um ficheiro .json da página do recibo.
unmet-receipt-file-unknown = Nenhum recibo foi dado para este ficheiro. Se foi aberto e guardado de novo, pode ter mudado. A sua impressão digital: { $sha256 }
unmet-storage-out-of-reach = Os ficheiros anexados não respondem neste momento. A candidatura não foi enviada, nada se perdeu. Tente de novo dentro de alguns minutos.
unmet-document-lost = O ficheiro «{ $name }» já não está lá. Anexe-o de novo e depois envie.

# The work plan.
plan-title = Plano de trabalho por mês
plan-month = Mês { $month }
plan-months = Meses { $from } a { $to }
plan-saved = Este plano mostra o que está guardado.
