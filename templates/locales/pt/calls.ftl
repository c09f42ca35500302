# Chamadas de propostas: páginas públicas, depois o espaço do programa.

## Lista pública
calls-title = Chamadas de propostas
calls-home-title = Chamadas de propostas abertas
calls-lead = Um financiamento para microprojetos de associações e ONG locais. A candidatura é gratuita e pode ser feita em várias vezes.
calls-search = Procurar uma palavra
calls-standing-open = Abertas
calls-standing-closing-soon = Que fecham em breve
calls-standing-upcoming = Futuras
calls-standing-closed = Encerradas
calls-standing-all = Todas
calls-found-open = { $count ->
    [0] Nenhuma chamada aberta
    [one] { $count } chamada aberta
   *[other] { $count } chamadas abertas
}
calls-found-closing-soon = { $count ->
    [0] Nenhuma chamada fecha em breve
    [one] { $count } chamada fecha em breve
   *[other] { $count } chamadas fecham em breve
}
calls-found-upcoming = { $count ->
    [0] Nenhuma chamada futura
    [one] { $count } chamada futura
   *[other] { $count } chamadas futuras
}
calls-found-closed = { $count ->
    [0] Nenhuma chamada encerrada
    [one] { $count } chamada encerrada
   *[other] { $count } chamadas encerradas
}
calls-found-all = { $count ->
    [0] Nenhuma chamada
    [one] { $count } chamada
   *[other] { $count } chamadas
}
calls-found-more = Mais de { $count } chamadas
calls-found-more-hint = Aqui estão as { $count } mais recentes. Acrescente uma palavra ou um filtro para encontrar menos.
calls-amount = Montante:
calls-duration = Duração:
calls-languages = Candidatura em:
calls-millions = { $max } milhões { $currency }
calls-millions-up-to = até { $max } milhões { $currency }
calls-millions-range = { $min } a { $max } milhões { $currency }
calls-amount-from = a partir de { $min }
calls-amount-up-to = até { $max }
calls-amount-range = de { $min } a { $max }
calls-months-range = { $min } a { $max } meses
calls-none = Nenhuma chamada está aberta neste momento.
calls-none-open-in = Nenhuma chamada aberta para este país: { $country }.
calls-none-found = Nenhuma chamada corresponde a estes filtros.
calls-none-with-words = Nenhuma chamada contém «{ $words }».
calls-follow = Acompanhar as chamadas
calls-follow-mail = Receber as novas chamadas por correio eletrónico
calls-follow-calendar = Prazos na sua agenda
calls-follow-feed = Feed Atom
calls-calendar-title = Chamadas: prazos
calls-calendar-closes = Prazo: { $title }
calls-feed-closes = Prazo: { $time }
calls-see-all = Ver todas as chamadas
calls-closed-link = Chamadas encerradas ({ $count })
calls-all = Todas as chamadas
calls-aside = Informações práticas
calls-how = Como funciona
calls-how-1 = Crie a conta da sua organização.
calls-how-2 = Preencha a candidatura, em várias vezes se for preciso. O rascunho fica guardado.
calls-how-3 = Verifique e envie antes do prazo.
calls-how-4 = Um comité avalia cada candidatura. A resposta chega por correio eletrónico.
calls-prepare = A preparar
calls-prepare-1 = Certificado de registo ou estatutos da organização
calls-prepare-2 = Comprovativo da conta bancária
calls-prepare-3 = Orçamento por atividade
calls-prepare-note = Cada chamada indica os documentos que pede.

