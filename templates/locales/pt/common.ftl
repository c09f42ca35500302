# Palavras comuns a todas as páginas. Uma palavra própria de um nome fica no ficheiro desse nome.
# Português europeu, ortografia de 1990.

## O portal
brand-name = Kafo
brand-tagline = Microprojetos comunitários
brand-staff = Espaço do programa
brand-home = Kafo, início
meta-description = Chamadas de propostas para microprojetos comunitários na África Ocidental e Central.
skip-link = Ir para o conteúdo
nav-main = Menu principal
nav-menu = Menu
nav-language = Língua
nav-breadcrumb = Voltar
sign-in = Entrar
sign-out = Sair
footer-free = A candidatura é gratuita. Ninguém lhe pode pedir dinheiro para apresentar uma candidatura.
footer-permissions = Quem pode fazer o quê
footer-calls = Chamadas de propostas
footer-receipts = Verificar um recibo
footer-label = Rodapé
error-prefix = Erro:

## Menu
nav-home = Início
nav-programmes = Programas
nav-calls = Chamadas
nav-open-calls = Chamadas abertas
nav-all-calls = Todas as chamadas
nav-desk = A minha área
nav-proposals = As minhas candidaturas
nav-all-proposals = Candidaturas
nav-organisation = A minha organização
nav-partners = Organizações
nav-evaluations = As minhas avaliações
nav-rankings = Classificações
nav-decisions = Decisões
nav-agreements = Convenções
nav-payments = Pagamentos
nav-reports = Relatórios
nav-reports-and-payments = Relatórios e pagamentos
nav-projects = Projetos
nav-office-calls = Chamadas
nav-office-partners = Organizações
nav-office-agreements = Convenções
nav-office-payments = Pagamentos
nav-office-reports = Relatórios
nav-office-users = Utilizadores
nav-dashboard = Acompanhamento
nav-users = Utilizadores
nav-account = A minha conta
nav-help = Ajuda

## Botões e ligações
action-save = Guardar
action-save-draft = Guardar o rascunho
action-finish-section = Concluir a secção
action-check-and-send = Verificar e enviar
action-send = Enviar
action-continue = Continuar
action-start = Começar
action-cancel = Cancelar
action-back = Voltar
action-edit = Editar
action-change = Alterar
action-add = Adicionar
action-add-line = Adicionar uma linha
action-remove = Retirar
action-move-up = Subir
action-move-down = Descer
action-delete = Eliminar
action-confirm = Confirmar
action-withdraw = Retirar a candidatura
action-filter = Filtrar
action-clear-filter = Limpar os filtros
action-search = Procurar
action-see = Ver
action-open = Abrir
action-read = Ler
action-reply = Responder
action-print = Imprimir
action-download = Descarregar
action-export = Exportar
action-export-csv = Exportar (CSV)
action-upload = Enviar o ficheiro
action-verify = Verificar
action-accept = Aceitar
action-refuse = Recusar
action-send-back = Devolver para correção
action-approve = Aprovar
action-release = Ordenar o pagamento
action-prepare = Preparar
action-sign = Assinar
action-publish = Publicar
action-assign = Atribuir
action-invite = Convidar uma pessoa
action-resume = Retomar
action-previous = Anterior
action-next = Seguinte
action-close = Fechar
action-all = Ver tudo

## Palavras do dia a dia
yes = Sim
no = Não
none = Nenhum
all = Todos
optional = facultativo
total = Total
subtotal = Subtotal
amount = Montante
date = Data
deadline = Prazo
duration = Duração
country = País
place = Lugar
region = Região
language = Língua
sector = Setor
status = Estado
name = Nome
email = Endereço eletrónico
phone = Telefone
role = Função
organisation = Organização
programme = Programa
call = Chamada
lot = Lote
proposal = Candidatura
project = Projeto
reference = Referência
comment = Comentário
reason = Motivo
message = Mensagem
document = Documento
documents = Documentos
file = Ficheiro
version = Versão
currency = Moeda
actions = Ações
not-available = Não disponível
not-applicable = Não se aplica
not-given = Não indicado
free-of-charge = Gratuito
created-on = Criado em { $date }
updated-on = Alterado em { $date }
of-total = { $part } de { $whole }
out-of-share = { $part } de { $whole }, ou seja { $share }
count-days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
count-months = { $count ->
    [one] { $count } mês
   *[other] { $count } meses
}
count-people = { $count ->
    [one] { $count } pessoa
   *[other] { $count } pessoas
}
count-files = { $count ->
    [one] { $count } ficheiro
   *[other] { $count } ficheiros
}
count-results = { $count ->
    [0] Nenhum resultado
    [one] { $count } resultado
   *[other] { $count } resultados
}

