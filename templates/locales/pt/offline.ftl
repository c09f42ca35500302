# A candidatura inteira num ficheiro, para trabalhar sem rede.

offline-title = Trabalhar sem rede
offline-intro = A candidatura inteira num só ficheiro. Abre em qualquer navegador, num computador ou num telemóvel, sem ligação. Nada muda aqui antes de concordar.
offline-step-download = 1. Descarregar o ficheiro
offline-download = Descarregar a candidatura inteira
offline-download-hint = Um ficheiro .html com o que está guardado agora. Copie-o para uma pen, ou guarde-o no telemóvel.
offline-step-fill = 2. Preenchê-lo
offline-fill-hint = Abra o ficheiro e preencha-o. Carregue em «Guardar neste aparelho»: um novo ficheiro com as suas respostas aparece nas transferências. Fique com o mais recente.
offline-fill-documents = Os documentos não estão no ficheiro. Acrescente-os aqui quando tiver ligação.
offline-fill-private = Quem abre o ficheiro lê a candidatura inteira. Guarde-o como guarda os seus papéis.
offline-step-upload = 3. Enviar o ficheiro preenchido
offline-file = O ficheiro que guardou
offline-upload = Ver as diferenças
offline-is-closed = O prazo terminou. Já nada se aproveita de um ficheiro.
offline-card-all = A candidatura inteira num ficheiro
offline-card-excel = Orçamento e beneficiários no Excel
offline-both = Mudado aqui e no ficheiro. Escolha o que fica.
offline-stays = Mudado aqui depois de o ficheiro ser feito. Isto fica: { $fields }.
offline-closed-sections = Estas secções não podem ser mudadas agora. O que o ficheiro diz delas fica de lado:

# No ficheiro.
offline-file-made = Candidatura { $number } · ficheiro feito em { $date }
offline-file-no-script = Este navegador não executa scripts. Pode ler e imprimir o ficheiro, mas não guardar as suas respostas. Abra-o noutro navegador.
offline-file-step-fill = Preencha aqui a candidatura, sem rede.
offline-file-step-save = Carregue em «Guardar neste aparelho». É criado um novo ficheiro com as suas respostas. Fique com o mais recente.
offline-file-step-upload = Quando tiver rede, envie este novo ficheiro neste endereço:
offline-file-contents = Secções
offline-file-closed = Esta secção não pode ser mudada.
offline-file-save = Guardar neste aparelho
offline-file-state-none = Nada para guardar.
offline-file-state-changed = Ainda não guardado.
offline-file-state-saved = Guardado às { $time }: { $name }
offline-file-state-failed = Não foi possível guardar. Experimente outro navegador.
offline-file-remove-row = Retirar esta linha com o que nela está escrito?
offline-note-beneficiaries = Conte cada pessoa uma só vez. Deixe vazio para ninguém.
offline-note-budget = Uma despesa por linha, em { $currency }. Os totais calculam-se sozinhos.
offline-note-documents = Os documentos ficam no portal. Acrescente-os lá quando tiver rede.
offline-line-add = Acrescentar uma linha
offline-line-remove = Retirar esta linha

# O que não está bem num ficheiro enviado.
unmet-offline-not-ours = Este não é o ficheiro de uma candidatura deste portal. Escolha o ficheiro .html que guardou.
unmet-offline-damaged = O ficheiro está danificado. Envie uma cópia guardada antes, ou abra-o num navegador e guarde-o de novo.
unmet-offline-too-large = O ficheiro é demasiado grande: no máximo { $max-bytes }. Envie o ficheiro como o guardou, sem lhe acrescentar nada.
unmet-offline-too-much = Os textos do ficheiro são demasiado longos. Encurte-os, guarde o ficheiro de novo e envie-o.
unmet-offline-other-format = Este ficheiro é de outra versão do portal. Descarregue de novo a candidatura e passe para lá as suas respostas.
unmet-offline-other-portal = Este ficheiro vem de outro portal. Descarregue o ficheiro aqui e preencha esse.
unmet-offline-changed = A parte do ficheiro que o portal assinou foi alterada. Descarregue de novo a candidatura e passe para lá as suas respostas.
unmet-offline-other-proposal = Este ficheiro é o da candidatura { $other }. Envie o da candidatura { $number }.
unmet-offline-closed = O prazo terminou. Nada se aproveita do ficheiro.
unmet-offline-choose = { $name }: escolha o que fica.
unmet-offline-choose-here = Escolha o que fica.
