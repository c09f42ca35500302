# Os programas: o que os doadores financiam.

programmes-title = Programas
programmes-found = { $count ->
    [one] { $count } programa
   *[other] { $count } programas
}
programmes-new = Novo programa
programmes-edit = Alterar o programa
programmes-create = Criar o programa
programmes-new-lead = Um programa reúne chamadas e os fundos que as pagam. As finanças registam os fundos depois.
programmes-empty-create = Ainda não há nenhum programa. É preciso um para publicar uma chamada.
programmes-empty = De momento não há nenhum programa visível. Quem os cria é um administrador.
programmes-about = Apresentação
programmes-other-languages = Nas outras línguas
programmes-plan = Em resumo
programmes-calls = Chamadas publicadas
programmes-created = Criado em
programmes-see-calls = Ver as chamadas
programmes-see-figures = Ver o acompanhamento
programmes-funds = Fundos
programmes-funds-hint = O que os doadores dão. Cada pagamento verifica se ainda há o suficiente.
programmes-funds-none = Não há fundos registados. Sem fundos não pode sair nenhum pagamento. Uma pessoa das finanças regista-os.
programmes-funds-none-short = Nenhum
programmes-total = Total em { $currency }
programmes-entered = Registado em
programmes-add-funds = Adicionar fundos
programmes-add-funds-lead = O que um doador dá ao programa, numa moeda. Registe cada montante à parte.
programmes-donor-hint = O nome da organização que dá
programmes-amount-hint = Por exemplo 250 000 000
programmes-confirm-title = Registar estes fundos?
programmes-after = Fundos do programa depois, nesta moeda
programmes-confirm-warning = Estes fundos ficam no histórico: um erro corrige-se com mais um registo. Verifique o doador, a moeda e os zeros.
programmes-confirm = Registar os fundos
programmes-code-hint = Curto, com letras, algarismos e hífenes, por exemplo MICRO-2027. Não muda depois de existir uma chamada.
programmes-code-fixed = O programa tem uma chamada: o seu código já não muda.
programmes-summary-hint = Para quem, onde e com que objetivo
programmes-beneficiaries-hint = Pessoas abrangidas diretamente, todas as chamadas juntas
programmes-flash-created = O programa foi criado. As finanças podem registar os fundos.
programmes-flash-saved = O programa foi guardado.
programmes-flash-funded = Os fundos foram registados.
programmes-correct = Corrigir
programmes-correction = Correção
programmes-correct-title = Corrigir um fundo
programmes-correct-lead = O que foi registado continua visível. A diferença fica por baixo, com o seu motivo. Para outra moeda ou outro doador, reduza este fundo a 0 e adicione um novo.
programmes-correct-now = Registado até agora
programmes-correct-used = Usado por pagamentos, todos os fundos juntos
programmes-correct-right = Montante exato
programmes-correct-hint = O que o doador dá no total; 0 para retirar este fundo
programmes-correct-reason-hint = Por exemplo: um zero a mais, adenda do doador. Todos os que veem os fundos leem-no.
programmes-correct-difference = Diferença registada
programmes-correct-confirm-title = Registar esta correção?
programmes-correct-confirm-warning = A correção fica no histórico com o seu nome. Muda o que o programa pode pagar.
programmes-correct-confirm = Registar a correção
programmes-flash-corrected = A correção está registada.
unmet-fund-unchanged = É o montante registado. Indique o montante exato.
unmet-fund-below-payments = Pagamentos preparados ou feitos usam { $used-money } nesta moeda. Os fundos do programa não podem descer abaixo disso.
