# As organizações parceiras: as suas páginas e as da equipa.

partners-choose = As minhas organizações
partners-new = Registar outra organização
partners-new-lead = Passa a ser o primeiro signatário.
partners-create = Registar a organização
partners-created = A organização está registada. Complete o perfil.
partners-about = Sobre a organização

## O perfil
partners-profile = Perfil
partners-state-submitted = O seu perfil está a ser verificado. Já pode apresentar candidaturas, exceto às chamadas reservadas a organizações verificadas.
partners-state-verified = A organização está verificada. Pode apresentar candidaturas e receber pagamentos.
partners-state-expired = A verificação expirou: nenhum pagamento sai. Atualize os documentos e escreva à equipa do programa.
partners-state-refused = A sua organização não foi verificada. Corrija o que diz o motivo e envie de novo o perfil. Os rascunhos continuam abertos.
partners-state-suspended = A sua organização está suspensa: não pode enviar candidaturas nem ser paga. Os rascunhos continuam abertos. Resolva o que diz o motivo e escreva à equipa do programa: só ela pode levantar a suspensão.
partners-valid-until = Verificação válida até { $date }
partners-expired-on = Verificação expirada em { $date }
partners-missing-text = O perfil pode ser enviado para verificação quando tudo estiver completo.
partners-gap-declarations = Assinale todas as declarações.
partners-complete = O perfil está completo
partners-complete-text = Envie-o para verificação. Nome, país, registo e declarações deixam de poder mudar.
partners-submit = Enviar para verificação
partners-submit-title = Enviar o perfil para verificação
partners-submit-lead = Releia as declarações que faz em nome da organização.
partners-submit-warning = Uma declaração falsa pode anular uma subvenção.
partners-submitted = O perfil foi enviado. A equipa do programa vai escrever-lhe.
partners-declared = Declarações
partners-declared-hint = Todas são necessárias para enviar o perfil.
partners-edit-title = Perfil da organização
partners-edit-lead = Uma página por assunto. Guarde quando quiser, mesmo que não esteja tudo preenchido.
partners-edit-locked = Aquilo em que assenta a verificação já não muda aqui. Os contactos e a descrição, sim.
partners-saved = O perfil foi guardado.
partners-short-name = Sigla
partners-email = Correio eletrónico da organização
partners-phone-hint = A equipa do programa liga para este número antes de aceitar uma mudança de conta bancária.
partners-website = Sítio na Internet
partners-representative = Representante legal
partners-representative-hint = A pessoa que pode vincular a organização.
partners-description = O que faz a organização
partners-description-hint = Desde quando, onde, com quem, e dois ou três projetos realizados.
partners-lang = Língua das cartas da organização
unmet-region-of-another-country = Esta região não fica no país escolhido.

## Membros
partners-members = Membros
partners-members-manage = Gerir os membros
partners-since = Desde
partners-role-of = Função de { $name }
partners-role-signatory = Signatário: vincula a organização, envia candidaturas, assina.
partners-role-editor = Redator: escreve candidaturas e relatórios.
partners-role-reader = Leitor: lê, não muda nada.
partners-role-changed = A função foi mudada.
partners-invited = O convite seguiu.
partners-invitations = Convites pendentes
partners-invitation-until = Válido até
partners-invitation-cancel = Anular o convite
partners-invitation-cancelled = O convite foi anulado.
partners-leave = Sair
partners-leave-title = Sair de { $partner }?
partners-leave-text = Deixa de ver as candidaturas e os projetos. Um signatário pode convidá-lo de novo.
partners-left = Saiu da organização.
partners-remove-title = Retirar { $name }?
partners-remove-text = Esta pessoa deixa de ver tudo o que é da organização. O que fez fica no histórico.
partners-removed = A pessoa foi retirada.
unmet-last-signatory = É o último signatário. Nomeie primeiro outro.

## Documentos
partners-papers = Documentos da organização
partners-papers-lead = Um documento em falta ou fora de prazo impede de enviar uma candidatura e de ser pago, nunca de preparar uma candidatura. Escrevemos { $days } dias antes do fim de um documento, e de novo a 30 e a 7 dias.
partners-papers-manage = Gerir os documentos
partners-paper-kind = Documento
partners-paper-added = O documento foi anexado.
partners-paper-added-on = Anexado em { $date }
partners-paper-removed = O documento foi retirado.

