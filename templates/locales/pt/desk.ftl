# A primeira página depois de entrar: o que espera, funções, organizações.
# O número fica antes da frase.

desk-profile = { $count ->
    [one] perfil de organização por completar
   *[other] perfis de organização por completar
}
desk-factor = segundo fator por ativar na sua conta
desk-drafts = { $count ->
    [one] rascunho por terminar
   *[other] rascunhos por terminar
}
desk-awards = { $count ->
    [one] candidatura selecionada: aceite ou recuse
   *[other] candidaturas selecionadas: aceite ou recuse
}
desk-sign = { $count ->
    [one] convenção por assinar
   *[other] convenções por assinar
}
desk-confirm = { $count ->
    [one] pagamento por confirmar
   *[other] pagamentos por confirmar
}
desk-report = { $count ->
    [one] relatório por enviar
   *[other] relatórios por enviar
}
desk-verify = { $count ->
    [one] organização por verificar
   *[other] organizações por verificar
}
desk-publish = { $count ->
    [one] chamada por rever e publicar
   *[other] chamadas por rever e publicar
}
desk-questions = { $count ->
    [one] pergunta sobre uma chamada por responder
   *[other] perguntas sobre chamadas por responder
}
desk-eligibility = { $count ->
    [one] candidatura por declarar elegível ou não
   *[other] candidaturas por declarar elegíveis ou não
}
desk-assign = { $count ->
    [one] candidatura elegível por atribuir a avaliadores
   *[other] candidaturas elegíveis por atribuir a avaliadores
}
desk-review = { $count ->
    [one] relatório por validar
   *[other] relatórios por validar
}
desk-score = { $count ->
    [one] candidatura por avaliar
   *[other] candidaturas por avaliar
}
desk-rank = { $count ->
    [one] classificação por estabelecer
   *[other] classificações por estabelecer
}
desk-decide = { $count ->
    [one] candidatura classificada por decidir
   *[other] candidaturas classificadas por decidir
}
desk-contract = { $count ->
    [one] convenção por preparar
   *[other] convenções por preparar
}
desk-approve-agreement = { $count ->
    [one] convenção por aprovar
   *[other] convenções por aprovar
}
desk-countersign = { $count ->
    [one] convenção por contra-assinar
   *[other] convenções por contra-assinar
}
desk-pay = { $count ->
    [one] parcela por pagar
   *[other] parcelas por pagar
}
desk-approve-payment = { $count ->
    [one] pagamento por aprovar
   *[other] pagamentos por aprovar
}
desk-release = { $count ->
    [one] pagamento por ordenar
   *[other] pagamentos por ordenar
}
desk-fund = { $count ->
    [one] programa com chamadas publicadas e sem fundos
   *[other] programas com chamadas publicadas e sem fundos
}
desk-bank = { $count ->
    [one] conta bancária por verificar
   *[other] contas bancárias por verificar
}
desk-organisations = { $count ->
    [one] A sua organização
   *[other] As suas organizações
}
desk-roles = { $count ->
    [one] A sua função
   *[other] As suas funções
}

desk-todo = O que espera por si
desk-nothing = Nada espera por si hoje.
desk-no-programme = Ainda não existe nenhum programa. Crie um: todas as chamadas dependem dele.
desk-nobody = A sua conta ainda não tem organização nem função.
desk-nobody-action = Registar uma organização
desk-drafts-title = Os seus rascunhos
desk-parts = Para onde ir
desk-you = A sua conta
desk-role-everywhere = todos os países
desk-role-programme = programa { $code }
desk-role-call = chamada { $code }
desk-part-dashboard = Os números do programa: pessoas, candidaturas, dinheiro.
desk-part-programmes = O que os doadores financiam e os seus fundos.
desk-part-calls = Redigir, rever, publicar e seguir as candidaturas recebidas.
desk-part-partners = As organizações, a sua verificação e as suas contas.
desk-part-evaluations = As candidaturas que lhe foram atribuídas.
desk-part-agreements = Preparar, aprovar e assinar as convenções.
desk-part-payments = As parcelas, os pagamentos e o livro-razão.
desk-part-reports = Os relatórios esperados, recebidos e validados.
desk-part-users = As contas da equipa e as suas funções.
desk-part-proposals = Escrever e enviar as suas candidaturas.
desk-part-projects = As suas convenções, pagamentos e relatórios.
desk-part-organisation = O perfil, os membros e a conta bancária.
desk-returned = { $count ->
    [one] candidatura a corrigir
   *[other] candidaturas a corrigir
}
