# Os valores fixos do domínio: <tipo>-<valor>. Setores, países, funções e rubricas estão em common.ftl.

## Pessoas contadas
sex-female = Mulheres
sex-male = Homens
age-0-17 = Menos de 18 anos
age-18-35 = 18 a 35 anos
age-36-plus = 36 anos ou mais
group-returnee = Retornados
group-community = Comunidade
group-potential-migrant = Migrantes potenciais

## Secções de uma candidatura e de um relatório
section-project = Projeto
section-place = Lugar e consulta
section-beneficiaries = Beneficiários
section-activities = Atividades
section-results = Resultados
section-budget = Orçamento
section-documents = Documentos
report-section-narrative = Narrativa
report-section-results = Resultados
report-section-people = Pessoas
report-section-spending = Despesas
report-section-documents = Documentos
report-kind-interim = Relatório intercalar
report-kind-final = Relatório final

## Documentos
owner-call = Chamada
owner-partner = Organização
owner-proposal = Candidatura
owner-report = Relatório
owner-agreement = Convenção
owner-payment = Pagamento
purpose-call-guidelines = Orientações da chamada
purpose-registration = Certificado de registo
purpose-statutes = Estatutos
purpose-accounts = Contas
purpose-bank-proof = Comprovativo da conta bancária
purpose-consultation = Ata da consulta
purpose-quote = Orçamento de fornecedor
purpose-support-letter = Carta de apoio
purpose-photo = Fotografia
purpose-submission-receipt = Recibo
purpose-agreement-text = Convenção
purpose-agreement-sealed = Convenção selada
purpose-agreement-evidence = Prova das assinaturas
purpose-spending-proof = Comprovativo de despesa
purpose-report-annex = Anexo do relatório
purpose-payment-proof = Comprovativo de pagamento
purpose-other = Outro documento

## Declarações de uma organização
declaration-non-profit = A organização não tem fins lucrativos.
declaration-human-rights = A organização respeita os direitos humanos.
declaration-partnership = A organização aceita as regras da parceria.
declaration-non-discrimination = A organização não discrimina ninguém.
declaration-protection = A organização protege as pessoas contra a exploração e os abusos.
declaration-integrity = A organização recusa a fraude e a corrupção.
declaration-sanctions = Nem a organização nem os seus responsáveis estão sob sanções.
declaration-truth = As informações dadas são exatas.

## Dinheiro e classificação
entry-commitment = Compromisso
entry-disbursement = Desembolso
entry-refund = Reembolso
entry-write-off = Anulação de dívida
entry-correction = Correção
tie-breaker-section-score = A melhor nota na secção { $section }
tie-breaker-cost-per-beneficiary = O menor montante por beneficiário
tie-breaker-earlier-submission = A entrega mais antiga
purpose-mandate = Mandato do representante
purpose-tax-clearance = Certidão fiscal e social