## Conta bancária
partners-bank = Conta bancária
partners-bank-none = Nenhuma conta foi declarada.
partners-bank-present = Conta atual
partners-bank-change = Mudar de conta
partners-bank-replace = Declarar outra conta
partners-bank-declare = Declarar uma conta
partners-bank-warning = Os pagamentos param até duas pessoas confirmarem a nova conta.
partners-bank-lead = A conta está em nome da organização. Duas pessoas da equipa confirmam-na; uma delas telefona para o número conhecido.
partners-bank-holder = Titular
partners-bank-holder-hint = O nome exato da organização, como no banco.
partners-bank-name = Banco
partners-bank-number = Número da conta ou IBAN
partners-bank-number-hint = Fica cifrado. Depois só aparecem os quatro últimos caracteres.
partners-bank-send = Declarar esta conta
partners-bank-declared = A conta foi declarada. A equipa vai confirmá-la.
partners-bank-declared-text = A conta aguarda a primeira confirmação.
partners-bank-confirmed-text = A conta aguarda a segunda confirmação.
partners-bank-verified-text = Os pagamentos podem seguir para esta conta.
partners-bank-frozen-text = Esta conta está congelada. Declare outra ou escreva à equipa.
partners-bank-declared-on = Declarada em
partners-bank-declared-by = Declarada por
partners-bank-verified-on = Verificada em
partners-bank-first-by = Primeira confirmação
partners-bank-second-by = Segunda confirmação
partners-bank-confirm = Confirmar
partners-bank-first = Primeira confirmação
partners-bank-first-text = Compare o titular e o banco com o comprovativo da conta entre os documentos.
partners-bank-first-button = Confirmar pela primeira vez
partners-bank-second = Segunda confirmação
partners-bank-second-text = Telefone para o contacto conhecido antes desta mudança, não para um número que veio com ela. Peça que lhe digam os quatro últimos caracteres.
partners-bank-call = Número do perfil:
partners-bank-note = Nota da chamada
partners-bank-note-hint = Quem, quando, para que número, o que foi dito.
partners-bank-second-button = Confirmar pela segunda vez
partners-bank-wait = Fez a primeira confirmação. Outra pessoa tem de fazer a segunda.
partners-bank-confirmed = Primeira confirmação feita. Agora outra pessoa tem de telefonar.
partners-bank-verified = A conta está verificada. Os pagamentos podem sair.
unmet-bank-number-form = Introduza o número em letras e algarismos, de 6 a 34 caracteres.
unmet-bank-number-digits = Este IBAN tem um erro de escrita. Compare-o com o documento do banco.

## A equipa
partners-search = Nome ou número de registo
partners-order = Primeiro as que aguardam verificação
partners-proposals = Candidaturas enviadas
partners-updated = Alterada em
partners-none-found = Nenhuma organização corresponde a estes filtros.
partners-none = Nenhuma organização está registada nos seus países.
partners-verify = Verificar a organização
partners-renew = Renovar a verificação
partners-verification = Verificação
partners-verified-by = Verificada por { $name } em { $date }
partners-verify-title = Verificar uma organização
partners-verify-lead = Verificada significa: sim, sim, sim, não, não. Qualquer outra resposta recusa a organização, com a sua explicação.
partners-question-registration-valid = O registo é válido e não expirou?
partners-question-mandate-consistent = O mandato da organização é compatível com o programa?
partners-question-safeguards = Protege-se da fraude, da exploração e dos abusos?
partners-question-other-risks = Vê outros riscos?
partners-question-risk-unacceptable = O risco, no seu todo, é inaceitável?
partners-verify-note = Explicação
partners-verify-note-hint = Necessária se uma resposta for contra. A organização vai lê-la.
partners-verify-button = Guardar a verificação
partners-verified = A organização está verificada por cinco anos.
partners-refused = A organização foi recusada e informada.
partners-suspend = Suspender a organização
partners-suspend-text = A organização deixa de poder candidatar-se ou ser paga. Os membros recebem o motivo.
partners-suspend-reason-hint = A organização vai lê-lo.
partners-suspended = A organização está suspensa.
partners-reinstate = Levantar a suspensão
partners-reinstate-text = A organização volta a estar verificada, com as mesmas datas.
partners-reinstated = A suspensão foi levantada.