## Uma chamada
calls-funds = O que esta chamada financia
calls-who = Quem se pode candidatar
calls-write-in = A candidatura escreve-se em: { $languages }.
calls-money = Montantes e regras
calls-envelope = Dotação da chamada:
calls-target = A alcançar por projeto:
calls-place = Lugar:
calls-envelope-short = Dotação
calls-target-short = Pessoas por projeto
calls-lots = Lotes
calls-lots-hint = Cada candidatura responde a um só lote.
calls-rule-own-share = A organização contribui com pelo menos { $share } do orçamento total.
calls-rule-indirect = Os custos indiretos são no máximo { $share } dos custos diretos.
calls-rule-contingency = Os imprevistos são no máximo { $share } dos custos diretos.
calls-rule-staff = Os recursos humanos são no máximo { $share } do orçamento total.
calls-rule-community = Pelo menos { $share } das pessoas alcançadas vivem na comunidade de acolhimento.
calls-rule-consultation = A comunidade deve ter sido consultada antes da candidatura.
calls-rule-verified = Só as organizações já verificadas podem enviar uma candidatura.
calls-rule-sealed = As candidaturas ficam seladas: o programa só as lê depois do prazo.
calls-rule-one-each = Uma organização envia uma só candidatura por lote.
calls-scored = Como as candidaturas são avaliadas
calls-scored-hint = Cada critério vale os seus pontos, num total de 100. São precisos pelo menos { $mark } pontos para a seleção.
calls-criterion = Critério
calls-points = Pontos
calls-section-floor = Pelo menos { $share } dos pontos desta parte.
calls-criterion-floor = Nota média de pelo menos { $floor } em { $max }.
calls-attach = Documentos a anexar
calls-attach-none = Não é pedido nenhum documento.
calls-attach-each = Cada ficheiro: { $types }, { $size } no máximo.
calls-apply = Candidatar-se
calls-start = Começar uma candidatura
calls-start-hint = Se a sua organização já tem um rascunho, é esse que se abre.
calls-start-visitor = Já tem uma conta?
calls-start-organisation = Registe primeiro a sua organização.
calls-start-reader = A sua função na organização permite ler candidaturas, mas não escrevê-las. Peça a uma pessoa signatária.
calls-start-staff = A chamada está aberta às organizações.
calls-choose-lot = Para que lote?
calls-opens-on = As candidaturas podem começar a partir de { $date }.
calls-closed-on = A chamada está encerrada desde { $date }.
calls-cancelled = Esta chamada foi cancelada.
calls-amended-on = Esta chamada foi alterada em { $date }.
calls-amended-see = Ver o que mudou
calls-amendments = Alterações
calls-amendment-number = Alteração n.º { $number }, { $date }
calls-change-what = O que muda
calls-change-before = Antes
calls-change-after = Depois
calls-dates = Datas
calls-date-opens = Abertura
calls-date-questions = Último momento para fazer perguntas
calls-files = Documentos da chamada
calls-programme = Programa
calls-preview = Pré-visualização.
calls-preview-text = O público verá a página assim. Ainda não está publicada.
calls-preview-amending = O público verá a página assim quando a alteração for publicada.
calls-preview-start = Aqui uma organização começa a sua candidatura.
calls-preview-back = Voltar à chamada

## Espaço do programa: lista e início
calls-new = Nova chamada
calls-new-lead = Indique o país e o setor. O resto escreve-se depois, parte por parte.
calls-create = Criar o rascunho
calls-later-hint = Pode ser completado mais tarde.
calls-no-programme = Ainda não existe nenhum programa. Um administrador deve criar um e depois as finanças registam os fundos.
calls-office-none = Ainda não há chamadas nos seus países.
calls-untitled = Chamada sem título
calls-received-short = Candidaturas recebidas
calls-received-label = Candidaturas recebidas
calls-envelope-label = Dotação

## Espaço do programa: uma chamada
calls-steps = O que fazer agora
calls-parts = As partes da chamada
calls-part-basics = O essencial
calls-part-texts = Textos
calls-part-dates = Datas
calls-part-money = Dinheiro e lotes
calls-part-rules = Regras e documentos
calls-part-grid = Grelha de avaliação
calls-lacks = { $count ->
    [one] Falta completar { $count } ponto.
   *[other] Falta completar { $count } pontos.
}
calls-lacks-short = { $count } por completar
calls-weights-label = Pesos da grelha:
calls-proposals = Candidaturas
calls-received = { $count ->
    [0] Nenhuma candidatura recebida
    [one] { $count } candidatura recebida
   *[other] { $count } candidaturas recebidas
}
calls-link-proposals = Ver as candidaturas
calls-link-assign = Atribuir aos avaliadores
calls-link-ranking = Ver a classificação
calls-link-decisions = Decidir
calls-sealed-note = As candidaturas estão seladas até à sua abertura, depois do prazo.
calls-date-opened = Abertura das candidaturas
calls-history = Histórico
calls-files-lead = O que as organizações recebem com a chamada: orientações, formulários a preencher.
calls-files-none = Ainda não há ficheiros.
calls-file-add = Acrescentar um ficheiro
calls-files-amend = Mudar os documentos publicados
calls-file-remove = Retirar um ficheiro
calls-file-remove-none = Não retirar nenhum
calls-flash-file-added = O ficheiro foi acrescentado.
calls-flash-file-removed = O ficheiro foi retirado.
calls-preview-link = Ver como o público
calls-public-page = Página pública
calls-back-to-call = Voltar à chamada
calls-checklist = O que ainda falta
calls-save-next = Guardar e continuar
calls-saving-note = Guardar nunca é bloqueado. O que falta é lembrado aqui e pedido antes da revisão.

