# Os estados de todos os nomes: state-<nome>-<estado>. As cores estão em src/adapters/templates/tags.rs.

state-call-draft = Rascunho
state-call-in-review = Em revisão
state-call-published = Publicada
state-call-upcoming = Futura
state-call-open = Aberta
state-call-closing-soon = Fecha em breve
state-call-closed = Encerrada
state-call-in-evaluation = Em avaliação
state-call-decided = Decidida
state-call-archived = Arquivada
state-call-cancelled = Cancelada

state-question-open = Sem resposta
state-question-published = Resposta publicada
state-question-set-aside = Posta de lado

state-partner-draft = Rascunho
state-partner-submitted = A verificar
state-partner-verified = Verificada
state-partner-refused = Recusada
state-partner-suspended = Suspensa
state-partner-expired = Expirada

state-proposal-draft = Rascunho
state-proposal-submitted = Enviada
state-proposal-eligible = Elegível
state-proposal-ineligible = Não elegível
state-proposal-returned = A corrigir
state-proposal-in-evaluation = Em avaliação
state-proposal-ranked = Classificada
state-proposal-awarded = Selecionada
state-proposal-reserve = Lista de reserva
state-proposal-not-retained = Não selecionada
state-proposal-accepted = Aceite pelo parceiro
state-proposal-declined = Declinada pelo parceiro
state-proposal-contracted = Convenção assinada
state-proposal-withdrawn = Retirada

state-scorecard-assigned = Por começar
state-scorecard-declared = Sem conflito de interesses
state-scorecard-in-progress = Em curso
state-scorecard-handed-in = Entregue
state-scorecard-recused = Escusado
state-scorecard-reopened = Reaberta

state-agreement-prepared = Preparada
state-agreement-approved = Aprovada
state-agreement-signed-by-partner = Assinada pelo parceiro
state-agreement-in-force = Em vigor
state-agreement-completed = Concluída
state-agreement-suspended = Suspensa
state-agreement-terminated = Rescindida
state-agreement-closed = Encerrada

state-tranche-planned = Futura
state-tranche-due = A pagar
state-tranche-in-payment = Em pagamento
state-tranche-paid = Paga
state-tranche-reduced = Reduzida
state-tranche-cancelled = Cancelada
state-tranche-blocked = Bloqueada

state-payment-prepared = Preparado
state-payment-approved-once = Aprovado uma vez
state-payment-approved = Aprovado
state-payment-released = Ordenado
state-payment-confirmed = Receção confirmada
state-payment-failed = Falhado
state-payment-cancelled = Cancelado

state-report-upcoming = Futuro
state-report-expected = Esperado
state-report-due = Esperado
state-report-overdue = Em atraso
state-report-draft = Rascunho
state-report-submitted = A validar
state-report-returned = A corrigir
state-report-accepted = Validado

state-decision-award = Selecionar
state-decision-reserve = Pôr em reserva
state-decision-reject = Não selecionar
state-outcome-award = Selecionada
state-outcome-reserve = Em reserva
state-outcome-reject = Não selecionada

state-task-not-started = Por começar
state-task-to-start = Por começar
state-task-in-progress = Em curso
state-task-done = Concluído
state-task-not-yet = Ainda não é possível
state-task-to-correct = A corrigir

state-file-pending = Em verificação
state-file-clean = Verificado
state-file-refused = Recusado
state-file-not-scanned = Não verificado

state-bank-declared = Declarada
state-bank-confirmed = Confirmada uma vez
state-bank-verified = Verificada
state-bank-frozen = Congelada
state-bank-replaced = Substituída

# Semelhanças com uma lista de sanções.
state-screening-open = Por decidir
state-screening-confirmed = É a mesma
state-screening-dismissed = Não é a mesma
state-screening-lapsed = Já não é parecida
state-paper-valid = Válido
state-paper-missing = Em falta
state-paper-ends-soon = Expira em breve
state-paper-expired = Fora de prazo
state-duplicate-open = A comparar
state-duplicate-different = Diferentes
state-duplicate-merged = Reunidas
state-duplicate-lapsed = Sem objeto