## Números
partners-missing = { $count ->
    [one] Falta { $count } informação
   *[other] Faltam { $count } informações
}
partners-invitations-open = { $count ->
    [one] { $count } convite pendente
   *[other] { $count } convites pendentes
}
partners-count = { $count ->
    [one] { $count } organização
   *[other] { $count } organizações
}

## Documentos com data
partners-papers-dated = Documentos pedidos
partners-papers-others = Outros ficheiros
partners-papers-due = Documentos a atualizar
partners-papers-due-text = Enquanto faltarem, nenhuma candidatura pode ser enviada e nenhum pagamento sai. Pode continuar a preparar as suas candidaturas.
partners-paper-issued = Emitido em
partners-paper-until = Válido até
partners-paper-until-day = Válido até { $date }
partners-paper-no-end = Sem data de fim
partners-paper-numbered = n.º { $number }
partners-paper-give = Carregar
partners-paper-replace = Substituir
partners-paper-replaces = Substitui o que tinha carregado antes.
partners-paper-other = Juntar outro ficheiro
partners-paper-add-other = Juntar outro ficheiro
partners-paper-number = Número do documento
partners-paper-issued-on = Emitido ou assinado em
partners-paper-expires-on = Último dia de validade
partners-paper-expires-hint = Deixe vazio se o documento diz que não tem fim.
partners-paper-lead-registration = O recibo ou certificado que prova que a organização está registada.
partners-paper-lead-statutes = Os estatutos assinados, na última versão.
partners-paper-lead-mandate = A ata ou a decisão que nomeia a pessoa que representa a organização.
partners-paper-lead-tax-clearance = A certidão de que os impostos e as contribuições estão pagos.
unmet-partner-paper-missing = Falta um documento: { $paper }.
unmet-partner-paper-expired = Este documento expirou em { $expired-on }: { $paper }.
unmet-partner-merged = Esta organização foi reunida com outra. Aja em nome da que fica.
unmet-paper-issued-later = Esta data está no futuro. Indique o dia escrito no documento.
unmet-paper-ends-before = O último dia de validade vem depois do dia em que o documento foi emitido.
unmet-paper-has-expired = Este documento já expirou. Carregue o novo.

## Duplicados
duplicates-title = Duplicados possíveis
duplicates-lead = Duas inscrições parecidas são talvez a mesma organização. Compare e decida.
duplicates-both = As duas organizações
duplicates-alike = O que é parecido
duplicates-alike-name = Nome
duplicates-alike-registration = Número de registo
duplicates-alike-phone = Telefone
duplicates-alike-bank = Conta bancária
duplicates-alike-domain = Domínio do endereço eletrónico
duplicates-found = Encontrado em
duplicates-none-open = Nenhum duplicado espera por decisão.
duplicates-none = Nenhum par neste estado.
duplicates-count = { $count ->
    [one] { $count } par
   *[other] { $count } pares
}
duplicates-pair = É a mesma organização?
duplicates-since = Inscrita em
duplicates-is-merged = Reunida com a outra
duplicates-decided-different = São duas organizações diferentes.
duplicates-decided-merged = É a mesma organização: as duas inscrições estão reunidas.
duplicates-tell-apart = São duas organizações
duplicates-tell-apart-text = O par só volta se outra coisa for parecida.
duplicates-tell-apart-button = São diferentes
duplicates-reason-hint = Como sabe. A equipa vai ler.
duplicates-merge = Reunir as duas inscrições
duplicates-merge-lead = É a mesma organização: uma inscrição fica, a outra conduz a ela.
duplicates-merge-button = Reunir as duas
duplicates-merge-stays = As candidaturas, convenções e pagamentos ficam onde estão: nada da história muda.
duplicates-merge-leads = A página da organização reunida conduz à que fica. Nada mais pode ser enviado em seu nome.
duplicates-merge-members = Os seus membros passam para a que fica. Os signatários tornam-se aí redatores, até um signatário da que fica decidir outra coisa.
duplicates-merge-undone = Isto não se desfaz.
duplicates-merge-reason-hint = Como sabe que é a mesma organização.
duplicates-keep = Qual fica?
duplicates-merged-into = Esta organização foi reunida com outra.
duplicates-kept = Ver a que fica
duplicates-took-in = Reunida com esta:
duplicates-perhaps = Talvez a mesma organização:
duplicates-compare = Comparar
duplicates-own = Esta organização talvez já esteja inscrita
duplicates-own-text = Outra inscrição é parecida. Se é a sua, peça a um dos signatários que o convide. Se não, continue: a equipa do programa vai comparar, não precisa de fazer nada.
duplicates-own-merged = Esta inscrição foi reunida com { $name }: é a mesma organização. O que fez aqui continua visível.
duplicate-told-apart = Decisão guardada: são duas organizações.
duplicate-merged = As duas inscrições estão reunidas. Esta é a que fica.
unmet-merge-open-proposals = { $count ->
    [one] A outra organização enviou uma candidatura que ainda espera. Fique com essa, ou espere.
   *[other] A outra organização enviou { $count } candidaturas que ainda esperam. Fique com essa, ou espere.
}
unmet-merge-running-agreements = { $count ->
    [one] A outra organização tem uma convenção em curso. Fique com essa, ou espere pelo fim.
   *[other] A outra organização tem { $count } convenções em curso. Fique com essa, ou espere pelo fim.
}

