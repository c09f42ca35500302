# Letters. One name for each event: subject, text (one paragraph a line), action (the button).
mail-greeting = Olá { $name },
mail-footer = Esta mensagem é enviada por Kafo. A candidatura é gratuita: ninguém lhe pode pedir dinheiro.
mail-fact-receipt = Recibo:
mail-fact-received = Recebido em:
mail-fact-arrived = Chegou em:
mail-fact-time = Hora universal (UTC):
mail-fact-hash = Impressão SHA-256:
mail-user-registered-subject = Confirme o seu endereço
mail-user-registered-text = Criou uma conta Kafo. Confirme o seu endereço com a ligação abaixo. É válida durante dois dias. Se não foi a própria pessoa, não faça nada.
mail-user-registered-action = Confirmar o meu endereço
mail-password-reset-subject = Escolher uma nova palavra-passe
mail-password-reset-text = Alguém pediu uma nova palavra-passe para esta conta. A ligação abaixo é válida durante uma hora. Se não fez este pedido, não faça nada: a palavra-passe continua a mesma.
mail-password-reset-action = Escolher uma palavra-passe
mail-staff-invited-subject = Foi convidado para trabalhar no Kafo
mail-staff-invited-text = Foi preparada uma conta para si. Escolha a sua palavra-passe com a ligação abaixo. É válida durante sete dias.
mail-staff-invited-action = Aceitar o convite
mail-registration-repeated-subject = Já tem uma conta
mail-registration-repeated-text = Alguém quis criar uma conta com o endereço { $email }. Já tem uma conta: entre, ou peça uma nova palavra-passe. Se não foi a própria pessoa, não faça nada.
mail-registration-repeated-action = Entrar
mail-member-invited-subject = { $by } convida-o a juntar-se a { $partner }
mail-member-invited-text = { $by } convida-o a juntar-se a { $partner } no Kafo. A ligação abaixo é válida durante sete dias. Se não conhece esta organização, não faça nada.
mail-member-invited-action = Ver o convite
mail-signing-code-subject = O seu código para assinar: { $code }
mail-signing-code-text =
    Eis o código para assinar a convenção { $number }, no valor de { $amount }: { $code }
    É válido durante dez minutos e só serve uma vez. Não o dê a ninguém.
mail-partner-submitted-subject = Organização a verificar: { $partner }
mail-partner-submitted-text = { $partner } enviou o seu perfil. Aguarda a sua verificação.
mail-partner-submitted-action = Ver a organização
mail-partner-verified-subject = A sua organização está verificada
mail-partner-verified-text = { $partner } está verificada. Não tem mais nada a fazer.
mail-partner-verified-action = Ver a minha organização
mail-partner-refused-subject = A sua organização não pôde ser verificada
mail-partner-refused-text = { $partner } não pôde ser verificada. Motivo: { $reason }
mail-partner-refused-action = Ver o que falta
mail-partner-suspended-subject = A sua organização está suspensa
mail-partner-suspended-text = { $partner } está suspensa. Motivo: { $reason }
mail-partner-suspended-action = Ver a minha organização
mail-call-review-subject = Chamada a rever: { $code }
mail-call-review-text = A chamada { $code }, «{ $title }», aguarda a sua revisão antes da publicação.
mail-call-review-action = Rever a chamada
mail-proposal-submitted-subject = Candidatura { $number } recebida
mail-proposal-submitted-text = A sua candidatura «{ $title }» chegou. Já não pode ser alterada. Guarde esta mensagem: prova a data e o conteúdo do que enviou.
mail-proposal-submitted-action = Ver o recibo
mail-proposal-withdrawn-subject = Candidatura { $number } retirada
mail-proposal-withdrawn-text = A candidatura «{ $title }» foi retirada a seu pedido. Não será avaliada.
mail-proposal-withdrawn-action = Abrir a candidatura
mail-proposal-late-subject = Candidatura { $number }: depois do prazo
mail-proposal-late-text = A candidatura «{ $title }» foi enviada depois do prazo. Não foi recebida.
mail-proposal-late-action = Abrir a candidatura
mail-proposal-eligible-subject = Candidatura { $number } elegível
mail-proposal-eligible-text = A candidatura «{ $title }» é elegível. O comité vai avaliá-la.
mail-proposal-eligible-action = Abrir a candidatura
mail-proposal-ineligible-subject = Candidatura { $number } não elegível
mail-proposal-ineligible-text = A candidatura «{ $title }» não é elegível. Os motivos estão no seu espaço.
mail-proposal-ineligible-action = Abrir a candidatura
mail-evaluator-assigned-subject = Uma candidatura a avaliar: { $number }
mail-evaluator-assigned-text = A candidatura { $number } foi-lhe atribuída. Antes de a abrir, dirá se tem algum interesse.
mail-evaluator-assigned-action = Ver as minhas avaliações
mail-evaluator-recused-subject = Um avaliador declarou impedimento: { $number }
mail-evaluator-recused-text = Um avaliador declarou um interesse na candidatura { $number }. Atribua-a a outra pessoa.
mail-evaluator-recused-action = Ver as chamadas
mail-decision-award-subject = A sua candidatura { $number } foi selecionada
mail-decision-award-text =
    A candidatura «{ $title }» foi selecionada para a chamada { $code }. Nota: { $points } em 100. Montante atribuído: { $amount }.
    { $conditions }
    Diga no seu espaço se aceita.