## Alterar uma chamada publicada
calls-amend-lead = Prepare a alteração parte por parte. Nada é público antes de a publicar com o seu motivo.
calls-amend-parts = Escolher o que muda
calls-amend-count = { $count ->
    [one] { $count } mudança
   *[other] { $count } mudanças
}
calls-amend-changes = O que vai mudar
calls-amend-none = Ainda nada foi alterado. Escolha uma parte para mudar.
calls-amend-hindered = O que impede a publicação
calls-amend-field = { $field }: { $why }
calls-amend-publish-title = Publicar a alteração
calls-amend-publish-text = { $count ->
    [0] Aparece na página da chamada, com o seu motivo. Nenhuma organização tem ainda um rascunho.
    [one] Aparece na página da chamada, com o seu motivo. A organização com um rascunho ou uma candidatura recebe uma mensagem.
   *[other] Aparece na página da chamada, com o seu motivo. As { $count } organizações com um rascunho ou uma candidatura recebem uma mensagem.
}
calls-amend-reason-hint = O motivo é público. Escreva-o nas línguas da chamada.
calls-amend-publish = Publicar a alteração
calls-amend-drop = Abandonar a alteração
calls-amend-rules = O que pode mudar
calls-amend-rule-deadline = O prazo só pode ser adiado.
calls-amend-rule-open = Ainda nenhuma candidatura foi enviada: as regras podem ser corrigidas.
calls-amend-rule-submitted = Há candidaturas enviadas: as regras podem ser aliviadas, nunca agravadas, e a avaliação já não muda.
calls-amend-rule-never = O programa, o país, o setor e a moeda não mudam.
calls-amending-note = A chamada está publicada. O que guardar aqui prepara uma alteração; o público ainda não a vê.

## Passos
calls-do-send-for-review = Enviar para revisão
calls-do-send-back = Devolver aos autores
calls-do-send-back-title = Devolver a chamada aos autores
calls-do-send-back-text = A chamada volta a ser um rascunho. Os autores veem o motivo no histórico.
calls-do-send-back-reason = Diga o que deve mudar.
calls-do-publish = Publicar a chamada
calls-do-publish-title = Publicar a chamada
calls-do-publish-text = A chamada fica pública de imediato. Depois, cada mudança é uma alteração numerada, com o seu motivo; o prazo só pode ser adiado.
calls-check-title = Verificado antes de publicar
calls-check-other = Publica outra pessoa que não o autor
calls-do-extend = Adiar o prazo
calls-do-extend-title = Adiar o prazo
calls-do-extend-text = A nova data deve vir depois da antiga.
calls-do-amend = Alterar a chamada publicada
calls-tells = Todas as organizações com um rascunho ou uma candidatura a esta chamada recebem uma mensagem.
calls-do-open-proposals = Abrir as candidaturas
calls-do-open-proposals-title = Abrir as candidaturas seladas
calls-do-open-proposals-text = O programa poderá ler as candidaturas. Uma ata, que ninguém pode alterar, guarda a impressão digital de cada candidatura recebida.
calls-do-start-evaluation = Começar a avaliação
calls-do-start-evaluation-title = Começar a avaliação
calls-do-start-evaluation-text = A receção terminou. As candidaturas elegíveis podem ser atribuídas aos avaliadores.
calls-do-archive = Arquivar a chamada
calls-do-archive-title = Arquivar a chamada
calls-do-archive-text = A chamada sai das listas de trabalho. Continua legível.
calls-do-cancel = Cancelar a chamada
calls-do-cancel-title = Cancelar a chamada
calls-do-cancel-text = A chamada termina de vez. Já ninguém pode responder.
calls-do-cancel-reason = O motivo é público.
calls-flash-created = O rascunho está criado. Complete as suas partes.
calls-flash-saved = Guardado.
calls-flash-sent = A chamada foi enviada para revisão. Outra pessoa pode publicá-la.
calls-flash-sent-back = A chamada foi devolvida aos autores.
calls-flash-published = A chamada está publicada.
calls-flash-extended = O prazo foi adiado.
calls-flash-amended = A alteração está publicada.
calls-flash-amendment-dropped = A alteração preparada foi abandonada.
calls-flash-opened = As candidaturas estão abertas.
calls-flash-in-evaluation = A avaliação começou.
calls-flash-archived = A chamada está arquivada.
calls-flash-cancelled = A chamada está cancelada.