## As páginas do perfil
partners-part-identity = Dizer quem é a organização
partners-part-contact = Dar os endereços e o telefone
partners-part-representative = Nomear o representante legal e a direção
partners-part-people = Nomear as pessoas de contacto
partners-part-work = Descrever o trabalho e os meios
partners-part-grants = Indicar as subvenções recebidas
partners-part-declarations = Fazer as declarações
partners-part-optional = Facultativo. Ajuda à verificação.
partners-more-rows = Guardar e juntar linhas
partners-board = Direção
partners-board-text = Os nomes são comparados com as listas de sanções, como o do representante.
partners-board-member = Membro { $number }
partners-person-role = Função
partners-contacts = Pessoas de contacto
partners-contact-person = Pessoa { $number }
partners-people-text = As pessoas que a equipa do programa pode contactar, além do representante.
partners-sectors = Setores
partners-places = Locais de trabalho
partners-places-hint = As regiões onde a organização trabalha.
partners-yearly-budget = Orçamento do último ano
partners-yearly-budget-hint = Com a moeda, por exemplo 12 000 000 FCFA.
partners-staff = Pessoas empregadas
partners-grants-text = As subvenções dos últimos cinco anos, mesmo pequenas.
partners-grant = Subvenção { $number }
partners-grant-donor = Financiador
partners-grant-title = Para quê
partners-grant-years = Anos
partners-grant-amount = Montante
partners-matches = Semelhanças com as listas de sanções
desk-duplicates = { $count ->
    [one] duplicado possível a comparar
   *[other] duplicados possíveis a comparar
}

## Segunda leitura, signatário
partners-second-look = Segunda leitura da verificação
partners-second-look-lead = Acima do montante fixado pela chamada, uma convenção espera que outra pessoa que não o verificador releia a verificação.
partners-second-look-button = Reli e estou de acordo
partners-second-look-by = Relida por { $name } em { $date }
partners-looked-again = A segunda leitura está guardada.
partners-hand-over = Passar a minha função de signatário
partners-hand-over-title = Passar a sua função de signatário a { $name }?
partners-hand-over-text = { $name } passa a vincular a organização no seu lugar: enviar candidaturas, assinar, declarar a conta bancária. A sua função passa a ser a de redator. Só um signatário lhe pode devolver a de signatário.
partners-hand-over-button = Passar a função
partners-handed-over = A função de signatário foi passada. Os membros são informados.
partners-signatory-replace = Substituir um signatário
partners-signatory-replace-text = Quando o signatário já não pode confirmar. Peça primeiro à organização uma ata ou uma carta.
partners-signatory-from = Quem deixa de ser signatário
partners-signatory-to = Quem passa a ser
partners-signatory-reason-hint = O que o prova, e porque o signatário não confirma.
partners-signatory-alone = A organização não tem outro membro. Primeiro é preciso convidar um.
unmet-partner-second-look = A verificação desta organização espera uma segunda leitura por outra pessoa que não o verificador: a subvenção passa o montante fixado pela chamada.
unmet-second-look-same-person = Foi a pessoa que verificou esta organização. Outra pessoa tem de reler.
partners-grants = Subvenções recebidas