mail-decision-award-action = Abrir a candidatura
mail-decision-reserve-subject = A sua candidatura { $number } está na lista de reserva
mail-decision-reserve-text =
    A candidatura «{ $title }» obteve { $points } em 100 na chamada { $code }. Está na lista de reserva. { $reason }
    Os pontos e as razões por critério estão no seu espaço.
mail-decision-reserve-action = Abrir a candidatura
mail-decision-reject-subject = A sua candidatura { $number } não foi selecionada
mail-decision-reject-text =
    A candidatura «{ $title }» obteve { $points } em 100 na chamada { $code }. Não foi selecionada. { $reason }
    Os pontos e as razões por critério estão no seu espaço.
mail-decision-reject-action = Abrir a candidatura
mail-decisions-subject = Chamada { $code }: as decisões sobre as suas candidaturas
mail-decisions-text =
    Eis o que foi decidido sobre as suas candidaturas à chamada { $code }.
    { $lines }
    As condições, os pontos e as razões por critério estão no seu espaço. Se uma candidatura for selecionada, diga aí se aceita.
mail-decisions-action = Ver as minhas candidaturas
mail-decisions-line-award = { $number }, «{ $title }»: selecionada. Nota: { $points } em 100. Montante atribuído: { $amount }.
mail-decisions-line-reserve = { $number }, «{ $title }»: na lista de reserva. Nota: { $points } em 100.
mail-decisions-line-reject = { $number }, «{ $title }»: não selecionada. Nota: { $points } em 100.
mail-agreement-to-sign-subject = Convenção { $number } para assinar
mail-agreement-to-sign-text = A convenção para «{ $title }», no valor de { $amount }, está pronta. Leia-a; depois a pessoa habilitada assina-a no portal.
mail-agreement-to-sign-action = Ler e assinar
mail-agreement-countersign-subject = Convenção { $number }: para assinar pela organização
mail-agreement-countersign-text = O parceiro assinou a convenção para «{ $title }». Aguarda a assinatura da organização.
mail-agreement-countersign-action = Ver a convenção
mail-agreement-in-force-subject = Convenção { $number } em vigor
mail-agreement-in-force-text = As duas partes assinaram a convenção para «{ $title }». O documento assinado está no seu espaço. O primeiro pagamento pode ser preparado.
mail-agreement-in-force-action = Ver o projeto
mail-payment-released-subject = Pagamento { $reference } enviado
mail-payment-released-text = Enviámos { $amount }. Quando a quantia estiver na sua conta, confirme no seu espaço, com a data e o montante recebidos.
mail-payment-released-action = Confirmar a receção
mail-report-submitted-subject = Relatório { $position } recebido: { $number }
mail-report-submitted-text = O relatório { $position } do projeto «{ $title }» aguarda a sua leitura.
mail-report-submitted-action = Ver o relatório
mail-report-receipt-subject = Relatório { $position } enviado: { $number }
mail-report-receipt-text = Recebemos o relatório { $position } do projeto «{ $title }». Guarde este recibo. Escrever-lhe-emos quando o relatório for lido.
mail-report-receipt-action = Ver o recibo
mail-report-returned-subject = Relatório { $position } a corrigir
mail-report-returned-text = O relatório { $position } do projeto «{ $title }» foi-lhe devolvido com comentários. Corrija as partes indicadas e envie-o de novo.
mail-report-returned-action = Ver o relatório
mail-report-accepted-subject = Relatório { $position } validado
mail-report-accepted-text = O relatório { $position } do projeto «{ $title }» foi validado. O pagamento seguinte pode ser preparado.
mail-report-accepted-action = Ver o relatório
mail-report-due-subject = Relatório { $position } esperado em { $due }
mail-report-due-text = O relatório { $position } do projeto «{ $title }» é esperado em { $due }. A parcela seguinte depende dele.
mail-report-due-action = Ver o relatório
mail-report-overdue-subject = Relatório { $position } em atraso
mail-report-overdue-text = O relatório { $position } do projeto «{ $title }» era esperado em { $due }. A parcela seguinte fica bloqueada até o relatório ser validado.
mail-report-overdue-action = Ver o relatório
mail-greeting-plain = Olá,
mail-fact-country = País:
mail-fact-sector = Setor:
mail-fact-deadline = Prazo:
mail-all-countries = todos
mail-all-sectors = todos
mail-stop = Deixar de receber as chamadas
mail-change = Mudar as suas escolhas
mail-subscription-confirm-subject = Confirme: receber as novas chamadas
mail-subscription-confirm-text =
    Alguém pediu as novas chamadas de propostas para este endereço. Países: { $countries }. Setores: { $sectors }.
    Confirme com a ligação abaixo. É válida durante dois dias. Se não fez este pedido, não faça nada: o seu endereço será esquecido.
