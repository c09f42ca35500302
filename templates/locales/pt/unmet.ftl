# As condições que não estão cumpridas: unmet-<código>, um código por regra do domínio. Cada frase diz como remediar.
# Variáveis: as da regra, com hífenes; montantes e percentagens já estão escritos ($limit-money, $limit-bp).

unmet-missing = Preencha este campo.
unmet-missing-number = Indique um número em algarismos, por exemplo 12.
unmet-number-unreadable = Isto não é um número. Escreva-o em algarismos, por exemplo 25 000.
unmet-number-ambiguous = Este número pode ler-se de duas maneiras: { $whole } ou { $other-decimal }. Escreva o que quer dizer.
unmet-number-too-many-decimals = { $decimals ->
    [0] Indique um número inteiro, sem vírgula.
   *[other] Indique no máximo { $decimals } algarismos depois da vírgula.
}
unmet-number-negative = Indique um número positivo.
unmet-number-too-large = Este número é demasiado grande. Verifique os zeros.
unmet-number-zero = Indique um número maior do que zero.
unmet-amount-negative = Indique um montante positivo.
unmet-share-out-of-range = Indique uma percentagem entre 0 e 100%.
unmet-missing-date = Indique uma data, por exemplo 12/01/2027.
unmet-date-unreadable = Esta data não existe. Escreva-a assim: 12/01/2027.
unmet-date-in-future = Indique uma data passada.
unmet-date-not-in-future = Indique uma data futura.
unmet-text-too-long = O texto é demasiado longo: { $max } caracteres no máximo.
unmet-reason-too-long = O motivo é demasiado longo: { $max } caracteres no máximo.
unmet-email-unreadable = Indique um endereço eletrónico completo, por exemplo nome@exemplo.org.
unmet-year-impossible = Indique um ano entre 1900 e este ano.
unmet-missing-language = Escreva este texto também em { $lang }.
unmet-missing-answer = Responda sim ou não.
unmet-missing-note = Explique numa frase, pelo menos.
unmet-missing-sections = Escolha pelo menos uma secção a corrigir.
unmet-missing-document = Junte este documento.
unmet-missing-declaration = Assinale esta declaração para continuar.
unmet-missing-signatory = Indique pelo menos uma pessoa signatária.
unmet-code-form = Escreva um código curto: letras, algarismos e hífenes, por exemplo GW-2027-01.
unmet-code-twice = O código «{ $code }» já está usado. Escolha outro.
unmet-code-fixed = O programa já tem uma chamada: o seu código continua a ser «{ $code }».
unmet-not-permitted = A sua função não permite esta ação.
unmet-own-organisation = É membro desta organização. Outra pessoa deve tratar disto.
unmet-call-not-open-yet = Esta chamada ainda não está aberta.
unmet-call-not-published = Esta chamada não está publicada.
unmet-call-not-sealed = As candidaturas desta chamada não estão seladas.
unmet-call-still-sealed = As candidaturas desta chamada ainda estão seladas.
unmet-call-already-opened = As candidaturas já foram abertas.
unmet-call-still-open = A chamada ainda está aberta. Espere pelo fim do prazo.
unmet-publisher-is-author = A chamada deve ser publicada por outra pessoa que não o autor.
unmet-deadline-in-the-past = O prazo já passou. Escolha uma data futura.
unmet-deadline-has-passed = O prazo terminou.
unmet-deadline-not-later = O prazo só pode ser adiado.
unmet-questions-not-later = O último dia para perguntas só pode ser adiado.
unmet-questions-closed = Já não se aceitam perguntas para esta chamada.
unmet-too-many-questions = A sua organização já tem { $max } perguntas sem resposta. Espere pelas respostas.
unmet-question-names-asker = Este texto diz quem perguntou. Retire o nome, o endereço ou o telefone.
unmet-answer-unchanged = Nada mudou. Corrija a pergunta ou a resposta.
unmet-opening-has-passed = A chamada já está aberta: a abertura já não muda.
unmet-amendment-empty = Nada foi alterado. Mude primeiro uma parte da chamada.
unmet-amendment-tightens = Há candidaturas enviadas que contam com esta regra. Pode ser aliviada, não agravada.
unmet-amendment-fixed = Já há candidaturas enviadas: isto já não muda.
unmet-amendment-never = Isto não muda depois da publicação.
unmet-lot-has-proposals = Há organizações a responder a um lote que retira. Mantenha-o.
unmet-deadline-before-opening = O prazo deve ser posterior à abertura.
unmet-questions-end-before-opening = As perguntas devem terminar depois da abertura da chamada.
unmet-questions-end-after-deadline = As perguntas devem terminar antes do prazo.
unmet-missing-lots = Adicione pelo menos um lote.
unmet-missing-envelope = Indique a dotação deste lote.
unmet-envelope-below-minimum = A dotação do lote { $lot } é menor do que a subvenção mínima.
unmet-maximum-below-minimum = O máximo deve ser maior do que o mínimo.
unmet-months-out-of-order = A duração máxima deve ser maior do que a mínima.
unmet-missing-accepted-language = Escolha pelo menos uma língua de candidatura.
unmet-missing-scorecards = Peça pelo menos uma avaliação por candidatura.
unmet-missing-administrative-rules = Adicione pelo menos uma regra de elegibilidade.
unmet-missing-documents = Adicione um documento obrigatório, ou indique que nenhum é pedido.
unmet-documents-and-none = Pede documentos e indica que nenhum é pedido. Escolha.
unmet-tie-breaker-unknown = A secção «{ $section }» do desempate não está na grelha.
unmet-grid-empty = A grelha não tem nenhuma secção.
unmet-grid-weights = Os pesos dos critérios somam { $sum }. Devem somar { $total }.
unmet-grid-pass-mark = Indique um limiar entre 0 e 100.
unmet-grid-section-empty = A secção «{ $section }» não tem nenhum critério.
unmet-grid-section-floor = O mínimo de uma secção vai de 0 a 100.
unmet-grid-weight = Critério «{ $criterion }»: indique um peso de 1 a 100.
unmet-grid-scale = Critério «{ $criterion }»: a escala não é possível.
unmet-grid-floor = Critério «{ $criterion }»: o mínimo não está na escala.
unmet-grid-code = O código «{ $code }» da grelha não é possível: letras minúsculas, algarismos e hífenes.
unmet-grid-code-twice = O código «{ $code }» está duas vezes na grelha.
unmet-grid-text-missing = Grelha, «{ $code }»: escreva o texto em { $lang }.
unmet-partner-profile-not-sent = Envie primeiro o perfil da sua organização para verificação.
unmet-partner-refused = Esta organização foi recusada.
unmet-partner-suspended = Esta organização está suspensa.
unmet-partner-not-verified = Esta organização ainda não está verificada.
unmet-partner-expired = A verificação desta organização expirou. Atualize os seus documentos.
unmet-not-signatory = Só uma pessoa signatária da organização o pode fazer.
unmet-language-not-accepted = Esta chamada não aceita candidaturas em { $lang }.
unmet-lot-already-answered = A sua organização já tem uma candidatura para este lote.
unmet-answer-date-has-passed = A data dada para corrigir já passou.
unmet-proposal-not-open = Esta candidatura já não pode ser alterada.
unmet-proposal-decided = Já foi tomada uma decisão sobre esta candidatura.
unmet-proposal-not-to-check = A elegibilidade desta candidatura não está por verificar.
unmet-scorer-does-not-check = Avalia esta candidatura. Outra pessoa deve verificar a sua elegibilidade.
unmet-months-out-of-range = A duração vai de { $min } a { $max } meses.
unmet-month-out-of-project = O projeto dura { $max } meses. Escolha um mês dentro desta duração.
unmet-months-reversed = O último mês vem antes do primeiro.
unmet-region-unknown = Escolha uma região do país da chamada.
unmet-missing-participants = Indique quantas pessoas participaram.
unmet-count-above-participants = Este número ultrapassa os { $present } participantes.
unmet-missing-activities = Adicione pelo menos uma atividade.
unmet-missing-outputs = Adicione pelo menos um produto: o que existe no fim do projeto.
unmet-missing-indicator-of = Diga o que este indicador mede.
unmet-missing-indicators = Adicione pelo menos um indicador.
unmet-missing-beneficiaries = Indique os beneficiários previstos.
unmet-beneficiaries-below-target = Prevê { $planned } pessoas. A chamada pede { $target }: faltam { $lacking }.
unmet-community-share-too-small = A comunidade representa { $actual-bp } dos beneficiários. É preciso pelo menos { $limit-bp }, ou seja { $needed } pessoas.
unmet-cell-unknown = Esta célula não existe na tabela. Recarregue a página.
unmet-missing-lines = Adicione pelo menos uma linha ao orçamento.
unmet-too-many-lines = O orçamento tem demasiadas linhas: { $max } no máximo.
unmet-missing-heading = Escolha uma rubrica.
unmet-own-share-exceeds-line = A contribuição ultrapassa o total da linha em { $excess-money }.
unmet-grant-maximum = Pede { $actual-money }. O máximo é { $limit-money }: { $excess-money } a mais.
unmet-grant-minimum = Pede { $actual-money }. O mínimo é { $limit-money }: faltam { $excess-money }.
unmet-own-share-minimum = A sua contribuição é de { $actual-money }. É preciso pelo menos { $limit-money }: faltam { $excess-money }.
unmet-indirect-cap = { $count ->
    [one] Linha { $lines }, { $heading }: { $actual-money } ({ $actual-bp }). O teto é { $limit-money } ({ $limit-bp }), ultrapassado em { $excess-bp }.
   *[other] { $heading }: { $actual-money } ({ $actual-bp }). O teto é { $limit-money } ({ $limit-bp }), ultrapassado em { $excess-bp } (linhas { $lines }).
}
unmet-contingency-cap = { $count ->
    [one] Linha { $lines }, { $heading }: { $actual-money } ({ $actual-bp }). O teto é { $limit-money } ({ $limit-bp }), ultrapassado em { $excess-bp }.
   *[other] { $heading }: { $actual-money } ({ $actual-bp }). O teto é { $limit-money } ({ $limit-bp }), ultrapassado em { $excess-bp } (linhas { $lines }).
}
unmet-staff-cap = { $count ->
    [one] Linha { $lines }, { $heading }: { $actual-money } ({ $actual-bp }). O teto é { $limit-money } ({ $limit-bp }), ultrapassado em { $excess-bp }.
   *[other] { $heading }: { $actual-money } ({ $actual-bp }). O teto é { $limit-money } ({ $limit-bp }), ultrapassado em { $excess-bp } (linhas { $lines }).
}
unmet-document-name = Dê ao ficheiro um nome com { $max } caracteres no máximo.
unmet-document-empty = O ficheiro «{ $name }» está vazio.
unmet-document-too-large = O ficheiro «{ $name }» tem { $bytes }. O limite é { $max-bytes }.
unmet-document-type = O ficheiro «{ $name }» não é de um tipo aceite.
unmet-document-purpose = Diga de que documento se trata.
unmet-document-too-many = Já há { $max } ficheiros. Retire um primeiro.
unmet-document-refused = O ficheiro «{ $name }» foi recusado na verificação. Substitua-o.
unmet-interest-reason-missing = Explique a sua ligação a esta candidatura.
unmet-score-missing = Critério «{ $criterion }»: dê uma nota.
unmet-score-out-of-range = Critério «{ $criterion }»: a nota vai de { $min } a { $max }.
unmet-score-reason-missing = Critério «{ $criterion }»: escreva porquê.
unmet-score-and-not-applicable = Critério «{ $criterion }»: escolha uma nota ou «não se aplica», não ambas.
unmet-score-not-applicable-refused = Critério «{ $criterion }»: «não se aplica» não é possível aqui.
unmet-score-twice = Critério «{ $criterion }»: este critério tem duas notas.
unmet-score-unknown-criterion = Critério «{ $criterion }»: este critério não está na grelha.
unmet-scorecard-nothing-applies = Pelo menos um critério deve ter nota.
unmet-agreement-approved-by-its-preparer = A convenção deve ser aprovada por outra pessoa que não a que a preparou.
unmet-code-wrong = Este código não está certo. Restam-lhe { $tries } tentativas.
unmet-code-expired = Este código expirou. Peça outro.
unmet-code-void = Demasiadas tentativas: este código já não vale. Peça outro.
unmet-code-used = Este código já foi usado. Peça outro.
unmet-code-asked-too-soon = Espere { $seconds } segundos antes de pedir outro código.
unmet-code-asked-too-often = Não mais de { $max } códigos por hora. Tente mais tarde.
unmet-consent-missing = Assinale a caixa para dar o seu acordo.
unmet-typed-name-differs = Escreva o seu nome como na sua conta: { $name }.
unmet-document-changed-since-shown = A convenção mudou desde que a abriu. Leia-a de novo antes de assinar.
unmet-signer-is-no-signatory = Só uma pessoa signatária do parceiro pode assinar aqui.
unmet-signer-is-no-decision-maker = Só um decisor pode assinar pela organização.
unmet-signer-prepared-the-agreement = Preparou esta convenção. Outra pessoa deve assiná-la.
unmet-signer-signed-for-the-partner = Assinou pelo parceiro. Outra pessoa deve assinar pela organização.
unmet-bank-call-back-missing = Anote a quem telefonou de volta e para que número antigo.
unmet-bank-same-person = Outra pessoa deve confirmar esta conta.
unmet-gate-agreement = A convenção não está em vigor.
unmet-gate-amendment = Há uma adenda aberta que diz respeito ao dinheiro. Feche-a primeiro.
unmet-gate-bank-frozen = A conta bancária está congelada: duas pessoas devem confirmar a alteração.
unmet-gate-bank-not-verified = A conta bancária ainda não está verificada.
unmet-gate-bank-missing = O parceiro não indicou uma conta bancária.
unmet-gate-report = O relatório { $report } deve ser validado primeiro.
unmet-gate-findings = { $count ->
    [one] Uma constatação grave ainda está aberta.
   *[other] { $count } constatações graves ainda estão abertas.
}
unmet-gate-advance-too-old = Um adiantamento não está justificado há mais de 9 meses.
unmet-gate-tranche-in-payment = Já há um pagamento em curso para esta parcela.
unmet-gate-tranche-settled = Esta parcela já está liquidada.
unmet-gate-tranche-not-due = Esta parcela ainda não pode ser paga.
unmet-gate-earlier-tranche = { $count ->
    [one] Uma parcela anterior ainda não está paga.
   *[other] { $count } parcelas anteriores ainda não estão pagas.
}
unmet-gate-currency = A moeda do pagamento não é a da convenção.
unmet-gate-amount-missing = Indique um montante maior do que zero.
unmet-gate-amount-above-tranche = O montante ultrapassa o da parcela: { $tranche-money }.
unmet-gate-balance = O programa não tem dinheiro suficiente: restam { $balance-money }.
unmet-gate-spending-earlier = As despesas aceites devem cobrir { $needed-bp } das parcelas mais antigas: faltam { $missing-money }.
unmet-gate-spending-previous = As despesas aceites devem cobrir { $needed-bp } da parcela anterior: faltam { $missing-money }.
unmet-payment-second-not-needed = Este pagamento não precisa de uma segunda aprovação.
unmet-payment-approved-twice-already = Este pagamento já foi aprovado duas vezes.
unmet-payment-second-approval-missing = Uma segunda pessoa deve aprovar este pagamento primeiro.
unmet-payment-same-person-prepared = Preparou este pagamento. Outra pessoa deve continuar.
unmet-payment-same-person-approved = Aprovou este pagamento. Outra pessoa deve continuar.
unmet-payment-same-person-approved-again = Deu a segunda aprovação. Outra pessoa deve continuar.
unmet-confirmation-date = A data de receção vai de { $earliest } a { $latest }.
unmet-decision-unknown-proposal = Uma candidatura desta decisão não está na classificação.
unmet-decision-over-envelope = As candidaturas selecionadas somam { $awards-money }. A dotação é de { $envelope-money }.
unmet-decision-currencies = Os montantes não estão todos na mesma moeda.
unmet-decision-call-not-in-evaluation = A chamada não está em avaliação.
unmet-decision-by-a-scorer = Avaliou uma candidatura desta chamada. Outra pessoa deve decidir.
unmet-decision-by-an-eligibility-checker = Verificou a elegibilidade de uma candidatura desta chamada. Outra pessoa deve decidir.
unmet-decision-amount-above-request = Candidatura { $number }: o montante ultrapassa o pedido.
unmet-decision-amount-below-minimum = Candidatura { $number }: o montante é inferior à subvenção mínima.
unmet-decision-condition-missing = Candidatura { $number }: escreva a condição.
unmet-decision-missing = Candidatura { $number }: tome uma decisão.
unmet-decision-not-retainable = Candidatura { $number }: está abaixo do limiar ou de um mínimo e não pode ser selecionada.
unmet-decision-reason-missing = Candidatura { $number }: escreva porquê.
unmet-decision-scorecards-missing = Candidatura { $number }: faltam avaliações.
unmet-decision-spread-not-minuted = Candidatura { $number }: as fichas estão muito afastadas. Escreva o que se constatou.
unmet-decision-twice = Candidatura { $number }: está duas vezes na decisão.
unmet-plan-too-few-tranches = O plano precisa de pelo menos duas parcelas.
unmet-plan-sum = As parcelas somam { $sum-money }. A subvenção é de { $grant-money }.
unmet-plan-currencies = As parcelas não estão todas na mesma moeda.
unmet-plan-last-before-final-report = A última parcela deve esperar pelo relatório final.
unmet-plan-last-too-small = A última parcela deve guardar pelo menos { $least-money }, ou seja { $share-bp } da subvenção.
unmet-plan-amount = Parcela { $position }: indique um montante maior do que zero.
unmet-plan-condition = Parcela { $position }: a condição não é possível aqui.
unmet-plan-dates = Parcela { $position }: a data deve seguir a da parcela anterior.
unmet-plan-position = Parcela { $position }: o número não segue.
unmet-ledger-sign = O sinal do montante não corresponde a este movimento.
unmet-ledger-payment = Este movimento deve indicar o seu pagamento, e só ele.
unmet-agreement-grant-missing = Indique o montante da subvenção.
unmet-agreement-lines-sum = As linhas do orçamento somam { $sum-money }. A subvenção é de { $grant-money }.
unmet-agreement-currencies = As linhas do orçamento não estão todas na moeda da subvenção.
unmet-agreement-dates = O fim deve ser posterior ao início.
unmet-closeout-reports = { $count ->
    [one] Um relatório ainda não está validado.
   *[other] { $count } relatórios ainda não estão validados.
}
unmet-closeout-tranches = { $count ->
    [one] Uma parcela ainda está aberta.
   *[other] { $count } parcelas ainda estão abertas.
}
unmet-closeout-payments = { $count ->
    [one] Um pagamento ainda está em curso.
   *[other] { $count } pagamentos ainda estão em curso.
}
unmet-closeout-findings = { $count ->
    [one] Uma constatação ainda está aberta.
   *[other] { $count } constatações ainda estão abertas.
}
unmet-closeout-outstanding = Restam { $outstanding-money } por justificar ou reembolsar.
unmet-evaluation-call-not-in-evaluation = Esta chamada não está em avaliação.
unmet-report-comment-missing = Escreva o que deve ser corrigido, numa secção pelo menos.
unmet-report-decision-missing = A despesa ultrapassa a linha em { $over-money }. Escreva a sua decisão.
unmet-report-line-note-missing = A despesa ultrapassa a linha em { $over-money }. Explique porquê.
unmet-report-earlier-not-accepted = { $count ->
    [one] Um relatório anterior deve ser validado primeiro.
   *[other] { $count } relatórios anteriores devem ser validados primeiro.
}
unmet-report-reviewed-by-its-submitter = Enviou este relatório. Outra pessoa deve validá-lo.
unmet-report-date-outside-period = A data deve estar entre { $from } e { $to }.
unmet-report-line-missing = Escolha uma linha do orçamento.
unmet-report-over-grant = As despesas somam { $spent-money }. A subvenção é de { $grant-money }.
unmet-email-taken = Este endereço já tem uma conta.
unmet-too-many-lots = Uma chamada tem { $max } lotes no máximo.
unmet-agreement-exists = Esta candidatura já tem uma convenção.
unmet-agreement-text-not-ready = O texto da convenção está a ser preparado. Tente de novo dentro de um minuto.
unmet-code-missing = Peça um código e escreva-o aqui.
unmet-payment-account-changed = A conta bancária mudou desde a preparação. Cancele este pagamento e prepare outro.
unmet-payment-value-date = A data-valor deve estar a menos de 60 dias de hoje.
unmet-reason-missing = Escreva porquê.
unmet-member-already = Esta pessoa já é membro da organização.
unmet-partner-identity-locked = O nome, o país e o número de uma organização verificada já não se alteram aqui. Escreva à equipa do programa.

line-label = Linha { $line }
label-sentence = { $label }: { $sentence }
unmet-too-many-running-grants = { $count ->
    [one] A organização já tem uma subvenção em curso: { $grants }. Esta chamada permite { $most } no máximo.
   *[other] A organização já tem { $count } subvenções em curso: { $grants }. Esta chamada permite { $most } no máximo.
}