## Editor
calls-country-hint = Outro país dá à chamada outro código e outra moeda.
calls-summary-hint = Duas ou três frases, para a lista das chamadas.
calls-description-hint = Os objetivos, as atividades possíveis, os resultados esperados.
calls-eligibility-hint = Que organizações podem responder, e em que condições.
calls-clock = As horas são as da chamada: { $place }.
calls-moment-hint = Um dia e uma hora, por exemplo 12/01/2027 17:00.
calls-questions-hint = Se deixar vazio: sete dias antes do prazo. As respostas devem poder ser lidas a tempo.
calls-deadline-hint = Uma candidatura enviada a esta hora exata ainda é aceite.
calls-lots-edit-hint = Um lote tem o seu lugar, a sua dotação e a sua classificação. A maioria das chamadas tem um só.
calls-lot-number = Lote { $number }
calls-lot-add = Acrescentar um lote
calls-lot-remove = Retirar este lote
calls-grant-limits = A subvenção de um projeto
calls-max-grant-hint = Deixe vazio se não houver máximo.
calls-caps = Regras do orçamento
calls-caps-hint = 100 % quer dizer: sem limite.
calls-own-share-hint = Parte do orçamento total. 0: nenhuma contribuição pedida.
calls-of-direct = Parte dos custos diretos.
calls-of-total = Parte do orçamento total.
calls-second-approval = Controlo de montantes elevados
calls-second-approval-hint = Um pagamento maior é aprovado por duas pessoas. Uma convenção maior espera uma segunda leitura da verificação da organização. Deixe vazio: nunca.
calls-people = Pessoas e organizações
calls-community-hint = Parte das pessoas alcançadas que vivem na comunidade de acolhimento.
calls-consultation-label = A comunidade deve ter sido consultada
calls-verified-label = Só as organizações verificadas podem enviar uma candidatura
calls-verified-hint = Caso contrário, basta um perfil enviado para verificação.
calls-document-number = Documento { $number }
calls-document-kind = Tipo de documento
calls-document-hint = Deixe vazio para usar o nome do tipo escolhido.
calls-document-required = Este documento é obrigatório
calls-document-add = Acrescentar um documento
calls-document-remove = Retirar este documento
calls-no-documents-label = Não é pedido nenhum documento obrigatório
calls-accepted-languages = Uma candidatura pode ser escrita em
calls-required-languages = A chamada deve estar completa em
calls-evaluation = Receção e avaliação
calls-sealed-label = Manter as candidaturas seladas até ao prazo
calls-sealed-hint = Ninguém no programa as lê antes da sua abertura.
calls-scorecards-hint = Número de fichas de avaliação necessárias para classificar uma candidatura.
calls-spread-hint = Acima desta diferença entre duas fichas, o comité deve discuti-la.
calls-weights = Os pesos somam { $sum } em 100.
calls-presets = Recomeçar a partir de uma grelha pronta
calls-presets-text = A grelha atual é substituída.
calls-preset-community = Microprojetos comunitários
calls-preset-eu = Formulário completo da União Europeia
calls-pass-mark-hint = Em 100. Abaixo, uma candidatura não é selecionada.
calls-reasons = Uma nota deve ser explicada
calls-reasons-always = Sempre
calls-reasons-0 = Se for 0
calls-reasons-1 = Se for 1 ou menos
calls-reasons-2 = Se for 2 ou menos
calls-reasons-3 = Se for 3 ou menos
calls-reasons-4 = Se for 4 ou menos
calls-section-number = Parte { $number } ({ $points } pontos)
calls-section-floor-hint = Parte dos pontos que é preciso alcançar.
calls-section-add = Acrescentar uma parte
calls-section-remove = Retirar esta parte
calls-criterion-number = Critério { $number }
calls-criterion-floor-hint = Nota média que é preciso alcançar.
calls-criterion-add = Acrescentar um critério
calls-criterion-remove = Retirar este critério
calls-scale = Escala e mínimo
calls-not-applicable-label = «Não se aplica» é uma resposta possível

## Histórico
event-call-create = Rascunho criado
event-call-edit = Alterada
event-call-amend = Alteração publicada
event-call-prepare-amendment = Alteração preparada
event-call-drop-amendment = Alteração abandonada
event-call-send-for-review = Enviada para revisão
event-call-send-back = Devolvida aos autores
event-call-publish = Publicada
event-call-extend = Prazo adiado
event-call-cancel = Cancelada
event-call-open-proposals = Candidaturas abertas
event-call-start-evaluation = Avaliação começada
event-call-archive = Arquivada
calls-running-hint = Uma organização que já tem tantas convenções em curso não pode pedir outra. Deixe vazio se não houver limite.
calls-rule-running = { $count ->
    [one] Uma organização que já tem uma subvenção em curso não pode pedir outra.
   *[other] Uma organização que já tem { $count } subvenções em curso não pode pedir outra.
}
calls-link-opening = Ata de abertura