mail-subscription-confirm-action = Confirmar o meu endereço
mail-subscription-known-subject = Já recebe as novas chamadas
mail-subscription-known-text = Alguém pediu as novas chamadas de propostas para este endereço. Já as recebe e nada mudou. A ligação abaixo mostra as suas escolhas.
mail-subscription-known-action = Ver as minhas escolhas
mail-call-new-subject = Nova chamada: { $title }
mail-call-new-text =
    { $title }
    { $summary }
mail-call-new-action = Ler a chamada
mail-paper-ending-subject = { $partner }: um documento expira em { $day }
mail-paper-ending-text = Documento: { $paper }. É válido até { $day }. Depois desse dia, nenhuma candidatura pode ser enviada e nenhum pagamento sai até o novo documento ser carregado.
mail-paper-ending-action = Carregar o novo documento
mail-partner-merged-subject = { $partner } e { $kept } estão reunidas
mail-partner-merged-text = { $partner } e { $kept } são a mesma organização: a equipa do programa reuniu as duas inscrições. A partir de agora aja em nome de { $kept }. As suas candidaturas continuam visíveis.
mail-partner-merged-action = Ver a organização
mail-signatory-changed-subject = { $partner }: mudança de signatário
mail-signatory-changed-text = { $partner } mudou de signatário. Quem vincula agora a organização: { $names }. Se isto o surpreende, escreva de imediato à equipa do programa.
mail-signatory-changed-action = Ver os membros
mail-fact-changed = O que muda:
mail-call-amended-subject = Chamada { $code } alterada
mail-call-amended-text =
    A chamada «{ $title }», para a qual a sua organização tem um rascunho ou uma candidatura, foi alterada (alteração n.º { $number }).
    Motivo: { $reason }
mail-call-amended-action = Ver o que mudou
mail-call-cancelled-subject = Chamada { $code } cancelada
mail-call-cancelled-text =
    A chamada «{ $title }», para a qual a sua organização tem um rascunho ou uma candidatura, foi cancelada. Já ninguém pode responder.
    Motivo: { $reason }
mail-call-cancelled-action = Ver a chamada
mail-question-published-subject = Chamada { $code }: há uma resposta publicada
mail-question-published-text =
    Uma pergunta sobre a chamada «{ $title }» foi respondida.
    Pergunta: { $question }
    Resposta: { $answer }
mail-question-published-action = Ler todas as respostas
mail-question-set-aside-subject = Chamada { $code }: resposta à sua pergunta
mail-question-set-aside-text =
    A sua pergunta sobre a chamada «{ $title }»: { $question }
    Resposta: { $reply }
mail-question-set-aside-action = Ver a chamada
mail-answer-corrected-subject = Chamada { $code }: uma resposta foi corrigida
mail-answer-corrected-text =
    Uma resposta publicada sobre a chamada «{ $title }» foi corrigida. Eis o que diz agora.
    Pergunta: { $question }
    Resposta: { $answer }
mail-answer-corrected-action = Ler todas as respostas
mail-fact-sections = Secções a corrigir:
mail-fact-answer-by = A reenviar até:
mail-proposal-returned-subject = Candidatura { $number }: correções pedidas
mail-proposal-returned-text =
    A equipa do programa pede-lhe que corrija a candidatura «{ $title }».
    Só as secções indicadas abaixo podem ser alteradas. Corrija-as, e depois uma pessoa signatária reenvia a candidatura. Depois da data, a versão já enviada volta a contar.
mail-proposal-returned-action = Corrigir a candidatura
mail-proposal-counts-again-subject = Candidatura { $number }: conta a versão já enviada
mail-proposal-counts-again-text = A data dada para corrigir a candidatura «{ $title }» já passou. A versão que tinha enviado volta a contar. As correções não enviadas não foram guardadas.
mail-proposal-counts-again-action = Abrir a candidatura
mail-draft-closing-subject = Candidatura { $number }: tem { $days } para a enviar
mail-draft-closing-text =
    A sua candidatura «{ $title }», para a chamada { $code }, ainda não foi enviada. Tempo que resta: { $days }.
    Termine as secções e depois uma pessoa signatária envia-a. Depois do prazo já não poderá ser recebida.
mail-draft-closing-action = Continuar a candidatura