## Datas e prazos
month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro
month-short-1 = jan.
month-short-2 = fev.
month-short-3 = mar.
month-short-4 = abr.
month-short-5 = mai.
month-short-6 = jun.
month-short-7 = jul.
month-short-8 = ago.
month-short-9 = set.
month-short-10 = out.
month-short-11 = nov.
month-short-12 = dez.
format-date = { $day } de { $month } de { $year }
format-date-short = { $day } { $month } { $year }
format-month = { $month } de { $year }
place-time-gw = hora de Bissau
place-time-gn = hora de Conacri
place-time-cm = hora de Iaundé
place-time-ml = hora de Bamaco
place-time-sn = hora de Dacar
place-time-gm = hora de Banjul
place-time-ng = hora de Lagos
place-time-ne = hora de Niamei
place-time-utc = hora UTC
days-today = Hoje
days-tomorrow = Amanhã
days-in = { $count ->
    [one] Daqui a { $count } dia
   *[other] Daqui a { $count } dias
}
days-ago = { $count ->
    [one] Há { $count } dia
   *[other] Há { $count } dias
}
days-late = { $count ->
    [one] { $count } dia de atraso
   *[other] { $count } dias de atraso
}
deadline-at = Prazo:
deadline-over = Prazo terminado
hint-date = Por exemplo 2027-01-12
hint-amount = Em algarismos, sem decimais, por exemplo 25 000
hint-amount-cents = Em algarismos, por exemplo 1 250,50
hint-file = { $types }, { $size } no máximo.
upload-units = kB MB
upload-sending = Envio do ficheiro em curso…
upload-lost = Ligação perdida. O envio recomeça sozinho.
upload-cancel = Cancelar o envio
upload-cancelled = Envio cancelado.
upload-done = Ficheiro recebido. Verificação em curso…
upload-shrinking = Redução da fotografia…
upload-shrunk = Fotografia reduzida: { $from } → { $to }.
upload-large = Este ficheiro tem { $size }. O limite é { $max }.
upload-signed-out = A sessão terminou. Inicie sessão noutro separador e envie de novo: o envio continua onde parou.
upload-failed = O envio falhou. Tente novamente.
file-scan = Antivírus:
file-fingerprint = Impressão digital
file-fingerprint-whole = Impressão digital completa (SHA-256)

## Formulários
error-summary-title = { $count ->
    [one] Há um problema
   *[other] Há { $count } problemas
}
error-label = Erro:
error-required = Preencha este campo.
error-number = Indique um número em algarismos, por exemplo 12.
error-amount = Indique um montante em algarismos, por exemplo 25 000.
error-date = Indique uma data, por exemplo 2027-01-12.
error-email = Indique um endereço eletrónico completo, por exemplo nome@exemplo.org.
error-choice = Escolha uma resposta.
error-too-long = O texto é demasiado longo: { $max } caracteres no máximo.
error-too-small = Indique pelo menos { $min }.
error-too-large = Indique no máximo { $max }.
error-file-missing = Escolha um ficheiro.
error-file-type = Este tipo de ficheiro não é aceite. Tipos aceites: { $types }.
error-file-size = O ficheiro é demasiado grande: { $max } no máximo.
select-choose = Escolha
select-all = Todos
saved-at = Guardado às { $time }
saved-never = Ainda não guardado
saving = A guardar…
saved-offline = Sem rede. Guardado neste aparelho às { $time }
saved-signed-out = A sessão expirou. Guardado neste aparelho. Entre de novo noutro separador.
saved-stale = Não guardado: alguém alterou esta página. O seu texto está guardado neste aparelho.
restore-found = Uma versão guardada neste aparelho não foi enviada.
restore-take = Retomar esta versão
restore-drop = Apagá-la
flash-success = Está feito
flash-info = A saber
flash-warning = Atenção
panel-next = E agora?
file-opens = { $name } ({ $type }, { $size })

