# O orçamento e os beneficiários num livro Excel.

workbook-title = Trabalhar no Excel
workbook-intro = Preencha o orçamento e os beneficiários no seu computador, sem ligação, no Excel ou no LibreOffice. Nada muda aqui antes de concordar.
workbook-step-download = 1. Descarregar o ficheiro
workbook-step-fill = 2. Preenchê-lo
workbook-step-upload = 3. Enviar o ficheiro preenchido
workbook-download = Descarregar em Excel ({ $size })
workbook-download-about = Descarregar em Excel (cerca de { $size })
workbook-download-hint = O ficheiro contém o que está guardado, com as regras da chamada.
workbook-fill-hint = Escreva nas células brancas. Escreva valores, não fórmulas. Mantenha o formato .xlsx.
workbook-upload-link = Enviar o ficheiro preenchido
workbook-offline = Sem ligação?
workbook-file = O ficheiro Excel preenchido
workbook-upload = Ver as diferenças
workbook-compare-title = O que o seu ficheiro muda
workbook-compare-intro = Nada está guardado ainda. Compare e depois aceite.
workbook-no-difference = O seu ficheiro diz o mesmo que a candidatura. Não há nada para guardar.
workbook-back-to-proposal = Voltar à candidatura
workbook-older = Esta secção mudou no portal desde que este ficheiro foi feito. Verifique que o ficheiro não apaga esse trabalho.
workbook-stale-title = Alguém guardou entretanto
workbook-stale-text = Nada foi mudado. Eis de novo as diferenças, com o que está guardado agora.
workbook-now = Na candidatura
workbook-then = No ficheiro
workbook-what = O que muda
workbook-added = Acrescentada
workbook-removed = Retirada
workbook-changed = Alterada
workbook-line = Linha { $number }
workbook-row-named = { $row } – { $name }
workbook-totals = Totais
workbook-people-caption = Pessoas, célula a célula
workbook-lines-caption = Linhas do orçamento
workbook-rules-after = As regras da chamada, com o ficheiro
workbook-take = Usar a secção «{ $section }» do ficheiro
workbook-accept = Aceitar estas mudanças
workbook-refuse = Não mudar nada
workbook-flash-saved = As mudanças do ficheiro estão guardadas.

# No livro.
workbook-sheet-budget = Orçamento
workbook-sheet-beneficiaries = Beneficiários
workbook-number = N.º
workbook-help-budget = Preencha as células brancas, uma despesa por linha, em { $currency }. Escolha a rubrica na lista. Os totais calculam-se sozinhos. Escreva valores, não fórmulas.
workbook-help-beneficiaries = Preencha as células brancas. Conte cada pessoa uma só vez. Deixe vazio para ninguém. Os totais calculam-se sozinhos.
workbook-rule-grant-maximum = Subvenção pedida: no máximo { $limit }.
workbook-rule-grant-minimum = Subvenção pedida: no mínimo { $limit }.
workbook-rule-indirect-cap = Custos indiretos: no máximo { $limit } dos custos diretos.
workbook-rule-contingency-cap = Imprevistos: no máximo { $limit } dos custos diretos.
workbook-rule-staff-cap = Recursos humanos: no máximo { $limit } do total.
workbook-rule-own-share = A sua parte: no mínimo { $limit } do total.
workbook-rule-target = A chamada pede no mínimo { $limit } pessoas.
workbook-rule-community = Comunidade: no mínimo { $limit } das pessoas.
workbook-prompt-heading = Escolha uma rubrica na lista.
workbook-prompt-description = Diga o que compra ou paga.
workbook-prompt-unit = O que se conta: mês, lote, pessoa.
workbook-prompt-quantity = Quantas unidades. No máximo três decimais.
workbook-prompt-unit-cost = O preço de uma unidade.
workbook-prompt-own-share = O que a sua organização paga desta linha. Vazio: nada.
workbook-prompt-people = Um número inteiro de pessoas. Vazio: ninguém.
workbook-refusal-heading = Escolha uma rubrica da lista.
workbook-refusal-description = No máximo 300 caracteres.
workbook-refusal-unit = No máximo 60 caracteres.
workbook-refusal-quantity = Escreva um número positivo.
workbook-refusal-unit-cost = Escreva um montante positivo.
workbook-refusal-own-share = Escreva um montante positivo.
workbook-refusal-people = Escreva um número inteiro de pessoas.

