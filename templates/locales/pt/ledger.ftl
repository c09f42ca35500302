# Livro dos compromissos e pagamentos.
ledger-title = Livro-razão
ledger-lead = Cada compromisso e cada movimento de dinheiro. Nada é apagado: um erro corrige-se com um lançamento contrário.
ledger-export = Exportar (CSV, cerca de { $size })
ledger-agreement = Número da convenção
ledger-from = De
ledger-to = Até
ledger-sums = Somas por moeda
ledger-sums-hint = Dos lançamentos escolhidos, calculadas agora
ledger-entries = { $count ->
    [one] { $count } lançamento
   *[other] { $count } lançamentos
}
ledger-entries-hint = Os mais recentes primeiro. A última coluna diz o que falta pagar ao projeto depois do lançamento.
ledger-entry-number = Lançamento { $number }
ledger-number = Número
ledger-day = Data
ledger-country = País
ledger-project = Projeto
ledger-partner = Organização
ledger-kind = Natureza
ledger-amount = Montante
ledger-currency = Moeda
ledger-memo = Descrição
ledger-running = Resto do projeto
ledger-empty = Nenhum lançamento corresponde.
ledger-file = livro-razao