## Listas e páginas
pagination-label = Páginas
pagination-page = Página { $page }
pagination-current = Página { $page }, página atual
pagination-previous = Página anterior
pagination-next = Página seguinte
meter-label = { $part } de { $whole }, ou seja { $share }
tasks-done = { $done } de { $all } secções concluídas
steps-label = Etapas
rule-kept = Cumprido:
rule-broken = Não cumprido:
tranche-state-label = parcela { $number }: { $state }
detail-more = Saber mais
filter-label = Filtrar a lista
map-label = Projetos por país
section-of = secção { $number } de { $all }

## Páginas de erro
error-400-title = Este pedido não se consegue ler
error-400-text = O endereço ou o formulário está incompleto. Volte à página anterior e tente de novo.
error-403-title = Não pode fazer isto
error-403-text = A sua função não permite esta ação nesta página. Se for um engano, escreva ao administrador do seu programa.
error-404-title = Esta página não existe
error-404-text = O endereço pode estar mal copiado, ou a página foi retirada. Se esperava uma candidatura, confirme que entrou com a conta certa.
error-409-title = Alguém alterou esta página antes de si
error-409-text = Nada se perdeu. O que escreveu aparece abaixo. Reabra a página para ver a versão atual e depois acrescente o que falta.
error-409-yours = O que tinha escrito
error-409-reopen = Reabrir a página
error-413-title = Este ficheiro é demasiado grande
error-413-text = O limite é de { $max }. Reduza o ficheiro, ou envie-o em várias partes, e tente de novo.
error-422-title = Algumas respostas precisam de correção
error-422-text = Volte à página anterior e corrija as respostas assinaladas.
error-429-title = Demasiadas tentativas
error-429-text = Para proteger as contas, espere alguns minutos antes de tentar de novo.
error-500-title = Ocorreu um erro do nosso lado
error-500-text = O seu rascunho guardado está intacto. Tente de novo dentro de alguns minutos. Se o erro voltar, indique-nos esta referência:
error-503-title = O serviço está parado por momentos
error-503-text = Voltamos dentro de alguns minutos. O que estava guardado está intacto.
error-home = Ir para o início
error-calls = Ver as chamadas abertas
error-reference = Referência: { $reference }

## Países, línguas, moedas
country-gw = Guiné-Bissau
country-gn = Guiné-Conacri
country-cm = Camarões
country-ml = Mali
country-sn = Senegal
country-gm = Gâmbia
country-ng = Nigéria
country-ne = Níger
country-all = Todos os países
lang-fr = francês
lang-en = inglês
lang-pt = português
currency-xof = francos CFA (BCEAO)
currency-xaf = francos CFA (BEAC)
currency-gnf = francos guineenses
currency-eur = euros
currency-usd = dólares dos Estados Unidos
currency-gmd = dalasis
currency-ngn = nairas

## Setores, tipos de organização, rubricas
sector-agriculture = Agricultura
sector-fisheries = Pesca
sector-transport = Transporte
sector-trade = Comércio
sector-all = Todos os setores
partner-kind-ngo = ONG
partner-kind-community-organisation = Organização comunitária de base
partner-kind-informal-group = Grupo informal
partner-kind-cooperative = Cooperativa
partner-kind-company = Empresa
partner-kind-local-authority = Autarquia local
heading-human-resources = Recursos humanos
heading-travel = Deslocações
heading-equipment = Equipamento e materiais
heading-local-office = Escritório local
heading-services = Serviços
heading-activities = Atividades
heading-beneficiary-grants = Apoios aos beneficiários
heading-indirect-costs = Custos indiretos
heading-contingency = Imprevistos

## Funções
role-programme-officer = Responsável de programa
role-evaluator = Avaliador
role-committee-chair = Presidente do comité
role-decision-maker = Decisor
role-finance-officer = Responsável financeiro
role-finance-approver = Aprovador financeiro
role-auditor = Auditor
role-donor = Doador
role-administrator = Administrador
role-signatory = Signatário
role-editor = Redator
role-reader = Leitor
role-public = Público
role-signed-in = Pessoa autenticada
role-system = O portal