# O que não está bem num ficheiro enviado.
unmet-workbook-not-xlsx = Este ficheiro não é um livro Excel (.xlsx). Guarde-o no formato «Livro do Excel (.xlsx)» e tente de novo.
unmet-workbook-encrypted = O ficheiro está protegido por uma palavra-passe. Retire-a e tente de novo.
unmet-workbook-macros = O ficheiro contém macros. Guarde-o no formato .xlsx, sem macros.
unmet-workbook-too-large = O ficheiro é grande de mais: no máximo { $max-bytes }. Envie o ficheiro descarregado aqui, sem imagens acrescentadas.
unmet-workbook-too-large-inside = O conteúdo do ficheiro é grande de mais depois de aberto. Envie o ficheiro descarregado aqui, sem nada acrescentado.
unmet-workbook-damaged = O ficheiro está danificado e não abre. Guarde-o de novo e tente outra vez.
unmet-workbook-not-ours = Este livro não vem deste portal. Descarregue o ficheiro da sua candidatura e preencha esse.
unmet-workbook-other-template = Este livro é de outra versão do modelo. Descarregue-o de novo e passe para lá os seus números.
unmet-workbook-other-proposal = Este livro pertence a outra candidatura. Envie o da candidatura { $number }.
unmet-workbook-sheet-missing = Falta a folha «{ $sheet }». Não mude o nome das folhas.
unmet-workbook-columns-moved = Folha «{ $sheet }»: há linhas ou colunas deslocadas. Descarregue o ficheiro de novo e passe para lá os seus números.
unmet-workbook-too-many-lines = Folha «{ $sheet }»: há linhas a mais. Um orçamento tem no máximo { $max } linhas.
unmet-workbook-too-much = Os textos do ficheiro são longos de mais para um orçamento. Encurte as designações.
unmet-workbook-formula = Folha «{ $sheet }», linha { $row }, coluna { $column }: é uma fórmula. Escreva o valor em vez dela.
unmet-workbook-no-value = Folha «{ $sheet }», linha { $row }, coluna { $column }: não é nem texto nem número. Escreva o valor de novo.
unmet-workbook-number-unreadable = Folha «{ $sheet }», linha { $row }, coluna { $column }: não é um número. Escreva-o em algarismos.
unmet-workbook-number-ambiguous = Folha «{ $sheet }», linha { $row }, coluna { $column }: este número pode ler-se de duas maneiras. Escreva-o sem ponto nem vírgula.
unmet-workbook-number-decimals = { $decimals ->
    [0] Folha «{ $sheet }», linha { $row }, coluna { $column }: escreva um número inteiro, sem decimais.
   *[other] Folha «{ $sheet }», linha { $row }, coluna { $column }: escreva no máximo { $decimals } decimais.
}
unmet-workbook-number-negative = Folha «{ $sheet }», linha { $row }, coluna { $column }: escreva um número positivo.
unmet-workbook-number-too-large = Folha «{ $sheet }», linha { $row }, coluna { $column }: este número é grande de mais. Verifique os zeros.
unmet-workbook-heading-unknown = Folha «{ $sheet }», linha { $row }, coluna { $column }: esta rubrica não existe. Escolha-a na lista.
unmet-workbook-text-too-long = Folha «{ $sheet }», linha { $row }, coluna { $column }: este texto é longo de mais (no máximo { $max } caracteres).
unmet-workbook-more-faults = { $count ->
    [one] Há mais { $count } erro neste ficheiro.
   *[other] Há mais { $count } erros neste ficheiro.
}
unmet-workbook-nothing-taken = Escolha o que usa do ficheiro.
