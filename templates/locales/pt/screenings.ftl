# As listas de sanções: nomes parecidos, decisões, importações.
nav-screening = Listas de sanções
desk-part-screening = Os nomes parecidos com os de uma lista e as listas importadas.
desk-screening = { $count ->
    [one] nome a comparar com uma lista de sanções
   *[other] nomes a comparar com uma lista de sanções
}
screening-lead = Os nomes das organizações e dos seus representantes, comparados com os das listas. A máquina aproxima, uma pessoa decide. Enquanto uma semelhança não for afastada, a organização não pode ser verificada.
screening-count = { $count ->
    [one] { $count } semelhança
   *[other] { $count } semelhanças
}
screening-order = As mais próximas primeiro
screening-organisation = Organização
screening-its-name = O seu nome
screening-compared = Nome comparado
screening-listed-name = Nome na lista
screening-likeness = Semelhança
screening-strong = Semelhança forte
screening-near = A examinar
screening-field-organisation = Nome da organização
screening-field-short-name = Sigla
screening-field-representative = Representante legal
screening-kind = Natureza
screening-kind-person = Pessoa
screening-kind-entity = Organização
screening-quality-primary = nome principal
screening-quality-good = outro nome, seguro
screening-quality-aka = outro nome
screening-quality-low = outro nome, pouco seguro: não comparado
screening-quality-original = escrita original
screening-none-open = Nenhuma semelhança espera uma decisão.
screening-none = Nenhuma semelhança neste estado.
screening-no-list = Ainda não foi importada nenhuma lista: nenhum nome é comparado.
screening-no-list-ask = Ainda não foi importada nenhuma lista: nenhum nome é comparado. A administração pode importar uma.
screening-no-list-yet = Nenhuma lista importada.
screening-lists = Listas importadas
screening-list-of = Nações Unidas, lista de { $date }
screening-list-size = Entradas: { $entries }. Nomes: { $names }.
screening-list-changes = Novas: { $added }. Alteradas: { $changed }. Retiradas: { $removed }.
screening-list-by = Importada em { $date } por { $name }
screening-import = Importar uma lista
screening-import-lead = O ficheiro XML da lista consolidada do Conselho de Segurança das Nações Unidas, tal como é publicado. Todas as organizações são comparadas de imediato. As decisões já tomadas mantêm-se, salvo se a entrada mudou.
screening-last = Última lista: de { $date }, importada em { $imported }.
screening-file = Ficheiro da lista
screening-import-button = Importar e comparar
screening-shrunk = Sim, esta é a lista inteira, e todas estas entradas foram retiradas
screening-shrunk-hint = Escolha de novo o ficheiro e assinale esta caixa.
screening-imported = A lista foi importada. Nenhuma semelhança nova.
screening-imported-found = A lista foi importada. Há semelhanças à espera de decisão.
screening-same = Esta lista já estava importada. As organizações foram comparadas de novo: nada muda.
screening-same-found = Esta lista já estava importada. As organizações foram comparadas de novo: há semelhanças à espera de decisão.
screening-match = Semelhança com uma lista de sanções
screening-found-on = Encontrada em { $date }
screening-registration = Registo
screening-entry = Entrada da lista
screening-names = Todos os seus nomes
screening-reference = Referência
screening-version = versão { $version }
screening-listed-on = Inscrita em
screening-removed = Esta entrada já não está na última lista importada.
screening-is-same = É a mesma pessoa ou organização.
screening-is-other = Não é a mesma.
screening-decided-by = Decidido por { $name }, em { $date }
screening-decide = Decidir
screening-decide-text = Compare também o que não é nome: data e local de nascimento, país, documentos. Em caso de dúvida, peça um documento à organização, sem dizer porquê.
screening-question = É a mesma pessoa ou organização?
screening-answer-no = Não, não é a mesma
screening-answer-no-hint = Fica registado até a entrada ou o nome mudar.
screening-answer-yes = Sim, é a mesma
screening-answer-yes-hint = A organização já não pode enviar nada nem ser paga.
screening-reason-hint = O que o mostra. Fica no registo.
screening-decide-button = Guardar a decisão
screening-confirmed-done = Decisão guardada: é a mesma. A organização está parada.
screening-dismissed-done = Decisão guardada: não é a mesma.

# O que falta.
unmet-partner-stopped = A equipa do programa está a examinar o processo desta organização. Nada pode ser enviado nem pago antes de o exame terminar. Escreva à equipa do programa.
unmet-screening-open = Um nome é parecido com «{ $name }» ({ $reference }) de uma lista de sanções. Decida primeiro em «Listas de sanções» se é a mesma pessoa ou organização.
unmet-screening-confirmed = «{ $name }» ({ $reference }) está numa lista de sanções, e é a mesma pessoa ou organização. Não pode ser verificada.
unmet-list-not-xml = Este ficheiro não é um XML legível, ou está cortado. Descarregue a lista de novo.
unmet-list-root = Este ficheiro não é uma lista consolidada das Nações Unidas: tem de começar por CONSOLIDATED_LIST.
unmet-list-doctype = Este ficheiro declara ou usa entidades, o que a lista publicada não faz. É recusado.
unmet-list-deep = Este ficheiro está encaixado demasiado fundo para ser a lista publicada.
unmet-list-too-long = Este ficheiro tem demasiadas entradas para ser a lista publicada.
unmet-list-empty = Este ficheiro não contém nenhuma entrada. A lista não é substituída.
unmet-list-date = Este ficheiro não diz quando a lista foi feita (dateGenerated).
unmet-list-entry = A entrada que termina na linha { $row } não tem identificador ou não tem nome. Nada é importado.
unmet-list-older = Esta lista é mais antiga do que a já importada. Nada é importado.
unmet-list-twice = A entrada { $reference } está duas vezes neste ficheiro. Nada é importado.
unmet-list-shrunk = Faltam nesta lista { $gone } das { $before } entradas da anterior. Pode ser só uma parte da lista, ou outra lista. Nada é importado. Verifique o ficheiro, ou confirme abaixo.
screening-field-board = Membro da direção
